//! RTF 1.9.1: control words become text; numbers of lists are printed in the file itself. Deleted
//! and hidden text is left out.

mod charset;
mod reader;
mod token;

use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::page::Extracted;
use crate::text::span::LineUnit;

/// A Rich Text document.
pub(super) static RTF: DocumentKind = DocumentKind {
    name: "rtf",
    aliases: &["richtext"],
    title: "Rich Text (RTF)",
    extensions: &["rtf"],
    content: Content::Binary {
        recognise: |bytes| body(bytes).is_some(),
        read,
    },
    lines: LineUnit::Paragraph,
    mending: Mending::ByHand("correct it in a word processor where the places point"),
};

const KIND: &str = "RTF";

/// The file without a byte order mark and white space before its first group.
fn body(bytes: &[u8]) -> Option<&[u8]> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let bytes = bytes.trim_ascii_start();
    bytes.starts_with(b"{\\rtf").then_some(bytes)
}

fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    let Some(body) = body(bytes) else {
        return Err(ExtractError::Other {
            kind: KIND,
            why: "it does not begin with `{\\rtf`".to_string(),
        });
    };
    reader::read(body).ok_or(ExtractError::Damaged {
        kind: KIND,
        why: "it is cut off: a group is not closed".to_string(),
        advice: "get the whole file, or open it in a word processor and save it anew",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::page::Mark;

    #[test]
    fn control_words_become_text() {
        for (source, expected) in [
            (r"{\rtf1\ansi One\par Two\line three\par}", "One\nTwo three"),
            (
                r"{\rtf1\ansi\ansicpg1251 \'c8\'e2\'e0\'ed\'ee\'e2}",
                "Иванов",
            ),
            (
                r"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B{\*\falt C};}}\f1 \'cc\'e8\'f0\f0 \'e9}",
                "Мирé",
            ),
            (r"{\rtf1\ansi\uc1 \u1048?\u1074\'e2x}", "Ивx"),
            (r"{\rtf1\ansi\uc0 \u-10179\u-8704 x}", "😀x"),
            (
                r"{\rtf1 a\~b\_c\-d\emdash e\{\}\\}",
                "a\u{a0}b\u{2011}c\u{ad}d—e{}\\",
            ),
            (
                r"{\rtf1{\info{\title No}}{\*\generator No;}{\pict ff00}Yes{\v no}{\deleted no}}",
                "Yes",
            ),
            (
                r#"{\rtf1{\field{\*\fldinst HYPERLINK "https://a.org/b"}{\fldrslt PDF}}.}"#,
                "PDF (https://a.org/b).",
            ),
            (
                r"{\rtf1{\listtext 1.\tab}Smith J.\par{\pntext 2.\tab}Lee C.\par}",
                "1.\tSmith J.\n2.\tLee C.",
            ),
            (
                r"{\rtf1\trowd\intbl 1.\cell Smith\cell\row\pard After\par}",
                "1. Smith\nAfter",
            ),
            (r"{\rtf1 a\bin4 {{{{b}", "ab"),
            ("{\\rtf1 one\ntwo\\\nthree}", "onetwo\nthree"),
        ] {
            assert_eq!(read(source.as_bytes()).unwrap().text, expected, "{source}");
        }
    }

    #[test]
    fn notes_and_headings_are_marked() {
        let source = r"{\rtf1\pard\outlinelevel0 Title\par\pard Text{\super\chftn{\footnote\pard See: Smith.}}\par}";
        let read = read(source.as_bytes()).unwrap();
        assert_eq!(read.text, "Title\nText\nSee: Smith.");
        let marks: Vec<Mark> = read.page.marks.iter().map(|m| m.1).collect();
        assert_eq!(marks, [Mark::Heading, Mark::Note]);
    }

    #[test]
    fn half_a_file_is_none() {
        assert!(read(b"{\\rtf1 {\\b Smith").is_err());
        assert!(read(b"Smith").is_err());
    }
}
