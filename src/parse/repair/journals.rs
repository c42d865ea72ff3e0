//! A journal, magazine or newspaper under another label, whom the numbers behind it betray: neither a place
//! nor a publisher nor a person has a volume and pages.

use super::row::{Part, Row};
use crate::record::label::Label;
use crate::text::town::is_town;

/// Finds hosts by what is printed behind them.
pub(super) fn journals(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    numbered(row);
    of_series(row);
    acronyms(row);
    paged(row);
    newspapers(row);
    with_towns(row);
    acronyms_of_meetings(row);
}

/// `“Moss on roofs,” RCTV, 2009`, labelled publisher: an acronym between a quoted title and the year is a meeting or
/// a journal, if it is not that of a house.
fn acronyms_of_meetings(row: &mut Row<'_>) {
    const HOUSES: &[&str] = &[
        "IEEE", "ACM", "NASA", "WHO", "UNESCO", "OECD", "FAO", "IMF", "AAAI", "USENIX", "SIAM",
        "AIAA", "SAE", "CNRS", "INRA", "BBC", "MIT", "UNDP", "UNEP", "UNICEF", "UNHCR", "ILO",
        "EPA", "USGS", "NIST", "RAND", "CERN", "CRC", "ASCE", "ASME", "ANSI", "ISO", "ITU", "NBER",
        "CEPR", "SAGE",
    ];
    if row.has_any(&[Label::ContainerTitle, Label::PublisherPlace, Label::Genre]) {
        return;
    }
    let found = row
        .neighbours([Label::Title, Label::Publisher, Label::Date])
        .into_iter()
        .find_map(|[title, host, _]| {
            let word = row.word(host.first);
            let acronym = host.end - host.first == 1
                && (3..=8).contains(&word.chars().count())
                && word.chars().all(char::is_uppercase)
                && !HOUSES.contains(&word);
            let quoted = row.gap(host.first).is_some_and(|gap| gap.closes == 1);
            let persons = (0..title.first).any(|at| row.is_initial(at));
            (acronym && quoted && persons).then_some(host)
        });
    if let Some(host) = found {
        row.set(host.first, host.end, Label::ContainerTitle);
    }
}

/// `Telhas voltam. Folha da Telha, São Paulo, 22 out. 1985`, all labelled title up to the town: the last sentence
/// before a town and a day is the newspaper (ABNT NBR 6023:2018, 7.7.6).
fn with_towns(row: &mut Row<'_>) {
    if row.has_any(&[
        Label::ContainerTitle,
        Label::Publisher,
        Label::Volume,
        Label::Issue,
    ]) {
        return;
    }
    let found = row
        .neighbours([Label::Title, Label::PublisherPlace, Label::Date])
        .into_iter()
        .find_map(|[title, town, date]| {
            let day = date.end - date.first == 3
                && row.is_number(date.first)
                && row.is_cue(date.first + 1, "month")
                && row.is_year(date.first + 2);
            let cut = row.last_sentence(title);
            let name = (1..=6).contains(&(title.end - cut)) && row.is_capital(cut);
            (day && name && cut > title.first && row.is_comma(town.first))
                .then_some((cut, title.end))
        });
    if let Some((first, end)) = found {
        row.set(first, end, Label::ContainerTitle);
    }
}

/// The labels of the parts from one on.
fn labels(parts: &[Part], from: usize) -> impl Iterator<Item = Label> {
    parts.iter().skip(from).filter_map(|part| part.label)
}

/// The parts behind the first title, with their number.
fn behind_title(parts: &[Part]) -> impl Iterator<Item = (usize, Part)> {
    let title = parts
        .iter()
        .position(|part| part.label == Some(Label::Title));
    let parts = parts.iter().copied().enumerate();
    parts.skip(title.map_or(usize::MAX, |title| title + 1))
}

/// Whether some words name a house that publishes.
fn is_house(row: &Row<'_>, part: Part) -> bool {
    const HOUSES: &[&str] = &[
        "springer",
        "elsevier",
        "wiley",
        "routledge",
        "kluwer",
        "ieee",
        "acm",
        "inc",
        "ltd",
        "gmbh",
        "brill",
        "erlbaum",
        "sage",
        "ashgate",
        "macmillan",
        "palgrave",
        "gallimard",
        "seuil",
    ];
    row.any_cue(part.first, part.end, "publisher")
        || (part.first..part.end).any(|at| row.is_one_of(at, HOUSES))
}

