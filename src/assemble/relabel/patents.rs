//! Patents, whose forms say by themselves what is what.

use super::pattern::{Pattern, pattern};
use crate::record::label::Label;
use std::sync::LazyLock;

/// All forms of patents.
pub(super) static PATENTS: [&Pattern; 5] = [&DESCRIPTION, &REFERENCE, &FULL, &INVENTORS, &NUMBER];

/// A Russian or Soviet patent (GOST 7.1-2003, example in 5.2.6; R 7.0.5-2008, 7.4.3): `Пат. 2187888
/// Российская Федерация, МПК H 04 B 1/38. Title / authors ; applicant. № … ; заявл. … ; опубл. …,
/// Бюл. № 23`, `Патент РФ № 2187888. Title / authors. Опубл. … Бюл. № 3`.
static DESCRIPTION: Pattern = Pattern {
    hint: |text| text.contains("публ"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ^\s* (?:[0-9]+\.\s+)?
            ( (?: Пат | Патент (?: \s+ на\s+(?:изобретение|полезную\ модель) )? | А\.\s?с
                | Авт\.\s?свид(?:-во)? | Авторское\ свидетельство )
              (?: \.? \s+ (?:РФ|СССР|RU|SU) )? \.? ) \s+ (?: № \s? )?
            ( (?:RU\s?|SU\s?)? [0-9][0-9\ ]{2,10}[0-9] (?:\s? [A-ZСU][0-9]? \b)? )
            (?: ,? \s+ ( Рос\.\s+Федерация | \p{Lu}[\p{L}\ ]+? ) )?
            (?: ,\s* ( (?:МПК|МКИ|М\.\s?Кл) [^.]{3,}? ) )? [.:]\s+
            ( [^/]{5,}? ) (?: \s*/\s* ( [^;/№]{3,}? \.? ) )?
            (?: \s*;\s* ( (?:заявит|патентообл) .{3,}? ) )?
            [;.,\s–—-]+ (?: ( (?: №\s*[0-9/.-]+ \s*[;,.]\s* )? [Зз]аявл\.?\s*[0-9.]+[0-9] ) \s*[;,.]\s* )?
            [Оо]публ\.?\s* (?: ([0-9][0-9]?\.[0-9][0-9]\.[0-9]{4}) | ([0-9][0-9]?\.[0-9][0-9]\.[0-9][0-9]) ) (?:\s?г\.)?
            (?: [,;.]\s* Бюл\.?\s* № \s* ([0-9]+) (?: \.\s+ ([0-9]+\s?с) \b )? )?",
        )
    }),
    labels: &[
        (1, Label::Genre),
        (2, Label::Other),
        (3, Label::PublisherPlace),
        (4, Label::Note),
        (5, Label::Title),
        (6, Label::Author),
        (7, Label::Note),
        (8, Label::Note),
        (9, Label::Date),
        (10, Label::Date),
        (11, Label::Issue),
        (12, Label::Pages),
    ],
};

/// R 7.0.5-2008 (8.9): `Title : пат. 2187888 Рос. Федерация. № … ; заявл. … ; опубл. …, Бюл. № 23 (II ч.)`.
static REFERENCE: Pattern = Pattern {
    hint: |text| text.contains("опубл"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ^\s* (?:[0-9]+\.\s+)?
            ( [^:/]{5,}? ) \s*:\s* ( (?: пат | патент | а\.\s?с | авт\.\s?свид ) \.? ) \s+ (?:№\s?)?
            ( (?:RU\s?)? [0-9][0-9\ ]{2,10}[0-9] ) \s+ ( (?:Рос\.\s)? \p{Lu}[\p{L}\ ]+? )
            (?: \s*/\s* ( [^;/№]{3,}? ) )? [.\s–—-]*
            ( №\s*[0-9/.-]+ \s*[;,]\s* заявл\.?\s*[0-9.]+[0-9] ) \s*[;,]\s*
            опубл\.?\s* ( [0-9][0-9]?\.[0-9][0-9]\.[0-9][0-9](?:[0-9][0-9])? )
            (?: ,\s* Бюл\.?\s*№\s* ( [0-9]+ (?:\s\([^()]{1,12}\))? ) )?
            (?: \.\s*[–—-]?\s* ( [0-9]+\s?с\. ) )?",
        )
    }),
    labels: &[
        (1, Label::Title),
        (2, Label::Genre),
        (3, Label::Other),
        (4, Label::PublisherPlace),
        (5, Label::Author),
        (6, Label::Note),
        (7, Label::Date),
        (8, Label::Issue),
        (9, Label::Pages),
    ],
};

