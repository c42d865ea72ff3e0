//! Page numbers, running heads and feet: lines that belong to the sheet of paper and not to the
//! text. They are left out before a list is looked for.

use super::entry_shape::{self, End, Start};
use super::evidence::Evidence;
use super::line::Line;
use super::marker::{bullet, marker};
use crate::text::unicode::is_dash;
use std::collections::{HashMap, HashSet};

/// The lines without those that number or head the pages.
pub(super) fn without_furniture(text: &str, lines: Vec<Line>) -> Vec<Line> {
    let repeated = repeated(text, &lines);
    let lone_numbers = LoneNumbers::of(text, &lines);
    let has_breaks = lines.iter().any(|line| line.page_break);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    let mut after_number = false;
    let mut carried: Option<bool> = None;
    let heads = heads(text, &lines);
    for (i, line) in lines.iter().enumerate() {
        let beside_break = line.page_break || lines.get(i + 1).is_none_or(|next| next.page_break);
        // Where the pages are known, their numbers stand at their edges.
        let number = is_page_number(line.of(text))
            && (beside_break || carried.is_some() || !has_breaks)
            && (line.blank_before || !continues(out.last(), text))
            && (has_breaks || !lone_numbers.ends_entry(text, &lines, i));
        let head = (after_number || line.page_break || beside_break)
            && (is_set_apart(line, text, &lines, i) || heads_page(text, &lines, i, &heads));
        let repeated = repeated[i] && (!has_breaks || is_near_break(&lines, i));
        if line.mark.is_none() && (number || head || repeated) {
            // Entries go on over the page: the empty lines around its foot say nothing.
            carried = Some(carried.unwrap_or(line.blank_before && !number));
            after_number |= number;
            continue;
        }
        let mut line = *line;
        if carried.take().is_some() {
            line.page_break = true;
            // What stands before and after a page's foot may be one entry: leave it to its shape.
            line.blank_before =
                line.blank_before && !out.last().is_some_and(|l| goes_on(l, &line, text));
        }
        after_number = false;
        out.push(line);
    }
    out
}

/// Whether a line is among the first or last lines of a page.
fn is_near_break(lines: &[Line], i: usize) -> bool {
    const NEAR: usize = 3;
    let breaks = |range: std::ops::RangeInclusive<usize>| {
        let lines = lines.get(*range.start()..lines.len().min(range.end() + 1));
        lines.is_some_and(|lines| lines.iter().any(|line| line.page_break))
    };
    i < NEAR || i + NEAR >= lines.len() || breaks(i - NEAR + 1..=i + NEAR)
}

fn goes_on(before: &Line, after: &Line, text: &str) -> bool {
    entry_shape::end(before.of(text)) <= End::Plain
        || entry_shape::start(after.of(text)) <= Start::Number
}

/// `12`, `- 12 -`, `стр. 12`, `Page 3 of 10`.
fn is_page_number(line: &str) -> bool {
    if line.len() > 24 {
        return false;
    }
    // Dashes stand on both sides, or it is the end of a range: `– 24`.
    let dashed = line.trim();
    if dashed.starts_with(is_dash) != dashed.ends_with(is_dash) {
        return false;
    }
    let core = line
        .trim_matches(|c: char| is_dash(c) || c.is_whitespace() || matches!(c, '|' | '[' | ']'));
    let lower = core.to_lowercase();
    let rest = ["page ", "стр. ", "страница ", "p. ", "seite ", "página "]
        .iter()
        .find_map(|p| lower.strip_prefix(p))
        .unwrap_or(&lower);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = rest.get(digits..).unwrap_or("").trim();
    (1..=4).contains(&digits)
        && (tail.is_empty()
            || tail
                .trim_start_matches("of ")
                .trim_start_matches("из ")
                .trim_start_matches("von ")
                .trim_start_matches("/ ")
                .bytes()
                .all(|b| b.is_ascii_digit())
                && !tail.starts_with(|c: char| c.is_ascii_digit()))
}

/// `С. 12–` before a number that stands alone, or an address that ends in a full stop.
fn continues(before: Option<&Line>, text: &str) -> bool {
    before.is_some_and(|line| {
        let line = line.of(text);
        let last = line.split_whitespace().next_back().unwrap_or("");
        let address = last.contains("://") || last.trim_start_matches("doi:").starts_with("10.");
        if address && last.ends_with(['.', '/', '-', '_', '=']) {
            return true;
        }
        let sign = ["с.", "С.", "p.", "P.", "pp.", "S.", "№", "no."]
            .iter()
            .find_map(|s| line.strip_suffix(s));
        line.ends_with(is_dash)
            || line.ends_with([',', ':'])
            || sign.is_some_and(|before| !before.trim_end().ends_with(|c: char| c.is_ascii_digit()))
    })
}

/// The numbers that stand alone in a line, each with its first and its last line.
struct LoneNumbers(HashMap<u32, (usize, usize)>);

