//! Text for a terminal: italics, bold and underlining as SGR codes (ECMA-48, 8.3.117), lines
//! broken at the terminal's width.
//!
//! Small capitals and raised text have no code; they are printed as they are.

use super::block::{Run, Slant, Weight, printable, runs};
use super::{Output, RenderOptions, columns};
use crate::text::rich::{Rich, RichList};
use crate::text::unicode::is_control;

pub(super) const OUTPUT: Output = Output {
    name: "ansi",
    aliases: &["terminal"],
    title: "text for a terminal",
    extension: "txt",
    binary: false,
    document: false,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    columns::lay_out(list, options, paint).into_bytes()
}

fn inline(rich: &Rich) -> String {
    let mut out = String::new();
    for run in runs(rich) {
        paint(&run, &mut out);
    }
    out
}

/// Writes a run with its codes. Nothing in it can be taken for a code, nor turn the direction
/// of writing of what follows.
fn paint(run: &Run<'_>, out: &mut String) {
    let look = run.look;
    let codes: Vec<&str> = [
        (look.weight == Weight::Bold, "1"),
        (look.weight == Weight::Light, "2"),
        (look.slant != Slant::Upright, "3"),
        (look.underline, "4"),
    ]
    .into_iter()
    .filter_map(|(set, code)| set.then_some(code))
    .collect();
    if !codes.is_empty() {
        out.push_str("\x1b[");
        out.push_str(&codes.join(";"));
        out.push('m');
    }
    out.extend(printable(&run.text).filter(|c| !is_control(*c)));
    if !codes.is_empty() {
        out.push_str("\x1b[0m");
    }
}
