//! Numbers that their neighbours or their own words tell apart: days from pages, months from issues,
//! pages from what they follow.

use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// Mends the labels of numbers.
pub(super) fn numbers(row: &mut Row<'_>) {
    years(row);
    vancouver(row);
    months(row);
    days(row);
    trailing_pages(row);
    titles_of_volumes(row);
    reports(row);
    years_in_hosts(row);
}

/// `20 (January): 5–6`: an issue that is but a month is a date.
fn months(row: &mut Row<'_>) {
    for part in row.parts() {
        let month = part.label == Some(Label::Issue)
            && (part.first..part.end).all(|at| row.is_cue(at, "month") || is_day(row, at))
            && row.any_cue(part.first, part.end, "month")
            && row.word(part.first).chars().count() > 2
            && row.gap(part.first).is_some_and(|gap| gap.opens == 2);
        if month {
            row.set(part.first, part.end, Label::Date);
        }
    }
}

/// `19–25 July 2008`: numbers right before a month are days.
fn days(row: &mut Row<'_>) {
    let parts = row.parts();
    for two in parts.windows(2) {
        let [days, date] = two else { continue };
        let numbers = matches!(
            days.label,
            Some(Label::Pages | Label::Volume | Label::Issue)
        ) && days.end - days.first <= 2
            && (days.first..days.end).all(|at| is_day(row, at));
        if numbers
            && date.label == Some(Label::Date)
            && row.is_joined(date.first)
            && row.is_cue(date.first, "month")
            && row.is_year(date.end - 1)
        {
            row.set(days.first, date.end, Label::Date);
        }
    }
}

/// `34 (1975)`, `XII, 1987`, all labelled volume or issue: where nothing else is the date, the year that
/// begins the issue or ends the volume is.
fn years(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for part in row.parts() {
        let (first, last) = (part.first, part.end - 1);
        match part.label {
            Some(Label::Issue)
                if row.is_year(first) && row.gap(first).is_some_and(|gap| gap.opens == 2) =>
            {
                row.set(first, first + 1, Label::Date);
                return;
            }
            Some(Label::Volume | Label::Issue)
                if last > first && row.is_year(last) && row.is_comma(last) =>
            {
                row.set(last, part.end, Label::Date);
                return;
            }
            _ => {}
        }
    }
}

/// `1987;325`, all labelled volume: a year before a semicolon and a number is the date (NLM, Citing
/// Medicine, chapter 1).
fn vancouver(row: &mut Row<'_>) {
    for part in row.parts() {
        let volume = part.first + 1;
        if part.label == Some(Label::Volume)
            && volume < part.end
            && row.is_year(part.first)
            && row.is_number(volume)
            && row.separator(volume) == Separator::Semicolon
        {
            row.set(part.first, volume, Label::Date);
            row.set(volume, part.end, Label::Volume);
            return;
        }
    }
}

fn is_day(row: &Row<'_>, at: usize) -> bool {
    let day = row.word(at).parse::<u8>();
    day.is_ok_and(|day| (1..=31).contains(&day))
}

/// `no. 6 939–954`, all labelled issue: a range behind a number is that of the pages.
fn trailing_pages(row: &mut Row<'_>) {
    if row.has(Label::Pages) {
        return;
    }
    let parts = row.parts();
    let Some(part) = parts
        .iter()
        .rfind(|part| matches!(part.label, Some(Label::Volume | Label::Issue)))
    else {
        return;
    };
    let Some(first) = part.end.checked_sub(2).filter(|at| *at > part.first) else {
        return;
    };
    let range = row.separator(first + 1) == Separator::Hyphen
        && row.is_number(first + 1)
        && row.separator(first) == Separator::Space
        && [first - 1, first].iter().all(|at| row.is_number(*at));
    if range {
        row.set(first, part.end, Label::Pages);
    }
}

/// `Кн. 2. История крыш`, all labelled volume: the sentence behind the number is a title, that of the
/// volume.
fn titles_of_volumes(row: &mut Row<'_>) {
    for part in row.parts() {
        if part.label != Some(Label::Volume) {
            continue;
        }
        let number = (part.first..part.end).find(|at| row.is_number(*at));
        let Some(first) = number.map(|at| at + 1).filter(|at| at + 1 < part.end) else {
            continue;
        };
        let words =
            (first..part.end).all(|at| !row.is_number(at) && row.word(at).chars().count() > 1);
        if words && row.is_capital(first) && row.ends_sentence(first) {
            row.set(first, part.end, Label::Title);
            return;
        }
    }
}

