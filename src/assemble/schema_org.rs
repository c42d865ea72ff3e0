//! An article's own record from its description as JSON-LD in the vocabulary of schema.org
//! (`ScholarlyArticle` and its like), as journal sites give it to search engines.

use super::meta::{date, pages};
use super::names;
use super::twin::other_form;
use crate::record::form::Form;
use crate::record::name::{Name, Names};
use crate::record::{
    DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable, NumberVariable,
    Reference, Text, TextVariable,
};
use crate::text::lang::LangTag;
use crate::text::language;
use serde_json::Value;

/// Types of works, the most telling first, and what they are in a record.
const TYPES: &[(&str, ItemType)] = &[
    ("ScholarlyArticle", ItemType::ArticleJournal),
    ("MedicalScholarlyArticle", ItemType::ArticleJournal),
    ("Thesis", ItemType::Thesis),
    ("Chapter", ItemType::Chapter),
    ("Book", ItemType::Book),
    ("Dataset", ItemType::Dataset),
    ("SoftwareSourceCode", ItemType::Software),
    ("SoftwareApplication", ItemType::Software),
    ("Report", ItemType::Report),
    ("NewsArticle", ItemType::ArticleNewspaper),
    ("BlogPosting", ItemType::PostWeblog),
    ("Article", ItemType::ArticleJournal),
    ("CreativeWork", ItemType::Document),
];

/// How deep descriptions lie in each other: an issue in a volume in a journal is three.
const DEEPEST: usize = 6;

/// The record of the work that the JSON describes; `None` when it is no JSON or describes no work
/// with a title.
pub fn reference(json: &str) -> Option<Reference> {
    let data: Value = serde_json::from_str(json.trim()).ok()?;
    let mut works = Vec::new();
    collect(&data, 0, &mut works);
    let (work, kind) = TYPES
        .iter()
        .find_map(|(name, kind)| Some((*works.iter().find(|work| is_a(work, name))?, *kind)))?;
    read(work, kind)
}

/// The objects of a description at its top: one, a row of them, a graph.
fn collect<'v>(value: &'v Value, depth: usize, out: &mut Vec<&'v Value>) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth + 1, out)),
        Value::Object(map) => {
            out.push(value);
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = map.get(key) {
                    collect(inner, depth + 1, out);
                }
            }
        }
        _ => {}
    }
}

fn is_a(value: &Value, name: &str) -> bool {
    let same = |kind: &Value| {
        kind.as_str()
            .and_then(|kind| kind.rsplit(['/', ':', '#']).next())
            == Some(name)
    };
    match value.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(same),
        Some(kind) => same(kind),
        None => false,
    }
}

fn read(work: &Value, kind: ItemType) -> Option<Reference> {
    let titles: Vec<Said> = ["headline", "name", "alternativeHeadline", "alternateName"]
        .iter()
        .flat_map(|key| texts(work.get(key)))
        .collect();
    let mut out = Reference::new(kind);
    let main = titles.first()?;
    let stated = texts(work.get("inLanguage")).into_iter().next();
    out.language = stated
        .and_then(|said| LangTag::new(&said.text))
        .or_else(|| main.language.clone())
        .or_else(|| language::detect(&main.text).map(|guess| guess.language));
    let title = with_forms(&titles, out.language.as_ref());
    out.texts
        .extend(title.map(|title| (TextVariable::Title, title)));
    for (key, variable) in [
        ("author", NameVariable::Author),
        ("creator", NameVariable::Author),
        ("editor", NameVariable::Editor),
        ("translator", NameVariable::Translator),
    ] {
        let list: Vec<Name> = each(work.get(key)).filter_map(name).collect();
        if !list.is_empty() && !out.names.contains_key(&variable) {
            out.names.insert(variable, Names::from(list));
        }
    }
    let published = ["datePublished", "dateCreated"]
        .iter()
        .find_map(|key| date(work.get(key)?.as_str()?));
    out.dates
        .extend(published.map(|date| (DateVariable::Issued, date)));
    let body = texts(work.get("publisher")).into_iter().next();
    out.texts
        .extend(body.map(|body| (TextVariable::Publisher, Text::new(body.text))));
    for key in ["url", "mainEntityOfPage"] {
        let address = work.get(key).and_then(|value| {
            let id = || value.get("@id")?.as_str();
            value.as_str().or_else(id)
        });
        if let Some(address) = address.filter(|address| address.starts_with("http")) {
            let text = Text::new(address);
            out.texts.entry(TextVariable::Url).or_insert(text);
        }
    }
    identifiers(work, &mut out);
    part_of(work, &mut out, 0);
    Some(out)
}

/// What holds a work, up to the journal or book: issue, volume, name.
fn part_of(work: &Value, out: &mut Reference, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    for (key, variable) in [
        ("issueNumber", NumberVariable::Issue),
        ("volumeNumber", NumberVariable::Volume),
        ("pagination", NumberVariable::Page),
        ("numberOfPages", NumberVariable::NumberOfPages),
        ("bookEdition", NumberVariable::Edition),
        ("version", NumberVariable::Version),
    ] {
        if let Some(value) = plain(work.get(key)) {
            let number = value.as_str().into();
            out.numbers.entry(variable).or_insert(number);
        }
    }
    if let Some(start) = plain(work.get("pageStart")) {
        let page = pages(&start, plain(work.get("pageEnd")).as_deref());
        let page = page.as_str().into();
        out.numbers.entry(NumberVariable::Page).or_insert(page);
    }
    for (key, variable) in [
        ("issn", IdentifierVariable::Issn),
        ("isbn", IdentifierVariable::Isbn),
    ] {
        if let Some(said) = texts(work.get(key)).into_iter().next() {
            let identifier = Identifier::new(variable, &said.text);
            out.identifiers.entry(variable).or_insert(identifier);
        }
    }
    if depth > 0 && !is_a(work, "PublicationIssue") && !is_a(work, "PublicationVolume") {
        let names = texts(work.get("name"));
        if let Some(title) = with_forms(&names, out.language.as_ref()) {
            out.texts
                .entry(TextVariable::ContainerTitle)
                .or_insert(title);
        }
    }
    for host in each(work.get("isPartOf")).chain(each(work.get("periodical"))) {
        part_of(host, out, depth + 1);
    }
}

