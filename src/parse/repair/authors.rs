//! Authors whose names the parts behind them took: a family name behind its initial, the rest of a row of names
//! before the year, a body that a reference begins with.

use super::bodies::{has_body, names_body};
use super::roles::are_names;
use super::row::{Part, Row};
use crate::record::label::Label;

/// Gives the authors what is theirs.
pub(super) fn authors(row: &mut Row<'_>) {
    suffixes(row);
    families(row);
    given(row);
    pairs_of_names(row);
    rows_of_names(row);
    behind_title(row);
    before_year(row);
    dated(row);
    contributors(row);
    heads(row);
}

/// Words between two names.
fn is_conjunction(row: &Row<'_>, at: usize) -> bool {
    matches!(
        row.word(at),
        "and" | "&" | "et" | "und" | "y" | "e" | "a" | "i" | "en" | "och" | "и"
    )
}

/// Two parts of a row, the first of them authors.
fn pairs(row: &Row<'_>) -> Vec<(Part, Part)> {
    let parts = row.parts();
    let pairs = parts
        .windows(2)
        .filter(|two| two[0].label == Some(Label::Author));
    pairs.map(|two| (two[0], two[1])).collect()
}

/// `Berg, Ann, | Jr. Moss`, labelled title: what tells a son from his father belongs to the name.
fn suffixes(row: &mut Row<'_>) {
    for (names, title) in pairs(row) {
        let suffix = matches!(row.word(title.first), "Jr" | "Sr" | "II" | "III" | "IV");
        if suffix
            && row.is_comma(title.first)
            && title.end > title.first + 1
            && row.marks(title.first + 1).starts_with(['.', ','])
            && title.label == Some(Label::Title)
        {
            row.set(names.first, title.first + 1, Label::Author);
        }
    }
}

/// `Peter Berg and Ann B. | Lind, Moss on roofs`: where given names stand first, a name does not end with an
/// initial; the family name behind it, and the names behind that, are authors.
fn families(row: &mut Row<'_>) {
    for (names, next) in pairs(row) {
        let last = names.end - 1;
        let loose = matches!(
            next.label,
            Some(Label::Title | Label::ContainerTitle | Label::Publisher | Label::Editor)
        );
        let family = next.first;
        let is_family = row.is_capital(family)
            && row.word(family).chars().count() > 1
            && !row.is_number(family)
            && matches!(row.marks(family), "." | "");
        if !loose || !row.is_initial(last) || !is_family || !is_given_first(row, names) {
            continue;
        }
        // `A. Berg, C. R. | Acad. Sci., 30` is a journal.
        if next.label == Some(Label::ContainerTitle) && !row.has(Label::Title) {
            continue;
        }
        let Some(end) = end_of_row(row, family, next.end) else {
            continue;
        };
        row.set(names.first, end, Label::Author);
        // What follows is the title, if it was taken for something else.
        if end < next.end && next.label == Some(Label::Editor) {
            row.set(end, next.end, Label::Title);
        }
    }
}

/// Whether the last of some names ends with an initial that belongs to a given name: one of the others begins
/// with its initials or has them in its middle, or is written out.
fn is_given_first(row: &Row<'_>, names: Part) -> bool {
    let mut cuts: Vec<usize> = vec![names.first];
    cuts.extend((names.first + 1..names.end).filter(|at| {
        let divided = row.is_comma(*at) || is_conjunction(row, *at - 1);
        divided && !is_conjunction(row, *at)
    }));
    let is_word = |at: usize| row.is_capital(at) && row.word(at).chars().count() > 1;
    let given = |two: &[usize]| {
        let (first, end) = (two[0], two[1]);
        let end = end - usize::from(is_conjunction(row, end - 1));
        let initials = (first..end).filter(|at| row.is_initial(*at)).count();
        // `A. Berg`, `Ann B. Berg`, `Ann Berg`
        end > first + 1 && is_word(end - 1) && (initials > 0 || (first..end).all(is_word))
    };
    let Some((last, others)) = cuts.split_last() else {
        return false;
    };
    let one_word = names.end - last <= 3 && row.is_initial(names.end - 1);
    // `Berg, Ann, and Peter B. | Lind`
    let inverted = others.len() == 2
        && others[1] == others[0] + 1
        && is_word(others[0])
        && is_word(others[1])
        && is_conjunction(row, *last - 1);
    // `Ann B. | Lind and Eva Falk`
    let alone = others.is_empty()
        && names.end - names.first == 2
        && is_word(names.first)
        && is_conjunction(row, names.end + 1)
        && is_word(names.end + 2)
        && is_word(names.end + 3)
        && row.is_joined(names.end + 3)
        && row.ends_sentence(names.end + 4);
    alone || one_word && (cuts.windows(2).any(given) || inverted)
}

