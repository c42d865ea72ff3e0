//! The order in which the words of a page are read: columns one after the other, what runs across
//! them before or after.

use super::asides;
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
/// Lines are indented by no more than this, in sizes of the font.
const INDENT: f64 = 4.0;
/// Columns that begin so near each other, in points, are the same.
const NEAR: f64 = 3.0;
/// Such a distance from the text sets a running head apart, in sizes of the font.
const APART: f64 = 1.8;
/// Steps in which a gutter is looked for, in points.
const STEP: f64 = 1.0;

/// The lines of each page as they are read.
pub(super) fn read(pages: Vec<Vec<Word>>) -> Vec<Vec<Line>> {
    let sheets: Vec<Sheet> = pages.into_iter().map(Sheet::new).collect();
    // Columns stand where they stood on other pages, though one has hardly a line.
    let usual = usual_gutters(sheets.iter().filter_map(|sheet| gutter(&sheet.body)));
    sheets
        .into_iter()
        .map(|sheet| {
            let mut reading = Reading {
                usual: &usual,
                lines: Vec::new(),
            };
            reading.region(sheet.head, DEEPEST);
            let head = reading.lines.len();
            reading.region(sheet.body, DEEPEST);
            if let Some(first) = reading.lines.get_mut(head) {
                first.gap_before |= head > 0;
            }
            reading.region(sheet.foot, DEEPEST);
            reading.lines
        })
        .collect()
}

/// The words of a page: a running head and foot that hold its number, and what stands between.
struct Sheet {
    head: Vec<Word>,
    body: Vec<Word>,
    foot: Vec<Word>,
}

impl Sheet {
    fn new(words: Vec<Word>) -> Sheet {
        let Some(size) = usual_size(&words) else {
            return Sheet {
                head: Vec::new(),
                body: words,
                foot: Vec::new(),
            };
        };
        let rows = rows(&words, size);
        let is_furniture = |row: &Row, next: &Row| {
            row.has_number_at_an_end() && (next.y - row.y).abs() > APART * size
        };
        let (mut from, mut to) = (f64::NEG_INFINITY, f64::INFINITY);
        if let [first, second, ..] = rows.as_slice()
            && is_furniture(first, second)
        {
            from = (first.y + second.y) / 2.0;
        }
        if let [.., second, last] = rows.as_slice()
            && is_furniture(last, second)
        {
            to = (second.y + last.y) / 2.0;
        }
        let (head, rest) = part(words, |w| w.y < from);
        let (foot, body) = part(rest, |w| w.y > to);
        Sheet { head, body, foot }
    }
}

/// Lines put into the order in which they are read.
struct Reading<'u> {
    /// Where the columns of the document's pages are parted.
    usual: &'u [Gutter],
    lines: Vec<Line>,
}

impl Reading<'_> {
    fn region(&mut self, words: Vec<Word>, depth: usize) {
        if words.is_empty() {
            return;
        }
        match self.gutter(&words).filter(|_| depth > 0) {
            Some(gutter) => {
                let (above, rest) = part(words, |w| w.y < gutter.top);
                let (below, inside) = part(rest, |w| w.y > gutter.bottom);
                let (left, right) = part(inside, |w| w.x0 < gutter.x);
                for words in [above, left, right, below] {
                    self.region(words, depth - 1);
                }
            }
            None => self.lines.extend(asides::marked(lines(words))),
        }
    }

    /// The gutter of these words; that of other pages, where it parts as many rows.
    fn gutter(&self, words: &[Word]) -> Option<Gutter> {
        let own = gutter(words);
        match (self.usual_gutter(words), own) {
            (Some(usual), Some(own)) if usual.rows * 5 < own.rows * 4 => Some(own),
            (usual, own) => usual.or(own),
        }
    }

    /// The gutter of other pages, where words stand on both of its sides: they may be too few to tell
    /// by themselves.
    fn usual_gutter(&self, words: &[Word]) -> Option<Gutter> {
        let size = usual_size(words)?;
        let rows = rows(words, size);
        let half = NARROW.0 * size / 2.0;
        self.usual.iter().find_map(|usual| {
            // Right before the lines behind it, which begin together; those before it are of any length.
            let usual = Gutter {
                x: usual.right - half - 0.1,
                ..*usual
            };
            let begins = |row: &Row| {
                let mut right = row.spans.iter().filter(|s| s.from >= usual.x);
                right.any(|s| (-1.0..INDENT).contains(&((s.from - usual.right) / size)))
            };
            let parts = |stretch: &&[Row]| {
                let count = |test: &dyn Fn(Side) -> bool| {
                    let rows = stretch.iter().filter(|row| test(row.side(usual.x, half)));
                    (rows.clone().count(), rows.filter(|row| begins(row)).count())
                };
                let (both, _) = count(&|side| side == Side::Both);
                let (right, begun) = count(&|side| side != Side::Left);
                stretch.len() >= WIDE.1 && both > 0 && begun * 2 > right
            };
            let mut stretches = stretches(&rows, usual.x, half)
                .into_iter()
                .filter_map(|(from, to)| rows.get(from..to));
            Some(usual.over(stretches.find(parts)?, size))
        })
    }
}

