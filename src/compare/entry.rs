//! An entry prepared for comparing: what its text holds, whoever reads it.

use super::likeness::{self, Traits};
use super::words;
use crate::record::entry::Entry;
use crate::record::label::Label;
use crate::record::name::NameParts;
use crate::record::{ItemType, Name, NameVariable, NumberVariable};
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use std::borrow::Cow;

/// An entry with what rules ask of it again and again.
pub struct Prepared<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// Its text.
    pub text: &'a str,
    /// The parts in square brackets, brackets included.
    pub brackets: Vec<Span>,
    /// Its words, brackets included.
    pub words: Vec<Span>,
    /// Runs of digits in the text, outside DOIs and addresses.
    pub numbers: Vec<Span>,
    /// Last pages of which only the end is printed, whole: 340 of `311-40`.
    last_pages: Vec<String>,
    /// What it is matched by.
    pub(super) traits: Traits,
}

/// The roles that are compared.
pub const ROLES: [NameVariable; 3] = [
    NameVariable::Author,
    NameVariable::Editor,
    NameVariable::Translator,
];

/// The variables that hold pages.
pub const PAGES: [NumberVariable; 2] = [NumberVariable::Page, NumberVariable::NumberOfPages];

/// The variables that count a journal's parts, with their labels and words.
pub const SERIES: [(NumberVariable, Label, &str); 2] = [
    (NumberVariable::Volume, Label::Volume, "volume"),
    (NumberVariable::Issue, Label::Issue, "number"),
];

/// The variable that counts the parts of a book, with its label and word.
pub const PART: (NumberVariable, Label, &str) = (NumberVariable::PartNumber, Label::Volume, "part");

/// The variable that counts editions, with its label and word.
pub const EDITION: (NumberVariable, Label, &str) =
    (NumberVariable::Edition, Label::Edition, "edition");

impl<'a> Prepared<'a> {
    /// Prepares an entry.
    pub fn new(entry: &'a Entry) -> Self {
        let text = entry.text.text.as_str();
        let numbers = numbers(text).into_iter();
        let numbers: Vec<Span> = numbers.filter(|span| !in_address(entry, *span)).collect();
        Prepared {
            entry,
            text,
            brackets: brackets(text),
            words: words::words(text),
            last_pages: last_pages(text, &numbers),
            numbers,
            traits: likeness::traits(entry),
        }
    }

    /// Whether the text has the number, as digits that stand by themselves, or as a last page of
    /// which only the end is printed.
    pub fn has_number(&self, number: &str) -> bool {
        self.numbers.iter().any(|span| span.of(self.text) == number) || self.is_last_page(number)
    }

    /// Whether the number is a last page of which only the end is printed.
    pub fn is_last_page(&self, number: &str) -> bool {
        self.last_pages.iter().any(|page| page == number)
    }

