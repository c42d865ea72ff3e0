//! Words of one column to lines, with their indents and the gaps between them.

use super::words::Word;

/// A printed line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its words, a space between them.
    pub text: String,
    /// How far it is from the column's left edge, in letters.
    pub indent: usize,
    /// More space than usual stands before it.
    pub gap_before: bool,
    /// Baseline, in points from the top of the page.
    pub y: f64,
    /// It ends well before the column's right edge.
    pub short: bool,
    /// Size of its largest letters.
    pub size: f64,
    /// So many bytes of it, at its beginning, are a number like those of footnotes.
    pub sign: usize,
    /// Whether it belongs to what stands apart from the text.
    pub aside: Option<Aside>,
}

/// What a line is to a footnote or caption.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Aside {
    Begins,
    GoesOn,
}

/// A letter's usual width in sizes of the font.
const LETTER: f64 = 0.5;
/// An indent of more letters than this says no more.
const FARTHEST: usize = 60;
/// A gap of so many usual distances between lines parts them; fewer are enough where many distances
/// are the same.
const GAP: f64 = 1.35;
const EVEN_GAP: f64 = 1.15;

/// A line that ends so much of the column's width before its edge is short.
const SHORT: f64 = 0.12;

/// The lines of a column, from the top.
pub(super) fn lines(words: Vec<Word>) -> Vec<Line> {
    let rows = rows(words);
    let left = rows
        .iter()
        .filter_map(|row| row.first())
        .map(|w| w.x0)
        .fold(f64::INFINITY, f64::min);
    let end = |row: &[Word]| row.iter().map(|w| w.x1).fold(0.0, f64::max);
    let right = rows.iter().map(|row| end(row)).fold(0.0, f64::max);
    let (usual, gap) = usual_distance(&rows);
    let mut out: Vec<Line> = Vec::with_capacity(rows.len());
    let mut before: Option<f64> = None;
    for row in &rows {
        let (Some(first), y) = (row.first(), base(row)) else {
            continue;
        };
        let texts: Vec<&str> = row.iter().map(|w| w.text.as_str()).collect();
        let gap_before = before.is_some_and(|before| usual > 0.0 && y - before > gap * usual);
        out.push(Line {
            text: texts.join(" "),
            // Both are finite: the width of a page.
            indent: (((first.x0 - left) / (LETTER * first.size)).round() as usize).min(FARTHEST),
            gap_before,
            y,
            short: right - end(row) > SHORT * (right - left),
            size: row.iter().map(|w| w.size).fold(0.0, f64::max),
            sign: sign(row),
            aside: None,
        });
        before = Some(y);
    }
    out
}

/// The length of the small raised number that a row begins with, by itself or before a word. Some fonts
/// have such digits among their letters: then no space parts them from a word.
fn sign(row: &[Word]) -> usize {
    let [first, rest @ ..] = row else { return 0 };
    let digits = first.text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = first.text.get(digits..).and_then(|t| t.chars().next());
    match (rest.first(), behind) {
        (Some(second), None) if first.is_raised_before(second.y, second.size) => digits,
        (_, Some(c)) if digits <= 3 && c.is_uppercase() => digits,
        _ => first.sign,
    }
}

/// The baseline of a row: that of its largest words, since raised signs are small.
fn base(row: &[Word]) -> f64 {
    let largest = row.iter().map(|w| w.size).fold(0.0, f64::max);
    let words = row.iter().filter(|w| w.size > 0.95 * largest);
    words.map(|w| w.y).fold(0.0, f64::max)
}

/// Words with a baseline in common, from left to right; raised and lowered signs among them.
fn rows(mut words: Vec<Word>) -> Vec<Vec<Word>> {
    words.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<Word>> = Vec::new();
    for word in words {
        let near = rows.last().is_some_and(|row| {
            let last = row.last().unwrap_or(&word);
            let size = row.iter().map(|w| w.size).fold(word.size, f64::max);
            let small = last.size.min(word.size) < 0.85 * size;
            word.y - last.y < if small { 0.45 } else { 0.3 } * size
        });
        match rows.last_mut().filter(|_| near) {
            Some(row) => row.push(word),
            None => rows.push(vec![word]),
        }
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    }
    rows
}

/// The distance between baselines that is met most often: the lower quartile; and how many of them are
/// a gap.
fn usual_distance(rows: &[Vec<Word>]) -> (f64, f64) {
    const SAME: f64 = 0.03;
    let bases: Vec<f64> = rows.iter().map(|row| base(row)).collect();
    let mut distances: Vec<f64> = bases
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|d| *d > 0.0)
        .collect();
    distances.sort_by(f64::total_cmp);
    let usual = distances.get(distances.len() / 4).copied().unwrap_or(0.0);
    let same = distances
        .iter()
        .filter(|d| (**d - usual).abs() < SAME * usual);
    let even = distances.len() >= 6 && same.count() * 3 >= distances.len();
    (usual, if even { EVEN_GAP } else { GAP })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indents_and_gaps_are_seen() {
        let word = |text: &str, x0: f64, y: f64| Word {
            text: text.to_string(),
            x0,
            x1: x0 + 20.0,
            y,
            size: 10.0,
            sign: 0,
        };
        let lines = lines(vec![
            word("a", 50.0, 100.0),
            word("b", 80.0, 100.5),
            word("c", 60.0, 112.0),
            word("d", 50.0, 124.0),
            word("e", 50.0, 145.0),
        ]);
        let seen: Vec<_> = lines
            .iter()
            .map(|l| (l.text.as_str(), l.indent, l.gap_before))
            .collect();
        assert_eq!(
            seen,
            [
                ("a b", 0, false),
                ("c", 2, false),
                ("d", 0, false),
                ("e", 0, true)
            ]
        );
    }
}