/// `Technical Report 46`: a host that is but the word for a report is the kind of the work, and its
/// number that of the report.
fn reports(row: &mut Row<'_>) {
    const KINDS: &[&str] = &["report", "memorandum", "memo", "preprint"];
    const BEFORE: &[&str] = &[
        "technical",
        "research",
        "internal",
        "tech",
        "final",
        "annual",
    ];
    let parts = row.parts();
    let word = |at: usize| row.word(at).to_lowercase();
    let Some(at) = parts.iter().position(|part| {
        part.label == Some(Label::ContainerTitle)
            && KINDS.contains(&word(part.end - 1).as_str())
            && (part.first..part.end - 1).all(|at| BEFORE.contains(&word(at).as_str()))
    }) else {
        return;
    };
    let kind = parts[at];
    let number: Option<&Part> = parts.get(at + 1);
    let numbered = number.filter(|part| matches!(part.label, Some(Label::Volume | Label::Issue)));
    row.set(kind.first, kind.end, Label::Genre);
    if let Some(number) = numbered {
        row.set(number.first, number.end, Label::Other);
    }
}

/// `In Roofs ’96 Proceedings (1996)`: where nothing else is the date, a year in parentheses at the end of
/// the host is.
fn years_in_hosts(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    let parts = row.parts();
    let found = parts.iter().find(|part| {
        let year = part.end - 1;
        matches!(part.label, Some(Label::ContainerTitle | Label::Title))
            && part.end - part.first > 1
            && row.is_year(year)
            && row
                .group_at(year, Within::Parentheses)
                .is_some_and(|group| group.end == part.end)
    });
    if let Some(part) = found {
        row.set(part.end - 1, part.end, Label::Date);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn numbers_are_told_apart() {
        check(&[
            (
                "Moss. Slate 20 (January): 5–6",
                "T C V I Gg",
                "title[Moss] container-title[Slate] volume[20] date[January] pages[5–6]",
            ),
            (
                "Moss. Slate 20 (Mar. 14): 5",
                "T C V Ii G",
                "title[Moss] container-title[Slate] volume[20] date[Mar. 14] pages[5]",
            ),
            (
                "Ponti, «Rivista», 34 (1975), 1, pp. 41",
                "T C V Ii Gg",
                "title[Ponti] container-title[Rivista] volume[34] date[1975] issue[1] pages[pp. 41]",
            ),
            (
                "Moss, Slate, 1987;325:113",
                "T C Vv G",
                "title[Moss] container-title[Slate] date[1987] volume[325] pages[113]",
            ),
            (
                "Ponti, «Rivista», XII, 1987, pp. 41",
                "T C Vv Gg",
                "title[Ponti] container-title[Rivista] volume[XII] date[1987] pages[pp. 41]",
            ),
            (
                "Ponti, «Rivista» март: 41",
                "T C I G",
                "title[Ponti] container-title[Rivista] issue[март] pages[41]",
            ),
            (
                "Moss. In: 10th Congress, 19-25 July 2008, Bath",
                "T O Cc Gg Yy P",
                "title[Moss] other[In] container-title[10th Congress] date[19-25 July 2008] publisher-place[Bath]",
            ),
            (
                "Moss. Slate 20: 9-25, July 2008",
                "T C V Gg Yy",
                "title[Moss] container-title[Slate] volume[20] pages[9-25] date[July 2008]",
            ),
            (
                "Moss, Slate 8 (2004) no. 6 939-954",
                "T C V Y Iiii",
                "title[Moss] container-title[Slate] volume[8] date[2004] issue[no. 6] pages[939-954]",
            ),
            (
                "Moss, Slate 8 (2004) no. 6-7",
                "T C V Y Iii",
                "title[Moss] container-title[Slate] volume[8] date[2004] issue[no. 6-7]",
            ),
            (
                "Берг. Сочинения. Кн. 2. История крыш. М., 1988",
                "A T Vvvv P Y",
                "author[Берг] title[Сочинения] volume[Кн. 2] title[История крыш] publisher-place[М.] date[1988]",
            ),
            (
                "Берг. Сочинения. Т. 2. Ч. 1. М., 1988",
                "A T Vvvv P Y",
                "author[Берг] title[Сочинения] volume[Т. 2. Ч. 1] publisher-place[М.] date[1988]",
            ),
            (
                "Moss, Technical Report 46, Bath, 2004",
                "T Cc V P Y",
                "title[Moss] genre[Technical Report] other[46] publisher-place[Bath] date[2004]",
            ),
            (
                "Moss, Roof Report 46, Bath, 2004",
                "T Cc V P Y",
                "title[Moss] container-title[Roof Report] volume[46] publisher-place[Bath] date[2004]",
            ),
            (
                "Moss. In Roofs ’96 Proceedings (1996), 31",
                "T O Cccc G",
                "title[Moss] other[In] container-title[Roofs ’96 Proceedings] date[1996] pages[31]",
            ),
            (
                "Moss. In Roofs (1996), 2001",
                "T O Cc Y",
                "title[Moss] other[In] container-title[Roofs (1996)] date[2001]",
            ),
        ]);
    }
}
