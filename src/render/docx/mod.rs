//! A Word document (Office Open XML, ECMA-376 Part 1): a paragraph a block, in the paragraph style
//! `Bibliography`, which carries the indents and the spacing, so that they can be changed at one
//! place.
//!
//! Runs say their language, so that the word processor hyphenates and checks each in its own. The
//! same list gives the same bytes: the archive's times are fixed.

mod language;
mod package;
#[cfg(test)]
mod tests;

use language::{language_properties, with_region};
use package::{OFFICE, XML, content_types, document_relations, escape, package, package_relations};

use super::block::{Block, Look, Position, Run, Slant, Weight, blocks, runs};
use super::{Output, RenderOptions, links, tongue, wrap};
use crate::text::lang::LangTag;
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "docx",
    aliases: &["word"],
    title: "Word document",
    extension: "docx",
    binary: true,
    document: true,
    bibliography,
    inline,
};

/// Twips (twentieths of a point) of an indent, and about those of a letter and of a line.
const INDENT: usize = 567;
const LETTER: usize = 130;
const LINE: usize = 240;

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let language = options.language.clone().or_else(|| LangTag::new("en-US"));
    let mut body = Body {
        language: language.as_ref(),
        addresses: Vec::new(),
        xml: String::new(),
    };
    let entries: Vec<Vec<Block<'_>>> = (list.entries.iter())
        .map(|entry| blocks(&entry.content))
        .collect();
    for (entry, blocks) in list.entries.iter().zip(&entries) {
        body.entry(blocks, entry.language.as_ref());
    }
    let document = format!(
        "{XML}<w:document xmlns:w=\"{WORD}\" xmlns:r=\"{OFFICE}\"><w:body>{}<w:sectPr>\
         <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1134\" w:right=\"1134\" \
         w:bottom=\"1134\" w:left=\"1134\" w:header=\"709\" w:footer=\"709\" w:gutter=\"0\"/>\
         </w:sectPr></w:body></w:document>",
        body.xml
    );
    let styles = styles(&list, label_width(&entries), body.language);
    package(&[
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", package_relations()),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
        (
            "word/_rels/document.xml.rels",
            document_relations(&body.addresses),
        ),
    ])
}

/// The runs of a text as they stand in a paragraph (`w:r`); addresses are no links, since these
/// are kept in another part of the package.
fn inline(rich: &Rich) -> String {
    let mut body = Body {
        language: None,
        addresses: Vec::new(),
        xml: String::new(),
    };
    for run in runs(rich) {
        body.run(&run, None, false);
    }
    body.xml
}

/// The document's text as it grows.
struct Body<'a> {
    language: Option<&'a LangTag>,
    /// Where links lead; the first one's relation is `link1`.
    addresses: Vec<String>,
    xml: String,
}

