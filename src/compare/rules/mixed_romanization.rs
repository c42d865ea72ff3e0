//! PAR012: two systems of romanisation in one entry.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR012",
        name: "mixed-romanization",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry in which one Cyrillic letter is written in two ways, though it stands in the same
surroundings.

An index finds a word by its letters: two systems are two words.

Example: `Arkhitektura` and `istorii arhitektury` in one entry.

Use instead: one system (`snoska translit --system`, `snoska bilingual`).",
        bad: &[
            (
                "Щукин Ю. Я. Архитектура и художники Хорезма. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Arkhitektura i hudozhniki Khorezma. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Яшин О. О. Яркие явления. М. : Наука, 1988. 112 с.",
                "Yashin O.O. Yarkie iavleniya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Архитектура и художники Хорезма. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Arkhitektura i khudozhniki Khorezma. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Соединение и ель. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Soyedineniye i yel’. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, _, latin) in pairing.each() {
        for clash in pairing.habits.mixed(pair, latin) {
            let message = format!(
                "{} here, {} elsewhere in the entry",
                clash.letter_written(&clash.other),
                clash.written(&clash.usual)
            );
            findings.add(Side::Latin, pair.latin, clash.word.latin, message);
        }
    }
}
