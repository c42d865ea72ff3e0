//! PDF (ISO 32000): what is printed on each page, put into lines, columns and their order. The
//! file is interpreted by `hayro`; what the places of its glyphs mean for a reader is found here.

mod columns;
mod furniture;
mod glyphs;
mod lines;
mod words;

use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::page::{Extracted, Page};
use crate::text::span::{LineUnit, Mapped, Span};
use lines::Line;

/// A PDF document.
pub(super) static PDF: DocumentKind = DocumentKind {
    name: "pdf",
    aliases: &[],
    title: "PDF document",
    extensions: &["pdf"],
    content: Content::Binary {
        recognise: |bytes| has_header(bytes),
        read,
    },
    lines: LineUnit::PrintedLine,
    mending: Mending::ByHand("correct the document it was made from"),
};

const KIND: &str = "PDF";

/// Whether `%PDF-` stands near the beginning: readers allow for a few bytes before it.
fn has_header(bytes: &[u8]) -> bool {
    const NEAR: usize = 1024;
    bytes
        .get(..NEAR)
        .unwrap_or(bytes)
        .windows(5)
        .any(|w| w == b"%PDF-")
}

/// Whether `%%EOF` stands near the end: writers may leave a few bytes behind it.
fn has_end(bytes: &[u8]) -> bool {
    const NEAR: usize = 4096;
    let tail = bytes.get(bytes.len().saturating_sub(NEAR)..);
    tail.is_some_and(|tail| tail.windows(5).any(|w| w == b"%%EOF"))
}

fn read(bytes: &[u8]) -> Result<Extracted, ExtractError> {
    if !has_header(bytes) {
        return Err(ExtractError::Other {
            kind: KIND,
            why: "it does not begin with `%PDF-`".to_string(),
        });
    }
    // A file that was cut off can be read in part: half a list is worse than none.
    if !has_end(bytes) {
        return Err(glyphs::damaged("it is cut off: its end is missing"));
    }
    let pages = glyphs::pages(bytes)?;
    let glyphs = pages.iter().flatten();
    let unknown = glyphs.clone().filter(|g| g.text == "\u{fffd}").count();
    let all = glyphs.count();
    if all == 0 || unknown * 2 > all {
        return Err(ExtractError::NoText {
            kind: KIND,
            advice: "recognise it first, e.g. `ocrmypdf -l rus+eng FILE new.pdf`",
        });
    }
    let mut pages: Vec<Vec<Line>> = pages
        .into_iter()
        .map(|glyphs| columns::read(words::words(glyphs)))
        .collect();
    words::restore_cyrillic(&mut pages);
    furniture::remove(&mut pages);
    let text = written(&pages);
    let page = Page {
        text: Mapped::verbatim(&text, Span::new(0, text.len())),
        may_wrap: true,
        ..Page::default()
    };
    Ok(Extracted { text, page })
}

/// The lines as plain text: indents in spaces, an empty line for a gap, a form feed for a page.
fn written(pages: &[Vec<Line>]) -> String {
    let mut out = String::new();
    let mut before: Option<&Line> = None;
    for (i, page) in pages.iter().enumerate() {
        if i > 0 {
            out.push('\u{c}');
        }
        for line in page {
            let turned = before.is_some_and(|b| b.y >= line.y);
            if line.gap_before || turned && before.is_some_and(|b| ends_paragraph(b, line)) {
                out.push('\n');
            }
            before = Some(line);
            out.extend(std::iter::repeat_n(' ', line.indent));
            out.push_str(&line.text);
            out.push('\n');
        }
    }
    out
}

/// Whether a paragraph ends with the last line of a column or page, where no gap can tell.
fn ends_paragraph(last: &Line, next: &Line) -> bool {
    let stops = last.text.ends_with(['.', ')', ']', '»', '”', '?', '!']);
    let begins = next.text.chars().next().is_some_and(|c| !c.is_lowercase());
    last.short && stops && begins
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of pages with these lines (place and words) in a standard font.
    fn file(pages: &[&[(u32, u32, &str)]]) -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_string(),
            String::new(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_string(),
        ];
        let mut kids = String::new();
        for page in pages {
            let lines = page
                .iter()
                .map(|(x, y, text)| format!("BT /F 10 Tf {x} {y} Td ({text}) Tj ET\n"));
            let content: String = lines.collect();
            objects.push(format!(
                "<</Length {}>>stream\n{content}endstream",
                content.len()
            ));
            kids += &format!("{} 0 R ", objects.len() + 1);
            objects.push(format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]/Resources<</Font<</F 3 0 R>>>>/Contents {} 0 R>>", objects.len()));
        }
        objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
        let mut out = "%PDF-1.4\n".to_string();
        let mut places = Vec::new();
        for (i, object) in objects.iter().enumerate() {
            places.push(out.len());
            out += &format!("{} 0 obj\n{object}\nendobj\n", i + 1);
        }
        let table = out.len();
        out += &format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1);
        for place in &places {
            out += &format!("{place:010} 00000 n \n");
        }
        out += &format!(
            "trailer<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF",
            places.len() + 1
        );
        out.into_bytes()
    }

    #[test]
    fn pages_become_lines() {
        let bytes = file(&[
            &[
                (50, 380, "Maps and seas 7"),
                (50, 340, "References"),
                (50, 320, "Smith J. A history of maps and of"),
                (65, 308, "the seas. London: Sea, 1999."),
            ],
            &[(50, 340, "Lee C. Seas. Bonn: Land, 2001."), (200, 20, "8")],
        ]);
        let read = read(&bytes).unwrap();
        assert_eq!(
            read.text,
            "Maps and seas 7\n\nReferences\n\nSmith J. A history of maps and of\n   the seas. London: Sea, 1999.\n\u{c}Lee C. Seas. Bonn: Land, 2001.\n"
        );
    }

    #[test]
    fn what_has_no_text_is_an_error() {
        let whole = file(&[&[(50, 340, "References")]]);
        for (bytes, word) in [
            (b"Smith".to_vec(), "no PDF"),
            (b"%PDF-1.4\nSmith".to_vec(), "damaged"),
            (whole[..40].to_vec(), "damaged"),
            (whole[..whole.len() - 20].to_vec(), "cut off"),
            (file(&[&[]]), "ocrmypdf"),
        ] {
            let message = read(&bytes).unwrap_err().to_string();
            assert!(message.contains(word), "{message}");
        }
    }
}
