//! DOCX (Office Open XML, ISO/IEC 29500): paragraphs with their printed numbers, tables, text
//! boxes, footnotes and endnotes; tracked changes as if accepted, hidden text left out.

mod numbering;
mod paragraph;
mod styles;

use super::container::{Container, names, xml};
use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::page::Extracted;
use super::table::Paragraphs;
use crate::text::span::LineUnit;
use numbering::Numbering;
use paragraph::Reader;
use roxmltree::{Document, Node};
use std::collections::HashMap;
use styles::Styles;

/// A Word document.
pub(super) static DOCX: DocumentKind = DocumentKind {
    name: "docx",
    aliases: &["word", "docm"],
    title: "Word document (DOCX)",
    extensions: &["docx", "docm", "dotx"],
    content: Content::Binary {
        recognise: |bytes| names(bytes, "word/document.xml"),
        read,
    },
    lines: LineUnit::Paragraph,
    mending: Mending::ByHand("correct it in a word processor where the places point"),
};

const KIND: &str = "DOCX";

fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let mut container = Container::open(bytes, KIND)?;
    let Some(document) = container.part("word/document.xml")? else {
        return Err(ExtractError::Other {
            kind: KIND,
            why: "the archive has no part word/document.xml".to_string(),
        });
    };
    let document = xml(&document, "word/document.xml", KIND)?;
    // What only adds to the text (numbers, notes, links) may be missing.
    let mut part = |name: &str| container.part(name).map(Option::unwrap_or_default);
    let styles = part("word/styles.xml")?;
    let numbering = part("word/numbering.xml")?;
    let footnotes = part("word/footnotes.xml")?;
    let endnotes = part("word/endnotes.xml")?;
    let links = part("word/_rels/document.xml.rels")?;
    let styles_tree = optional(&styles);
    let numbering_tree = optional(&numbering);
    let styles = styles_tree.as_ref().map(Styles::read).unwrap_or_default();
    let numbering = numbering_tree
        .as_ref()
        .map(Numbering::read)
        .unwrap_or_default();
    let links_tree = optional(&links);
    let links = links_tree.as_ref().map(relations).unwrap_or_default();

    let mut out = Paragraphs::default();
    let mut reader = Reader::new(&styles, numbering, &links);
    reader.read(document.root_element(), &mut out);
    for (text, name) in [(&footnotes, "footnote"), (&endnotes, "endnote")] {
        let Some(notes) = optional(text) else {
            continue;
        };
        for note in notes
            .root_element()
            .children()
            .filter(|n| is(*n, name) && attribute(*n, "type").is_none())
        {
            let mut inner = Paragraphs::default();
            reader.read(note, &mut inner);
            out.note(inner.finish().text);
        }
    }
    Ok(out.finish())
}

/// The tree of a part that may be missing or broken.
fn optional(text: &str) -> Option<Document<'_>> {
    xml(text, "", KIND).ok()
}

/// The addresses of links, by the names under which the document calls them.
fn relations<'t>(tree: &'t Document<'_>) -> HashMap<&'t str, &'t str> {
    tree.root_element()
        .children()
        .filter(|n| attribute(*n, "TargetMode") == Some("External"))
        .filter_map(|n| Some((attribute(n, "Id")?, attribute(n, "Target")?)))
        .collect()
}

/// Whether a node is the element of this name; the name alone tells, since the strict and the
/// transitional form of the format differ in their namespaces.
fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn child<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Option<Node<'a, 'i>> {
    node.children().find(|n| is(*n, name))
}

/// The attribute of this name, whatever its namespace.
fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|a| a.name() == name)
        .map(|a| a.value())
}

/// `w:val` of a child element.
fn value<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    child(node, name).and_then(|n| attribute(n, "val"))
}

