//! A romanised list given back in Cyrillic: names and titles letter by letter, and what such lists say in
//! English (places, publishers, kinds of documents) as Russian ones say it.
//!
//! A list is written by one hand: the system is recognised from all its records together, and a record that
//! is too short to tell its language is what the list is. Nothing English is given back, for nobody knows
//! what it was: a title that is only translated stays.

use super::russian::{self, Letters};
use super::{TEXTS, has_cyrillic, in_own_script, map_parts, replace_parts, replace_text};
use crate::record::form::{Form, FormKind};
use crate::record::name::{NameParts, Person};
use crate::record::{Name, NumberVariable, Reference, Text, TextVariable};
use crate::text::lang::LangTag;
use crate::text::language;
use crate::translit::{self, Detector, Restored, Restorer, System};

/// A record restored, with how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Restoration {
    /// The record, its romanised values given back in Cyrillic.
    pub reference: Reference,
    /// The mean confidence of all values, 0 to 1; 1 when nothing had to be restored.
    pub confidence: f32,
    /// Words of the title that may have been others, as they were printed and as they are given back.
    pub doubtful: Vec<(String, String)>,
}

/// `reference` with its romanised names, titles, publishers and places given back in Cyrillic, as
/// `system` wrote them or, without one, as the system recognised from all its values together. Its
/// language loses the mark of Latin script. A record that neither says it is romanised
/// (`ru-Latn`) nor is in a system named comes back as it is.
pub fn restore_reference(reference: &Reference, system: Option<&System>) -> Restoration {
    if let Some(system) = system {
        return List {
            restorer: Restorer::new(Some(system)),
            e_is_ye: writes_ye(std::slice::from_ref(reference)),
            keeps_language: true,
        }
        .restore(reference);
    }
    let list = std::slice::from_ref(reference);
    restore_references(list)
        .pop()
        .unwrap_or_else(|| unchanged(reference))
}

/// The records of one list as [`restore_reference`] gives them back, each in the light of all.
pub fn restore_references(references: &[Reference]) -> Vec<Restoration> {
    let is_marked = |reference: &Reference| {
        let language = reference.language.as_ref();
        language.is_some_and(LangTag::is_romanized)
    };
    let marked: Vec<&Reference> = references.iter().filter(|r| is_marked(r)).collect();
    let system = recognize(&marked);
    // Most of what is not in Cyrillic is romanised.
    let latin = references.iter().filter(|r| !in_cyrillic(r)).count();
    let is_romanised = 2 * marked.len() > latin;
    let mut list = List {
        restorer: match system {
            Some(system) => Restorer::supposing(system),
            None => Restorer::new(None),
        },
        e_is_ye: writes_ye(references),
        keeps_language: false,
    };
    let restored = references.iter().map(|reference| {
        let doubtful = is_romanised && !in_cyrillic(reference) && looks_romanised(reference);
        match system.is_some() && (is_marked(reference) || doubtful) {
            true => list.restore(reference),
            false => unchanged(reference),
        }
    });
    restored.collect()
}

fn unchanged(reference: &Reference) -> Restoration {
    Restoration {
        reference: reference.clone(),
        confidence: 1.0,
        doubtful: Vec::new(),
    }
}

/// Remarks on a record of a romanised list that is given back, each a sentence without a full stop: how sure
/// its title is, and which words are not; that the Russian title of a translated one is not known.
pub fn restoration_remarks(restored: &Restoration) -> Vec<String> {
    let reference = &restored.reference;
    let title = reference.texts.get(&TextVariable::Title);
    if title.is_some_and(|title| title.restored().is_some()) {
        let percent = (100.0 * restored.confidence).round();
        let mut remark = format!("given back from Latin letters, {percent} % sure");
        for (at, (latin, cyrillic)) in restored.doubtful.iter().enumerate() {
            remark += if at == 0 { "; look at " } else { ", " };
            remark += &format!("`{cyrillic}` (`{latin}`)");
        }
        return vec![remark];
    }
    let note = reference.text(TextVariable::Note).unwrap_or_default();
    let is_russian = note.to_lowercase().contains("in russ");
    let only_translated = is_russian && !in_cyrillic(reference);
    let remark = only_translated.then(|| "the Russian title is not known".to_string());
    remark.into_iter().collect()
}

