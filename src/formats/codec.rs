//! The contract of a record format: its name, how to recognise it, how it is read and written.

use crate::diagnostic::Diagnostic;
use crate::record::Reference;
use crate::record::entry::Entry;

/// A record format as a plain value.
pub struct Codec {
    /// The name `--from` and `--to` take: `csl-json`, `bibtex`.
    pub name: &'static str,
    /// Other names by which it goes.
    pub aliases: &'static [&'static str],
    /// What it is, in a few words.
    pub title: &'static str,
    /// Usual file extensions without the dot, the first one for output.
    pub extensions: &'static [&'static str],
    /// Whether a text looks like this format.
    pub recognise: fn(&str) -> bool,
    /// Reads a text; `None` for a format that is only written.
    pub read: Option<fn(&str) -> Read>,
    /// Writes references; `None` for a format that is only read.
    pub write: Option<fn(&[Reference], &WriteOptions) -> Written>,
}

/// What a reader gives back: all it understood, and what it did not. Reading never fails.
#[derive(Debug, Default)]
pub struct Read {
    /// The entries, in the order of the file.
    pub entries: Vec<Entry>,
    /// What was wrong with the text; an entry that could not be read is an error here.
    pub diagnostics: Vec<Diagnostic>,
}

/// What a writer gives back.
#[derive(Debug, Default)]
pub struct Written {
    /// The text of the file.
    pub text: String,
    /// What the format could not hold (codes CNV001 to CNV004); spans are empty, `reference`
    /// counts from 1.
    pub losses: Vec<Diagnostic>,
}

/// How to write.
#[derive(Clone, Debug, Default)]
pub struct WriteOptions {
    /// Write LaTeX commands for what is not ASCII (`\'e`), in the formats that are TeX.
    pub ascii: bool,
}
