//! Tokens to paragraphs.

use super::super::link::address_to_show;
use super::super::page::{Extracted, Mark};
use super::super::table::Paragraphs;
use super::charset;
use super::token::{Token, Tokens};
use encoding_rs::{Encoding, WINDOWS_1252};
use std::collections::HashMap;

/// What the text of a group is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Destination {
    /// Text of the document, or of the note or text box that is open.
    Text,
    /// Nothing that is printed.
    Nothing,
    /// Names and character sets of fonts.
    Fonts,
    /// What a field does: `HYPERLINK "…"`.
    Instruction,
}

/// What ends with a group.
#[derive(Clone, Debug)]
enum Ends {
    Nothing,
    /// A note or text box: the text it interrupted.
    Note(String),
    Box(String),
    /// The shown text of a field: where it begins.
    Field(usize),
}

/// What a group takes over from the one around it.
#[derive(Clone, Copy, Debug)]
struct Properties {
    destination: Destination,
    font: i32,
    hidden: bool,
    /// How many characters stand for a `\u` in older programs.
    fallback: usize,
}

struct Reader {
    /// The groups around this one.
    groups: Vec<(Properties, Ends)>,
    now: Properties,
    /// What ends with this group.
    ends: Ends,
    /// How many notes are open.
    notes: usize,
    code_page: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
    default_font: i32,
    /// Bytes not decoded yet: characters may be longer than one.
    bytes: Vec<u8>,
    /// The first half of a character beyond the basic plane.
    high: Option<u16>,
    /// Characters to leave out after `\u`.
    to_skip: usize,
    text: String,
    instruction: String,
    heading: bool,
    in_table: bool,
    row: Row,
    out: Paragraphs,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Row {
    Closed,
    /// A cell is open.
    Cell,
    /// The next paragraph opens a cell.
    Between,
}

/// Groups within each other, no deeper than this: deeper ones take their parent's properties.
const DEEPEST: usize = 2000;

/// The text of an RTF file; `None` when a group is not closed.
pub(super) fn read(bytes: &[u8]) -> Option<Extracted> {
    let mut reader = Reader {
        groups: Vec::new(),
        now: Properties {
            destination: Destination::Text,
            font: -1,
            hidden: false,
            fallback: 1,
        },
        ends: Ends::Nothing,
        notes: 0,
        code_page: WINDOWS_1252,
        fonts: HashMap::new(),
        default_font: -1,
        bytes: Vec::new(),
        high: None,
        to_skip: 0,
        text: String::new(),
        instruction: String::new(),
        heading: false,
        in_table: false,
        row: Row::Closed,
        out: Paragraphs::default(),
    };
    let mut depth = 0usize;
    // `{\*\word …}`: a destination that older programs skip.
    let mut starred = false;
    let mut tokens = Tokens::new(bytes);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open => {
                depth += 1;
                reader.flush();
                if depth <= DEEPEST {
                    let ends = std::mem::replace(&mut reader.ends, Ends::Nothing);
                    reader.groups.push((reader.now, ends));
                }
            }
            Token::Close => {
                reader.flush();
                if depth <= DEEPEST {
                    reader.close();
                }
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    reader.end_paragraph();
                    return Some(reader.out.finish());
                }
            }
            Token::Word("bin", Some(count)) => {
                tokens.skip_bytes(usize::try_from(count).unwrap_or(0));
            }
            Token::Word(name, number) => reader.word(name, number, starred),
            Token::Sign(sign) => reader.sign(sign),
            Token::Byte(byte) => reader.byte(byte),
        }
        starred = token == Token::Sign(b'*');
    }
    None
}

