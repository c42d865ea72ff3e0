//! SYN015: a number in front that breaks the list's series.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN015",
        name: "number-series",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an entry whose number is not one more than that of the entry before it: a number that is
missing, comes twice or out of turn.

The text cites by number; from the gap on every citation points to another work.

Example: `1.`, `2.`, `4.`

Use instead: `1.`, `2.`, `3.`

A list that begins again at 1 (a second section) is left alone. There is no fix, since an entry
may be lost.",
        bad: &[
            "1. A one. 2001.\n2. B two. 2002.\n4. D four. 2004.",
            "1. A one. 2001.\n2. B two. 2002.\n2. C three. 2003.\n3. D. 2004.",
            "[1] A one.\n[2] B two.\n[5] C three.\n[4] D four.",
        ],
        good: &[
            "1. A one. 2001.\n2. B two. 2002.\n3. C three.",
            "5. A one. 2001.\n6. B two. 2002.\n1. C three.\n2. D four.",
            "A one. 2001.\n2001: A Space Odyssey.\nC three.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let numbers: Vec<_> = list.views().map(|view| numbering::of(view.text)).collect();
    let numbered = numbers.iter().flatten().count();
    if numbered < 2 || 2 * numbered <= numbers.len() {
        return;
    }
    let mut before: Option<u32> = None;
    for (index, number) in numbers.iter().enumerate() {
        let Some(number) = number else { continue };
        if let Some(before) = before
            && number.value != before.saturating_add(1)
            && number.value != 1
        {
            let message = if number.value == before {
                format!("number {before} comes twice")
            } else {
                format!("number {} follows number {before}", number.value)
            };
            findings.add(index, number.span, message);
        }
        before = Some(number.value);
    }
}
