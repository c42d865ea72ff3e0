//! Locales built into the program: those of the CSL project.
//!
//! Which locales exist is fixed when the program is built (`build.rs`); nothing is decompressed
//! until it is asked for, and each once. How a locale falls back on others is no matter of this
//! module.

use std::sync::OnceLock;

use super::locale::Locale;

/// Language tags with their compressed XML, by tag.
const LOCALES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// One cell for each of [`LOCALES`].
static PARSED: [OnceLock<Option<Locale>>; LOCALES.len()] =
    [const { OnceLock::new() }; LOCALES.len()];

/// The tags of all built-in locales (`en-US`, `ru-RU`), in order.
pub fn tags() -> impl Iterator<Item = &'static str> {
    LOCALES.iter().map(|(tag, _)| *tag)
}

/// The locale of a language tag, letter case aside: of this very tag, or of the [`dialect`] usual
/// for it (`ru` gives `ru-RU`). None if there is no such locale: the caller decides what to print
/// instead.
pub fn find(tag: &str) -> Option<Locale> {
    let index = position(tag).or_else(|| position(dialect(tag)))?;
    let (_, packed) = LOCALES.get(index)?;
    let read = || Locale::parse(&super::styles::unpack(packed)?).ok();
    PARSED.get(index)?.get_or_init(read).clone()
}

fn position(tag: &str) -> Option<usize> {
    LOCALES
        .iter()
        .position(|(known, _)| known.eq_ignore_ascii_case(tag))
}

/// The dialect whose locale stands for a language that names none (CSL 1.0.2, Locale Fallback);
/// any other tag as it is.
pub fn dialect(tag: &str) -> &str {
    DIALECTS
        .iter()
        .find(|(language, _)| language.eq_ignore_ascii_case(tag))
        .map_or(tag, |(_, dialect)| dialect)
}

/// `primary-dialects` of the CSL project's `locales.json`.
const DIALECTS: &[(&str, &str)] = &[
    ("af", "af-ZA"),
    ("bal", "bal-PK"),
    ("bg", "bg-BG"),
    ("brh", "brh-PK"),
    ("ca", "ca-AD"),
    ("cs", "cs-CZ"),
    ("cy", "cy-GB"),
    ("da", "da-DK"),
    ("de", "de-DE"),
    ("el", "el-GR"),
    ("en", "en-US"),
    ("es", "es-ES"),
    ("et", "et-EE"),
    ("fa", "fa-IR"),
    ("fi", "fi-FI"),
    ("fr", "fr-FR"),
    ("gl", "gl-ES"),
    ("he", "he-IL"),
    ("hi", "hi-IN"),
    ("hr", "hr-HR"),
    ("hu", "hu-HU"),
    ("hy", "hy-AM"),
    ("id", "id-ID"),
    ("is", "is-IS"),
    ("it", "it-IT"),
    ("ja", "ja-JP"),
    ("km", "km-KH"),
    ("ko", "ko-KR"),
    ("lij", "lij-IT"),
    ("lt", "lt-LT"),
    ("lv", "lv-LV"),
    ("mn", "mn-MN"),
    ("ms", "ms-MY"),
    ("nb", "nb-NO"),
    ("nl", "nl-NL"),
    ("nn", "nn-NO"),
    ("pa", "pa-PK"),
    ("pl", "pl-PL"),
    ("pt", "pt-PT"),
    ("ro", "ro-RO"),
    ("ru", "ru-RU"),
    ("sk", "sk-SK"),
    ("sl", "sl-SI"),
    ("sr", "sr-Latn-RS"),
    ("sv", "sv-SE"),
    ("th", "th-TH"),
    ("tr", "tr-TR"),
    ("uk", "uk-UA"),
    ("vi", "vi-VN"),
    ("zh", "zh-CN"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_can_be_read() {
        for tag in tags() {
            let locale = find(tag).unwrap_or_else(|| panic!("{tag}"));
            assert_eq!(locale.lang(), Some(tag));
        }
    }

    #[test]
    fn a_tag_is_exact_or_a_usual_dialect() {
        for (tag, found) in [
            ("en-US", Some("en-US")),
            ("en-gb", Some("en-GB")),
            ("ru", Some("ru-RU")),
            ("uk", Some("uk-UA")),
            ("es", Some("es-ES")),
            ("de", Some("de-DE")),
            ("fr", Some("fr-FR")),
            ("la", Some("la")),
            ("ru-Latn", None),
            ("tlh", None),
            ("", None),
        ] {
            let locale = find(tag);
            assert_eq!(locale.as_ref().and_then(|l| l.lang()), found, "{tag}");
        }
    }
}
