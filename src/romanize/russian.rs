//! What lists in Latin letters say in English, as Russian ones say it: places, publishers, bodies, kinds of
//! documents, statements. The words are those of romanising (`data/lexicon`), read from the other side.

use super::institutions;
use super::lexicon::{DEGREES, GENRES, PUBLISHERS};
use crate::record::{Reference, TextVariable, own, place};
use crate::text::word::is_one_of;
use crate::translit::Restored;
use serde_json::Value;

/// Gives back letter by letter what is romanised.
pub trait Letters {
    /// A text in Cyrillic, with what was left.
    fn restore(&mut self, latin: &str) -> Restored;
}

/// What stands in a Cyrillic list for a Latin value; `None`: it is given back letter by letter.
pub fn in_russian(
    variable: TextVariable,
    value: &str,
    letters: &mut impl Letters,
) -> Option<String> {
    match variable {
        TextVariable::ArchivePlace
        | TextVariable::EventPlace
        | TextVariable::OriginalPublisherPlace
        | TextVariable::PublisherPlace => Some(places(value, letters)),
        TextVariable::Publisher | TextVariable::OriginalPublisher => {
            let each = value.split(" ; ").map(|name| publisher(name, letters));
            Some(each.collect::<Vec<_>>().join(" ; "))
        }
        TextVariable::Genre => genre(value),
        TextVariable::Authority => institutions::russian(value, ""),
        TextVariable::ContainerTitle | TextVariable::EventTitle if names_body(value) => {
            Some(institutions::russian(value, "").unwrap_or_else(|| value.to_string()))
        }
        TextVariable::Jurisdiction => jurisdiction(value).map(str::to_string),
        _ => None,
    }
}

/// The State that a law or a patent is of.
fn jurisdiction(value: &str) -> Option<&'static str> {
    match value.trim().trim_end_matches('.').to_lowercase().as_str() {
        "russian federation" | "rf" | "russia" => Some("Рос. Федерация"),
        "ussr" => Some("СССР"),
        _ => None,
    }
}

/// Places by their Russian names; the country behind one is left out.
fn places(value: &str, letters: &mut impl Letters) -> String {
    let mut all: Vec<String> = Vec::new();
    for name in value.split([';', ',']).map(str::trim) {
        if name.is_empty() || !all.is_empty() && place::is_country(name) {
            continue;
        }
        let russian = match place::russian(name) {
            Some(full) => full.to_string(),
            None => letters.restore(name).text,
        };
        if !all.contains(&russian) {
            all.push(russian);
        }
    }
    all.join(" ; ")
}

/// `Nauka Publ.` is Наука; a body that publishes, and a publisher that is called so before its name, is an
/// `Изд-во`.
fn publisher(value: &str, letters: &mut impl Letters) -> String {
    let (name, named) = without_words(value);
    let mut known = PUBLISHERS.russian(name);
    let found = match named {
        Word::No => known.find(|name| !is_genitive(name)),
        _ => known.next(),
    };
    if let Some(known) = found {
        let is_body = is_abbreviation(known) || is_genitive(known);
        return match named != Word::No && is_body {
            true => format!("Изд-во {known}"),
            false => known.to_string(),
        };
    }
    let ending = if named == Word::No { "" } else { "а" };
    if let Some(body) = institutions::russian(name, ending) {
        return match named {
            Word::No => body,
            _ => format!("Изд-во {body}"),
        };
    }
    if is_english_name(name) {
        return value.to_string();
    }
    let (form, name) = legal_form(name);
    let restored = quoted(&letters.restore(&name).text);
    match named {
        Word::Before => format!("Изд-во {form}{restored}"),
        Word::Printing => format!("Тип. {form}{restored}"),
        Word::Behind | Word::No => format!("{form}{restored}"),
    }
}

/// Where a publisher is called one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    No,
    Before,
    Behind,
    Printing,
}

