//! Joins the lines of an entry: white space becomes one space, a word broken at the end of a
//! line becomes whole again, a broken address too, and what prints nothing goes; every byte
//! still knows its place.

use super::line::is_blank;
use crate::text::script::Script;
use crate::text::span::{Mapped, Span};
use crate::text::unicode::is_dash;
use std::collections::HashSet;
use std::hash::{BuildHasher, RandomState};

/// The words of a document: they tell whether a word broken at a hyphen is written with it.
pub(super) struct Words {
    hasher: RandomState,
    known: HashSet<u64>,
}

/// Only so much of a document is read for its words (bytes).
const READ: usize = 2_000_000;

impl Words {
    /// Reads the words of `text`, if some line of it ends with a hyphen.
    pub fn of(text: &str) -> Words {
        let mut words = Words {
            hasher: RandomState::new(),
            known: HashSet::new(),
        };
        let mut end = READ.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or(text);
        if !text.contains("-\n") && !text.contains("-\r") && !text.contains("- \n") {
            return words;
        }
        for word in text.split(|c: char| !(c.is_alphanumeric() || is_hyphen(c))) {
            if word.contains(|c: char| c.is_alphabetic()) && !word.ends_with(is_hyphen) {
                let hash = words.hash(word);
                words.known.insert(hash);
            }
        }
        words
    }

    fn hash(&self, word: &str) -> u64 {
        let lower: String = word
            .chars()
            .flat_map(char::to_lowercase)
            .map(|c| if is_hyphen(c) { '-' } else { c })
            .collect();
        self.hasher.hash_one(lower)
    }

    fn has(&self, word: &str) -> bool {
        self.known.contains(&self.hash(word))
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}')
}

/// The text of an entry made of `pieces` (lines or parts of lines) of `text`.
pub(super) fn join(text: &str, pieces: &[Span], words: &Words) -> Mapped {
    let mut out = Mapped::default();
    let mut previous: Option<Span> = None;
    for piece in pieces
        .iter()
        .map(|p| p.trim(text))
        .filter(|p| !p.is_empty())
    {
        if let Some(before) = previous {
            match glue(before.of(text), piece.of(text), words) {
                Glue::Space => {
                    push(&mut out, text, before);
                    out.push(" ", Span::new(before.end, piece.start.max(before.end)));
                }
                Glue::Nothing => push(&mut out, text, before),
                Glue::DropLast(len) => {
                    push(&mut out, text, Span::new(before.start, before.end - len));
                }
            }
        }
        previous = Some(piece);
    }
    if let Some(last) = previous {
        push(&mut out, text, last);
    }
    out
}

/// Appends a piece with its white space drawn together.
fn push(out: &mut Mapped, text: &str, piece: Span) {
    let mut run = piece.start;
    let mut blank: Option<usize> = None;
    for (i, c) in piece.of(text).char_indices() {
        let at = piece.start + i;
        if is_blank(c) {
            if blank.is_none() {
                out.push_verbatim(text, Span::new(run, at));
                blank = Some(at);
            }
        } else if let Some(from) = blank.take() {
            let gap = Span::new(from, at);
            if gap.of(text).contains(|c: char| c.is_whitespace()) {
                out.push(" ", gap);
            }
            run = at;
        }
    }
    out.push_verbatim(text, Span::new(run, blank.unwrap_or(piece.end)));
}

/// What stands between two lines once they are joined.
#[derive(Debug, PartialEq)]
enum Glue {
    Space,
    Nothing,
    /// Nothing, and the last bytes of the first line (its hyphen) go.
    DropLast(usize),
}

fn glue(before: &str, after: &str, words: &Words) -> Glue {
    let first = last_token(before);
    let second = after.split(char::is_whitespace).next().unwrap_or("");
    let (Some(last), Some(next)) = (before.chars().next_back(), second.chars().next()) else {
        return Glue::Space;
    };
    if last == '\u{ad}' {
        return Glue::DropLast(last.len_utf8());
    }
    if is_address(first) {
        return if continues_address(first, second) {
            Glue::Nothing
        } else {
            Glue::Space
        };
    }
    let stem = first.strip_suffix(last).unwrap_or("");
    let joined_to = stem.chars().next_back();
    if is_hyphen(last) && joined_to.is_some_and(char::is_alphanumeric) {
        let part = word_end(stem);
        let rest = word_start(second);
        let capitals = part.chars().count() > 1 && part.chars().all(|c| !c.is_lowercase());
        return if next.is_lowercase()
            || (capitals
                && next.is_uppercase()
                && rest.chars().count() > 1
                && rest.chars().all(|c| !c.is_lowercase()))
        {
            if joined_to.is_some_and(char::is_alphabetic) && !keeps_hyphen(part, rest, words) {
                Glue::DropLast(last.len_utf8())
            } else {
                Glue::Nothing
            }
        } else if next.is_alphanumeric() {
            Glue::Nothing
        } else {
            Glue::Space
        };
    }
    if is_dash(last) && joined_to.is_some_and(char::is_alphanumeric) && next.is_alphanumeric() {
        return Glue::Nothing;
    }
    if last == '/' && joined_to.is_some_and(char::is_alphabetic) && next.is_alphabetic() {
        return Glue::Nothing;
    }
    let unspaced = |c: char| {
        matches!(Script::of(c), Script::Han | Script::Kana)
            || matches!(c, '。' | '，' | '、' | '：' | '；')
    };
    if unspaced(last) && unspaced(next) {
        return Glue::Nothing;
    }
    Glue::Space
}

