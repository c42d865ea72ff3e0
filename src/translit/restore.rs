//! Giving romanised text back in Cyrillic.
//!
//! Russian is read with the help of a lexicon: of the words that the Latin letters may stand for,
//! the likeliest that the system would write just so. Words that are no romanised Russian (English,
//! foreign names, Roman numerals, addresses, markup) stay as they are. Other languages are read
//! letter by letter. What is printed with е for ё is given back with е.

use super::address::overlaps_any;
use super::agreement::agree;
use super::capitals::{in_capitals, in_small_letters};
use super::code::code_spans;
use super::convert::romanize;
use super::detect::{Detection, Detector};
use super::find;
use super::foreign::is_foreign;
use super::initials::{Read, hard_e};
use super::inverse::Inverse;
use super::kept::running_words;
use super::language::{OtherLanguage, other_language};
use super::neighbours::{self, Seat};
use super::odds::Traits;
use super::reading::{
    ANY_SYSTEM, Agreement, Reading, agreement, is_latin_word, is_numeral, latin_cost, readings,
};
use super::row::are_russian;
use super::search::read_plainly;
use super::system::System;
use super::token::Token;
use crate::text::span::Span;
use crate::text::word::is_one_of;
use std::collections::HashMap;

/// A text given back.
#[derive(Clone, Debug, PartialEq)]
pub struct Restored {
    /// The text in Cyrillic, with what was left in Latin letters.
    pub text: String,
    /// The words that were given back, in order.
    pub words: Vec<Word>,
    /// The id of the system it was read by; `None` when none was named and none was recognised.
    pub system: Option<String>,
    /// How sure the words given back are together, 0 to 1; 1 when none was.
    pub confidence: f32,
}

/// A word given back.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Bytes of the romanised text.
    pub latin: Span,
    /// The word in Cyrillic.
    pub cyrillic: String,
    /// 0 to 1.
    pub confidence: f32,
    /// The system writes the Cyrillic word just so; otherwise marks, capitals or letters of the
    /// Latin one are not the system's.
    pub exact: bool,
    /// What else it may be, likelier first.
    pub alternatives: Vec<String>,
}

/// What is known of a Latin word before its neighbours are looked at.
struct Reckoned {
    token: Token,
    readings: Vec<Reading>,
    /// How much likelier it is Russian than not, in eighths of a bit.
    advantage: f32,
    /// The system that is read by may have written it.
    explained: bool,
    /// It is no Russian word, as far as can be seen.
    is_latin: bool,
}

/// Gives `text` back in Cyrillic: as `system` wrote it, or, without one, as the system that is
/// recognised; a text in which none is recognised stays as it is, one that is surely Ukrainian or of
/// another such language is read letter by letter by a system of its own. Linear in the length of the text.
pub fn restore(text: &str, system: Option<&System>) -> Restored {
    Restorer::new(system).restore(text)
}

/// Gives texts back, one after another: a word seen before is read the same way, without a new
/// search. What is remembered is bounded.
pub struct Restorer<'s> {
    system: Option<&'s System>,
    /// The system is the one that the texts' neighbours speak for, and need not be kept to.
    supposed: bool,
    detector: Detector,
    /// For every system that was met, by id.
    memories: HashMap<String, Memory>,
}

/// What is kept for a system.
struct Memory {
    inverse: Inverse,
    /// What words may be.
    readings: HashMap<String, Vec<Reading>>,
}

