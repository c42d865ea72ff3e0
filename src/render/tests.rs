//! What holds for every output, and the spelling of each.

use super::*;
use crate::text::rich::{Format, Inline, RichEntry};
use proptest::prelude::*;

fn list(markup: &[&str]) -> RichList {
    RichList {
        entries: (markup.iter().enumerate())
            .map(|(i, text)| RichEntry {
                id: format!("id{i}"),
                content: Rich::from_markup(text),
                language: None,
            })
            .collect(),
        entry_spacing: 1,
        line_spacing: 1,
        ..RichList::default()
    }
}

fn printed(name: &str, list: &RichList, options: &RenderOptions) -> String {
    let output = find(name).unwrap();
    if output.binary {
        return binary_parts(&(output.bibliography)(list, options));
    }
    String::from_utf8((output.bibliography)(list, options)).unwrap()
}

/// All parts of an archive, one after the other.
fn binary_parts(archive: &[u8]) -> String {
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(archive)).unwrap();
    let mut out = String::new();
    for i in 0..zip.len() {
        std::io::Read::read_to_string(&mut zip.by_index(i).unwrap(), &mut out).unwrap();
    }
    out + "\n"
}

fn numbered(entries: &[(&str, &str)]) -> RichList {
    let mut out = list(&vec![""; entries.len()]);
    out.second_field_align = true;
    for (entry, (label, text)) in out.entries.iter_mut().zip(entries) {
        entry.content = Rich(vec![
            Inline::Formatted(Format::LeftMargin, vec![Inline::Text(label.to_string())]),
            Inline::Formatted(Format::RightInline, Rich::from_markup(text).0),
        ]);
    }
    out
}

#[test]
fn outputs_are_found_by_name_and_alias() {
    for output in ALL {
        assert_eq!(find(output.name).map(|o| o.name), Some(output.name));
        for alias in output.aliases {
            assert_eq!(find(alias).map(|o| o.name), Some(output.name), "{alias}");
        }
    }
    assert_eq!(find("LaTeX").map(|o| o.name), Some("latex"));
    assert!(find("wordstar").is_none());
    assert_eq!(nearest("htlm"), Some("html"));
    assert_eq!(nearest("markdwn"), Some("markdown"));
    assert_eq!(nearest("zzz"), None);
}

#[test]
fn each_output_spells_formatting_its_own_way() {
    let markup = "A <i>b <b>c</b></i> <sup>2</sup><sub>3</sub> <sc>D</sc>";
    for (output, expected) in [
        ("text", "A b c 23 D"),
        ("ansi", "A \x1b[3mb \x1b[0m\x1b[1;3mc\x1b[0m 23 D"),
        (
            "html",
            "A <i>b <b>c</b></i> <sup>2</sup><sub>3</sub> <span style=\"font-variant:small-caps;\">D</span>",
        ),
        (
            "markdown",
            "A *b* ***c*** <sup>2</sup><sub>3</sub> <span style=\"font-variant:small-caps;\">D</span>",
        ),
        (
            "latex",
            "A \\textit{b }\\textbf{\\textit{c}} \\textsuperscript{2}\\textsubscript{3} \\textsc{D}",
        ),
        (
            "typst",
            "A #emph[b ]#strong[#emph[c]] #super[2]#sub[3] #smallcaps[D]",
        ),
        (
            "rtf",
            "A {\\i b }{\\i\\b c} {\\super 2}{\\sub 3} {\\scaps D}",
        ),
    ] {
        let output = find(output).unwrap();
        assert_eq!(
            (output.inline)(&Rich::from_markup(markup)),
            expected,
            "{}",
            output.name
        );
    }
}

#[test]
fn formatting_taken_back_is_normal() {
    let rich = Rich(vec![Inline::Formatted(
        Format::Italic,
        vec![
            Inline::Text("a ".into()),
            Inline::Formatted(Format::Upright, vec![Inline::Text("v.".into())]),
            Inline::Text(" b".into()),
        ],
    )]);
    for (output, expected) in [
        (
            "html",
            "<i>a <span style=\"font-style:normal;\">v.</span> b</i>",
        ),
        ("markdown", "*a* v. *b*"),
        ("latex", "\\textit{a }v.\\textit{ b}"),
        ("typst", "#emph[a ]v.#emph[ b]"),
    ] {
        assert_eq!((find(output).unwrap().inline)(&rich), expected, "{output}");
    }
}

