//! Genre, medium, notes, and what only helps the reader find something: list numbers, "available
//! at".

use super::draft::Draft;
use super::spans::Spans;
use super::title::{one_space, without_final_stop};
use crate::record::label::Label;
use crate::record::{ItemType, TextVariable};

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

/// What kind of site a page stands on is said in brackets (`: [сайт]`) and is the page's genre, as
/// reference managers have it.
pub fn kind_of_site(draft: &mut Draft) {
    const SITES: &[&str] = &[
        "сайт",
        "официальный сайт",
        "офиц. сайт",
        "портал",
        "блог",
        "site",
        "website",
        "blog",
    ];
    let texts = &mut draft.reference.texts;
    if draft.reference.item_type == ItemType::Webpage
        && !texts.contains_key(&TextVariable::Genre)
        && texts
            .get(&TextVariable::Note)
            .is_some_and(|note| SITES.contains(&note.value.to_lowercase().as_str()))
        && let Some(note) = texts.remove(&TextVariable::Note)
    {
        texts.insert(TextVariable::Genre, note);
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
        _ if !text.contains('(') => text.trim_end_matches(')'),
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
