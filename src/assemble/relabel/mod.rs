//! What a label must have meant, seen beside the others: a second title is a host or a publisher,
//! a body without a journal's numbers is no journal.

mod divide;
mod doubtful;
mod hosts;
mod missed;
mod patents;
mod pattern;
mod reviews;
mod statements;

use super::names::{is_institution, roles};
use super::other::is_statement;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// Puts those of the labels (in order, not overlapping) right that cannot stand beside the others,
/// divides what holds two fields, and finds what bears no label though its form tells what it is.
pub fn put_right(text: &str, list: &mut Vec<LabelledSpan>) {
    pattern::mark(text, list);
    reviews::mark(text, list);
    divide::fields(text, list);
    missed::fields(text, list);
    doubtful::put_right(text, list);
    leading_bodies(text, list);
    nameless(list);
    headings(text, list);
    dated_titles(text, list);
    second_titles(text, list);
    bodies(text, list);
    named_by_roles(text, list);
    statements(text, list);
    schools(text, list);
    hosts::name_hosts(text, list);
    hosts::take_out_theses(text, list);
}

/// A publisher before the title that begins a reference without authors is its author:
/// `Universidad de Tejas. Informe 2015`.
fn leading_bodies(text: &str, list: &mut [LabelledSpan]) {
    let authored = list.iter().any(|l| l.label == Label::Author);
    let mut named = list
        .iter_mut()
        .skip_while(|l| l.label == Label::CitationNumber);
    if let (Some(first), Some(second)) = (named.next(), named.next())
        && first.label == Label::Publisher
        && matches!(second.label, Label::Title | Label::Date)
        && !authored
        && is_institution(first.span.of(text))
    {
        first.label = Label::Author;
    }
}

/// A host that has neither a work in it nor numbers is the work.
fn nameless(list: &mut [LabelledSpan]) {
    let has = |label| list.iter().any(|l| l.label == label);
    let serial = [
        Label::Title,
        Label::TranslatedTitle,
        Label::Volume,
        Label::Issue,
        Label::Pages,
        Label::Issn,
        Label::Editor,
        Label::Genre,
    ];
    if serial.into_iter().any(has) {
        return;
    }
    let mut hosts = list.iter_mut().filter(|l| l.label == Label::ContainerTitle);
    if let (Some(host), None) = (hosts.next(), hosts.next()) {
        host.label = Label::Title;
    }
}

/// `Migration / hrsg. von L. Pries`: what stands right behind words for a role and looks like names is
/// no second host.
fn named_by_roles(text: &str, list: &mut [LabelledSpan]) {
    for at in 1..list.len() {
        let (before, here) = (list[at - 1], list[at]);
        let announced = before.span.of(text);
        if here.label != Label::ContainerTitle
            || before.label != Label::Other
            || !roles::only_roles(announced)
            || !text
                .get(before.span.end..here.span.start)
                .is_some_and(|gap| gap.trim().is_empty())
            || !are_initialled(here.span.of(text))
        {
            continue;
        }
        let roles = roles::roles(announced);
        list[at].label = match roles.translator && !roles.editor {
            true => Label::Translator,
            false => Label::Editor,
        };
    }
}

/// Names, each with initials and nothing else: `L. Pries`, `А. Б. Иванова, В. Г. Петровой`.
fn are_initialled(text: &str) -> bool {
    let names = text.trim_end_matches('.').split(',');
    let mut names = names.map(|name| name.split_whitespace());
    names.all(|mut words| {
        let is_initial = |word: &str| word.ends_with('.') && word.chars().count() <= 3;
        let first = words.next();
        first.is_some_and(is_initial)
            && words.all(|word| is_initial(word) || word.starts_with(char::is_uppercase))
    })
}

/// A body behind a single slash is no host but responsible for the work, all of its name:
/// `/ Казан. гос. архитектур.-строит. ун-т.`, whose last word may look like an edition.
fn statements(text: &str, list: &mut Vec<LabelledSpan>) {
    for at in 1..list.len() {
        let here = list[at];
        let before = text.get(..here.span.start).unwrap_or_default();
        if here.label != Label::ContainerTitle || !is_statement(before) {
            continue;
        }
        let tail = list
            .get(at + 1)
            .copied()
            .filter(|next| next.label == Label::Edition && is_institution(next.span.of(text)));
        let whole = tail.map_or(here.span, |tail| here.span.cover(tail.span));
        let numbered = list
            .iter()
            .any(|l| matches!(l.label, Label::Volume | Label::Issue));
        if numbered || !is_institution(whole.of(text)) {
            continue;
        }
        list[at].label = Label::Other;
        list[at].span = whole;
        if tail.is_some() {
            list.remove(at + 1);
        }
        return;
    }
}

/// The host of a thesis that is a body is where it was written: `Dissertation / Institut für B`.
fn schools(text: &str, list: &mut [LabelledSpan]) {
    const THESES: &[&str] = &["дис", "dissertation", "diss.", "thesis", "автореф"];
    let candidate = |l: &LabelledSpan| match l.label {
        Label::ContainerTitle => true,
        Label::Other => is_statement(text.get(..l.span.start).unwrap_or_default()),
        _ => false,
    };
    let Some(at) = list.iter().position(candidate) else {
        return;
    };
    let before = list.get(..at).unwrap_or_default();
    let is_thesis = before.iter().any(|l| match l.label {
        Label::Genre => {
            let genre = l.span.of(text).to_lowercase();
            THESES.iter().any(|word| genre.starts_with(word))
        }
        Label::Title => l.span.of(text).ends_with(" : Dissertation"),
        _ => false,
    });
    let numbered = list
        .iter()
        .any(|l| matches!(l.label, Label::Volume | Label::Issue | Label::Publisher));
    let here = list[at].span;
    if is_thesis && !numbered && is_institution(here.of(text)) && !announces_host(text, here) {
        list[at].label = Label::Publisher;
    }
}

