//! Typst markup. A fragment is a whole document too: it needs no imports.

use super::block::{Block, Look, Position, Run, Slant, Weight, blocks, printable, runs};
use super::{Output, RenderOptions, links};
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "typst",
    aliases: &["typ"],
    title: "Typst",
    extension: "typ",
    binary: false,
    document: false,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let list = links::applied(list, options);
    let entries: Vec<Vec<Block<'_>>> = (list.entries.iter())
        .map(|entry| blocks(&entry.content))
        .filter(|entry| !entry.is_empty())
        .collect();
    if entries.is_empty() {
        return Vec::new();
    }
    // Typst's line is 0.65em of leading below the letters.
    let leading = 0.65 + 1.2 * f32::from(list.line_spacing.max(1) - 1);
    let spacing = leading + 1.2 * f32::from(list.entry_spacing);
    let mut out = format!(
        "#[\n#set par(leading: {leading:.2}em, spacing: {spacing:.2}em{})\n\n",
        if list.hanging_indent {
            ", hanging-indent: 2em"
        } else {
            ""
        }
    );
    if entries
        .iter()
        .flatten()
        .any(|block| !block.label.is_empty())
    {
        write_grid(&entries, spacing, &mut out);
    } else {
        for block in entries.iter().flatten() {
            write_block(block, &mut out);
            out.push_str("\n\n");
        }
    }
    out.push_str("]\n");
    out.into_bytes()
}

/// Writes entries with their labels as two columns.
fn write_grid(entries: &[Vec<Block<'_>>], spacing: f32, out: &mut String) {
    out.push_str(&format!(
        "#grid(\n  columns: (auto, 1fr),\n  column-gutter: 0.5em,\n  row-gutter: {spacing:.2}em,\n"
    ));
    for block in entries.iter().flatten() {
        if block.label.is_empty() {
            out.push_str("  grid.cell(colspan: 2)[");
        } else {
            out.push_str("  [");
            write_runs(&block.label, out);
            out.push_str("], [");
        }
        write_block(block, out);
        out.push_str("],\n");
    }
    out.push_str(")\n");
}

fn write_block(block: &Block<'_>, out: &mut String) {
    if block.indented {
        out.push_str("#pad(left: 2em)[");
    }
    write_runs(&block.runs, out);
    if block.indented {
        out.push(']');
    }
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    write_runs(&runs(rich), &mut out);
    out
}

fn write_runs(runs: &[Run<'_>], out: &mut String) {
    // Whether what comes next could be taken for a further part of a function call.
    let mut after_call = false;
    let mut line_start = true;
    for (url, group) in links::groups(runs) {
        if let Some(url) = &url {
            // A safe address has neither quotation marks nor backslashes.
            out.push_str("#link(\"");
            out.push_str(url);
            out.push_str("\")[");
            (after_call, line_start) = (false, true);
        }
        for run in group {
            let calls = calls(run.look);
            let called = calls.clone().next().is_some();
            out.extend(calls.clone());
            escape(&run.text, line_start || called, after_call && !called, out);
            out.extend(calls.map(|_| ']'));
            (after_call, line_start) = (called, false);
        }
        if url.is_some() {
            out.push(']');
            after_call = true;
        }
    }
}

fn calls(look: Look) -> impl Iterator<Item = &'static str> + Clone {
    [
        (look.position == Position::Superscript, "#super["),
        (look.position == Position::Subscript, "#sub["),
        (look.underline, "#underline["),
        (look.weight == Weight::Bold, "#strong["),
        (look.slant != Slant::Upright, "#emph["),
        (look.small_caps, "#smallcaps["),
    ]
    .into_iter()
    .filter_map(|(set, call)| set.then_some(call))
}

/// Writes a text in which Typst sees nothing but letters.
fn escape(text: &str, line_start: bool, after_call: bool, out: &mut String) {
    let mut chars = printable(text).peekable();
    let mut previous: Option<char> = None;
    // Digits at the beginning of a line: a full stop after them would number a list.
    let mut number = line_start;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        let first = previous.is_none();
        let special = match c {
            '\\' | '#' | '$' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '@' | '~' | '"' | '\'' => {
                true
            }
            // Comments.
            '/' => (first && line_start) || out.ends_with('/'),
            // Dashes, soft hyphens and minus signs.
            '-' => {
                !(previous.is_some_and(char::is_alphanumeric)
                    && next.is_some_and(char::is_alphabetic))
            }
            '.' => (first && after_call) || number || out.ends_with('.'),
            '(' | ';' => first && after_call,
            '=' | '+' => first && line_start,
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(c);
        number &= c.is_ascii_digit() || c == ' ';
        previous = Some(c);
    }
}
