//! What stands beside a Russian word and says which of its forms it is, where the romanised letters
//! leave several: `говорит` or `говорить`, `линии` or `линий`, `равны` or `равный`.
//!
//! How often kinds of words (usual words, endings, marks) stand side by side was counted in prose
//! (`data/lexicon/ru.neighbours`; `examples/build_neighbours.rs` writes it and tells the file's form). The
//! forms of a whole text are chosen together, so that all neighbours fit best.

use super::lexicon::Reader;
use super::reading::Reading;
use crate::text::span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How many forms of a word are looked at.
const FORMS: usize = 6;

static NEIGHBOURS: LazyLock<Neighbours> =
    LazyLock::new(|| Neighbours::read(include_bytes!("../../data/lexicon/ru.neighbours")));

/// A word of a text with what it may be, cheapest first; nothing for one that stays in Latin letters.
pub(super) struct Seat<'r> {
    pub span: Span,
    pub readings: Option<&'r mut Vec<Reading>>,
}

/// Puts the costs of all readings right by their neighbours, and sorts them.
pub(super) fn agree(text: &str, seats: &mut [Seat<'_>]) {
    let kinds: Vec<Vec<Kind>> = seats.iter().map(Seat::kinds).collect();
    let marks = marks(text, seats);
    let chosen = choose(seats, &kinds, &marks);
    for (at, seat) in seats.iter_mut().enumerate() {
        let Some(readings) = seat.readings.as_mut().filter(|r| r.len() > 1) else {
            continue;
        };
        let before = at.checked_sub(1).map(|at| kinds[at][chosen[at]]);
        let behind = kinds.get(at + 1).map(|kinds| kinds[chosen[at + 1]]);
        let likelier = |kind: Kind| {
            NEIGHBOURS.side_by_side(before, marks[at], Some(kind))
                + NEIGHBOURS.side_by_side(Some(kind), marks[at + 1], behind)
        };
        let said: Vec<i32> = kinds[at].iter().map(|kind| likelier(*kind)).collect();
        let most = said.iter().copied().max().unwrap_or(0);
        let last = most - said.last().copied().unwrap_or(0);
        for (place, reading) in readings.iter_mut().enumerate() {
            let less = said.get(place).map_or(last, |said| most - said);
            reading.cost += less.unsigned_abs();
        }
        readings.sort_by_key(|reading| reading.cost);
    }
}

/// The number of a kind of words or marks.
type Kind = u16;

const STOP: Kind = 0;
const COMMA: Kind = 1;
const SIGN: Kind = 2;
const NUMBER: Kind = 3;
const LATIN: Kind = 4;
const OTHER: Kind = 5;

impl Seat<'_> {
    /// The kinds of its forms; one at least.
    fn kinds(&self) -> Vec<Kind> {
        match self.readings.as_ref().filter(|r| !r.is_empty()) {
            Some(readings) => {
                // A letter by itself is a word or an initial, whatever stands beside it.
                let several = readings[0].cyrillic.chars().nth(1).is_some();
                let forms = readings.iter().take(if several { FORMS } else { 1 });
                forms.map(|form| NEIGHBOURS.kind(&form.cyrillic)).collect()
            }
            None => vec![LATIN],
        }
    }
}

