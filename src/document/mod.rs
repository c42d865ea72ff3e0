//! Documents: bytes to text, text to the reference lists in it, lists to entries. It knows
//! nothing of what an entry says: `parse` reads that.
//!
//! ```
//! use snoska::document::{decode, find, kind_named};
//!
//! let bytes = "References\n1. Smith J. Maps. London: Sea, 1999. 12 p.\n2. Lee C. Seas. Bonn: Land, 2001. 20 p.";
//! let decoded = decode(bytes.as_bytes()).unwrap();
//! let page = (kind_named("text").unwrap().extract)(&decoded.text);
//! assert_eq!(find(&page).lists[0].entries.len(), 2);
//! ```

mod article;
mod density;
mod encoding;
mod entry_shape;
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
mod markdown;
mod marker;
mod numbering;
mod page;
mod segment;
mod shape;
mod text;

pub use article::ArticleClues;
pub use encoding::{DecodeError, Decoded, decode, encode};
pub use find::{Found, FoundList, LONGEST_ENTRY, find};
pub use kind::{DocumentKind, KindError};
pub use lines::lines;
pub use page::{Mark, Page};

/// The kinds of documents, the most telling first: the first one that recognises a text is its
/// kind.
pub static KINDS: &[&DocumentKind] = &[
    &latex::LATEX,
    &html::HTML,
    &markdown::MARKDOWN,
    &text::TEXT,
    &lines::LINES,
];

/// The kind that goes by this name.
///
/// # Errors
/// [`KindError::Unsupported`] for a kind we know but cannot read (its text must be taken out
/// first), [`KindError::Unknown`] for any other name.
pub fn kind_named(name: &str) -> Result<&'static DocumentKind, KindError> {
    let name = name.to_ascii_lowercase();
    KINDS
        .iter()
        .find(|kind| kind.name == name || kind.aliases.contains(&name.as_str()))
        .copied()
        .ok_or_else(|| KindError::of(&name))
}

/// The kind of a text: by the extension of its file (without the dot) if that is telling, else by
/// what the text looks like. Plain text if nothing else.
pub fn kind_of(extension: Option<&str>, text: &str) -> &'static DocumentKind {
    let extension = extension.map(str::to_ascii_lowercase);
    let named = KINDS.iter().find(|kind| {
        extension
            .as_deref()
            .is_some_and(|e| kind.extensions.contains(&e))
    });
    // `.txt` says little: pages saved from a browser are called so too.
    let named = named.filter(|kind| kind.name != "text");
    named
        .or_else(|| KINDS.iter().find(|kind| (kind.recognise)(text)))
        .copied()
        .unwrap_or(&text::TEXT)
}
