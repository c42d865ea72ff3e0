//! RTF cut into tokens.

/// A piece of an RTF file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// `\word` or `\word12`, with the space that ends it.
    Word(&'a str, Option<i32>),
    /// `\~`: a control of one sign; a line end is one, too.
    Sign(u8),
    /// A byte of text, written `\'e9` or as it is.
    Byte(u8),
}

/// Cuts the file, byte by byte; raw line ends are none of its text.
pub(super) struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Tokens { bytes, at: 0 }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips raw bytes: what `\bin` announces.
    pub fn skip_bytes(&mut self, count: usize) {
        self.at = self.at.saturating_add(count).min(self.bytes.len());
    }

    fn control(&mut self) -> Option<Token<'a>> {
        const LONGEST: usize = 32;
        let rest = self.bytes.get(self.at..)?;
        let letters = rest
            .iter()
            .take(LONGEST)
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        if letters == 0 {
            let sign = self.peek()?;
            self.at += 1;
            if sign == b'\'' {
                let hex = self.bytes.get(self.at..self.at + 2);
                let byte = hex
                    .and_then(|hex| std::str::from_utf8(hex).ok())
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok());
                if let Some(byte) = byte {
                    self.at += 2;
                    return Some(Token::Byte(byte));
                }
            }
            return Some(Token::Sign(sign));
        }
        let name = rest
            .get(..letters)
            .and_then(|n| std::str::from_utf8(n).ok())?;
        let after = rest.get(letters..)?;
        let sign = usize::from(after.first() == Some(&b'-'));
        let digits = after
            .iter()
            .skip(sign)
            .take(10)
            .take_while(|b| b.is_ascii_digit())
            .count();
        self.at += letters;
        let mut number = None;
        if digits > 0 {
            self.at += sign + digits;
            number = after
                .get(..sign + digits)
                .and_then(|n| std::str::from_utf8(n).ok())
                .and_then(|n| n.parse().ok());
        }
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        Some(Token::Word(name, number))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => return self.control(),
                b'\r' | b'\n' | b'\0' => continue,
                byte => Token::Byte(byte),
            });
        }
    }
}
