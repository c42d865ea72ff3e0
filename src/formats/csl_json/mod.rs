//! CSL-JSON (schema 1.0.2, csl-data.json), both ways and without loss: the one stored form of a
//! record.
//!
//! Read: an array of items, one item, an object with `references` or `items`, items one a line.
//! A variable or type CSL does not have is kept under its name in `custom["csl-json"]` of the
//! record and written back where it stood; the item's own `custom` object becomes the rest of the
//! record's; what the record knows beyond CSL is in `custom.snoska` (see `extra.rs`).
//!
//! The forms of CSL-M's `multi` are read into the record's.
//!
//! Particles are found in names that do not give them apart, variables in the lines of a `note`,
//! as processors of CSL-JSON do. Deliberately not here: any repair of values.

mod dates;
mod extra;
mod multi;
mod names;
mod note;
mod scan;

use super::codec::{Codec, Read, WriteOptions, Written};
use super::language;
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::entry::{Entry, FieldSpan};
use crate::record::{Identifier, ItemType, Number, Reference, Text};
use crate::record::{IdentifierVariable, TextVariable, Variable};
use crate::text::lang::LangTag;
use crate::text::span::{Mapped, Span};
use serde::Serializer as _;
use serde_json::{Map, Value, json};

/// The format's description.
pub const CODEC: Codec = Codec {
    name: "csl-json",
    aliases: &["csljson", "json", "csl"],
    title: "CSL-JSON, the data of citation processors",
    extensions: &["json", "csljson"],
    recognise,
    read: Some(read),
    write: Some(write),
};

/// The key of a record's `custom` under which unknown top-level keys of an item are kept.
const KEPT: &str = crate::record::UNKNOWN_VARIABLES;

/// The key of a record's `custom` under which what name objects have beyond a name (`ORCID`,
/// `affiliation`) is kept, by role.
const KEPT_NAMES: &str = "csl-json-names";

fn recognise(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if text.trim_end() == "[]" {
        return true;
    }
    let mut head = text.len().min(4096);
    while !text.is_char_boundary(head) {
        head -= 1;
    }
    let head = &text[..head];
    let object = head.starts_with('{') || {
        let inside = head.strip_prefix('[').map(str::trim_start);
        inside.is_some_and(|rest| rest.starts_with('{'))
    };
    object
        && ["\"id\"", "\"type\"", "\"title\"", "\"references\""]
            .iter()
            .any(|k| head.contains(k))
}

/// Reads a file of items.
pub fn read(text: &str) -> Read {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let body = &text[start..];
    let outline = scan::outline(body);
    let mut out = Read::default();
    for stray in &outline.strays {
        out.diagnostics.push(lost(
            "this is no CSL item (an object is expected here)".to_string(),
            None,
            stray.shifted(start),
        ));
    }
    for span in outline.items {
        let place = span.shifted(start);
        let number = out.entries.len() + 1;
        match serde_json::from_str::<Map<String, Value>>(span.of(body)) {
            Ok(item) if !item.is_empty() => out.entries.push(entry(text, place, &item)),
            Ok(_) => {}
            Err(error) => {
                let at = place.start + offset_of(&error, span.of(body));
                let message = format!("the item cannot be read: {}", bare_message(&error));
                out.diagnostics
                    .push(lost(message, Some(number), Span::new(at, place.end)));
            }
        }
    }
    if outline.unclosed {
        let message = "the list is not closed: `]` is missing".to_string();
        out.diagnostics
            .push(lost(message, None, Span::at(text.len())));
    }
    out.diagnostics.sort_by_key(|d| d.span.start);
    out
}

/// Writes an array of items; nothing is lost.
pub fn write(references: &[Reference], _: &WriteOptions) -> Written {
    // An item is made when it is written: all of them together take more room than their text.
    let mut out = Vec::new();
    let written =
        serde_json::Serializer::pretty(&mut out).collect_seq(references.iter().map(to_item));
    let mut text = written.map_or_else(|_| Vec::new(), |()| out);
    text.push(b'\n');
    Written {
        text: String::from_utf8(text).unwrap_or_default(),
        losses: Vec::new(),
    }
}

