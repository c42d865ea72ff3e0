//! What words and rows of letters are usual, in Russian and in Latin-script text: read from
//! `data/lexicon`, which `examples/build_lexicon.rs` writes (the file form is told there).
//!
//! Costs are in eighths of a bit: the rarer, the higher.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// The longest row of letters that has a cost of its own.
const ORDER: u32 = 6;
/// Six bits a letter.
const BITS: u32 = 6;
/// What a row costs more for every letter it had to be shortened by.
const SHORTENED: u32 = 10;
/// What a letter costs that is in no row.
const UNSEEN: u32 = 120;

/// The Russian lexicon: letters а to я are 1 to 32, ё counts as е.
pub(super) static RUSSIAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/ru.lexicon")));

/// The lexicon of words in Latin letters: a to z are 1 to 26.
pub(super) static LATIN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/latin.lexicon")));

/// How words of other western languages than English are spelt, without their accents, all languages together; it
/// has no words. Letters as in [`LATIN`].
pub(super) static WESTERN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/western.lexicon")));

/// How words of Russian, Ukrainian and Bulgarian are spelt when they are romanised, by the systems of each
/// language together, without accents and marks; no words. Letters as in [`LATIN`].
pub(super) static ROMANIZED_RUSSIAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/ru-latn.lexicon")));
pub(super) static ROMANIZED_UKRAINIAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/uk-latn.lexicon")));
pub(super) static ROMANIZED_BULGARIAN: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_bytes!("../../data/lexicon/bg-latn.lexicon")));

/// A lexicon.
#[derive(Default)]
pub(super) struct Lexicon {
    /// For every node of the automaton where its edges begin; one more at the end.
    first: Vec<u32>,
    /// Letter and target, in the order of the letters.
    edges: Vec<(u8, u32)>,
    /// How many words lie before an edge's own, among those of its node.
    skipped: Vec<u32>,
    is_word: Vec<bool>,
    root: u32,
    /// How usual each word is, in the order of the words.
    classes: Vec<u8>,
    costs: HashMap<u64, u8, BuildHasherDefault<RowHasher>>,
}

/// A place in the automaton: what was read is the beginning of a word.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    node: u32,
    /// Words before this one in the order of the words.
    index: u32,
}

/// The last letters read, for the cost of the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Context {
    letters: u64,
    len: u32,
}

impl Context {
    /// The beginning of a word.
    pub const START: Context = Context { letters: 0, len: 1 };
}

impl Lexicon {
    /// Reads a lexicon file. The files are part of the program: one that is damaged gives an empty
    /// lexicon, which the tests would notice.
    fn read(bytes: &[u8]) -> Lexicon {
        miniz_oxide::inflate::decompress_to_vec_zlib(bytes)
            .ok()
            .and_then(|plain| Lexicon::parse(&mut Reader::new(&plain)))
            .unwrap_or_default()
    }

    fn parse(reader: &mut Reader) -> Option<Lexicon> {
        let nodes = reader.number()?;
        let mut lexicon = Lexicon::default();
        // How many words begin at each node; targets stand before their sources.
        let mut words: Vec<u32> = Vec::with_capacity(nodes);
        for node in 0..nodes {
            let head = reader.byte()?;
            lexicon.first.push(lexicon.edges.len() as u32);
            lexicon.is_word.push(head & 0x80 != 0);
            let mut total = u32::from(head & 0x80 != 0);
            for _ in 0..head & 0x7f {
                let letter = reader.byte()?;
                let target = node.checked_sub(reader.number()?)?;
                lexicon.edges.push((letter, target as u32));
                lexicon.skipped.push(total);
                total += words.get(target)?;
            }
            words.push(total);
        }
        lexicon.first.push(lexicon.edges.len() as u32);
        // One without words has no nodes, and no step from there leads anywhere.
        lexicon.root = nodes.saturating_sub(1) as u32;
        let count = reader.number()?;
        lexicon.classes = reader.bytes(count)?.to_vec();
        for len in 1..=ORDER {
            let count = reader.number()?;
            let mut row = 0u64;
            // A damaged file may tell any number: no more room than it has bytes for.
            let mut rows = Vec::with_capacity(count.min(reader.rest.len()));
            for _ in 0..count {
                row += reader.number()? as u64;
                rows.push(row);
            }
            lexicon.costs.reserve(rows.len());
            for (row, cost) in rows.iter().zip(reader.bytes(count)?) {
                lexicon.costs.insert(tagged(*row, len), *cost);
            }
        }
        Some(lexicon)
    }

    /// Where every word begins.
    pub fn start(&self) -> Place {
        Place {
            node: self.root,
            index: 0,
        }
    }

    /// The place behind one more letter; `None` when no word goes on with it.
    pub fn step(&self, place: Place, letter: u8) -> Option<Place> {
        let node = place.node as usize;
        let from = *self.first.get(node)? as usize;
        let to = *self.first.get(node + 1)? as usize;
        let at = from
            + self
                .edges
                .get(from..to)?
                .iter()
                .position(|e| e.0 == letter)?;
        Some(Place {
            node: self.edges[at].1,
            index: place.index + self.skipped[at],
        })
    }

