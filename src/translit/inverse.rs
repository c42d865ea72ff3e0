//! A system turned round: for letters in Latin script, the Cyrillic they may stand for.
//!
//! Neighbours are not looked at here: who searches with an [`Inverse`] writes what was found by the
//! system and compares.

use super::lexicon::cyrillic;
use super::system::System;
use super::token::{DOUBLE, SINGLE, normalized};
use std::collections::BTreeMap;

/// One reading of some Latin letters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Reading {
    /// As [`normalized`] gives it.
    pub latin: Box<[char]>,
    /// Small letters.
    pub cyrillic: Box<[char]>,
    /// Only at the end of a word.
    pub at_end: bool,
}

/// All readings of a system, or of several.
#[derive(Clone, Debug, Default)]
pub(super) struct Inverse {
    /// By the first Latin letter; longest first.
    readings: BTreeMap<char, Vec<Reading>>,
    /// Letters for which nothing is written.
    pub silent: Vec<char>,
}

impl Inverse {
    /// The readings of the Russian letters of `system`.
    pub fn russian(system: &System) -> Inverse {
        Inverse::of(system, |letter| cyrillic(letter).is_some())
    }

    /// The readings of all letters of `system`.
    pub fn whole(system: &System) -> Inverse {
        Inverse::of(system, |_| true)
    }

    /// The readings of the Russian letters of all `systems`.
    pub fn of_all<'s>(systems: impl Iterator<Item = &'s System>) -> Inverse {
        let mut all = Inverse::default();
        for system in systems {
            let one = Inverse::russian(system);
            for (first, readings) in one.readings {
                // Letters that look like nothing of ё are read as ё only by their own system.
                let usual = readings.into_iter().filter(|reading| {
                    *reading.cyrillic != ['ё']
                        || reading.latin.len() > 1
                        || reading.latin.contains(&'ë')
                });
                all.readings.entry(first).or_default().extend(usual);
            }
            all.silent.extend(one.silent);
        }
        all.settle();
        all
    }

    fn of(system: &System, wanted: impl Fn(char) -> bool) -> Inverse {
        let mut inverse = Inverse::default();
        let letters = system
            .letters
            .iter()
            .map(|(from, to)| (from.to_string(), to, false));
        let rules = system
            .rules
            .iter()
            .map(|rule| (rule.letters.clone(), &rule.to, false));
        let endings = system
            .endings
            .iter()
            .map(|(from, to)| (from.clone(), to, true));
        for (from, to, at_end) in letters.chain(rules).chain(endings) {
            if from.chars().all(&wanted) {
                inverse.add(&from, to, at_end);
            }
        }
        inverse.settle();
        inverse
    }

    fn add(&mut self, from: &str, to: &str, at_end: bool) {
        let latin = normalized(to);
        let Some(first) = latin.first().copied() else {
            self.silent.extend(from.chars());
            return;
        };
        let mut reading = Reading {
            latin: latin.into(),
            cyrillic: from.chars().collect(),
            at_end,
        };
        self.readings
            .entry(first)
            .or_default()
            .push(reading.clone());
        if *reading.latin == [DOUBLE] {
            // Two single marks are printed for a double one.
            reading.latin = [SINGLE, SINGLE].into();
            self.readings.entry(SINGLE).or_default().push(reading);
        }
    }

    /// Sorts, and takes out ё where the same letters may be е: print has е.
    fn settle(&mut self) {
        for readings in self.readings.values_mut() {
            readings.sort_by(|a, b| (b.latin.len(), a).cmp(&(a.latin.len(), b)));
            readings.dedup();
            let of_ye: Vec<Box<[char]>> = readings
                .iter()
                .filter(|reading| *reading.cyrillic == ['е'])
                .map(|reading| reading.latin.clone())
                .collect();
            readings.retain(|r| *r.cyrillic != ['ё'] || !of_ye.contains(&r.latin));
        }
        self.silent.sort_unstable();
        self.silent.dedup();
    }

    /// Whether a Latin letter is in any reading.
    pub fn writes(&self, letter: char) -> bool {
        self.readings
            .values()
            .flatten()
            .any(|reading| reading.latin.contains(&letter))
    }

    /// The readings of letters that begin with `first`, longest first.
    pub fn readings(&self, first: char) -> &[Reading] {
        self.readings.get(&first).map_or(&[], Vec::as_slice)
    }
}
