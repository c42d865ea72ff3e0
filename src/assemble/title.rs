//! Titles: of the work, its host, its series, its event, with their translations.

use super::draft::Draft;
use super::spans::Spans;
use super::{event, note, number, title_tail};
use crate::record::label::{Label, LabelledSpan};
use crate::record::{NumberVariable, Text, TextVariable, own};
use crate::text::language;
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::unicode::{is_dash, is_quote};
use crate::text::word::is_one_of;

/// Reads all titles of the reference.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for (label, variable) in [
        (Label::Title, TextVariable::Title),
        (Label::ContainerTitle, TextVariable::ContainerTitle),
        (Label::Event, TextVariable::EventTitle),
    ] {
        for part in spans.of(label) {
            if label == Label::Event && event::fill(part, spans, draft) {
                continue;
            }
            let variable = if label == Label::Title && is_reviewed(spans, part.span) {
                TextVariable::ReviewedTitle
            } else {
                variable
            };
            let printed = with_stop_of_years(spans.text, part.span);
            let (printed, medium) = without_content_type(printed);
            if let Some(medium) = medium {
                draft.text(TextVariable::Medium, note::bare(medium), ", ", part);
                if printed.trim().is_empty() {
                    continue;
                }
            }
            let cut = title_tail::cut(without_announcement(printed));
            if let Some(code) = cut.speciality {
                draft.custom(own::SPECIALITY, code, part);
            }
            for (number, value) in [
                (NumberVariable::Volume, cut.volume),
                (NumberVariable::NumberOfVolumes, cut.volumes),
            ] {
                if let Some(value) = value {
                    draft.number(number, value, part);
                }
            }
            for (also, value) in [
                (TextVariable::Genre, cut.genre),
                (TextVariable::EventTitle, cut.event),
            ] {
                if let Some(value) = value {
                    draft.text(also, clean(value), ". ", part);
                }
            }
            match parallel(cut.title).filter(|_| variable == TextVariable::Title) {
                Some((title, other)) => with_parallel(title, other, spans, part, draft),
                None => draft.text(variable, with_bracketed_translation(cut.title), ". ", part),
            }
        }
    }
    for part in spans.of(Label::CollectionTitle) {
        let (title, number) = number::series(part.span.of(spans.text));
        draft.text(TextVariable::CollectionTitle, clean(title), "; ", part);
        if let Some(number) = number {
            draft.number(NumberVariable::CollectionNumber, &number, part);
        }
    }
    for (label, variable) in [
        (Label::TranslatedTitle, TextVariable::Title),
        (
            Label::ContainerTitleTranslated,
            TextVariable::ContainerTitle,
        ),
    ] {
        for part in spans.of(label) {
            let value = clean(part.span.of(spans.text));
            match draft.reference.texts.remove(&variable) {
                Some(known) => {
                    let translated = translate(known, value);
                    draft.place(crate::record::Variable::Text(variable), part);
                    draft.reference.texts.insert(variable, translated);
                }
                // Only the translation was printed.
                None => draft.text(variable, value, ". ", part),
            }
        }
    }
}

/// A title and its parallel title in another script or language (GOST 7.1-2003, 5.2.4; ISBD,
/// 1.2): `Имя розы = Il nome della rosa`.
fn parallel(printed: &str) -> Option<(&str, &str)> {
    let (title, other) = printed.split_once(" = ")?;
    let tag = |text: &str| language::detect(text).map(|guess| guess.language);
    let wordy = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let differs = Script::of_text(title) != Script::of_text(other) || tag(title) != tag(other);
    (wordy(title) && wordy(other) && differs && !other.contains(" = ")).then_some((title, other))
}