/// R 7.0.100-2018: `Патент № 2187888 Российская Федерация. Title : № … : заявл. … : опубл. … / authors ; applicant`.
static FULL: Pattern = Pattern {
    hint: |text| text.contains("опубл"),
    cyrillic: true,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ^\s* (?:[0-9]+\.\s+)?
            ( Патент | Авторское\ свидетельство ) \s+ (?:№\s?)?
            ( (?:RU\s?)? [0-9][0-9\ ]{2,10}[0-9] ) \s+ ( \p{Lu}[\p{L}\ ]+? )
            (?: ,\s* ( МПК [^:]{3,}? ) )? \.\s+
            ( [^/]{5,}? ) \s*:\s* ( №\s*[0-9/.-]+ \s*:\s* заявл\.?\s*[0-9.]+[0-9] ) \s*:\s*
            опубл\.?\s* ( [0-9][0-9]?\.[0-9][0-9]\.[0-9][0-9](?:[0-9][0-9])? )
            (?: \s*/\s* ( [^;/№]{3,}? ) (?: \s*;\s* ( (?:заявит|патентообл) .{3,}? ) )?
                (?: \.\s*[–—-]\s* ( [0-9]+\s?с\. )? | \.?\s*$ ) )?",
        )
    }),
    labels: &[
        (1, Label::Genre),
        (2, Label::Other),
        (3, Label::PublisherPlace),
        (4, Label::Note),
        (5, Label::Title),
        (6, Label::Note),
        (7, Label::Date),
        (8, Label::Author),
        (9, Label::Note),
        (10, Label::Pages),
    ],
};

/// `Green TL, Moss AB, inventors; Roof Corp., assignee. Title. ` (NLM, Citing Medicine, chapter 6).
static INVENTORS: Pattern = Pattern {
    hint: |text| text.contains("inventor"),
    cyrillic: false,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) ^\s* (?:[0-9]+\.\s+)? ( [^;:]{3,}? ) ,\s inventors? \b
            (?: ;\s ( [^;:]{2,}? ,\s assignees? ) )? \.\s+ ( \p{Lu} [^.]{4,}? ) \.\s",
        )
    }),
    labels: &[(1, Label::Author), (2, Label::Note), (3, Label::Title)],
};

/// `US Patent 5,123,456`, `(U.S. Patent No. 5,123,456)`, `European Patent EP 1234567 B1`, `Patent RF, no. 2187888`.
static NUMBER: Pattern = Pattern {
    hint: |text| text.contains("atent"),
    cyrillic: false,
    form: LazyLock::new(|| {
        pattern(
            r"(?x) [(\[]? \b
            ( (?: U\.?\s?S\.? (?: \s?A\.? )? | United\ States | European | EP | British | UK | German | DE | French
                | FR | Japanese | Japan | JP | Canadian | Chinese | CN | Korean | Australian | WO | International ) \s+
              [Pp]atent (?: \s+ [Aa]pplication )?
              | [Pp]atent \s+ (?: RF | USSR | SSSR | RU | of\ the\ Russian\ Federation ) )
            ,? \s+ (?: (?: [Nn]o\. | [Nn]umber | № ) \s* )?
            ( (?: (?:US|EP|DE|GB|FR|JP|CA|CN|WO) \s? )? [0-9] (?: [,./\ -]? [0-9] ){3,13} (?: \s? [A-C][0-9]? \b )? )
            [)\]]?",
        )
    }),
    labels: &[(1, Label::Genre), (2, Label::Other)],
};
