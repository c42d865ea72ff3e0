//! PAR003: an author, editor or translator of whom the other list knows nothing.

use super::other_name::{Likeness, likest};
use crate::compare::entry::{Prepared, ROLES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule};
use crate::diagnostic::Severity;
use crate::record::NameVariable;
use crate::record::label::Label;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR003",
        name: "lost-name",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a person of one list whose name stands nowhere in the same entry of the other, unless that
entry says `и др.` or `et al.`

Indexes count citations by author: who is left out of the References loses the citation.

Example: `Щукин Ю. Я., Иванов И. И. Теория поля` beside `Shchukin Yu.Ya. Teoriya polya`.

Use instead: all persons in both lists.",
        bad: &[(
            "Щукин Ю. Я., Иванов И. И. Теория поля. М. : Наука, 1988. 112 с.",
            "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
        )],
        good: &[
            (
                "Щукин Ю. Я., Иванов И. И. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya., Ivanov I.I. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Теория поля / Ю. Я. Щукин [и др.]. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya., Ivanov I.I. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for seen in pairing.each_way() {
        for (name, label) in lost(seen.other, seen.entry) {
            let message = format!("`{name}` of {} is missing", seen.of_other());
            let place = seen.entry.place_of(label);
            findings.add(seen.side, seen.index, place, message);
        }
    }
}

/// The persons of an entry whom the other does not name at all.
fn lost<'a>(
    entry: &'a Prepared<'_>,
    other: &'a Prepared<'_>,
) -> impl Iterator<Item = (&'a str, Label)> {
    let roles = ROLES.into_iter().filter(|_| !other.has_others());
    roles
        .flat_map(|role| entry.persons(role).map(move |name| (name.family(), role)))
        .filter(|(family, _)| matches!(likest(family, other), Likeness::None))
        .map(|(family, role)| {
            let label = match role {
                NameVariable::Editor => Label::Editor,
                NameVariable::Translator => Label::Translator,
                _ => Label::Author,
            };
            (family, label)
        })
}
