//! PAR005: an author who is the editor of the same work in the other list.

use super::other_name::{distance, is_case_of};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::NameVariable;
use crate::record::label::Label;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR005",
        name: "changed-role",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a person who is author in one list and editor in the other.

Example: `Русские сказки / под ред. В. П. Аникина` beside `Anikin V.P. Russkie skazki`.

Use instead: `Anikin V.P. (ed.) Russkie skazki`.",
        bad: &[(
            "Русские сказки / под ред. В. П. Аникина. М. : Наука, 1988. 112 с.",
            "Anikin V.P. Russkie skazki [Russian Tales]. Moscow, Nauka Publ., 1988, 112 p.",
        )],
        good: &[(
            "Русские сказки / под ред. В. П. Аникина. М. : Наука, 1988. 112 с.",
            "Anikin V.P. (ed.) Russkie skazki [Russian Tales]. Moscow, Nauka Publ., 1988, 112 p.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    const AUTHOR: NameVariable = NameVariable::Author;
    const EDITOR: NameVariable = NameVariable::Editor;
    for (pair, cyrillic, latin) in pairing.each() {
        let has = |family: &str, role| {
            let mut names = latin.persons(role);
            names.any(|name| {
                distance(family, name.family()) == Some(0) || is_case_of(family, name.family())
            })
        };
        for (from, to, word) in [(AUTHOR, EDITOR, "author"), (EDITOR, AUTHOR, "editor")] {
            for family in cyrillic.persons(from).map(|name| name.family()) {
                let in_both = cyrillic.persons(to).any(|name| name.family() == family);
                if !in_both && has(family, to) && !has(family, from) {
                    let label = if to == EDITOR {
                        Label::Editor
                    } else {
                        Label::Author
                    };
                    let other = entry_of(Side::Cyrillic, pair.cyrillic);
                    let message = format!("`{family}` is {word} in {other}");
                    findings.add(Side::Latin, pair.latin, latin.place_of(label), message);
                }
            }
        }
    }
}
