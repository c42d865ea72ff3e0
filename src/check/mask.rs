//! The parts of an entry's text that are no prose: web addresses, DOIs, e-mail addresses,
//! formulae, tags. Rules about punctuation and spelling keep out of them.
//!
//! The scanner looks at each byte a bounded number of times. It decides by form alone and knows
//! nothing of labels.

use crate::text::span::Span;

/// What a part that is no prose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `https://…`, `www.…`.
    Url,
    /// `10.1000/182`, without what announces it.
    Doi,
    /// `name@host`.
    Email,
    /// `$…$`.
    Formula,
    /// `<sub>`.
    Tag,
}

/// A part that is no prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Masked {
    /// Bytes of the text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The parts that are no prose, in order, not overlapping.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mask(Vec<Masked>);

impl Mask {
    /// Scans a text.
    pub fn of(text: &str) -> Mask {
        let bytes = text.as_bytes();
        let mut found = Vec::new();
        let mut at = 0;
        // Where no closing `$` or `>` follows, the rest need not be searched again.
        let (mut no_dollar, mut no_tag) = (false, false);
        while at < bytes.len() {
            let masked = match bytes[at] {
                b'h' | b'H' | b'f' | b'F' | b'w' | b'W' => url(text, at),
                b'1' => doi(text, at),
                b'@' => email(text, at, found.last()),
                b'$' if !no_dollar => formula(text, at).or_else(|| {
                    no_dollar = true;
                    None
                }),
                b'<' if !no_tag => tag(text, at).or_else(|| {
                    no_tag = !text[at..].contains('>');
                    None
                }),
                _ => None,
            };
            match masked {
                Some(masked) => {
                    at = masked.span.end.max(at + 1);
                    found.push(masked);
                }
                None => at += 1,
            }
        }
        Mask(found)
    }

    /// Whether the byte at `at` is in one of the parts.
    pub fn hides(&self, at: usize) -> bool {
        self.overlaps(Span::new(at, at + 1))
    }

    /// Whether `span` shares a byte with one of the parts.
    pub fn overlaps(&self, span: Span) -> bool {
        let after = self.0.partition_point(|m| m.span.start < span.end);
        after > 0 && self.0[after - 1].span.end > span.start
    }

    /// The parts of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = Span> {
        let parts = self.0.iter().filter(move |m| m.kind == kind);
        parts.map(|m| m.span)
    }
}

fn url(text: &str, at: usize) -> Option<Masked> {
    let rest = &text[at..];
    let starts = |prefix: &str| {
        rest.get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    let is_url = ["http:/", "https:/", "ftp:/", "http//", "https//", "www."]
        .iter()
        .any(|p| starts(p));
    let inside_word = text[..at]
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    if !is_url || inside_word {
        return None;
    }
    let span = Span::new(at, at + address_len(rest));
    Some(Masked {
        span,
        kind: Kind::Url,
    })
}

/// A DOI name: `10.`, at least four digits, `/`, and no white space.
fn doi(text: &str, at: usize) -> Option<Masked> {
    let rest = &text[at..];
    let registrant = rest.strip_prefix("10.")?;
    let digits = registrant.bytes().take_while(u8::is_ascii_digit).count();
    let after_digit = text[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_ascii_digit());
    if digits < 4 || after_digit {
        return None;
    }
    let suffix = registrant[digits..].trim_start_matches(|c: char| c == '.' || c.is_ascii_digit());
    suffix.strip_prefix('/')?;
    let span = Span::new(at, at + address_len(rest));
    Some(Masked {
        span,
        kind: Kind::Doi,
    })
}

/// How long an address is that begins `rest`: to white space, a quotation mark, an angle or an
/// unmatched bracket, without the punctuation of the sentence at its end.
fn address_len(rest: &str) -> usize {
    let mut open: Vec<char> = Vec::new();
    let mut end = rest.len();
    for (i, c) in rest.char_indices() {
        let stops = match c {
            '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '|' | '\\' => true,
            '(' | '[' | '{' => {
                open.push(c);
                false
            }
            ')' => open.pop() != Some('('),
            ']' => open.pop() != Some('['),
            '}' => open.pop() != Some('{'),
            _ => c.is_whitespace(),
        };
        if stops {
            end = i;
            break;
        }
    }
    let mut address = &rest[..end];
    // An opening bracket that is not closed in the address belongs to the sentence.
    if !open.is_empty()
        && let Some(cut) = address.rfind(['(', '[', '{'])
        && !address[cut..].contains([')', ']', '}'])
    {
        address = &address[..cut];
    }
    address
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '’'])
        .len()
}

fn email(text: &str, at: usize, before: Option<&Masked>) -> Option<Masked> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let floor = before.map_or(0, |m| m.span.end);
    let head = text.get(floor..at)?;
    // No local part is longer than 64 bytes (RFC 5321, 4.5.3.1.1).
    let start = at
        - head
            .bytes()
            .rev()
            .take(64)
            .take_while(|b| local(*b as char))
            .count();
    let tail = &text[at + 1..];
    let host = tail
        .bytes()
        .take(255)
        .take_while(|b| local(*b as char))
        .count();
    let host = tail[..host].trim_end_matches('.').len();
    (start < at && tail[..host].contains('.')).then_some(Masked {
        span: Span::new(start, at + 1 + host),
        kind: Kind::Email,
    })
}

fn formula(text: &str, at: usize) -> Option<Masked> {
    let len = text[at + 1..].find('$')?;
    Some(Masked {
        span: Span::new(at, at + len + 2),
        kind: Kind::Formula,
    })
}

fn tag(text: &str, at: usize) -> Option<Masked> {
    let rest = &text[at + 1..];
    let name = rest.strip_prefix('/').unwrap_or(rest);
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    // A tag's attributes are short; what runs on is a lesser-than sign.
    let len = rest.bytes().take(200).position(|b| b == b'>')?;
    (!rest.as_bytes()[..len].contains(&b'<')).then_some(Masked {
        span: Span::new(at, at + len + 2),
        kind: Kind::Tag,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_the_sentence_goes_on() {
        for (text, expected) in [
            ("URL: http://a.ru/b_(c)/d.html.", "http://a.ru/b_(c)/d.html"),
            ("(see https://a.org/x?y=1,2)", "https://a.org/x?y=1,2"),
            ("https://novate.ru/3/(accessed 1.1)", "https://novate.ru/3/"),
            ("url = {https://a.org/x},", "https://a.org/x"),
            ("doi:10.1000/182(3).", "10.1000/182(3)"),
            ("www.site.ru, 2018", "www.site.ru"),
            ("to me@mail.example.com.", "me@mail.example.com"),
            ("the $L^p$ norm", "$L^p$"),
            ("H<sub>2</sub>O", "<sub>"),
            ("№ 10.1234 of", ""),
            ("no address, 5 < 6 $", ""),
            (
                "это https://ru.wikipedia.org/wiki/Опера вот",
                "https://ru.wikipedia.org/wiki/Опера",
            ),
        ] {
            let mask = Mask::of(text);
            let first = mask.0.first().map_or("", |m| m.span.of(text));
            assert_eq!(first, expected, "{text}");
        }
    }

    #[test]
    fn places_are_looked_up() {
        let text = "a http://b.ru c";
        let mask = Mask::of(text);
        assert!(!mask.hides(0));
        assert!(mask.hides(2));
        assert!(mask.hides(12));
        assert!(!mask.hides(13));
        assert!(mask.overlaps(Span::new(0, 3)));
    }
}
