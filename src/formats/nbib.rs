//! MEDLINE records as PubMed exports them (`.nbib`; NLM, MEDLINE/PubMed Data Element
//! Descriptions), read only.
//!
//! A line is a tag of two to four capital letters, spaces to the fifth column, `-` and a value; lines
//! without a tag go on with the value before. Tags no variable can hold are kept in
//! `custom["nbib"]`.

use super::codec::{Codec, Read};
use super::{dates, language};
use crate::record::entry::{Entry, FieldSpan};
use crate::record::identifier::Validity;
use crate::record::name::Names;
use crate::record::{
    Date, DateVariable as D, Identifier, IdentifierVariable as I, ItemType, Name,
    NameVariable as N, Number, NumberVariable as Nr, Reference, Text, TextVariable as T, Variable,
};
use crate::text::span::{Mapped, Span};
use serde_json::{Map, Value, json};

/// The format's description.
pub const CODEC: Codec = Codec {
    name: "nbib",
    aliases: &["medline", "pubmed"],
    title: "MEDLINE, of PubMed",
    extensions: &["nbib"],
    recognise,
    read: Some(read),
    write: None,
};

/// Publication types that say what an item is, by the first that a record names.
const TYPES: &[(&str, ItemType)] = &[
    ("Book Chapter", ItemType::Chapter),
    ("Chapter", ItemType::Chapter),
    ("Book", ItemType::Book),
    ("Monograph", ItemType::Book),
    ("Technical Report", ItemType::Report),
    ("Academic Dissertation", ItemType::Thesis),
    ("Newspaper Article", ItemType::ArticleNewspaper),
    ("Dataset", ItemType::Dataset),
    ("Preprint", ItemType::Article),
];

/// Tag and variable; where two tags give one variable, the earlier row counts.
const TAGS: &[(&str, Variable)] = &[
    ("PMID", Variable::Identifier(I::Pmid)),
    ("PMC", Variable::Identifier(I::Pmcid)),
    ("FAU", Variable::Names(N::Author)),
    ("AU", Variable::Names(N::Author)),
    ("CN", Variable::Names(N::Author)),
    ("FED", Variable::Names(N::Editor)),
    ("ED", Variable::Names(N::Editor)),
    ("TI", Variable::Text(T::Title)),
    ("BTI", Variable::Text(T::Title)),
    ("JT", Variable::Text(T::ContainerTitle)),
    ("BTI", Variable::Text(T::ContainerTitle)),
    ("TA", Variable::Text(T::ContainerTitleShort)),
    ("CTI", Variable::Text(T::CollectionTitle)),
    ("DP", Variable::Date(D::Issued)),
    ("DEP", Variable::Date(D::AvailableDate)),
    ("VI", Variable::Number(Nr::Volume)),
    ("IP", Variable::Number(Nr::Issue)),
    ("PG", Variable::Number(Nr::Page)),
    ("EN", Variable::Number(Nr::Edition)),
    ("PB", Variable::Text(T::Publisher)),
    ("PL", Variable::Text(T::PublisherPlace)),
    ("ISBN", Variable::Identifier(I::Isbn)),
    ("IS", Variable::Identifier(I::Issn)),
    ("LID", Variable::Identifier(I::Doi)),
    ("AID", Variable::Identifier(I::Doi)),
    ("LA", Variable::Language),
    ("AB", Variable::Text(T::Abstract)),
    ("OT", Variable::Text(T::Keyword)),
    ("MH", Variable::Text(T::Keyword)),
];

/// What only the database needs, or what says again what other tags say.
const OWN: &[&str] = &[
    "OWN", "STAT", "DCOM", "LR", "DA", "JID", "SB", "EDAT", "MHDA", "CRDT", "PHST", "PST", "SO",
    "OTO", "PT", "IRAD",
];

const KEPT: &str = "nbib";

/// A tag with its value and the value's place in the file.
struct Field {
    tag: String,
    value: String,
    place: Span,
}

