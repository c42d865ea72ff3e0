//! SYN008: another dash in a range than the list uses.

use crate::check::ranges::{Dash, printed_ranges};
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN008",
        name: "range-dash",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a page range with a hyphen (`233-248`) in a list that prints its ranges with an en dash, or
the reverse. A list that is of two minds (less than three quarters one way) is left alone.

Example: `С. 233-248` among `С. 219–231`, `С. 3–10`, `С. 2–6`

Use instead: `С. 233–248`

References: GOST R 7.0.5-2008, 5.4.6 and CMOS 6.78 ask for the en dash.",
        bad: &[
            "А. Один. С. 1–3.\nБ. Два. С. 2–6.\nВ. Три. С. 233-248.\nГ. Четыре. С. 30–31.",
            "A, One, 12, 1–3.\nB, Two, 13, 525-541.\nC, Three, 5, 7–9.\nD, Four, 5, 8–9.",
            "A One. pp. 1-3.\nB Two. pp. 12–15.\nC Three. pp. 7-9.\nD Four. pp. 8-9.",
        ],
        good: &[
            "А. Один. С. 1-3.\nБ. Два. С. 2-6.\nВ. Три. С. 233-248.",
            "А. Один. С. 1–3.\nБ. Два. С. 2-6.",
            "ANSI/ASCE 7-95. Loads.\nB Two, pp. 1–2.\nC Three, pp. 2–3.\nD Four, pp. 7–9.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let ranges: Vec<_> = list
        .views()
        .flat_map(|view| {
            printed_ranges(&view)
                .into_iter()
                .map(move |range| (view.index, range))
        })
        .collect();
    let hyphens = ranges
        .iter()
        .filter(|(_, r)| r.dash == Dash::Hyphen)
        .count();
    let dashes = ranges.iter().filter(|(_, r)| r.dash == Dash::En).count();
    let (odd, few, many, usual, name) = if hyphens < dashes {
        (Dash::Hyphen, hyphens, dashes, "–", "an en dash")
    } else {
        (Dash::En, dashes, hyphens, "-", "a hyphen")
    };
    if few == 0 || many < 3 * few || many < 3 {
        return;
    }
    for (index, range) in ranges.iter().filter(|(_, r)| r.dash == odd) {
        findings
            .add(
                *index,
                range.span,
                format!("the list's other ranges have {name}"),
            )
            .safe_fix(format!("use {name}"), &[(range.dash_span, usual)]);
    }
}
