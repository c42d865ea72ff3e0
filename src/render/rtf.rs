//! Rich Text Format 1.9, which every word processor reads. Always a whole document; the file is
//! pure ASCII.

use super::block::{Block, Position, Run, Slant, Weight, blocks, printable, runs};
use super::{Output, RenderOptions, links, wrap};
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "rtf",
    aliases: &[],
    title: "Rich Text Format",
    extension: "rtf",
    binary: false,
    document: true,
    bibliography,
    inline,
};

/// Twips (twentieths of a point) of an indent, and about those of a letter and of a line.
const INDENT: usize = 360;
const LETTER: usize = 120;
const LINE: usize = 240;

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let entries: Vec<Vec<Block<'_>>> = (list.entries.iter())
        .map(|entry| blocks(&entry.content))
        .collect();
    let label_width = (entries.iter().flatten())
        .map(|block| wrap::runs_width(&block.label))
        .max()
        .filter(|width| *width > 0)
        .map_or(0, |width| (width + 1) * LETTER);
    let mut out = String::from(
        "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\n{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n",
    );
    for entry in &entries {
        for (i, block) in entry.iter().enumerate() {
            let after = if i + 1 == entry.len() {
                usize::from(list.entry_spacing) * LINE
            } else {
                0
            };
            out.push_str("\\pard");
            let left = match block {
                block if !block.label.is_empty() => {
                    out.push_str(&format!("\\tx{label_width}\\fi-{label_width}"));
                    label_width
                }
                block if block.indented => INDENT,
                _ if list.hanging_indent => {
                    out.push_str(&format!("\\fi-{INDENT}"));
                    INDENT
                }
                _ => 0,
            };
            out.push_str(&format!(
                "\\li{left}\\sa{after}\\sl{}\\slmult1 ",
                usize::from(list.line_spacing.max(1)) * LINE
            ));
            write_runs(&block.label, &mut out);
            if !block.label.is_empty() {
                out.push_str("\\tab ");
            }
            write_runs(&block.runs, &mut out);
            out.push_str("\\par\n");
        }
    }
    out.push_str("}\n");
    out.into_bytes()
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    write_runs(&runs(rich), &mut out);
    out
}

fn write_runs(runs: &[Run<'_>], out: &mut String) {
    let open = |url: &str, out: &mut String| {
        out.push_str("{\\field{\\*\\fldinst{HYPERLINK \"");
        escape(url, out);
        out.push_str("\"}}{\\fldrslt{");
    };
    links::write_runs(runs, out, open, "}}}", write_run);
}

fn write_run(run: &Run<'_>, out: &mut String) {
    let look = run.look;
    let words: String = [
        (look.slant != Slant::Upright, "\\i"),
        (look.weight == Weight::Bold, "\\b"),
        (look.small_caps, "\\scaps"),
        (look.underline, "\\ul"),
        (look.position == Position::Superscript, "\\super"),
        (look.position == Position::Subscript, "\\sub"),
    ]
    .into_iter()
    .filter_map(|(set, word)| set.then_some(word))
    .collect();
    if words.is_empty() {
        return escape(&run.text, out);
    }
    out.push('{');
    out.push_str(&words);
    out.push(' ');
    escape(&run.text, out);
    out.push('}');
}

/// Writes a text in which no reader sees a command; what is not ASCII by its UTF-16 code units,
/// as signed numbers, and a question mark for readers that know none (as a code, since pandoc takes
/// a character too many after a bare one).
fn escape(text: &str, out: &mut String) {
    let mut units = [0; 2];
    for c in printable(text) {
        match c {
            '\\' | '{' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_ascii() => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{}\\'3f", *unit as i16));
                }
            }
        }
    }
}