fn last_token(text: &str) -> &str {
    // The token is looked for near the end: a line without spaces is not worth reading whole.
    let from = text.char_indices().rev().nth(300).map_or(0, |(i, _)| i);
    let tail = text.get(from..).unwrap_or(text);
    tail.rsplit(char::is_whitespace).next().unwrap_or(tail)
}

fn word_end(text: &str) -> &str {
    let from = text
        .rfind(|c: char| !(c.is_alphanumeric() || is_hyphen(c)))
        .map_or(0, |i| {
            i + text
                .get(i..)
                .and_then(|t| t.chars().next())
                .map_or(1, char::len_utf8)
        });
    text.get(from..).unwrap_or(text)
}

fn word_start(text: &str) -> &str {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || is_hyphen(c)))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Whether a token is (the beginning of) an address.
fn is_address(token: &str) -> bool {
    let token = token.trim_start_matches(['(', '<', '[', '«', '"']);
    token.contains("://")
        || token.starts_with("www.")
        || (token.starts_with("10.") && token.contains('/'))
        || token.starts_with("doi:10.")
}

/// Whether `next` goes on with the address that the line before broke off.
fn continues_address(address: &str, next: &str) -> bool {
    let body = next.trim_end_matches(['.', ',', ';', ')', '>', ']']);
    if body.is_empty() || !body.is_ascii() || body.starts_with(['(', '[', '<', '"']) {
        return false;
    }
    if address.ends_with(['>', ')', ',', ';']) && !address.ends_with("://") {
        return false;
    }
    let Some(last) = address.chars().next_back() else {
        return false;
    };
    let plain_word = body.chars().all(|c| c.is_ascii_alphabetic());
    let known = matches!(
        body.to_ascii_lowercase().as_str(),
        "accessed"
            | "available"
            | "retrieved"
            | "date"
            | "and"
            | "doi"
            | "isbn"
            | "last"
            | "consultado"
            | "visited"
            | "in"
            | "the"
    );
    let stamp = body.len() == 10 && body.bytes().filter(|b| *b == b'.').count() == 2;
    if known || stamp {
        return false;
    }
    let broken_at_sign = matches!(
        last,
        '/' | '-' | '_' | '=' | '&' | '?' | '%' | '#' | '+' | '~' | ':'
    );
    let has_sign = body.contains(['/', '_', '=', '&', '?', '%', '~'])
        || body.ends_with(".html")
        || body.ends_with(".htm")
        || body.ends_with(".pdf")
        || body.ends_with(".php");
    if next.contains("://") {
        return false;
    }
    if broken_at_sign {
        return !plain_word || body.chars().all(|c| c.is_ascii_lowercase());
    }
    if last == '.' {
        return has_sign || (body.len() <= 4 && body.chars().all(|c| c.is_ascii_lowercase()));
    }
    has_sign && !body.starts_with(|c: char| c.is_ascii_uppercase() && body.len() < 3)
        || body.starts_with(['/', '%', '?', '&', '=', '_', '#'])
}

/// Whether the hyphen between two parts of a word belongs to the word.
fn keeps_hyphen(part: &str, rest: &str, words: &Words) -> bool {
    let without = format!("{part}{rest}");
    let with = format!("{part}-{rest}");
    if words.has(&with) {
        return true;
    }
    if words.has(&without) {
        return false;
    }
    let last = part.rsplit(is_hyphen).next().unwrap_or(part).to_lowercase();
    let rest = rest.to_lowercase();
    let next = rest.split(is_hyphen).next().unwrap_or("");
    if FIRST_PARTS.contains(&last.as_str()) || SECOND_PARTS.contains(&next) {
        return true;
    }
    let letters = last.chars().count();
    if letters >= 6 && next.chars().count() >= 6 && FIRST_ENDINGS.iter().any(|e| last.ends_with(e))
    {
        return true;
    }
    // Two nouns of one case and number: `магистрантов-математиков`.
    letters >= 6
        && next.chars().count() >= 6
        && CASE_ENDINGS
            .iter()
            .any(|e| last.ends_with(e) && next.ends_with(e))
}

