//! The name of a host that is known: the beginnings and ends that other labels tore from it, the place that
//! belongs to a journal's name, and the title that a host without one holds.

use super::containers::{abbreviations, behind, host_in, is_numbered};
use super::regions::is_region;
use super::row::Row;
use crate::parse::gap::{Separator, Within};
use crate::record::label::Label;
use crate::text::town::is_town;

/// Gives hosts what is theirs.
pub(super) fn hosts(row: &mut Row<'_>) {
    articles(row);
    meetings_acronyms(row);
    broken(row);
    torn(row);
    torn_titles(row);
    behind_questions(row);
    places_of_names(row);
    untitled(row);
    headed(row);
    of_event(row);
}

/// `In The | Roofs of Tver`, the article labelled like the word before it: it begins the name that follows.
fn articles(row: &mut Row<'_>) {
    const ARTICLES: &[&str] = &[
        "The", "A", "An", "Der", "Die", "Das", "Le", "La", "Les", "L", "El", "Los", "Las", "Il",
        "I", "Gli", "O", "Os",
    ];
    for two in row.parts().windows(2) {
        let [role, name] = two else { continue };
        let article = role.end - 1;
        let named = matches!(
            name.label,
            Some(Label::ContainerTitle | Label::Title | Label::PublisherPlace)
        );
        if let Some(label) = name.label.filter(|_| named)
            && role.label == Some(Label::Other)
            && article > role.first
            && row.is_cue(article - 1, "in")
            && row.is_joined(article)
            && row.is_joined(name.first)
            && ARTICLES.contains(&row.word(article))
        {
            row.set(article, name.end, label);
        }
    }
}

/// `Proceedings of the Conference on Roofs | (ROOFS | -VI)`, labelled series and volume: the acronym of a meeting in
/// parentheses, its number joined to it, belongs to its name.
fn meetings_acronyms(row: &mut Row<'_>) {
    let parts = row.parts();
    let found = parts.windows(3).find_map(|three| {
        let [host, series, volume] = three else {
            return None;
        };
        let labels = [series.label, volume.label];
        let expected = [Label::CollectionTitle, Label::Volume].map(Some);
        let named = matches!(host.label, Some(Label::ContainerTitle | Label::Title));
        let tight = matches!(
            row.separator(volume.first),
            Separator::Hyphen | Separator::Adjacent | Separator::Mark
        );
        let group = row.gap(series.first).is_some_and(|gap| gap.opens == 2)
            && row.gap(volume.end).is_some_and(|gap| gap.closes == 2);
        let short = series.end - series.first <= 2 && volume.end - volume.first == 1;
        (labels == expected && named && tight && group && short).then_some((
            host.label?,
            host.first,
            volume.end,
        ))
    });
    if let Some((label, first, end)) = found {
        row.set(first, end, label);
    }
}

/// Words at most that broke out of a name.
const FEW: usize = 6;

/// `Journal | of the Roof Society of the | North`: words between two parts of a host that no mark
/// sets apart belong to it.
fn broken(row: &mut Row<'_>) {
    let parts = row.parts();
    for three in parts.windows(3) {
        let [before, part, behind] = three else {
            continue;
        };
        let hosts = [before, behind].map(|part| part.label) == [Some(Label::ContainerTitle); 2];
        let loose = matches!(part.label, None | Some(Label::Other));
        let unmarked = (part.first..=part.end).all(|at| row.is_joined(at));
        if hosts && loose && unmarked && part.end - part.first <= FEW {
            row.set(before.first, behind.end, Label::ContainerTitle);
        }
    }
}

