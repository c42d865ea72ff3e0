//! Lists without a heading: the stretches of a page in which line after line (or paragraph after
//! paragraph) looks like a reference.

use super::entry_shape::{End, Start, end, start};
use super::evidence::Evidence;
use super::heading::{Heading, Section, heading};
use super::line::Line;
use super::page::Mark;
use super::shape::is_group_title;
use std::ops::Range;

/// A paragraph, or one line of a long one.
struct Unit {
    lines: Range<usize>,
    /// How much it speaks for a list (above 0) or against it.
    value: f32,
}

/// A paragraph of more lines is weighed line by line.
const LONG: usize = 14;
/// A stretch is a list if its units speak for it at least so much together.
const ENOUGH: f32 = 2.4;
/// Lists after the first must speak louder.
const ENOUGH_FOR_MORE: f32 = 6.0;
/// What no list may hold.
const BARRIER: f32 = -1000.0;
/// A page has at most so many lists without heading.
const MOST: usize = 16;

/// The stretches of `lines` that look like reference lists, in their order.
pub(super) fn regions(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Range<usize>> {
    let mut units = units(text, lines, may_wrap);
    let mut out: Vec<Range<usize>> = Vec::new();
    while out.len() < MOST
        && let Some((range, sum)) = heaviest(&units)
    {
        if sum
            < if out.is_empty() {
                ENOUGH
            } else {
                ENOUGH_FOR_MORE
            }
        {
            break;
        }
        let taken = units.get_mut(range.clone()).unwrap_or_default();
        if let (Some(first), Some(last)) = (taken.first(), taken.last()) {
            out.push(snapped(text, lines, first.lines.start..last.lines.end));
        }
        for unit in taken {
            unit.value = BARRIER;
        }
    }
    out.sort_by_key(|r| r.start);
    // What was drawn out to whole entries may have grown together.
    out.dedup_by(|later, earlier| {
        let meet = later.start < earlier.end;
        if meet {
            earlier.end = earlier.end.max(later.end);
        }
        meet
    });
    out
}

/// The stretch with the greatest sum of values.
fn heaviest(units: &[Unit]) -> Option<(Range<usize>, f32)> {
    let mut best: Option<(Range<usize>, f32)> = None;
    let (mut from, mut sum) = (0, 0.0f32);
    for (i, unit) in units.iter().enumerate() {
        if sum <= 0.0 {
            (from, sum) = (i, 0.0);
        }
        sum += unit.value;
        if best.as_ref().is_none_or(|(_, most)| sum > *most) {
            best = Some((from..i + 1, sum));
        }
    }
    best
}

fn units(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Unit> {
    let mut out = Vec::new();
    let mut at = 0;
    let mut barred = false;
    while at < lines.len() {
        let mut end = at + 1;
        while may_wrap
            && lines
                .get(end)
                .is_some_and(|l| !l.blank_before && l.mark.is_none())
        {
            end += 1;
        }
        if end - at > LONG {
            for i in at..end {
                let value = lines.get(i).map_or(0.0, |l| line_value(text, l));
                out.push(Unit {
                    lines: i..i + 1,
                    value,
                });
            }
            barred = false;
        } else {
            let block = lines.get(at..end).unwrap_or_default();
            let (value, bars) = block_value(text, block, barred);
            out.push(Unit {
                lines: at..end,
                value,
            });
            barred = bars;
        }
        at = end;
    }
    out
}

/// The value of a paragraph, and whether the next paragraph cannot be of a list: it stands
/// under a heading of another kind.
fn block_value(text: &str, block: &[Line], barred: bool) -> (f32, bool) {
    let Some(first) = block.first() else {
        return (0.0, false);
    };
    let content = first.of(text);
    match heading(content) {
        Some(Heading::Other(section)) if section != Section::Caption => {
            let alone = block.len() == 1 && content.chars().count() < 60;
            return (BARRIER, alone && section != Section::Rest);
        }
        Some(Heading::List { .. } | Heading::Notes) => return (0.0, false),
        Some(Heading::Other(_)) | None => {}
    }
    if barred {
        return (BARRIER, false);
    }
    if is_group_title(text, first) && block.len() == 1 || first.mark == Some(Mark::Heading) {
        return (-0.3, false);
    }
    let mut joined = String::new();
    for line in block {
        joined.push_str(line.of(text));
        joined.push(' ');
    }
    let likely = match start(&joined) {
        Start::SameAuthor => 2.0,
        Start::Author => 0.9,
        Start::Likely => 0.6,
        Start::Continuation => -0.6,
        _ => 0.0,
    };
    (
        (Evidence::of(&joined).score() + likely - 1.5).clamp(-2.5, 2.0),
        false,
    )
}

fn line_value(text: &str, line: &Line) -> f32 {
    let content = line.of(text);
    if matches!(heading(content), Some(Heading::Other(_))) {
        return BARRIER;
    }
    let likely = match start(content) {
        Start::SameAuthor => 2.0,
        Start::Author => 1.0,
        Start::Likely => 0.3,
        _ => 0.0,
    };
    (Evidence::of(content).score() + likely - 0.9).clamp(-1.2, 1.5)
}

/// The stretch drawn out to whole entries: back to a line that begins one, on to one that ends.
fn snapped(text: &str, lines: &[Line], range: Range<usize>) -> Range<usize> {
    const MOST: usize = 4;
    let get = |i: usize| lines.get(i);
    let mut from = range.start;
    for _ in 0..MOST {
        let begins = get(from).is_none_or(|l| l.blank_before || start(l.of(text)) >= Start::Likely);
        if begins || from == 0 {
            break;
        }
        from -= 1;
    }
    let mut to = range.end;
    for _ in 0..MOST {
        let ends = get(to).is_none_or(|l| l.blank_before || start(l.of(text)) >= Start::Likely)
            || to
                .checked_sub(1)
                .and_then(get)
                .is_some_and(|l| end(l.of(text)) == End::Full);
        if ends {
            break;
        }
        to += 1;
    }
    from..to
}
