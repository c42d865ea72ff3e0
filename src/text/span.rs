//! Byte ranges inside the program; lines, columns and code points at its edge.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes in some text; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The range `start..end`; `end` is raised to `start` if it lies before it.
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
        }
    }

    /// An empty range at `at`.
    pub fn at(at: usize) -> Self {
        Span { start: at, end: at }
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies in the range.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The text of the range; empty when the range does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The range moved `by` bytes to the right.
    pub fn shifted(self, by: usize) -> Span {
        Span {
            start: self.start + by,
            end: self.end + by,
        }
    }

    /// The smallest range that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The range without the white space at its ends.
    pub fn trim(self, text: &str) -> Span {
        let inner = self.of(text);
        let left = inner.len() - inner.trim_start().len();
        let right = inner.len() - inner.trim_end().len();
        if left == inner.len() {
            Span::at(self.start)
        } else {
            Span::new(self.start + left, self.end - right)
        }
    }
}

/// A place as people count it: both from 1, columns in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
}

/// What the line numbers of a document's places count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum LineUnit {
    /// The lines of the file.
    #[default]
    Line,
    /// Paragraphs that hold text, table rows and notes among them, from the beginning of the
    /// document: a word processor's file has no lines of its own.
    Paragraph,
    /// Lines as they are printed; a form feed parts the pages.
    PrintedLine,
}

/// Where the lines of a text begin; turns byte offsets into lines and columns.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Indexes `text`; lines end at `\n`.
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(
            text.bytes()
                .enumerate()
                .filter(|(_, b)| *b == b'\n')
                .map(|(i, _)| i + 1),
        );
        LineIndex { starts }
    }

    /// Line and column of the byte `offset` of `text`, which must be the text that was indexed.
    pub fn line_column(&self, text: &str, offset: usize) -> LineColumn {
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|s| *s <= offset) - 1;
        let column = text[self.starts[line]..offset].chars().count() + 1;
        LineColumn {
            line: line + 1,
            column,
        }
    }

    /// The span of line `line` (from 1) without its line end.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(text.len());
        let end = self.starts.get(line).map_or(text.len(), |next| next - 1);
        let end = if end > start && text.as_bytes()[end - 1] == b'\r' {
            end - 1
        } else {
            end
        };
        Span::new(start, end)
    }
}

/// Byte offset to code-point offset and back, for one text; linear to build, fast to ask.
#[derive(Clone, Debug)]
pub struct CodePoints {
    /// Byte offset of every code point, and the length of the text at the end.
    bytes: Vec<usize>,
}

impl CodePoints {
    /// Counts the code points of `text`.
    pub fn new(text: &str) -> Self {
        let mut bytes: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
        bytes.push(text.len());
        CodePoints { bytes }
    }

    /// The number of code points before the byte `offset`.
    pub fn from_byte(&self, offset: usize) -> usize {
        self.bytes.partition_point(|b| *b < offset)
    }

    /// The byte at which code point number `index` (from 0) begins; `None` past the end.
    pub fn to_byte(&self, index: usize) -> Option<usize> {
        self.bytes.get(index).copied()
    }
}

/// A text made of pieces of another (a reference joined from several lines, the text of an HTML
/// page), which knows for every byte where in its source it came from.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Mapped {
    /// The text as it is read.
    pub text: String,
    /// The pieces, in the order of the text; what lies between two pieces was put in by us.
    pieces: Vec<Piece>,
}

/// `len` bytes of the text at `text` are those of the source at `source`, or stand for
/// `source_len` bytes of it (an HTML entity, a line break with its hyphen) when the lengths differ.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    text: usize,
    len: usize,
    source: usize,
    source_len: usize,
}

impl Mapped {
    /// A text that is `span` of `source`, byte for byte.
    pub fn verbatim(source: &str, span: Span) -> Self {
        let mut mapped = Mapped::default();
        mapped.push_verbatim(source, span);
        mapped
    }

    /// Appends `span` of `source`, byte for byte.
    pub fn push_verbatim(&mut self, source: &str, span: Span) {
        let text = span.of(source);
        self.push(text, span);
    }

    /// Appends `text`, which stands for `span` of the source (an entity's character, a space for
    /// a line break).
    pub fn push(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut()
            && last.len == last.source_len
            && text.len() == span.len()
            && last.text + last.len == at
            && last.source + last.source_len == span.start
        {
            last.len += text.len();
            last.source_len += span.len();
            return;
        }
        self.pieces.push(Piece {
            text: at,
            len: text.len(),
            source: span.start,
            source_len: span.len(),
        });
    }

