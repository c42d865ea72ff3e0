//! Citation styles: a processor of CSL 1.0.2.
//!
//! A [`Style`] is read from XML; a [`Processor`] is made of a style and references, and prints
//! bibliographies and citations as rich text; a [`Document`] does so while citations come and go,
//! and tells what changes. Stages, each a module: XML into types (`read`,
//! `style`, `locale`), elements and an item into an output tree (`eval`), what depends on the
//! other items (`sort`, `position`, `disambiguate`, `collapse`), and the tree into rich text
//! (`punctuation`, `case`).
//!
//! Besides CSL 1.0.2 the processor knows: `<text variable="…" form="translated">` (also
//! `romanized`, `restored`), `<if language="ru uk">`, `<layout locale="ru uk">`, and
//! [`Options::item_language`], which prints each entry with the terms of its own language (on in
//! a style that says `item-language="true"`), [`Options::translations`], which prints the
//! translations of titles in any style, `romanization="ala-lc-simple"` of a style that is made for
//! a system, `<if names-more-than="author:3">`, `<name case="genitive">` for Russian names,
//! `form="short"` and `form="full"` of a place, and options of a style ([`StyleOption`]). It
//! knows no output format and reads no file.

mod arrange;
mod case;
mod citation;
mod collapse;
mod disambiguate;
mod document;
mod eval;
mod info;
mod locale;
pub mod locales;
mod option;
mod output;
mod position;
mod print;
mod processor;
mod punctuation;
mod read;
mod setting;
mod sort;
mod style;
pub mod styles;
mod substitute;
mod superscript;
mod value;

pub use citation::{Citation, Cite, Position};
pub use document::{Changes, Document, DocumentError};
pub use info::StyleInfo;
pub use locale::Locale;
pub use option::{Choices, OptionValue, StyleOption};
pub use processor::{Options, Processor};
pub use read::StyleError;
pub use style::{Class, Style};

use crate::record::Reference;
use crate::text::rich::{RichEntry, RichList};

/// Prints the bibliography of all `references`; empty for a style that has none.
pub fn bibliography(style: &Style, references: &[Reference], options: &Options) -> RichList {
    Processor::new(style, references, options).bibliography()
}

/// Prints the citations of a document, in their order. `references` are all that the document
/// cites: numbers and disambiguation depend on them.
pub fn citations(
    style: &Style,
    references: &[Reference],
    citations: &[Citation],
    options: &Options,
) -> Vec<RichEntry> {
    Processor::new(style, references, options).citations(citations)
}
