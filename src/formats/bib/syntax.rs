//! The syntax of `.bib` files: a tolerant parser that keeps the place of everything.
//!
//! What BibTeX and biber accept is read as they read it: entries in braces or parentheses,
//! `@string`, `#`, `@comment`, `@preamble`, text between entries, lines that begin with `%`. What
//! they refuse is read as far as its sense is plain, with a finding (TYP015): a missing comma, key
//! or closing brace, a brace too many. An `@type{` at the beginning of a line always begins a new
//! entry, so that one unclosed brace costs one entry. Linear, no recursion.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::span::Span;

/// A file in its parts.
#[derive(Debug, Default)]
pub(super) struct File {
    /// Entries and macros in the order of the file.
    pub items: Vec<Item>,
    /// What is wrong with the syntax.
    pub faults: Vec<Diagnostic>,
}

/// One `@…{…}` that says something.
#[derive(Debug)]
pub(super) enum Item {
    /// An entry.
    Entry(RawEntry),
    /// `@string{name = value}`.
    Macro(RawField),
}

/// An entry as written.
#[derive(Debug)]
pub(super) struct RawEntry {
    /// From the `@` to the closing brace.
    pub span: Span,
    /// The entry type.
    pub kind: Span,
    /// The citekey; empty when there is none.
    pub key: Span,
    /// The fields in order.
    pub fields: Vec<RawField>,
}

/// `name = value`.
#[derive(Debug)]
pub(super) struct RawField {
    pub name: Span,
    /// The pieces of the value between `#`.
    pub value: Vec<Piece>,
}

/// A piece of a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Piece {
    /// What stands between braces or quotation marks.
    Quoted(Span),
    /// A number or the name of a macro.
    Word(Span),
}

impl RawField {
    /// The place of the value, without the outermost braces or quotation marks.
    pub fn place(&self) -> Span {
        let spans = self.value.iter().map(|piece| match piece {
            Piece::Quoted(span) | Piece::Word(span) => *span,
        });
        spans.reduce(Span::cover).unwrap_or(self.name)
    }
}

/// Parses a file.
pub(super) fn parse(text: &str) -> File {
    let mut parser = Parser {
        text,
        bytes: text.as_bytes(),
        at: 0,
        entries: 0,
        rereadable: 4 * text.len(),
        suspect: None,
        file: File::default(),
    };
    parser.file();
    parser.file
}

struct Parser<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    entries: usize,
    /// How many bytes may still be read a second time, after a value that never closed.
    rereadable: usize,
    /// The last value that holds a line which looks like the next field: where it begins, and
    /// where it would then end.
    suspect: Option<(usize, usize)>,
    file: File,
}

