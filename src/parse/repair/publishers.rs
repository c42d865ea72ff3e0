//! The publisher: what stands between the place or the title and the year is it, whatever the words look
//! like.

use super::bodies::names_body;
use super::row::{Part, Row};
use crate::parse::gap::{Group, Separator, Within};
use crate::record::label::Label;
use crate::text::script::Script;
use crate::text::town::is_town;

/// Finds and mends publishers.
pub(super) fn publishers(row: &mut Row<'_>) {
    in_place(row);
    behind_place(row);
    numbered(row);
    before_semicolon(row);
    in_parentheses(row);
    at_the_end(row);
    in_pages(row);
    own(row);
    no_towns(row);
    forthcoming(row);
    imprints(row);
    imprints_in_hosts(row);
    before_place(row);
    behind_editors(row);
}

/// `Moss. Nova Friburga: Luch, 1987`, all labelled title: a sentence of a name, a colon and a name before
/// the year is place and publisher, where nothing else is.
fn imprints(row: &mut Row<'_>) {
    let others = [
        Label::ContainerTitle,
        Label::Publisher,
        Label::PublisherPlace,
        Label::Volume,
        Label::Pages,
    ];
    if others.into_iter().any(|label| row.has(label)) {
        return;
    }
    let parts = row.parts();
    let found = parts.iter().find_map(|title| {
        let town = town_behind_comma(row, *title);
        let cut = town.unwrap_or_else(|| row.last_sentence(*title));
        let colon = (cut + 1..title.end).find(|at| row.is_colon(*at))?;
        let year = row.label(title.end) == Some(Label::Date)
            && row.is_year(title.end)
            && row.is_comma(title.end);
        let ends = year || town.is_some() && title.end == row.len();
        let named = is_name(row, cut, colon) && is_name(row, colon, title.end);
        (title.label == Some(Label::Title) && cut > title.first && ends && named)
            .then_some((cut, colon, title.end))
    });
    if let Some((cut, colon, end)) = found {
        row.set(cut, colon, Label::PublisherPlace);
        row.set(colon, end, Label::Publisher);
    }
}

