//! Places of publication, whole and no more than they are.

use super::row::{Part, Row};
use crate::parse::gap::Separator;
use crate::parse::state::label_index;
use crate::parse::token::Kind;
use crate::record::label::Label;

/// A name or two behind a place that bear no label are its state or country: `Moscow, Russia`.
pub(super) fn countries(row: &mut Row<'_>) {
    let (text, tokens) = (row.text, row.tokens);
    let place = label_index(Some(Label::PublisherPlace));
    let capital = |at: usize| {
        let token = tokens.list[at];
        token.kind == Kind::Word && token.span.of(text).starts_with(char::is_uppercase)
    };
    let mut at = 1;
    while at < row.len() {
        let tagged = row.tags();
        let begins = tagged[at - 1].label == place
            && tagged[at].label == 0
            && tokens.gaps[at].separator == Separator::Comma;
        if begins {
            let end = (at..tagged.len())
                .find(|next| {
                    tagged[*next].label != 0
                        || !capital(*next)
                        || (*next > at && tokens.gaps[*next].separator != Separator::Space)
                })
                .unwrap_or(tagged.len());
            let closed = tokens
                .gaps
                .get(end)
                .is_some_and(|gap| gap.separator >= Separator::Comma || gap.opens != 0);
            if (1..=2).contains(&(end - at)) && closed {
                for tag in &mut row.tags_mut()[at..end] {
                    tag.label = place;
                    tag.begins = false;
                }
            }
            at = end;
        }
        at += 1;
    }
}

/// `Guide to roofs. Vienna: House`, all labelled place: a place is one sentence, what stands before it
/// is the title, or its host's where there is a title.
pub(super) fn titles_in_places(row: &mut Row<'_>) {
    let parts = row.parts();
    for (number, part) in parts.iter().enumerate() {
        if part.label != Some(Label::PublisherPlace) || row.marks(part.end) != ":" {
            continue;
        }
        let cut = row.last_sentence(*part);
        if cut == part.first || !is_title(row, part.first, cut) {
            continue;
        }
        let before: &[Part] = parts.get(..number).unwrap_or_default();
        let has = |label| before.iter().any(|part| part.label == Some(label));
        row.set(
            part.first,
            cut,
            if has(Label::Title) {
                Label::ContainerTitle
            } else {
                Label::Title
            },
        );
        row.set(cut, part.end, Label::PublisherPlace);
        if let Some(host) = before.last().filter(|_| has(Label::Title)) {
            names_of_hosts(row, *host);
        }
        return;
    }
}

/// Whether words are more than the name of a place: some of them, or one in small letters.
fn is_title(row: &Row<'_>, first: usize, end: usize) -> bool {
    let small = (first..end).any(|at| row.word(at).starts_with(char::is_lowercase));
    small && !row.any_cue(first, end, "place")
}

/// A host in capitals right before another is its author (`In: SOCIETY OF TILES. Guide to roofs`; ABNT
/// NBR 6023:2018, 8.1).
fn names_of_hosts(row: &mut Row<'_>, part: Part) {
    let capitals = row
        .words(part.first, part.end)
        .chars()
        .all(|c| !c.is_lowercase());
    if part.label == Some(Label::ContainerTitle) && capitals {
        row.set(part.first, part.end, Label::Editor);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn places_are_whole_and_no_more() {
        check(&[
            (
                "Mir, Moscow, Russia. (In Russian)",
                "TP000",
                "title[Mir] publisher-place[Moscow, Russia]",
            ),
            (
                "Lima. In: SOCIETY OF TILES. Guide to roofs. Vienna: House, 2011",
                "T O Ccc Ppp p B Y",
                "title[Lima] other[In] editor[SOCIETY OF TILES] container-title[Guide to roofs] publisher-place[Vienna] publisher[House] date[2011]",
            ),
            (
                "Roofs. St. Petersburg: House",
                "T Pp B",
                "title[Roofs] publisher-place[St. Petersburg] publisher[House]",
            ),
            (
                "Roofs. М. ; Тверь: Луч",
                "T Pp B",
                "title[Roofs] publisher-place[М. ; Тверь] publisher[Луч]",
            ),
        ]);
    }
}
