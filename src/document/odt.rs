//! ODT (OpenDocument 1.3 text): paragraphs with their printed numbers, tables, text boxes and
//! notes. Deleted text lies apart from the body, so that what is read is as if all changes were
//! accepted.

use super::container::{Container, names, xml};
use super::counter::{Form, printed};
use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::link::address_to_show;
use super::page::{Extracted, Mark};
use super::table::Paragraphs;
use crate::text::span::LineUnit;
use roxmltree::{Document, Node};
use std::collections::HashMap;

/// An OpenDocument text.
pub(super) static ODT: DocumentKind = DocumentKind {
    name: "odt",
    aliases: &["opendocument"],
    title: "OpenDocument text (ODT)",
    extensions: &["odt", "ott"],
    content: Content::Binary {
        recognise: |bytes| names(bytes, "mimetypeapplication/vnd.oasis.opendocument.text"),
        read,
    },
    lines: LineUnit::Paragraph,
    mending: Mending::ByHand("correct it in a word processor where the places point"),
};

const KIND: &str = "ODT";

/// Elements within each other, no deeper than this.
const DEEPEST: usize = 400;

/// Spaces of one `text:s`, no more than this.
const MOST_SPACES: usize = 100;

fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let mut container = Container::open(bytes, KIND)?;
    let Some(content) = container.part("content.xml")? else {
        return Err(ExtractError::Other {
            kind: KIND,
            why: "the archive has no part content.xml".to_string(),
        });
    };
    let styles = container.part("styles.xml")?.unwrap_or_default();
    let content = xml(&content, "content.xml", KIND)?;
    let styles = xml(&styles, "styles.xml", KIND).ok();
    let mut reader = Reader {
        lists: HashMap::new(),
        open: Vec::new(),
        counts: HashMap::new(),
        out: Paragraphs::default(),
    };
    for tree in styles.iter().chain([&content]) {
        reader.read_list_styles(tree);
    }
    if let Some(body) = content.descendants().find(|n| is(*n, "body")) {
        reader.blocks(body, 0);
    }
    Ok(reader.out.finish())
}

/// One level of a list style: what stands before and behind the number, and its form; no form for
/// bullets.
#[derive(Clone, Debug)]
struct Level {
    prefix: String,
    suffix: String,
    form: Option<Form>,
    start: u32,
}

