//! Which variables of a record are romanised, and back: names, titles, publishers and places; and what
//! a list for an international index says instead of romanising it.
//!
//! Dates, identifiers, notes and whatever stands in Latin letters already are left. What a value
//! was before is kept as its [`FormKind::Printed`] form. How letters are written is `translit`'s
//! business.

mod institutions;
mod lexicon;
mod remarks;
mod restored;
mod russian;
mod translations;
mod words;

pub use remarks::{foreign_names, remarks};
pub use restored::{
    Restoration, mark_restored, restoration_remarks, restore_reference, restore_references,
};
pub use translations::borrow_translations;

use crate::record::form::{Form, FormKind};
use crate::record::name::NameParts;
use crate::record::{Name, Reference, Text, TextVariable, own};
use crate::text::lang::LangTag;
use crate::text::script::Script;
use crate::translit::{self, System};

/// The text variables that are romanised and restored.
const TEXTS: &[TextVariable] = &[
    TextVariable::Archive,
    TextVariable::ArchiveCollection,
    TextVariable::ArchiveLocation,
    TextVariable::ArchivePlace,
    TextVariable::Authority,
    TextVariable::CollectionTitle,
    TextVariable::ContainerTitle,
    TextVariable::ContainerTitleShort,
    TextVariable::Division,
    TextVariable::EventPlace,
    TextVariable::EventTitle,
    TextVariable::Genre,
    TextVariable::Jurisdiction,
    TextVariable::OriginalPublisher,
    TextVariable::OriginalPublisherPlace,
    TextVariable::OriginalTitle,
    TextVariable::PartTitle,
    TextVariable::Publisher,
    TextVariable::PublisherPlace,
    TextVariable::ReviewedTitle,
    TextVariable::Title,
    TextVariable::TitleShort,
    TextVariable::VolumeTitle,
];

/// What a writer may choose.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// What has an English name is translated, not romanised: places (`М.`: Moscow), kinds of
    /// documents (`дис. ... канд. ист. наук`), publishers (`Изд-во «Наука»`: Nauka Publ.); and
    /// journals have the Latin names they use themselves. Quotation marks become English ones.
    pub translate_words: bool,
    /// What stands as the translation of a title that has none.
    pub missing_translation: Option<String>,
}

/// `reference` with its Cyrillic names, titles, publishers and places written by `system`. Its
/// language becomes the same in Latin script (`ru-Latn`); a record without Cyrillic comes back as
/// it is. An author whose original name the record gives (`original-author`) has that name.
pub fn reference(reference: &Reference, system: &System, options: &Options) -> Reference {
    let mut out = reference.clone();
    let mut changed = false;
    if options.translate_words && out.text(TextVariable::Medium).is_some_and(has_cyrillic) {
        // `[Электронный ресурс]` is said by the address itself.
        out.texts.remove(&TextVariable::Medium);
    }
    for (variable, text) in &mut out.texts {
        if !TEXTS.contains(variable) || !has_cyrillic(&text.value) {
            continue;
        }
        let own = options
            .translate_words
            .then(|| words::in_latin(*variable, &text.value, reference.item_type, system))
            .flatten()
            .or_else(|| {
                // A journal's own Latin name, where the record has it.
                let serial = translations::is_serial(reference.item_type);
                let is_journal = serial && *variable == TextVariable::ContainerTitle;
                let name = text.romanized().filter(|_| is_journal)?;
                Some(name.to_string())
            });
        let mut value = own.unwrap_or_else(|| in_letters(&text.value, system));
        if options.translate_words {
            value = value.replace('«', "“").replace('»', "”");
        }
        replace_text(text, value);
        text.language = text.language.as_ref().map(in_latin_script);
        changed = true;
    }
    for (_, number) in out.numbers.iter_mut().filter(|(_, n)| has_cyrillic(&n.0)) {
        number.0 = translit::romanize(&number.0, system).into_owned();
    }
    translations::name_authors_themselves(&mut out);
    for (_, names) in out.names.iter_mut() {
        for name in &mut names.list {
            let parts = map_parts(&name.parts, &mut |part| match has_cyrillic(part) {
                true => in_letters(part, system),
                false => part.to_string(),
            });
            changed |= replace_parts(name, parts);
        }
    }
    if out.own(own::ISSUE_WORD).is_some_and(has_cyrillic) {
        // The Latin style has a word of its own.
        out.custom.remove(own::ISSUE_WORD);
    }
    if changed {
        let language = out.language.clone().or_else(|| {
            let language = system.languages.first()?;
            LangTag::new(language)
        });
        out.language = language.as_ref().map(in_latin_script);
        if let Some(mark) = &options.missing_translation {
            translations::mark_missing(reference, &mut out, mark);
        }
    }
    out
}

fn replace_text(text: &mut Text, value: String) {
    let printed = std::mem::replace(&mut text.value, value);
    text.forms.push(Form {
        kind: FormKind::Printed,
        value: printed,
    });
}

/// Puts other parts into a name, whose own are kept as printed; whether they differ.
fn replace_parts(name: &mut Name, parts: NameParts) -> bool {
    if parts == name.parts {
        return false;
    }
    let printed = std::mem::replace(&mut name.parts, parts);
    name.forms.push(Form {
        kind: FormKind::Printed,
        value: printed,
    });
    true
}

