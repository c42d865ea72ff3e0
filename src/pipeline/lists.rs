//! Which of a document's reference lists are read.

use super::ReadError;
use crate::document::FoundList;
use crate::text::script::Script;
use std::str::FromStr;

/// Which of a document's reference lists are given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lists {
    /// All lists; references in notes only where there is no list.
    #[default]
    Usual,
    /// All lists, and the references in notes.
    All,
    /// The list of this number, from 1; the references in notes are the last list.
    Number(usize),
    /// Lists that are mostly in Cyrillic letters; references in notes only where there is no list.
    Cyrillic,
    /// Lists that are mostly in Latin letters; references in notes only where there is no list.
    Latin,
    /// The references in footnotes and endnotes.
    Notes,
    /// None: only what the document says of its own article is wanted.
    Nothing,
}

impl FromStr for Lists {
    type Err = String;

    /// `all`, a number from 1, `cyrillic`, `latin`, `notes`.
    fn from_str(text: &str) -> Result<Lists, String> {
        match text.to_ascii_lowercase().as_str() {
            "all" => Ok(Lists::All),
            "cyrillic" => Ok(Lists::Cyrillic),
            "latin" => Ok(Lists::Latin),
            "notes" => Ok(Lists::Notes),
            number => match number.parse() {
                Ok(n) if n > 0 => Ok(Lists::Number(n)),
                _ => Err("a list is chosen by its number (1, 2, …), or by `latin`, `cyrillic`, `notes` or `all`".to_string()),
            },
        }
    }
}

/// No list of the document was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such reference list; the document has {0}")]
pub struct NoSuchList(String);

impl Lists {
    /// The lists asked for, in their order (none only for [`Lists::Nothing`]), and a remark when there were others to
    /// choose from. `text` is the document's text.
    pub(super) fn choose<'f>(
        self,
        text: &str,
        found: &'f [FoundList],
    ) -> Result<(Vec<&'f FoundList>, Option<String>), ReadError> {
        if self == Lists::Nothing {
            return Ok((Vec::new(), None));
        }
        if found.is_empty() {
            return Err(ReadError::NoReferences);
        }
        let has_list = found.iter().any(|list| !list.in_notes);
        let wanted = |(i, list): &(usize, &FoundList)| match self {
            Lists::Usual => !list.in_notes || !has_list,
            Lists::All => true,
            Lists::Number(number) => number == i + 1,
            // References in notes are no list of their own beside one.
            Lists::Cyrillic => is_cyrillic(list) && (!list.in_notes || !has_list),
            Lists::Latin => !is_cyrillic(list) && (!list.in_notes || !has_list),
            Lists::Notes => list.in_notes,
            Lists::Nothing => false,
        };
        let chosen: Vec<&FoundList> = found
            .iter()
            .enumerate()
            .filter(wanted)
            .map(|(_, list)| list)
            .collect();
        if chosen.is_empty() {
            return Err(NoSuchList(described(text, found)).into());
        }
        let note = (self == Lists::Usual && found.len() > 1).then(|| {
            let all = if chosen.len() == found.len() {
                "all are"
            } else {
                "what is no note is"
            };
            format!(
                "the document has {}; {all} read, `--list` chooses",
                described(text, found)
            )
        });
        Ok((chosen, note))
    }
}

/// `2 reference lists: 1 “Литература” (40, Cyrillic), 2 “References” (40, Latin)`
fn described(text: &str, found: &[FoundList]) -> String {
    let one = |(i, list): (usize, &FoundList)| {
        let name = match list.heading.map(|span| span.of(text).trim()) {
            Some(name) if !name.is_empty() => {
                format!(" “{}”", name.trim_end_matches([':', '.']))
            }
            _ if list.in_notes => " notes".to_string(),
            _ => String::new(),
        };
        let script = if is_cyrillic(list) {
            "Cyrillic"
        } else {
            "Latin"
        };
        format!("{}{name} ({}, {script})", i + 1, list.entries.len())
    };
    let each: Vec<String> = found.iter().enumerate().map(one).collect();
    let many = if found.len() == 1 { "list" } else { "lists" };
    format!("{} reference {many}: {}", found.len(), each.join(", "))
}

/// Whether most letters of a list are Cyrillic.
fn is_cyrillic(list: &FoundList) -> bool {
    let (mut cyrillic, mut other) = (0usize, 0usize);
    for c in list.entries.iter().flat_map(|entry| entry.text.chars()) {
        if c.is_alphabetic() {
            let count = if Script::of(c) == Script::Cyrillic {
                &mut cyrillic
            } else {
                &mut other
            };
            *count += 1;
        }
    }
    cyrillic > other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::{Mapped, Span};

    #[test]
    fn lists_are_chosen() {
        let list = |text: &str, in_notes| FoundList {
            heading: None,
            entries: vec![Mapped::verbatim(text, Span::new(0, text.len()))],
            in_notes,
        };
        let found = [
            list("Иванов И.", false),
            list("Ivanov I.", false),
            list("Там же", true),
        ];
        for (asked, expected) in [
            (Lists::Usual, vec![0, 1]),
            ("all".parse().unwrap(), vec![0, 1, 2]),
            ("2".parse().unwrap(), vec![1]),
            ("cyrillic".parse().unwrap(), vec![0]),
            ("latin".parse().unwrap(), vec![1]),
            ("notes".parse().unwrap(), vec![2]),
        ] {
            let (chosen, _) = asked.choose("", &found).unwrap();
            let texts: Vec<&str> = chosen.iter().map(|l| l.entries[0].text.as_str()).collect();
            let expected: Vec<&str> = expected
                .iter()
                .map(|i: &usize| found[*i].entries[0].text.as_str())
                .collect();
            assert_eq!(texts, expected, "{asked:?}");
        }
        assert!(Lists::Number(4).choose("", &found).is_err());
        for lists in [Lists::Usual, Lists::Cyrillic] {
            assert_eq!(lists.choose("", &found[2..]).unwrap().0.len(), 1);
        }
        assert!("0".parse::<Lists>().is_err());
    }
}
