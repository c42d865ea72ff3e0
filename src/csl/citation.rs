//! What a document cites.

pub use super::style::Position;

/// One citation: cites that stand together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Citation {
    /// Its own id; may be empty.
    pub id: String,
    /// The cites, in the author's order.
    pub cites: Vec<Cite>,
    /// The number of the footnote; 0: in the text.
    pub note: u32,
    /// How much of it is printed.
    pub mode: CitationMode,
}

/// How much of a citation is printed. A style may have `cs:intext` (the draft of CSL 1.1) for the
/// author in the text; else it is the names that begin the first cite, and where a cite has none
/// (numbers, labels), author, editor, translator or title in short form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum CitationMode {
    /// All of it: `(Doe 2001)`.
    #[default]
    Full,
    /// The author of the first cite, for the text: `Doe`.
    AuthorOnly,
    /// All but that author: `(2001)`.
    SuppressAuthor,
    /// Author and the rest: `Doe (2001)`. A note style wants the two apart: [`AuthorOnly`] in the
    /// text, the citation in the note.
    ///
    /// [`AuthorOnly`]: CitationMode::AuthorOnly
    Composite {
        /// What stands between them, with CSL-JSON's markup: `’s argument`; may be empty.
        infix: String,
    },
}

/// A reference to one item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cite {
    /// The id of the reference.
    pub id: String,
    /// A page or another place in it.
    pub locator: Option<String>,
    /// What the locator counts: a CSL term such as `chapter`; `page` when `None`.
    pub label: Option<String>,
    /// Text before, with CSL-JSON's markup.
    pub prefix: String,
    /// Text after, with CSL-JSON's markup.
    pub suffix: String,
    /// Forces the position instead of finding it.
    pub position: Option<Position>,
    /// Forces `near-note`.
    pub near_note: Option<bool>,
    /// Names are left out.
    pub suppress_author: bool,
}

impl Cite {
    /// A cite of the item with this id.
    pub fn new(id: impl Into<String>) -> Cite {
        Cite {
            id: id.into(),
            ..Cite::default()
        }
    }
}