/// Where a row of names ends that goes on with a family name: there, or behind a conjunction and a name.
fn end_of_row(row: &Row<'_>, family: usize, limit: usize) -> Option<usize> {
    const SUFFIXES: &[&str] = &["Jr", "Sr", "II", "III"];
    let ends = |at: usize| at == limit || row.is_comma(at) || row.marks(at).starts_with('.');
    let mut at = family + 1;
    if SUFFIXES.contains(&row.word(at)) {
        at += 1;
    }
    if at > limit {
        return None;
    }
    if ends(at) {
        return Some(at);
    }
    if !is_conjunction(row, at) {
        return None;
    }
    let end = (at + 1..limit).find(|at| row.is_comma(*at) || row.ends_sentence(*at))?;
    (end - at <= 5 && (at + 1..end).all(|at| row.is_capital(at) && !row.is_number(at)))
        .then_some(end)
}

/// `Berg, | Ann and Lind, Eva, Moss on roofs`, labelled title behind the family name: two names that a conjunction
/// joins, family names first.
fn pairs_of_names(row: &mut Row<'_>) {
    let is_word = |row: &Row<'_>, at: usize| {
        row.is_capital(at) && row.word(at).chars().count() > 1 && !row.is_number(at)
    };
    for (names, title) in pairs(row) {
        let first = title.first;
        let end = first + 4;
        let alone = names.end - names.first == 1 && title.label == Some(Label::Title);
        let two = row.is_comma(first)
            && is_word(row, first)
            && is_conjunction(row, first + 1)
            && is_word(row, first + 2)
            && row.is_comma(first + 3)
            && is_word(row, first + 3)
            && row.is_comma(end);
        if alone && two && end < title.end {
            row.set(names.first, end, Label::Author);
        }
    }
}

/// `Ann von Berg, Eva B. Falk, | Peter Lind, and Bo Dahl. Moss`, labelled title: a sentence of names behind a
/// comma, with a conjunction before the last.
fn rows_of_names(row: &mut Row<'_>) {
    /// More names stand in no title by mistake.
    const LONGEST: usize = 14;
    for (names, title) in pairs(row) {
        let first = title.first;
        if title.label != Some(Label::Title) || !row.is_comma(first) {
            continue;
        }
        let to = title.end.min(first + LONGEST);
        let Some(end) = (first + 2..to).find(|at| row.ends_sentence(*at)) else {
            continue;
        };
        let last = (first + 1..end - 1)
            .find(|at| is_conjunction(row, *at) && row.is_comma(*at) && row.is_capital(*at + 1));
        let whole = (first..end).filter(|at| row.is_comma(*at)).count() < 5;
        if last.is_some_and(|at| end - at <= 5) && whole && are_names(row, first, end) {
            row.set(names.first, end, Label::Author);
        }
    }
}

/// `Moss on roofs. | Berg AB, de la Lind C, Falk D. | 2014, Roofs`, labelled host: in a reference that begins with its
/// title, names with their initials behind them, before the year and the host, are the authors.
fn behind_title(row: &mut Row<'_>) {
    if row.has_any(&[Label::Author, Label::Editor]) {
        return;
    }
    let parts = row.parts();
    let found = parts.windows(4).find_map(|four| {
        let [title, names, date, host] = four else {
            return None;
        };
        let labels = title.label == Some(Label::Title)
            && names.label == Some(Label::ContainerTitle)
            && date.label == Some(Label::Date)
            && host.label == Some(Label::ContainerTitle);
        let initials = |at: usize| {
            let word = row.word(at);
            word.chars().count() <= 3 && word.chars().all(char::is_uppercase)
        };
        let mut cuts: Vec<usize> = (names.first + 1..names.end)
            .filter(|at| row.is_comma(*at))
            .collect();
        cuts.push(names.end);
        let whole = cuts.iter().all(|cut| initials(cut - 1));
        (labels && whole && cuts.len() > 1 && row.is_capital(names.end - 2)).then_some(*names)
    });
    if let Some(names) = found {
        row.set(names.first, names.end, Label::Author);
    }
}

