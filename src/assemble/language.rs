//! The language of the record: that of the title, with the help of a note (`(In Russian)`) and of
//! the rest of the reference where the title is too short to tell.

use super::draft::Draft;
use super::spans::Spans;
use crate::record::label::Label;
use crate::record::{TextVariable, Variable};
use crate::text::lang::LangTag;
use crate::text::language::{Guess, detect};
use crate::text::script::Script;

/// Below this a guess from few letters gives way to one from more.
const WEAK: f32 = 0.45;

/// Below this a guess is none.
const LEAST: f32 = 0.25;

/// Sets the record's language, and that of a title in another one.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    let note = spans.of(Label::LanguageNote).next();
    let noted = note.and_then(|part| noted_language(part.span.of(spans.text)));
    let language = of_document(spans, draft, noted);
    if let Some(part) = note {
        // `(In Russian)` behind an English title is not what the record's language says.
        let agrees = noted.is_some() && noted == language.as_ref().map(LangTag::language);
        if agrees {
            draft.place(Variable::Language, part);
        } else {
            let words = super::title::one_space(
                part.span.of(spans.text).trim_matches(['(', ')', '[', ']']),
            );
            draft.text(TextVariable::Note, words, "; ", part);
        }
    }
    if let Some(language) = &language
        && let Some(container) = draft.reference.texts.get_mut(&TextVariable::ContainerTitle)
        && let Some(guess) = detect(&container.value)
        && guess.confidence > 0.7
        && guess.language != *language
    {
        container.language = Some(guess.language);
    }
    draft.reference.language = language;
}

fn of_document(spans: &Spans<'_>, draft: &Draft, noted: Option<&'static str>) -> Option<LangTag> {
    let reference = &draft.reference;
    let title = reference.text(TextVariable::Title);
    let container = reference.text(TextVariable::ContainerTitle);
    let own = title.or(container).unwrap_or(spans.text);
    let guess = detect(own);
    if Script::of_text(own) != Script::Latin {
        return guess.map(|g| g.language);
    }
    // A title romanised and translated in brackets, or said to be in Russian.
    let translated = title.is_some() && spans.has(Label::TranslatedTitle);
    let slavic = russian_context(spans, draft);
    let is_english = |g: &Guess| g.language.as_str() == "en";
    match noted {
        Some(code @ ("ru" | "uk")) => {
            let english = !translated
                && guess
                    .as_ref()
                    .is_some_and(|g| is_english(g) && g.confidence > 0.3);
            return LangTag::new(&if english {
                "en".to_string()
            } else {
                format!("{code}-Latn")
            });
        }
        Some(code) if !guess.as_ref().is_some_and(is_english) => return LangTag::new(code),
        _ => {}
    }
    if let Some(guess) = &guess {
        let neighbour = matches!(
            guess.language.as_str(),
            "hr" | "pl" | "cs" | "la" | "ro" | "hu" | "tr"
        );
        if slavic && (neighbour || guess.confidence < WEAK) && (translated || !is_english(guess)) {
            return LangTag::new("ru-Latn");
        }
        if guess.confidence >= WEAK {
            return Some(guess.language.clone());
        }
    }
    // Names of persons tell nothing: only words are asked.
    let publisher = reference.text(TextVariable::Publisher);
    let genre = reference.text(TextVariable::Genre);
    let more = [title, container, genre, publisher]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let wider = detect(&more).filter(|wider| {
        guess
            .as_ref()
            .is_none_or(|own| wider.confidence > own.confidence)
    });
    wider
        .or(guess)
        .filter(|g| g.confidence >= LEAST)
        .map(|g| g.language)
        // Latin letters and nothing that tells: English is by far the commonest.
        .or_else(|| LangTag::new("en"))
}

/// Whether place, publisher or other words of the reference are Russian.
fn russian_context(spans: &Spans<'_>, draft: &Draft) -> bool {
    const PLACES: &[&str] = &[
        "moscow",
        "moskva",
        "leningrad",
        "petersburg",
        "peterburg",
        "novosibirsk",
        "m.",
        "spb",
        "l.",
        "minsk",
        "kiev",
        "kazan",
        "ekaterinburg",
        "yekaterinburg",
        "russia",
    ];
    let place = draft
        .reference
        .text(TextVariable::PublisherPlace)
        .unwrap_or("")
        .to_lowercase();
    let publisher = draft.reference.text(TextVariable::Publisher).unwrap_or("");
    PLACES.iter().any(|p| place.contains(p))
        || publisher.ends_with("Publ.")
        || spans.text.contains("(In Rus")
}

/// The language a note names: `In Russian`, `in Russ.`, `на рус. яз.`, `(In Ukr.)`.
fn noted_language(note: &str) -> Option<&'static str> {
    const NAMES: &[(&str, &str)] = &[
        ("russ", "ru"),
        ("rus", "ru"),
        ("рус", "ru"),
        ("ukr", "uk"),
        ("укр", "uk"),
        ("belarus", "be"),
        ("бел", "be"),
        ("engl", "en"),
        ("англ", "en"),
        ("germ", "de"),
        ("нем", "de"),
        ("fren", "fr"),
        ("фр", "fr"),
        ("span", "es"),
        ("исп", "es"),
        ("ital", "it"),
        ("итал", "it"),
        ("portug", "pt"),
        ("chin", "zh"),
        ("кит", "zh"),
        ("japan", "ja"),
        ("яп", "ja"),
        ("pol", "pl"),
        ("пол", "pl"),
        ("czech", "cs"),
        ("kazakh", "kk"),
        ("каз", "kk"),
        ("bulg", "bg"),
        ("serb", "sr"),
        ("turk", "tr"),
        ("korean", "ko"),
        ("latin", "la"),
        ("hungar", "hu"),
        ("dutch", "nl"),
        ("swed", "sv"),
    ];
    note.split(|c: char| !c.is_alphabetic())
        .map(str::to_lowercase)
        .find_map(|word| {
            NAMES
                .iter()
                .find(|(beginning, _)| word.starts_with(beginning))
                .map(|(_, code)| *code)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_name_languages() {
        for (note, expected) in [
            ("In Russian", Some("ru")),
            ("in Russ.", Some("ru")),
            ("на рус. яз.", Some("ru")),
            ("In Ukr.", Some("uk")),
            ("in print", None),
        ] {
            assert_eq!(noted_language(note), expected, "{note}");
        }
    }
}
