//! What a format cannot hold: findings CNV001 to CNV004.

use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{ItemType, Reference, Variable};
use crate::text::span::Span;

/// Collects what is lost of one reference after another.
#[derive(Default)]
pub(super) struct Losses {
    number: usize,
    key: Option<String>,
    found: Vec<Diagnostic>,
}

impl Losses {
    /// Turns to reference number `number` (from 1).
    pub fn begin(&mut self, number: usize, reference: &Reference) {
        self.number = number;
        self.key = (!reference.id.is_empty()).then(|| reference.id.clone());
    }

    /// CNV001: a variable the format has no place for.
    pub fn dropped(&mut self, variable: Variable) {
        self.push(
            "CNV001",
            format!("`{variable}` is left out: the format has no place for it"),
        );
    }

    /// CNV001: other forms (romanised, restored, translated) of a value.
    pub fn forms(&mut self, variable: Variable) {
        self.push(
            "CNV001",
            format!("other forms of `{variable}` are left out"),
        );
    }

    /// CNV001: what another format had kept for itself.
    pub fn custom(&mut self, key: &str) {
        let key: String = key.chars().filter(|c| !c.is_control()).take(60).collect();
        self.push("CNV001", format!("what was kept under `{key}` is left out"));
    }

    /// CNV002: a value that becomes less exact.
    pub fn narrowed(&mut self, variable: Variable) {
        self.push(
            "CNV002",
            format!("`{variable}` is written less exactly than it is known"),
        );
    }

    /// CNV003: a value that goes to a place where it is not looked for.
    pub fn moved(&mut self, message: &str) {
        self.push("CNV003", message.to_string());
    }

    /// CNV004: the item type becomes another.
    pub fn changed_type(&mut self, item: ItemType, written: &str) {
        self.push("CNV004", format!("the type `{item}` becomes `{written}`"));
    }

    /// What was lost, in the order of the references.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    fn push(&mut self, code: &'static str, message: String) {
        self.found.push(Diagnostic {
            code,
            severity: Severity::Warning,
            message,
            reference: Some(self.number),
            key: self.key.clone(),
            span: Span::at(0),
            fix: None,
        });
    }
}

/// Every variable of a reference that has a value.
pub(super) fn variables(reference: &Reference) -> Vec<Variable> {
    let names = reference.names.keys().map(|v| Variable::Names(*v));
    let texts = reference.texts.keys().map(|v| Variable::Text(*v));
    let dates = reference.dates.keys().map(|v| Variable::Date(*v));
    let numbers = reference.numbers.keys().map(|v| Variable::Number(*v));
    let identifiers = reference
        .identifiers
        .keys()
        .map(|v| Variable::Identifier(*v));
    names
        .chain(texts)
        .chain(dates)
        .chain(numbers)
        .chain(identifiers)
        .collect()
}
