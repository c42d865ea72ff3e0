//! Documents: bytes to text, text to the reference lists in it, lists to entries. It knows
//! nothing of what an entry says: `parse` reads that.
//!
//! ```
//! use snoska::document::{Content, decode, find, kind_of};
//!
//! let bytes = "References\n1. Smith J. Maps. London: Sea, 1999. 12 p.\n2. Lee C. Seas. Bonn: Land, 2001. 20 p.";
//! let decoded = decode(bytes.as_bytes()).unwrap();
//! if let Content::Text { extract, .. } = kind_of(None, &decoded.text).content {
//!     assert_eq!(find(&extract(&decoded.text)).lists[0].entries.len(), 2);
//! }
//! ```

mod article;
mod container;
mod counter;
mod density;
mod docx;
mod encoding;
mod entry_shape;
mod epub;
mod evidence;
mod find;
mod furniture;
mod heading;
mod html;
mod join;
mod kind;
mod latex;
mod line;
mod lines;
mod link;
mod markdown;
mod marker;
mod notes;
mod numbering;
mod odt;
mod page;
#[cfg(feature = "pdf")]
mod pdf;
mod rtf;
mod segment;
mod shape;
mod table;
mod text;

pub use article::ArticleClues;
pub use encoding::{DecodeError, Decoded, begins_as_utf8, decode, encode_like};
pub use find::{Found, FoundList, LONGEST_ENTRY, find};
pub use kind::{Content, DocumentKind, ExtractError, Mending};
pub use lines::lines;
pub use page::{Extracted, Mark, MetaTag, Page};

/// The kinds of documents, the most telling first: the first one that recognises a file is its
/// kind.
pub static KINDS: &[&DocumentKind] = &[
    &docx::DOCX,
    &odt::ODT,
    &epub::EPUB,
    &rtf::RTF,
    #[cfg(feature = "pdf")]
    &pdf::PDF,
    &latex::LATEX,
    &html::HTML,
    &markdown::MARKDOWN,
    &text::TEXT,
    &lines::LINES,
];

/// The kind that goes by this name.
pub fn kind_named(name: &str) -> Option<&'static DocumentKind> {
    let name = name.to_ascii_lowercase();
    KINDS
        .iter()
        .find(|kind| kind.name == name || kind.aliases.contains(&name.as_str()))
        .copied()
}

/// The kind of a file that is no text, by its content alone: names lie.
pub fn binary_kind_of(bytes: &[u8]) -> Option<&'static DocumentKind> {
    let is = |kind: &DocumentKind| match kind.content {
        Content::Binary { recognise, .. } => recognise(bytes),
        Content::Text { .. } => false,
    };
    KINDS.iter().find(|kind| is(kind)).copied()
}

/// The kind of a text: by the extension of its file (without the dot) if that is telling, else by
/// what the text looks like. Plain text if nothing else.
pub fn kind_of(extension: Option<&str>, text: &str) -> &'static DocumentKind {
    if let Some(kind) = extension.and_then(kind_of_extension) {
        return kind;
    }
    let is = |kind: &DocumentKind| match kind.content {
        Content::Text { recognise, .. } => recognise(text),
        Content::Binary { .. } => false,
    };
    KINDS
        .iter()
        .find(|kind| is(kind))
        .copied()
        .unwrap_or(&text::TEXT)
}

/// The kind of text that a file's extension (without the dot) tells. `.txt` says little: pages
/// saved from a browser are called so too.
pub fn kind_of_extension(extension: &str) -> Option<&'static DocumentKind> {
    let extension = extension.to_ascii_lowercase();
    let tells = |kind: &DocumentKind| {
        matches!(kind.content, Content::Text { .. })
            && kind.name != "text"
            && kind.extensions.contains(&extension.as_str())
    };
    KINDS.iter().find(|kind| tells(kind)).copied()
}
