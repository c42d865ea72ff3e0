//! What cannot be a date, and the days that a date begins with.

use super::row::Row;
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// A first day has fewer tokens: `26 th – 30 th`, `4th Sep 2019 – 6th`.
const LONGEST: usize = 8;

/// Mends the labels of dates.
pub(super) fn dates(row: &mut Row<'_>) {
    decimals(row);
    first_days(row);
    in_one_group(row);
    spelt_out(row);
    notes(row);
    vancouver_days(row);
}

/// `de 30 de octubre de | 2007`, labelled title up to the year: the day and the month before it, with the small
/// words between.
fn spelt_out(row: &mut Row<'_>) {
    let found = row.parts().iter().copied().find_map(|part| {
        let year = part.first;
        let day = year.checked_sub(4)?;
        let words = part.label == Some(Label::Date)
            && part.end - part.first == 1
            && row.is_year(year)
            && row.word(year - 1) == "de"
            && row.is_cue(year - 2, "month")
            && row.word(year - 3) == "de"
            && is_day(row, day)
            && (day + 1..=year).all(|at| row.is_joined(at));
        words.then_some((day, part.end))
    });
    if let Some((day, end)) = found {
        row.set(day, end, Label::Date);
        if day > 1 && row.word(day - 1) == "de" && row.is_comma(day - 1) {
            row.clear(day - 1, day);
        }
    }
}

/// `6 de diciembre de 2018`, labelled note: where nothing else is the date, a day, a month and a year are.
fn notes(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    let found = row.parts().iter().copied().find(|part| {
        let small = |at: usize| matches!(row.word(at), "de" | "del");
        matches!(
            part.label,
            Some(Label::Note | Label::Other | Label::Publisher)
        ) && (3..=5).contains(&(part.end - part.first))
            && is_day(row, part.first)
            && row.is_year(part.end - 1)
            && row.any_cue(part.first, part.end, "month")
            && (part.first..part.end)
                .all(|at| row.is_number(at) || row.is_cue(at, "month") || small(at))
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Date);
    }
}

/// `1997 Nov | 15;9(8)`, the day labelled volume: what stands between a month and a semicolon is the day (NLM,
/// Citing Medicine, chapter 1).
fn vancouver_days(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| {
        let [date, volume] = two else { return None };
        let labels = date.label == Some(Label::Date)
            && matches!(
                volume.label,
                Some(Label::Volume | Label::Issue | Label::Pages)
            );
        let month = row.is_year(date.first) && row.is_cue(date.end - 1, "month");
        let next = volume.first + 1;
        let numbers = next < volume.end
            && is_day(row, volume.first)
            && row.separator(next) == Separator::Semicolon;
        (labels && month && numbers && row.is_joined(volume.first))
            .then_some((date.first, next, volume.end))
    });
    if let Some((first, volume, end)) = found {
        row.set(first, volume, Label::Date);
        row.set(volume, end, Label::Volume);
    }
}

/// `(2011, October 18)`, the year and the day labelled each for itself: one pair of parentheses holds one date.
fn in_one_group(row: &mut Row<'_>) {
    let tokens = row.tokens;
    for group in &tokens.groups {
        if group.kind != Within::Parentheses || group.end - group.first > LONGEST {
            continue;
        }
        let dates = (group.first..group.end).all(|at| row.label(at) == Some(Label::Date));
        let divided = (group.first + 1..group.end).any(|at| row.tags()[at].begins);
        if dates && divided && row.any_cue(group.first, group.end, "month") {
            row.set(group.first, group.end, Label::Date);
        }
    }
}

/// `4th Sep 2019 – 6th Sep 2019`, `26 th – 30 th August 2019`: numbers of days, with the endings of
/// English ordinals or without, and months right before a date that ends in a year are its beginning.
fn first_days(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        let begins = row.is_cue(part.first, "month") || is_day(row, part.first);
        if part.label != Some(Label::Date) || !begins || !row.is_year(part.end - 1) {
            continue;
        }
        let mut first = part.first;
        let least = part.first.saturating_sub(LONGEST);
        while first > least && goes_on(row, first) && belongs(row, first - 1) {
            first -= 1;
        }
        if is_day(row, first) && first < part.first {
            row.set(first, part.end, Label::Date);
        }
    }
}

/// Whether nothing but white space or a dash stands before a token.
fn goes_on(row: &Row<'_>, at: usize) -> bool {
    let dash = |c: char| matches!(c, '-' | '–' | '—' | '‑');
    row.marks(at).chars().all(dash)
}