#[test]
fn no_content_is_markup() {
    for (output, text, expected) in [
        ("html", "a<script>&\"", "a&#60;script&#62;&#38;\""),
        ("text", "a\nb\u{1b}[1m", "a b[1m"),
        ("ansi", "a\u{1b}[1m\u{202e}b\u{9b}", "a[1mb"),
        (
            "latex",
            "\\input{x} 5% $a_1^2$ #~&",
            "\\textbackslash{}input\\{x\\} 5\\% \\$a\\_1\\textasciicircum{}2\\$ \\#\\textasciitilde{}\\&",
        ),
        ("latex", "[1] a--b ''c", "{[}1{]} a-\\/-b '\\/'c"),
        ("typst", "#let x = 1 // c", "\\#let x = 1 /\\/ c"),
        ("typst", "= a", "\\= a"),
        ("typst", "12. a -5 - b...", "12\\. a \\-5 \\- b.\\.\\."),
        (
            "rtf",
            "{\\b} яé😀",
            "\\{\\\\b\\} \\u1103\\'3f\\u233\\'3f\\u-10179\\'3f\\u-8704\\'3f",
        ),
        ("markdown", "1. a", "1\\. a"),
        ("markdown", "(iv) a", "(iv\\) a"),
        ("markdown", "Ivanov. a", "Ivanov. a"),
        (
            "markdown",
            "- a_b _c_ *d* [e](f) <b>&amp; g & h",
            "\\- a_b \\_c\\_ \\*d\\* \\[e\\](f) \\<b>\\&amp; g & h",
        ),
        ("markdown", "# a # b", "\\# a # b"),
        ("markdown", "a--b---c", "a-\\-b-\\-\\-c"),
        ("markdown", "Hi!", "Hi\\!"),
        ("markdown", "a: b:c :d:", "a: b:c \\:d:"),
        ("latex", "a \"b\"", "a \\string\"b\\string\""),
    ] {
        assert_eq!(
            (find(output).unwrap().inline)(&Rich::plain(text)),
            expected,
            "{output}: {text}"
        );
    }
}

/// Values as an enemy would write them, in a list printed whole and with links: nothing of them
/// comes out as a command of the output. (At Markdown a reader of it looks, below.)
#[test]
fn hostile_values_stay_text() {
    let values = [
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\"><a href=\"javascript:alert(1)\">x</a> [x](javascript:alert(1)) ![x](data:text/html,x)",
        "\\input{/etc/passwd}\\write18{rm} ^^5cinput{x} %\n\\end{document}",
        "#import \"x.typ\" #read(\"/etc/passwd\") $ #sys $ ]#eval(\"1\")[",
        "{\\*\\objdata 00}{\\field{\\*\\fldinst{INCLUDETEXT \"/etc/passwd\"}}}\\u-1",
        "</w:t></w:r><w:instrText>DDEAUTO cmd</w:instrText> ]]> <!-- &#0; &ent;",
        "\u{1b}]0;title\u{7}\u{9b}31m\u{202e}turned\u{2066}\r\n\n=== .. _x: | +--+",
        "https://a.b/\"onclick=\"x https://a.b/}{\\input x} https://a.b/)[x](javascript:y)",
        "https://a.b/<script> doi:10.1000/\"><script> https://a.b/\\u\"}} https://a.b/'&quot;",
    ];
    let options = RenderOptions {
        links: true,
        standalone: true,
        ..RenderOptions::default()
    };
    let list = list(&values);
    for (output, never) in [
        (
            "html",
            &[
                "<script",
                "<img",
                "<a href=\"javascript",
                "<a href=\"https://a.b/\"onclick",
            ][..],
        ),
        (
            "latex",
            &["\\input", "\\write18", "^^", "\n\\end{document}\n\\item"],
        ),
        ("typst", &["\n#import", " #read", " #sys", "]#eval", " $"]),
        (
            "rtf",
            &["{\\*\\objdata", "fldinst{INCLUDE", "\\u-1 ", "<\\u\""],
        ),
        ("docx", &["<w:instrText", "]]>", "<!--", "&ent;", "&#0;"]),
        ("ansi", &["\u{1b}]", "\u{9b}", "\u{202e}", "\u{2066}", "\r"]),
        ("text", &["\u{1b}", "\u{9b}", "\u{202e}", "\u{2066}", "\r"]),
        ("json", &["\u{1b}", "\"link\":\"javascript"]),
    ] {
        let text = printed(output, &list, &options);
        for bad in never {
            assert!(!text.contains(bad), "{output}: {bad} in {text}");
        }
    }
}

