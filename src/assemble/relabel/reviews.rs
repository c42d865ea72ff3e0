//! Reviews: the words that announce the work under review, its author, and its imprint.

use crate::record::label::{Label, LabelledSpan};
use crate::record::overlay::{add, give_way};
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// `Рец. на кн.: …`, `Review of: …`, at the beginning of a sentence.
static SIGN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x) (?: ^ | [.\[(/–—]\s* )
        ( (?: Рец\.\s+на | Рецензия\s+на ) (?: \s+кн\. | \s+книгу )? | Рец\. (?: \s+на\s+кн\. )?
          | Review\s+of | Rev\.\s+of | Rezension\s+(?:zu|von) | Rez\.\s+(?:zu|von) | Compte\s+rendu\s+de
          | Reseña\s+de | Resenha\s+de | Recensione\s+di | Rec\.\s+di | Recenzja | Recenze ) \s? :\s+",
    )
    .expect("the pattern is fixed")
});

/// One of these and a colon are in every text that [`SIGN`] fits: looking for them is quicker.
const ANNOUNCED: [&str; 7] = ["Рец", "Review", "Rev.", "Rez", "Compte", "Rese", "Rec"];

/// `[Review of the book Roof mosses, by T. Green]`, `edited by` (APA, 10.7).
static BRACKET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\[\s*(Review\s+of(?:\s+the\s+book)?)\s+([^\[\]]{3,}?),\s+(?:edited\s+)?by\s+([^\[\]]{3,}?)\s*\]",
    )
    .expect("the pattern is fixed")
});

/// The name that a work under review begins with: `Green T. Roof mosses`.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(\p{Lu}[\p{L}’'-]+,?(?:\s\p{Lu}\.?){1,3}\.?)\s+\p{Lu}\p{Ll}")
        .expect("the pattern is fixed")
});

/// Marks the words as the genre, names behind them as names, and the imprint of the work under
/// review, if the review's own host follows, as a note.
pub(super) fn mark(text: &str, list: &mut Vec<LabelledSpan>) {
    if text.contains("[Review of")
        && let Some(found) = BRACKET.captures(text)
        && let Some(all) = found.get(0)
    {
        give_way(text, list, Span::new(all.start(), all.end()));
        for (group, label) in [(1, Label::Genre), (2, Label::Title), (3, Label::Author)] {
            if let Some(part) = found.get(group) {
                add(list, Span::new(part.start(), part.end()), label);
            }
        }
        return;
    }
    if !text.contains(':') || !ANNOUNCED.iter().any(|word| text.contains(word)) {
        return;
    }
    let Some(sign) = SIGN.captures(text).and_then(|found| found.get(1)) else {
        return;
    };
    let sign = Span::new(sign.start(), sign.end());
    // The colon goes with the words.
    let colon = text.get(sign.end..).and_then(|rest| rest.find(':'));
    let end = sign.end + colon.map_or(0, |at| at + 1);
    give_way(text, list, Span::new(sign.start, end));
    add(list, sign, Label::Genre);
    name(text, list, end);
    imprint(text, list, end);
}

fn name(text: &str, list: &mut Vec<LabelledSpan>, from: usize) {
    let Some(title) = list
        .iter_mut()
        .find(|l| l.span.start >= from && l.label == Label::Title)
    else {
        return;
    };
    let span = title.span;
    let Some(found) = NAME.captures(span.of(text)).and_then(|found| found.get(1)) else {
        return;
    };
    let name = Span::new(span.start, span.start + found.end());
    title.span = Span::new(name.end, span.end).trim(text);
    add(list, name, Label::Author);
}