/// `Moss on roofs. Roofstudies, v. 45, pp. 119–121`, labelled place or publisher, `Roof Annals 45`, labelled
/// author.
fn numbered(row: &mut Row<'_>) {
    if !row.has(Label::Pages) {
        return;
    }
    let parts = row.parts();
    let placed = row.has(Label::PublisherPlace);
    let published = row.has(Label::Publisher);
    let found = behind_title(&parts).find(|(at, part)| {
        let mut next = labels(&parts, at + 1);
        let numbered = match next.next() {
            Some(Label::Volume | Label::Issue) => true,
            Some(Label::Date) => matches!(next.next(), Some(Label::Volume | Label::Issue)),
            _ => false,
        };
        let free = match part.label {
            Some(Label::PublisherPlace) => {
                let town = is_town(row.word(part.end - 1))
                    || is_town(row.word(part.first))
                    || row.is_cue(part.end - 1, "place")
                    || row.is_cue(part.end - 1, "country");
                !published && !town
            }
            Some(Label::Publisher) => !placed && !is_house(row, *part),
            Some(Label::Author) => {
                let initials = (part.first..part.end).any(|at| row.is_initial(at));
                !initials && !row.is_comma(part.first + 1)
            }
            _ => false,
        };
        numbered && free && row.is_capital(part.first)
    });
    if let Some((_, part)) = found {
        row.set(part.first, part.end, Label::ContainerTitle);
    }
}

/// `“Moss,” Roofs High Tech 26, 4 (2008): 598`, labelled series: a series of books has a publisher, and no pages.
fn of_series(row: &mut Row<'_>) {
    if row.has_any(&[
        Label::Publisher,
        Label::PublisherPlace,
        Label::ContainerTitle,
    ]) {
        return;
    }
    let parts = row.parts();
    let mut series =
        behind_title(&parts).filter(|(_, part)| part.label == Some(Label::CollectionTitle));
    let (Some((at, part)), None) = (series.next(), series.next()) else {
        return;
    };
    if row.has(Label::Pages)
        && part.end - part.first > 1
        && !row.any_cue(part.first, part.end, "series")
        && labels(&parts, at + 1).next() == Some(Label::Volume)
    {
        row.set(part.first, part.end, Label::ContainerTitle);
    }
}

/// `« Moss », RDT, 1984, pp. 263–275`, labelled volume: capitals that are no number name a journal.
fn acronyms(row: &mut Row<'_>) {
    if !row.has(Label::Pages) || row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let found = behind_title(&parts).find(|(at, part)| {
        let word = row.word(part.first);
        let roman = word.chars().all(|c| "IVXLCDM".contains(c));
        part.label == Some(Label::Volume)
            && part.end - part.first == 1
            && (3..=6).contains(&word.chars().count())
            && word.chars().all(char::is_uppercase)
            && !roman
            && labels(&parts, at + 1).next() == Some(Label::Date)
    });
    if let Some((_, part)) = found {
        row.set(part.first, part.end, Label::ContainerTitle);
    }
}

/// `Roofs, Annales du Toit, 1978, 275–289`, labelled publisher or author: a journal by its words before a
/// year or pages, without a place.
fn paged(row: &mut Row<'_>) {
    if row.has_any(&[Label::PublisherPlace, Label::ContainerTitle, Label::Editor]) {
        return;
    }
    let parts = row.parts();
    let found = behind_title(&parts).find(|(at, part)| {
        let taken = matches!(part.label, Some(Label::Publisher | Label::Author));
        let next = labels(&parts, at + 1).next();
        let dated = matches!(next, Some(Label::Date | Label::Pages));
        let length = part.end - part.first;
        let serial = is_serial(row, part.first) || is_serial(row, part.end - 1);
        taken && dated && serial && (2..=8).contains(&length) && !is_house(row, *part)
    });
    if let Some((_, part)) = found {
        row.set(part.first, part.end, Label::ContainerTitle);
    }
}

/// Words that names of journals begin or end with, and those of publishers do not.
fn is_serial(row: &Row<'_>, at: usize) -> bool {
    const WORDS: &[&str] = &[
        "journal",
        "review",
        "quarterly",
        "bulletin",
        "annals",
        "annales",
        "archives",
        "archiv",
        "revue",
        "revista",
        "rivista",
        "cahiers",
        "cuadernos",
        "quaderni",
        "zeitschrift",
        "jahrbuch",
        "mitteilungen",
        "bollettino",
        "boletín",
        "boletim",
        "anales",
        "anuario",
        "gazette",
        "magazine",
        "letters",
        "вестник",
        "известия",
        "журнал",
    ];
    row.is_one_of(at, WORDS)
}