/// A title and its parallel title: of a translation in another script that of the original, else
/// the title in another language.
fn with_parallel(
    title: &str,
    other: &str,
    spans: &Spans<'_>,
    part: LabelledSpan,
    draft: &mut Draft,
) {
    let original = spans.has(Label::Translator) && Script::of_text(title) != Script::of_text(other);
    let text = Text::new(clean(title));
    if original {
        draft.text(TextVariable::Title, text, ". ", part);
        draft.text(TextVariable::OriginalTitle, clean(other), ". ", part);
    } else {
        let text = translate(text, clean(other));
        draft.text(TextVariable::Title, text, ". ", part);
    }
}

/// Whether words that announce the work under review stand somewhere before: `Рец. на кн.:`,
/// `Review of:`.
pub fn is_reviewed(spans: &Spans<'_>, span: Span) -> bool {
    const SIGNS: &[&str] = &[
        "рец. на",
        "рец. на кн",
        "рецензия на",
        "рец. на кн.",
        "review of",
        "review of the book",
        "rev. of",
        "rezension zu",
        "rez. zu",
        "rez. von",
        "compte rendu de",
        "reseña de",
        "recenzja",
        "recenze",
        "рец. на книгу",
        "recensione di",
    ];
    spans
        .all()
        .iter()
        .filter(|l| {
            l.span.end <= span.start && matches!(l.label, Label::Genre | Label::Note | Label::Other)
        })
        .any(|l| {
            let printed = l.span.of(spans.text).to_lowercase();
            let printed = printed.trim_matches(|c: char| matches!(c, '.' | ':' | '[' | '(' | ' '));
            SIGNS.contains(&printed)
        })
}

/// A title without the content type and kind of access behind it, and these (GOST R 7.0.100-2018,
/// 5.9): `Орфоэпия. – Текст : непосредственный`.
fn without_content_type(printed: &str) -> (&str, Option<&str>) {
    let found = printed.rfind("Текст").filter(|at| {
        let tail = printed.get(*at..).unwrap_or_default();
        tail.contains(':') && note::is_medium(tail.trim_end_matches(['.', ' ']))
    });
    match found.and_then(|at| printed.split_at_checked(at)) {
        Some((title, medium)) => {
            let end = |c: char| c.is_whitespace() || is_dash(c);
            (title.trim_end_matches(end), Some(medium))
        }
        None => (printed, None),
    }
}

fn translate(text: Text, translation: String) -> Text {
    if translation.is_empty() {
        return text;
    }
    let language = language::detect(&translation).map(|guess| guess.language);
    text.with_translation(translation, language)
}

/// A title as a record holds it: one space between words, without the quotation marks that enclose
/// it and the punctuation that divides it from its neighbours.
pub fn clean(printed: &str) -> String {
    let mut text = printed.trim();
    // Marks in marks: a few rounds take off what editors put around a title.
    for _ in 0..8 {
        let before = text;
        text = text.trim_matches(|c: char| {
            c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/' | '_' | '*' | '|')
        });
        text = without_final_stop(text);
        text = unquoted(text);
        if text == before {
            break;
        }
    }
    one_space(text)
}

/// `Title [Translation]` inside one span: the bracket is the translation when it is in another
/// language.
fn with_bracketed_translation(printed: &str) -> Text {
    let title = clean(printed);
    let Some(inside) = title.strip_suffix(']') else {
        return Text::new(title);
    };
    let Some(at) = inside.rfind(" [") else {
        return Text::new(title);
    };
    let (Some(original), Some(translation)) = (inside.get(..at), inside.get(at + 2..)) else {
        return Text::new(title);
    };
    let tag = |text: &str| language::detect(text).map(|guess| guess.language);
    let other_script = Script::of_text(original) != Script::of_text(translation);
    let other_language =
        translation.split_whitespace().count() >= 2 && tag(original) != tag(translation);
    if original.is_empty() || !(other_script || other_language) || note::is_medium(translation) {
        return Text::new(title);
    }
    translate(Text::new(clean(original)), clean(translation))
}

