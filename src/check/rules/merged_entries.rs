//! SYN010: two entries in one.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN010",
        name: "merged-entries",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds the number of the next entry in the middle of this one, where the list has no entry of that
number: two entries run together in one line.

The second work is lost to every reader of the list by machine: its citations are not counted.

Example: `8. AIJ Recommendations for Loads. 30 p.  9. Endo A., Tomabechi T. Wind channel …`

Use instead: a line for each.",
        bad: &[
            "7. One A. First. 2001.\n8. Two B. Loads. 30 p.  9. Endo A., Tomabechi T. Wind. 1983.",
            "[1] A. One, First. 2001. [2] B. Two, Second, 2002.\n[3] C. Three, Third. 2003.",
            "1) Иванов А. Первая. М., 2001.\n2) Петров Б. Вторая. М., 2002. 3) Сидоров В. Третья. М., 2003.",
        ],
        good: &[
            "1. Иванов А. Первая. Т. 2. М., 2001.\n2. Петров Б. Вторая. М., 2002.",
            "5. One A. Vol. 6. Moscow, 2001.\n6. Two B. 2001.",
            "One A. Part 2. Foundations. 2001.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let numbers: Vec<_> = list.views().map(|view| numbering::of(view.text)).collect();
    let known: HashSet<u32> = numbers.iter().flatten().map(|n| n.value).collect();
    for (view, number) in list.views().zip(&numbers) {
        let Some(number) = number else { continue };
        let next = number.value.saturating_add(1);
        if known.contains(&next) {
            continue;
        }
        let mark = number.like(next);
        let text = view.text;
        for (at, _) in text.match_indices(&mark) {
            let head = text[..at].trim_end();
            let tail = text[at + mark.len()..].trim_start();
            let ended = head.len() < at && head.ends_with(['.', ')', ']']);
            let capital = tail
                .chars()
                .next()
                .is_some_and(|c| c.is_uppercase() || "«“\"".contains(c));
            // `Т. 2. М.`: a volume and a place, not a number and a name.
            let marked = scan::last_word(head).chars().count() <= 3
                && number.is_bare()
                && !head.ends_with(' ')
                && !head.ends_with([')', ']'])
                && scan::last_word(head)
                    .chars()
                    .next()
                    .is_some_and(char::is_uppercase);
            // A bare number must be followed by a name, lest it be a volume before a place.
            let name = !number.is_bare()
                || tail
                    .split_whitespace()
                    .next()
                    .is_some_and(|w| w.chars().count() > 3);
            if ended && capital && !marked && name && at > 20 && !view.mask.hides(at) {
                findings.add(
                    view.index,
                    Span::new(at, at + mark.trim_end().len()),
                    format!(
                        "entry {next} begins in the middle of entry {}",
                        number.value
                    ),
                );
                break;
            }
        }
    }
}
