//! A translation in brackets at the end of a title: `Mkhi na kryshakh [Mosses on roofs]`.

use super::feature::cue::{class, cues, word_key};
use super::gap::{Group, Within};
use super::token::{Kind, Tokens};
use crate::record::label::Label;

/// Fewer words in brackets are more often a remark.
const FEWEST_WORDS: usize = 3;

/// First words of a bracket that is a remark.
const REMARKS: &[&str] = &[
    "version",
    "epub",
    "abstract",
    "letter",
    "special",
    "a",
    "cited",
    "authority",
    "in",
    "with",
];

/// Titles and what their translations are.
pub const TRANSLATED: [(Label, Label); 2] = [
    (Label::Title, Label::TranslatedTitle),
    (Label::ContainerTitle, Label::ContainerTitleTranslated),
];

/// The bracket that ends with the title whose tokens are `start..end`, if it reads as its
/// translation: the number of its first token.
pub fn at_the_end(text: &str, tokens: &Tokens, start: usize, end: usize) -> Option<usize> {
    let group = tokens.groups.iter().find(|group| {
        group.end == end && group.first > start && is_translation(text, tokens, group)
    })?;
    Some(group.first)
}

fn is_translation(text: &str, tokens: &Tokens, group: &Group) -> bool {
    if group.kind != Within::Brackets {
        return false;
    }
    let list = tokens.list.get(group.first..group.end).unwrap_or_default();
    let lower = |i: usize| list.get(i).map(|token| token.span.of(text).to_lowercase());
    let words = list.iter().filter(|token| token.kind == Kind::Word).count();
    let remark = lower(0).is_some_and(|word| REMARKS.contains(&word.as_str()));
    let thesis = (0..list.len())
        .filter_map(lower)
        .any(|word| cues(word_key(word.chars())) & class("thesis") != 0);
    words >= FEWEST_WORDS && !remark && !thesis
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::token::tokenize;

    #[test]
    fn brackets_that_translate() {
        for (title, expected) in [
            ("Mkhi na kryshakh [Mosses on roofs]", Some(3)),
            ("Mkhi [Mosses. On the U.S. roofs; and others]", Some(1)),
            ("Mkhi na kryshakh [Mosses]", None),
            ("[Mosses on old roofs]", None),
            ("Mosses [PhD thesis, University of Tver]", None),
            ("Mosses [version 2; peer review: 2 approved]", None),
            ("Mosses [on old roofs] again", None),
        ] {
            let tokens = tokenize(title);
            let found = at_the_end(title, &tokens, 0, tokens.list.len());
            assert_eq!(found, expected, "{title}");
        }
    }
}
