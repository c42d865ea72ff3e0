//! Translations of titles: never invented. What another list of the same works says is taken over, and
//! what nobody says is marked.

use super::has_cyrillic;
use super::remarks::is_translated;
use crate::record::form::{Form, FormKind};
use crate::record::{ItemType, NameVariable, Names, Reference, Text, TextVariable};
use crate::text::lang::LangTag;
use crate::text::language;
use crate::text::unicode::is_quote;
use crate::translit;

/// The titles that stand with a translation.
fn translated(item_type: ItemType) -> &'static [TextVariable] {
    match item_type {
        // Journals are known by their names; works in volumes of papers are found by theirs.
        ItemType::Chapter | ItemType::PaperConference | ItemType::Entry => {
            &[TextVariable::Title, TextVariable::ContainerTitle]
        }
        _ => &[TextVariable::Title],
    }
}

/// Takes the English titles over that `other`, the same work in another list, has and `reference`
/// has not; and the authors' own names, where a translated work hides them behind Russian letters
/// and the other list does not romanise them.
pub fn borrow_translations(reference: &mut Reference, other: &Reference) {
    for variable in [TextVariable::Title, TextVariable::ContainerTitle] {
        let printed = other.texts.get(&variable);
        let english = printed
            .filter(|_| variable == TextVariable::Title)
            .and_then(|text| in_english(other, text));
        let found = printed.and_then(|text| text.translated()).or(english);
        if let (Some(found), Some(text)) = (found, reference.texts.get_mut(&variable))
            && has_cyrillic(&text.value)
            && text.translated().is_none()
            && is_whole(found)
        {
            text.forms.push(Form {
                kind: FormKind::Translated {
                    language: LangTag::new("en"),
                },
                value: found.to_string(),
            });
        }
    }
    borrow_journal(reference, other);
    let authors = reference.names_of(NameVariable::Author);
    let own = other.names_of(NameVariable::Author);
    let all_own = !own.is_empty()
        && authors.len() == own.len()
        && authors.iter().zip(own).all(|(ours, theirs)| {
            has_cyrillic(ours.family())
                && !has_cyrillic(theirs.family())
                && !is_romanised(theirs.family(), ours.family())
        });
    if all_own && is_translated(reference) {
        let own = Names::from(own.to_vec());
        reference
            .names
            .entry(NameVariable::OriginalAuthor)
            .or_insert(own);
    }
}

/// The value of a title that the other list gives in English alone, not romanised.
fn in_english<'t>(other: &Reference, text: &'t Text) -> Option<&'t str> {
    let said = text.language.as_ref().or(other.language.as_ref());
    let is_english = |tag: &LangTag| tag.language() == "en" && !tag.is_romanized();
    let guess = language::detect(&text.value)?;
    let sure = said.is_some_and(is_english) && is_english(&guess.language);
    (sure && !has_cyrillic(&text.value)).then_some(text.value.as_str())
}

/// Takes the English name over under which the other list has the journal.
fn borrow_journal(reference: &mut Reference, other: &Reference) {
    if !is_serial(reference.item_type) {
        return;
    }
    let name = other.texts.get(&TextVariable::ContainerTitle);
    let name = name.filter(|text| {
        let guess = language::detect(&text.value);
        guess.is_some_and(|guess| {
            guess.language.language() == "en" && !guess.language.is_romanized()
        })
    });
    if let (Some(name), Some(text)) = (name, reference.texts.get_mut(&TextVariable::ContainerTitle))
        && has_cyrillic(&text.value)
        && text.romanized().is_none()
    {
        text.forms.push(Form {
            kind: FormKind::Romanized {
                system: String::new(),
            },
            value: name.value.clone(),
        });
    }
}

/// What appears in journals and newspapers, which have Latin names of their own.
pub(super) fn is_serial(item_type: ItemType) -> bool {
    matches!(
        item_type,
        ItemType::ArticleJournal | ItemType::ArticleMagazine | ItemType::ArticleNewspaper
    )
}

/// Whether some system writes a Cyrillic name so, marks and letter case aside.
fn is_romanised(latin: &str, cyrillic: &str) -> bool {
    let letters = |text: &str| -> String {
        let small = text.chars().flat_map(char::to_lowercase);
        small.filter(|c| c.is_alphabetic()).collect()
    };
    let latin = letters(latin);
    let systems = translit::systems().iter().filter(|s| s.is_russian());
    systems
        .map(|system| letters(&translit::romanize(cyrillic, system)))
        .any(|written| written == latin)
}

