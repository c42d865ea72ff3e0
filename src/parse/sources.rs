//! Labelled references in the forms of public sources: AnyStyle's training XML, GROBID's TEI,
//! JATS `<mixed-citation>`.
//!
//! All three print the reference as text and mark its parts with elements; one walk reads them,
//! and a table for each form says what an element is. What their habits make of a field is brought
//! to one convention later, by `unify`.

use super::labelled::LabelledReference;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use roxmltree::{Document, Node, ParsingOptions};

/// Why a file could not be read.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// It is no well-formed XML.
    #[error("{0}")]
    Xml(#[from] roxmltree::Error),
    /// None of the forms is in it.
    #[error("there is no <sequence>, <bibl> or <mixed-citation> in it")]
    NoReferences,
}

/// One form.
struct Form {
    /// The name that stands as the references' source.
    name: &'static str,
    /// The element that holds a reference.
    reference: &'static str,
    /// What an element is; whether its reference is a part of something is given with it.
    label: fn(Node, bool) -> Option<Label>,
    /// Whether elements are divided by a space that the file need not print.
    spaced: bool,
}

const FORMS: [Form; 3] = [
    Form {
        name: "anystyle",
        reference: "sequence",
        label: anystyle,
        spaced: true,
    },
    Form {
        name: "grobid",
        reference: "bibl",
        label: grobid,
        spaced: false,
    },
    Form {
        name: "jats",
        reference: "mixed-citation",
        label: jats,
        spaced: false,
    },
];

/// More elements than any collection of references has.
const MOST_NODES: u32 = 20_000_000;
/// Elements within elements at most; deeper ones are read as text of their parent.
const MAX_DEPTH: usize = 40;

/// Reads all references of an XML file.
///
/// # Errors
/// [`SourceError`].
pub fn read(xml: &str) -> Result<Vec<LabelledReference>, SourceError> {
    let options = ParsingOptions {
        allow_dtd: true,
        nodes_limit: MOST_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(xml, options)?;
    let references: Vec<LabelledReference> = document
        .descendants()
        .filter_map(|node| {
            let name = node.tag_name().name();
            let form = FORMS.iter().find(|form| form.reference == name)?;
            Some(Walk::new(form, node).reference())
        })
        .filter(|reference| !reference.spans.is_empty())
        .collect();
    if references.is_empty() {
        return Err(SourceError::NoReferences);
    }
    Ok(references)
}

/// Writes a reference's text and remembers where its parts stand.
struct Walk<'f> {
    form: &'f Form,
    /// Whether it has the title of an article or chapter, so that another one is its host's.
    is_part: bool,
    text: String,
    parts: Vec<(Span, Label, String)>,
}

impl<'f> Walk<'f> {
    fn new(form: &'f Form, root: Node) -> Self {
        let mut walk = Walk {
            form,
            is_part: root.descendants().any(is_title_of_a_part),
            text: String::new(),
            parts: Vec::new(),
        };
        walk.children(root, false, 0);
        walk
    }