/// `A. Berg, C. R. | Acad. Roofs, 30`: initials and words of journals at the end of the authors, right
/// before the host and without a family name, are the beginning of its name.
fn torn(row: &mut Row<'_>) {
    let parts = row.parts();
    let Some([authors, host]) = parts.windows(2).find_map(|two| match two {
        [a, b] if (a.label, b.label) == (Some(Label::Author), Some(Label::ContainerTitle)) => {
            Some([*a, *b])
        }
        _ => None,
    }) else {
        return;
    };
    let is_stop = matches!(row.marks(host.first), "." | "");
    let Some(start) = (authors.first + 1..authors.end)
        .rev()
        .find(|at| row.is_comma(*at))
    else {
        return;
    };
    let is_initial = |at: usize| row.word(at).chars().count() == 1;
    let of_journals = (start..authors.end)
        .all(|at| row.is_capital(at) && (is_initial(at) || row.is_cue(at, "journal")));
    // `Berg, A. Roofs`: initials alone behind a family name are its own.
    let divide = (authors.first + 1..start)
        .rev()
        .find(|at| row.marks(*at).contains([',', ';']));
    let inverted = !(divide.unwrap_or(authors.first)..start).any(is_initial);
    let known = row.any_cue(host.first, host.end.min(host.first + 4), "journal");
    let given = (inverted || !known) && (start..authors.end).all(is_initial);
    if is_stop && of_journals && !given && authors.end - start < FEW && !row.has(Label::Title) {
        row.set(start, host.end, Label::ContainerTitle);
    }
}

