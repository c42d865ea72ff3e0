//! Words that announce or betray a field, from `data/lexicon/cues.txt`.

use crate::parse::hash::hash_text;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of classes: bit `i` is class `i` of the lexicon.
pub type CueSet = u32;

struct Lexicon {
    classes: FxHashMap<u32, CueSet>,
    /// The set of each class by its name.
    names: FxHashMap<&'static str, CueSet>,
}

const SOURCE: &str = include_str!("../../../data/lexicon/cues.txt");

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| read(SOURCE));

/// A hash of all that the lexicon says.
pub fn source_hash() -> u32 {
    hash_text(0x63, SOURCE.chars())
}

fn read(source: &'static str) -> Lexicon {
    let mut lexicon = Lexicon {
        classes: FxHashMap::default(),
        names: FxHashMap::default(),
    };
    for line in source.lines().map(str::trim) {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let number = lexicon.names.len() as u32;
            lexicon
                .names
                .insert(name, CueSet::checked_shl(1, number).unwrap_or(0));
            continue;
        }
        if line.starts_with("# ") || lexicon.names.is_empty() || lexicon.names.len() > 32 {
            continue;
        }
        let class: CueSet = 1 << (lexicon.names.len() - 1);
        for word in line.split_whitespace() {
            *lexicon.classes.entry(word_key(word.chars())).or_default() |= class;
        }
    }
    lexicon
}

/// The key of a word in small letters.
pub fn word_key(word: impl Iterator<Item = char>) -> u32 {
    hash_text(0x77, word)
}

/// The classes of the word with this key.
pub fn cues(key: u32) -> CueSet {
    LEXICON.classes.get(&key).copied().unwrap_or(0)
}

/// The set of one class by its name in the lexicon; empty when there is none.
pub fn class(name: &str) -> CueSet {
    LEXICON.names.get(name).copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_their_classes() {
        assert!(LEXICON.names.len() <= 32);
        for (word, name) in [
            ("с", "pages"),
            ("том", "volume"),
            ("№", "issue"),
            ("hrsg", "editor"),
            ("москва", "place"),
            ("вестник", "journal"),
        ] {
            assert_ne!(cues(word_key(word.chars())) & class(name), 0, "{word}");
        }
        assert_eq!(cues(word_key("qwertz".chars())), 0);
    }
}