/// Marks a restored title as such behind its text: ` [восстановлено, 87 %]`.
pub fn mark_restored(reference: &mut Reference) {
    if let Some(text) = reference.texts.get_mut(&TextVariable::Title)
        && let Some(confidence) = text.forms.iter().find_map(|form| match form.kind {
            FormKind::Restored { confidence, .. } => Some(confidence),
            _ => None,
        })
    {
        let percent = (100.0 * confidence).round();
        text.value += &format!(" [восстановлено, {percent} %]");
    }
}

/// The system all values of all records together speak for.
fn recognize(references: &[&Reference]) -> Option<&'static System> {
    let mut detector = Detector::new();
    for reference in references {
        for (variable, text) in &reference.texts {
            if TEXTS.contains(variable) && !is_english(&text.value) {
                detector.add(&text.value);
            }
        }
        for name in reference.names.values().flat_map(|names| &names.list) {
            detector.add(name.family());
        }
    }
    detector.finish().best().and_then(translit::find)
}

fn in_cyrillic(reference: &Reference) -> bool {
    reference
        .text(TextVariable::Title)
        .is_some_and(has_cyrillic)
}

/// Whether the title of a record may well be romanised Russian, whatever language it was taken for.
fn looks_romanised(reference: &Reference) -> bool {
    let title = reference.text(TextVariable::Title).unwrap_or_default();
    let title = translated_tail(title).map_or(title, |(title, _)| title);
    let mut detector = Detector::new();
    let is_russian = detector.detect(title).best().is_some();
    is_russian && !translit::other_language(title, &detector).is_some_and(|other| other.is_sure())
}

/// Whether some initial of a list is `Ye.`, so that `E.` is Э.
fn writes_ye(references: &[Reference]) -> bool {
    let names = references.iter().flat_map(|r| r.names.values());
    let mut given = names.flat_map(|names| &names.list).filter_map(given);
    given.any(|given| given.split(['.', ' ', '-']).any(|initial| initial == "Ye"))
}

fn given(name: &Name) -> Option<&str> {
    match &name.parts {
        NameParts::Person(person) => Some(&person.given),
        NameParts::Literal(_) => None,
    }
}

fn is_english(text: &str) -> bool {
    language::detect(text).is_some_and(|guess| guess.language.language() == "en")
}

/// A title and the English one that a dash divides from it: `Obshchaya algebra – General algebra`.
fn translated_tail(title: &str) -> Option<(&str, &str)> {
    [" – ", " — "]
        .iter()
        .filter_map(|dash| title.split_once(dash))
        .find(|(first, second)| is_english(second) && !is_english(first))
}

/// How the records of a list are given back.
struct List<'s> {
    restorer: Restorer<'s>,
    /// `E.` is Э, for Е is `Ye.`
    e_is_ye: bool,
    /// The system was named, and what language a record is in is known; otherwise all is read as Russian.
    keeps_language: bool,
}

impl Letters for List<'_> {
    fn restore(&mut self, latin: &str) -> Restored {
        self.restorer.restore(latin)
    }
}

