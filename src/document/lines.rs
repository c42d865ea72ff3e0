//! References one a line: nothing is searched for, nothing is joined.

use super::join::{Words, join};
use super::kind::{Content, DocumentKind, Mending};
use super::line;
use super::page::Page;
use crate::text::span::{LineUnit, Mapped, Span};

/// One reference a line. [`lines`] cuts such a text; its page is the text as it is.
pub(super) static LINES: DocumentKind = DocumentKind {
    name: "lines",
    aliases: &[],
    title: "One reference a line",
    extensions: &[],
    content: Content::Text {
        recognise: |_| false,
        extract: page,
    },
    lines: LineUnit::Line,
    mending: Mending::InPlace,
};

fn page(text: &str) -> Page {
    Page {
        text: Mapped::verbatim(text, Span::new(0, text.len())),
        ..Page::default()
    }
}

/// The lines of `text` that are not empty, each with its white space drawn together and knowing
/// its place.
pub fn lines(text: &str) -> Vec<Mapped> {
    let words = Words::of("");
    line::lines(&page(text))
        .iter()
        .map(|line| join(text, &[line.span], &words))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_is_a_reference() {
        let text = "Smith, J.  Maps\r\n\n  and seas-\nland";
        let found: Vec<String> = lines(text).into_iter().map(|m| m.text).collect();
        assert_eq!(found, ["Smith, J. Maps", "and seas-", "land"]);
        assert_eq!(lines(text)[1].source().of(text), "and seas-");
    }
}