#[test]
fn markdown_emphasis_works_beside_letters() {
    for (markup, expected) in [
        ("a<i>b</i>c", "a*b*c"),
        ("a<i>(b)</i>c", "a<i>(b)</i>c"),
        ("<i>a</i><b>b</b>", "<i>a</i>**b**"),
        ("*<i>a</i>", "\\*<i>a</i>"),
        ("«<i> a </i>»", "« *a* »"),
    ] {
        assert_eq!(
            (markdown::OUTPUT.inline)(&Rich::from_markup(markup)),
            expected,
            "{markup}"
        );
    }
}

#[test]
fn a_call_in_typst_ends_where_it_ends() {
    for (markup, expected) in [
        ("<i>a</i>(b)", "#emph[a]\\(b)"),
        ("<i>a</i>.b", "#emph[a]\\.b"),
        ("<i>a</i>; b", "#emph[a]\\; b"),
        ("<i>a</i>[b]", "#emph[a]\\[b\\]"),
        ("<i>1. a</i>", "#emph[1\\. a]"),
    ] {
        assert_eq!(
            (typst::OUTPUT.inline)(&Rich::from_markup(markup)),
            expected,
            "{markup}"
        );
    }
}

#[test]
fn links_are_made_when_asked_for_and_only_safe_ones() {
    let with_links = RenderOptions {
        links: true,
        ..RenderOptions::default()
    };
    let mut list = list(&["See https://a.b/c_(d)?x=1&y. doi:10.1000/1"]);
    for (output, expected) in [
        (
            "html",
            "<a href=\"https://a.b/c_(d)?x=1&#38;y\">https://a.b/c_(d)?x=1&#38;y</a>",
        ),
        ("markdown", "See <https://a.b/c_(d)?x=1&y>."),
        ("markdown", "[doi:10.1000/1](https://doi.org/10.1000/1)"),
        (
            "latex",
            "\\href{https://a.b/c\\_(d)?x=1\\&y}{https://a.b/c\\_(d)?x=1\\&y}",
        ),
        (
            "typst",
            "#link(\"https://a.b/c_(d)?x=1&y\")[https:/\\/a.b/c\\_(d)?x=1&y]",
        ),
        (
            "rtf",
            "{\\field{\\*\\fldinst{HYPERLINK \"https://a.b/c_(d)?x=1&y\"}}{\\fldrslt{https://a.b/c_(d)?x=1&y}}}",
        ),
        ("json", "\"link\":\"https://doi.org/10.1000/1\""),
    ] {
        let linked = printed(output, &list, &with_links);
        assert!(linked.contains(expected), "{output}: {linked}");
        let plain = printed(output, &list, &RenderOptions::default());
        assert!(!plain.contains(expected), "{output}: {plain}");
    }
    list.entries[0].content = Rich(vec![Inline::Link {
        url: "javascript:alert(1)".into(),
        content: vec![Inline::Text("x".into())],
    }]);
    for output in ALL {
        let text = printed(output.name, &list, &with_links);
        assert!(!text.contains("javascript"), "{text}");
    }
}

