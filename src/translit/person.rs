//! Persons in running text, as far as their names are foreign ones behind Cyrillic letters: a surname beside
//! initials (`Биркгоф Г.`, `Э. Уайлс`), or a well-known one by itself.

use super::name::{ForeignName, foreign_name, well_known};
use crate::text::script::Script;
use std::collections::BTreeMap;

/// Letters of the shortest name that is known without initials beside it: shorter ones are words, too.
const SHORTEST: usize = 6;
/// Bytes of the longest surname.
const LONGEST: usize = 80;

/// The surnames in a text that are foreign to Russia, or likely to be, as they stand there, each once, by
/// alphabet. Linear in its length.
pub fn foreign_names(text: &str) -> BTreeMap<&str, ForeignName> {
    let mut found = BTreeMap::new();
    for (given, family) in with_initials(text) {
        found.extend(foreign_name(family, given).map(|foreign| (family, foreign)));
    }
    let by_itself = capitalised(text).filter(|word| word.chars().nth(SHORTEST - 1).is_some());
    for word in by_itself {
        found.extend(well_known(word).map(|foreign| (word, foreign)));
    }
    found
}

/// Initials with each surname that stands before or behind them.
fn with_initials(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut done = 0;
    let groups = text.match_indices('.').filter_map(move |(stop, _)| {
        let start = (stop >= done)
            .then(|| initial_start(text, stop))
            .flatten()?;
        let end = initials_end(text, stop + 1);
        done = end;
        Some((start, end))
    });
    groups.flat_map(move |(start, end)| {
        let given = text.get(start..end).unwrap_or_default();
        let sides = [name_before(text, start), name_behind(text, end)];
        sides
            .into_iter()
            .flatten()
            .map(move |family| (given, family))
    })
}

/// Where the initial begins that has its stop at `stop`: one letter, or `Дж`.
fn initial_start(text: &str, stop: usize) -> Option<usize> {
    let before = text.get(..stop)?;
    let initial = match before.strip_suffix("Дж") {
        Some(rest) => rest,
        None => before.strip_suffix(is_capital)?,
    };
    (!initial.ends_with(char::is_alphanumeric)).then_some(initial.len())
}

/// Where the initials end of which the first ends at `end`.
fn initials_end(text: &str, end: usize) -> usize {
    let rest = text.get(end..).unwrap_or_default();
    let next = rest.trim_start_matches([' ', '\u{a0}', '-']);
    let stop = next
        .strip_prefix(is_capital)
        .filter(|next| next.starts_with('.'));
    match stop {
        Some(stop) if rest.len() - next.len() <= 2 => text.len() - stop.len() + 1,
        _ => end,
    }
}

fn name_before(text: &str, start: usize) -> Option<&str> {
    let before = text.get(..start)?.strip_suffix([' ', '\u{a0}'])?;
    let before = before.strip_suffix(',').unwrap_or(before);
    let mut len = 0;
    for c in before.chars().rev().take_while(|c| is_name_char(*c)) {
        len += c.len_utf8();
        if len > LONGEST {
            return None;
        }
    }
    name(before.get(before.len() - len..)?)
}

fn name_behind(text: &str, end: usize) -> Option<&str> {
    let behind = text.get(end..)?;
    let behind = behind.strip_prefix([' ', '\u{a0}']).unwrap_or(behind);
    let mut len = 0;
    for c in behind.chars().take_while(|c| is_name_char(*c)) {
        len += c.len_utf8();
        if len > LONGEST {
            return None;
        }
    }
    name(behind.get(..len)?)
}

/// A word as a name: with a capital, and more than an initial.
fn name(word: &str) -> Option<&str> {
    let mut chars = word.chars();
    let is_one =
        chars.next().is_some_and(is_capital) && chars.next().is_some_and(char::is_lowercase);
    is_one.then_some(word)
}

/// The words with a capital that is not all there is of them.
fn capitalised(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_name_char(c)).filter_map(name)
}

fn is_name_char(c: char) -> bool {
    Script::of(c) == Script::Cyrillic || matches!(c, '-' | '’')
}

fn is_capital(c: char) -> bool {
    matches!(c, 'А'..='Я' | 'Ё')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn foreign_names_are_found_in_texts() {
        for (text, expected) in [
            (
                "Биркгоф Г. Теория решёток. М.: Наука, 1984.",
                &["Биркгоф"][..],
            ),
            ("о книге Г. Биркгоф и Т. Барти", &["Биркгоф"]),
            ("Уолтерс, Дж. Р., Иванов А. А.", &[]),
            ("Дж. Хэтфилд; Хэтфилд Дж.", &["Хэтфилд"]),
            ("Иванов И. И., Бондаренко П. С. Петербург", &[]),
            ("понимание у Хайдеггера, Хайдеггер", &["Хайдеггер"]),
            ("Бах, Абель и Дали", &[]),
            ("А.А.А. . . Б. ...", &[]),
        ] {
            let found: Vec<&str> = foreign_names(text).into_keys().collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
