//! Spans that bear no label of their own: numbers of laws, patents and standards, the code of a
//! speciality, shelf marks of archives, identifiers of databases, numbers of volumes.

use super::draft::Draft;
use super::names::{is_institution, roles};
use super::spans::Spans;
use super::title_tail;
use super::{date, identifier};
use crate::record::label::{Label, LabelledSpan};
use crate::record::{
    DateVariable, IdentifierVariable, NameVariable, NumberVariable, TextVariable, Variable, own,
};
use crate::text::script::Script;

/// Reads what the spans of `other` hold; what is not understood is left to the leftover.
pub fn fill(spans: &Spans<'_>, draft: &mut Draft) {
    for part in spans.of(Label::Other) {
        let printed = part.span.of(spans.text);
        let read = role(printed, part, draft)
            || body(printed, part, spans, draft)
            || version(printed, part, draft)
            || speciality(printed, part, draft)
            || volumes(printed, part, draft)
            || is_kind_mark(printed)
            || archive(printed, part, draft)
            || database(printed, part, spans, draft)
            || number(printed, part, draft);
        if read {
            draft.understand(part.span);
        }
    }
}

/// Role words. `пер. с англ.` without a translator says something no variable of CSL does.
fn role(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    if !roles::only_roles(printed) {
        return false;
    }
    let roles = roles::roles(printed);
    if roles.translator
        && !roles.editor
        && !draft
            .reference
            .names
            .contains_key(&NameVariable::Translator)
    {
        let words = super::title::one_space(printed);
        // `пер. с англ`: its stop was left to the punctuation.
        let stop = match words.rsplit(' ').next() {
            Some(last) if last.chars().count() <= 5 && !last.ends_with('.') => ".",
            _ => "",
        };
        let statement = format!("{words}{stop}");
        if own::is_translated_from(&statement) {
            draft.custom(own::TRANSLATED_FROM, &statement, part);
        }
    }
    true
}

/// A body behind a slash is responsible for the work: `Устойчивость / Казан. гос. ун-т. Казань`.
fn body(printed: &str, part: LabelledSpan, spans: &Spans<'_>, draft: &mut Draft) -> bool {
    let before = spans.text.get(..part.span.start).unwrap_or_default();
    if !is_statement(before) || !is_institution(printed) {
        return false;
    }
    let name = super::title::one_space(printed.trim_end_matches([',', ';', ' ']));
    draft.text(TextVariable::Authority, name, " ; ", part);
    true
}

/// Whether a text ends with the single slash that begins a statement of responsibility.
pub fn is_statement(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('/') && !before.ends_with("//")
}

/// The code of a speciality of the Russian attestation commission: `10.02.01`, `2.3.5`.
fn speciality(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    let code = printed.trim_matches(|c: char| !c.is_ascii_digit());
    if !is_speciality(code) || printed.chars().filter(|c| c.is_alphabetic()).count() > 20 {
        return false;
    }
    draft.custom(own::SPECIALITY, code, part);
    true
}

/// Whether the text is such a code.
pub fn is_speciality(code: &str) -> bool {
    let parts: Vec<&str> = code.split('.').collect();
    let digits = |part: &&str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    match parts.as_slice() {
        // 10.02.01, of before 2021; a date has a year behind it.
        [a, b, c] if a.len() == 2 && b.len() == 2 && c.len() == 2 => {
            [a, b, c].iter().all(|p| digits(p, 2))
        }
        // 5.9.8, since 2021.
        [a, b, c] if a.len() == 1 => digits(a, 1) && digits(b, 2) && digits(c, 2),
        _ => false,
    }
}

/// `в 2 т.`, `in 3 vols.`, `2 Bde`.
fn volumes(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    if let Some(count) = volume_count(printed) {
        draft.number(NumberVariable::NumberOfVolumes, &count, part);
        return true;
    }
    // `в 2 томах. Том 1`
    let cut = title_tail::cut(printed);
    let (Some(count), Some(volume), "") = (cut.volumes, cut.volume, cut.title) else {
        return false;
    };
    draft.number(NumberVariable::NumberOfVolumes, count, part);
    draft.number(NumberVariable::Volume, volume, part);
    true
}

