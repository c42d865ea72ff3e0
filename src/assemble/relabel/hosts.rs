//! Titles that are no title of the work: that of its host, a thesis and where it was written.

use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use crate::text::unicode::is_quote;
use crate::text::word::is_one_of;

/// A title without quotation marks that other parts divide from one in quotation marks is that of
/// the host: `“Moss” (2018), Office of Roofs, 08.01`.
pub(super) fn name_hosts(text: &str, list: &mut [LabelledSpan]) {
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
pub(super) fn take_out_theses(text: &str, list: &mut Vec<LabelledSpan>) {
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
    if !is_one_of(kind, KINDS) {
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
            let mut labels: Vec<LabelledSpan> = parts
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
            name_hosts(text, &mut labels);
            take_out_theses(text, &mut labels);
            let found: Vec<Label> = labels.iter().map(|l| l.label).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