/// Strips what announces a host: `In:`, `In `, `//`, `В кн.:`.
fn without_announcement(printed: &str) -> &str {
    let text =
        printed.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '/' | ',' | '.'));
    for words in [
        "In:",
        "In ",
        "in:",
        "in ",
        "Dans:",
        "dans ",
        "В кн.:",
        "В сб.:",
        "в кн.:",
        "У кн.:",
        "В кн. ",
        "En:",
        "em:",
        "Em:",
        "In. ",
    ] {
        if let Some(rest) = text.strip_prefix(words)
            // A title may begin with "in" itself; a host's begins with a capital.
            && rest.trim_start().starts_with(|c: char| c.is_uppercase() || is_quote(c))
            && (words.ends_with(':') || words.starts_with("В") || words == "In " || words == "in ")
        {
            // `In Search of Lost Time` is a title: without a colon only a small `in` or a host
            // in quotes tells; `In ` with a colon somewhere is left alone.
            if words == "In "
                && !rest.trim_start().starts_with(['“', '"', '«'])
                && !rest.starts_with("Proc")
            {
                continue;
            }
            return rest.trim_start();
        }
    }
    text
}

/// The text without quotation marks around all of it, or a single mark whose partner is lost.
fn unquoted(text: &str) -> &str {
    let mut chars = text.chars();
    let (Some(first), Some(last)) = (chars.next(), chars.next_back()) else {
        return text;
    };
    let inner = text
        .get(first.len_utf8()..text.len() - last.len_utf8())
        .unwrap_or("");
    if is_quote(first) && is_partner(first, last) && encloses(first, last, inner) {
        return inner.trim();
    }
    let rest = text.get(first.len_utf8()..).unwrap_or("");
    let is_double = |c: char| is_quote(c) && !matches!(c, '\'' | '’' | '‘' | '`' | '´');
    if (is_double(first) || first == '‘') && !rest.chars().any(|c| is_partner(first, c)) {
        return rest.trim_start();
    }
    let head = text.get(..text.len() - last.len_utf8()).unwrap_or("");
    if is_double(last) && !head.chars().any(is_double) {
        return head.trim_end();
    }
    text
}

/// Whether `close` ends what `open` begins.
fn is_partner(open: char, close: char) -> bool {
    match open {
        '«' => close == '»',
        '»' => close == '«',
        '‹' => close == '›',
        '“' => matches!(close, '”' | '"' | '“'),
        '„' => matches!(close, '“' | '”' | '"' | '„'),
        '”' => close == '”',
        '‘' | '‚' => matches!(close, '’' | '‘' | '\''),
        '「' => close == '」',
        '『' => close == '』',
        '"' | '\'' | '`' | '´' => close == open || (open == '`' && close == '\''),
        _ => false,
    }
}

/// Whether the first mark's partner is the last: no pair ends inside.
fn encloses(open: char, close: char, inner: &str) -> bool {
    if open == close {
        return !inner.contains(open);
    }
    let mut depth = 1i32;
    for (at, c) in inner.char_indices() {
        if c == open {
            depth += 1;
        } else if c == close {
            // An apostrophe inside a word closes nothing.
            let inside_word = matches!(c, '’' | '\'')
                && inner
                    .get(at + c.len_utf8()..)
                    .and_then(|s| s.chars().next())
                    .is_some_and(char::is_alphabetic);
            if !inside_word {
                depth -= 1;
            }
        }
        if depth == 0 {
            return false;
        }
    }
    true
}