/// How many volumes the words count; `None` when they do not.
pub fn volume_count(printed: &str) -> Option<String> {
    let words: Vec<String> = printed
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
        .collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (count, unit) = match words.as_slice() {
        ["в" | "у" | "in" | "en" | "v" | "w", count, unit] => (*count, *unit),
        ["в" | "у" | "in" | "en", count, "х" | "ти" | "ми", unit] => (*count, *unit),
        [count, unit] => (*count, *unit),
        _ => return None,
    };
    let is_unit = matches!(
        unit,
        "т" | "томах"
            | "тт"
            | "кн"
            | "книгах"
            | "ч"
            | "частях"
            | "vol"
            | "vols"
            | "volumes"
            | "bd"
            | "bde"
            | "bänden"
            | "t"
            | "tomos"
            | "vyp"
            | "вып"
            | "tomach"
            | "svazcích"
    );
    let number = count.len() <= 3 && count.bytes().all(|b| b.is_ascii_digit());
    (is_unit && number).then(|| count.to_string())
}

/// `Version 1.2`
fn version(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    let lower = printed.to_lowercase();
    let words = ["version ", "версия ", "ver. "];
    let Some(value) = words.iter().find_map(|word| lower.strip_prefix(word)) else {
        return false;
    };
    draft.number(NumberVariable::Version, value.trim(), part);
    true
}

/// The mark of kind and medium of GB/T 7714-2015, which the item type is read from.
pub fn is_kind_mark(printed: &str) -> bool {
    printed
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'))
        .is_some_and(|mark| {
            (1..=5).contains(&mark.len())
                && mark.bytes().all(|b| b.is_ascii_uppercase() || b == b'/')
        })
}

/// The mark of its kind in a Chinese reference that bears no label: `图书馆目录[M]`.
pub fn kind_mark(text: &str) -> Option<&str> {
    /// `[DB/OL]`, bytes.
    const LONGEST: usize = 7;
    let han = |c: char| Script::of(c) == Script::Han;
    if !text.contains('[') || !text.chars().any(han) {
        return None;
    }
    text.match_indices('[').find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back()?;
        let len = text
            .bytes()
            .skip(at)
            .take(LONGEST)
            .position(|b| b == b']')?
            + 1;
        let mark = text.get(at..at + len)?;
        let touches = han(before) || matches!(before, '》' | '）') || before.is_ascii_digit();
        (touches && is_kind_mark(mark)).then_some(mark)
    })
}

/// A shelf mark: `ГАРФ. Ф. А-513. Оп. 1. Д. 12. Л. 14`: the archive, and the place in it from the
/// fond on.
fn archive(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    let Some(at) = fond(printed) else {
        return false;
    };
    let edge = |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | '/');
    let name = printed.get(..at).unwrap_or("").trim_matches(edge);
    let location = printed
        .get(at..)
        .unwrap_or("")
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
    draft.text(TextVariable::Archive, name, "; ", part);
    draft.text(TextVariable::ArchiveLocation, location, "; ", part);
    true
}

/// Where the shelf mark begins: `Ф.` with `Оп.`, `Д.`, `Л.`, `Ед. хр.` or `№` behind it, or the
/// same romanised.
pub fn fond(text: &str) -> Option<usize> {
    for (fond, behind) in [
        (
            "Ф. ",
            &[
                "Оп.",
                "Д.",
                "Л.",
                "Ед. хр.",
                "оп.",
                "д.",
                "л.",
                "№",
                "Картон",
                "К.",
            ][..],
        ),
        ("ф. ", &["оп.", "д.", "л.", "спр.", "арк."][..]),
        ("Ф.", &["Оп.", "Д.", "оп.", "Спр."][..]),
        ("F. ", &["Op.", "D.", "L.", "op.", "d."][..]),
        ("Fond ", &["Op", "D."][..]),
    ] {
        // Most texts have none, which is seen sooner than the first is found.
        if !text.contains(fond) {
            continue;
        }
        let found = text.match_indices(fond).take(8).find(|(at, _)| {
            let before = text.get(..*at).unwrap_or("").chars().next_back();
            let tail = text.get(*at..).unwrap_or("");
            before.is_none_or(|c| !c.is_alphanumeric())
                && behind.iter().any(|word| tail.contains(word))
        });
        if let Some((at, _)) = found {
            return Some(at);
        }
    }
    None
}

