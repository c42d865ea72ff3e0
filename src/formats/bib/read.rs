//! `.bib` files to records.

use super::fields::{FIELDS, Shape};
use super::syntax::{self, Item, Piece, RawEntry, RawField};
use super::{Dialect, KEPT, case, inherit, names, special, types, verbatim};
use crate::diagnostic::{Diagnostic, Severity};
use crate::formats::codec::Read;
use crate::formats::dates;
use crate::record::entry::{Entry, FieldSpan};
use crate::record::{Date, Identifier, Number, Reference, Text, Variable};
use crate::text::span::{Mapped, Span};
use crate::text::tex;
use serde_json::{Map, Value, json};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// A value longer than this is cut: macros made of macros can grow without bound.
const MAX_VALUE: usize = 1 << 20;
/// More fields than this in one entry are passed over.
const MAX_FIELDS: usize = 1000;

/// An entry with its values put together.
pub(super) struct Source<'a> {
    raw: RawEntry,
    /// The entry type in small letters.
    pub kind: String,
    pub fields: Fields<'a>,
}

/// Fields by name (in small letters), in the order of the file.
#[derive(Clone, Default)]
pub(super) struct Fields<'a> {
    list: Vec<(String, FieldValue<'a>)>,
}

/// A value as TeX and, where it is the entry's own, its place in the file.
#[derive(Clone)]
pub(super) struct FieldValue<'a> {
    pub tex: Cow<'a, str>,
    pub place: Option<Span>,
}

impl<'a> Fields<'a> {
    /// Names and values.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &FieldValue<'a>)> {
        self.list.iter().map(|(name, value)| (name.as_str(), value))
    }

    /// Takes over a parent's field unless the entry has its own.
    pub fn inherit(&mut self, name: &str, value: &FieldValue<'a>) {
        if self.get(name).is_none() {
            let tex = value.tex.clone();
            self.list
                .push((name.to_string(), FieldValue { tex, place: None }));
        }
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&FieldValue<'a>> {
        self.list.iter().find(|(n, _)| n == name).map(|(_, v)| v)
    }

    /// The value of a field, which is then no longer among them.
    pub fn take(&mut self, name: &str) -> Option<FieldValue<'a>> {
        let at = self.list.iter().position(|(n, _)| n == name)?;
        Some(self.list.remove(at).1)
    }
}

/// Reads a file; fields and entry types of both formats are understood.
pub(in crate::formats) fn read(text: &str, dialect: Dialect) -> Read {
    let file = syntax::parse(text);
    let mut reader = Reader {
        text,
        macros: HashMap::new(),
        diagnostics: file.faults,
    };
    let mut sources = Vec::new();
    for item in file.items {
        match item {
            Item::Macro(field) => {
                let name = field.name.of(text).to_lowercase();
                let value = reader.value(&field, None).into_owned();
                reader.macros.insert(name, value);
            }
            Item::Entry(raw) => {
                let number = sources.len() + 1;
                let source = reader.source(raw, number);
                sources.push(source);
            }
        }
    }
    let mut by_key = HashMap::new();
    for (i, source) in sources.iter().enumerate() {
        by_key
            .entry(source.raw.key.of(text).to_lowercase())
            .or_insert(i);
    }
    let mut entries = Vec::new();
    for (i, source) in sources.iter().enumerate() {
        if source.kind == "xdata" {
            continue;
        }
        let mut missing = Vec::new();
        let fields = inherit::with_parents(i, &sources, &by_key, &mut missing);
        entries.push(entry(text, source, fields, &missing, dialect));
        for key in missing {
            let message = format!("the entry `{key}` it refers to does not exist");
            let span = source.raw.key;
            reader.report("TYP006", Severity::Error, message, Some(i + 1), span);
        }
    }
    for found in &mut reader.diagnostics {
        let source = found.reference.and_then(|n| sources.get(n.checked_sub(1)?));
        let key = source.map(|s| s.raw.key.of(text).to_string());
        found.key = key.filter(|key| !key.is_empty());
    }
    reader.diagnostics.sort_by_key(|d| d.span.start);
    Read {
        entries,
        diagnostics: reader.diagnostics,
    }
}

