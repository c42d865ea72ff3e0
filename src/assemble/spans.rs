//! The labelled spans of one reference, cleaned and easy to ask.

use super::relabel;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// Labels whose neighbouring spans are one value with the punctuation between them.
const JOINED: &[Label] = &[
    Label::Author,
    Label::Editor,
    Label::Translator,
    Label::Title,
    Label::TranslatedTitle,
    Label::ContainerTitle,
    Label::ContainerTitleTranslated,
    Label::CollectionTitle,
    Label::Publisher,
    Label::Genre,
    Label::Url,
];

/// The spans in the order of the text, not overlapping, none empty.
pub struct Spans<'a> {
    /// The reference's text.
    pub text: &'a str,
    list: Vec<LabelledSpan>,
}

impl<'a> Spans<'a> {
    /// Takes the spans of `text`, puts their labels right beside each other and joins what is one
    /// value. Those that do not fit the text or overlap an earlier one are left out.
    pub fn new(text: &'a str, labels: &[LabelledSpan]) -> Spans<'a> {
        let mut sorted: Vec<LabelledSpan> = labels
            .iter()
            .map(|l| LabelledSpan {
                span: l.span.trim(text),
                ..*l
            })
            .filter(|l| !l.span.of(text).is_empty())
            .collect();
        sorted.sort_by_key(|l| l.span);
        let mut apart: Vec<LabelledSpan> = Vec::with_capacity(sorted.len());
        for next in sorted {
            if apart
                .last()
                .is_none_or(|last| next.span.start >= last.span.end)
            {
                apart.push(next);
            }
        }
        relabel::put_right(text, &mut apart);
        let mut list: Vec<LabelledSpan> = Vec::with_capacity(apart.len());
        for next in apart {
            match list.last_mut() {
                Some(last) if last.label == next.label && joins(text, last, &next) => {
                    last.span = last.span.cover(next.span);
                    last.confidence = last.confidence.min(next.confidence);
                }
                _ => list.push(next),
            }
        }
        Spans { text, list }
    }

    /// All spans in order.
    pub fn all(&self) -> &[LabelledSpan] {
        &self.list
    }

    /// The spans of a label, in order.
    pub fn of(&self, label: Label) -> impl Iterator<Item = LabelledSpan> + '_ {
        self.list.iter().copied().filter(move |l| l.label == label)
    }

    /// The texts of a label, in order.
    pub fn texts(&self, label: Label) -> impl Iterator<Item = &'a str> + '_ {
        let text = self.text;
        self.of(label).map(move |l| l.span.of(text))
    }

    /// Whether there is a span of the label.
    pub fn has(&self, label: Label) -> bool {
        self.list.iter().any(|l| l.label == label)
    }

    /// What stands between a span and the value before it: unlabelled text and `other` spans.
    pub fn before(&self, span: Span) -> Span {
        let start = self.previous(span).map_or(0, |l| l.span.end);
        Span::new(start, span.start)
    }

    /// What stands between a span and the value behind it.
    pub fn after(&self, span: Span) -> Span {
        let end = self.next(span).map_or(self.text.len(), |l| l.span.start);
        Span::new(span.end, end)
    }

    /// The value behind a span.
    pub fn next(&self, span: Span) -> Option<LabelledSpan> {
        let from = self.list.partition_point(|l| l.span.start < span.end);
        let behind = self.list.get(from..)?;
        behind.iter().copied().find(|l| l.label != Label::Other)
    }

    /// The value before a span.
    pub fn previous(&self, span: Span) -> Option<LabelledSpan> {
        let to = self.list.partition_point(|l| l.span.end <= span.start);
        let before = self.list.get(..to)?;
        before
            .iter()
            .rev()
            .copied()
            .find(|l| l.label != Label::Other)
    }
}

/// Whether two neighbouring spans of one label are one value: nothing but punctuation between
/// them, or a word for "and" in a run of names.
fn joins(text: &str, first: &LabelledSpan, second: &LabelledSpan) -> bool {
    if !JOINED.contains(&first.label) {
        return false;
    }
    let gap = Span::new(first.span.end, second.span.start).of(text);
    // A slash begins a new statement (GOST 7.1-2003, 5.2.1), a bracket another form.
    let apart =
        gap.contains(['/', '[', '(']) || gap.contains(']') && first.label == Label::Publisher;
    if apart && first.label != Label::Url {
        return false;
    }
    let words = gap.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty()
        || matches!(
            first.label,
            Label::Author | Label::Editor | Label::Translator
        ) && matches!(words, "and" | "и" | "und" | "et" | "y" | "e" | "та" | "en")
}
