//! Addresses in a text: of pages, of mail, digital object identifiers. Their letters are no words:
//! written in another alphabet, an address leads nowhere.
//!
//! A Cyrillic word with a stop and no space behind it (`г.Москва`, `т.е.`) is none: a host without
//! `www.` or a scheme before it ends in a domain of the list here.

use crate::text::span::Span;
use unicode_normalization::char::is_combining_mark;

/// Top domains by which a host is known that nothing else marks, but for those that Russian abbreviations
/// and English words without a space behind a stop look like (`ch`, `in`, `is`, `me`, `no`, `es`).
const DOMAINS: [&str; 64] = [
    "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "ru", "su", "рф", "by", "ua",
    "kz", "uz", "kg", "tj", "tm", "am", "az", "ge", "md", "ee", "lv", "lt", "pl", "cz", "sk", "hu",
    "ro", "bg", "rs", "si", "hr", "gr", "fi", "se", "dk", "de", "at", "fr", "pt", "nl", "uk", "ie",
    "eu", "us", "ca", "mx", "br", "ar", "cl", "au", "nz", "cn", "jp", "kr", "tw", "hk", "il", "ir",
    "za", "eg",
];
/// What a host neither begins nor ends with.
const HOST_MARKS: [char; 3] = ['.', '-', '_'];
/// No host has more bytes (RFC 1035, 2.3.4).
const LONGEST_HOST: usize = 255;
/// No name before the `@` has more (RFC 5321, 4.5.3.1.1).
const LONGEST_LOCAL: usize = 64;

/// The addresses of a text, in order; they do not overlap. Found while they are asked for, in time linear in
/// the length of the text.
pub(super) fn addresses(text: &str) -> Addresses<'_> {
    Addresses {
        text,
        at: 0,
        done: 0,
        no_host: 0,
    }
}

/// See [`addresses`].
pub(super) struct Addresses<'t> {
    text: &'t str,
    /// The byte from which signs of an address are looked for.
    at: usize,
    /// The end of the last address.
    done: usize,
    /// Up to here it is known that no host stands.
    no_host: usize,
}

impl Iterator for Addresses<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while let Some(sign) = next_sign(self.text.as_bytes(), self.at) {
            self.at = sign + 1;
            if let Some(found) = self.around(sign) {
                self.at = found.end;
                self.done = found.end;
                return Some(found);
            }
        }
        self.at = self.text.len();
        None
    }
}

impl Addresses<'_> {
    /// The address that a sign belongs to.
    fn around(&mut self, sign: usize) -> Option<Span> {
        match self.text.as_bytes().get(sign)? {
            b'@' => self.mail(sign),
            b'/' => self.url(sign).or_else(|| self.doi(sign)),
            _ => self.host(sign),
        }
    }

    /// What has a scheme; `sign` is the first of its strokes.
    fn url(&self, sign: usize) -> Option<Span> {
        let before = self.text.get(self.done..sign)?.strip_suffix(':')?;
        let is_scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        let scheme = before.len() - before.trim_end_matches(is_scheme).len();
        let behind = self.text.get(sign..)?.strip_prefix("//")?;
        if scheme == 0 || !behind.starts_with(is_address_char) {
            return None;
        }
        Some(Span::new(
            sign - 1 - scheme,
            end_of_path(self.text, sign, false),
        ))
    }

    /// A digital object identifier; `sign` is the stroke behind its prefix.
    fn doi(&self, sign: usize) -> Option<Span> {
        /// Digits of a registrant's number.
        const REGISTRANT: std::ops::RangeInclusive<usize> = 4..=9;
        let before = self.text.get(self.done..sign)?;
        let prefix = before.len()
            - before
                .trim_end_matches(|c: char| c.is_ascii_digit() || c == '.')
                .len();
        let start = sign - prefix;
        let registrant = Span::new(start, sign).of(self.text).strip_prefix("10.")?;
        let number = registrant.split('.').next()?.len();
        let behind = self.text.get(sign + 1..)?;
        if !REGISTRANT.contains(&number)
            || !behind.starts_with(|c: char| c.is_alphanumeric() || c == '(')
        {
            return None;
        }
        Some(Span::new(
            self.with_label(start),
            end_of_path(self.text, sign, true),
        ))
    }

    /// An address of mail (`a@b.ru`) or a name on a site (`@name`).
    fn mail(&self, sign: usize) -> Option<Span> {
        let is_local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
        let local = reach_back(self.text.get(self.done..sign)?, LONGEST_LOCAL, is_local);
        let behind = self.text.get(sign + 1..)?;
        if local == 0 {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            let name = behind.len() - behind.trim_start_matches(is_name).len();
            return (name > 1).then(|| Span::new(sign, sign + 1 + name));
        }
        let host = host_ahead(behind)?;
        let labels = host.split('.');
        let is_whole = labels.clone().all(|label| !label.is_empty()) && labels.count() > 1;
        is_whole.then(|| {
            let start = self.with_label(sign - local);
            Span::new(start, sign + 1 + host.len())
        })
    }

    /// A host, perhaps with a path behind it; `sign` is one of its stops.
    fn host(&mut self, sign: usize) -> Option<Span> {
        if sign < self.no_host {
            return None;
        }
        let before = self.text.get(self.done..sign)?;
        let reached =
            before.get(before.len() - reach_back(before, LONGEST_HOST, is_host_char)..)?;
        let start = sign - reached.trim_start_matches(HOST_MARKS).len();
        let Some(host) = host_ahead(self.text.get(start..)?) else {
            self.no_host = start + LONGEST_HOST;
            return None;
        };
        self.no_host = start + host.len();
        let is_www = host
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("www."));
        if !is_www && !is_host(host) {
            return None;
        }
        let end = start + host.len();
        let behind = self.text.get(end..)?;
        let goes_on = match behind.strip_prefix(':') {
            Some(port) => port.starts_with(|c: char| c.is_ascii_digit()),
            None => behind.starts_with(['/', '?', '#']),
        };
        Some(Span::new(
            self.with_label(start),
            if goes_on {
                end_of_path(self.text, end, false)
            } else {
                end
            },
        ))
    }

    /// The start of an address with the word that says what it is, if that stands before it without a space:
    /// `doi:10.1000/1`.
    fn with_label(&self, start: usize) -> usize {
        const LABELS: [&str; 6] = ["doi", "hdl", "mail", "mailto", "uri", "url"];
        let label = || {
            let before = self.text.get(self.done..start)?.strip_suffix(':')?;
            let len = reach_back(before, 6, |c| c.is_ascii_alphabetic());
            let label = before.get(before.len() - len..)?.to_ascii_lowercase();
            LABELS.contains(&label.as_str()).then_some(len + 1)
        };
        start - label().unwrap_or(0)
    }
}

