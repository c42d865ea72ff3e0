//! What the model sees of a text: for every token a row of feature keys.
//!
//! Keys are hashes, so there is no dictionary: a model knows the keys its training kept. One file
//! holds one kind of observation; this one puts them together. What is seen is part of the model:
//! any change here, in the tokens or in the lexicon changes [`fingerprint`], and a model that was
//! trained before it is refused.

pub mod cue;
mod emit;
pub mod rows;
pub mod segment;
pub mod word;

use super::hash::Hasher;
use super::model::step_groups;
use super::token::{Tokens, tokenize};
use cue::CueSet;
use rows::{Rows, Templates};
use segment::Segments;
use std::sync::LazyLock;
use word::Word;

/// What is seen of a few references, as one number: it says whether a model was trained on these
/// features.
pub fn fingerprint() -> u32 {
    static FINGERPRINT: LazyLock<u32> = LazyLock::new(|| {
        let mut hasher = Hasher::new(0x46);
        for text in SAMPLES {
            let tokens = tokenize(text);
            let groups = tokens.gaps.iter().flat_map(|gap| step_groups(*gap));
            groups.for_each(|group| hasher.add(group as u32));
            for row in observe(text, &tokens).rows() {
                row.iter().for_each(|key| hasher.add(*key));
            }
        }
        hasher.add(cue::source_hash());
        hasher.finish()
    });
    *FINGERPRINT
}

/// Made-up references that hold every kind of token, gap and group.
const SAMPLES: [&str; 4] = [
    "12. Птицын Р. К., Ёлкин И.И. Мхи на «старых» крышах : учеб. пособие / под ред. А. А. Ли. – \
     2-е изд. – СПб.: Луч, 2012. – Т. 3, № 4–5. – 149 с. // URL: http://mkhi.ru/1(дата обращения: \
     03.02.2019).",
    "Ptitsyn, R.K. (ed.) (2012a), “‘Mkhi’ na kryshakh; I/II” [Mosses. On the U.S. roofs?], Botanika \
     [Botany], no. 4 (XII), pp. 41–49. (In Russ.). doi:10.1000/182",
    "—— Berg A, d’Or C, et al. \"Moss\" & rain! In: J Ecol. 2012;7(3):e41–9, ISBN 978-3-16-148410-0, \
     ISSN 0042-8744.",
    "王小明. 屋顶上的苔藓[J]. 植物学报, 2012, 4(3): 41-49.",
];

/// Everything seen of a text before it is turned into keys.
pub struct View<'t> {
    /// Its tokens and gaps.
    pub tokens: &'t Tokens,
    /// One for each token.
    pub words: Vec<Word>,
    /// Its parts.
    pub segments: Segments,
}

/// The keys of all tokens of a text. What is seen of a part of the text is seen of each of its tokens,
/// and kept once.
#[derive(Clone, Debug, Default)]
pub struct Keys<T = ()> {
    /// What is seen of each token alone.
    pub tokens: Rows<T>,
    /// What is seen of each minor part, of each major part, of each area.
    pub parts: [Rows<T>; 3],
    /// For every token the numbers of its parts.
    pub part_of: Vec<[usize; 3]>,
    /// For every token its classes of the lexicon of cues.
    pub cues: Vec<CueSet>,
}

impl Keys<Vec<u8>> {
    /// The keys of every token in order, all of them by their templates.
    pub fn rows(&self) -> impl Iterator<Item = Vec<u32>> {
        self.part_of.iter().enumerate().map(|(i, parts)| {
            let own = self.tokens.by_template(i);
            let lists = self.parts.iter().zip(parts);
            let shared = lists.flat_map(|(rows, part)| rows.by_template(*part));
            let mut row: Vec<(u8, u32)> = own.chain(shared).collect();
            row.sort_by_key(|(template, _)| *template);
            row.into_iter().map(|(_, key)| key).collect()
        })
    }
}

/// Looks at a text and gives its keys with their templates.
pub fn observe(text: &str, tokens: &Tokens) -> Keys<Vec<u8>> {
    let mut keys = Keys::default();
    observe_into(text, tokens, &mut keys);
    keys
}

/// Looks at a text and puts its keys in place of those of another one, whose room they take.
pub fn observe_into<T: Templates>(text: &str, tokens: &Tokens, keys: &mut Keys<T>) {
    let mut buffer = Vec::new();
    let words: Vec<Word> = tokens
        .list
        .iter()
        .map(|token| word::look(*token, text, &mut buffer))
        .collect();
    let segments = segment::segments(&words, &tokens.gaps);
    let view = View {
        tokens,
        words,
        segments,
    };
    emit::emit(&view, keys);
}
