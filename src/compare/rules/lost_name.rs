//! PAR003: an author, editor or translator of whom the other list knows nothing.

use super::other_name::{Likeness, likest};
use crate::compare::entry::{Prepared, ROLES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::record::{Name, NameVariable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR003",
        name: "lost-name",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a person of one list whose name stands nowhere in the same entry of the other, unless that
entry says `и др.` or `et al.`; who stands before a name that it has is missed even then.

Indexes count citations by author: who is left out of the References loses the citation.

Example: `Щукин Ю. Я., Иванов И. И. Теория поля` beside `Shchukin Yu.Ya. Teoriya polya`.

Use instead: all persons in both lists.",
        bad: &[
            (
                "Щукин Ю. Я., Иванов И. И. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я., Иванов И. И., Белов П. А. и др. Теория поля // Вестник. 1993. № 2. С. 15–24.",
                "Shchukin Yu.Ya., Belov P.A. et al. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24.",
            ),
        ],
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
    ROLES
        .into_iter()
        .flat_map(|role| {
            let names: Vec<&Name> = entry.persons(role).collect();
            let is_lost: Vec<bool> = names
                .iter()
                .map(|name| matches!(likest(name, role, other), Likeness::None))
                .collect();
            // "And others" stands for the names at the end.
            let last = is_lost.iter().rposition(|lost| !lost).unwrap_or(0);
            let looked_at = if other.has_others() {
                last
            } else {
                names.len()
            };
            let lost = names.into_iter().zip(is_lost).take(looked_at);
            let lost = lost.filter(|(_, is_lost)| *is_lost);
            lost.map(move |(name, _)| (name.family(), role))
                .collect::<Vec<_>>()
        })
        .map(|(family, role)| {
            let label = match role {
                NameVariable::Editor => Label::Editor,
                NameVariable::Translator => Label::Translator,
                _ => Label::Author,
            };
            (family, label)
        })
}
