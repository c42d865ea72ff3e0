//! From what is seen to feature keys: the templates.

use super::cue::CueSet;
use super::rows::{Rows, Templates};
use super::segment::Segment;
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

/// The template of the first key that is seen of a part; those before it are of the token alone.
const OF_PARTS: u8 = 61;
/// Templates of a minor or major part; those of the areas follow them.
const OF_A_PART: u8 = 17;

/// Writes the keys of one token, or of one part.
struct Row<'k, T> {
    rows: &'k mut Rows<T>,
    template: u8,
}

impl<T: Templates> Row<'_, T> {
    fn add(&mut self, values: &[u32]) {
        self.rows
            .push(self.template, hash(self.template.into(), values));
        self.template += 1;
    }

    /// Adds one key for each class in the set; the templates stay in step.
    fn add_set(&mut self, set: u32, with: u32) {
        let mut rest = set;
        while rest != 0 {
            let bit = rest.trailing_zeros();
            rest &= rest - 1;
            self.rows
                .push(self.template, hash(self.template.into(), &[bit, with]));
        }
        self.template += 1;
    }

    /// Passes over templates: of what is not there, or is another row's.
    fn skip(&mut self, count: u8) {
        self.template += count;
    }
}

/// Puts what is seen of a text in place of what `keys` hold.
pub fn emit<T: Templates>(view: &View, keys: &mut Keys<T>) {
    let whole = look_at_whole(view);
    let segments = &view.segments;
    let lists = [&segments.minor, &segments.major, &segments.areas];
    keys.tokens.clear();
    keys.parts.iter_mut().for_each(Rows::clear);
    keys.part_of.clone_from(&segments.of_token);
    keys.cues = view.words.iter().map(|word| word.cues).collect();
    let looks = lists.map(|list| look_at_parts(view, list));
    for (level, looks) in looks.iter().enumerate() {
        let rows = &mut keys.parts[level];
        for look in looks {
            let mut row = Row {
                rows: &mut *rows,
                template: OF_PARTS + OF_A_PART * level as u8,
            };
            match level {
                AREAS => of_area(look, &mut row),
                _ => of_part(look, &mut row),
            }
            rows.end();
        }
    }
    let mut history = History::default();
    for i in 0..view.words.len() {
        history.enter(view.tokens.gaps[i]);
        let mut row = Row {
            rows: &mut keys.tokens,
            template: 1,
        };
        of_word(view, i, &mut row);
        of_neighbours(view, i, &mut row);
        of_place(view, i, &whole, &history, &mut row);
        debug_assert_eq!(row.template, OF_PARTS);
        let [minor, major, area] = view.segments.of_token[i];
        for look in [&looks[0][minor], &looks[1][major]] {
            in_part(view, i, look, &whole, &mut row);
        }
        in_area(view, i, &looks[AREAS][area], &whole, &mut row);
        keys.tokens.end();
        history.leave(&view.words[i]);
    }
}

/// The level of the areas among those of the parts.
const AREAS: usize = 2;

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

