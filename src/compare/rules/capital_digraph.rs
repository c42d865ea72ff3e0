//! PAR014: a capital of which two letters are capitals.

use crate::compare::entry::{Prepared, ROLES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::compare::spelling::{self, Spelling};
use crate::compare::words;
use crate::diagnostic::Severity;
use crate::record::name::NameParts;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR014",
        name: "capital-digraph",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a romanised word or initial that writes a Cyrillic capital by several capitals (`CHermnyh`,
`YU. A.`) though the word is not in capitals.

Converters that replace letter by letter do this; indexes then have two authors. The rule SCR013 of
`check` finds the same in a list without its Cyrillic.

Example: `Чермных Ю. А.` beside `CHermnyh YU. A.`

Use instead: `Chermnyh Yu. A.`",
        bad: &[
            (
                "Чермных Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "CHermnyh Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Белов Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Belov YU.YA. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Белов Т. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Belov TYA. Teoriya polya. Moscow: Nauka; 1988. 112 p.",
            ),
        ],
        good: &[
            (
                "Чермных Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Chermnyh Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Чермных Ю. Я., Белов П. А. Теория поля. М. : Наука, 1988. 112 с.",
                "Chermnyh YuYa, Belov PA. Teoriya polya. Moscow: Nauka; 1988. 112 p.",
            ),
            (
                "ЧЕРМНЫХ Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "CHERMNYH YU.YA. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        let printed: Vec<&str> = cyrillic.words.iter().map(|w| w.of(cyrillic.text)).collect();
        let initials = initials(cyrillic);
        for place in &latin.words {
            let written = place.of(latin.text);
            let capitals = written.chars().take_while(|c| c.is_uppercase()).count();
            if capitals < 2 || latin.brackets.iter().any(|b| b.contains(*place)) {
                continue;
            }
            // Names may stand elsewhere in the other list: any word of it will do.
            let shouted = printed.iter().any(|word| {
                spelled(word, written).is_some_and(|s| s.writings.iter().any(|w| w.shouted))
            });
            let initial = written.chars().all(char::is_uppercase);
            // Initials that stand together, as in Vancouver's style: `TYA` for `Т. Я.`
            let together = initial
                && initials.iter().any(|word| {
                    word.chars().count() < capitals && spelled(word, written).is_some()
                });
            if (shouted || together) && !(initial && latin.shouts(place.start)) {
                let message = match together {
                    true => format!("`{written}` writes an initial by two capitals"),
                    false => format!("only the first letter of `{written}` is a capital"),
                };
                findings.add(Side::Latin, pair.latin, *place, message);
            }
        }
    }
}

/// How `written` writes a Cyrillic word, if it does.
fn spelled(word: &str, written: &str) -> Option<Spelling> {
    // Asked first, for it is cheap.
    if !words::is_cyrillic(word) || !spelling::may_be(word, written) {
        return None;
    }
    spelling::of(word, written).filter(|s| s.cost == 0)
}

/// The initials of each person, joined: `ТЯ`.
fn initials(entry: &Prepared<'_>) -> Vec<String> {
    let persons = ROLES.into_iter().flat_map(|role| entry.persons(role));
    let joined = persons.filter_map(|name| match &name.parts {
        NameParts::Person(person) => {
            let given = person.given.chars();
            Some(given.filter(|c| c.is_uppercase()).collect::<String>())
        }
        NameParts::Literal(_) => None,
    });
    joined
        .filter(|initials| initials.chars().count() > 1)
        .collect()
}
