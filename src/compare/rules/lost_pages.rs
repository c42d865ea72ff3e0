//! PAR008: pages that the other list does not give.

use crate::compare::entry::PAGES;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR008",
        name: "lost-pages",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry without the pages, or the number of pages, that the other list gives.

Example: `М., 2000. 205 с.` beside `Moscow, 2000.`

Use instead: the pages in both lists.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2.",
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
            let has_pages = PAGES.iter().any(|v| !entry.digits_of(*v).is_empty());
            for variable in PAGES {
                let theirs = other.digits_of(variable);
                let lost = theirs.iter().all(|number| !entry.has_number(number));
                if !theirs.is_empty() && lost && !has_pages {
                    let value = other.entry.reference.number(variable).unwrap_or_default();
                    let message = format!("the pages of {of_other}, {value}, are missing");
                    findings.add(side, index, entry.head(), message);
                }
            }
        }
    }
}
