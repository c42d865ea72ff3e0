//! The contract of a rule, and what a rule may look at.
//!
//! A rule is a plain value: a manual page and a function. The function sees the whole list, since
//! half of the faults show only against the neighbours, and adds what it finds to [`Findings`],
//! with places in the entry's own text; mapping them to the file is done here.

use super::compare::{self, Difference};
use super::mask::Mask;
use super::numbering;
use super::vocabulary::Vocabulary;
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::record::date::DatePoint;
use crate::record::entry::Entry;
use crate::text::span::Span;
use std::sync::OnceLock;

/// What rules look at: one file's entries, as a list.
pub struct List<'a> {
    /// The file's decoded text; the spans of diagnostics are bytes of it.
    pub source: &'a str,
    /// The entries in the order of the file.
    pub entries: &'a [Entry],
    /// The entries come from printed text (else from a record file).
    pub printed: bool,
    /// Today, for dates in the future.
    pub today: DatePoint,
    masks: Vec<Mask>,
    expected: Vec<Option<Expected>>,
    vocabulary: OnceLock<Vocabulary>,
    differences: OnceLock<Vec<(usize, Difference)>>,
}

/// What a citation style prints of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The printed reference, without markup.
    pub text: String,
    /// Its place in the order of the style, from 0.
    pub place: usize,
}

/// One entry as a rule sees it.
#[derive(Clone, Copy)]
pub struct View<'l> {
    /// Number of the entry in the list, from 0.
    pub index: usize,
    /// The entry.
    pub entry: &'l Entry,
    /// The entry's own text.
    pub text: &'l str,
    /// The parts of the text that are no prose: addresses, identifiers, formulae.
    pub mask: &'l Mask,
    /// What the style that the list is compared with prints of the entry, if there is one.
    pub expected: Option<&'l Expected>,
    printed: bool,
}

/// Which lists a rule is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Printed lists only: the punctuation between the fields is looked at.
    Printed,
    /// Record files only.
    Records,
    /// Both.
    Any,
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
    /// Which lists it is for.
    pub scope: Scope,
    /// The manual page in Markdown: what it finds, why it matters, an example, what to use
    /// instead, references.
    pub text: &'static str,
    /// Entries (or whole lists, one entry a line) in which it must find something, in the markup
    /// of [`super::example`].
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
    list: &'a List<'a>,
    found: Vec<Diagnostic>,
}

/// The finding that was just added, to hang a fix on.
pub struct Finding<'f> {
    diagnostic: &'f mut Diagnostic,
    entry: Option<&'f Entry>,
    source: &'f str,
}

impl<'a> List<'a> {
    /// A list of the entries of one file, whose decoded text is `source`.
    pub fn new(source: &'a str, entries: &'a [Entry], printed: bool, today: DatePoint) -> Self {
        let masks = entries.iter().map(|e| Mask::of(&e.text.text)).collect();
        List {
            source,
            entries,
            printed,
            today,
            masks,
            expected: Vec::new(),
            vocabulary: OnceLock::new(),
            differences: OnceLock::new(),
        }
    }

    /// The same list, to be compared with what a style prints of each entry (in the order of the
    /// entries; `None` where it prints nothing).
    pub fn expecting(self, expected: Vec<Option<Expected>>) -> Self {
        List { expected, ..self }
    }

