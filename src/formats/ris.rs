//! RIS (the format of Reference Manager and its successors), both ways by one table.
//!
//! Read with tolerance: odd spaces around the hyphen, blank lines, continuation lines, a missing
//! `ER` or `TY`, repeated tags. Tags no variable can hold are kept in `custom["ris"]`.

use super::codec::{Codec, Read, WriteOptions, Written};
use super::loss::{Losses, variables, written};
use super::{dates, language};
use crate::diagnostic::{Diagnostic, Severity};
use crate::record::date::DatePart;
use crate::record::entry::{Entry, FieldSpan};
use crate::record::identifier::{Validity, issn};
use crate::record::name::{NameParts, Names, Person, join_particle};
use crate::record::{
    Date, DateVariable as D, Identifier, IdentifierVariable as I, ItemType, Name,
    NameVariable as N, Number, NumberVariable as Nr, Reference, Text, TextVariable as T, Variable,
    own,
};
use crate::text::rich::strip_markup;
use crate::text::span::{Mapped, Span};
use serde_json::{Map, Value, json};

/// The format's description.
pub const CODEC: Codec = Codec {
    name: "ris",
    aliases: &["refman"],
    title: "RIS, of reference managers and databases",
    extensions: &["ris"],
    recognise,
    read: Some(read),
    write: Some(write),
};

const KEPT: &str = "ris";

/// Tag of the type, item type, whether it is written for it.
const TYPES: &[(&str, ItemType, bool)] = &[
    ("JOUR", ItemType::ArticleJournal, true),
    ("MGZN", ItemType::ArticleMagazine, true),
    ("NEWS", ItemType::ArticleNewspaper, true),
    ("BOOK", ItemType::Book, true),
    ("CHAP", ItemType::Chapter, true),
    ("CPAPER", ItemType::PaperConference, true),
    ("CONF", ItemType::PaperConference, false),
    ("THES", ItemType::Thesis, true),
    ("RPRT", ItemType::Report, true),
    ("ELEC", ItemType::Webpage, true),
    ("WEB", ItemType::Webpage, false),
    ("GEN", ItemType::Document, true),
    ("MANSCPT", ItemType::Manuscript, true),
    ("UNPB", ItemType::Manuscript, false),
    ("INPR", ItemType::Manuscript, false),
    ("UNBILL", ItemType::Manuscript, false),
    ("PAMP", ItemType::Pamphlet, true),
    ("DATA", ItemType::Dataset, true),
    ("DBASE", ItemType::Dataset, false),
    ("COMP", ItemType::Software, true),
    ("PAT", ItemType::Patent, true),
    ("ENCYC", ItemType::EntryEncyclopedia, true),
    ("DICT", ItemType::EntryDictionary, true),
    ("STAND", ItemType::Standard, true),
    ("STAT", ItemType::Legislation, true),
    ("CASE", ItemType::LegalCase, true),
    ("LEGAL", ItemType::LegalCase, false),
    ("BILL", ItemType::Bill, true),
    ("HEAR", ItemType::Hearing, true),
    ("MAP", ItemType::Map, true),
    ("MPCT", ItemType::MotionPicture, true),
    ("ADVS", ItemType::MotionPicture, false),
    ("MULTI", ItemType::MotionPicture, false),
    ("VIDEO", ItemType::MotionPicture, false),
    ("SOUND", ItemType::Song, true),
    ("MUSIC", ItemType::Song, false),
    ("ART", ItemType::Graphic, true),
    ("CHART", ItemType::Graphic, false),
    ("FIGURE", ItemType::Figure, true),
    ("PCOMM", ItemType::PersonalCommunication, true),
    ("ICOMM", ItemType::PersonalCommunication, false),
    ("BLOG", ItemType::PostWeblog, true),
    ("SLIDE", ItemType::Speech, true),
    ("JFULL", ItemType::Periodical, true),
    ("EJOUR", ItemType::ArticleJournal, false),
    ("ABST", ItemType::ArticleJournal, false),
    ("EBOOK", ItemType::Book, false),
    ("EDBOOK", ItemType::Book, false),
    ("CLSWK", ItemType::Book, false),
    ("SER", ItemType::Book, false),
    ("ECHAP", ItemType::Chapter, false),
    ("GOVDOC", ItemType::Report, false),
    ("CTLG", ItemType::ArticleMagazine, false),
];

