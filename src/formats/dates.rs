//! Dates as record files write them in words and loose numbers (`12 May 2001`, `May/June 2001`,
//! `2001/5/12`, `1999–2000`), where the format has no fixed form of its own.
//!
//! Deliberately not for running text: a word that is no part of a date makes the whole no date.

use crate::record::date::{Bound, Date, DatePart, DatePoint, Season};
use crate::text::unicode::is_dash;

/// Reads a date: EDTF, or numbers and month names in any usual order, or a range of two. `None`
/// for what is none of these (a caller may keep it as [`Date::Literal`]). `5/12/2001` is read as
/// month, day, year; `5.12.2001` as day, month, year.
pub(super) fn read(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() > 100 {
        return None;
    }
    if let Some(date) = Date::from_edtf(text) {
        return Some(date);
    }
    // RIS leaves empty parts standing: `2001///`.
    let text = text.trim_end_matches('/').trim_end();
    if let Some(partial) = numbers(text) {
        return partial.point().map(Date::Point);
    }
    if let Some(partial) = words(text) {
        return partial.point().map(Date::Point);
    }
    // A range: what one side leaves out, it shares with the other.
    let text = text.replace("--", "–");
    let (left, right) = text.split_once(|c| is_dash(c) || c == '/')?;
    let (start, end) = (words(left)?, words(right)?);
    let start = start.filled_from(end);
    let end = end.filled_from(start);
    match (start.point()?, end.point()?) {
        (start, end) if start == end => Some(Date::Point(start)),
        (start, end) => Some(Date::Range(Bound::Point(start), Bound::Point(end))),
    }
}

/// The month of a name or number: `May`, `mai`, `мая`, `sept.`, `5`; 1 to 12.
pub(super) fn month(text: &str) -> Option<u8> {
    let word = text.trim().trim_end_matches('.').to_lowercase();
    if let Ok(number) = word.parse::<u8>() {
        return (1..=12).contains(&number).then_some(number);
    }
    // The longest is `septiembre`.
    if !(3..=10).contains(&word.chars().count()) || !word.chars().all(char::is_alphabetic) {
        return None;
    }
    // Names are known by their beginnings, so that all cases and abbreviations are.
    let known = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    let at = MONTHS.iter().position(|stems| known(stems))?;
    u8::try_from(at + 1).ok()
}

/// The season of an English or Russian name.
pub(super) fn season(text: &str) -> Option<Season> {
    match text.trim().to_lowercase().as_str() {
        "spring" | "весна" => Some(Season::Spring),
        "summer" | "лето" => Some(Season::Summer),
        "autumn" | "fall" | "осень" => Some(Season::Autumn),
        "winter" | "зима" => Some(Season::Winter),
        _ => None,
    }
}

/// Beginnings of month names: English, German, French, Spanish, Italian, Portuguese, Russian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "gen", "ene", "янв"],
    &["feb", "fév", "fev", "фев"],
    &["mar", "mär", "mrz", "мар"],
    &["apr", "avr", "abr", "апр"],
    &["may", "mai", "mag", "май", "мая"],
    &["jun", "juin", "giu", "июн"],
    &["jul", "juil", "lug", "июл"],
    &["aug", "aoû", "aou", "ago", "авг"],
    &["sep", "set", "сен"],
    &["oct", "okt", "ott", "out", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "déc", "dic", "дек"],
];

/// What a piece of text says of a date.
#[derive(Clone, Copy, Default)]
struct Partial {
    year: Option<i32>,
    month: Option<u8>,
    day: Option<u8>,
    season: Option<Season>,
    approximate: bool,
}

impl Partial {
    fn point(self) -> Option<DatePoint> {
        let year = self.year?;
        let point = match (self.season, self.month, self.day) {
            (Some(season), ..) => DatePoint::season(year, season),
            (None, Some(month), Some(day)) => DatePoint::day(year, month, day)?,
            (None, Some(month), None) => DatePoint::month(year, month)?,
            (None, None, _) => DatePoint::year(year),
        };
        Some(DatePoint {
            approximate: self.approximate,
            ..point
        })
    }

    fn filled_from(self, other: Partial) -> Partial {
        Partial {
            year: self.year.or(other.year),
            month: self.month.or(match self.day {
                Some(_) => other.month,
                None => None,
            }),
            ..self
        }
    }
}

