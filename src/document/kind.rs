//! The contract of a document kind: its names, how it is recognised, how its text is taken out.

use super::page::{Extracted, Page};
use crate::text::span::LineUnit;

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
    /// How its text is taken out.
    pub content: Content,
    /// What the line numbers of places in it count.
    pub lines: LineUnit,
    /// Whether fixes can be written into the file; if not, what its owner does instead.
    pub mending: Mending,
}

/// How the text of a kind is taken out of its files.
#[derive(Debug)]
pub enum Content {
    /// The file is a text, which is decoded first.
    Text {
        /// Whether a decoded text looks like it; quick, and `false` in doubt.
        recognise: fn(&str) -> bool,
        /// Takes the text out. Never fails: what cannot be understood is text.
        extract: fn(&str) -> Page,
    },
    /// The file is no text for a reader: an archive, a page description, control words.
    Binary {
        /// Whether bytes look like it; quick, and `false` in doubt.
        recognise: fn(&[u8]) -> bool,
        /// Takes the text out.
        read: fn(&[u8]) -> Result<Extracted, ExtractError>,
    },
}

/// Whether a fix can be written into a file of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mending {
    /// The text is what people read: it is changed in place.
    InPlace,
    /// Markup stands between the text and its reader; what to do instead.
    ByHand(&'static str),
}

/// Why the text of a binary document cannot be taken out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExtractError {
    /// The file is of another kind.
    #[error("this is no {kind} document ({why}); without `--from` the kind is found by content")]
    Other {
        /// The kind, as people write it.
        kind: &'static str,
        /// What is missing.
        why: String,
    },
    /// The file is of this kind, and broken.
    #[error("the {kind} document is damaged ({why}); {advice}")]
    Damaged {
        /// The kind, as people write it.
        kind: &'static str,
        /// What is broken.
        why: String,
        /// What to do.
        advice: &'static str,
    },
    /// The file unpacks to more than can be meant.
    #[error(
        "the {kind} document is too large ({why}); save the reference list as a document of its own"
    )]
    TooLarge {
        /// The kind, as people write it.
        kind: &'static str,
        /// What is too large.
        why: String,
    },
    /// A password protects it.
    #[error("the {kind} document is protected by a password; {advice}")]
    Encrypted {
        /// The kind, as people write it.
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// There are pages, but no text on them.
    #[error("the {kind} document has no text, only pictures of it; {advice}")]
    NoText {
        /// The kind, as people write it.
        kind: &'static str,
        /// What to do.
        advice: &'static str,
    },
}
