//! STY001: a part stands elsewhere than in the style.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY001",
        name: "style-order",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a part of a reference that the style prints at another place.

Example: `Smith, J. 2001. Roads of Rome. London` where the style has the year at the end

Use instead: `Smith, J. Roads of Rome. London, 2001`

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "{author|Smith, J.} {issued|2001}. Roads of Rome. London ⟹ Smith, J. Roads of Rome. London, 2001",
            "Roads of Rome / J. Smith. London, 2001 ⟹ J. Smith. Roads of Rome. London, 2001",
            "Smith J. Roads of ancient Rome. Press: London, 2001 ⟹ Smith J. Roads of ancient Rome. London: Press, 2001",
        ],
        good: &[
            "Smith, J. Roads of Rome. London, 2001 ⟹ Smith, J. Roads of Rome. London, 2001",
            "Smith, J. Roads of Rome. London 2001 ⟹ Smith, J. Roads of Rome. London, 2001",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Order) {
        let (printed, expected) = (difference.printed.trim(), difference.expected.trim());
        if !printed.is_empty() {
            findings.add(
                index,
                difference.span,
                format!("the style prints `{printed}` elsewhere"),
            );
        } else if !expected.is_empty() {
            findings.add(
                index,
                difference.span,
                format!("the style prints `{expected}` here"),
            );
        }
    }
}
