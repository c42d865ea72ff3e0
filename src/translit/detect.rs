//! Which system wrote a text, or whether it is no romanised Russian at all.
//!
//! A word speaks for the systems that would write some Russian word just so, the more usual the
//! word the more; a word that is likelier English, or that no Russian word explains, speaks against all of
//! them. Evidence adds up over words, and with a [`Detector`] over texts. Only systems for Russian
//! are told apart.

use super::inverse::{Systems, system_bit};
use super::kept::running_words;
use super::language;
use super::reading::{
    ANY_SYSTEM, Agreement, ONE_SYSTEM, Reading, agreement, is_latin_abbreviation, is_latin_word,
    is_numeral, latin_cost, readings, spelled, western_cost,
};
use super::small_words::is_foreign_word;
use super::system::System;
use super::systems;
use super::token::Token;
use crate::text::script::Script;
use std::collections::HashMap;
use std::ops::RangeInclusive;

/// Costs are in eighths of a bit.
const BIT: f32 = 8.0;
/// What a word costs a system that cannot have written it.
const UNEXPLAINED: u32 = 10 * 8;
/// What a word costs a system that would have written other marks or capitals.
const LOOSE: u32 = 2 * 8;
/// How many bits speak against a word, no name, that the lexicon does not know.
const UNKNOWN_WORD: f32 = 4.0;
/// What such a word says at the most: the lexicon has all but a few of the words of a Russian title, of a
/// Croatian or Slovak one half.
const UNKNOWN_FOR: f32 = -6.0;
/// How many bits a small word of another language says against Russian.
const FOREIGN_WORD: f32 = 12.0;
/// What is believed before a text is read, in bits: who asks which system wrote it has some reason.
const PRIOR: f32 = 4.0;
/// The most a word may say for Russian and against it, in bits: lexicons have gaps.
const FOR: f32 = 6.0;
const AGAINST: f32 = 8.0;
/// The same for an abbreviation that is no usual one in Latin letters.
const ABBREVIATION: f32 = 2.0;
/// What it says for a word's being Russian, in bits, that the text is.
const IN_RUSSIAN: f32 = 6.0;
/// What a small word says against Russian by a letter that no system writes: `ł`, `ć`, `ñ`.
const FOREIGN: f32 = 30.0;
/// What a step of [`System::prevalence`] is worth before a text is read: a list by a passport's
/// system is not unheard of, one by the Library of Congress's is sixty times likelier.
const STEP: f32 = 0.75 * BIT;

/// What was found out about a text.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Detection {
    /// Ids of the systems that may have written it, best first, each with its share of what is
    /// believed (0 to 1, all together 1). Empty: no romanised Russian.
    pub systems: Vec<(&'static str, f32)>,
    /// Ids of the systems, in their order, for which the text says as much as for the best one: only how
    /// usual they are tells them from it.
    pub equivalent: Vec<&'static str>,
    /// How sure it is that the text is romanised Russian, or, when `systems` is empty, that it is
    /// not: 0 to 1.
    pub confidence: f32,
}

impl Detection {
    /// The best system's id.
    pub fn best(&self) -> Option<&'static str> {
        self.systems.first().map(|(id, _)| *id)
    }
}

/// The system that wrote `text`. Linear in its length.
pub fn detect(text: &str) -> Detection {
    Detector::new().detect(text)
}

/// Gathers the evidence of several texts written by one hand, such as the entries of a list.
#[derive(Clone, Debug)]
pub struct Detector {
    systems: Vec<&'static System>,
    /// For every system what all words cost.
    costs: Vec<f32>,
    /// How much more likely Russian is than not, in bits.
    advantage: f32,
    /// Words that said something.
    words: usize,
    /// An abbreviation was there that a system may have written, which says as much for Russian as against
    /// it.
    abbreviated: bool,
    /// Words seen before cost the same again.
    seen: HashMap<String, Evidence>,
}

