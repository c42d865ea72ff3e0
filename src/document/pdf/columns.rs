//! The order in which the words of a page are read: columns one after the other, what runs across
//! them before or after.

use super::lines::{Line, lines};
use super::words::Word;

/// Columns within columns, no deeper than this.
const DEEPEST: usize = 4;
/// A gutter is so wide at least, in sizes of the font, beside so many rows: spaces of justified
/// lines may be as wide, but not one below the other in many of them.
const NARROW: (f64, usize) = (0.6, 6);
/// A wide one needs fewer rows.
const WIDE: (f64, usize) = (1.2, 3);
/// A narrower region has no columns, in sizes of the font.
const NARROWEST: f64 = 30.0;
/// Steps in which a gutter is looked for, in points.
const STEP: f64 = 1.0;

/// The lines of a page as they are read.
pub(super) fn read(words: Vec<Word>) -> Vec<Line> {
    let mut out = Vec::new();
    region(words, DEEPEST, &mut out);
    out
}

fn region(words: Vec<Word>, depth: usize, out: &mut Vec<Line>) {
    if words.is_empty() {
        return;
    }
    match gutter(&words).filter(|_| depth > 0) {
        Some(gutter) => {
            let (above, rest) = part(words, |w| w.y < gutter.top);
            let (below, inside) = part(rest, |w| w.y > gutter.bottom);
            let (left, right) = part(inside, |w| w.x0 < gutter.x);
            for words in [above, left, right, below] {
                region(words, depth - 1, out);
            }
        }
        None => out.extend(lines(words)),
    }
}

fn part(words: Vec<Word>, first: impl Fn(&Word) -> bool) -> (Vec<Word>, Vec<Word>) {
    words.into_iter().partition(first)
}

/// An empty stripe with text on both sides.
struct Gutter {
    x: f64,
    top: f64,
    bottom: f64,
}

/// Words of one baseline, as ranges.
struct Row {
    y: f64,
    spans: Vec<(f64, f64)>,
}

/// What a row says of a stripe.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Crossed,
    Left,
    Right,
    Both,
}

fn gutter(words: &[Word]) -> Option<Gutter> {
    let mut sizes: Vec<f64> = words.iter().map(|w| w.size).collect();
    sizes.sort_by(f64::total_cmp);
    let size = *sizes.get(sizes.len() / 2)?;
    let left = words.iter().map(|w| w.x0).fold(f64::INFINITY, f64::min);
    let right = words.iter().map(|w| w.x1).fold(0.0, f64::max);
    let width = right - left;
    if width < NARROWEST * size || width > 20_000.0 {
        return None;
    }
    let rows = rows(words, size);
    let half = NARROW.0 * size / 2.0;
    let mut best: Option<(usize, Gutter)> = None;
    let mut x = left + width * 0.2;
    while x < left + width * 0.8 {
        for (from, to) in stretches(&rows, x, half) {
            let count = |side| {
                let rows = rows.get(from..to).unwrap_or_default();
                rows.iter().filter(|r| r.side(x, half) == side).count()
            };
            let (both, only) = (count(Side::Both), count(Side::Left).min(count(Side::Right)));
            let weight = both + only;
            if weight < WIDE.1 || best.as_ref().is_some_and(|(b, _)| *b >= weight) {
                continue;
            }
            let stretch = rows.get(from..to).unwrap_or_default();
            let clear = clear_width(stretch, x);
            let enough = |(least, rows): (f64, usize)| weight >= rows && clear >= least * size;
            if !(enough(NARROW) || enough(WIDE)) || !are_columns(stretch, x, width) {
                continue;
            }
            let (Some(first), Some(last)) = (stretch.first(), stretch.last()) else {
                continue;
            };
            let gutter = Gutter {
                x,
                top: first.y - 0.3 * size,
                bottom: last.y + 0.3 * size,
            };
            best = Some((weight, gutter));
        }
        x += STEP;
    }
    best.map(|(_, gutter)| gutter)
}

