//! STY003: other spaces than the style prints.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY003",
        name: "style-spacing",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a space that the style does not print, or one missing.

Example: `Smith J. Roads.London` where the style has `Smith J. Roads. London`

Use instead: the style's spaces

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Smith J.  Roads ⟹ Smith J. Roads",
            "Smith J. Roads : Press ⟹ Smith J. Roads: Press",
            "Smith J. Roads of Rome, 1 – 2 ⟹ Smith J. Roads of Rome, 1–2",
        ],
        good: &[
            "Smith J. Roads ⟹ Smith J. Roads",
            "Smith J. Roads ⟹ Smith, J. Roads",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Space) {
        let printed = difference.printed.trim();
        let message = if difference.span.is_empty() {
            "the style has a space here"
        } else if difference.expected.is_empty() {
            "the style has no space here"
        } else if printed.is_empty() {
            "the style has one space here"
        } else {
            "the style spaces this otherwise"
        };
        findings.add(index, difference.span, message).safe_fix(
            "space it as the style does",
            &[(difference.span, difference.expected.as_str())],
        );
    }
}
