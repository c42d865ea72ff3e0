//! PDF (ISO 32000): what is printed on each page, put into lines, columns and their order. The
//! file is interpreted by `hayro`; what the places of its glyphs mean for a reader is found here.

mod asides;
mod columns;
mod furniture;
mod glyphs;
mod lines;
mod words;

use super::kind::{Content, DocumentKind, ExtractError, Mending};
use super::marker::marker;
use super::page::{Extracted, Mark, Page};
use crate::text::span::{LineUnit, Mapped, Span};
use lines::{Aside, Line};

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
    let mut pages = columns::read(pages.into_iter().map(words::words).collect());
    words::restore_cyrillic(&mut pages);
    furniture::remove(&mut pages);
    let (text, marks) = written(&pages);
    let page = Page {
        text: Mapped::verbatim(&text, Span::new(0, text.len())),
        marks,
        may_wrap: true,
        ..Page::default()
    };
    Ok(Extracted { text, page })
}

/// The lines as plain text: indents in spaces, an empty line for a gap, a form feed for a page. The
/// footnotes and captions of a page stand behind its text, so that this goes on from column to column;
/// the places where each begins are given too.
fn written(pages: &[Vec<Line>]) -> (String, Vec<(usize, Mark)>) {
    let mut out = String::new();
    let mut marks = Vec::new();
    let mut before: Option<&Line> = None;
    for (i, page) in pages.iter().enumerate() {
        if i > 0 {
            out.push('\u{c}');
        }
        for line in page.iter().filter(|line| line.aside.is_none()) {
            let turned = before.is_some_and(|b| b.y >= line.y);
            if line.gap_before || turned && before.is_some_and(|b| ends_paragraph(b, line)) {
                out.push('\n');
            }
            before = Some(line);
            push(&mut out, line);
        }
        for line in page.iter().filter(|line| line.aside.is_some()) {
            if line.aside == Some(Aside::Begins) {
                out.push('\n');
                marks.push((out.len(), Mark::Note));
            }
            push(&mut out, line);
        }
    }
    (out, marks)
}

fn push(out: &mut String, line: &Line) {
    out.extend(std::iter::repeat_n(' ', line.indent));
    out.push_str(&line.text);
    out.push('\n');
}

/// Whether a paragraph ends with the last line of a column or page, where no gap can tell.
fn ends_paragraph(last: &Line, next: &Line) -> bool {
    let stops = last.text.ends_with(['.', ')', ']', '»', '”', '?', '!']);
    let begins = match next.text.chars().next() {
        // `2013;32(4):311–331` goes on, `12. Smith` begins.
        Some(c) if c.is_numeric() => marker(&next.text).is_some(),
        first => first.is_some_and(|c| !c.is_lowercase()),
    };
    last.short && stops && begins
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A file of pages with these lines (place and words) in a standard font of ten points.
    fn file(pages: &[&[(u32, u32, &str)]]) -> Vec<u8> {
        let sized = |page: &&[(u32, u32, &str)]| {
            let lines = page
                .iter()
                .map(|(x, y, text)| (*x, *y, 10, text.to_string()));
            lines.collect()
        };
        sized_file(&pages.iter().map(sized).collect::<Vec<_>>())
    }

    /// The same with sizes.
    fn sized_file(pages: &[Vec<(u32, u32, u32, String)>]) -> Vec<u8> {
        let mut objects = vec![
            "<</Type/Catalog/Pages 2 0 R>>".to_string(),
            String::new(),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_string(),
        ];
        let mut kids = String::new();
        for page in pages {
            let lines = page
                .iter()
                .map(|(x, y, size, text)| format!("BT /F {size} Tf {x} {y} Td ({text}) Tj ET\n"));
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

    /// Lines of one column, each with its indent, one below the other.
    fn column(x: u32, top: u32, lines: &[(u32, &str)]) -> Vec<(u32, u32, u32, String)> {
        (0..)
            .zip(lines)
            .flat_map(|(i, (indent, text))| {
                let y = top - 12 * i;
                // A number is printed apart from its text.
                let (number, text) = match text.split_once(". ").filter(|_| *indent == 0) {
                    Some((number, text)) if number.parse::<u8>().is_ok() => {
                        (Some((x, y, 10, format!("{number}."))), text)
                    }
                    _ => (None, *text),
                };
                let at = x + if number.is_some() { 15 } else { *indent };
                number.into_iter().chain([(at, y, 10, text.to_string())])
            })
            .collect()
    }

    #[test]
    fn a_list_in_two_columns_is_found_whole() {
        let print = |x: u32, y: u32, size: u32, text: &str| (x, y, size, text.to_string());
        let first = [
            vec![
                print(20, 380, 10, "Maps and seas"),
                print(385, 380, 10, "7"),
            ],
            column(
                20,
                350,
                &[
                    (0, "Seas have been drawn by many"),
                    (0, "and for long, and most of the"),
                    (0, "maps are lost to us by now."),
                    (0, "What is left of them is here."),
                    (0, "References"),
                    (0, "1. Smith J. A history of maps"),
                    (15, "and of the seas. London:"),
                    (15, "Sea, 1999."),
                    (0, "2. Lee C. Rivers in the north"),
                ],
            ),
            vec![
                print(20, 233, 5, "1"),
                print(23, 230, 7, "The maps are in Bonn, those of the sea in Rome"),
                print(20, 222, 7, "and others in no place that is known."),
            ],
            column(
                220,
                350,
                &[
                    (15, "and the south. Bonn: Land,"),
                    (15, "2001."),
                    (0, "3. Roe A. Lakes of the east."),
                    (15, "Oslo: Lake, 2003."),
                    (0, "4. Poe B. Hills of the west."),
                    (15, "Rome: Hill, 2004."),
                    (0, "5. Doe D. Roads. Paris: Road,"),
                    (15, "2005."),
                    (0, "6. Moe E. Towns. Madrid: Town,"),
                    (15, "2006."),
                    (0, "7. Low F. Ports and the ships"),
                ],
            ),
            vec![print(
                20,
                180,
                10,
                "Figure 1. All the seas that are known, drawn by hand and printed for this",
            )],
        ];
        let second = [
            vec![
                print(20, 380, 10, "8"),
                print(320, 380, 10, "Maps and seas"),
            ],
            column(
                20,
                350,
                &[
                    (15, "seen there. Lima: Port, 2007."),
                    (0, "8. Fox K. Bays of the south."),
                    (15, "Cork: Bay, 2008."),
                    (0, "9. Hill L. Isles of the north"),
                ],
            ),
            column(220, 350, &[(15, "sea. Graz: Isle, 2009.")]),
        ];
        let read = read(&sized_file(&[first.concat(), second.concat()])).unwrap();
        let found = super::super::find::find(&read.page);
        let entries: Vec<&str> = found.lists[0]
            .entries
            .iter()
            .map(|e| e.text.as_str())
            .collect();
        assert_eq!(
            entries,
            [
                "1. Smith J. A history of maps and of the seas. London: Sea, 1999.",
                "2. Lee C. Rivers in the north and the south. Bonn: Land, 2001.",
                "3. Roe A. Lakes of the east. Oslo: Lake, 2003.",
                "4. Poe B. Hills of the west. Rome: Hill, 2004.",
                "5. Doe D. Roads. Paris: Road, 2005.",
                "6. Moe E. Towns. Madrid: Town, 2006.",
                "7. Low F. Ports and the ships seen there. Lima: Port, 2007.",
                "8. Fox K. Bays of the south. Cork: Bay, 2008.",
                "9. Hill L. Isles of the north sea. Graz: Isle, 2009.",
            ],
            "{}",
            read.text
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
