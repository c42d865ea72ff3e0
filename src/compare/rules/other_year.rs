//! PAR006: another year, or none.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::label::Label;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR006",
        name: "other-year",
        severity: Severity::Error,
        default: true,
        text: "\
Finds an entry whose year of issue is not the other list's.

Example: `М. : Наука, 1988` beside `Moscow, Nauka, 1998`.

Use instead: the year the title page gives.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1998, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 112 p.",
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
        let Some(year) = cyrillic.entry.reference.year() else {
            continue;
        };
        let digits = year.to_string();
        if latin.has_number(&digits) {
            continue;
        }
        let other = entry_of(Side::Cyrillic, pair.cyrillic);
        let message = match latin.entry.reference.year() {
            Some(found) if !cyrillic.has_number(&found.to_string()) => {
                format!("the year is {found} here, {digits} in {other}")
            }
            Some(_) => continue,
            None => format!("the year of {other}, {digits}, is missing"),
        };
        findings.add(
            Side::Latin,
            pair.latin,
            latin.place_of(Label::Date),
            message,
        );
    }
}
