//! A text as symbols, some hundred bytes of it at a time: bytes are classed many at once, whatever they are, so
//! that who writes letter by letter only has to read.

use super::swift::{SYMBOLS, UNKNOWN};

/// How many bytes a window shows at most: whole pieces.
const SHOWN: usize = 7 * PIECE;
/// Its room, with what marks its end: so much that a byte tells a place in it.
const ROOM: usize = 256;
/// Bytes that are looked at together, by a few operations for many of them.
const PIECE: usize = 32;

/// A part of a text, and of each byte of it, what the character is that begins there. (Of a byte in the middle
/// of a character, for which nobody asks, it shows something.)
pub(super) struct Window {
    /// The byte of the text that is first.
    start: usize,
    /// How many bytes are shown. Behind the end of the text there are zeros.
    end: usize,
    symbols: [u16; ROOM],
    /// How many bytes more than two the character has together with the one behind it.
    widths: [u8; ROOM],
}

impl Window {
    /// One that shows nothing yet.
    pub fn new() -> Window {
        Window {
            start: 0,
            end: 0,
            symbols: [0; ROOM],
            widths: [0; ROOM],
        }
    }

    /// The byte of the text that is shown first.
    pub fn start(&self) -> usize {
        self.start
    }

    /// Shows the text from `at` on.
    pub fn move_to(&mut self, bytes: &[u8], at: usize) {
        let mut rest = bytes.get(at..).unwrap_or_default();
        self.start = at;
        // With the end of the text, and a zero behind that.
        self.end = SHOWN.min((rest.len() + 2).next_multiple_of(PIECE));
        let symbols = self.symbols.chunks_exact_mut(PIECE);
        let widths = self.widths.chunks_exact_mut(PIECE);
        for (symbols, widths) in symbols.zip(widths).take(self.end / PIECE) {
            match rest.first_chunk() {
                Some(piece) => show(piece, symbols, widths),
                None => {
                    let mut piece = [0; PIECE + 2];
                    piece
                        .iter_mut()
                        .zip(rest)
                        .for_each(|(to, from)| *to = *from);
                    show(&piece, symbols, widths);
                }
            }
            rest = rest.get(PIECE..).unwrap_or_default();
        }
        // Of what stands behind nothing is known; the last two characters may reach beyond the end.
        if let Some(behind) = self.symbols.get_mut(self.end..self.end + 4) {
            behind.fill(UNKNOWN as u16);
        }
    }

    /// The symbol of the character at a byte that is shown.
    #[inline]
    pub fn symbol(&self, at: usize) -> usize {
        usize::from(self.symbols[at & (ROOM - 1)]) & (SYMBOLS - 1)
    }

    /// The bytes of a character and the one behind it.
    #[inline]
    pub fn width_of_two(&self, at: usize) -> usize {
        2 + usize::from(self.widths[at & (ROOM - 1)])
    }

    /// Whether the character at a byte of the text is shown with the one behind it, so that it was not for this
    /// that the writing ended.
    pub fn reaches(&self, at: usize) -> bool {
        let at = at.wrapping_sub(self.start);
        at < self.end && at + width(self.symbol(at)) < self.end
    }
}

/// What the bytes of a piece show.
#[inline]
fn show(piece: &[u8; PIECE + 2], symbols: &mut [u16], widths: &mut [u8]) {
    for (at, symbol) in symbols.iter_mut().enumerate().take(PIECE) {
        *symbol = symbol_of(piece[at], piece[at + 1]);
    }
    for (at, width) in widths.iter_mut().enumerate().take(PIECE) {
        // All bits for a byte that is not ASCII: choices without branches.
        let [first, second, third] =
            [0, 1, 2].map(|i| (piece[at + i].cast_signed() >> 7).cast_unsigned());
        *width = (first & 1) + ((third & first | second & !first) & 1);
    }
}

/// The symbol of a character that begins with these bytes.
#[inline]
pub(super) fn symbol_of(first: u8, second: u8) -> u16 {
    let wide = (u16::from(first) & 0x3f) << 6 | u16::from(second) & 0x3f;
    let is_wide = (i16::from(first.cast_signed()) >> 15).cast_unsigned();
    (wide & is_wide) | (u16::from(first) & !is_wide)
}

/// The bytes of a character that a look tells.
#[inline]
pub(super) fn width(symbol: usize) -> usize {
    1 + usize::from(symbol >= 0x80)
}