/// A body that heads a title belongs to it where the translation in brackets translates both:
/// `House of Mosses. Plan [House of Mosses. Plan]`.
fn headings(text: &str, list: &mut [LabelledSpan]) {
    for at in 0..list.len().saturating_sub(2) {
        let [author, title, translation] = [list[at], list[at + 1], list[at + 2]];
        let labels = [author.label, title.label, translation.label];
        if labels != [Label::Author, Label::Title, Label::TranslatedTitle]
            || !is_institution(author.span.of(text))
            || !is_stop(text, author.span, title.span)
        {
            continue;
        }
        let count = |span: Span| sentences(span.of(text));
        if count(author.span) + count(title.span) == count(translation.span) {
            list[at].label = Label::Title;
        }
    }
}

/// So many sentences; the stop of a short word ends none.
fn sentences(text: &str) -> usize {
    let ended = |before: &str| {
        before
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .is_some_and(|word| word.chars().count() > 2)
    };
    let stops = text.match_indices(". ");
    1 + stops
        .filter(|(at, _)| text.get(..*at).is_some_and(ended))
        .count()
}

/// A body behind a date at a title's end, right before a publisher, is its first part:
/// `A report. May 5, 2015, Congress. Research Service`.
fn dated_titles(text: &str, list: &mut Vec<LabelledSpan>) {
    let Some(at) = list.windows(2).position(|pair| {
        pair[0].label == Label::Title
            && pair[1].label == Label::Publisher
            && is_stop(text, pair[0].span, pair[1].span)
    }) else {
        return;
    };
    let title = list[at];
    let printed = title.span.of(text);
    let Some((before, body)) = printed.rsplit_once(", ") else {
        return;
    };
    if !before.ends_with(|c: char| c.is_ascii_digit()) || !is_institution(body) {
        return;
    }
    let cut = title.span.end - body.len();
    list[at].span = Span::new(title.span.start, title.span.start + before.len());
    let body = LabelledSpan {
        span: Span::new(cut, title.span.end),
        label: Label::Publisher,
        confidence: title.confidence,
    };
    list.insert(at + 1, body);
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
            // Editors behind their role; where a thesis was written.
            (
                &[
                    (Title, "A"),
                    (ContainerTitle, "B"),
                    (Other, "hrsg. von"),
                    (ContainerTitle, "L. Roof"),
                ],
                &[Title, ContainerTitle, Other, ContainerTitle],
            ),
            (
                &[
                    (Title, "A"),
                    (Genre, "Dissertation"),
                    (ContainerTitle, "Institute of B"),
                    (Date, "2000"),
                ],
                &[Title, Genre, Publisher, Date],
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
            // A day behind a newspaper, the translation of a host, a country.
            (
                &[
                    (Title, "A"),
                    (Date, "2015"),
                    (ContainerTitle, "B"),
                    (Pages, "08.05"),
                ],
                &[Title, Date, ContainerTitle, Date],
            ),
            (
                &[
                    (Title, "A"),
                    (TranslatedTitle, "B"),
                    (ContainerTitle, "C"),
                    (TranslatedTitle, "D"),
                ],
                &[
                    Title,
                    TranslatedTitle,
                    ContainerTitle,
                    ContainerTitleTranslated,
                ],
            ),
            // A heading that the translation repeats, and one it does not.
            (
                &[
                    (Author, "Society of Mosses"),
                    (Title, "Plan"),
                    (TranslatedTitle, "Society of Mosses. Plan"),
                ],
                &[Title, Title, TranslatedTitle],
            ),
            (
                &[
                    (Author, "Society of Mosses"),
                    (Title, "Plan"),
                    (TranslatedTitle, "The Plan"),
                ],
                &[Author, Title, TranslatedTitle],
            ),
            (
                &[
                    (Title, "A report. May 5, 2015, Moss Council"),
                    (Publisher, "Roof Service"),
                ],
                &[Title, Publisher, Publisher],
            ),
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
            put_right(&text, &mut labels);
            let found: Vec<Label> = labels.iter().map(|l| l.label).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn the_country_of_a_patent_is_no_title() {
        let text = "Пат. 2498765 Рос. Федерация. Способ лечения";
        let span = |printed: &str| {
            let start = text.find(printed).unwrap();
            Span::new(start, start + printed.len())
        };
        let label = |printed, label| LabelledSpan {
            span: span(printed),
            label,
            confidence: 1.0,
        };
        let mut labels = vec![
            label("2498765 Рос", Label::Other),
            label("Федерация. Способ лечения", Label::Title),
        ];
        put_right(text, &mut labels);
        let parts: Vec<&str> = labels.iter().map(|l| l.span.of(text)).collect();
        assert_eq!(parts, ["2498765 Рос. Федерация", "Способ лечения"]);
    }
}
