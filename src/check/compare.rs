//! What is printed against what a style prints: the differing places, each told for what it is.

use crate::text::span::Span;
use crate::text::unicode::{is_dash, is_quote};

/// What a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same words stand elsewhere in the style's reference.
    Order,
    /// Other punctuation, or punctuation too much or too little.
    Punctuation,
    /// White space alone.
    Space,
    /// A dash of another length.
    Dash,
    /// Words the style does not print.
    Extra,
    /// Words the style prints, which are not there.
    Missing,
    /// Words in the place of others: a term, an abbreviation, a form of a name.
    Other,
    /// Hardly anything agrees.
    Whole,
}

/// A place where the two differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is.
    pub kind: Kind,
    /// Bytes of the printed text; empty where something is missing.
    pub span: Span,
    /// What stands there.
    pub printed: String,
    /// What the style has there.
    pub expected: String,
}

/// Longer texts are no references; the comparison takes the product of two lengths.
const LONGEST: usize = 600;
/// Of the words of either text so many must be in the other, in per cent.
const ALIKE: usize = 50;

/// A word, a run of spaces, or one other character.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Token {
    span: Span,
    class: Class,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Class {
    Word,
    Space,
    Sign,
}

/// The differences of a printed text from what is expected, in order; spans count from `offset`.
pub fn differences(printed: &str, expected: &str, offset: usize) -> Vec<Difference> {
    let (a, b) = (tokens(printed), tokens(expected));
    let whole = |span: Span| Difference {
        kind: Kind::Whole,
        span: span.shifted(offset),
        printed: printed.to_string(),
        expected: expected.to_string(),
    };
    let all = Span::new(0, printed.len());
    if a.len() > LONGEST || b.len() > LONGEST {
        return Vec::new();
    }
    let kept = common(&a, &b, printed, expected);
    let words = |tokens: &[Token]| tokens.iter().filter(|t| t.class == Class::Word).count();
    let same = kept
        .iter()
        .filter(|(i, _)| a.get(*i).is_some_and(|t| t.class == Class::Word))
        .count();
    if same * 100 < ALIKE * words(&a).max(words(&b)) {
        return vec![whole(all)];
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    for (x, y) in kept.into_iter().chain([(a.len(), b.len())]) {
        if i < x || j < y {
            let gone = cover(&a, i, x, printed.len());
            let come = cover(&b, j, y, expected.len());
            split(printed, expected, gone, come, offset, &mut found);
        }
        (i, j) = (x + 1, y + 1);
    }
    moved(&mut found);
    found
}

/// The bytes of the tokens from `from` to `to`; an empty place before `from` when there are none.
fn cover(tokens: &[Token], from: usize, to: usize, len: usize) -> Span {
    let start = tokens.get(from).map_or(len, |t| t.span.start);
    let end = to
        .checked_sub(1)
        .and_then(|last| tokens.get(last))
        .map_or(start, |t| t.span.end);
    if from < to {
        Span::new(start, end)
    } else {
        Span::at(start)
    }
}

/// Adds a difference, signs at both its ends told apart from the words between them.
fn split(
    printed: &str,
    expected: &str,
    gone: Span,
    come: Span,
    offset: usize,
    out: &mut Vec<Difference>,
) {
    let (old, new) = (gone.of(printed), come.of(expected));
    let has_word = |text: &str| text.chars().any(char::is_alphanumeric);
    let kind = match (has_word(old), has_word(new)) {
        (false, false) => sign_kind(old, new),
        (true, false) => Kind::Extra,
        (false, true) => Kind::Missing,
        (true, true) => Kind::Other,
    };
    out.push(Difference {
        kind,
        span: gone.shifted(offset),
        printed: old.to_string(),
        expected: new.to_string(),
    });
}

fn sign_kind(old: &str, new: &str) -> Kind {
    let signs = |text: &str| -> String { text.chars().filter(|c| !c.is_whitespace()).collect() };
    let (old_signs, new_signs) = (signs(old), signs(new));
    let dashes = |text: &str| !text.is_empty() && text.chars().all(is_dash);
    if old_signs == new_signs {
        Kind::Space
    } else if dashes(&old_signs) && dashes(&new_signs) {
        Kind::Dash
    } else {
        Kind::Punctuation
    }
}

/// Words missing at one place and too many at another are in another order.
fn moved(found: &mut [Difference]) {
    let key = |text: &str| -> String { text.chars().filter(|c| c.is_alphanumeric()).collect() };
    for i in 0..found.len() {
        if found[i].kind != Kind::Extra {
            continue;
        }
        let gone = key(&found[i].printed);
        let partner = (0..found.len())
            .find(|j| found[*j].kind == Kind::Missing && key(&found[*j].expected) == gone);
        if let Some(j) = partner.filter(|_| !gone.is_empty()) {
            found[i].kind = Kind::Order;
            found[j].kind = Kind::Order;
        }
    }
}

/// The tokens that both have in the same order, as pairs of their numbers: a longest common
/// subsequence.
fn common(a: &[Token], b: &[Token], printed: &str, expected: &str) -> Vec<(usize, usize)> {
    let same =
        |i: usize, j: usize| a[i].class == b[j].class && equal(a[i], b[j], printed, expected);
    // What both begin and end with need not be searched.
    let head = (0..a.len().min(b.len()))
        .take_while(|i| same(*i, *i))
        .count();
    let rest = a.len().min(b.len()) - head;
    let tail = (1..=rest)
        .take_while(|k| same(a.len() - k, b.len() - k))
        .count();
    let (n, m) = (a.len() - head - tail, b.len() - head - tail);
    // Words weigh more than signs, so that a comma does not tear a field apart.
    let weight = |i: usize| match a[head + i].class {
        Class::Word => 5u32,
        Class::Sign => 2,
        Class::Space => 1,
    };
    let mut best = vec![0u32; (n + 1) * (m + 1)];
    for i in (0..n).rev() {
        for j in (0..m).rev() {
            let skip = best[(i + 1) * (m + 1) + j].max(best[i * (m + 1) + j + 1]);
            best[i * (m + 1) + j] = if same(head + i, head + j) {
                skip.max(best[(i + 1) * (m + 1) + j + 1] + weight(i))
            } else {
                skip
            };
        }
    }
    let mut kept: Vec<(usize, usize)> = (0..head).map(|i| (i, i)).collect();
    let (mut i, mut j) = (0, 0);
    while i < n && j < m {
        let here = best[i * (m + 1) + j];
        if same(head + i, head + j) && here == best[(i + 1) * (m + 1) + j + 1] + weight(i) {
            kept.push((head + i, head + j));
            (i, j) = (i + 1, j + 1);
        } else if here == best[(i + 1) * (m + 1) + j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept.extend((0..tail).rev().map(|k| (a.len() - 1 - k, b.len() - 1 - k)));
    kept
}

fn equal(a: Token, b: Token, printed: &str, expected: &str) -> bool {
    let (x, y) = (a.span.of(printed), b.span.of(expected));
    // A no-break space is as good as a space: lists are typeset.
    let space = |text: &str| matches!(text, " " | "\u{a0}" | "\u{202f}");
    let quotes = |text: &str| text.chars().all(is_quote);
    x == y
        || (space(x) && space(y))
        || (a.class == Class::Sign && x == "'" && quotes(y) && y == "’")
}

fn tokens(text: &str) -> Vec<Token> {
    let class = |c: char| {
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            Class::Word
        } else if c.is_whitespace() {
            Class::Space
        } else {
            Class::Sign
        }
    };
    let mut out: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let (class, end) = (class(c), at + c.len_utf8());
        match out
            .last_mut()
            .filter(|last| last.class == class && class != Class::Sign)
        {
            Some(last) => last.span.end = end,
            None => out.push(Token {
                span: Span::new(at, end),
                class,
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_told_for_what_they_are() {
        for (printed, expected, wanted) in [
            ("Lee, K. Title.", "Lee, K. Title.", vec![]),
            (
                "Lee K. Title.",
                "Lee, K. Title.",
                vec![(Kind::Punctuation, "", ",")],
            ),
            (
                "Lee, K.  Title.",
                "Lee, K. Title.",
                vec![(Kind::Space, "  ", " ")],
            ),
            (
                "Title, pp. 1-2",
                "Title, pp. 1–2",
                vec![(Kind::Dash, "-", "–")],
            ),
            (
                "A long title, 2001",
                "A long title, vol. 2, 2001",
                vec![(Kind::Missing, "", "vol. 2, ")],
            ),
            (
                "Lee et al. A long title",
                "Lee [et al.] A long title",
                vec![(Kind::Punctuation, "", "["), (Kind::Punctuation, "", "]")],
            ),
            ("Lee\u{a0}K. Title", "Lee K. Title", vec![]),
        ] {
            let found = differences(printed, expected, 0);
            let found: Vec<_> = found
                .iter()
                .map(|d| (d.kind, d.printed.as_str(), d.expected.as_str()))
                .collect();
            assert_eq!(found, wanted, "{printed}");
        }
    }

    #[test]
    fn what_moved_is_no_loss() {
        let found = differences(
            "Lee K. 2001. A very long title. Press",
            "Lee K. A very long title. Press, 2001",
            10,
        );
        assert!(
            found
                .iter()
                .any(|d| d.kind == Kind::Order && d.printed.contains("2001")),
            "{found:?}"
        );
        assert!(
            found
                .iter()
                .all(|d| d.span.start >= 10 && !matches!(d.kind, Kind::Extra | Kind::Missing)),
            "{found:?}"
        );
    }

    #[test]
    fn nothing_in_common_is_one_difference() {
        let found = differences("one two three", "four five six seven", 0);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].kind, Kind::Whole);
        assert!(differences(&"a, ".repeat(5000), "a", 0).is_empty());
    }
}