impl Body<'_> {
    fn entry(&mut self, blocks: &[Block<'_>], language: Option<&LangTag>) {
        for (i, block) in blocks.iter().enumerate() {
            let mut layout = String::new();
            // What divides entries does not divide the blocks of one.
            if i + 1 < blocks.len() {
                layout.push_str("<w:spacing w:after=\"0\"/>");
            }
            if block.indented {
                layout.push_str(&format!("<w:ind w:left=\"{INDENT}\" w:firstLine=\"0\"/>"));
            }
            self.xml
                .push_str("<w:p><w:pPr><w:pStyle w:val=\"Bibliography\"/>");
            self.xml.push_str(&layout);
            self.xml.push_str("</w:pPr>");
            self.runs(&block.label, language);
            if !block.label.is_empty() {
                self.xml.push_str("<w:r><w:tab/></w:r>");
            }
            self.runs(&block.runs, language);
            self.xml.push_str("</w:p>");
        }
    }

    fn runs(&mut self, runs: &[Run<'_>], language: Option<&LangTag>) {
        for (url, group) in links::groups(runs) {
            let linked = url.is_some();
            if let Some(url) = url {
                self.addresses.push(url);
                let open = format!("<w:hyperlink r:id=\"link{}\">", self.addresses.len());
                self.xml.push_str(&open);
            }
            for run in group {
                self.run(run, language, linked);
            }
            if linked {
                self.xml.push_str("</w:hyperlink>");
            }
        }
    }

    fn run(&mut self, run: &Run<'_>, language: Option<&LangTag>, linked: bool) {
        let Some(document) = self.language else {
            return self.piece(&run.text, run.look, "", linked);
        };
        for piece in tongue::pieces(&run.text, language, document) {
            let tongue = match &piece.language {
                Some(language) if **language != *document.as_str() => {
                    language_properties(piece.script, language)
                }
                _ => String::new(),
            };
            self.piece(piece.text, run.look, &tongue, linked);
        }
    }

    fn piece(&mut self, text: &str, look: Look, tongue: &str, linked: bool) {
        // The order is that of the schema (17.3.2.28); Word takes no other.
        let properties: String = [
            (linked, "<w:rStyle w:val=\"Hyperlink\"/>"),
            (look.weight == Weight::Bold, "<w:b/><w:bCs/>"),
            (look.slant != Slant::Upright, "<w:i/><w:iCs/>"),
            (look.small_caps, "<w:smallCaps/>"),
            (look.underline, "<w:u w:val=\"single\"/>"),
            (
                look.position == Position::Superscript,
                "<w:vertAlign w:val=\"superscript\"/>",
            ),
            (
                look.position == Position::Subscript,
                "<w:vertAlign w:val=\"subscript\"/>",
            ),
            (true, tongue),
        ]
        .into_iter()
        .filter_map(|(set, property)| set.then_some(property))
        .collect();
        self.xml.push_str("<w:r>");
        if !properties.is_empty() {
            self.xml.push_str("<w:rPr>");
            self.xml.push_str(&properties);
            self.xml.push_str("</w:rPr>");
        }
        self.xml.push_str("<w:t xml:space=\"preserve\">");
        escape(text, &mut self.xml);
        self.xml.push_str("</w:t></w:r>");
    }
}

/// Twips of the column of numbers; 0 if there are none.
fn label_width(entries: &[Vec<Block<'_>>]) -> usize {
    let widest = (entries.iter().flatten())
        .map(|block| wrap::runs_width(&block.label))
        .max();
    match widest {
        None | Some(0) => 0,
        Some(width) => (width + 1) * LETTER,
    }
}

fn styles(list: &RichList, label_width: usize, language: Option<&LangTag>) -> String {
    let language = with_region(language.map_or("en-US", LangTag::as_str));
    let (tabs, indent) = match label_width {
        0 if list.hanging_indent => (String::new(), INDENT),
        0 => (String::new(), 0),
        width => (
            format!("<w:tabs><w:tab w:val=\"left\" w:pos=\"{width}\"/></w:tabs>"),
            width,
        ),
    };
    let after = usize::from(list.entry_spacing) * LINE;
    let line = usize::from(list.line_spacing.max(1)) * LINE;
    format!(
        "{XML}<w:styles xmlns:w=\"{WORD}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         <w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" \
         w:eastAsia=\"Times New Roman\" w:cs=\"Times New Roman\"/>\
         <w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/><w:lang w:val=\"{language}\"/>\
         </w:rPr></w:rPrDefault></w:docDefaults>\
         <w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:qFormat/></w:style>\
         <w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">\
         <w:name w:val=\"Default Paragraph Font\"/></w:style>\
         <w:style w:type=\"paragraph\" w:styleId=\"Bibliography\"><w:name w:val=\"Bibliography\"/>\
         <w:basedOn w:val=\"Normal\"/><w:pPr>{tabs}\
         <w:spacing w:after=\"{after}\" w:line=\"{line}\" w:lineRule=\"auto\"/>\
         <w:ind w:left=\"{indent}\" w:hanging=\"{indent}\"/></w:pPr></w:style>\
         <w:style w:type=\"character\" w:styleId=\"Hyperlink\"><w:name w:val=\"Hyperlink\"/>\
         <w:basedOn w:val=\"DefaultParagraphFont\"/><w:rPr><w:color w:val=\"0563C1\"/>\
         <w:u w:val=\"single\"/></w:rPr></w:style></w:styles>"
    )
}