impl Parser<'_> {
    fn file(&mut self) {
        // Whether the line on which reading stands begins with `%`.
        let mut comment = false;
        while let Some(found) = self.find(b'@') {
            let gap = self.bytes.get(self.at..found).unwrap_or_default();
            let line = match gap.iter().rposition(|b| *b == b'\n') {
                Some(end) => gap.get(end + 1..),
                None => Some(gap).filter(|_| self.at == 0),
            };
            if let Some(line) = line {
                comment = line.iter().find(|b| !b.is_ascii_whitespace()) == Some(&b'%');
            }
            self.at = found + 1;
            if !comment {
                self.command(found);
            }
        }
    }

    /// What follows an `@` between entries.
    fn command(&mut self, start: usize) {
        let after = self.at;
        self.skip_blank();
        let kind = self.word(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        self.skip_blank();
        let Some(close) = closing(self.byte()) else {
            // An `@` in a comment between entries: an address, say.
            self.at = after;
            return;
        };
        if kind.is_empty() {
            self.at = after;
            return;
        }
        self.at += 1;
        match kind.of(self.text).to_ascii_lowercase().as_str() {
            "comment" | "preamble" => {
                self.braced(close);
            }
            "string" => {
                if let Some(field) = self.field() {
                    self.file.items.push(Item::Macro(field));
                }
                self.finish(start, close);
            }
            _ => self.entry(start, kind, close),
        }
    }

    fn entry(&mut self, start: usize, kind: Span, close: u8) {
        self.entries += 1;
        let key = self.key(close);
        let mut fields = Vec::new();
        self.suspect = None;
        let mut closed = self.fields(close, &mut fields);
        while !closed && self.divide_suspect(&mut fields) {
            closed = self.fields(close, &mut fields);
        }
        let span = Span::new(start, self.at).trim(self.text);
        if !closed {
            let head = Span::new(start, key.end.max(kind.end)).trim(self.text);
            self.fault(
                "the entry is not closed; reading goes on at the next entry",
                head,
            );
        }
        self.file.items.push(Item::Entry(RawEntry {
            span,
            kind,
            key,
            fields,
        }));
    }

    /// An entry that does not close, whose last value holds what looks like fields: the brace that
    /// closed the value was the entry's. The value is cut there and reading goes on behind it.
    fn divide_suspect(&mut self, fields: &mut [RawField]) -> bool {
        let Some((start, likely)) = self.suspect.take() else {
            return false;
        };
        let Some(left) = self.rereadable.checked_sub(self.at - likely) else {
            return false;
        };
        match fields.last_mut().and_then(|field| field.value.last_mut()) {
            Some(Piece::Quoted(span)) if span.start == start => {
                self.rereadable = left;
                *span = self.cut(start, likely);
                true
            }
            _ => false,
        }
    }

    /// The citekey and the comma behind it.
    fn key(&mut self, close: u8) -> Span {
        self.skip_blank();
        let start = self.at;
        let end = self
            .word(|b| !matches!(b, b',' | b'=' | b'\n') && b != close)
            .end;
        let key = Span::new(start, end).trim(self.text);
        match self.byte() {
            Some(b',') => self.at += 1,
            Some(b'=') => {
                // `@article{title = …`: there is no key.
                self.at = start;
                self.fault("the entry has no citekey", Span::new(start, start));
                return Span::at(start);
            }
            Some(b'\n') => {
                self.skip_blank();
                match self.byte() {
                    Some(b',') => self.at += 1,
                    Some(b) if b != close => {
                        self.warn("a comma is missing here", Span::at(key.end))
                    }
                    _ => {}
                }
            }
            _ => {}
        }
        key
    }

    /// The fields up to the end of the entry; `false` when the entry does not end.
    fn fields(&mut self, close: u8, fields: &mut Vec<RawField>) -> bool {
        loop {
            self.skip_blank_and_comments();
            match self.byte() {
                None => return false,
                Some(b'@') if self.entry_begins(self.at) => return false,
                Some(b',') => self.at += 1,
                Some(b) if b == close => {
                    self.at += 1;
                    if !self.goes_on() {
                        return true;
                    }
                    self.fault(
                        "a closing brace too many; the entry goes on",
                        Span::new(self.at - 1, self.at),
                    );
                }
                Some(_) => match self.field() {
                    Some(field) => {
                        fields.push(field);
                        self.after_value(close);
                    }
                    None => self.skip_junk(close),
                },
            }
        }
    }

    /// `name = value`; `None`, and nothing read, when there is none here.
    fn field(&mut self) -> Option<RawField> {
        self.skip_blank_and_comments();
        let start = self.at;
        let name = self.word(is_name);
        self.skip_blank();
        if name.is_empty() || self.byte() != Some(b'=') {
            self.at = start;
            return None;
        }
        self.at += 1;
        let value = self.value();
        if value.is_empty() {
            self.warn("the field has no value", name);
        }
        Some(RawField { name, value })
    }

    fn value(&mut self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        loop {
            self.skip_blank();
            match self.byte() {
                Some(b'{') => {
                    self.at += 1;
                    pieces.push(Piece::Quoted(self.braced(b'}')));
                }
                Some(b'"') => {
                    self.at += 1;
                    pieces.push(Piece::Quoted(self.in_quotes()));
                }
                _ => {
                    let word = self.word(|b| {
                        !b.is_ascii_whitespace()
                            && !matches!(b, b',' | b'#' | b'{' | b'}' | b'"' | b')' | b'=')
                    });
                    if word.is_empty() {
                        return pieces;
                    }
                    pieces.push(Piece::Word(word));
                }
            }
            self.skip_blank();
            if self.byte() != Some(b'#') {
                return pieces;
            }
            self.at += 1;
        }
    }

    /// Behind a value stands a comma or the end of the entry; a missing comma is forgiven.
    fn after_value(&mut self, close: u8) {
        let end = self.at;
        self.skip_blank_and_comments();
        match self.byte() {
            None | Some(b',') => {}
            Some(b) if b == close => {}
            Some(b'@') if self.entry_begins(self.at) => {}
            Some(_) if self.field_begins(self.at) => {
                self.warn("a comma is missing here", Span::at(end));
            }
            Some(_) => self.skip_junk(close),
        }
    }

    /// Passes over what is no field: up to a comma, the end of the entry, or a line that begins a
    /// field or an entry.
    fn skip_junk(&mut self, close: u8) {
        let start = self.at;
        while let Some(b) = self.byte() {
            if b == b',' || b == close && self.at > start {
                break;
            }
            if b == b'\n' && self.line_begins_anew(self.at + 1) {
                break;
            }
            self.at += 1;
            if b == close {
                break;
            }
        }
        let junk = Span::new(start, self.at).trim(self.text);
        if !junk.is_empty() {
            self.fault("this is no field and is passed over", junk);
        }
    }

    /// Reads up to the brace that closes what was opened just before; the inside.
    fn braced(&mut self, close: u8) -> Span {
        let start = self.at;
        let mut depth = 0usize;
        let mut likely_end = None;
        while let Some(b) = self.byte() {
            match b {
                b'{' => depth += 1,
                b'}' if depth > 0 => depth -= 1,
                b if b == close && depth == 0 => {
                    self.at += 1;
                    self.suspect = likely_end.map(|likely| (start, likely));
                    return Span::new(start, self.at - 1);
                }
                b'\n' => {
                    if self.entry_begins(self.at + 1) {
                        break;
                    }
                    if likely_end.is_none() && self.field_begins(self.at + 1) {
                        likely_end = Some(self.at);
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.unclosed(start, likely_end)
    }

    /// Reads up to the quotation mark that closes, outside of braces; the inside.
    fn in_quotes(&mut self) -> Span {
        let start = self.at;
        let mut depth = 0usize;
        let mut likely_end = None;
        while let Some(b) = self.byte() {
            match b {
                b'{' => depth += 1,
                b'}' => depth = depth.saturating_sub(1),
                b'"' if depth == 0 => {
                    self.at += 1;
                    return Span::new(start, self.at - 1);
                }
                b'\n' => {
                    if self.entry_begins(self.at + 1) {
                        break;
                    }
                    if likely_end.is_none() && self.field_begins(self.at + 1) {
                        likely_end = Some(self.at);
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
        self.unclosed(start, likely_end)
    }

    /// A value that ran to the end of the entry: it ends before the line where the next field
    /// seems to begin.
    fn unclosed(&mut self, start: usize, likely_end: Option<usize>) -> Span {
        let mut end = self.at;
        if let Some(likely) = likely_end
            && let Some(left) = self.rereadable.checked_sub(self.at - likely)
        {
            self.rereadable = left;
            end = likely;
        }
        self.cut(start, end)
    }

    /// A value that ends at `end` without its closing mark; reading goes on there. What would have
    /// stood behind that mark is no part of it.
    fn cut(&mut self, start: usize, end: usize) -> Span {
        let span = Span::new(start, end).trim(self.text);
        let inside = span
            .of(self.text)
            .trim_end_matches([',', '"', ' ', '\n', '\r']);
        self.fault("the value is not closed", Span::at(start.saturating_sub(1)));
        let inside = Span::new(span.start, span.start + inside.len());
        // The comma behind the value still divides.
        let tail = Span::new(inside.end, end).of(self.text);
        self.at = tail.find(',').map_or(end, |comma| inside.end + comma);
        inside
    }

    /// After a closing brace: whether the next thing is another field of the same entry.
    fn goes_on(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let blank = |b: &&u8| b.is_ascii_whitespace();
        let gap = rest.iter().take_while(blank).count();
        match rest.get(gap) {
            Some(b',') => self.field_begins(self.at + gap + 1),
            Some(_) => self.field_begins(self.at),
            None => false,
        }
    }

    /// Reads on to the closing brace of a `@string`.
    fn finish(&mut self, start: usize, close: u8) {
        self.skip_blank();
        if self.byte() == Some(b',') {
            self.at += 1;
            self.skip_blank();
        }
        if self.byte() == Some(close) {
            self.at += 1;
            return;
        }
        self.fault("the macro is not closed", Span::new(start, self.at));
    }

    fn line_begins_anew(&self, at: usize) -> bool {
        self.entry_begins(at) || self.field_begins(at)
    }

    /// Whether `@type{key,` stands here, blanks before it aside.
    fn entry_begins(&self, at: usize) -> bool {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let blank = rest
            .iter()
            .take(80)
            .take_while(|b| matches!(b, b' ' | b'\t'))
            .count();
        let Some(rest) = rest.get(blank..).and_then(|r| r.strip_prefix(b"@")) else {
            return false;
        };
        let kind = rest
            .iter()
            .take(40)
            .take_while(|b| b.is_ascii_alphabetic())
            .count();
        let rest = rest.get(kind..).unwrap_or_default();
        let gap = rest.iter().take(20).take_while(|b| **b == b' ').count();
        let Some((b'{' | b'(', inside)) = rest.get(gap..).and_then(<[u8]>::split_first) else {
            return false;
        };
        let stop = inside
            .iter()
            .take(200)
            .find(|b| matches!(b, b',' | b'=' | b'\n' | b'}' | b')'));
        kind > 0 && matches!(stop, Some(b',' | b'=' | b'\n'))
    }

    /// Whether `name = {`, `name = "` or `name = 12` stands here, blanks before it aside.
    fn field_begins(&self, at: usize) -> bool {
        let mut rest = self.bytes.get(at..).unwrap_or_default();
        let mut skip = |fits: fn(u8) -> bool| {
            let n = rest.iter().take(80).take_while(|b| fits(**b)).count();
            rest = rest.get(n..).unwrap_or_default();
            n
        };
        let blank = |b: u8| b.is_ascii_whitespace();
        skip(blank);
        let name = skip(is_name);
        skip(blank);
        let equals = skip(|b| b == b'=');
        skip(blank);
        name > 0
            && equals == 1
            && rest
                .first()
                .is_some_and(|b| b.is_ascii_alphanumeric() || matches!(b, b'{' | b'"'))
    }

    fn find(&self, wanted: u8) -> Option<usize> {
        let rest = self.bytes.get(self.at..)?;
        rest.iter().position(|b| *b == wanted).map(|n| self.at + n)
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn word(&mut self, fits: impl Fn(u8) -> bool) -> Span {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = rest.iter().take_while(|b| fits(**b)).count();
        let start = self.at;
        self.at += len;
        Span::new(start, self.at)
    }

    fn skip_blank(&mut self) {
        self.word(|b| b.is_ascii_whitespace());
    }

    /// biber takes `%` between fields for a comment.
    fn skip_blank_and_comments(&mut self) {
        self.skip_blank();
        while self.byte() == Some(b'%') {
            self.word(|b| b != b'\n');
            self.skip_blank();
        }
    }

    fn fault(&mut self, message: &str, span: Span) {
        self.report(Severity::Error, message, span);
    }

    fn warn(&mut self, message: &str, span: Span) {
        self.report(Severity::Warning, message, span);
    }

    fn report(&mut self, severity: Severity, message: &str, span: Span) {
        self.file.faults.push(Diagnostic {
            code: "TYP015",
            severity,
            message: message.to_string(),
            reference: (self.entries > 0).then_some(self.entries),
            key: None,
            span,
            fix: None,
        });
    }
}

fn closing(open: Option<u8>) -> Option<u8> {
    match open {
        Some(b'{') => Some(b'}'),
        Some(b'(') => Some(b')'),
        _ => None,
    }
}

/// What field names are made of; names in other scripts occur.
fn is_name(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b >= 0x80 || b"-_:.+/*!?&|;<>[]^~'".contains(&b)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Entries as `type key name=value …`, and the number of faults.
    fn outline(text: &str) -> (Vec<String>, usize) {
        let file = parse(text);
        let entries = file
            .items
            .iter()
            .map(|item| match item {
                Item::Macro(field) => format!("string {}", field.name.of(text)),
                Item::Entry(entry) => {
                    let mut line = format!("{} {}", entry.kind.of(text), entry.key.of(text));
                    for field in &entry.fields {
                        line += &format!(
                            " {}={}",
                            field.name.of(text),
                            field.place().trim(text).of(text)
                        );
                    }
                    line
                }
            })
            .collect();
        (entries, file.faults.len())
    }

    #[test]
    fn whole_and_broken_entries() {
        for (text, expected, faults) in [
            (
                "@a{k, x = {1 {2}}, y = \"q{\"}r\", z = 3}",
                vec!["a k x=1 {2} y=q{\"}r z=3"],
                0,
            ),
            ("@a(k, x = {1})", vec!["a k x=1"], 0),
            ("@a{k}", vec!["a k"], 0),
            ("@a{k,}", vec!["a k"], 0),
            ("@a{k, x = m # {1} # \"2\"}", vec!["a k x=m # {1} # \"2"], 0),
            (
                "@string{m = {v}} @comment{@a{b,}} @preamble{\"x\"} @a{k,x=m}",
                vec!["string m", "a k x=m"],
                0,
            ),
            ("text me@b.org @ {x}\n% @a{no,}\n@a{k,}", vec!["a k"], 0),
            ("@a{k, x={1} y={2}}", vec!["a k x=1 y=2"], 1),
            ("@a{k\n x={1}}", vec!["a k x=1"], 1),
            ("@a{x={1}}", vec!["a  x=1"], 1),
            ("@a{k, x={1}}, y={2}}", vec!["a k x=1 y=2"], 1),
            ("@a{k, x={1\n}\n@b{l, y={2}}", vec!["a k x=1", "b l y=2"], 1),
            (
                "@a{k, x={1,\n y={2}\n}\n@b{l,}",
                vec!["a k x=1 y=2", "b l"],
                1,
            ),
            (
                "@a{k, x=\"1,\n y={2}\n}\n@b{l,}",
                vec!["a k x=1 y=2", "b l"],
                1,
            ),
            ("@a{k, x={1}\n@b{l,}", vec!["a k x=1", "b l"], 1),
            ("@a{k, % note\n x={1}}", vec!["a k x=1"], 0),
            ("@a{k, ???, x={1}}", vec!["a k x=1"], 1),
            ("@a{k, x=}", vec!["a k x=x"], 1),
            ("@a{ключ, имя={значение}}", vec!["a ключ имя=значение"], 0),
            ("@a{k, x={a@b.c{d}}}", vec!["a k x=a@b.c{d}"], 0),
            ("@", vec![], 0),
            ("@a{", vec!["a "], 1),
        ] {
            assert_eq!(
                outline(text),
                (expected.into_iter().map(String::from).collect(), faults),
                "{text}"
            );
        }
    }

    #[test]
    fn hostile_texts_are_survived() {
        for part in [
            "@",
            "@a{",
            "@a{k,x={",
            "@a{k,x=\"",
            "{",
            "@a{k,\nx={1\ny={",
            "%@a{",
            "@a{k x=#",
            "é@",
        ] {
            parse(&part.repeat(20_000));
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_parsed(text in "[@a-c{}()\",=#%\\n é1]{0,60}") {
            parse(&text);
        }
    }
}
