//! Publishers and places under other labels, where their form or their place tells what they are.

use super::row::{Part, Row};
use crate::parse::gap::Within;
use crate::record::label::Label;
use crate::text::script::Script;
use crate::text::town::is_town;

/// Finds publishers and places.
pub(super) fn imprints(row: &mut Row<'_>) {
    in_pages(row);
    newspapers(row);
    no_towns(row);
    forthcoming(row);
    in_titles(row);
    behind_years(row);
    in_hosts(row);
    before_place(row);
    behind_editors(row);
}

/// `Moss. Nova Friburga: Luch, 1987`, all labelled title: a sentence of a name, a colon and a name before
/// the year is place and publisher, where nothing else is.
fn in_titles(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) || is_known(row) {
        return;
    }
    let parts = row.parts();
    let mut titles = parts.iter().filter(|part| part.label == Some(Label::Title));
    let found = titles.find_map(|title| {
        let town = town_behind_comma(row, *title);
        let cut = town.unwrap_or_else(|| row.last_sentence(*title));
        let colon = (cut + 1..title.end).find(|at| row.is_colon(*at))?;
        let year = row.label(title.end) == Some(Label::Date)
            && row.is_year(title.end)
            && row.is_comma(title.end);
        let ends = year || town.is_some() && title.end == row.len();
        let named = is_name(row, cut, colon) && is_name(row, colon, title.end);
        (cut > title.first && ends && named).then_some((cut, colon, title.end))
    });
    set_imprint(row, found);
}

/// `Moss. Bath, DC: Department of Moss`, all labelled title behind a year: a sentence that begins with a town or a
/// place that is known and has a colon ends the reference as an imprint.
fn behind_years(row: &mut Row<'_>) {
    /// A place and its state have no more words.
    const LONGEST: usize = 4;
    if row.has(Label::ContainerTitle) || is_known(row) {
        return;
    }
    let parts = row.parts();
    let dated = parts
        .iter()
        .position(|part| part.label == Some(Label::Date));
    let mut titles = parts
        .iter()
        .skip(dated.map_or(usize::MAX, |at| at + 1))
        .filter(|part| part.label == Some(Label::Title));
    let found = titles.find_map(|title| {
        let mut colons = (title.first + 2..title.end).filter(|at| row.is_colon(*at));
        let (cut, colon) = colons.find_map(|colon| {
            let from = colon.saturating_sub(LONGEST).max(title.first + 1);
            let cut = (from..colon).rev().find(|cut| row.ends_sentence(*cut))?;
            Some((cut, colon))
        })?;
        let town = is_town(row.word(cut)) || row.is_cue(cut, "place");
        let ends =
            title.end == row.len() || matches!(row.label(title.end), Some(Label::Url | Label::Doi));
        let proper = (cut..colon).all(|at| row.is_capital(at)) && row.is_capital(colon);
        (town && ends && proper).then_some((cut, colon, title.end))
    });
    set_imprint(row, found);
}

/// `Bath: Department of Moss, 2008`, all labelled host: a town and a colon begin an imprint.
fn in_hosts(row: &mut Row<'_>) {
    if is_known(row) {
        return;
    }
    let parts = row.parts();
    let mut hosts = parts
        .iter()
        .filter(|part| part.label == Some(Label::ContainerTitle));
    let found = hosts.find_map(|host| {
        let colon = (host.first + 1..host.end).find(|at| row.is_colon(*at))?;
        let town =
            is_town(row.word(host.first)) || (host.first..colon).all(|at| row.is_cue(at, "place"));
        let short = colon - host.first <= 2;
        let year = row.label(host.end) == Some(Label::Date) && row.is_comma(host.end);
        (town && short && year).then_some((host.first, colon, host.end))
    });
    set_imprint(row, found);
}

/// Whether a row tells its imprint, or is one of those that have none: a paper in a volume, on pages.
fn is_known(row: &Row<'_>) -> bool {
    row.has_any(&[
        Label::Publisher,
        Label::PublisherPlace,
        Label::Volume,
        Label::Pages,
    ])
}

/// Labels what was found: where the place begins, the publisher begins, and the publisher ends.
fn set_imprint(row: &mut Row<'_>, found: Option<(usize, usize, usize)>) {
    if let Some((place, publisher, end)) = found {
        row.set(place, publisher, Label::PublisherPlace);
        row.set(publisher, end, Label::Publisher);
    }
}

