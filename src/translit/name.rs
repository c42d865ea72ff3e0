//! Foreign names behind Cyrillic letters: `Биркгоф` is Birkhoff, and no system of romanisation gives
//! that back.
//!
//! Well-known names stand in a table; of others their form is asked, which is likely at best.

use std::collections::HashMap;
use std::sync::LazyLock;

/// What is known of a name that is foreign, or likely to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForeignName {
    /// How it is written at home, where that is known; several, where several people are meant. Empty:
    /// only its form speaks for its being foreign.
    pub originals: Vec<&'static str>,
}

impl ForeignName {
    /// What is to be said of the name, written so in Cyrillic: `` `Биркгоф` may be Birkhoff``.
    pub fn remark(&self, family: &str) -> String {
        match self.originals.join(" or ") {
            originals if originals.is_empty() => format!("`{family}` is likely a foreign name"),
            originals => format!("`{family}` may be {originals}"),
        }
    }
}

/// The foreign name that a word is, if it is a well-known one.
pub(super) fn well_known(name: &str) -> Option<ForeignName> {
    KNOWN
        .get(normalized(name).as_str())
        .map(|originals| ForeignName {
            originals: originals.split(" / ").collect(),
        })
}

/// Whether a surname in Cyrillic letters, in the nominative, is one that is foreign to Russia. A person
/// with a patronymic, or with two initials, is foreign only if the surname is a known one: `Кнут Д. Э.`,
/// but not `Рубинштейн С. Л.`
pub fn foreign_name(family: &str, given: &str) -> Option<ForeignName> {
    if let Some(known) = well_known(family) {
        return Some(known);
    }
    let name = normalized(family);
    let likely = !has_patronymic(given) && name.split(['-', ' ']).any(has_foreign_form);
    likely.then(|| ForeignName {
        originals: Vec::new(),
    })
}

/// Well-known names with their spellings at home.
static KNOWN: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    include_str!("../../data/lexicon/foreign-names.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(name, originals)| (normalized(name), originals))
        .collect()
});

fn normalized(name: &str) -> String {
    name.trim().to_lowercase().replace('ё', "е")
}

/// Whether given names are a name with a patronymic, or two initials.
fn has_patronymic(given: &str) -> bool {
    let mut parts = given
        .split(|c: char| !c.is_alphabetic())
        .filter(|part| !part.is_empty());
    let second = parts.nth(1);
    second.is_some_and(|second| {
        second.chars().count() <= 2
            || ["вич", "вна", "чна", "ьич", "мич", "кич"]
                .iter()
                .any(|end| second.ends_with(end))
    })
}

/// Endings of names at home.
const AT_HOME: [&str; 34] = [
    "ов",
    "ев",
    "ин",
    "ын",
    "ова",
    "ева",
    "ина",
    "ына",
    "ский",
    "цкий",
    "ская",
    "цкая",
    "ской",
    "цкой",
    "ко",
    "ук",
    "юк",
    "як",
    "ик",
    "ич",
    "их",
    "ых",
    "ой",
    "ый",
    "ий",
    "ая",
    "ец",
    "ян",
    "янц",
    "дзе",
    "швили",
    "оглы",
    "кызы",
    "ия",
];

/// Whether a surname has an ending of names at home, in the nominative or another case.
pub(super) fn is_at_home(family: &str) -> bool {
    /// Endings of adjectives in other cases.
    const CASES: [&str; 6] = ["ского", "скому", "ским", "цкого", "цкому", "цким"];
    /// What nouns end in there.
    const VOWELS: [&str; 5] = ["", "а", "у", "ым", "ом"];
    let name = normalized(family);
    CASES.iter().any(|end| name.ends_with(end))
        || VOWELS
            .iter()
            .filter_map(|end| name.strip_suffix(end))
            .any(has_home_ending)
}

fn has_home_ending(name: &str) -> bool {
    AT_HOME.iter().any(|end| name.ends_with(end))
}

/// Whether a name (small letters) has the form of one from a Germanic or Romance language and none of
/// the endings of Slavic and other names at home in Russia.
fn has_foreign_form(name: &str) -> bool {
    const BEGINNINGS: [&str; 16] = [
        "дж",
        "уа",
        "уи",
        "уэ",
        "уо",
        "хью",
        "мак",
        "шваб",
        "шварц",
        "фитц",
        "о’",
        "д’",
        "йе",
        "йор",
        "сент",
        "эйз",
    ];
    const ENDINGS: [&str; 44] = [
        "берг",
        "бергер",
        "штейн",
        "штайн",
        "гоф",
        "хоф",
        "хофф",
        "манн",
        "сон",
        "сен",
        "форд",
        "ленд",
        "лэнд",
        "бург",
        "гард",
        "вуд",
        "филд",
        "хайм",
        "хейм",
        "хаузер",
        "бах",
        "ворт",
        "ллс",
        "йлс",
        "йлз",
        "йнс",
        "йнз",
        "тон",
        "ньо",
        "льо",
        "ье",
        "уа",
        "уэй",
        "оуэн",
        "эль",
        "ансен",
        "ескью",
        "ндес",
        "нсес",
        "кроу",
        "доу",
        "лоу",
        "оу",
        "ау",
    ];
    const INSIDE: [&str; 14] = [
        "уай",
        "уэй",
        "оуэ",
        "уэлл",
        "уилл",
        "хью",
        "ллс",
        "нтгом",
        "эйн",
        "йоа",
        "ьюз",
        "кьё",
        "ргх",
        "ммерс",
    ];
    /// Letters that end names from elsewhere, and hardly ever those at home.
    const DOUBLE: [&str; 8] = ["лл", "сс", "тт", "фф", "нн", "рр", "кк", "пп"];
    const SHORTEST: usize = 4;
    if name.chars().count() < SHORTEST || has_home_ending(name) {
        return false;
    }
    BEGINNINGS.iter().any(|start| name.starts_with(start))
        || ENDINGS.iter().chain(&DOUBLE).any(|end| name.ends_with(end))
        || INSIDE.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_are_known_by_table_or_form() {
        for (family, given, originals) in [
            ("Биркгоф", "Г.", Some(&["Birkhoff"][..])),
            ("Уайлс", "Э.", Some(&["Wiles"])),
            ("Кнут", "Д. Э.", Some(&["Knuth"])),
            ("Рихтер", "", Some(&["Richter"])),
            ("Уолтерс", "Дж.", Some(&[])),
            ("Штернхеймер", "М.", None),
            ("Хэтфилд", "Р.", Some(&[])),
            ("Рубинштейн", "С. Л.", None),
            ("Гольдштейн", "Лев Маркович", None),
            ("Щербаков", "Ю.", None),
            ("Бондаренко", "И.", None),
            ("Шевчук", "Т.", None),
            ("", "", None),
        ] {
            let found = foreign_name(family, given).map(|found| found.originals);
            assert_eq!(found.as_deref(), originals, "{family}");
        }
    }

    #[test]
    fn every_line_of_the_table_is_a_pair() {
        for line in include_str!("../../data/lexicon/foreign-names.txt").lines() {
            if !line.starts_with('#') {
                assert_eq!(line.split('\t').count(), 2, "{line}");
            }
        }
    }
}