/// A publisher's name without the English word for what it is.
fn without_words(value: &str) -> (&str, Word) {
    const BEFORE: &[(&str, Word)] = &[
        ("publishing house of ", Word::Before),
        ("publishing house ", Word::Before),
        ("publ. house of ", Word::Before),
        ("publ. house ", Word::Before),
        ("printing house ", Word::Printing),
        ("publ. ", Word::Before),
    ];
    const BEHIND: &[&str] = &[
        " publishing house",
        " publ. house",
        " publishers",
        " publisher",
        " publ.",
        " publ",
    ];
    let value = value.trim();
    let strip = |word: &str, head: bool| {
        let cut = if head {
            word.len()
        } else {
            value.len().checked_sub(word.len())?
        };
        let (first, second) = (value.get(..cut)?, value.get(cut..)?);
        let (same, rest) = if head {
            (first, second)
        } else {
            (second, first)
        };
        (same.eq_ignore_ascii_case(word) && !rest.trim().is_empty()).then(|| rest.trim())
    };
    let university = value.strip_suffix(" Press");
    if let Some(university) = university.filter(|name| name.ends_with(" University")) {
        return (university, Word::Behind);
    }
    for (word, kind) in BEFORE {
        if let Some(rest) = strip(word, true) {
            return (rest, *kind);
        }
    }
    for word in BEHIND {
        if let Some(rest) = strip(word, false) {
            return (rest.trim_end_matches(','), Word::Behind);
        }
    }
    (value, Word::No)
}

/// Russian words for the form of a company, which stand first: `«Raduga LLC»` is `ООО «Радуга»`.
fn legal_form(name: &str) -> (&'static str, String) {
    const FORMS: &[(&str, &str)] = &[
        ("LLC", "ООО "),
        ("Ltd", "ООО "),
        ("OOO", "ООО "),
        ("OJSC", "ОАО "),
        ("JSC", "АО "),
        ("AO", "АО "),
        ("FSUE", "ФГУП "),
    ];
    for (english, russian) in FORMS {
        let behind = name
            .strip_prefix(english)
            .and_then(|rest| rest.strip_prefix([' ', ',']));
        let closing = name.trim_end_matches(['»', '”', '"', '.']);
        let marks = name.get(closing.len()..).unwrap_or_default();
        let before = closing.strip_suffix(english);
        let before = before.and_then(|rest| rest.strip_suffix([' ', ',']));
        if let Some(rest) = behind {
            return (russian, rest.trim_matches([' ', ',']).to_string());
        }
        if let Some(rest) = before {
            let rest = rest.trim_matches([' ', ',']);
            return (russian, format!("{rest}{}", marks.trim_end_matches('.')));
        }
    }
    ("", name.to_string())
}

fn is_abbreviation(name: &str) -> bool {
    name.chars().filter(|c| c.is_uppercase()).count() > 1 && !name.contains(' ')
}

fn is_genitive(name: &str) -> bool {
    ["та", "та им", "ого университета"]
        .iter()
        .any(|end| name.ends_with(end))
}

/// Whether a name has an English word for a body, which no romanised title has.
fn names_body(value: &str) -> bool {
    let mut words = value.split(|c: char| !c.is_alphabetic());
    words.any(|word| matches!(word, "University" | "Institute" | "State"))
}

/// Whether a name has an English word that says what it names: it is translated, not romanised.
fn is_english_name(name: &str) -> bool {
    const WORDS: &[&str] = &[
        "university",
        "institute",
        "academy",
        "college",
        "house",
        "state",
        "national",
        "federal",
        "of",
        "and",
        "the",
        "center",
        "centre",
        "society",
        "agency",
        "laboratory",
        "research",
        "science",
        "sciences",
        "department",
        "ministry",
        "union",
    ];
    let mut words = name.split(|c: char| !c.is_alphabetic());
    words.any(|word| is_one_of(word, WORDS))
}

