//! A Word document (Office Open XML, ECMA-376 Part 1): a paragraph a block, in the paragraph style
//! `Bibliography`, which carries the indents and the spacing, so that they can be changed at one
//! place.
//!
//! Runs say their language, so that the word processor hyphenates and checks each in its own. The
//! same list gives the same bytes: the archive's times are fixed.

use super::block::{Block, Look, Position, Run, Slant, Weight, blocks, printable, runs};
use super::{Output, RenderOptions, links, tongue, wrap};
use crate::text::lang::LangTag;
use crate::text::rich::{Rich, RichList};
use crate::text::script::Script;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

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

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

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

/// The language of a run: Word has a slot each for Western, East Asian and right-to-left text
/// (17.3.2.20).
fn language_properties(script: Script, language: &str) -> String {
    let language = with_region(language);
    match script {
        Script::Hebrew | Script::Arabic => {
            format!("<w:rtl/><w:lang w:bidi=\"{language}\"/>")
        }
        Script::Han | Script::Kana | Script::Hangul => {
            format!("<w:lang w:eastAsia=\"{language}\"/>")
        }
        Script::Thai | Script::Devanagari => format!("<w:lang w:bidi=\"{language}\"/>"),
        _ => format!("<w:lang w:val=\"{language}\"/>"),
    }
}

/// Word knows languages by country: a tag without one gets that of most of its readers.
fn with_region(tag: &str) -> &str {
    match tag {
        "ar" => "ar-SA",
        "be" => "be-BY",
        "bg" => "bg-BG",
        "cs" => "cs-CZ",
        "de" => "de-DE",
        "el" => "el-GR",
        "en" => "en-US",
        "es" => "es-ES",
        "fi" => "fi-FI",
        "fr" => "fr-FR",
        "he" => "he-IL",
        "hu" => "hu-HU",
        "hy" => "hy-AM",
        "it" => "it-IT",
        "ja" => "ja-JP",
        "ka" => "ka-GE",
        "kk" => "kk-KZ",
        "ko" => "ko-KR",
        "nl" => "nl-NL",
        "pl" => "pl-PL",
        "pt" => "pt-PT",
        "ro" => "ro-RO",
        "ru" => "ru-RU",
        "sv" => "sv-SE",
        "tr" => "tr-TR",
        "uk" => "uk-UA",
        "zh" => "zh-CN",
        other => other,
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

fn content_types() -> String {
    const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    format!(
        "{XML}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{MAIN}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{MAIN}.styles+xml\"/></Types>"
    )
}

fn package_relations() -> String {
    format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"document\" \
         Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
    )
}

fn document_relations(addresses: &[String]) -> String {
    let mut xml = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"styles\" \
         Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/>"
    );
    for (i, address) in addresses.iter().enumerate() {
        xml.push_str(&format!("<Relationship Id=\"link{}\" ", i + 1));
        xml.push_str(&format!("Type=\"{OFFICE}/hyperlink\" Target=\""));
        escape(address, &mut xml);
        xml.push_str("\" TargetMode=\"External\"/>");
    }
    xml.push_str("</Relationships>");
    xml
}

/// The parts as a package (ECMA-376 Part 2), the table of contents first.
fn package(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut write = || {
        for (name, part) in parts {
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(DateTime::default())
                .large_file(u32::try_from(part.len()).is_err());
            zip.start_file(*name, options)?;
            zip.write_all(part.as_bytes())?;
        }
        zip::result::ZipResult::Ok(())
    };
    let written = write().and_then(|()| zip.finish());
    // Memory takes all writes, the names differ, and large parts are announced.
    written.expect("an archive in memory").into_inner()
}