/// What a word says.
#[derive(Clone, Debug, Default)]
struct Evidence {
    /// For every system, beyond what it costs the best.
    costs: Vec<f32>,
    /// Of Russian, in bits; 0 for what says nothing.
    advantage: f32,
    /// What the word may be, by any system.
    readings: Vec<Reading>,
    /// What its spelling says for other languages.
    spelling: language::Scores,
}

impl Default for Detector {
    fn default() -> Self {
        Detector::new()
    }
}

impl Detector {
    /// A detector that has seen nothing.
    pub fn new() -> Detector {
        let systems: Vec<&System> = systems()
            .iter()
            .filter(|system| system.is_russian())
            .collect();
        Detector {
            costs: vec![0.0; systems.len()],
            systems,
            advantage: 0.0,
            words: 0,
            abbreviated: false,
            seen: HashMap::new(),
        }
    }

    /// The system that wrote `text`, whatever was added before: that is forgotten, but for what
    /// words say.
    pub fn detect(&mut self, text: &str) -> Detection {
        self.costs.fill(0.0);
        self.advantage = 0.0;
        self.words = 0;
        self.abbreviated = false;
        self.add(text);
        self.finish()
    }

    /// Adds a text's evidence.
    pub fn add(&mut self, text: &str) {
        /// The memory of words is a help, not a store.
        const REMEMBERED: usize = 10_000;
        if !may_be_romanized(text) {
            return;
        }
        for token in running_words(text) {
            let word = token.span.of(text);
            if !self.seen.contains_key(word) {
                if self.seen.len() >= REMEMBERED {
                    self.seen.clear();
                }
                let evidence = self.evidence(&token, word);
                self.seen.insert(word.to_string(), evidence);
            }
            if let Some(evidence) = self.seen.get(word) {
                for (sum, cost) in self.costs.iter_mut().zip(&evidence.costs) {
                    *sum += cost;
                }
                let advantage = match is_shortened(&token, text) && is_latin_word(&token) {
                    true => evidence.advantage.min(0.0),
                    false => evidence.advantage,
                };
                self.advantage += advantage;
                self.words += usize::from(advantage != 0.0);
                self.abbreviated |= token.is_capitals() && !evidence.costs.is_empty();
            }
        }
    }

