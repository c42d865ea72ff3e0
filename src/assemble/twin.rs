//! One work described twice: in two languages, by a page's metadata and by its line "how to cite".
//! The second description fills what the first lacks and gives its other forms.

use crate::record::form::{Form, FormKind};
use crate::record::name::{Name, NameParts};
use crate::record::{
    DateVariable, IdentifierVariable, NumberVariable, Reference, Text, TextVariable,
};
use crate::text::lang::{LangTag, is_cyrillic};
use crate::text::language;
use crate::text::script::Script;

/// Puts a second description of a work into the first. Nothing is taken from one that must be of
/// another work: another DOI, year, volume or pages.
pub fn merge(first: &mut Reference, second: &Reference) {
    if contradicts(first, second) {
        return;
    }
    let own = first.language.clone();
    for variable in [TextVariable::Title, TextVariable::ContainerTitle] {
        let (Some(text), Some(other)) =
            (first.texts.get_mut(&variable), second.texts.get(&variable))
        else {
            continue;
        };
        let printed = Form {
            kind: FormKind::Printed,
            value: other.value.clone(),
        };
        for form in [&printed].into_iter().chain(&other.forms) {
            add_form(text, form, own.as_ref(), other.language.as_ref());
        }
    }
    for (variable, names) in &second.names {
        match first.names.get_mut(variable) {
            Some(known) if known.list.len() == names.list.len() => {
                for (name, other) in known.list.iter_mut().zip(&names.list) {
                    pair(name, other);
                }
            }
            Some(_) => {}
            None => {
                first.names.insert(*variable, names.clone());
            }
        }
    }
    for (variable, text) in &second.texts {
        // A note is of the line it stands in.
        if !matches!(variable, TextVariable::Note) {
            first.texts.entry(*variable).or_insert_with(|| text.clone());
        }
    }
    for (variable, number) in &second.numbers {
        first
            .numbers
            .entry(*variable)
            .or_insert_with(|| number.clone());
    }
    for (variable, date) in &second.dates {
        first.dates.entry(*variable).or_insert_with(|| date.clone());
    }
    for (variable, identifier) in &second.identifiers {
        let known = &mut first.identifiers;
        known.entry(*variable).or_insert_with(|| identifier.clone());
    }
}

fn contradicts(first: &Reference, second: &Reference) -> bool {
    let folded = |text: Option<&str>| {
        text.map(|text| {
            text.chars()
                .filter(|c| c.is_alphanumeric())
                .flat_map(char::to_lowercase)
                .collect::<String>()
        })
    };
    let differ = |a: Option<String>, b: Option<String>| a.is_some() && b.is_some() && a != b;
    let doi = |r: &Reference| folded(r.identifier(IdentifierVariable::Doi));
    let year = |r: &Reference| {
        r.dates
            .contains_key(&DateVariable::Issued)
            .then(|| r.year().map(|year| year.to_string()))
            .flatten()
    };
    let number = |r: &Reference, variable| folded(r.number(variable));
    differ(doi(first), doi(second))
        || differ(year(first), year(second))
        || [
            NumberVariable::Volume,
            NumberVariable::Issue,
            NumberVariable::Page,
        ]
        .into_iter()
        .any(|variable| differ(number(first, variable), number(second, variable)))
}

fn add_form(
    text: &mut Text,
    form: &Form<String>,
    own: Option<&LangTag>,
    language: Option<&LangTag>,
) {
    let known = |value: &str| value.to_lowercase() == form.value.to_lowercase();
    if known(&text.value) || text.forms.iter().any(|form| known(&form.value)) {
        return;
    }
    let kind = match &form.kind {
        FormKind::Printed => other_form(own, &form.value, language),
        kind => Some(kind.clone()),
    };
    if let Some(kind) = kind {
        text.forms.push(Form {
            kind,
            value: form.value.clone(),
        });
    }
}

/// What form `other`, in `language` if that is known, is of a text in the language `own`: a
/// translation, or the text romanised; `None` if it is another text in the same language.
pub(super) fn other_form(
    own: Option<&LangTag>,
    other: &str,
    language: Option<&LangTag>,
) -> Option<FormKind> {
    let language = language
        .cloned()
        .or_else(|| language::detect(other).map(|guess| guess.language));
    let from_cyrillic = own.is_some_and(|own| is_cyrillic(own.language()) && !own.is_latin_form());
    let latin = Script::of_text(other) == Script::Latin;
    match &language {
        Some(tag) if latin && tag.is_latin_form() => Some(FormKind::Romanized {
            system: String::new(),
        }),
        Some(tag) if own.is_some_and(|own| own.language() == tag.language()) => {
            // What is stated to be Russian and stands in Latin letters is romanised.
            (latin && from_cyrillic).then(|| FormKind::Romanized {
                system: String::new(),
            })
        }
        _ => Some(FormKind::Translated { language }),
    }
}

