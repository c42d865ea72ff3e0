//! Which entries of the two lists are the same work.

use super::assign::assign;
use super::entry::Prepared;
use super::habits::Habits;
use super::likeness;
use super::rule::{Side, entry_of};
use super::words::{self, WordPair};
use crate::record::entry::Entry;
use crate::record::{TextVariable, journal};
use std::collections::BTreeSet;

/// An entry of each list that are the same work.
pub struct Pair {
    /// Number of the entry in the Cyrillic list, from 0.
    pub cyrillic: usize,
    /// Number of the entry in the Latin list, from 0.
    pub latin: usize,
    /// The Cyrillic words with the Latin ones that write them.
    pub words: Vec<WordPair>,
    /// The journal has a Latin name of its own, which is no romanisation.
    pub names_itself: bool,
}

/// Two lists, entry by entry.
pub struct Pairing<'a> {
    /// The entries of the Cyrillic list.
    pub cyrillic: Vec<Prepared<'a>>,
    /// The entries of the Latin list.
    pub latin: Vec<Prepared<'a>>,
    /// The pairs, in the order of the Cyrillic list.
    pub pairs: Vec<Pair>,
    /// Entries of the Cyrillic list without a partner.
    pub only_cyrillic: Vec<usize>,
    /// Entries of the Latin list without a partner.
    pub only_latin: Vec<usize>,
    /// How the Latin list writes letters.
    pub(super) habits: Habits,
}

impl<'a> Pairing<'a> {
    /// Finds the pairs of the entries of two files: the assignment whose pairs are the most alike together,
    /// and what stands between the same neighbours in both.
    pub fn new(cyrillic: &'a [Entry], latin: &'a [Entry]) -> Pairing<'a> {
        let prepared = |list: &'a [Entry]| list.iter().map(Prepared::new).collect();
        let (cyrillic, latin): (Vec<Prepared>, Vec<Prepared>) =
            (prepared(cyrillic), prepared(latin));
        let mut chosen = assign(&likeness::candidates(&cyrillic, &latin));
        let between = likeness::in_gaps(&chosen, &cyrillic, &latin);
        chosen.extend(between);
        chosen.sort_by_key(|c| c.left);
        let pairs: Vec<Pair> = chosen
            .iter()
            .filter_map(|c| {
                let (left, right) = (cyrillic.get(c.left)?, latin.get(c.right)?);
                Some(Pair {
                    cyrillic: c.left,
                    latin: c.right,
                    words: words::aligned(left.text, right.text, &right.brackets),
                    names_itself: left
                        .entry
                        .reference
                        .text(TextVariable::ContainerTitle)
                        .is_some_and(|title| journal::latin_name(title).is_some()),
                })
            })
            .collect();
        let without = |count: usize, has: BTreeSet<usize>| -> Vec<usize> {
            (0..count).filter(|i| !has.contains(i)).collect()
        };
        Pairing {
            only_cyrillic: without(cyrillic.len(), pairs.iter().map(|p| p.cyrillic).collect()),
            only_latin: without(latin.len(), pairs.iter().map(|p| p.latin).collect()),
            habits: Habits::of(&pairs, &latin),
            cyrillic,
            latin,
            pairs,
        }
    }

    /// The pairs with their prepared entries: Cyrillic, Latin.
    pub fn each(&self) -> impl Iterator<Item = (&Pair, &Prepared<'a>, &Prepared<'a>)> {
        self.pairs.iter().filter_map(|pair| {
            let entries = (
                self.cyrillic.get(pair.cyrillic)?,
                self.latin.get(pair.latin)?,
            );
            Some((pair, entries.0, entries.1))
        })
    }

    /// Each pair as either list sees it, the Latin one first.
    pub fn each_way(&self) -> impl Iterator<Item = Seen<'_, 'a>> {
        self.each().flat_map(|(pair, cyrillic, latin)| {
            let latin_side = Seen {
                side: Side::Latin,
                index: pair.latin,
                entry: latin,
                other: cyrillic,
                other_index: pair.cyrillic,
            };
            let cyrillic_side = Seen {
                side: Side::Cyrillic,
                index: pair.cyrillic,
                entry: cyrillic,
                other: latin,
                other_index: pair.latin,
            };
            [latin_side, cyrillic_side]
        })
    }
}

/// An entry of one list with what is beside it in the other.
pub struct Seen<'p, 'a> {
    /// The list of the entry.
    pub side: Side,
    /// Number of the entry in it, from 0.
    pub index: usize,
    /// The entry.
    pub entry: &'p Prepared<'a>,
    /// The same work in the other list.
    pub other: &'p Prepared<'a>,
    other_index: usize,
}

impl Seen<'_, '_> {
    /// What the entry of the other list is called in a message: `entry 3 of the Latin list`.
    pub fn of_other(&self) -> String {
        let side = match self.side {
            Side::Cyrillic => Side::Latin,
            Side::Latin => Side::Cyrillic,
        };
        entry_of(side, self.other_index)
    }
}
