//! Letters that depend on their neighbours, written by a look at the bytes beside them: the common
//! cases of what `convert` does in general. Where a look is not enough, it says nothing.

use super::table::{Brief, ContextRule, Ending, Entry, PLACES};

/// The letters that may stand beside, and the edge of a word.
const BESIDE: usize = PLACES + 1;
const EDGE: usize = PLACES;

/// What may stand before a letter, in as many classes as the rules of a system tell apart; one more,
/// the last, for what a look does not tell.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// By place; the last is the edge of a word.
    classes: Box<[u8; BESIDE]>,
    /// The class of what stands for an ASCII character: the edge of a word or no telling.
    ascii: Box<[u8; 128]>,
    /// A letter of each class that is told, small; `None` for the edge of a word.
    letters: Vec<Option<char>>,
}

impl Default for Before {
    /// Tells nothing of any neighbour.
    fn default() -> Before {
        Before {
            classes: Box::new([0; BESIDE]),
            ascii: Box::new([0; 128]),
            letters: Vec::new(),
        }
    }
}

impl Before {
    /// For the rules of a system; `ascii` tells which ASCII characters belong to words. `None` when
    /// they tell too many neighbours apart.
    pub fn new<'r>(
        rules: impl Iterator<Item = &'r ContextRule> + Clone,
        ascii: &[bool; 128],
    ) -> Option<Before> {
        /// More would not be swift.
        const MOST: usize = 32;
        let (classes, letters) = classes(|beside| {
            let allowed = rules.clone().map(|rule| rule.after.allow(beside.small));
            (allowed.collect::<Vec<_>>(), beside.small.is_none())
        })?;
        let unknown = u8::try_from(letters.len()).ok()?;
        let of_ascii =
            std::array::from_fn(|byte| edge(byte as u8, ascii).map_or(unknown, |e| classes[e]));
        (letters.len() < MOST).then(|| Before {
            classes,
            ascii: Box::new(of_ascii),
            letters: letters.into_iter().map(|beside| beside.small).collect(),
        })
    }

    /// How many classes there are, with the one that tells nothing.
    pub fn len(&self) -> usize {
        self.letters.len() + 1
    }

    /// The class of the letter of two bytes that has this place.
    #[inline]
    pub fn of_letter(&self, place: usize) -> u8 {
        self.classes[place]
    }

    /// The class of an ASCII character.
    #[inline]
    pub fn of_ascii(&self, byte: u8) -> u8 {
        self.ascii[usize::from(byte & 0x7f)]
    }

    /// The class of what stands before the byte `at`.
    pub fn at(&self, bytes: &[u8], at: usize) -> u8 {
        let Some(&last) = at.checked_sub(1).and_then(|before| bytes.get(before)) else {
            return self.classes[EDGE];
        };
        if last < 0x80 {
            return self.of_ascii(last);
        }
        match at.checked_sub(2).and_then(|before| bytes.get(before)) {
            Some(first @ (0xd0 | 0xd1)) => self.of_letter(place(*first, last)),
            _ => self.letters.len() as u8,
        }
    }
}

/// What is written for a letter from U+0400 to U+047F, by the class of what stands before and of what
/// stands behind, in as many classes as the letter's rules tell apart.
#[derive(Clone, Debug)]
pub(super) struct Swift {
    behind: Box<[u8; BESIDE]>,
    /// How many classes there are behind.
    behinds: usize,
    /// By class before and class behind; `None` where more than a look is needed.
    written: Box<[Option<Outcome>]>,
}

/// What comes of a letter.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Outcome {
    brief: Brief,
    /// Bytes of the text that this is written for.
    taken: u8,
    /// What is written for the letter and the one behind it, if they end the word.
    ending: Option<Brief>,
}

impl Swift {
    /// Of an entry for `letter` (small); `None` when its rules tell too many neighbours apart.
    pub fn new(entry: &Entry, letter: char, endings: &[Ending], before: &Before) -> Option<Swift> {
        let endings: Vec<&Ending> = endings
            .iter()
            .filter(|ending| ending.letters.first() == Some(&letter))
            .collect();
        let (behind, kinds) = classes(|beside| {
            let looks = entry.rules.iter().map(|rule| Look::new(rule, beside));
            let begun = endings.iter().map(|ending| begins(ending, beside));
            (
                looks.collect::<Vec<_>>(),
                begun.collect::<Vec<_>>(),
                beside.is_small,
                beside.small.is_none(),
            )
        })?;
        let rows = before.letters.iter().map(|before| {
            let row = kinds.iter();
            row.map(|behind| decide(entry, &endings, *before, behind))
                .collect::<Vec<_>>()
        });
        let rows: Vec<Vec<Option<Outcome>>> = rows.collect();
        // Where nothing is told of what stands before, only what it does not matter for.
        let unknown = (0..kinds.len()).map(|behind| {
            let mut all = rows.iter().map(|row| row.get(behind).copied().flatten());
            let first = all.next()?;
            all.all(|other| other == first).then_some(first)?
        });
        let unknown: Vec<Option<Outcome>> = unknown.collect();
        Some(Swift {
            behind,
            behinds: kinds.len(),
            written: rows.into_iter().flatten().chain(unknown).collect(),
        })
    }