struct Reader<'a> {
    text: &'a str,
    macros: HashMap<String, String>,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn source(&mut self, raw: RawEntry, number: usize) -> Source<'a> {
        let mut fields = Fields::default();
        let mut seen = HashSet::new();
        for field in raw.fields.iter().take(MAX_FIELDS) {
            let name = field.name.of(self.text).to_lowercase();
            let tex = self.value(field, Some((&name, number)));
            if tex.trim().is_empty() {
                continue;
            }
            if !seen.insert(name.clone()) {
                let message = format!("the field `{name}` is repeated; the first one counts");
                let first = fields.get(&name).map(|v| v.tex.as_ref() == tex.as_ref());
                if first == Some(false) {
                    let span = field.name;
                    self.report("TYP009", Severity::Warning, message, Some(number), span);
                }
                continue;
            }
            let place = Some(field.place());
            fields.list.push((name, FieldValue { tex, place }));
        }
        if let Some(field) = raw.fields.get(MAX_FIELDS) {
            let message =
                format!("the entry has more than {MAX_FIELDS} fields; the rest is passed over");
            self.report("TYP015", Severity::Error, message, Some(number), field.name);
        }
        Source {
            kind: raw.kind.of(self.text).to_lowercase(),
            raw,
            fields,
        }
    }

    /// Puts the pieces of a value together. `owner` is the field's name and the entry's number.
    fn value(&mut self, field: &RawField, owner: Option<(&str, usize)>) -> Cow<'a, str> {
        if let [Piece::Quoted(span)] = field.value.as_slice() {
            return Cow::Borrowed(span.of(self.text));
        }
        let mut out = String::new();
        for piece in &field.value {
            match piece {
                Piece::Quoted(span) => out.push_str(span.of(self.text)),
                Piece::Word(span) => {
                    let word = span.of(self.text);
                    let number = word.bytes().all(|b| b.is_ascii_digit());
                    match self.macros.get(&word.to_lowercase()) {
                        Some(value) if !number => out.push_str(value),
                        _ => {
                            out.push_str(word);
                            let month = word.len() == 3 && dates::month(word).is_some();
                            if !number && !month {
                                let message = format!("the macro `{word}` is not defined");
                                let entry = owner.map(|(_, number)| number);
                                self.report("TYP007", Severity::Warning, message, entry, *span);
                            }
                        }
                    }
                }
            }
            if out.len() > MAX_VALUE {
                let mut end = MAX_VALUE;
                while !out.is_char_boundary(end) {
                    end -= 1;
                }
                out.truncate(end);
                let message = "the value is too long and is cut here".to_string();
                let entry = owner.map(|(_, number)| number);
                self.report("TYP015", Severity::Error, message, entry, field.place());
                break;
            }
        }
        Cow::Owned(out)
    }

    fn report(
        &mut self,
        code: &'static str,
        severity: Severity,
        message: String,
        reference: Option<usize>,
        span: Span,
    ) {
        self.diagnostics.push(Diagnostic {
            code,
            severity,
            message,
            reference,
            key: None,
            span,
            fix: None,
        });
    }
}

impl<'a> Source<'a> {
    /// The keys a field points to.
    pub fn keys(&self, name: &str) -> impl Iterator<Item = &str> {
        let value = self.fields.get(name).map(|v| v.tex.as_ref());
        let keys = value.unwrap_or_default().split(',');
        keys.map(str::trim).filter(|key| !key.is_empty())
    }
}

/// One record being read: the fields not yet used, the record, and which field went where.
pub(super) struct Work<'a> {
    pub fields: Fields<'a>,
    pub reference: Reference,
    pub places: Vec<(Variable, Span)>,
    /// A `von` part stays with the family name.
    pub keep_particle: bool,
}

