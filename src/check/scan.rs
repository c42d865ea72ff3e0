//! Small scanners that the rules share: words, neighbours, runs of digits.

use crate::text::script::Script;
use crate::text::span::Span;
use unicode_normalization::char::is_combining_mark;

/// The words of a text: longest runs of letters (with their combining marks), as byte ranges.
pub fn words(text: &str) -> impl Iterator<Item = Span> {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = chars.next()?;
            if c.is_alphabetic() {
                break at;
            }
        };
        while chars
            .next_if(|(_, c)| c.is_alphabetic() || is_combining_mark(*c))
            .is_some()
        {}
        let end = chars.peek().map_or(text.len(), |(at, _)| *at);
        Some(Span::new(start, end))
    })
}

/// The character before the byte `at`.
pub fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that begins at the byte `at`.
pub fn after(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The last word of `text`, without what is no letter behind it.
pub fn last_word(text: &str) -> &str {
    let head = text.trim_end_matches(|c: char| !c.is_alphabetic());
    let start = head
        .char_indices()
        .rev()
        .take_while(|(_, c)| c.is_alphabetic())
        .last()
        .map_or(head.len(), |(at, _)| at);
    &head[start..]
}

/// Whether a text is Cyrillic for the most part.
pub fn is_cyrillic(text: &str) -> bool {
    Script::of_text(text) == Script::Cyrillic
}

/// Letters and digits alone, in lower case and without accents: what two spellings of a title have
/// in common.
pub fn folded(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    let letters = letters.flat_map(char::to_lowercase);
    letters.filter(|c| c.is_alphanumeric()).collect()
}

/// As [`folded`], with one space between the words.
pub fn folded_words(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut out = String::with_capacity(text.len());
    for c in text
        .nfkd()
        .filter(|c| !is_combining_mark(*c) && *c != '\u{ad}')
    {
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '’' | 'ʹ' | '`') && !out.ends_with(' ') && !out.is_empty()
        {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_folds() {
        let text = "L’été, 2-е изд. мой";
        let found: Vec<&str> = words(text).map(|w| w.of(text)).collect();
        assert_eq!(found, ["L", "été", "е", "изд", "мой"]);
        assert_eq!(last_word("из Москвы, "), "Москвы");
        assert_eq!(last_word("12"), "");
        assert_eq!(folded("Ёлка — Élan!"), "елкаelan");
        assert_eq!(folded_words("Vestnik: Ser. 1 (’x’)"), "vestnik ser 1 x");
    }
}
