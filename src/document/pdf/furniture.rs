//! Running heads and feet and page numbers: by their place on the page and by coming again.

use super::lines::Line;
use std::collections::HashMap;

/// Lines at the head and at the foot of a page that may be furniture.
const DEEP: usize = 2;

/// Takes the furniture out of all pages.
pub(super) fn remove(pages: &mut [Vec<Line>]) {
    let usual = usual_distance(pages);
    // On how many pages a line at the edge says this, numbers apart, and on how many the number
    // in it is so far from the page's.
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut counted: HashMap<i64, usize> = HashMap::from([(1, 2)]);
    for (i, page) in (0i64..).zip(pages.iter()) {
        for line in edges(page).into_iter().filter_map(|at| page.get(at)) {
            *seen.entry(key(&line.text)).or_default() += 1;
            for number in numbers(&line.text) {
                *counted.entry(number - i).or_default() += 1;
            }
        }
    }
    for (i, page) in (0i64..).zip(pages.iter_mut()) {
        let is_furniture = |line: &Line| {
            let counts = || {
                let mut numbers = numbers(&line.text);
                numbers.any(|n| counted.get(&(n - i)).is_some_and(|pages| *pages >= 2))
            };
            (is_number(&line.text) || counts() || repeated(&line.text, &seen))
                && is_apart(page, line, usual)
        };
        let order = by_height(page);
        // Furniture stands at the very edge, or beside other furniture.
        let kept = |order: &mut dyn Iterator<Item = usize>| {
            order
                .take(DEEP)
                .take_while(|at| page.get(*at).is_some_and(is_furniture))
                .collect::<Vec<usize>>()
        };
        let mut drop = kept(&mut order.iter().copied());
        drop.extend(kept(&mut order.iter().rev().copied()));
        let mut at = 0..;
        page.retain(|_| at.next().is_none_or(|at| !drop.contains(&at)));
        if let Some(first) = page.first_mut().filter(|_| !drop.is_empty()) {
            // The gap was below the head: the text may go on from the page before.
            first.gap_before = false;
        }
    }
}

/// The numbers at the beginning and at the end of a line, as page numbers stand.
fn numbers(text: &str) -> impl Iterator<Item = i64> {
    let first = text.split_whitespace().next();
    let last = text.split_whitespace().next_back();
    let number = |word: &str| word.parse().ok().filter(|n| (1..10_000).contains(n));
    first
        .and_then(number)
        .into_iter()
        .chain(last.and_then(number))
}

/// The distance between lines that is met most often in the document.
fn usual_distance(pages: &[Vec<Line>]) -> f64 {
    let pairs = pages.iter().flat_map(|page| page.windows(2));
    let mut distances: Vec<f64> = pairs
        .filter_map(|pair| match pair {
            [a, b] => Some(b.y - a.y).filter(|d| *d > 1.0),
            _ => None,
        })
        .collect();
    distances.sort_by(f64::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or(0.0)
}

/// Whether a line of the head or the foot is set apart from the text: a text's own line may come
/// again at the edge of another page.
fn is_apart(page: &[Line], line: &Line, usual: f64) -> bool {
    const FAR: f64 = 1.25;
    let above = |other: &Line| other.y < line.y - 1.0;
    let below = |other: &Line| other.y > line.y + 1.0;
    let nearest = |is_there: &dyn Fn(&Line) -> bool| {
        let there = page.iter().filter(|other| is_there(other));
        there
            .map(|other| (other.y - line.y).abs())
            .fold(f64::INFINITY, f64::min)
    };
    let half = page.iter().filter(|other| above(other)).count() * 2 < page.len();
    let distance = if half {
        nearest(&below)
    } else {
        nearest(&above)
    };
    let begins = line.text.chars().next();
    begins.is_some_and(|c| !c.is_lowercase() && c != '(') && distance > FAR * usual
}

/// The lines from the top of the page to its foot, as they lie, not as they are read.
fn by_height(page: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    let y = |at: &usize| page.get(*at).map_or(0.0, |line| line.y);
    order.sort_by(|a, b| y(a).total_cmp(&y(b)));
    order
}

/// The lines nearest to the upper and the lower edge.
fn edges(page: &[Line]) -> Vec<usize> {
    let order = by_height(page);
    let head = order.iter().take(DEEP);
    head.chain(order.iter().skip(DEEP).rev().take(DEEP))
        .copied()
        .collect()
}

/// The line without its digits and Roman page numbers.
fn key(text: &str) -> String {
    text.split_whitespace()
        .filter(|word| !is_number(word))
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

fn repeated(text: &str, seen: &HashMap<String, usize>) -> bool {
    let key = key(text);
    key.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && key.chars().count() < 150
        && seen.get(&key).is_some_and(|count| *count >= 2)
}

/// `12`, `– 12 –`, `xii`
fn is_number(text: &str) -> bool {
    let core = text.trim_matches(|c: char| {
        crate::text::unicode::is_dash(c) || c.is_whitespace() || matches!(c, '|' | '[' | ']')
    });
    let digits = (1..=4).contains(&core.len()) && core.bytes().all(|b| b.is_ascii_digit());
    let roman = (1..=6).contains(&core.len())
        && core
            .bytes()
            .all(|b| matches!(b.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'))
        && core.bytes().all(|b| b.is_ascii_lowercase());
    digits || roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_numbers_go() {
        let line = |text: &str, y: f64| Line {
            text: text.to_string(),
            indent: 0,
            gap_before: false,
            y,
            short: false,
            size: 10.0,
            sign: 0,
            aside: None,
        };
        let page = |head: &str, body: &str, number: &str| {
            let below_head = Line {
                gap_before: true,
                ..line(body, 50.0)
            };
            vec![
                line(head, 20.0),
                below_head,
                line("same words", 60.0),
                line("more", 70.0),
                line("and more", 80.0),
                line(number, 200.0),
            ]
        };
        let mut pages = vec![
            page("A. Roe 12", "one", "12"),
            page("Maps and seas 13", "1999", "13"),
            page("14 A. Roe", "three", "14"),
        ];
        remove(&mut pages);
        assert!(pages.iter().flatten().all(|line| !line.gap_before));
        let texts: Vec<Vec<&str>> = pages
            .iter()
            .map(|page| page.iter().map(|l| l.text.as_str()).collect())
            .collect();
        assert_eq!(
            texts,
            [
                vec!["one", "same words", "more", "and more"],
                vec!["1999", "same words", "more", "and more"],
                vec!["three", "same words", "more", "and more"],
            ]
        );
    }
}