/// PMID and the like; a bare number of seven or eight digits behind a DOI is PubMed's.
fn database(printed: &str, part: LabelledSpan, spans: &Spans<'_>, draft: &mut Draft) -> bool {
    if let Some(identifier) = identifier::announced(printed) {
        return draft.identifier(identifier, part);
    }
    let digits = printed.trim();
    let bare_number = (7..=8).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    let at_the_end = spans
        .next(part.span)
        .is_none_or(|next| matches!(next.label, Label::Doi | Label::Url | Label::Other));
    if bare_number
        && at_the_end
        && spans.has(Label::ContainerTitle)
        && !draft.has_identifier(IdentifierVariable::Pmid)
    {
        let pmid = crate::record::Identifier::new(IdentifierVariable::Pmid, digits);
        return draft.identifier(pmid, part);
    }
    false
}

/// The number of a law, patent, standard, report or preprint; the date of a law beside it.
fn number(printed: &str, part: LabelledSpan, draft: &mut Draft) -> bool {
    let text = printed.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | ']')
    });
    let has_digit = text.chars().any(|c| c.is_ascii_digit());
    if !has_digit || text.split_whitespace().count() > 8 || text.len() > 80 || is_patent_class(text)
    {
        return false;
    }
    if draft
        .reference
        .numbers
        .contains_key(&NumberVariable::Number)
    {
        return false;
    }
    let signed = ["№", "No. ", "no. ", "Nr. ", "nr. ", "N "]
        .iter()
        .find_map(|sign| text.split_once(sign));
    let (before, value) = match signed {
        Some((before, value)) => (before, value.trim()),
        None if is_standard(text) => ("", text),
        None if text.split_whitespace().count() <= 5 && !date::has_day(text) => ("", text),
        None => return false,
    };
    if value.is_empty() {
        return false;
    }
    draft.number(NumberVariable::Number, value, part);
    // `от 25.12.2000 № 1-ФКЗ`: the day of the act beside the gazette's year of issue.
    if date::has_day(before)
        && let Some(day) = date::read(&[before])
    {
        let variable = if draft.reference.dates.contains_key(&DateVariable::Issued) {
            DateVariable::OriginalDate
        } else {
            DateVariable::Issued
        };
        draft.place(Variable::Date(variable), part);
        draft.reference.dates.entry(variable).or_insert(day);
    }
    true
}

/// Whether a text is the designation of a standard, `ГОСТ 17.4.3.01-2017`, which looks like a date to some.
fn is_standard(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    ["ГОСТ", "ОСТ", "СП", "СНиП", "СанПиН", "СТО", "РД"].contains(&first)
}

/// A class of the international classification of patents: `A61P 37/02`.
fn is_patent_class(text: &str) -> bool {
    let mut parts = text.split_whitespace();
    let (Some(class), Some(group)) = (parts.next(), parts.next()) else {
        return false;
    };
    let class = class.as_bytes();
    class.len() == 4
        && class[0].is_ascii_uppercase()
        && class[1].is_ascii_digit()
        && class[2].is_ascii_digit()
        && class[3].is_ascii_uppercase()
        && group.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shelf_marks_and_codes() {
        assert_eq!(
            fond("ГАРФ. Ф. А-513. Оп. 1. Д. 12. Л. 14"),
            Some("ГАРФ. ".len())
        );
        assert_eq!(
            fond("РО ИРЛИ. Ф. 568. Оп. 1. № 196"),
            Some("РО ИРЛИ. ".len())
        );
        assert_eq!(fond("GARF. F. A-513. Op. 1. D. 12"), Some("GARF. ".len()));
        assert_eq!(fond("Ф. Ницше"), None);
        for (code, expected) in [
            ("10.02.01", true),
            ("5.9.8", true),
            ("18.00.04", true),
            ("01.12.2018", false),
            ("1.2", false),
        ] {
            assert_eq!(is_speciality(code), expected, "{code}");
        }
    }

    #[test]
    fn marks_of_kinds_touch_titles() {
        for (text, expected) in [
            ("王小明. 屋顶苔藓[D]. 北京", Some("[D]")),
            ("王小明. 读《屋顶》[J]. 北京", Some("[J]")),
            ("王小明. 苔藓[EB/OL]. (1998)", Some("[EB/OL]")),
            ("[D] 王小明. 苔藓", None),
            ("Moss[D]. Bath", None),
            ("王小明[[[[", None),
        ] {
            assert_eq!(kind_mark(text), expected, "{text}");
        }
    }
}
