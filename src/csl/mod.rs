//! Citation styles: a processor of CSL 1.0.2.
//!
//! A [`Style`] is read from XML; a [`Processor`] is made of a style and references, and prints
//! bibliographies and citations as rich text; a [`Document`] does so while citations come and go,
//! and tells what changes. Stages, each a module: XML into types (`read`,
//! `style`, `locale`), elements and an item into an output tree (`eval`), what depends on the
//! other items (`sort`, `position`, `disambiguate`, `collapse`), and the tree into rich text
//! (`punctuation`, `case`).
//!
//! Besides CSL 1.0.2 the processor knows, in any style:
//!
//! - of CSL-M: `<layout locale="ru uk">`; the conditions `locale`, `context`, `has-day`,
//!   `has-to-month-or-season`, `has-year-only` and `match="nand"`; `default-locale-sort` and
//!   `-x-sort-` in `default-locale` (forms to sort by: `en-US-x-sort-ru-alalc97`);
//!   `suppress-min`, `suppress-max` (from 1), `exclude-types`, `exclude-with-fields`,
//!   `skip-words`, `name-as-sort-order` and `name-never-short` of a locale, the variable `dummy`. The
//!   record's other forms are read from an item's `multi` (`formats::csl_json`). Left out is what serves law alone (jurisdictions, parallel citations,
//!   institutions in units), the imperial calendar, and what repairs fields (`leading-noise-words`,
//!   `subgroup-delimiter`, labels within `page`);
//! - of its own: `<text variable="…" form="translated">` (also `romanized`, `restored`), the same of
//!   `<names>`, `form="short"`, `full` and `with-country` of a place, `<if language="ru uk">` (the item's
//!   alone), `<if names-more-than="author:3">`, `<name case="genitive">` for Russian names,
//!   `name-as-sort-order="full"` (names whose given names are no initials),
//!   [`Options::item_language`], which prints each entry with the terms of its own language (on in
//!   a style that says `item-language="true"`), [`Options::translations`], which prints the
//!   translations of titles in any style, `romanization="ala-lc-simple"` of a style that is made for
//!   a system, [`ScriptOrder`] (`script-order="cyrillic-first"`) and options of a style
//!   ([`StyleOption`]).
//!
//! In a style of `version="1.1"` also what the draft of CSL 1.1 has accepted: `cs:intext`
//! ([`CitationMode`]); `cs:conditions`; `tested` with `date-precision`, `date-range` (EDTF) and
//! `matches`; `and="long"` and `and="short"`; `text-case="capitalize-subtitle"`;
//! `title-delimiter`, `title-sub-delimiter` and `normalize-title-delimiters` (full stops do not
//! divide a title here). EDTF strings are read as dates whatever the style. The draft's
//! institutional names are left out: their schema was never finished.
//!
//! It knows no output format and reads no file.

mod arrange;
mod case;
mod citation;
mod collapse;
mod collation;
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
mod trace;
mod value;

pub use citation::{Citation, CitationMode, Cite, Position};
pub use collation::ScriptOrder;
pub use document::{Changes, Document, DocumentError};
pub use info::StyleInfo;
pub use locale::Locale;
pub use option::{Choices, OptionValue, StyleOption};
pub use processor::{Options, Processor};
pub use read::StyleError;
pub use style::{Class, Style};
pub use trace::{Source, TracedEntry};

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
