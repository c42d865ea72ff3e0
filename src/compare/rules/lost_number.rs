//! PAR010: a volume or number that the other list does not give.

use crate::compare::entry::SERIES;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
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
    for (pair, cyrillic, latin) in pairing.each() {
        let sides = [
            (
                Side::Latin,
                latin,
                pair.latin,
                cyrillic,
                entry_of(Side::Cyrillic, pair.cyrillic),
            ),
            (
                Side::Cyrillic,
                cyrillic,
                pair.cyrillic,
                latin,
                entry_of(Side::Latin, pair.latin),
            ),
        ];
        for (side, entry, index, other, of_other) in sides {
            for (variable, _, word) in SERIES {
                let theirs = other.digits_of(variable);
                let lost = theirs.iter().all(|number| !entry.has_number(number));
                if !theirs.is_empty() && lost && entry.digits_of(variable).is_empty() {
                    let value = theirs.join(", ");
                    let message = format!("the {word} of {of_other}, {value}, is missing");
                    findings.add(side, index, entry.head(), message);
                }
            }
        }
    }
}
