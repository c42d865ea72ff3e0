//! The contract of a document kind: its names, how it is recognised, how its text is taken out.

use super::page::Page;

/// A kind of document as a plain value.
#[derive(Debug)]
pub struct DocumentKind {
    /// The name `--from` takes: `html`.
    pub name: &'static str,
    /// Other names by which it goes.
    pub aliases: &'static [&'static str],
    /// What it is, in a few words.
    pub title: &'static str,
    /// Usual file extensions, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a decoded text looks like it; quick, and `false` in doubt.
    pub recognise: fn(&str) -> bool,
    /// Takes the text out. Never fails: what cannot be understood is text.
    pub extract: fn(&str) -> Page,
}

/// Why there is no such kind.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KindError {
    /// A kind we know of and cannot read yet.
    #[error("{name} documents cannot be read yet: {advice}")]
    Unsupported {
        /// Its name, in capitals as usual.
        name: &'static str,
        /// What to do instead.
        advice: &'static str,
    },
    /// No kind goes by this name.
    #[error("there is no document kind `{0}`")]
    Unknown(String),
}

impl KindError {
    /// The error for a name (in small letters) that is not on the list.
    pub(super) fn of(name: &str) -> KindError {
        match name {
            "docx" | "doc" | "odt" => KindError::Unsupported {
                name: "Word",
                advice: "convert it first, e.g. `pandoc -t plain --wrap=none FILE`, or save it as text",
            },
            "pdf" => KindError::Unsupported {
                name: "PDF",
                advice: "take its text out first, e.g. `pdftotext -layout FILE -`",
            },
            _ => KindError::Unknown(name.to_string()),
        }
    }
}
