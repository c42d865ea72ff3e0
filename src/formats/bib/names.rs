//! Names as BibTeX and biblatex write them (*Tame the BeaST*, chapter 4; the biblatex manual, 2.3.3
//! and appendix on the extended name format), and back.

use crate::record::name::{Name, NameParts, Names, Person, join_particle};
use crate::text::tex;

/// Reads a row of names divided by `and`. A `von` part becomes a non-dropping particle with
/// `keep_particle` (as BibTeX's styles print it, and biblatex with `useprefix`), else a dropping
/// one.
pub(super) fn read(value: &str, keep_particle: bool) -> Names {
    let mut names = Names::default();
    for name in split_and(value) {
        if name.eq_ignore_ascii_case("others") {
            names.others = true;
        } else if let Some(parts) = one(name, keep_particle) {
            names.list.push(Name::from(parts));
        }
    }
    names
}

/// Writes a row of names.
pub(super) fn write(names: &Names, ascii: bool) -> String {
    let mut list: Vec<String> = names
        .list
        .iter()
        .map(|name| write_one(&name.parts, ascii))
        .filter(|name| !name.is_empty())
        .collect();
    if names.others {
        list.push("others".to_string());
    }
    list.join(" and ")
}

/// Parts divided by the word `and`, outside of braces; white space trimmed, none empty.
pub(super) fn split_and(value: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, word) in words(value) {
        if word.eq_ignore_ascii_case("and") {
            parts.push(&value[start..at]);
            start = at + word.len();
        }
    }
    parts.push(&value[start..]);
    parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect()
}

/// Words divided by white space (or ties) outside of braces, with their places.
fn words(value: &str) -> Vec<(usize, &str)> {
    split_outside(value, |c| c.is_whitespace() || c == '~')
}

/// Pieces between dividers outside of braces, with their places; empty ones too for commas.
fn split_outside(value: &str, divides: impl Fn(char) -> bool) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    let (mut depth, mut start, mut escaped) = (0usize, 0, false);
    for (at, c) in value.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            c if depth == 0 && !escaped && divides(c) => {
                if at > start {
                    pieces.push((start, &value[start..at]));
                }
                start = at + c.len_utf8();
            }
            _ => {}
        }
        escaped = c == '\\' && !escaped;
    }
    if start < value.len() {
        pieces.push((start, &value[start..]));
    }
    pieces
}

fn one(name: &str, keep_particle: bool) -> Option<NameParts> {
    if let Some(person) = extended(name) {
        return Some(NameParts::Person(person));
    }
    let whole = tex::strip_outer_braces(name);
    if whole.len() < name.trim().len() && name.starts_with('{') && !whole.starts_with('\\') {
        let text = decode(whole);
        return (!text.is_empty()).then_some(NameParts::Literal(text));
    }
    let parts: Vec<&str> = split_outside(name, |c| c == ',')
        .into_iter()
        .map(|(_, p)| p.trim())
        .collect();
    let (family_part, suffix, given) = match parts.as_slice() {
        [] => return None,
        [whole] => return natural(whole, keep_particle),
        [family, given] => (*family, "", given.to_string()),
        [family, suffix, given @ ..] => (*family, *suffix, given.join(", ")),
    };
    let words: Vec<&str> = words(family_part).into_iter().map(|(_, w)| w).collect();
    let last = words.len().saturating_sub(1);
    // All but the last word may belong to the particle: `von der Ley, U.`, not `van, A.`.
    let particle = words[..last]
        .iter()
        .rposition(|w| is_small(w))
        .map_or(0, |at| at + 1);
    let particle = if words.first().is_some_and(|w| is_small(w)) {
        particle
    } else {
        0
    };
    person(
        &words[..particle],
        &words[particle..],
        &given,
        suffix,
        keep_particle,
    )
}

/// `Given von Family`.
fn natural(name: &str, keep_particle: bool) -> Option<NameParts> {
    let words: Vec<&str> = words(name).into_iter().map(|(_, w)| w).collect();
    let last = words.len().checked_sub(1)?;
    let small: Vec<usize> = (0..last).filter(|i| is_small(words[*i])).collect();
    let (start, end) = match (small.first(), small.last()) {
        (Some(first), Some(final_one)) => (*first, final_one + 1),
        _ => (last, last),
    };
    let given = words[..start].join(" ");
    person(&words[start..end], &words[end..], &given, "", keep_particle)
}

fn person(
    particle: &[&str],
    family: &[&str],
    given: &str,
    suffix: &str,
    keep_particle: bool,
) -> Option<NameParts> {
    let particle = decode(&particle.join(" "));
    let mut person = Person {
        family: decode(&family.join(" ")),
        given: decode(given),
        suffix: decode(suffix),
        ..Person::default()
    };
    if keep_particle {
        person.non_dropping_particle = particle;
    } else {
        person.dropping_particle = particle;
    }
    let empty = person.family.is_empty() && person.given.is_empty();
    (!empty).then_some(NameParts::Person(person))
}

/// biblatex's extended format: `family=Gogh, given=Vincent, prefix=van, useprefix=true`.
fn extended(name: &str) -> Option<Person> {
    if !name.contains('=') {
        return None;
    }
    let mut person = Person::default();
    let mut prefix = String::new();
    let mut keep = false;
    for (_, part) in split_outside(name, |c| c == ',') {
        let (key, value) = part.split_once('=')?;
        let value = decode(value.trim().trim_matches('"'));
        match key.trim().to_ascii_lowercase().as_str() {
            "family" => person.family = value,
            "given" => person.given = value,
            "prefix" => prefix = value,
            "suffix" => person.suffix = value,
            "useprefix" => keep = value != "false",
            key if key.ends_with("-i") || key == "id" || key.starts_with("sort") => {}
            _ => return None,
        }
    }
    if keep {
        person.non_dropping_particle = prefix;
    } else {
        person.dropping_particle = prefix;
    }
    (!person.family.is_empty() || !person.given.is_empty()).then_some(person)
}