impl LoneNumbers {
    fn of(text: &str, lines: &[Line]) -> LoneNumbers {
        let mut out: HashMap<u32, (usize, usize)> = HashMap::new();
        for (i, line) in lines.iter().enumerate() {
            if let Some(number) = lone_number(line.of(text)) {
                out.entry(number).or_insert((i, i)).1 = i;
            }
        }
        LoneNumbers(out)
    }

    /// Whether the number in line `i` is the last word of an entry: the line before has not ended, the
    /// next begins an entry, and no number one less above or one more below tells of pages.
    fn ends_entry(&self, text: &str, lines: &[Line], i: usize) -> bool {
        let Some(own) = lone_number(lines[i].of(text)) else {
            return false;
        };
        let goes_on = i.checked_sub(1).is_some_and(|before| {
            let before = lines[before].of(text);
            entry_shape::end(before) == End::Plain && lone_number(before).is_none()
        });
        let begins = lines.get(i + 1).is_none_or(|next| {
            let content = next.of(text);
            marker(content).is_some()
                || bullet(content).is_some()
                || entry_shape::start(content) >= Start::Likely
        });
        let place = |number: Option<u32>| self.0.get(&number?);
        let above = place(own.checked_sub(1)).is_some_and(|(first, _)| *first < i);
        let below = place(own.checked_add(1)).is_some_and(|(_, last)| *last > i);
        goes_on && begins && !lines[i].blank_before && !above && !below
    }
}

fn lone_number(line: &str) -> Option<u32> {
    line.trim().parse().ok()
}

/// Whether no more than one number differs from line to line: that of the page. What has volumes and
/// pages of its own each time is text.
fn count_alike<'t>(mut lines: impl Iterator<Item = &'t str>) -> bool {
    let numbers = |line: &'t str| -> Vec<&'t str> {
        let split = line.split(|c: char| !c.is_ascii_digit());
        split.filter(|number| !number.is_empty()).collect()
    };
    let Some(first) = lines.next().map(numbers) else {
        return true;
    };
    let mut differ = vec![false; first.len()];
    lines.map(numbers).all(|numbers| {
        let pairs = differ.iter_mut().zip(first.iter().zip(&numbers));
        pairs.for_each(|(differs, (a, b))| *differs |= a != b);
        // A page's number may be missing on some.
        numbers.len().abs_diff(first.len()) <= 1
    }) && differ.iter().filter(|differs| **differs).count() <= 1
}

/// The first lines of pages, their numbers apart, that more than one page begins with.
fn heads(text: &str, lines: &[Line]) -> HashSet<String> {
    let mut once = HashSet::new();
    let firsts = lines.iter().enumerate();
    firsts
        .filter(|(i, line)| *i == 0 || line.page_break)
        .filter_map(|(_, line)| {
            let words = without_digits(line.of(text));
            let again = !once.insert(words.clone());
            (again && words.chars().any(char::is_alphabetic)).then_some(words)
        })
        .collect()
}

fn without_digits(line: &str) -> String {
    let short = line.chars().take(200);
    short.filter(|c| !c.is_ascii_digit()).collect()
}

/// The head of a page: its first line, if other pages have it too, or if it is too short for a line
/// that goes on in the next as this one does.
fn heads_page(text: &str, lines: &[Line], i: usize, heads: &HashSet<String>) -> bool {
    let line = &lines[i];
    let content = line.of(text);
    if !line.page_break || Evidence::of(content).score() >= 3.0 {
        return false;
    }
    if heads.contains(&without_digits(content)) {
        return true;
    }
    let width = |line: &Line| line.of(text).chars().count();
    let (Some(before), Some(next)) = (i.checked_sub(1).map(|j| &lines[j]), lines.get(i + 1)) else {
        return false;
    };
    entry_shape::end(before.of(text)) <= End::Plain
        && entry_shape::start(content) > Start::Number
        && entry_shape::start(next.of(text)) == Start::Continuation
        && width(line) * 3 < width(next).max(width(before)) * 2
}

/// A short line far from the left margin, next to the break of a page.
fn is_set_apart(line: &Line, text: &str, lines: &[Line], i: usize) -> bool {
    let content = line.of(text);
    let neighbours = [i.checked_sub(1), Some(i + 1)];
    let far = neighbours
        .into_iter()
        .flatten()
        .filter_map(|j| lines.get(j))
        .all(|other| line.indent > other.indent + 20);
    far && content.chars().count() < 80 && Evidence::of(content).score() < 2.0
}

