//! The names of journals in a list, for comparing them with each other.

use super::rule::List;
use super::scan;
use crate::record::{ItemType, TextVariable, Variable};
use crate::text::span::Span;

/// A journal's name where it stands.
pub struct Printed<'l> {
    /// Number of the entry, from 0.
    pub index: usize,
    /// Where in the entry's text.
    pub span: Span,
    /// As printed.
    pub text: &'l str,
    /// Its words in lower case, without accents and punctuation.
    pub words: String,
    /// A full stop ends one of its words.
    pub is_abbreviated: bool,
}

/// The names of journals of a list: container titles of one line, conference volumes and books
/// excepted where the record knows the type.
pub fn printed<'l>(list: &'l List<'_>) -> Vec<Printed<'l>> {
    let container = Variable::Text(TextVariable::ContainerTitle);
    let names = list.views().filter_map(|view| {
        let is_book = matches!(
            view.entry.reference.item_type,
            ItemType::Chapter | ItemType::PaperConference | ItemType::Webpage
        );
        let span = view.entry.span_of(container).filter(|_| !is_book)?;
        let printed = span.of(view.text);
        let text = printed.trim_matches(|c: char| c.is_whitespace() || "\"«»“”{},;_*".contains(c));
        // A full stop at the end is the sentence's as often as an abbreviation's.
        let has_stop = text.ends_with('.');
        let text = text.trim_end_matches(['.', ' ']);
        let start = span.start + printed.find(text)?;
        let end = start + text.len();
        let words = scan::folded_words(text);
        (!words.is_empty()).then(|| Printed {
            index: view.index,
            span: Span::new(start, end),
            text,
            is_abbreviated: text.contains(". ") || has_stop || {
                scan::after(view.text, end) == Some('.') && text.contains('.')
            },
            words,
        })
    });
    names.collect()
}

/// What all spellings of one name have in common.
pub fn key(words: &str) -> String {
    let small = ["and", "the", "и", "y", "und", "et"];
    let kept = words.split(' ').filter(|word| !small.contains(word));
    kept.collect()
}

/// Whether one letter more, less or other makes one key of the other. A letter at the very end is
/// not looked at (a name cut short), nor are digits.
pub fn one_letter_apart(a: &str, b: &str) -> bool {
    let (short, long) = if a.chars().count() <= b.chars().count() {
        (a, b)
    } else {
        (b, a)
    };
    let same = short
        .chars()
        .zip(long.chars())
        .take_while(|(x, y)| x == y)
        .count();
    let short_rest: Vec<char> = short.chars().skip(same).collect();
    let long_rest: Vec<char> = long.chars().skip(same).collect();
    let odd = long_rest.iter().chain(&short_rest).take(1);
    if odd.clone().any(|c| c.is_ascii_digit()) || short_rest.is_empty() || same < 3 {
        return false;
    }
    // What is left over behind the odd letter must be a word's tail, not a series' letter.
    let tail = long_rest.get(1..).unwrap_or_default();
    let equal = if short_rest.len() == long_rest.len() {
        short_rest.get(1..).unwrap_or_default() == tail
    } else {
        long_rest.len() == short_rest.len() + 1 && short_rest == tail
    };
    equal && tail.len() >= 2 && !short_rest.iter().take(1).any(char::is_ascii_digit)
}
