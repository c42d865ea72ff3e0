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