impl Work<'_> {
    /// Uses up a field for a variable; `false` when there is no such field, or it says nothing.
    pub fn store(&mut self, field: &str, variable: Variable, shape: Shape) -> bool {
        let Some(value) = self.fields.get(field) else {
            return false;
        };
        let place = value.place;
        if !set(
            &mut self.reference,
            variable,
            shape,
            &value.tex,
            self.keep_particle,
        ) {
            return false;
        }
        self.places.extend(place.map(|place| (variable, place)));
        self.fields.take(field);
        true
    }

    /// Uses up a field as decoded text.
    pub fn take_text(&mut self, field: &str) -> Option<String> {
        let value = self.fields.take(field)?;
        let text = tex::to_unicode(&value.tex);
        (!text.is_empty()).then_some(text)
    }
}

fn entry(
    text: &str,
    source: &Source<'_>,
    fields: Fields<'_>,
    missing: &[String],
    dialect: Dialect,
) -> Entry {
    let subtype = fields
        .get("entrysubtype")
        .map(|v| v.tex.trim().to_lowercase());
    let (item_type, exact) = types::read(&source.kind, subtype.as_deref().unwrap_or_default());
    let mut work = Work {
        fields,
        reference: Reference::new(item_type),
        places: Vec::new(),
        keep_particle: dialect == Dialect::Bibtex,
    };
    work.reference.id = source.raw.key.of(text).trim().to_string();
    if types::subtype(item_type).is_some() {
        work.fields.take("entrysubtype");
    }
    if missing.is_empty() {
        work.fields.take("crossref");
        work.fields.take("xdata");
    }
    special::before(&mut work, &source.kind);
    for row in FIELDS {
        if row.when.holds(item_type) && !work.reference.has(row.variable) {
            work.store(row.field, row.variable, row.shape);
        }
    }
    special::after(&mut work);
    let mut kept = Map::new();
    if !exact {
        kept.insert("entrytype".into(), json!(source.kind));
    }
    for (name, value) in work.fields.iter() {
        kept.insert(name.to_string(), json!(value.tex.trim()));
    }
    if !kept.is_empty() {
        work.reference
            .custom
            .insert(KEPT.into(), Value::Object(kept));
    }
    let start = source.raw.span.start;
    let spans = work.places.iter().map(|(variable, place)| FieldSpan {
        variable: *variable,
        span: Span::new(
            place.start.saturating_sub(start),
            place.end.saturating_sub(start),
        ),
        confidence: 1.0,
    });
    let spans = spans.collect();
    let mapped = Mapped::verbatim(text, source.raw.span);
    Entry::of_record(mapped, work.reference, spans)
}

/// Gives a variable the value of a field; `false` when the value says nothing.
fn set(reference: &mut Reference, variable: Variable, shape: Shape, tex: &str, keep: bool) -> bool {
    let text = match shape {
        Shape::Title => case::unprotect(&tex::to_unicode_keeping_case(tex)),
        Shape::Text => tex::to_unicode(tex),
        Shape::Pages => tex::to_unicode(tex),
        Shape::Verbatim => verbatim::read(tex),
        Shape::List => {
            let parts = names::split_and(tex).into_iter().map(tex::to_unicode);
            parts
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("; ")
        }
        Shape::Names | Shape::Date => tex.trim().to_string(),
    };
    if text.is_empty() {
        return false;
    }
    match variable {
        Variable::Text(v) => {
            reference.texts.insert(v, Text::new(text));
        }
        Variable::Number(v) => {
            reference.numbers.insert(v, Number(text));
        }
        Variable::Identifier(v) => {
            reference.identifiers.insert(v, Identifier::new(v, &text));
        }
        Variable::Names(v) => {
            let names = names::read(&text, keep);
            if names.list.is_empty() && !names.others {
                return false;
            }
            reference.names.insert(v, names);
        }
        Variable::Date(v) => {
            reference.dates.insert(v, date(&text));
        }
        Variable::Language => return false,
    }
    true
}

/// A date, or its words. EDTF comes first: its `~` is no tie.
fn date(tex: &str) -> Date {
    Date::from_edtf(tex).unwrap_or_else(|| {
        let words = tex::to_unicode(tex);
        dates::read(&words).unwrap_or(Date::Literal(words))
    })
}
