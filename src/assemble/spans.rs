//! The labelled spans of one reference, cleaned and easy to ask.

use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use crate::text::unicode::is_quote;

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
    /// Takes the spans of `text`. Those that do not fit it or overlap an earlier one are left out.
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
        let mut list: Vec<LabelledSpan> = Vec::with_capacity(sorted.len());
        for next in sorted {
            match list.last_mut() {
                Some(last) if next.span.start < last.span.end => {}
                Some(last) if last.label == next.label && joins(text, last, &next) => {
                    last.span = last.span.cover(next.span);
                    last.confidence = last.confidence.min(next.confidence);
                }
                _ => list.push(next),
            }
        }
        name_hosts(text, &mut list);
        take_out_theses(text, &mut list);
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
    if gap.contains(['/', '[', '(']) && first.label != Label::Url {
        return false;
    }
    let words = gap.trim_matches(|c: char| !c.is_alphanumeric());
    words.is_empty()
        || matches!(
            first.label,
            Label::Author | Label::Editor | Label::Translator
        ) && matches!(words, "and" | "и" | "und" | "et" | "y" | "e" | "та" | "en")
}
/// A title without quotation marks that other parts divide from one in quotation marks is that of
/// the host: `“Moss” (2018), Office of Roofs, 08.01`.
fn name_hosts(text: &str, list: &mut [LabelledSpan]) {
    if list.iter().any(|l| l.label == Label::ContainerTitle) {
        return;
    }
    let mut titles = (0..list.len()).filter(|i| list[*i].label == Label::Title);
    let (Some(first), Some(second), None) = (titles.next(), titles.next(), titles.next()) else {
        return;
    };
    let divided = (first + 1..second).any(|i| list[i].label != Label::TranslatedTitle);
    if divided && is_quoted(text, list[first].span) && !is_quoted(text, list[second].span) {
        list[second].label = Label::ContainerTitle;
    }
}

/// `Dissertation, Institute of Roofs` is no host but the kind of the thesis and where it was
/// written.
fn take_out_theses(text: &str, list: &mut Vec<LabelledSpan>) {
    const KINDS: &[&str] = &[
        "dissertation",
        "diss",
        "diss.",
        "doctoral dissertation",
        "doctoral thesis",
        "phd thesis",
        "ph.d. thesis",
        "phd dissertation",
        "ph.d. dissertation",
        "master’s thesis",
        "master's thesis",
        "masterarbeit",
        "diplomarbeit",
        "habilitationsschrift",
    ];
    let host = list.iter().position(|l| l.label == Label::ContainerTitle);
    let Some((at, span)) = host.map(|at| (at, list[at].span)) else {
        return;
    };
    let Some((kind, _)) = span.of(text).split_once(',') else {
        return;
    };
    if !KINDS.contains(&kind.to_lowercase().as_str()) {
        return;
    }
    let end = span.start + kind.len();
    let rest = Span::new(end + 1, span.end).trim(text);
    list[at].label = Label::Genre;
    list[at].span = Span::new(span.start, end);
    if rest.start < rest.end {
        let body = LabelledSpan {
            span: rest,
            label: Label::Publisher,
            ..list[at]
        };
        list.insert(at + 1, body);
    }
}

fn is_quoted(text: &str, span: Span) -> bool {
    let printed = span.of(text);
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let begins = before.is_some_and(is_quote) || printed.starts_with(is_quote);
    let after = text.get(span.end..).unwrap_or("");
    let after = after.trim_start_matches([',', '.']).chars().next();
    begins
        && (after.is_some_and(is_quote) || printed.trim_end_matches([',', '.']).ends_with(is_quote))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_by_what_stands_around_them() {
        use Label::{ContainerTitle, Date, Genre, Publisher, Title};
        for (text, parts, expected) in [
            (
                "“Moss” (2018), Office of Roofs",
                vec![("Moss", Title), ("2018", Date), ("Office of Roofs", Title)],
                vec![Title, Date, ContainerTitle],
            ),
            (
                "Moss (2018), Office of Roofs",
                vec![("Moss", Title), ("2018", Date), ("Office of Roofs", Title)],
                vec![Title, Date, Title],
            ),
            (
                "Moss, Dissertation, Institute of Roofs",
                vec![
                    ("Moss", Title),
                    ("Dissertation, Institute of Roofs", ContainerTitle),
                ],
                vec![Title, Genre, Publisher],
            ),
            (
                "Moss, Dissertation Abstracts, 3",
                vec![
                    ("Moss", Title),
                    ("Dissertation Abstracts, 3", ContainerTitle),
                ],
                vec![Title, ContainerTitle],
            ),
        ] {
            let labels: Vec<LabelledSpan> = parts
                .into_iter()
                .map(|(part, label)| {
                    let start = text.find(part).unwrap();
                    LabelledSpan {
                        span: Span::new(start, start + part.len()),
                        label,
                        confidence: 1.0,
                    }
                })
                .collect();
            let spans = Spans::new(text, &labels);
            let found: Vec<Label> = spans.all().iter().map(|l| l.label).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