impl<'s> Restorer<'s> {
    /// For texts that `system` wrote, or, without one, each the system recognised in it.
    pub fn new(system: Option<&'s System>) -> Restorer<'s> {
        Restorer {
            system,
            supposed: false,
            detector: Detector::new(),
            memories: HashMap::new(),
        }
    }

    /// For texts of a list that `system` wrote for the most part: a word that is known by another system
    /// only is read by that.
    pub fn supposing(system: &'s System) -> Restorer<'s> {
        Restorer {
            supposed: true,
            ..Restorer::new(Some(system))
        }
    }

    /// Gives one text back, as [`restore`] does.
    pub fn restore(&mut self, text: &str) -> Restored {
        if let Some(system) = self.system
            && !system.is_russian()
        {
            return restore_plainly(text, system);
        }
        /// What it says for every word that the system was named, in eighths of a bit: who names it
        /// knows that the text is romanised.
        const NAMED: f32 = 8.0 * 1.0;
        /// The same that the list is romanised.
        const SUPPOSED: f32 = 8.0 * 1.0;
        let (chosen, prior) = match self.system {
            Some(system) if self.supposed => {
                // Words are read by all systems first.
                self.detector.detect(text);
                (Some(system), SUPPOSED)
            }
            Some(system) => (Some(system), NAMED),
            None => {
                let found = self.detector.detect(text);
                let other = other_language(text, &self.detector);
                let surely = other.filter(OtherLanguage::is_sure);
                if let Some(system) = surely.and_then(|other| other.likeliest()) {
                    return restore_plainly(text, system);
                }
                (found.best().and_then(find), prior_of(&found))
            }
        };
        let Some(chosen) = chosen else {
            return Restored {
                text: text.to_string(),
                words: Vec::new(),
                system: None,
                confidence: 1.0,
            };
        };
        let memory = self
            .memories
            .entry(chosen.id.clone())
            .or_insert_with(|| Memory {
                inverse: Inverse::russian(chosen),
                readings: HashMap::new(),
            });
        let mut reader = Reader {
            system: chosen,
            named: self.system.is_some() && !self.supposed,
            prior,
            detector: &self.detector,
            memory,
        };
        reader.restore(text)
    }
}

/// What a text that was recognised says for its words: the less, the less sure it is.
fn prior_of(found: &Detection) -> f32 {
    const LEAST: f32 = -8.0 * 1.5;
    const MOST: f32 = 8.0 * 1.0;
    /// What is not surer than this is hardly sure.
    const HARDLY: f32 = 0.75;
    let sureness = (found.confidence - HARDLY) / (1.0 - HARDLY);
    LEAST + (MOST - LEAST) * sureness.clamp(0.0, 1.0)
}

/// How words are read: by the system that was named, or by the one that was recognised.
struct Reader<'s> {
    system: &'s System,
    /// The system was named, not guessed.
    named: bool,
    /// What is said for every word's being Russian before it is looked at, in eighths of a bit.
    prior: f32,
    /// Remembers what words may be by any system.
    detector: &'s Detector,
    memory: &'s mut Memory,
}

impl Reader<'_> {
    fn restore(&mut self, text: &str) -> Restored {
        match in_small_letters(text) {
            Some(small) => in_capitals(text, self.restore_as_written(&small), self.system),
            None => self.restore_as_written(text),
        }
    }

    fn restore_as_written(&mut self, text: &str) -> Restored {
        let code = code_spans(text);
        let mut reckoned: Vec<Reckoned> = running_words(text)
            .map(|token| {
                let is_code = overlaps_any(&code, token.span);
                self.reckon(text, token, is_code)
            })
            .collect();
        let_agree(text, &mut reckoned);
        choose_initials(text, &mut reckoned);
        let mut out = String::with_capacity(text.len() * 2);
        let mut words = Vec::new();
        let mut done = 0;
        let russian = self.are_russian(text, &reckoned);
        for (word, _) in reckoned.iter().zip(russian).filter(|(_, russian)| *russian) {
            let Some(best) = word.readings.first() else {
                continue;
            };
            out.push_str(Span::new(done, word.token.span.start).of(text));
            out.push_str(&best.cyrillic);
            done = word.token.span.end;
            words.push(Word {
                latin: word.token.span,
                cyrillic: best.cyrillic.clone(),
                confidence: certainty(&word.readings),
                exact: romanize(&best.cyrillic, self.system) == word.token.span.of(text),
                alternatives: word
                    .readings
                    .iter()
                    .skip(1)
                    .take(3)
                    .map(|reading| reading.cyrillic.clone())
                    .collect(),
            });
        }
        out.push_str(text.get(done..).unwrap_or_default());
        Restored {
            text: out,
            confidence: overall(&words),
            words,
            system: Some(self.system.id.clone()),
        }
    }

