//! What one word in Latin letters may be: the Russian words that a system, or any system, would
//! write so, and how likely it is no Russian at all.

use super::convert::romanize;
use super::inverse::{Inverse, Systems};
use super::lexicon::{LATIN, RUSSIAN, WESTERN, ascii, class_cost};
use super::search::{Candidate, Letter, known_words, spelled_words};
use super::system::System;
use super::systems;
use super::token::{Token, is_mark, normalized};
use crate::text::roman::roman;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The readings of all systems for Russian together.
pub(super) static ANY_SYSTEM: LazyLock<Inverse> =
    LazyLock::new(|| Inverse::of_all(systems().iter().filter(|system| system.is_russian())));

/// The readings of each system for Russian by itself, in the order of the systems.
pub(super) static ONE_SYSTEM: LazyLock<Vec<Inverse>> = LazyLock::new(|| {
    let russian = systems().iter().filter(|system| system.is_russian());
    russian.map(Inverse::russian).collect()
});

/// A word given back: how it is written in Cyrillic, and what that costs in eighths of a bit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reading {
    /// In the letter case of the Latin word.
    pub cyrillic: String,
    pub cost: u32,
    /// The lexicon has the word.
    pub known: bool,
    /// No other systems can have written it so (of [`ANY_SYSTEM`]'s).
    pub systems: Systems,
}

/// How well a reading, written by a system, gives the Latin word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Agreement {
    /// Character for character.
    Exact,
    /// But for the glyphs of marks and for capitals.
    Loose,
    /// Not at all.
    None,
}

/// All words that `token` may stand for by `inverse`, cheapest first. When the lexicon knows a
/// usual one, what is merely spelt like Russian is not looked for.
pub(super) fn readings(token: &Token, inverse: &Inverse) -> Vec<Reading> {
    let mut candidates = known_words(&token.units, inverse, &RUSSIAN);
    if token.is_capitals() || candidates.first().is_none_or(|best| best.class < Some(2)) {
        candidates.extend(spelled_words(&token.units, inverse, &RUSSIAN));
        candidates.sort_by_key(|candidate| candidate.cost);
    }
    as_readings(candidates, token)
}

/// The words that are spelt like Russian and that `token` may stand for by `inverse`, cheapest first.
pub(super) fn spelled(token: &Token, inverse: &Inverse) -> Vec<Reading> {
    as_readings(spelled_words(&token.units, inverse, &RUSSIAN), token)
}

fn as_readings(candidates: Vec<Candidate>, token: &Token) -> Vec<Reading> {
    let mut readings: Vec<Reading> = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let cyrillic = cased(&candidate, token);
        let cost = abbreviation_cost(&candidate, token).saturating_sub(patronymic(&cyrillic))
            + oddity(&candidate, &cyrillic, token);
        match readings.iter_mut().find(|known| known.cyrillic == cyrillic) {
            Some(known) => known.systems |= candidate.systems,
            None => readings.push(Reading {
                cyrillic,
                cost,
                known: candidate.class.is_some(),
                systems: candidate.systems,
            }),
        }
    }
    readings.sort_by_key(|reading| reading.cost);
    readings
}

/// The most letters of an abbreviation in capitals that is looked for; longer words in capitals are
/// words.
const ABBREVIATION: usize = 6;

/// What a candidate costs; in an abbreviation any letter may follow any, whatever words say.
fn abbreviation_cost(candidate: &Candidate, token: &Token) -> u32 {
    /// A letter in eighths of a bit: the binary logarithm of 32, a little less for the usual ones.
    const LETTER: u32 = 36;
    const ABBREVIATED: u32 = 8 * 4;
    let letters = candidate.letters.len();
    if token.is_capitals() && letters <= ABBREVIATION {
        candidate.cost.min(ABBREVIATED + LETTER * letters as u32)
    } else {
        candidate.cost
    }
}

/// What it says for a reading that it has the form of a patronymic, in eighths of a bit.
fn patronymic(cyrillic: &str) -> u32 {
    const LIKELIER: u32 = 8 * 8;
    let is_one = cyrillic.starts_with(char::is_uppercase)
        && [
            "ович",
            "евич",
            "овна",
            "евна",
            "овича",
            "евича",
            "овны",
            "евны",
        ]
        .iter()
        .any(|end| cyrillic.len() > end.len() + 4 && cyrillic.ends_with(end));
    if is_one { LIKELIER } else { 0 }
}