fn identifiers(work: &Value, out: &mut Reference) {
    let said = ["identifier", "sameAs", "@id", "doi"]
        .iter()
        .flat_map(|key| each(work.get(key)));
    for value in said {
        let text = plain(Some(value)).or_else(|| plain(value.get("value")));
        let Some(text) = text else { continue };
        let property = plain(value.get("propertyID")).unwrap_or_default();
        let is_doi = text.contains("doi.org/10.")
            || text.starts_with("10.") && text.contains('/')
            || text.to_lowercase().starts_with("doi:")
            || property.to_lowercase().ends_with("doi");
        if is_doi {
            let doi = Identifier::new(IdentifierVariable::Doi, &text);
            out.identifiers
                .entry(IdentifierVariable::Doi)
                .or_insert(doi);
        }
    }
}

/// A text and its language, if that is given.
struct Said {
    text: String,
    language: Option<LangTag>,
}

/// The texts that a value gives: a string, a string with its language, a thing with a name, or a
/// row of these.
fn texts(value: Option<&Value>) -> Vec<Said> {
    each(value)
        .filter_map(|value| {
            let text = plain(Some(value))
                .or_else(|| plain(value.get("@value")))
                .or_else(|| plain(value.get("name")))
                .or_else(|| plain(value.get("alternateName")))?;
            let language = plain(value.get("@language"));
            Some(Said {
                text,
                language: language.and_then(|tag| LangTag::new(&tag)),
            })
        })
        .collect()
}

/// The first text with the others as its forms.
fn with_forms(said: &[Said], own: Option<&LangTag>) -> Option<Text> {
    let (first, others) = said.split_first()?;
    let mut out = Text::new(first.text.as_str());
    for other in others {
        let known = out.value == other.text || out.forms.iter().any(|f| f.value == other.text);
        if !known && let Some(kind) = other_form(own, &other.text, other.language.as_ref()) {
            let value = other.text.clone();
            out.forms.push(Form { kind, value });
        }
    }
    Some(out)
}

fn name(value: &Value) -> Option<Name> {
    let family = plain(value.get("familyName"));
    let given = plain(value.get("givenName"));
    if let Some(family) = family {
        return Some(Name::person(family, given.unwrap_or_default()));
    }
    let said = texts(Some(value)).into_iter().next()?;
    if is_a(value, "Organization") {
        return Some(Name::literal(said.text));
    }
    names::read(&said.text, false).list.into_iter().next()
}

/// The value itself, or the values of a row.
fn each(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(value) => std::slice::from_ref(value),
        None => &[],
    };
    list.iter()
}

/// A string or number as a string, if there is something in it.
fn plain(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_read() {
        let found = reference(
            r#"{"@context": "https://schema.org", "@graph": [{"@type": "WebPage", "name": "Page"},
            {"@type": ["ScholarlyArticle"], "headline": "Реки Севера",
             "alternativeHeadline": {"@value": "Rivers of the North", "@language": "en"},
             "author": [{"@type": "Person", "givenName": "Пётр", "familyName": "Орлов"},
                        {"@type": "Organization", "name": "Союз рек"}],
             "datePublished": "2021-05-17", "pageStart": 5, "pageEnd": "19",
             "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": "10.1234/maps.5"},
             "isPartOf": {"@type": "PublicationIssue", "issueNumber": "3",
               "isPartOf": {"@type": ["PublicationVolume", "Periodical"], "volumeNumber": "12",
                 "isPartOf": {"@type": "Periodical", "name": "Вестник карт", "issn": ["1234-5679"]}}}}]}"#,
        )
        .unwrap();
        assert_eq!(found.item_type, ItemType::ArticleJournal);
        let title = &found.texts[&TextVariable::Title];
        assert_eq!(title.value, "Реки Севера");
        assert_eq!(title.translated(), Some("Rivers of the North"));
        let authors = found.names_of(NameVariable::Author);
        assert_eq!(authors[0], Name::person("Орлов", "Пётр"));
        assert_eq!(authors[1], Name::literal("Союз рек"));
        assert_eq!(
            found.text(TextVariable::ContainerTitle),
            Some("Вестник карт")
        );
        for (variable, expected) in [
            (NumberVariable::Volume, "12"),
            (NumberVariable::Issue, "3"),
            (NumberVariable::Page, "5-19"),
        ] {
            assert_eq!(found.number(variable), Some(expected));
        }
        assert_eq!(
            found.identifier(IdentifierVariable::Doi),
            Some("10.1234/maps.5")
        );
        assert_eq!(
            found.identifier(IdentifierVariable::Issn),
            Some("1234-5679")
        );
        assert_eq!(found.year(), Some(2021));
    }

    #[test]
    fn what_describes_no_work_gives_nothing() {
        for json in [
            "",
            "{",
            "[]",
            r#"{"@type": "WebPage", "name": "Page"}"#,
            r#"{"@type": "ScholarlyArticle"}"#,
            r#"{"@type": "ScholarlyArticle", "headline": ["", {}]}"#,
        ] {
            assert_eq!(reference(json), None, "{json}");
        }
        let deep = format!("{}{}", "[".repeat(4000), "]".repeat(4000));
        assert_eq!(reference(&deep), None);
    }
}
