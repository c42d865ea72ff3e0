//! What a style says of itself (CSL 1.0.2, Info), read without the rest of it: a folder of ten
//! thousand styles can be searched.

use std::io::{self, Read};

use roxmltree::Node;

use super::read::{StyleError, error_at, parse_document};

/// `cs:info` of a style.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StyleInfo {
    /// `cs:id`, a URI.
    pub id: String,
    /// `cs:title`.
    pub title: String,
    /// `cs:title-short`.
    pub short_title: Option<String>,
    /// Names of authors and contributors.
    pub authors: Vec<String>,
    /// The licence: the address in `cs:rights`, else its text.
    pub license: Option<String>,
    /// How it cites: `author-date`, `numeric`, `note`, `author`, `label`.
    pub citation_format: Option<String>,
    /// The fields of study it serves: `medicine`, `law`.
    pub fields: Vec<String>,
    /// The id of the style that a dependent style stands for.
    pub parent: Option<String>,
}

/// What ends all that is read here.
const END: &str = "</info>";

impl StyleInfo {
    /// Reads what the style whose text (or beginning, see [`StyleInfo::head`]) this is says of
    /// itself.
    ///
    /// # Errors
    /// What is no well-formed XML up to there, or no `style`.
    pub fn parse(xml: &str) -> Result<StyleInfo, StyleError> {
        let head = xml.find(END).and_then(|at| xml.get(..at + END.len()));
        let closed = head.map(|head| format!("{head}</style>"));
        // An `</info>` in a comment, or a prefix before `style`: then the whole is read.
        match closed.as_deref().map(parse_document) {
            Some(Ok(document)) => read(document.root_element()),
            _ => read(parse_document(xml)?.root_element()),
        }
    }

    /// The beginning of a style, as far as [`StyleInfo::parse`] needs it: `limit` bytes at most.
    ///
    /// # Errors
    /// Those of the reader, and what is not UTF-8.
    pub fn head(mut reader: impl Read, limit: u64) -> io::Result<String> {
        const STEP: u64 = 8 * 1024;
        let mut bytes = Vec::new();
        loop {
            let before = bytes.len();
            let room = limit.saturating_sub(before as u64).min(STEP);
            reader.by_ref().take(room).read_to_end(&mut bytes)?;
            // The mark may lie across two steps.
            let fresh = bytes.get(before.saturating_sub(END.len())..);
            let found = fresh.and_then(|fresh| find(fresh, END.as_bytes()));
            if let Some(at) = found {
                bytes.truncate(before.saturating_sub(END.len()) + at + END.len());
            }
            if found.is_some() || bytes.len() == before {
                let not_text = |_| io::Error::new(io::ErrorKind::InvalidData, "not UTF-8");
                return String::from_utf8(bytes).map_err(not_text);
            }
        }
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|part| part == wanted)
}

fn read(root: Node<'_, '_>) -> Result<StyleInfo, StyleError> {
    if root.tag_name().name() != "style" {
        let message = format!(
            "this is no style: its root element is `{}`",
            root.tag_name().name()
        );
        return Err(error_at(root, message));
    }
    let mut info = StyleInfo::default();
    let Some(node) = (root.children()).find(|child| child.tag_name().name() == "info") else {
        return Ok(info);
    };
    for child in node.children().filter(Node::is_element) {
        let text = || spaced(child.text().unwrap_or_default());
        match child.tag_name().name() {
            "id" => info.id = text(),
            "title" => info.title = text(),
            "title-short" => info.short_title = Some(text()),
            "author" | "contributor" => {
                let name = child.children().find(|c| c.tag_name().name() == "name");
                let name = name.and_then(|name| name.text()).map(spaced);
                info.authors.extend(name.filter(|name| !name.is_empty()));
            }
            "rights" => {
                let address = child.attribute("license").map(spaced);
                info.license = address.or_else(|| Some(text()).filter(|text| !text.is_empty()));
            }
            "category" => {
                let field = child.attribute("field").map(str::to_string);
                info.fields.extend(field);
                if let Some(format) = child.attribute("citation-format") {
                    info.citation_format = Some(format.to_string());
                }
            }
            "link" if child.attribute("rel") == Some("independent-parent") => {
                info.parent = child.attribute("href").map(spaced);
            }
            _ => {}
        }
    }
    Ok(info)
}

/// The text with its white space folded.
fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const INFO: &str = "<style xmlns=\"http://purl.org/net/xbiblio/csl\"><info>\
        <title>Tidal\n Studies</title><title-short>TS</title-short><id>http://x.test/tidal</id>\
        <link rel=\"independent-parent\" href=\"http://x.test/sea\"/>\
        <author><name>Ann Ebb</name></author><contributor><name>Б. Отлив</name></contributor>\
        <category citation-format=\"note\"/><category field=\"law\"/><category field=\"history\"/>\
        <rights license=\"http://l.test/\">Free</rights></info>";

    #[test]
    fn all_is_read_and_nothing_after_it() {
        let expected = StyleInfo {
            id: "http://x.test/tidal".into(),
            title: "Tidal Studies".into(),
            short_title: Some("TS".into()),
            authors: vec!["Ann Ebb".into(), "Б. Отлив".into()],
            license: Some("http://l.test/".into()),
            citation_format: Some("note".into()),
            fields: vec!["law".into(), "history".into()],
            parent: Some("http://x.test/sea".into()),
        };
        for rest in ["", "</style>", "<macro name=broken"] {
            let xml = format!("{INFO}{rest}");
            assert_eq!(StyleInfo::parse(&xml), Ok(expected.clone()), "{rest}");
            let head = StyleInfo::head(xml.as_bytes(), 1 << 20).expect("text");
            assert_eq!(head, INFO, "{rest}");
        }
    }

    #[test]
    fn what_is_no_style_is_an_error_with_its_place() {
        for (xml, line, column) in [
            ("", 1, 1),
            ("<style>\n <info><id></info></style>", 2, 12),
            ("\n<locale/>", 1, 1),
            ("<!-- </info> --><style>\n</x>", 2, 1),
        ] {
            let error = StyleInfo::parse(xml).expect_err(xml);
            assert_eq!((error.line, error.column), (line, column), "{xml}: {error}");
        }
        let commented = "<!-- </info> --><style><info><id>a</id></info></style>";
        assert_eq!(
            StyleInfo::parse(commented).map(|info| info.id),
            Ok("a".into())
        );
    }

    #[test]
    fn the_head_is_limited_and_found_across_steps() {
        let long = format!("<style>{}</info>rest", " ".repeat(8 * 1024 - 10));
        for (limit, expected) in [(1 << 20, long.len() - 4), (100, 100), (0, 0)] {
            let head = StyleInfo::head(long.as_bytes(), limit).expect("text");
            assert_eq!(head.len(), expected);
        }
        assert!(StyleInfo::head(&b"<style>\xff</info>"[..], 100).is_err());
    }
}