fn recognise(text: &str) -> bool {
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let first = lines.find(|line| !line.trim().is_empty());
    first.and_then(tag_of).is_some_and(|(tag, _)| tag == "PMID")
}

/// A line's tag and where its value begins.
fn tag_of(line: &str) -> Option<(&str, usize)> {
    let letters = line.bytes().take_while(u8::is_ascii_uppercase).count();
    let (tag, rest) = line.split_at_checked(letters)?;
    let spaces = rest.bytes().take_while(|b| *b == b' ').count();
    let value = rest.get(spaces..)?.strip_prefix('-')?;
    // The hyphen stands in the fifth column.
    let fits = (2..=4).contains(&letters) && letters + spaces <= 4;
    fits.then_some((tag, line.len() - value.len()))
}

/// Reads a file.
pub fn read(text: &str) -> Read {
    let mut out = Read::default();
    let mut fields: Vec<Field> = Vec::new();
    let mut start = 0;
    let mut at = text.len() - text.trim_start_matches('\u{feff}').len();
    for line in text.get(at..).unwrap_or_default().split_inclusive('\n') {
        let line_start = at;
        at += line.len();
        let content = line.trim_end();
        match tag_of(content) {
            Some((tag, value)) => {
                if tag == "PMID" {
                    finish(text, Span::new(start, line_start), &mut fields, &mut out);
                }
                if fields.is_empty() {
                    start = line_start;
                }
                let end = line_start + content.len();
                let place = Span::new(line_start + value, end).trim(text);
                fields.push(Field {
                    tag: tag.to_string(),
                    value: place.of(text).to_string(),
                    place,
                });
            }
            None if content.trim().is_empty() => {}
            None => {
                if let Some(last) = fields.last_mut() {
                    last.value.push(' ');
                    last.value.push_str(content.trim());
                    last.place.end = line_start + content.len();
                }
            }
        }
    }
    finish(text, Span::new(start, text.len()), &mut fields, &mut out);
    out
}

fn finish(text: &str, span: Span, fields: &mut Vec<Field>, out: &mut Read) {
    let fields = std::mem::take(fields);
    if fields.is_empty() {
        return;
    }
    let span = span.trim(text);
    let (reference, places) = record(&fields);
    let places = places.into_iter().map(|(variable, place)| FieldSpan {
        variable,
        span: Span::new(place.start - span.start, place.end - span.start),
        confidence: 1.0,
    });
    let mapped = Mapped::verbatim(text, span);
    out.entries
        .push(Entry::of_record(mapped, reference, places.collect()));
}

fn record(fields: &[Field]) -> (Reference, Vec<(Variable, Span)>) {
    let has = |tag: &str| fields.iter().any(|f| f.tag == tag && !f.value.is_empty());
    let named = fields.iter().filter(|f| f.tag == "PT").find_map(|f| {
        let row = TYPES
            .iter()
            .find(|(name, _)| name.eq_ignore_ascii_case(&f.value));
        row.map(|(_, item)| *item)
    });
    let by_tags = match (has("BTI"), has("TI")) {
        (true, true) => ItemType::Chapter,
        (true, false) => ItemType::Book,
        _ => ItemType::ArticleJournal,
    };
    let mut reference = Reference::new(named.unwrap_or(by_tags));
    let mut places = Vec::new();
    let mut used = vec![false; fields.len()];
    for (tag, variable) in TAGS {
        // The full form of a name stands before its short form.
        if (*tag == "AU" && has("FAU")) || (*tag == "ED" && has("FED")) {
            for (field, used) in fields.iter().zip(&mut used) {
                *used |= field.tag == *tag;
            }
            continue;
        }
        for (field, used) in fields.iter().zip(&mut used) {
            if !*used && field.tag == *tag && set(&mut reference, *variable, field) {
                *used = true;
                places.push((*variable, field.place));
            }
        }
    }
    let mut kept: Map<String, Value> = Map::new();
    for (field, used) in fields.iter().zip(used) {
        if used
            || field.value.is_empty()
            || OWN.contains(&field.tag.as_str())
            || said(&reference, field)
        {
            continue;
        }
        let list = kept.entry(field.tag.as_str()).or_insert_with(|| json!([]));
        if let Some(list) = list.as_array_mut() {
            list.push(json!(field.value));
        }
    }
    if !kept.is_empty() {
        reference.custom.insert(KEPT.into(), Value::Object(kept));
    }
    (reference, places)
}

