//! Citekeys: stable, unique, ASCII, by a pattern of the user's.
//!
//! A pattern is text with fields in braces; a field may have filters behind colons:
//!
//! | field | gives |
//! |---|---|
//! | `{author}` | family name of the first author, else editor, else the first word of the title |
//! | `{authors}` | family names of all; `{authors:2}` of the first two |
//! | `{year}`, `{shortyear}` | year of issue: `1987`, `87` |
//! | `{title}` | the title's words but the small ones; `{title:3}` the first three |
//! | `{word}` | the first of them |
//! | `{container}` | initials of the container's title |
//! | `{type}` | the item type |
//!
//! Filters: `lower`, `upper`, `capital` (each word's first letter), and a number: at most so many
//! names or words, or, behind a field of one word, letters. Text outside of braces may hold ASCII
//! letters, digits and `-_.:+/`.
//!
//! A key depends on its record alone. Records that would share one get a suffix, `a`, `b`, …, in an
//! order that depends on what they hold, and only for equal records on their order in the file.

use crate::record::{NameVariable, Reference, TextVariable};
use crate::text::rich::strip_markup;
use crate::text::word::is_one_of;
use std::collections::{BTreeMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// The pattern used when the user has none: `ivanov2001teoriya`.
pub const DEFAULT: &str = "{author:lower}{year}{word:lower}";

/// A pattern that has been read.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern(Vec<Part>);

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// A field that does not exist.
    #[error("`{{{0}}}` is no field of a citekey pattern; there are {FIELD_NAMES}")]
    UnknownField(String),
    /// A filter that does not exist.
    #[error("`{0}` is no filter of a citekey pattern; there are lower, upper, capital and numbers")]
    UnknownFilter(String),
    /// A brace without its partner.
    #[error("a brace of the citekey pattern has no partner")]
    Unclosed,
    /// A character no citekey should have.
    #[error("`{0}` cannot stand in a citekey")]
    BadCharacter(char),
}

const FIELD_NAMES: &str = "author, authors, year, shortyear, title, word, container, type";

#[derive(Clone, Debug, PartialEq)]
enum Part {
    Literal(String),
    Field {
        field: Field,
        case: Case,
        most: Option<usize>,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Author,
    Authors,
    Year,
    ShortYear,
    Title,
    Word,
    Container,
    Type,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    Kept,
    Lower,
    Upper,
    Capital,
}

impl std::str::FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(['{', '}']).unwrap_or(rest.len());
            let (literal, behind) = rest.split_at(end);
            let bad = |c: &char| !(c.is_ascii_alphanumeric() || "-_.:+/".contains(*c));
            if let Some(c) = literal.chars().find(bad) {
                return Err(PatternError::BadCharacter(c));
            }
            if !literal.is_empty() {
                parts.push(Part::Literal(literal.to_string()));
            }
            if behind.is_empty() {
                break;
            }
            let inside = behind.strip_prefix('{').ok_or(PatternError::Unclosed)?;
            let (inside, behind) = inside.split_once('}').ok_or(PatternError::Unclosed)?;
            parts.push(field(inside)?);
            rest = behind;
        }
        Ok(Pattern(parts))
    }
}

impl Default for Pattern {
    fn default() -> Self {
        // A test reads `DEFAULT`.
        DEFAULT.parse().unwrap_or(Pattern(Vec::new()))
    }
}

fn field(text: &str) -> Result<Part, PatternError> {
    let mut words = text.split(':').map(str::trim);
    let name = words.next().unwrap_or_default();
    let field = match name {
        "author" => Field::Author,
        "authors" => Field::Authors,
        "year" => Field::Year,
        "shortyear" => Field::ShortYear,
        "title" => Field::Title,
        "word" => Field::Word,
        "container" => Field::Container,
        "type" => Field::Type,
        _ => return Err(PatternError::UnknownField(name.to_string())),
    };
    let (mut case, mut most) = (Case::Kept, None);
    for filter in words {
        match filter {
            "lower" => case = Case::Lower,
            "upper" => case = Case::Upper,
            "capital" => case = Case::Capital,
            number => {
                let number = number.parse();
                most = Some(number.map_err(|_| PatternError::UnknownFilter(filter.to_string()))?);
            }
        }
    }
    Ok(Part::Field { field, case, most })
}

/// Gives a key to every reference without an id; the others keep theirs. `romanize` turns what is
/// not in Latin letters into them.
pub fn assign(references: &mut [Reference], pattern: &Pattern, romanize: &dyn Fn(&str) -> String) {
    let open: Vec<usize> = (0..references.len())
        .filter(|i| references[*i].id.is_empty())
        .collect();
    name(references, &open, pattern, romanize);
}

/// Gives every reference a new key.
pub fn rename_all(
    references: &mut [Reference],
    pattern: &Pattern,
    romanize: &dyn Fn(&str) -> String,
) {
    for reference in references.iter_mut() {
        reference.id.clear();
    }
    let all: Vec<usize> = (0..references.len()).collect();
    name(references, &all, pattern, romanize);
}

