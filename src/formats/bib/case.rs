//! Which letters of a title need braces, so that a style that prints titles in small letters does
//! not lower them: BibTeX's `change.case$`, biblatex's `\MakeSentenceCase`.
//!
//! The rule is one for reading and writing: braces the writer would put by itself are not kept in
//! a record, all others are (as `<span class="nocase">`).

use crate::text::span::Span;

const OPEN: &str = "<span class=\"nocase\">";
const CLOSE: &str = "</span>";

/// Puts `nocase` markup around the words that need it and do not have it.
pub(super) fn protect(title: &str) -> String {
    let pieces = pieces(title);
    let wanted = needs_braces(&plain(&pieces));
    let mut out = String::with_capacity(title.len() + 64);
    for piece in &pieces {
        if piece.tag || piece.nocase {
            out.push_str(piece.text);
            continue;
        }
        let mut done = 0;
        for word in words_in(&wanted, piece.place) {
            let start = word.start.max(piece.place.start) - piece.place.start;
            let end = word.end.min(piece.place.end) - piece.place.start;
            out.push_str(&piece.text[done..start]);
            out.push_str(OPEN);
            out.push_str(&piece.text[start..end]);
            out.push_str(CLOSE);
            done = end;
        }
        out.push_str(&piece.text[done..]);
    }
    out
}

/// Takes away the `nocase` markup that [`protect`] would put.
pub(super) fn unprotect(title: &str) -> String {
    if !title.contains(OPEN) {
        return title.to_string();
    }
    let pieces = pieces(title);
    let wanted = needs_braces(&plain(&pieces));
    let mut out = String::with_capacity(title.len());
    let mut dropped = false;
    for (i, piece) in pieces.iter().enumerate() {
        if piece.tag && piece.text == OPEN {
            let inside = pieces.get(i + 1).filter(|p| !p.tag);
            let simple = pieces.get(i + 2).is_some_and(|p| p.text == CLOSE);
            dropped = simple && inside.is_some_and(|p| covered(p, &wanted));
            if !dropped {
                out.push_str(piece.text);
            }
        } else if piece.tag && piece.text == CLOSE && dropped {
            dropped = false;
        } else {
            out.push_str(piece.text);
        }
    }
    out
}

/// Whether every letter that could change lies in a word that gets braces by itself.
fn covered(piece: &Piece<'_>, wanted: &[Span]) -> bool {
    piece.text.char_indices().all(|(at, c)| {
        let at = piece.place.start + at;
        !c.is_uppercase() || !words_in(wanted, Span::new(at, at + 1)).is_empty()
    }) && piece.text.chars().any(char::is_uppercase)
}

/// A stretch of a title: a tag, or text with its place in the text without tags.
struct Piece<'a> {
    text: &'a str,
    tag: bool,
    nocase: bool,
    place: Span,
}

fn pieces(title: &str) -> Vec<Piece<'_>> {
    let mut out = Vec::new();
    let (mut rest, mut at) = (title, 0);
    let mut spans: Vec<bool> = Vec::new();
    let mut protected = 0usize;
    while let Some(first) = rest.chars().next() {
        let tag = tag_len(rest);
        let len = tag.unwrap_or_else(|| {
            let first = first.len_utf8();
            rest[first..].find('<').map_or(rest.len(), |n| first + n)
        });
        let text = &rest[..len];
        let nocase = protected > 0;
        if tag.is_some() && text.starts_with("<span") {
            spans.push(text == OPEN);
            protected += usize::from(text == OPEN);
        } else if tag.is_some() && text == CLOSE && spans.pop() == Some(true) {
            protected -= 1;
        }
        let end = if tag.is_some() { at } else { at + len };
        out.push(Piece {
            text,
            tag: tag.is_some(),
            nocase,
            place: Span::new(at, end),
        });
        at = end;
        rest = &rest[len..];
    }
    out
}

/// The words that overlap a place; words are in order and do not overlap.
fn words_in(words: &[Span], place: Span) -> &[Span] {
    let start = words.partition_point(|w| w.end <= place.start);
    let end = words.partition_point(|w| w.start < place.end);
    words.get(start..end).unwrap_or_default()
}