struct Reader<'t> {
    /// Levels by the name of the style, from level 1.
    lists: HashMap<&'t str, Vec<Option<Level>>>,
    /// The lists that are open: the style of each, and whether the item's number is still to be
    /// printed.
    open: Vec<(&'t str, bool)>,
    /// How far each list style has counted at each depth.
    counts: HashMap<(&'t str, usize), u32>,
    out: Paragraphs,
}

impl<'t> Reader<'t> {
    fn read_list_styles(&mut self, tree: &'t Document<'_>) {
        for style in tree.descendants().filter(|n| is(*n, "list-style")) {
            let Some(name) = attribute(style, "name") else {
                continue;
            };
            let mut levels = vec![None; 10];
            for level in style.children().filter(Node::is_element) {
                let at = attribute(level, "level")
                    .and_then(|v| v.parse::<usize>().ok())
                    .and_then(|n| n.checked_sub(1));
                let Some(slot) = at.and_then(|at| levels.get_mut(at)) else {
                    continue;
                };
                let format = attribute(level, "num-format").unwrap_or("");
                let numbered = is(level, "list-level-style-number");
                *slot = (!numbered || !format.is_empty()).then(|| Level {
                    prefix: attribute(level, "num-prefix").unwrap_or("").to_string(),
                    suffix: attribute(level, "num-suffix").unwrap_or("").to_string(),
                    form: numbered.then(|| Form::of_odf(format)),
                    start: attribute(level, "start-value")
                        .and_then(|v| v.parse().ok())
                        .unwrap_or(1),
                });
            }
            self.lists.insert(name, levels);
        }
    }

    fn blocks(&mut self, node: Node<'t, '_>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for block in node.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" => self.paragraph(block, None, depth),
                "h" => self.paragraph(block, Some(Mark::Heading), depth),
                "list" => self.list(block, depth),
                "table-row" => {
                    self.out.open_row();
                    self.blocks(block, depth + 1);
                    self.out.close_row();
                }
                "table-cell" => {
                    self.out.open_cell();
                    self.blocks(block, depth + 1);
                }
                "tracked-changes" | "annotation" | "forms" | "index-title-template" => {}
                _ => self.blocks(block, depth + 1),
            }
        }
    }

    fn list(&mut self, list: Node<'t, '_>, depth: usize) {
        let outer = self.open.last().map(|(style, _)| *style);
        let style = attribute(list, "style-name").or(outer).unwrap_or("");
        let level = self.open.len();
        let continues = attribute(list, "continue-numbering") == Some("true")
            || attribute(list, "continue-list").is_some();
        if !continues {
            self.counts.remove(&(style, level));
        }
        for item in list.children().filter(Node::is_element) {
            let numbered = is(item, "list-item");
            if let Some(start) = attribute(item, "start-value").and_then(|v| v.parse::<u32>().ok())
            {
                self.counts.insert((style, level), start.saturating_sub(1));
            }
            self.open.push((style, numbered));
            self.blocks(item, depth + 1);
            self.open.pop();
        }
    }

    /// The printed number of the item that begins, if one does.
    fn number(&mut self) -> Option<String> {
        let level = self.open.len().checked_sub(1)?;
        let (style, due) = self.open.last_mut()?;
        if !std::mem::take(due) {
            return None;
        }
        let style = *style;
        let own = self.lists.get(style)?.get(level)?.as_ref()?;
        let Some(form) = own.form else {
            return Some("•".to_string());
        };
        let count = self
            .counts
            .entry((style, level))
            .or_insert(own.start.saturating_sub(1));
        *count = count.saturating_add(1);
        Some(format!(
            "{}{}{}",
            own.prefix,
            printed(*count, form),
            own.suffix
        ))
    }

    fn paragraph(&mut self, node: Node<'t, '_>, mark: Option<Mark>, depth: usize) {
        let mut text = String::new();
        let mut boxes = Vec::new();
        self.inline(node, &mut text, &mut boxes, depth + 1);
        if !text.trim().is_empty()
            && let Some(number) = self.number().filter(|_| mark.is_none())
        {
            text = format!("{number} {}", text.trim_start());
        }
        self.out.paragraph(text, mark);
        for inner in boxes {
            self.blocks(inner, depth + 1);
        }
    }

    fn inline<'i>(
        &mut self,
        node: Node<'t, 'i>,
        text: &mut String,
        boxes: &mut Vec<Node<'t, 'i>>,
        depth: usize,
    ) {
        if depth > DEEPEST {
            return;
        }
        for part in node.children() {
            if let Some(written) = part.text().filter(|_| part.is_text()) {
                push_collapsed(written, text);
                continue;
            }
            match part.tag_name().name() {
                "s" => {
                    let count = attribute(part, "c")
                        .and_then(|v| v.parse().ok())
                        .unwrap_or(1);
                    text.extend(std::iter::repeat_n(' ', usize::min(count, MOST_SPACES)));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "note" => {
                    if let Some(body) = part.children().find(|n| is(*n, "note-body")) {
                        self.note(body, depth + 1);
                    }
                }
                "text-box" => boxes.push(part),
                "a" => {
                    let from = text.len();
                    self.inline(part, text, boxes, depth + 1);
                    let shown = text.get(from..).unwrap_or("");
                    let address = attribute(part, "href").and_then(|a| address_to_show(shown, a));
                    if let Some(address) = address {
                        *text += &format!(" ({address})");
                    }
                }
                "annotation" | "ruby-text" | "tracked-changes" => {}
                _ => self.inline(part, text, boxes, depth + 1),
            }
        }
    }

    fn note(&mut self, body: Node<'t, '_>, depth: usize) {
        let mut inner = Reader {
            lists: std::mem::take(&mut self.lists),
            open: Vec::new(),
            counts: HashMap::new(),
            out: Paragraphs::default(),
        };
        inner.blocks(body, depth);
        self.lists = inner.lists;
        self.out.note(inner.out.finish().text);
    }
}

