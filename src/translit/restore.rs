//! Giving romanised text back in Cyrillic.
//!
//! Russian is read with the help of a lexicon: of the words that the Latin letters may stand for,
//! the likeliest that the system would write just so. Words that are no romanised Russian (English,
//! foreign names, Roman numerals, addresses, markup) stay as they are. Other languages are read
//! letter by letter. What is printed with е for ё is given back with е.

use super::agreement::agree;
use super::convert::romanize;
use super::detect::Detector;
use super::find;
use super::foreign::is_foreign;
use super::inverse::Inverse;
use super::reading::{ANY_SYSTEM, Agreement, Reading, agreement, is_numeral, latin_cost, readings};
use super::search::read_plainly;
use super::system::System;
use super::token::{Token, latin_words};
use crate::text::span::Span;
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
}

/// Gives `text` back in Cyrillic: as `system` wrote it, or, without one, as the system that is
/// recognised; a text in which none is recognised stays as it is. Linear in the length of the text.
pub fn restore(text: &str, system: Option<&System>) -> Restored {
    Restorer::new(system).restore(text)
}

/// Gives texts back, one after another: a word seen before is read the same way, without a new
/// search. What is remembered is bounded.
pub struct Restorer<'s> {
    system: Option<&'s System>,
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
            detector: Detector::new(),
            memories: HashMap::new(),
        }
    }

    /// Gives one text back, as [`restore`] does.
    pub fn restore(&mut self, text: &str) -> Restored {
        if let Some(system) = self.system
            && !system.is_russian()
        {
            return restore_plainly(text, system);
        }
        let recognised = match self.system {
            Some(_) => None,
            None => self.detector.detect(text).best().and_then(find),
        };
        let Some(chosen) = self.system.or(recognised) else {
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
            named: self.system.is_some(),
            memory,
        };
        reader.restore(text)
    }
}

/// How words are read: by the system that was named, or by the one that was recognised.
struct Reader<'s> {
    system: &'s System,
    /// The system was named, not guessed.
    named: bool,
    memory: &'s mut Memory,
}

impl Reader<'_> {
    fn restore(&mut self, text: &str) -> Restored {
        let mut tokens = latin_words(text);
        let kept = kept_spans(text);
        tokens.retain(|token| !overlaps_any(&kept, token.span));
        let mut reckoned: Vec<Reckoned> = tokens
            .into_iter()
            .map(|token| self.reckon(text, token))
            .collect();
        let_agree(text, &mut reckoned);
        let mut out = String::with_capacity(text.len() * 2);
        let mut words = Vec::new();
        let mut done = 0;
        for (i, word) in reckoned.iter().enumerate() {
            if !self.is_russian(text, &reckoned, i) {
                continue;
            }
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

    fn reckon(&mut self, text: &str, token: Token) -> Reckoned {
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
        let is_foreign = is_odd_abbreviation || is_foreign(text, &token, &found, self.named);
        let advantage = match found.first() {
            Some(best) if !is_foreign => latin as f32 - best.cost as f32,
            _ => f32::NEG_INFINITY,
        };
        Reckoned {
            token,
            readings: found,
            advantage,
            explained,
        }
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
        let mut found = readings(token, &self.memory.inverse);
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
                readings(token, &ANY_SYSTEM)
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

    /// Whether word `i` is Russian, its neighbours considered.
    fn is_russian(&self, text: &str, words: &[Reckoned], i: usize) -> bool {
        /// The most a neighbour may say, in eighths of a bit.
        const MOST: f32 = 8.0 * 8.0;
        /// What a letter or mark says that English has not, where the system has it.
        const SIGNED: f32 = 8.0 * 25.0;
        let own = words[i].advantage;
        if own == f32::NEG_INFINITY {
            return false;
        }
        let from = i.saturating_sub(2);
        let neighbours: Vec<f32> = words
            .iter()
            .enumerate()
            .take(i + 3)
            .skip(from)
            .filter(|(j, other)| {
                *j != i
                    && other.advantage.is_finite()
                    && !has_bracket_between(text, words[i].token.span, other.token.span)
            })
            .map(|(_, other)| other.advantage.clamp(-MOST, MOST))
            .collect();
        let around = if neighbours.is_empty() {
            0.0
        } else {
            neighbours.iter().sum::<f32>() / neighbours.len() as f32
        };
        // Who names a system says that the text is romanised; one recognised says it less surely.
        let mut prior = if self.named { 8.0 * 8.0 } else { 8.0 * 2.0 };
        if words[i].explained && !words[i].token.span.of(text).is_ascii() {
            prior += SIGNED;
        }
        own + around + prior > 0.0
    }
}

/// Lets the words before each word choose its ending.
fn let_agree(text: &str, words: &mut [Reckoned]) {
    /// How many words before one are looked at.
    const ROW: usize = 4;
    let mut row: Vec<String> = Vec::new();
    let mut end = None;
    for word in words {
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
    let kept = kept_spans(text);
    let mut out = String::with_capacity(text.len() * 2);
    let mut words = Vec::new();
    let mut done = 0;
    for token in latin_words(text) {
        if overlaps_any(&kept, token.span) || is_numeral(&token) {
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

/// What is never Russian: addresses, e-mail, DOIs, and tags of markup. In order.
fn kept_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let span = Span::new(at, at + chunk.len());
        at = span.end;
        let is_address = chunk.contains("://")
            || chunk.contains('@')
            || chunk.starts_with("www.")
            || chunk.trim_start_matches("doi:").starts_with("10.") && chunk.contains('/');
        if is_address {
            spans.push(span);
        } else {
            push_tags(chunk, span.start, &mut spans);
        }
    }
    spans
}

/// The tags of markup within one chunk: `<i>`, `</sup>`.
fn push_tags(chunk: &str, offset: usize, spans: &mut Vec<Span>) {
    let mut from = 0;
    while let Some(open) = chunk[from..].find('<').map(|i| from + i) {
        let Some(close) = chunk[open..].find('>').map(|i| open + i) else {
            return;
        };
        let name = chunk[open + 1..close].trim_start_matches('/');
        if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            spans.push(Span::new(offset + open, offset + close + 1));
        }
        from = close + 1;
    }
}

/// Whether a span lies over one of `spans`, which are in order and do not overlap.
fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end <= span.start);
    spans.get(after).is_some_and(|other| other.overlaps(span))
}

fn has_bracket_between(text: &str, a: Span, b: Span) -> bool {
    let between = if a.end <= b.start {
        Span::new(a.end, b.start)
    } else {
        Span::new(b.end, a.start)
    };
    between.of(text).contains(['[', ']', '/', '=', '('])
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
        ] {
            assert_eq!(restore(latin, find(id)).text, cyrillic);
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