/// The gutters of a document, those of most pages first.
fn usual_gutters(found: impl Iterator<Item = Gutter>) -> Vec<Gutter> {
    /// No document has more.
    const MOST: usize = 8;
    let mut usual: Vec<(usize, Gutter)> = Vec::new();
    for gutter in found {
        let same = |(_, other): &(usize, Gutter)| (other.right - gutter.right).abs() < NEAR;
        match usual.iter().position(same) {
            Some(at) => usual[at].0 += 1,
            None if usual.len() < MOST => usual.push((1, gutter)),
            None => {}
        }
    }
    usual.sort_by_key(|(pages, _)| std::cmp::Reverse(*pages));
    usual.into_iter().map(|(_, gutter)| gutter).collect()
}

fn usual_size(words: &[Word]) -> Option<f64> {
    let mut sizes: Vec<f64> = words.iter().map(|w| w.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied()
}

fn part(words: Vec<Word>, first: impl Fn(&Word) -> bool) -> (Vec<Word>, Vec<Word>) {
    words.into_iter().partition(first)
}

/// An empty stripe with text on both sides.
struct Gutter {
    x: f64,
    /// Where the column behind it begins.
    right: f64,
    top: f64,
    bottom: f64,
    /// How many rows stand beside it.
    rows: usize,
}

impl Gutter {
    /// The same stripe beside these rows.
    fn over(&self, rows: &[Row], size: f64) -> Gutter {
        let y = |row: Option<&Row>| row.map_or(0.0, |row| row.y);
        Gutter {
            top: y(rows.first()) - 0.3 * size,
            bottom: y(rows.last()) + 0.3 * size,
            rows: rows.len(),
            ..*self
        }
    }
}

/// Words of one baseline.
struct Row {
    y: f64,
    spans: Vec<Extent>,
}

/// Where a word stands in its row.
struct Extent {
    from: f64,
    to: f64,
    /// It is a number of so much, as pages and entries of lists have.
    number: Option<u32>,
    /// It is nothing but digits, as the numbers of pages are.
    is_bare: bool,
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
    let size = usual_size(words)?;
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
            let clear = Clear::new(stretch, x);
            let enough =
                |(least, rows): (f64, usize)| weight >= rows && clear.width() >= least * size;
            if !(enough(NARROW) || enough(WIDE))
                || !are_columns(stretch, x, width)
                || is_behind_numbers(stretch, &clear, size)
            {
                continue;
            }
            let gutter = Gutter {
                x,
                right: clear.right,
                top: 0.0,
                bottom: 0.0,
                rows: 0,
            };
            best = Some((weight, gutter.over(stretch, size)));
        }
        x += STEP;
    }
    best.map(|(_, gutter)| gutter)
}

/// Whether hardly anything but rising numbers stands right before a stripe: it parts the numbers of a list
/// from its text.
fn is_behind_numbers(rows: &[Row], clear: &Clear, size: f64) -> bool {
    const BESIDE: f64 = 1.2;
    let spans = rows.iter().flat_map(|row| &row.spans);
    let near = spans.filter(|s| s.to <= clear.left && s.to > clear.left - BESIDE * size);
    let all = near.clone().count();
    let numbers: Vec<u32> = near.filter_map(|s| s.number).collect();
    numbers.len() > 1
        && numbers.len() * 5 >= all * 4
        && numbers.windows(2).all(|pair| pair[0] < pair[1])
}

/// Whether what stands beside a stripe is text in lines, not a column of numbers or a table: most
/// lines fill much of their side.
fn are_columns(rows: &[Row], x: f64, width: f64) -> bool {
    let filled = |is_side: fn(f64, f64) -> bool| {
        let mut shares: Vec<f64> = rows
            .iter()
            .map(|row| {
                let spans = row.spans.iter().filter(|s| is_side(s.from, x));
                spans.map(|s| s.to - s.from).sum::<f64>()
            })
            .filter(|share| *share > 0.0)
            .collect();
        shares.sort_by(f64::total_cmp);
        shares.get(shares.len() / 2).copied().unwrap_or(0.0)
    };
    filled(|from, x| from < x) > 0.15 * width && filled(|from, x| from >= x) > 0.15 * width
}

/// The empty stripe around an `x`.
struct Clear {
    left: f64,
    right: f64,
}