/// `Cand. Sci. (History) thesis` is `дис. ... канд. ист. наук`; other kinds as the lexicon has them.
fn genre(value: &str) -> Option<String> {
    if let Some(known) = GENRES.russian(value).next() {
        return Some(known.to_string());
    }
    let small = value.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.contains(word));
    if !has(&["thesis", "diss", "abstract"]) {
        return None;
    }
    let degree = match (
        has(&["cand", "phd", "ph.d"]),
        has(&["dr. sci", "doctor", "dr sci"]),
    ) {
        (_, true) => " д-ра",
        (true, _) => " канд.",
        _ => "",
    };
    let words = value.split(|c: char| !c.is_alphabetic());
    let branch = words
        .filter(|word| word.len() > 2)
        .find_map(|word| branch(word));
    let kind = if has(&["abstract"]) {
        "автореф. дис."
    } else {
        "дис."
    };
    Some(match (degree, branch) {
        ("", _) => kind.to_string(),
        (degree, None) => format!("{kind} ...{degree} наук"),
        (degree, Some(branch)) if branch.ends_with('.') => {
            format!("{kind} ...{degree} {branch} наук")
        }
        (degree, Some(branch)) => format!("{kind} ...{degree} {branch}"),
    })
}

/// The branch of science that an English word, perhaps cut short, names: `Hist.`
fn branch(word: &str) -> Option<&'static str> {
    let small = word.to_lowercase();
    let mut degrees = DEGREES.pairs.iter();
    let is_named = |english: &str| english.to_lowercase().starts_with(&small);
    let found = degrees.find(|(_, english)| is_named(english));
    found.map(|(russian, _)| *russian)
}

/// The number of `2nd publ.`, `3rd ed.`
pub fn edition(text: &str) -> Option<String> {
    let mut words = text.split_whitespace();
    let (number, word) = (words.next()?, words.next()?);
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    let ending = number.get(digits.len()..)?;
    let is_ordinal = matches!(ending, "st" | "nd" | "rd" | "th") && !digits.is_empty();
    let is_edition = ["publ", "ed", "edn", "edition"].contains(&word.trim_end_matches('.'));
    (is_ordinal && is_edition && words.next().is_none()).then_some(digits)
}

/// Statements of a record that its printed list had in English: from which language it was translated, the word for
/// an issue.
pub fn statements(reference: &mut Reference) {
    if let Some(text) = own_text(reference, own::TRANSLATED_FROM)
        && let Some(russian) = translated_from(text)
    {
        *text = russian;
    }
    if let Some(word) = own_text(reference, own::ISSUE_WORD) {
        let small = word.trim_end_matches('.').to_lowercase();
        match small.as_str() {
            "iss" | "issue" | "vyp" | "is" => *word = "вып.".to_string(),
            _ => {}
        }
    }
    if let Some(text) = own_text(reference, own::EDITION_STATEMENT) {
        let small = text.to_lowercase();
        let revised = small.contains("rev") || small.contains("corr");
        let enlarged = ["enl", "add", "suppl", "ext"]
            .iter()
            .any(|word| small.contains(word));
        match (revised, enlarged) {
            (true, true) => *text = "перераб. и доп.".to_string(),
            (true, false) => *text = "перераб.".to_string(),
            (false, true) => *text = "доп.".to_string(),
            (false, false) => {}
        }
    }
}

fn own_text<'r>(reference: &'r mut Reference, name: &str) -> Option<&'r mut String> {
    match reference.custom.get_mut(name)? {
        Value::String(text) => Some(text),
        _ => None,
    }
}

/// `transl. from English` is `пер. с англ.`
fn translated_from(text: &str) -> Option<String> {
    const LANGUAGES: &[(&str, &str)] = &[
        ("english", "англ."),
        ("german", "нем."),
        ("french", "фр."),
        ("italian", "итал."),
        ("spanish", "исп."),
        ("polish", "польск."),
        ("latin", "лат."),
        ("greek", "греч."),
        ("chinese", "кит."),
        ("japanese", "яп."),
        ("czech", "чеш."),
        ("ukrainian", "укр."),
    ];
    let (_, from) = text.split_once("from ")?;
    let word = from
        .trim_start_matches("the ")
        .trim_end_matches('.')
        .to_lowercase();
    let language = LANGUAGES
        .iter()
        .find(|(english, _)| word.len() > 1 && english.starts_with(&word))?;
    Some(format!("пер. с {}", language.1))
}

