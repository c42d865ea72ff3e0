//! The host of an article that its title swallowed, seen by the numbers behind it alone.
//!
//! A reference with an issue or a range of pages and without a publisher is that of an article, and
//! an article has a host. Where no part bears its label, the name stands at the end of the title,
//! set off by a mark of the style's choosing, or by its capitals alone.

use super::containers::{abbreviations, behind, host_in, is_numbered};
use super::row::{Part, Row};
use crate::parse::gap::Separator;
use crate::record::label::Label;
use crate::text::town::is_town;

/// Longer names are seldom.
const LONGEST: usize = 14;

/// Takes hosts out of the titles that hold them.
pub(super) fn swallowed(row: &mut Row<'_>) {
    before_volumes(row);
    of_articles(row);
}

/// `Moss on roofs. Journal of Roofs, | 12(3), 4–9`, all labelled title: a volume and pages need a host,
/// and where nothing else is it, it is the title's last sentence.
fn before_volumes(row: &mut Row<'_>) {
    if row.has_any(&[Label::Publisher, Label::ContainerTitle]) {
        return;
    }
    let parts = row.parts();
    let title = parts.iter().rfind(|part| part.label == Some(Label::Title));
    let Some(title) = title.copied() else {
        return;
    };
    let place = |part: &&Part| part.label != Some(Label::PublisherPlace);
    let paged = row.has_any(&[Label::Pages, Label::Issue]);
    if !is_numbered(behind(&parts, title).filter(place)) || !paged {
        return;
    }
    let mut cut = host_in(row, title);
    // `AIP Conf. Proc. 17`: behind the authors stands nothing but the host.
    if (title.first..cut).all(|at| !row.word(at).starts_with(char::is_lowercase))
        && cut - title.first <= 2
        && abbreviations(row, title) < title.end
    {
        cut = title.first;
    } else if cut == title.first {
        return;
    }
    if is_host(row, cut, title.end) {
        row.set(cut, title.end, Label::ContainerTitle);
    }
}

/// Whether the last words of a title can be the name of a journal.
fn is_host(row: &Row<'_>, first: usize, end: usize) -> bool {
    let journal = row.any_cue(first, end, "journal") || row.any_cue(first, end, "conference");
    // A volume of the work itself is announced by a word: `History. The tiles. Vol. 2`.
    let bare = row.is_number(end) || row.has(Label::Issue) || is_article(row, end);
    row.is_capital(first) && end - first <= LONGEST && (journal || bare)
}

/// `v. 50, pp. 99–127`, before or behind the year: a volume and a range of pages are those of a journal.
fn is_article(row: &Row<'_>, volume: usize) -> bool {
    let announced =
        matches!(row.word(volume), "v" | "vol" | "Vol" | "V") && row.is_number(volume + 1);
    let parts = row.parts();
    let mut pages = parts.iter().filter(|part| part.label == Some(Label::Pages));
    announced && pages.any(|part| row.has_range(*part)) && row.has(Label::Date)
}

/// `Moss on roofs: Tile Papers, v. 8, 4–9`, `Moss on roofs, Tile Papers, No. 4, 4–9`, all labelled title up to
/// the numbers: the host behind whatever mark, or without one.
fn of_articles(row: &mut Row<'_>) {
    const HOSTS: &[Label] = &[
        Label::ContainerTitle,
        Label::CollectionTitle,
        Label::Publisher,
        Label::Event,
        Label::Genre,
        Label::Edition,
        Label::Isbn,
    ];
    if row.has_any(HOSTS) || !row.has_any(&[Label::Pages, Label::Issue, Label::Volume]) {
        return;
    }
    let parts = row.parts();
    let mut titles = parts.iter().filter(|part| part.label == Some(Label::Title));
    let (Some(title), None) = (titles.next().copied(), titles.next()) else {
        return;
    };
    let authored = parts
        .iter()
        .any(|part| part.end <= title.first && part.label == Some(Label::Author));
    if !authored {
        return;
    }
    let Some(numbers) = Numbers::behind(row, &parts, title) else {
        return;
    };
    // `Berg, Moss, Roofs and Tiles, Oslo, 2012, 4–9`: a place is that of a book of papers, in a style of
    // commas and bare numbers; else the work itself may be cited by its pages.
    let placed = row.has(Label::PublisherPlace)
        && (numbers != Numbers::BarePages || !row.is_comma(title.first));
    if placed {
        return;
    }
    let (end, tail) = end_of_name(row, title);
    let name = Part { end, ..title };
    let first = match tail {
        // `Moss. A study of roofs, Torino, 1982, pp. 4–9`: the work's own pages, too, are cited.
        Some(Label::PublisherPlace) => announced(row, name),
        _ => begin(row, name, numbers),
    };
    if let Some(first) = first {
        if row.is_cue(first - 1, "in") && first - 1 > title.first {
            row.clear(first - 1, first);
        }
        row.set(first, end, Label::ContainerTitle);
        match tail {
            Some(Label::Date) => {
                let date = behind(&parts, title)
                    .next()
                    .map_or(title.end, |date| date.end);
                row.set(end, date, Label::Date);
            }
            Some(label) => row.set(end, title.end, label),
            None => {}
        }
    }
}

