//! Which language the parts of a printed text are in, for outputs that say so to word processors
//! (their spelling and hyphenation follow it).
//!
//! A reference's language is known, but its text is mixed: a Russian entry quotes an English
//! title. Letters of another script are not in the reference's language.

use crate::text::lang::LangTag;
use crate::text::script::Script;
use std::borrow::Cow;

/// A part of a text in one script, and the language it is taken to be in.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece<'a> {
    pub text: &'a str,
    pub script: Script,
    /// `None` where the script tells no language and nothing else does.
    pub language: Option<Cow<'a, str>>,
}

/// Cuts a text where its script changes. A part is in the language of the reference or of the
/// document, whichever comes first to be written in its script; else in the language that is most
/// often written in it. What is no letter belongs to the letters before it.
pub fn pieces<'a>(
    text: &'a str,
    reference: Option<&'a LangTag>,
    document: &'a LangTag,
) -> Vec<Piece<'a>> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut now = Script::Common;
    let mut push = |range: std::ops::Range<usize>, script| {
        let text = text.get(range).unwrap_or_default();
        if !text.is_empty() {
            let language = language(script, reference, document);
            out.push(Piece {
                text,
                script,
                language,
            });
        }
    };
    for (at, c) in text.char_indices() {
        let script = match Script::of(c) {
            // Japanese mixes the two.
            Script::Han if now == Script::Kana => Script::Kana,
            script => script,
        };
        if script == Script::Common || script == now {
            continue;
        }
        if now != Script::Common {
            push(start..at, now);
            start = at;
        }
        now = script;
    }
    push(start..text.len(), now);
    out
}

fn language<'a>(
    script: Script,
    reference: Option<&'a LangTag>,
    document: &'a LangTag,
) -> Option<Cow<'a, str>> {
    let known = reference.into_iter().chain([document]);
    let mut fitting = known.filter(|tag| script == Script::Common || is_written_in(tag, script));
    let usual = match script {
        Script::Latin => "en",
        Script::Cyrillic => "ru",
        Script::Greek => "el",
        Script::Armenian => "hy",
        Script::Georgian => "ka",
        Script::Hebrew => "he",
        Script::Arabic => "ar",
        Script::Devanagari => "hi",
        Script::Thai => "th",
        Script::Han => "zh",
        Script::Kana => "ja",
        Script::Hangul => "ko",
        Script::Common | Script::Other => "",
    };
    match fitting.next() {
        Some(tag) => Some(Cow::Borrowed(tag.as_str())),
        None => (!usual.is_empty()).then_some(Cow::Borrowed(usual)),
    }
}

/// Whether texts of this language stand in this script.
fn is_written_in(tag: &LangTag, script: Script) -> bool {
    match (tag.script(), tag.language()) {
        (Some("Latn"), _) => script == Script::Latin,
        (Some("Cyrl"), _) => script == Script::Cyrillic,
        (_, "sr" | "az" | "uz") => matches!(script, Script::Cyrillic | Script::Latin),
        (
            _,
            "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt" | "ba" | "cv"
            | "os",
        ) => script == Script::Cyrillic,
        (_, "el" | "grc") => script == Script::Greek,
        (_, "hy") => script == Script::Armenian,
        (_, "ka") => script == Script::Georgian,
        (_, "he" | "yi") => script == Script::Hebrew,
        (_, "ar" | "fa" | "ur") => script == Script::Arabic,
        (_, "hi" | "mr" | "ne" | "sa") => script == Script::Devanagari,
        (_, "th") => script == Script::Thai,
        (_, "zh") => script == Script::Han,
        (_, "ja") => matches!(script, Script::Han | Script::Kana),
        (_, "ko") => matches!(script, Script::Han | Script::Hangul),
        _ => script == Script::Latin,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_tells_where_the_reference_is_silent() {
        let english = LangTag::new("en-GB").expect("a tag");
        for (text, reference, expected) in [
            ("Мир = Peace, 5", Some("ru"), "Мир = |ru Peace, 5|en-GB"),
            ("Мир = Peace", None, "Мир = |ru Peace|en-GB"),
            ("Мир", Some("bg"), "Мир|bg"),
            ("Mir", Some("ru-Latn"), "Mir|ru-Latn"),
            ("Paz y мир", Some("es"), "Paz y |es мир|ru"),
            ("12–15", Some("ru"), "12–15|ru"),
            ("12–15", None, "12–15|en-GB"),
            ("「かな漢字」a", Some("ja"), "「かな漢字」|ja a|en-GB"),
            ("", None, ""),
        ] {
            let tag = reference.and_then(LangTag::new);
            let found: Vec<String> = pieces(text, tag.as_ref(), &english)
                .iter()
                .map(|p| format!("{}|{}", p.text, p.language.as_deref().unwrap_or("-")))
                .collect();
            assert_eq!(found.join(" "), expected, "{text}");
        }
    }
}