    /// The runs of digits in a number variable, the last pages of ranges whole.
    pub fn digits_of(&self, variable: NumberVariable) -> Vec<Cow<'a, str>> {
        let value = self.entry.reference.number(variable).unwrap_or_default();
        if value.contains(['%', '=']) {
            // A piece of an address.
            return Vec::new();
        }
        let spans = numbers(value);
        let is_page = variable == NumberVariable::Page;
        let whole = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| spans.get(at))?;
            last_page(value, *before, *spans.get(at)?).filter(|_| is_page)
        };
        let each = spans.iter().enumerate();
        each.map(|(at, span)| match whole(at) {
            Some(page) => Cow::Owned(page),
            None => Cow::Borrowed(span.of(value)),
        })
        .collect()
    }

    /// Whether the work is a patent, whose several numbers (its own, of the application, of the bulletin) a list
    /// may choose from.
    pub fn is_patent(&self) -> bool {
        self.entry.reference.item_type == ItemType::Patent
    }

    /// The numbers that tell of the work itself: outside brackets, addresses and dates of access, without its
    /// number in the list.
    pub fn own_numbers(&self) -> impl Iterator<Item = Span> {
        let numbers = self.numbers.iter().copied();
        let body = self.words.first().map_or(0, |word| word.start);
        // `22. ` before the first word is the entry's place in its list.
        let is_place = move |number: &Span| {
            let behind = self.text.get(number.end..body);
            number.start == 0 && behind.is_some_and(|gap| matches!(gap.trim(), "." | ")" | "]"))
        };
        numbers.filter(move |number| {
            if is_place(number) {
                return false;
            }
            !self
                .brackets
                .iter()
                .any(|bracket| bracket.contains(*number))
                && !self.is_labelled(number.start, Label::Accessed)
        })
    }

    /// Whether the last word of several letters before the byte `at` is in capitals.
    pub fn shouts(&self, at: usize) -> bool {
        let before = self.words.iter().rev().filter(|w| w.end <= at);
        let mut long = before
            .map(|w| w.of(self.text))
            .filter(|w| w.chars().count() > 2);
        long.next()
            .is_some_and(|w| w.chars().all(char::is_uppercase))
    }

    /// The persons in a role that look like persons: a family name, and given names that are
    /// initials or names. What a reader took for a name and is none must not be missed elsewhere.
    pub fn persons(&self, role: NameVariable) -> impl Iterator<Item = &'a Name> {
        let names = self.entry.reference.names_of(role).iter();
        names.filter(|name| match &name.parts {
            NameParts::Literal(_) => false,
            NameParts::Person(person) => is_family(&person.family) && is_given(&person.given),
        })
    }

    /// Whether some role has "and others".
    pub fn has_others(&self) -> bool {
        let names = &self.entry.reference.names;
        ROLES
            .iter()
            .any(|role| names.get(role).is_some_and(|n| n.others))
    }

    /// The first place of a label; the beginning of the text where there is none.
    pub fn place_of(&self, label: Label) -> Span {
        let labels = self.entry.labels.iter();
        labels
            .filter(|l| l.label == label)
            .map(|l| l.span)
            .next()
            .unwrap_or_else(|| self.head())
    }

    /// Whether the part with this label names its unit: `vol. 3`, not a bare `3`.
    pub fn names_unit(&self, label: Label) -> bool {
        const UNITS: &[&str] = &[
            "vol", "v.", "t.", "bd", "no", "n.", "№", "iss", "т.", "том", "вып", "ч.", "pt",
            "part", "кн.", "book",
        ];
        let text = self.place_of(label).of(self.text).to_lowercase();
        UNITS.iter().any(|unit| text.starts_with(unit))
    }

    /// Whether a byte lies in a part with this label.
    pub fn is_labelled(&self, at: usize, label: Label) -> bool {
        let mut labels = self.entry.labels.iter();
        labels.any(|l| l.label == label && l.span.start <= at && at < l.span.end)
    }

    /// The first word of the text, which stands for the whole entry.
    pub fn head(&self) -> Span {
        self.words.first().copied().unwrap_or(Span::at(0))
    }
}

/// Whether a part of the text belongs to a DOI or an address.
fn in_address(entry: &Entry, span: Span) -> bool {
    let mut labels = entry.labels.iter();
    labels.any(|l| matches!(l.label, Label::Doi | Label::Url) && l.span.contains(span))
}

fn is_family(family: &str) -> bool {
    family.chars().filter(|c| c.is_alphabetic()).count() > 1
        && family.chars().next().is_some_and(char::is_uppercase)
        && !family.contains(|c: char| c.is_ascii_digit())
        && family.split_whitespace().count() <= 2
}

fn is_given(given: &str) -> bool {
    let mut parts = given
        .split([' ', '.', '-', '\u{a0}'])
        .filter(|p| !p.is_empty());
    let is_part = |part: &str| {
        part.chars().next().is_some_and(char::is_uppercase)
            && (part.chars().count() <= 2 || part.chars().skip(1).all(char::is_lowercase))
    };
    !given.is_empty() && given.split_whitespace().count() <= 4 && parts.all(is_part)
}

/// The parts of a text in square brackets that hold words; a bracket within another is part of it.
fn brackets(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for (at, c) in text.char_indices() {
        match c {
            '[' => {
                if depth == 0 {
                    start = at;
                }
                depth += 1;
            }
            ']' if depth > 0 => {
                depth -= 1;
                let span = Span::new(start, at + 1);
                if depth == 0 && span.of(text).contains(char::is_alphabetic) {
                    found.push(span);
                }
            }
            _ => {}
        }
    }
    found
}

/// The last pages that a text abbreviates, whole.
fn last_pages(text: &str, numbers: &[Span]) -> Vec<String> {
    let pairs = numbers.windows(2);
    pairs
        .filter_map(|pair| last_page(text, *pair.first()?, *pair.last()?))
        .collect()
}

/// The last page of a range of which only the end is printed: 340 of `311-40`, 209 of `201-9`.
fn last_page(text: &str, first: Span, last: Span) -> Option<String> {
    let between = text.get(first.end..last.start)?;
    let mut marks = between.chars();
    let is_range = marks.next().is_some_and(is_dash) && marks.next().is_none();
    if !is_range || last.len() >= first.len() {
        return None;
    }
    let head = text.get(first.start..first.end - last.len())?;
    Some(format!("{head}{}", last.of(text)))
}

fn numbers(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_ascii_digit(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                found.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}
