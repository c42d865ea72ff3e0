//! An article's own record from the metadata of its page (Highwire `citation_*`, Dublin Core,
//! PRISM), as journal sites state it for search engines.

use super::names;
use super::twin::{other_form, paired};
use crate::record::date::{Date, DatePoint};
use crate::record::{
    DateVariable, Identifier, IdentifierVariable, ItemType, NameVariable, Names, NumberVariable,
    Reference, Text, TextVariable,
};
use crate::text::lang::LangTag;
use crate::text::language;

/// One statement of a page's metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Statement<'a> {
    /// Its name: `citation_title`, `DC.Title`.
    pub name: &'a str,
    /// What is stated.
    pub content: &'a str,
    /// The language of the content, where the page gives it.
    pub language: Option<LangTag>,
}

/// What holds a work, by the name of the statement, and what the work is then.
const HOSTS: &[(&str, ItemType)] = &[
    ("citation_journal_title", ItemType::ArticleJournal),
    ("citation_conference_title", ItemType::PaperConference),
    ("citation_inbook_title", ItemType::Chapter),
    ("citation_book_title", ItemType::Chapter),
    ("prism.publicationname", ItemType::ArticleJournal),
    ("dc.source", ItemType::ArticleJournal),
];

/// Who answers for a work that no journal holds, and what it is then.
const BODIES: &[(&str, ItemType)] = &[
    ("citation_dissertation_institution", ItemType::Thesis),
    ("citation_technical_report_institution", ItemType::Report),
];

const TEXTS: &[(TextVariable, &[&str])] = &[
    (
        TextVariable::Publisher,
        &["citation_publisher", "dc.publisher"],
    ),
    (
        TextVariable::Url,
        &[
            "citation_public_url",
            "citation_abstract_html_url",
            "og:url",
        ],
    ),
    (
        TextVariable::ContainerTitleShort,
        &["citation_journal_abbrev"],
    ),
];

const NUMBERS: &[(NumberVariable, &[&str])] = &[
    (
        NumberVariable::Volume,
        &["citation_volume", "prism.volume", "dc.source.volume"],
    ),
    (
        NumberVariable::Issue,
        &["citation_issue", "prism.number", "dc.source.issue"],
    ),
];

const IDENTIFIERS: &[(IdentifierVariable, &[&str])] = &[
    (
        IdentifierVariable::Doi,
        &["citation_doi", "dc.identifier.doi", "prism.doi"],
    ),
    (
        IdentifierVariable::Issn,
        &["citation_issn", "prism.issn", "dc.source.issn"],
    ),
    (IdentifierVariable::Isbn, &["citation_isbn"]),
];

/// The record that the metadata describe; `None` without a title. Titles and journals stated in
/// several languages, and authors stated in two scripts, become one record with these forms.
pub fn reference(meta: &[Statement<'_>]) -> Option<Reference> {
    let all = |key: &'static str| {
        meta.iter()
            .filter(move |s| s.name.eq_ignore_ascii_case(key) && !s.content.trim().is_empty())
    };
    let first = |keys: &[&'static str]| {
        let found = keys.iter().find_map(|key| all(key).next());
        found.map(|statement| statement.content.trim())
    };
    let main = ["citation_title", "dc.title", "og:title"]
        .iter()
        .find_map(|key| all(key).next())?;
    let mut out = titled(main.content.trim());
    let stated = first(&["citation_language", "dc.language"]).and_then(LangTag::new);
    out.language = main.language.clone().or(stated).or(out.language);
    let others = ["citation_title", "dc.title", "dc.title.alternative"]
        .iter()
        .flat_map(|key| all(key));
    add_forms(&mut out, TextVariable::Title, others);
    out.item_type = ItemType::ArticleJournal;
    let host = HOSTS
        .iter()
        .find_map(|(key, kind)| Some((all(key).next()?, *key, *kind)));
    if let Some((host, key, kind)) = host {
        let title = Text::new(host.content.trim());
        out.texts.insert(TextVariable::ContainerTitle, title);
        add_forms(&mut out, TextVariable::ContainerTitle, all(key));
        out.item_type = kind;
    }
    for (variable, keys) in TEXTS {
        if let Some(value) = first(keys) {
            out.texts.insert(*variable, Text::new(value));
        }
    }
    let body = BODIES
        .iter()
        .find_map(|(key, kind)| Some((first(&[*key])?, *kind)));
    if let Some((body, kind)) = body {
        out.texts.insert(TextVariable::Publisher, Text::new(body));
        out.item_type = kind;
    }
    for (variable, keys) in NUMBERS {
        if let Some(value) = first(keys) {
            out.numbers.insert(*variable, value.into());
        }
    }
    let start = first(&["citation_firstpage", "prism.startingpage"]);
    if let Some(start) = start {
        let end = first(&["citation_lastpage", "prism.endingpage"]);
        out.numbers
            .insert(NumberVariable::Page, pages(start, end).as_str().into());
    }
    for (variable, keys) in IDENTIFIERS {
        if let Some(value) = first(keys) {
            out.identifiers
                .insert(*variable, Identifier::new(*variable, value));
        }
    }
    let issued = first(&[
        "citation_publication_date",
        "citation_date",
        "citation_year",
        "dc.date",
        "dc.date.issued",
    ]);
    if let Some(date) = issued.and_then(date) {
        out.dates.insert(DateVariable::Issued, date);
    }
    let authors = ["citation_author", "dc.creator.personalname", "dc.creator"]
        .iter()
        .map(|key| all(key).collect::<Vec<_>>())
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let list: Vec<_> = authors
        .iter()
        .flat_map(|statement| names::read(statement.content, false).list)
        .collect();
    if !list.is_empty() {
        out.names
            .insert(NameVariable::Author, Names::from(paired(list)));
    }
    Some(out)
}

