//! What is said in English or by a name of its own where a title would be romanised: places, journals,
//! publishers, kinds of documents.

use super::lexicon::{DEGREES, GENRES, PUBLISHERS, find};
use super::{has_cyrillic, in_letters, institutions};
use crate::record::{ItemType, TextVariable, journal, place};
use crate::translit::System;

/// What stands in a Latin list for a Cyrillic value; `None`: it is romanised.
pub fn in_latin(
    variable: TextVariable,
    value: &str,
    item_type: ItemType,
    system: &System,
) -> Option<String> {
    match variable {
        TextVariable::ArchivePlace
        | TextVariable::EventPlace
        | TextVariable::OriginalPublisherPlace
        | TextVariable::PublisherPlace => Some(places(value, system)),
        TextVariable::ContainerTitle | TextVariable::ContainerTitleShort => {
            journal::latin_name(value).map(str::to_string)
        }
        TextVariable::Genre => genre(value),
        TextVariable::Authority => institutions::english(value),
        TextVariable::Jurisdiction => jurisdiction(value).map(str::to_string),
        TextVariable::Publisher | TextVariable::OriginalPublisher => {
            Some(publishers(value, item_type, system))
        }
        _ => None,
    }
}

/// The State that a law or a patent is of.
fn jurisdiction(value: &str) -> Option<&'static str> {
    let name: String = value.split_whitespace().collect();
    match name.to_lowercase().as_str() {
        "рос.федерация" | "российскаяфедерация" | "рф" | "россия" => {
            Some("Russian Federation")
        }
        "ссср" => Some("USSR"),
        _ => None,
    }
}

/// The places of a value by their English names, those without one romanised.
fn places(value: &str, system: &System) -> String {
    let each = value.split([';', ',']).map(|part| {
        let part = part.trim();
        place::english(part).unwrap_or_else(|| in_letters(part, system))
    });
    each.collect::<Vec<_>>().join("; ")
}

/// `Изд-во «Наука»` is `Nauka Publ.`; where a thesis was written is no publisher.
fn publishers(value: &str, item_type: ItemType, system: &System) -> String {
    let each = value
        .split(" ; ")
        .flat_map(|part| part.split(" : "))
        .map(|part| {
            let name = bare(part);
            let latin = match find(&PUBLISHERS, name) {
                Some(latin) => latin.to_string(),
                None => institutions::english(name).unwrap_or_else(|| in_letters(name, system)),
            };
            let said = ["Publ", "Press"].iter().any(|word| latin.contains(word));
            match said || item_type == ItemType::Thesis || !has_cyrillic(part) {
                true => latin,
                false => format!("{} Publ.", latin.trim_end_matches('.')),
            }
        });
    each.collect::<Vec<_>>().join("; ")
}

/// A publisher's name without the word for what it is, and without quotation marks.
fn bare(value: &str) -> &str {
    const WORDS: &[&str] = &[
        "издательский дом",
        "издательская группа",
        "издательство",
        "изд. дом",
        "изд. центр",
        "изд-во",
        "изд.",
        "ид",
    ];
    let value = value.trim();
    let starts = |word: &&&str| {
        let head: String = value.chars().take(word.chars().count() + 1).collect();
        let next = head.chars().last().is_some_and(|c| !c.is_alphabetic());
        head.to_lowercase().starts_with(**word) && next
    };
    let rest = WORDS.iter().find(starts).map_or(value, |word| {
        let behind = value.char_indices().nth(word.chars().count());
        behind.map_or("", |(at, _)| value.get(at..).unwrap_or_default())
    });
    let quotes = ['«', '»', '"', '“', '”', '„', ' '];
    let inside = rest.trim_matches(quotes);
    // A mark that opened within the name stays with the one that closes it.
    if inside.contains('«') != inside.contains('»') {
        rest.trim()
    } else {
        inside
    }
}

/// `дис. ... канд. ист. наук` is `Cand. Sci. (History) thesis`; other kinds as the lexicon has them.
fn genre(value: &str) -> Option<String> {
    if let Some(known) = find(&GENRES, value.trim()) {
        return Some(known.to_string());
    }
    let small = value.to_lowercase();
    let degree = match (
        small.contains("канд"),
        small.contains("докт") || small.contains("д-ра"),
    ) {
        (true, false) => "Cand. Sci.",
        (false, true) => "Dr. Sci.",
        _ => return None,
    };
    let branch = small
        .split_whitespace()
        .find_map(|word| find(&DEGREES, word));
    let branch = branch
        .map(|branch| format!(" ({branch})"))
        .unwrap_or_default();
    let of = if small.contains("автореф") {
        "abstract of "
    } else {
        ""
    };
    Some(format!("{of}{degree}{branch} thesis"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit;

    #[test]
    fn values_of_a_latin_list() {
        let system = translit::find("bsi-journals").unwrap();
        for (variable, value, expected) in [
            (
                TextVariable::Publisher,
                "Изд-во «Наука»",
                Some("Nauka Publ."),
            ),
            (TextVariable::Publisher, "Наука", Some("Nauka Publ.")),
            (
                TextVariable::Publisher,
                "Изд-во МГУ",
                Some("Moscow State University Publ."),
            ),
            (TextVariable::Publisher, "МАКС Пресс", Some("MAKS Press")),
            (
                TextVariable::Publisher,
                "Изд-во Перм. гос. ун-та",
                Some("Perm State University Publ."),
            ),
            (
                TextVariable::Publisher,
                "Издательство АСТ",
                Some("AST Publ."),
            ),
            (
                TextVariable::Publisher,
                "ООО «Радуга-Пресс»",
                Some("OOO «Raduga-Press»"),
            ),
            (
                TextVariable::PublisherPlace,
                "М. ; Топь",
                Some("Moscow; Top'"),
            ),
            (
                TextVariable::ContainerTitle,
                "Мат. заметки",
                Some("Matematicheskie Zametki"),
            ),
            (TextVariable::ContainerTitle, "Вестник", None),
            (
                TextVariable::Genre,
                "автореф. дис. ... канд. пед. наук",
                Some("abstract of Cand. Sci. (Pedagogy) thesis"),
            ),
            (
                TextVariable::Genre,
                "дис. ... д-ра филол. наук",
                Some("Dr. Sci. (Philology) thesis"),
            ),
            (TextVariable::Genre, "учеб. пособие", Some("textbook")),
            (TextVariable::Title, "Наука", None),
            (
                TextVariable::Jurisdiction,
                "Рос. Федерация",
                Some("Russian Federation"),
            ),
        ] {
            let latin = in_latin(variable, value, ItemType::Book, system);
            assert_eq!(latin.as_deref(), expected, "{value}");
        }
        let thesis = in_latin(TextVariable::Publisher, "МГУ", ItemType::Thesis, system);
        assert_eq!(thesis.as_deref(), Some("Moscow State University"));
    }
}