/// Where the name of a host ends in a title that goes on with the number of its issue, or the town or
/// month before a year, and the label of the rest: `Tile Papers, Issue 458`, `Tile Papers, Firenze`,
/// `Tile Papers, July–August`.
fn end_of_name(row: &Row<'_>, title: Part) -> (usize, Option<Label>) {
    let (word, number) = (title.end.saturating_sub(2), title.end.saturating_sub(1));
    if word > title.first
        && row.is_cue(word, "issue")
        && row.is_number(number)
        && row.is_comma(word)
    {
        return (word, Some(Label::Issue));
    }
    let dated = row.label(title.end) == Some(Label::Date);
    let town = is_town(row.word(number)) || row.is_cue(number, "place");
    if word > title.first && dated && town && row.is_comma(number) {
        return (number, Some(Label::PublisherPlace));
    }
    let months = (title.first + 1..title.end)
        .rev()
        .take_while(|at| row.is_cue(*at, "month"))
        .last();
    match months {
        Some(first) if row.is_comma(first) && dated => (first, Some(Label::Date)),
        _ => (title.end, None),
    }
}

/// What numbers an article by itself.
#[derive(Clone, Copy, PartialEq)]
enum Numbers {
    /// A volume and pages: `12, 4`.
    Serial,
    /// An issue with pages: `No. 4, 12`.
    Issue,
    /// A range of pages alone: `pp. 4–9`.
    Pages,
    /// The same without a word: `4–9`.
    BarePages,
}

impl Numbers {
    /// Those behind a title, a date apart.
    fn behind(row: &Row<'_>, parts: &[Part], title: Part) -> Option<Numbers> {
        let mut next = behind(parts, title).filter(|part| {
            !matches!(
                part.label,
                None | Some(Label::Date | Label::Other | Label::PublisherPlace)
            )
        });
        let first = next.next()?;
        let paged = |part: &Part| {
            part.label == Some(Label::Pages)
                && (row.has_range(*part) || !row.any_cue(part.first, part.end, "pages"))
        };
        let more = parts.iter().filter(|part| part.first > first.first);
        let is_paged = more.clone().any(paged);
        let has_issue = more.clone().any(|part| part.label == Some(Label::Issue));
        match first.label {
            Some(Label::Volume) if is_bare(row, *first) && (is_paged || has_issue) => {
                Some(Numbers::Serial)
            }
            Some(Label::Issue) if is_paged => Some(Numbers::Issue),
            Some(Label::Pages) if row.has_range(*first) => match row.is_number(first.first) {
                true => Some(Numbers::BarePages),
                false => Some(Numbers::Pages),
            },
            _ => None,
        }
    }
}

/// Whether a volume is a number, behind `v.`, `vol.` or nothing: one of the work itself is announced
/// otherwise, `Т. 2`, `Band 2`.
fn is_bare(row: &Row<'_>, volume: Part) -> bool {
    row.is_number(volume.first) || row.is_one_of(volume.first, &["v", "vol"])
}

