//! PAR011: a number called a volume, or the reverse.

use crate::compare::entry::SERIES;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR011",
        name: "number-unit",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a journal's number that the other list calls its volume (`№ 2` beside `Vol. 2`), or the
reverse.

Who looks for volume 2 of a journal finds another issue, or none.

Example: `2015. № 2` beside `2015, Vol. 2`.

Use instead: `no. 2`; `Вып.` is `iss.` or `no.`, `Т.` is `vol.`",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, Vol. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 12. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, no. 12, pp. 15–24.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, no. 2 (53), pp. 15–24.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let [(volume, volume_label, _), (issue, issue_label, _)] = SERIES;
    for (pair, cyrillic, latin) in pairing.each() {
        let turned = [
            (issue, volume, volume_label, "the number", "a volume"),
            (volume, issue, issue_label, "the volume", "a number"),
        ];
        for (theirs, ours, label, word, called) in turned {
            let numbers = cyrillic.digits_of(theirs);
            let found = latin.digits_of(ours);
            let alone = cyrillic.digits_of(ours).is_empty();
            if let (Some(number), true) = (numbers.first(), alone)
                && found.first() == Some(number)
                && !latin.digits_of(theirs).contains(number)
                && latin.names_unit(label)
            {
                let other = entry_of(Side::Cyrillic, pair.cyrillic);
                let message = format!("{word} {number} of {other} is called {called}");
                findings.add(Side::Latin, pair.latin, latin.place_of(label), message);
            }
        }
    }
}
