//! PAR002: the same works in another order, in lists that are numbered alike.

use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR002",
        name: "entry-order",
        severity: Severity::Info,
        default: true,
        text: "\
Finds entries that stand elsewhere in the Latin list than in the Cyrillic one, when most of the
list is in the same order.

The numbers in the text of the article are meant for both lists. A Latin list that is sorted anew
by its own alphabet is not complained of.

Example: entry 7 of the Latin list is entry 9 of the Cyrillic one.

Use instead: one order.",
        bad: &[(
            "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nИванов И. И. Общая алгебра. М. : Мир, 1991. 592 с.\nБелов П. А. Матрицы. М. : Мир, 1975. 92 с.\nЯшин О. О. Группы. М. : Наука, 1965. 192 с.",
            "Shchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.\nIvanov I.I. Obshchaya algebra. Moscow, Mir, 1991, 592 p.\nYashin O.O. Gruppy. Moscow, Nauka, 1965, 192 p.\nBelov P.A. Matritsy. Moscow, Mir, 1975, 92 p.",
        )],
        good: &[(
            "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nИванов И. И. Общая алгебра. М. : Мир, 1991. 592 с.",
            "Ivanov I.I. Obshchaya algebra. Moscow, Mir, 1991, 592 p.\nShchukin Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let places: Vec<usize> = pairing.pairs.iter().map(|pair| pair.latin).collect();
    let kept = longest_rising(&places);
    // Half the list in another order is an order of its own.
    if kept.len() == places.len() || 3 * kept.len() < 2 * places.len() {
        return;
    }
    for (pair, _, latin) in pairing.each() {
        if !kept.contains(&pair.latin) {
            let message = format!(
                "the order differs: this is {}",
                entry_of(Side::Cyrillic, pair.cyrillic)
            );
            findings.add(Side::Latin, pair.latin, latin.head(), message);
        }
    }
}

/// A longest rising row of the numbers (patience sorting).
fn longest_rising(numbers: &[usize]) -> Vec<usize> {
    // For each length the number a row of it may end in, and for each number the one before it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: std::collections::BTreeMap<usize, Option<usize>> = Default::default();
    for number in numbers {
        let length = ends.partition_point(|end| end < number);
        let previous = length.checked_sub(1).and_then(|at| ends.get(at)).copied();
        before.insert(*number, previous);
        match ends.get_mut(length) {
            Some(end) => *end = *number,
            None => ends.push(*number),
        }
    }
    let mut row = Vec::new();
    let mut last = ends.last().copied();
    while let Some(number) = last {
        row.push(number);
        last = before.get(&number).copied().flatten();
    }
    row
}