const BOOKS: &[ItemType] = &[
    ItemType::Book,
    ItemType::Thesis,
    ItemType::Report,
    ItemType::Pamphlet,
    ItemType::Map,
];

const CONFERENCE: &[ItemType] = &[ItemType::PaperConference];

/// A row: tag, variable, for which types (none: all), whether it is written.
type Row = (&'static str, Variable, &'static [ItemType], bool);

/// The table, in the order of writing; the first row that fits a tag and type counts when reading.
const TAGS: &[Row] = &[
    ("AU", Variable::Names(N::Author), &[], true),
    (
        "A2",
        Variable::Names(N::CollectionEditor),
        &[ItemType::Book],
        true,
    ),
    ("A3", Variable::Names(N::Editor), &[ItemType::Book], true),
    ("A2", Variable::Names(N::Editor), &[], true),
    ("ED", Variable::Names(N::Editor), &[], true),
    ("A3", Variable::Names(N::CollectionEditor), &[], true),
    ("A4", Variable::Names(N::Translator), &[], true),
    ("TI", Variable::Text(T::Title), &[], true),
    ("T1", Variable::Text(T::Title), &[], false),
    ("BT", Variable::Text(T::Title), BOOKS, false),
    ("CT", Variable::Text(T::Title), &[], false),
    ("ST", Variable::Text(T::TitleShort), &[], true),
    ("T2", Variable::Text(T::CollectionTitle), BOOKS, true),
    // Where the proceedings have a title of their own, `T2` is the conference, and where the place
    // of the publisher is given, `CY` is that of the conference.
    ("C3", Variable::Text(T::ContainerTitle), CONFERENCE, true),
    ("T2", Variable::Text(T::ContainerTitle), CONFERENCE, true),
    ("T2", Variable::Text(T::EventTitle), CONFERENCE, true),
    ("C1", Variable::Text(T::PublisherPlace), CONFERENCE, true),
    ("CY", Variable::Text(T::PublisherPlace), CONFERENCE, true),
    ("CY", Variable::Text(T::EventPlace), CONFERENCE, true),
    ("T2", Variable::Text(T::ContainerTitle), &[], true),
    ("JF", Variable::Text(T::ContainerTitle), &[], false),
    ("JO", Variable::Text(T::ContainerTitle), &[], false),
    ("BT", Variable::Text(T::ContainerTitle), &[], false),
    ("J2", Variable::Text(T::ContainerTitleShort), &[], true),
    ("JA", Variable::Text(T::ContainerTitleShort), &[], false),
    ("J1", Variable::Text(T::ContainerTitleShort), &[], false),
    ("T3", Variable::Text(T::CollectionTitle), &[], true),
    ("DA", Variable::Date(D::Issued), &[], false),
    ("PY", Variable::Date(D::Issued), &[], true),
    ("Y1", Variable::Date(D::Issued), &[], false),
    ("VL", Variable::Number(Nr::Volume), &[], true),
    (
        "IS",
        Variable::Number(Nr::Number),
        &[ItemType::Report, ItemType::Patent, ItemType::Standard],
        true,
    ),
    (
        "M1",
        Variable::Number(Nr::CollectionNumber),
        &[ItemType::Book],
        true,
    ),
    ("SV", Variable::Number(Nr::CollectionNumber), &[], true),
    ("IS", Variable::Number(Nr::CollectionNumber), BOOKS, false),
    ("IS", Variable::Number(Nr::Issue), &[], true),
    ("CP", Variable::Number(Nr::Issue), &[], false),
    ("M1", Variable::Number(Nr::Number), &[], true),
    ("C7", Variable::Number(Nr::Number), &[], false),
    ("SP", Variable::Number(Nr::NumberOfPages), BOOKS, true),
    ("SP", Variable::Number(Nr::Page), &[], true),
    ("NV", Variable::Number(Nr::NumberOfVolumes), &[], true),
    ("ET", Variable::Number(Nr::Edition), &[], true),
    ("SE", Variable::Number(Nr::Section), &[], true),
    ("PB", Variable::Text(T::Publisher), &[], true),
    ("CY", Variable::Text(T::PublisherPlace), &[], true),
    ("PP", Variable::Text(T::PublisherPlace), &[], false),
    ("M3", Variable::Text(T::Genre), &[], true),
    ("SN", Variable::Identifier(I::Isbn), &[], true),
    ("SN", Variable::Identifier(I::Issn), &[], true),
    ("DO", Variable::Identifier(I::Doi), &[], true),
    ("UR", Variable::Text(T::Url), &[], true),
    ("LK", Variable::Text(T::Url), &[], false),
    ("Y2", Variable::Date(D::Accessed), &[], true),
    ("LA", Variable::Language, &[], true),
    ("CN", Variable::Text(T::CallNumber), &[], true),
    ("DB", Variable::Text(T::Archive), &[], true),
    ("DP", Variable::Text(T::Source), &[], true),
    ("KW", Variable::Text(T::Keyword), &[], true),
    ("N1", Variable::Text(T::Note), &[], true),
    ("AB", Variable::Text(T::Abstract), &[], true),
    ("N2", Variable::Text(T::Abstract), &[], false),
];

