//! Languages as Word names them.

use crate::text::script::Script;

/// The language of a run: Word has a slot each for Western, East Asian and right-to-left text
/// (17.3.2.20).
pub(super) fn language_properties(script: Script, language: &str) -> String {
    let language = with_region(language);
    match script {
        Script::Hebrew | Script::Arabic => {
            format!("<w:rtl/><w:lang w:bidi=\"{language}\"/>")
        }
        Script::Han | Script::Kana | Script::Hangul => {
            format!("<w:lang w:eastAsia=\"{language}\"/>")
        }
        Script::Thai | Script::Devanagari => format!("<w:lang w:bidi=\"{language}\"/>"),
        _ => format!("<w:lang w:val=\"{language}\"/>"),
    }
}

/// Word knows languages by country: a tag without one gets that of most of its readers.
pub(super) fn with_region(tag: &str) -> &str {
    match tag {
        "ar" => "ar-SA",
        "be" => "be-BY",
        "bg" => "bg-BG",
        "cs" => "cs-CZ",
        "de" => "de-DE",
        "el" => "el-GR",
        "en" => "en-US",
        "es" => "es-ES",
        "fi" => "fi-FI",
        "fr" => "fr-FR",
        "he" => "he-IL",
        "hu" => "hu-HU",
        "hy" => "hy-AM",
        "it" => "it-IT",
        "ja" => "ja-JP",
        "ka" => "ka-GE",
        "kk" => "kk-KZ",
        "ko" => "ko-KR",
        "nl" => "nl-NL",
        "pl" => "pl-PL",
        "pt" => "pt-PT",
        "ro" => "ro-RO",
        "ru" => "ru-RU",
        "sv" => "sv-SE",
        "tr" => "tr-TR",
        "uk" => "uk-UA",
        "zh" => "zh-CN",
        other => other,
    }
}
