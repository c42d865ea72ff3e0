//! A record while it is being put together, with the places of its fields.

use crate::record::entry::FieldSpan;
use crate::record::identifier::Identifier;
use crate::record::label::LabelledSpan;
use crate::record::{Date, ItemType, Number, Reference, Text};
use crate::record::{DateVariable, IdentifierVariable, NumberVariable, TextVariable, Variable};
use crate::text::span::Span;

/// The record so far.
pub struct Draft {
    /// Its values.
    pub reference: Reference,
    /// Where they came from.
    pub fields: Vec<FieldSpan>,
    /// Spans that were understood and are no field: role words, list numbers.
    pub understood: Vec<Span>,
}

impl Draft {
    /// An empty record.
    pub fn new() -> Draft {
        Draft {
            reference: Reference::new(ItemType::Document),
            fields: Vec::new(),
            understood: Vec::new(),
        }
    }

    /// Notes where a field stands.
    pub fn place(&mut self, variable: Variable, from: LabelledSpan) {
        self.fields.push(FieldSpan {
            variable,
            span: from.span,
            confidence: from.confidence,
        });
    }

    /// Notes that a span was understood though it is no field.
    pub fn understand(&mut self, span: Span) {
        self.understood.push(span);
    }

    /// Adds a text; a second value of one variable is joined to the first by `divider`. An empty
    /// value is not taken.
    pub fn text(
        &mut self,
        variable: TextVariable,
        value: impl Into<Text>,
        divider: &str,
        from: LabelledSpan,
    ) {
        let value = value.into();
        if value.value.is_empty() {
            return;
        }
        self.place(Variable::Text(variable), from);
        match self.reference.texts.get_mut(&variable) {
            Some(known) if known.value == value.value => {}
            Some(known) => {
                known.value.push_str(divider);
                known.value.push_str(&value.value);
                known.forms.extend(value.forms);
            }
            None => {
                self.reference.texts.insert(variable, value);
            }
        }
    }

    /// Adds a number; a second value of one variable is joined to the first by a comma.
    pub fn number(&mut self, variable: NumberVariable, value: &str, from: LabelledSpan) {
        if value.is_empty() {
            return;
        }
        self.place(Variable::Number(variable), from);
        match self.reference.numbers.get_mut(&variable) {
            Some(known) if known.0 == value => {}
            Some(known) => {
                known.0.push_str(", ");
                known.0.push_str(value);
            }
            None => {
                self.reference.numbers.insert(variable, Number::from(value));
            }
        }
    }

    /// Sets a date that has no value yet.
    pub fn date(&mut self, variable: DateVariable, value: Date, from: LabelledSpan) {
        self.place(Variable::Date(variable), from);
        self.reference.dates.entry(variable).or_insert(value);
    }

    /// Sets an identifier that has no value yet; whether it was taken.
    pub fn identifier(&mut self, value: Identifier, from: LabelledSpan) -> bool {
        let kind = value.kind();
        let taken = match self.reference.identifiers.get(&kind) {
            Some(known) => *known == value,
            None => true,
        };
        if taken {
            self.place(Variable::Identifier(kind), from);
            self.reference.identifiers.entry(kind).or_insert(value);
        }
        taken
    }

    /// Keeps by name what no variable can hold.
    pub fn custom(&mut self, name: &str, value: &str, from: LabelledSpan) {
        self.reference.custom.insert(name.to_string(), value.into());
        self.understand(from.span);
    }

    /// Whether an identifier is known.
    pub fn has_identifier(&self, kind: IdentifierVariable) -> bool {
        self.reference.identifiers.contains_key(&kind)
    }
}