fn holds(row: &Row, item: ItemType) -> bool {
    row.2.is_empty() || row.2.contains(&item)
}

fn recognise(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines().take(200);
    lines.any(|line| tag_of(line).is_some_and(|(tag, _)| tag == "TY"))
}

/// A line's tag and where its value begins.
fn tag_of(line: &str) -> Option<(&str, usize)> {
    let tag = line.get(..2)?;
    let mut bytes = tag.bytes();
    let letter = bytes.next().is_some_and(|b| b.is_ascii_uppercase());
    let second = bytes
        .next()
        .is_some_and(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    let rest = line.get(2..)?;
    let after = rest.trim_start_matches([' ', '\u{a0}', '\t']);
    let value = after.strip_prefix('-')?;
    // `ID-12` in running text is no tag.
    let fits = value.is_empty() || value.starts_with([' ', '\t', '\u{a0}', '\r']);
    (letter && second && fits).then_some((tag, line.len() - value.len()))
}

/// A tag with its value and the value's place in the file.
struct Field {
    tag: String,
    value: String,
    place: Span,
}

/// Reads a file.
pub fn read(text: &str) -> Read {
    let mut out = Read::default();
    let mut fields: Vec<Field> = Vec::new();
    let mut start = 0;
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text
        .get(at..)
        .unwrap_or_default()
        .split_inclusive(['\n', '\r'])
    {
        let (line_start, line_end) = (at, at + line.len());
        at = line_end;
        let content = line.trim_end();
        match tag_of(content) {
            Some(("ER", _)) => finish(text, start, line_end, &mut fields, &mut out),
            Some((tag, value)) => {
                if tag == "TY" {
                    finish(text, start, line_start, &mut fields, &mut out);
                }
                if fields.is_empty() {
                    start = line_start;
                }
                let place = Span::new(line_start + value, line_start + content.len()).trim(text);
                // One role, two tags: the order of the names is the file's.
                let tag = if tag == "A1" { "AU" } else { tag };
                fields.push(Field {
                    tag: tag.to_string(),
                    value: place.of(text).to_string(),
                    place,
                });
            }
            None => {
                if let Some(last) = fields.last_mut().filter(|_| !content.trim().is_empty()) {
                    last.value.push(' ');
                    last.value.push_str(content.trim());
                    last.place.end = line_start + content.len();
                }
            }
        }
    }
    finish(text, start, text.len(), &mut fields, &mut out);
    out
}

fn finish(text: &str, start: usize, end: usize, fields: &mut Vec<Field>, out: &mut Read) {
    let fields = std::mem::take(fields);
    if fields.is_empty() {
        return;
    }
    let span = Span::new(start, end).trim(text);
    if fields.iter().all(|f| f.tag != "TY") {
        // Two stray lines are no record, but what looks like one is not passed over in silence.
        out.diagnostics.push(Diagnostic {
            code: "TYP015",
            severity: Severity::Warning,
            message: "the record does not begin with `TY`".to_string(),
            reference: Some(out.entries.len() + 1),
            key: None,
            span: Span::new(span.start, (span.start + 2).min(span.end)),
            fix: None,
        });
    }
    let (reference, places) = record(&fields);
    let fields = places
        .into_iter()
        .map(|(variable, place)| FieldSpan {
            variable,
            span: Span::new(place.start - span.start, place.end - span.start),
            confidence: 1.0,
        })
        .collect();
    out.entries.push(Entry::of_record(
        Mapped::verbatim(text, span),
        reference,
        fields,
    ));
}

fn record(fields: &[Field]) -> (Reference, Vec<(Variable, Span)>) {
    let value = |tag: &str| {
        let field = fields.iter().find(|f| f.tag == tag && !f.value.is_empty());
        field.map(|f| f.value.as_str())
    };
    let word = value("TY").unwrap_or_default().to_uppercase();
    let row = TYPES.iter().find(|(name, ..)| *name == word);
    let item = row.map_or(ItemType::Document, |(_, item, _)| *item);
    let mut reference = Reference::new(item);
    let mut places = Vec::new();
    let mut kept = Map::new();
    if !row.is_some_and(|(.., written)| *written) && !word.is_empty() {
        kept.insert("TY".into(), json!(word));
    }
    reference.id = value("ID").unwrap_or_default().to_string();
    let mut used = vec![false; fields.len()];
    for row in TAGS.iter().filter(|row| holds(row, item)) {
        for (i, field) in fields.iter().enumerate() {
            // `пер. с англ.` is no note of the reader's, though it is written as one.
            let own = field.tag == "N1" && own::is_translated_from(&field.value);
            if !used[i] && !own && field.tag == row.0 && set(&mut reference, row.1, field) {
                used[i] = true;
                places.push((row.1, field.place));
            }
        }
    }
    for (i, field) in fields.iter().enumerate() {
        match field.tag.as_str() {
            "TY" | "ID" => {}
            "N1" if own::is_translated_from(&field.value) => {
                let custom = &mut reference.custom;
                custom.insert(own::TRANSLATED_FROM.into(), json!(field.value));
            }
            "EP" if end_page(&mut reference, &field.value) => {}
            tag if !used[i] && !field.value.is_empty() => {
                let list = kept.entry(tag).or_insert_with(|| json!([]));
                if let Some(list) = list.as_array_mut() {
                    list.push(json!(field.value));
                }
            }
            _ => {}
        }
    }
    if !kept.is_empty() {
        reference.custom.insert(KEPT.into(), Value::Object(kept));
    }
    (reference, places)
}

/// Puts the last page behind the first.
fn end_page(reference: &mut Reference, last: &str) -> bool {
    // Of a book the first page was taken for their number: two pages say otherwise.
    if let Some(first) = reference.numbers.remove(&Nr::NumberOfPages) {
        reference.numbers.insert(Nr::Page, first);
    }
    match reference.numbers.get_mut(&Nr::Page) {
        _ if last.is_empty() => false,
        Some(pages) if pages.0 == last || pages.0.contains(['-', '–']) => true,
        Some(pages) => {
            pages.0.push('–');
            pages.0.push_str(last);
            true
        }
        None => false,
    }
}

/// Gives a variable a tag's value; `false` when it has one already, or the value does not fit.
fn set(reference: &mut Reference, variable: Variable, field: &Field) -> bool {
    let value = field.value.as_str();
    if value.is_empty() {
        return false;
    }
    match variable {
        Variable::Names(v) => {
            let names = reference.names.entry(v).or_default();
            match name(value) {
                Some(name) => names.list.push(name),
                None => names.others = true,
            }
            return true;
        }
        // Keywords stand one a line.
        Variable::Text(T::Keyword) => {
            let text = reference.texts.entry(T::Keyword).or_default();
            if !text.value.is_empty() {
                text.value.push_str("; ");
            }
            text.value.push_str(value);
            return true;
        }
        Variable::Identifier(I::Isbn) if issn(value) == Validity::Valid => return false,
        Variable::Identifier(I::Isbn) if value.chars().filter(char::is_ascii_digit).count() < 9 => {
            return false;
        }
        _ => {}
    }
    if let Variable::Date(v) = variable {
        return set_date(reference, v, date(value));
    }
    if reference.has(variable) {
        return false;
    }
    match variable {
        Variable::Text(v) => {
            reference.texts.insert(v, Text::new(value));
        }
        Variable::Number(v) => {
            reference.numbers.insert(v, Number::from(value));
        }
        Variable::Identifier(v) => {
            reference.identifiers.insert(v, Identifier::new(v, value));
        }
        Variable::Language => {
            reference.language = language::read(value);
            return reference.language.is_some();
        }
        Variable::Names(_) | Variable::Date(_) => {}
    }
    true
}

/// Of two dates of one year (`PY` and `DA`) the more exact one counts; `false` when they contradict
/// each other.
fn set_date(reference: &mut Reference, variable: D, new: Date) -> bool {
    let Some(held) = reference.dates.get(&variable) else {
        reference.dates.insert(variable, new);
        return true;
    };
    let (Some(first), Some(second)) = (held.first(), new.first()) else {
        return false;
    };
    if first.year == second.year && first.part == DatePart::Year && second.part != DatePart::Year {
        reference.dates.insert(variable, new);
    }
    first.year == second.year
}

/// `Family, Given, Suffix`; `None` for `et al.`.
fn name(value: &str) -> Option<Name> {
    let bare = value.trim_end_matches('.').to_lowercase();
    if matches!(bare.as_str(), "et al" | "others" | "и др") {
        return None;
    }
    let mut parts = value.splitn(3, ',').map(str::trim);
    let family = parts.next().unwrap_or_default();
    let Some(given) = parts.next() else {
        return Some(Name::literal(family));
    };
    let suffix = parts.next().unwrap_or_default().to_string();
    let person = Person {
        suffix,
        ..Person::new(family, given)
    };
    Some(NameParts::Person(person).into())
}

/// `YYYY/MM/DD/other`, parts of which may be empty, or a date in words.
fn date(value: &str) -> Date {
    if let Some(date) = dates::read(value) {
        return date;
    }
    let parts: Vec<&str> = value.splitn(4, '/').map(str::trim).collect();
    let year = parts.first().copied().unwrap_or_default();
    let numbers: Vec<&str> = parts
        .iter()
        .take(3)
        .copied()
        .take_while(|p| !p.is_empty())
        .collect();
    let other = parts.get(3).map(|other| format!("{other} {year}"));
    let found = other
        .filter(|_| numbers.len() == 1)
        .and_then(|text| dates::read(&text))
        .or_else(|| dates::read(&numbers.join("/")))
        .or_else(|| dates::read(year).filter(|_| parts.len() > 1));
    found.unwrap_or_else(|| Date::Literal(value.to_string()))
}

/// Writes a file.
pub fn write(references: &[Reference], _: &WriteOptions) -> Written {
    written(references, write_one, read)
}

fn write_one(reference: &Reference, text: &mut String, losses: &mut Losses) {
    let kept = reference.custom.get(KEPT).and_then(Value::as_object);
    let item = reference.item_type;
    let original = kept
        .and_then(|kept| kept.get("TY")?.as_str())
        .filter(|word| {
            let known = TYPES.iter().find(|(name, ..)| name == word);
            known.map_or(ItemType::Document, |(_, i, _)| *i) == item
        });
    let written = TYPES.iter().find(|(_, i, written)| *i == item && *written);
    let word = original
        .or(written.map(|(name, ..)| *name))
        .unwrap_or("GEN");
    if original.is_none() && written.is_none() {
        losses.changed_type(item, word);
    }
    line(text, "TY", word);
    line(text, "ID", &reference.id);
    let mut done: Vec<Variable> = Vec::new();
    let mut tags: Vec<&str> = vec!["TY", "ID"];
    for row in TAGS.iter().filter(|row| row.3 && holds(row, item)) {
        let (tag, variable) = (row.0, row.1);
        let both = tag == "SN" || matches!(variable, Variable::Names(_));
        if done.contains(&variable) || !reference.has(variable) || (tags.contains(&tag) && !both) {
            continue;
        }
        // A paper's second title and place mean what they mean beside the first ones.
        let partner = match (tag, variable) {
            ("C3", _) => Some(T::EventTitle),
            ("C1", _) => Some(T::EventPlace),
            (_, Variable::Text(T::EventTitle)) => Some(T::ContainerTitle),
            (_, Variable::Text(T::EventPlace)) => Some(T::PublisherPlace),
            _ => None,
        };
        if partner.is_some_and(|text| !reference.has(Variable::Text(text))) {
            continue;
        }
        // `A2` of a book is its series' editor alone.
        if tag == "A2" && tags.contains(&"A2") {
            continue;
        }
        tags.push(tag);
        done.push(variable);
        values(reference, tag, variable, text, losses);
    }
    let from = reference.own(own::TRANSLATED_FROM);
    let from = from.filter(|from| own::is_translated_from(from));
    line(text, "N1", from.unwrap_or_default());
    for (tag, list) in kept.into_iter().flatten() {
        let fits = tag_of(&format!("{tag}  - ")).is_some();
        for value in list
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
        {
            if fits && !matches!(tag.as_str(), "TY" | "ER") {
                line(text, tag, value);
            }
        }
    }
    text.push_str("ER  - \n\n");
    for variable in variables(reference) {
        if !done.contains(&variable) {
            losses.dropped(variable);
        }
    }
    for (variable, text) in &reference.texts {
        if !text.forms.is_empty() {
            losses.forms(Variable::Text(*variable));
        }
    }
    for (variable, names) in &reference.names {
        if names.list.iter().any(|name| !name.forms.is_empty()) {
            losses.forms(Variable::Names(*variable));
        }
    }
    losses.languages(reference);
    let lost = |key: &&String| *key != KEPT && (from.is_none() || *key != own::TRANSLATED_FROM);
    for key in reference.custom.keys().filter(lost) {
        losses.custom(key);
    }
}

fn values(
    reference: &Reference,
    tag: &str,
    variable: Variable,
    out: &mut String,
    losses: &mut Losses,
) {
    match variable {
        Variable::Names(v) => {
            if let Some(names) = reference.names.get(&v) {
                write_names(tag, names, out);
            }
        }
        Variable::Text(T::Keyword) => {
            let keywords = reference.text(T::Keyword).unwrap_or_default();
            for keyword in keywords.split([';', ',']) {
                line(out, tag, &strip_markup(keyword.trim()));
            }
        }
        Variable::Text(v) => line(
            out,
            tag,
            &strip_markup(reference.text(v).unwrap_or_default()),
        ),
        Variable::Number(Nr::Page) => pages(reference, out),
        Variable::Number(v) => line(out, tag, reference.number(v).unwrap_or_default()),
        Variable::Identifier(v) => line(out, tag, reference.identifier(v).unwrap_or_default()),
        Variable::Language => line(
            out,
            tag,
            reference.language.as_ref().map_or("", |l| l.as_str()),
        ),
        Variable::Date(v) => {
            let Some(date) = reference.dates.get(&v) else {
                return;
            };
            let text = match date {
                Date::Literal(words) => words.clone(),
                Date::Point(point) if point.month_number().is_some() => {
                    let parts = [
                        Some(point.year.unsigned_abs()),
                        point.month_number().map(u32::from),
                        point.day_number().map(u32::from),
                    ];
                    let [year, month, day] =
                        parts.map(|n| n.map_or(String::new(), |n| format!("{n:02}")));
                    format!("{year}/{month}/{day}/")
                }
                other => other.to_string(),
            };
            if self::date(&text) != *date {
                losses.narrowed(variable);
            }
            // `PY` is for the year in most programs, `DA` for the whole date.
            if tag == "PY" && text.contains('/') && matches!(date, Date::Point(_)) {
                line(out, "PY", text.split('/').next().unwrap_or_default());
                line(out, "DA", &text);
            } else {
                line(out, tag, &text);
            }
        }
    }
}

fn pages(reference: &Reference, out: &mut String) {
    let Some(number) = reference.numbers.get(&Nr::Page) else {
        return;
    };
    let mut ranges = number.ranges();
    match (ranges.next(), ranges.next()) {
        (Some(range), None) => {
            line(out, "SP", range.first);
            line(out, "EP", range.last.unwrap_or_default());
        }
        _ => line(out, "SP", number.as_str()),
    }
}

fn write_names(tag: &str, names: &Names, out: &mut String) {
    for name in &names.list {
        let text = match &name.parts {
            NameParts::Literal(text) => text.clone(),
            NameParts::Person(p) => {
                let particle = join_particle(&p.dropping_particle, &p.non_dropping_particle);
                let mut text = join_particle(particle.trim(), &p.family);
                text.push_str(", ");
                text.push_str(&p.given);
                if !p.suffix.is_empty() {
                    text.push_str(", ");
                    text.push_str(&p.suffix);
                }
                text
            }
        };
        line(out, tag, &text);
    }
    if names.others {
        line(out, tag, "et al.");
    }
}

/// One line; nothing when the value is empty. Line ends and control characters become spaces.
fn line(out: &mut String, tag: &str, value: &str) {
    let value = value.trim();
    if value.is_empty() && tag != "TY" {
        return;
    }
    out.push_str(tag);
    out.push_str("  - ");
    out.extend(value.chars().map(|c| if c.is_control() { ' ' } else { c }));
    out.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerant_reading() {
        let text = "\u{feff}Provider: X\r\nTY - JOUR\r\nA1  - Doe, J.\r\nAU  - et al.\r\n\r\nTI  - A long\r\n  title\r\n\
                    Y1  - 2001/05/12/\r\nSP  - 12\r\nEP  - 15\r\nKW  - a\r\nKW  - b\r\nSN  - 0378-5955\r\nXX  - z\r\nTY  - BOOK\nTI- B\nTI  - B";
        let read = read(text);
        assert_eq!(read.entries.len(), 2);
        let entry = &read.entries[0];
        let r = &entry.reference;
        assert_eq!(r.text(T::Title), Some("A long title"));
        assert_eq!(r.names_of(N::Author), [Name::person("Doe", "J.")]);
        assert!(r.names[&N::Author].others);
        assert_eq!(r.number(Nr::Page), Some("12–15"));
        assert_eq!(r.text(T::Keyword), Some("a; b"));
        assert_eq!(r.identifier(I::Issn), Some("0378-5955"));
        assert_eq!(r.dates[&D::Issued].to_string(), "2001-05-12");
        assert_eq!(r.custom[KEPT], json!({"XX": ["z"]}));
        let span = entry.span_of(Variable::Names(N::Author)).unwrap();
        assert_eq!(entry.text.source_span(span).of(text), "Doe, J.");
        assert_eq!(read.entries[1].reference.item_type, ItemType::Book);
    }

    #[test]
    fn dates() {
        for (text, expected) in [
            ("2001", "2001"),
            ("2001///", "2001"),
            ("2001/05//", "2001-05"),
            ("2001///Spring", "2001-21"),
            ("2001/05/12/x", "2001-05-12"),
            ("May 2001", "2001-05"),
            ("in press", "in press"),
        ] {
            assert_eq!(date(text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn written_records_come_back() {
        let text = "TY  - CHAP\nID  - k\nAU  - Doe, J., Jr.\nAU  - WHO\nA2  - Roe, R.\nTI  - T\nT2  - B\nPY  - 2001\nDA  - 2001/05/12/\nSP  - 1\nEP  - 9\nSN  - 978-3-16-148410-0\nLA  - ru\n";
        let first: Vec<Reference> = read(text)
            .entries
            .into_iter()
            .map(|e| e.reference)
            .collect();
        let written = write(&first, &WriteOptions::default());
        assert!(written.losses.is_empty(), "{:?}", written.losses);
        let second: Vec<Reference> = read(&written.text)
            .entries
            .into_iter()
            .map(|e| e.reference)
            .collect();
        assert_eq!(second[0].dates, first[0].dates);
        assert_eq!(second, first);
        let mut hostile = Reference::new(ItemType::Book);
        hostile
            .texts
            .insert(T::Title, Text::new("a\nER  - \nTY  - JOUR"));
        assert_eq!(
            read(&write(&[hostile], &WriteOptions::default()).text)
                .entries
                .len(),
            1
        );
    }

    #[test]
    fn a_paper_knows_its_conference_from_its_proceedings() {
        let both = "TY  - CPAPER\nTI  - T\nC3  - Proceedings\nT2  - Conference\nC1  - Berlin\nCY  - Kyoto\nER  - \n";
        let r = &read(both).entries[0].reference;
        let texts = |r: &Reference| {
            [
                T::ContainerTitle,
                T::EventTitle,
                T::PublisherPlace,
                T::EventPlace,
            ]
            .map(|v| r.text(v).map(str::to_string))
        };
        let some = |text: &str| Some(text.to_string());
        let expected = [
            some("Proceedings"),
            some("Conference"),
            some("Berlin"),
            some("Kyoto"),
        ];
        assert_eq!(texts(r), expected);
        let written = write(std::slice::from_ref(r), &WriteOptions::default());
        assert_eq!(texts(&read(&written.text).entries[0].reference), expected);
        let one = "TY  - CPAPER\nTI  - T\nT2  - Proceedings\nCY  - Kyoto\nER  - \n";
        let r = &read(one).entries[0].reference;
        assert_eq!(texts(r), [some("Proceedings"), None, some("Kyoto"), None]);
        let written = write(std::slice::from_ref(r), &WriteOptions::default());
        assert!(
            written.text.contains("T2  - Proceedings"),
            "{}",
            written.text
        );
    }

    #[test]
    fn editors_of_a_book_and_of_its_series_stay_apart() {
        for editors in [
            "A3  - Roe, R.",
            "A2  - Poe, P.\nA3  - Roe, R.",
            "A2  - Poe, P.",
        ] {
            let text = format!("TY  - BOOK\nTI  - T\n{editors}\nM1  - 7\nER  - \n");
            let first = read(&text).entries.remove(0).reference;
            assert_eq!(first.number(Nr::CollectionNumber), Some("7"));
            let written = write(std::slice::from_ref(&first), &WriteOptions::default());
            assert_eq!(
                read(&written.text).entries[0].reference,
                first,
                "{}",
                written.text
            );
        }
    }

    mod round {
        use super::*;
        use proptest::prelude::*;
        use proptest::sample::{select, subsequence};

        /// A value of a variable, of words a line can hold.
        fn put(r: &mut Reference, variable: Variable, word: &str) {
            match variable {
                Variable::Text(v) => {
                    r.texts.insert(v, Text::new(word));
                }
                Variable::Number(v) => {
                    r.numbers.insert(v, Number::from(word));
                }
                Variable::Names(v) => {
                    let parts = word.split_once(' ').map(|(a, b)| Name::person(a, b));
                    let name = parts.unwrap_or_else(|| Name::literal(word));
                    r.names.insert(v, vec![name].into());
                }
                Variable::Date(v) => {
                    r.dates.insert(v, dates::read("2001-05-12").unwrap());
                }
                Variable::Identifier(_) | Variable::Language => {}
            }
        }

        proptest! {
            /// What is written without a word of loss is read back the same.
            #[test]
            fn nothing_is_lost_silently(
                item in select(TYPES.iter().filter(|t| t.2).map(|t| t.1).collect::<Vec<_>>()),
                variables in subsequence(TAGS.iter().filter(|row| row.3).map(|row| row.1).collect::<Vec<_>>(), 0..12),
                words in proptest::collection::vec("[A-Za-zЖж]{1,6}( [a-zё0-9]{1,5})?", 12),
            ) {
                let mut first = Reference::new(item);
                for (variable, word) in variables.iter().zip(&words) {
                    put(&mut first, *variable, word);
                }
                let written = write(std::slice::from_ref(&first), &WriteOptions::default());
                if written.losses.is_empty() {
                    let second = read(&written.text).entries.remove(0).reference;
                    prop_assert_eq!(second, first, "{}", written.text);
                }
            }
        }
    }
}
