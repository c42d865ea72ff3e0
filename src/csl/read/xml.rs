//! Elements and attributes of a style's XML, and errors with their places.

use roxmltree::{Document, Node};

/// Why a style or a locale could not be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {message}")]
pub struct StyleError {
    /// Line, from 1.
    pub line: u32,
    /// Column in code points, from 1.
    pub column: u32,
    /// What is wrong.
    pub message: String,
}

pub(in crate::csl) type Result<T> = std::result::Result<T, StyleError>;

pub(in crate::csl) fn parse_document(xml: &str) -> Result<Document<'_>> {
    // A byte order mark is no part of the text.
    Document::parse(xml.trim_start_matches('\u{feff}').trim_start()).map_err(|error| {
        let pos = error.pos();
        StyleError {
            line: pos.row,
            column: pos.col,
            message: error.to_string(),
        }
    })
}

pub(in crate::csl) fn error_at(node: Node<'_, '_>, message: impl Into<String>) -> StyleError {
    let pos = node.document().text_pos_at(node.range().start);
    StyleError {
        line: pos.row,
        column: pos.col,
        message: message.into(),
    }
}

pub(super) fn children<'a, 'i>(node: Node<'a, 'i>) -> impl Iterator<Item = Node<'a, 'i>> {
    node.children().filter(Node::is_element)
}

pub(super) fn name<'a>(node: Node<'a, '_>) -> &'a str {
    node.tag_name().name()
}

pub(super) fn child<'a, 'i>(node: Node<'a, 'i>, wanted: &str) -> Option<Node<'a, 'i>> {
    children(node).find(|c| name(*c) == wanted)
}

pub(super) fn is_true(node: Node<'_, '_>, attribute: &str) -> bool {
    node.attribute(attribute) == Some("true")
}

pub(super) fn string(node: Node<'_, '_>, attribute: &str) -> String {
    owned(node, attribute).unwrap_or_default()
}

pub(super) fn owned(node: Node<'_, '_>, attribute: &str) -> Option<String> {
    node.attribute(attribute).map(dereferenced)
}

/// Some styles of the official repository escape a character reference once more, `&amp;#160;`:
/// what they mean is the character.
fn dereferenced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("&#") {
        out.push_str(before);
        let named = after.split_once(';').and_then(|(digits, behind)| {
            let character = char::from_u32(digits.parse().ok()?)?;
            let space = matches!(character, '\t' | '\n' | '\r');
            Some((if space { ' ' } else { character }, behind))
        });
        rest = match named {
            Some((character, behind)) => {
                out.push(character);
                behind
            }
            None => {
                out.push_str("&#");
                after
            }
        };
    }
    out + rest
}

/// Several spaces in a row as one.
pub(super) fn single_spaces(mut text: String) -> String {
    while text.contains("  ") {
        text = text.replace("  ", " ");
    }
    text
}

pub(super) fn integer<T: std::str::FromStr>(node: Node<'_, '_>, attribute: &str) -> Option<T> {
    node.attribute(attribute)?.trim().parse().ok()
}

pub(super) fn words<'a>(node: Node<'a, '_>, attribute: &str) -> impl Iterator<Item = &'a str> {
    node.attribute(attribute)
        .unwrap_or_default()
        .split_whitespace()
}

/// Whether the style asks for what the draft of CSL 1.1 adds, by its `version`.
pub(super) fn is_draft(node: Node<'_, '_>) -> bool {
    let version = node.document().root_element().attribute("version");
    version.is_some_and(|version| version.starts_with("1.1"))
}
