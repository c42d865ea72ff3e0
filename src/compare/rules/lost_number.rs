//! PAR010: a volume or number that the other list does not give.

use crate::compare::entry::{PART, SERIES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR010",
        name: "lost-number",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry without the volume or the number that the other list gives.

Example: `1993. Т. 53, № 2` beside `1993, no. 2`.

Use instead: both.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
        ],
        good: &[(
            "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
            "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for seen in pairing.each_way().filter(|seen| !seen.entry.is_patent()) {
        let entry = seen.entry;
        for (variable, _, word) in SERIES.into_iter().chain([PART]) {
            let theirs = seen.other.digits_of(variable);
            let lost = theirs.iter().all(|number| !entry.has_number(number));
            if !theirs.is_empty() && lost && entry.digits_of(variable).is_empty() {
                let (value, other) = (theirs.join(", "), seen.of_other());
                let message = format!("the {word} of {other}, {value}, is missing");
                findings.add(seen.side, seen.index, entry.head(), message);
            }
        }
    }
}