fn name(
    references: &mut [Reference],
    open: &[usize],
    pattern: &Pattern,
    romanize: &dyn Fn(&str) -> String,
) {
    // BibTeX takes keys that differ in letter case only for one.
    let mut taken: HashSet<String> = references.iter().map(|r| r.id.to_lowercase()).collect();
    let mut groups: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    for &i in open {
        let Some(reference) = references.get(i) else {
            continue;
        };
        let key = key(reference, pattern, romanize);
        let group = groups.entry(key.to_lowercase()).or_default();
        group.push((i, key));
    }
    // Keys without a suffix come first: a suffixed one must not take the place of one of them.
    for (low, group) in &groups {
        if let [(i, key)] = group.as_slice()
            && taken.insert(low.clone())
            && let Some(reference) = references.get_mut(*i)
        {
            reference.id.clone_from(key);
        }
    }
    for group in groups.values_mut() {
        group.sort_by_cached_key(|(i, key)| (references.get(*i).map(fingerprint), *i, key.clone()));
        let mut number = 0;
        for (i, key) in group {
            let Some(reference) = references.get_mut(*i).filter(|r| r.id.is_empty()) else {
                continue;
            };
            loop {
                let candidate = format!("{key}{}", suffix(number));
                number += 1;
                if taken.insert(candidate.to_lowercase()) {
                    reference.id = candidate;
                    break;
                }
            }
        }
    }
}

/// The key of one reference, without any suffix; `ref` when the pattern gives nothing.
pub fn key(reference: &Reference, pattern: &Pattern, romanize: &dyn Fn(&str) -> String) -> String {
    let ascii = |text: &str| fold(text, romanize);
    let mut key = String::new();
    for part in &pattern.0 {
        match part {
            Part::Literal(text) => key.push_str(text),
            Part::Field { field, case, most } => {
                let words = words_of(reference, *field, *most, &ascii);
                let joined: String = words.iter().map(|word| in_case(word, *case)).collect();
                match (field, most) {
                    (Field::Authors | Field::Title, _) | (_, None) => key.push_str(&joined),
                    (_, Some(most)) => key.extend(joined.chars().take(*most)),
                }
            }
        }
    }
    let mut key: String = key.chars().take(100).collect();
    if !key.chars().any(|c| c.is_ascii_alphanumeric()) {
        key = "ref".to_string();
    }
    key
}

/// The words that a field gives, at most so many where it gives names or words of a title.
fn words_of(
    reference: &Reference,
    field: Field,
    most: Option<usize>,
    ascii: &dyn Fn(&str) -> String,
) -> Vec<String> {
    let most = most.unwrap_or(usize::MAX);
    let names = |most: usize| {
        let authors = reference.names_of(NameVariable::Author);
        let names = if authors.is_empty() {
            reference.names_of(NameVariable::Editor)
        } else {
            authors
        };
        let names = names.iter().map(|name| ascii(name.family()));
        names.filter(|name| !name.is_empty()).take(most).collect()
    };
    let words = |variable: TextVariable, most: usize| {
        title_words(reference.text(variable).unwrap_or_default(), most, ascii)
    };
    let year = || reference.year().map(|year| year.unsigned_abs().to_string());
    match field {
        Field::Author => {
            let first: Vec<String> = names(1);
            if first.is_empty() {
                words(TextVariable::Title, 1)
            } else {
                first
            }
        }
        Field::Authors => names(most),
        Field::Year => year().into_iter().collect(),
        Field::ShortYear => {
            let last = |year: String| year[year.len().saturating_sub(2)..].to_string();
            year().map(last).into_iter().collect()
        }
        Field::Title => words(TextVariable::Title, most),
        Field::Word => words(TextVariable::Title, 1),
        Field::Container => words(TextVariable::ContainerTitle, usize::MAX)
            .iter()
            .filter_map(|w| w.chars().next())
            .map(|c| c.to_uppercase().to_string())
            .collect(),
        Field::Type => vec![ascii(reference.item_type.as_str())],
    }
}

/// The first words of a title without the small ones; with them when there are no others.
fn title_words(title: &str, most: usize, ascii: &dyn Fn(&str) -> String) -> Vec<String> {
    let plain = strip_markup(title);
    let words = plain.split(|c: char| !(c.is_alphanumeric() || is_mark(c)));
    let words = words.filter(|word| !word.is_empty());
    let is_big = |word: &&str| !is_one_of(word, SMALL_WORDS);
    let only_small = !words.clone().any(|word| is_big(&word));
    words
        .filter(|word| only_small || is_big(word))
        .map(ascii)
        .filter(|word| !word.is_empty())
        .take(most)
        .collect()
}

const SMALL_WORDS: &[&str] = &[
    "a", "an", "the", "of", "on", "in", "and", "or", "for", "to", "at", "by", "with", "from", "is",
    "as", "der", "die", "das", "ein", "eine", "und", "zur", "zum", "von", "im", "le", "la", "les",
    "l", "un", "une", "des", "du", "de", "et", "d", "el", "los", "las", "y", "en", "del", "il",
    "lo", "gli", "о", "об", "и", "в", "во", "на", "к", "ко", "по", "с", "со", "из", "от", "до",
    "для", "за", "при", "как", "а", "не", "у",
];