    /// The words of the list, collected once.
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.get_or_init(|| Vocabulary::of(self))
    }

    /// Where the entries differ in this way from what the style prints, with the numbers of the
    /// entries. The numbers in front are not compared.
    pub fn differences(&self, kind: compare::Kind) -> impl Iterator<Item = (usize, &Difference)> {
        let all = self.differences.get_or_init(|| {
            let each = self.views().filter_map(|view| Some((view, view.expected?)));
            each.flat_map(|(view, expected)| {
                let printed = numbering::without(view.text);
                let found = compare::differences(
                    printed.trim_end(),
                    numbering::without(expected.text.trim()).trim_end(),
                    view.text.len() - printed.len(),
                );
                found
                    .into_iter()
                    .map(move |difference| (view.index, difference))
            })
            .collect()
        });
        let each = all
            .iter()
            .filter(move |(_, difference)| difference.kind == kind);
        each.map(|(index, difference)| (*index, difference))
    }

    /// The entries in order.
    pub fn views(&self) -> impl Iterator<Item = View<'_>> {
        (0..self.entries.len()).filter_map(|index| self.view(index))
    }

    /// The entry number `index`, from 0.
    pub fn view(&self, index: usize) -> Option<View<'_>> {
        Some(View {
            index,
            entry: self.entries.get(index)?,
            text: &self.entries.get(index)?.text.text,
            mask: self.masks.get(index)?,
            expected: self.expected.get(index).and_then(Option::as_ref),
            printed: self.printed,
        })
    }
}

impl<'l> View<'l> {
    /// The parts of the text that hold prose: all of it in a printed list, the values of the
    /// fields in a record file.
    pub fn parts(&self) -> Vec<Span> {
        if self.printed {
            return vec![Span::new(0, self.text.len())];
        }
        self.entry.fields.iter().map(|field| field.span).collect()
    }

    /// Whether `span` shares a byte with something that is no prose.
    pub fn hides(&self, span: Span) -> bool {
        self.mask.overlaps(span)
    }
}

impl<'a> Findings<'a> {
    /// An empty collection for a rule that looks at this list.
    pub fn new(manual: &'a Manual, list: &'a List<'a>) -> Self {
        Findings {
            manual,
            list,
            found: Vec::new(),
        }
    }

    /// Adds a finding at `span`, bytes of the text of entry number `index` (from 0; a number past
    /// the end makes it a finding about the list).
    pub fn add(&mut self, index: usize, span: Span, message: impl Into<String>) -> Finding<'_> {
        let Some(entry) = self.list.entries.get(index) else {
            return self.add_to_list(span, message);
        };
        let key = (!entry.reference.id.is_empty()).then(|| entry.reference.id.clone());
        let place = entry.text.source_span(span);
        self.push(Some(index + 1), key, place, message.into(), Some(entry))
    }

    /// Adds a finding at `span`, bytes of the file's text, that concerns no one entry.
    pub fn add_to_list(&mut self, span: Span, message: impl Into<String>) -> Finding<'_> {
        self.push(None, None, span, message.into(), None)
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
        entry: Option<&'a Entry>,
    ) -> Finding<'_> {
        let (code, severity) = (self.manual.code, self.manual.severity);
        let source = self.list.source;
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
        Finding {
            diagnostic: &mut self.found[last],
            entry,
            source,
        }
    }
}

impl Finding<'_> {
    /// Makes this finding less or more severe than its rule usually is.
    pub fn severity(self, severity: Severity) -> Self {
        self.diagnostic.severity = severity;
        self
    }

    /// Offers a fix that cannot change what the reference denotes: replacements in the entry's
    /// own text, which must not overlap.
    pub fn safe_fix(self, message: impl Into<String>, edits: &[(Span, &str)]) {
        self.fix(message.into(), edits, true);
    }

    /// Offers a fix that is a guess.
    pub fn unsafe_fix(self, message: impl Into<String>, edits: &[(Span, &str)]) {
        self.fix(message.into(), edits, false);
    }

    /// Keeps the fix only when what it replaces stands in the file byte for byte as in the entry's
    /// text: an edit must not tear an HTML entity or the break of a line.
    fn fix(self, message: String, edits: &[(Span, &str)], safe: bool) {
        let Some(entry) = self.entry else { return };
        let place = |span: Span| entry.text.source_span(span);
        let verbatim = edits
            .iter()
            .all(|(span, _)| place(*span).of(self.source) == span.of(&entry.text.text));
        if verbatim && !edits.is_empty() {
            let edits = edits.iter().map(|(span, text)| Edit {
                span: place(*span),
                text: text.to_string(),
            });
            self.diagnostic.fix = Some(Fix {
                message,
                edits: edits.collect(),
                safe,
            });
        }
    }
}