/// Lines that come again and again, their numbers apart, with a page's worth of lines between.
fn repeated(text: &str, lines: &[Line]) -> Vec<bool> {
    const FEWEST: usize = 3;
    const APART: usize = 12;
    const UNEVEN: usize = 3;
    let mut places: HashMap<String, Vec<usize>> = HashMap::new();
    for (i, line) in lines.iter().enumerate() {
        let content = line.of(text);
        // What goes on from the line before (`cessed: 17.09.2018).`) is text, however often; so is the one
        // word that a long line has left over.
        if content.len() > 200
            || content.starts_with(|c: char| c.is_lowercase() || c.is_ascii_punctuation())
            || !content.trim().contains(char::is_whitespace) && !line.blank_before
        {
            continue;
        }
        let key = without_digits(content);
        if key.chars().filter(|c| c.is_alphabetic()).count() >= 4 {
            places.entry(key).or_default().push(i);
        }
    }
    let mut out = vec![false; lines.len()];
    for at in places.values().filter(|at| at.len() >= FEWEST) {
        let apart = || at.windows(2).map(|pair| pair[1] - pair[0]);
        let (least, most) = (apart().min().unwrap_or(0), apart().max().unwrap_or(0));
        // Pages are about as long as each other, or a head was left out.
        let spread = least >= APART && most <= least * UNEVEN;
        let reference = at
            .first()
            .is_some_and(|i| Evidence::of(lines[*i].of(text)).score() >= 3.0);
        let texts = || at.iter().map(|i| lines[*i].of(text));
        if spread && !reference && count_alike(texts()) {
            for i in at {
                out[*i] = true;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::super::page::Page;
    use super::*;
    use crate::text::span::{Mapped, Span};

    #[test]
    fn the_sheets_own_lines_go() {
        let text = "Иванов И. И. Карты мира и\n\n10\n\u{c}                                     ГОСТ 1\n\nих история. М., 2001.\n12";
        let page = Page {
            text: Mapped::verbatim(text, Span::new(0, text.len())),
            may_wrap: true,
            ..Page::default()
        };
        let kept = without_furniture(text, lines(&page));
        let seen: Vec<_> = kept.iter().map(|l| (l.of(text), l.blank_before)).collect();
        assert_eq!(
            seen,
            [
                ("Иванов И. И. Карты мира и", true),
                ("их история. М., 2001.", false)
            ]
        );
    }

    #[test]
    fn numbers_that_number_no_page_stay() {
        for (text, expected) in [
            // An address goes on; so does a line, where it is known that the page does not end.
            ("doi:10.1000/a.\n2010", &["doi:10.1000/a.", "2010"][..]),
            ("https://a.org/\n12\nSea", &["https://a.org/", "12", "Sea"]),
            ("Sea\n12\nLand\n\u{c}Hill", &["Sea", "12", "Land", "Hill"]),
            ("Sea\n12\n\u{c}Hill\n13", &["Sea", "Hill"]),
            ("Sea\n12\nLand", &["Sea", "Land"]),
            // So does an entry, unless the number is one of several that count.
            ("1. Sea\n12\n2. Hill", &["1. Sea", "12", "2. Hill"]),
            ("1. Sea\n12\n2. Hill\n13", &["1. Sea", "2. Hill"]),
        ] {
            let page = Page {
                text: Mapped::verbatim(text, Span::new(0, text.len())),
                ..Page::default()
            };
            let kept = without_furniture(text, lines(&page));
            let seen: Vec<&str> = kept.iter().map(|line| line.of(text)).collect();
            assert_eq!(seen, expected, "{text:?}");
        }
    }

    #[test]
    fn what_comes_again_within_pages_stays() {
        let between: String = ('a'..='t')
            .map(|c| format!("{c}{c}{c}{c}{c} {c}\n"))
            .collect();
        let page = |again: &str| format!("{again}{between}Retrieved from\n{between}");
        let volumes: String = ["12(3), 45-6", "7(1), 23-9", "40(2), 101-7"]
            .iter()
            .map(|numbers| format!("Maps of seas, {numbers}.\n{between}"))
            .collect();
        let uneven: String = [20, 70, 15]
            .iter()
            .map(|n| format!("Maps of seas\n{}", "x\n".repeat(*n)))
            .collect();
        for (text, heads, within) in [
            (format!("{uneven}Maps of seas"), 4, 0),
            (volumes, 0, 0),
            (page("Maps of seas\n").repeat(3), 0, 0),
            (vec![page("Maps of seas\n"); 3].join("\u{c}"), 0, 3),
        ] {
            let page = Page {
                text: Mapped::verbatim(&text, Span::new(0, text.len())),
                ..Page::default()
            };
            let kept = without_furniture(&text, lines(&page));
            let expected = text.matches("Maps of seas, ").count();
            let told = kept
                .iter()
                .filter(|l| l.of(&text).starts_with("Maps of seas, "));
            assert_eq!(told.count(), expected);
            let count = |words| kept.iter().filter(|l| l.of(&text) == words).count();
            assert_eq!(count("Maps of seas"), heads);
            assert_eq!(count("Retrieved from"), within);
        }
    }

    #[test]
    fn page_numbers() {
        for (line, expected) in [
            ("12", true),
            ("- 12 -", true),
            ("Page 3 of 10", true),
            ("стр. 7", true),
            ("12.", false),
            ("– 24", false),
            ("2009, 231 с.", false),
            ("12 Smith", false),
        ] {
            assert_eq!(is_page_number(line), expected, "{line}");
        }
    }
}
