//! Labelled spans to a typed record.
//!
//! One file for each kind of value. Every value stays as near to the printed form as its type
//! allows: abbreviations are not expanded, names not romanised, nothing is looked up. What was
//! labelled but not understood, and what bears no label, is named in [`Assembled::leftover`].

mod contributors;
mod date;
mod draft;
mod event;
mod identifier;
mod imprint;
mod item_type;
mod language;
mod law;
mod leftover;
pub mod meta;
mod month;
pub mod names;
mod note;
mod number;
mod numbering;
mod other;
mod relabel;
pub mod repeated;
pub mod schema_org;
mod spans;
mod title;
mod title_tail;
pub mod twin;
mod when;

use crate::record::Reference;
use crate::record::entry::FieldSpan;
use crate::record::label::LabelledSpan;
use crate::text::span::Span;

use draft::Draft;
use spans::Spans;

/// A record and where in the text its fields stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Assembled {
    /// The record; it has no id.
    pub reference: Reference,
    /// Which field came from where, in bytes of the text.
    pub fields: Vec<FieldSpan>,
    /// Parts of the text with letters or digits that are in no field; words that only announce one
    /// (`pp.`, `Под ред.`, `available at:`) are not among them.
    pub leftover: Vec<Span>,
    /// How sure the item type is, 0 to 1.
    pub type_confidence: f32,
}

/// Puts the record together. Spans are bytes of `text`; those that overlap an earlier one or do
/// not fit are not read, and so are left over.
pub fn assemble(text: &str, labels: &[LabelledSpan]) -> Assembled {
    let spans = Spans::new(text, labels);
    let mut draft = Draft::new();
    contributors::fill(&spans, &mut draft);
    title::fill(&spans, &mut draft);
    when::fill(&spans, &mut draft);
    numbering::fill(&spans, &mut draft);
    imprint::fill(&spans, &mut draft);
    identifier::fill(&spans, &mut draft);
    note::fill(&spans, &mut draft);
    other::fill(&spans, &mut draft);
    let (item_type, type_confidence) = item_type::decide(&spans, &draft);
    draft.reference.item_type = item_type;
    law::fill(&spans, &mut draft);
    note::kind_of_site(&mut draft);
    language::fill(&spans, &mut draft);
    let leftover = leftover::find(&spans, &draft);
    Assembled {
        reference: draft.reference,
        fields: draft.fields,
        leftover,
        type_confidence,
    }
}

#[cfg(test)]
mod tests;
