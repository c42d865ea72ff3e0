//! The contract of a rule on two lists.

use super::Found;
use super::pairing::Pairing;
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::span::Span;

/// What is fixed about a rule.
pub struct Manual {
    /// `PAR001`.
    pub code: &'static str,
    /// A short name: `unmatched-entry`.
    pub name: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// The rule is on unless it is ignored.
    pub default: bool,
    /// The manual page in Markdown: what it finds, why it matters, an example, what to do.
    pub text: &'static str,
    /// Pairs of lists, an entry a line, in which it must find something.
    pub bad: &'static [(&'static str, &'static str)],
    /// Pairs of lists in which it must find nothing.
    pub good: &'static [(&'static str, &'static str)],
}

/// A rule: its manual page and its work.
pub struct Rule {
    /// What `snoska rules CODE` prints.
    pub manual: Manual,
    /// Finds where the lists disagree.
    pub check: fn(&Pairing<'_>, &mut Findings<'_>),
}

/// Which of the two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The Cyrillic one.
    Cyrillic,
    /// The Latin one.
    Latin,
}

/// Collects what one rule finds.
pub struct Findings<'f> {
    manual: &'f Manual,
    pairing: &'f Pairing<'f>,
    found: &'f mut Found,
}

impl<'f> Findings<'f> {
    /// A collector for a rule that looks at this pairing.
    pub(super) fn new(
        manual: &'f Manual,
        pairing: &'f Pairing<'f>,
        found: &'f mut Found,
    ) -> Findings<'f> {
        Findings {
            manual,
            pairing,
            found,
        }
    }

    /// Adds a finding at `span`, bytes of the text of entry number `index` (from 0) of a list.
    pub fn add(&mut self, side: Side, index: usize, span: Span, message: impl Into<String>) {
        let (entries, list) = match side {
            Side::Cyrillic => (&self.pairing.cyrillic, &mut self.found.cyrillic),
            Side::Latin => (&self.pairing.latin, &mut self.found.latin),
        };
        let Some(prepared) = entries.get(index) else {
            return;
        };
        let id = &prepared.entry.reference.id;
        list.push(Diagnostic {
            code: self.manual.code,
            severity: self.manual.severity,
            message: message.into(),
            reference: Some(index + 1),
            key: (!id.is_empty()).then(|| id.clone()),
            span: prepared.entry.text.source_span(span),
            fix: None,
        });
    }
}

/// `entry 3 of the Cyrillic list`.
pub fn entry_of(side: Side, index: usize) -> String {
    let list = match side {
        Side::Cyrillic => "Cyrillic",
        Side::Latin => "Latin",
    };
    format!("entry {} of the {list} list", index + 1)
}
