//! The number printed in front of an entry.

use crate::text::span::Span;

/// A number in front of an entry: `12.`, `12)`, `[12]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryNumber {
    /// Its value.
    pub value: u32,
    /// Where it stands, brackets and stop included.
    pub span: Span,
    /// What stands before and behind the digits.
    form: (&'static str, &'static str),
}

impl EntryNumber {
    /// Another number in the same form, with the space behind it: `13. `.
    pub fn like(&self, value: u32) -> String {
        format!("{}{value}{} ", self.form.0, self.form.1)
    }

    /// The number stands without brackets, followed by a full stop.
    pub fn is_bare(&self) -> bool {
        self.form == ("", ".")
    }
}

/// The number in front of an entry's text, if there is one. Years are none.
pub fn of(text: &str) -> Option<EntryNumber> {
    let start = text.len() - text.trim_start().len();
    for form in [("[", "]"), ("(", ")"), ("", "."), ("", ")")] {
        let Some(rest) = text[start..].strip_prefix(form.0) else {
            continue;
        };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = &rest[digits..];
        if (1..=4).contains(&digits)
            && let Some(tail) = behind.strip_prefix(form.1)
            && tail.starts_with(char::is_whitespace)
            && let Ok(value) = rest[..digits].parse()
            && !(1400..2100).contains(&value)
        {
            let end = start + form.0.len() + digits + form.1.len();
            return Some(EntryNumber {
                value,
                span: Span::new(start, end),
                form,
            });
        }
    }
    None
}

/// The text behind the number in front of it.
pub fn without(text: &str) -> &str {
    of(text).map_or(text, |number| text[number.span.end..].trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_front() {
        for (text, value, like) in [
            ("12. Иванов", Some(12), "13. "),
            ("[3] Smith", Some(3), "4] "),
            ("7) Smith", Some(7), "8) "),
            ("2001. A year", None, ""),
            ("3D models", None, ""),
            ("3.5 of it", None, ""),
            ("Smith", None, ""),
        ] {
            let number = of(text);
            assert_eq!(number.map(|n| n.value), value, "{text}");
            if let Some(number) = number {
                assert!(number.like(number.value + 1).ends_with(like), "{text}");
            }
        }
        assert_eq!(without("[3] Smith"), "Smith");
    }
}
