//! An entry: one piece of a printed list or of a record file, with the record it was read as and
//! the place of everything.

use super::Reference;
use super::label::LabelledSpan;
use super::variable::Variable;
use crate::text::span::{Mapped, Span};

/// Where in an entry's text a field of its record stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldSpan {
    /// The field.
    pub variable: Variable,
    /// Bytes of the entry's text; a field may have several spans.
    pub span: Span,
    /// 0 to 1; 1 where the source itself names the field.
    pub confidence: f32,
}

/// One entry of a list or of a record file.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The entry's own text (lines joined), which knows its place in the file's text.
    pub text: Mapped,
    /// The labelled parts of the text, in order, not overlapping; empty in a record file.
    pub labels: Vec<LabelledSpan>,
    /// The record.
    pub reference: Reference,
    /// Which field came from where.
    pub fields: Vec<FieldSpan>,
    /// Parts of the text with letters or digits that are in no field of the record.
    pub leftover: Vec<Span>,
    /// How sure the item type is, 0 to 1.
    pub type_confidence: f32,
    /// How sure the whole parse is, 0 to 1.
    pub confidence: f32,
}

impl Entry {
    /// An entry of a record file: the text says itself what is what.
    pub fn of_record(text: Mapped, reference: Reference, fields: Vec<FieldSpan>) -> Entry {
        Entry {
            text,
            labels: Vec::new(),
            reference,
            fields,
            leftover: Vec::new(),
            type_confidence: 1.0,
            confidence: 1.0,
        }
    }

    /// The first place of a field in the entry's text.
    pub fn span_of(&self, variable: Variable) -> Option<Span> {
        self.fields
            .iter()
            .find(|field| field.variable == variable)
            .map(|field| field.span)
    }
}
