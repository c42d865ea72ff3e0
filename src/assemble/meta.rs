//! An article's own record from the metadata of its page (Highwire `citation_*`, Dublin Core,
//! PRISM), as journal sites state it for search engines.

use crate::record::date::{Date, DatePoint};
use crate::record::{
    DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable, Names, NumberVariable,
    Reference, Text, TextVariable,
};
use crate::text::lang::LangTag;
use crate::text::language;

use super::names;

/// The record that the metadata (name, content) describe; `None` without a title.
pub fn reference(meta: &[(String, String)]) -> Option<Reference> {
    let first = |keys: &[&str]| {
        let of = |key: &&str| {
            meta.iter()
                .find(|(name, value)| name.eq_ignore_ascii_case(key) && !value.trim().is_empty())
        };
        keys.iter().find_map(of).map(|(_, value)| value.trim())
    };
    let mut out = titled(first(&["citation_title", "dc.title", "og:title"])?);
    out.item_type = ItemType::ArticleJournal;
    for (variable, keys) in [
        (
            TextVariable::ContainerTitle,
            [
                "citation_journal_title",
                "prism.publicationName",
                "dc.source",
            ],
        ),
        (
            TextVariable::Publisher,
            ["citation_publisher", "dc.publisher", ""],
        ),
        (
            TextVariable::Url,
            [
                "citation_public_url",
                "citation_abstract_html_url",
                "og:url",
            ],
        ),
    ] {
        if let Some(value) = first(&keys) {
            out.texts.insert(variable, Text::new(value));
        }
    }
    for (variable, keys) in [
        (
            NumberVariable::Volume,
            ["citation_volume", "prism.volume", "dc.source.volume"],
        ),
        (
            NumberVariable::Issue,
            ["citation_issue", "prism.number", "dc.source.issue"],
        ),
    ] {
        if let Some(value) = first(&keys) {
            out.numbers.insert(variable, value.into());
        }
    }
    let pages = (
        first(&["citation_firstpage", "prism.startingPage"]),
        first(&["citation_lastpage", "prism.endingPage"]),
    );
    if let (Some(start), end) = pages {
        let page = end
            .filter(|end| *end != start)
            .map_or(start.to_string(), |end| format!("{start}-{end}"));
        out.numbers.insert(NumberVariable::Page, page.into());
    }
    for (variable, keys) in [
        (
            IdentifierVariable::Doi,
            ["citation_doi", "dc.identifier.doi", "prism.doi"],
        ),
        (
            IdentifierVariable::Issn,
            ["citation_issn", "prism.issn", "dc.source.issn"],
        ),
    ] {
        if let Some(value) = first(&keys) {
            out.identifiers
                .insert(variable, Identifier::new(variable, value));
        }
    }
    if let Some(date) = first(&[
        "citation_publication_date",
        "citation_date",
        "citation_year",
        "dc.date",
        "dc.date.issued",
    ])
    .and_then(date)
    {
        out.dates.insert(DateVariable::Issued, date);
    }
    out.language = first(&["citation_language", "dc.language"])
        .and_then(LangTag::new)
        .or(out.language);
    let authors: Vec<_> = ["citation_author", "dc.creator.personalname", "dc.creator"]
        .iter()
        .map(|key| {
            meta.iter()
                .filter(|(name, _)| name.eq_ignore_ascii_case(key))
                .collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let list: Vec<_> = authors
        .iter()
        .flat_map(|(_, value)| names::read(value, false).list)
        .collect();
    if !list.is_empty() {
        out.names.insert(NameVariable::Author, Names::from(list));
    }
    Some(out)
}

/// A record of a title alone.
pub fn titled(title: &str) -> Reference {
    let mut out = Reference::new(ItemType::Document);
    out.language = language::detect(title).map(|guess| guess.language);
    out.texts.insert(TextVariable::Title, Text::new(title));
    out
}

/// `2019/07/01`, `2019-07`, `2019`.
fn date(text: &str) -> Option<Date> {
    let mut parts = text.split(['/', '-', 'T', ' ']).map(str::parse::<i32>);
    let year = parts.next()?.ok()?;
    let month = parts
        .next()
        .and_then(Result::ok)
        .and_then(|m| u8::try_from(m).ok());
    let day = parts
        .next()
        .and_then(Result::ok)
        .and_then(|d| u8::try_from(d).ok());
    let point = match (month, day) {
        (Some(month), Some(day)) => {
            DatePoint::day(year, month, day).or(DatePoint::month(year, month))
        }
        (Some(month), None) => DatePoint::month(year, month),
        _ => None,
    };
    Some(Date::Point(point.unwrap_or(DatePoint::year(year))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_describes_its_article() {
        let meta: Vec<(String, String)> = [
            ("citation_title", "Rivers of the North"),
            ("citation_author", "Anna Lind"),
            ("citation_author", "Olsen, Per"),
            ("citation_journal_title", "Journal of Maps"),
            ("citation_volume", "12"),
            ("citation_firstpage", "5"),
            ("citation_lastpage", "19"),
            ("citation_date", "2019/07/01"),
            ("citation_doi", "10.1234/maps.5"),
        ]
        .map(|(name, value)| (name.to_string(), value.to_string()))
        .into();
        let found = reference(&meta).unwrap();
        assert_eq!(
            found.text(TextVariable::ContainerTitle),
            Some("Journal of Maps")
        );
        assert_eq!(found.number(NumberVariable::Page), Some("5-19"));
        assert_eq!(found.dates[&DateVariable::Issued].to_string(), "2019-07-01");
        let families: Vec<_> = found
            .names_of(NameVariable::Author)
            .iter()
            .map(|n| n.family())
            .collect();
        assert_eq!(families, ["Lind", "Olsen"]);
        assert_eq!(reference(&[]), None);
    }
}
