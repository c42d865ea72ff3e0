//! Pages under other labels, and what pages took from their neighbours.

use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// Finds pages and frees what is none.
pub(super) fn pages(row: &mut Row<'_>) {
    in_dates(row);
    years(row);
    in_titles(row);
    in_issues(row);
    issues(row);
    fronts(row);
    of_papers(row);
    announced_issues(row);
    dates(row);
}

/// `18 agosto 1990, n. 192`, labelled pages: the word tells that it is the issue.
fn announced_issues(row: &mut Row<'_>) {
    if row.has(Label::Issue) {
        return;
    }
    let found = row.parts().iter().copied().find(|part| {
        part.label == Some(Label::Pages)
            && part.end - part.first == 2
            && row.is_one_of(part.first, &["n", "no", "nr", "nº", "núm", "№"])
            && row.is_number(part.first + 1)
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Issue);
    }
}

/// `1989-07-26`, labelled pages: where nothing else is the date, a year, a month and a day are (ISO 8601).
fn dates(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    let found = row.parts().iter().copied().find(|part| {
        let two = |at: usize, most: u8| {
            let word = row.word(at);
            word.len() == 2 && word.parse::<u8>().is_ok_and(|n| (1..=most).contains(&n))
        };
        part.label == Some(Label::Pages)
            && part.end - part.first == 3
            && row.is_year(part.first)
            && two(part.first + 1, 12)
            && two(part.first + 2, 31)
            && (part.first + 1..part.end).all(|at| row.marks(at) == "-")
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Date);
    }
}

/// A number of four digits at most, a letter before or behind it.
fn is_page(row: &Row<'_>, at: usize) -> bool {
    let word = row.word(at);
    let digits = word.chars().filter(char::is_ascii_digit).count();
    (1..=4).contains(&digits) && word.chars().count() <= digits + 1
}

/// `Roof Weekly, May 17, 1976, 43`, all labelled date: the number behind the year is the page.
fn in_dates(row: &mut Row<'_>) {
    if row.has(Label::Pages) {
        return;
    }
    let numbered = row.has(Label::Volume);
    for part in row.parts().iter().copied() {
        let last = part.end - 1;
        if part.label == Some(Label::Date)
            && last > part.first + 1
            && row.is_year(last - 1)
            && row.any_cue(part.first, last, "month")
            && (row.is_comma(last) || numbered && row.is_joined(last))
            && is_page(row, last)
        {
            row.set(last, part.end, Label::Pages);
        }
    }
}

/// `p. 149. 1927`, all labelled pages: where nothing else is the date, the year behind the full stop is.
fn years(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for part in row.parts().iter().copied() {
        let last = part.end - 1;
        let number = last > part.first && row.is_number(last - 1);
        let stop = matches!(row.separator(last), Separator::Period | Separator::Comma);
        if part.label == Some(Label::Pages) && number && row.is_year(last) && stop {
            row.set(last, part.end, Label::Date);
        }
    }
}

/// `Moss on roofs (pp. 1–27). In A. Lind`, `‘Moss’ (69–94) in`, labelled title: a range in parentheses before
/// that word are the pages of the chapter, and so are those that a word announces at the end of a host.
fn in_titles(row: &mut Row<'_>) {
    if row.has(Label::Pages) {
        return;
    }
    let tokens = row.tokens;
    for group in &tokens.groups {
        let label = row.label(group.first);
        let hosted = label == Some(Label::ContainerTitle);
        let same = |at: usize| row.label(at) == label;
        if !hosted && label != Some(Label::Title) {
            continue;
        }
        let ends =
            group.first > 0 && same(group.first - 1) && same(group.end - 1) && !same(group.end);
        let numbers = group.first + usize::from(row.is_cue(group.first, "pages"));
        let range = group.end == numbers + 2
            && (numbers..group.end).all(|at| row.is_number(at))
            && row.separator(numbers + 1) == Separator::Hyphen;
        let told = if hosted {
            row.is_cue(group.first, "pages")
        } else {
            row.is_cue(group.end, "in")
        };
        if group.kind == Within::Parentheses && ends && range && told {
            row.set(group.first, group.end, Label::Pages);
            return;
        }
    }
}