    fn reckon(&mut self, text: &str, token: Token, is_code: bool) -> Reckoned {
        let mut token = token;
        let mut found = self.read(text, &token);
        if found.is_empty() {
            let bare = token.without_end_marks();
            if bare != token {
                found = self.read(text, &bare);
                token = bare;
            }
        }
        if text[token.span.end..].starts_with('.') {
            abbreviate(&mut found);
        }
        if is_of_era(text, &token) {
            prefer(&mut found, "э");
        }
        let latin = latin_cost(&token);
        let explained = found.first().is_some_and(|best| {
            let word = token.span.of(text);
            agreement(&best.cyrillic, word, self.system) != Agreement::None
        });
        // An abbreviation that the named system cannot have written is a Latin one.
        let is_odd_abbreviation =
            self.named && !explained && token.units.iter().all(|unit| unit.capital);
        let is_foreign = is_odd_abbreviation
            || (is_code && !is_russian_only(&token, &found))
            || self.is_technical(text, &token, &found, explained)
            || is_foreign(text, &token, &found, self.named);
        let traits = Traits::new(
            &token,
            &found,
            explained,
            stands_by_initial(text, token.span),
        );
        let advantage = match found.first() {
            Some(best) if !is_foreign => {
                let cheaper = (latin as f32 - best.cost as f32) / 8.0;
                8.0 * traits.odds(text, token.span, cheaper)
            }
            _ => f32::NEG_INFINITY,
        };
        let is_latin = is_foreign && token.units.len() > 1 && !is_numeral(&token);
        Reckoned {
            token,
            readings: found,
            advantage,
            explained,
            is_latin: is_latin || traits.is_plainly_latin(),
        }
    }

    /// Whether a word that the lexicon does not have is a term in Latin letters: the system that was named
    /// cannot have written it, or it runs into a number.
    fn is_technical(&self, text: &str, token: &Token, found: &[Reading], explained: bool) -> bool {
        if !self.named || found.iter().any(|reading| reading.known) {
            return false;
        }
        // Capitals elsewhere than in front are of abbreviations, which are written in many ways.
        let is_word = token.units.iter().skip(1).all(|unit| !unit.capital);
        let is_small = is_word && token.units.iter().all(|unit| !unit.capital);
        let before = text[..token.span.start].ends_with(|c: char| c.is_ascii_digit());
        let behind = text[token.span.end..].starts_with(|c: char| c.is_ascii_digit());
        (is_word && !explained) || (is_small && (before || behind))
    }

    /// What the word may be, cheapest first.
    fn read(&mut self, text: &str, token: &Token) -> Vec<Reading> {
        /// Words that are remembered.
        const REMEMBERED: usize = 20_000;
        let word = token.span.of(text);
        if let Some(known) = self.memory.readings.get(word) {
            return known.clone();
        }
        let found = self.search(word, token);
        if self.memory.readings.len() >= REMEMBERED {
            self.memory.readings.clear();
        }
        self.memory.readings.insert(word.to_string(), found.clone());
        found
    }