impl List<'_> {
    fn restore(&mut self, reference: &Reference) -> Restoration {
        /// A word that is less sure should be looked at.
        const SURE: f32 = 0.9;
        let mut out = reference.clone();
        let mut confidences: Vec<f32> = Vec::new();
        let mut doubtful = Vec::new();
        take_edition_out(&mut out);
        for (variable, text) in &mut out.texts {
            if !TEXTS.contains(variable) {
                continue;
            }
            if let Some(russian) = russian::in_russian(*variable, &text.value, self) {
                if russian != text.value {
                    replace_text(text, russian);
                }
                continue;
            }
            if let Some((whole, _)) = text
                .value
                .split_once(" [")
                .filter(|(_, tail)| !tail.contains(']'))
            {
                // A bracket that was cut amiss.
                text.value = whole.to_string();
            }
            let tail = translated_tail(&text.value)
                .map(|(title, tail)| (title.to_string(), tail.to_string()));
            if let Some((title, tail)) = tail {
                set_translation(text, tail);
                text.value = title;
            } else if is_english(&text.value) {
                continue;
            }
            let found = self.restorer.restore(&text.value);
            if found.text == text.value {
                continue;
            }
            confidences.push(found.confidence);
            if *variable == TextVariable::Title {
                let unsure = found.words.iter().filter(|word| word.confidence < SURE);
                doubtful.extend(unsure.map(|word| {
                    (
                        word.latin.of(&text.value).to_string(),
                        word.cyrillic.clone(),
                    )
                }));
            }
            let kind = FormKind::Restored {
                system: found.system.unwrap_or_default(),
                confidence: found.confidence,
            };
            let value = russian::quoted(&found.text);
            replace_text(text, value.clone());
            text.forms.push(Form { kind, value });
            text.language = text.language.as_ref().map(in_own_script);
        }
        for (_, names) in out.names.iter_mut() {
            for name in &mut names.list {
                let parts = self.name(&name.parts, &mut confidences);
                replace_parts(name, parts);
            }
        }
        let mean = match confidences.is_empty() {
            true => 1.0,
            false => confidences.iter().sum::<f32>() / confidences.len() as f32,
        };
        let title = out.text(TextVariable::Title);
        if !confidences.is_empty() && title.is_none_or(has_cyrillic) {
            let language = reference.language.as_ref().filter(|_| self.keeps_language);
            out.language = match language {
                Some(language) => Some(in_own_script(language)),
                None => LangTag::new("ru"),
            };
            russian::statements(&mut out);
        }
        Restoration {
            reference: out,
            confidence: mean,
            doubtful,
        }
    }

    /// A name whose family name is no Russian one stays as a whole.
    fn name(&mut self, parts: &NameParts, confidences: &mut Vec<f32>) -> NameParts {
        let mut restore = |value: &str| {
            let found = self.restorer.restore(value);
            if found.text != value {
                confidences.push(found.confidence);
            }
            found.text
        };
        let NameParts::Person(person) = parts else {
            return map_parts(parts, &mut restore);
        };
        let family = restore(&person.family);
        if !has_cyrillic(&family) {
            return parts.clone();
        }
        let given = self.initials(&person.given);
        let mut rest = |value: &str| self.restorer.restore(value).text;
        NameParts::Person(Person {
            family,
            given,
            dropping_particle: rest(&person.dropping_particle),
            non_dropping_particle: rest(&person.non_dropping_particle),
            ..person.clone()
        })
    }

    /// Given names. Of initials `E.` is Е unless the list has `Ye.`, and `Y.` is Ю: no name begins
    /// with ы.
    fn initials(&mut self, given: &str) -> String {
        let mut out = String::with_capacity(2 * given.len());
        for piece in given.split_inclusive(['.', ' ', '-', '\u{a0}']) {
            let initial = piece.trim_end_matches(['.', ' ', '-', '\u{a0}']);
            let marks = piece.get(initial.len()..).unwrap_or_default();
            match initial {
                "E" if !self.e_is_ye => out.push('Е'),
                "Y" => out.push('Ю'),
                "" => {}
                initial => out.push_str(&self.restorer.restore(initial).text),
            }
            out.push_str(marks);
        }
        out
    }
}

fn set_translation(text: &mut Text, tail: String) {
    if text.translated().is_none() {
        text.forms.push(Form {
            kind: FormKind::Translated {
                language: LangTag::new("en"),
            },
            value: tail,
        });
    }
}