/// The last comma of a title before a town and a colon: `Roofs and moss, Perth: Luch`.
fn town_behind_comma(row: &Row<'_>, title: Part) -> Option<usize> {
    let cut = (title.first + 1..title.end)
        .rev()
        .find(|at| row.is_comma(*at))?;
    is_town(row.word(cut)).then_some(cut)
}

/// Few words with capitals, small ones between them, and no comma.
fn is_name(row: &Row<'_>, first: usize, end: usize) -> bool {
    (1..=3).contains(&(end - first))
        && (first..end).all(|at| at == first || !row.is_comma(at))
        && (first..end)
            .all(|at| row.is_capital(at) || at > first && row.word(at).chars().count() <= 3)
}

/// `El Tejado. 2016. “Moss on roofs,” El Tejado.`: a paper that is its own author is the host of a quoted title.
fn newspapers(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let find = |label| parts.iter().find(|part| part.label == Some(label)).copied();
    let (Some(author), Some(title), Some(publisher)) = (
        find(Label::Author),
        find(Label::Title),
        find(Label::Publisher),
    ) else {
        return;
    };
    let quoted = row.gap(title.first).is_some_and(|gap| gap.opens == 1);
    let same = row.words(author.first, author.end) == row.words(publisher.first, publisher.end);
    if quoted && same && publisher.first >= title.end {
        row.set(publisher.first, publisher.end, Label::ContainerTitle);
    }
}

/// `Roofs (Vols 1–4). Luch.`, labelled place: one word at the end that is no town is the publisher (APA, 7th
/// edition, 9.31: places are not printed).
fn no_towns(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let Some((place, before)) = parts.split_last() else {
        return;
    };
    let with = |label| before.iter().filter(move |part| part.label == Some(label));
    let word = row.word(place.first);
    if place.label == Some(Label::PublisherPlace)
        && place.end - place.first == 1
        && place.end == row.len()
        && row.ends_sentence(place.first)
        && word.chars().count() > 3
        && !is_town(word)
        && is_of_one_script(word)
        && !row.is_cue(place.first, "place")
        && !row.is_cue(place.first, "country")
        && with(Label::PublisherPlace).next().is_none()
        && with(Label::Date).any(|date| date.end < place.first)
    {
        row.set(place.first, place.end, Label::Publisher);
    }
}

/// A word with letters of two scripts may be any town: `Mосква` with a Latin letter.
fn is_of_one_script(word: &str) -> bool {
    let mut scripts = word.chars().map(Script::of);
    let first = scripts.next();
    scripts.all(|script| Some(script) == first)
}

/// `Brill, forthcoming`, all labelled publisher: where nothing else is the date, the word is.
fn forthcoming(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    for part in row.parts().iter().copied() {
        let last = part.end - 1;
        if part.label == Some(Label::Publisher)
            && last > part.first
            && row.is_comma(last)
            && row.is_cue(last, "forthcoming")
        {
            row.set(last, part.end, Label::Date);
        }
    }
}

/// `IEEE, pp. 319–326`, all labelled pages: what stands before the word for pages and a comma is the
/// publisher.
fn in_pages(row: &mut Row<'_>) {
    for part in row.parts().iter().copied() {
        if part.label != Some(Label::Pages) {
            continue;
        }
        let Some(first) =
            (part.first + 1..part.end).find(|at| row.is_cue(*at, "pages") && row.is_comma(*at))
        else {
            continue;
        };
        let named = (part.first..first).all(|at| row.is_capital(at));
        if named && first - part.first <= 3 && !row.has(Label::Publisher) {
            row.set(part.first, first, Label::Publisher);
            row.set(first, part.end, Label::Pages);
        }
    }
}

/// `Pitman (London), 1987`, all labelled place: the place stands in parentheses behind the publisher.
fn before_place(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    for part in row.parts().iter().copied() {
        if part.label != Some(Label::PublisherPlace) {
            continue;
        }
        let mut groups = row.tokens.groups.iter();
        let place = groups.find(|group| {
            group.kind == Within::Parentheses && group.first > part.first && group.end == part.end
        });
        let Some(place) = place.copied() else {
            continue;
        };
        // `Northampton (Mass.)` is one place.
        let names_place = row.any_cue(place.first, place.end, "place")
            && row.word(place.first).chars().count() > 4;
        if names_place && !row.any_cue(part.first, place.first, "place") {
            row.set(part.first, place.first, Label::Publisher);
            row.set(place.first, part.end, Label::PublisherPlace);
        }
    }
}

