//! Words of an entry with their places, and which word of one entry is which of the other.

use super::spelling::{self, Spelling};
use crate::text::script::Script;
use crate::text::span::Span;
use crate::translit;
use unicode_normalization::char::is_combining_mark;

/// Words of one entry that are looked at: a reference has fewer.
const MOST_WORDS: usize = 300;

/// A word of the Cyrillic entry and the word of the Latin one that writes it.
#[derive(Clone, Debug)]
pub struct WordPair {
    /// Bytes of the Cyrillic entry's text.
    pub cyrillic: Span,
    /// Bytes of the Latin entry's text.
    pub latin: Span,
    /// How the one writes the other.
    pub spelling: Spelling,
}

/// The words of a text: longest runs of letters, with the marks that stand for soft signs between
/// and behind them.
pub fn words(text: &str) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<usize> = None;
    for (at, c) in text.char_indices() {
        let inside =
            c.is_alphabetic() || open.is_some() && (is_combining_mark(c) || spelling::is_sign(c));
        match (inside, open) {
            (true, None) => open = Some(at),
            (false, Some(start)) => {
                found.push(Span::new(start, at));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        found.push(Span::new(start, text.len()));
    }
    found
}

/// The words of a text in one script each: `check` finds letters of the wrong one.
fn repaired(text: &str) -> impl Iterator<Item = (Span, String)> {
    let words = words(text).into_iter();
    words.map(move |place| (place, translit::repair(place.of(text))))
}

/// Whether a word is in Cyrillic letters for the most part.
pub fn is_cyrillic(word: &str) -> bool {
    Script::of_text(word) == Script::Cyrillic
}

/// Pairs the Cyrillic words of `cyrillic` with the words of `latin` outside its brackets that are
/// written like them, in the order of both; what has no partner is left out.
pub fn aligned(cyrillic: &str, latin: &str, brackets: &[Span]) -> Vec<WordPair> {
    let left: Vec<(Span, String)> = repaired(cyrillic)
        .filter(|(_, word)| is_cyrillic(word))
        .take(MOST_WORDS)
        .collect();
    let right: Vec<(Span, String)> = repaired(latin)
        .filter(|(place, word)| !brackets.iter().any(|b| b.contains(*place)) && !is_cyrillic(word))
        .take(MOST_WORDS)
        .collect();
    let width = right.len() + 1;
    // `best[i * width + j]`: the most that words from `i` and from `j` on are alike.
    let mut best = vec![0.0f32; (left.len() + 1) * width];
    let mut alike: Vec<Option<Spelling>> = vec![None; left.len() * right.len()];
    for i in (0..left.len()).rev() {
        for j in (0..right.len()).rev() {
            let (word, written) = (&left[i].1, &right[j].1);
            let spelling = match spelling::may_be(word, written) {
                true => spelling::of(word, written),
                false => None,
            };
            let worth = spelling.as_ref().map_or(0.0, worth);
            alike[i * right.len() + j] = spelling.filter(|_| worth > 0.0);
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = skip.max(worth + best[(i + 1) * width + j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < left.len() && j < right.len() {
        let here = best[i * width + j];
        if here == best[(i + 1) * width + j] {
            i += 1;
        } else if here == best[i * width + j + 1] {
            j += 1;
        } else {
            if let Some(spelling) = alike[i * right.len() + j].take() {
                pairs.push(WordPair {
                    cyrillic: left[i].0,
                    latin: right[j].0,
                    spelling,
                });
            }
            (i, j) = (i + 1, j + 1);
        }
    }
    pairs
}

/// How much a pair of words says for an alignment: long words more than initials.
fn worth(spelling: &Spelling) -> f32 {
    let letters = spelling.letters as f32;
    let wrong = spelling.cost as f32 / letters;
    if wrong > 0.34 {
        return 0.0;
    }
    letters.min(8.0) * (1.0 - 2.0 * wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_find_their_partners() {
        let cyrillic = "Щукин Ю. Я. Теория поля // Вестник. 1993. С. 15";
        let latin = "Shchukin Yu. Ya. Teoriya polya [Field theory]. Vestnik, 1993, pp. 15";
        let bracket = Span::new(latin.find('[').unwrap(), latin.find(']').unwrap() + 1);
        let pairs = aligned(cyrillic, latin, &[bracket]);
        let shown: Vec<(&str, &str)> = pairs
            .iter()
            .map(|pair| (pair.cyrillic.of(cyrillic), pair.latin.of(latin)))
            .collect();
        assert_eq!(
            shown,
            [
                ("Щукин", "Shchukin"),
                ("Ю", "Yu"),
                ("Я", "Ya"),
                ("Теория", "Teoriya"),
                ("поля", "polya"),
                ("Вестник", "Vestnik"),
            ]
        );
    }
}