/// `2nd publ.` among the publishers is the edition.
fn take_edition_out(reference: &mut Reference) {
    let Some(text) = reference.texts.get_mut(&TextVariable::Publisher) else {
        return;
    };
    let parts: Vec<&str> = text.value.split(" ; ").collect();
    let (editions, publishers): (Vec<&str>, Vec<&str>) = parts
        .into_iter()
        .partition(|part| russian::edition(part).is_some());
    if let Some(number) = editions
        .first()
        .and_then(|edition| russian::edition(edition))
        && !publishers.is_empty()
    {
        text.value = publishers.join(" ; ");
        reference
            .numbers
            .entry(NumberVariable::Edition)
            .or_insert_with(|| number.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ItemType, NameVariable, Names};

    fn book(title: &str, author: (&str, &str), language: &str) -> Reference {
        let mut book = Reference::new(ItemType::Book);
        book.language = LangTag::new(language);
        book.texts.insert(TextVariable::Title, title.into());
        let names = Names::from(vec![Name::person(author.0, author.1)]);
        book.names.insert(NameVariable::Author, names);
        book
    }

    #[test]
    fn what_is_of_another_language_stays() {
        let ukrainian = "Shliakhy pokrashchennia yakosti zerna";
        let russian = "Teoriya kolets i poley";
        // Whatever language they were taken for.
        for (title, expected) in [(ukrainian, ukrainian), (russian, "Теория колец и полей")]
        {
            let list = [
                book("Plan rekonstruktsii goroda", ("Belov", "P. A."), "ru-Latn"),
                book("Teoriya grafov", ("Belov", "P. A."), "ru-Latn"),
                book("Osnovy topologii", ("Belov", "P. A."), "ru-Latn"),
                book(title, ("Belov", "P. A."), "cs"),
            ];
            let restored = restore_references(&list);
            let last = restored.last().map(|last| &last.reference);
            assert_eq!(
                last.and_then(|last| last.text(TextVariable::Title)),
                Some(expected)
            );
        }
    }

    #[test]
    fn a_list_is_given_back_as_a_list() {
        let list = [
            // Two systems in one list.
            book(
                "Plan rekonstruktsii goroda",
                ("Shchukin", "E. Ya."),
                "ru-Latn",
            ),
            book(
                "Osnovy topologii v zadachah i uprazhneniyah",
                ("Chernyh", "Y. A."),
                "ru-Latn",
            ),
            book("Teoriya kolets i poley", ("Belov", "P. A."), "ru-Latn"),
            // Too short to tell its language.
            book("Bulevy algebry", ("Sikorskij", "R."), "cs"),
            // The translation behind a dash.
            book(
                "Obshchaya algebra – A course of general algebra",
                ("Kurosh", "A. G."),
                "en",
            ),
            // Translated only, and foreign.
            book("Reliability and Safety of NPPs", ("Volkov", "Yu. V."), "en"),
            book("Obshchaya teoriya reshetok", ("Gretzer", "G."), "ru-Latn"),
        ];
        let expected = [
            ("План реконструкции города", "Щукин", "Е. Я.", "ru"),
            (
                "Основы топологии в задачах и упражнениях",
                "Черных",
                "Ю. А.",
                "ru",
            ),
            ("Теория колец и полей", "Белов", "П. А.", "ru"),
            ("Булевы алгебры", "Сикорский", "Р.", "ru"),
            ("Общая алгебра", "Курош", "А. Г.", "ru"),
            ("Reliability and Safety of NPPs", "Volkov", "Yu. V.", "en"),
            ("Общая теория решеток", "Gretzer", "G.", "ru"),
        ];
        for (restored, (title, family, initials, language)) in
            restore_references(&list).iter().zip(expected)
        {
            let reference = &restored.reference;
            assert_eq!(reference.text(TextVariable::Title), Some(title));
            let author = &reference.names_of(NameVariable::Author)[0];
            assert_eq!((author.family(), given(author)), (family, Some(initials)));
            assert_eq!(reference.language, LangTag::new(language), "{title}");
        }
    }

    #[test]
    fn what_is_to_be_looked_at_is_said() {
        let list = [book(
            "Teoriya kolets i poley",
            ("Belov", "P. A."),
            "ru-Latn",
        )];
        let remarks = restoration_remarks(&restore_references(&list)[0]);
        assert!(
            remarks[0].starts_with("given back from Latin letters, "),
            "{remarks:?}"
        );
        let mut translated = book("Reliability of plants", ("Volkov", "Yu. V."), "en");
        translated
            .texts
            .insert(TextVariable::Note, "in Russian".into());
        let remarks = restoration_remarks(&restore_references(&[translated])[0]);
        assert_eq!(remarks, ["the Russian title is not known"]);
    }
}
