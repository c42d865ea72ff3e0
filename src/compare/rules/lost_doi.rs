//! PAR019: a DOI that the other list does not give.

use crate::compare::entry::Prepared;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;
use crate::record::IdentifierVariable;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR019",
        name: "lost-doi",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry without the DOI that the other list gives. A list that gives no DOI at all leaves them
out by its style.

Indexes link citations by the DOI.

Example: `С. 15–24. DOI: 10.1000/182` beside `pp. 15–24.`

Use instead: the DOI in both lists.",
        bad: &[(
            "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. DOI: 10.1000/182\nБелов И. И. Характер // Вестник. 1994. № 3. С. 5–9. DOI: 10.1000/190",
            "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. DOI: 10.1000/182\nBelov I.I. Kharakter. Vestnik, 1994, no. 3, pp. 5–9.",
        )],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. DOI: 10.1000/182",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. DOI: 10.1000/182",
                "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. https://doi.org/10.1000/182",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let gives = |list: &[Prepared<'_>]| list.iter().any(|entry| doi(entry).is_some());
    let (cyrillic, latin) = (gives(&pairing.cyrillic), gives(&pairing.latin));
    for seen in pairing.each_way() {
        let gives = match seen.side {
            Side::Cyrillic => cyrillic,
            Side::Latin => latin,
        };
        if let Some(value) = doi(seen.other).filter(|_| gives)
            && doi(seen.entry).is_none()
            && !seen
                .entry
                .text
                .to_lowercase()
                .contains(&value.to_lowercase())
        {
            let message = format!("the DOI of {}, {value}, is missing", seen.of_other());
            findings.add(seen.side, seen.index, seen.entry.head(), message);
        }
    }
}

fn doi<'a>(entry: &Prepared<'a>) -> Option<&'a str> {
    entry.entry.reference.identifier(IdentifierVariable::Doi)
}