/// Whether a span lies over one of `spans`, which are in order and do not overlap.
pub(super) fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end <= span.start);
    spans.get(after).is_some_and(|other| other.overlaps(span))
}

/// Whether a host is one by itself: a name of two characters or more in a domain of the list.
fn is_host(host: &str) -> bool {
    let Some((name, domain)) = host.rsplit_once('.') else {
        return false;
    };
    let mut labels = name.split('.');
    let is_label = |label: &str| !label.is_empty() && !label.starts_with('-');
    DOMAINS.contains(&domain)
        && labels.clone().all(is_label)
        && labels
            .next_back()
            .is_some_and(|label| label.chars().nth(1).is_some())
}

fn is_host_char(c: char) -> bool {
    // The letters of Russian first: most characters asked about are such.
    matches!(c, 'А'..='я') || c.is_alphanumeric() || HOST_MARKS.contains(&c)
}

/// The host with which a text begins, without a stop or hyphen behind it; `None` when it is too long.
fn host_ahead(text: &str) -> Option<&str> {
    let mut end = 0;
    for c in text.chars().take_while(|c| is_host_char(*c)) {
        end += c.len_utf8();
        if end > LONGEST_HOST {
            return None;
        }
    }
    Some(text.get(..end)?.trim_end_matches(HOST_MARKS))
}

/// How many bytes at the end of a text, `most` at most, are such characters.
fn reach_back(text: &str, most: usize, is_one: impl Fn(char) -> bool) -> usize {
    let mut len = 0;
    for c in text.chars().rev().take_while(|c| is_one(*c)) {
        if len + c.len_utf8() > most {
            break;
        }
        len += c.len_utf8();
    }
    len
}

/// Whether a character may stand in an address: those of RFC 3986, and letters of any alphabet.
fn is_address_char(c: char) -> bool {
    match c {
        '!'..='~' => !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}'),
        c => !c.is_ascii() && (c.is_alphanumeric() || is_combining_mark(c)),
    }
}

/// Where the address ends that goes on at `from`: before white space, quotation marks, a bracket that is not
/// its own, and the marks of the sentence behind it. In an old DOI (`sici`), angle brackets may stand.
fn end_of_path(text: &str, from: usize, sici: bool) -> usize {
    /// Bytes between a bracket and its other half.
    const LONGEST_BRACKET: usize = 255;
    let rest = text.get(from..).unwrap_or_default();
    let mut chars = rest.char_indices().peekable();
    let mut end = 0;
    // Brackets that are open, with where they stand.
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut angle = false;
    while let Some((at, c)) = chars.next() {
        if open
            .first()
            .is_some_and(|(_, open)| at - open > LONGEST_BRACKET)
        {
            break;
        }
        let next = chars.peek().map(|(_, next)| *next);
        let is_digit_next = next.is_some_and(|next| next.is_ascii_digit());
        match c {
            '(' | '[' => open.push((c, at)),
            ')' | ']' => {
                let own = open.pop_if(|(opening, _)| (*opening == '(') == (c == ')'));
                if own.is_none() {
                    break;
                }
            }
            // TeX marks what is special to it.
            '\\' if next.is_some_and(|next| "_%#&~".contains(next)) => {}
            '<' if sici && is_digit_next => angle = true,
            '>' if sici && angle && is_digit_next => angle = false,
            c if is_address_char(c) => {}
            _ => break,
        }
        end = at + c.len_utf8();
    }
    if let Some((_, at)) = open.first() {
        end = *at;
    }
    let path = rest.get(..end).unwrap_or_default();
    from + path
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*'])
        .len()
}