    /// What is written behind a class, if what stands behind does not matter.
    pub fn always(&self, before: usize) -> Option<Brief> {
        let row = self.written.chunks(self.behinds).nth(before)?;
        let first = row.first().copied()??;
        let alike = first.taken == 2 && row.iter().all(|other| *other == Some(first));
        (alike && first.ending.is_none()).then_some(first.brief)
    }

    /// What is written for the letter at `at`, which has two bytes, and how many bytes of the text that is
    /// for; `None` when its neighbours need more than a look.
    #[inline]
    pub fn written(
        &self,
        bytes: &[u8],
        at: usize,
        before: u8,
        ascii: &[bool; 128],
    ) -> Option<(&Brief, usize)> {
        let class = usize::from(self.behind[behind(bytes, at + 2, ascii)?]);
        let row = usize::from(before) * self.behinds;
        let outcome = self.written.get(row + class)?.as_ref()?;
        if let Some(ending) = &outcome.ending
            && behind(bytes, at + 4, ascii)? == EDGE
        {
            return Some((ending, 4));
        }
        Some((&outcome.brief, usize::from(outcome.taken)))
    }
}

/// What comes of an entry's letter between two others; `endings` are those that begin with it.
fn decide(
    entry: &Entry,
    endings: &[&Ending],
    before: Option<char>,
    behind: &Beside,
) -> Option<Outcome> {
    let starts = before.is_none();
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
    let outcome = |written: &str, taken, ending| {
        Some(Outcome {
            brief: Brief::new(written)?,
            taken,
            ending,
        })
    };
    for rule in entry.rules.iter().filter(|rule| rule.after.allow(before)) {
        match Look::new(rule, behind) {
            Look::Yes => return outcome(&rule.written.own, 2, None),
            Look::Both => return outcome(&rule.written.own, 4, None),
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
    outcome(&entry.written.own, 2, ending)
}

/// Whether an ending whose first letter is there goes on with what stands behind it.
fn begins(ending: &Ending, behind: &Beside) -> bool {
    ending.letters.get(1).copied() == behind.small
}

/// What a rule says of the letter behind.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Yes,
    /// The rule takes it too.
    Both,
    No,
    /// The rule takes it, and what stands behind that has to be seen.
    Further,
}

impl Look {
    fn new(rule: &ContextRule, behind: &Beside) -> Look {
        match rule.second {
            Some(second) if Some(second) != behind.small => Look::No,
            Some(_) if rule.before.is_any() => Look::Both,
            Some(_) => Look::Further,
            None if rule.before.allow(behind.small) => Look::Yes,
            None => Look::No,
        }
    }
}

/// What stands beside a letter.
#[derive(Clone, Copy)]
struct Beside {
    /// The letter, small; `None` at the edge of a word.
    small: Option<char>,
    is_small: bool,
}

/// The letters that may stand beside, classed by what `tell` says of them, and one of each class;
/// `None` for more classes than a byte holds.
fn classes<K: PartialEq>(tell: impl Fn(&Beside) -> K) -> Option<(Box<[u8; BESIDE]>, Vec<Beside>)> {
    let mut found: Vec<(K, Beside)> = Vec::new();
    let mut of_place = Box::new([0; BESIDE]);
    for (place, class) in of_place.iter_mut().enumerate() {
        let letter = char::from_u32(0x400 + place as u32).filter(|_| place < EDGE);
        let small = letter.map(|letter| letter.to_lowercase().next().unwrap_or(letter));
        let beside = Beside {
            small,
            is_small: small.is_some() && small == letter,
        };
        let told = tell(&beside);
        let known = found.iter().position(|(other, _)| *other == told);
        let number = known.unwrap_or(found.len());
        if known.is_none() {
            found.push((told, beside));
        }
        *class = u8::try_from(number).ok()?;
    }
    let kinds = found.into_iter().map(|(_, beside)| beside).collect();
    Some((of_place, kinds))
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

/// An ASCII character is the edge of a word if it is no letter and no mark of the system.
#[inline]
fn edge(byte: u8, ascii: &[bool; 128]) -> Option<usize> {
    let within = byte.is_ascii_alphabetic() || ascii.get(usize::from(byte)).is_none_or(|is| *is);
    (!within).then_some(EDGE)
}

/// The place of the letter of two bytes from U+0400 to U+047F.
#[inline]
pub(super) fn place(first: u8, second: u8) -> usize {
    usize::from(first & 1) << 6 | usize::from(second & 0x3f)
}
