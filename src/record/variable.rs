//! Variables of CSL 1.0.2 (Appendix IV), by the type of their values.
//!
//! Variables that only exist while a style is at work (`locator`, `citation-number`,
//! `first-reference-note-number`, `year-suffix`) are not stored in a reference; the processor
//! knows them by itself.

use super::vocabulary::vocabulary;

vocabulary! {
    /// Variables that hold text.
    TextVariable {
        Abstract = "abstract",
        Annote = "annote",
        Archive = "archive",
        ArchiveCollection = "archive_collection",
        ArchiveLocation = "archive_location",
        ArchivePlace = "archive-place",
        Authority = "authority",
        CallNumber = "call-number",
        CitationLabel = "citation-label",
        CollectionTitle = "collection-title",
        ContainerTitle = "container-title",
        ContainerTitleShort = "container-title-short",
        Dimensions = "dimensions",
        Division = "division",
        EventPlace = "event-place",
        EventTitle = "event-title",
        Genre = "genre",
        Jurisdiction = "jurisdiction",
        Keyword = "keyword",
        License = "license",
        Medium = "medium",
        Note = "note",
        OriginalPublisher = "original-publisher",
        OriginalPublisherPlace = "original-publisher-place",
        OriginalTitle = "original-title",
        PartTitle = "part-title",
        Publisher = "publisher",
        PublisherPlace = "publisher-place",
        References = "references",
        ReviewedGenre = "reviewed-genre",
        ReviewedTitle = "reviewed-title",
        Scale = "scale",
        Source = "source",
        Status = "status",
        Title = "title",
        TitleShort = "title-short",
        Url = "URL",
        VolumeTitle = "volume-title",
    }
}

vocabulary! {
    /// Variables that hold a number, a row of numbers, or what is printed in place of one.
    NumberVariable {
        ChapterNumber = "chapter-number",
        CollectionNumber = "collection-number",
        Edition = "edition",
        Issue = "issue",
        Number = "number",
        NumberOfPages = "number-of-pages",
        NumberOfVolumes = "number-of-volumes",
        Page = "page",
        PageFirst = "page-first",
        PartNumber = "part-number",
        PrintingNumber = "printing-number",
        Section = "section",
        SupplementNumber = "supplement-number",
        Version = "version",
        Volume = "volume",
    }
}

vocabulary! {
    /// Variables that hold a date.
    DateVariable {
        Accessed = "accessed",
        AvailableDate = "available-date",
        EventDate = "event-date",
        Issued = "issued",
        OriginalDate = "original-date",
        Submitted = "submitted",
    }
}

vocabulary! {
    /// Variables that hold names.
    NameVariable {
        Author = "author",
        Chair = "chair",
        CollectionEditor = "collection-editor",
        Compiler = "compiler",
        Composer = "composer",
        ContainerAuthor = "container-author",
        Contributor = "contributor",
        Curator = "curator",
        Director = "director",
        Editor = "editor",
        EditorTranslator = "editor-translator",
        EditorialDirector = "editorial-director",
        ExecutiveProducer = "executive-producer",
        Guest = "guest",
        Host = "host",
        Illustrator = "illustrator",
        Interviewer = "interviewer",
        Narrator = "narrator",
        Organizer = "organizer",
        OriginalAuthor = "original-author",
        Performer = "performer",
        Producer = "producer",
        Recipient = "recipient",
        ReviewedAuthor = "reviewed-author",
        ScriptWriter = "script-writer",
        SeriesCreator = "series-creator",
        Translator = "translator",
    }
}

vocabulary! {
    /// Variables that hold an identifier of the work. `arXiv` and `EDN` are no CSL variables;
    /// CSL-JSON keeps them in `custom`.
    IdentifierVariable {
        Doi = "DOI",
        Isbn = "ISBN",
        Issn = "ISSN",
        Pmid = "PMID",
        Pmcid = "PMCID",
        Arxiv = "arXiv",
        Edn = "EDN",
    }
}

/// Any stored variable: the name of a field of a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variable {
    Text(TextVariable),
    Number(NumberVariable),
    Date(DateVariable),
    Names(NameVariable),
    Identifier(IdentifierVariable),
    /// `language`.
    Language,
}

impl Variable {
    /// The standard's spelling.
    pub const fn as_str(self) -> &'static str {
        match self {
            Variable::Text(v) => v.as_str(),
            Variable::Number(v) => v.as_str(),
            Variable::Date(v) => v.as_str(),
            Variable::Names(v) => v.as_str(),
            Variable::Identifier(v) => v.as_str(),
            Variable::Language => "language",
        }
    }
}

impl std::str::FromStr for Variable {
    type Err = super::vocabulary::Unknown;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // `event` is the older spelling of `event-title` (CSL 1.0.2, Appendix IV).
        if text == "event" {
            return Ok(Variable::Text(TextVariable::EventTitle));
        }
        if text == "language" {
            return Ok(Variable::Language);
        }
        TextVariable::find(text)
            .map(Variable::Text)
            .or_else(|| NumberVariable::find(text).map(Variable::Number))
            .or_else(|| DateVariable::find(text).map(Variable::Date))
            .or_else(|| NameVariable::find(text).map(Variable::Names))
            .or_else(|| IdentifierVariable::find(text).map(Variable::Identifier))
            .ok_or_else(|| super::vocabulary::Unknown(text.to_string()))
    }
}

impl std::fmt::Display for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