fn plain(pieces: &[Piece<'_>]) -> String {
    pieces.iter().filter(|p| !p.tag).map(|p| p.text).collect()
}

fn tag_len(text: &str) -> Option<usize> {
    let body = text.strip_prefix('<')?;
    let end = body.bytes().take(60).position(|b| b == b'>')?;
    let name = body.get(..end)?.trim_start_matches('/');
    let known = matches!(
        name,
        "i" | "b" | "sup" | "sub" | "sc" | "em" | "strong" | "span"
    );
    (known || name.starts_with("span ")).then_some(end + 2)
}

/// The words of a plain title that need braces: those with a capital inside (`NaCl`, `DNA`), and,
/// in a title that is itself in sentence case, those with a capital at their beginning (`Bayesian`)
/// that do not begin the title or a sentence or subtitle in it. Latin letters only: no BibTeX style
/// lowers others.
fn needs_braces(title: &str) -> Vec<Span> {
    let words = words(title);
    let text = |w: &Span| &title[w.start..w.end];
    let (mut small, mut capital) = (0, 0);
    for word in words.iter().skip(1).map(text) {
        if word.chars().count() >= 4 {
            match word.chars().next() {
                Some(c) if c.is_lowercase() => small += 1,
                Some(c) if c.is_uppercase() => capital += 1,
                _ => {}
            }
        }
    }
    let shouting = !title.chars().any(char::is_lowercase);
    let sentence_case = small > capital;
    let mut wanted = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let latin_capital = |c: char| {
            c.is_uppercase()
                && crate::text::script::Script::of(c) == crate::text::script::Script::Latin
        };
        let mut chars = text(word).chars();
        let first = chars.next().is_some_and(latin_capital);
        let inner = chars.any(latin_capital);
        let begins = match i.checked_sub(1).and_then(|before| words.get(before)) {
            None => true,
            Some(before) => title[before.end..word.start].contains([':', '.', '?', '!', '—']),
        };
        if !shouting && (inner || first && sentence_case && !begins) {
            wanted.push(*word);
        }
    }
    wanted
}

/// Runs of letters and digits, with apostrophes and hyphens inside.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        let joins = matches!(c, '\'' | '’' | '-' | '\u{300}'..='\u{36f}');
        match start {
            None if c.is_alphanumeric() => start = Some(at),
            Some(from) if !(c.is_alphanumeric() || joins) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| Span::new(from, text.len())));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_only_where_needed() {
        for (title, expected) in [
            ("On the DNA of whales", "On the {DNA} of whales"),
            (
                "The Art of Computer Programming",
                "The Art of Computer Programming",
            ),
            (
                "A review of Bayesian methods: The case of Norway",
                "A review of {Bayesian} methods: The case of {Norway}",
            ),
            (
                "The Structure of NaCl Crystals",
                "The Structure of {NaCl} Crystals",
            ),
            ("История России и СССР", "История России и СССР"),
            ("ALL CAPITALS", "ALL CAPITALS"),
            ("<i>E. coli</i> and DNA", "<i>E. coli</i> and {DNA}"),
            (
                "The {iPhone} and the {van} trade",
                "The {iPhone} and the {van} trade",
            ),
            ("", ""),
        ] {
            let marked = |text: &str| text.replace('{', OPEN).replace('}', CLOSE);
            assert_eq!(protect(&marked(title)), marked(expected), "{title}");
        }
    }

    #[test]
    fn braces_the_writer_puts_are_not_kept() {
        for (title, expected) in [
            ("On the {DNA} of whales", "On the DNA of whales"),
            (
                "Some {B}ayesian methods are good",
                "Some Bayesian methods are good",
            ),
            (
                "The {Bayesian} Approach of Many",
                "The {Bayesian} Approach of Many",
            ),
            ("the {van} trade", "the {van} trade"),
        ] {
            let marked = |text: &str| text.replace('{', OPEN).replace('}', CLOSE);
            assert_eq!(unprotect(&marked(title)), marked(expected), "{title}");
        }
    }
}
