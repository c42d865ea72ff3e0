//! What can be seen of one token by itself: its word, its beginnings and endings, its shape.

use super::cue::{self, CueSet};
use crate::parse::hash::{hash, hash_text};
use crate::parse::token::{Kind, Token};
use crate::text::script::Script;

/// The longest beginning and ending looked at, in characters.
pub const AFFIXES: usize = 4;

/// One token as the model sees it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// The word in small letters; for a number its kind of number.
    pub key: u32,
    /// Script, letter case and length; for numbers the number of digits and what they may be.
    pub shape: u32,
    /// Script and letter case alone.
    pub case: u32,
    /// Hashes of the first 1 to 4 characters, 0 where the word is shorter.
    pub prefixes: [u32; AFFIXES],
    /// Hashes of the last 1 to 4 characters, 0 where the word is shorter.
    pub suffixes: [u32; AFFIXES],
    /// Classes of the lexicon.
    pub cues: CueSet,
    /// Length in characters.
    pub len: usize,
    /// One capital letter: an initial, most often.
    pub initial: bool,
    /// Begins with a capital letter.
    pub capitalized: bool,
    /// A number that may be a year.
    pub year: bool,
    /// Begins with a digit.
    pub number: bool,
    /// The number's value, if it is short.
    pub value: Option<u32>,
}

/// Looks at a token of `text`; `buffer` is room to work in.
pub fn look(token: Token, text: &str, buffer: &mut Vec<char>) -> Word {
    let printed = token.span.of(text);
    let kind = token.kind as u32;
    if !matches!(token.kind, Kind::Word | Kind::Number) {
        let key = hash(0x1d, &[kind]);
        return Word {
            key,
            shape: key,
            case: key,
            len: 9,
            ..Word::default()
        };
    }
    buffer.clear();
    let mut upper = 0;
    let mut letters = 0;
    let mut digits = 0;
    let mut script = Script::Common;
    let mut capitalized = false;
    for (i, c) in printed.chars().enumerate() {
        if c.is_alphabetic() {
            letters += 1;
            if c.is_uppercase() {
                upper += 1;
                capitalized |= i == 0;
            }
            if script == Script::Common {
                script = Script::of(c);
            }
        } else if c.is_numeric() {
            digits += 1;
        }
        match c {
            '’' | 'ʼ' | '`' | '´' | '‘' => buffer.push('\''),
            'ё' | 'Ё' => buffer.push('е'),
            c if c.is_uppercase() => buffer.extend(c.to_lowercase()),
            c => buffer.push(c),
        }
    }
    let number = token.kind == Kind::Number;
    let value = (number && digits <= 6).then(|| {
        let digits = printed.chars().map_while(|c| c.to_digit(10));
        digits.fold(0, |value, digit| value * 10 + digit)
    });
    let year = digits == 4 && letters <= 1 && value.is_some_and(|v| (1450..=2035).contains(&v));
    let len = buffer.len();
    let case = hash(
        0x5c,
        &[
            script as u32,
            u32::from(capitalized) | u32::from(upper > 1) << 1 | u32::from(upper == letters) << 2,
            u32::from(number),
        ],
    );
    let roman = upper == letters && letters == len && len > 0 && is_roman(buffer);
    let length = len.min(5) as u32;
    let shape = if number {
        hash(
            0x5e,
            &[digits.min(9), letters.min(3) as u32, u32::from(year)],
        )
    } else {
        hash(0x5d, &[case, length, u32::from(roman)])
    };
    let cue_key = cue::word_key(buffer.iter().copied());
    let key = if number && letters == 0 {
        // Small numbers are themselves, years are decades, the rest is a number of digits.
        match value {
            Some(v) if v < 13 => hash(0x60, &[v]),
            Some(v) if year => hash(0x61, &[v / 10]),
            _ => hash(0x62, &[digits]),
        }
    } else {
        cue_key
    };
    let mut word = Word {
        key,
        shape,
        case,
        cues: cue::cues(cue_key),
        len,
        initial: letters == 1 && upper == 1 && digits == 0,
        capitalized,
        year,
        number,
        value,
        ..Word::default()
    };
    if !number {
        for n in 1..=AFFIXES.min(len) {
            word.prefixes[n - 1] = hash_text(0x50, buffer[..n].iter().copied());
            word.suffixes[n - 1] = hash_text(0x53, buffer[len - n..].iter().copied());
        }
    }
    word
}

fn is_roman(word: &[char]) -> bool {
    word.iter()
        .all(|c| matches!(c, 'i' | 'v' | 'x' | 'l' | 'c' | 'd' | 'm'))
}
