//! From what is seen to feature keys: the templates.

use super::word::{AFFIXES, Word};
use super::{Keys, View};
use crate::parse::gap::{Gap, Separator};
use crate::parse::hash::hash;
use crate::parse::token::Kind;

/// Seen once for the whole text.
struct Whole {
    /// The style in a few bits: `//`, quotation marks, brackets, a number at the beginning, …
    style: u32,
    first_year: Option<usize>,
    last_year: Option<usize>,
}

/// Writes the keys of one token.
struct Row<'k> {
    keys: &'k mut Vec<u32>,
    template: u32,
}

impl Row<'_> {
    fn add(&mut self, values: &[u32]) {
        self.keys.push(hash(self.template, values));
        self.template += 1;
    }

    /// Adds one key for each class in the set; the templates stay in step.
    fn add_set(&mut self, set: u32, with: u32) {
        let mut rest = set;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            rest &= rest - 1;
            self.keys.push(hash(self.template, &[bit, with]));
        }
        self.template += 1;
    }
}

pub fn emit(view: &View) -> Keys {
    let mut keys = Keys::default();
    let whole = look_at_whole(view);
    let mut history = History::default();
    for i in 0..view.words.len() {
        history.enter(view.tokens.gaps[i]);
        let mut row = Row {
            keys: &mut keys.keys,
            template: 1,
        };
        of_word(view, i, &mut row);
        of_neighbours(view, i, &mut row);
        of_place(view, i, &whole, &history, &mut row);
        of_segments(view, i, &whole, &mut row);
        keys.ends.push(keys.keys.len());
        history.leave(&view.words[i]);
    }
    keys
}

fn look_at_whole(view: &View) -> Whole {
    let gaps = &view.tokens.gaps;
    let words = &view.words;
    let any = |test: &dyn Fn(&Gap) -> bool| u32::from(gaps.iter().any(test));
    let years = || {
        words
            .iter()
            .enumerate()
            .filter(|(_, w)| w.year)
            .map(|(i, _)| i)
    };
    let first_year = years().next();
    let style = any(&|g| g.separator == Separator::DoubleSlash)
        | any(&|g| g.opens == 1) << 1
        | any(&|g| g.separator == Separator::PeriodDash) << 2
        | any(&|g| g.opens == 3) << 3
        | u32::from(words.first().is_some_and(|w| w.number)) << 4
        | match first_year {
            None => 0,
            Some(i) if i * 3 < words.len() => 1,
            Some(i) if i * 3 < words.len() * 2 => 2,
            Some(_) => 3,
        } << 5;
    Whole {
        style,
        first_year,
        last_year: years().next_back(),
    }
}

/// What has been seen before a token.
#[derive(Default)]
struct History {
    marks: u32,
    periods: u32,
    cues: u32,
    year: bool,
    number: bool,
}

impl History {
    fn enter(&mut self, gap: Gap) {
        self.marks |= u32::from(gap.separator == Separator::DoubleSlash)
            | u32::from(gap.separator == Separator::Slash) << 1
            | u32::from(gap.closes == 1) << 2
            | u32::from(gap.closes == 3) << 3;
        if gap.separator >= Separator::Period && gap.separator != Separator::Edge {
            self.periods += 1;
        }
    }

    fn leave(&mut self, word: &Word) {
        self.cues |= word.cues;
        self.year |= word.year;
        self.number |= word.number;
    }
}

fn of_word(view: &View, i: usize, row: &mut Row) {
    let word = &view.words[i];
    let (before, after) = (code(view.tokens.gaps[i]), code(view.tokens.gaps[i + 1]));
    row.add(&[]);
    row.add(&[word.key]);
    row.add(&[word.shape]);
    row.add(&[word.case, before]);
    row.add(&[word.shape, after]);
    row.add(&[word.key, before]);
    row.add(&[word.key, after]);
    for n in 0..AFFIXES {
        if word.prefixes[n] != 0 {
            row.add(&[word.prefixes[n]]);
        } else {
            row.template += 1;
        }
        if word.suffixes[n] != 0 {
            row.add(&[word.suffixes[n]]);
        } else {
            row.template += 1;
        }
    }
    row.add(&[word.suffixes[2], word.case, after]);
    row.add(&[before, after]);
    row.add(&[view.tokens.gaps[i].marks]);
    row.add(&[view.tokens.gaps[i + 1].marks]);
    row.add(&[word.shape, before, after]);
    row.add(&[word.shape, view.tokens.gaps[i].inside.into()]);
    row.add_set(word.cues, 0);
    row.add_set(word.cues, before);
    row.add_set(word.cues, after);
}

