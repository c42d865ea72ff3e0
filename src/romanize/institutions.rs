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
    let (kind, before) = found.split_last()?;
    let named = kind.class == Class::Kind
        && !before.is_empty()
        && before.iter().all(|word| word.class < Class::Kind);
    if !named {
        return None;
    }
    // The place stands first in English whatever stands first in Russian.
    found.sort_by_key(|word| word.class);
    let words: Vec<&str> = found.iter().map(|word| word.english).collect();
    Some(words.join(" "))
}

impl Word {
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
    fn every_line_is_a_word() {
        let text = include_str!("../../data/lexicon/institutions.txt");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for line in lines {
            assert_eq!(line.split('\t').count(), 4, "{line}");
            assert!(word(line).is_some(), "{line}");
        }
    }
}
