//! A reference's text as words and the gaps between them.
//!
//! Only what can bear a label is a token: a word, a number, an identifier. The punctuation between
//! two tokens is a [`Gap`], which the model sees as a property of the step from one to the next.
//! Letters and digits that touch are told apart (`pp12`, `Т9`), a number keeps letters that follow
//! it (`2003a`, `3rd`).

use super::exact;
use super::gap::{Gap, Group, Quotes};
use crate::text::span::Span;
use unicode_normalization::char::is_combining_mark;

/// What a token is by its form alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Letters; also a sign that is read as a word (`&`, `№`, `§`), and the rule of dashes that
    /// stands for a repeated author.
    Word,
    /// Begins with a digit.
    Number,
    /// A DOI, bare or as an address at the resolver.
    Doi,
    /// An address of the web.
    Url,
    /// An ISBN with right shape and check digit.
    Isbn,
    /// An ISSN, announced as such.
    Issn,
}

/// A word, a number or an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What it is by its form.
    pub kind: Kind,
}

/// A text cut into tokens.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    /// The tokens in order.
    pub list: Vec<Token>,
    /// `gaps[i]` lies before token `i`; one more lies after the last.
    pub gaps: Vec<Gap>,
    /// The quotations and brackets that are opened and closed.
    pub groups: Vec<Group>,
}

/// Cuts a reference's text into tokens; linear in its length.
pub fn tokenize(text: &str) -> Tokens {
    let mut out = Tokens::default();
    let mut quotes = Quotes::default();
    let mut end = 0;
    while let Some(token) = next_token(text, end, out.list.last().copied()) {
        out.gaps.push(quotes.gap(text, end, token.span.start));
        end = token.span.end;
        out.list.push(token);
    }
    out.gaps.push(quotes.gap(text, end, text.len()));
    out.groups = quotes.groups();
    mark_within(&mut out);
    out
}

/// Tells every gap inside a group which kind of group it is; of groups in groups the widest counts.
fn mark_within(tokens: &mut Tokens) {
    tokens
        .groups
        .sort_by_key(|group| (group.first, std::cmp::Reverse(group.end)));
    let mut done = 0;
    for group in &tokens.groups {
        let inner = (group.first + 1).max(done)..group.end;
        for gap in tokens.gaps.get_mut(inner).unwrap_or_default() {
            gap.within = group.kind as u8;
        }
        done = done.max(group.end);
    }
}

fn next_token(text: &str, from: usize, last: Option<Token>) -> Option<Token> {
    let rest = text.get(from..)?;
    let mut chars = rest.char_indices();
    let start = loop {
        let (at, c) = chars.next()?;
        if c.is_alphanumeric() || is_sign_word(c) {
            break from + at;
        }
        if is_rule_char(c)
            && last.is_none()
            && let Some(len) = author_rule(&rest[at..])
        {
            let span = Span::new(from + at, from + at + len);
            return Some(Token {
                span,
                kind: Kind::Word,
            });
        }
    };
    let rest = &text[start..];
    // Inside a word cut at a digit nothing exact begins but an address.
    let fresh = last.is_none_or(|token| token.span.end < start) || rest.starts_with("http");
    if fresh {
        let announced = last.map_or("", |token| token.span.of(text));
        if let Some((len, kind)) = exact::at_start(rest, announced) {
            return Some(Token {
                span: Span::new(start, start + len),
                kind,
            });
        }
    }
    let first = rest.chars().next()?;
    if is_sign_word(first) {
        let span = Span::new(start, start + first.len_utf8());
        return Some(Token {
            span,
            kind: Kind::Word,
        });
    }
    let number = first.is_numeric();
    let len = word_len(rest, number);
    Some(Token {
        span: Span::new(start, start + len),
        kind: if number { Kind::Number } else { Kind::Word },
    })
}

/// Length in bytes of the word or number at the beginning of `rest`.
fn word_len(rest: &str, number: bool) -> usize {
    let mut end = 0;
    let mut digits_over = !number;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if at > 0
            && c == 'h'
            && ["http://", "https://"]
                .iter()
                .any(|a| rest[at..].starts_with(a))
        {
            // An address that a lost space joined to the word before it.
            break;
        }
        if c.is_numeric() {
            // `pp12` is two tokens, `2003a` one and `2003a4` again two.
            if digits_over {
                break;
            }
        } else if c.is_alphabetic() {
            digits_over = true;
        } else {
            let joins = is_apostrophe(c)
                && end > 0
                && chars.peek().is_some_and(|(_, next)| next.is_alphabetic());
            // U+00AD is the soft hyphen.
            if !joins && !is_combining_mark(c) && c != '\u{ad}' {
                break;
            }
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '`' | '´' | '‘')
}

fn is_sign_word(c: char) -> bool {
    matches!(c, '&' | '№' | '§' | '#' | '°')
}

fn is_rule_char(c: char) -> bool {
    c == '_' || crate::text::unicode::is_dash(c)
}

/// Length of a row of dashes (three hyphens, two longer ones) at the beginning of `rest`, which
/// before all words stands for the author of the entry above.
fn author_rule(rest: &str) -> Option<usize> {
    let run = rest.char_indices().take_while(|(_, c)| is_rule_char(*c));
    let (mut count, mut weight, mut len) = (0, 0, 0);
    for (at, c) in run {
        count += 1;
        weight += if c == '-' || c == '_' { 1 } else { 2 };
        len = at + c.len_utf8();
    }
    (count >= 2 && weight >= 3).then_some(len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_identifiers() {
        for (text, expected) in [
            (
                "Иванов А.И. pp12–15",
                vec!["Иванов", "А", "И", "pp", "12", "15"],
            ),
            (
                "№3, d’Italia & 2003a",
                vec!["№", "3", "d’Italia", "&", "2003a"],
            ),
            ("——. Title", vec!["——", "Title"]),
            ("a — b", vec!["a", "b"]),
            (
                "doi:10.1000/182. https://doi.org/10.1000/x(1), www.site.org/a.",
                vec![
                    "doi",
                    "10.1000/182",
                    "https://doi.org/10.1000/x(1)",
                    "www.site.org/a",
                ],
            ),
            (
                "Pagehttps://a.org/b(accessed 1) https://a.org/c). www.a.org/d/)(e",
                vec![
                    "Page",
                    "https://a.org/b",
                    "accessed",
                    "1",
                    "https://a.org/c",
                    "www.a.org/d/",
                    "e",
                ],
            ),
            (
                "ISSN 0042-8744; 1042-1044",
                vec!["ISSN", "0042-8744", "1042", "1044"],
            ),
            ("", vec![]),
            ("…", vec![]),
        ] {
            let tokens = tokenize(text);
            let found: Vec<&str> = tokens.list.iter().map(|t| t.span.of(text)).collect();
            assert_eq!(found, expected, "{text}");
            assert_eq!(tokens.gaps.len(), tokens.list.len() + 1);
        }
    }
}
