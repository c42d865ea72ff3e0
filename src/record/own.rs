//! Variables of our own, which CSL does not have: texts under these keys of
//! [`Reference::custom`](super::Reference::custom). Styles print them like any other variable.

/// `пер. с англ.`: a translation whose translator is not named.
pub const TRANSLATED_FROM: &str = "translated-from";
/// The code of a thesis's speciality in the list of the Russian attestation commission: `10.02.01`.
pub const SPECIALITY: &str = "vak-code";
/// What an edition says beyond its number: `перераб. и доп.`
pub const EDITION_STATEMENT: &str = "edition-statement";
/// The word before the number of an issue, abbreviated, where it is more than the sign for a number:
/// `вып.`, `fasc.`, `H.`
pub const ISSUE_WORD: &str = "issue-word";

/// The number of the application for a patent: `2000131736/09`.
pub const APPLICATION_NUMBER: &str = "application-number";

/// All of them.
pub const ALL: &[&str] = &[
    TRANSLATED_FROM,
    SPECIALITY,
    EDITION_STATEMENT,
    ISSUE_WORD,
    APPLICATION_NUMBER,
];

/// How statements begin that say from which language a work was translated, in small letters.
const TRANSLATED: &[&str] = &[
    "пер. с ",
    "перевод с ",
    "перевод со ",
    "пер. со ",
    "пер. з ",
    "переклад з ",
    "перакл. з ",
    "пераклад з ",
    "transl. from ",
    "trans. from ",
    "translated from ",
    "übers. aus ",
    "übersetzt aus ",
    "aus dem ",
    "trad. de ",
    "trad. del ",
    "trad. du ",
    "traduit de ",
    "traduit du ",
    "tłum. z ",
    "przeł. z ",
];

/// Whether a text is nothing but the statement from which language a work was translated: `пер. с
/// англ.`, not `пер. с англ. И. И. Иванова`.
pub fn is_translated_from(text: &str) -> bool {
    let small = text.trim().to_lowercase();
    let Some(start) = TRANSLATED.iter().find(|start| small.starts_with(**start)) else {
        return false;
    };
    let language: Vec<&str> = text.split_whitespace().collect();
    let language = language
        .get(start.split_whitespace().count()..)
        .unwrap_or_default();
    let is_initial = |word: &&str| {
        word.strip_suffix('.')
            .is_some_and(|letter| letter.chars().count() == 1)
    };
    (1..=3).contains(&language.len()) && !language.iter().any(is_initial)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn translations_and_their_translators() {
        for (text, expected) in [
            ("пер. с англ.", true),
            ("Пер. с нем. и фр.", true),
            ("перевод с английского", true),
            ("Transl. from the German", true),
            ("aus dem Englischen", true),
            ("пер. с англ. И. И. Иванова", false),
            ("пер. с", false),
            ("перевод", false),
            ("Тираж мал", false),
            ("", false),
        ] {
            assert_eq!(is_translated_from(text), expected, "{text}");
        }
    }
}
