//! What a format cannot hold: findings CNV001 to CNV004.

use super::codec::{Read, Written};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::{ItemType, Reference, TextVariable, Variable};
use crate::text::rich::strip_markup;
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use std::collections::HashSet;

/// Collects what is lost of one reference after another.
#[derive(Default)]
pub(super) struct Losses {
    number: usize,
    key: Option<String>,
    found: Vec<Diagnostic>,
    /// Of which variables of which references something was said.
    told: HashSet<(usize, Variable)>,
}

/// So many records are written and read back together: what is read back takes many times the room of
/// its text.
const TOGETHER: usize = 256;

/// A file of records, `write` adding one after the other to its text, with what is lost of them: what `read`
/// makes of the written text is the judge.
pub(super) fn written(
    references: &[Reference],
    mut write: impl FnMut(&Reference, &mut String, &mut Losses),
    read: impl Fn(&str) -> Read,
) -> Written {
    let mut text = String::new();
    let mut losses = Losses::default();
    for (piece, references) in references.chunks(TOGETHER).enumerate() {
        let (first, from) = (piece * TOGETHER + 1, text.len());
        for (number, reference) in (first..).zip(references) {
            losses.begin(number, reference);
            write(reference, &mut text, &mut losses);
        }
        losses.compare(first, references, &read(&text[from..]));
    }
    Written {
        text,
        losses: losses.into_found(),
    }
}

impl Losses {
    /// The number of the reference it has turned to, from 1.
    pub fn number(&self) -> usize {
        self.number
    }

    /// Turns to reference number `number` (from 1).
    fn begin(&mut self, number: usize, reference: &Reference) {
        self.number = number;
        self.key = (!reference.id.is_empty()).then(|| reference.id.clone());
    }

    /// CNV001: a variable the format has no place for.
    pub fn dropped(&mut self, variable: Variable) {
        self.told.insert((self.number, variable));
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
        self.told.insert((self.number, variable));
        self.push(
            "CNV002",
            format!("`{variable}` is written less exactly than it is known"),
        );
    }

    /// CNV001 and CNV002 of whatever else a reader of the written file would not find as it was: the
    /// file read back is the judge. `back` has its records, in the order of `references`, whose first one has
    /// the number `first`.
    fn compare(&mut self, first: usize, references: &[Reference], back: &Read) {
        if back.entries.len() != references.len() {
            return;
        }
        let back = back.entries.iter().map(|entry| &entry.reference);
        for (number, (reference, back)) in (first..).zip(references.iter().zip(back)) {
            self.begin(number, reference);
            for variable in variables(reference) {
                if self.told.contains(&(number, variable)) || same(reference, back, variable) {
                    continue;
                }
                if back.has(variable) {
                    self.narrowed(variable);
                } else {
                    self.dropped(variable);
                }
            }
        }
    }

    /// CNV002: texts in another language than the record, which says so of the record alone.
    pub fn languages(&mut self, reference: &Reference) {
        for (variable, text) in &reference.texts {
            if text.language.is_some() && text.language != reference.language {
                self.push(
                    "CNV002",
                    format!("the language of `{variable}` is left out"),
                );
            }
        }
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
    fn into_found(mut self) -> Vec<Diagnostic> {
        self.found.sort_by_key(|d| d.reference);
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

/// Whether a variable has the same value in both, spaces, kinds of dashes and markup aside.
fn same(a: &Reference, b: &Reference, variable: Variable) -> bool {
    let plain = |text: &str| -> String {
        let text = text.replace("--", "-");
        let words: Vec<&str> = text.split_whitespace().collect();
        let dashes = words.join(" ");
        dashes
            .chars()
            .map(|c| if is_dash(c) { '-' } else { c })
            .collect()
    };
    let list = |text: &str| -> Vec<String> {
        text.split([';', ','])
            .map(|word| plain(&strip_markup(word.trim())))
            .collect()
    };
    match variable {
        Variable::Text(v @ TextVariable::Keyword) => {
            list(a.text(v).unwrap_or_default()) == list(b.text(v).unwrap_or_default())
        }
        Variable::Text(v) => a.text(v).map(plain) == b.text(v).map(plain),
        Variable::Number(v) => a.number(v).map(plain) == b.number(v).map(plain),
        Variable::Date(v) => a.dates.get(&v) == b.dates.get(&v),
        Variable::Identifier(v) => a.identifier(v) == b.identifier(v),
        Variable::Language => a.language == b.language,
        Variable::Names(v) => {
            let others = |r: &Reference| r.names.get(&v).is_some_and(|names| names.others);
            let parts = |r: &Reference| -> Vec<_> {
                r.names_of(v)
                    .iter()
                    .map(|name| name.parts.clone())
                    .collect()
            };
            others(a) == others(b) && parts(a) == parts(b)
        }
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
        .chain(reference.language.iter().map(|_| Variable::Language))
        .collect()
}
