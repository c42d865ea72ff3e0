//! What a label must have meant, seen beside the others: a second title is a host or a publisher,
//! a body without a journal's numbers is no journal.

use super::names::is_institution;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// The labels, in order, with those put right that cannot stand beside the others.
pub fn relabelled(text: &str, labels: &[LabelledSpan]) -> Vec<LabelledSpan> {
    let mut list = labels.to_vec();
    list.sort_by_key(|label| label.span);
    second_titles(text, &mut list);
    bodies(text, &mut list);
    list
}

/// A title behind a date that follows a title is the host: `“A headline” (2018), Department of B`.
/// Right before a publisher it belongs to its name: `U.S. Congress. Congressional Service`.
fn second_titles(text: &str, list: &mut [LabelledSpan]) {
    let host = list.iter().any(|l| l.label == Label::ContainerTitle);
    let Some(first) = list.iter().position(|l| l.label == Label::Title) else {
        return;
    };
    for at in first + 1..list.len() {
        let dated = list
            .get(first..at)
            .is_some_and(|between| between.iter().any(|l| l.label == Label::Date));
        if !dated || list[at].label != Label::Title {
            continue;
        }
        let joins = list.get(at + 1).is_some_and(|next| {
            next.label == Label::Publisher && is_stop(text, list[at].span, next.span)
        });
        if joins {
            list[at].label = Label::Publisher;
        } else if !host {
            list[at].label = Label::ContainerTitle;
        }
    }
}

/// `Woodrow Wilson Center. Mexico Institute, Washington`: a body named as the host of what has
/// neither numbers, pages nor editors published it.
fn bodies(text: &str, list: &mut [LabelledSpan]) {
    let serial = list.iter().any(|l| {
        matches!(
            l.label,
            Label::Volume
                | Label::Issue
                | Label::Pages
                | Label::Editor
                | Label::Issn
                | Label::Doi
                | Label::Event
        )
    });
    if serial {
        return;
    }
    for at in 0..list.len() {
        let here = list[at];
        let Some(next) = list.get(at + 1).copied() else {
            return;
        };
        let joins = next.label == Label::Publisher && is_stop(text, here.span, next.span);
        let place = next.label == Label::PublisherPlace;
        let printed = here.span.of(text);
        let titled = list
            .get(..at)
            .is_some_and(|before| before.iter().any(|l| l.label == Label::Title));
        if here.label == Label::ContainerTitle
            && titled
            && (joins || place)
            && is_institution(printed)
            && !printed.contains(['/', ':'])
            && !announces_host(text, here.span)
        {
            list[at].label = Label::Publisher;
        }
    }
}

/// Nothing but a full stop and a space between two spans.
fn is_stop(text: &str, first: Span, second: Span) -> bool {
    text.get(first.end..second.start)
        .is_some_and(|gap| gap.trim().is_empty() && !gap.is_empty() || gap.trim() == ".")
}

/// `In:` or `//` stands before the span.
fn announces_host(text: &str, span: Span) -> bool {
    let before = text.get(..span.start).unwrap_or("").trim_end();
    before.ends_with("//")
        || before
            .trim_end_matches(':')
            .rsplit(|c: char| !c.is_alphabetic())
            .next()
            .is_some_and(|word| matches!(word, "In" | "in" | "En" | "Dans" | "кн" | "сб"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_beside_the_others() {
        use Label::*;
        for (parts, expected) in [
            (
                &[
                    (Title, "A headline"),
                    (Date, "2018"),
                    (Title, "Office of B"),
                ][..],
                &[Title, Date, ContainerTitle][..],
            ),
            (
                &[
                    (Title, "A report"),
                    (Date, "2015"),
                    (Title, "Congress"),
                    (Publisher, "Service"),
                ],
                &[Title, Date, Publisher, Publisher],
            ),
            (
                &[
                    (Title, "A report"),
                    (ContainerTitle, "Lind Center for Mosses"),
                    (Publisher, "Roof Institute"),
                ],
                &[Title, Publisher, Publisher],
            ),
            // A journal of a body, a series of no body, a title in two pieces.
            (
                &[
                    (Title, "A paper"),
                    (ContainerTitle, "Society of Mosses"),
                    (Volume, "3"),
                ],
                &[Title, ContainerTitle, Volume],
            ),
            (
                &[
                    (Title, "A book"),
                    (ContainerTitle, "Mosses of the North"),
                    (Publisher, "Roof Institute"),
                ],
                &[Title, ContainerTitle, Publisher],
            ),
            (&[(Title, "A"), (Title, "B")], &[Title, Title]),
        ] {
            let mut text = String::new();
            let mut labels = Vec::new();
            for (label, printed) in parts {
                if !text.is_empty() {
                    text.push_str(". ");
                }
                let span = Span::new(text.len(), text.len() + printed.len());
                text.push_str(printed);
                labels.push(LabelledSpan {
                    span,
                    label: *label,
                    confidence: 1.0,
                });
            }
            let found: Vec<Label> = relabelled(&text, &labels).iter().map(|l| l.label).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
