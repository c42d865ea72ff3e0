//! SPL002: a space inside a word.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use crate::text::word::is_one_of;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SPL002",
        name: "split-word",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds two pieces that make one word which stands elsewhere in the list, and words fallen into single
letters.

Example: `иссле дование` beside `исследование` in two entries; `O f i t se r sko j`

Use instead: `исследование`",
        bad: &[
            "{title|Новое исследование}.\n{title|Старое исследование}.\n{title|Иссле дование мостов}.",
            "Demidov sad. Teat r na O f i t se r sko j. 2001.",
            "{title|Mathematical models}.\n{title|New models}.\n{title|Old mod els}.",
        ],
        good: &[
            "{title|Any time}.\n{title|Anytime}.\n{title|Anytime}.\n{title|any more}",
            "Ли К. В 3 т. Т. 1. М., 2001. 12 с.",
            "On the p and q of n k. The a b c.",
            "{title|Исследование мостов}.\n{title|Исследование дорог}.",
        ],
    },
    check,
};

/// Shorter words are often two: `any time`.
const SHORTEST: usize = 6;

/// Small words that stand among single letters in formulae: `the p and q of n`.
const SMALL: &[&str] = &[
    "and", "of", "the", "on", "in", "for", "to", "is", "by", "at", "und", "der", "die", "das",
    "von", "et", "les", "des", "los", "las", "del", "con", "для", "при", "над", "или", "как", "по",
    "от", "из", "не", "vol", "no", "pp",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let words = list.vocabulary();
    for (a, b) in words.neighbours(list) {
        let whole = format!("{}{}", a.lower, b.lower);
        let Some(view) = list.view(a.index) else {
            continue;
        };
        let rare = words.count(&a.lower) == 1 && words.count(&b.lower) == 1;
        let small = b.span.of(view.text).starts_with(char::is_lowercase);
        let short = a.lower.chars().count().min(b.lower.chars().count()) <= 5;
        if rare && small && short && whole.chars().count() >= SHORTEST && words.count(&whole) >= 2 {
            let span = a.span.cover(b.span);
            let joined = format!("{}{}", a.span.of(view.text), b.span.of(view.text));
            findings
                .add(a.index, span, format!("a space inside `{joined}`"))
                .unsafe_fix("join the two pieces", &[(span, &joined)]);
        }
    }
    for view in list.views() {
        for span in crumbs(view.text) {
            if !view.hides(span) {
                findings.add(view.index, span, "spaces inside a word");
            }
        }
    }
}

/// Runs of five or more pieces of at most three letters, with two or more that are a single
/// consonant: no language has such words one after another.
fn crumbs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut run: Vec<Span> = Vec::new();
    let mut at = 0;
    for piece in text.split(' ').chain([""]) {
        let span = Span::new(at, at + piece.len());
        at = span.end + 1;
        let short =
            (1..=3).contains(&piece.chars().count()) && piece.chars().all(char::is_alphabetic);
        if short {
            run.push(span);
            continue;
        }
        // The last piece may have the sentence's punctuation behind it.
        let bare = piece.trim_end_matches(['.', ',', ':', ';']);
        if !run.is_empty()
            && (1..=3).contains(&bare.chars().count())
            && bare.chars().all(char::is_alphabetic)
        {
            run.push(Span::new(span.start, span.start + bare.len()));
        }
        let spoken = run.iter().any(|s| is_one_of(s.of(text), SMALL));
        let odd = run.iter().filter(|s| is_odd(s.of(text))).count();
        let long = run
            .iter()
            .filter(|s| s.of(text).chars().count() > 1)
            .count();
        if !spoken
            && run.len() >= 5
            && odd >= 2
            && long >= 2
            && let (Some(first), Some(last)) = (run.first(), run.last())
        {
            found.push(first.cover(*last));
        }
        run.clear();
    }
    found
}

/// A single small consonant that is no word: not the prepositions в, к, с, nor v, k, s, z.
fn is_odd(piece: &str) -> bool {
    let mut chars = piece.chars();
    let odd = "bcdfghjklmnpqrtwxбвгджзклмнпрстфхцчшщ";
    matches!((chars.next(), chars.next()), (Some(c), None) if odd.contains(c) && !"кcвсkd".contains(c))
}
