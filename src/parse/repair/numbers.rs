//! Numbers that their neighbours or their own words tell apart: days from pages, months from issues,
//! pages from what they follow.

use super::row::{Part, Row};
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;

/// Mends the labels of numbers.
pub(super) fn numbers(row: &mut Row<'_>) {
    at_head(row);
    in_parentheses(row);
    years(row);
    volumes_like_years(row);
    heads_of_titles(row);
    around_hosts(row);
    issues_in_dates(row);
    issues_behind_years(row);
    years_of_titles(row);
    acronyms_in_dates(row);
    seasons(row);
    words_before(row);
    initials(row);
    years_for_volumes(row);
    vancouver(row);
    months(row);
    days(row);
    trailing_pages(row);
    titles_of_volumes(row);
    reports(row);
    years_in_hosts(row);
}

/// `8026. Roofs of the north`, the number labelled note: a number and a full stop before everything is that of
/// the reference.
fn at_head(row: &mut Row<'_>) {
    let numbered = row.is_number(0)
        && matches!(row.label(0), Some(Label::Note | Label::Other))
        && row.label(1) != row.label(0)
        && row.word(0).bytes().all(|b| b.is_ascii_digit())
        && row.marks(1) == ".";
    if numbered && row.len() > 2 {
        row.set(0, 1, Label::CitationNumber);
    }
}

