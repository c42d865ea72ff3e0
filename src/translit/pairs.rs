//! Two letters that are written together: by a rule that takes both, or as the ending of a word.

use super::look::{Beside, Classes, Outcome, at_place, outcome, small};
use super::swift::PLACES;
use super::table::{Brief, Ending, Table};

/// How two letters are written together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Joined {
    /// The first is always written for both.
    Both,
    /// They may be an ending, written so; if they are none, the first is written like this by itself.
    Ending { whole: Brief, first: Brief },
    /// It depends on more than the two.
    Unsure,
}

/// The letters of a system that are written together, by place.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    /// In order of places.
    joined: Vec<(usize, usize, Joined)>,
    /// The letters that an ending or a word begins with, in order.
    endings: Vec<usize>,
}

impl Pairs {
    /// Those of a system.
    pub fn new(table: &Table) -> Pairs {
        let befores = Classes::new(|beside| {
            let rules = table.entries.iter().flat_map(|entry| &entry.rules);
            let allowed = rules.map(|rule| rule.after.allow(beside.small));
            (allowed.collect::<Vec<_>>(), beside.small.is_none())
        });
        let letters: Vec<Beside> = (0..PLACES).filter_map(Beside::letter).collect();
        let (mut joined, mut begin) = (Vec::new(), Vec::new());
        for first in 0..PLACES {
            let Some(entry) = at_place(first).and_then(|letter| table.get(letter)) else {
                continue;
            };
            let endings = endings_of(table, first);
            if entry.begins_ending {
                begin.push(first);
            }
            let is_second = |letter: Option<char>| {
                let by_rule = entry
                    .rules
                    .iter()
                    .any(|rule| rule.second.is_some() && rule.second == letter);
                by_rule
                    || endings
                        .iter()
                        .any(|ending| ending.letters.get(1).copied() == letter)
            };
            let seconds = letters.iter().filter(|second| is_second(second.small));
            for second in seconds {
                let outcomes: Vec<(bool, Option<Outcome>)> = befores
                    .kinds
                    .iter()
                    .map(|before| {
                        (
                            before.small.is_none(),
                            outcome(entry, &endings, before, second),
                        )
                    })
                    .collect();
                if let (Some(how), Some(place)) = (how(&outcomes), second.place) {
                    joined.push((first, place, how));
                }
            }
        }
        // What is taken as a second letter begins nothing, which a look at two letters does not tell.
        let firsts: Vec<usize> = joined.iter().map(|(first, ..)| *first).collect();
        for (_, second, how) in &mut joined {
            if *how == Joined::Both && firsts.contains(second) {
                *how = Joined::Unsure;
            }
        }
        Pairs {
            joined,
            endings: begin,
        }
    }

    /// How the letters of two places are written together.
    pub fn joined(&self, first: usize, second: usize) -> Option<Joined> {
        let found = self
            .joined
            .binary_search_by_key(&(first, second), |(first, second, _)| (*first, *second));
        Some(self.joined.get(found.ok()?)?.2)
    }

    /// Whether a letter is written together with some behind it.
    pub fn begins(&self, first: usize) -> bool {
        let after = self.joined.partition_point(|(other, ..)| *other < first);
        self.joined
            .get(after)
            .is_some_and(|(other, ..)| *other == first)
    }

    /// Whether an ending or a word begins with a letter.
    pub fn begins_ending(&self, first: usize) -> bool {
        self.endings.binary_search(&first).is_ok()
    }

    /// Whether a letter is written together with some before it.
    pub fn ends(&self, second: usize) -> bool {
        self.joined.iter().any(|(_, other, _)| *other == second)
    }
}

/// The endings that begin with the letter of a place.
pub(super) fn endings_of(table: &Table, place: usize) -> Vec<&Ending> {
    let letter = at_place(place).map(small);
    let begins = |ending: &&Ending| ending.letters.first().copied() == letter;
    table.endings.iter().filter(begins).collect()
}

/// How two letters are written together, by what comes of the first behind each kind of neighbour (and whether
/// that is the edge of a word); `None` when they are not.
fn how(outcomes: &[(bool, Option<Outcome>)]) -> Option<Joined> {
    let known = || outcomes.iter().filter_map(|(_, outcome)| outcome.as_ref());
    if known().all(|outcome| !outcome.both && outcome.ending.is_none()) {
        return None;
    }
    if known().all(|outcome| outcome.both) {
        return Some(Joined::Both);
    }
    let mut within = outcomes
        .iter()
        .filter(|(edge, _)| !edge)
        .map(|(_, outcome)| *outcome);
    let first = within.next().flatten();
    Some(match first {
        Some(Outcome {
            brief,
            both: false,
            ending: Some(whole),
        }) if within.all(|other| other == first) => Joined::Ending {
            whole,
            first: brief,
        },
        _ => Joined::Unsure,
    })
}