/// `Eds. C. Lind and M. S. Green (Roof Press, Bath, 1976)`, all labelled publisher: those whom their role
/// announces are editors up to the parenthesis.
fn behind_editors(row: &mut Row<'_>) {
    if row.has(Label::Editor) {
        return;
    }
    for part in row.parts().iter().copied() {
        let role = matches!(row.word(part.first), "Eds" | "Ed" | "eds" | "ed");
        if !role || part.label != Some(Label::Publisher) {
            continue;
        }
        let Some(house) =
            (part.first + 2..part.end).find(|at| row.gap(*at).is_some_and(|gap| gap.opens == 2))
        else {
            continue;
        };
        if (part.first + 1..house).any(|at| row.is_initial(at)) {
            row.set(part.first, part.first + 1, Label::Other);
            row.set(part.first + 1, house, Label::Editor);
            row.set(house, part.end, Label::Publisher);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn imprints_are_found_under_other_labels() {
        check(&[
            (
                "El Tejado. 2016. “Moss on roofs,” El Tejado.",
                "Aa Y Ttt Bb",
                "author[El Tejado] date[2016] title[Moss on roofs] container-title[El Tejado]",
            ),
            (
                "Berg R. Moss (version 1). New York: Department of Roofs, 2008.",
                "Aa Ttt Ccccc Y",
                "author[Berg R.] title[Moss (version 1)] publisher-place[New York] publisher[Department of Roofs] date[2008]",
            ),
            (
                "Berg, R. (1985). Moss (Vols 1–4). Telha.",
                "Aa Y T Vvv P",
                "author[Berg, R.] date[1985] title[Moss] volume[Vols 1–4] publisher[Telha]",
            ),
            (
                "Berg, R. (1985). Moss. Halle.",
                "Aa Y T P",
                "author[Berg, R.] date[1985] title[Moss] publisher-place[Halle]",
            ),
            (
                "Roof Office (2015). Practice for roofs: the men of moss, Perth Western Australia: Australian Luch.",
                "Aa Y Ttttttt ttttt",
                "author[Roof Office] date[2015] title[Practice for roofs: the men of moss] publisher-place[Perth Western Australia] publisher[Australian Luch]",
            ),
            (
                "Berg, Moss (Bath: Luch, forthcoming)",
                "A T P Bb",
                "author[Berg] title[Moss] publisher-place[Bath] publisher[Luch] date[forthcoming]",
            ),
            (
                "BERG, Ana. Musgo. Nova Friburga: Telha, 1987.",
                "Aa T ttt Y",
                "author[BERG, Ana] title[Musgo] publisher-place[Nova Friburga] publisher[Telha] date[1987]",
            ),
            (
                "BERG, Ana. Musgo. Novas telhas: um estudo, 1987.",
                "Aa T tttt Y",
                "author[BERG, Ana] title[Musgo. Novas telhas: um estudo] date[1987]",
            ),
            (
                "Berg. Moss. In Roofs Proceedings (1996), TILE, pp. 319–326.",
                "A T O Cc Y Gggg",
                "author[Berg] title[Moss] other[In] container-title[Roofs Proceedings] date[1996] publisher[TILE] pages[pp. 319–326]",
            ),
            (
                "Berg. Moss and Roofs. Northampton (Mass.), 1987",
                "A Ttt Pp Y",
                "author[Berg] title[Moss and Roofs] publisher-place[Northampton (Mass.)] date[1987]",
            ),
            (
                "Berg. Moss and Roofs. Luch (London), 1987",
                "A Ttt Pp Y",
                "author[Berg] title[Moss and Roofs] publisher[Luch] publisher-place[London] date[1987]",
            ),
            (
                "Berg, in Moss, Eds. C. Lind and M.S. Green (Roof Press, Bath, 1976)",
                "A 0 C Bbbbbbb bb P Y",
                "author[Berg] container-title[Moss] other[Eds.] editor[C. Lind and M.S. Green] publisher[Roof Press] publisher-place[Bath] date[1976]",
            ),
        ]);
    }

    #[test]
    fn imprints_end_titles_behind_years() {
        check(&[
            (
                "Berg (1984). Roofs of the park. Washington, DC: Department of Tiles.",
                "A Y Tttt tt ttt",
                "author[Berg] date[1984] title[Roofs of the park] publisher-place[Washington, DC] publisher[Department of Tiles]",
            ),
            (
                "Berg (1984). Roofs of the park. Moss, Tile: a study.",
                "A Y Tttt tttt",
                "author[Berg] date[1984] title[Roofs of the park. Moss, Tile: a study]",
            ),
        ]);
    }
}
