//! A system made ready for writing: one entry for every letter, found by its code point.

use super::swift::Swift;
use super::system::{Capitals, System};
use std::ops::Range;

/// The Cyrillic and Cyrillic Supplement blocks.
const BLOCK: Range<u32> = 0x400..0x530;

/// What a system writes, letter by letter.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// Index into `entries` (plus one) of every code point of [`BLOCK`]; 0: no entry.
    index: Vec<u16>,
    /// What is written by a look at the neighbours.
    swift: Swift,
    /// Letters and marks outside the block.
    outside: Vec<(char, u16)>,
    pub entries: Vec<Entry>,
    /// The endings, small letters, longest first.
    pub endings: Vec<Ending>,
    /// Marks not written between letters.
    pub dropped: Vec<char>,
    /// Whether an ASCII character (an apostrophe) has an entry or is dropped.
    pub ascii: [bool; 128],
}

/// A written form in the letter cases it may need.
#[derive(Clone, Debug, Default)]
pub(super) struct Written {
    /// As the letter itself has it: small for a small letter, the first letter capital for a
    /// capital.
    pub own: Box<str>,
    /// Wholly capital.
    pub whole: Box<str>,
}

/// A written form of a few bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Brief {
    bytes: [u8; Brief::ROOM],
    len: u8,
}

impl Brief {
    /// The most bytes it has.
    pub const ROOM: usize = 8;

    /// Of a written form, if it is short enough.
    pub fn new(written: &str) -> Option<Brief> {
        let mut bytes = [0; Brief::ROOM];
        bytes
            .get_mut(..written.len())?
            .copy_from_slice(written.as_bytes());
        Some(Brief {
            bytes,
            len: written.len() as u8,
        })
    }

    /// The bytes written.
    pub fn written(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.len)).unwrap_or_default()
    }
}

/// What is written for a letter.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub written: Written,
    /// The letter is capital.
    pub capital: bool,
    /// `own` and `whole` differ.
    pub cased: bool,
    /// Nothing but `written` can come of the letter.
    pub plain: bool,
    pub rules: Vec<ContextRule>,
    /// An ending begins with the letter.
    pub begins_ending: bool,
}

/// A rule of [`System::rules`] for one letter.
#[derive(Clone, Debug)]
pub(super) struct ContextRule {
    /// The second letter, small, when the rule takes two.
    pub second: Option<char>,
    pub after: Neighbours,
    pub before: Neighbours,
    pub written: Written,
}

/// The letters that may stand beside.
#[derive(Clone, Debug, Default)]
pub(super) struct Neighbours {
    any: bool,
    edge: bool,
    /// A bit for each letter from U+0400 to U+047F.
    cyrillic: u128,
    others: Box<[char]>,
}

/// What is written for the end of a word, or for a whole one.
#[derive(Clone, Debug)]
pub(super) struct Ending {
    pub is_word: bool,
    pub letters: Box<[char]>,
    pub small: Box<str>,
    pub first: Box<str>,
    pub whole: Box<str>,
}

impl Neighbours {
    fn new(letters: &str, edge: char) -> Neighbours {
        Neighbours {
            any: letters.is_empty(),
            edge: letters.contains(edge),
            cyrillic: letters
                .chars()
                .filter_map(bit)
                .fold(0, |all, bit| all | bit),
            others: letters
                .chars()
                .filter(|c| *c != edge && bit(*c).is_none())
                .collect(),
        }
    }

    /// Whether any letter may stand there, and none.
    pub fn is_any(&self) -> bool {
        self.any
    }

    /// Whether `neighbour` (small; `None` at the edge of a word) may stand there.
    pub fn allow(&self, neighbour: Option<char>) -> bool {
        self.any
            || match neighbour {
                None => self.edge,
                Some(letter) => match bit(letter) {
                    Some(bit) => self.cyrillic & bit != 0,
                    None => self.others.contains(&letter),
                },
            }
    }
}

/// The bit of a letter from U+0400 to U+047F.
fn bit(letter: char) -> Option<u128> {
    let place = (letter as u32).checked_sub(BLOCK.start)?;
    1u128.checked_shl(place)
}

impl Default for Table {
    fn default() -> Table {
        Table {
            index: vec![0; BLOCK.len()],
            swift: Swift::default(),
            outside: Vec::new(),
            entries: Vec::new(),
            endings: Vec::new(),
            dropped: Vec::new(),
            ascii: [false; 128],
        }
    }
}