/// `2001-5-12`, `2001/5`, `5/12/2001`, `12.05.2001`.
fn numbers(text: &str) -> Option<Partial> {
    let divider = text.chars().find(|c| !c.is_ascii_digit())?;
    if !matches!(divider, '-' | '/' | '.') {
        return None;
    }
    let parts: Vec<&str> = text.split(divider).collect();
    let values: Vec<i32> = parts
        .iter()
        .map(|p| {
            let plain = (1..=4).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| p.parse().ok()).flatten()
        })
        .collect::<Option<_>>()?;
    let year_first = parts.first()?.len() == 4;
    let (year, month, day) = match (values.as_slice(), divider) {
        ([y, m, d], _) if year_first => (*y, *m, Some(*d)),
        ([y, m], _) if year_first && *m <= 12 => (*y, *m, None),
        ([d, m, y], '.' | '-') if *y > 31 => (*y, *m, Some(*d)),
        ([m, d, y], '/') if *y > 31 && *m <= 12 => (*y, *m, Some(*d)),
        ([d, m, y], '/') if *y > 31 => (*y, *m, Some(*d)),
        ([m, y], _) if *y > 99 && *m <= 12 => (*y, *m, None),
        _ => return None,
    };
    let part = |n: i32| u8::try_from(n).ok().filter(|n| *n > 0);
    Some(Partial {
        year: Some(year),
        month: part(month),
        day: day.and_then(part),
        ..Partial::default()
    })
}

/// Words and numbers in any order: a month's name, a day, a year of three or four digits.
fn words(text: &str) -> Option<Partial> {
    let mut found = Partial::default();
    let divided = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | '~' | '(' | ')');
    for word in text.split(divided).filter(|w| !w.is_empty()) {
        if let Some(number) = number(word) {
            let as_year = word.len() >= 3 && word.bytes().all(|b| b.is_ascii_digit());
            if as_year && found.year.is_none() {
                found.year = Some(number);
            } else if let (Ok(day @ 1..=31), None) = (u8::try_from(number), found.day) {
                found.day = Some(day);
            } else {
                return None;
            }
        } else if let (Some(season), None) = (season(word), found.season) {
            found.season = Some(season);
        } else if matches!(word, "c" | "ca" | "circa" | "около" | "ок") {
            found.approximate = true;
        } else if let (Some(month), None) = (month(word), found.month) {
            found.month = Some(month);
        } else if !matches!(word, "of" | "de" | "the" | "г" | "года") {
            return None;
        }
    }
    let any = found.year.is_some() || found.month.is_some() || found.day.is_some();
    (any || found.season.is_some()).then_some(found)
}

/// A number, with the ending of an English ordinal forgiven.
fn number(word: &str) -> Option<i32> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, ending) = word.split_at(digits);
    if !(1..=4).contains(&digits) || !matches!(ending, "" | "st" | "nd" | "rd" | "th") {
        return None;
    }
    number.parse().ok()
}

/// Puts a month (or season, or range of months) as text beside a year: how BibTeX splits a date.
pub(super) fn with_month(year: DatePoint, text: &str) -> Option<Date> {
    if year.part != DatePart::Year {
        return None;
    }
    let date = read(&format!("{text} {:04}", year.year))?;
    Some(match date {
        Date::Point(point) => Date::Point(DatePoint {
            approximate: year.approximate,
            uncertain: year.uncertain,
            ..point
        }),
        other => other,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_words_and_numbers() {
        for (text, expected) in [
            ("2001", Some("2001")),
            ("2001-5-12", Some("2001-05-12")),
            ("2001/05/12", Some("2001-05-12")),
            ("2001/5", Some("2001-05")),
            ("2001///", Some("2001")),
            ("5/12/2001", Some("2001-05-12")),
            ("25/12/2001", Some("2001-12-25")),
            ("12.05.2001", Some("2001-05-12")),
            ("12 May 2001", Some("2001-05-12")),
            ("May 12th, 2001", Some("2001-05-12")),
            ("12 мая 2001 г.", Some("2001-05-12")),
            ("Sept. 2001", Some("2001-09")),
            ("Spring 2002", Some("2002-21")),
            ("ca. 1560", Some("1560~")),
            ("1999–2000", Some("1999/2000")),
            ("1999--2000", Some("1999/2000")),
            ("May-June 2001", Some("2001-05/2001-06")),
            ("May/June 2001", Some("2001-05/2001-06")),
            ("12-15 May 2001", Some("2001-05-12/2001-05-15")),
            ("May 12-15, 2001", Some("2001-05-12/2001-05-15")),
            ("29 May - 2 June 2001", Some("2001-05-29/2001-06-02")),
            ("forthcoming", None),
            ("31 February 2001", None),
            ("12345", None),
            ("", None),
            ("–", None),
        ] {
            assert_eq!(
                read(text).map(|d| d.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
        assert_eq!(month("mai"), Some(5));
        assert_eq!(month("ma"), None);
    }
}
