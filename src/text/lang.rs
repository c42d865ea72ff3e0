//! Language tags (BCP 47), of a record and of one text.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A well-formed language tag: `ru`, `en-GB`, `ru-Latn` (romanised Russian), `zh-Hant-TW`.
/// Kept in the usual letter case: language small, script capitalised, region in capitals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LangTag(String);

impl LangTag {
    /// Reads a tag; `_` counts as `-`. `None` for what is no tag (RFC 5646, 2.1: only the shape is
    /// checked, not the registry).
    pub fn new(tag: &str) -> Option<LangTag> {
        let mut out = String::with_capacity(tag.len());
        for (i, part) in tag.trim().split(['-', '_']).enumerate() {
            if part.is_empty() || part.len() > 8 || !part.bytes().all(|b| b.is_ascii_alphanumeric())
            {
                return None;
            }
            if i == 0 {
                if !(2..=3).contains(&part.len()) || !part.bytes().all(|b| b.is_ascii_alphabetic())
                {
                    return None;
                }
                out.push_str(&part.to_ascii_lowercase());
                continue;
            }
            out.push('-');
            match part.len() {
                4 if part.as_bytes()[0].is_ascii_alphabetic() => {
                    out.push_str(&part[..1].to_ascii_uppercase());
                    out.push_str(&part[1..].to_ascii_lowercase());
                }
                2 => out.push_str(&part.to_ascii_uppercase()),
                _ => out.push_str(&part.to_ascii_lowercase()),
            }
        }
        Some(LangTag(out))
    }

    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `ru` of `ru-Latn`.
    pub fn language(&self) -> &str {
        self.0.split('-').next().unwrap_or_default()
    }

    /// The script subtag, if the tag has one: `Latn` of `ru-Latn`.
    pub fn script(&self) -> Option<&str> {
        self.0
            .split('-')
            .skip(1)
            .find(|p| p.len() == 4 && p.as_bytes()[0].is_ascii_alphabetic())
    }

    /// The region subtag, if the tag has one: `GB` of `en-GB`.
    pub fn region(&self) -> Option<&str> {
        self.0.split('-').skip(1).find(|p| p.len() == 2)
    }

    /// Whether the tag says that the text stands in Latin letters, by script or by the variant of
    /// a romanisation (`ru-Latn`, `zh-pinyin`, `ru-alalc97`).
    pub fn is_latin_form(&self) -> bool {
        const VARIANTS: [&str; 5] = ["alalc97", "hepburn", "heploc", "pinyin", "wadegile"];
        self.script() == Some("Latn") || self.0.split('-').any(|part| VARIANTS.contains(&part))
    }

    /// Whether the text is of a language usually written in Cyrillic but stands in Latin letters.
    pub fn is_romanized(&self) -> bool {
        self.script() == Some("Latn")
            && matches!(
                self.language(),
                "ru" | "uk" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" | "tt"
            )
    }
}

/// Whether a language, given by its primary subtag, is usually written in Cyrillic letters.
pub fn is_cyrillic(language: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "be", "bg", "kk", "ky", "mk", "mn", "ru", "sr", "tg", "tt", "uk",
    ];
    LANGUAGES.contains(&language)
}

impl fmt::Display for LangTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for LangTag {
    type Error = String;
    fn try_from(tag: String) -> Result<Self, String> {
        LangTag::new(&tag).ok_or_else(|| format!("`{tag}` is no language tag"))
    }
}

impl From<LangTag> for String {
    fn from(tag: LangTag) -> String {
        tag.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_and_put_into_usual_case() {
        for (given, expected) in [
            ("RU", Some("ru")),
            ("en_gb", Some("en-GB")),
            ("ru-latn", Some("ru-Latn")),
            ("zh-hant-tw", Some("zh-Hant-TW")),
            ("english", None),
            ("", None),
            ("r", None),
            ("ru-", None),
        ] {
            assert_eq!(
                LangTag::new(given).as_ref().map(LangTag::as_str),
                expected,
                "{given}"
            );
        }
        assert!(LangTag::new("ru-Latn").is_some_and(|t| t.is_romanized()));
        assert_eq!(LangTag::new("zh-Hant-TW").unwrap().region(), Some("TW"));
    }
}
