//! Universities and institutes in English, word for word: `Урал. гос. пед. ун-т` is the Ural State Pedagogical
//! University. The words are `data/lexicon/institutions.txt`; a name with any other word is left to
//! romanisation, for a half-translated name is nobody's.

use std::sync::LazyLock;

/// Which part of a name a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Class {
    Place,
    Quality,
    Kind,
}

struct Word {
    class: Class,
    abbreviations: Vec<&'static str>,
    stem: &'static str,
    english: &'static str,
}

static WORDS: LazyLock<Vec<Word>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lexicon/institutions.txt").lines();
    lines.filter_map(word).collect()
});

fn word(line: &'static str) -> Option<Word> {
    let mut columns = line.split('\t');
    let class = match columns.next()? {
        "place" => Class::Place,
        "quality" => Class::Quality,
        "kind" => Class::Kind,
        _ => return None,
    };
    Some(Word {
        class,
        abbreviations: columns.next()?.split(' ').collect(),
        stem: columns.next()?,
        english: columns.next()?,
    })
}

/// The English name of a body whose Russian one consists of known words: places and qualities, and what
/// it is behind them. `None` for any other.
pub fn english(name: &str) -> Option<String> {
    let mut found: Vec<&Word> = Vec::new();
    for printed in name.split_whitespace() {
        let small = printed.to_lowercase().replace('ё', "е");
        let known = WORDS
            .iter()
            .find(|word| word.is(small.trim_end_matches(['.', ','])))?;
        found.push(known);
    }
    let words: Vec<&str> = in_order(found)?.iter().map(|word| word.english).collect();
    Some(words.join(" "))
}

/// The Russian name, abbreviated as GOST R 7.0.12-2011 does, of a body whose English one consists of known words:
/// `Perm State Pedagogical University` is `Перм. гос. пед. ун-т`. `ending` is the case's of its last word.
pub fn russian(name: &str, ending: &str) -> Option<String> {
    let mut found: Vec<&Word> = Vec::new();
    let mut rest = name.trim();
    while !rest.is_empty() {
        let (word, length) = WORDS
            .iter()
            .filter_map(|word| Some((word, word.begins(rest)?)))
            .max_by_key(|(_, length)| *length)?;
        found.push(word);
        rest = rest.get(length..)?.trim_start();
    }
    let words: Vec<String> = in_order(found)?
        .iter()
        .map(|word| word.abbreviated(ending))
        .collect();
    let name = words.join(" ");
    let mut letters = name.chars();
    let first = letters.next()?.to_uppercase();
    Some(first.chain(letters).collect())
}

/// The words of a name, if they are one: what the body is, last, and something before it. The place stands
/// first whatever stands first in the other language.
fn in_order(mut words: Vec<&Word>) -> Option<Vec<&Word>> {
    let (kind, before) = words.split_last()?;
    let named = kind.class == Class::Kind
        && !before.is_empty()
        && before.iter().all(|word| word.class < Class::Kind);
    if !named {
        return None;
    }
    words.sort_by_key(|word| word.class);
    Some(words)
}

impl Word {
    /// How many bytes of a text the English word takes at its beginning, whole or cut short before a full
    /// stop (`Ped.`).
    fn begins(&self, text: &str) -> Option<usize> {
        let head = text.get(..self.english.len());
        let ends = |at: usize| {
            let next = text.get(at..).and_then(|rest| rest.chars().next());
            next.is_none_or(|c| !c.is_alphabetic())
        };
        if head.is_some_and(|head| head.eq_ignore_ascii_case(self.english))
            && ends(self.english.len())
        {
            return Some(self.english.len());
        }
        let (short, _) = text.split_once('.')?;
        let head = self.english.get(..short.len())?;
        let cut = short.len() > 1 && short.len() < self.english.len();
        (cut && head.eq_ignore_ascii_case(short)).then_some(short.len() + 1)
    }

    fn abbreviated(&self, ending: &str) -> String {
        let Some(short) = self.abbreviations.first().filter(|short| **short != "-") else {
            return self.stem.to_string();
        };
        match (self.class, short.contains('-')) {
            (Class::Kind, true) => format!("{short}{ending}"),
            // `С.-Петерб.`, `Юж.-Урал.`
            (Class::Place, true) => {
                let parts = short.split('-').map(|part| {
                    let mut letters = part.chars();
                    let first = letters.next().into_iter().flat_map(char::to_uppercase);
                    first.chain(letters).collect::<String>()
                });
                parts.collect::<Vec<_>>().join("-") + "."
            }
            _ => format!("{short}."),
        }
    }

    fn is(&self, small: &str) -> bool {
        self.abbreviations.contains(&small) || small.starts_with(self.stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_known_words() {
        for (name, expected) in [
            (
                "Урал. гос. пед. ун-т",
                Some("Ural State Pedagogical University"),
            ),
            (
                "Киров. гос. пед. ин-т.",
                Some("Kirov State Pedagogical Institute"),
            ),
            (
                "Пермский государственный университет",
                Some("Perm State University"),
            ),
            ("Казанского ун-та", Some("Kazan University")),
            ("Гос. Моск. ун-т", Some("Moscow State University")),
            ("Ин-т философии", None),
            ("Моск. гос. ун-т им. М. В. Ломоносова", None),
            ("Наука", None),
            ("Университет", None),
            ("", None),
        ] {
            assert_eq!(english(name).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn english_names_of_known_words() {
        for (name, ending, expected) in [
            (
                "Perm State Pedagogical University",
                "",
                Some("Перм. гос. пед. ун-т"),
            ),
            (
                "Perm State Ped. University",
                "а",
                Some("Перм. гос. пед. ун-та"),
            ),
            (
                "St. Petersburg State University",
                "",
                Some("С.-Петерб. гос. ун-т"),
            ),
            (
                "South Ural State University",
                "",
                Some("Юж.-Урал. гос. ун-т"),
            ),
            ("Institute of Philosophy", "", None),
            ("University", "", None),
            ("", "", None),
        ] {
            assert_eq!(russian(name, ending).as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn every_line_is_a_word() {
        let text = include_str!("../../data/lexicon/institutions.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            assert_eq!(line.split('\t').count(), 4, "{line}");
            assert!(word(line).is_some(), "{line}");
        }
    }
}