fn of_neighbours(view: &View, i: usize, row: &mut Row) {
    let none = Word::default();
    let at = |offset: isize| {
        i.checked_add_signed(offset)
            .and_then(|j| view.words.get(j))
            .unwrap_or(&none)
    };
    let gap = |j: usize| view.tokens.gaps.get(j).map_or(0, |gap| code(*gap));
    let word = at(0);
    let (left, right) = (at(-1), at(1));
    let (before, after) = (gap(i), gap(i + 1));
    row.add(&[left.key]);
    row.add(&[right.key]);
    row.add(&[at(-2).key]);
    row.add(&[at(2).key]);
    row.add(&[left.key, word.key]);
    row.add(&[word.key, right.key]);
    row.add(&[left.shape, before, word.shape]);
    row.add(&[word.shape, after, right.shape]);
    row.add(&[left.shape, before, word.shape, after, right.shape]);
    row.add(&[
        at(-2).case,
        gap(i.wrapping_sub(1)),
        left.case,
        before,
        word.case,
    ]);
    row.add(&[word.case, after, right.case, gap(i + 2), at(2).case]);
    row.add(&[left.key, before, word.shape]);
    row.add(&[word.shape, after, right.key]);
    row.add(&[at(-2).key, left.key, word.shape]);
    row.add(&[word.shape, right.key, at(2).key]);
    row.add(&[gap(i.wrapping_sub(1)), before, after, gap(i + 2), word.case]);
    row.add_set(left.cues, before);
    row.add_set(right.cues, after);
    row.add_set(at(-2).cues, 0);
    row.add_set(at(2).cues, 0);
    row.add_set(left.cues, word.shape);
    row.add_set(right.cues, word.shape);
}

fn of_place(view: &View, i: usize, whole: &Whole, history: &History, row: &mut Row) {
    let word = &view.words[i];
    let n = view.words.len();
    let gap = view.tokens.gaps[i];
    let before = code(gap);
    let from_end = (n - 1 - i) as u32;
    row.add(&[(i as u32).min(8), word.case]);
    row.add(&[from_end.min(8), word.case]);
    row.add(&[(i * 8 / n) as u32]);
    row.add(&[u32::from(i == 0), whole.style, word.case]);
    let year = match (whole.first_year, whole.last_year) {
        (Some(first), Some(last)) => {
            u32::from(i > first) | u32::from(i > last) << 1 | u32::from(first != last) << 2
        }
        _ => 8,
    };
    let seen = history.marks | u32::from(history.year) << 4 | u32::from(history.number) << 5;
    let inside = u32::from(gap.inside);
    row.add(&[seen]);
    row.add(&[seen, word.case, before]);
    row.add(&[history.periods.min(7), word.case]);
    row.add(&[history.periods.min(7), whole.style, before]);
    row.add(&[year, word.case]);
    row.add(&[year, word.shape, before]);
    row.add(&[year, history.periods.min(5), inside]);
    row.add(&[inside, before, seen]);
    row.add(&[whole.style, word.shape, before]);
    row.add_set(history.cues, word.case);
}

fn of_segments(view: &View, i: usize, whole: &Whole, row: &mut Row) {
    let [minor, major, area] = view.segments.of_token[i];
    let word = &view.words[i];
    for (list, at) in [(&view.segments.minor, minor), (&view.segments.major, major)] {
        let segment = &list[at];
        let signature = segment.signature();
        let from_start = (i - segment.start).min(3) as u32;
        let from_end = (segment.end - 1 - i).min(3) as u32;
        let opening = code(view.tokens.gaps[segment.start]);
        let closing = code(view.tokens.gaps[segment.end]);
        let signature_at = |k: Option<usize>| {
            k.and_then(|k| list.get(k))
                .map_or(u32::MAX, |segment| segment.signature())
        };
        let next = signature_at(at.checked_add(1));
        let previous = signature_at(at.checked_sub(1));
        let place = (at as u32).min(6);
        row.add(&[signature]);
        row.add(&[signature, from_start, opening]);
        row.add(&[signature, opening, closing]);
        row.add(&[signature, next]);
        row.add(&[signature, previous]);
        row.add(&[previous, signature, next]);
        row.add(&[place, signature]);
        row.add(&[place, whole.style, from_start]);
        row.add(&[(list.len() - 1 - at).min(6) as u32, closing, from_end]);
        row.add(&[view.words[segment.start].key]);
        row.add(&[view.words[segment.end - 1].key]);
        row.add(&[opening, word.case, closing, next]);
        let next_first = list.get(at + 1).map_or(0, |s| view.words[s.start].shape);
        row.add(&[next_first, closing, word.case]);
        row.add_set(segment.cues, 0);
        row.add_set(segment.cues, word.case);
        row.add_set(list.get(at + 1).map_or(0, |s| s.cues), closing);
        row.add_set(
            at.checked_sub(1)
                .and_then(|k| list.get(k))
                .map_or(0, |s| s.cues),
            opening,
        );
    }
    let list = &view.segments.areas;
    let segment = &list[area];
    let signature = segment.signature();
    let opening = code(view.tokens.gaps[segment.start]);
    let closing = code(view.tokens.gaps[segment.end]);
    let signature_at = |k: Option<usize>| {
        k.and_then(|k| list.get(k))
            .map_or(u32::MAX, |segment| segment.signature())
    };
    let next = signature_at(area.checked_add(1));
    let previous = signature_at(area.checked_sub(1));
    let within = u32::from(view.tokens.gaps[i].within);
    let place = (area as u32).min(6);
    row.add(&[signature, opening, closing]);
    row.add(&[previous, signature, next]);
    row.add(&[place, whole.style, (i - segment.start).min(3) as u32]);
    row.add(&[opening, within, word.case, closing, next]);
    row.add(&[within, word.shape, code(view.tokens.gaps[i])]);
    row.add_set(segment.cues, within);
    if view.tokens.list[i].kind == Kind::Number {
        row.add(&[word.value.map_or(99, |v| v.min(40))]);
    }
}

fn code(gap: Gap) -> u32 {
    gap.separator as u32 | u32::from(gap.closes) << 4 | u32::from(gap.opens) << 6
}