/// Whether a property that is on or off is on: `<w:vanish/>`, `<w:vanish w:val="1"/>`.
fn is_on(properties: Node<'_, '_>, name: &str) -> bool {
    child(properties, name)
        .is_some_and(|n| !matches!(attribute(n, "val"), Some("0" | "false" | "off")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::container::tests::archive;
    use crate::document::page::Mark;

    const HEAD: &str = r#"<w:document xmlns:w="w" xmlns:r="r" xmlns:mc="m"><w:body>"#;

    fn text(body: &str, parts: &[(&str, &str)]) -> Extracted {
        let document = format!("{HEAD}{body}</w:body></w:document>");
        let parts = [&[("word/document.xml", document.as_str())], parts].concat();
        read(&archive(&parts)).unwrap()
    }

    #[test]
    fn runs_become_text() {
        for (body, expected) in [
            (
                "<w:p><w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>",
                "One\ttwo three",
            ),
            (
                "<w:p><w:del><w:r><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t>yes</w:t></w:r></w:ins></w:p>",
                "yes",
            ),
            (
                "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>one </w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p>",
                "one two",
            ),
            (
                "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:t>yes</w:t></w:r></w:p>",
                "yes",
            ),
            (
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>1.</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Smith</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
                "1. Smith",
            ),
            (
                "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>text</w:t></w:r></w:p>",
                "text\nbox",
            ),
            (
                "<w:p><w:r><w:instrText>PAGE</w:instrText><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r></w:p>",
                "a\u{2011}b",
            ),
        ] {
            assert_eq!(text(body, &[]).text, expected);
        }
    }

    #[test]
    fn numbers_are_counted() {
        let numbering = r#"<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>"#;
        let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="L"><w:name w:val="list"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H2"><w:basedOn w:val="H1"/></w:style></w:styles>"#;
        let paragraph = |properties: &str, words: &str| {
            format!("<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>")
        };
        let of =
            |id: u8| format!(r#"<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{id}"/></w:numPr>"#);
        let body = [
            paragraph(r#"<w:pStyle w:val="H2"/>"#, "References"),
            paragraph(r#"<w:pStyle w:val="L"/>"#, "Smith"),
            paragraph(&of(1), "Lee"),
            paragraph(&of(2), "Roe"),
            paragraph(&of(9), "None"),
        ]
        .concat();
        let read = text(
            &body,
            &[
                ("word/numbering.xml", numbering),
                ("word/styles.xml", styles),
            ],
        );
        assert_eq!(read.text, "References\n[1] Smith\n[2] Lee\n[1] Roe\nNone");
        assert_eq!(read.page.marks, [(0, Mark::Heading)]);
    }

    #[test]
    fn links_and_notes_are_read() {
        let body = r#"<w:p><w:hyperlink r:id="r1"><w:r><w:t>PDF</w:t></w:r></w:hyperlink></w:p>"#;
        let links = r#"<Relationships><Relationship Id="r1" TargetMode="External" Target="https://a.org/b"/></Relationships>"#;
        let notes = r#"<w:footnotes xmlns:w="w"><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/><w:t>See Smith.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        let read = text(
            body,
            &[
                ("word/_rels/document.xml.rels", links),
                ("word/footnotes.xml", notes),
            ],
        );
        assert_eq!(read.text, "PDF (https://a.org/b)\nSee Smith.");
        assert_eq!(read.page.marks.last().map(|m| m.1), Some(Mark::Note));
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let bomb = "<w:p>".repeat(100_000);
        let entities = r#"<!DOCTYPE a [<!ENTITY b "bbbb">]><a>&b;</a>"#;
        let good = archive(&[("word/document.xml", "<a/>")]);
        for bytes in [
            b"Smith".to_vec(),
            good[..good.len() / 2].to_vec(),
            archive(&[("a.txt", "Smith")]),
            archive(&[("word/document.xml", &bomb)]),
            archive(&[("word/document.xml", entities)]),
            archive(&[("word/document.xml", &" ".repeat(70 << 20))]),
        ] {
            assert!(read(&bytes).is_err());
        }
        let deep = format!(
            "{HEAD}{}{}</w:body></w:document>",
            "<w:x>".repeat(9000),
            "</w:x>".repeat(9000)
        );
        assert!(read(&archive(&[("word/document.xml", &deep)])).is_ok());
    }
}