    fn children(&mut self, node: Node, labelled: bool, depth: usize) {
        for child in node.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                self.print(text);
            } else if child.is_element() && depth < MAX_DEPTH {
                self.element(child, labelled, depth);
            }
        }
    }

    fn element(&mut self, node: Node, labelled: bool, depth: usize) {
        if self.form.spaced {
            self.print(" ");
        }
        let label = (self.form.label)(node, self.is_part).filter(|_| !labelled);
        let start = self.text.len();
        self.children(node, labelled || label.is_some(), depth + 1);
        let Some(label) = label else { return };
        let span = Span::new(start, self.text.len()).trim(&self.text);
        if span.start < span.end {
            let name = node.tag_name().name().to_owned();
            match self.parts.last_mut() {
                Some((last, same, _))
                    if *same == label && joins(&self.text, *last, span, label) =>
                {
                    *last = last.cover(span);
                }
                _ => self.parts.push((span, label, name)),
            }
        }
    }

    /// White space of any kind and length is one space, at the beginning none.
    fn print(&mut self, text: &str) {
        for c in text.chars() {
            if !c.is_whitespace() {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    fn reference(mut self) -> LabelledReference {
        self.text.truncate(self.text.trim_end().len());
        let spans = self.parts.iter().map(|(span, label, _)| LabelledSpan {
            span: *span,
            label: *label,
            confidence: 1.0,
        });
        LabelledReference {
            spans: spans.collect(),
            raw_labels: self.parts.iter().map(|part| part.2.clone()).collect(),
            text: self.text,
            source: Some(self.form.name.to_owned()),
            ..LabelledReference::default()
        }
    }
}

/// A list of names is one part, and so are first and last page.
fn joins(text: &str, last: Span, next: Span, label: Label) -> bool {
    let between = Span::new(last.end, next.start).of(text);
    let words = between.trim_matches(|c: char| !c.is_alphanumeric());
    match label {
        Label::Author | Label::Editor | Label::Translator => {
            words.is_empty() || matches!(words, "and" | "et" | "und" | "y" | "e" | "и")
        }
        Label::Pages => words.is_empty(),
        _ => false,
    }
}

fn anystyle(node: Node, _: bool) -> Option<Label> {
    Some(match node.tag_name().name() {
        "journal" => Label::ContainerTitle,
        "location" => Label::PublisherPlace,
        "source" | "director" | "producer" => Label::Other,
        name => name.parse().ok()?,
    })
}

fn grobid(node: Node, is_part: bool) -> Option<Label> {
    let kind = |attribute| node.attribute(attribute).unwrap_or("");
    Some(match node.tag_name().name() {
        "author" => Label::Author,
        "editor" => Label::Editor,
        "title" => match kind("level") {
            "a" => Label::Title,
            "j" => Label::ContainerTitle,
            "s" => Label::CollectionTitle,
            _ if is_part => Label::ContainerTitle,
            _ => Label::Title,
        },
        "date" => Label::Date,
        "biblScope" => match kind("unit") {
            "volume" | "vol" => Label::Volume,
            "issue" => Label::Issue,
            "page" | "pp" => Label::Pages,
            _ => Label::Other,
        },
        "publisher" => Label::Publisher,
        "orgName" if kind("type") == "collaboration" => Label::Author,
        "orgName" => Label::Publisher,
        "pubPlace" => Label::PublisherPlace,
        "idno" => match kind("type") {
            "DOI" | "doi" => Label::Doi,
            "ISBN" => Label::Isbn,
            "ISSN" => Label::Issn,
            _ => Label::Other,
        },
        "ptr" => Label::Url,
        "note" if kind("type") == "report" => Label::Genre,
        "note" => Label::Note,
        _ => return None,
    })
}

fn jats(node: Node, is_part: bool) -> Option<Label> {
    let kind = |attribute| node.attribute(attribute).unwrap_or("");
    Some(match node.tag_name().name() {
        "person-group" => match kind("person-group-type") {
            "editor" => Label::Editor,
            "translator" => Label::Translator,
            _ => Label::Author,
        },
        "name" | "string-name" | "collab" | "etal" => Label::Author,
        name if PART_TITLES.contains(&name) => Label::Title,
        "trans-title" => Label::TranslatedTitle,
        "source" if is_part => Label::ContainerTitle,
        "source" => Label::Title,
        "series" => Label::CollectionTitle,
        "year" | "month" | "day" | "season" => Label::Date,
        "volume" => Label::Volume,
        "issue" | "supplement" => Label::Issue,
        "fpage" | "lpage" | "elocation-id" | "page-range" | "size" => Label::Pages,
        "edition" => Label::Edition,
        "publisher-name" | "institution" => Label::Publisher,
        "publisher-loc" => Label::PublisherPlace,
        "pub-id" => match kind("pub-id-type") {
            "doi" => Label::Doi,
            "isbn" => Label::Isbn,
            "issn" => Label::Issn,
            _ => Label::Other,
        },
        "ext-link" | "uri" => Label::Url,
        "date-in-citation" => Label::Accessed,
        "conf-name" | "conf-date" | "conf-loc" => Label::Event,
        "comment" | "annotation" => Label::Note,
        "label" => Label::CitationNumber,
        _ => return None,
    })
}

/// JATS' elements for the title of what is cited, where it is a part of something.
const PART_TITLES: [&str; 4] = ["article-title", "chapter-title", "part-title", "data-title"];

fn is_title_of_a_part(node: Node) -> bool {
    node.attribute("level") == Some("a") || PART_TITLES.contains(&node.tag_name().name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read() {
        for (xml, text, expected) in [
            (
                "<dataset><sequence>\n <author>Berg, A.</author>\n<title>Moss.</title><location>Tver:</location></sequence></dataset>",
                "Berg, A. Moss. Tver:",
                "author=Berg, A. title=Moss. publisher-place=Tver:",
            ),
            (
                "<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"><bibl><author>Berg A</author>, <author>Lind C</author>. \
                 <title level=\"a\">Moss</title>. <title level=\"m\">Roofs</title>, <biblScope unit=\"page\">4-9</biblScope></bibl></TEI>",
                "Berg A, Lind C. Moss. Roofs, 4-9",
                "author=Berg A, Lind C title=Moss container-title=Roofs pages=4-9",
            ),
            (
                "<!DOCTYPE article><ref><mixed-citation><person-group><string-name><surname>Berg</surname> A</string-name> \
                 and <string-name>Lind C</string-name></person-group>. <source><italic>Roofs</italic></source>. \
                 <year>2012</year>:<fpage>4</fpage>–<lpage>9</lpage>.</mixed-citation></ref>",
                "Berg A and Lind C. Roofs. 2012:4–9.",
                "author=Berg A and Lind C title=Roofs date=2012 pages=4–9",
            ),
        ] {
            let read = read(xml).unwrap();
            assert_eq!(read.len(), 1);
            assert_eq!(read[0].text, text);
            let parts: Vec<String> = read[0]
                .spans
                .iter()
                .map(|s| format!("{}={}", s.label.as_str(), s.span.of(&read[0].text)))
                .collect();
            assert_eq!(parts.join(" "), expected);
        }
    }

    #[test]
    fn what_is_no_source_is_an_error() {
        for xml in ["<a/>", "<a>", "", "<sequence>bare</sequence>"] {
            assert!(read(xml).is_err(), "{xml}");
        }
    }
}
