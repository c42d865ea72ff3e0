//! Plain text: an entry a line, numbers in a column of their own.

use super::block::{Run, is_printable, printable, runs};
use super::{Output, RenderOptions, columns};
use crate::text::rich::{Rich, RichList};

pub(super) const OUTPUT: Output = Output {
    name: "text",
    aliases: &["txt", "plain"],
    title: "plain text",
    extension: "txt",
    binary: false,
    document: false,
    bibliography,
    inline,
};

fn bibliography(list: &RichList, options: &RenderOptions) -> Vec<u8> {
    let paint = |run: &Run<'_>, out: &mut String| {
        // Most text has nothing that may not be printed.
        match run.text.chars().all(is_printable) {
            true => out.push_str(&run.text),
            false => out.extend(printable(&run.text)),
        }
    };
    columns::lay_out(list, options, paint).into_bytes()
}

fn inline(rich: &Rich) -> String {
    runs(rich)
        .iter()
        .flat_map(|run| printable(&run.text))
        .collect()
}
