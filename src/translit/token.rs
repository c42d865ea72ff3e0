//! A text in Latin letters cut into words, each letter brought to one form: small, composed, with
//! one glyph for each kind of mark.

use crate::text::script::Script;
use crate::text::span::Span;
use unicode_normalization::char::{compose, is_combining_mark};

/// The single mark, whatever its glyph: the soft sign of most systems.
pub(super) const SINGLE: char = '\'';
/// The double mark: the hard sign of most systems.
pub(super) const DOUBLE: char = '"';
const TIE: char = '\u{361}';

/// A letter or mark of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Small, composed; marks are [`SINGLE`] or [`DOUBLE`].
    pub c: char,
    /// It is a capital in the text.
    pub capital: bool,
    /// Where it begins: bytes of the text.
    pub start: usize,
}

/// A word of Latin letters with the marks inside it and behind it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// Bytes of the text.
    pub span: Span,
    pub units: Vec<Unit>,
}

impl Token {
    /// The word without the marks behind its last letter.
    pub fn without_end_marks(&self) -> Token {
        let mut token = self.clone();
        while let Some(unit) = token.units.pop_if(|unit| is_mark(unit.c)) {
            token.span.end = unit.start;
        }
        token
    }

    /// Whether it has two letters or more, all capital.
    pub fn is_capitals(&self) -> bool {
        let letters = || self.units.iter().filter(|unit| unit.c.is_alphabetic());
        letters().count() > 1 && letters().all(|unit| unit.capital)
    }
}

/// Whether a unit is a mark.
pub(super) fn is_mark(c: char) -> bool {
    c == SINGLE || c == DOUBLE
}

/// The Latin words of a text, in order. Marks behind a word belong to it unless they close a
/// quotation.
pub(super) fn latin_words(text: &str) -> Vec<Token> {
    let mut words = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut quoted = Quotes::default();
    while let Some((start, c)) = chars.next() {
        if Script::of(c) != Script::Latin {
            quoted.see(c);
            continue;
        }
        let mut units = Vec::new();
        let mut end = start + c.len_utf8();
        push_letter(&mut units, c, start);
        while let Some(&(at, c)) = chars.peek() {
            let is_letter = Script::of(c) == Script::Latin;
            if is_letter {
                push_letter(&mut units, c, at);
            } else if is_combining_mark(c) || ('\u{fe20}'..='\u{fe2f}').contains(&c) {
                push_combining(&mut units, c, at);
            } else if let Some(mark) = mark_of(c) {
                let rest = text.get(at + c.len_utf8()..).unwrap_or_default();
                let inside = rest.starts_with(|next| Script::of(next) == Script::Latin);
                if !inside && quoted.closes(c) {
                    break;
                }
                units.push(Unit {
                    c: mark,
                    capital: false,
                    start: at,
                });
            } else {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        words.push(Token {
            span: Span::new(start, end),
            units,
        });
    }
    words
}

/// The forms of a romanised string that [`latin_words`] would give, as one string: for comparing.
pub(super) fn normalized(text: &str) -> Vec<char> {
    let mut units = Vec::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        if let Some(mark) = mark_of(c) {
            units.push(Unit {
                c: mark,
                capital: false,
                start: at,
            });
        } else if is_combining_mark(c) {
            push_combining(&mut units, c, at);
        } else {
            push_letter(&mut units, c, at);
        }
    }
    units.into_iter().map(|unit| unit.c).collect()
}

fn push_letter(units: &mut Vec<Unit>, c: char, start: usize) {
    let small = c.to_lowercase().next().unwrap_or(c);
    units.push(Unit {
        // Print often has the caron for the breve.
        c: if small == 'ǐ' { 'ĭ' } else { small },
        capital: c.is_uppercase(),
        start,
    });
}

fn push_combining(units: &mut Vec<Unit>, c: char, start: usize) {
    let c = match c {
        // The left half of a tie in older library records; the right half says nothing more.
        '\u{fe20}' => TIE,
        '\u{fe21}' => return,
        c => c,
    };
    if let Some(last) = units.last_mut()
        && let Some(joined) = compose(last.c, c)
    {
        last.c = if joined == 'ǐ' { 'ĭ' } else { joined };
        return;
    }
    units.push(Unit {
        c,
        capital: false,
        start,
    });
}

/// The mark a character stands for.
fn mark_of(c: char) -> Option<char> {
    match c {
        '\'' | '’' | '‘' | 'ʹ' | '′' | '´' | 'ʼ' | '`' | '\u{2bb}' => Some(SINGLE),
        '"' | '”' | '“' | 'ʺ' | '″' => Some(DOUBLE),
        _ => None,
    }
}

/// Which quotation marks are open.
#[derive(Default)]
struct Quotes {
    single: bool,
    double: bool,
}

impl Quotes {
    /// A quotation mark outside a word opens or closes.
    fn see(&mut self, c: char) {
        match c {
            '\'' | '‘' | '`' => self.single = !self.single,
            '’' => self.single = false,
            '"' => self.double = !self.double,
            '“' | '„' => self.double = true,
            '”' => self.double = false,
            _ => {}
        }
    }

    /// Whether the mark behind a word ends a quotation; a double mark is one unless it is the
    /// glyph of the hard sign alone.
    fn closes(&mut self, c: char) -> bool {
        match c {
            '"' | '”' | '“' => {
                self.double = false;
                true
            }
            '\'' | '’' | '‘' if self.single => {
                self.single = false;
                true
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_their_marks() {
        for (text, words) in [
            ("Elʹcin, v 2001 g.", &["Elʹcin", "v", "g"][..]),
            ("ob\"ezd «Rossii'»", &["ob\"ezd", "Rossii'"]),
            ("“Proryv” i ‘dom’", &["Proryv", "i", "dom"]),
            ("RU BREST-OD-300", &["RU", "BREST", "OD"]),
            ("T͡Simli͡ansk. Москва", &["T͡Simli͡ansk"]),
        ] {
            let found: Vec<&str> = latin_words(text).iter().map(|w| w.span.of(text)).collect();
            assert_eq!(found, words);
        }
    }

    #[test]
    fn forms_are_made_one() {
        assert_eq!(
            normalized("I\u{306}O’y”ǐ"),
            "ĭo'y\"ĭ".chars().collect::<Vec<_>>()
        );
    }
}
