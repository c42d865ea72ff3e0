//! Small lexicons of facts: what has a Latin name of its own. The data are in `data/lexicon`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// A Cyrillic name and the Latin one.
pub type Lexicon = HashMap<String, &'static str>;

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
    lexicon.get(&key(name)).copied()
}

fn read(text: &'static str) -> Lexicon {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once('\t'))
        .map(|(cyrillic, latin)| (key(cyrillic), latin))
        .collect()
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
