//! Journals with the Latin names that they use themselves, which no romanisation gives
//! (`Вопросы языкознания`: Voprosy Jazykoznanija). The data are `data/lexicon/journals.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

static NAMES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/lexicon/journals.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(cyrillic, latin)| (key(cyrillic), latin))
        .collect()
});

/// The Latin name of the journal of a Cyrillic name; letter case, ё and spaces do not matter.
pub fn latin_name(name: &str) -> Option<&'static str> {
    NAMES.get(&key(name)).copied()
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
        for (name, expected) in [
            ("Вопросы философии", Some("Voprosy Filosofii")),
            ("ВОПРОСЫ  ФИЛОСОФИИ", Some("Voprosy Filosofii")),
            ("Вопросы", None),
        ] {
            assert_eq!(latin_name(name), expected, "{name}");
        }
    }
}
