//! What a document gives: its text, which knows its place in the file, and what its markup says
//! of the lines. It holds no references yet: [`super::find`] looks for them.

use crate::text::span::{Mapped, Span};

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
    pub meta: Vec<MetaTag>,
    /// Descriptions of itself as JSON-LD, as they stand in the document.
    pub linked_data: Vec<String>,
}

/// A statement that a document makes of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MetaTag {
    /// Its name, as written: `citation_title`.
    pub name: String,
    /// What is stated.
    pub content: String,
    /// The language of the content, where it is given (`lang`, `xml:lang`).
    pub language: Option<String>,
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
    /// A footnote or endnote begins, or a caption that stands apart from the text; it goes on to the
    /// next mark, empty line or page.
    Note,
}

/// What is taken out of a file that is no text: a text made of it, to which the places of all
/// findings belong, and its page.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// The text, a paragraph or a printed line in each of its lines.
    pub text: String,
    /// The page; the file's text is [`Extracted::text`].
    pub page: Page,
}

impl Extracted {
    /// Adds a line to the text and a paragraph to the page, with what the markup says of it.
    /// Breaks inside of the paragraph are lines of the page only; blank paragraphs are left out.
    pub(super) fn push_paragraph(&mut self, paragraph: &str, mark: Option<Mark>) {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push('\n');
            self.page.text.push_foreign("\n\n");
        }
        if let Some(mark) = mark {
            self.page.marks.push((self.page.text.text.len(), mark));
        }
        for line in paragraph.split_inclusive(['\n', '\r']) {
            let broken = line.ends_with(['\n', '\r']);
            let from = self.text.len();
            self.text.push_str(line.trim_end_matches(['\n', '\r']));
            let end = self.text.len();
            self.page
                .text
                .push_verbatim(&self.text, Span::new(from, end));
            if broken {
                self.text.push(' ');
                self.page.text.push("\n", Span::new(end, end + 1));
            }
        }
    }
}