/// `(2008) Moss on roofs. Tilotaxa 1963: 54–68`, `Tilotaxa, 92–93: 54`, labelled date: a number behind a journal
/// and before a colon and the pages is the volume, if there is a date before or it is no year.
fn volumes_like_years(row: &mut Row<'_>) {
    if row.has(Label::Volume) || row.has(Label::Issue) {
        return;
    }
    let parts = row.parts();
    let date = parts.iter().find(|part| part.label == Some(Label::Date));
    let found = row
        .neighbours([Label::ContainerTitle, Label::Date, Label::Pages])
        .into_iter()
        .find_map(|[_, number, pages]| {
            let dated = date.is_some_and(|date| {
                date.first < number.first
                    && row.is_year(date.first)
                    && number.end - number.first == 1
                    && row.is_joined(number.first)
            });
            let no_year = number.end - number.first <= 2
                && (number.first..number.end).all(|at| row.is_number(at) && row.word(at).len() < 4);
            ((dated || no_year) && row.is_colon(pages.first)).then_some((number.first, number.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::Volume);
    }
}

/// `E. Berg, | 2009 Moss on roofs`, all labelled title: where nothing else is the date, a year that a title begins
/// with behind the authors.
fn heads_of_titles(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    let found = row
        .neighbours([Label::Author, Label::Title])
        .into_iter()
        .find_map(|[_, title]| {
            let year = row.is_year(title.first) && row.is_capital(title.first + 1);
            (year && title.end - title.first > 2).then_some((title.first, title.end))
        });
    if let Some((year, end)) = found {
        row.set(year, year + 1, Label::Date);
        row.set(year + 1, end, Label::Title);
    }
}

/// `30 J. Roof Res. 659 (2011)`, the second number labelled volume: the volume stands before the journal, the page
/// behind it (The Bluebook, rule 16).
fn around_hosts(row: &mut Row<'_>) {
    if row.has(Label::Pages) {
        return;
    }
    let parts = row.parts();
    let found = parts.windows(4).find_map(|four| {
        let [volume, host, page, date] = four else {
            return None;
        };
        let labels = [volume.label, host.label, page.label, date.label];
        let expected = [
            Label::Volume,
            Label::ContainerTitle,
            Label::Volume,
            Label::Date,
        ]
        .map(Some);
        let in_parentheses = row.gap(date.first).is_some_and(|gap| gap.opens == 2);
        (labels == expected && in_parentheses && row.is_number(page.first)).then_some(*page)
    });
    if let Some(page) = found {
        row.set(page.first, page.end, Label::Pages);
    }
}

/// `36 (1992) 6, 600–602`, the issue labelled date with the year before it.
fn issues_in_dates(row: &mut Row<'_>) {
    if row.has(Label::Issue) || !row.has(Label::Volume) {
        return;
    }
    let pairs = row.neighbours([Label::Date, Label::Pages]);
    let found = pairs.into_iter().find(|[date, pages]| {
        let last = date.end - 1;
        last == date.first + 1
            && row.is_year(date.first)
            && row.is_number(last)
            && row.gap(last).is_some_and(|gap| gap.closes == 2)
            && row.is_comma(pages.first)
    });
    if let Some([date, _]) = found {
        row.set(date.end - 1, date.end, Label::Issue);
    }
}

/// `1998(3): 167–173`, all before the colon labelled date: the number in parentheses that touches the year is the
/// issue (GB/T 7714).
fn issues_behind_years(row: &mut Row<'_>) {
    if row.has(Label::Issue) || row.has(Label::Volume) {
        return;
    }
    let pairs = row.neighbours([Label::Date, Label::Pages]);
    let found = pairs.into_iter().find(|[date, _]| {
        let issue = date.first + 1;
        date.end == issue + 1
            && row.is_year(date.first)
            && row.is_number(issue)
            && !row.is_year(issue)
            && row.marks(issue) == "("
    });
    if let Some([date, _]) = found {
        row.set(date.first + 1, date.end, Label::Issue);
    }
}

/// `(2019). The state of roofs | 2019 (NCRS 19)`, labelled date: a year that goes on with the title, where there is
/// a date before it, and the number of the report behind it.
fn years_of_titles(row: &mut Row<'_>) {
    let parts = row.parts();
    let dated = parts
        .iter()
        .position(|part| part.label == Some(Label::Date));
    let Some(dated) = dated else { return };
    let found = parts.windows(2).skip(dated + 1).find_map(|two| {
        let [title, date] = two else { return None };
        let labels = (title.label, date.label) == (Some(Label::Title), Some(Label::Date));
        if !labels || !row.is_year(date.first) || !row.is_joined(date.first) {
            return None;
        }
        let group = row.group_at(date.first + 1, Within::Parentheses)?;
        let words = row.is_capital(group.first) && !row.is_number(group.first);
        (words && group.end == date.end).then_some((title.first, group.first, date.end))
    });
    if let Some((first, number, end)) = found {
        row.set(first, number, Label::Title);
        row.set(number, end, Label::Other);
    }
}

/// `2007 JRST 2 P05004`, labelled date up to the pages: a journal named by capitals stands between year and volume.
fn acronyms_in_dates(row: &mut Row<'_>) {
    if row.has_any(&[Label::ContainerTitle, Label::Volume]) {
        return;
    }
    for part in row.parts().iter().copied() {
        let host = part.first + 1;
        let word = row.word(host);
        let acronym = (3..=6).contains(&word.chars().count())
            && word.chars().all(char::is_uppercase)
            && !row.is_cue(host, "month");
        if part.label != Some(Label::Date)
            || host >= part.end
            || !row.is_year(part.first)
            || !acronym
        {
            continue;
        }
        let volume = host + 1;
        let digits = row.word(volume).len() <= 3 && row.is_number(volume);
        if part.end - volume > 1 || !digits {
            continue;
        }
        row.set(part.first, host, Label::Date);
        row.set(host, volume, Label::ContainerTitle);
        row.set(volume, volume + 1, Label::Volume);
        return;
    }
}

/// `20 (January): 5–6`: an issue that is but a month is a date.
fn months(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
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

/// `30, no. 1 (winter 1992)`, `17 (Fall 1993)`, labelled issue: a season or a month and the year in
/// parentheses are a date, and so is the year of the date once more.
fn in_parentheses(row: &mut Row<'_>) {
    let date = row
        .parts()
        .iter()
        .copied()
        .find(|part| part.label == Some(Label::Date) && row.is_year(part.first));
    let tokens = row.tokens;
    for group in &tokens.groups {
        let (first, last) = (group.first, group.end - 1);
        if group.kind != Within::Parentheses || last - first > 4 || !row.is_year(last) {
            continue;
        }
        let numbers = (first..group.end)
            .all(|at| matches!(row.label(at), Some(Label::Volume | Label::Issue)));
        let months =
            first < last && (first..last).all(|at| row.is_cue(at, "month") || is_day(row, at));
        let again =
            first == last && date.is_some_and(|date| row.word(date.first) == row.word(last));
        if numbers && (months || again) {
            row.set(first, group.end, Label::Date);
        }
    }
}

/// `34 (1975)`, `XII, 1987`, all labelled volume or issue: where nothing else is the date, the year that
/// begins the issue or ends the volume is.
fn years(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for part in row.parts().iter().copied() {
        let (first, last) = (part.first, part.end - 1);
        match part.label {
            Some(Label::Issue)
                if row.is_year(first) && row.gap(first).is_some_and(|gap| gap.opens == 2) =>
            {
                row.set(first, first + 1, Label::Date);
                return;
            }
            // `106, 1993, p. 329`
            Some(Label::Issue) if first == last && row.is_year(first) && row.is_comma(first) => {
                row.set(first, part.end, Label::Date);
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
    for part in row.parts().iter().copied() {
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

/// `n. 41, septembre-décembre 2012`, `35, 11/12 (2007)`, all labelled volume or issue: where nothing else is
/// the date, the months and the year behind a comma, or the year in parentheses, are.
fn seasons(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for part in row.parts().iter().copied() {
        let last = part.end - 1;
        if !matches!(part.label, Some(Label::Volume | Label::Issue)) || !row.is_year(last) {
            continue;
        }
        let months = (part.first..last)
            .rev()
            .take_while(|at| row.is_cue(*at, "month") && row.word(*at).chars().count() > 2)
            .last();
        let behind_comma = months.filter(|first| row.is_comma(*first));
        let in_parentheses =
            || last > part.first && row.group_at(last, Within::Parentheses).is_some();
        let first = behind_comma.or_else(|| in_parentheses().then_some(last));
        if let Some(first) = first {
            row.set(first, part.end, Label::Date);
            return;
        }
    }
}

/// `Alternatives | économiques (334)`: a word in small letters that announces nothing, right behind the name of
/// a journal, is its end.
fn words_before(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [host, volume] = two else { continue };
        let word = row.word(volume.first);
        let announces = ["volume", "issue", "month", "pages", "edition", "series"]
            .into_iter()
            .any(|class| row.is_cue(volume.first, class));
        if host.label == Some(Label::ContainerTitle)
            && matches!(volume.label, Some(Label::Volume | Label::Issue))
            && volume.end - volume.first <= 2
            && row.is_number(volume.first + 1)
            && row.is_joined(volume.first)
            && word.chars().count() > 4
            && word.chars().all(char::is_lowercase)
            && !announces
        {
            let label = volume.label.unwrap_or(Label::Volume);
            row.set(host.first, volume.first + 1, Label::ContainerTitle);
            if volume.end > volume.first + 1 {
                row.set(volume.first + 1, volume.end, label);
            }
        }
    }
}

/// `Lind, | N. 100–116`, all labelled pages: the initial belongs to the name before.
fn initials(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [name, pages] = two else { continue };
        let person = matches!(
            name.label,
            Some(Label::Author | Label::Editor | Label::Translator)
        );
        if let Some(label) = name.label.filter(|_| person)
            && pages.label == Some(Label::Pages)
            && pages.end - pages.first > 1
            && row.is_comma(pages.first)
            && row.is_initial(pages.first)
            && row.marks(pages.first + 1) == "."
            && row.is_number(pages.first + 1)
        {
            row.set(name.first, pages.first + 1, label);
            row.set(pages.first + 1, pages.end, Label::Pages);
        }
    }
}

/// `2012. Moss. Roofs 2012, 1–13`: the year of the date once more between a journal and the pages is its
/// volume, where there is no other.
fn years_for_volumes(row: &mut Row<'_>) {
    if row.has(Label::Volume) || row.has(Label::Issue) {
        return;
    }
    let parts = row.parts();
    let mut dates = parts.iter().filter(|part| part.label == Some(Label::Date));
    let (Some(date), Some(again), None) = (dates.next(), dates.next(), dates.next()) else {
        return;
    };
    let between = parts.windows(3).any(|three| {
        // The year of a conference is not its volume.
        three[0].label == Some(Label::ContainerTitle)
            && !row.any_cue(three[0].first, three[0].end, "conference")
            && three[1] == *again
            && row.gap(again.first).is_some_and(|gap| gap.opens == 0)
            && three[2].label == Some(Label::Pages)
    });
    let same = again.end - again.first == 1
        && row.is_year(again.first)
        && row.word(date.first).starts_with(row.word(again.first));
    if between && same {
        row.set(again.first, again.end, Label::Volume);
    }
}

/// A number that may be the day of a month, without an ending.
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
    for part in row.parts().iter().copied() {
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
    preprints(row);
    let parts = row.parts();
    let Some(at) = parts.iter().position(|part| {
        part.label == Some(Label::ContainerTitle)
            && row.is_one_of(part.end - 1, KINDS)
            && (part.first..part.end - 1).all(|at| row.is_one_of(at, BEFORE))
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

/// `Preprint, 2004`, labelled place, `working paper`, labelled note: a kind of report.
fn preprints(row: &mut Row<'_>) {
    const KINDS: &[&str] = &[
        "preprint",
        "working paper",
        "discussion paper",
        "technical report",
    ];
    for part in row.parts().iter().copied() {
        let taken = matches!(
            part.label,
            Some(Label::PublisherPlace | Label::Note | Label::Publisher)
        );
        let is_kind = || {
            let words = row.words(part.first, part.end).to_lowercase();
            KINDS.contains(&words.as_str())
        };
        if taken && part.end - part.first <= 2 && is_kind() {
            row.set(part.first, part.end, Label::Genre);
        }
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
                "Berg (2014). Moss. Toits économiques(334), pp. 40",
                "A Y T C V I Gg",
                "author[Berg] date[2014] title[Moss] container-title[Toits économiques] issue[334] pages[pp. 40]",
            ),
            (
                "Moss, Slate, n. 41, septembre-décembre 2012, pp. 121",
                "T C Vv Iii Gg",
                "title[Moss] container-title[Slate] volume[n. 41] date[septembre-décembre 2012] pages[pp. 121]",
            ),
            (
                "Moss, in Slate, 35, 11/12 (2007), pp. 39",
                "T O C V Iii Gg",
                "title[Moss] other[in] container-title[Slate] volume[35] issue[11/12] date[2007] pages[pp. 39]",
            ),
            (
                "Berg (2014). Moss. Toits économiques(334), pp. 40",
                "A Y T C Vv Gg",
                "author[Berg] date[2014] title[Moss] container-title[Toits économiques] volume[334] pages[pp. 40]",
            ),
            (
                "Moss. In Roofs, Edited by. Lind, N. 100–116. Luch",
                "T O C Oo E Ggg B",
                "title[Moss] other[In] container-title[Roofs] other[Edited by] editor[Lind, N.] pages[100–116] publisher[Luch]",
            ),
            (
                "Berg, 2012. Moss. Slate Res. 2012, 1–13",
                "A Y T Cc Y Gg",
                "author[Berg] date[2012] title[Moss] container-title[Slate Res] volume[2012] pages[1–13]",
            ),
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

    #[test]
    fn dates_are_told_from_numbers() {
        check(&[
            (
                "8026. Moss on roofs. Luch",
                "N Ttt B",
                "citation-number[8026] title[Moss on roofs] publisher[Luch]",
            ),
            (
                "Berg. “Moss.” Roofs 30, no. 1 (winter 1992), 6-20.",
                "A T C V Iiii Gg",
                "author[Berg] title[Moss] container-title[Roofs] volume[30] issue[no. 1] date[winter 1992] pages[6-20]",
            ),
            (
                "Berg, 2008, « Moss », Roofs, n. 7 (2008), p. 6",
                "A Y T C Iii Gg",
                "author[Berg] date[2008] title[Moss] container-title[Roofs] issue[n. 7] date[2008] pages[p. 6]",
            ),
            (
                "Berg, 2008, « Moss », Roofs, n. 7 (9), p. 6",
                "A Y T C Iii Gg",
                "author[Berg] date[2008] title[Moss] container-title[Roofs] issue[n. 7 (9)] pages[p. 6]",
            ),
            (
                "BERG, « Moss », Roofs, 106, 1993, p. 329",
                "A T C V I Gg",
                "author[BERG] title[Moss] container-title[Roofs] volume[106] date[1993] pages[p. 329]",
            ),
            (
                "Berg (2008) Moss on roofs. Tilotaxa 1963: 54–68",
                "A Y Ttt C Y Gg",
                "author[Berg] date[2008] title[Moss on roofs] container-title[Tilotaxa] volume[1963] pages[54–68]",
            ),
            (
                "Berg. Moss on roofs. Tilotaxa, 92–93: 54.",
                "A Ttt C Yy G",
                "author[Berg] title[Moss on roofs] container-title[Tilotaxa] volume[92–93] pages[54]",
            ),
            (
                "Berg (2008) Moss on roofs. Tilotaxa, 1963: 54–68",
                "A Y Ttt C Y Gg",
                "author[Berg] date[2008] title[Moss on roofs] container-title[Tilotaxa] date[1963] pages[54–68]",
            ),
            (
                "Berg. Moss. Roofs 36 (1992) 6, 600-602",
                "A T C V Yy Gg",
                "author[Berg] title[Moss] container-title[Roofs] volume[36] date[1992] issue[6] pages[600-602]",
            ),
            (
                "A. Berg et al., Moss on roofs, 2007 JRST 2 P05004",
                "Aaaa Ttt Yyy Gg",
                "author[A. Berg et al.] title[Moss on roofs] date[2007] container-title[JRST] volume[2] pages[P05004]",
            ),
            (
                "A. Berg, Moss, Preprint, 2004",
                "Aa T P Y",
                "author[A. Berg] title[Moss] genre[Preprint] date[2004]",
            ),
        ]);
    }

    #[test]
    fn years_and_pages_stand_by_their_form() {
        check(&[
            (
                "E. Berg, 2009 Roman slates in Bath, Slate, 60, 207",
                "Aa Ttttt C V G",
                "author[E. Berg] date[2009] title[Roman slates in Bath] container-title[Slate] volume[60] pages[207]",
            ),
            (
                "A. Berg, Moss, 30 J. Tile Res. 659 (2011).",
                "Aa T V Ccc V Y",
                "author[A. Berg] title[Moss] volume[30] container-title[J. Tile Res] pages[659] date[2011]",
            ),
        ]);
    }

    #[test]
    fn years_hold_issues_and_end_titles() {
        check(&[
            (
                "Berg. Moss. Slate, 1998(3): 167-173.",
                "A T C Yy Gg",
                "author[Berg] title[Moss] container-title[Slate] date[1998] issue[3] pages[167-173]",
            ),
            (
                "Tile Center. (2019). The state of roofs 2019 (NCRS 19). http://a.org",
                "Aa Y Tttt Yyy U",
                "author[Tile Center] date[2019] title[The state of roofs 2019] other[NCRS 19] url[http://a.org]",
            ),
        ]);
    }
}