impl Clear {
    fn new(rows: &[Row], x: f64) -> Clear {
        let spans = || rows.iter().flat_map(|row| &row.spans);
        let left = spans().filter(|s| s.from < x).map(|s| s.to);
        let right = spans().filter(|s| s.from >= x).map(|s| s.from);
        Clear {
            left: left.fold(0.0, f64::max),
            right: right.fold(f64::INFINITY, f64::min),
        }
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }
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
    /// Whether the first or the last word is a number.
    fn has_number_at_an_end(&self) -> bool {
        let first = self.spans.iter().min_by(|a, b| a.from.total_cmp(&b.from));
        let last = self.spans.iter().max_by(|a, b| a.to.total_cmp(&b.to));
        let mut ends = [first, last].into_iter().flatten();
        ends.any(|s| s.is_bare && s.number.is_some())
    }

    fn side(&self, x: f64, half: f64) -> Side {
        let (mut left, mut right) = (false, false);
        for span in &self.spans {
            let over = |other: &Extent| span.from < other.from && other.from < span.to;
            if span.to <= x - half {
                left = true;
            } else if span.from >= x + half {
                right = true;
            } else if self.spans.iter().any(over) {
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
        let extent = Extent {
            from: word.x0,
            to: word.x1,
            number: number(&word.text),
            is_bare: word.text.bytes().all(|b| b.is_ascii_digit()),
        };
        match out.last_mut().filter(|row| word.y - row.y < 0.4 * size) {
            Some(row) => row.spans.push(extent),
            None => out.push(Row {
                y: word.y,
                spans: vec![extent],
            }),
        }
    }
    out
}

/// The number of a page or an entry: `12`, `12.`, `[12]`, `(12)`.
fn number(text: &str) -> Option<u32> {
    let digits = text.trim_matches(['[', ']', '(', ')', '.']);
    (1..=4)
        .contains(&digits.len())
        .then(|| digits.parse().ok())?
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
                sign: 0,
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
        let lines = read(vec![words]).remove(0);
        let expected = [vec!["a"], vec!["l"; 6], vec!["r"; 6], vec!["a"]].concat();
        assert_eq!(firsts(&lines), expected);
    }

    #[test]
    fn one_column_stays_one() {
        let mut words = Vec::new();
        for i in 0..6 {
            let y = 40.0 + 12.0 * f64::from(i);
            words.extend(row("1.", 0.0, y));
            words.extend(row("a b c d e f g h", 40.0, y));
        }
        let lines = read(vec![words]).remove(0);
        assert_eq!(lines.len(), 6);
        assert_eq!(
            lines.first().map(|l| l.text.as_str()),
            Some("1. a b c d e f g h")
        );
    }

    /// The first word of every line.
    fn firsts(lines: &[Line]) -> Vec<&str> {
        let firsts = lines.iter().map(|line| line.text.split(' ').next());
        firsts.map(Option::unwrap_or_default).collect()
    }

    #[test]
    fn a_line_in_the_second_column_is_read_as_on_other_pages() {
        let page = |right: u32| {
            let mut words = Vec::new();
            for i in 0..6 {
                let y = 40.0 + 12.0 * f64::from(i);
                words.extend(row("l l l l l", 0.0, y));
                if i < right {
                    words.extend(row("r r r r r", 165.0, y));
                }
            }
            words
        };
        for right in [1, 2] {
            let pages = read(vec![page(6), page(right)]);
            let expected = [vec!["l"; 6], vec!["r"; right as usize]].concat();
            assert_eq!(firsts(&pages[1]), expected);
        }
        // Nothing tells of columns here.
        assert_eq!(firsts(&read(vec![page(1)])[0]), ["l"; 6]);
    }

    #[test]
    fn numbers_of_a_list_are_no_column() {
        let word = |text: String, x0: f64, x1: f64, y: f64| Word {
            text,
            x0,
            x1,
            y,
            size: 10.0,
            sign: 0,
        };
        // A line above crosses the gutter but not what is clear behind the numbers.
        let mut words = row("h h h h", 0.0, 28.0);
        words.push(word("h".to_string(), 140.0, 171.0, 28.0));
        words.push(word("h".to_string(), 186.0, 220.0, 28.0));
        for i in 0..6 {
            let y = 40.0 + 12.0 * f64::from(i);
            words.extend(row("l l l l l", 0.0, y));
            words.push(word(format!("{}.", i + 1), 160.0, 172.0, y));
            words.extend(row("r r r r r", 185.0, y));
        }
        let pages = read(vec![words]);
        let numbers = vec!["1.", "2.", "3.", "4.", "5.", "6."];
        let expected = [vec!["h"], vec!["l"; 6], numbers].concat();
        assert_eq!(firsts(&pages[0]), expected);
    }

    #[test]
    fn a_running_head_is_not_cut() {
        let mut words = row("12", 0.0, 10.0);
        words.extend(row("a head", 240.0, 10.0));
        for i in 0..6 {
            let y = 40.0 + 12.0 * f64::from(i);
            words.extend(row("l l l l l", 0.0, y));
            words.extend(row("r r r r r", 165.0, y));
        }
        let pages = read(vec![words]);
        assert_eq!(pages[0][0].text, "12 a head");
    }
}