/// White space in a paragraph is as in HTML: any run is one space, none at the beginning.
fn push_collapsed(written: &str, text: &mut String) {
    for c in written.chars() {
        if matches!(c, ' ' | '\t' | '\n' | '\r') {
            if !text.is_empty() && !text.ends_with([' ', '\n', '\t']) {
                text.push(' ');
            }
        } else {
            text.push(c);
        }
    }
}

fn is(node: Node<'_, '_>, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name
}

fn attribute<'a>(node: Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attributes()
        .find(|a| a.name() == name)
        .map(|a| a.value())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::container::tests::archive;

    #[test]
    fn a_body_becomes_paragraphs() {
        let list = r#"<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>"#;
        for (body, expected) in [
            (
                "<text:p>One<text:s text:c=\"2\"/>two\n  three<text:line-break/>four</text:p>",
                "One  two three four",
            ),
            (
                "<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:p>yes<office:annotation><text:p>no</text:p></office:annotation></text:p>",
                "yes",
            ),
            (
                "<text:list text:style-name=\"L\"><text:list-item><text:p>Smith</text:p><text:p>more</text:p></text:list-item><text:list-item><text:p>Lee</text:p></text:list-item></text:list>",
                "1. Smith\nmore\n2. Lee",
            ),
            (
                "<text:p>A<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>See Roe.</text:p></text:note-body></text:note>.</text:p><text:p>B</text:p>",
                "A.\nB\nSee Roe.",
            ),
            (
                "<text:p>A <text:a xlink:href=\"https://a.org/b\">here</text:a></text:p>",
                "A here (https://a.org/b)",
            ),
        ] {
            let content = format!(
                r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:xlink="x">{list}<office:body><office:text>{body}</office:text></office:body></office:document-content>"#
            );
            let bytes = archive(&[
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("content.xml", &content),
            ]);
            assert_eq!(read(&bytes).unwrap().text, expected);
        }
    }

    fn odt(body: &str) -> Vec<u8> {
        let content = format!(
            r#"<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:table="b" xmlns:xlink="x"><office:body><office:text>{body}</office:text></office:body></office:document-content>"#
        );
        archive(&[("content.xml", &content)])
    }

    #[test]
    fn what_is_broken_is_an_error() {
        let deep = "<text:list><text:list-item>".repeat(50_000);
        for body in ["<text:p>", "</office:text>", "&b;", "\u{1}", &deep] {
            assert!(read(&odt(body)).is_err(), "{}", &body[..body.len().min(20)]);
        }
        // Counts that no document means do not fill the memory.
        let spaces = "<text:p>A<text:s text:c=\"4000000000\"/>B</text:p>".repeat(20);
        let cells = "<table:table><table:table-row table:number-rows-repeated=\"4000000000\"><table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>A</text:p></table:table-cell></table:table-row></table:table>";
        for body in [spaces.as_str(), cells] {
            assert!(read(&odt(body)).unwrap().text.len() < 1_000_000);
        }
    }

    proptest::proptest! {
        /// Elements in any nesting, with any text and numbers in them.
        #[test]
        fn no_document_stops_the_reader(
            parts in proptest::collection::vec((0usize..12, 0u64..5_000_000_000, ".{0,6}"), 0..40),
            cut in 0usize..2_000,
        ) {
            const NAMES: [&str; 12] = [
                "text:p", "text:h", "text:list", "text:list-item", "text:note", "text:note-body",
                "text:a", "text:span", "table:table", "table:table-row", "table:table-cell",
                "text:tracked-changes",
            ];
            let mut body = String::new();
            let mut open = Vec::new();
            for (name, number, words) in &parts {
                let name = NAMES[*name];
                body.push_str(&format!("<{name} text:outline-level=\"{number}\" text:start-value=\"{number}\" table:number-columns-repeated=\"{number}\">"));
                open.push(name);
                let plain: String = words.chars().filter(|c| c.is_alphanumeric()).collect();
                body.push_str(&plain);
                body.push_str(&format!("<text:s text:c=\"{number}\"/>"));
                if number % 3 != 0 {
                    body.push_str(&format!("</{}>", open.pop().unwrap_or_default()));
                }
            }
            for name in open.iter().rev() {
                body.push_str(&format!("</{name}>"));
            }
            let file = odt(&body);
            let _ = read(&file);
            let _ = read(&file[..cut.min(file.len())]);
        }
    }
}