#[test]
fn layouts() {
    let options = RenderOptions {
        width: Some(12),
        ..RenderOptions::default()
    };
    let mut hanging = list(&["One two three four", "Five"]);
    hanging.hanging_indent = true;
    let numbers = numbered(&[("1.", "One two three"), ("10.", "<i>Two</i>")]);
    for (output, list, options, expected) in [
        (
            "text",
            &hanging,
            &options,
            "One two\n    three\n    four\nFive\n",
        ),
        (
            "text",
            &hanging,
            &RenderOptions {
                spacing: true,
                ..Default::default()
            },
            "One two three four\n\nFive\n",
        ),
        (
            "text",
            &numbers,
            &options,
            "1.  One two\n    three\n10. Two\n",
        ),
        (
            "ansi",
            &numbers,
            &RenderOptions::default(),
            "1.  One two three\n10. \x1b[3mTwo\x1b[0m\n",
        ),
        (
            "markdown",
            &numbers,
            &options,
            "1\\. One two three\n\n10\\. *Two*\n",
        ),
        (
            "html",
            &numbers,
            &options,
            "<div class=\"csl-bib-body\">\n  <div class=\"csl-entry\">\n    <div class=\"csl-left-margin\">1.</div><div class=\"csl-right-inline\">One two three</div>\n  </div>\n  <div class=\"csl-entry\">\n    <div class=\"csl-left-margin\">10.</div><div class=\"csl-right-inline\"><i>Two</i></div>\n  </div>\n</div>\n",
        ),
        (
            "json",
            &numbers,
            &options,
            "[\n{\"id\":\"id0\",\"label\":\"1.\",\"text\":\"One two three\",\"runs\":[{\"text\":\"One two three\"}]},\n{\"id\":\"id1\",\"label\":\"10.\",\"text\":\"Two\",\"runs\":[{\"text\":\"Two\",\"italic\":true}]}\n]\n",
        ),
    ] {
        assert_eq!(printed(output, list, options), expected, "{output}");
    }
    let latex = printed("latex", &numbers, &options);
    assert!(
        latex.contains("\\item[{1.}\\hfill] One two three\n"),
        "{latex}"
    );
    assert!(latex.contains("\\settowidth{\\labelwidth}{10.}"), "{latex}");
    let typst = printed("typst", &numbers, &options);
    assert!(typst.contains("  [10\\.], [#emph[Two]],\n"), "{typst}");
    let rtf = printed("rtf", &hanging, &options);
    assert!(
        rtf.contains("\\pard\\fi-360\\li360\\sa240\\sl240\\slmult1 Five\\par\n"),
        "{rtf}"
    );
}

#[test]
fn an_empty_list_is_no_error() {
    for output in ALL {
        for list in [list(&[]), list(&[""])] {
            let text = printed(output.name, &list, &RenderOptions::default());
            assert!(text.is_empty() || text.ends_with('\n'), "{}", output.name);
        }
    }
}

#[test]
fn deep_nesting_is_no_danger() {
    let mut rich = Rich::plain("https://a.b/x");
    for i in 0..5_000 {
        let format = [Format::Italic, Format::Upright, Format::LeftMargin][i % 3];
        rich = Rich(vec![Inline::Formatted(format, rich.0)]);
    }
    let list = RichList {
        entries: vec![RichEntry {
            content: rich,
            ..RichEntry::default()
        }],
        ..RichList::default()
    };
    let options = RenderOptions {
        links: true,
        ..RenderOptions::default()
    };
    for output in ALL {
        assert!(!printed(output.name, &list, &options).is_empty());
    }
}

/// Texts full of what could be markup.
fn nasty() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            "[\\PC\\x00-\\x1f]{0,8}",
            "[-\\\\{}\\[\\]<>&%$#_^~*`\"'=+/@!|.:;(),0-9a-c \u{a0}]{1,12}",
            prop::sample::select(vec![
                "<i>",
                "</i>",
                "<b>",
                "</b>",
                "<sup>",
                "</sup>",
                "<sc>",
                "</sc>",
                "</div>",
                "<script>",
                "https://a.b/",
                "doi:10.1000/",
                "\\input",
                "\\u{41}",
                "&amp;",
                "//",
                "/*",
                "1. ",
                "javascript:",
                "Привет",
                "\u{1b}[31m",
            ])
            .prop_map(str::to_string),
        ],
        0..12,
    )
    .prop_map(|parts| parts.concat())
}

/// What the text outputs print of a text: line breaks are spaces, controls are gone.
fn visible(text: &str) -> String {
    block::printable(text).collect()
}

