//! What a document gives: its text, which knows its place in the file, and what its markup says
//! of the lines. It holds no references yet: [`super::find`] looks for them.

use crate::text::span::Mapped;

/// The text of a document, as a reader of the printed page would see it.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The text; every byte knows its place in the file's (decoded) text. A line break ends a
    /// line of the page, an empty line separates paragraphs.
    pub text: Mapped,
    /// What the markup says of some lines, in the order of the text.
    pub marks: Vec<(usize, Mark)>,
    /// A line break may be a mere wrapping of a longer line (plain text); in a page made from
    /// markup it never is.
    pub may_wrap: bool,
    /// Metadata that the document states of itself: `<meta name content>`, in order.
    pub meta: Vec<(String, String)>,
}

/// What the markup says of the line that begins at a byte of the page's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The line is a heading.
    Heading,
    /// An item of a list begins.
    Item,
    /// A list has ended before this line.
    ListEnd,
}
