//! Names in any order and script: a printed run of names to a list of persons and bodies.
//!
//! Does not judge in which role they stand beyond what the words around them say
//! ([`roles`]), and does not romanise or abbreviate: given names stay as printed.

mod east_asian;
mod given;
mod initials;
mod institution;
mod list;
mod merge;
mod nominative;
mod person;
pub mod roles;
mod token;

pub use institution::is_institution;
pub use merge::merge;

use crate::record::form::{Form, FormKind};
use crate::record::name::{Name, NameParts, Names};
use crate::text::above;

/// Reads a run of names. With `genitive`, East Slavic persons are put into the nominative and
/// keep their printed form beside it.
pub fn read(text: &str, genitive: bool) -> Names {
    let (text, others) = take_others(text.trim());
    let text =
        text.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '/' | '&'));
    let text = without_final_stop(text);
    let mut list = if text.is_empty() {
        Vec::new()
    } else if above::is_author(text) || institution::is_state(text) {
        vec![Name::literal(text)]
    } else if let Some(names) = east_asian::read(text) {
        names
    } else {
        list::read(text)
    };
    for name in &mut list {
        if let NameParts::Person(person) = &mut name.parts
            && let Some(given) = initials::divided(&person.given, &person.family)
        {
            person.given = given;
        }
        if genitive {
            put_into_nominative(name);
        }
    }
    Names { list, others }
}

fn put_into_nominative(name: &mut Name) {
    let NameParts::Person(person) = &name.parts else {
        return;
    };
    let nominative = nominative::nominative(person);
    if nominative != *person {
        let printed = std::mem::replace(&mut name.parts, NameParts::Person(nominative));
        name.forms.push(Form {
            kind: FormKind::Printed,
            value: printed,
        });
    }
}

/// A full stop behind a whole word ends the run of names and is no part of it (`Anna Cox.`); one
/// behind initials is.
fn without_final_stop(text: &str) -> &str {
    let Some(bare) = text.strip_suffix('.') else {
        return text;
    };
    let word = bare
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or("");
    let acronym = word.chars().count() >= 2
        && word.chars().all(char::is_uppercase)
        && bare.split_whitespace().count() >= 3;
    if word.chars().count() >= 3 && word.chars().any(char::is_lowercase) || acronym {
        bare
    } else {
        text
    }
}

/// Words at the end of a list that say there are more names.
const OTHERS: &[&str] = &[
    "et al",
    "Et al",
    "ET AL",
    "et alii",
    "et alia",
    "и др",
    "и другие",
    "и соавт",
    "с соавт",
    "та ін",
    "та інші",
    "і ін",
    "й ін",
    "u. a",
    "u.a",
    "and others",
    "and colleagues",
    "y otros",
    "y cols",
    "e outros",
    "e altri",
    "et coll",
    "i in",
    "i dr",
    "i inni",
    "m.fl",
    "m. fl",
    "ve ark",
    "ve diğ",
    "et autres",
    "a kol",
    "等",
    "ほか",
    "외",
    "и сътр",
    "i sur",
    "in drugi",
    "и сар",
    "en anderen",
    "e cols",
];

/// Strips what says that there are more names; whether there was such a thing.
fn take_others(text: &str) -> (&str, bool) {
    let closed =
        |c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ']' | ')' | '[' | '(' | '…');
    // A stop behind an initial is not the end of anything.
    let trimmed = text.trim_end_matches(closed);
    for words in OTHERS {
        let Some(at) = trimmed.len().checked_sub(words.len()) else {
            continue;
        };
        let (Some(head), Some(tail)) = (trimmed.get(..at), trimmed.get(at..)) else {
            continue;
        };
        let apart = head
            .chars()
            .next_back()
            .is_none_or(|c| !c.is_alphabetic() || !words.is_ascii() && words.chars().count() < 3);
        if apart && tail == *words {
            let head = head.trim_end();
            // A bracket opened for these words alone: `[и др.]`
            let head = head
                .trim_end_matches(['[', '('])
                .trim_end()
                .trim_end_matches([',', ';']);
            return (head, true);
        }
    }
    for ending in ["...", "…"] {
        if let Some(head) = text.trim_end().strip_suffix(ending) {
            return (head.trim_end_matches([',', ' ']), true);
        }
    }
    (text, false)
}

#[cfg(test)]
mod tests;
