//! LST001: an entry out of the order of the list.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "LST001",
        name: "list-order",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an entry that stands out of the alphabet in a list that follows it. With `--style` the order is
that of the style.

Example: `Smith`, `Tolstoy`, `Roe`, `Young`

Use instead: `Roe`, `Smith`, `Tolstoy`, `Young`

A list counts as alphabetical when nearly all its neighbours are in order. Only the first words are
compared: what decides between equal surnames differs from style to style.",
        bad: &[
            "Adams. T.\nBaker. T.\nClark. T.\nZorn. T.\nDavis. T.\nEvans. T.\nFrank. T.\nGhosh. T.\nHills. T.\nIrwin. T.\nJones. T.",
            "1. Абрамов. Т.\n2. Белов. Т.\n3. Яшин. Т.\n4. Волков. Т.\n5. Гусев. Т.\n6. Дымов. Т.\n7. Ежов. Т.\n8. Жуков. Т.\n9. Зимин. Т.\n10. Ильин. Т.",
            "Adams. T.\nBaker. T.\nClark. T.\nDavis. T.\nEvans. T.\nFrank. T.\nGhosh. T.\nAbel. T.\nHills. T.\nIrwin. T.\nJones. T.",
        ],
        good: &[
            "Zorn. T.\nAdams. T.\nYork. T.\nBaker. T.\nXu. T.\nClark. T.\nDavis. T.\nWest. T.\nEvans. T.",
            "Adams. T.\nBaker. T.\nClark. T.\nDavis. T.\nEvans. T.\nFrank. T.\nGhosh. T.\nHills. T.\nАбрамов. Т.\nБелов. Т.\nВолков. Т.",
            "Zorn. T.\nAdams. T.",
        ],
    },
    check,
};

/// A shorter list is in order by chance.
const LEAST: usize = 9;
/// Of so many entries one may stand out of order; with more the list follows another order, such as
/// that of the Russian alphabet under its romanisation.
const ONE_OF: usize = 10;
/// With more than one of so many entries elsewhere the list has another order than the style.
const FOREIGN: usize = 4;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let expected: Vec<(usize, usize)> = list
        .views()
        .filter_map(|v| Some((v.index, v.expected?.place)))
        .collect();
    if !expected.is_empty() {
        let odd = out_of_order(&expected);
        match odd.first() {
            // Another order altogether is said once.
            Some(first) if odd.len() * FOREIGN > expected.len() && odd.len() > 2 => {
                report(
                    list,
                    &[*first],
                    "the list is not in the order of the style",
                    findings,
                );
            }
            _ => report(list, &odd, "the style puts this entry elsewhere", findings),
        }
        return;
    }
    let mut all: Vec<(usize, Script, String)> = Vec::new();
    for view in list.views() {
        let text = numbering::without(view.text);
        let folded = scan::folded_words(text);
        let first = folded.split(' ').next().unwrap_or_default();
        // Articles are passed over by some and not by others.
        let article = [
            "the", "a", "an", "der", "die", "das", "el", "la", "le", "les", "los", "de", "von",
            "van",
        ];
        if first.chars().all(char::is_alphabetic) && !first.is_empty() && !article.contains(&first)
        {
            all.push((view.index, Script::of_text(first), first.to_string()));
        }
    }
    for script in [Script::Latin, Script::Cyrillic] {
        let part: Vec<&(usize, Script, String)> =
            all.iter().filter(|(_, s, _)| *s == script).collect();
        if part.len() < LEAST {
            continue;
        }
        let falls = part.windows(2).filter(|pair| pair[0].2 > pair[1].2).count();
        if falls * 8 > part.len() {
            continue;
        }
        // Ranks stand for the words, equal ones for equal words.
        let mut words: Vec<&str> = part.iter().map(|(_, _, word)| word.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        let ranks: Vec<(usize, usize)> = part
            .iter()
            .map(|(index, _, word)| (*index, words.partition_point(|w| *w < word.as_str())))
            .collect();
        let odd = out_of_order(&ranks);
        if odd.len() * ONE_OF <= ranks.len() {
            report(
                list,
                &odd,
                "out of the alphabetical order of the list",
                findings,
            );
        }
    }
}

/// The entries that are not in a longest run of entries whose ranks do not fall.
fn out_of_order(ranks: &[(usize, usize)]) -> Vec<usize> {
    let kept = longest(ranks);
    let indices = ranks.iter().map(|(index, _)| *index);
    indices
        .filter(|index| kept.binary_search(index).is_err())
        .collect()
}

fn report(list: &List<'_>, odd: &[usize], message: &str, findings: &mut Findings<'_>) {
    for view in odd.iter().filter_map(|index| list.view(*index)) {
        let start = view.text.len() - numbering::without(view.text).len();
        let end = view.text[start..].find(|c: char| c.is_whitespace() || c == ',');
        let span = Span::new(start, end.map_or(view.text.len(), |end| start + end));
        findings.add(view.index, span, message);
    }
}

/// The indices of a longest subsequence whose ranks do not fall (patience sorting).
fn longest(ranks: &[(usize, usize)]) -> Vec<usize> {
    // By length of the run that it ends: the place of the best last element; and who stood before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(ranks.len());
    for (at, (_, rank)) in ranks.iter().enumerate() {
        let length = ends.partition_point(|end| ranks[*end].1 <= *rank);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut kept = Vec::new();
    let mut at = ends.last().copied();
    while let Some(here) = at {
        kept.push(ranks[here].0);
        at = before[here];
    }
    kept.reverse();
    kept
}
