//! Cuts the lines of a list into entries: by the markup's items, by printed numbers, by bullets,
//! else by the shape of the lines ([`super::shape`]).

use super::entry_shape::{End, Start, end, start};
use super::heading::heading;
use super::line::{Line, is_blank};
use super::marker::{bullet, marker};
use super::numbering::{Begin, numbered};
use super::page::Mark;
use super::shape;
use crate::text::span::Span;

/// One entry as pieces (lines or parts of lines) of the page's text.
pub(super) type Pieces = Vec<Span>;

/// By what a list was cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    /// The markup's list items.
    Items,
    /// Printed numbers.
    Numbers,
    /// Bullets.
    Bullets,
    /// Beginnings, ends and lengths of lines, empty lines, indents.
    Shape,
}

/// A list cut into entries.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    /// The entries, none empty.
    pub entries: Vec<Pieces>,
    /// How they were told apart.
    pub by: By,
}

/// Cuts `lines` of `text`, which hold a list and nothing before it.
pub(super) fn cut(text: &str, lines: &[Line], may_wrap: bool) -> Cut {
    by_signs(text, lines, may_wrap).unwrap_or_else(|| Cut {
        entries: shape::cut(text, lines, may_wrap),
        by: By::Shape,
    })
}

/// Cuts a list whose entries begin with a sign: as the markup's items, with a number or a bullet.
pub(super) fn by_signs(text: &str, lines: &[Line], may_wrap: bool) -> Option<Cut> {
    let (entries, by) = if let Some(entries) = by_items(text, lines) {
        (entries, By::Items)
    } else if let Some(begins) = numbered(text, lines) {
        (by_numbers(text, lines, &begins, may_wrap), By::Numbers)
    } else {
        (by_bullets(text, lines)?, By::Bullets)
    };
    Some(Cut { entries, by })
}

/// Each item of the markup's lists is an entry; lines outside of the lists are none.
fn by_items(text: &str, lines: &[Line]) -> Option<Vec<Pieces>> {
    let items = lines.iter().filter(|l| l.mark == Some(Mark::Item)).count();
    if items == 0 {
        return None;
    }
    let mut entries: Vec<Pieces> = Vec::new();
    let (mut inside, mut within) = (false, 0);
    for line in lines {
        match line.mark {
            Some(Mark::Item) => {
                entries.push(Vec::new());
                inside = true;
            }
            Some(Mark::Heading | Mark::ListEnd | Mark::Note) => inside = false,
            None => {}
        }
        if inside && let Some(entry) = entries.last_mut() {
            within += 1;
            let skip = bullet(line.of(text))
                .filter(|_| entry.is_empty())
                .unwrap_or(0);
            entry.push(Span::new(line.span.start + skip, line.span.end));
        }
    }
    (items >= 2 && within * 2 >= lines.len() || within == lines.len()).then_some(entries)
}

fn by_numbers(text: &str, lines: &[Line], begins: &[Begin], may_wrap: bool) -> Vec<Pieces> {
    let spaced = begins
        .iter()
        .skip(1)
        .filter(|b| {
            lines
                .get(b.line)
                .is_some_and(|l| l.blank_before && l.span.start == b.at)
        })
        .count()
        * 2
        > begins.len();
    let longest = begins
        .windows(2)
        .map(|pair| pair[1].line - pair[0].line)
        .max()
        .unwrap_or(1)
        .max(1);
    // The lines of the entries before the last that are no first lines, where they stand deeper.
    let hanging = hanging(lines, begins);
    let mut entries: Vec<Pieces> = Vec::with_capacity(begins.len());
    for (i, begin) in begins.iter().enumerate() {
        let next = begins.get(i + 1);
        let stop = next.map_or(text.len(), |n| n.at);
        let mut pieces: Pieces = Vec::new();
        for line in lines.iter().skip(begin.line) {
            if line.span.start >= stop {
                break;
            }
            let piece =
                Span::new(line.span.start.max(begin.at), line.span.end.min(stop)).trim(text);
            if piece.is_empty() {
                continue;
            }
            if let Some(before) = pieces.last().copied() {
                let lone_number = pieces.len() == 1
                    && marker(before.of(text)).is_some_and(|m| m.len == before.len());
                let last_before_next = next.is_some_and(|next| {
                    next.line.checked_sub(1).and_then(|i| lines.get(i)) == Some(line)
                });
                if !lone_number
                    && (breaks_off(text, line, before)
                        || last_before_next && is_title_between(text, line, before)
                        || next.is_none()
                            && (line.blank_before || hanging != Some(line.indent))
                            && is_after_list(
                                text,
                                line,
                                before,
                                spaced,
                                pieces.len() >= longest,
                                may_wrap,
                            ))
                {
                    break;
                }
            }
            pieces.push(piece);
        }
        if !pieces.is_empty() {
            entries.push(pieces);
        }
    }
    entries
}

/// The indent of all lines that entries go on in, if they have one and it is deeper than that of all
/// lines that entries begin in.
fn hanging(lines: &[Line], begins: &[Begin]) -> Option<u32> {
    let (first, last) = (begins.first()?.line, begins.last()?.line);
    let within = || (first..=last).filter_map(|i| Some((i, lines.get(i)?.indent)));
    let is_first = |i: usize| begins.binary_search_by_key(&i, |b| b.line).is_ok();
    let mut others = within()
        .filter(|(i, _)| !is_first(*i))
        .map(|(_, indent)| indent);
    let common = others.next()?;
    let alike = others.all(|indent| indent == common);
    let deeper = within().all(|(i, indent)| !is_first(i) || indent < common);
    (alike && deeper).then_some(common)
}