/// `73(1), 1, 5`, the first page labelled issue: what stands behind the parenthesis is no part of the issue.
fn in_issues(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [issue, pages] = two else { continue };
        let cut = issue.first + 1;
        if (issue.label, pages.label) == (Some(Label::Issue), Some(Label::Pages))
            && issue.end == cut + 1
            && row.gap(issue.first).is_some_and(|gap| gap.opens == 2)
            && row.gap(cut).is_some_and(|gap| gap.closes == 2)
            && row.is_comma(cut)
            && is_page(row, cut)
        {
            row.set(issue.first, cut, Label::Issue);
            row.set(cut, pages.end, Label::Pages);
        }
    }
}

/// `83: 330 (1994), 417–428`, `9:1: 106`, the second number labelled pages or volume: a number alone behind a
/// volume and a colon, before the pages, is the issue.
fn issues(row: &mut Row<'_>) {
    if row.has(Label::Issue) {
        return;
    }
    let parts = row.parts();
    let number = |part: &Part| {
        part.end - part.first == 1 && row.is_number(part.first) && is_page(row, part.first)
    };
    let found = parts.windows(2).enumerate().find_map(|(at, two)| {
        let [volume, next] = two else { return None };
        let tight = matches!(
            row.separator(next.first),
            Separator::Colon | Separator::Slash | Separator::TightPeriod
        );
        let mut behind = parts.iter().skip(at + 2).map(|part| part.label);
        let paged = match behind.next().flatten() {
            Some(Label::Pages) => true,
            Some(Label::Date) => behind.next().flatten() == Some(Label::Pages),
            _ => false,
        };
        if volume.label != Some(Label::Volume) || !number(volume) || !tight {
            return None;
        }
        match next.label {
            Some(Label::Pages | Label::Volume) if number(next) && paged => {
                Some((next.first, next.end, next.end))
            }
            Some(Label::Pages)
                if next.end - next.first == 2
                    && (next.first..next.end).all(|at| row.is_number(at))
                    && row.separator(next.first + 1) == Separator::Colon =>
            {
                Some((next.first, next.first + 1, next.end))
            }
            _ => None,
        }
    });
    if let Some((first, cut, end)) = found {
        row.set(first, cut, Label::Issue);
        if cut < end {
            row.set(cut, end, Label::Pages);
        }
    }
}

/// `2015, viii, 422 p.`, the first labelled volume: small Roman numerals before the number of pages count the
/// pages at the front.
fn fronts(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [front, pages] = two else { continue };
        let roman = row.word(front.first).chars().all(|c| "ivxlc".contains(c));
        if (front.label, pages.label) == (Some(Label::Volume), Some(Label::Pages))
            && front.end - front.first == 1
            && roman
            && pages.end - pages.first == 2
            && row.is_number(pages.first)
            && row.is_cue(pages.first + 1, "pages")
        {
            row.set(front.first, pages.end, Label::Pages);
        }
    }
}

