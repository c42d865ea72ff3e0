//! Plain text: the page is the file.

use super::kind::{Content, DocumentKind, Mending};
use super::page::Page;
use crate::text::span::{LineUnit, Mapped, Span};

/// Plain text, as typed, pasted or left by `pdftotext`.
pub(super) static TEXT: DocumentKind = DocumentKind {
    name: "text",
    aliases: &["txt", "plain"],
    title: "Plain text",
    extensions: &["txt", "text"],
    content: Content::Text {
        recognise: |_| true,
        extract,
    },
    lines: LineUnit::Line,
    mending: Mending::InPlace,
};

fn extract(text: &str) -> Page {
    Page {
        text: Mapped::verbatim(text, Span::new(0, text.len())),
        may_wrap: true,
        ..Page::default()
    }
}