    fn search(&self, word: &str, token: &Token) -> Vec<Reading> {
        /// What it costs that a word is not as the system writes.
        const OTHERWISE: u32 = 8 * 12;
        /// What it costs that its marks or capitals are not.
        const LOOSE: u32 = 8 * 4;
        /// The same in an abbreviation, where capitals say which letters are one (`IaK`, `IAK`).
        const LOOSE_ABBREVIATION: u32 = 8 * 10;
        let loose = if token.is_capitals() {
            LOOSE_ABBREVIATION
        } else {
            LOOSE
        };
        // What the detector found by all systems serves, where it is a word that is known.
        let by_any = self.detector.readings(word);
        let mut found = match by_any {
            Some(readings) if readings.iter().any(|reading| reading.known) => readings.to_vec(),
            _ => readings(token, &self.memory.inverse),
        };
        found.retain_mut(|reading| {
            let agreement = agreement(&reading.cyrillic, word, self.system);
            if agreement == Agreement::Loose {
                reading.cost += loose;
            }
            agreement != Agreement::None
        });
        found.sort_by_key(|reading| reading.cost);
        let enough = if self.named {
            !found.is_empty()
        } else {
            found
                .first()
                .is_some_and(|best| best.known || token.is_capitals())
        };
        if !enough {
            found.extend(
                by_any
                    .map_or_else(|| readings(token, &ANY_SYSTEM), <[Reading]>::to_vec)
                    .into_iter()
                    .map(|reading| Reading {
                        cost: reading.cost + OTHERWISE,
                        ..reading
                    }),
            );
            found.sort_by_key(|reading| reading.cost);
            let mut seen: Vec<String> = Vec::new();
            found.retain(|reading| {
                let new = !seen.contains(&reading.cyrillic);
                seen.push(reading.cyrillic.clone());
                new
            });
        }
        found
    }

    /// For every word whether it is Russian, its neighbours considered.
    fn are_russian(&self, text: &str, words: &[Reckoned]) -> Vec<bool> {
        /// What a letter or mark says that English has not, where the system has it.
        const SIGNED: f32 = 8.0 * 25.0;
        let of_signs = |word: &Reckoned| {
            let signed = word.explained && !word.token.span.of(text).is_ascii();
            if signed { SIGNED } else { 0.0 }
        };
        // What is no Russian whatever it may be read as says nothing of its neighbours.
        let open: Vec<(Span, f32)> = (words.iter().zip(latin_beside(words)))
            .filter(|(word, _)| word.advantage.is_finite())
            .map(|(word, latin)| {
                let advantage = word.advantage + of_signs(word) + self.prior;
                (word.token.span, advantage - doubt(&word.token, latin))
            })
            .collect();
        let mut found = are_russian(text, &open).into_iter();
        let mut russian: Vec<bool> = words
            .iter()
            .map(|word| word.advantage.is_finite() && found.next().unwrap_or(false))
            .collect();
        leave_articles(text, words, &mut russian);
        russian
    }
}

/// Leaves small words of English within English ones, which may be small words of Russian, too.
fn leave_articles(text: &str, words: &[Reckoned], russian: &mut [bool]) {
    /// Those that stand between Latin names in Russian (`HTML i XML`) are not among them.
    const WORDS: [&str; 10] = ["a", "an", "as", "at", "be", "by", "no", "on", "so", "to"];
    for at in 1..words.len().saturating_sub(1) {
        let [before, word, behind] = [at - 1, at, at + 1].map(|at| words[at].token.span);
        let is_blank = |a: Span, b: Span| {
            Span::new(a.end, b.start)
                .of(text)
                .chars()
                .all(char::is_whitespace)
        };
        let is_within = !russian[at - 1] && !russian[at + 1];
        if is_within
            && russian[at]
            && is_one_of(word.of(text), &WORDS)
            && is_blank(before, word)
            && is_blank(word, behind)
        {
            russian[at] = false;
        }
    }
}

/// What it says against a word's being Russian that so many plainly Latin ones stand near it.
fn doubt(token: &Token, latin: usize) -> f32 {
    const MIXED: f32 = 8.0 * 3.7;
    /// Against letters and abbreviations, which may be of either kind anywhere, a few say less.
    const FEW: usize = 2;
    const MIXED_LETTERS: f32 = 8.0 * 2.0;
    let is_short = token.is_capitals() || token.units.len() == 1;
    match latin {
        0 => 0.0,
        1..=FEW if is_short => MIXED_LETTERS,
        _ => MIXED,
    }
}

