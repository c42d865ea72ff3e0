//! Genre, medium, notes, and what only helps the reader find something: list numbers, "available
//! at".

use super::date;
use super::draft::Draft;
use super::spans::Spans;
use super::title::{one_space, without_final_stop};
use crate::record::label::{Label, LabelledSpan};
use crate::record::{DateVariable, ItemType, TextVariable, own};
use crate::text::word::is_one_of;

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
            Label::Note if application(printed, *part, draft) => {}
            Label::Note => draft.text(TextVariable::Note, bare(printed), "; ", *part),
            Label::AvailableAt | Label::CitationNumber => draft.understand(part.span),
            _ => {}
        }
    }
}

/// Reads the application for a patent, `№ 2000131736/09 ; заявл. 18.12.00`: its number and day. Whether it is one.
fn application(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    let Some((number, day)) = printed.split_once("заявл") else {
        return false;
    };
    let number = number.trim_matches(|c: char| c.is_whitespace() || "№;:,".contains(c));
    let is_number = number
        .chars()
        .all(|c| c.is_ascii_digit() || "/.-".contains(c));
    let day = date::read(&[day.trim_start_matches('.').trim()]);
    let Some(day) = day.filter(|day| is_number && day.first().is_some()) else {
        return false;
    };
    if !number.is_empty() {
        draft.custom(own::APPLICATION_NUMBER, number, part);
    }
    draft.date(DateVariable::Submitted, day, part);
    true
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
            .is_some_and(|note| is_one_of(&note.value, SITES))
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
    let small = bare(printed).to_lowercase();
    let is_content = small.split_once(':').is_some_and(|(_, access)| {
        let access = access.trim_start();
        access.starts_with("электронн") || access.starts_with("непосредственн")
    });
    is_content || MEDIA.contains(&small.as_str())
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
