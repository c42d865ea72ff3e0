//! The day of access, announced by a word before an address or by its place behind it.

use super::row::Row;
use crate::record::label::Label;

/// Finds the days of access.
pub(super) fn access(row: &mut Row<'_>) {
    said(row);
    from(row);
    behind(row);
    last(row);
    unsaid(row);
}

/// `Retrieved on November 10, 2015 at https://a.org/b`, labelled title or date: a word for the reading, a
/// day and an address tell when it was read, whatever the labels.
fn said(row: &mut Row<'_>) {
    const WORDS: &[&str] = &[
        "retrieved",
        "accessed",
        "consulted",
        "visited",
        "viewed",
        "consulté",
        "abgerufen",
        "acessado",
        "consultado",
        "acesso",
        "obtenido",
        "recuperado",
    ];
    const SMALL: &[&str] = &[
        "on", "em", "en", "el", "le", "am", "de", "at", "from", "in", "del",
    ];
    /// `Retrieved on the 10 th of November 2015 from`
    const FARTHEST: usize = 9;
    let urls: Vec<usize> = (1..row.len())
        .filter(|at| row.label(*at) == Some(Label::Url))
        .collect();
    for url in urls {
        let least = url.saturating_sub(FARTHEST);
        let Some(first) = (least..url).rev().find(|at| row.is_one_of(*at, WORDS)) else {
            continue;
        };
        let day = (first + 1..url).all(|at| {
            row.is_number(at)
                || row.is_cue(at, "month")
                || matches!(row.word(at), "st" | "nd" | "rd" | "th" | "the" | "of")
                || row.is_one_of(at, SMALL)
        });
        let Some(year) = (first + 1..url).rev().find(|at| row.is_year(*at)) else {
            continue;
        };
        let known = (first..=year).all(|at| row.label(at) == Some(Label::Accessed));
        let divided = first == 0 || row.gap(first).is_some_and(|gap| gap.divides());
        if day && !known && divided {
            row.set(first, year + 1, Label::Accessed);
            if year + 1 < url {
                row.set(year + 1, url, Label::AvailableAt);
            }
        }
    }
}

/// `Retrieved from Roof Office website: https://a.org/b`, labelled publisher or note: what leads to the address.
fn from(row: &mut Row<'_>) {
    for two in row.parts().windows(2) {
        let [words, address] = two else { continue };
        let taken = matches!(
            words.label,
            Some(Label::Publisher | Label::Note | Label::ContainerTitle)
        );
        let leads = matches!(
            row.word(words.first),
            "Retrieved" | "Available" | "Accessed"
        ) && matches!(row.word(words.first + 1), "from" | "at" | "online");
        let dated = (words.first..words.end).any(|at| row.is_year(at));
        if taken && leads && !dated && address.label == Some(Label::Url) {
            row.set(words.first, words.end, Label::AvailableAt);
        }
    }
}

/// `https://a.org/b, consulté le 3 mai 2017`, labelled as the address: when it was read.
fn behind(row: &mut Row<'_>) {
    if row.has(Label::Accessed) {
        return;
    }
    let found = row.parts().iter().copied().find(|part| {
        let taken = matches!(
            part.label,
            Some(Label::Url | Label::AvailableAt | Label::Note)
        );
        let behind = part.first > 0 && row.label(part.first - 1) == Some(Label::Url);
        taken
            && behind
            && part.end - part.first > 2
            && part.end - part.first <= 8
            && row.is_cue(part.first, "accessed")
            && row.is_year(part.end - 1)
    });
    if let Some(part) = found {
        row.set(part.first, part.end, Label::Accessed);
    }
}

