//! STY004: another dash than the style prints.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY004",
        name: "style-dash",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a hyphen or dash of another length than the style's.

Example: `P. 12-30` where the style has `P. 12–30`

Use instead: `P. 12–30`

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Smith J. Roads, 1-2 ⟹ Smith J. Roads, 1–2",
            "Roads of Rome — London ⟹ Roads of Rome – London",
            "Title of it, pp. 12—30 ⟹ Title of it, pp. 12–30",
        ],
        good: &[
            "Smith J. Roads, 1–2 ⟹ Smith J. Roads, 1–2",
            "Smith J. Roads, 1, 2 ⟹ Smith J. Roads, 1–2",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Dash) {
        let (printed, expected) = (difference.printed.trim(), difference.expected.trim());
        findings
            .add(
                index,
                difference.span,
                format!("the style has `{expected}` for `{printed}`"),
            )
            .safe_fix(
                "write the style's dash",
                &[(difference.span, difference.expected.as_str())],
            );
    }
}
