//! Initials that stand for Э or Е, which many systems write alike: the surname beside them decides.

use super::name::{is_at_home, well_known};
use crate::text::span::Span;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A word of a text, as it is read.
#[derive(Clone, Copy)]
pub(super) struct Read<'r> {
    pub span: Span,
    /// Its likeliest reading; empty for none.
    pub cyrillic: &'r str,
}

/// Which words are initials that stand for Э rather than for Е. Linear in their number.
pub(super) fn hard_e(text: &str, words: &[Read<'_>]) -> Vec<usize> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let end = initials_end(text, words, at);
        if let Some(surname) = surname(text, words, at, end) {
            let letters: Vec<char> = initials(&words[at..end]).collect();
            let hard = (0..letters.len()).filter(|place| is_hard(surname, &letters, *place));
            found.extend(hard.map(|place| at + place));
        }
        at = end.max(at + 1);
    }
    found
}

/// Where the initials end that begin with the word at `at`; `at` itself when it is none.
fn initials_end(text: &str, words: &[Read<'_>], at: usize) -> usize {
    /// More letters with stops are no initials.
    const MOST: usize = 4;
    let mut end = at;
    while let Some(word) = words.get(end).filter(|_| end < at + MOST) {
        let joined = end == at || is_gap(text, &words[end - 1], word, "- .");
        let stop = text[word.span.end..].starts_with('.');
        if !joined || !stop || initials(std::slice::from_ref(word)).next().is_none() {
            break;
        }
        end += 1;
    }
    end
}

/// The letters of words that are one capital letter each.
fn initials<'r>(words: &'r [Read<'r>]) -> impl Iterator<Item = char> + use<'r> {
    words.iter().filter_map(|word| {
        let mut letters = word.cyrillic.chars();
        letters
            .next()
            .filter(|c| c.is_uppercase() && letters.next().is_none())
    })
}

/// The surname beside the initials in `at..end`: before them or, if none stands there, behind.
fn surname<'r>(text: &str, words: &[Read<'r>], at: usize, end: usize) -> Option<&'r str> {
    let (first, last) = (
        words.get(at)?,
        words.get(end.checked_sub(1).filter(|last| *last >= at)?)?,
    );
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let before = before.filter(|name| is_gap(text, name, first, ", ") && is_name(name.cyrillic));
    let behind = words
        .get(end)
        .filter(|name| is_gap(text, last, name, ". ") && is_name(name.cyrillic));
    before.or(behind).map(|name| name.cyrillic)
}

/// Whether nothing but such characters stands between two words, and few of them.
fn is_gap(text: &str, a: &Read<'_>, b: &Read<'_>, allowed: &str) -> bool {
    const MOST: usize = 3;
    let gap = text.get(a.span.end..b.span.start).unwrap_or_default();
    gap.len() <= MOST && gap.chars().all(|c| allowed.contains(c) || c == '\u{a0}')
}

fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// Whether the initial at `place` is Э by its surname. A name from abroad has Э there (Эдвард, Эрих, Эмиль), a
/// Russian one Е (Елена, Евгений, Ефимович); who has one initial is from abroad more often.
fn is_hard(surname: &str, initials: &[char], place: usize) -> bool {
    if !matches!(initials[place], 'Е' | 'Э') {
        return false;
    }
    let as_printed = |c: char| if c == 'Э' { 'Е' } else { c };
    if let Some(known) = KNOWN.get(surname) {
        let same = known
            .chars()
            .map(as_printed)
            .eq(initials.iter().copied().map(as_printed));
        let alone = initials.len() == 1 && known.starts_with('Э');
        return alone || same && known.chars().nth(place) == Some('Э');
    }
    initials.len() == 1 && (well_known(surname).is_some() || !is_at_home(surname))
}

/// Surnames with the initials of who is known best by them.
static KNOWN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    include_str!("../../data/lexicon/initials.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{find, restore};

    #[test]
    fn the_surname_tells_the_initial() {
        for (latin, cyrillic) in [
            ("E. Diurkgeim i E. Sidorova", "Э. Дюркгейм и Е. Сидорова"),
            ("Gusserl' E. Trudy", "Гуссерль Э. Труды"),
            ("Knut, D. E. Trudy", "Кнут, Д. Э. Труды"),
            (
                "Sidorov E. E., Il'enkov E. V.",
                "Сидоров Е. Е., Ильенков Э. В.",
            ),
            ("V. E. Vatsuro i V.E. Petrov", "В. Э. Вацуро и В.Е. Петров"),
            ("E. E. E. E. E.", "Е. Е. Е. Е. Е."),
        ] {
            assert_eq!(restore(latin, find("ala-lc-simple")).text, cyrillic);
        }
    }

    #[test]
    fn every_line_of_the_table_has_the_letter() {
        for (surname, initials) in KNOWN.iter() {
            assert!(is_name(surname), "{surname}");
            assert!(
                initials.contains('Э') && initials.chars().all(char::is_uppercase),
                "{surname}"
            );
        }
    }
}
