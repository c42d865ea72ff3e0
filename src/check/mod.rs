//! Finds what is wrong in reference lists, and mends what is safe.

pub mod rule;
