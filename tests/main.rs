//! One test binary; each module holds the tests of one concern.

mod cli;
mod compare;
mod csl;
mod csl_document;
mod csl_language;
mod gost;
mod mexico;
mod readme;
mod styles;
mod tidy;