    /// What is believed now.
    pub fn finish(&self) -> Detection {
        if self.words == 0 && !self.abbreviated {
            return Detection::default();
        }
        // Words say the same several times over: the doubt grows with their number's root.
        let bits = (PRIOR + self.advantage) / (self.words.max(1) as f32).sqrt();
        let russian = 1.0 / (1.0 + (-bits).exp2());
        if russian < 0.5 {
            return Detection {
                systems: Vec::new(),
                equivalent: Vec::new(),
                confidence: 1.0 - russian,
            };
        }
        let cost = |i: usize| self.costs[i] - f32::from(self.systems[i].prevalence) * STEP;
        let best = (0..self.systems.len())
            .map(cost)
            .fold(f32::INFINITY, f32::min);
        let mut ranked: Vec<(&'static str, f32)> = (0..self.systems.len())
            .map(|i| {
                (
                    self.systems[i].id.as_str(),
                    (-(cost(i) - best) / BIT).exp2(),
                )
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let sum: f32 = ranked.iter().map(|(_, weight)| weight).sum();
        ranked.retain(|(_, weight)| weight / sum > 0.001);
        let sum: f32 = ranked.iter().map(|(_, weight)| weight).sum();
        for (_, weight) in &mut ranked {
            *weight /= sum;
        }
        let best = ranked.first().map(|(id, _)| *id);
        Detection {
            equivalent: self.equivalent(best),
            systems: ranked,
            confidence: russian,
        }
    }

    /// The systems that all words together cost as much as the one named.
    fn equivalent(&self, best: Option<&str>) -> Vec<&'static str> {
        /// Sums of the same numbers in another order.
        const SAME: f32 = 0.01;
        let of_id = |id: &str| self.systems.iter().position(|system| system.id == id);
        let Some(best) = best.and_then(of_id) else {
            return Vec::new();
        };
        let others = self.systems.iter().zip(&self.costs).enumerate();
        others
            .filter(|(i, (_, cost))| *i != best && (**cost - self.costs[best]).abs() < SAME)
            .map(|(_, (system, _))| system.id.as_str())
            .collect()
    }

    /// What a word may be by any system, and what its spelling says for other languages, if it was seen of late.
    pub(super) fn seen(&self, word: &str) -> Option<(&[Reading], &language::Scores)> {
        let evidence = self.seen.get(word)?;
        Some((&evidence.readings, &evidence.spelling))
    }

    /// What a word may be by any system, if it was seen of late.
    pub(super) fn readings(&self, word: &str) -> Option<&[Reading]> {
        self.seen(word).map(|(readings, _)| readings)
    }

    fn evidence(&self, token: &Token, word: &str) -> Evidence {
        if is_numeral(token) {
            return Evidence::default();
        }
        let mut evidence = self.evidence_of(token, word);
        let is_russian = evidence.readings.iter().any(|reading| reading.known);
        evidence.spelling = language::spelling(token, is_russian);
        if evidence.costs.is_empty() {
            let bare = token.without_end_marks();
            if bare != *token {
                evidence = Evidence {
                    readings: evidence.readings,
                    spelling: evidence.spelling,
                    ..self.evidence_of(&bare, &word[..bare.span.len()])
                };
            }
        }
        evidence
    }

    fn evidence_of(&self, token: &Token, word: &str) -> Evidence {
        let readings = readings(token, &ANY_SYSTEM);
        // A word that Russian has is so once more.
        const KNOWN: u32 = 8 * 2;
        let is_known = readings.first().is_some_and(|reading| reading.known);
        let western = western_cost(token).saturating_add(if is_known { KNOWN } else { 0 });
        let latin = latin_cost(token).min(western);
        let mut costs: Vec<u32> = (self.systems.iter().enumerate())
            .map(|(place, system)| cost_by(system, system_bit(place), &readings, word))
            .collect();
        if token.units[0].capital && costs.iter().all(|cost| *cost == u32::MAX) {
            // A name that reads as none of the likeliest by any system may be one by its own.
            costs = (self.systems.iter().zip(ONE_SYSTEM.iter()))
                .map(|(system, own)| cost_by(system, Systems::MAX, &spelled(token, own), word))
                .collect();
        }
        let best = costs.iter().copied().min().unwrap_or(u32::MAX);
        // A small word that no lexicon has is hardly Russian; a name may well be unknown.
        let doubt = if readings.iter().any(|reading| reading.known) || token.units[0].capital {
            0.0
        } else {
            UNKNOWN_WORD
        };
        if best == u32::MAX {
            return Evidence {
                costs: Vec::new(),
                advantage: if has_foreign_letter(token) {
                    -FOREIGN
                } else {
                    -AGAINST
                },
                readings,
                ..Evidence::default()
            };
        }
        let bits = (latin as f32 - best as f32) / BIT - doubt;
        // In a Russian text a word that may be English is Russian more often than not.
        let russian = 1.0 / (1.0 + (-bits - IN_RUSSIAN).exp2());
        let says_little = match token.units.as_slice() {
            // An initial is no word of any language.
            [unit] if unit.capital => 0.0,
            _ if token.is_capitals() && !is_latin_abbreviation(token, &readings, true) => {
                ABBREVIATION
            }
            _ => AGAINST,
        };
        let most = if doubt > 0.0 { UNKNOWN_FOR } else { FOR };
        let bits = bits.clamp(-says_little, most);
        let bits = if is_foreign_word(token) {
            -FOREIGN_WORD
        } else {
            bits
        };
        Evidence {
            // A word that is likelier English tells the systems apart as little as it is Russian.
            costs: costs
                .iter()
                .map(|cost| {
                    let beyond = cost.saturating_sub(best).min(UNEXPLAINED);
                    beyond as f32 * russian
                })
                .collect(),
            advantage: bits,
            readings,
            ..Evidence::default()
        }
    }
}

/// What the cheapest of the readings costs that `system` would write as `word`; `u32::MAX`: none.
fn cost_by(system: &System, bit: Systems, readings: &[Reading], word: &str) -> u32 {
    /// Readings behind these are too dear to count.
    const LOOKED_AT: usize = 12;
    let mut cheapest = u32::MAX;
    let possible = readings.iter().filter(|reading| reading.systems & bit != 0);
    for reading in possible.take(LOOKED_AT) {
        if reading.cost >= cheapest {
            break;
        }
        match agreement(&reading.cyrillic, word, system) {
            Agreement::Exact => return reading.cost,
            Agreement::Loose => cheapest = cheapest.min(reading.cost + LOOSE),
            Agreement::None => {}
        }
    }
    cheapest
}

/// Whether a word may be a shortened one of a journal's name: `Chem.`, `Trans.`
fn is_shortened(token: &Token, text: &str) -> bool {
    /// Letters; shorter ones are initials: `Ya.`
    const LENGTHS: RangeInclusive<usize> = 3..=6;
    let rest = text.get(token.span.end..).unwrap_or_default();
    token.units[0].capital && LENGTHS.contains(&token.units.len()) && rest.starts_with('.')
}

/// Whether most letters of a text are of a script that romanised Russian may stand in.
fn may_be_romanized(text: &str) -> bool {
    use Script::{Common, Cyrillic, Latin};
    matches!(Script::of_text(text), Latin | Cyrillic | Common)
}

/// Whether a word, no name, has a letter that no system for Russian writes.
fn has_foreign_letter(token: &Token) -> bool {
    !token.units[0].capital
        && token
            .units
            .iter()
            .any(|unit| unit.c.is_alphabetic() && !unit.c.is_ascii() && !ANY_SYSTEM.writes(unit.c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{find, romanize};

    #[test]
    fn the_system_is_named() {
        let text = "Щукин Ю. Я. Объяснение новых явлений в цивилизации Хорезма";
        for id in [
            "iso-9-1995",
            "gost-7.79-b",
            "ala-lc",
            "ala-lc-simple",
            "bgn-pcgn-1947",
            "bsi-journals",
            "scientific",
        ] {
            let latin = romanize(text, find(id).unwrap());
            let best = detect(&latin).best().and_then(find);
            assert_eq!(best.map(|s| romanize(text, s)), Some(latin), "{id}");
        }
    }

    #[test]
    fn what_cannot_be_told_apart_is_said() {
        let found = detect("Moskva i moskvichi");
        assert!(found.equivalent.contains(&"ala-lc"), "{found:?}");
        assert!(!found.equivalent.contains(&found.best().unwrap()));
        let found = detect("Ŝukin i žiznʹ");
        assert_eq!(found.best(), Some("iso-9-1995"));
        assert!(!found.equivalent.contains(&"ala-lc"), "{found:?}");
    }

    #[test]
    fn other_languages_are_none() {
        for text in [
            "On the foundations of the general theory of relativity",
            "La historia de la literatura española en el siglo de oro",
            "Zagadnienia współczesnej metodologii nauk społecznych",
            "Hrvatska književnost u drugoj polovici devetnaestog stoljeća",
            "Dějiny českého dramatu a divadla",
            "Povijest jezika koji se govori na otocima",
            "Spisovatelia medzi vojnami, ktorí písali pre deti",
            "Kirja joka kertoo kaupungin synnystä",
            "Una storia del mare che non dorme",
            "Dinâmica da floresta atlântica",
            "J. Chem. Phys. Soc. Trans.",
            "지붕 위의 이끼에 대한 연구: GLM 분석",
            "",
        ] {
            assert_eq!(detect(text).best(), None, "{text}");
        }
    }
}
