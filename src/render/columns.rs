//! The layout that plain and terminal text share: numbers in a column of their own, hanging
//! indents, lines broken at a width.

use super::RenderOptions;
use super::block::{Block, Run, blocks};
use super::wrap::{runs_width, wrap};
use crate::text::rich::RichList;

/// Columns of a hanging or whole indent.
const INDENT: usize = 4;

/// Lays out a bibliography; `paint` writes one run.
pub(super) fn lay_out(
    list: &RichList,
    options: &RenderOptions,
    paint: fn(&Run<'_>, &mut String),
) -> String {
    let entries: Vec<Vec<Block<'_>>> = (list.entries.iter())
        .map(|entry| blocks(&entry.content))
        .collect();
    let label_column = (entries.iter().flatten())
        .map(|block| runs_width(&block.label))
        .max()
        .filter(|width| *width > 0)
        .map_or(0, |width| width + 1);
    let mut out = String::new();
    for (i, entry) in entries.iter().enumerate() {
        if i > 0 && options.spacing {
            out.extend((0..list.entry_spacing).map(|_| '\n'));
        }
        if entry.is_empty() {
            // A line all the same: entries and lines stay in step.
            out.push('\n');
        }
        for block in entry {
            let (first, rest) = match block {
                block if !block.label.is_empty() => (label_column, label_column),
                block if block.indented => (INDENT, INDENT),
                _ if list.hanging_indent => (0, INDENT),
                _ => (0, 0),
            };
            for run in &block.label {
                paint(run, &mut out);
            }
            if !block.runs.is_empty() {
                pad(&mut out, first.saturating_sub(runs_width(&block.label)));
            }
            match options.width {
                None => block.runs.iter().for_each(|run| paint(run, &mut out)),
                Some(width) => {
                    for (n, line) in wrap(&block.runs, width, first, rest).iter().enumerate() {
                        if n > 0 {
                            out.push('\n');
                            pad(&mut out, rest);
                        }
                        line.iter().for_each(|run| paint(run, &mut out));
                    }
                }
            }
            out.push('\n');
        }
    }
    out
}

fn pad(out: &mut String, columns: usize) {
    out.extend(std::iter::repeat_n(' ', columns));
}
