//! Texts in capitals: their words are read in small letters, since words in capitals among others are
//! abbreviations, which are read in another way.

use super::convert::romanize;
use super::kept::running_words;
use super::reading::is_numeral;
use super::restore::Restored;
use super::system::System;
use super::token::Token;
use crate::text::span::Span;

/// A text in capitals with its words in small letters, byte for byte at the same places; `None` for another text.
pub(super) fn in_small_letters(text: &str) -> Option<String> {
    /// So many words too long for abbreviations tell a text in capitals.
    const WORDS: usize = 2;
    const LONG: usize = 6;
    /// One word in so many may be a symbol or a name that is not in capitals.
    const OTHERS: usize = 5;
    let words: Vec<Token> = running_words(text)
        .filter(|word| !is_numeral(word))
        .collect();
    let words_of = |least: usize| words.iter().filter(move |word| word.units.len() >= least);
    let others = words_of(2).filter(|word| !word.is_capitals()).count();
    let long = words_of(LONG).filter(|word| word.is_capitals()).count();
    if long < WORDS || others * OTHERS > words_of(2).count() {
        return None;
    }
    let mut small = String::with_capacity(text.len());
    let mut done = 0;
    let in_capitals = |word: &&Token| {
        word.is_capitals() || word.units.len() == 1 && !text[word.span.end..].starts_with('.')
    };
    for word in words.iter().filter(in_capitals) {
        small.push_str(Span::new(done, word.span.start).of(text));
        small.push_str(&word.span.of(text).to_lowercase());
        done = word.span.end;
        // A letter that is longer or shorter when it is small.
        if small.len() != done {
            return None;
        }
    }
    small.push_str(text.get(done..)?);
    Some(small)
}

/// What was restored from the small letters, in capitals as `text` is.
pub(super) fn in_capitals(text: &str, small: Restored, system: &System) -> Restored {
    let mut restored = Restored {
        text: String::with_capacity(text.len() * 2),
        ..small
    };
    let mut done = 0;
    for word in &mut restored.words {
        let latin = word.latin.of(text);
        if !latin.contains(char::is_lowercase) {
            word.cyrillic = word.cyrillic.to_uppercase();
            word.exact = romanize(&word.cyrillic, system) == latin;
            for other in &mut word.alternatives {
                *other = other.to_uppercase();
            }
        }
        restored
            .text
            .push_str(Span::new(done, word.latin.start).of(text));
        restored.text.push_str(&word.cyrillic);
        done = word.latin.end;
    }
    restored.text.push_str(text.get(done..).unwrap_or_default());
    restored
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{find, restore};

    #[test]
    fn texts_in_capitals_are_read_as_words() {
        for (latin, cyrillic) in [
            (
                "VOPROSY METODA V NAUKE I BAZE ZNANII",
                "ВОПРОСЫ МЕТОДА В НАУКЕ И БАЗЕ ЗНАНИЙ",
            ),
            (
                "E. P. SIDOROV. NE VSE O PROSHLOM",
                "Е. П. СИДОРОВ. НЕ ВСЕ О ПРОШЛОМ",
            ),
            ("ROSSIIA V NACHALE XX VEKA", "РОССИЯ В НАЧАЛЕ XX ВЕКА"),
            ("Raboty NII AES i MGU", "Работы НИИ АЭС и МГУ"),
        ] {
            assert_eq!(restore(latin, find("ala-lc-simple")).text, cyrillic);
        }
        assert_eq!(in_small_letters("АБВ AES MGU NII İ"), None);
    }
}
