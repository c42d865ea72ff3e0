//! STY005: words that the style does not print.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY005",
        name: "style-extra",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds words of a reference that the style does not print.

Example: `Roads of Rome. [Text]. London, 2001` where the style has `Roads of Rome. London, 2001`

Use instead: the reference without them, if the style is to be kept

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Roads of Rome. [Text]. London, 2001 ⟹ Roads of Rome. London, 2001",
            "Smith J. The roads of Rome. 1st ed. 2001 ⟹ Smith J. The roads of Rome. 2001",
            "Roads of Rome. London, 2001. 320 p. ⟹ Roads of Rome. London, 2001.",
        ],
        good: &[
            "Roads of Rome. London, 2001 ⟹ Roads of Rome. London, 2001",
            "Roads of Rome. London 2001 ⟹ Roads of Rome. London, 2001",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Extra) {
        let printed = difference.printed.trim();
        findings.add(
            index,
            difference.span,
            format!("the style prints no `{printed}` here"),
        );
    }
}
