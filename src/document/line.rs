//! The lines of a page, with what their places tell: indent, empty lines and page breaks before.

use super::page::{Mark, Page};
use crate::text::span::Span;

/// A line that is not empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Line {
    /// Bytes of the page's text, without white space at the ends.
    pub span: Span,
    /// Columns of white space before the text; a tab goes to the next multiple of eight.
    pub indent: u32,
    /// An empty line stands before.
    pub blank_before: bool,
    /// A form feed stands before.
    pub page_break: bool,
    /// What the markup says of it.
    pub mark: Option<Mark>,
}

impl Line {
    /// The text of the line.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        self.span.of(text)
    }
}

/// Cuts a page into its lines; empty ones are remembered by the next.
pub(super) fn lines(page: &Page) -> Vec<Line> {
    let text = &page.text.text;
    let mut out = Vec::new();
    let mut marks = page.marks.iter().peekable();
    let (mut blank, mut page_break) = (true, false);
    let mut start = 0;
    for (end, c) in text
        .char_indices()
        .filter(|(_, c)| ends_line(*c))
        .chain([(text.len(), '\n')])
    {
        if end < start {
            continue;
        }
        let raw = Span::new(start, end);
        let mark = std::iter::from_fn(|| marks.next_if(|(at, _)| *at <= end).map(|(_, m)| *m))
            .reduce(stronger);
        let (span, indent) = trimmed(text, raw);
        if span.is_empty() {
            // A form feed ends no paragraph; the mark of an empty heading or item says nothing.
            blank |= c != '\u{c}';
        } else {
            out.push(Line {
                span,
                indent,
                blank_before: blank,
                page_break,
                mark,
            });
            (blank, page_break) = (false, false);
        }
        page_break |= c == '\u{c}';
        start = end + c.len_utf8();
        if c == '\r' && text[end..].starts_with("\r\n") {
            start += 1;
        }
    }
    out
}

/// Of two marks at one line, the one that says more.
fn stronger(a: Mark, b: Mark) -> Mark {
    if b == Mark::ListEnd { a } else { b }
}

fn ends_line(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether the character is white space or prints nothing.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{202a}'..='\u{202e}'
        )
}

/// The line without what prints nothing at its ends (a soft hyphen at the end stays: it joins
/// the line to the next), and the width of its indent.
fn trimmed(text: &str, raw: Span) -> (Span, u32) {
    let line = raw.of(text);
    let mut indent = 0u32;
    let mut begin = line.len();
    for (i, c) in line.char_indices() {
        if !is_blank(c) {
            begin = i;
            break;
        }
        indent = match c {
            '\t' => (indent / 8 + 1) * 8,
            _ if c.is_whitespace() && c != '\u{200b}' => indent.saturating_add(1),
            _ => indent,
        };
    }
    let end = line
        .trim_end_matches(|c| is_blank(c) && c != '\u{ad}')
        .len()
        .max(begin);
    if line[begin..end].trim_matches('\u{ad}').is_empty() {
        return (Span::at(raw.start), 0);
    }
    (Span::new(raw.start + begin, raw.start + end), indent)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::Mapped;

    #[test]
    fn lines_know_what_stands_before_them() {
        let text = "one\r\n\r\n\t two \u{c}three\u{ad}\n\u{200b}\nfour";
        let page = Page {
            text: Mapped::verbatim(text, Span::new(0, text.len())),
            ..Page::default()
        };
        let seen: Vec<_> = lines(&page)
            .iter()
            .map(|l| (l.of(text), l.indent, l.blank_before, l.page_break))
            .collect();
        assert_eq!(
            seen,
            [
                ("one", 0, true, false),
                ("two", 9, true, false),
                ("three\u{ad}", 0, false, true),
                ("four", 0, true, false),
            ]
        );
    }
}
