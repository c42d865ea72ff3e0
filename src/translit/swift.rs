//! Letters written by a look at the letters beside them, without a branch: the common cases of what
//! `convert` does in general. Where a look is not enough, it stops.
//!
//! A character of the text is a symbol. A symbol has cells, one for every class of what stands before and
//! behind, in as many classes as the rules of the system tell apart, or one cell for all; a cell holds the few
//! bytes that are written. So each letter takes the same steps, whatever stands there, and none waits for
//! what was written before it.
//!
//! Two letters that are written together (`зь`, the ending `ий`) are written by one of them, and nothing by
//! the other. Whoever stops between the two goes back before both ([`Swift::write`]).

use super::cells::Build;
use super::out::{FREE, Out};
use super::pairs::Pairs;
use super::table::Table;
use super::window::{Window, symbol_of, width};

/// The letters from U+0400 to U+052F.
pub(super) const PLACES: usize = 0x130;
/// The symbol of a character of one byte or two is its code point; here the letters begin.
pub(super) const LETTERS: usize = 0x400;
/// Behind those of two bytes: the symbols of longer characters, by their first two bytes.
pub(super) const LONGER: usize = 0x800;
/// U+2000 to U+203F: the dashes, quotation marks and spaces of print (0xE2 0x80).
pub(super) const PRINT: usize = 0x880;
/// How many symbols there are.
pub(super) const SYMBOLS: usize = 0x1000;
/// A symbol of which nothing is known.
pub(super) const UNKNOWN: usize = LONGER;
/// How many cells a system may have.
pub(super) const CELLS: usize = 0x2000;

/// Where a symbol's cells are, and what it is to its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Symbol {
    /// Its first cell.
    pub base: u16,
    /// The bits of the classes beside that its cells are told apart by.
    pub mask: u16,
    /// Its class for what stands behind it, and for what stands before it, each in its own bits.
    pub before: u16,
    pub behind: u16,
}

/// What is written in one place: up to seven bytes, and in the highest byte how many; [`STOP`] when a look does
/// not tell.
pub(super) type Cell = u64;
pub(super) const STOP: Cell = u64::MAX;
/// The most bytes a cell holds.
const MOST: usize = 7;

/// The cell in which that is written; `None` when it is too long.
pub(super) fn cell(written: &[u8]) -> Option<Cell> {
    let mut bytes = [0; 8];
    bytes
        .get_mut(..MOST)?
        .get_mut(..written.len())?
        .copy_from_slice(written);
    bytes[MOST] = written.len() as u8;
    Some(Cell::from_le_bytes(bytes))
}

/// What a system writes by a look at the neighbours.
#[derive(Clone, Debug)]
pub(super) struct Swift {
    symbols: Box<[Symbol; SYMBOLS]>,
    cells: Box<[Cell; CELLS]>,
    pairs: Pairs,
}

impl Default for Swift {
    /// Stops everywhere.
    fn default() -> Swift {
        Swift {
            symbols: Box::new([Symbol::default(); SYMBOLS]),
            cells: Box::new([STOP; CELLS]),
            pairs: Pairs::default(),
        }
    }
}

/// How far a text was written.
pub(super) struct Stop {
    /// The byte from which it is not.
    pub at: usize,
    /// The byte that needs more than a look: up to behind it, no swift way is to be tried again.
    pub reason: usize,
}

impl Swift {
    /// For a system's table; one that tells too many neighbours apart stops everywhere.
    pub fn new(table: &Table) -> Swift {
        let pairs = Pairs::new(table);
        let built =
            Build::new(table, &pairs).and_then(|build| Some((build.cells()?, build.symbols)));
        let Some((cells, symbols)) = built else {
            return Swift::default();
        };
        Swift {
            symbols,
            cells,
            pairs,
        }
    }

    /// Writes the text from `from` on; where it stops, somebody else has to write a character or more.
    /// `window` shows the text, or nothing yet.
    pub fn write(&self, text: &str, from: usize, window: &mut Window, out: &mut Out) -> Stop {
        let bytes = text.as_bytes();
        let mut before = &self.symbols[self.symbol_before(bytes, from)];
        let mut at = from;
        loop {
            if !window.reaches(at) {
                window.move_to(bytes, at);
            }
            at = self.write_window(window, at, before, out);
            if window.reaches(at) {
                if !self.is_print(bytes, at) {
                    break;
                }
                out.push_str(text.get(at..at + 3).unwrap_or_default());
                at += 3;
            }
            before = &self.symbols[previous(bytes, at)];
        }
        let reason = at.min(bytes.len());
        let at = self.go_back(bytes, from, reason, out);
        Stop { at, reason }
    }