/// Whether the record says already what the field says: a DOI twice, the second ISSN of a journal.
fn said(reference: &Reference, field: &Field) -> bool {
    let doi = reference.identifier(I::Doi);
    matches!(field.tag.as_str(), "LID" | "AID") && doi.is_some_and(|doi| field.value.contains(doi))
}

/// Gives a variable a tag's value; `false` when it has one already, or the value does not fit.
fn set(reference: &mut Reference, variable: Variable, field: &Field) -> bool {
    let value = field.value.as_str();
    if value.is_empty() {
        return false;
    }
    match variable {
        Variable::Names(v) => {
            let names: &mut Names = reference.names.entry(v).or_default();
            match name(&field.tag, value) {
                Some(name) => names.list.push(name),
                None => names.others = true,
            }
            return true;
        }
        Variable::Text(T::Keyword) => {
            let text = reference.texts.entry(T::Keyword).or_default();
            if !text.value.is_empty() {
                text.value.push_str("; ");
            }
            // An asterisk marks what an article is mainly about.
            text.value.push_str(value.trim_start_matches('*'));
            return true;
        }
        _ if reference.has(variable) => return false,
        _ => {}
    }
    match variable {
        Variable::Text(v) => {
            reference.texts.insert(v, Text::new(title(v, value)));
        }
        Variable::Number(v) => {
            let value = if v == Nr::Page {
                value.replace('-', "–")
            } else {
                value.to_string()
            };
            reference.numbers.insert(v, Number::from(value));
        }
        Variable::Date(v) => {
            reference.dates.insert(v, date(value));
        }
        Variable::Identifier(v) => return identifier(reference, v, value),
        Variable::Language => {
            reference.language = language::read(value);
            return reference.language.is_some();
        }
        Variable::Names(_) => {}
    }
    true
}

/// MEDLINE ends its titles with a full stop and sets those it has translated in brackets.
fn title(variable: T, value: &str) -> &str {
    if !matches!(variable, T::Title | T::ContainerTitle) || value.ends_with("..") {
        return value;
    }
    let bare = value.strip_suffix('.').unwrap_or(value);
    let inside = bare
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    inside
        .filter(|text| !text.contains(['[', ']']))
        .unwrap_or(bare)
}

/// `10.4103/2277-9175.180636 [doi]`, `2277-9175 (Electronic)`.
fn identifier(reference: &mut Reference, variable: I, value: &str) -> bool {
    let bare = match variable {
        I::Doi => {
            let (bare, kind) = value.split_once('[').unwrap_or((value, ""));
            if !kind.is_empty() && kind.trim_end_matches(']') != "doi" {
                return false;
            }
            bare
        }
        _ => value.split('(').next().unwrap_or(value),
    };
    let identifier = Identifier::new(variable, bare.trim());
    // `AID` and `LID` hold other numbers too.
    if variable == I::Doi && identifier.validity() != Validity::Valid {
        return false;
    }
    reference.identifiers.insert(variable, identifier);
    true
}

/// `Family, Given` of a full name, `Family FM` of a short one, or a body; `None` for `et al.`.
fn name(tag: &str, value: &str) -> Option<Name> {
    if value.trim_end_matches('.').eq_ignore_ascii_case("et al") {
        return None;
    }
    if tag == "CN" {
        return Some(Name::literal(value));
    }
    if let Some((family, given)) = value.split_once(',') {
        return Some(Name::person(family.trim(), given.trim()));
    }
    let short = value.rsplit_once(' ');
    let initials = |text: &str| text.chars().count() <= 4 && text.chars().all(char::is_uppercase);
    Some(match short.filter(|(_, given)| initials(given)) {
        Some((family, given)) => Name::person(family, given),
        None => Name::literal(value),
    })
}