/// Authors stated in one script and then in another: as many of each are the same persons.
pub(super) fn paired(list: Vec<Name>) -> Vec<Name> {
    let is_latin = |name: &Name| Script::of_text(name.family()) == Script::Latin;
    let latin = list.iter().filter(|name| is_latin(name)).count();
    if latin * 2 != list.len() {
        return list;
    }
    let (others, mut own): (Vec<Name>, Vec<Name>) = list.into_iter().partition(is_latin);
    for (name, other) in own.iter_mut().zip(&others) {
        pair(name, other);
    }
    own
}

/// Gives a name its Latin form, or the fuller given names of the same form.
fn pair(name: &mut Name, other: &Name) {
    let script = |name: &Name| Script::of_text(name.family());
    if script(name) != Script::Latin && script(other) == Script::Latin {
        let known = name
            .forms
            .iter()
            .any(|form| matches!(form.kind, FormKind::Romanized { .. }));
        if !known {
            name.forms.push(Form {
                kind: FormKind::Romanized {
                    system: String::new(),
                },
                value: other.parts.clone(),
            });
        }
    } else if let (NameParts::Person(person), NameParts::Person(other)) =
        (&mut name.parts, &other.parts)
        && person.family == other.family
        && other.given.chars().count() > person.given.chars().count()
    {
        person.given.clone_from(&other.given);
    }
}

/// Whether the second description is in the language the work is written in, and the first a
/// translation of it: `… pp. 5–19 (In Russian)` before the Russian line.
pub fn is_original(first: &Reference, second: &Reference) -> bool {
    let script = |r: &Reference| r.text(TextVariable::Title).map(Script::of_text);
    let language = |r: &Reference| r.language.as_ref().map(|tag| tag.language().to_string());
    let noted = first
        .text(TextVariable::Note)
        .is_some_and(|note| note.to_lowercase().starts_with("in "));
    script(first) == Some(Script::Latin)
        && script(second) == Some(Script::Cyrillic)
        && (noted || language(first) == language(second))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ItemType, NameVariable};

    fn record(family: &str, title: &str, language: &str, volume: &str) -> Reference {
        let mut out = Reference::new(ItemType::ArticleJournal);
        out.language = LangTag::new(language);
        out.texts.insert(TextVariable::Title, title.into());
        let author = Name::person(family, "А.");
        out.names.insert(NameVariable::Author, vec![author].into());
        out.numbers.insert(NumberVariable::Volume, volume.into());
        out
    }

    #[test]
    fn two_descriptions_become_one() {
        let mut first = record("Орлов", "Реки Севера", "ru", "3");
        let mut second = record("Orlov", "Rivers of the North and their bridges", "en", "3");
        second.numbers.insert(NumberVariable::Issue, "2".into());
        merge(&mut first, &second);
        let title = &first.texts[&TextVariable::Title];
        assert_eq!(title.value, "Реки Севера");
        assert_eq!(
            title.translated(),
            Some("Rivers of the North and their bridges")
        );
        assert_eq!(first.number(NumberVariable::Issue), Some("2"));
        let author = &first.names_of(NameVariable::Author)[0];
        assert_eq!(author.forms[0].value, Name::person("Orlov", "А.").parts);

        // Another work gives nothing.
        let mut first = record("Орлов", "Реки Севера", "ru", "3");
        merge(&mut first, &record("Orlov", "Seas of the South", "en", "4"));
        assert_eq!(first.texts[&TextVariable::Title].forms, []);
    }

    #[test]
    fn forms_are_told_apart() {
        let ru = LangTag::new("ru");
        let en = LangTag::new("en");
        let romanized = Some(FormKind::Romanized {
            system: String::new(),
        });
        for (own, other, language, expected) in [
            (&ru, "Reki Severa", &ru, romanized.clone()),
            (
                &ru,
                "Rivers",
                &en,
                Some(FormKind::Translated {
                    language: en.clone(),
                }),
            ),
            (&ru, "Моря", &ru, None),
            (&en, "Rivers", &en, None),
        ] {
            let found = other_form(own.as_ref(), other, language.as_ref());
            assert_eq!(found, expected, "{other}");
        }
    }
}
