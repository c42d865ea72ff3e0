//! What can be told of a letter by a look at the letters beside it, from the rules of its entry.

use super::swift::PLACES;
use super::table::{Brief, ContextRule, Ending, Entry};

/// What stands beside a letter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The letter, small; `None` at the edge of a word.
    pub small: Option<char>,
    /// It stands there small.
    pub is_small: bool,
    /// Its place among the letters from U+0400 on.
    pub place: Option<usize>,
}

impl Beside {
    /// The edge of a word.
    pub const EDGE: Beside = Beside {
        small: None,
        is_small: false,
        place: None,
    };

    /// The letter of a place.
    pub fn letter(place: usize) -> Option<Beside> {
        let letter = at_place(place)?;
        let small = small(letter);
        Some(Beside {
            small: Some(small),
            is_small: small == letter,
            place: Some(place),
        })
    }
}

/// The letter of a place; `None` for the marks among them (U+0482 to U+0489).
pub(super) fn at_place(place: usize) -> Option<char> {
    let letter = char::from_u32(0x400 + u32::try_from(place).ok()?)?;
    (place < PLACES && !matches!(letter, '\u{482}'..='\u{489}')).then_some(letter)
}

pub(super) fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Neighbours classed by what is told of them.
pub(super) struct Classes {
    /// One of each class; the edge of a word is of the first.
    pub kinds: Vec<Beside>,
    /// The class of every letter, by place.
    letters: Vec<usize>,
}

impl Classes {
    /// By what `tell` says of each neighbour.
    pub fn new<K: PartialEq>(tell: impl Fn(&Beside) -> K) -> Classes {
        let mut found = vec![(tell(&Beside::EDGE), Beside::EDGE)];
        let mut class = |letter: Beside| {
            let told = tell(&letter);
            let known = found.iter().position(|(other, _)| *other == told);
            known.unwrap_or_else(|| {
                found.push((told, letter));
                found.len() - 1
            })
        };
        let letters = (0..PLACES)
            .map(|place| Beside::letter(place).map_or(0, &mut class))
            .collect();
        Classes {
            kinds: found.into_iter().map(|(_, beside)| beside).collect(),
            letters,
        }
    }

    /// The class of a neighbour.
    pub fn of(&self, beside: &Beside) -> usize {
        let place = beside.place.and_then(|place| self.letters.get(place));
        place.copied().unwrap_or(0)
    }
}

/// What comes of a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Outcome {
    pub brief: Brief,
    /// It is written for the letter behind, too.
    pub both: bool,
    /// What is written for the letter and the one behind it, if they end the word.
    pub ending: Option<Brief>,
}

/// What comes of an entry's letter between two others; `endings` are those that begin with it. `None` when
/// more has to be seen.
pub(super) fn outcome(
    entry: &Entry,
    endings: &[&Ending],
    before: &Beside,
    behind: &Beside,
) -> Option<Outcome> {
    let starts = before.small.is_none();
    let is_initial = starts && behind.small.is_none();
    if entry.cased && !behind.is_small && !is_initial {
        return None;
    }
    let begun = || {
        let of_kind = |ending: &&&Ending| ending.is_word == starts && begins(ending, behind);
        endings.iter().filter(of_kind)
    };
    if starts && begun().next().is_some() {
        return None;
    }
    let outcome = |written: &str, both, ending| {
        Some(Outcome {
            brief: Brief::new(written)?,
            both,
            ending,
        })
    };
    for rule in entry
        .rules
        .iter()
        .filter(|rule| rule.after.allow(before.small))
    {
        match Look::new(rule, behind) {
            Look::Yes => return outcome(&rule.written.own, false, None),
            Look::Both => return outcome(&rule.written.own, true, None),
            Look::Further => return None,
            Look::No => {}
        }
    }
    let ending = match begun().next() {
        None => None,
        Some(ending) if ending.letters.len() == 2 && !entry.capital => {
            Some(Brief::new(&ending.small)?)
        }
        Some(_) => return None,
    };
    outcome(&entry.written.own, false, ending)
}

/// Whether an ending whose first letter is there goes on with what stands behind it.
fn begins(ending: &Ending, behind: &Beside) -> bool {
    ending.letters.get(1).copied() == behind.small
}

/// What a rule says of the letter behind.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Look {
    Yes,
    /// The rule takes it too.
    Both,
    No,
    /// The rule takes it, and what stands behind that has to be seen.
    Further,
}

impl Look {
    pub fn new(rule: &ContextRule, behind: &Beside) -> Look {
        match rule.second {
            Some(second) if Some(second) != behind.small => Look::No,
            Some(_) if rule.before.is_any() => Look::Both,
            Some(_) => Look::Further,
            None if rule.before.allow(behind.small) => Look::Yes,
            None => Look::No,
        }
    }
}
