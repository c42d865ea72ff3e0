//! STY006: words that the style prints and that are not there.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY006",
        name: "style-missing",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a place at which the style prints words: a term such as `vol.`, or a part of the reference.

Example: `Roads // Review. 2001. 2. P. 3–4` where the style has `No. 2`

Use instead: `Roads // Review. 2001. No. 2. P. 3–4`

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Roads of Rome // Review. 2001. 2 ⟹ Roads of Rome // Review. 2001. No. 2",
            "Smith J. Roads of Rome. 2001 ⟹ Smith J. Roads of Rome. London, 2001",
            "Roads of Rome, 3–4 ⟹ Roads of Rome, pp. 3–4",
        ],
        good: &[
            "Roads of Rome. London, 2001 ⟹ Roads of Rome. London, 2001",
            "Roads of Rome. [Text]. 2001 ⟹ Roads of Rome. 2001",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Missing) {
        let expected = difference.expected.trim();
        findings.add(
            index,
            difference.span,
            format!("the style prints `{expected}` here"),
        );
    }
}