proptest! {
    #[test]
    fn html_has_no_tag_but_ours(text in nasty()) {
        let rich = linked(&Rich::from_markup(&text));
        let html = (html::OUTPUT.inline)(&rich);
        let mut plain = String::new();
        for part in html.split('<').enumerate() {
            let text = match part {
                (0, text) => text,
                (_, part) => {
                    let (tag, text) = part.split_once('>').unwrap();
                    let ours = ["i", "/i", "b", "/b", "sup", "/sup", "sub", "/sub", "span style=\"font-variant:small-caps;\"", "/span", "/a"].contains(&tag)
                        || tag.strip_prefix("a href=\"http").is_some_and(|rest| rest.find('"') == Some(rest.len() - 1));
                    prop_assert!(ours, "{}", tag);
                    text
                }
            };
            plain.push_str(text);
        }
        let plain = plain.replace("&#60;", "<").replace("&#62;", ">").replace("&#38;", "&");
        // Two spaces are shown as two.
        let spaced = |text: &str| text.replace('\u{a0}', " ");
        prop_assert_eq!(spaced(&plain), spaced(&visible(&rich.to_plain())));
    }

    #[test]
    fn latex_has_no_command_but_ours(text in nasty()) {
        let latex = (latex::OUTPUT.inline)(&linked(&Rich::from_markup(&text)));
        let mut rest = latex.as_str();
        let mut depth = 0;
        while let Some(c) = rest.chars().next() {
            rest = &rest[c.len_utf8()..];
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                '\\' => {
                    let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
                    let name = &rest[..letters];
                    let known = ["textit", "textbf", "textsc", "textsuperscript", "href",
                        "textbackslash", "textasciicircum", "textasciitilde",
                        "textasciigrave", "textless", "textgreater", "textbar"];
                    if letters == 0 {
                        prop_assert!(rest.starts_with(['{', '}', '$', '&', '#', '%', '_', '/']), "{}", latex);
                        rest = &rest[1..];
                    } else if name == "string" {
                        prop_assert!(rest[letters..].starts_with('"'), "{}", latex);
                        rest = &rest[letters + 1..];
                    } else {
                        prop_assert!(known.contains(&name), "{}", latex);
                        prop_assert!(rest[letters..].starts_with('{'), "{}", latex);
                        rest = &rest[letters..];
                    }
                }
                c => prop_assert!(!"$&#%_^\"`".contains(c), "{}", latex),
            }
            prop_assert!(depth >= 0);
        }
        prop_assert_eq!(depth, 0);
    }

    #[test]
    fn rtf_is_ascii_with_balanced_braces(text in nasty()) {
        let options = RenderOptions { links: true, ..RenderOptions::default() };
        let rtf = printed("rtf", &list(&[&text]), &options);
        prop_assert!(rtf.is_ascii());
        let mut depth = 0;
        let mut chars = rtf.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => { chars.next(); }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
        }
        prop_assert_eq!(depth, 0);
    }

    #[test]
    fn json_can_be_read_and_loses_nothing(text in nasty()) {
        let rich = Rich::from_markup(&text);
        let runs: serde_json::Value = serde_json::from_str(&(json::OUTPUT.inline)(&rich)).unwrap();
        let plain: String = runs.as_array().unwrap().iter().map(|r| r["text"].as_str().unwrap()).collect();
        prop_assert_eq!(plain, rich.to_plain());
    }

    #[test]
    fn a_markdown_reader_sees_the_text(text in nasty()) {
        let options = RenderOptions { links: true, ..RenderOptions::default() };
        let list = list(&[&text]);
        let markdown = printed("markdown", &list, &options);
        let mut plain = String::new();
        for event in pulldown_cmark::Parser::new_ext(&markdown, pulldown_cmark::Options::all()) {
            use pulldown_cmark::{Event, Tag, TagEnd};
            match event {
                Event::Text(text) => plain.push_str(&text),
                Event::InlineHtml(tag) => prop_assert!(
                    ["<i>", "</i>", "<b>", "</b>", "<sup>", "</sup>", "</span>", "<span style=\"font-variant:small-caps;\">"].contains(&tag.as_ref()),
                    "{}", tag
                ),
                Event::Start(Tag::Paragraph | Tag::Emphasis | Tag::Strong | Tag::Link { .. })
                | Event::End(TagEnd::Paragraph | TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
                other => prop_assert!(false, "{:?} in {}", other, markdown),
            }
        }
        // The parser makes quotation marks, dots and dashes curly; readers fold spaces.
        let fold = |text: &str| {
            text.replace(['“', '”'], "\"").replace(['‘', '’'], "'").replace('…', "...")
                .split_whitespace().collect::<Vec<_>>().join(" ")
        };
        prop_assert_eq!(fold(&plain), fold(&visible(&Rich::from_markup(&text).to_plain())), "{}", markdown);
    }

    #[test]
    fn a_terminal_sees_no_code_but_ours(text in nasty()) {
        let options = RenderOptions { width: Some(20), ..RenderOptions::default() };
        let text = printed("ansi", &list(&[&text]), &options);
        for part in text.split('\x1b').skip(1) {
            prop_assert!(["[0m", "[1m", "[3m", "[1;3m"].iter().any(|code| part.starts_with(code)), "{:?}", text);
        }
        prop_assert!(!text.chars().any(|c| c != '\x1b' && crate::text::unicode::is_control(c)));
    }

    #[test]
    fn links_change_no_text(text in nasty()) {
        let rich = Rich::from_markup(&text);
        prop_assert_eq!(linked(&rich).to_plain(), rich.to_plain());
    }
}
