//! PAR013: an entry romanised otherwise than the list.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR013",
        name: "other-romanization",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry that writes a Cyrillic letter otherwise than most entries of its list do.

Example: `istoriya arhitektury` in a list that has `arkhitektura`, `kharakter`, `khimiya`.

Use instead: the list's system.",
        bad: &[(
            "Щукин Ю. Я. Хоровод. М. : Наука, 1988. 112 с.\nИванов И. И. Архив. М. : Наука, 1968. 12 с.\nБелов И. И. Характер. М. : Наука, 1969. 13 с.\nКим И. И. Химия. М. : Наука, 1970. 14 с.",
            "Shchukin Yu.Ya. Horovod. Moscow, Nauka, 1988, 112 p.\nIvanov I.I. Arkhiv. Moscow, Nauka, 1968, 12 p.\nBelov I.I. Kharakter. Moscow, Nauka, 1969, 13 p.\nKim I.I. Khimiya. Moscow, Nauka, 1970, 14 p.",
        )],
        good: &[(
            "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
            "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, _, latin) in pairing.each() {
        // What is written in two ways is PAR012's.
        let mixed = pairing.habits.mixed(pair, latin);
        let mut clashes = pairing.habits.broken(pair, latin);
        clashes.retain(|clash| mixed.iter().all(|other| other.letter != clash.letter));
        let Some(first) = clashes.first() else {
            continue;
        };
        // One finding an entry: an entry in another system differs in many letters.
        let all: Vec<String> = clashes
            .iter()
            .map(|clash| {
                let here = clash.letter_written(&clash.other);
                format!("{here} for {}", clash.written(&clash.usual))
            })
            .collect();
        let message = format!("not the list's romanisation: {}", all.join("; "));
        findings.add(Side::Latin, pair.latin, first.word.latin, message);
    }
}