fn of_word<T: Templates>(view: &View, i: usize, row: &mut Row<'_, T>) {
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
            row.skip(1);
        }
        if word.suffixes[n] != 0 {
            row.add(&[word.suffixes[n]]);
        } else {
            row.skip(1);
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

fn of_neighbours<T: Templates>(view: &View, i: usize, row: &mut Row<'_, T>) {
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

fn of_place<T: Templates>(
    view: &View,
    i: usize,
    whole: &Whole,
    history: &History,
    row: &mut Row<'_, T>,
) {
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

/// What a part and those beside it look like.
struct Look {
    part: Segment,
    signature: u32,
    previous: u32,
    next: u32,
    opening: u32,
    closing: u32,
    /// Number of the part, from the first and from the last.
    place: u32,
    from_last: u32,
    first_word: u32,
    last_word: u32,
    /// Shape of the first word of the next part.
    next_shape: u32,
    previous_cues: CueSet,
    next_cues: CueSet,
}

fn look_at_parts(view: &View, list: &[Segment]) -> Vec<Look> {
    let signatures: Vec<u32> = list.iter().map(Segment::signature).collect();
    let signature_at = |k: Option<usize>| {
        k.and_then(|k| signatures.get(k))
            .copied()
            .unwrap_or(u32::MAX)
    };
    let look = |(at, part): (usize, &Segment)| {
        let (before, after) = (at.checked_sub(1), at.checked_add(1));
        let beside = |k: Option<usize>| k.and_then(|k| list.get(k));
        Look {
            part: *part,
            signature: signatures[at],
            previous: signature_at(before),
            next: signature_at(after),
            opening: code(view.tokens.gaps[part.start]),
            closing: code(view.tokens.gaps[part.end]),
            place: (at as u32).min(6),
            from_last: (list.len() - 1 - at).min(6) as u32,
            first_word: view.words[part.start].key,
            last_word: view.words[part.end - 1].key,
            next_shape: beside(after).map_or(0, |next| view.words[next.start].shape),
            previous_cues: beside(before).map_or(0, |previous| previous.cues),
            next_cues: beside(after).map_or(0, |next| next.cues),
        }
    };
    list.iter().enumerate().map(look).collect()
}

/// What all tokens of a minor or major part have in common; between it stand the templates of
/// [`in_part`].
fn of_part<T: Templates>(look: &Look, row: &mut Row<'_, T>) {
    let Look {
        signature,
        previous,
        next,
        opening,
        closing,
        ..
    } = *look;
    row.add(&[signature]);
    row.skip(1);
    row.add(&[signature, opening, closing]);
    row.add(&[signature, next]);
    row.add(&[signature, previous]);
    row.add(&[previous, signature, next]);
    row.add(&[look.place, signature]);
    row.skip(2);
    row.add(&[look.first_word]);
    row.add(&[look.last_word]);
    row.skip(2);
    row.add_set(look.part.cues, 0);
    row.skip(1);
    row.add_set(look.next_cues, closing);
    row.add_set(look.previous_cues, opening);
}

/// What a token sees of its minor or major part.
fn in_part<T: Templates>(view: &View, i: usize, look: &Look, whole: &Whole, row: &mut Row<'_, T>) {
    let word = &view.words[i];
    let from_start = (i - look.part.start).min(3) as u32;
    let from_end = (look.part.end - 1 - i).min(3) as u32;
    row.skip(1);
    row.add(&[look.signature, from_start, look.opening]);
    row.skip(5);
    row.add(&[look.place, whole.style, from_start]);
    row.add(&[look.from_last, look.closing, from_end]);
    row.skip(2);
    row.add(&[look.opening, word.case, look.closing, look.next]);
    row.add(&[look.next_shape, look.closing, word.case]);
    row.skip(1);
    row.add_set(look.part.cues, word.case);
    row.skip(2);
}

/// What all tokens of an area have in common.
fn of_area<T: Templates>(look: &Look, row: &mut Row<'_, T>) {
    row.add(&[look.signature, look.opening, look.closing]);
    row.add(&[look.previous, look.signature, look.next]);
}

/// What a token sees of its area.
fn in_area<T: Templates>(view: &View, i: usize, look: &Look, whole: &Whole, row: &mut Row<'_, T>) {
    let word = &view.words[i];
    let gap = view.tokens.gaps[i];
    let within = u32::from(gap.within);
    let from_start = (i - look.part.start).min(3) as u32;
    row.skip(2);
    row.add(&[look.place, whole.style, from_start]);
    row.add(&[look.opening, within, word.case, look.closing, look.next]);
    row.add(&[within, word.shape, code(gap)]);
    row.add_set(look.part.cues, within);
    if view.tokens.list[i].kind == Kind::Number {
        row.add(&[word.value.map_or(99, |v| v.min(40))]);
    }
}

fn code(gap: Gap) -> u32 {
    gap.separator as u32 | u32::from(gap.closes) << 4 | u32::from(gap.opens) << 6
}
