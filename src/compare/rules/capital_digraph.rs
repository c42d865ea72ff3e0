//! PAR014: a capital of which two letters are capitals.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::compare::{spelling, words};
use crate::diagnostic::Severity;

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
        ],
        good: &[
            (
                "Чермных Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Chermnyh Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
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
        for place in &latin.words {
            let written = place.of(latin.text);
            let capitals = written.chars().take_while(|c| c.is_uppercase()).count();
            if capitals < 2 || latin.brackets.iter().any(|b| b.contains(*place)) {
                continue;
            }
            // Names may stand elsewhere in the other list: any word of it will do.
            let shouted = printed.iter().any(|word| {
                words::is_cyrillic(word)
                    && spelling::may_be(word, written)
                    && spelling::of(word, written)
                        .is_some_and(|s| s.cost == 0 && s.writings.iter().any(|w| w.shouted))
            });
            let initial = written.chars().all(char::is_uppercase);
            if shouted && !(initial && latin.shouts(place.start)) {
                let message = format!("only the first letter of `{written}` is a capital");
                findings.add(Side::Latin, pair.latin, *place, message);
            }
        }
    }
}