/// A word that begins with a small letter, outside of braces or in a letter of TeX's.
fn is_small(word: &str) -> bool {
    if word.starts_with('{') && !word.starts_with("{\\") {
        return false;
    }
    let first = if word.starts_with(['{', '\\']) {
        decode(word).chars().find(|c| c.is_alphabetic())
    } else {
        word.chars().find(|c| c.is_alphabetic())
    };
    first.is_some_and(char::is_lowercase)
}

fn decode(tex: &str) -> String {
    let text = tex::to_unicode(tex);
    if text.contains(['\u{a0}', '\u{2009}', '<']) {
        crate::text::rich::strip_markup(&text).replace(['\u{a0}', '\u{2009}'], " ")
    } else {
        text
    }
}

fn write_one(parts: &NameParts, ascii: bool) -> String {
    let encode = |text: &str| tex::escape(&text.replace(['\n', '\r'], " "), ascii);
    let person = match parts {
        NameParts::Literal(text) if text.trim().is_empty() => return String::new(),
        NameParts::Literal(text) => return format!("{{{}}}", encode(text)),
        NameParts::Person(person) => person,
    };
    let particle = join_particle(&person.dropping_particle, &person.non_dropping_particle);
    let mut name = String::new();
    if !particle.is_empty() {
        // A particle with a capital is known as one only by TeX's trick; it stays with the family.
        name = encode(particle.trim());
        name.push(' ');
    }
    let family = protect(&encode(&person.family), &person.family);
    let is_plain_family =
        particle.is_empty() && person.family.chars().next().is_some_and(char::is_lowercase);
    if is_plain_family && person.family.contains(' ') && !family.starts_with('{') {
        // `van Gogh` as a whole is the family name here.
        name += &format!("{{{family}}}");
    } else {
        name += &family;
    }
    if !person.suffix.is_empty() {
        name += &format!(", {}", protect(&encode(&person.suffix), &person.suffix));
    }
    if person.given.is_empty() && person.suffix.is_empty() {
        // Without a comma, words before the last would be given names.
        if person.family.contains(char::is_whitespace) {
            let braced = name.starts_with('{');
            name = if braced {
                format!("{name},")
            } else {
                format!("{{{name}}},")
            };
        }
        return name;
    }
    name += &format!(", {}", protect(&encode(&person.given), &person.given));
    name
}

/// Braces around what BibTeX would divide: a comma, an `and`.
fn protect(encoded: &str, plain: &str) -> String {
    let has_and = plain
        .split_whitespace()
        .any(|w| w.eq_ignore_ascii_case("and"));
    if plain.contains(',') || has_and {
        format!("{{{encoded}}}")
    } else {
        encoded.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(value: &str) -> String {
        let names = read(value, false);
        let mut list: Vec<String> = names
            .list
            .iter()
            .map(|n| match &n.parts {
                NameParts::Literal(text) => format!("[{text}]"),
                NameParts::Person(p) => {
                    [&*p.dropping_particle, &*p.family, &*p.given, &*p.suffix].join("|")
                }
            })
            .collect();
        if names.others {
            list.push("…".into());
        }
        list.join(" ")
    }

    #[test]
    fn names_in_all_orders() {
        for (value, expected) in [
            ("Donald E. Knuth", "|Knuth|Donald E.|"),
            ("Knuth, Donald E.", "|Knuth|Donald E.|"),
            (
                "Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin",
                "de la|Vallée Poussin|Charles Louis Xavier Joseph|",
            ),
            ("von Beethoven, Ludwig", "von|Beethoven|Ludwig|"),
            ("King, Jr., Martin Luther", "|King|Martin Luther|Jr."),
            ("{Barnes and Noble}", "[Barnes and Noble]"),
            ("{\\'E}mile Zola", "|Zola|Émile|"),
            ("A and B and others", "|A|| |B|| …"),
            (
                "Иванов, И.~И. and Пётр Сидоров",
                "|Иванов|И. И.| |Сидоров|Пётр|",
            ),
            ("Plato", "|Plato||"),
            ("jean de la fontaine", "jean de la|fontaine||"),
            ("{van Gogh}, Vincent", "|van Gogh|Vincent|"),
            (
                "family=Gogh, given=Vincent, prefix=van",
                "van|Gogh|Vincent|",
            ),
            ("A AND\n B", "|A|| |B||"),
            ("", ""),
            (" and , and {}", ""),
        ] {
            assert_eq!(show(value), expected, "{value}");
        }
    }

    #[test]
    fn written_names_come_back() {
        let list = vec![
            Name::person("Knuth", "Donald E."),
            Name::person("van Gogh", "Vincent"),
            Name::person("Plato", ""),
            Name::person("de la Cruz", ""),
            Name::person("García Márquez", ""),
            Name::literal("Barnes and Noble, Inc."),
            NameParts::Person(Person {
                dropping_particle: "von".into(),
                suffix: "Jr.".into(),
                ..Person::new("Beethoven", "L.")
            })
            .into(),
        ];
        let names = Names { list, others: true };
        assert_eq!(read(&write(&names, false), false), names);
    }
}
