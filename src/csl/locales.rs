//! Locales built into the program.
use super::locale::Locale;
/// Finds.
pub fn find(_tag: &str) -> Option<Locale> {
    None
}
/// The usual dialect.
pub fn dialect(tag: &str) -> &str {
    match tag {
        "en" => "en-US",
        "de" => "de-DE",
        "fr" => "fr-FR",
        "ru" => "ru-RU",
        "es" => "es-ES",
        "it" => "it-IT",
        "pt" => "pt-PT",
        "zh" => "zh-CN",
        "ja" => "ja-JP",
        "nl" => "nl-NL",
        t => t,
    }
}
