//! One test binary; each module holds the tests of one concern.

mod cli;
mod gost;
mod csl;
mod mexico;
mod readme;
mod styles;
mod tidy;
