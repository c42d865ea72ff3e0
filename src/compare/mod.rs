//! Holds the two lists of a Russian journal against each other: the Cyrillic one, and the same
//! references romanised for international indexes.
//!
//! [`Pairing::new`] finds which entries are the same work, whatever their order; [`run`] puts the
//! chosen [`rules`] to the pairs. Rules look at the entries' texts as well as at their records: what
//! stands anywhere in the other entry is not lost, whoever misread it.

mod assign;
mod entry;
mod habits;
mod likeness;
mod pairing;
pub mod rule;
pub mod rules;
mod spelling;
mod words;

pub use pairing::{Pair, Pairing};
pub use rule::Rule;

use crate::diagnostic::{Diagnostic, Known, Selection};
use rule::Findings;

/// What was found in each of the two lists, in the order of its file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// In the Cyrillic list.
    pub cyrillic: Vec<Diagnostic>,
    /// In the Latin list.
    pub latin: Vec<Diagnostic>,
}

/// What the chosen rules find in two lists.
pub fn run(pairing: &Pairing<'_>, selection: &Selection) -> Found {
    let mut found = Found::default();
    let chosen = |rule: &&&Rule| selection.allows(rule.manual.code);
    for rule in rules::ALL.iter().filter(chosen) {
        let mut findings = Findings::new(&rule.manual, pairing, &mut found);
        (rule.check)(pairing, &mut findings);
    }
    for list in [&mut found.cyrillic, &mut found.latin] {
        list.sort_by_key(|d| (d.span.start, d.span.end, d.code));
    }
    found
}

/// What a selection must know of the rules.
pub fn known() -> impl Iterator<Item = Known> {
    rules::ALL.iter().map(|rule| Known {
        code: rule.manual.code,
        name: rule.manual.name,
        default: rule.manual.default,
    })
}