/// First parts that are joined by a hyphen to what follows.
const FIRST_PARTS: &[&str] = &[
    "кандидат",
    "член",
    "инженер",
    "доктор",
    "премьер",
    "вице",
    "экс",
    "онлайн",
    "интернет",
    "веб",
    "бизнес",
    "пресс",
    "генерал",
    "северо",
    "юго",
    "научно",
    "учебно",
    "физико",
    "историко",
    "химико",
    "медико",
    "социально",
    "технико",
    "технолого",
    "психолого",
    "лингво",
    "этно",
    "русско",
    "англо",
    "франко",
    "германо",
    "немецко",
    "советско",
    "военно",
    "народно",
    "культурно",
    "духовно",
    "нормативно",
    "информационно",
    "художественно",
    "словарь",
    "город",
    "штаб",
    "музей",
    "кое",
    "по",
    "контент",
    "тест",
    "студент",
    "педагог",
    "науково",
    "навчально",
    "суспільно",
    "соціально",
    "природно",
    "well",
    "self",
    "non",
    "cross",
    "so",
    "half",
    "high",
    "low",
    "long",
    "short",
    "short-term",
    "socio",
    "anglo",
    "franco",
    "sino",
    "euro",
    "afro",
    "north",
    "south",
    "east",
    "west",
    "state",
    "peer",
    "user",
    "decision",
    "problem",
    "evidence",
    "real",
    "large",
    "small",
    "open",
    "two",
    "three",
    "one",
    "first",
    "second",
    "third",
    "time",
    "cost",
    "post",
    "mid",
    "all",
    "ex",
    "e",
    "x",
];

/// Second parts that are joined by a hyphen to what precedes.
const SECOND_PARTS: &[&str] = &[
    "то",
    "либо",
    "нибудь",
    "ка",
    "based",
    "term",
    "making",
    "scale",
    "specific",
    "oriented",
    "driven",
    "related",
    "like",
    "free",
    "level",
    "dimensional",
    "order",
    "line",
    "called",
    "and",
    "de",
    "du",
    "sur",
    "en",
    "la",
    "le",
    "na",
    "being",
    "efficacy",
    "справочник",
    "справочника",
    "наук",
    "up",
    "off",
    "on",
    "by",
    "in",
    "of",
    "to",
];

/// Endings of first parts of compound adjectives: `образовательно-`, `историческо-`.
const FIRST_ENDINGS: &[&str] = &[
    "ально",
    "ельно",
    "енно",
    "онно",
    "ично",
    "ивно",
    "ческо",
    "лого",
    "учно",
    "рно",
    "ско",
];

/// Endings of cases that two nouns in apposition share.
const CASE_ENDINGS: &[&str] = &["ов", "ами", "ам", "ах", "ей"];

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> String {
        let pieces: Vec<Span> = text
            .split('\n')
            .scan(0, |at, line| {
                let span = Span::new(*at, *at + line.len());
                *at += line.len() + 1;
                Some(span)
            })
            .collect();
        let out = join(text, &pieces, &Words::of(text));
        assert!(out.source().end <= text.len());
        out.text
    }

    #[test]
    fn lines_become_one() {
        for (lines, expected) in [
            ("Карты \n  мира.  М.", "Карты мира. М."),
            ("между-\nнародный", "международный"),
            ("между\u{ad}\nнародный", "международный"),
            ("меж\u{ad}ду\u{200b}народный", "международный"),
            ("кандидат-\nматематик", "кандидат-математик"),
            ("магистрантов-\nматематиков", "магистрантов-математиков"),
            ("Санкт-\nПетербург", "Санкт-Петербург"),
            ("С. 10–\n12", "С. 10–12"),
            ("С. 10-\n12", "С. 10-12"),
            ("социально-\nэкономический", "социально-экономический"),
            ("inter-\nnational", "international"),
            ("long-term, long-\nterm", "long-term, long-term"),
            ("М. —\nНаука", "М. — Наука"),
            ("https://a.org/\nbook.html.", "https://a.org/book.html."),
            ("https://a.org/b-\nc/d", "https://a.org/b-c/d"),
            (
                "https://a.org/b\n(accessed 1 May)",
                "https://a.org/b (accessed 1 May)",
            ),
            ("https://a.org/b/\nдата", "https://a.org/b/ дата"),
            ("https://a.org/?x=%20\n%EE", "https://a.org/?x=%20%EE"),
            ("Frankfurt/\nNew York", "Frankfurt/New York"),
            ("МЕЖДУ-\nНАРОДНЫЙ", "МЕЖДУНАРОДНЫЙ"),
            ("地图\n历史", "地图历史"),
        ] {
            assert_eq!(joined(lines), expected, "{lines:?}");
        }
    }

    #[test]
    fn the_joined_text_knows_its_place() {
        let text = "меж-\nдународный  мир";
        let words = Words::of(text);
        let end = text.find('\n').unwrap();
        let out = join(
            text,
            &[Span::new(0, end), Span::new(end + 1, text.len())],
            &words,
        );
        assert_eq!(out.text, "международный мир");
        let at = out.text.find(" ").unwrap();
        assert_eq!(
            out.source_span(Span::new(0, at)).of(text),
            "меж-\nдународный"
        );
        assert_eq!(
            out.source_span(Span::new(at + 1, out.text.len())).of(text),
            "мир"
        );
    }
}
