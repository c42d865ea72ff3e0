//! Genre, medium, notes, and what only helps the reader find something: list numbers, "available
//! at".

use super::draft::Draft;
use super::spans::Spans;
use super::title::{one_space, without_final_stop};
use crate::record::TextVariable;
use crate::record::label::Label;

/// Reads genre, medium and notes.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.all() {
        let printed = part.span.of(spans.text);
        match part.label {
            Label::Genre => draft.text(TextVariable::Genre, bare(printed), ", ", *part),
            Label::Medium => draft.text(TextVariable::Medium, bare(printed), ", ", *part),
            Label::Note if is_medium(printed) => {
                draft.text(TextVariable::Medium, bare(printed), ", ", *part)
            }
            Label::Note => draft.text(TextVariable::Note, bare(printed), "; ", *part),
            Label::AvailableAt | Label::CitationNumber => draft.understand(part.span),
            _ => {}
        }
    }
}

/// Whether the words name the medium: `Электронный ресурс`, `CD-ROM`, `Web`.
pub fn is_medium(printed: &str) -> bool {
    const MEDIA: &[&str] = &[
        "электронный ресурс",
        "электрон. ресурс",
        "электронныи ресурс",
        "эл. ресурс",
        "текст",
        "текст : электронный",
        "текст: электронный",
        "текст : непосредственный",
        "текст: непосредственный",
        "електронний ресурс",
        "электронны рэсурс",
        "электронный",
        "elektronnyi resurs",
        "elektronnyj resurs",
        "elektronnyy resurs",
        "electronic resource",
        "online resource",
        "online",
        "on-line",
        "internet",
        "web",
        "print",
        "cd-rom",
        "dvd",
        "recurso electrónico",
        "en línea",
        "recurso eletrônico",
        "ressource électronique",
        "en ligne",
        "zasób elektroniczny",
        "видеозапись",
        "звукозапись",
        "карты",
        "ноты",
        "изоматериал",
        "microform",
        "pdf",
    ];
    MEDIA.contains(&bare(printed).to_lowercase().as_str())
}

/// What a genre, medium or note says, without the punctuation around it.
pub fn bare(printed: &str) -> String {
    let text = printed.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '[' | ']' | '/')
    });
    let text = match (text.strip_prefix('('), text.strip_suffix(')')) {
        (Some(_), Some(_)) => text.get(1..text.len() - 1).unwrap_or(text),
        _ => text,
    };
    // `ил.`, `автореф.` keep theirs.
    let word = text
        .trim_end_matches('.')
        .rsplit(char::is_whitespace)
        .next()
        .unwrap_or("");
    if word.chars().count() > 6 {
        one_space(without_final_stop(text))
    } else {
        one_space(text)
    }
}