fn in_case(word: &str, case: Case) -> String {
    match case {
        Case::Kept => word.to_string(),
        Case::Lower => word.to_lowercase(),
        Case::Upper => word.to_uppercase(),
        Case::Capital => {
            let mut chars = word.chars();
            let first = chars
                .next()
                .map(|c| c.to_uppercase().to_string())
                .unwrap_or_default();
            first + chars.as_str()
        }
    }
}

/// ASCII letters and digits of a text: romanised if need be, marks taken off (NFKD).
fn fold(text: &str, romanize: &dyn Fn(&str) -> String) -> String {
    use crate::text::script::Script;
    let latin = |c: char| matches!(Script::of(c), Script::Latin | Script::Common);
    let romanized = if text.chars().all(latin) {
        text.to_string()
    } else {
        romanize(text)
    };
    let mut out = String::with_capacity(romanized.len());
    for c in romanized.nfkd() {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'Æ' => out.push_str("Ae"),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("Oe"),
            'ø' => out.push('o'),
            'Ø' => out.push('O'),
            'ł' => out.push('l'),
            'Ł' => out.push('L'),
            'đ' | 'ð' => out.push('d'),
            'Đ' | 'Ð' => out.push('D'),
            'þ' => out.push_str("th"),
            'Þ' => out.push_str("Th"),
            'ı' => out.push('i'),
            _ => {}
        }
    }
    out
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\'' | '’')
}

/// What tells records with one key apart, whatever their order in the file.
fn fingerprint(reference: &Reference) -> String {
    let title = reference.text(TextVariable::Title).unwrap_or_default();
    format!(
        "{title}\u{0}{:?}",
        (
            &reference.dates,
            &reference.texts,
            &reference.names,
            &reference.numbers,
            &reference.identifiers
        )
    )
}

/// `a`, …, `z`, `aa`, `ab`, …
fn suffix(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        match (number / 26).checked_sub(1) {
            Some(next) => number = next,
            None => break,
        }
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Date, DateVariable, ItemType, Name, Text};

    fn reference(family: &str, year: i32, title: &str) -> Reference {
        let mut reference = Reference::new(ItemType::Book);
        if !family.is_empty() {
            reference.names.insert(
                NameVariable::Author,
                vec![Name::person(family, "A."), Name::person("Zu", "B.")].into(),
            );
        }
        reference
            .texts
            .insert(TextVariable::Title, Text::new(title));
        reference
            .dates
            .insert(DateVariable::Issued, Date::year(year));
        reference
    }

    fn romanize(text: &str) -> String {
        text.replace("Иванов", "Ivanov")
            .replace("Теория", "Teoriya")
    }

    #[test]
    fn keys_by_pattern() {
        for (pattern, expected) in [
            (DEFAULT, "muller1987art"),
            ("{author}_{shortyear}", "Muller_87"),
            ("{authors}{year}", "MullerZu1987"),
            ("{authors:1:upper}-{title:2:capital}", "MULLER-ArtThings"),
            ("{author:3}{type}", "Mulbook"),
        ] {
            let pattern: Pattern = pattern.parse().unwrap();
            assert_eq!(
                key(
                    &reference("Müller", 1987, "The <i>art</i> of things"),
                    &pattern,
                    &romanize
                ),
                expected
            );
        }
        let pattern = Pattern::default();
        assert!(!pattern.0.is_empty());
        assert_eq!(
            key(&reference("Иванов", 2001, "О Теория"), &pattern, &romanize),
            "ivanov2001teoriya"
        );
        assert_eq!(
            key(&Reference::new(ItemType::Book), &pattern, &romanize),
            "ref"
        );
    }

    #[test]
    fn wrong_patterns_are_refused() {
        for (pattern, error) in [
            ("{autor}", PatternError::UnknownField("autor".into())),
            ("{author:big}", PatternError::UnknownFilter("big".into())),
            ("{author", PatternError::Unclosed),
            ("author}", PatternError::Unclosed),
            ("a b", PatternError::BadCharacter(' ')),
        ] {
            assert_eq!(pattern.parse::<Pattern>(), Err(error), "{pattern}");
        }
    }

    #[test]
    fn suffixes_do_not_depend_on_the_order() {
        let pattern: Pattern = "{author:lower}{year}".parse().unwrap();
        let mut list = vec![
            reference("Doe", 2001, "B"),
            reference("Doe", 2001, "A"),
            reference("Doe", 2002, "C"),
        ];
        let mut kept = reference("X", 1, "x");
        kept.id = "DOE2001b".into();
        list.push(kept);
        assign(&mut list, &pattern, &romanize);
        let ids = |list: &[Reference]| list.iter().map(|r| r.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&list), ["doe2001c", "doe2001a", "doe2002", "DOE2001b"]);
        list.swap(0, 1);
        rename_all(&mut list, &pattern, &romanize);
        assert_eq!(ids(&list), ["doe2001a", "doe2001b", "doe2002", "x1"]);
        assert_eq!(
            [suffix(0), suffix(25), suffix(26), suffix(701), suffix(702)],
            ["a", "z", "aa", "zz", "aaa"]
        );
    }
}
