//! PAR008: pages that the other list does not give.

use crate::compare::entry::PAGES;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule};
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
    for seen in pairing.each_way() {
        let entry = seen.entry;
        let has_pages = PAGES.iter().any(|v| !entry.digits_of(*v).is_empty());
        for variable in PAGES {
            let theirs = seen.other.digits_of(variable);
            let lost = theirs.iter().all(|number| !entry.has_number(number));
            if !theirs.is_empty() && lost && !has_pages {
                let reference = &seen.other.entry.reference;
                let value = reference.number(variable).unwrap_or_default();
                let message = format!("the pages of {}, {value}, are missing", seen.of_other());
                findings.add(seen.side, seen.index, entry.head(), message);
            }
        }
    }
}