/// Whether what stands beside a stripe is text in lines, not a column of numbers or a table: most
/// lines fill much of their side.
fn are_columns(rows: &[Row], x: f64, width: f64) -> bool {
    let filled = |is_side: fn(f64, f64) -> bool| {
        let mut shares: Vec<f64> = rows
            .iter()
            .map(|row| {
                let spans = row.spans.iter().filter(|(from, _)| is_side(*from, x));
                spans.map(|(from, to)| to - from).sum::<f64>()
            })
            .filter(|share| *share > 0.0)
            .collect();
        shares.sort_by(f64::total_cmp);
        shares.get(shares.len() / 2).copied().unwrap_or(0.0)
    };
    filled(|from, x| from < x) > 0.15 * width && filled(|from, x| from >= x) > 0.15 * width
}

/// How wide the empty stripe around `x` is.
fn clear_width(rows: &[Row], x: f64) -> f64 {
    let spans = || rows.iter().flat_map(|row| &row.spans);
    let left = spans().filter(|(from, _)| *from < x).map(|(_, to)| *to);
    let right = spans()
        .filter(|(from, _)| *from >= x)
        .map(|(from, _)| *from);
    right.fold(f64::INFINITY, f64::min) - left.fold(0.0, f64::max)
}

/// Stretches of rows that a stripe at `x` does not cross, from the first to the last row that has
/// words on both sides or on one.
fn stretches(rows: &[Row], x: f64, half: f64) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let mut from = 0;
    for (i, row) in rows.iter().enumerate() {
        if row.side(x, half) == Side::Crossed {
            if i > from {
                out.push((from, i));
            }
            from = i + 1;
        }
    }
    if rows.len() > from {
        out.push((from, rows.len()));
    }
    out
}

impl Row {
    fn side(&self, x: f64, half: f64) -> Side {
        let (mut left, mut right) = (false, false);
        for (from, to) in &self.spans {
            if *to <= x - half {
                left = true;
            } else if *from >= x + half {
                right = true;
            } else if self
                .spans
                .iter()
                .any(|(other, _)| from < other && other < to)
            {
                // An address too long for its column is printed over the next one.
                left = true;
            } else {
                return Side::Crossed;
            }
        }
        match (left, right) {
            (true, true) => Side::Both,
            (true, false) => Side::Left,
            _ => Side::Right,
        }
    }
}

fn rows(words: &[Word], size: f64) -> Vec<Row> {
    let mut sorted: Vec<&Word> = words.iter().collect();
    sorted.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut out: Vec<Row> = Vec::new();
    for word in sorted {
        match out.last_mut().filter(|row| word.y - row.y < 0.4 * size) {
            Some(row) => row.spans.push((word.x0, word.x1)),
            None => out.push(Row {
                y: word.y,
                spans: vec![(word.x0, word.x1)],
            }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of words, ten points each with a space of three between.
    fn row(text: &str, x: f64, y: f64) -> Vec<Word> {
        let words = text.split(' ').enumerate();
        words
            .map(|(i, word)| Word {
                text: word.to_string(),
                x0: x + 30.0 * i as f64,
                x1: x + 30.0 * i as f64 + 27.0,
                y,
                size: 10.0,
            })
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let mut words = row(
            "a title that runs across the page whole and on and on",
            0.0,
            10.0,
        );
        for i in 0..6 {
            let y = 40.0 + 12.0 * f64::from(i);
            words.extend(row("l l l l l", 0.0, y));
            words.extend(row("r r r r r", 165.0, y + 2.0));
        }
        words.extend(row(
            "a foot that runs across the page whole and on",
            0.0,
            140.0,
        ));
        let lines = read(words);
        let heads: Vec<&str> = lines
            .iter()
            .map(|l| l.text.split(' ').next().unwrap_or(""))
            .collect();
        let expected = [vec!["a"], vec!["l"; 6], vec!["r"; 6], vec!["a"]].concat();
        assert_eq!(heads, expected);
    }

    #[test]
    fn one_column_stays_one() {
        let mut words = Vec::new();
        for i in 0..6 {
            let y = 40.0 + 12.0 * f64::from(i);
            words.extend(row("1.", 0.0, y));
            words.extend(row("a b c d e f g h", 40.0, y));
        }
        let lines = read(words);
        assert_eq!(lines.len(), 6);
        assert_eq!(
            lines.first().map(|l| l.text.as_str()),
            Some("1. a b c d e f g h")
        );
    }
}
