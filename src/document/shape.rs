//! Cuts a list without numbers into entries, by the shape of its lines: how they begin and end,
//! how long they are, empty lines and indents. What the list does as a rule is seen first; then
//! each line break is weighed by itself.

use super::entry_shape::{End, Start, end, start, year_in_brackets};
use super::evidence::Evidence;
use super::heading::heading;
use super::line::Line;
use super::page::Mark;
use super::segment::Pieces;

/// What is known of one line.
struct Seen {
    start: Start,
    /// A name and a year in brackets, as entries in Harvard styles begin: `Smith, J. (2010)`.
    dated_name: bool,
    end: End,
    /// Characters, with the indent.
    width: usize,
    /// Characters of its first word.
    first_word: usize,
    dated: bool,
    title: bool,
}

/// What a list does as a rule.
#[derive(Debug)]
struct Habit {
    /// Characters a full line has.
    width: usize,
    /// Entries are broken into lines of about one width.
    wrapped: bool,
    /// Empty lines stand between entries and nowhere else.
    blanks: bool,
    /// Where the first lines of entries stand, seen from the others.
    indent: Option<Indent>,
    /// The least indent of a line, in columns.
    least: u32,
    /// Share of entries that begin with a personal name.
    names: f32,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Indent {
    /// First lines are indented.
    First,
    /// All but the first lines are.
    Hanging,
}

/// The entries of a list without numbers.
pub(super) fn cut(text: &str, lines: &[Line], may_wrap: bool) -> Vec<Pieces> {
    let seen: Vec<Seen> = lines.iter().map(|line| look(text, line)).collect();
    let habit = habit(lines, &seen, may_wrap);
    let mut entries: Vec<Pieces> = Vec::new();
    let mut dated = false;
    let mut open = false;
    for (i, (line, now)) in lines.iter().zip(&seen).enumerate() {
        if now.title {
            open = false;
            continue;
        }
        let goes_on = open
            && i.checked_sub(1)
                .and_then(|j| seen.get(j))
                .is_some_and(|was| !breaks(&habit, was, line, now, dated));
        match entries.last_mut() {
            Some(entry) if goes_on => entry.push(line.span),
            _ => {
                entries.push(vec![line.span]);
                dated = false;
            }
        }
        dated |= now.dated;
        open = true;
    }
    entries
}

fn look(text: &str, line: &Line) -> Seen {
    let content = line.of(text);
    let evidence = Evidence::of(content);
    let start = start(content);
    Seen {
        start,
        dated_name: start >= Start::Author && year_in_brackets(content),
        end: end(content),
        width: line.indent as usize + content.chars().take(1000).count(),
        first_word: content
            .chars()
            .take(100)
            .take_while(|c| !c.is_whitespace())
            .count(),
        dated: evidence.year || evidence.year_in_brackets || evidence.link || evidence.accessed,
        title: is_group_title(text, line),
    }
}

/// A title of a group of entries: `Книги`, `Primary sources`.
pub(super) fn is_group_title(text: &str, line: &Line) -> bool {
    if line.mark == Some(Mark::Heading) {
        return true;
    }
    let content = line.of(text);
    if line.mark.is_some() || !line.blank_before || content.chars().take(71).count() > 70 {
        return false;
    }
    if heading(content).is_some() {
        return true;
    }
    let centred = line.indent >= 24;
    let content = without_number(content);
    let words = content.split_whitespace().count();
    let plain = !content.contains(|c: char| {
        c.is_ascii_digit() || matches!(c, ',' | '/' | '.' | '(' | '«' | '"' | '“' | '_' | '*')
    });
    plain
        && (centred || words <= 6)
        && matches!(start(content), Start::Capital)
        && end(content) <= End::Plain
        && (centred || words <= 4 || content.ends_with(':'))
}

/// A title without its number: `II. Studies`, `A) Works`.
fn without_number(title: &str) -> &str {
    let Some((number, rest)) = title.split_once([' ', '\u{a0}']) else {
        return title;
    };
    let bare = number.trim_end_matches(['.', ')']);
    let roman = bare.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    let one = bare.chars().count() == 1 && bare.starts_with(char::is_alphanumeric);
    match !bare.is_empty() && bare.len() < number.len() && (roman || one) {
        true => rest.trim_start(),
        false => title,
    }
}

fn habit(lines: &[Line], seen: &[Seen], may_wrap: bool) -> Habit {
    let mut widths: Vec<usize> = seen.iter().map(|s| s.width).collect();
    widths.sort_unstable();
    let width = widths.get(widths.len() * 95 / 100).copied().unwrap_or(0);
    let pairs = || lines.iter().zip(seen).zip(lines.iter().zip(seen).skip(1));
    let close = || pairs().filter(|(_, (line, now))| !line.blank_before && !now.title);
    let share = |part: usize, whole: usize| {
        if whole == 0 {
            0.0
        } else {
            part as f32 / whole as f32
        }
    };
    let count = close().count();
    let full = close()
        .filter(|((_, was), (_, now))| !fits(was, now, width))
        .count();
    let continued = close()
        .filter(|(_, (_, now))| now.start == Start::Continuation)
        .count();
    let wrapped =
        may_wrap && width <= 220 && (share(full, count) >= 0.3 || share(continued, count) >= 0.15);
    // What stands empty at the edges of pages says nothing of the entries.
    let apart = || {
        pairs().filter(|((_, was), (line, now))| {
            line.blank_before && !line.page_break && !now.title && !was.title
        })
    };
    let blanks = apart().count();
    // Empty lines that stand between entries stand between all of them.
    let run_on = close()
        .filter(|((_, was), (_, now))| now.start >= Start::Author && was.end == End::Full)
        .count();
    let bad = apart()
        .filter(|((_, was), (_, now))| {
            now.start == Start::Continuation || (was.end == End::Open && now.start <= Start::Number)
        })
        .count();
    let firsts = seen
        .iter()
        .filter(|s| !s.title && s.start >= Start::Capital)
        .count();
    let least = lines
        .iter()
        .zip(seen)
        .filter(|(_, s)| !s.title)
        .map(|(l, _)| l.indent)
        .min()
        .unwrap_or(0);
    let names = seen.iter().filter(|s| s.start >= Start::Likely).count();
    Habit {
        width,
        wrapped,
        blanks: blanks > 0 && share(bad, blanks) <= 0.2 && run_on <= blanks,
        indent: wrapped.then(|| indent(lines, seen, least)).flatten(),
        least,
        names: share(names, firsts),
    }
}

/// Whether the first word of the next line would have had room in the line before.
fn fits(was: &Seen, now: &Seen, width: usize) -> bool {
    was.width + 1 + now.first_word <= width - width / 12
}

/// Whether first lines of entries stand apart by their indent.
fn indent(lines: &[Line], seen: &[Seen], least: u32) -> Option<Indent> {
    let deep = |line: &Line| line.indent > least + 1;
    let (mut begin, mut begin_deep, mut rest, mut rest_deep) = (0, 0, 0, 0);
    for (line, now) in lines.iter().zip(seen).filter(|(_, s)| !s.title) {
        match now.start {
            Start::Author | Start::SameAuthor | Start::Likely => {
                begin += 1;
                begin_deep += usize::from(deep(line));
            }
            Start::Continuation => {
                rest += 1;
                rest_deep += usize::from(deep(line));
            }
            _ => {}
        }
    }
    if rest == 0 || begin == 0 {
        return None;
    }
    let first = begin_deep as f32 / begin as f32;
    let others = rest_deep as f32 / rest as f32;
    match first - others {
        d if d >= 0.6 => Some(Indent::First),
        d if d <= -0.6 => Some(Indent::Hanging),
        _ => None,
    }
}

/// Whether an entry ends with the line before and another begins.
fn breaks(habit: &Habit, was: &Seen, line: &Line, now: &Seen, dated: bool) -> bool {
    if now.start == Start::SameAuthor {
        return true;
    }
    if line.mark == Some(Mark::Item) || line.mark == Some(Mark::ListEnd) {
        return true;
    }
    if line.blank_before && habit.blanks {
        let cut_by_page = now.start == Start::Continuation && was.end <= End::Plain
            || was.end == End::Open && now.start <= Start::Number;
        return !cut_by_page;
    }
    if now.start == Start::Continuation && !line.blank_before {
        return false;
    }
    if !habit.wrapped {
        // Each line is an entry by itself, unless it plainly goes on with the one before.
        return if habit.blanks {
            now.start >= Start::Likely && was.end >= End::Stop
        } else {
            now.start > Start::Number || was.end >= End::Stop
        };
    }
    weight(habit, was, line, now, dated) > if habit.blanks { 4.0 } else { 0.0 }
}

/// How much speaks for an end between two lines of a wrapped list.
fn weight(habit: &Habit, was: &Seen, line: &Line, now: &Seen, dated: bool) -> f32 {
    let mut sum = match now.start {
        Start::SameAuthor => 8.0,
        Start::Author => 1.5,
        Start::Likely => 0.8,
        Start::Quote => -0.4,
        Start::Capital => -0.7 - 1.3 * habit.names,
        Start::Number => -2.5,
        Start::Continuation => -5.0,
    };
    sum += match was.end {
        End::Full => 1.6,
        End::Stop => 0.5,
        End::Plain => -2.2,
        End::Open => -5.0,
    };
    let room = habit.width as f32 - (was.width + 1 + now.first_word) as f32;
    let share = room / habit.width.max(1) as f32;
    sum += match share {
        s if s > 0.2 => 3.0,
        s if s > 0.08 => 1.8,
        s if s > 0.0 => 0.2,
        _ => -0.6,
    };
    if now.dated_name {
        sum += 1.5;
    }
    if !dated {
        sum -= 1.2;
    }
    if line.blank_before {
        sum += 1.5;
    }
    let deep = line.indent > habit.least + 1;
    sum + match (habit.indent, deep) {
        (Some(Indent::First), true) | (Some(Indent::Hanging), false) => 4.0,
        (Some(_), _) => -6.0,
        (None, _) => 0.0,
    }
}

/// Whether an entry reads like running text.
pub(super) fn is_prose(text: &str, pieces: &[crate::text::span::Span]) -> bool {
    pieces
        .iter()
        .map(|p| Evidence::of(p.of(text)).prose)
        .sum::<u16>()
        >= 3
}
