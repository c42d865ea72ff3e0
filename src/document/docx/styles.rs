//! Paragraph styles: which are headings, and which number their paragraphs.

use super::{attribute, child, is, value};
use roxmltree::Document;
use std::collections::HashMap;

/// The paragraph styles of a document by their identifiers.
#[derive(Default)]
pub(super) struct Styles<'t> {
    styles: HashMap<&'t str, Style<'t>>,
}

struct Style<'t> {
    name: String,
    based_on: Option<&'t str>,
    outline: Option<u32>,
    numbering: (Option<&'t str>, Option<u8>),
}

/// A style stands on another, which stands on another: no farther than this.
const DEEPEST: usize = 24;

impl<'t> Styles<'t> {
    /// Reads `word/styles.xml`.
    pub fn read(tree: &'t Document<'_>) -> Styles<'t> {
        let styles = tree
            .root_element()
            .children()
            .filter(|n| is(*n, "style"))
            .filter_map(|node| {
                let paragraph = child(node, "pPr");
                let numbers = paragraph.and_then(|p| child(p, "numPr"));
                let style = Style {
                    name: value(node, "name").unwrap_or("").to_lowercase(),
                    based_on: value(node, "basedOn"),
                    outline: paragraph
                        .and_then(|p| value(p, "outlineLvl"))
                        .and_then(|v| v.parse().ok()),
                    numbering: (
                        numbers.and_then(|n| value(n, "numId")),
                        numbers
                            .and_then(|n| value(n, "ilvl"))
                            .and_then(|v| v.parse().ok()),
                    ),
                };
                Some((attribute(node, "styleId")?, style))
            })
            .collect();
        Styles { styles }
    }

    fn chain(&self, id: &str) -> impl Iterator<Item = &Style<'t>> {
        let first = self.styles.get(id);
        std::iter::successors(first, |style| self.styles.get(style.based_on?)).take(DEEPEST)
    }

    /// Whether paragraphs of a style are headings.
    pub fn is_heading(&self, id: &str) -> bool {
        self.chain(id).any(|style| {
            style.outline.is_some_and(|level| level < 9)
                || style.name.starts_with("heading ")
                || style.name == "title"
        })
    }

    /// The numbering (its name and level) that a style gives its paragraphs.
    pub fn numbering(&self, id: &str) -> (Option<&'t str>, Option<u8>) {
        let name = self.chain(id).find_map(|style| style.numbering.0);
        let level = self.chain(id).find_map(|style| style.numbering.1);
        (name, level)
    }
}
