//! Places of publication as Russian bibliographies print them: abbreviated (`М.`), in full
//! (`Москва`), by their English names (`Moscow`), and with their countries (`Moscow, Russia`).
//!
//! Several places stand divided by `;` or commas (`М. ; СПб.`). The data are
//! `data/lexicon/places.txt`, and `data/lexicon/latin-places.txt` for the way back.

use crate::translit;
use std::collections::HashMap;
use std::sync::LazyLock;

#[derive(Debug)]
struct Place {
    full: &'static str,
    short: &'static str,
    english: &'static str,
    /// The country's English name; empty where it has changed with time or is disputed.
    country: &'static str,
}

static PLACES: LazyLock<HashMap<&'static str, Place>> = LazyLock::new(|| {
    let mut places = HashMap::new();
    for line in include_str!("../../data/lexicon/places.txt").lines() {
        let mut columns = line.split('\t');
        match (columns.next(), columns.next(), columns.next()) {
            (Some(full), Some(short), Some(english)) => {
                let country = columns.next().unwrap_or_default();
                let place = || Place {
                    full,
                    short,
                    english,
                    country,
                };
                places.insert(full, place());
                places.entry(short).or_insert_with(place);
            }
            // Another spelling of a place that stands above.
            (Some(spelling), Some(full), None) => {
                if let Some(&Place {
                    full,
                    short,
                    english,
                    country,
                }) = places.get(full)
                {
                    let place = Place {
                        full,
                        short,
                        english,
                        country,
                    };
                    places.insert(spelling, place);
                }
            }
            _ => {}
        }
    }
    places
});

/// The places of `value` in full, those that are not known as they are: `М. ; Тверь` is
/// `Москва ; Тверь`.
pub fn full(value: &str) -> String {
    each(value, |place| place.full)
}

/// The places of `value` abbreviated where there is an abbreviation.
pub fn short(value: &str) -> String {
    each(value, |place| place.short)
}

/// The English names of all places of `value`, divided by `; `; `None` when one has none.
pub fn english(value: &str) -> Option<String> {
    let places: Option<Vec<&str>> = value
        .split([';', ','])
        .map(|place| PLACES.get(place.trim()).map(|found| found.english))
        .collect();
    places.map(|places| places.join("; "))
}

/// The Latin names of Russian places, folded, with the full names; English ones, those of lists, and what
/// systems of romanisation make of the full name.
static RUSSIAN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let lists = include_str!("../../data/lexicon/latin-places.txt").lines();
    let lists = lists.filter(|line| !line.starts_with('#'));
    for (latin, full) in lists.filter_map(|line| line.split_once('\t')) {
        names.insert(folded(latin), full);
    }
    // In the order of the file: of Киев and Київ the Russian name stands first.
    for line in include_str!("../../data/lexicon/places.txt").lines() {
        let Some(place) = PLACES.get(line.split('\t').next().unwrap_or_default()) else {
            continue;
        };
        names.entry(folded(place.english)).or_insert(place.full);
        for system in translit::systems().iter().filter(|s| s.is_russian()) {
            let romanized = folded(&translit::romanize(place.full, system));
            names.entry(romanized).or_insert(place.full);
        }
    }
    names
});

/// Small letters alone: lists differ in hyphens, full stops and marks for soft signs.
fn folded(latin: &str) -> String {
    let letters = latin.chars().flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphabetic()).collect()
}

/// The full Cyrillic name of the place that a list in Latin letters names so: Москва of `Moscow` or
/// `Moskva`.
pub fn russian(latin: &str) -> Option<&'static str> {
    RUSSIAN.get(&folded(latin)).copied()
}

/// Whether a value in Latin letters is the name of a country in which places of ours lie: `Russia`.
pub fn is_country(latin: &str) -> bool {
    let latin = latin.trim();
    let mut places = PLACES.values();
    !latin.is_empty() && places.any(|place| place.country == latin)
}

/// The countries of places by their English names.
static COUNTRIES: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let places = PLACES.values().map(|place| (place.english, place.country));
    places.collect()
});

/// English `value` with the country of its places behind them, when all are known and in one:
/// `Moscow; Tver` is `Moscow; Tver, Russia`. A value that names its country stays as it is.
pub fn with_country(value: &str) -> String {
    let mut countries = value.split([';', ',']).map(|place| {
        let country = COUNTRIES.get(place.trim()).copied();
        country.filter(|country| !country.is_empty())
    });
    match countries.next() {
        Some(Some(first)) if countries.all(|country| country == Some(first)) => {
            format!("{value}, {first}")
        }
        _ => value.to_string(),
    }
}

/// `value` with each of its places written as `form` says; what divides them stays.
fn each(value: &str, form: impl Fn(&Place) -> &'static str) -> String {
    let mut out = String::with_capacity(value.len());
    for piece in value.split_inclusive([';', ',']) {
        let (name, mark) = match piece.char_indices().next_back() {
            Some((at, mark @ (';' | ','))) => (piece.split_at(at).0, Some(mark)),
            _ => (piece, None),
        };
        let place = name.trim();
        match PLACES.get(place) {
            Some(found) => out.push_str(&name.replacen(place, form(found), 1)),
            None => out.push_str(name),
        }
        out.extend(mark);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_their_three_forms() {
        for (value, in_full, abbreviated, in_english) in [
            ("М.", "Москва", "М.", Some("Moscow")),
            ("Москва", "Москва", "М.", Some("Moscow")),
            (
                "М. ; СПб.",
                "Москва ; Санкт-Петербург",
                "М. ; СПб.",
                Some("Moscow; St. Petersburg"),
            ),
            ("М.; Глушь", "Москва; Глушь", "М.; Глушь", None),
            ("Спб.", "Санкт-Петербург", "СПб.", Some("St. Petersburg")),
            (
                "Ростов н/Д.",
                "Ростов-на-Дону",
                "Ростов н/Д",
                Some("Rostov-on-Don"),
            ),
            ("London", "London", "London", None),
            ("", "", "", None),
        ] {
            assert_eq!(full(value), in_full);
            assert_eq!(short(value), abbreviated);
            assert_eq!(english(value).as_deref(), in_english);
        }
    }

    #[test]
    fn latin_names_are_known() {
        for (latin, expected) in [
            ("Moscow", Some("Москва")),
            ("M.", Some("Москва")),
            ("Moskva", Some("Москва")),
            ("Saint Petersburg", Some("Санкт-Петербург")),
            ("Sankt-Peterburg", Some("Санкт-Петербург")),
            ("Perm’", Some("Пермь")),
            ("Kiev", Some("Киев")),
            ("Kyiv", Some("Киев")),
            ("Springfield", None),
            ("", None),
        ] {
            assert_eq!(russian(latin), expected, "{latin}");
        }
        assert!(is_country("Russia") && !is_country("Moscow") && !is_country(""));
    }

    #[test]
    fn countries_stand_behind_known_places() {
        for (value, expected) in [
            ("Moscow", "Moscow, Russia"),
            ("Moscow; St. Petersburg", "Moscow; St. Petersburg, Russia"),
            ("Moscow, Russia", "Moscow, Russia"),
            ("Moscow; Minsk", "Moscow; Minsk"),
            ("Leningrad", "Leningrad"),
            ("Springfield", "Springfield"),
            ("", ""),
        ] {
            assert_eq!(with_country(value), expected);
        }
    }
}
