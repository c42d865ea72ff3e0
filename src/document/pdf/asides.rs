//! What stands apart from the text of a column: footnotes, small print at its foot that begins with a
//! small raised number, and the captions of figures and tables.

use super::lines::{Aside, Line};
use crate::text::word::is_one_of;

/// Small print is at most so much of the size of what stands above it.
const SMALL: f64 = 0.97;

/// The lines of a column, its footnotes and captions marked.
pub(super) fn marked(mut lines: Vec<Line>) -> Vec<Line> {
    captions(&mut lines);
    // A figure may stand below the notes.
    let caption = lines.iter().position(|line| line.aside.is_some());
    let end = caption.unwrap_or(lines.len());
    if let Some(from) = lines.get(..end).and_then(first_note) {
        notes(lines.get_mut(from..end).unwrap_or_default());
    }
    lines
}

/// A caption goes on to the next gap.
fn captions(lines: &mut [Line]) {
    let mut inside = false;
    for (at, line) in lines.iter_mut().enumerate() {
        let begins = at == 0 || line.gap_before;
        let is_caption = begins && is_caption(&line.text);
        inside = is_caption || inside && !begins;
        line.aside = match (inside, is_caption) {
            (true, true) => Some(Aside::Begins),
            (true, false) => Some(Aside::GoesOn),
            _ => None,
        };
    }
}

/// `Fig. 3. A map`, `Таблица 2: Реки`, `Table 4` alone; not `Figure 1 shows`.
fn is_caption(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "fig",
        "figure",
        "table",
        "tab",
        "scheme",
        "chart",
        "рис",
        "рисунок",
        "табл",
        "таблица",
        "схема",
        "график",
        "диаграмма",
        "таблиця",
        "abb",
        "abbildung",
        "tabelle",
        "figura",
        "tabla",
        "tableau",
        "rys",
        "tabela",
        "obr",
        "图",
        "表",
    ];
    let letters = text.find(|c: char| !c.is_alphabetic()).unwrap_or(0);
    let (word, rest) = text.split_at(letters);
    let rest = rest.trim_start_matches('.').trim_start();
    let number = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    let behind = rest.get(number..).unwrap_or_default();
    (1..=3).contains(&number)
        && (behind.is_empty() || behind.starts_with(['.', ':', '|']) || begins_with_dash(behind))
        && word.starts_with(|c: char| !c.is_lowercase())
        && is_one_of(word, WORDS)
}

fn begins_with_dash(text: &str) -> bool {
    let mut chars = text.trim_start().chars();
    text.starts_with(' ') && chars.next().is_some_and(crate::text::unicode::is_dash)
}

/// The first line of the footnotes. In a list whose numbers are all raised there are none.
fn first_note(lines: &[Line]) -> Option<usize> {
    let at = lines.iter().position(|line| line.sign > 0)?;
    let (above, notes) = lines.split_at(at);
    let first = notes.first()?;
    let mut sizes: Vec<f64> = above.iter().map(|line| line.size).collect();
    sizes.sort_by(f64::total_cmp);
    let usual = sizes.get(sizes.len() / 2)?;
    let is_small = first.size < SMALL * usual || first.gap_before && first.size <= *usual;
    let is_one_print = notes.iter().all(|line| line.size < first.size / SMALL);
    (is_small && is_one_print).then_some(at)
}

fn notes(lines: &mut [Line]) {
    for line in lines {
        let begins = line.sign > 0;
        line.aside = Some(if begins { Aside::Begins } else { Aside::GoesOn });
        let behind = line.text.get(line.sign..).unwrap_or_default();
        if begins && behind.starts_with(|c: char| !c.is_whitespace()) {
            line.text.insert(line.sign, ' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, size: f64, sign: usize, gap_before: bool) -> Line {
        Line {
            text: text.to_string(),
            indent: 0,
            gap_before,
            y: 0.0,
            short: false,
            size,
            sign,
            aside: None,
        }
    }

    fn asides(lines: Vec<Line>) -> Vec<String> {
        let marked = marked(lines).into_iter();
        let aside = marked.filter(|line| line.aside.is_some());
        aside.map(|line| line.text).collect()
    }

    #[test]
    fn small_print_below_is_a_note() {
        let text = || line("Land", 10.0, 0, false);
        let note = |size: f64, gap_before: bool| line("1Sea", size, 1, gap_before);
        for (lines, expected) in [
            (
                vec![text(), note(8.0, true), line("Go on", 8.0, 0, false)],
                vec!["1 Sea", "Go on"],
            ),
            (vec![text(), note(10.0, true)], vec!["1 Sea"]),
            (
                vec![text(), note(8.0, true), line("Fig. 1. Sea", 10.0, 0, true)],
                vec!["1 Sea", "Fig. 1. Sea"],
            ),
            // As large as the text; a list with raised numbers; text below; no number.
            (vec![text(), note(10.0, false)], vec![]),
            (vec![note(8.0, false), note(8.0, false)], vec![]),
            (vec![text(), note(8.0, true), text()], vec![]),
            (vec![text(), line("Sea", 8.0, 0, true)], vec![]),
        ] {
            assert_eq!(asides(lines.clone()), expected, "{lines:?}");
        }
    }

    #[test]
    fn captions_are_told_by_their_words() {
        for (text, expected) in [
            ("Fig. 3. A map", true),
            ("Рис. 12. Карта", true),
            ("Таблица 2 – Реки", true),
            ("TABLE 4", true),
            ("Figure 1: Sea", true),
            ("Figure 1 shows the sea.", false),
            ("Table of contents", false),
            ("table 4", false),
            ("Fig. A map", false),
            ("", false),
        ] {
            assert_eq!(is_caption(text), expected, "{text}");
        }
        let lines = vec![
            line("Land", 10.0, 0, false),
            line("Fig. 1. A map", 10.0, 0, true),
            line("of the sea", 10.0, 0, false),
            line("Land", 10.0, 0, true),
            line("Fig. 2. No gap", 10.0, 0, false),
        ];
        assert_eq!(asides(lines), ["Fig. 1. A map", "of the sea"]);
    }
}