/// Writes a text as it may stand between tags and in quotation marks: the characters of XML 1.0
/// (2.2) only.
fn escape(text: &str, out: &mut String) {
    for c in printable(text) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::rich::{Format, Inline, RichEntry};
    use proptest::prelude::*;
    use std::io::Read;

    fn part(docx: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("an archive");
        let mut text = String::new();
        let mut file = zip.by_name(name).expect("the part");
        file.read_to_string(&mut text).expect("text");
        text
    }

    fn list(texts: &[&str]) -> RichList {
        RichList {
            entries: texts
                .iter()
                .map(|text| RichEntry {
                    content: Rich::from_markup(text),
                    ..RichEntry::default()
                })
                .collect(),
            ..RichList::default()
        }
    }

    /// A line a paragraph; in it every run as `properties[text]`, a tab as `→`, a link as
    /// `address{runs}`.
    fn seen(docx: &[u8]) -> Vec<String> {
        let (xml, relations) = (
            part(docx, "word/document.xml"),
            part(docx, "word/_rels/document.xml.rels"),
        );
        let document = roxmltree::Document::parse(&xml).expect("XML");
        let relations = roxmltree::Document::parse(&relations).expect("XML");
        let address = |id: &str| {
            let found = relations
                .descendants()
                .find(|n| n.attribute("Id") == Some(id));
            found
                .and_then(|n| n.attribute("Target"))
                .expect("a target")
                .to_string()
        };
        let run = |run: roxmltree::Node<'_, '_>| {
            let mut properties = Vec::new();
            let mut out = String::new();
            for node in run.descendants().filter(|n| n.is_element()) {
                match node.tag_name().name() {
                    "r" | "rPr" | "bCs" | "iCs" => {}
                    "tab" => out.push('→'),
                    "t" => out.push_str(&format!("[{}]", node.text().unwrap_or_default())),
                    name => properties.push(match node.attributes().next() {
                        Some(value) => format!("{name}={}", value.value()),
                        None => name.to_string(),
                    }),
                }
            }
            properties.join(",") + &out
        };
        document
            .descendants()
            .filter(|n| n.has_tag_name((WORD, "p")))
            .map(|p| {
                p.children()
                    .map(|node| match node.tag_name().name() {
                        "r" => run(node),
                        "hyperlink" => format!(
                            "{}{{{}}}",
                            address(node.attribute((OFFICE, "id")).expect("an id")),
                            node.children().map(run).collect::<String>()
                        ),
                        _ => String::new(),
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn a_word_processor_finds_text_looks_languages_and_links() {
        let options = RenderOptions {
            links: true,
            language: LangTag::new("en-GB"),
            ..RenderOptions::default()
        };
        for (text, language, expected) in [
            ("a <i>b</i> & c", None, "[a ]i[b][ & c]"),
            (
                "<b><i>a</i></b><sup>2</sup><sub>3</sub>",
                None,
                "b,i[a]vertAlign=superscript[2]vertAlign=subscript[3]",
            ),
            ("<sc>a</sc> </w:t>", None, "smallCaps[a][ </w:t>]"),
            ("Мир = Peace", Some("ru"), "lang=ru-RU[Мир = ][Peace]"),
            ("Paz", Some("es-MX"), "lang=es-MX[Paz]"),
            ("שלום", None, "rtl,lang=he-IL[שלום]"),
            ("漢字", None, "lang=zh-CN[漢字]"),
            (
                "see doi:10.1000/1?a&b",
                None,
                "[see ]https://doi.org/10.1000/1%3Fa&b{rStyle=Hyperlink[doi:10.1000/1?a&b]}",
            ),
            ("a\u{1b}\u{0}\u{ffff}b\nc", None, "[ab c]"),
        ] {
            let mut list = list(&[text]);
            list.entries[0].language = language.and_then(LangTag::new);
            assert_eq!(seen(&bibliography(&list, &options)), [expected], "{text}");
        }
    }

    #[test]
    fn the_layout_is_that_of_the_style() {
        let mut hanging = list(&["a"]);
        hanging.hanging_indent = true;
        hanging.entry_spacing = 1;
        let mut numbered = list(&[""]);
        numbered.entries[0].content = Rich(vec![
            Inline::Formatted(Format::LeftMargin, Rich::plain("1.").0),
            Inline::Formatted(Format::RightInline, Rich::plain("a").0),
        ]);
        let mut blocks = list(&[""]);
        blocks.entries[0].content = Rich(vec![
            Inline::Formatted(Format::Block, Rich::plain("a").0),
            Inline::Formatted(Format::Indent, Rich::plain("b").0),
        ]);
        for (list, paragraphs, style) in [
            (
                &list(&["a", "b"]),
                vec!["[a]", "[b]"],
                "w:left=\"0\" w:hanging=\"0\"",
            ),
            (
                &hanging,
                vec!["[a]"],
                "w:after=\"240\" w:line=\"240\" w:lineRule=\"auto\"/><w:ind w:left=\"567\" w:hanging=\"567\"",
            ),
            (&numbered, vec!["[1.]→[a]"], "w:pos=\"390\"/></w:tabs>"),
            (&blocks, vec!["[a]", "[b]"], "w:left=\"0\""),
            (&list(&[]), vec![], "Bibliography"),
        ] {
            let docx = bibliography(list, &RenderOptions::default());
            assert_eq!(seen(&docx), paragraphs);
            let styles = part(&docx, "word/styles.xml");
            assert!(styles.contains(style), "{styles}");
            for name in ["[Content_Types].xml", "_rels/.rels", "word/styles.xml"] {
                roxmltree::Document::parse(&part(&docx, name)).expect("XML");
            }
            assert_eq!(docx, bibliography(list, &RenderOptions::default()));
        }
        let docx = bibliography(&blocks, &RenderOptions::default());
        let xml = part(&docx, "word/document.xml");
        assert!(
            xml.contains("<w:ind w:left=\"567\" w:firstLine=\"0\"/>"),
            "{xml}"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_sound_xml_and_kept(text in "(\\PC|[\\x00-\\x1f<>&\"]|<i>|</i>|https://a\\.b/){0,20}") {
            let options = RenderOptions { links: true, ..RenderOptions::default() };
            let docx = bibliography(&list(&[&text]), &options);
            let xml = part(&docx, "word/document.xml");
            let document = roxmltree::Document::parse(&xml).expect("XML");
            let found: String = document.descendants().filter(|n| n.has_tag_name((WORD, "t")))
                .filter_map(|n| n.text()).collect();
            let expected: String = printable(&Rich::from_markup(&text).to_plain())
                .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
            prop_assert_eq!(found.trim(), expected.trim());
        }
    }
}