/// `М.: Наука, 2010. 240 с.` between the title of the work under review and the host of the review.
fn imprint(text: &str, list: &mut Vec<LabelledSpan>, from: usize) {
    let position = |label: Label, from: usize| {
        list.iter()
            .position(|l| l.label == label && l.span.start >= from)
    };
    let Some(title) = position(Label::Title, from) else {
        return;
    };
    let Some(host) = position(Label::ContainerTitle, list[title].span.end) else {
        return;
    };
    let between = list.get(title + 1..host).unwrap_or_default();
    let own = between.iter().all(|l| {
        matches!(
            l.label,
            Label::PublisherPlace | Label::Publisher | Label::Date | Label::Pages | Label::Edition
        )
    });
    let dated = list
        .get(host..)
        .is_some_and(|behind| behind.iter().any(|l| l.label == Label::Date));
    if let ([first, ..], [.., last]) = (between, between)
        && own
        && dated
    {
        let whole = Span::new(first.span.start, last.span.end);
        give_way(text, list, whole);
        add(list, whole, Label::Note);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works_under_review_are_marked() {
        use Label::{Author, ContainerTitle, Date, Genre, Note, Publisher, PublisherPlace, Title};
        for (text, model, expected) in [
            (
                "Рыбин И. П. Рец. на кн.: Орлов Д. С. Мхи. М.: Луч, 2010 // Крыши. 2012",
                &[
                    (Author, "Рыбин И. П. Рец. на кн.: Орлов Д. С."),
                    (Title, "Мхи"),
                    (PublisherPlace, "М."),
                    (Publisher, "Луч"),
                    (Date, "2010"),
                    (ContainerTitle, "Крыши"),
                    (Date, "2012"),
                ][..],
                &[
                    (Author, "Рыбин И. П."),
                    (Genre, "Рец. на кн."),
                    (Author, "Орлов Д. С."),
                    (Title, "Мхи"),
                    (Note, "М.: Луч, 2010"),
                    (ContainerTitle, "Крыши"),
                    (Date, "2012"),
                ][..],
            ),
            (
                "Lind J. Review of: Green T. Roof mosses. J Moss. 2012",
                &[
                    (Author, "Lind J."),
                    (Title, "Review of: Green T. Roof mosses"),
                    (ContainerTitle, "J Moss"),
                    (Date, "2012"),
                ],
                &[
                    (Author, "Lind J."),
                    (Genre, "Review of"),
                    (Author, "Green T."),
                    (Title, "Roof mosses"),
                    (ContainerTitle, "J Moss"),
                    (Date, "2012"),
                ],
            ),
            (
                "Lind J. Green roofs [Review of the book Roof mosses, by T. Green]. J Moss",
                &[
                    (Author, "Lind J."),
                    (Title, "Green roofs"),
                    (ContainerTitle, "J Moss"),
                ],
                &[
                    (Author, "Lind J."),
                    (Title, "Green roofs"),
                    (Genre, "Review of the book"),
                    (Title, "Roof mosses"),
                    (Author, "T. Green"),
                    (ContainerTitle, "J Moss"),
                ],
            ),
            (
                "Lind J. Green roofs [Review of the book Roof mosses, edited by T. Green]. J Moss",
                &[
                    (Author, "Lind J."),
                    (Title, "Green roofs"),
                    (ContainerTitle, "J Moss"),
                ],
                &[
                    (Author, "Lind J."),
                    (Title, "Green roofs"),
                    (Genre, "Review of the book"),
                    (Title, "Roof mosses"),
                    (Author, "T. Green"),
                    (ContainerTitle, "J Moss"),
                ],
            ),
            (
                "Lind J. Review of roofs: a guide. Oslo, 2012",
                &[(Author, "Lind J."), (Title, "Review of roofs: a guide")],
                &[(Author, "Lind J."), (Title, "Review of roofs: a guide")],
            ),
        ] {
            let mut list: Vec<LabelledSpan> = Vec::new();
            for (label, part) in model {
                let start = text.find(part).unwrap();
                add(&mut list, Span::new(start, start + part.len()), *label);
            }
            mark(text, &mut list);
            let found: Vec<_> = list.iter().map(|l| (l.label, l.span.of(text))).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