/// Adds what else a text variable is called by, each once, as other forms of it.
fn add_forms<'s>(
    out: &mut Reference,
    variable: TextVariable,
    others: impl Iterator<Item = &'s Statement<'s>>,
) {
    let own = out.language.clone();
    let Some(text) = out.texts.get_mut(&variable) else {
        return;
    };
    for other in others {
        let value = other.content.trim();
        let known = text.value == value || text.forms.iter().any(|form| form.value == value);
        if !known && let Some(kind) = other_form(own.as_ref(), value, other.language.as_ref()) {
            text.forms.push(crate::record::form::Form {
                kind,
                value: value.to_string(),
            });
        }
    }
}

/// A record of a title alone.
pub fn titled(title: &str) -> Reference {
    let mut out = Reference::new(ItemType::Document);
    out.language = language::detect(title).map(|guess| guess.language);
    out.texts.insert(TextVariable::Title, Text::new(title));
    out
}

/// `5-19` of a first and a last page.
pub(super) fn pages(start: &str, end: Option<&str>) -> String {
    end.filter(|end| *end != start)
        .map_or(start.to_string(), |end| format!("{start}-{end}"))
}

/// `2019/07/01`, `2019-07`, `2019`.
pub(super) fn date(text: &str) -> Option<Date> {
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

    fn statements<'a>(list: &[(&'a str, &'a str, &str)]) -> Vec<Statement<'a>> {
        list.iter()
            .map(|(name, content, language)| Statement {
                name,
                content,
                language: LangTag::new(language),
            })
            .collect()
    }

    #[test]
    fn a_page_describes_its_article() {
        let meta = statements(&[
            ("citation_title", "Rivers of the North", ""),
            ("citation_author", "Anna Lind", ""),
            ("citation_author", "Olsen, Per", ""),
            ("citation_journal_title", "Journal of Maps", ""),
            ("citation_volume", "12", ""),
            ("citation_firstpage", "5", ""),
            ("citation_lastpage", "19", ""),
            ("citation_date", "2019/07/01", ""),
            ("citation_doi", "10.1234/maps.5", ""),
        ]);
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

    #[test]
    fn languages_become_forms_of_one_record() {
        let meta = statements(&[
            ("citation_title", "Реки Севера", "ru"),
            ("citation_title", "Rivers of the North", "en"),
            ("DC.Title", "Реки Севера", "ru"),
            ("citation_author", "Орлов Пётр Ильич", ""),
            ("citation_author", "Pyotr I. Orlov", ""),
            ("citation_journal_title", "Вестник карт", "ru"),
            ("citation_journal_title", "Bulletin of Maps", "en"),
        ]);
        let found = reference(&meta).unwrap();
        let title = &found.texts[&TextVariable::Title];
        assert_eq!(title.translated(), Some("Rivers of the North"));
        assert_eq!(title.forms.len(), 1);
        let host = &found.texts[&TextVariable::ContainerTitle];
        assert_eq!(host.translated(), Some("Bulletin of Maps"));
        let authors = found.names_of(NameVariable::Author);
        assert_eq!(authors.len(), 1);
        assert_eq!(authors[0].family(), "Орлов");
        assert_eq!(authors[0].forms.len(), 1);
        let thesis = statements(&[
            ("citation_title", "Rivers", ""),
            (
                "citation_dissertation_institution",
                "University of Maps",
                "",
            ),
        ]);
        assert_eq!(reference(&thesis).unwrap().item_type, ItemType::Thesis);
    }
}