/// `Berg, | Ann and Peter Lind. Moss`: given names behind a comma and a family name alone, and the names
/// that a conjunction adds to them.
fn given(row: &mut Row<'_>) {
    for (names, title) in pairs(row) {
        let alone = names.end - names.first == 1 && row.word(names.first).chars().count() > 1;
        let first = title.first;
        if !alone || title.label != Some(Label::Title) || !row.is_comma(first) {
            continue;
        }
        let Some(end) = (first + 2..title.end).find(|at| row.ends_sentence(*at)) else {
            continue;
        };
        let conjunction = (first + 1..end).find(|at| is_conjunction(row, *at));
        let words = conjunction.is_some_and(|at| at - first <= 2 && at + 1 < end);
        if words && are_names(row, first, end) && end - first <= 8 {
            row.set(names.first, end, Label::Author);
        }
    }
}

/// `Berg, Ann, | Peter Lind and Eva Falk | . 2012. Moss`: nothing but authors stands between the authors and
/// the year before a title.
fn before_year(row: &mut Row<'_>) {
    /// Names of bodies are longer.
    const LONGEST: usize = 10;
    let parts = row.parts();
    let found = parts.windows(4).find_map(|four| {
        let [names, more, date, title] = four else {
            return None;
        };
        let taken = matches!(
            more.label,
            Some(
                Label::Title
                    | Label::ContainerTitle
                    | Label::Publisher
                    | Label::PublisherPlace
                    | Label::Editor
            )
        );
        let titled = title.label == Some(Label::Title);
        let dated = date.label == Some(Label::Date) && row.is_year(date.first);
        let conjunction =
            is_conjunction(row, names.end - 1) || row.word(more.first).eq_ignore_ascii_case("and");
        let named = (more.first..more.end).all(|at| {
            row.is_capital(at) && !row.is_number(at)
                || is_conjunction(row, at)
                || matches!(
                    row.word(at),
                    "de" | "van" | "von" | "der" | "da" | "la" | "of"
                )
        });
        (names.label == Some(Label::Author)
            && taken
            && dated
            && titled
            && named
            && (conjunction || row.is_comma(more.first))
            && more.end - more.first <= LONGEST)
            .then_some((names.first, more.end))
    });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Author);
    }
}

/// `Berg, Ann, | Peter Lind, 2008, Moss on roofs`, all behind labelled title: where nothing else is the date, a
/// year behind names, and they are authors.
fn dated(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for (names, title) in pairs(row) {
        if title.label != Some(Label::Title) || !row.is_comma(title.first) {
            continue;
        }
        let to = title.end.saturating_sub(1).min(title.first + 16);
        let Some(year) = (title.first + 1..to).find(|at| row.is_year(*at)) else {
            continue;
        };
        let set_apart = (row.is_comma(year) || row.gap(year).is_some_and(|gap| gap.opens == 2))
            && row.gap(year + 1).is_some_and(|gap| gap.divides());
        let named = are_names(row, title.first, year)
            || year - title.first == 1 && is_conjunction(row, names.end - 1);
        if set_apart && named && row.is_capital(year + 1) {
            row.set(names.first, year, Label::Author);
            row.set(year, year + 1, Label::Date);
            row.set(year + 1, title.end, Label::Title);
            return;
        }
    }
}

/// `Wikipedia contributors. Moss`, all labelled title: those who write a common work are its authors.
fn contributors(row: &mut Row<'_>) {
    const FEW: usize = 3;
    if row.has(Label::Author) {
        return;
    }
    let parts = row.parts();
    let Some(title) = parts
        .first()
        .filter(|part| part.label == Some(Label::Title))
    else {
        return;
    };
    let last = (title.first + 1..title.end.min(title.first + FEW))
        .find(|at| row.is_word(*at, "contributors"));
    if let Some(last) = last
        && last + 1 < title.end
        && row.marks(last + 1).starts_with(['.', ','])
    {
        row.set(title.first, last + 1, Label::Author);
        row.set(last + 1, title.end, Label::Title);
    }
}

