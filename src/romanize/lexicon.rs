//! Small lexicons of facts: what has a Latin name of its own. The data are in `data/lexicon`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Cyrillic names and their Latin ones.
pub struct Lexicon {
    /// Each name with its Latin one, in the order of the file.
    pub pairs: Vec<(&'static str, &'static str)>,
    latin: HashMap<String, &'static str>,
}

impl Lexicon {
    /// The Cyrillic names that a Latin one may stand for, the usual first.
    pub fn russian(&self, latin: &str) -> impl Iterator<Item = &'static str> {
        let wanted = key(latin);
        let pairs = self
            .pairs
            .iter()
            .filter(move |(_, latin)| key(latin) == wanted);
        pairs.map(|(cyrillic, _)| *cyrillic)
    }
}

/// Publishers with the Latin names they use themselves.
pub static PUBLISHERS: LazyLock<Lexicon> =
    LazyLock::new(|| read(include_str!("../../data/lexicon/publishers.txt")));
/// Kinds of documents in English.
pub static GENRES: LazyLock<Lexicon> =
    LazyLock::new(|| read(include_str!("../../data/lexicon/genres.txt")));
/// Branches of science in English.
pub static DEGREES: LazyLock<Lexicon> =
    LazyLock::new(|| read(include_str!("../../data/lexicon/degrees.txt")));

/// The Latin name of a Cyrillic one: letter case, ё and spaces aside.
pub fn find(lexicon: &Lexicon, name: &str) -> Option<&'static str> {
    lexicon.latin.get(&key(name)).copied()
}

fn read(text: &'static str) -> Lexicon {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let pairs: Vec<_> = lines.filter_map(|line| line.split_once('\t')).collect();
    let latin = pairs
        .iter()
        .map(|(cyrillic, latin)| (key(cyrillic), *latin));
    Lexicon {
        latin: latin.collect(),
        pairs,
    }
}

fn key(name: &str) -> String {
    let small = name.to_lowercase().replace('ё', "е");
    small.split_whitespace().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found() {
        for (lexicon, name, expected) in [
            (
                &PUBLISHERS,
                "МГТУ им. Н.Э. Баумана",
                Some("Bauman Moscow State Technical University"),
            ),
            (&GENRES, "отчёт", Some("report")),
            (&DEGREES, "ист.", Some("History")),
        ] {
            assert_eq!(find(lexicon, name), expected, "{name}");
        }
    }

    #[test]
    fn latin_names_are_found_too() {
        let mut found = PUBLISHERS.russian("moscow state university");
        assert_eq!(found.next(), Some("МГУ"));
        assert_eq!(GENRES.russian("nothing").next(), None);
    }

    #[test]
    fn every_line_is_a_pair() {
        for text in [
            include_str!("../../data/lexicon/publishers.txt"),
            include_str!("../../data/lexicon/genres.txt"),
            include_str!("../../data/lexicon/degrees.txt"),
        ] {
            for line in text.lines().filter(|line| !line.starts_with('#')) {
                assert_eq!(line.split('\t').count(), 2, "{line}");
            }
        }
    }
}
