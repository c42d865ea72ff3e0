//! Record formats: the list of them, found by name, extension or content.

pub mod codec;
