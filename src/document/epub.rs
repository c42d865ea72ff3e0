//! EPUB (EPUB 3.3, ISO/IEC 23736): the pages of the book in the order of its spine, notes marked,
//! and what the package says of the book.

use super::container::{Container, names, xml};
use super::html;
use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::page::{Extracted, Mark, MetaTag, Page};
use crate::text::span::LineUnit;
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

/// An electronic book.
pub(super) static EPUB: DocumentKind = DocumentKind {
    name: "epub",
    aliases: &[],
    title: "electronic book (EPUB)",
    extensions: &["epub"],
    content: Content::Binary {
        recognise: |bytes| names(bytes, CONTAINER),
        read,
    },
    lines: LineUnit::Paragraph,
    mending: Mending::ByHand("correct it in an editor of EPUB where the places point"),
};

const KIND: &str = "EPUB";
/// The part that names the package (OCF 3.3, 4.2.6.3.1).
const CONTAINER: &str = "META-INF/container.xml";

fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let mut container = Container::open(bytes, KIND)?;
    let missing = |what: String| ExtractError::Other {
        kind: KIND,
        why: what,
    };
    let Some(start) = container.part(CONTAINER)? else {
        return Err(missing(format!("the archive has no part {CONTAINER}")));
    };
    let start = xml(&start, CONTAINER, KIND)?;
    let Some(path) = start
        .descendants()
        .find(|node| node.tag_name().name() == "rootfile")
        .and_then(|node| node.attribute("full-path"))
    else {
        return Err(missing(format!("{CONTAINER} names no package")));
    };
    let Some(package) = container.part(path)? else {
        return Err(missing(format!("the archive has no part {path}")));
    };
    let package = xml(&package, path, KIND)?;
    let mut out = Extracted::default();
    out.page.meta = statements(&package);
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut seen = HashSet::new();
    for href in spine(&package) {
        let path = joined(folder, href);
        // A page named twice is read once; one that is missing takes no other with it.
        if !seen.insert(path.clone()) {
            continue;
        }
        if let Some(source) = container.part(&path)? {
            append(&mut out, &html::extract(&source));
        }
    }
    Ok(out)
}

/// The addresses of the pages, in the order of the spine (EPUB 3.3, 5.7).
fn spine<'a>(package: &'a Document<'_>) -> Vec<&'a str> {
    let named = |name: &'static str| {
        package
            .descendants()
            .filter(move |node| node.tag_name().name() == name)
    };
    let items: HashMap<&str, &str> = named("item")
        .filter_map(|item| Some((item.attribute("id")?, item.attribute("href")?)))
        .collect();
    named("itemref")
        .filter_map(|item| items.get(item.attribute("idref")?).copied())
        .collect()
}

/// `dc:title`, `dc:creator` and their like, by the names that pages of the web give them.
fn statements(package: &Document<'_>) -> Vec<MetaTag> {
    let is_metadata = |node: &Node| node.tag_name().name() == "metadata";
    let Some(metadata) = package.descendants().find(is_metadata) else {
        return Vec::new();
    };
    metadata
        .children()
        .filter_map(|node| {
            let content = node.text()?.trim();
            let name = node.tag_name().name();
            (node.is_element() && !content.is_empty()).then(|| MetaTag {
                name: format!("DC.{name}"),
                content: content.to_string(),
                language: None,
            })
        })
        .collect()
}

/// An address in the package as the name of a part.
fn joined(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or("");
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    let decoded = decoded(href);
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// The text with `%20` and its like as characters.
fn decoded(href: &str) -> String {
    let mut out = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail
            .get(..2)
            .and_then(|digits| std::str::from_utf8(digits).ok());
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if *first == b'%' => {
                out.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            _ => {
                out.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Adds the paragraphs of a page.
fn append(out: &mut Extracted, page: &Page) {
    let text = &page.text.text;
    let mut at = 0;
    for paragraph in text.split("\n\n") {
        let end = at + paragraph.len();
        let mark: Option<Mark> = page
            .marks
            .iter()
            .skip(page.marks.partition_point(|(place, _)| *place < at))
            .take_while(|(place, _)| *place <= end)
            .map(|(_, mark)| *mark)
            .next();
        out.push_paragraph(paragraph, mark);
        at = end + 2;
    }
}

#[cfg(test)]
mod tests {
    use super::super::container::tests::archive;
    use super::*;

    const START: &str =
        r#"<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>"#;

    #[test]
    fn pages_are_read_in_order() {
        let package = r#"<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Maps</dc:title></metadata>
            <manifest><item id="b" href="text/b%20c.xhtml"/><item id="a" href="a.xhtml#x"/><item id="n" href="none.xhtml"/></manifest>
            <spine><itemref idref="a"/><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="z"/></spine></package>"#;
        let file = archive(&[
            ("mimetype", "application/epub+zip"),
            (CONTAINER, START),
            ("OEBPS/book.opf", package),
            (
                "OEBPS/text/b c.xhtml",
                "<html><body><h2>References</h2><ol><li>Roe B. Seas.</li></ol><aside epub:type=\"footnote\">See Roe.</aside></body></html>",
            ),
            ("OEBPS/a.xhtml", "<html><body><p>Text.</p></body></html>"),
        ]);
        let Content::Binary { recognise, .. } = &EPUB.content else {
            panic!("an archive");
        };
        assert!(recognise(&file));
        let found = read(&file).unwrap();
        assert_eq!(found.text, "Text.\nReferences\nRoe B. Seas.\nSee Roe.");
        let marks: Vec<Mark> = found.page.marks.iter().map(|m| m.1).collect();
        assert_eq!(marks, [Mark::Heading, Mark::Item, Mark::Note]);
        assert_eq!(found.page.meta[0].name, "DC.title");
    }

    #[test]
    fn what_is_no_book_is_refused() {
        for parts in [
            &[(CONTAINER, "<container/>")][..],
            &[(CONTAINER, START)],
            &[(CONTAINER, START), ("OEBPS/book.opf", "<package>")],
            &[(CONTAINER, "text")],
        ] {
            assert!(read(&archive(parts)).is_err(), "{parts:?}");
        }
        assert!(read(b"PK\x03\x04").is_err());
    }

    proptest::proptest! {
        #[test]
        fn no_archive_stops_the_reader(
            start in proptest::option::of(".{0,60}"),
            package in "(<(package|manifest|item id=\"a\" href=\"%?.{0,6}\"/|spine|itemref idref=\"a\"/)>){0,6}",
            page in ".{0,80}",
        ) {
            let start = start.unwrap_or_else(|| START.to_string());
            let file = archive(&[
                (CONTAINER, &start),
                ("OEBPS/book.opf", &format!("<package><manifest><item id=\"a\" href=\"a\"/></manifest><spine><itemref idref=\"a\"/></spine>{package}</package>")),
                ("OEBPS/a", &page),
            ]);
            let _ = read(&file);
            let cut = file.len() / 2;
            let _ = read(&file[..cut]);
        }
    }
}
