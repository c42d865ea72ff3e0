//! The body of a document, and of a note: blocks to paragraphs.

use super::super::link::address_to_show;
use super::super::page::Mark;
use super::super::table::Paragraphs;
use super::numbering::Numbering;
use super::styles::Styles;
use super::{attribute, child, is, is_on, value};
use roxmltree::Node;
use std::collections::HashMap;

/// Elements within each other, no deeper than this.
const DEEPEST: usize = 400;

/// Reads blocks; it counts the numbers of all lists on its way.
pub(super) struct Reader<'t> {
    styles: &'t Styles<'t>,
    numbering: Numbering<'t>,
    links: &'t HashMap<&'t str, &'t str>,
    /// The text of paragraphs whose end was deleted: the next paragraph goes on with it.
    carried: String,
}

/// What a paragraph holds.
#[derive(Default)]
struct Content<'a, 'i> {
    text: String,
    /// Text boxes anchored in it.
    boxes: Vec<Node<'a, 'i>>,
}

impl<'t> Reader<'t> {
    pub fn new(
        styles: &'t Styles<'t>,
        numbering: Numbering<'t>,
        links: &'t HashMap<&'t str, &'t str>,
    ) -> Self {
        Reader {
            styles,
            numbering,
            links,
            carried: String::new(),
        }
    }

    /// Reads all blocks inside of a node.
    pub fn read(&mut self, node: Node<'_, '_>, out: &mut Paragraphs) {
        self.blocks(node, out, 0);
        let rest = std::mem::take(&mut self.carried);
        out.paragraph(rest, None);
    }

    fn blocks(&mut self, node: Node<'_, '_>, out: &mut Paragraphs, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for block in node.children().filter(Node::is_element) {
            match block.tag_name().name() {
                "p" => self.paragraph(block, out, depth + 1),
                "tr" => {
                    out.open_row();
                    self.blocks(block, out, depth + 1);
                    out.close_row();
                }
                "tc" => {
                    out.open_cell();
                    self.blocks(block, out, depth + 1);
                }
                "del" | "moveFrom" | "Fallback" | "sdtPr" | "sectPr" => {}
                _ => self.blocks(block, out, depth + 1),
            }
        }
    }

    fn paragraph(&mut self, node: Node<'_, '_>, out: &mut Paragraphs, depth: usize) {
        let mut content = Content {
            text: std::mem::take(&mut self.carried),
            boxes: Vec::new(),
        };
        self.runs(node, &mut content, depth);
        let properties = child(node, "pPr");
        let style = properties.and_then(|p| value(p, "pStyle")).unwrap_or("");
        let heading = self.styles.is_heading(style)
            || properties
                .and_then(|p| value(p, "outlineLvl"))
                .and_then(|v| v.parse::<u32>().ok())
                .is_some_and(|level| level < 9);
        // An empty paragraph of a numbering is printed, number and all, but it is no entry.
        let number = self
            .number(properties, style)
            .filter(|_| !heading && !content.text.trim().is_empty());
        let mark_deleted = properties
            .and_then(|p| child(p, "rPr"))
            .is_some_and(|p| child(p, "del").is_some() || child(p, "moveFrom").is_some());
        let text = match number {
            Some(number) => format!("{number} {}", content.text.trim_start()),
            None => content.text,
        };
        if mark_deleted {
            self.carried = text;
        } else {
            out.paragraph(text, heading.then_some(Mark::Heading));
        }
        for text_box in content.boxes {
            self.blocks(text_box, out, depth + 1);
        }
    }

    fn number(&mut self, properties: Option<Node<'_, '_>>, style: &str) -> Option<String> {
        let own = properties.and_then(|p| child(p, "numPr"));
        let (style_id, style_level) = self.styles.numbering(style);
        let id = own.and_then(|n| value(n, "numId")).or(style_id)?;
        let level = own
            .and_then(|n| value(n, "ilvl"))
            .and_then(|v| v.parse().ok())
            .or(style_level)
            .unwrap_or(0);
        self.numbering.next(id, level)
    }

    fn runs<'a, 'i>(&self, node: Node<'a, 'i>, content: &mut Content<'a, 'i>, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "t" => content.text.push_str(part.text().unwrap_or("")),
                "tab" | "ptab" => content.text.push('\t'),
                "br" | "cr" => content.text.push('\n'),
                "noBreakHyphen" => content.text.push('\u{2011}'),
                "softHyphen" => content.text.push('\u{ad}'),
                "sym" => content.text.extend(symbol(part)),
                "r" if child(part, "rPr").is_some_and(|p| is_on(p, "vanish")) => {}
                "txbxContent" => content.boxes.push(part),
                "hyperlink" => {
                    let from = content.text.len();
                    self.runs(part, content, depth + 1);
                    let address = attribute(part, "id").and_then(|id| self.links.get(id));
                    let shown = content.text.get(from..).unwrap_or("");
                    if let Some(address) = address.and_then(|a| address_to_show(shown, a)) {
                        content.text += &format!(" ({address})");
                    }
                }
                // Deleted text, codes of fields, properties, readings of ideographs.
                "del" | "moveFrom" | "delText" | "instrText" | "fldData" | "pPr" | "rPr"
                | "sdtPr" | "rt" | "Fallback" | "footnoteRef" | "endnoteRef" => {}
                _ if is(part, "p") => {}
                _ => self.runs(part, content, depth + 1),
            }
        }
    }
}

/// A character of a symbol font: only those that Unicode knows by the same number, and bullets.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    match code {
        0xf0b7 | 0xb7 => Some('•'),
        0xf02d => Some('-'),
        // Private characters of a font mean nothing without it.
        0xe000..=0xf8ff => None,
        code => char::from_u32(code),
    }
}
