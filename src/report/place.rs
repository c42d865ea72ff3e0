//! Lines and columns for many places of one text, also when all of it is one line.

use crate::text::span::{LineColumn, LineUnit, Span};

/// Bytes between two counts of code points.
const STRIDE: usize = 4096;

/// Turns byte offsets of a text into lines and columns.
pub struct Places<'a> {
    source: &'a str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
    /// Code points that begin before each multiple of [`STRIDE`] bytes.
    counts: Vec<usize>,
}

impl<'a> Places<'a> {
    /// Indexes `source`, in time linear in its length.
    pub fn new(source: &'a str) -> Self {
        let mut total = 0;
        let counts = source.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = total;
            total += code_points(chunk);
            before
        });
        Places {
            source,
            counts: counts.collect(),
            starts: std::iter::once(0)
                .chain(source.match_indices('\n').map(|(at, _)| at + 1))
                .collect(),
        }
    }

    /// Line and column of a byte offset.
    pub fn of(&self, offset: usize) -> LineColumn {
        let line = self.line(offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        LineColumn {
            line,
            column: self.points(offset).saturating_sub(self.points(start)) + 1,
        }
    }

    /// The place for people: `12:5`, `paragraph 12, character 5`, `page 3, line 12`.
    pub fn shown(&self, offset: usize, unit: LineUnit) -> String {
        let at = self.of(offset);
        match unit {
            LineUnit::Line => format!("{}:{}", at.line, at.column),
            LineUnit::Paragraph => format!(" paragraph {}, character {}", at.line, at.column),
            LineUnit::PrintedLine => {
                let (page, line) = self.page(offset);
                format!(" page {page}, line {line}")
            }
        }
    }

    /// The page of `offset` and the line of the page that holds text, both from 1; form feeds
    /// part the pages.
    pub fn page(&self, offset: usize) -> (usize, usize) {
        let before = self.source.get(..offset).unwrap_or(self.source);
        let page = before.matches('\u{c}').count() + 1;
        let text = before.rsplit('\u{c}').next().unwrap_or(before);
        let lines = text.split('\n').rev().skip(1);
        (
            page,
            lines.filter(|line| !line.trim().is_empty()).count() + 1,
        )
    }

    /// The line of `offset`, without its end, as bytes of the text.
    pub fn line_span(&self, offset: usize) -> Span {
        let line = self.line(offset);
        let start = self.starts.get(line - 1).copied().unwrap_or(0);
        let next = self.starts.get(line).map(|next| next - 1);
        let text = Span::new(start, next.unwrap_or(self.source.len())).of(self.source);
        Span::new(start, start + text.strip_suffix('\r').unwrap_or(text).len())
    }

    fn line(&self, offset: usize) -> usize {
        // The first line begins at 0, so that at least one begins at or before any offset.
        self.starts.partition_point(|start| *start <= offset).max(1)
    }

    fn points(&self, offset: usize) -> usize {
        let offset = offset.min(self.source.len());
        let stride = (offset / STRIDE).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(stride).copied().unwrap_or(0);
        let rest = self.source.as_bytes().get(stride * STRIDE..offset);
        before + code_points(rest.unwrap_or_default())
    }
}

/// How many code points begin in these bytes of UTF-8.
fn code_points(bytes: &[u8]) -> usize {
    bytes.iter().filter(|b| **b & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::LineIndex;

    #[test]
    fn agrees_with_the_line_index() {
        let source = format!("аб\n{}x\r\nend", "вг ".repeat(5000));
        let places = Places::new(&source);
        let index = LineIndex::new(&source);
        for offset in source.char_indices().map(|(at, _)| at).step_by(997) {
            assert_eq!(places.of(offset), index.line_column(&source, offset));
        }
        assert_eq!(places.of(source.len()).column, 4);
    }

    #[test]
    fn places_are_shown_as_people_count() {
        let source = "one\n\ntwo\n\u{c}three\n\n  four";
        let places = Places::new(source);
        for (words, unit, expected) in [
            ("two", LineUnit::Line, "3:1"),
            ("wo", LineUnit::Paragraph, " paragraph 3, character 2"),
            ("two", LineUnit::PrintedLine, " page 1, line 2"),
            ("four", LineUnit::PrintedLine, " page 2, line 2"),
        ] {
            assert_eq!(places.shown(source.find(words).unwrap(), unit), expected);
        }
    }
}