    /// How usual the word is that ends here: 0 known as a name, 1 as a form, above by its count;
    /// `None`: no word ends here.
    pub fn class(&self, place: Place) -> Option<u8> {
        if !*self.is_word.get(place.node as usize)? {
            return None;
        }
        Some(self.classes.get(place.index as usize)? & !PROPER)
    }

    /// Whether the word that ends here is a name or an abbreviation: no dictionary has it in small letters.
    pub fn is_proper(&self, place: Place) -> bool {
        let class = self.classes.get(place.index as usize);
        class.is_some_and(|class| class & PROPER != 0)
    }

    /// The class of a word given as letters' numbers.
    pub fn class_of(&self, letters: impl IntoIterator<Item = u8>) -> Option<u8> {
        let place = letters
            .into_iter()
            .try_fold(self.start(), |place, letter| self.step(place, letter))?;
        self.class(place)
    }

    /// The cost of a letter (0: the word ends) after a context, and the context behind it.
    pub fn cost(&self, context: Context, letter: u8) -> (u32, Context) {
        let row = context.letters << BITS | u64::from(letter);
        let mut len = context.len + 1;
        let mut cost = 0;
        let found = loop {
            let shortened = row & ((1 << (BITS * len)) - 1);
            match self.costs.get(&tagged(shortened, len)) {
                Some(known) => break cost + u32::from(*known),
                None if len == 1 => break cost + UNSEEN,
                None => (len, cost) = (len - 1, cost + SHORTENED),
            }
        };
        let len = (context.len + 1).min(ORDER - 1);
        let next = Context {
            letters: row & ((1 << (BITS * len)) - 1),
            len,
        };
        (found, next)
    }

    /// The cost of a whole word by its rows of letters.
    pub fn spelling_cost(&self, letters: impl IntoIterator<Item = u8>) -> u32 {
        letters
            .into_iter()
            .chain([0])
            .fold((0, Context::START), |(sum, context), letter| {
                let (cost, next) = self.cost(context, letter);
                (sum + cost, next)
            })
            .0
    }
}

/// What a word of a class costs. A word counted a hundred times in a thousand million words is
/// worth about 23 bits; one known only as a form or a name, a little more.
pub(super) fn class_cost(class: u8) -> u32 {
    match class {
        0 => 8 * 27,
        1 => 8 * 25,
        counted => (8 * 24u32).saturating_sub(4 * (u32::from(counted) - 2)),
    }
}

/// The number of a small Cyrillic letter in the Russian lexicon.
pub(super) fn cyrillic(letter: char) -> Option<u8> {
    match letter {
        'ё' => cyrillic('е'),
        'а'..='я' => Some((letter as u32 - 'а' as u32) as u8 + 1),
        _ => None,
    }
}

/// The number of a small Latin letter in the Latin lexicon.
pub(super) fn ascii(letter: char) -> Option<u8> {
    letter.is_ascii_lowercase().then(|| letter as u8 - b'a' + 1)
}

/// Marks, in a class, a word that is none of the dictionary's.
const PROPER: u8 = 0x80;

/// A row with its length, so that rows of different lengths differ.
fn tagged(row: u64, len: u32) -> u64 {
    row | u64::from(len) << 56
}

/// Rows are numbers already: one multiplication spreads them.
#[derive(Default)]
struct RowHasher(u64);

impl Hasher for RowHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, row: u64) {
        let mixed = (self.0 ^ row).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 = mixed ^ (mixed >> 29);
    }
}

/// Reads the bytes and numbers of a lexicon file.
pub(super) struct Reader<'b> {
    rest: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Reader<'b> {
        Reader { rest: bytes }
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    pub fn number(&mut self) -> Option<usize> {
        let mut value = 0usize;
        for shift in (0..56).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_words_are_known() {
        let class = |word: &str| RUSSIAN.class_of(word.chars().filter_map(cyrillic));
        assert!(class("развитие").is_some_and(|class| class > 10));
        assert!(class("разработки") > class("разработкою"));
        assert_eq!(class("развитиь"), None);
        // Declined by rule: nouns in -нье, names of antiquity.
        for form in ["преданьем", "скифии", "эсхилом", "горация", "деметры"]
        {
            assert!(class(form).is_some(), "{form}");
        }
        let latin = |word: &str| LATIN.class_of(word.chars().filter_map(ascii));
        assert!(latin("theory").is_some());
        assert_eq!(latin("teoriia"), None);
    }

    #[test]
    fn usual_spellings_cost_less() {
        let cost = |word: &str| RUSSIAN.spelling_cost(word.chars().filter_map(cyrillic));
        assert!(cost("теплогидравлический") < cost("теплогидравличьескиы"));
    }
}
