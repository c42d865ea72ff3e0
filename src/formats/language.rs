//! Names of languages in record formats (babel's `ngerman`, ISO 639-2's `ger`, English words) to
//! language tags and back.

use crate::text::lang::LangTag;

/// Tag, names; the first name is the one babel and polyglossia know, which biblatex's `langid`
/// takes. ISO 639-2 codes of three letters follow (RFC 5646, 2.2.1: the shortest code is the tag).
const LANGUAGES: &[(&str, &[&str])] = &[
    ("af", &["afrikaans", "afr"]),
    ("ar", &["arabic", "ara"]),
    ("be", &["belarusian", "bel"]),
    ("bg", &["bulgarian", "bul"]),
    ("ca", &["catalan", "cat"]),
    ("cs", &["czech", "ces", "cze"]),
    ("da", &["danish", "dan"]),
    ("de", &["ngerman", "german", "deu", "ger", "deutsch"]),
    ("de-AT", &["naustrian", "austrian"]),
    ("de-CH", &["nswissgerman", "swissgerman"]),
    ("el", &["greek", "ell", "gre"]),
    ("en", &["english", "eng"]),
    ("en-AU", &["australian"]),
    ("en-CA", &["canadian"]),
    ("en-GB", &["british", "ukenglish"]),
    ("en-NZ", &["newzealand"]),
    ("en-US", &["american", "usenglish"]),
    ("eo", &["esperanto", "epo"]),
    ("es", &["spanish", "spa", "español", "castellano"]),
    ("et", &["estonian", "est"]),
    ("eu", &["basque", "eus", "baq"]),
    ("fa", &["persian", "farsi", "fas", "per"]),
    ("fi", &["finnish", "fin"]),
    ("fr", &["french", "francais", "français", "fra", "fre"]),
    ("fr-CA", &["canadien", "acadian"]),
    ("he", &["hebrew", "heb"]),
    ("hi", &["hindi", "hin"]),
    ("hr", &["croatian", "hrv"]),
    ("hu", &["hungarian", "magyar", "hun"]),
    ("hy", &["armenian", "hye", "arm"]),
    ("id", &["indonesian", "ind"]),
    ("is", &["icelandic", "isl", "ice"]),
    ("it", &["italian", "ita", "italiano"]),
    ("ja", &["japanese", "jpn"]),
    ("ka", &["georgian", "kat", "geo"]),
    ("kk", &["kazakh", "kaz"]),
    ("ko", &["korean", "kor"]),
    ("ky", &["kyrgyz", "kir"]),
    ("la", &["latin", "lat"]),
    ("lt", &["lithuanian", "lit"]),
    ("lv", &["latvian", "lav"]),
    ("mk", &["macedonian", "mkd", "mac"]),
    ("mn", &["mongolian", "mon"]),
    ("nb", &["norsk", "bokmal", "nob"]),
    ("nl", &["dutch", "nld", "dut"]),
    ("nn", &["nynorsk", "nno"]),
    ("no", &["norwegian", "nor"]),
    ("pl", &["polish", "pol"]),
    ("pt", &["portuguese", "portuges", "por"]),
    ("pt-BR", &["brazilian", "brazil"]),
    ("ro", &["romanian", "ron", "rum"]),
    ("ru", &["russian", "rus", "русский"]),
    ("sk", &["slovak", "slk", "slo"]),
    ("sl", &["slovene", "slovenian", "slv"]),
    ("sq", &["albanian", "sqi", "alb"]),
    ("sr", &["serbian", "srp", "scc"]),
    ("sr-Cyrl", &["serbianc"]),
    ("sv", &["swedish", "swe"]),
    ("tg", &["tajik", "tgk"]),
    ("th", &["thai", "tha"]),
    ("tk", &["turkmen", "tuk"]),
    ("tr", &["turkish", "tur"]),
    ("tt", &["tatar", "tat"]),
    ("uk", &["ukrainian", "ukr"]),
    ("uz", &["uzbek", "uzb"]),
    ("vi", &["vietnamese", "vie"]),
    ("zh", &["chinese", "zho", "chi"]),
];

/// Reads a language's tag or name; `None` when it is neither.
pub(super) fn read(text: &str) -> Option<LangTag> {
    let text = text.trim();
    let word = text.to_lowercase();
    let named = LANGUAGES
        .iter()
        .find(|(_, names)| names.contains(&word.as_str()));
    if let Some((tag, _)) = named {
        return LangTag::new(tag);
    }
    // `langrussian` is biblatex's localisation key.
    if let Some(name) = word.strip_prefix("lang")
        && let Some((tag, _)) = LANGUAGES.iter().find(|(_, names)| names.contains(&name))
    {
        return LangTag::new(tag);
    }
    LangTag::new(text)
}

/// The language of a bare tag (`en`) that the table has.
pub(super) fn known(tag: &str) -> Option<LangTag> {
    let tag = tag.to_ascii_lowercase();
    let (found, _) = LANGUAGES.iter().find(|(known, _)| *known == tag)?;
    LangTag::new(found)
}

/// The name babel has for a tag, or for its language; `None` when babel has none.
pub(super) fn babel_name(tag: &LangTag) -> Option<&'static str> {
    let find = |wanted: &str| LANGUAGES.iter().find(|(tag, _)| *tag == wanted);
    find(tag.as_str())
        .or_else(|| find(&format!("{}-{}", tag.language(), tag.region()?)))
        .or_else(|| find(tag.language()))
        .and_then(|(_, names)| names.first())
        .copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_by_tag_and_name() {
        for (given, expected) in [
            ("ru", Some("ru")),
            ("Russian", Some("ru")),
            ("rus", Some("ru")),
            ("ngerman", Some("de")),
            ("langenglish", Some("en")),
            ("en_us", Some("en-US")),
            ("ru-Latn", Some("ru-Latn")),
            ("klingonish", None),
        ] {
            assert_eq!(
                read(given).as_ref().map(LangTag::as_str),
                expected,
                "{given}"
            );
        }
        let name = |tag: &str| babel_name(&LangTag::new(tag).unwrap());
        assert_eq!(name("ru-Latn"), Some("russian"));
        assert_eq!(name("en-GB"), Some("british"));
        assert_eq!(name("tlh"), None);
    }
}