/// For every word how many plainly Latin ones stand not far from it.
fn latin_beside(words: &[Reckoned]) -> Vec<usize> {
    /// Words on either side that are not far away.
    const NEAR: usize = 30;
    let mut before = Vec::with_capacity(words.len() + 1);
    before.push(0);
    for word in words {
        before.push(before.last().unwrap_or(&0) + usize::from(word.is_latin));
    }
    let places = 0..words.len();
    let count = |at: usize| {
        let end = (at + NEAR + 1).min(words.len());
        before[end] - before[at.saturating_sub(NEAR)]
    };
    places.map(count).collect()
}

/// Whether an initial stands beside a word, which then is the name of a person.
fn stands_by_initial(text: &str, span: Span) -> bool {
    /// Letters of an initial, as `Yu.` has them.
    const LETTERS: std::ops::RangeInclusive<usize> = 1..=2;
    let is_initial = |word: &str| {
        LETTERS.contains(&word.chars().count())
            && word.starts_with(char::is_uppercase)
            && word.chars().all(char::is_alphabetic)
    };
    let behind = text[span.end..].trim_start_matches([',', ' ']);
    let before = text[..span.start].trim_end().strip_suffix('.');
    let last = before.and_then(|before| before.rsplit(|c: char| !c.is_alphabetic()).next());
    behind
        .split_once('.')
        .is_some_and(|(word, _)| is_initial(word))
        || last.is_some_and(is_initial)
}

/// Whether a word in the midst of code is a Russian one all the same (`imia_faila`): the Russian lexicon has it, the
/// Latin one has not, and it is too long for chance.
fn is_russian_only(token: &Token, found: &[Reading]) -> bool {
    const LONG: usize = 4;
    let best = found.first().is_some_and(|best| best.known);
    best && token.units.len() >= LONG && !is_latin_word(token)
}

/// Lets the neighbours of each word choose its form.
fn let_agree(text: &str, words: &mut [Reckoned]) {
    /// How many words before one are looked at.
    const ROW: usize = 8;
    let mut row: Vec<String> = Vec::new();
    let mut end = None;
    for word in words.iter_mut() {
        let gap = end.map(|end| Span::new(end, word.token.span.start).of(text));
        if gap.is_none_or(|gap| !gap.chars().all(char::is_whitespace)) {
            row.clear();
        }
        agree(&mut word.readings, &row);
        end = Some(word.token.span.end);
        if row.len() == ROW {
            row.remove(0);
        }
        let best = word
            .readings
            .first()
            .map(|best| best.cyrillic.to_lowercase());
        row.push(best.unwrap_or_default());
    }
    let seats = words.iter_mut().map(|word| Seat {
        span: word.token.span,
        readings: word.advantage.is_finite().then_some(&mut word.readings),
    });
    neighbours::agree(text, &mut seats.collect::<Vec<_>>());
}

/// Lets surnames choose between Э and Е.
fn choose_initials(text: &str, words: &mut [Reckoned]) {
    let read = |word: &'_ Reckoned| -> (Span, String) {
        let best = word.readings.first();
        (
            word.token.span,
            best.map_or_else(String::new, |best| best.cyrillic.clone()),
        )
    };
    let best: Vec<(Span, String)> = words.iter().map(read).collect();
    let read: Vec<Read<'_>> = best
        .iter()
        .map(|(span, cyrillic)| Read {
            span: *span,
            cyrillic,
        })
        .collect();
    for at in hard_e(text, &read) {
        prefer(&mut words[at].readings, "Э");
    }
}

/// Makes one of the readings far likelier.
fn prefer(readings: &mut [Reading], cyrillic: &str) {
    const LIKELIER: u32 = 8 * 10;
    for reading in readings.iter_mut().filter(|r| r.cyrillic == cyrillic) {
        reading.cost = reading.cost.saturating_sub(LIKELIER);
    }
    readings.sort_by_key(|reading| reading.cost);
}

