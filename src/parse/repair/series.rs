//! The series in parentheses behind a title or a host: `(Dumbarton Oaks Studies, T. 20)`, `(MAR 17)`.

use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// Names are seldom longer.
const LONGEST: usize = 12;

/// A name and a number in parentheses that end a host, or the title of what is in none, are its series.
pub(super) fn series(row: &mut Row<'_>) {
    if row.has(Label::CollectionTitle) {
        return;
    }
    announced(row);
    at_the_end(row);
    if row.has(Label::CollectionTitle) {
        return;
    }
    let groups = row.tokens.groups.iter();
    let mut groups = groups.filter(|group| group.kind == Within::Parentheses && group.first > 0);
    let found = groups.find_map(|group| {
        // An article's title has no series, its host may have one.
        let behind_title = match row.label(group.first - 1) {
            Some(Label::ContainerTitle) => true,
            Some(Label::Title) => {
                !row.has_any(&[Label::ContainerTitle, Label::Pages, Label::Issue])
            }
            _ => false,
        };
        let taken = (group.first..group.end).all(|at| {
            matches!(
                row.label(at),
                None | Some(
                    Label::Title
                        | Label::ContainerTitle
                        | Label::Volume
                        | Label::Note
                        | Label::Publisher
                        | Label::PublisherPlace
                )
            )
        });
        // What goes on as the title behind the parentheses holds them.
        let ends = group.end == row.len() || row.marks(group.end).contains(['.', ',', ';', ':']);
        let number = number(row, group.first, group.end)?;
        let part = Part {
            label: None,
            first: group.first,
            end: group.end,
        };
        (behind_title && taken && ends && is_series(row, part, number)).then_some((part, number))
    });
    if let Some((part, number)) = found {
        row.set(part.first, number, Label::CollectionTitle);
        row.set(number, part.end, Label::Volume);
    }
}

/// Words that announce a series.
fn is_announcement(row: &Row<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "coll",
        "collection",
        "col",
        "colección",
        "coleção",
        "collana",
        "reihe",
        "schriftenreihe",
        "серия",
        "сер",
        "серія",
    ];
    row.is_one_of(at, WORDS)
}

/// `Seuil, coll. « L’ordre des toits », 1983`, labelled publisher: what that word announces behind a comma is the
/// series.
fn announced(row: &mut Row<'_>) {
    let found = row.parts().iter().copied().find_map(|part| {
        let to = part.end.min(part.first + LONGEST);
        let first =
            (part.first + 1..to).find(|at| row.is_comma(*at) && is_announcement(row, *at))?;
        let named = first + 1 < part.end && row.label(part.end) != Some(Label::Publisher);
        (part.label == Some(Label::Publisher) && named).then_some((first, part.end))
    });
    if let Some((first, end)) = found {
        row.set(first, first + 1, Label::Other);
        row.set(first + 1, end, Label::CollectionTitle);
    }
}

/// `Luch, 2006. 384 p. (Coleção Telhados, 1)`, `1971 (= Dachstudien, Bd. 12)`, the parentheses labelled note: a
/// name and a number behind the imprint, or what the word for a series begins.
fn at_the_end(row: &mut Row<'_>) {
    let tokens = row.tokens;
    let found = tokens.groups.iter().find_map(|group| {
        if group.kind != Within::Parentheses || group.end != row.len() || group.first == 0 {
            return None;
        }
        let behind_imprint = matches!(
            row.label(group.first - 1),
            Some(Label::Date | Label::Pages | Label::Publisher | Label::PublisherPlace)
        );
        let note = (group.first..group.end).all(|at| row.label(at) == Some(Label::Note));
        let short = group.end - group.first <= LONGEST;
        if !behind_imprint || !note || !short || !row.is_capital(group.first) {
            return None;
        }
        let said = is_announcement(row, group.first);
        let last = group.end - 1;
        let numbered = row.is_number(last) && !row.is_year(last) && last > group.first;
        let cue = last > group.first + 1
            && (row.is_cue(last - 1, "volume") || row.is_cue(last - 1, "issue"));
        let number = last - usize::from(cue && numbered);
        let divided = row.is_comma(number) || row.marks(number).contains([';', '.']) || cue;
        if numbered && divided && number > group.first && (said || cue) {
            Some((group.first, number, group.end))
        } else if said && group.end - group.first > 1 {
            Some((group.first, group.end, group.end))
        } else {
            None
        }
    });
    if let Some((first, number, end)) = found {
        row.set(first, number, Label::CollectionTitle);
        if number < end {
            row.set(number, end, Label::Volume);
        }
    }
}

