//! The series in parentheses behind a title or a host: `(Dumbarton Oaks Studies, T. 20)`, `(MAR 17)`.

use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;

/// Names are seldom longer.
const LONGEST: usize = 12;

/// A name and a number in parentheses that end a host, or the title of what is in none, are its series.
pub(super) fn series(row: &mut Row<'_>) {
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
    } else if row.is_comma(number) {
        // The last of some things that are listed.
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
}
