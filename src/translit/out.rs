//! Where romanised text is put together: a small room that stays in the processor's nearest memory, emptied
//! into the text each time it is full. So the text is written once, and checked while it is near.

/// Bytes of the room before it is emptied.
const FULL: usize = 1024;
/// Bytes that may be written between two looks at whether it is full; a power of two.
pub(super) const FREE: usize = 2048;
/// The bytes that may be written, by eight at a time.
const AHEAD: usize = FREE + 8;

/// See the module.
pub(super) struct Out {
    text: String,
    room: [u8; FULL + AHEAD],
    /// Bytes of the room that are written.
    len: usize,
}

impl Out {
    /// For what is made of `bytes` bytes of Cyrillic: most systems write fewer.
    pub fn new(bytes: usize) -> Out {
        Out {
            text: String::with_capacity(bytes + bytes / 16 + 16),
            room: [0; FULL + AHEAD],
            len: 0,
        }
    }

    /// The room, with how many bytes of it are written: [`FREE`] bytes and eight are free behind those.
    #[inline]
    pub fn room(&mut self) -> (&mut [u8; FULL + AHEAD], &mut usize) {
        if self.len > FULL {
            self.flush();
        }
        (&mut self.room, &mut self.len)
    }

    /// Writes a whole text.
    pub fn push_str(&mut self, text: &str) {
        if text.len() > AHEAD {
            self.flush();
            self.text.push_str(text);
            return;
        }
        let (room, len) = self.room();
        if let Some(free) = room.get_mut(*len..*len + text.len()) {
            free.copy_from_slice(text.as_bytes());
            *len += text.len();
        }
    }

    /// Takes back the last `bytes` bytes, which are whole characters.
    pub fn take_back(&mut self, bytes: usize) {
        if let Some(len) = self.len.checked_sub(bytes) {
            self.len = len;
            return;
        }
        self.flush();
        let kept = self.text.len().saturating_sub(bytes);
        if self.text.is_char_boundary(kept) {
            self.text.truncate(kept);
        }
    }

    /// The text.
    pub fn finish(mut self) -> String {
        self.flush();
        self.text
    }

    fn flush(&mut self) {
        let written = self.room.get(..self.len).unwrap_or_default();
        // Only whole characters were written: nothing is ever lost here.
        match simdutf8::basic::from_utf8(written) {
            Ok(written) => self.text.push_str(written),
            Err(_) => self.text.push_str(&String::from_utf8_lossy(written)),
        }
        self.len = 0;
    }
}