/// Russian quotation marks for English ones, where all are in pairs.
pub fn quoted(text: &str) -> String {
    let straight = text.matches('"').count();
    let mut opens = true;
    if !straight.is_multiple_of(2) {
        return text.to_string();
    }
    let mut turned = |c: char| match c {
        '“' | '„' => '«',
        '”' => '»',
        '"' => {
            opens = !opens;
            if opens { '»' } else { '«' }
        }
        c => c,
    };
    text.chars().map(&mut turned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{self, Restorer};

    struct Bsi(Restorer<'static>);

    impl Letters for Bsi {
        fn restore(&mut self, latin: &str) -> Restored {
            self.0.restore(latin)
        }
    }

    #[test]
    fn values_of_a_russian_list() {
        use TextVariable::{Genre, Jurisdiction, Publisher, PublisherPlace};
        let system = translit::find("bsi-journals").unwrap();
        let mut letters = Bsi(Restorer::supposing(system));
        for (variable, value, expected) in [
            (PublisherPlace, "Moscow", Some("Москва")),
            (PublisherPlace, "M.", Some("Москва")),
            (
                PublisherPlace,
                "Moscow; Leningrad",
                Some("Москва ; Ленинград"),
            ),
            (
                PublisherPlace,
                "St. Petersburg, Russia",
                Some("Санкт-Петербург"),
            ),
            (
                PublisherPlace,
                "Podol’sk, Russia; Podol’sk",
                Some("Подольск"),
            ),
            (Publisher, "Nauka Publ.", Some("Наука")),
            (
                Publisher,
                "Moscow State University Publ.",
                Some("Изд-во МГУ"),
            ),
            (Publisher, "Moscow State University", Some("МГУ")),
            (
                Publisher,
                "Perm State Pedagogical University",
                Some("Перм. гос. пед. ун-т"),
            ),
            (
                Publisher,
                "Perm State Ped. University",
                Some("Перм. гос. пед. ун-т"),
            ),
            (
                Publisher,
                "Kazan University Press",
                Some("Изд-во Казан. ун-та"),
            ),
            (
                Publisher,
                "Publishing house «Raduga»",
                Some("Изд-во «Радуга»"),
            ),
            (
                Publisher,
                "Publ. gazeta “Udarnik”",
                Some("Изд-во газета «Ударник»"),
            ),
            (Publisher, "JSC “Raduga”", Some("АО «Радуга»")),
            (
                Publisher,
                "Institute of Philosophy",
                Some("Institute of Philosophy"),
            ),
            (
                Genre,
                "Cand. Sci. (Hist.) diss.",
                Some("дис. ... канд. ист. наук"),
            ),
            (Genre, "PhD thesis", Some("дис. ... канд. наук")),
            (
                Genre,
                "abstract of Dr. Sci. (Philology) thesis",
                Some("автореф. дис. ... д-ра филол. наук"),
            ),
            (
                Publisher,
                "Publishing house «Raduga-PRESS LLC»",
                Some("Изд-во ООО «Радуга-ПРЕСС»"),
            ),
            (
                TextVariable::ContainerTitle,
                "Kirov State Ped. In-t",
                Some("Kirov State Ped. In-t"),
            ),
            (Genre, "textbook", Some("учебник")),
            (Genre, "avtoref. dis.", None),
            (Jurisdiction, "RF", Some("Рос. Федерация")),
        ] {
            let russian = in_russian(variable, value, &mut letters);
            assert_eq!(russian.as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn statements_and_editions() {
        for (text, expected) in [
            ("transl. from English", Some("пер. с англ.")),
            ("transl. from Eng.", Some("пер. с англ.")),
            ("Translated from the German", Some("пер. с нем.")),
            ("transl. from Klingon", None),
        ] {
            assert_eq!(translated_from(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("2nd publ.", Some("2")),
            ("3rd ed.", Some("3")),
            ("Nauka Publ.", None),
            ("2nd Moscow publ.", None),
        ] {
            assert_eq!(edition(text).as_deref(), expected, "{text}");
        }
        assert_eq!(quoted("Завод “Луч” и \"Искра\""), "Завод «Луч» и «Искра»");
    }
}
