//! Widths on a terminal, in columns, and breaking lines at one.

use super::block::{Look, Run, printable};
use std::borrow::Cow;
use unicode_normalization::char::is_combining_mark;

/// Code points that fill two columns: East Asian Wide and Fullwidth, and emoji (UAX 11), in
/// blocks.
const WIDE: &[(char, char)] = &[
    ('\u{1100}', '\u{115f}'),
    ('\u{231a}', '\u{231b}'),
    ('\u{2329}', '\u{232a}'),
    ('\u{2e80}', '\u{303e}'),
    ('\u{3041}', '\u{33ff}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{a4cf}'),
    ('\u{a960}', '\u{a97c}'),
    ('\u{ac00}', '\u{d7a3}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{fe10}', '\u{fe19}'),
    ('\u{fe30}', '\u{fe6b}'),
    ('\u{ff01}', '\u{ff60}'),
    ('\u{ffe0}', '\u{ffe6}'),
    ('\u{16fe0}', '\u{18d08}'),
    ('\u{1aff0}', '\u{1b2fb}'),
    ('\u{1f300}', '\u{1f64f}'),
    ('\u{1f680}', '\u{1f6ff}'),
    ('\u{1f900}', '\u{1f9ff}'),
    ('\u{20000}', '\u{3fffd}'),
];

/// The columns a character fills: 0, 1 or 2.
pub(super) fn char_width(c: char) -> usize {
    if c.is_ascii() {
        return usize::from(!c.is_ascii_control());
    }
    let no_width = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{1160}'..='\u{11ff}')
        || c.is_control()
        || is_combining_mark(c);
    if no_width {
        0
    } else if is_wide(c) {
        2
    } else {
        1
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{1100}'
        && WIDE
            .binary_search_by(|(from, to)| {
                if c < *from {
                    std::cmp::Ordering::Greater
                } else if c > *to {
                    std::cmp::Ordering::Less
                } else {
                    std::cmp::Ordering::Equal
                }
            })
            .is_ok()
}

/// The columns that runs fill on one line.
pub(super) fn runs_width(runs: &[Run<'_>]) -> usize {
    runs.iter()
        .flat_map(|run| printable(&run.text))
        .map(char_width)
        .sum()
}

/// Breaks runs into lines of at most `width` columns, of which the lines after the first leave
/// `indent` free, and the first one `first`. Lines are broken at spaces and between wide
/// characters; a word that is too long stays whole, so that addresses can be copied.
pub(super) fn wrap(
    runs: &[Run<'_>],
    width: usize,
    first: usize,
    indent: usize,
) -> Vec<Vec<Run<'static>>> {
    let mut lines = Vec::new();
    let mut line: Vec<(char, Look)> = Vec::new();
    let mut column = first;
    let mut last_break = None;
    for (c, look) in runs
        .iter()
        .flat_map(|run| printable(&run.text).map(|c| (c, run.look)))
    {
        if line.is_empty() && c == ' ' && !lines.is_empty() {
            continue;
        }
        let may_break = line.last().is_some_and(|(before, _)| {
            // Closing marks do not begin a line.
            *before == ' ' && c != ' '
                || (is_wide(*before) || is_wide(c)) && c.is_alphanumeric() && *before != ' '
        });
        if may_break {
            last_break = Some(line.len());
        }
        if c != ' '
            && column + char_width(c) > width
            && let Some(at) = last_break.take()
        {
            let rest = line.split_off(at);
            lines.push(joined(&line));
            line = rest;
            column = indent + line.iter().map(|(c, _)| char_width(*c)).sum::<usize>();
        }
        column += char_width(c);
        line.push((c, look));
    }
    lines.push(joined(&line));
    lines
}

/// A line's characters as runs, without spaces at its end.
fn joined(line: &[(char, Look)]) -> Vec<Run<'static>> {
    let kept = line
        .iter()
        .rposition(|(c, _)| *c != ' ')
        .map_or(0, |last| last + 1);
    line.get(..kept)
        .unwrap_or_default()
        .chunk_by(|a, b| a.1 == b.1)
        .map(|chunk| Run {
            text: Cow::Owned(chunk.iter().map(|(c, _)| *c).collect()),
            look: chunk.first().map(|(_, look)| *look).unwrap_or_default(),
            link: None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::rich::Rich;

    #[test]
    fn widths() {
        for (text, expected) in [
            ("abc", 3),
            ("Щука", 4),
            ("日本語", 6),
            ("e\u{301}", 1),
            ("a\u{200d}b", 2),
            ("한글", 4),
            ("ｆｕ", 4),
            ("«—»", 3),
        ] {
            let width: usize = text.chars().map(char_width).sum();
            assert_eq!(width, expected, "{text}");
        }
        assert!(WIDE.is_sorted());
    }

    #[test]
    fn lines_are_broken_at_spaces_and_between_wide_characters() {
        for (text, width, indent, expected) in [
            ("one two three", 7, 0, vec!["one two", "three"]),
            ("one two three", 7, 2, vec!["one two", "three"]),
            ("one two six", 7, 2, vec!["one two", "six"]),
            ("a  bb", 2, 0, vec!["a", "bb"]),
            (
                "https://example.org/long x",
                5,
                0,
                vec!["https://example.org/long", "x"],
            ),
            ("日本語。日", 6, 0, vec!["日本", "語。日"]),
            ("", 5, 0, vec![""]),
            ("a b c", 0, 0, vec!["a", "b", "c"]),
        ] {
            let rich = Rich::plain(text);
            let lines: Vec<String> = wrap(&super::super::block::runs(&rich), width, 0, indent)
                .iter()
                .map(|line| line.iter().map(|r| r.text.as_ref()).collect())
                .collect();
            assert_eq!(lines, expected, "{text}");
        }
    }
}
