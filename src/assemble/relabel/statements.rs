//! What references say of a document in set words: when an electronic one was published, its kind of content
//! and means of access, the designation of a standard.

use super::pattern::{Pattern, pattern};
use crate::record::label::Label;
use std::sync::LazyLock;

/// The statements that may stand anywhere.
pub(super) static STATEMENTS: [&Pattern; 4] = [&PUBLISHED, &CONTENT, &ACCESS_MODE, &EXTENT];

/// `Дата публикации: 5 марта 2021` of an electronic document (R 7.0.108-2022).
static PUBLISHED: Pattern = Pattern {
    hint: |text| text.contains("Дата публикации"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) Дата\ публикации:?\s* ( [0-9]{1,2} [\s.] (?:\p{L}+|[0-9]{2}) [\s.] [0-9]{4} )",
        )
    }),
    labels: &[(1, Label::Date)],
};

/// The number of pages with those that are numbered otherwise or not at all (R 7.0.100-2018, 5.6.3):
/// `IV, 7 с.`, `341, [2] с.`
static EXTENT: Pattern = Pattern {
    hint: |text| {
        let parts = ["]", "I,", "V,", "X,", "L,", "C,"];
        text.contains("с.") && parts.iter().any(|part| text.contains(part))
    },
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) [.0-9–—] \s+ ( [IVXLC]{1,7}, \s [0-9]{1,4} (?: ,\s \[[0-9]{1,3}\] )? \s? с\. | [0-9]{1,4} ,\s \[[0-9]{1,3}\] \s? с\. )",
        )
    }),
    labels: &[(1, Label::Pages)],
};

/// The designation of a standard at the head: `ГОСТ Р 7.0.5-2008. Title`, `СанПиН 2.1.3684-21. Title`.
pub(super) static STANDARD: Pattern = Pattern {
    hint: |text| {
        let head: String = text.chars().take(16).collect();
        ["ГОСТ", "ОСТ ", "СП ", "СНиП", "СанПиН", "СТО ", "РД "]
            .iter()
            .any(|word| head.contains(word))
    },
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ^\s* (?:[0-9]+\.\s+)?
            ( (?: ГОСТ | ОСТ | СП | СНиП | СанПиН | СТО | РД )
              (?: \s (?: Р | РВ | ИСО | МЭК | ИСО/МЭК | ISO | IEC | ISO/IEC | EN ) )*
              \s [0-9][0-9./-]*[-–—][0-9]{2,4} ) [.:]? \s (?: [–—-]\s )?",
        )
    }),
    labels: &[(1, Label::Other)],
};

/// Kind of content and means of access (R 7.0.100-2018, 5.9): `Электронные данные : электронные`.
static CONTENT: Pattern = Pattern {
    hint: |text| text.contains(": электронн") || text.contains(": непосредственн"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) (?:^|[.\s–—-]) (
            (?: Текст | Изображение | Электронные\ данные | Электронная\ программа | Музыка | Устная\ речь )
            (?:\ \([^()]{3,60}\))? \s?:\s? (?:электронн|непосредственн)\p{L}{2} )",
        )
    }),
    labels: &[(1, Label::Note)],
};

/// `Режим доступа: для авторизир. пользователей`, which is no address.
static ACCESS_MODE: Pattern = Pattern {
    hint: |text| text.contains("Режим доступа"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ( Режим\ доступа:?\s*для\ [^:]{3,60}? (?:пользователей|читателей|абонентов) )",
        )
    }),
    labels: &[(1, Label::Note)],
};
