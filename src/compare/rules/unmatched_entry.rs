//! PAR001: an entry that the other list does not have.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR001",
        name: "unmatched-entry",
        severity: Severity::Error,
        default: true,
        text: "\
Finds an entry of one list that is in the other list neither romanised nor translated.

A work that is missing in the References is not counted by the indexes; one that only they have is
cited nowhere.

Example: 8 entries in the Cyrillic list, 7 in the Latin one.

Use instead: the same works in both lists.",
        bad: &[(
            "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nИванов И. И. Общая алгебра. М. : Мир, 1991. 592 с.",
            "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
        )],
        good: &[(
            "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nИванов И. И. Общая алгебра. М. : Мир, 1991. 592 с.",
            "Ivanov I.I. Obshchaya algebra. Moscow, Mir, 1991, 592 p.\nShchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let sides = [
        (
            Side::Cyrillic,
            &pairing.cyrillic,
            &pairing.only_cyrillic,
            "Latin",
        ),
        (Side::Latin, &pairing.latin, &pairing.only_latin, "Cyrillic"),
    ];
    for (side, entries, alone, other) in sides {
        for index in alone {
            if let Some(entry) = entries.get(*index) {
                let message = format!("the {other} list does not have this work");
                findings.add(side, *index, entry.head(), message);
            }
        }
    }
}