fn belongs(row: &Row<'_>, at: usize) -> bool {
    let label = row.label(at);
    let ending = |word: &str| matches!(word, "st" | "nd" | "rd" | "th");
    // Numbers of volumes, issues and pages are told apart elsewhere.
    let taken = matches!(
        label,
        None | Some(Label::Title | Label::ContainerTitle | Label::PublisherPlace | Label::Date)
    );
    taken
        && (is_day(row, at)
            || ending(row.word(at)) && at > 0 && is_day(row, at - 1)
            || row.is_cue(at, "month")
            || row.is_year(at) && label == Some(Label::Date))
}

/// `4`, `4th`: a day of a month.
fn is_day(row: &Row<'_>, at: usize) -> bool {
    let word = row.word(at);
    let digits = ["st", "nd", "rd", "th"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let day = digits.parse::<u8>();
    digits.len() <= 2 && day.is_ok_and(|day| (1..=31).contains(&day))
}

/// `38 (7), 10.1029, pp. 9`: the beginning of a DOI, or another number with three or more digits behind
/// its point, is no date.
fn decimals(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        let (words, year) = (row.words(part.first, part.end), row.is_year(part.end - 1));
        if part.label == Some(Label::Date) && is_decimal(words) && !year {
            row.clear(part.first, part.end);
        }
    }
}

fn is_decimal(words: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    words.split_once('.').is_some_and(|(whole, rest)| {
        digits(whole) && digits(rest) && whole.len() < 4 && (3..=5).contains(&rest.len())
    })
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn days_begin_dates() {
        check(&[
            (
                "Meeting 33, Tver, 4th Sep 2019 -6th Sep 2019",
                "Tt P t Yy yyy",
                "title[Meeting 33] publisher-place[Tver] date[4th Sep 2019 -6th Sep 2019]",
            ),
            (
                "Meeting, Tver 26 th -30 th August 2019",
                "T Pp tp t Yy",
                "title[Meeting] publisher-place[Tver] date[26 th -30 th August 2019]",
            ),
            (
                "Berg. Moss. Slate 8 no. 2 July-December 2016",
                "A T C V Ii Yyy",
                "author[Berg] title[Moss] container-title[Slate] volume[8] issue[no. 2] date[July-December 2016]",
            ),
            (
                "Berg. Moss, part 2. August 2019",
                "A Ttt Yy",
                "author[Berg] title[Moss, part 2] date[August 2019]",
            ),
            (
                "Berg. Moss. Slate 30 May 2019",
                "A T C V Yy",
                "author[Berg] title[Moss] container-title[Slate] date[30 May 2019]",
            ),
        ]);
    }

    #[test]
    fn decimals_are_no_dates() {
        check(&[
            (
                "Berg A., 2002, Moss, 38, 10.1029, pp. 9",
                "Aa Y T V Yy Gg",
                "author[Berg A.] date[2002] title[Moss] volume[38] pages[pp. 9]",
            ),
            (
                "Berg A. Moss. 10.1999",
                "Aa T Yy",
                "author[Berg A.] title[Moss] date[10.1999]",
            ),
        ]);
    }

    #[test]
    fn parentheses_hold_one_date() {
        check(&[
            (
                "Berg (2011, October 18). Moss. Luch",
                "A Y Yy T B",
                "author[Berg] date[2011, October 18] title[Moss] publisher[Luch]",
            ),
            (
                "Berg (2011, 2018). Moss. Luch",
                "A Y Y T B",
                "author[Berg] date[2011] date[2018] title[Moss] publisher[Luch]",
            ),
        ]);
    }

    #[test]
    fn days_are_spelt_out() {
        check(&[
            (
                "Berg. Tejas. Boletín, 6 de diciembre de 2018, núm. 29",
                "A T C Nnnnn Ii",
                "author[Berg] title[Tejas] container-title[Boletín] date[6 de diciembre de 2018] issue[núm. 29]",
            ),
            (
                "Berg. Tejas. Boletín, 6 de diciembre, núm. 29",
                "A T C Nnn Ii",
                "author[Berg] title[Tejas] container-title[Boletín] note[6 de diciembre] issue[núm. 29]",
            ),
            (
                "Berg B. Moss on roofs. Slates. 1997 Nov 15;9(8):17-80.",
                "Aa Ttt C Yy Vv I Gg",
                "author[Berg B.] title[Moss on roofs] container-title[Slates.] date[1997 Nov 15] volume[9] issue[8] pages[17-80]",
            ),
        ]);
    }
}
