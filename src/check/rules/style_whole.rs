//! STY008: a reference that hardly agrees with the style.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY008",
        name: "style-whole",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a reference that has little in common with what the style prints of it: it follows another
style, or was not understood.

Example: a reference in another style altogether

Use instead: what `snoska format --style STYLE` prints of it

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "one two three ⟹ four five six",
            "Roads ⟹ Smith J. Bridges of the North",
            "Дороги Рима ⟹ Smith J. Bridges",
        ],
        good: &[
            "Roads of Rome. London, 2001 ⟹ Roads of Rome. London, 2001",
            "Roads of Rome. 2001 ⟹ Roads of Rome. London, 2001",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Whole) {
        let expected = difference.expected.trim();
        findings.add(
            index,
            difference.span,
            format!("the style prints: {expected}"),
        );
    }
}
