//! What a writer must look after when a record is put into another script.

use super::has_cyrillic;
use crate::record::name::NameParts;
use crate::record::{Name, NameVariable, Reference, TextVariable, own};
use crate::translit;

/// Remarks on a Cyrillic record that is romanised, each a sentence without a full stop: a title
/// without a translation, a foreign name that Russian letters hide.
pub fn remarks(reference: &Reference) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(title) = reference.texts.get(&TextVariable::Title)
        && has_cyrillic(&title.value)
        && title.translated().is_none()
    {
        found.push("the title has no English translation".to_string());
    }
    found.extend(foreign_names(reference));
    found
}

/// Remarks on the authors of a Cyrillic record whose names are foreign, or likely to be: romanised
/// letter by letter they are somebody else's. A record that gives the original names needs none.
pub fn foreign_names(reference: &Reference) -> Vec<String> {
    let original = !reference.names_of(NameVariable::OriginalAuthor).is_empty();
    let translated = is_translated(reference);
    let authors = reference.names_of(NameVariable::Author).iter();
    let hidden = authors.filter(|name| !original && has_cyrillic(name.family()));
    hidden
        .filter_map(|name| {
            let family = name.family();
            let foreign = translit::foreign_name(family, given(name));
            let originals = foreign.as_ref().map(|f| f.originals.join(" or "));
            let perhaps = originals.filter(|o| !o.is_empty());
            let why = match (translated, perhaps) {
                (true, None) => format!("`{family}` is the author of a translated work"),
                (true, Some(o)) => {
                    format!("`{family}` is the author of a translated work and may be {o}")
                }
                (false, _) => foreign.as_ref()?.remark(family),
            };
            let warning = "romanised letter by letter, the name may not be the author's own";
            Some(format!("{why}: {warning}"))
        })
        .collect()
}

fn given(name: &Name) -> &str {
    match &name.parts {
        NameParts::Person(person) => &person.given,
        NameParts::Literal(_) => "",
    }
}

/// Whether a record says that the work was translated.
pub(super) fn is_translated(reference: &Reference) -> bool {
    let says_so = |variable| {
        let text: Option<&str> = reference.text(variable);
        text.is_some_and(|text| {
            let small = text.to_lowercase();
            ["пер. с", "перевод с", "пер. "]
                .iter()
                .any(|words| small.contains(words))
        })
    };
    !reference.names_of(NameVariable::Translator).is_empty()
        || reference.own(own::TRANSLATED_FROM).is_some()
        || [
            TextVariable::Note,
            TextVariable::Genre,
            TextVariable::OriginalTitle,
        ]
        .into_iter()
        .any(says_so)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{ItemType, Names, Text};

    #[test]
    fn translated_works_and_lone_titles() {
        let mut book = Reference::new(ItemType::Book);
        let names = Names::from(vec![Name::person("Биркгоф", "Г.")]);
        book.names.insert(NameVariable::Author, names);
        let title = Text::new("Теория решёток");
        book.texts.insert(TextVariable::Title, title.clone());
        assert_eq!(remarks(&book).len(), 2);
        assert!(foreign_names(&book)[0].contains("Birkhoff"));
        book.texts.insert(TextVariable::Note, "пер. с англ.".into());
        let title = title.with_translation("Lattice Theory", None);
        book.texts.insert(TextVariable::Title, title);
        let found = remarks(&book);
        assert!(
            found.len() == 1 && found[0].contains("Биркгоф"),
            "{found:?}"
        );
        let own = Names::from(vec![Name::person("Birkhoff", "G.")]);
        book.names.insert(NameVariable::OriginalAuthor, own);
        assert!(remarks(&book).is_empty());
    }
}
