//! The markup of the examples in the rules' manuals.
//!
//! An example is an entry, or a list with an entry a line. Rules that look at the text alone need
//! nothing more. For those that look at records, `{VARIABLE|text}` says which CSL variable (or
//! label) a piece of the text is: `{author|Healy, D.} ({issued|1988}), {title|Drive}.` An entry may
//! begin with `{=article-journal}`, its item type, and `{#healy1988}`, its cite key, which makes
//! the list one of a record file. Behind ` ⟹ ` at the end of a line stands what a style prints of the
//! entry. [`plain`] gives an example as people see it.

use super::rule::Expected;
use crate::record::date::{Date, DatePoint};
use crate::record::entry::{Entry, FieldSpan};
use crate::record::label::{Label, LabelledSpan};
use crate::record::name::{Name, Names};
use crate::record::{Identifier, ItemType, Number, Reference, Text, Variable};
use crate::text::span::{Mapped, Span};

/// An example read into what rules look at.
pub struct Example {
    /// The text without the markup.
    pub source: String,
    /// Its entries, one a line that is not blank.
    pub entries: Vec<Entry>,
    /// The list is printed (no entry has a cite key).
    pub printed: bool,
    /// What a style prints of each entry, where the example says so.
    pub expected: Vec<Option<Expected>>,
}

/// Reads an example. What is no markup is text.
pub fn read(example: &str) -> Example {
    let mut source = String::new();
    let mut entries = Vec::new();
    let mut expected = Vec::new();
    for line in example.lines() {
        let (line, style) = match line.split_once(" ⟹ ") {
            Some((line, style)) => (line, Some(style)),
            None => (line, None),
        };
        if !source.is_empty() {
            source.push('\n');
        }
        let start = source.len();
        let (mut reference, pieces) = read_line(line, &mut source);
        let span = Span::new(start, source.len());
        if span.of(&source).trim().is_empty() || super::suppress::is_comment(span.of(&source)) {
            continue;
        }
        let mut labels = Vec::new();
        let mut fields = Vec::new();
        for (name, place) in pieces {
            let inside = Span::new(place.start - start, place.end - start);
            if let Some(label) = label_of(&name) {
                labels.push(LabelledSpan {
                    span: inside,
                    label,
                    confidence: 1.0,
                });
            }
            if let Ok(variable) = name.parse() {
                set(&mut reference, variable, place.of(&source));
                fields.push(FieldSpan {
                    variable,
                    span: inside,
                    confidence: 1.0,
                });
            }
        }
        let text = Mapped::verbatim(&source, span);
        let entry = Entry::of_record(text, reference, fields);
        let place = entries.len();
        expected.push(style.map(|text| Expected {
            text: text.to_string(),
            place,
        }));
        entries.push(Entry { labels, ..entry });
    }
    let printed = entries.iter().all(|e| e.reference.id.is_empty());
    Example {
        source,
        entries,
        printed,
        expected,
    }
}

/// The example without its markup.
pub fn plain(example: &str) -> String {
    read(example).source
}

/// Appends a line's text to `source`; gives its type and key, and the pieces with names.
fn read_line(line: &str, source: &mut String) -> (Reference, Vec<(String, Span)>) {
    let mut reference = Reference::new(ItemType::Document);
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some(at) = rest.find('{') {
        source.push_str(&rest[..at]);
        let inner = rest[at + 1..].split_once('}');
        let (tail, piece) = match inner {
            Some((inside, tail)) => (tail, inside),
            None => (&rest[at + 1..], ""),
        };
        if let Some(Ok(kind)) = piece.strip_prefix('=').map(str::parse) {
            reference.item_type = kind;
        } else if let Some(key) = piece.strip_prefix('#') {
            reference.id = key.to_string();
        } else if let Some((name, text)) = piece.split_once('|')
            && (label_of(name).is_some() || name.parse::<Variable>().is_ok())
        {
            let start = source.len();
            source.push_str(text);
            pieces.push((name.to_string(), Span::new(start, source.len())));
        } else {
            source.push('{');
            rest = &rest[at + 1..];
            continue;
        }
        rest = tail;
    }
    source.push_str(rest);
    (reference, pieces)
}

fn label_of(name: &str) -> Option<Label> {
    match name {
        "page" | "number-of-pages" => Some(Label::Pages),
        "issued" => Some(Label::Date),
        _ => name.to_ascii_lowercase().parse().ok(),
    }
}

fn set(reference: &mut Reference, variable: Variable, text: &str) {
    match variable {
        Variable::Text(v) => {
            reference.texts.insert(v, Text::new(text));
        }
        Variable::Number(v) => {
            let digits = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            reference.numbers.insert(v, Number::from(&text[digits..]));
        }
        Variable::Date(v) => {
            let date = Date::from_edtf(text).unwrap_or_else(|| {
                let year = text.parse().ok().map(DatePoint::year);
                year.map_or_else(|| Date::Literal(text.to_string()), Date::Point)
            });
            reference.dates.insert(v, date);
        }
        Variable::Names(v) => {
            let names = text.split(';').map(|name| match name.split_once(',') {
                Some((family, given)) => Name::person(family.trim(), given.trim()),
                None => match name.trim().split_once(' ') {
                    Some((family, given)) => Name::person(family, given),
                    None => Name::literal(name.trim()),
                },
            });
            let names: Names = names.collect::<Vec<_>>().into();
            reference.names.insert(v, names);
        }
        Variable::Identifier(v) => {
            reference.identifiers.insert(v, Identifier::new(v, text));
        }
        Variable::Language => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::TextVariable;

    #[test]
    fn markup_is_read_and_stripped() {
        let example = read("{=book}{#h88}{author|Healy, D.} ({issued|1988}), {title|Drive}, {x}.");
        assert_eq!(example.source, "Healy, D. (1988), Drive, {x}.");
        assert!(!example.printed);
        let entry = &example.entries[0];
        assert_eq!(entry.reference.id, "h88");
        assert_eq!(entry.reference.item_type, ItemType::Book);
        assert_eq!(entry.reference.year(), Some(1988));
        let title = Variable::Text(TextVariable::Title);
        let place = entry.span_of(title).unwrap();
        assert_eq!(place.of(&entry.text.text), "Drive");
    }
}
