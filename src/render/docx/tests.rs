//! Documents read back as a word processor reads them.

use super::*;
use crate::render::block::printable;
use crate::text::rich::{Format, Inline, RichEntry};
use proptest::prelude::*;
use std::io::{Cursor, Read};

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
