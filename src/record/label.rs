//! Labels of the parts of a printed reference: what the tagger assigns, what `labels` files hold.

use super::vocabulary::vocabulary;
use crate::text::span::Span;

vocabulary! {
    /// What a part of a printed reference is. Punctuation between parts bears no label.
    Label {
        Author = "author",
        Editor = "editor",
        Translator = "translator",
        Title = "title",
        TranslatedTitle = "translated-title",
        ContainerTitle = "container-title",
        ContainerTitleTranslated = "container-title-translated",
        CollectionTitle = "collection-title",
        Date = "date",
        Volume = "volume",
        Issue = "issue",
        Pages = "pages",
        Edition = "edition",
        Publisher = "publisher",
        PublisherPlace = "publisher-place",
        Doi = "doi",
        Isbn = "isbn",
        Issn = "issn",
        Url = "url",
        Accessed = "accessed",
        Note = "note",
        Genre = "genre",
        Medium = "medium",
        LanguageNote = "language-note",
        AvailableAt = "available-at",
        CitationNumber = "citation-number",
        Event = "event",
        Other = "other",
    }
}

/// A labelled part of a reference's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelledSpan {
    /// Bytes of the reference's own text.
    pub span: Span,
    /// What stands there.
    pub label: Label,
    /// How sure the tagger is, 0 to 1; 1 where a person or an exact rule said so.
    pub confidence: f32,
}

impl LabelledSpan {
    /// A part as a person or an exact rule labels it.
    pub fn certain(span: Span, label: Label) -> LabelledSpan {
        LabelledSpan {
            span,
            label,
            confidence: 1.0,
        }
    }
}