/// `2016 Apr 19`, `2016 Mar-Apr`, `2016 Spring`, `20160419`.
fn date(value: &str) -> Date {
    let digits = value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
    if digits && let (Some(y), Some(m), Some(d)) = (value.get(..4), value.get(4..6), value.get(6..))
    {
        let whole = format!("{y}-{m}-{d}");
        return dates::read(&whole).unwrap_or_else(|| Date::Literal(value.to_string()));
    }
    let (year, rest) = value.split_once(' ').unwrap_or((value, ""));
    // Month before day, the year behind them, as dates are written in words.
    dates::read(&format!("{rest} {year}"))
        .or_else(|| dates::read(value))
        .unwrap_or_else(|| Date::Literal(value.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_of_pubmed() {
        let text = "\u{feff}\nPMID- 123\r\nOWN - NLM\r\nIS  - 0378-5955 (Print)\r\nVI  - 5\r\nIP  - 2\r\nDP  - 2016 Apr 19\r\n\
                    TI  - [A long\r\n      title of it].\r\nPG  - 67-9\r\nLID - S1 [pii]\r\nLID - 10.1000/182 [doi]\r\nFAU - Doe, Jane\r\nAU  - Doe J\r\n\
                    CN  - The Group\r\nLA  - rus\r\nJT  - Journal of it\r\nTA  - J it\r\nGS  - gene\r\nAID - 10.1000/182 [doi]\r\n\r\nPMID-124\r\nAU- Roe AB\r\nBTI- A book\r\n";
        assert!(recognise(text));
        let entries = read(text).entries;
        assert_eq!(entries.len(), 2);
        let r = &entries[0].reference;
        assert_eq!(r.item_type, ItemType::ArticleJournal);
        assert_eq!(r.text(T::Title), Some("A long title of it"));
        let names = [Name::person("Doe", "Jane"), Name::literal("The Group")];
        assert_eq!(r.names_of(N::Author), names);
        assert_eq!(r.identifier(I::Doi), Some("10.1000/182"));
        assert_eq!(r.identifier(I::Issn), Some("0378-5955"));
        assert_eq!(r.identifier(I::Pmid), Some("123"));
        assert_eq!(r.number(Nr::Page), Some("67–9"));
        assert_eq!(r.dates[&D::Issued].to_string(), "2016-04-19");
        assert_eq!(r.language.as_ref().map(|l| l.as_str()), Some("ru"));
        assert_eq!(r.custom[KEPT], json!({"LID": ["S1 [pii]"], "GS": ["gene"]}));
        let span = entries[0].span_of(Variable::Names(N::Author)).unwrap();
        assert_eq!(entries[0].text.source_span(span).of(text), "Doe, Jane");
        let book = &entries[1].reference;
        assert_eq!(book.item_type, ItemType::Book);
        assert_eq!(book.text(T::Title), Some("A book"));
        assert_eq!(book.text(T::ContainerTitle), None);
        assert_eq!(book.names_of(N::Author), [Name::person("Roe", "AB")]);
    }

    #[test]
    fn dates_of_issues() {
        for (text, expected) in [
            ("2016", "2016"),
            ("2016 Apr", "2016-04"),
            ("2016 Mar-Apr", "2016-03/2016-04"),
            ("2016 Spring", "2016-21"),
            ("20160419", "2016-04-19"),
            ("soon", "soon"),
        ] {
            assert_eq!(date(text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn prose_is_no_record() {
        for text in ["", "PMID", "AB- x", "TY  - JOUR", "DNA-based PMID- 3"] {
            assert!(!recognise(text), "{text}");
        }
    }
}