/// Where the number begins at the end of some words, its announcing word taken in; a year is none.
fn number(row: &Row<'_>, first: usize, end: usize) -> Option<usize> {
    let numeral = |at: usize| {
        let word = row.word(at);
        row.is_number(at) && !row.is_year(at)
            || !word.is_empty() && word.chars().all(|c| "IVXLCivxlc".contains(c))
    };
    let mut number = (first..end).rev().take_while(|at| numeral(*at)).last()?;
    if number > first && (row.is_cue(number - 1, "volume") || row.is_cue(number - 1, "issue")) {
        number -= 1;
    } else if row.is_comma(number)
        || matches!(
            row.separator(number),
            Separator::Hyphen | Separator::Adjacent
        )
    {
        // The last of some things that are listed; the year or number of a meeting: `(ROOFS-VI)`, `(TILE91)`.
        return None;
    }
    (number > first && end - number <= 3).then_some(number)
}

/// Whether the words before the number name something: they begin with a capital and are not a part's.
fn is_series(row: &Row<'_>, part: Part, number: usize) -> bool {
    let words = number - part.first;
    let acronym = row.word(part.first).chars().all(char::is_uppercase);
    words <= LONGEST
        && row.is_capital(part.first)
        && row.word(part.first).chars().count() > 1
        && (words > 1 || acronym)
        && !row.is_cue(part.first, "volume")
        && !row.is_cue(part.first, "edition")
        && (part.first..number).all(|at| !row.is_number(at))
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn names_and_numbers_behind_titles_are_series() {
        check(&[
            (
                "Berg, A. (1970) Roofs of Cilicia 1968 (Roof and Slate Studies, T. 20). Wien",
                "Aa Y Tttt tttt tt P",
                "author[Berg, A.] date[1970] title[Roofs of Cilicia 1968] collection-title[Roof and Slate Studies] volume[T. 20] publisher-place[Wien]",
            ),
            (
                "Берг, А. (1959) Старые крыши (МИА 63). Москва",
                "Aa Y Tt tt P",
                "author[Берг, А.] date[1959] title[Старые крыши] collection-title[МИА] volume[63] publisher-place[Москва]",
            ),
            (
                "Berg, A. (1993) Moos (Dächer und Ziegel XXXIX). Bonn",
                "Aa Y T tttt P",
                "author[Berg, A.] date[1993] title[Moos] collection-title[Dächer und Ziegel] volume[XXXIX] publisher-place[Bonn]",
            ),
            (
                "Берг, А. (2001) Мхи. Старые крыши (Вестник черепицы, T. 11). Тверь, 70-71",
                "Aa Y T Cc cc Vv P Gg",
                "author[Берг, А.] date[2001] title[Мхи] container-title[Старые крыши] collection-title[Вестник черепицы] volume[T. 11] publisher-place[Тверь] pages[70-71]",
            ),
            (
                "Berg, A. Roofs (Part 2). Bonn",
                "Aa T tt P",
                "author[Berg, A.] title[Roofs (Part 2)] publisher-place[Bonn]",
            ),
            (
                "Berg, A. Roofs of 1941 (New Slates 1941). Bonn",
                "Aa Ttt ttt P",
                "author[Berg, A.] title[Roofs of 1941 (New Slates 1941)] publisher-place[Bonn]",
            ),
            (
                "Berg, A. Moss (SARS CoV 2) on roofs. Bonn",
                "Aa T ttt tt P",
                "author[Berg, A.] title[Moss (SARS CoV 2) on roofs] publisher-place[Bonn]",
            ),
        ]);
    }

    #[test]
    fn series_are_announced() {
        check(&[
            (
                "Paul Berg, Toits, Paris, Luch, coll. « L’ordre du toit », 1983",
                "Aa T P Bbbbb Y",
                "author[Paul Berg] title[Toits] publisher-place[Paris] publisher[Luch] other[coll] collection-title[L’ordre du toit] date[1983]",
            ),
            (
                "LIND. Telhas. Tver: Luch, 2006. 384 p. (Coleção Telhados, 1).",
                "A T P B Y Gg Nnn",
                "author[LIND] title[Telhas] publisher-place[Tver] publisher[Luch] date[2006] pages[384 p.] collection-title[Coleção Telhados] volume[1]",
            ),
            (
                "Lind: Dächer. Tver 1971 (= Dachstudien, Bd. 12).",
                "A T P Y Nnn",
                "author[Lind] title[Dächer] publisher-place[Tver] date[1971] collection-title[Dachstudien] volume[Bd. 12]",
            ),
            (
                "Lind: Dächer. Tver 1971 (Nachdruck, 12).",
                "A T P Y Nn",
                "author[Lind] title[Dächer] publisher-place[Tver] date[1971] note[Nachdruck, 12]",
            ),
        ]);
    }

    #[test]
    fn acronyms_of_meetings_are_no_series() {
        check(&[(
            "Berg. Moss. In Proc. of Tiles (ROOFS-VI), Bonn, 1994.",
            "A T O Cccc c P Y",
            "author[Berg] title[Moss] other[In] container-title[Proc. of Tiles (ROOFS-VI)] publisher-place[Bonn] date[1994]",
        )]);
    }
}
