//! Rich text to what other programs read: the outputs of `snoska format`.
//!
//! An output is a plain value: its names and two functions, one for a whole bibliography, one for
//! a single rich text (a citation). What a style prints decides the content; an output decides
//! how content, formatting and layout are spelt, and makes sure that no content can be taken for
//! a command. Outputs know neither styles nor records, and write no files.

mod ansi;
mod block;
mod columns;
mod docx;
mod html;
mod json;
mod latex;
mod links;
mod markdown;
mod rtf;
mod text;
mod tongue;
mod typst;
mod wrap;

pub use links::linked;

use crate::text::lang::LangTag;
use crate::text::rich::{Rich, RichList};

/// How to print a bibliography. The default is plain: no links, a fragment, no wrapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RenderOptions {
    /// Addresses and DOIs in the printed text become links, where the output has links.
    pub links: bool,
    /// A whole document rather than a fragment to be put into one (HTML, LaTeX; RTF always is
    /// one, and a Typst fragment is a document already).
    pub standalone: bool,
    /// Columns after which lines are broken (text, ANSI); `None` leaves every entry on one line.
    pub width: Option<usize>,
    /// The style's entry spacing as blank lines (text, ANSI); else entries follow one another.
    pub spacing: bool,
    /// The language of the document, where the output says it (DOCX); English if not given.
    pub language: Option<LangTag>,
}

/// An output as a plain value.
#[derive(Debug)]
pub struct Output {
    /// The name `--to` takes.
    pub name: &'static str,
    /// Other names by which it goes.
    pub aliases: &'static [&'static str],
    /// What it is, in a few words.
    pub title: &'static str,
    /// The usual file extension without the dot.
    pub extension: &'static str,
    /// Whether what it writes is not text, and so nothing for a terminal.
    pub binary: bool,
    /// Whether `bibliography` always gives something whole, such as a word processor's document,
    /// so that citations too are printed by it rather than by `inline` a line each.
    pub document: bool,
    /// A whole bibliography. Text is UTF-8 and ends in a line feed, unless it is empty.
    pub bibliography: fn(&RichList, &RenderOptions) -> Vec<u8>,
    /// One rich text, such as a citation: no line end, and `display` formatting counts as none.
    pub inline: fn(&Rich) -> String,
}

/// Every output.
pub const ALL: &[Output] = &[
    text::OUTPUT,
    ansi::OUTPUT,
    html::OUTPUT,
    markdown::OUTPUT,
    latex::OUTPUT,
    typst::OUTPUT,
    rtf::OUTPUT,
    docx::OUTPUT,
    json::OUTPUT,
];

/// The output of this name or alias, in any letter case.
pub fn find(name: &str) -> Option<&'static Output> {
    ALL.iter()
        .find(|output| names(output).any(|n| n.eq_ignore_ascii_case(name)))
}

/// The name nearest to one that is none, for a "did you mean"; `None` when nothing is near.
pub fn nearest(name: &str) -> Option<&'static str> {
    let name = name.to_ascii_lowercase();
    ALL.iter()
        .flat_map(|output| names(output).zip(std::iter::repeat(output.name)))
        .map(|(known, first)| (strsim::jaro_winkler(known, &name), first))
        .filter(|(likeness, _)| *likeness > 0.7)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, first)| first)
}

fn names(output: &'static Output) -> impl Iterator<Item = &'static str> {
    std::iter::once(output.name).chain(output.aliases.iter().copied())
}

#[cfg(test)]
mod tests;