    /// Writes what stands from `at` on, as long as a look tells it and the window shows it; the byte where that
    /// ends. Nothing here depends on which characters they are but the places that are read.
    #[inline]
    fn write_window(&self, window: &Window, at: usize, before: &Symbol, out: &mut Out) -> usize {
        let (room, written) = out.room();
        let Some(free) = room.get_mut(*written..).and_then(<[u8]>::first_chunk_mut) else {
            return at;
        };
        let free: &mut [u8; FREE + 8] = free;
        let symbol = |index: usize| &self.symbols[index & (SYMBOLS - 1)];
        let mut len = 0;
        let mut put = |cell: Cell| {
            // Never more than [`FREE`]: a byte that is shown gives seven at most.
            let place = len & (FREE - 1);
            free[place..place + 8].copy_from_slice(&cell.to_le_bytes());
            len += count(cell);
        };
        let mut at = at - window.start();
        let (mut before, mut own) = (before, symbol(window.symbol(at)));
        let mut next = at + width(window.symbol(at));
        // Two characters at a time, so that where the next two begin is soon known. A symbol that is not told
        // ends what the window shows.
        loop {
            let first = window.symbol(next);
            let behind = symbol(first);
            let cell = self.cell(before, own, behind);
            if !is_told(cell) {
                break;
            }
            put(cell);
            at = next;
            let second = next + width(first);
            let further = symbol(window.symbol(second));
            let cell = self.cell(own, behind, further);
            if !is_told(cell) {
                break;
            }
            put(cell);
            at = second;
            next += window.width_of_two(next);
            (before, own) = (behind, further);
        }
        *written += len;
        at + window.start()
    }

    /// Takes back what was written by a look that did not see what stands at `reason`: a combining mark, which
    /// may make the letter before it another one, and letters that are written together.
    fn go_back(&self, bytes: &[u8], from: usize, reason: usize, out: &mut Out) -> usize {
        let is_mark = |at: usize| matches!(bytes.get(at), Some(0xcc | 0xcd));
        // The letter with a mark behind it.
        let marked = match (is_mark(reason), is_mark(reason + 2)) {
            (true, _) => reason.checked_sub(2),
            (_, true) => Some(reason),
            _ => None,
        };
        let mut at = reason;
        while let Some(start) = at.checked_sub(2).filter(|start| *start >= from)
            && matches!(bytes.get(start), Some(0xc2..=0xdf))
        {
            let (own, behind) = (symbol_at(bytes, start), symbol_at(bytes, at));
            // With its mark, the letter may go on with an ending that begins before it.
            let is_changed = marked == Some(start)
                || (marked == Some(at) && self.pairs.begins_ending(place(own)));
            if !is_changed && self.pairs.joined(place(own), place(behind)).is_none() {
                break;
            }
            let before = if start == from {
                self.symbol_before(bytes, start)
            } else {
                previous(bytes, start)
            };
            let [before, own, behind] = [before, own, behind].map(|index| &self.symbols[index]);
            let cell = self.cell(before, own, behind);
            if is_told(cell) {
                out.take_back(count(cell));
            }
            at = start;
        }
        at
    }

    #[inline]
    fn cell(&self, before: &Symbol, own: &Symbol, behind: &Symbol) -> Cell {
        let beside = (before.before | behind.behind) & own.mask;
        self.cells[usize::from(own.base + beside) & (CELLS - 1)]
    }

    /// The symbol before `at`, where the swift way begins: what was written for it is not known, so a letter
    /// that is written together with others tells nothing.
    fn symbol_before(&self, bytes: &[u8], at: usize) -> usize {
        let before = previous(bytes, at);
        if self.pairs.begins(place(before)) {
            UNKNOWN
        } else {
            before
        }
    }

    /// Whether a mark of print stands there that is nothing to the system.
    fn is_print(&self, bytes: &[u8], at: usize) -> bool {
        let is_one = bytes.get(at) == Some(&0xe2) && bytes.get(at + 1) == Some(&0x80);
        is_one && self.symbols[PRINT].before == self.symbols[0].before
    }
}

/// The symbol at a byte of a text.
fn symbol_at(bytes: &[u8], at: usize) -> usize {
    let byte = |at: usize| bytes.get(at).copied().unwrap_or(0);
    usize::from(symbol_of(byte(at), byte(at + 1)))
}

/// The symbol that ends before a byte of a text.
fn previous(bytes: &[u8], at: usize) -> usize {
    let byte = |back: usize| {
        at.checked_sub(back)
            .and_then(|before| bytes.get(before))
            .copied()
    };
    match (byte(3), byte(2), byte(1)) {
        (_, _, None) => 0,
        (_, _, Some(last @ 0..0x80)) => usize::from(last),
        (_, Some(0xc2..=0xdf), _) => symbol_at(bytes, at - 2),
        (Some(0xe0..=0xef), ..) => symbol_at(bytes, at - 3),
        _ => UNKNOWN,
    }
}

/// The place of a letter's symbol.
fn place(symbol: usize) -> usize {
    symbol.wrapping_sub(LETTERS)
}

/// Whether a cell holds what is written.
#[inline]
fn is_told(cell: Cell) -> bool {
    cell.cast_signed() >= 0
}

/// The bytes written by a cell.
#[inline]
fn count(cell: Cell) -> usize {
    (cell >> 56) as usize
}
