//! The cells of a system: what is written for every symbol, by what stands beside it.

use super::look::{Beside, Classes, Look, at_place, outcome};
use super::pairs::{Joined, Pairs, endings_of};
use super::swift::{CELLS, Cell, LETTERS, PLACES, PRINT, STOP, SYMBOLS, Symbol, cell};
use super::table::{Ending, Entry, Table};
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// The cells while they are made.
pub(super) struct Build<'t> {
    table: &'t Table,
    pairs: &'t Pairs,
    /// The classes of neighbours; they are followed by one of which nothing is known.
    before: Classes,
    behind: Classes,
    /// How many bits the class before has; those of the class behind are above them.
    shift: u32,
    pub symbols: Box<[Symbol; SYMBOLS]>,
    cells: Vec<Cell>,
    /// Where rows of cells stand already.
    known: HashMap<Vec<Cell>, u16>,
}

impl<'t> Build<'t> {
    /// Of a system's table; `None` when it tells too many neighbours apart.
    pub fn new(table: &'t Table, pairs: &'t Pairs) -> Option<Build<'t>> {
        /// More bits of the two classes would not be swift.
        const MOST_BITS: u32 = 10;
        let rules = || table.entries.iter().flat_map(|entry| &entry.rules);
        let before = Classes::new(|beside| {
            let allowed: Vec<bool> = rules().map(|rule| rule.after.allow(beside.small)).collect();
            let begins = beside.place.filter(|place| pairs.begins(*place));
            (allowed, beside.small.is_none(), begins)
        });
        let behind = Classes::new(|beside| {
            let looks: Vec<Look> = rules().map(|rule| Look::new(rule, beside)).collect();
            let endings = table.endings.iter();
            let seconds: Vec<bool> = endings
                .map(|ending| ending.letters.get(1).copied() == beside.small)
                .collect();
            let ends = beside.place.filter(|place| pairs.ends(*place));
            (
                looks,
                seconds,
                beside.is_small,
                beside.small.is_none(),
                ends,
            )
        });
        let bits = |classes: &Classes| (classes.kinds.len() + 1).next_power_of_two().ilog2();
        let shift = bits(&before);
        if shift + bits(&behind) > MOST_BITS {
            return None;
        }
        let mut build = Build {
            table,
            pairs,
            before,
            behind,
            shift,
            symbols: Box::new([Symbol::default(); SYMBOLS]),
            cells: vec![STOP],
            known: HashMap::new(),
        };
        build.all()?;
        Some(build)
    }

    /// The cells; what is behind them is never read.
    pub fn cells(&self) -> Option<Box<[Cell; CELLS]>> {
        let mut cells = self.cells.clone();
        cells.resize(CELLS, STOP);
        cells.into_boxed_slice().try_into().ok()
    }

    fn all(&mut self) -> Option<()> {
        let unknown = self.beside(None);
        self.symbols.fill(unknown);
        for byte in 0..0x80u8 {
            self.other(usize::from(byte), char::from(byte))?;
        }
        // The end of the text is as a zero: there, somebody looks whether it is one.
        self.symbols[0].base = 0;
        for c in '\u{a0}'..'\u{300}' {
            self.other(c as usize, c)?;
        }
        if ('\u{2000}'..='\u{203f}').all(|c| self.is_edge(c)) {
            self.symbols[PRINT] = self.beside(Some(&Beside::EDGE));
        }
        for place in 0..PLACES {
            match Beside::letter(place) {
                Some(letter) => self.letter(place, &letter)?,
                None => self.other(LETTERS + place, char::from_u32(0x400 + place as u32)?)?,
            }
        }
        Some(())
    }

    /// What a symbol is to its neighbours; `None` when that is not known.
    fn beside(&self, letter: Option<&Beside>) -> Symbol {
        let class =
            |classes: &Classes| letter.map_or(classes.kinds.len(), |letter| classes.of(letter));
        Symbol {
            before: class(&self.before) as u16,
            behind: (class(&self.behind) << self.shift) as u16,
            ..Symbol::default()
        }
    }

    /// Whether a character is no part of any word, and stays as it is.
    fn is_edge(&self, c: char) -> bool {
        !c.is_alphabetic() && !is_combining_mark(c) && self.stays(c)
    }

    fn stays(&self, c: char) -> bool {
        self.table.get(c).is_none() && !self.table.dropped.contains(&c)
    }

    /// Makes the symbol of a character that is no letter of the system's alphabet.
    fn other(&mut self, index: usize, c: char) -> Option<()> {
        let is_edge = c < '\u{400}' && self.is_edge(c);
        let mut symbol = self.beside(is_edge.then_some(&Beside::EDGE));
        if self.stays(c) {
            symbol.base = self.row(vec![cell(c.encode_utf8(&mut [0; 4]).as_bytes())?])?;
        }
        self.symbols[index] = symbol;
        Some(())
    }

    fn letter(&mut self, place: usize, letter: &Beside) -> Option<()> {
        let c = at_place(place)?;
        let Some(entry) = self.table.get(c) else {
            let mut symbol = self.beside(Some(letter));
            // It stays, if no rule takes it with the letter before.
            if self.stays(c) && !self.pairs.ends(place) {
                symbol.base = self.row(vec![cell(c.encode_utf8(&mut [0; 4]).as_bytes())?])?;
            }
            self.symbols[LETTERS + place] = symbol;
            return Some(());
        };
        let endings = endings_of(self.table, place);
        let letter_of = Letter {
            place,
            entry,
            endings,
            pairs: self.pairs,
        };
        // By class before and, within it, by class behind; the last of each is the one of which nothing is known.
        let mut rows: Vec<Vec<Cell>> = self
            .before
            .kinds
            .iter()
            .map(|before| {
                let behind = self.behind.kinds.iter();
                let mut row: Vec<Cell> = behind
                    .map(|behind| letter_of.cell(before, behind))
                    .collect();
                row.push(common(row.iter().copied()));
                row
            })
            .collect();
        let unknown = (0..=self.behind.kinds.len())
            .map(|behind| common(rows.iter().filter_map(|row| row.get(behind).copied())));
        let unknown = unknown.collect();
        rows.push(unknown);
        let behind_matters = rows
            .iter()
            .any(|row| row.iter().any(|cell| Some(cell) != row.first()));
        let before_matters = rows.iter().any(|row| Some(row) != rows.first());
        let before = if before_matters {
            (1 << self.shift) - 1
        } else {
            0
        };
        let classes = if behind_matters {
            self.behind.kinds.len() + 1
        } else {
            1
        };
        let mut cells = Vec::new();
        for behind in 0..classes {
            let column = rows
                .iter()
                .map(|row| row.get(behind).copied().unwrap_or(STOP));
            cells.extend(column.take(if before_matters { rows.len() } else { 1 }));
            if behind_matters || before_matters {
                cells.resize((behind + 1) << self.shift, STOP);
            }
        }
        let behind = if behind_matters {
            u16::MAX << self.shift
        } else {
            0
        };
        let symbol = Symbol {
            base: self.row(cells)?,
            mask: before | behind,
            ..self.beside(Some(letter))
        };
        self.symbols[LETTERS + place] = symbol;
        Some(())
    }

    /// Where such a row of cells stands.
    fn row(&mut self, cells: Vec<Cell>) -> Option<u16> {
        if let Some(known) = self.known.get(&cells) {
            return Some(*known);
        }
        let base = u16::try_from(self.cells.len()).ok()?;
        self.cells.extend(&cells);
        if self.cells.len() > CELLS {
            return None;
        }
        self.known.insert(cells, base);
        Some(base)
    }
}