/// Whether a word is the last letter of `н. э.` (нашей эры), in a system that writes э and е alike.
fn is_of_era(text: &str, token: &Token) -> bool {
    let before = text[..token.span.start].trim_end();
    token.units.len() == 1
        && token.units[0].c == 'e'
        && text[token.span.end..].starts_with('.')
        && before
            .strip_suffix("n.")
            .is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// A word before a full stop may be cut short: what ends in a sign is less likely then.
fn abbreviate(readings: &mut [Reading]) {
    const SIGN: u32 = 8 * 5;
    for reading in readings
        .iter_mut()
        .filter(|reading| reading.cyrillic.ends_with('ь'))
    {
        reading.cost += SIGN;
    }
    readings.sort_by_key(|reading| reading.cost);
}

/// Reads letter by letter, for languages without a lexicon.
fn restore_plainly(text: &str, system: &System) -> Restored {
    let inverse = Inverse::whole(system);
    let mut out = String::with_capacity(text.len() * 2);
    let mut words = Vec::new();
    let mut done = 0;
    for token in running_words(text) {
        if is_numeral(&token) {
            continue;
        }
        let capitals = token.is_capitals();
        let cyrillic: String = read_plainly(&token.units, &inverse)
            .into_iter()
            .map(|letter| {
                let capital = capitals || (letter.written && token.units[letter.unit].capital);
                let upper = letter.c.to_uppercase().next().filter(|_| capital);
                upper.unwrap_or(letter.c)
            })
            .collect();
        let exact = agreement(&cyrillic, token.span.of(text), system) != Agreement::None
            && romanize(&cyrillic, system) != cyrillic;
        if !exact {
            continue;
        }
        out.push_str(Span::new(done, token.span.start).of(text));
        out.push_str(&cyrillic);
        done = token.span.end;
        words.push(Word {
            latin: token.span,
            cyrillic,
            confidence: if system.reversible { 1.0 } else { 0.7 },
            exact: true,
            alternatives: Vec::new(),
        });
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Restored {
        text: out,
        confidence: overall(&words),
        words,
        system: Some(system.id.clone()),
    }
}

/// The share of the best reading among all, a bit for every factor of two.
fn certainty(readings: &[Reading]) -> f32 {
    let Some(best) = readings.first() else {
        return 0.0;
    };
    let all: f32 = readings
        .iter()
        .map(|reading| (-((reading.cost - best.cost) as f32) / 8.0).exp2())
        .sum();
    // A word that no lexicon knows may be none.
    (if best.known { 1.0 } else { 0.9 }) / all
}

/// The words' mean confidence, longer words weighing more.
fn overall(words: &[Word]) -> f32 {
    let weight = |word: &Word| word.latin.len() as f32;
    let all: f32 = words.iter().map(weight).sum();
    if all == 0.0 {
        return 1.0;
    }
    words
        .iter()
        .map(|word| word.confidence * weight(word))
        .sum::<f32>()
        / all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_romanised_is_given_back() {
        for text in [
            "Щербаков Ю. Я. Объяснение новых явлений в теории поля",
            "Вопросы истории естествознания и техники",
            "Издательство Московского университета",
        ] {
            for id in [
                "iso-9-1995",
                "gost-7.79-b",
                "ala-lc",
                "ala-lc-simple",
                "bgn-pcgn-1947",
            ] {
                let system = find(id).unwrap();
                let latin = romanize(text, system);
                assert_eq!(restore(&latin, Some(system)).text, text, "{id}: {latin}");
                assert_eq!(restore(&latin, None).text, text, "{id}: {latin}");
            }
        }
    }

    #[test]
    fn a_list_of_two_systems_is_read_word_by_word() {
        // `c` and `j` as scientists write them, `ts` and `ya` beside them.
        let system = find("scientific").unwrap();
        let mut restorer = Restorer::supposing(system);
        for (latin, cyrillic) in [
            ("plan rekonstruktsii goroda", "план реконструкции города"),
            ("planirovochnoj struktury", "планировочной структуры"),
            ("v zadachah i uprazhneniyah", "в задачах и упражнениях"),
            ("Field theory of today", "Field theory of today"),
        ] {
            assert_eq!(restorer.restore(latin).text, cyrillic);
        }
    }

    #[test]
    fn what_is_not_russian_stays() {
        for text in [
            "Introduction to the theory of fields [2nd ed.]",
            "https://example.org/teoriia-polia",
            "<i>Nature</i>",
            "",
        ] {
            assert_eq!(restore(text, None).text, text);
        }
        let system = find("ala-lc-simple").unwrap();
        assert_eq!(
            restore(
                "Istoriia XIX veka [History of the 19th century]",
                Some(system)
            )
            .text,
            "История XIX века [History of the 19th century]"
        );
    }

    #[test]
    fn small_words_go_with_the_english_ones_around() {
        let system = find("bsi-journals");
        for (latin, cyrillic) in [
            (
                "Kniga [The book for a teacher on the road to school]",
                "Книга [The book for a teacher on the road to school]",
            ),
            (
                "na Oracle i Microsoft, a ne na",
                "на Oracle и Microsoft, а не на",
            ),
        ] {
            assert_eq!(restore(latin, system).text, cyrillic);
        }
    }

    #[test]
    fn terms_among_russian_words_stay() {
        let system = find("ala-lc-simple").unwrap();
        for text in [
            "ustanovite paket iz kataloga /usr/share/doc komandoi --install",
            "fail changelog.gz v arkhive, peremennaia LC_ALL i biblioteka libc6",
            "v sisteme Debian est' keyboard i Unix",
            "A. Baker v knige i imia_faila.txt",
        ] {
            let restored = restore(text, Some(system)).text;
            for word in [
                "/usr/share/doc",
                "--install",
                "changelog.gz",
                "LC_ALL",
                "libc6",
                "Debian",
                "keyboard",
                "Unix",
            ] {
                assert_eq!(text.contains(word), restored.contains(word), "{restored}");
            }
            for word in ["Baker", "imia", "paket", "arkhive", "biblioteka", "sisteme"] {
                assert!(!restored.contains(word), "{restored}");
            }
        }
    }

    #[test]
    fn places_and_alternatives_are_told() {
        let system = find("bsi").unwrap();
        let restored = restore("v teorii, 1990", Some(system));
        assert_eq!(restored.text, "в теории, 1990");
        assert_eq!(restored.words[1].latin, Span::new(2, 8));
        assert!((0.0..=1.0).contains(&restored.confidence));
    }

    #[test]
    fn other_languages_are_read_letter_by_letter() {
        for (id, latin, cyrillic) in [
            ("sr-latin", "Njegoš", "Његош"),
            ("uk-ala-lc", "Kyïv", "Київ"),
            // One Latin letter for several: the most usual.
            ("uk-kmu-2010", "misto i zhyttia", "місто і життя"),
            ("bg-2009", "grad i rayon", "град и район"),
        ] {
            assert_eq!(restore(latin, find(id)).text, cyrillic);
        }
        for (latin, id, cyrillic) in [
            (
                "Shliakhy pokrashchennia yakosti zerna",
                "uk-kmu-2010",
                "Шляхи покращення якості зерна",
            ),
            (
                "Stroezhi na mostove v planinski rayoni",
                "bg-2009",
                "Строежи на мостове в планински райони",
            ),
        ] {
            let restored = restore(latin, None);
            assert_eq!(restored.text, cyrillic);
            assert_eq!(restored.system.as_deref(), Some(id));
        }
    }

    #[test]
    fn hostile_text_is_read() {
        let long = "sch".repeat(50_000);
        assert_eq!(restore(&long, None).text, long);
        let marks = "'\"`ʹ".repeat(10_000);
        assert_eq!(restore(&marks, None).text, marks);
    }
}