fn map_parts(parts: &NameParts, write: &mut impl FnMut(&str) -> String) -> NameParts {
    match parts {
        NameParts::Literal(text) => NameParts::Literal(write(text)),
        NameParts::Person(person) => {
            let mut person = person.clone();
            for part in [
                &mut person.family,
                &mut person.given,
                &mut person.dropping_particle,
                &mut person.non_dropping_particle,
            ] {
                *part = write(part);
            }
            NameParts::Person(person)
        }
    }
}

/// A value with Cyrillic written by a system; letters of the wrong script are put right first
/// (`Cавинкин` with a Latin C).
fn in_letters(value: &str, system: &System) -> String {
    translit::romanize(&translit::repair(value), system).into_owned()
}

fn has_cyrillic(text: &str) -> bool {
    text.chars().any(|c| Script::of(c) == Script::Cyrillic)
}

fn in_latin_script(language: &LangTag) -> LangTag {
    LangTag::new(&format!("{}-Latn", language.language())).unwrap_or_else(|| language.clone())
}

fn in_own_script(language: &LangTag) -> LangTag {
    if !language.is_romanized() {
        return language.clone();
    }
    LangTag::new(language.language()).unwrap_or_else(|| language.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ItemType, NameVariable, Names};

    fn book() -> Reference {
        let mut book = Reference::new(ItemType::Book);
        book.language = LangTag::new("ru");
        let texts = [
            (TextVariable::Title, "Теория поля"),
            (TextVariable::PublisherPlace, "М.; Л."),
            (TextVariable::Publisher, "Наука"),
            (TextVariable::Note, "Тираж мал"),
        ];
        book.texts.extend(texts.map(|(v, text)| (v, text.into())));
        book.custom.insert(own::ISSUE_WORD.into(), "вып.".into());
        let names = Names::from(vec![
            Name::person("Щукин", "Ю. Я."),
            Name::person("Smith", "J."),
        ]);
        book.names.insert(NameVariable::Author, names);
        book
    }

    #[test]
    fn a_record_is_romanised_and_keeps_what_was_printed() {
        let system = translit::find("ala-lc-simple").unwrap();
        let options = Options {
            translate_words: true,
            ..Options::default()
        };
        let out = reference(&book(), system, &options);
        assert_eq!(out.text(TextVariable::Title), Some("Teoriia polia"));
        assert_eq!(
            out.texts[&TextVariable::Title].forms[0].value,
            "Теория поля"
        );
        assert_eq!(
            out.text(TextVariable::PublisherPlace),
            Some("Moscow; Leningrad")
        );
        assert_eq!(out.text(TextVariable::Note), Some("Тираж мал"));
        let authors = out.names_of(NameVariable::Author);
        assert_eq!(authors[0].parts, Name::person("Shchukin", "Iu. Ia.").parts);
        assert!(authors[1].forms.is_empty());
        assert_eq!(out.language, LangTag::new("ru-Latn"));
        assert_eq!(out.own(own::ISSUE_WORD), None);
    }

    #[test]
    fn letters_of_the_wrong_script_are_romanised_too() {
        let mut book = book();
        // With a Latin C.
        let names = Names::from(vec![Name::person("Cавинкин", "В. В.")]);
        book.names.insert(NameVariable::Author, names);
        let system = translit::find("ala-lc-simple").unwrap();
        let out = reference(&book, system, &Options::default());
        assert_eq!(out.names_of(NameVariable::Author)[0].family(), "Savinkin");
    }

    #[test]
    fn a_romanised_record_is_given_back() {
        let system = translit::find("bgn-pcgn-1947").unwrap();
        let romanised = reference(&book(), system, &Options::default());
        let back = restore_reference(&romanised, Some(system));
        for variable in [TextVariable::Title, TextVariable::Publisher] {
            assert_eq!(back.reference.text(variable), book().text(variable));
        }
        assert_eq!(
            back.reference.names_of(NameVariable::Author)[0].parts,
            Name::person("Щукин", "Ю. Я.").parts
        );
        assert_eq!(back.reference.language, LangTag::new("ru"));
        assert!(back.confidence > 0.3);
        let title = &back.reference.texts[&TextVariable::Title];
        assert_eq!(title.restored(), Some("Теория поля"));
        let mut marked = back.reference.clone();
        mark_restored(&mut marked);
        let title = marked.text(TextVariable::Title).unwrap();
        assert!(title.starts_with("Теория поля [восстановлено, "), "{title}");
        let recognised = restore_reference(&romanised, None);
        assert_eq!(
            recognised.reference.text(TextVariable::Title),
            Some("Теория поля")
        );
    }

    #[test]
    fn what_is_not_romanised_stays() {
        let mut english = Reference::new(ItemType::Book);
        english.language = LangTag::new("en");
        english
            .texts
            .insert(TextVariable::Title, "Field theory".into());
        let system = translit::find("bsi").unwrap();
        assert_eq!(reference(&english, system, &Options::default()), english);
        assert_eq!(restore_reference(&english, None).reference, english);
    }
}