/// The marks before each word, and behind the last one; `None` for nothing but space.
fn marks(text: &str, seats: &[Seat<'_>]) -> Vec<Option<Kind>> {
    let mut end = None;
    let mut marks = Vec::with_capacity(seats.len() + 1);
    for seat in seats {
        let gap = end.map(|end| Span::new(end, seat.span.start).of(text));
        marks.push(gap.map_or(Some(STOP), mark));
        end = Some(seat.span.end);
    }
    marks.push(Some(STOP));
    marks
}

fn mark(gap: &str) -> Option<Kind> {
    if gap.chars().all(char::is_whitespace) {
        None
    } else if gap.contains(|c: char| c.is_ascii_digit()) {
        Some(NUMBER)
    } else if gap.contains(['.', '!', '?', '…']) {
        Some(STOP)
    } else if gap.contains([',', ';', ':']) {
        Some(COMMA)
    } else {
        Some(SIGN)
    }
}

/// The form of each word, so that all together are likeliest.
fn choose(seats: &[Seat<'_>], kinds: &[Vec<Kind>], marks: &[Option<Kind>]) -> Vec<usize> {
    // What the words up to here cost at best, for each form of the last one.
    let mut costs: Vec<i64> = Vec::new();
    let mut ways: Vec<Vec<usize>> = Vec::with_capacity(seats.len());
    for (at, seat) in seats.iter().enumerate() {
        let before = at.checked_sub(1).map(|at| kinds[at].as_slice());
        let mut next = Vec::with_capacity(kinds[at].len());
        let mut way = Vec::with_capacity(kinds[at].len());
        for (place, kind) in kinds[at].iter().enumerate() {
            let link = |before| i64::from(NEIGHBOURS.side_by_side(before, marks[at], Some(*kind)));
            let best = match before {
                None => (-link(None), 0),
                Some(before) => before
                    .iter()
                    .zip(&costs)
                    .enumerate()
                    .map(|(from, (before, cost))| (cost - link(Some(*before)), from))
                    .min()
                    .unwrap_or((0, 0)),
            };
            let own = seat.readings.as_ref().and_then(|r| r.get(place));
            next.push(best.0 + own.map_or(0, |own| i64::from(own.cost)));
            way.push(best.1);
        }
        if at + 1 == seats.len() {
            for (cost, kind) in next.iter_mut().zip(&kinds[at]) {
                *cost -= i64::from(NEIGHBOURS.side_by_side(Some(*kind), marks[at + 1], None));
            }
        }
        costs = next;
        ways.push(way);
    }
    let last = costs.iter().enumerate().min_by_key(|(_, cost)| **cost);
    let mut place = last.map_or(0, |(place, _)| place);
    let mut chosen = Vec::with_capacity(ways.len());
    for way in ways.iter().rev() {
        chosen.push(place);
        place = way[place];
    }
    chosen.reverse();
    chosen
}

/// Which kinds stand side by side.
#[derive(Default)]
struct Neighbours {
    kinds: HashMap<String, Kind>,
    /// For each kind and each that follows it: how much more often than by chance, in eighths of a bit.
    pairs: Vec<i8>,
    count: usize,
}

impl Neighbours {
    /// Reads the file. It is part of the program: one that is damaged says nothing, which the tests would
    /// notice.
    fn read(bytes: &[u8]) -> Neighbours {
        miniz_oxide::inflate::decompress_to_vec_zlib(bytes)
            .ok()
            .and_then(|plain| Neighbours::parse(&plain))
            .unwrap_or_default()
    }

    fn parse(bytes: &[u8]) -> Option<Neighbours> {
        let end = bytes.windows(2).position(|pair| pair == b"\n\n")?;
        let names = std::str::from_utf8(&bytes[..end]).ok()?;
        let mut kinds = HashMap::new();
        for (at, name) in names.lines().enumerate() {
            kinds.insert(name.to_string(), Kind::try_from(at).ok()?);
        }
        let count = kinds.len();
        let mut pairs = vec![0; count * count];
        let mut reader = Reader::new(&bytes[end + 2..]);
        for row in pairs.chunks_mut(count) {
            let mut at = 0;
            for _ in 0..reader.number()? {
                at += reader.number()?;
                *row.get_mut(at)? = reader.byte()? as i8;
            }
        }
        Some(Neighbours {
            kinds,
            pairs,
            count,
        })
    }

    /// The kind of a word: a usual word itself, or its longest ending.
    fn kind(&self, word: &str) -> Kind {
        /// Letters of the longest ending.
        const ENDING: usize = 4;
        let mut name = String::with_capacity(word.len() + 1);
        name.push('=');
        for c in word.chars().flat_map(char::to_lowercase) {
            // Of э within a word its neighbours know nothing.
            let is_e = c == 'ё' || c == 'э' && name.len() > 1;
            name.push(if is_e { 'е' } else { c });
        }
        if let Some(own) = self.kinds.get(&name) {
            return *own;
        }
        let letters = name.char_indices().skip(2).count();
        let ends = name.char_indices().skip(2 + letters.saturating_sub(ENDING));
        let known = ends.filter_map(|(at, _)| self.kinds.get(&name[at..]));
        known.copied().next().unwrap_or(OTHER)
    }

    /// How much likelier two kinds are with a mark (or none) between them, in eighths of a bit.
    fn side_by_side(&self, a: Option<Kind>, mark: Option<Kind>, b: Option<Kind>) -> i32 {
        match mark {
            None => self.pair(a, b),
            mark => self.pair(a, mark) + self.pair(mark, b),
        }
    }

    fn pair(&self, a: Option<Kind>, b: Option<Kind>) -> i32 {
        let (Some(a), Some(b)) = (a, b) else {
            return 0;
        };
        let place = usize::from(a) * self.count + usize::from(b);
        self.pairs.get(place).map_or(0, |bits| i32::from(*bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The forms chosen for words that may be several, `|` between the forms.
    fn chosen(text: &str) -> String {
        let mut readings: Vec<(Span, Vec<Reading>)> = Vec::new();
        for word in text.split(' ') {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let forms = word.split('|').map(|form| Reading {
                cyrillic: form.to_string(),
                cost: 80,
                known: true,
                systems: 0,
            });
            readings.push((Span::new(start, start + word.len()), forms.collect()));
        }
        let mut seats: Vec<Seat<'_>> = readings
            .iter_mut()
            .map(|(span, readings)| Seat {
                span: *span,
                readings: Some(readings),
            })
            .collect();
        agree(text, &mut seats);
        let best = readings.iter().map(|(_, forms)| forms[0].cyrillic.as_str());
        best.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_beside_decide() {
        for (text, expected) in [
            ("атомных станции|станций", "атомных станций"),
            ("можно выделит|выделить текст", "можно выделить текст"),
            ("он говорить|говорит о", "он говорит о"),
            ("в развитий|развитии", "в развитии"),
        ] {
            assert_eq!(chosen(text), expected);
        }
    }
}
