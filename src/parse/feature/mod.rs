//! What the model sees of a text: for every token a row of feature keys.
//!
//! Keys are hashes, so there is no dictionary: a model knows the keys its training kept. One file
//! holds one kind of observation; this one puts them together. What is seen is part of the model:
//! [`VERSION`] goes up with every change here or in the lexicon, and old models are refused.

pub mod cue;
mod emit;
pub mod segment;
pub mod word;

use super::token::Tokens;
use segment::Segments;
use word::Word;

/// Number of this set of features.
pub const VERSION: u32 = 1;

/// Everything seen of a text before it is turned into keys.
pub struct View<'t> {
    /// Its tokens and gaps.
    pub tokens: &'t Tokens,
    /// One for each token.
    pub words: Vec<Word>,
    /// Its parts.
    pub segments: Segments,
}

/// The keys of all tokens of a text, token by token.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    keys: Vec<u32>,
    ends: Vec<usize>,
}

impl Keys {
    /// The keys of every token in order.
    pub fn rows(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|i| self.row(i))
    }

    /// The keys of token `i`; empty past the end.
    pub fn row(&self, i: usize) -> &[u32] {
        let start = i
            .checked_sub(1)
            .and_then(|b| self.ends.get(b))
            .copied()
            .unwrap_or(0);
        self.ends
            .get(i)
            .and_then(|end| self.keys.get(start..*end))
            .unwrap_or(&[])
    }
}

/// Looks at a text and gives its keys.
pub fn observe(text: &str, tokens: &Tokens) -> Keys {
    let mut buffer = Vec::new();
    let words: Vec<Word> = tokens
        .list
        .iter()
        .map(|token| word::look(*token, text, &mut buffer))
        .collect();
    let segments = segment::segments(&words, &tokens.gaps);
    emit::emit(&View {
        tokens,
        words,
        segments,
    })
}