/// What the letter case of a word says against a reading, in eighths of a bit: abbreviations
/// have no signs, seldom й, and э rather than е; and no word has capitals here and there.
fn oddity(candidate: &Candidate, cyrillic: &str, token: &Token) -> u32 {
    const SIGN: u32 = 8 * 5;
    const SHORT_I: u32 = 8 * 8;
    const YE: u32 = 8 * 2;
    const MIXED: u32 = 8 * 5;
    /// э behind a consonant: е is written there, but in a few words that the lexicon has.
    const HARD_E: u32 = 8 * 3;
    /// A sign behind a vowel: no Russian word has it.
    const STRAY_SIGN: u32 = 8 * 20;
    /// A name in small letters.
    const SMALL_NAME: u32 = 8 * 3;
    /// Longer words in capitals hardly are abbreviations.
    const SHORT: usize = 8;
    let small = cyrillic
        .chars()
        .skip(1)
        .filter(|c| c.is_lowercase())
        .count();
    let capitals = cyrillic
        .chars()
        .skip(1)
        .filter(|c| c.is_uppercase())
        .count();
    let mut cost = if small > 0 && capitals > 0 { MIXED } else { 0 };
    if candidate.proper && capitals == 0 && cyrillic.starts_with(char::is_lowercase) {
        cost += SMALL_NAME;
    }
    for pair in candidate.letters.windows(2) {
        cost += match (pair[0].c, pair[1].c) {
            ('а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ъ'..='я', 'ь' | 'ъ') => {
                STRAY_SIGN
            }
            ('а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ъ'..='я', _) => 0,
            (_, 'э') if small > 0 && candidate.class < Some(2) => HARD_E,
            _ => 0,
        };
    }
    if small == 0 && capitals > 0 && token.units.len() <= SHORT {
        for letter in &candidate.letters {
            cost += match letter.c {
                'ь' | 'ъ' if !is_mark(token.units[letter.unit].c) => SIGN,
                'й' => SHORT_I,
                'е' if token.units.len() < 5 => 5 * YE,
                'е' if candidate.class < Some(2) => 2 * YE,
                _ => 0,
            };
        }
    }
    cost
}

/// Whether `system` writes `cyrillic` as `latin`.
pub(super) fn agreement(cyrillic: &str, latin: &str, system: &System) -> Agreement {
    let written = romanize(cyrillic, system);
    if written == latin {
        Agreement::Exact
    } else if same_letters(&written, latin) {
        Agreement::Loose
    } else {
        Agreement::None
    }
}

fn same_letters(a: &str, b: &str) -> bool {
    /// The letters and marks of an ASCII text; two single marks stand for a double one.
    fn ascii_letters(text: &str) -> impl Iterator<Item = u8> {
        let mut bytes = text.bytes().peekable();
        std::iter::from_fn(move || match bytes.next()? {
            b'\'' | b'`' => Some(match bytes.next_if(|byte| matches!(byte, b'\'' | b'`')) {
                Some(_) => b'"',
                None => b'\'',
            }),
            byte => Some(byte.to_ascii_lowercase()),
        })
    }
    if a.is_ascii() && b.is_ascii() {
        return ascii_letters(a).eq(ascii_letters(b));
    }
    let letters = |text: &str| -> String {
        normalized(text)
            .into_iter()
            .collect::<String>()
            .replace("''", "\"")
    };
    letters(a) == letters(b)
}

/// Articles, prepositions and conjunctions of the languages titles are written in, but for those
/// that romanised Russian has too (`a`, `do`, `i`, `les`, `na`, `o`, `po`,
/// `por`, `s`, `to`, `u`, `v`, `za`).
const FUNCTION_WORDS: [&str; 37] = [
    "and", "au", "aus", "aux", "con", "das", "de", "del", "della", "dem", "der", "des", "di",
    "die", "du", "ein", "eine", "el", "en", "et", "for", "from", "het", "la", "las", "le", "los",
    "mit", "of", "the", "una", "und", "une", "van", "von", "with", "zur",
];
/// What a function word costs, in eighths of a bit.
const FUNCTION_WORD: u32 = 8 * 4;

/// What it costs that the word is one in Latin letters: English, a foreign name.
pub(super) fn latin_cost(token: &Token) -> u32 {
    /// For every letter that English has not.
    const FOREIGN: u32 = 8 * 5;
    /// For every mark.
    const MARK: u32 = 8 * 4;
    /// For not being in the lexicon.
    const UNKNOWN: u32 = 8 * 4;
    /// For a letter of an abbreviation.
    const LETTER: u32 = 36;
    let word: String = token.units.iter().map(|unit| unit.c).collect();
    if FUNCTION_WORDS.contains(&word.as_str()) {
        return FUNCTION_WORD;
    }
    let letters = || {
        token
            .units
            .iter()
            .filter(|unit| !is_mark(unit.c))
            .map(|unit| ascii(unit.c))
    };
    let marks = token.units.iter().filter(|unit| is_mark(unit.c)).count() as u32 * MARK;
    let foreign = letters().filter(Option::is_none).count() as u32 * FOREIGN + marks;
    let mut spelling = UNKNOWN + LATIN.spelling_cost(letters().flatten());
    if is_short_in_capitals(token) {
        spelling = spelling.min(UNKNOWN + LETTER * token.units.len() as u32);
    }
    let known = LATIN.class_of(letters().flatten()).map(class_cost);
    foreign + known.unwrap_or(u32::MAX - foreign).min(spelling)
}