/// A full stop at the end is kept behind an abbreviation only.
pub fn without_final_stop(text: &str) -> &str {
    const ABBREVIATIONS: &[&str] = &[
        "г", "гг", "в", "вв", "etc", "ed", "al", "inc", "ltd", "co", "jr", "др", "пр", "см", "э",
        "изд", "им", "вып", "publ", "univ", "st", "pp", "vol", "обл", "с", "verl", "ges", "corp",
        "акад", "ун-т", "м", "л", "спб", "biol", "med", "sci", "phys", "chem", "math", "журн",
        "наук", "сер", "bd", "зап", "иссл", "тр",
    ];
    let Some(bare) = text.strip_suffix('.') else {
        return text;
    };
    if bare.ends_with('.') {
        return text;
    }
    let word = bare
        .rsplit(|c: char| c.is_whitespace() || matches!(c, '.' | '(' | '«' | '“'))
        .next()
        .unwrap_or("");
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    // `J. Leukoc. Biol.`: where other words are abbreviated the last is too.
    let abbreviated =
        bare.split(". ").count() > 2 && bare.split(". ").all(|w| w.chars().count() <= 8);
    if is_initial || abbreviated || is_one_of(word, ABBREVIATIONS) {
        text
    } else {
        bare
    }
}

/// A title with the full stop behind it that belongs to `гг.` or `г.`: `… 1953–1993 гг. / под ред.` The tagger
/// takes it for the end of the area.
fn with_stop_of_years(text: &str, span: Span) -> &str {
    let title = span.of(text);
    let before = title.strip_suffix("гг").or_else(|| title.strip_suffix('г'));
    let is_year = before.is_some_and(|years| {
        let years = years.strip_suffix([' ', '\u{a0}']).unwrap_or(years);
        years.ends_with(|c: char| c.is_ascii_digit())
    });
    match text.get(span.start..span.end + 1) {
        Some(whole) if is_year && whole.ends_with('.') => whole,
        _ => title,
    }
}

/// The text with one space for each row of white space.
pub fn one_space(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_no_titles() {
        for (printed, title, medium) in [
            (
                "Орфоэпия. – Текст : непосредственный",
                "Орфоэпия.",
                Some("Текст : непосредственный"),
            ),
            (
                "Орфоэпия. — Текст: электронный.",
                "Орфоэпия.",
                Some("Текст: электронный."),
            ),
            (
                "Текст : непосредственный",
                "",
                Some("Текст : непосредственный"),
            ),
            ("Текст и смысл", "Текст и смысл", None),
            ("Текст", "Текст", None),
        ] {
            assert_eq!(without_content_type(printed), (title, medium), "{printed}");
        }
    }

    #[test]
    fn titles_are_cleaned_at_their_ends() {
        for (printed, expected) in [
            ("“The Estrada Doctrine”,", "The Estrada Doctrine"),
            (
                "‘Self-selection and earnings’,",
                "Self-selection and earnings",
            ),
            (
                "«Terra Universitatis». Два века",
                "«Terra Universitatis». Два века",
            ),
            ("О «Войне и мире»", "О «Войне и мире»"),
            ("«Война» и «мир»", "«Война» и «мир»"),
            (
                "Материалы  экспедиций 1953 - 1993 гг.",
                "Материалы экспедиций 1953 - 1993 гг.",
            ),
            (
                "Power and Christian Theology,",
                "Power and Christian Theology",
            ),
            ("A review.", "A review"),
            ("J. Leukoc. Biol.", "J. Leukoc. Biol."),
            ("_Las galerías_", "Las galerías"),
            (
                "\"Axioms for Concurrent Objects\",",
                "Axioms for Concurrent Objects",
            ),
            (
                "« Interazionismo e capitale sociale",
                "Interazionismo e capitale sociale",
            ),
            ("“’Pandillas’ and Security”", "’Pandillas’ and Security"),
            ("", ""),
        ] {
            assert_eq!(clean(printed), expected, "{printed}");
        }
    }

    #[test]
    fn a_bracket_in_another_language_is_a_translation() {
        let text = with_bracketed_translation("性学觕述 [General Introduction to the Psyche].");
        assert_eq!(
            (text.value.as_str(), text.translated()),
            ("性学觕述", Some("General Introduction to the Psyche"))
        );
        let text = with_bracketed_translation("Муравьиный лик [Электронный ресурс]");
        assert_eq!(text.translated(), None);
    }
}
