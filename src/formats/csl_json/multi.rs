//! Other forms of texts and names as CSL-M's items hold them:
//!
//! ```json
//! { "language": "ru", "title": "Книга",
//!   "multi": { "main": { "title": "ru" },
//!              "_keys": { "title": { "ru-alalc97": "Kniga", "en": "A Book" } } },
//!   "author": [ { "family": "Чехов", "given": "А.",
//!                 "multi": { "main": "ru",
//!                            "_key": { "ru-alalc97": { "family": "Chekhov", "given": "A." } } } } ] }
//! ```
//!
//! `main` is the language of the value itself, where it is not the item's. They are read only:
//! the item keeps its `multi`, so that a CSL-M processor finds it again.

use super::{extra, names};
use crate::record::form::{Form, FormKind};
use crate::record::{NameVariable, Reference, TextVariable};
use crate::text::lang::LangTag;
use serde_json::{Map, Value};

/// Adds the forms of an item's `multi` to a record whose variables have been read; those it has
/// already are not doubled.
pub(super) fn read(item: &Map<String, Value>, reference: &mut Reference) {
    let own = reference.language.clone();
    if let Some(multi) = item.get("multi") {
        let main = extra::object(multi, "main");
        for (key, value) in main {
            if let (Ok(variable), Some(tag)) = (key.parse::<TextVariable>(), tag(value))
                && let Some(text) = reference.texts.get_mut(&variable)
                && text.language.is_none()
            {
                text.language = Some(tag).filter(|tag| Some(tag) != own.as_ref());
            }
        }
        for (key, values) in extra::object(multi, "_keys") {
            if let (Ok(variable), Some(values)) = (key.parse::<TextVariable>(), values.as_object())
                && let Some(text) = reference.texts.get_mut(&variable)
            {
                let own = text.language.as_ref().or(own.as_ref());
                for (key, value) in values {
                    let value = value.as_str().filter(|text| !text.is_empty());
                    if let (Some(tag), Some(value)) = (LangTag::new(key), value) {
                        add(&mut text.forms, kind(tag, own), value.to_string());
                    }
                }
            }
        }
    }
    for (key, value) in item {
        let Some(objects) = value.as_array() else {
            continue;
        };
        let has_forms = |name: &Value| {
            let mut keys = name.as_object().into_iter().flat_map(Map::keys);
            keys.any(|key| key == "multi")
        };
        if !objects.iter().any(has_forms) {
            continue;
        }
        let variable = NameVariable::find(key);
        let Some(names) = variable.and_then(|variable| reference.names.get_mut(&variable)) else {
            continue;
        };
        // Names that say nothing have not been read.
        let objects = objects.iter().filter(|n| names::read_one(n).is_some());
        for (object, name) in objects.zip(&mut names.list) {
            let Some(multi) = object.get("multi") else {
                continue;
            };
            let main = multi.get("main").and_then(tag);
            let own = main.as_ref().or(own.as_ref());
            for (key, value) in extra::object(multi, "_key") {
                if let (Some(tag), Some(parts)) = (LangTag::new(key), names::read_one(value)) {
                    add(&mut name.forms, kind(tag, own), parts);
                }
            }
        }
    }
}

fn tag(value: &Value) -> Option<LangTag> {
    LangTag::new(value.as_str()?)
}

/// What a form with this tag is to a value in the language `own`.
fn kind(tag: LangTag, own: Option<&LangTag>) -> FormKind {
    let same = own.is_some_and(|own| own.language() == tag.language());
    let system = || match tag.as_str().ends_with("-alalc97") && tag.language() == "ru" {
        true => "ala-lc".to_string(),
        false => String::new(),
    };
    // An unknown language is taken for that of which a romanisation is given.
    match tag.is_latin_form() {
        true if same || own.is_none() => FormKind::Romanized { system: system() },
        false if same => FormKind::Restored {
            system: String::new(),
            confidence: 1.0,
        },
        _ => FormKind::Translated {
            language: Some(tag),
        },
    }
}

fn add<T: PartialEq>(forms: &mut Vec<Form<T>>, kind: FormKind, value: T) {
    let same_kind = std::mem::discriminant(&kind);
    let known =
        |form: &Form<T>| std::mem::discriminant(&form.kind) == same_kind && form.value == value;
    if !forms.iter().any(known) {
        forms.push(Form { kind, value });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::csl_json::{from_item, to_item};
    use crate::record::name::NameParts;

    const ITEM: &str = r#"{"id": "a", "type": "book", "language": "ru", "title": "Книга",
        "publisher": "Nauka",
        "multi": {"main": {"publisher": "ru-Latn"},
                  "_keys": {"title": {"ru-alalc97": "Kniga", "en": "A Book", "x": 1},
                            "publisher": {"ru": "Наука"}, "nonsense": {"en": "?"}}},
        "author": [{}, {"family": "Чехов", "given": "А.",
                        "multi": {"_key": {"ru-alalc97": {"family": "Chekhov", "given": "A."}}}}]}"#;

    fn item() -> Map<String, Value> {
        serde_json::from_str(ITEM).unwrap()
    }

    #[test]
    fn forms_of_texts_and_names() {
        let reference = from_item(&item());
        let title = &reference.texts[&TextVariable::Title];
        assert_eq!(title.romanized(), Some("Kniga"));
        assert_eq!(title.translated(), Some("A Book"));
        let publisher = &reference.texts[&TextVariable::Publisher];
        assert_eq!(publisher.restored(), Some("Наука"));
        let [author] = reference.names[&NameVariable::Author].list.as_slice() else {
            panic!("one author");
        };
        let NameParts::Person(person) = &author.forms[0].value else {
            panic!("a person");
        };
        assert_eq!(person.family, "Chekhov");
    }

    #[test]
    fn nothing_is_lost_or_doubled() {
        let once = from_item(&item());
        let written = to_item(&once);
        assert_eq!(written["multi"], item()["multi"]);
        assert_eq!(written["author"][0]["multi"], item()["author"][1]["multi"]);
        assert_eq!(from_item(written.as_object().unwrap()), once);
    }
}