impl Table {
    /// Makes the table of a system.
    pub fn new(system: &System) -> Table {
        let mut table = Table {
            dropped: system.dropped.chars().collect(),
            ..Table::default()
        };
        let endings = system.endings.iter().map(|ending| (ending, false));
        let words = system.words.iter().map(|word| (word, true));
        table.endings = endings
            .chain(words)
            .map(|((from, to), is_word)| Ending {
                is_word,
                letters: from.chars().collect(),
                small: to.as_str().into(),
                first: capitalized(to, system.capitals).into(),
                whole: to.to_uppercase().into(),
            })
            .collect();
        table
            .endings
            .sort_by_key(|ending| std::cmp::Reverse(ending.letters.len()));
        let mut letters: Vec<char> = system.letters.keys().copied().collect();
        letters.extend(system.rules.iter().filter_map(|r| r.letters.chars().next()));
        letters.sort_unstable();
        letters.dedup();
        for letter in letters {
            table.insert(system, letter, letter, false);
            let mut upper = letter.to_uppercase();
            if let (Some(capital), None) = (upper.next(), upper.next())
                && capital != letter
            {
                table.insert(system, capital, letter, true);
            }
        }
        let special = table
            .outside
            .iter()
            .map(|(c, _)| *c)
            .chain(table.dropped.iter().copied());
        for c in special {
            if let Some(flag) = table.ascii.get_mut(c as usize) {
                *flag = true;
            }
        }
        table.swift = Swift::new(&table);
        table
    }

    /// The entry of a character.
    pub fn get(&self, c: char) -> Option<&Entry> {
        let code = c as u32;
        let index = if BLOCK.contains(&code) {
            *self.index.get((code - BLOCK.start) as usize)?
        } else {
            self.outside.iter().find(|(k, _)| *k == c)?.1
        };
        self.entries.get(usize::from(index).checked_sub(1)?)
    }

    /// What is written by a look at the neighbours.
    pub fn swift(&self) -> &Swift {
        &self.swift
    }

    fn insert(&mut self, system: &System, c: char, small: char, capital: bool) {
        let written = |to: &str| Written {
            own: if capital {
                capitalized(to, system.capitals).into()
            } else {
                to.into()
            },
            whole: if capital {
                to.to_uppercase()
            } else {
                to.to_string()
            }
            .into(),
        };
        let rules: Vec<ContextRule> = system
            .rules
            .iter()
            .filter(|rule| rule.letters.starts_with(small))
            .map(|rule| ContextRule {
                second: rule.letters.chars().nth(1),
                after: Neighbours::new(&rule.after, '^'),
                before: Neighbours::new(&rule.before, '$'),
                written: written(&rule.to),
            })
            .collect();
        let begins_ending = self
            .endings
            .iter()
            .any(|ending| ending.letters.first() == Some(&small));
        let main = written(system.letters.get(&small).map_or("", String::as_str));
        let cased = main.own != main.whole
            || rules
                .iter()
                .any(|rule| rule.written.own != rule.written.whole);
        let plain = rules.is_empty() && !begins_ending && !cased;
        let code = c as u32;
        let entry = Entry {
            written: main,
            capital,
            cased,
            plain,
            rules,
            begins_ending,
        };
        self.entries.push(entry);
        // A system has a few hundred letters at most; one that has more loses the rest.
        let Ok(number) = u16::try_from(self.entries.len()) else {
            return;
        };
        if BLOCK.contains(&code) {
            self.index[(code - BLOCK.start) as usize] = number;
        } else {
            self.outside.push((c, number));
        }
    }
}

/// The form with its first letter capital, and under a tie both where the system has it so.
fn capitalized(to: &str, capitals: Capitals) -> String {
    const TIE: char = '\u{361}';
    let mut out = String::with_capacity(to.len());
    let (mut done, mut tied) = (false, false);
    for c in to.chars() {
        if c == TIE {
            out.push(c);
            tied = true;
        } else if c.is_alphabetic() && (!done || (tied && capitals == Capitals::Tie)) {
            out.extend(c.to_uppercase());
            done = true;
            tied = false;
        } else {
            out.push(c);
            tied = false;
        }
    }
    out
}