/// `Moss on roofs. J. Tile Biol. | Slates 9`, labelled title up to the stop: abbreviations of a sentence of their
/// own, right before a short host with a volume, are its beginning.
fn torn_titles(row: &mut Row<'_>) {
    let found = row
        .neighbours([Label::Title, Label::ContainerTitle, Label::Volume])
        .into_iter()
        .find_map(|[title, host, _]| {
            let short = host.end - host.first <= 2 && row.marks(host.first) == ".";
            let last = title.end - 1;
            let placed = is_town(row.word(last)) || is_region(row, last, title.end);
            if !short || placed || row.is_cue(host.first, "journal") {
                return None;
            }
            let abbreviated = |at: usize| {
                let word = row.word(at);
                row.is_capital(at)
                    && word.chars().count() <= 8
                    && word.chars().skip(1).all(char::is_lowercase)
            };
            let first = (title.first + 1..title.end)
                .rev()
                .take(FEW)
                .take_while(|at| abbreviated(*at))
                .find(|at| row.marks(*at) == "." && !abbreviated(*at - 1))?;
            let stops = (first + 1..title.end).all(|at| row.is_joined(at) || row.marks(at) == ".");
            stops.then_some((first, host.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::ContainerTitle);
    }
}

/// `Are roofs green? | A study. Roof Administration, v. 85`, labelled host: of two sentences behind the question
/// that a title ends with the first goes on with it.
fn behind_questions(row: &mut Row<'_>) {
    let found = row
        .neighbours([Label::Title, Label::ContainerTitle, Label::Volume])
        .into_iter()
        .find_map(|[title, host, _]| {
            let asks = row.marks(host.first).contains(['?', '!']);
            let sentence = row.last_sentence(host);
            let comma = || {
                (host.first + 1..host.end)
                    .rev()
                    .find(|at| row.is_comma(*at))
            };
            let cut = if sentence > host.first {
                sentence
            } else {
                comma().unwrap_or(host.first)
            };
            let small = (host.first..cut).any(|at| row.word(at).starts_with(char::is_lowercase));
            (asks && cut > host.first + 1 && small).then_some((title.first, cut, host.end))
        });
    if let Some((first, cut, end)) = found {
        row.set(first, cut, Label::Title);
        row.set(cut, end, Label::ContainerTitle);
    }
}

/// `Nature (London) 325`, `Science (New York, N.Y.). 2010;328`: the place behind the name of a journal
/// tells it from others of that name (ISO 4, key titles of ISSN).
fn places_of_names(row: &mut Row<'_>) {
    if row.has(Label::Publisher) {
        return;
    }
    let parts = row.parts();
    for (at, host) in parts.iter().enumerate() {
        if host.label != Some(Label::ContainerTitle) {
            continue;
        }
        let Some(end) = place_group(row, host.end) else {
            continue;
        };
        let place = (host.end..end).all(|at| {
            matches!(
                row.label(at),
                None | Some(Label::PublisherPlace | Label::ContainerTitle | Label::Other)
            )
        });
        let behind = parts.iter().skip(at + 1).filter(|part| part.first >= end);
        if place && is_numbered(behind) {
            row.set(host.first, end, Label::ContainerTitle);
            return;
        }
    }
}

/// The end of a group of words in parentheses that begins with a token, if it can be a place.
pub(super) fn place_group(row: &Row<'_>, first: usize) -> Option<usize> {
    let group = row.group_at(first, Within::Parentheses)?;
    let words = first..group.end;
    let short = group.end - first <= FEW;
    let named = words
        .clone()
        .all(|at| row.is_capital(at) && !row.is_number(at));
    let inside = words.skip(1).all(|at| {
        matches!(
            row.separator(at),
            Separator::Space | Separator::Comma | Separator::TightPeriod | Separator::Period
        )
    });
    (short && named && inside).then_some(group.end)
}

/// A host of two sentences in a reference without a title holds the title, too:
/// `Berg A. 2012. Moss on roofs. Roof Ecology 12: 4–9`.
fn untitled(row: &mut Row<'_>) {
    if row.has(Label::Title) || !row.has(Label::Volume) {
        return;
    }
    dated(row);
    let parts = row.parts();
    let labels = |label| parts.iter().filter(move |part| part.label == Some(label));
    let (Some(host), None) = ({
        let mut hosts = labels(Label::ContainerTitle);
        (hosts.next().copied(), hosts.next())
    }) else {
        return;
    };
    let cut = host_in(row, host);
    let authored = labels(Label::Author).any(|part| part.end <= host.first);
    let small = (host.first..cut).filter(|at| row.word(*at).starts_with(char::is_lowercase));
    let serial = row.is_cue(host.first, "journal") || row.is_cue(host.first, "conference");
    let named = !row.is_comma(cut)
        || abbreviations(row, host) == cut
        || row.any_cue(cut, host.end, "journal");
    if authored && !serial && named && small.count() >= 2 && is_numbered(behind(&parts, host)) {
        row.set(host.first, cut, Label::Title);
        row.set(cut, host.end, Label::ContainerTitle);
    }
}

/// `Moss on roofs 2007 Roof Letters 13`, all labelled host: the year that no label has divides the two.
fn dated(row: &mut Row<'_>) {
    if row.has(Label::Date) {
        return;
    }
    let parts = row.parts();
    let found = parts.iter().find_map(|part| {
        let host = part.label == Some(Label::ContainerTitle);
        let mut years = (part.first + 1..part.end - 1).filter(|at| row.is_year(*at));
        match (host, years.next(), years.next()) {
            (true, Some(year), None) if row.is_capital(year + 1) => Some((*part, year)),
            _ => None,
        }
    });
    if let Some((part, year)) = found {
        row.set(part.first, year, Label::Title);
        row.set(year, year + 1, Label::Date);
        row.set(year + 1, part.end, Label::ContainerTitle);
    }
}

/// `Moss on roofs. Memoirs of the College, | Tile Society`: a last sentence that begins as a journal does
/// and goes on behind a comma is the beginning of the host.
fn headed(row: &mut Row<'_>) {
    const HEADS: &[&str] = &[
        "journal",
        "memoirs",
        "bulletin",
        "annals",
        "proceedings",
        "transactions",
        "archives",
        "revista",
        "boletim",
        "boletín",
        "anais",
        "anales",
        "arquivos",
        "archivos",
        "memórias",
        "bollettino",
        "rivista",
        "annali",
        "atti",
        "revue",
        "annales",
        "zeitschrift",
        "mitteilungen",
        "вестник",
        "известия",
        "труды",
        "записки",
        "бюллетень",
        "журнал",
        "вісник",
        "праці",
    ];
    let pairs = row.neighbours([Label::Title, Label::ContainerTitle]);
    let found = pairs.into_iter().find(|[_, host]| row.is_comma(host.first));
    let Some([title, host]) = found else {
        return;
    };
    let first = row.last_sentence(title);
    if first > title.first && row.is_one_of(first, HEADS) {
        row.set(first, host.end, Label::ContainerTitle);
    }
}

/// `CONGRESSO DE TELHADOS, | 5., 2012, Curitiba. Anais`: the number, year and town of an event are the
/// event's (ABNT NBR 6023:2018, 8.1.3), the host is what follows them.
fn of_event(row: &mut Row<'_>) {
    let pairs = row.neighbours([Label::Event, Label::ContainerTitle]);
    let found = pairs
        .into_iter()
        .find(|[_, host]| row.is_number(host.first));
    let Some([event, host]) = found else {
        return;
    };
    let cut = row.last_sentence(host);
    if cut > host.first + 1 {
        row.set(event.first, cut, Label::Event);
        row.set(cut, host.end, Label::ContainerTitle);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn hosts_get_their_beginnings_back() {
        check(&[
            (
                "Berg. “Moss.” In The Roofs of Tver. Luch, 1995",
                "A T Oo Ccc B Y",
                "author[Berg] title[Moss] other[In] container-title[The Roofs of Tver] publisher[Luch] date[1995]",
            ),
            (
                "Berg (1998) Moss on roofs. Ultrason. Tiling 20: 26",
                "A Y Tttt C V G",
                "author[Berg] date[1998] title[Moss on roofs] container-title[Ultrason. Tiling] volume[20] pages[26]",
            ),
            (
                "Berg (1998) Moss on roofs. Canada. Geology 20: 26",
                "A Y Tttt C V G",
                "author[Berg] date[1998] title[Moss on roofs. Canada] container-title[Geology] volume[20] pages[26]",
            ),
            (
                "Berg. Are roofs green? A study of moss. Tile Administration, v. 85",
                "A Ttt Ccccc c Vv",
                "author[Berg] title[Are roofs green? A study of moss] container-title[Tile Administration] volume[v. 85]",
            ),
            (
                "Berg. Are roofs green? Tiles. Anales de Teja, v. 85",
                "A Ttt Cccc Vv",
                "author[Berg] title[Are roofs green?] container-title[Tiles. Anales de Teja] volume[v. 85]",
            ),
            (
                "Berg, A., Moss on roofs, Slatica Nova, v. 50, pp. 9-12, 2011",
                "Aa Ttt tt Vv Ggg Y",
                "author[Berg, A.] title[Moss on roofs] container-title[Slatica Nova] volume[v. 50] pages[pp. 9-12] date[2011]",
            ),
            (
                "Clinical, Cosmetic and Roof Review 2009;2 39-48",
                "A aaaa Y V Gg",
                "container-title[Clinical, Cosmetic and Roof Review] date[2009] volume[2] pages[39-48]",
            ),
        ]);
    }

    #[test]
    fn acronyms_end_names_of_meetings() {
        check(&[
            (
                "Berg. Moss. In Conference on Tiles (ROOFS-VI), Bonn, 1994.",
                "A T O Ccc S V P Y",
                "author[Berg] title[Moss] other[In] container-title[Conference on Tiles (ROOFS-VI)] publisher-place[Bonn] date[1994]",
            ),
            (
                "Berg. Moss. In Conference on Tiles (ROOFS, vol. 6), Bonn, 1994.",
                "A T O Ccc S Vv P Y",
                "author[Berg] title[Moss] other[In] container-title[Conference on Tiles] collection-title[ROOFS] volume[vol. 6] publisher-place[Bonn] date[1994]",
            ),
            (
                "Berg. Outside the roof? Gaps of moss in tiles, Tile Policy, 35, 379",
                "A Ttt Ccccc cc V G",
                "author[Berg] title[Outside the roof? Gaps of moss in tiles] container-title[Tile Policy] volume[35] pages[379]",
            ),
        ]);
    }
}
