//! STY002: other punctuation than the style prints.

use crate::check::compare::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "STY002",
        name: "style-punctuation",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a punctuation mark that is not the style's, one too many, or one missing.

Example: `Smith J. (2001) Roads` where the style has `Smith, J. (2001), Roads`

Use instead: the style's punctuation

Only with `check --style STYLE`. What the style prints is made of the fields that were understood;
where the reference was misread, the difference is ours.",
        bad: &[
            "Smith J. (2001) Roads ⟹ Smith, J. (2001), Roads",
            "Roads of Rome. London. 2001 ⟹ Roads of Rome. London, 2001",
            "Smith J. Roads of Rome: Press ⟹ Smith J. “Roads of Rome”. Press",
        ],
        good: &[
            "Smith J. Roads ⟹ Smith J. Roads",
            "Smith J. Roads, 1-2 ⟹ Smith J. Roads, 1–2",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for (index, difference) in list.differences(Kind::Punctuation) {
        let (printed, expected) = (difference.printed.trim(), difference.expected.trim());
        let message = match (printed, expected) {
            ("", expected) => format!("the style prints `{expected}` here"),
            (printed, "") => format!("the style prints no `{printed}` here"),
            (printed, expected) => format!("the style prints `{expected}` for `{printed}`"),
        };
        // The spaces around the marks go with them.
        let finding = findings.add(index, difference.span, message);
        if !difference.span.is_empty() {
            finding.unsafe_fix(
                "write it as the style does",
                &[(difference.span, difference.expected.as_str())],
            );
        }
    }
}