/// `Roof Times, 5 April 1933, 8`, `Tile News, No. 36, 1975, 6`, labelled volume: the number at the end behind
/// a date, of a paper or an issue, is the page.
fn of_papers(row: &mut Row<'_>) {
    if row.has(Label::Pages) {
        return;
    }
    let parts = row.parts();
    let bare: Vec<&Part> = parts
        .iter()
        .filter(|part| !matches!(part.label, None | Some(Label::Url | Label::Accessed)))
        .collect();
    let [.., before, date, page] = bare.as_slice() else {
        return;
    };
    let of_paper = row.any_cue(date.first, date.end, "month")
        && before.label == Some(Label::ContainerTitle)
        || before.label == Some(Label::Issue);
    if page.label == Some(Label::Volume)
        && page.end - page.first == 1
        && is_page(row, page.first)
        && row.is_comma(page.first)
        && date.label == Some(Label::Date)
        && of_paper
    {
        row.set(page.first, page.end, Label::Pages);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn pages_are_told_from_their_neighbours() {
        check(&[
            (
                "Berg, “Moss,” Roof Weekly, May 17, 1976, 43.",
                "A T Cc Yyyy",
                "author[Berg] title[Moss] container-title[Roof Weekly] date[May 17, 1976] pages[43]",
            ),
            (
                "Berg. Moss. Roof Bulletin, v. 38, p. 149. 1927.",
                "A T Cc Vv Ggg",
                "author[Berg] title[Moss] container-title[Roof Bulletin] volume[v. 38] pages[p. 149] date[1927]",
            ),
            (
                "Berg (2000). Moss on tiles (pp. 1-27). In A. Lind, Roofs. Lille",
                "A Y Tttttt O Ee C P",
                "author[Berg] date[2000] title[Moss on tiles] pages[pp. 1-27] other[In] editor[A. Lind] container-title[Roofs] publisher-place[Lille]",
            ),
            (
                "Berg (2000). Moss on tiles (1919-1927). Lille",
                "A Y Ttttt P",
                "author[Berg] date[2000] title[Moss on tiles (1919-1927)] publisher-place[Lille]",
            ),
            (
                "Berg. Moss. Roofs, 73(1), 1, 5.",
                "A T C V Ii G",
                "author[Berg] title[Moss] container-title[Roofs] volume[73] issue[1] pages[1, 5]",
            ),
            (
                "Berg, ‘Moss’, Roofs 83: 330 (1994), 417-428.",
                "A T C V G Y Gg",
                "author[Berg] title[Moss] container-title[Roofs] volume[83] issue[330] date[1994] pages[417-428]",
            ),
            (
                "Berg. Moss. Roofs, 9:1: 106.",
                "A T C V Gg",
                "author[Berg] title[Moss] container-title[Roofs] volume[9] issue[1] pages[106]",
            ),
            (
                "Berg. Moss. Roofs 94:102301, 2005",
                "A T C V G Y",
                "author[Berg] title[Moss] container-title[Roofs] volume[94] pages[102301] date[2005]",
            ),
            (
                "Moss. Luch, 2015, viii, 422 p.",
                "T B Y V Gg",
                "title[Moss] publisher[Luch] date[2015] pages[viii, 422 p.]",
            ),
            (
                "Berg, “Moss,” Roof Times, 5 April 1933, 8",
                "A T Cc Yyy V",
                "author[Berg] title[Moss] container-title[Roof Times] date[5 April 1933] pages[8]",
            ),
            (
                "Moss, Tile News, No. 36, 1975, 6",
                "T Cc Ii Y V",
                "title[Moss] container-title[Tile News] issue[No. 36] date[1975] pages[6]",
            ),
        ]);
    }

    #[test]
    fn pages_end_hosts() {
        check(&[(
            "Berg. Moss. In Slates of Money (pp. 6-23). Bath",
            "A T O Cccccc P",
            "author[Berg] title[Moss] other[In] container-title[Slates of Money] pages[pp. 6-23] publisher-place[Bath]",
        )]);
    }

    #[test]
    fn numbers_of_gazettes_and_days_are_no_pages() {
        check(&[
            (
                "Tetti, in Gazzetta, 18 agosto 1990, n. 192.",
                "T O C Yyy Gg",
                "title[Tetti] other[in] container-title[Gazzetta] date[18 agosto 1990] issue[n. 192]",
            ),
            (
                "Berg. Brush for moss. 1989-07-26.",
                "A Ttt Ggg",
                "author[Berg] title[Brush for moss] date[1989-07-26]",
            ),
            (
                "Berg. Moss. Slate 1989-97-26.",
                "A T C Ggg",
                "author[Berg] title[Moss] container-title[Slate] pages[1989-97-26]",
            ),
        ]);
    }
}