/// `Roof Tile Network. 2014. Moss`, labelled title or host, `RTN Roofs. Moss`, labelled publisher: what a
/// reference without authors begins with before the year and the title, or as a publisher, is its author.
fn heads(row: &mut Row<'_>) {
    const LONGEST: usize = 10;
    /// More words are a title in capitals, if none of them is that of a body.
    const FEW: usize = 4;
    if row.has_any(&[Label::Author, Label::Editor]) {
        return;
    }
    let parts: Vec<Part> = row
        .parts()
        .iter()
        .copied()
        .filter(|part| !matches!(part.label, None | Some(Label::CitationNumber)))
        .collect();
    let [head, next, ..] = parts.as_slice() else {
        return;
    };
    let titled = |part: Option<&Part>| part.is_some_and(|part| part.label == Some(Label::Title));
    let plain = row.gap(head.first).is_some_and(|gap| gap.opens == 0);
    let small = |at: usize| row.word(at).chars().count() <= 3;
    let article = matches!(
        row.word(head.first),
        "The" | "A" | "An" | "Le" | "La" | "Les" | "Die" | "Das" | "Der"
    );
    let proper = (head.first..head.end)
        .all(|at| !row.is_number(at) && (row.is_capital(at) || small(at)))
        && head.end - head.first <= FEW
        && !article
        || names_body(row, head.first)
        || has_body(row, head.first, head.end);
    let behind_date = next.label == Some(Label::Date)
        && row.is_year(next.first)
        && matches!(
            head.label,
            Some(Label::Title | Label::ContainerTitle | Label::Publisher)
        )
        && titled(parts.get(2));
    let publisher = head.label == Some(Label::Publisher) && titled(Some(next));
    if (behind_date || publisher) && plain && proper && head.end - head.first <= LONGEST {
        row.set(head.first, head.end, Label::Author);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn contributors_are_authors() {
        check(&[
            (
                "Tilepedia contributors. Moss. In Tilepedia.",
                "Ttt Oc",
                "author[Tilepedia contributors] title[Moss] other[In] container-title[Tilepedia]",
            ),
            (
                "Tilepedia contributors of moss. In Tilepedia.",
                "Tttt Oc",
                "title[Tilepedia contributors of moss] other[In] container-title[Tilepedia]",
            ),
        ]);
    }

    #[test]
    fn authors_get_their_names_back() {
        check(&[
            (
                "Peter Berg, Ann B. Lind, and Bo C. Falk. Moss on roofs. Slate 11: 180.",
                "Aa aaa a aa Tttt C V G",
                "author[Peter Berg, Ann B. Lind, and Bo C. Falk] title[Moss on roofs] container-title[Slate] volume[11] pages[180]",
            ),
            (
                "P. Berg, A. Lind, B. Falk and Dahl, Moss on roofs, Slate 11",
                "Aa aa a Ttt ttt C V",
                "author[P. Berg, A. Lind, B. Falk and Dahl] title[Moss on roofs] container-title[Slate] volume[11]",
            ),
            (
                "Berg P., Lind A., Falk B. Moss. Slate 11",
                "Aa aa aa T C V",
                "author[Berg P., Lind A., Falk B.] title[Moss] container-title[Slate] volume[11]",
            ),
            (
                "Berg, Ann C., and Peter M. Lind Jr.",
                "Aaa a aa Tt",
                "author[Berg, Ann C., and Peter M. Lind Jr.]",
            ),
            (
                "Berg, Ann and Peter Lind. Moss: A study. Lille: Luch, 1973.",
                "A Tttt ttt P B Y",
                "author[Berg, Ann and Peter Lind] title[Moss: A study] publisher-place[Lille] publisher[Luch] date[1973]",
            ),
            (
                "Berg, Moss and slates. A study. Lille: Luch, 1973.",
                "A Ttt tt P B Y",
                "author[Berg] title[Moss and slates. A study] publisher-place[Lille] publisher[Luch] date[1973]",
            ),
            (
                "Berg, Ann, Peter Lind, und Eva Falk. 1996. Moss. Slate 31: 3",
                "Aa aa Ttt Y T C V G",
                "author[Berg, Ann, Peter Lind, und Eva Falk] date[1996] title[Moss] container-title[Slate] volume[31] pages[3]",
            ),
            (
                "Berg, Ann. Old Slates. 1996. Moss. Slate 31: 3",
                "Aa Tt Y T C V G",
                "author[Berg, Ann] title[Old Slates] date[1996] title[Moss] container-title[Slate] volume[31] pages[3]",
            ),
            (
                "Berg, Ann, Peter Lind, 2008, Moss on roofs, Slate 30: 753",
                "Aa Tt t ttt C V G",
                "author[Berg, Ann, Peter Lind] date[2008] title[Moss on roofs] container-title[Slate] volume[30] pages[753]",
            ),
            (
                "Berg, Ann, Winter Moss, 1908 to 1911, Slate 30: 753",
                "Aa Tt ttt C V G",
                "author[Berg, Ann] title[Winter Moss, 1908 to 1911] container-title[Slate] volume[30] pages[753]",
            ),
            (
                "Berg, Ann, III. Moss on roofs. Lille",
                "Aa Tttt P",
                "author[Berg, Ann, III] title[Moss on roofs] publisher-place[Lille]",
            ),
            (
                "Tile Preservation Network. 2014. “Moss.” Luch.",
                "Ttt Y T B",
                "author[Tile Preservation Network] date[2014] title[Moss] publisher[Luch]",
            ),
            (
                "Ministère des toits (2000). Mousses, 24 p.",
                "Ccc Y T Gg",
                "author[Ministère des toits] date[2000] title[Mousses] pages[24 p.]",
            ),
            (
                "The Roofs of Old Lille. (2000) Made by tilers. Luch.",
                "Ttttt Y Ttt B",
                "title[The Roofs of Old Lille] date[2000] title[Made by tilers] publisher[Luch]",
            ),
            (
                "RTN Roofs. Mousses. Lille, 2014.",
                "Bb T P Y",
                "author[RTN Roofs] title[Mousses] publisher-place[Lille] date[2014]",
            ),
        ]);
    }

    #[test]
    fn rows_of_names_are_whole() {
        check(&[
            (
                "Berg, Ann and Lind, Eva, Moss on old roofs, Slate 9",
                "A Tttt tttt C V",
                "author[Berg, Ann and Lind, Eva] title[Moss on old roofs] container-title[Slate] volume[9]",
            ),
            (
                "Berg, Moss and Slate, Tile, Roofs of old, Slate 9",
                "A Tttt ttt C V",
                "author[Berg, Moss and Slate, Tile] title[Roofs of old] container-title[Slate] volume[9]",
            ),
            (
                "Ann von Berg, Eva Falk, Bo Dahl Lind, and Peter Lind. Active moss: a study. Bath",
                "Aaa aa Ttt ttt tttt P",
                "author[Ann von Berg, Eva Falk, Bo Dahl Lind, and Peter Lind] title[Active moss: a study] publisher-place[Bath]",
            ),
            (
                "Ann Berg, Slates, Tiles, and Other Roofs of Bath. A study. Bonn",
                "Aa Ttttttt tt P",
                "author[Ann Berg] title[Slates, Tiles, and Other Roofs of Bath. A study] publisher-place[Bonn]",
            ),
            (
                "Ann B. Lind and Eva Falk. Moss on roofs. In Slates. Bath",
                "Aa Tttt ttt O C P",
                "author[Ann B. Lind and Eva Falk] title[Moss on roofs] other[In] container-title[Slates] publisher-place[Bath]",
            ),
            (
                "Moss on roofs. Berg AB, de la Lind C, Falk D. 2014, Slate, 9",
                "Ttt Cccccccc Y C V",
                "title[Moss on roofs] author[Berg AB, de la Lind C, Falk D.] date[2014] container-title[Slate] volume[9]",
            ),
            (
                "Moss on roofs. Berg Studies, Lind. 2014, Slate, 9",
                "Ttt Ccc Y C V",
                "title[Moss on roofs] container-title[Berg Studies, Lind] date[2014] container-title[Slate] volume[9]",
            ),
        ]);
    }
}