    /// Appends `text` that has no place in the source.
    pub fn push_foreign(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// The range of the source from which `span` of the text came.
    pub fn source_span(&self, span: Span) -> Span {
        if self.pieces.is_empty() {
            return span;
        }
        let start = self.source_offset(span.start, false);
        let end = if span.is_empty() {
            start
        } else {
            self.source_offset(span.end, true)
        };
        Span::new(start, end)
    }

    /// The whole range of the source, from its first piece to its last.
    pub fn source(&self) -> Span {
        self.source_span(Span::new(0, self.text.len()))
    }

    /// This text's own `span` as a text of its own, with the places it keeps.
    pub fn slice(&self, span: Span) -> Mapped {
        let mut out = Mapped {
            text: span.of(&self.text).to_string(),
            pieces: Vec::new(),
        };
        // The pieces lie in the order of the text: only those that touch the span are looked at.
        let first = self
            .pieces
            .partition_point(|p| p.text + p.len <= span.start);
        for p in self.pieces.iter().skip(first) {
            let start = p.text.max(span.start);
            let end = (p.text + p.len).min(span.end);
            if start >= end {
                break;
            }
            let whole = start == p.text && end == p.text + p.len;
            let (source, source_len) = if p.len == p.source_len {
                (p.source + (start - p.text), end - start)
            } else if whole {
                (p.source, p.source_len)
            } else {
                // A part of a replaced piece stands for all that it replaced.
                (p.source, p.source_len)
            };
            out.pieces.push(Piece {
                text: start - span.start,
                len: end - start,
                source,
                source_len,
            });
        }
        out
    }

    /// The same text with its places carried over into the source of `below`, whose text is this
    /// one's source.
    pub fn over(&self, below: &Mapped) -> Mapped {
        let pieces = self
            .pieces
            .iter()
            .flat_map(|p| {
                // A verbatim piece may span several pieces of what lies below: cut it there.
                if p.len != p.source_len {
                    let span = below.source_span(Span::new(p.source, p.source + p.source_len));
                    return vec![Piece {
                        text: p.text,
                        len: p.len,
                        source: span.start,
                        source_len: span.len(),
                    }];
                }
                below
                    .slice(Span::new(p.source, p.source + p.source_len))
                    .pieces
                    .into_iter()
                    .map(|q| Piece {
                        text: q.text + p.text,
                        ..q
                    })
                    .collect()
            })
            .collect();
        Mapped {
            text: self.text.clone(),
            pieces,
        }
    }

    fn source_offset(&self, offset: usize, is_end: bool) -> usize {
        // For an end, the piece that holds the byte before it decides.
        let probe = if is_end {
            offset.saturating_sub(1)
        } else {
            offset
        };
        let after = self.pieces.partition_point(|p| p.text <= probe);
        let Some(piece) = after.checked_sub(1).map(|i| self.pieces[i]) else {
            return self.pieces.first().map_or(offset, |p| p.source);
        };
        let into = offset - piece.text;
        if into > piece.len || (into == piece.len && !is_end) {
            // Between two pieces: the place where the next one begins, else where this one ends.
            return match self.pieces.get(after) {
                Some(next) if !is_end => next.source,
                _ => piece.source + piece.source_len,
            };
        }
        if piece.len == piece.source_len {
            piece.source + into
        } else if is_end {
            piece.source + piece.source_len
        } else {
            piece.source
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_code_points() {
        let text = "аб\nвг д\r\n";
        let index = LineIndex::new(text);
        assert_eq!(
            index.line_column(text, 0),
            LineColumn { line: 1, column: 1 }
        );
        assert_eq!(
            index.line_column(text, text.find('д').unwrap()),
            LineColumn { line: 2, column: 4 }
        );
        assert_eq!(index.line_span(text, 2).of(text), "вг д");
    }

    #[test]
    fn code_points_both_ways() {
        let points = CodePoints::new("aб€c");
        assert_eq!(points.from_byte(3), 2);
        assert_eq!(points.to_byte(2), Some(3));
        assert_eq!(points.to_byte(5), None);
    }

    #[test]
    fn a_joined_text_knows_its_source() {
        let source = "one inter-\nnational &amp; two";
        let mut mapped = Mapped::default();
        mapped.push_verbatim(source, Span::new(0, 9));
        mapped.push_verbatim(source, Span::new(11, 20));
        mapped.push("&", Span::new(20, 25));
        mapped.push_verbatim(source, Span::new(25, source.len()));
        assert_eq!(mapped.text, "one international & two");
        let at = |needle: &str| {
            let start = mapped.text.find(needle).unwrap();
            mapped
                .source_span(Span::new(start, start + needle.len()))
                .of(source)
        };
        assert_eq!(at("international"), "inter-\nnational");
        assert_eq!(at("&"), "&amp;");
        assert_eq!(at("two"), "two");
    }

    #[test]
    fn maps_compose() {
        let file = "x<b>ab</b>&lt;c";
        let mut page = Mapped::default();
        page.push_verbatim(file, Span::new(0, 1));
        page.push_verbatim(file, Span::new(4, 6));
        page.push("<", Span::new(10, 14));
        page.push_verbatim(file, Span::new(14, 15));
        let entry = Mapped::verbatim(&page.text, Span::new(1, 5)).over(&page);
        assert_eq!(entry.text, "ab<c");
        assert_eq!(entry.source().of(file), "ab</b>&lt;c");
        assert_eq!(entry.source_span(Span::new(2, 3)).of(file), "&lt;");
    }
}
