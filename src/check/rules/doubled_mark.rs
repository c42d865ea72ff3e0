//! SYN018: two marks of number or volume in a row.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN018",
        name: "doubled-mark",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds two marks for one number: `no. № 4`, `vol. т. 3`, `pp. с. 12`.

Example: `Vestnik, 2010, no № 4`

Use instead: `Vestnik, 2010, no. 4`",
        bad: &[
            "Lee K. T. Vestnik, 2010, no № 4.",
            "Lee K. T. Vestnik, 2010, vol. т. 4.",
            "Lee K. T. Vestnik, 2010, pp. с. 4–9.",
        ],
        good: &[
            "Lee K. T. Vestnik, 2010, no. 4.",
            "Lee K. T. Vestnik, vol. 3, № 4, pp. 1–2.",
            "Ли К. Нет № 4. 2001.",
        ],
    },
    check,
};

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:no?\.?\s№|№\s?no?\.?|vol\.?\sт\.|т\.\svol\.?|pp?\.\s?с\.|с\.\s?pp?\.)\s?\d",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in MARKS.find_iter(view.text) {
            let last = found.as_str().chars().next_back().map_or(0, char::len_utf8);
            let span = Span::new(found.start(), found.end() - last);
            let shown = span.of(view.text).trim_end();
            findings.add(
                view.index,
                span,
                format!("two marks for one number: `{shown}`"),
            );
        }
    }
}