/// Reads one item.
pub fn from_item(item: &Map<String, Value>) -> Reference {
    let mut reference = Reference::new(ItemType::Document);
    let mut kept = Map::new();
    let mut kept_names = Map::new();
    let mut snoska = None;
    let spread = note::spread(item);
    let item = spread.as_ref().unwrap_or(item);
    for (key, value) in item {
        match key.as_str() {
            "id" => reference.id = scalar(value).unwrap_or_default(),
            "type" => {
                let name = value.as_str().unwrap_or_default();
                let (item_type, exact) = item_type(name);
                reference.item_type = item_type;
                if !exact {
                    kept.insert(key.clone(), value.clone());
                }
            }
            "custom" => match value {
                Value::Object(object) => {
                    let mut object = object.clone();
                    snoska = object.remove(extra::KEY);
                    reference.custom.append(&mut object);
                }
                other => {
                    kept.insert(key.clone(), other.clone());
                }
            },
            _ => {
                let read = read_variable(key, value, item, &mut reference);
                if read
                    && matches!(value, Value::Array(_) | Value::Object(_))
                    && let Some(variable @ Variable::Names(_)) = variable(key)
                    && let Some(unknown) = names::unknown(value)
                {
                    kept_names.insert(variable.as_str().into(), unknown);
                }
                // Words around a language's tag are kept beside it.
                if !read || key == "language" && !is_exact_language(value, &reference) {
                    kept.insert(key.clone(), value.clone());
                }
            }
        }
    }
    if reference.id.is_empty() {
        let key = item.get("citation-key").or_else(|| item.get("citekey"));
        reference.id = key.and_then(scalar).unwrap_or_default();
    }
    if let Some(extra) = snoska {
        extra::read(&extra, &mut reference);
    }
    multi::read(item, &mut reference);
    if !kept_names.is_empty() {
        let kept_names = Value::Object(kept_names);
        reference.custom.insert(KEPT_NAMES.into(), kept_names);
    }
    if !kept.is_empty() {
        reference.custom.insert(KEPT.into(), Value::Object(kept));
    }
    reference
}

/// Writes one item.
pub fn to_item(reference: &Reference) -> Value {
    let mut item = Map::new();
    let kept = reference.custom.get(KEPT).and_then(Value::as_object);
    item.insert("id".into(), json!(reference.id));
    // A type CSL does not know stands as long as the record still has the type it was taken for.
    let original = kept.and_then(|kept| kept.get("type")?.as_str());
    let type_name = original
        .filter(|name| item_type(name).0 == reference.item_type)
        .unwrap_or(reference.item_type.as_str());
    item.insert("type".into(), json!(type_name));
    for (variable, names) in &reference.names {
        let mut written = names::write(names);
        let unknown = reference.custom.get(KEPT_NAMES);
        if let Some(unknown) = unknown.and_then(|roles| roles.get(variable.as_str())) {
            names::put_unknown(&mut written, unknown);
        }
        item.insert(variable.as_str().into(), written);
    }
    for (variable, date) in &reference.dates {
        item.insert(variable.as_str().into(), dates::write(date));
    }
    let first = [TextVariable::Title, TextVariable::ContainerTitle];
    let others = reference.texts.keys().filter(|v| !first.contains(v));
    for variable in first.iter().chain(others) {
        if let Some(value) = reference.text(*variable) {
            item.insert(variable.as_str().into(), json!(value));
        }
    }
    for (variable, number) in &reference.numbers {
        item.insert(variable.as_str().into(), json!(number.as_str()));
    }
    for (variable, identifier) in &reference.identifiers {
        if !matches!(
            variable,
            IdentifierVariable::Arxiv | IdentifierVariable::Edn
        ) {
            item.insert(variable.as_str().into(), json!(identifier.value()));
        }
    }
    if let Some(language) = &reference.language {
        let original = kept.and_then(|kept| kept.get("language")?.as_str());
        let same = original.filter(|text| language_in(text).as_ref() == Some(language));
        item.insert("language".into(), json!(same.unwrap_or(language.as_str())));
    }
    for (key, value) in kept.into_iter().flatten() {
        if !item.contains_key(key) {
            item.insert(key.clone(), value.clone());
        }
    }
    let mut custom = reference.custom.clone();
    if kept.is_some() {
        custom.remove(KEPT);
    }
    custom.remove(KEPT_NAMES);
    let extra = extra::write(reference);
    if !extra.is_empty() {
        custom.insert(extra::KEY.into(), Value::Object(extra));
    }
    if !custom.is_empty() {
        item.insert("custom".into(), Value::Object(custom));
    }
    Value::Object(item)
}

/// Reads one variable; `false` when the record has no place for the key or for such a value.
fn read_variable(
    key: &str,
    value: &Value,
    item: &Map<String, Value>,
    reference: &mut Reference,
) -> bool {
    // What says nothing needs no place.
    let silent = match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    };
    let Some(variable) = variable(key) else {
        return silent;
    };
    // An older spelling gives way to the present one.
    if variable.as_str() != key && item.contains_key(variable.as_str()) {
        return item.get(variable.as_str()) == Some(value);
    }
    if silent {
        return true;
    }
    match variable {
        Variable::Names(v) => {
            let names = names::read(value);
            let any = !names.list.is_empty() || names.others;
            if any {
                reference.names.insert(v, names);
            }
            any
        }
        Variable::Date(v) => {
            let date = dates::read(value);
            let any = date.is_some();
            reference.dates.extend(date.map(|date| (v, date)));
            any
        }
        Variable::Language => {
            reference.language = scalar(value).and_then(|text| language_in(&text));
            reference.language.is_some()
        }
        Variable::Text(v) => {
            let text = words(value);
            let any = text.is_some();
            reference
                .texts
                .extend(text.map(|text| (v, Text::new(text))));
            any
        }
        Variable::Number(v) => {
            let text = words(value);
            let any = text.is_some();
            reference.numbers.extend(text.map(|text| (v, Number(text))));
            any
        }
        Variable::Identifier(v) => {
            let text = words(value);
            let any = text.is_some();
            let identifier = text.map(|text| (v, Identifier::new(v, &text)));
            reference.identifiers.extend(identifier);
            any
        }
    }
}

