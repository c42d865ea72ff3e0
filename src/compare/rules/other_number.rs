//! PAR009: another volume or number.

use crate::compare::entry::{Prepared, SERIES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR009",
        name: "other-number",
        severity: Severity::Error,
        default: true,
        text: "\
Finds a volume or a number of a journal that is not the other list's.

Example: `Т. 53, № 2` beside `vol. 35, no. 2`.

Use instead: the numbers the journal gives.",
        bad: &[
            (
                "Щукин Ю. Я. Собрание сочинений : в 6 т. Т. 3. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Sobranie sochinenii [Collected works], in 6 vols. Vol. 6. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 35, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 3, pp. 15–24.",
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
    for (pair, cyrillic, latin) in pairing.each() {
        for (variable, label, word) in SERIES {
            let (ours, theirs) = (latin.digits_of(variable), cyrillic.digits_of(variable));
            let strange = |numbers: &[&str], other: &Prepared<'_>| {
                !numbers.is_empty() && numbers.iter().all(|number| !other.has_number(number))
            };
            // Of two volumes that both are called so it does not matter what else has their numbers.
            let named = cyrillic.names_unit(label) && latin.names_unit(label);
            let turned = named && !ours.is_empty() && ours.iter().all(|n| !theirs.contains(n));
            let apart = strange(&ours, cyrillic) && strange(&theirs, latin);
            if apart || turned && !theirs.is_empty() {
                let message = format!(
                    "{word} {} here, {} in {}",
                    ours.join(", "),
                    theirs.join(", "),
                    entry_of(Side::Cyrillic, pair.cyrillic)
                );
                findings.add(Side::Latin, pair.latin, latin.place_of(label), message);
            }
        }
    }
}
