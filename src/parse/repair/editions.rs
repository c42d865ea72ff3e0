//! Which edition it is, labelled note: `5th edn`, `second edition`, `édition revue`.

use super::row::Row;
use crate::record::label::Label;

/// Edition statements have fewer words.
const LONGEST: usize = 4;

/// Finds editions under notes and kinds.
pub(super) fn editions(row: &mut Row<'_>) {
    if row.has(Label::Edition) {
        return;
    }
    in_parentheses(row);
    in_sentences(row);
    for part in row.parts().iter().copied() {
        let taken = matches!(
            part.label,
            Some(Label::Note | Label::Genre | Label::Other | Label::Publisher)
        );
        if taken
            && (2..=LONGEST).contains(&(part.end - part.first))
            && is_edition(row, part.first, part.end)
        {
            row.set(part.first, part.end, Label::Edition);
        }
    }
}

/// `Handbook of roofs (Seventh edition`, all labelled host or title: the words in parentheses at the end.
fn in_parentheses(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        if !matches!(part.label, Some(Label::Title | Label::ContainerTitle)) {
            continue;
        }
        let from = part.end.saturating_sub(LONGEST).max(part.first + 1);
        let first = (from..part.end).find(|at| row.gap(*at).is_some_and(|gap| gap.opens == 2));
        if let Some(first) = first.filter(|first| is_edition(row, *first, part.end)) {
            row.set(first, part.end, Label::Edition);
            return;
        }
    }
}

/// `Roofs. Revised and expanded`, all labelled title: the last sentence.
fn in_sentences(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut titles = parts.iter().filter(|part| part.label == Some(Label::Title));
    let Some(title) = titles.next_back() else {
        return;
    };
    let first = row.last_sentence(*title);
    let words = title.end - first;
    let revised = row.is_word(first, "revised");
    let named = is_edition(row, first, title.end)
        || revised && (first..title.end).all(|at| is_which(row, at));
    if first > title.first && (2..=LONGEST).contains(&words) && named && !row.has(Label::Edition) {
        row.set(first, title.end, Label::Edition);
    }
}

/// Whether a word tells which edition it is.
fn is_which(row: &Row<'_>, at: usize) -> bool {
    const WHICH: &[&str] = &[
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "revised",
        "rev",
        "enlarged",
        "expanded",
        "updated",
        "new",
        "international",
        "student",
        "paperback",
        "deluxe",
        "any",
        "and",
        "deuxième",
        "troisième",
        "revue",
        "augmentée",
        "zweite",
        "dritte",
        "vierte",
        "neue",
        "segunda",
        "tercera",
        "terceira",
        "primera",
        "primeira",
        "nueva",
        "nova",
        "seconda",
        "terza",
        "второе",
        "третье",
        "четвертое",
        "новое",
    ];
    let word = row.word(at).to_lowercase();
    let ordinal = word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().filter(char::is_ascii_digit).count() <= 2;
    let ending = matches!(word.as_str(), "th" | "st" | "nd" | "rd" | "e" | "е" | "ème");
    ordinal || ending || WHICH.contains(&word.as_str())
}

/// Whether some words are the word for an edition, and which one it is.
fn is_edition(row: &Row<'_>, first: usize, end: usize) -> bool {
    const WORDS: &[&str] = &[
        "edn",
        "edition",
        "ed",
        "éd",
        "édition",
        "auflage",
        "aufl",
        "edición",
        "edição",
        "edizione",
        "izd",
        "изд",
        "издание",
        "вид",
        "видання",
        "wyd",
        "wydanie",
        "druk",
    ];
    let is_word = |at: usize| row.is_one_of(at, WORDS);
    let mut named = (first..end).filter(|at| is_word(*at));
    row.word(first) != "and"
        && named.next().is_some()
        && (first..end).all(|at| is_word(at) || is_which(row, at))
        && (first..end).any(|at| is_which(row, at))
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn editions_are_found() {
        check(&[
            (
                "Berg, Moss, 5th edn (Lille: Luch, 2008)",
                "A T Nn P B Y",
                "author[Berg] title[Moss] edition[5th edn] publisher-place[Lille] publisher[Luch] date[2008]",
            ),
            (
                "Berg, Moss, revised edition, Luch, 2002",
                "A T Nn B Y",
                "author[Berg] title[Moss] edition[revised edition] publisher[Luch] date[2002]",
            ),
            (
                "Berg. Moss. Tile edition, Luch, 2002",
                "A T Nn B Y",
                "author[Berg] title[Moss] note[Tile edition] publisher[Luch] date[2002]",
            ),
            (
                "Berg. Moss. In Old Roofs (Seventh Edition, pp. 9-10). Lille",
                "A T O Cccc Ggg P",
                "author[Berg] title[Moss] other[In] container-title[Old Roofs] edition[Seventh Edition] pages[pp. 9-10] publisher-place[Lille]",
            ),
        ]);
    }

    #[test]
    fn editions_are_found_in_titles_and_imprints() {
        check(&[
            (
                "Berg. Moss: a study. Revised and expanded. Bonn: Luch, 1983.",
                "A Ttt ttt P B Y",
                "author[Berg] title[Moss: a study] edition[Revised and expanded] publisher-place[Bonn] publisher[Luch] date[1983]",
            ),
            (
                "Berg. Moss. Luch, Bonn, second edition, 1986.",
                "A T B P Bb Y",
                "author[Berg] title[Moss] publisher[Luch] publisher-place[Bonn] edition[second edition] date[1986]",
            ),
            (
                "Berg. Moss: a study. Tiles and slates. Bonn: Luch, 1983.",
                "A Ttt ttt P B Y",
                "author[Berg] title[Moss: a study. Tiles and slates] publisher-place[Bonn] publisher[Luch] date[1983]",
            ),
        ]);
    }
}