/// The language of a tag or name, or of a tag with other words behind it: `en (translated)`.
fn language_in(text: &str) -> Option<LangTag> {
    let head = text.trim().split(|c: char| !c.is_ascii_alphabetic()).next();
    language::read(text).or_else(|| head.and_then(language::known))
}

/// Whether a language's value says no more than the tag that was read from it.
fn is_exact_language(value: &Value, reference: &Reference) -> bool {
    let text = scalar(value).unwrap_or_default();
    text.is_empty() || language::read(&text) == reference.language
}

/// The variable of a key, older spellings and other letter case of identifiers included.
fn variable(key: &str) -> Option<Variable> {
    let modern = match key {
        "shortTitle" => "title-short",
        "journalAbbreviation" => "container-title-short",
        "doi" => "DOI",
        "url" => "URL",
        "isbn" => "ISBN",
        "issn" => "ISSN",
        "pmid" => "PMID",
        "pmcid" => "PMCID",
        "arxiv" => "arXiv",
        other => other,
    };
    modern.parse().ok()
}

/// The item type of a name, and whether the name is CSL's own.
fn item_type(name: &str) -> (ItemType, bool) {
    if let Ok(item_type) = name.parse() {
        return (item_type, true);
    }
    let squeezed: String = name
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let near = match squeezed.as_str() {
        "" => return (ItemType::Document, true),
        "journalarticle" | "articlejournal" => ItemType::ArticleJournal,
        "magazinearticle" => ItemType::ArticleMagazine,
        "newspaperarticle" => ItemType::ArticleNewspaper,
        "bookchapter" | "booksection" | "bookpart" | "inbook" => ItemType::Chapter,
        "monograph" | "editedbook" | "referencebook" | "proceedings" => ItemType::Book,
        "proceedingsarticle" | "conferencepaper" | "paperconference" => ItemType::PaperConference,
        "postedcontent" | "preprint" => ItemType::Article,
        "dissertation" => ItemType::Thesis,
        "encyclopediaarticle" | "entryencyclopedia" => ItemType::EntryEncyclopedia,
        "dictionaryentry" | "entrydictionary" => ItemType::EntryDictionary,
        "blogpost" | "postweblog" => ItemType::PostWeblog,
        "forumpost" => ItemType::Post,
        "gazette" | "statute" => ItemType::Legislation,
        "case" | "legalcase" => ItemType::LegalCase,
        "video" | "film" | "videorecording" | "motionpicture" => ItemType::MotionPicture,
        "audiorecording" => ItemType::Song,
        "musicalscore" => ItemType::MusicalScore,
        "radiobroadcast" | "tvbroadcast" | "podcast" => ItemType::Broadcast,
        "letter" | "email" | "personalcommunication" => ItemType::PersonalCommunication,
        "presentation" => ItemType::Speech,
        "computerprogram" => ItemType::Software,
        "artwork" => ItemType::Graphic,
        "reviewbook" | "bookreview" => ItemType::ReviewBook,
        "journal" | "bookseries" => ItemType::Periodical,
        _ => ItemType::Document,
    };
    (near, false)
}

/// A string, a number, or a list of such joined (`ISSN` and `subject` of Crossref are lists).
fn words(value: &Value) -> Option<String> {
    match value {
        Value::Array(list) => {
            let words: Option<Vec<String>> = list.iter().map(scalar).collect();
            words.map(|words| words.join(", "))
        }
        single => scalar(single),
    }
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn entry(text: &str, place: Span, item: &Map<String, Value>) -> Entry {
    let mapped = Mapped::verbatim(text, place);
    let fields = scan::members(&mapped.text, Span::new(0, mapped.text.len()))
        .into_iter()
        .filter_map(|(key, span)| {
            Some(FieldSpan {
                variable: variable(key.of(&mapped.text))?,
                span: inside_quotes(&mapped.text, span),
                confidence: 1.0,
            })
        })
        .collect();
    Entry::of_record(mapped, from_item(item), fields)
}

/// The content of a string, without its quotation marks.
fn inside_quotes(text: &str, value: Span) -> Span {
    if value.len() >= 2 && value.of(text).starts_with('"') && value.of(text).ends_with('"') {
        Span::new(value.start + 1, value.end - 1)
    } else {
        value
    }
}

/// Byte offset of a syntax error in the text that was read.
fn offset_of(error: &serde_json::Error, text: &str) -> usize {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let mut at = (line_start + error.column().saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The message without its own line and column, which count from the item.
fn bare_message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(at) => message[..at].to_string(),
        None => message,
    }
}

fn lost(message: String, reference: Option<usize>, span: Span) -> Diagnostic {
    Diagnostic {
        code: "TYP015",
        severity: Severity::Error,
        message,
        reference,
        key: None,
        span,
        fix: None,
    }
}

#[cfg(test)]
mod tests;
