//! How the steps are tested: a text, a letter for each of its tokens, and the labelled parts after
//! the repair.

use super::repair;
use crate::parse::feature::observe;
use crate::parse::spans::{Tagged, spans};
use crate::parse::state::label_index;
use crate::parse::token::tokenize;
use crate::record::label::Label;

/// Holds the repair against cases. Words are labelled by the letter below each, spaces aside; a
/// capital begins a span.
pub fn check(cases: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, letters, expected)| (text, repaired(text, letters), expected))
        .filter(|(_, found, expected)| found != *expected)
        .map(|(text, found, expected)| format!("{text}\n   found {found}\nexpected {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn label(letter: char) -> Option<Label> {
    Some(match letter.to_ascii_lowercase() {
        'a' => Label::Author,
        'b' => Label::Publisher,
        'c' => Label::ContainerTitle,
        'd' => Label::Doi,
        'e' => Label::Editor,
        'g' => Label::Pages,
        'i' => Label::Issue,
        'k' => Label::Genre,
        'l' => Label::Translator,
        'n' => Label::Note,
        'o' => Label::Other,
        'p' => Label::PublisherPlace,
        'q' => Label::Event,
        'r' => Label::TranslatedTitle,
        's' => Label::CollectionTitle,
        't' => Label::Title,
        'u' => Label::Url,
        'v' => Label::Volume,
        'w' => Label::LanguageNote,
        'y' => Label::Date,
        '#' => Label::CitationNumber,
        '0' => return None,
        _ => panic!("no label has the letter {letter}"),
    })
}

fn repaired(text: &str, letters: &str) -> String {
    let tokens = tokenize(text);
    let mut tagged: Vec<Tagged> = letters
        .chars()
        .filter(|c| *c != ' ')
        .map(|c| Tagged {
            label: label_index(label(c)),
            begins: c.is_uppercase(),
            confidence: 1.0,
        })
        .collect();
    let words: Vec<&str> = tokens.list.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(tagged.len(), tokens.list.len(), "{words:?}");
    let cues = observe(text, &tokens).cues;
    repair(text, &tokens, &cues, &mut tagged);
    let spans = spans(text, &tokens, &tagged).into_iter();
    let parts = spans.map(|span| format!("{}[{}]", span.label.as_str(), span.span.of(text)));
    parts.collect::<Vec<_>>().join(" ")
}
