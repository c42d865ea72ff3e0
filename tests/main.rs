//! One test binary; each module holds the tests of one concern.

mod cli;
mod csl;
mod gost;
mod mexico;
mod readme;
mod styles;
mod tidy;