impl Reader {
    fn close(&mut self) {
        let Some((now, outer)) = self.groups.pop() else {
            return;
        };
        self.now = now;
        match std::mem::replace(&mut self.ends, outer) {
            Ends::Nothing => {}
            Ends::Note(before) => {
                self.notes -= 1;
                let note = std::mem::replace(&mut self.text, before);
                self.out.note(note.trim().to_string());
            }
            Ends::Box(before) => {
                let text = std::mem::replace(&mut self.text, before);
                self.out.paragraph(text, None);
            }
            Ends::Field(from) => {
                let shown = self.text.get(from..).unwrap_or("");
                let address = std::mem::take(&mut self.instruction);
                let address = address.split_once("HYPERLINK").and_then(|(_, rest)| {
                    rest.split('"')
                        .nth(1)
                        .and_then(|a| address_to_show(shown, a))
                });
                if let Some(address) = address {
                    self.text += &format!(" ({address})");
                }
            }
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>, starred: bool) {
        if name == "u" {
            return self.unicode(number.unwrap_or(0));
        }
        self.flush();
        self.to_skip = 0;
        let on = number != Some(0);
        match name {
            "ansicpg" => self.code_page = charset::of_code_page(number.unwrap_or(0)),
            "mac" => self.code_page = charset::of_code_page(10000),
            "deff" => {
                self.default_font = number.unwrap_or(-1);
                self.now.font = self.default_font;
            }
            "f" => self.now.font = number.unwrap_or(-1),
            "fcharset" if self.now.destination == Destination::Fonts => {
                if let Some(encoding) = charset::of_font(number.unwrap_or(1)) {
                    self.fonts.insert(self.now.font, encoding);
                }
            }
            "uc" => self.now.fallback = number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1),
            "plain" => {
                self.now.font = self.default_font;
                self.now.hidden = false;
            }
            "v" | "deleted" => self.now.hidden = on,
            "fonttbl" => self.now.destination = Destination::Fonts,
            "fldinst" => {
                self.instruction.clear();
                self.now.destination = Destination::Instruction;
            }
            _ if self.now.destination == Destination::Fonts => {}
            "shptxt" if matches!(self.ends, Ends::Nothing) => {
                // A text box stands in a group that is left out but for its text.
                self.now.destination = Destination::Text;
                self.ends = Ends::Box(std::mem::take(&mut self.text));
            }
            _ if starred || is_left_out(name) => self.now.destination = Destination::Nothing,
            _ if self.now.destination != Destination::Text || self.now.hidden => {}
            "footnote" if matches!(self.ends, Ends::Nothing) => {
                self.notes += 1;
                self.ends = Ends::Note(std::mem::take(&mut self.text));
            }
            "fldrslt" if matches!(self.ends, Ends::Nothing) => {
                self.ends = Ends::Field(self.text.len());
            }
            "par" | "sect" | "page" | "nestcell" | "nestrow" => self.end_paragraph(),
            "cell" => {
                self.in_table = true;
                self.end_paragraph();
                if self.row == Row::Cell {
                    self.row = Row::Between;
                }
            }
            "row" => {
                self.end_paragraph();
                self.close_row();
            }
            "pard" => {
                self.in_table = false;
                self.heading = false;
            }
            "intbl" => self.in_table = true,
            "outlinelevel" => self.heading = number.is_some_and(|level| (0..9).contains(&level)),
            _ => {
                if let Some(text) = printed(name) {
                    self.text.push_str(text);
                }
            }
        }
    }

    fn sign(&mut self, sign: u8) {
        self.flush();
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        let text = match sign {
            b'~' => "\u{a0}",
            b'_' => "\u{2011}",
            b'-' => "\u{ad}",
            b'{' => "{",
            b'}' => "}",
            b'\\' => "\\",
            b'\n' | b'\r' if self.is_shown() => return self.end_paragraph(),
            _ => return,
        };
        if self.is_shown() {
            self.text.push_str(text);
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn is_shown(&self) -> bool {
        self.now.destination == Destination::Text && !self.now.hidden
    }

    fn unicode(&mut self, number: i32) {
        self.flush_bytes();
        self.to_skip = self.now.fallback;
        // Numbers above 32767 are written as negative ones.
        let unit = (number & 0xffff) as u16;
        match (self.high.take(), unit) {
            (_, 0xd800..=0xdbff) => self.high = Some(unit),
            (Some(high), 0xdc00..=0xdfff) => {
                let pair = char::decode_utf16([high, unit]).next().and_then(Result::ok);
                self.put(pair);
            }
            (_, unit) => self.put(char::from_u32(unit.into())),
        }
    }

    fn put(&mut self, c: Option<char>) {
        if self.is_shown() {
            self.text.extend(c);
        }
    }

    fn flush(&mut self) {
        self.flush_bytes();
        self.high = None;
    }

    fn flush_bytes(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let encoding = self.fonts.get(&self.now.font).copied();
        let (text, _) = encoding
            .unwrap_or(self.code_page)
            .decode_without_bom_handling(&bytes);
        match self.now.destination {
            Destination::Text if !self.now.hidden => self.text.push_str(&text),
            Destination::Instruction => self.instruction.push_str(&text),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.notes > 0 {
            // A note of several paragraphs is one.
            self.text.push('\n');
            return;
        }
        let text = std::mem::take(&mut self.text);
        if !self.in_table {
            self.close_row();
        } else if self.row == Row::Closed {
            self.out.open_row();
            self.row = Row::Between;
        }
        if self.in_table && self.row == Row::Between {
            self.out.open_cell();
            self.row = Row::Cell;
        }
        self.out
            .paragraph(text, self.heading.then_some(Mark::Heading));
    }

    fn close_row(&mut self) {
        if self.row != Row::Closed {
            self.out.close_row();
            self.row = Row::Closed;
        }
    }
}

/// Destinations that print nothing in the body of the document.
fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "colortbl"
            | "stylesheet"
            | "info"
            | "pict"
            | "header"
            | "headerl"
            | "headerr"
            | "headerf"
            | "footer"
            | "footerl"
            | "footerr"
            | "footerf"
            | "ftnsep"
            | "ftnsepc"
            | "listtable"
            | "listoverridetable"
            | "rsidtbl"
            | "objdata"
            | "nonesttables"
            | "nonshppict"
            | "shprslt"
            | "shpinst"
            | "sp"
            | "xe"
            | "tc"
            | "rxe"
            | "filetbl"
            | "revtbl"
            | "annotation"
            | "atnid"
            | "atnauthor"
    )
}

/// Control words that stand for a character.
fn printed(name: &str) -> Option<&'static str> {
    Some(match name {
        "line" => "\n",
        "tab" => "\t",
        "emdash" => "—",
        "endash" => "–",
        "lquote" => "‘",
        "rquote" => "’",
        "ldblquote" => "“",
        "rdblquote" => "”",
        "bullet" => "•",
        "emspace" | "enspace" | "qmspace" => " ",
        _ => return None,
    })
}
