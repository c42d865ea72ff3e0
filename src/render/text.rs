//! Plain text: an entry a line, numbers in a column of their own.

use super::block::{printable, runs};
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
    columns::lay_out(list, options, |run, out| out.extend(printable(&run.text))).into_bytes()
}

fn inline(rich: &Rich) -> String {
    runs(rich)
        .iter()
        .flat_map(|run| printable(&run.text))
        .collect()
}