/// A heading inside a list ends the entry before it.
fn breaks_off(text: &str, line: &Line, before: Span) -> bool {
    matches!(line.mark, Some(Mark::Heading | Mark::ListEnd | Mark::Note))
        || line.blank_before && heading(line.of(text)).is_some()
        || line.blank_before
            && end(before.of(text)) >= End::Stop
            && shape::is_group_title(text, line)
}

/// A title of the next entries, set apart by an empty line: what was before has ended, with a stop or
/// without.
fn is_title_between(text: &str, line: &Line, before: Span) -> bool {
    let before = before.of(text);
    let address = before
        .rsplit(is_blank)
        .next()
        .is_some_and(|word| word.contains("://"));
    (end(before) > End::Open || address) && shape::is_group_title(text, line)
}

/// Whether the line after the beginning of the last entry stands after the list.
fn is_after_list(
    text: &str,
    line: &Line,
    before: Span,
    spaced: bool,
    long: bool,
    may_wrap: bool,
) -> bool {
    let content = line.of(text);
    let ended = end(before.of(text)) >= End::Stop;
    let begins = start(content) > Start::Number;
    if heading(content).is_some() && ended {
        return true;
    }
    if line.blank_before {
        return begins && (spaced || end(before.of(text)) > End::Open) || !spaced && ended;
    }
    // A page made from markup breaks lines only where it means to.
    ended && begins && (long || !may_wrap)
}

/// Lines that begin with one bullet, when most paragraphs of the list do.
fn by_bullets(text: &str, lines: &[Line]) -> Option<Vec<Pieces>> {
    let sign = |line: &Line| {
        let content = line.of(text);
        bullet(content).and_then(|len| content.chars().next().map(|c| (c, len)))
    };
    let (first, _) = lines.iter().take(3).find_map(sign)?;
    let begins = |line: &Line| sign(line).filter(|(c, _)| *c == first).map(|(_, len)| len);
    let body = |line: &Line| line.of(text).get(begins(line)?..);
    let dash = crate::text::unicode::is_dash(first);
    // A dash before a number may be one between years.
    let marked: Vec<&str> = lines
        .iter()
        .filter_map(body)
        .filter(|body| !dash || start(body) != Start::Number)
        .collect();
    let paragraphs = lines.iter().filter(|l| l.blank_before).count();
    if marked.len() * 10 < paragraphs * 6 || !begin_entries(&marked, dash) {
        return None;
    }
    let last = lines.iter().rposition(|line| begins(line).is_some());
    let mut entries: Vec<Pieces> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let next_begins = || lines.get(i + 1).is_some_and(|next| begins(next).is_some());
        if begins(line).is_none() && shape::is_group_title(text, line) && next_begins() {
            continue;
        }
        // A dash that begins a line may stand within an entry: `diabetes` / `– 2016. J Clin`.
        let within = |len: usize| {
            let body = line.of(text).get(len..).unwrap_or("");
            let before = entries.last().and_then(|entry| entry.last());
            let goes_on = before.is_some_and(|piece| end(piece.of(text)) <= End::Plain);
            dash && goes_on && start(body) <= Start::Number
        };
        if let Some(len) = begins(line).filter(|len| !within(*len)) {
            entries.push(vec![Span::new(line.span.start + len, line.span.end)]);
        } else if let Some(entry) = entries.last_mut() {
            let before = entry.last().copied().unwrap_or(Span::at(line.span.start));
            let new = line.blank_before && start(line.of(text)) > Start::Number;
            let ended = end(before.of(text));
            if new && ended > End::Open && Some(i) > last {
                // The bullets have ended, and the list with them.
                break;
            }
            if new && ended >= End::Stop {
                entries.push(vec![line.span]);
            } else {
                entry.push(line.span);
            }
        } else {
            entries.push(vec![line.span]);
        }
    }
    Some(entries)
}

/// Whether what stands behind bullets begins entries. A dash before a line may be one between areas: then
/// others begin with small letters.
fn begin_entries(bodies: &[&str], dash: bool) -> bool {
    let is_proper = |body: &&&str| {
        let area = || dash && body.chars().take(3).any(|c| c == '.');
        start(body) >= Start::Likely || start(body) >= Start::Capital && !area()
    };
    let proper = bodies.iter().filter(is_proper).count();
    bodies.len() >= 2 && (!dash || proper * 10 >= bodies.len() * 8)
}

/// The entry without signs at its ends that lead back to the text of an article (`↑`, `^`).
pub(super) fn without_backlinks(text: &str, pieces: Pieces) -> Pieces {
    let sign =
        |c: char| matches!(c, '↑' | '^' | '↩' | '\u{fe0e}' | '\u{fe0f}' | '⬆') || is_blank(c);
    let last = pieces.len().saturating_sub(1);
    pieces
        .into_iter()
        .enumerate()
        .map(|(i, piece)| {
            let mut piece = piece;
            let content = piece.of(text);
            if i == 0 {
                piece.start += content.len() - content.trim_start_matches(sign).len();
            }
            if i == last {
                let content = piece.of(text);
                piece.end =
                    piece.start + content.trim_end_matches(|c| sign(c) && c != '\u{ad}').len();
            }
            piece
        })
        .filter(|p| !p.is_empty())
        .collect()
}
