//! Printed numbers: the series that runs through a list, at the beginnings of lines and, where
//! two entries run together in one line, in the middle.

use super::entry_shape::{End, Start, end, start};
use super::line::{Line, is_blank};
use super::marker::{Marker, Style, marker};
use std::collections::HashMap;

/// Where a numbered entry begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Begin {
    /// Index of its line.
    pub line: usize,
    /// Byte of the page's text at which its number stands.
    pub at: usize,
    /// The number.
    pub number: u32,
}

/// How far ahead a missing number is looked for, in numbers.
const AHEAD: usize = 40;

/// The beginnings of the entries, if a series of numbers runs through the list.
pub(super) fn numbered(text: &str, lines: &[Line]) -> Option<Vec<Begin>> {
    let mut by_style: HashMap<Style, Vec<Begin>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        if let Some(Marker { style, number, .. }) = marker(line.of(text)) {
            by_style.entry(style).or_default().push(Begin {
                line: i,
                at: line.span.start,
                number,
            });
        }
    }
    let best = by_style
        .into_iter()
        .map(|(style, begins)| (style, series(&begins)))
        .filter(|(style, begins)| is_series(text, lines, *style, begins))
        .max_by_key(|(style, begins)| (begins.len(), *style == Style::Square))?;
    let (style, begins) = best;
    Some(if style == Style::Bare {
        begins
    } else {
        with_those_inside_lines(text, lines, style, &begins)
    })
}

/// The numbers that follow one another; those out of order are part of the text.
fn series(all: &[Begin]) -> Vec<Begin> {
    let mut out: Vec<Begin> = Vec::new();
    for (i, begin) in all.iter().enumerate() {
        let ahead = || all.iter().skip(i + 1).take(AHEAD);
        let accepted = match out.last() {
            None => begin.number <= 1 || ahead().take(3).any(|b| b.number == begin.number + 1),
            Some(last) if begin.number == last.number + 1 => true,
            // A number was lost: no line before the next ones bears it.
            Some(last) if (2..=3).contains(&begin.number.saturating_sub(last.number)) => {
                !ahead().any(|b| b.number == last.number + 1)
                    && ahead().take(3).any(|b| b.number == begin.number + 1)
                    || ahead().next().is_none() && begin.number == last.number + 2
            }
            // A second list begins.
            Some(last) if begin.number == 1 && last.number >= 2 => {
                ahead().next().is_some_and(|b| b.number == 2)
                    || ahead().take(3).any(|b| b.number == 2)
                        && !ahead().take(3).any(|b| b.number == last.number + 1)
            }
            Some(_) => false,
        };
        if accepted {
            out.push(*begin);
        }
    }
    out
}

fn is_series(text: &str, lines: &[Line], style: Style, begins: &[Begin]) -> bool {
    let Some(first) = begins.first() else {
        return false;
    };
    // Lines that begin with years: `(1996) 2:827–35.`
    if (1400..2100).contains(&first.number) {
        return false;
    }
    let proper = begins
        .iter()
        .filter(|b| {
            let content = lines.get(b.line).map_or("", |l| l.of(text));
            let len = marker(content).map_or(0, |m| m.len);
            let body = content
                .get(len..)
                .unwrap_or("")
                .trim_start_matches(is_blank);
            body.is_empty()
                || start(body) >= Start::Capital
                || body.starts_with(|c: char| c.is_ascii_digit())
        })
        .count();
    let near_top = first.line <= 2;
    let enough = match style {
        Style::Bare => {
            begins.len() >= 3 && near_top && first.number <= 1 && proper * 10 >= begins.len() * 9
        }
        _ if near_top => begins.len() >= 2 || lines.len() <= 3 && first.number == 1,
        _ => begins.len() >= 5,
    };
    enough && proper * 10 >= begins.len() * 6
}

/// Adds the entries whose numbers stand in the middle of a line: only where the series lacks the
/// number, after what ends a reference and before what begins one.
fn with_those_inside_lines(
    text: &str,
    lines: &[Line],
    style: Style,
    begins: &[Begin],
) -> Vec<Begin> {
    let mut out = Vec::with_capacity(begins.len());
    for (i, begin) in begins.iter().enumerate() {
        out.push(*begin);
        let next = begins.get(i + 1);
        let limit = next.map_or(lines.len(), |n| n.line);
        let mut wanted = begin.number + 1;
        if next.is_some_and(|n| n.number <= wanted && n.number != 1) {
            continue;
        }
        for (index, line) in lines.iter().enumerate().take(limit).skip(begin.line) {
            if index > begin.line
                && line.blank_before
                && next.is_none()
                && super::heading::heading(line.of(text)).is_some()
            {
                break;
            }
            let from = if index == begin.line {
                begin.at
            } else {
                line.span.start
            };
            for at in inside(text, from, line.span.end, style) {
                let Some(found) = text.get(at..).and_then(marker) else {
                    continue;
                };
                if found.number != wanted
                    || found.style != style
                    || !parts_entries(text, from, at, found, line.span.end)
                {
                    continue;
                }
                out.push(Begin {
                    line: index,
                    at,
                    number: wanted,
                });
                wanted += 1;
                if next.is_some_and(|n| n.number == wanted) {
                    break;
                }
            }
            if next.is_some_and(|n| n.number == wanted) {
                break;
            }
        }
    }
    out
}

/// Bytes in a line, after white space, at which a number of the style may stand.
fn inside(text: &str, from: usize, to: usize, style: Style) -> impl Iterator<Item = usize> + '_ {
    let opening = match style {
        Style::Square => Some('['),
        Style::Round => Some('('),
        _ => None,
    };
    let mut blank = false;
    text.get(from..to)
        .unwrap_or("")
        .char_indices()
        .filter_map(move |(i, c)| {
            let after_blank = std::mem::replace(&mut blank, is_blank(c));
            let may = match opening {
                Some(sign) => c == sign,
                None => c.is_ascii_digit() && after_blank,
            };
            (may && i > 0).then_some(from + i)
        })
}

fn parts_entries(text: &str, from: usize, at: usize, found: Marker, to: usize) -> bool {
    let before = text.get(from..at).unwrap_or("");
    let after = text.get(at + found.len..to).unwrap_or("");
    let after = after.trim_start_matches(is_blank);
    let next = start(after);
    let ends = end(before);
    match next {
        // A number in square brackets before a name is no part of a text.
        Start::Author if found.style == Style::Square => true,
        Start::Author | Start::Likely | Start::SameAuthor => ends >= End::Stop,
        Start::Capital | Start::Quote => {
            ends == End::Full || ends == End::Stop && !before.trim_end().ends_with(',')
        }
        _ => false,
    }
}