/// What is the same in all cells.
fn common(mut cells: impl Iterator<Item = Cell>) -> Cell {
    let first = cells.next().unwrap_or(STOP);
    if cells.all(|cell| cell == first) {
        first
    } else {
        STOP
    }
}

/// A letter of which the cells are sought.
struct Letter<'t> {
    place: usize,
    entry: &'t Entry,
    endings: Vec<&'t Ending>,
    pairs: &'t Pairs,
}

impl Letter<'_> {
    fn cell(&self, before: &Beside, behind: &Beside) -> Cell {
        self.written(before, behind)
            .and_then(|written| cell(&written))
            .unwrap_or(STOP)
    }

    /// What is written at the letter's place: also what waited for it, and nothing when it was written for
    /// before.
    fn written(&self, before: &Beside, behind: &Beside) -> Option<Vec<u8>> {
        let joined = before
            .place
            .and_then(|before| self.pairs.joined(before, self.place));
        match joined {
            None => self.own(before, behind),
            Some(Joined::Both) => Some(Vec::new()),
            Some(Joined::Ending { whole, .. }) if behind.small.is_none() => {
                Some(whole.written().to_vec())
            }
            Some(Joined::Ending { first, .. }) => {
                Some([first.written(), &self.own(before, behind)?].concat())
            }
            Some(Joined::Unsure) => None,
        }
    }

    fn own(&self, before: &Beside, behind: &Beside) -> Option<Vec<u8>> {
        let outcome = outcome(self.entry, &self.endings, before, behind)?;
        let joined = behind
            .place
            .and_then(|behind| self.pairs.joined(self.place, behind));
        let is_simple = outcome.ending.is_none() && !outcome.both;
        match joined {
            None if is_simple => Some(outcome.brief.written().to_vec()),
            Some(Joined::Both) if outcome.both => Some(outcome.brief.written().to_vec()),
            // The letter behind is written with it; at the beginning of a word there is no ending.
            Some(Joined::Ending { .. }) if before.small.is_some() => Some(Vec::new()),
            _ => None,
        }
    }
}