/// `Bath: Department of Moss, 2008`, all labelled host: a town and a colon begin an imprint.
fn imprints_in_hosts(row: &mut Row<'_>) {
    let others = [
        Label::Publisher,
        Label::PublisherPlace,
        Label::Volume,
        Label::Pages,
    ];
    if others.into_iter().any(|label| row.has(label)) {
        return;
    }
    let found = row.parts().into_iter().find_map(|host| {
        let colon = (host.first + 1..host.end).find(|at| row.is_colon(*at))?;
        let town =
            is_town(row.word(host.first)) || (host.first..colon).all(|at| row.is_cue(at, "place"));
        let short = colon - host.first <= 2;
        let year = row.label(host.end) == Some(Label::Date) && row.is_comma(host.end);
        (host.label == Some(Label::ContainerTitle) && town && short && year)
            .then_some((host.first, colon, host.end))
    });
    if let Some((first, colon, end)) = found {
        row.set(first, colon, Label::PublisherPlace);
        row.set(colon, end, Label::Publisher);
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
fn own(row: &mut Row<'_>) {
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
    let Some(place) = row.parts().last().copied() else {
        return;
    };
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
        && row
            .parts()
            .iter()
            .filter(|part| part.label == place.label)
            .count()
            == 1
        && row
            .parts()
            .iter()
            .any(|part| part.label == Some(Label::Date) && part.end < place.first)
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
    for part in row.parts() {
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
    for part in row.parts() {
        let word =
            (part.first + 1..part.end).find(|at| row.is_cue(*at, "pages") && row.is_comma(*at));
        let Some(first) = word.filter(|_| part.label == Some(Label::Pages)) else {
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
    for part in row.parts() {
        let place = (part.first + 1..part.end)
            .filter_map(|at| row.group_at(at, Within::Parentheses))
            .find(|group| group.end == part.end);
        let Some(place) = place.filter(|_| part.label == Some(Label::PublisherPlace)) else {
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
    for part in row.parts() {
        let role = matches!(row.word(part.first), "Eds" | "Ed" | "eds" | "ed");
        let house =
            (part.first + 2..part.end).find(|at| row.gap(*at).is_some_and(|gap| gap.opens == 2));
        let Some(house) = house.filter(|_| role && part.label == Some(Label::Publisher)) else {
            continue;
        };
        let initial = |at: usize| row.word(at).chars().count() == 1 && row.is_capital(at);
        if (part.first + 1..house).any(initial) {
            row.set(part.first, part.first + 1, Label::Other);
            row.set(part.first + 1, house, Label::Editor);
            row.set(house, part.end, Label::Publisher);
        }
    }
}

/// Publishers have fewer words.
const LONGEST: usize = 10;

/// `Université Lyon 2, Lyon`, all labelled place: what begins as a body is the publisher, and the place
/// stands behind it.
fn in_place(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let place = parts.iter().find(|part| {
        part.label == Some(Label::PublisherPlace)
            && names_body(row, part.first)
            && part.end - part.first > 1
            && row.word(part.first + 1) != "Park"
    });
    if let Some(place) = place {
        let comma = (place.first + 1..place.end)
            .rev()
            .find(|at| row.is_comma(*at))
            .filter(|at| !is_acronym(row.word(*at)) || row.is_cue(*at, "country"));
        row.set(place.first, comma.unwrap_or(place.end), Label::Publisher);
    }
}

/// `Université Lyon 2; 2009`: the number before the semicolon is that of the university.
fn numbered(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(2).find_map(|two| match two {
        [publisher, date]
            if (publisher.label, date.label) == (Some(Label::Publisher), Some(Label::Date))
                && date.end - date.first == 2
                && row.is_joined(date.first)
                && row.is_year(date.first + 1)
                && row.separator(date.first + 1) == Separator::Semicolon =>
        {
            Some((publisher.first, date.first + 1, date.end))
        }
        _ => None,
    });
    if let Some((first, year, end)) = found {
        row.set(first, year, Label::Publisher);
        row.set(year, end, Label::Date);
    }
}

/// `London: Bios Roofs Ltd`, `Paris: Du May, 1992`: what stands behind a place and a colon is the
/// publisher, up to the year.
fn behind_place(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    let Some([place, next]) = parts.windows(2).find_map(|two| match two {
        [a, b] if a.label == Some(Label::PublisherPlace) => Some([*a, *b]),
        _ => None,
    }) else {
        return;
    };
    let first = place.end;
    let known = matches!(
        next.label,
        Some(Label::Url | Label::Doi | Label::Isbn | Label::Pages | Label::Volume)
    );
    // A gazette that stands there is a host; a note with numbers says something else.
    let other = match next.label {
        Some(Label::ContainerTitle) => row.any_cue(next.first, next.end, "journal"),
        Some(Label::Note) => (next.first..next.end).any(|at| row.is_number(at)),
        _ => false,
    };
    if !row.is_colon(first) || known || other || !row.is_capital(first) {
        return;
    }
    let end = (first + 1..row.len())
        .find(|at| {
            let divided = row.separator(*at) >= Separator::Comma;
            let stop = row.ends_sentence(*at) || row.separator(*at) == Separator::Semicolon;
            stop || divided && (row.is_number(*at) || row.label(*at) != next.label)
        })
        .unwrap_or(row.len());
    let words = (first..end).all(|at| !row.is_number(at));
    if words && end - first <= LONGEST {
        row.set(first, end, Label::Publisher);
    }
}

/// `The moss. Corvid; 2009`, `Tulsa: University of Tiles, Wichita; 2001`: a semicolon before the year
/// that ends a book's reference stands behind its publisher (NLM, Citing Medicine, chapter 2).
fn before_semicolon(row: &mut Row<'_>) {
    let parts = row.parts();
    let Some(year) = parts.iter().find(|part| {
        part.label == Some(Label::Date)
            && part.end - part.first == 1
            && row.is_year(part.first)
            && row.separator(part.first) == Separator::Semicolon
    }) else {
        return;
    };
    let ends = matches!(row.separator(year.end), Separator::Period | Separator::Edge)
        && row.marks(year.end).trim_end_matches('.').is_empty();
    let numbered = row.has(Label::Volume) || row.has(Label::Issue);
    if !ends || numbered || year.first == 0 {
        return;
    }
    let end = year.first;
    let colon = (1..end)
        .rev()
        .take(LONGEST)
        .find(|at| row.is_colon(*at) && row.label(at - 1) == Some(Label::PublisherPlace));
    let first = colon.unwrap_or_else(|| {
        (1..end)
            .rev()
            .find(|at| row.ends_sentence(*at) || row.separator(*at) == Separator::Semicolon)
            .unwrap_or(0)
    });
    let whole = (first..end).all(|at| row.label(at) == Some(Label::Publisher));
    if first == 0
        || end - first > LONGEST
        || whole
        || !is_publisher(row, first, end, colon.is_some())
    {
        return;
    }
    row.set(first, end, Label::Publisher);
}

/// Whether the words before a semicolon and a year can be a publisher: no host, no place alone.
fn is_publisher(row: &Row<'_>, first: usize, end: usize, placed: bool) -> bool {
    let before = |label| (0..first).any(|at| row.label(at) == Some(label));
    // Where the title was taken for a name, the publisher was taken for the title.
    let titled =
        before(Label::Title) || before(Label::Author) && row.label(first) == Some(Label::Title);
    let words = row.is_capital(first) && (first..end).all(|at| !row.is_number(at));
    let loose = (first..end).all(|at| {
        matches!(
            row.label(at),
            None | Some(
                Label::Title
                    | Label::Author
                    | Label::ContainerTitle
                    | Label::PublisherPlace
                    | Label::Publisher
                    | Label::CollectionTitle
                    | Label::Note
            )
        )
    });
    let announced = row.is_colon(first) && row.is_cue(first - 1, "in");
    titled
        && words
        && loose
        && !announced
        && (placed || !is_place(row, end) && !is_serial(row, first, end))
}

/// Whether the words before a token end with the name of a place.
fn is_place(row: &Row<'_>, end: usize) -> bool {
    row.label(end - 1) == Some(Label::PublisherPlace) && row.is_cue(end - 1, "place")
}

/// Whether some words are taken for a host and have words of journals or conferences among them.
fn is_serial(row: &Row<'_>, first: usize, end: usize) -> bool {
    let hosted = (first..end).any(|at| row.label(at) == Some(Label::ContainerTitle));
    let serial = ["journal", "conference"]
        .iter()
        .any(|class| row.any_cue(first, end, class));
    hosted && serial
}

/// `(Slate, Paris, 1965)`: in parentheses that end with the year the publisher stands before the place
/// (AIP style), none of it is the title's.
fn in_parentheses(row: &mut Row<'_>) {
    let groups: Vec<Group> = row.tokens.groups.clone();
    for group in groups {
        if group.kind != Within::Parentheses || group.end - group.first > LONGEST {
            continue;
        }
        let year = group.end - 1;
        let commas: Vec<usize> = (group.first + 1..group.end)
            .filter(|at| row.is_comma(*at))
            .collect();
        let [place, last] = commas.as_slice() else {
            continue;
        };
        let plain = (group.first + 1..group.end)
            .all(|at| !matches!(row.separator(at), Separator::Colon | Separator::Semicolon));
        let swallowed = row.label(group.first) == Some(Label::Title);
        let words = (group.first..year).all(|at| !row.is_number(at));
        if *last == year && row.is_year(year) && plain && swallowed && words && group.first > 0 {
            row.set(group.first, *place, Label::Publisher);
            row.set(*place, year, Label::PublisherPlace);
            row.set(year, group.end, Label::Date);
        }
    }
}

/// `Berg, A. (2012). Moss on roofs. Tile House.`: what ends a book's reference behind its title is its
/// publisher (APA, 9.29), not a host, which would have numbers; before an address it may be a site,
/// unless it is a body by its acronym.
fn at_the_end(row: &mut Row<'_>) {
    let parts = row.parts();
    let bare: Vec<&Part> = parts
        .iter()
        .filter(|part| !matches!(part.label, None | Some(Label::Url | Label::AvailableAt)))
        .collect();
    let Some(date) = bare.iter().position(|part| part.label == Some(Label::Date)) else {
        return;
    };
    let closed = row.gap(bare[date].end).is_some_and(|gap| gap.closes != 0);
    let tail = bare.get(date + 1..).unwrap_or_default();
    let labels: Vec<Option<Label>> = tail.iter().map(|part| part.label).collect();
    let (first, end) = match (labels.as_slice(), tail) {
        ([Some(Label::Title), Some(Label::ContainerTitle)], [title, host])
            if title.end == host.first =>
        {
            (host.first, host.end)
        }
        ([Some(Label::Title)], [title]) => (row.last_sentence(**title), title.end),
        _ => return,
    };
    let swallowed = labels.len() == 1;
    let serial = ["journal", "conference", "forthcoming", "medium"]
        .iter()
        .any(|class| row.any_cue(first, row.len(), class));
    let quoted = row.gap(first).is_some_and(|gap| gap.closes == 1);
    let follows = row.ends_sentence(first) && !quoted && closed;
    let year = bare[date].end - bare[date].first == 1 && row.is_year(bare[date].first);
    let is_publisher = match (swallowed, end == row.len()) {
        (false, true) => year && end - first <= 4,
        (false, false) => (first..end).any(|at| is_acronym(row.word(at))),
        (true, _) => end - first == 1 && is_acronym(row.word(first)) && first > tail[0].first,
    };
    let words = (first..end).all(|at| !row.is_number(at));
    if follows && !serial && is_publisher && words {
        row.set(first, end, Label::Publisher);
    }
}

/// `UNESCO`, `CNPq`
fn is_acronym(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    (3..=7).contains(&word.chars().count()) && capitals > 2
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn publishers_are_found() {
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
            (
                "Hale K. The Tower. Lind Books; 2012.",
                "Aa Tt Bb Y",
                "author[Hale K.] title[The Tower] publisher[Lind Books] date[2012]",
            ),
            (
                "Hale K. The Storm. Corvid; 2009.",
                "Aa Tt t Y",
                "author[Hale K.] title[The Storm] publisher[Corvid] date[2009]",
            ),
            (
                "Hale K. Slates. Owen & Daughters; 2013.",
                "Aa T Ccc Y",
                "author[Hale K.] title[Slates] publisher[Owen & Daughters] date[2013]",
            ),
            (
                "Hale K. Slates. Owen; 2013.",
                "Aa a T Y",
                "author[Hale K.] title[Slates] publisher[Owen] date[2013]",
            ),
            (
                "Vale R. The House. Martin K. Rowell Books; 2011.",
                "Aa Tt Pp Bb Y",
                "author[Vale R.] title[The House] publisher[Martin K. Rowell Books] date[2011]",
            ),
            (
                "Vale R. Moss. Tulsa, OK: University, Wichita County; 2001.",
                "Aa T Pp B Pp Y",
                "author[Vale R.] title[Moss] publisher-place[Tulsa, OK] publisher[University, Wichita County] date[2001]",
            ),
            (
                "Play N. Ends. Washington, D.C.: American Society; 2020.",
                "Aa T Ppp Bb Y",
                "author[Play N.] title[Ends] publisher-place[Washington, D.C.] publisher[American Society] date[2020]",
            ),
            (
                "Melo L. Manual. Goiânia: AB; 2020. p. 49.",
                "Aa T Pp Y Gg",
                "author[Melo L.] title[Manual] publisher-place[Goiânia] publisher[AB] date[2020] pages[p. 49]",
            ),
            (
                "Wood D. Os bebês. São Paulo; Martins Fontes; 1994.",
                "Aa Tt Pp Bb Y",
                "author[Wood D.] title[Os bebês] publisher-place[São Paulo] publisher[Martins Fontes] date[1994]",
            ),
            (
                "Old Songs. London: Printed by C. Lind, for T. Berg.",
                "Tt P Nnnnnnn",
                "title[Old Songs] publisher-place[London] publisher[Printed by C. Lind, for T. Berg]",
            ),
            (
                "Ley de tejas. Madrid: Boletín Oficial, 2013.",
                "Ttt P Cc Y",
                "title[Ley de tejas] publisher-place[Madrid] container-title[Boletín Oficial] date[2013]",
            ),
            (
                "Petit A. Lichens. Université Lyon 2, Lyon, 2009.",
                "Aa T Pppp Y",
                "author[Petit A.] title[Lichens] publisher[Université Lyon 2] publisher-place[Lyon] date[2009]",
            ),
            (
                "Petit A. Lichens. Université Paris, MSH, 2009.",
                "Aa T Ppp Y",
                "author[Petit A.] title[Lichens] publisher[Université Paris, MSH] date[2009]",
            ),
            (
                "Petit A. Lichens. Lyon: Université Lyon 2; 2009.",
                "Aa T P Bb Yy",
                "author[Petit A.] title[Lichens] publisher-place[Lyon] publisher[Université Lyon 2] date[2009]",
            ),
            (
                "Petit A. Lichens. University Park, PA, 2009.",
                "Aa T Ppp Y",
                "author[Petit A.] title[Lichens] publisher-place[University Park, PA] date[2009]",
            ),
            (
                "Vale R. Moss. In: Proceedings of the Society; 2015. p. 4.",
                "Aa T O Cccc Y Gg",
                "author[Vale R.] title[Moss] other[In] container-title[Proceedings of the Society] date[2015] pages[p. 4]",
            ),
            (
                "Vale R. Moss. J Roofs; 2015.",
                "Aa T Cc Y",
                "author[Vale R.] title[Moss] container-title[J Roofs] date[2015]",
            ),
            (
                "Vale R. Moss. London; 2015.",
                "Aa T P Y",
                "author[Vale R.] title[Moss] publisher-place[London] date[2015]",
            ),
            (
                "Durand P. Les toits. Paris: Du May, 1992.",
                "Aa Tt P Yyy",
                "author[Durand P.] title[Les toits] publisher-place[Paris] publisher[Du May] date[1992]",
            ),
            (
                "Bell R. Moss. London: Bios Scientific Ltd; 2001.",
                "Aa T P 000 Y",
                "author[Bell R.] title[Moss] publisher-place[London] publisher[Bios Scientific Ltd] date[2001]",
            ),
            (
                "Bell R. Moss. London: 2001.",
                "Aa T P Y",
                "author[Bell R.] title[Moss] publisher-place[London] date[2001]",
            ),
            (
                "F. Spivey, Geometry (Slate or Perish, Houston, 1979).",
                "Aa T ttt B Y",
                "author[F. Spivey] title[Geometry] publisher[Slate or Perish] publisher-place[Houston] date[1979]",
            ),
            (
                "F. Spivey, Geometry (Rules, Laws, 12).",
                "Aa T tt t",
                "author[F. Spivey] title[Geometry (Rules, Laws, 12)]",
            ),
            (
                "Vigo, L. (2021). A vida do telhado. Martins Fontes.",
                "Aa Y Tttt Cc",
                "author[Vigo, L.] date[2021] title[A vida do telhado] publisher[Martins Fontes]",
            ),
            (
                "Vigo, L. (2021). A vida. Journal of Tiles.",
                "Aa Y Tt Ccc",
                "author[Vigo, L.] date[2021] title[A vida] container-title[Journal of Tiles]",
            ),
            (
                "Vigo, L. (2021). A vida. UNESCO. http://a.org",
                "Aa Y Tt t U",
                "author[Vigo, L.] date[2021] title[A vida] publisher[UNESCO] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021, May 3). A vida. Agência IBGE. http://a.org",
                "Aa Yyy Tt Cc U",
                "author[Vigo, L.] date[2021, May 3] title[A vida] publisher[Agência IBGE] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021). A vida. Blog dos telhados. http://a.org",
                "Aa Y Tt Ccc U",
                "author[Vigo, L.] date[2021] title[A vida] container-title[Blog dos telhados] url[http://a.org]",
            ),
            (
                "Vigo, L. (2021, May 3). A vida. El Tejado.",
                "Aa Yyy Tt Cc",
                "author[Vigo, L.] date[2021, May 3] title[A vida] container-title[El Tejado]",
            ),
        ]);
    }
}
