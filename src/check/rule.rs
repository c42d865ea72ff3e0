//! The contract of a rule, and what a rule may look at.

use crate::diagnostic::{Diagnostic, Severity};
use crate::record::entry::Entry;
use crate::text::span::Span;

/// What rules look at: one file's entries, as a list.
pub struct List<'a> {
    /// The file's decoded text; the spans of diagnostics are bytes of it.
    pub source: &'a str,
    /// The entries in the order of the file.
    pub entries: &'a [Entry],
    /// The entries come from printed text (else from a record file).
    pub printed: bool,
    /// Today, for dates in the future.
    pub today: crate::record::date::DatePoint,
}

/// What is fixed about a rule.
pub struct Manual {
    /// `SYN001`.
    pub code: &'static str,
    /// A short name: `empty-field`.
    pub name: &'static str,
    /// How bad a finding is.
    pub severity: Severity,
    /// The rule is on unless it is ignored.
    pub default: bool,
    /// The manual page in Markdown: what it finds, why it matters, an example, what to use
    /// instead, references.
    pub text: &'static str,
    /// Entries (or whole lists, one entry a line) in which it must find something.
    pub bad: &'static [&'static str],
    /// Entries (or whole lists) in which it must find nothing.
    pub good: &'static [&'static str],
}

/// A rule: its manual page and its work.
pub struct Rule {
    /// What `snoska rules CODE` prints.
    pub manual: Manual,
    /// Finds what is wrong in a list.
    pub check: fn(&List<'_>, &mut Findings<'_>),
}

/// Collects what one rule finds.
pub struct Findings<'a> {
    manual: &'a Manual,
    entries: &'a [Entry],
    found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// An empty collection for a rule that looks at these entries.
    pub fn new(manual: &'a Manual, entries: &'a [Entry]) -> Self {
        Findings {
            manual,
            entries,
            found: Vec::new(),
        }
    }

    /// Adds a finding at `span`, bytes of the text of entry number `index` (from 0).
    pub fn add(&mut self, index: usize, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        let entry = &self.entries[index];
        let key = (!entry.reference.id.is_empty()).then(|| entry.reference.id.clone());
        self.push(
            Some(index + 1),
            key,
            entry.text.source_span(span),
            message.into(),
        )
    }

    /// Adds a finding at `span`, bytes of the file's text, that concerns no one entry.
    pub fn add_to_list(&mut self, span: Span, message: impl Into<String>) -> &mut Diagnostic {
        self.push(None, None, span, message.into())
    }

    /// What was found, in the order in which it was added.
    pub fn into_found(self) -> Vec<Diagnostic> {
        self.found
    }

    fn push(
        &mut self,
        reference: Option<usize>,
        key: Option<String>,
        span: Span,
        message: String,
    ) -> &mut Diagnostic {
        let (code, severity) = (self.manual.code, self.manual.severity);
        self.found.push(Diagnostic {
            code,
            severity,
            message,
            reference,
            key,
            span,
            fix: None,
        });
        let last = self.found.len() - 1;
        &mut self.found[last]
    }
}
