//! A system turned round: for letters in Latin script, the Cyrillic they may stand for.
//!
//! Neighbours are not looked at here: who searches with an [`Inverse`] writes what was found by the
//! system and compares.

use super::lexicon::cyrillic;
use super::system::System;
use super::token::{DOUBLE, SINGLE, normalized};
use std::collections::BTreeMap;

/// A set of systems: a bit for each of those a text is told apart by, in their order. Should there be
/// more than 64, the last bit stands for all the rest.
pub(super) type Systems = u64;

/// The bit of the system at `place` in the list.
pub(super) fn system_bit(place: usize) -> Systems {
    1 << place.min(63)
}

/// One reading of some Latin letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    /// As [`normalized`] gives it.
    pub latin: Box<[char]>,
    /// Small letters.
    pub cyrillic: Box<[char]>,
    /// Only at the end of a word.
    pub at_end: bool,
    /// The systems that have it.
    pub systems: Systems,
}

/// All readings of a system, or of several.
#[derive(Clone, Debug, Default)]
pub(super) struct Inverse {
    /// By the first Latin letter; longest first.
    readings: BTreeMap<char, Vec<Reading>>,
    /// The same for ASCII letters and marks, which are asked for most.
    ascii: Vec<Vec<Reading>>,
    /// Letters for which nothing is written, with the systems that have it so.
    pub silent: Vec<(char, Systems)>,
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
        for (place, system) in systems.enumerate() {
            let bit = system_bit(place);
            let one = Inverse::russian(system);
            for reading in one
                .ascii
                .into_iter()
                .chain(one.readings.into_values())
                .flatten()
            {
                // Letters that look like nothing of ё are read as ё only by their own system.
                let usual = *reading.cyrillic != ['ё']
                    || reading.latin.len() > 1
                    || reading.latin.contains(&'ë');
                if let (true, Some(first)) = (usual, reading.latin.first()) {
                    let of_first = all.readings.entry(*first).or_default();
                    of_first.push(Reading {
                        systems: bit,
                        ..reading
                    });
                }
            }
            all.silent.extend(one.silent.iter().map(|(c, _)| (*c, bit)));
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
        // A letter that is silent in some places only is not looked for: what is read has modern
        // spelling.
        let rules = rules.filter(|(_, to, _)| !to.is_empty());
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
            self.silent.extend(from.chars().map(|c| (c, Systems::MAX)));
            return;
        };
        let mut reading = Reading {
            latin: latin.into(),
            cyrillic: from.chars().collect(),
            at_end,
            systems: Systems::MAX,
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

    /// Sorts, makes one of readings that several systems have, and takes out ё where the same
    /// letters may be е: print has е.
    fn settle(&mut self) {
        for readings in self.readings.values_mut() {
            let order = |reading: &Reading| {
                let Reading {
                    latin,
                    cyrillic,
                    at_end,
                    ..
                } = reading.clone();
                (std::cmp::Reverse(latin.len()), latin, cyrillic, at_end)
            };
            readings.sort_by_cached_key(order);
            readings.dedup_by(|b, a| {
                let same = order(a) == order(b);
                if same {
                    a.systems |= b.systems;
                }
                same
            });
            let of_ye: Vec<Box<[char]>> = readings
                .iter()
                .filter(|reading| *reading.cyrillic == ['е'])
                .map(|reading| reading.latin.clone())
                .collect();
            readings.retain(|r| *r.cyrillic != ['ё'] || !of_ye.contains(&r.latin));
        }
        self.silent.sort_unstable();
        self.silent.dedup_by(|b, a| {
            let same = a.0 == b.0;
            if same {
                a.1 |= b.1;
            }
            same
        });
        self.ascii = (0..128u8)
            .map(|c| self.readings.remove(&char::from(c)).unwrap_or_default())
            .collect();
    }

    /// Whether a Latin letter is in any reading.
    pub fn writes(&self, letter: char) -> bool {
        self.ascii
            .iter()
            .chain(self.readings.values())
            .flatten()
            .any(|reading| reading.latin.contains(&letter))
    }

    /// The readings of letters that begin with `first`, longest first.
    pub fn readings(&self, first: char) -> &[Reading] {
        self.ascii
            .get(first as usize)
            .or_else(|| self.readings.get(&first))
            .map_or(&[], Vec::as_slice)
    }
}