/// `Berlin. Online verfügbar unter http://a.org/b, zuletzt geprüft am 03.04.2021`, labelled title and date: what leads
/// to an address, and when it was read last.
fn last(row: &mut Row<'_>) {
    const LEADS: &[&[&str]] = &[
        &["online", "verfügbar", "unter"],
        &["verfügbar", "unter"],
        &["abrufbar", "unter"],
        &["available", "at"],
        &["available", "from"],
        &["disponible", "en"],
        &["disponível", "em"],
        &["disponible", "sur"],
        &["disponibile", "su"],
    ];
    const LAST: &[&str] = &["zuletzt", "letzter", "letzte", "stand"];
    /// `zuletzt geprüft am 03. April 2021`
    const FARTHEST: usize = 7;
    let Some(url) = (1..row.len()).find(|at| row.label(*at) == Some(Label::Url)) else {
        return;
    };
    let lead = LEADS.iter().find_map(|words| {
        let first = url.checked_sub(words.len())?;
        let taken = matches!(
            row.label(first),
            Some(Label::Title | Label::ContainerTitle | Label::Publisher | Label::Note)
        );
        (row.says(first, words) && taken && first > 0).then_some(first)
    });
    if let Some(first) = lead {
        row.set(first, url, Label::AvailableAt);
    }
    let behind = url + 1;
    let said = row.is_one_of(behind, LAST);
    let year = (behind..row.len().min(behind + FARTHEST)).find(|at| row.is_year(*at));
    if let Some(year) = year.filter(|_| said && !row.has(Label::Accessed)) {
        row.set(behind, year + 1, Label::Accessed);
    }
}

/// `https://a.org/b. 13 Oct. 2022.`: a day behind an address at the end of a reference with a date is
/// that of access.
fn unsaid(row: &mut Row<'_>) {
    let parts = row.parts();
    let mut dates = parts.iter().filter(|part| part.label == Some(Label::Date));
    let (Some(first), Some(last)) = (dates.clone().next(), dates.next_back()) else {
        return;
    };
    let behind_address = last
        .first
        .checked_sub(1)
        .is_some_and(|at| row.label(at) == Some(Label::Url));
    let day = last.end - last.first == 3 && row.any_cue(last.first, last.end, "month");
    if first.end <= last.first && behind_address && day && last.end == row.len() {
        row.set(last.first, last.end, Label::Accessed);
    }
}

#[cfg(test)]
mod tests {
    use crate::parse::repair::testing::check;

    #[test]
    fn days_behind_addresses() {
        check(&[
            (
                "Roofs. 2019. http://a.org/b. 13 Oct. 2022.",
                "TYUYyy",
                "title[Roofs] date[2019] url[http://a.org/b] accessed[13 Oct. 2022]",
            ),
            (
                "Roofs. http://a.org/b. 13 Oct. 2022.",
                "TUYyy",
                "title[Roofs] url[http://a.org/b] date[13 Oct. 2022]",
            ),
            (
                "Roofs. 2019. http://a.org/b. 2022.",
                "TYUY",
                "title[Roofs] date[2019] url[http://a.org/b] date[2022]",
            ),
        ]);
    }

    #[test]
    fn words_of_reading_announce_days() {
        check(&[
            (
                "Berg. Equality. Retrieved on November 10, 2015 at http://a.org/b",
                "A Tttttt 0 U",
                "author[Berg] title[Equality] accessed[Retrieved on November 10, 2015] available-at[at] url[http://a.org/b]",
            ),
            (
                "Berg. Data retrieved in 2015 by http://a.org/b",
                "A Ttttt U",
                "author[Berg] title[Data retrieved in 2015 by] url[http://a.org/b]",
            ),
            (
                "Berg. Moss. Retrieved from Tile Office website: http://a.org/b",
                "A T Bbbbb U",
                "author[Berg] title[Moss] available-at[Retrieved from Tile Office website] url[http://a.org/b]",
            ),
        ]);
    }

    #[test]
    fn days_of_reading_stand_behind_addresses() {
        check(&[(
            "INST, Toits, 2016, http://a.org/b, consulté le 3 mai 2017.",
            "A T Y U Uuuuu",
            "author[INST] title[Toits] date[2016] url[http://a.org/b] accessed[consulté le 3 mai 2017]",
        )]);
    }

    #[test]
    fn words_lead_to_addresses() {
        check(&[(
            "Amt (2020): Moosbericht. Online verfügbar unter http://a.org/b, zuletzt geprüft am 03.04.2021.",
            "A Y Tttt U Ttttt Y",
            "author[Amt] date[2020] title[Moosbericht] available-at[Online verfügbar unter] url[http://a.org/b] accessed[zuletzt geprüft am 03.04.2021]",
        )]);
    }
}
