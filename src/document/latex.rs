//! LaTeX: `thebibliography` and running text. Commands go, their text stays; accents become
//! letters. No macro is expanded and no file is read.

use super::kind::{Content, DocumentKind, Mending};
use super::page::{Mark, Page};
use crate::text::span::{LineUnit, Span};
use unicode_normalization::UnicodeNormalization;

/// A LaTeX document.
pub(super) static LATEX: DocumentKind = DocumentKind {
    name: "latex",
    aliases: &["tex"],
    title: "LaTeX document",
    extensions: &["tex", "ltx", "bbl", "latex"],
    content: Content::Text { recognise, extract },
    lines: LineUnit::Line,
    mending: Mending::ByHand("correct the source where the places point"),
};

fn recognise(text: &str) -> bool {
    let end = text
        .char_indices()
        .nth(200_000)
        .map_or(text.len(), |(i, _)| i);
    let head = text.get(..end).unwrap_or(text);
    [
        "\\documentclass",
        "\\begin{thebibliography}",
        "\\bibitem",
        "\\begin{document}",
    ]
    .iter()
    .any(|command| head.contains(command))
}

fn extract(source: &str) -> Page {
    let mut reader = Reader {
        source,
        page: Page {
            may_wrap: true,
            ..Page::default()
        },
        at: 0,
        mark: None,
        paragraph: false,
        inside: false,
        end: source.len(),
        notes: Vec::new(),
    };
    reader.read();
    reader.read_notes();
    reader.page
}

/// A group or note is no longer than so many bytes; braces that never close end there.
const LONGEST_GROUP: usize = 4_000;
const LONGEST_NOTE: usize = 20_000;