/// Whether a translation as it was read is one: in Latin letters, and no piece of a bracket that was
/// cut amiss.
fn is_whole(text: &str) -> bool {
    let count = |mark: char| text.matches(mark).count();
    let pairs = [('(', ')'), ('[', ']'), ('«', '»'), ('“', '”')];
    !has_cyrillic(text)
        && text.starts_with(|c: char| c.is_alphabetic() || c.is_numeric() || is_quote(c))
        && pairs
            .iter()
            .all(|(opens, closes)| count(*opens) == count(*closes))
        && count('"') % 2 == 0
}

/// Marks the titles of `out` that were Cyrillic in `before` and have no translation.
pub(super) fn mark_missing(before: &Reference, out: &mut Reference, mark: &str) {
    for variable in translated(out.item_type) {
        let was_cyrillic = before.text(*variable).is_some_and(has_cyrillic);
        if let Some(text) = out.texts.get_mut(variable)
            && was_cyrillic
            && text.translated().is_none()
        {
            text.forms.push(Form {
                kind: FormKind::Translated { language: None },
                value: mark.to_string(),
            });
        }
    }
}

/// Gives authors behind Cyrillic letters the names of `original-author`, where the record has one
/// for each.
pub(super) fn name_authors_themselves(reference: &mut Reference) {
    let original = reference.names_of(NameVariable::OriginalAuthor).to_vec();
    if let Some(authors) = reference.names.get_mut(&NameVariable::Author)
        && authors.list.len() == original.len()
        && original.iter().all(|name| !has_cyrillic(name.family()))
    {
        authors.list = original;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Name, Text};
    use crate::romanize::{self, Options};

    fn book(title: Text) -> Reference {
        let mut book = Reference::new(ItemType::Book);
        book.texts.insert(TextVariable::Title, title);
        let names = Names::from(vec![Name::person("Биркгоф", "Г.")]);
        book.names.insert(NameVariable::Author, names);
        book
    }

    #[test]
    fn what_has_no_translation_is_marked() {
        let options = Options {
            missing_translation: Some("translation needed".to_string()),
            ..Options::default()
        };
        let system = translit::find("bsi-journals").unwrap();
        let title = || Text::new("Теория решёток");
        for (title, expected) in [
            (title(), Some("translation needed")),
            (
                title().with_translation("Lattice Theory", None),
                Some("Lattice Theory"),
            ),
            (Text::new("Lattice Theory"), None),
        ] {
            let out = romanize::reference(&book(title), system, &options);
            assert_eq!(out.texts[&TextVariable::Title].translated(), expected);
        }
    }

    #[test]
    fn another_list_lends_its_translations() {
        let mut ours = book(Text::new("Теория решёток"));
        let theirs = book(Text::new("Teoriya").with_translation("Lattice Theory", None));
        borrow_translations(&mut ours, &theirs);
        assert_eq!(
            ours.texts[&TextVariable::Title].translated(),
            Some("Lattice Theory")
        );
        let other = book(Text::new("Teoriya").with_translation("Gratings", None));
        borrow_translations(&mut ours, &other);
        assert_eq!(
            ours.texts[&TextVariable::Title].translated(),
            Some("Lattice Theory")
        );
    }

    #[test]
    fn another_list_lends_the_names_of_translated_authors() {
        for (note, family, expected) in [
            ("пер. с англ.", "Birkhoff", Some("Birkhoff")),
            ("пер. с англ.", "Birkgof", None),
            ("2-е изд.", "Birkhoff", None),
        ] {
            let mut ours = book(Text::new("Теория решёток"));
            ours.texts.insert(TextVariable::Note, note.into());
            let mut theirs = book(Text::new("Teoriya"));
            let names = Names::from(vec![Name::person(family, "G.")]);
            theirs.names.insert(NameVariable::Author, names);
            borrow_translations(&mut ours, &theirs);
            let own = ours.names_of(NameVariable::OriginalAuthor).first();
            assert_eq!(own.map(Name::family), expected, "{note} {family}");
        }
    }

    #[test]
    fn an_author_keeps_his_own_name() {
        let mut translated = book(Text::new("Теория решёток"));
        let own = Names::from(vec![Name::person("Birkhoff", "G.")]);
        translated.names.insert(NameVariable::OriginalAuthor, own);
        let system = translit::find("bsi-journals").unwrap();
        let out = romanize::reference(&translated, system, &Options::default());
        assert_eq!(out.names_of(NameVariable::Author)[0].family(), "Birkhoff");
    }
}