/// What it costs that the word is one of a western language other than English, by its spelling alone;
/// `u32::MAX` for an abbreviation in capitals and for what has marks or letters beyond a to z, accents aside.
pub(super) fn western_cost(token: &Token) -> u32 {
    /// That it is of one of those languages.
    const WORD: u32 = 8 * 2;
    /// For every letter with an accent by which Russian may be romanised as well: `â`, `è`, `š`.
    const ACCENT: u32 = 8 * 3;
    let letters: Option<Vec<u8>> = token.units.iter().map(|unit| plain(unit.c)).collect();
    let Some(letters) = letters.filter(|_| !is_short_in_capitals(token)) else {
        return u32::MAX;
    };
    let has_accent = |c: char| !c.is_ascii() && ANY_SYSTEM.writes(c);
    let accents = token.units.iter().filter(|unit| has_accent(unit.c)).count() as u32;
    WORD + ACCENT * accents + WESTERN.spelling_cost(letters)
}

/// The number of a letter without its accent, where that is one from a to z.
pub(super) fn plain(letter: char) -> Option<u8> {
    ascii(letter.nfd().next().unwrap_or(letter))
}

/// Whether a word may be an abbreviation in capitals.
fn is_short_in_capitals(token: &Token) -> bool {
    token.is_capitals() && token.units.len() <= ABBREVIATION
}

/// The word with capitals where the Latin one has them.
fn cased(candidate: &Candidate, token: &Token) -> String {
    let is_written = |letter: &Letter| letter.written && !is_mark(token.units[letter.unit].c);
    let is_capital = |letter: &Letter| is_written(letter) && token.units[letter.unit].capital;
    let mut written = candidate.letters.iter().filter(|letter| is_written(letter));
    let capitals = written.clone().nth(1).is_some() && written.all(is_capital);
    candidate
        .letters
        .iter()
        .flat_map(|letter| {
            let capital = capitals || is_capital(letter);
            let upper = capital
                .then(|| letter.c.to_uppercase())
                .into_iter()
                .flatten();
            let lower = (!capital).then_some(letter.c);
            upper.chain(lower)
        })
        .collect()
}

/// The class from which on an abbreviation is a usual one: some five hundred in a thousand million
/// words.
const USUAL: u8 = 8;

/// Whether a word is an abbreviation (in capitals) that the Latin lexicon has and the Russian,
/// by `readings`, has not; `usual`: as a usual one.
pub(super) fn is_latin_abbreviation(token: &Token, readings: &[Reading], usual: bool) -> bool {
    let least = if usual { USUAL } else { 2 };
    let known = || {
        let letters: Option<Vec<u8>> = token.units.iter().map(|unit| ascii(unit.c)).collect();
        LATIN.class_of(letters?)
    };
    token.is_capitals() && readings.iter().all(|reading| !reading.known) && known() >= Some(least)
}

/// Whether the Latin lexicon has a word, of two letters or more.
pub(super) fn is_latin_word(token: &Token) -> bool {
    let letters: Option<Vec<u8>> = token.units.iter().map(|unit| ascii(unit.c)).collect();
    letters.is_some_and(|letters| letters.len() > 1 && LATIN.class_of(letters).is_some())
}

/// Whether a word is a Roman numeral of two letters or more (subtractive notation), in capitals.
pub(super) fn is_numeral(token: &Token) -> bool {
    let value = |c: char| match c {
        'i' => Some(1u32),
        'v' => Some(5),
        'x' => Some(10),
        'l' => Some(50),
        'c' => Some(100),
        'd' => Some(500),
        'm' => Some(1000),
        _ => None,
    };
    let values: Option<Vec<u32>> = token
        .units
        .iter()
        .map(|unit| value(unit.c).filter(|_| unit.capital))
        .collect();
    let Some(values) = values.filter(|v| (2..=15).contains(&v.len())) else {
        return false;
    };
    // `MI`, `CD`, `DIV` are abbreviations.
    if values.len() < 4 && values.iter().any(|value| *value > 50) {
        return false;
    }
    let total: u32 = values
        .iter()
        .enumerate()
        .fold(0i64, |sum, (i, v)| {
            let smaller = values.get(i + 1).is_some_and(|next| next > v);
            sum + if smaller {
                -i64::from(*v)
            } else {
                i64::from(*v)
            }
        })
        .try_into()
        .unwrap_or(0);
    let written: String = token.units.iter().map(|unit| unit.c).collect();
    roman(total) == written
}
