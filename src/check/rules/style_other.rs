//! STY007: words in the place of those of the style.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY007",
        name: "style-other",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds words where the style prints others: another term or abbreviation, another form of a name or
date.

Example: `et al.` where the style has `and others`

Use instead: what the style prints

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Smith J. et al. The roads of Rome ⟹ Smith J. and others The roads of Rome",
            "The roads of Rome. Vol 2 ⟹ The roads of Rome. Т. 2",
            "The roads of Rome, 12 May 2001 ⟹ The roads of Rome, 12 Mai 2001",
        ],
        good: &[
            "Roads of Rome. London, 2001 ⟹ Roads of Rome. London, 2001",
            "Roads of Rome. 2001 ⟹ Roads of Rome. London, 2001",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Other) {
        let (printed, expected) = (difference.printed.trim(), difference.expected.trim());
        findings.add(
            index,
            difference.span,
            format!("the style prints `{expected}` for `{printed}`"),
        );
    }
}