struct Reader<'a> {
    source: &'a str,
    page: Page,
    at: usize,
    mark: Option<Mark>,
    paragraph: bool,
    /// Inside of `thebibliography`, where only `\bibitem` begins an entry.
    inside: bool,
    /// What is read ends here.
    end: usize,
    /// The notes, which stand behind the text.
    notes: Vec<Span>,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.source.get(self.at..self.end).unwrap_or("")
    }

    /// The notes as paragraphs of their own; a note in a note comes behind all others.
    fn read_notes(&mut self) {
        let mut done = 0;
        while let Some(note) = self.notes.get(done).copied() {
            done += 1;
            (self.at, self.end) = (note.start, note.end);
            self.begin(Mark::Note);
            self.inside = true;
            self.read();
        }
    }

    fn read(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            let place = Span::new(self.at, self.at + c.len_utf8());
            self.at = place.end;
            match c {
                '\\' => self.command(place.start),
                '{' | '}' => {}
                '%' => {
                    let rest = self.rest();
                    let line = rest.find('\n').map_or(rest.len(), |i| i + 1);
                    // The comment takes the line's end and the next line's indent with it.
                    let after = rest.get(line..).unwrap_or("");
                    let indent = after.len() - after.trim_start_matches([' ', '\t']).len();
                    self.at += line + indent;
                }
                '~' => self.write("\u{a0}", place),
                '`' | '\'' | '-' => self.ligature(c, place),
                '\n' if self.inside
                    && !self
                        .rest()
                        .trim_start_matches([' ', '\t'])
                        .starts_with(['\n', '\r']) =>
                {
                    self.write(" ", place);
                }
                _ => self.write_source(place),
            }
        }
    }

    /// `` ``, '', --, --- ``
    fn ligature(&mut self, c: char, place: Span) {
        let count = 1 + self.rest().chars().take(2).take_while(|d| *d == c).count();
        let (sign, len) = match (c, count) {
            ('-', 3) => ("—", 3),
            ('-', 2) => ("–", 2),
            ('`', 2..) => ("“", 2),
            ('\'', 2..) => ("”", 2),
            _ => return self.write_source(place),
        };
        self.at = place.start + len;
        self.write(sign, Span::new(place.start, self.at));
    }

    fn command(&mut self, from: usize) {
        let rest = self.rest();
        let letters = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        if letters == 0 {
            return self.sign(from);
        }
        let name = rest.get(..letters).unwrap_or("");
        self.at += letters;
        if self.rest().starts_with('*') {
            self.at += 1;
        }
        match name {
            "bibitem" => {
                self.optional();
                self.group();
                self.begin(Mark::Item);
                let rest = self.rest();
                self.at += rest.len() - rest.trim_start().len();
            }
            "item" => {
                self.optional();
                self.begin(Mark::Item);
            }
            "section" | "subsection" | "chapter" | "paragraph" => {
                self.optional();
                self.begin(Mark::Heading);
                if let Some(title) = self.group() {
                    self.write_source(title);
                }
                self.paragraph = true;
            }
            "begin" => {
                let name = self.group().map_or("", |s| s.of(self.source));
                if name == "thebibliography" {
                    self.group();
                    self.begin(Mark::Heading);
                    self.write("References", Span::new(from, self.at));
                    self.inside = true;
                }
                self.paragraph = true;
            }
            "end" => {
                let name = self.group().map_or("", |s| s.of(self.source));
                if matches!(name, "thebibliography" | "enumerate" | "itemize") {
                    self.begin(Mark::ListEnd);
                    self.inside &= name != "thebibliography";
                }
                self.paragraph = true;
            }
            "footnote" | "footnotetext" | "endnote" | "thanks" => {
                self.optional();
                let note = self.group_within(LONGEST_NOTE);
                self.notes.extend(note);
            }
            "footnotemark" => self.optional(),
            "href" => {
                let address = self.group();
                let text = self.group();
                for (i, part) in [text, address].into_iter().flatten().enumerate() {
                    if i > 0 {
                        self.page.text.push_foreign(" ");
                    }
                    self.write_source(part);
                }
            }
            "url" | "path" | "nolinkurl" => {
                if let Some(address) = self.group() {
                    self.write_source(address);
                }
            }
            "cite" | "citep" | "citet" | "ref" | "label" | "usepackage" | "documentclass"
            | "bibliographystyle" | "bibliography" | "vspace" | "hspace" | "setlength"
            | "selectlanguage" | "input" | "include" => {
                self.optional();
                self.group();
            }
            "newblock" | "par" | "quad" | "space" | "newline" => {
                self.write(" ", Span::new(from, self.at))
            }
            _ => {
                if let Some(text) = symbol(name) {
                    self.write(text, Span::new(from, self.at));
                } else if let Some(mark) =
                    accent(name.chars().next().unwrap_or(' ')).filter(|_| letters == 1)
                {
                    self.accented(mark, from);
                }
                self.swallow_space();
            }
        }
    }

    /// A command of one sign: `\&`, `\'e`, `\\`.
    fn sign(&mut self, from: usize) {
        let Some(c) = self.rest().chars().next() else {
            return;
        };
        self.at += c.len_utf8();
        let place = Span::new(from, self.at);
        match c {
            '\\' => self.write("\n", place),
            ',' | ' ' | ';' | ':' | '/' => self.write(" ", place),
            '-' | '!' | '@' | '(' | ')' | '[' | ']' => {}
            _ => match accent(c) {
                Some(mark) => self.accented(mark, from),
                None => self.write(c.encode_utf8(&mut [0; 4]), place),
            },
        }
    }

    /// The letter after an accent, with or without braces, and the accent on it.
    fn accented(&mut self, mark: char, from: usize) {
        let rest = self.rest();
        let body = rest.trim_start_matches([' ', '{']);
        let skipped = rest.len() - body.len();
        let (letter, len) = match body
            .strip_prefix("\\i")
            .or_else(|| body.strip_prefix("\\j"))
        {
            Some(_) => (if body.starts_with("\\i") { 'i' } else { 'j' }, 2),
            None => match body.chars().next().filter(|c| c.is_alphabetic()) {
                Some(c) => (c, c.len_utf8()),
                None => return,
            },
        };
        self.at += skipped + len;
        let text: String = [letter, mark].iter().collect::<String>().nfc().collect();
        self.write(&text, Span::new(from, self.at));
    }

    /// `{…}`: the span of what stands inside.
    fn group(&mut self) -> Option<Span> {
        self.group_within(LONGEST_GROUP)
    }

    fn group_within(&mut self, longest: usize) -> Option<Span> {
        let rest = self.rest();
        let gap = rest.len() - rest.trim_start().len();
        if !rest.get(gap..)?.starts_with('{') {
            return None;
        }
        let from = self.at + gap + 1;
        let mut depth = 1usize;
        for (i, b) in self.source.get(from..)?.bytes().enumerate().take(longest) {
            match b {
                b'{' => depth += 1,
                b'}' => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = from + i + 1;
                return Some(Span::new(from, from + i));
            }
        }
        None
    }

    /// `[…]`, left out.
    fn optional(&mut self) {
        let rest = self.rest();
        if rest.starts_with('[')
            && let Some(end) = rest.bytes().take(1000).position(|b| b == b']')
        {
            self.at += end + 1;
        }
    }

    fn swallow_space(&mut self) {
        if self.rest().starts_with(' ') {
            self.at += 1;
        }
    }

    fn begin(&mut self, mark: Mark) {
        self.paragraph = true;
        self.mark = Some(mark);
    }

    fn write(&mut self, text: &str, place: Span) {
        if !text.trim().is_empty() {
            self.flush();
        }
        self.page.text.push(text, place);
    }

    fn write_source(&mut self, place: Span) {
        self.write(place.of(self.source), place);
    }

    fn flush(&mut self) {
        let out = &mut self.page.text;
        if std::mem::take(&mut self.paragraph) && !out.text.is_empty() {
            out.push_foreign("\n\n");
        }
        if let Some(mark) = self.mark.take() {
            self.page.marks.push((out.text.len(), mark));
        }
    }
}

