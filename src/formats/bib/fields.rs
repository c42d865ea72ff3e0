//! The fields of BibTeX and biblatex and the variables they hold: one table, read from left to
//! right for import and from right to left for export.

use super::types::By;
use crate::record::ItemType::{self, *};
use crate::record::{
    DateVariable as D, IdentifierVariable as I, NameVariable as N, NumberVariable as Nr,
    TextVariable as T, Variable,
};

/// How a field's value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// TeX.
    Text,
    /// TeX in which braces protect letter case.
    Title,
    /// TeX, divided by `and` in biblatex.
    List,
    /// No TeX: an address or identifier.
    Verbatim,
    /// Pages: `12--14`.
    Pages,
    /// Names divided by `and`.
    Names,
    /// A date (EDTF).
    Date,
}

/// The item types for which a row holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum When {
    Any,
    Only(&'static [ItemType]),
    Not(&'static [ItemType]),
}

impl When {
    /// Whether the row holds for an item type.
    pub(super) fn holds(self, item: ItemType) -> bool {
        match self {
            When::Any => true,
            When::Only(types) => types.contains(&item),
            When::Not(types) => !types.contains(&item),
        }
    }
}

/// A row: the field, the variable, how its value is written, for which item types, by whom.
pub(super) struct Row {
    pub field: &'static str,
    pub variable: Variable,
    pub shape: Shape,
    pub when: When,
    pub by: By,
}

const ARTICLES: &[ItemType] = &[
    ArticleJournal,
    ArticleMagazine,
    ArticleNewspaper,
    Periodical,
    Review,
    ReviewBook,
];
/// Types whose `number` is a number of their own, not of a series or issue.
const NUMBERED: &[ItemType] = &[
    Report,
    Patent,
    Standard,
    Legislation,
    LegalCase,
    Treaty,
    Dataset,
    Software,
    Manuscript,
    Document,
    Webpage,
    Thesis,
    Bill,
    Regulation,
];
const THESIS: &[ItemType] = &[Thesis];
const REPORT: &[ItemType] = &[Report];
/// Types whose publisher biblatex calls `organization`.
const ORGANIZED: &[ItemType] = &[
    Webpage,
    Document,
    Software,
    Dataset,
    Manuscript,
    Standard,
    PersonalCommunication,
];

const fn row(field: &'static str, variable: Variable, shape: Shape, when: When, by: By) -> Row {
    Row {
        field,
        variable,
        shape,
        when,
        by,
    }
}

use Shape::{Date, List, Names, Pages, Text, Title, Verbatim};
use When::{Any, Not, Only};

/// The table, in the order in which fields are written. Of two rows for one variable that both
/// hold, reading takes the first whose field is there, writing the first that the format writes.
pub(super) const FIELDS: &[Row] = &[
    row("author", Variable::Names(N::Author), Names, Any, By::Both),
    row("editor", Variable::Names(N::Editor), Names, Any, By::Both),
    row(
        "bookauthor",
        Variable::Names(N::ContainerAuthor),
        Names,
        Any,
        By::Biblatex,
    ),
    row(
        "translator",
        Variable::Names(N::Translator),
        Names,
        Any,
        By::Both,
    ),
    row("title", Variable::Text(T::Title), Title, Any, By::Both),
    row(
        "shorttitle",
        Variable::Text(T::TitleShort),
        Title,
        Any,
        By::Both,
    ),
    row(
        "journaltitle",
        Variable::Text(T::ContainerTitle),
        Title,
        Only(ARTICLES),
        By::Biblatex,
    ),
    row(
        "journal",
        Variable::Text(T::ContainerTitle),
        Title,
        Only(ARTICLES),
        By::Bibtex,
    ),
    row(
        "booktitle",
        Variable::Text(T::ContainerTitle),
        Title,
        Not(ARTICLES),
        By::Both,
    ),
    row(
        "journaltitle",
        Variable::Text(T::ContainerTitle),
        Title,
        Any,
        By::Neither,
    ),
    row(
        "journal",
        Variable::Text(T::ContainerTitle),
        Title,
        Any,
        By::Neither,
    ),
    row(
        "booktitle",
        Variable::Text(T::ContainerTitle),
        Title,
        Any,
        By::Neither,
    ),
    row(
        "shortjournal",
        Variable::Text(T::ContainerTitleShort),
        Text,
        Any,
        By::Both,
    ),
    row(
        "issuetitle",
        Variable::Text(T::VolumeTitle),
        Title,
        Only(ARTICLES),
        By::Biblatex,
    ),
    row(
        "eventtitle",
        Variable::Text(T::EventTitle),
        Title,
        Any,
        By::Biblatex,
    ),
    row(
        "eventdate",
        Variable::Date(D::EventDate),
        Date,
        Any,
        By::Biblatex,
    ),
    row(
        "venue",
        Variable::Text(T::EventPlace),
        Text,
        Any,
        By::Biblatex,
    ),
    row("date", Variable::Date(D::Issued), Date, Any, By::Biblatex),
    row(
        "edition",
        Variable::Number(Nr::Edition),
        Text,
        Any,
        By::Both,
    ),
    row("volume", Variable::Number(Nr::Volume), Text, Any, By::Both),
    row(
        "part",
        Variable::Number(Nr::PartNumber),
        Text,
        Any,
        By::Biblatex,
    ),
    row(
        "number",
        Variable::Number(Nr::Issue),
        Text,
        Only(ARTICLES),
        By::Both,
    ),
    row(
        "issue",
        Variable::Number(Nr::Issue),
        Text,
        Only(ARTICLES),
        By::Neither,
    ),
    row(
        "number",
        Variable::Number(Nr::Number),
        Text,
        Only(NUMBERED),
        By::Both,
    ),
    row(
        "number",
        Variable::Number(Nr::CollectionNumber),
        Text,
        Any,
        By::Both,
    ),
    row(
        "eid",
        Variable::Number(Nr::Number),
        Text,
        Only(ARTICLES),
        By::Both,
    ),
    row(
        "series",
        Variable::Text(T::CollectionTitle),
        Title,
        Any,
        By::Both,
    ),
    row(
        "volumes",
        Variable::Number(Nr::NumberOfVolumes),
        Text,
        Any,
        By::Both,
    ),
    row(
        "chapter",
        Variable::Number(Nr::ChapterNumber),
        Text,
        Any,
        By::Both,
    ),
    row("pages", Variable::Number(Nr::Page), Pages, Any, By::Both),
    row("eid", Variable::Number(Nr::Page), Pages, Any, By::Neither),
    row(
        "pagetotal",
        Variable::Number(Nr::NumberOfPages),
        Text,
        Any,
        By::Both,
    ),
    row(
        "version",
        Variable::Number(Nr::Version),
        Text,
        Any,
        By::Both,
    ),
    row("type", Variable::Text(T::Genre), Text, Any, By::Both),
    row(
        "school",
        Variable::Text(T::Publisher),
        List,
        Only(THESIS),
        By::Bibtex,
    ),
    row(
        "institution",
        Variable::Text(T::Publisher),
        List,
        Only(THESIS),
        By::Biblatex,
    ),
    row(
        "institution",
        Variable::Text(T::Publisher),
        List,
        Only(REPORT),
        By::Both,
    ),
    row(
        "organization",
        Variable::Text(T::Publisher),
        List,
        Only(ORGANIZED),
        By::Biblatex,
    ),
    row(
        "howpublished",
        Variable::Text(T::Publisher),
        Text,
        Only(ORGANIZED),
        By::Bibtex,
    ),
    row(
        "publisher",
        Variable::Text(T::Publisher),
        List,
        Any,
        By::Both,
    ),
    row(
        "institution",
        Variable::Text(T::Publisher),
        List,
        Any,
        By::Neither,
    ),
    row(
        "school",
        Variable::Text(T::Publisher),
        List,
        Any,
        By::Neither,
    ),
    row(
        "organization",
        Variable::Text(T::Publisher),
        List,
        Any,
        By::Neither,
    ),
    row(
        "howpublished",
        Variable::Text(T::Publisher),
        Text,
        Any,
        By::Neither,
    ),
    row(
        "location",
        Variable::Text(T::PublisherPlace),
        List,
        Any,
        By::Biblatex,
    ),
    row(
        "address",
        Variable::Text(T::PublisherPlace),
        List,
        Any,
        By::Bibtex,
    ),
    row(
        "pubstate",
        Variable::Text(T::Status),
        Text,
        Any,
        By::Biblatex,
    ),
    row("isbn", Variable::Identifier(I::Isbn), Text, Any, By::Both),
    row("issn", Variable::Identifier(I::Issn), Text, Any, By::Both),
    row("doi", Variable::Identifier(I::Doi), Verbatim, Any, By::Both),
    row(
        "pmid",
        Variable::Identifier(I::Pmid),
        Verbatim,
        Any,
        By::Neither,
    ),
    row(
        "pmcid",
        Variable::Identifier(I::Pmcid),
        Verbatim,
        Any,
        By::Neither,
    ),
    row(
        "arxiv",
        Variable::Identifier(I::Arxiv),
        Verbatim,
        Any,
        By::Neither,
    ),
    row(
        "edn",
        Variable::Identifier(I::Edn),
        Verbatim,
        Any,
        By::Neither,
    ),
    row("url", Variable::Text(T::Url), Verbatim, Any, By::Both),
    row("urldate", Variable::Date(D::Accessed), Date, Any, By::Both),
    row(
        "lastchecked",
        Variable::Date(D::Accessed),
        Date,
        Any,
        By::Neither,
    ),
    row(
        "origdate",
        Variable::Date(D::OriginalDate),
        Date,
        Any,
        By::Biblatex,
    ),
    row(
        "origtitle",
        Variable::Text(T::OriginalTitle),
        Title,
        Any,
        By::Biblatex,
    ),
    row(
        "origpublisher",
        Variable::Text(T::OriginalPublisher),
        List,
        Any,
        By::Biblatex,
    ),
    row(
        "origlocation",
        Variable::Text(T::OriginalPublisherPlace),
        List,
        Any,
        By::Biblatex,
    ),
    row(
        "library",
        Variable::Text(T::CallNumber),
        Text,
        Any,
        By::Biblatex,
    ),
    row("note", Variable::Text(T::Note), Text, Any, By::Both),
    row("addendum", Variable::Text(T::Note), Text, Any, By::Neither),
    row(
        "annotation",
        Variable::Text(T::Annote),
        Text,
        Any,
        By::Biblatex,
    ),
    row("annote", Variable::Text(T::Annote), Text, Any, By::Bibtex),
    row("abstract", Variable::Text(T::Abstract), Text, Any, By::Both),
    row("keywords", Variable::Text(T::Keyword), Text, Any, By::Both),
    row(
        "keyword",
        Variable::Text(T::Keyword),
        Text,
        Any,
        By::Neither,
    ),
];