/// Where the host begins: behind the mark that sets it off, or with the capitals that no mark sets off.
fn begin(row: &Row<'_>, title: Part, numbers: Numbers) -> Option<usize> {
    // `T. Berg et al., Roof Materials 9, 655`: behind the authors stands the host alone.
    let serial = row.any_cue(title.first, title.first + 2, "journal");
    let longest = if serial { LONGEST } else { 4 };
    if numbers == Numbers::Serial
        && title.end - title.first <= longest
        && row.is_capital(title.first)
        && is_name(row, title.first, title.end)
    {
        return Some(title.first);
    }
    if let Some(cut) = announced(row, title) {
        return Some(cut);
    }
    let likely = [host_in(row, title), row.last_sentence(title)];
    let set_off = likely
        .into_iter()
        .find(|at| *at > title.first && fits(row, *at, title, numbers));
    if set_off.is_some() {
        return set_off;
    }
    let marked = (title.first + 1..title.end).rev().find(|at| {
        let set_off = row.is_comma(*at)
            || row.is_colon(*at)
            || row.separator(*at) >= Separator::Period
            || row.gap(*at).is_some_and(|gap| gap.closes == 1);
        set_off && begins_name(row, *at)
    });
    if marked.is_some() {
        return marked.filter(|at| is_name(row, *at, title.end) && fits(row, *at, title, numbers));
    }
    if numbers != Numbers::Serial {
        return None;
    }
    unmarked(row, title)
}

/// `Moss of the Bath, in «Papers of Tiles», 26`: the host behind the last `in` that a comma or a quotation sets off.
fn announced(row: &Row<'_>, title: Part) -> Option<usize> {
    (title.first + 2..title.end).rev().find(|at| {
        let quoted = row.gap(*at).is_some_and(|gap| gap.opens == 1);
        row.is_cue(at - 1, "in")
            && !row.is_word(at - 1, "at")
            && (quoted || row.is_comma(at - 1))
            && begins_name(row, *at)
            && title.end - at <= LONGEST
    })
}

/// `Moss on the roofs of towns Roof Care, 26`: the capitals behind a title in small letters.
fn unmarked(row: &Row<'_>, title: Part) -> Option<usize> {
    const BEFORE_NAMES: &[&str] = &[
        "in", "of", "from", "at", "on", "to", "by", "for", "with", "and", "or", "the", "a", "an",
        "de", "du", "la", "le", "les", "en", "et", "y", "e", "und", "von", "der", "die", "das",
        "di", "del", "da", "do", "em", "against", "between", "versus", "vs", "near", "than", "as",
    ];
    /// Fewer small words are no sentence.
    const SENTENCE: usize = 3;
    let mut first = (title.first..title.end)
        .rev()
        .find(|at| !row.is_capital(*at) && !is_link(row, *at))?
        + 1;
    while first < title.end && !row.is_capital(first) {
        first += 1;
    }
    let small = (title.first..first).filter(|at| row.word(*at).starts_with(char::is_lowercase));
    let free = first < title.end
        && row.is_joined(first)
        && !row.is_one_of(first - 1, BEFORE_NAMES)
        && row.word(first).chars().count() > 1
        && !row.is_number(first - 1);
    (free && small.count() >= SENTENCE).then_some(first)
}

/// Whether what begins with a token can be the host's name.
fn fits(row: &Row<'_>, first: usize, title: Part, numbers: Numbers) -> bool {
    let any_cue = |name| row.any_cue(first, title.end, name);
    let known = any_cue("journal") || any_cue("conference");
    let words = title.end - first;
    let long_enough = match numbers {
        // Words of Chinese and Japanese are not set apart.
        _ if !row.is_capital(first) => 1,
        Numbers::Serial => 1,
        // `Moss. A study. 2012; 4–9`: without `p.` or a comma it is as likely a subtitle.
        Numbers::Issue => 2,
        _ if row.is_comma(first) || row.is_comma(title.end) => 2,
        _ => usize::MAX,
    };
    let spelt = (first..title.end).any(|at| row.word(at).chars().count() > 2);
    let placed = any_cue("country") || any_cue("place") || any_cue("see");
    begins_name(row, first)
        && spelt
        && words <= LONGEST
        && (known || words >= long_enough && !placed)
}

/// Whether all words but links have capitals.
fn is_name(row: &Row<'_>, first: usize, end: usize) -> bool {
    (first..end).all(|at| begins_name(row, at) || at > first && is_link(row, at))
}

/// Whether a word has a capital, or is of a script that has none.
fn begins_name(row: &Row<'_>, at: usize) -> bool {
    let first = row.word(at).chars().next();
    first.is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
}