/// `“Moss on Roofs,” Tver Post, July 19, 2007`, labelled place or publisher: what stands between a quoted title
/// and a day is a newspaper.
fn newspapers(row: &mut Row<'_>) {
    if row.has(Label::ContainerTitle) {
        return;
    }
    let parts = row.parts();
    let found = parts.windows(3).find_map(|three| {
        let [title, paper, date] = three else {
            return None;
        };
        let quoted = row.gap(paper.first).is_some_and(|gap| gap.closes == 1);
        let day = date.end - date.first == 3
            && row.any_cue(date.first, date.end, "month")
            && (date.first..date.end).any(|at| row.is_year(at));
        let taken = matches!(paper.label, Some(Label::PublisherPlace | Label::Publisher));
        let words = (paper.first..paper.end).all(|at| row.is_capital(at) && !row.is_number(at));
        let town = row.is_cue(paper.end - 1, "place") || is_town(row.word(paper.end - 1));
        (title.label == Some(Label::Title)
            && quoted
            && taken
            && words
            && date.label == Some(Label::Date)
            && day
            && !town)
            .then_some(*paper)
    });
    if let Some(paper) = found {
        row.set(paper.first, paper.end, Label::ContainerTitle);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn journals_are_told_by_their_numbers() {
        check(&[
            (
                "Berg. Moss. Slatika, v. 45, pp. 11-19. 1986",
                "A T P Vv Ggg Y",
                "author[Berg] title[Moss] container-title[Slatika] volume[v. 45] pages[pp. 11-19] date[1986]",
            ),
            (
                "Berg. Moss. Lille, v. 45, pp. 11-19. 1986",
                "A T P Vv Ggg Y",
                "author[Berg] title[Moss] publisher-place[Lille] volume[v. 45] pages[pp. 11-19] date[1986]",
            ),
            (
                "Berg. Moss. Roof and Tile, v. 45, pp. 11-19. 1986",
                "A T Bbb Vv Ggg Y",
                "author[Berg] title[Moss] container-title[Roof and Tile] volume[v. 45] pages[pp. 11-19] date[1986]",
            ),
            (
                "Berg. Moss. Tile Press, v. 45, pp. 11-19. 1986",
                "A T Bb Vv Ggg Y",
                "author[Berg] title[Moss] publisher[Tile Press] volume[v. 45] pages[pp. 11-19] date[1986]",
            ),
            (
                "Berg. “Moss,” Roofs High Tech 26, 4 (2008): 59",
                "A T Sss V I Y G",
                "author[Berg] title[Moss] container-title[Roofs High Tech] volume[26] issue[4] date[2008] pages[59]",
            ),
            (
                "Berg. « Moss », RDT, 1984, pp. 26",
                "A T V Y Gg",
                "author[Berg] title[Moss] container-title[RDT] date[1984] pages[pp. 26]",
            ),
            (
                "Berg. « Moss », XIX, 1984, pp. 26",
                "A T V Y Gg",
                "author[Berg] title[Moss] volume[XIX] date[1984] pages[pp. 26]",
            ),
            (
                "Berg, Mousses, Annales du Toit, 1978, 75-89.",
                "A T Bbb Y Gg",
                "author[Berg] title[Mousses] container-title[Annales du Toit] date[1978] pages[75-89]",
            ),
            (
                "Berg, Mousses, Luch et Fils, 1978, 75-89.",
                "A T Bbb Y Gg",
                "author[Berg] title[Mousses] publisher[Luch et Fils] date[1978] pages[75-89]",
            ),
            (
                "Berg, “Moss on Roofs,” Slate Post, July 19, 2007",
                "A Ttt Pp Yyy",
                "author[Berg] title[Moss on Roofs] container-title[Slate Post] date[July 19, 2007]",
            ),
            (
                "Berg, “Moss on Roofs,” New York, July 19, 2007",
                "A Ttt Pp Yyy",
                "author[Berg] title[Moss on Roofs] publisher-place[New York] date[July 19, 2007]",
            ),
        ]);
    }

    #[test]
    fn newspapers_are_told_by_town_and_day() {
        check(&[
            (
                "LIND, B. Telhas voltam ao norte. Folha da Telha, Tver, 22 out. 1985, p. 13.",
                "Aa Tttt ttt P Yyy Gg",
                "author[LIND, B.] title[Telhas voltam ao norte] container-title[Folha da Telha] publisher-place[Tver] date[22 out. 1985] pages[p. 13]",
            ),
            (
                "LIND, B. Telhas voltam. Folha da Telha, Tver, 1985, p. 13.",
                "Aa Tt ttt P Y Gg",
                "author[LIND, B.] title[Telhas voltam. Folha da Telha] publisher-place[Tver] date[1985] pages[p. 13]",
            ),
        ]);
    }

    #[test]
    fn acronyms_behind_quoted_titles_are_hosts() {
        check(&[
            (
                "A. Berg, “Moss on roofs,” RCTV, 2009.",
                "Aa Ttt B Y",
                "author[A. Berg] title[Moss on roofs] container-title[RCTV] date[2009]",
            ),
            (
                "A. Berg, “Moss on roofs,” IEEE, 2009.",
                "Aa Ttt B Y",
                "author[A. Berg] title[Moss on roofs] publisher[IEEE] date[2009]",
            ),
        ]);
    }
}
