//! `citation-label` of items that bring none: letters of the names and the year, `Doe65`,
//! `RoNo78` (CSL 1.0.2, Appendix IV, leaves the form to the processor).

use super::{Evaluator, letters};
use crate::record::date::{Bound, Date};
use crate::record::name::NameParts;
use crate::record::{DateVariable, NameVariable, Names, TextVariable};

impl Evaluator<'_> {
    /// The label, with the year-suffix behind it.
    pub(super) fn citation_label(&self) -> Option<String> {
        let roles = [
            NameVariable::Author,
            NameVariable::Editor,
            NameVariable::Translator,
        ];
        let names = roles.iter().find_map(|role| self.names_of(*role));
        let title = || capitalized(self.text(TextVariable::Title).unwrap_or_default(), 4);
        let mut label = names.map_or_else(title, initial_letters);
        let year = self.item.dates.get(&DateVariable::Issued).and_then(year);
        if let Some(year) = year {
            label.push_str(&format!("{:02}", year.unsigned_abs() % 100));
        }
        if label.is_empty() {
            return None;
        }
        if let Some(suffix) = self.decisions.year_suffix {
            label.push_str(&letters(suffix));
        }
        Some(label)
    }
}

/// Four letters of one name, two of each of two, fewer of more.
fn initial_letters(names: &Names) -> String {
    let counts: &[usize] = match names.list.len() {
        0 | 1 => &[4],
        2 => &[2, 2],
        3 => &[2, 1, 1],
        _ => &[1, 1, 1, 1],
    };
    let mut out = String::new();
    for (name, count) in names.list.iter().zip(counts) {
        let family = match &name.parts {
            NameParts::Literal(text) => text,
            NameParts::Person(person) if person.family.is_empty() => &person.given,
            NameParts::Person(person) => &person.family,
        };
        out.push_str(&capitalized(family, *count));
    }
    out
}

/// The first letters of a text, of which only the first is a capital.
fn capitalized(text: &str, count: usize) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric()).take(count);
    let mut out = String::new();
    for (at, letter) in letters.enumerate() {
        if at == 0 {
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
    }
    out
}

fn year(date: &Date) -> Option<i32> {
    match date {
        Date::Point(point) => Some(point.year),
        Date::Range(Bound::Point(point), _) | Date::Range(_, Bound::Point(point)) => {
            Some(point.year)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::name::{Name, Person};

    #[test]
    fn letters_of_names() {
        for (families, expected) in [
            (&["Petrova"][..], "Petr"),
            (&["Ли"], "Ли"),
            (&["UN ДЕСА"], "Unде"),
            (&["Petrova", "Ivanov"], "PeIv"),
            (&["Petrova", "Ivanov", "Sidorov"], "PeIS"),
            (&["Petrova", "Ivanov", "Sidorov", "Orlov", "Popov"], "PISO"),
        ] {
            let person = |family: &&str| Person {
                family: (*family).to_string(),
                ..Person::default()
            };
            let names: Vec<Name> = families
                .iter()
                .map(|f| NameParts::Person(person(f)).into())
                .collect();
            assert_eq!(initial_letters(&Names::from(names)), expected);
        }
    }
}
