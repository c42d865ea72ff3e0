//! snoska reads, writes, formats, romanises, converts and checks bibliographic references.
//!
//! Data goes one way: a document is read into text, its reference list is found and cut into
//! entries, each entry is labelled and assembled into a typed [`record::Reference`], and the
//! records are rendered, converted or checked. [`pipeline`] walks the whole way.

pub mod assemble;
pub mod check;
pub mod compare;
pub mod csl;
pub mod diagnostic;
pub mod document;
pub mod formats;
pub mod parse;
pub mod pipeline;
pub mod record;
pub mod render;
pub mod report;
pub mod romanize;
pub mod text;
pub mod translit;
