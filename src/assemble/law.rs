//! Laws and cases at law: what their titles say of the kind of the work and of its date.

use super::date;
use super::draft::Draft;
use super::spans::Spans;
use crate::record::label::Label;
use crate::record::{DateVariable, ItemType};

/// Words that the titles of laws begin with, followed by their number.
const KINDS: &[&str] = &[
    "lei",
    "ley",
    "decreto",
    "decreto-lei",
    "decreto-ley",
    "loi",
    "décret",
    "arrêté",
    "ordonnance",
    "resolução",
    "resolución",
    "portaria",
    "legge",
    "medida",
    "instrução",
    "directiva",
    "diretiva",
    "acuerdo",
    "orden",
];

/// Whether a title is that of a law with a number: `Lei nº 12.711, de 29 de agosto de 2012`.
pub fn is_numbered_law(title: &str) -> bool {
    /// `Lei Complementar nº`, `Ley Orgánica`, `Real Decreto Legislativo`
    const FARTHEST: usize = 4;
    let mut words = title.split_whitespace();
    let mut first = words.next().unwrap_or("").to_lowercase();
    if first == "real" {
        // Of the king of Spain: `Real Decreto`.
        first = words.next().unwrap_or("").to_lowercase();
    }
    let numbered = words
        .take(FARTHEST)
        .any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    KINDS.contains(&first.as_str()) && numbered
}

/// Whether a host is one in which states print their laws.
pub fn is_gazette(host: &str) -> bool {
    const NAMES: &[&str] = &[
        "diario oficial",
        "diário oficial",
        "boletín oficial",
        "gaceta oficial",
        "journal officiel",
        "gazzetta ufficiale",
        "official journal",
        "bundesgesetzblatt",
    ];
    let host = host.trim_start().to_lowercase();
    host == "boe" || NAMES.iter().any(|name| host.starts_with(name))
}

/// Whether a title names the parties of a case: `Berg v. Board of Roofs`.
pub fn is_case(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.windows(3).any(|three| {
        matches!(three[1], "v." | "v" | "vs." | "vs")
            && three[0].starts_with(char::is_uppercase)
            && three[2].starts_with(char::is_uppercase)
    })
}

/// Gives a law the date in its title: that of issue, or of the law where the gazette's is known.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    let Some(title) = spans.of(Label::Title).next() else {
        return;
    };
    let printed = title.span.of(spans.text);
    if draft.reference.item_type != ItemType::Legislation || !is_numbered_law(printed) {
        return;
    }
    let Some(date) = dated(printed).and_then(|found| date::read(&[found.as_str()])) else {
        return;
    };
    match draft.reference.dates.get(&DateVariable::Issued) {
        None => draft.date(DateVariable::Issued, date, title),
        Some(issued) if *issued != date => draft.date(DateVariable::OriginalDate, date, title),
        Some(_) => {}
    }
}

/// The words of a title's first date: `29 de agosto de 2012`, `2018 5 de diciembre` of `3/2018, de 5 de
/// diciembre`.
fn dated(title: &str) -> Option<String> {
    const BEFORE: usize = 4;
    let words: Vec<&str> = title.split_whitespace().take(24).collect();
    let year = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        let year = word.rsplit('/').next().unwrap_or("");
        let plain = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        (plain && ("1500".."2100").contains(&year)).then(|| (year.to_string(), word.contains('/')))
    };
    let (at, (year, of_number)) = words
        .iter()
        .enumerate()
        .find_map(|(at, word)| Some((at, year(word)?)))?;
    let day = if of_number {
        words.get(at + 1..(at + 5).min(words.len()))?
    } else {
        words.get(at.saturating_sub(BEFORE)..at)?
    };
    // A number with a stop is the law's: `n.º 12.711, de agosto de 2012`.
    let day: Vec<&str> = day
        .iter()
        .copied()
        .filter(|word| !word.contains(['.', '/', 'º', '°']))
        .collect();
    let day = day.join(" ");
    Some(if date::has_day(&format!("{day} {year}")) {
        format!("{day} {year}")
    } else {
        year
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn laws_are_told_by_kind_and_number() {
        for (title, expected) in [
            ("Lei nº 12.711, de 29 de agosto de 2012", true),
            ("Ley Orgánica 3/2018, de 5 de diciembre", true),
            ("Real Decreto 1393/2007", true),
            ("Ley de la selva", false),
            ("Vida real 2007", false),
            ("Real Madrid 1902–2007", false),
        ] {
            assert_eq!(is_numbered_law(title), expected, "{title}");
        }
    }

    #[test]
    fn cases_have_parties() {
        for (title, expected) in [
            ("Berg v. Board of Roofs", true),
            ("Tiles v. slates", false),
            ("v. Berg", false),
        ] {
            assert_eq!(is_case(title), expected, "{title}");
        }
    }

    #[test]
    fn titles_tell_dates() {
        for (title, expected) in [
            (
                "Lei nº 12.711, de 29 de agosto de 2012. Dispõe",
                "de 29 de agosto de 2012",
            ),
            ("Ley 1438 de 2011. Por medio", "2011"),
            (
                "Ley Orgánica 3/2018, de 5 de diciembre, de Datos",
                "de 5 de diciembre, 2018",
            ),
            (
                "Loi n° 78-17 du 6 janvier 1978 relative",
                "du 6 janvier 1978",
            ),
        ] {
            let found = dated(title).unwrap();
            assert_eq!(
                date::read(&[found.as_str()]),
                date::read(&[expected]),
                "{title}: {found}"
            );
        }
        assert_eq!(dated("Ley de Educación"), None);
    }
}