/// The combining mark of an accent command.
fn accent(command: char) -> Option<char> {
    Some(match command {
        '\'' => '\u{301}',
        '`' => '\u{300}',
        '^' => '\u{302}',
        '"' => '\u{308}',
        '~' => '\u{303}',
        '=' => '\u{304}',
        '.' => '\u{307}',
        'u' => '\u{306}',
        'v' => '\u{30c}',
        'H' => '\u{30b}',
        'c' => '\u{327}',
        'k' => '\u{328}',
        'r' => '\u{30a}',
        'd' => '\u{323}',
        _ => return None,
    })
}

/// Letters and signs that have names.
fn symbol(name: &str) -> Option<&'static str> {
    Some(match name {
        "ss" => "ß",
        "o" => "ø",
        "O" => "Ø",
        "l" => "ł",
        "L" => "Ł",
        "ae" => "æ",
        "AE" => "Æ",
        "oe" => "œ",
        "OE" => "Œ",
        "aa" => "å",
        "AA" => "Å",
        "i" => "ı",
        "textendash" => "–",
        "textemdash" => "—",
        "guillemotleft" => "«",
        "guillemotright" => "»",
        "No" | "textnumero" => "№",
        "ldots" | "dots" => "…",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_stand_apart() {
        let source = "\\documentclass{article}\\begin{document}A text\\footnote{See \\emph{Roe}\nand B.\\footnote[2]{Inner.}} goes on.\\end{document}";
        let page = extract(source);
        assert_eq!(
            page.text.text.trim(),
            "A text goes on.\n\nSee Roe and B.\n\nInner."
        );
        let notes: Vec<&str> = page
            .marks
            .iter()
            .filter(|(_, mark)| *mark == Mark::Note)
            .map(|(at, _)| &page.text.text[*at..*at + 3])
            .collect();
        assert_eq!(notes, ["See", "Inn"]);
        // A note that never ends is read as far as it can be meant.
        extract(&format!("\\footnote{}", "{".repeat(100_000)));
    }

    #[test]
    fn a_bibliography_is_read() {
        let source = "\\documentclass{article}\\begin{document}Text \\cite{a}.\n\\begin{thebibliography}{9}\n\\bibitem{a} M\\\"uller, J. \\emph{Maps} \\& seas,\n1999. % note\n\\bibitem[L01]{b} L{\\'e}vy~C. Land, 10--12. \\url{https://a.org/b_c}\n\\end{thebibliography}\\end{document}";
        let page = extract(source);
        let text = page.text.text.trim();
        assert!(text.contains("Müller, J. Maps & seas, 1999."), "{text}");
        assert!(
            text.contains("Lévy\u{a0}C. Land, 10–12. https://a.org/b_c"),
            "{text}"
        );
        let items = page.marks.iter().filter(|m| m.1 == Mark::Item).count();
        assert_eq!(items, 2);
        let at = page.text.text.find("Müller").unwrap();
        assert_eq!(
            page.text
                .source_span(Span::new(at, at + "Müller".len()))
                .of(source),
            "M\\\"uller"
        );
    }
}
