//! Letters that depend on their neighbours, written by a look at the bytes beside them: the common
//! cases of what `convert` does in general. Where a look is not enough, it says nothing.

use super::table::{Brief, ContextRule, Ending, Entry, PLACES};

/// What is written for a letter from U+0400 to U+047F, by the letters beside it: a table of what may
/// stand before and what may stand behind, in as many classes as the letter's rules tell apart.
#[derive(Clone, Debug)]
pub(super) struct Swift {
    /// The class of each letter before, by its place; the last is the edge of a word.
    before: Box<[u8; BESIDE]>,
    behind: Box<[u8; BESIDE]>,
    /// How many classes there are behind.
    behinds: usize,
    /// By class before and class behind; `None` where more than a look is needed.
    written: Box<[Option<Brief>]>,
}

/// The letters that may stand beside, and the edge of a word.
const BESIDE: usize = PLACES + 1;
const EDGE: usize = PLACES;

impl Swift {
    /// Of an entry for `letter` (small); `None` when its rules tell too many neighbours apart.
    pub fn new(entry: &Entry, letter: char, endings: &[Ending]) -> Option<Swift> {
        let (before, of_before) = classes(|beside| {
            let allowed = entry
                .rules
                .iter()
                .map(|rule| rule.after.allow(beside.small));
            (allowed.collect::<Vec<_>>(), beside.small.is_none())
        })?;
        let (behind, of_behind) = classes(|beside| {
            let allowed = |rule: &ContextRule| match rule.second {
                // The rule takes a letter more: what stands behind that has to be seen.
                Some(second) if Some(second) == beside.small => Look::Further,
                Some(_) => Look::No,
                None if rule.before.allow(beside.small) => Look::Yes,
                None => Look::No,
            };
            let begins_ending = endings.iter().any(|ending| {
                let letters = &ending.letters;
                letters.first() == Some(&letter) && letters.get(1).copied() == beside.small
            });
            let looks: Vec<Look> = entry.rules.iter().map(allowed).collect();
            (
                looks,
                begins_ending,
                beside.is_small,
                beside.small.is_none(),
            )
        })?;
        let decide = |(after, starts): &(Vec<bool>, bool),
                      (looks, begins_ending, small_behind, ends): &(
            Vec<Look>,
            bool,
            bool,
            bool,
        )| {
            let is_initial = *starts && *ends;
            if *begins_ending || (entry.cased && !small_behind && !is_initial) {
                return None;
            }
            for (rule, (after, look)) in entry.rules.iter().zip(after.iter().zip(looks)) {
                match look {
                    Look::Yes if *after => return Brief::new(&rule.written.own),
                    Look::Further if *after => return None,
                    _ => {}
                }
            }
            Brief::new(&entry.written.own)
        };
        let pairs = of_before
            .iter()
            .flat_map(|before| of_behind.iter().map(|behind| decide(before, behind)));
        Some(Swift {
            before,
            behind,
            behinds: of_behind.len(),
            written: pairs.collect(),
        })
    }

    /// What is written for the letter of two bytes at `at`; `ascii` tells which ASCII characters belong
    /// to words. `None` when its neighbours need more than a look.
    #[inline]
    pub fn written(&self, bytes: &[u8], at: usize, ascii: &[bool; 128]) -> Option<&Brief> {
        let before = usize::from(self.before[before(bytes, at, ascii)?]);
        let behind = usize::from(self.behind[behind(bytes, at + 2, ascii)?]);
        self.written.get(before * self.behinds + behind)?.as_ref()
    }
}

/// What a rule says of the letter behind.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Yes,
    No,
    Further,
}

/// What stands beside a letter.
struct Beside {
    /// The letter, small; `None` at the edge of a word.
    small: Option<char>,
    is_small: bool,
}

/// The letters that may stand beside, classed by what `tell` says of them, and what it says of each
/// class; `None` for more classes than a byte holds.
fn classes<K: PartialEq>(tell: impl Fn(&Beside) -> K) -> Option<(Box<[u8; BESIDE]>, Vec<K>)> {
    let mut found: Vec<K> = Vec::new();
    let mut of_place = Box::new([0; BESIDE]);
    for (place, class) in of_place.iter_mut().enumerate() {
        let letter = char::from_u32(0x400 + place as u32).filter(|_| place < EDGE);
        let small = letter.map(|letter| letter.to_lowercase().next().unwrap_or(letter));
        let told = tell(&Beside {
            small,
            is_small: small.is_some() && small == letter,
        });
        let known = found.iter().position(|other| *other == told);
        let number = known.unwrap_or(found.len());
        if known.is_none() {
            found.push(told);
        }
        *class = u8::try_from(number).ok()?;
    }
    Some((of_place, found))
}

/// The place of what stands behind, from `at` on.
#[inline]
fn behind(bytes: &[u8], at: usize, ascii: &[bool; 128]) -> Option<usize> {
    let Some(&first) = bytes.get(at) else {
        return Some(EDGE);
    };
    if first < 0x80 {
        return edge(first, ascii);
    }
    // With a combining mark behind it the letter may be another one.
    if !matches!(first, 0xd0 | 0xd1) || matches!(bytes.get(at + 2), Some(0xcc | 0xcd)) {
        return None;
    }
    Some(place(first, *bytes.get(at + 1)?))
}

/// The place of what stands before `at`.
#[inline]
fn before(bytes: &[u8], at: usize, ascii: &[bool; 128]) -> Option<usize> {
    let Some(&last) = at.checked_sub(1).and_then(|before| bytes.get(before)) else {
        return Some(EDGE);
    };
    if last < 0x80 {
        return edge(last, ascii);
    }
    match at.checked_sub(2).and_then(|before| bytes.get(before)) {
        Some(first @ (0xd0 | 0xd1)) => Some(place(*first, last)),
        _ => None,
    }
}

/// An ASCII character is the edge of a word if it is no letter and no mark of the system.
#[inline]
fn edge(byte: u8, ascii: &[bool; 128]) -> Option<usize> {
    let within = byte.is_ascii_alphabetic() || ascii.get(usize::from(byte)).is_none_or(|is| *is);
    (!within).then_some(EDGE)
}

/// The place of the letter of two bytes from U+0400 to U+047F.
#[inline]
fn place(first: u8, second: u8) -> usize {
    usize::from(first & 1) << 6 | usize::from(second & 0x3f)
}