/// The next byte at or behind `at` that may be a sign of an address.
fn next_sign(bytes: &[u8], at: usize) -> Option<usize> {
    /// Bytes looked at together: so many comparisons become a few.
    const STEP: usize = 32;
    let is_one = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        bytes.get(at) != Some(&b'/') || before.is_some_and(|c| *c == b':' || c.is_ascii_digit())
    };
    let mut at = at;
    while let Some(window) = bytes
        .get(at..)
        .and_then(|rest| rest.first_chunk::<{ STEP + 1 }>())
    {
        let may_be = |i: usize| may_be_sign(window[i], window[i + 1]);
        if (0..STEP).fold(false, |any, i| any | may_be(i))
            && let Some(sign) = (0..STEP).find(|i| may_be(*i) && is_one(at + i))
        {
            return Some(at + sign);
        }
        at += STEP;
    }
    let behind = |at: usize| bytes.get(at + 1).copied().unwrap_or(b' ');
    (at..bytes.len()).find(|at| may_be_sign(bytes[*at], behind(*at)) && is_one(*at))
}

/// Whether a byte before another may be a sign of an address: `@`; a stroke, which has to stand behind a colon or
/// a digit (`://`, `10.1000/1`); the stop of a domain in Latin letters, and (by the first byte of its `р`) of `.рф`.
#[inline]
fn may_be_sign(byte: u8, behind: u8) -> bool {
    let is_domain = (behind.wrapping_sub(b'a') < 26) | (behind == 0xd1);
    ((byte == b'.') & is_domain) | (byte == b'/') | (byte == b'@')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found() {
        for (text, expected) in [
            (
                "см. http://кремль.рф/новости, 2020",
                &["http://кремль.рф/новости"][..],
            ),
            (
                "Режим доступа:https://ru.wikipedia.org/wiki/Волга_(река).",
                &["https://ru.wikipedia.org/wiki/Волга_(река)"],
            ),
            (
                "(http://сайт.рф) и <http://b.рф/в>",
                &["http://сайт.рф", "http://b.рф/в"],
            ),
            (
                "http://сайт.рф(дата обращения: 01.02.2020)",
                &["http://сайт.рф"],
            ),
            (
                "\\url{http://сайт.рф/а\\_б} и \"https://я.рф\"",
                &["http://сайт.рф/а\\_б", "https://я.рф"],
            ),
            (
                "на www.москва.рус и www.Кремль.рф",
                &["www.москва.рус", "www.Кремль.рф"],
            ),
            (
                "Госуслуги.рф, москва.com; elib.bsu.by/док?а=б",
                &["Госуслуги.рф", "москва.com", "elib.bsu.by/док?а=б"],
            ),
            (
                "иванов@почта.рф, e-mail:petrov@mail.ru.",
                &["иванов@почта.рф", "mail:petrov@mail.ru"],
            ),
            (
                "doi:10.1234/абв.5. DOI 10.21639/2313-6715.2018.4.4",
                &["doi:10.1234/абв.5", "10.21639/2313-6715.2018.4.4"],
            ),
            (
                "10.1002/(SICI)1097(1998)49:8<693::AID-ASI4>3.0.CO;2-O б",
                &["10.1002/(SICI)1097(1998)49:8<693::AID-ASI4>3.0.CO;2-O"],
            ),
            ("канал @snoska_ru", &["@snoska_ru"]),
            ("т.е. г.Москва, и.о. директора, и т.п., с.рф", &[]),
            ("Наука.ру, №5/10, 10.5/3, и/или, а: //б", &[]),
            ("на рус.яз., t.e. g.Moskva, v t.ch. i dr.", &[]),
            ("50@5, а@б и .@.", &[]),
        ] {
            let found: Vec<&str> = addresses(text).map(|span| span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn addresses_are_found_at_every_place() {
        for padding in 0..70 {
            let text = format!("{}{} www.я.рф б", "щ".repeat(padding), " ");
            let found: Vec<&str> = addresses(&text).map(|span| span.of(&text)).collect();
            assert_eq!(found, ["www.я.рф"], "{padding}");
        }
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for piece in [
            "a.b", ".w", "://", "@a", "a@", "10.1000/", "http://(", "г.рф",
        ] {
            let text = piece.repeat(100_000);
            let mut end = 0;
            for found in addresses(&text) {
                assert!(found.start >= end && found.end > found.start);
                end = found.end;
            }
        }
    }
}