/// Words that stand in names without a capital.
fn is_link(row: &Row<'_>, at: usize) -> bool {
    const LINKS: &[&str] = &[
        "of", "and", "the", "in", "on", "for", "&", "de", "des", "du", "la", "et", "y", "und",
        "für", "der", "di", "e", "da", "do",
    ];
    row.is_one_of(at, LINKS)
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn hosts_are_taken_out_of_titles() {
        check(&[
            (
                "Berg, A., Roofs: a revised map, with notes. Annals of Tiles, P. 31-70. 2005",
                "Aa Tttttt ttt Ggg Y",
                "author[Berg, A.] title[Roofs: a revised map, with notes] container-title[Annals of Tiles] pages[P. 31-70] date[2005]",
            ),
            (
                "Berg, A., Lind, C., Moss in the north, Notes on the Edge of the Sea, pp. 4-9, 1994",
                "Aa aa Tttt ttttttt Ggg Y",
                "author[Berg, A., Lind, C.] title[Moss in the north] container-title[Notes on the Edge of the Sea] pages[pp. 4-9] date[1994]",
            ),
            (
                "Berg A., Moss: the green roof: Hydrological Tiles, v. 28(4), pp. 4-9",
                "Aa Tttttt Vv I Ggg",
                "author[Berg A.] title[Moss: the green roof] container-title[Hydrological Tiles] volume[v. 28] issue[4] pages[pp. 4-9]",
            ),
            (
                "A. Berg, C. Lind Moss on the roofs of a town Tile Care, 26 (2003), pp. 4-9",
                "Aa aa Ttttttt tt V Y Ggg",
                "author[A. Berg, C. Lind] title[Moss on the roofs of a town] container-title[Tile Care] volume[26] date[2003] pages[pp. 4-9]",
            ),
            (
                "A. Berg, Il muschio, Bath, in «Papers of Tiles», 26 (2003), pp. 4-9",
                "Aa Ttt t ttt V Y Ggg",
                "author[A. Berg] title[Il muschio, Bath] container-title[Papers of Tiles] volume[26] date[2003] pages[pp. 4-9]",
            ),
            (
                "A. Berg, Il muschio, in Le tegole del nord, Firenze 1955, 4-9",
                "Aa Tt ttttt t Y Gg",
                "author[A. Berg] title[Il muschio] container-title[Le tegole del nord] publisher-place[Firenze] date[1955] pages[4-9]",
            ),
            (
                "A. Berg, Il muschio. Le tegole del nord, Torino, 1985, pp. 4-9",
                "Aa Tt tttt t Y Ggg",
                "author[A. Berg] title[Il muschio. Le tegole del nord, Torino] date[1985] pages[pp. 4-9]",
            ),
            (
                "김철수 (2012), 지붕 이끼의 연구, 지붕연구학보, 3(4), 43-57.",
                "A Y Ttt t V I Gg",
                "author[김철수] date[2012] title[지붕 이끼의 연구] container-title[지붕연구학보] volume[3] issue[4] pages[43-57]",
            ),
            (
                "Berg A. Moss on the roofs of Tver, 26, pp. 4-9",
                "Aa Tttttt V Ggg",
                "author[Berg A.] title[Moss on the roofs of Tver] volume[26] pages[pp. 4-9]",
            ),
            (
                "T. Berg, et al., Roof Materials. 9, 655 (2010)",
                "Aaaa Tt V G Y",
                "author[T. Berg, et al.] container-title[Roof Materials] volume[9] pages[655] date[2010]",
            ),
            (
                "Berg A, Moss and roofs, Tile Papers of the North, Issue 458, pp. 4-9",
                "Aa Ttt ttttt tt Ggg",
                "author[Berg A] title[Moss and roofs] container-title[Tile Papers of the North] issue[Issue 458] pages[pp. 4-9]",
            ),
            (
                "Berg A, Moss of the slates, Papers of Tiles, July-August 2012, 4-9",
                "Aa Tttt ttt tt Y Gg",
                "author[Berg A] title[Moss of the slates] container-title[Papers of Tiles] date[July-August 2012] pages[4-9]",
            ),
            (
                "Anna Berg, Moss and slates, Power and Roofs in the North, Oslo, 2012, 4-9",
                "Aa Ttt tttttt P Y Gg",
                "author[Anna Berg] title[Moss and slates] container-title[Power and Roofs in the North] publisher-place[Oslo] date[2012] pages[4-9]",
            ),
            (
                "Berg A. Moss. A study. 2012; 4-9",
                "Aa Ttt Y Gg",
                "author[Berg A.] title[Moss. A study] date[2012] pages[4-9]",
            ),
            (
                "Berg A. Moss, Roofs and Tiles. Oslo, 2012. 49 p.",
                "Aa Tttt P Y Gg",
                "author[Berg A.] title[Moss, Roofs and Tiles] publisher-place[Oslo] date[2012] pages[49 p.]",
            ),
        ]);
    }
}
