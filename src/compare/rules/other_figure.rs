//! PAR021: a number that is nearly one of the other list's.

use crate::compare::entry::{EDITION, PAGES, PART, Prepared, SERIES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR021",
        name: "other-figure",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a number that the other list has with one digit changed, or with its digits in another order:
the number of a law, a patent, a standard, a shelf mark, a model in a title. Years, pages, volumes
and editions have rules of their own.

Example: `ГАРФ. Ф. 660. Оп. 2. Д. 19` beside `GARF. F. 660. Op. 2. D. 91`.

Use instead: the number by which the work is found.",
        bad: &[
            (
                "ГАРФ. Ф. 660. Оп. 2. Д. 194. Л. 3–7.",
                "GARF [State Archive of the Russian Federation]. F. 660. Op. 2. D. 149. L. 3–7.",
            ),
            (
                "Щукин Ю. Я. Реактор ВВЭР-1000. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. The VVER51000 reactor. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Способ литья : пат. 2187888 Рос. Федерация. 2002. Бюл. № 23.",
                "Sposob lit'ya [Method of casting]. Patent RF, no. 2187838, 2002.",
            ),
        ],
        good: &[
            (
                "2. Щукин Ю. Я. Теория поля : учеб. пособие : 02. М. : Наука, 1988. 112 с.",
                "22. Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 311–340.",
                "Shchukin YuYa. Teoriya polya [Field Theory]. Vestnik. 1993;53(2):311-40.",
            ),
            (
                "О мерах : федер. закон от 20.12.2004 № 166-ФЗ // Рос. газета. 2004. № 52. С. 2.",
                "O merakh [On measures]. Federal Law No. 166-FZ of December 20, 2004. Rossiiskaya gazeta, 2004, no. 52, p. 2.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        let printed: Vec<&str> = latin.own_numbers().map(|n| n.of(latin.text)).collect();
        let lost: Vec<&str> = cyrillic
            .own_numbers()
            .map(|number| number.of(cyrillic.text))
            .filter(|number| !printed.contains(number) && !latin.is_last_page(number))
            .collect();
        let strange = latin.own_numbers().filter(|number| {
            let number = number.of(latin.text);
            !cyrillic.has_number(number)
        });
        for place in strange.collect::<Vec<Span>>() {
            let number = place.of(latin.text);
            if is_looked_at(number, latin, cyrillic) {
                continue;
            }
            let theirs = lost.iter().find(|theirs| is_slip(number, theirs));
            if let Some(theirs) = theirs {
                let other = entry_of(Side::Cyrillic, pair.cyrillic);
                let message = format!("{number} is {theirs} in {other}");
                findings.add(Side::Latin, pair.latin, place, message);
            }
        }
    }
}

/// Whether one number may be the other with a slip: a digit exchanged, put in or left out, or digits
/// turned. Numbers of two digits are too many for all but the first.
fn is_slip(a: &str, b: &str) -> bool {
    if a.len().min(b.len()) < 2 {
        return false;
    }
    let sorted = |number: &str| {
        let mut digits: Vec<char> = number.chars().collect();
        digits.sort_unstable();
        digits
    };
    let near = strsim::levenshtein(a, b) == 1 && (a.len() == b.len() || a.len().min(b.len()) > 3);
    near || sorted(a) == sorted(b)
}

/// Whether another rule holds a number of the Latin entry against those of the same kind in the other.
fn is_looked_at(number: &str, latin: &Prepared<'_>, cyrillic: &Prepared<'_>) -> bool {
    let counts = SERIES.iter().chain([&PART, &EDITION]);
    let mut variables = counts.map(|(variable, ..)| *variable).chain(PAGES);
    let year = latin.entry.reference.year();
    let is_year = year.is_some_and(|year| year.to_string() == number);
    let is_patent = latin.is_patent() || cyrillic.is_patent();
    is_year && cyrillic.entry.reference.year().is_some()
        || !is_patent
            && variables.any(|variable| {
                let has = latin
                    .digits_of(variable)
                    .iter()
                    .any(|digits| digits == number);
                has && !cyrillic.digits_of(variable).is_empty()
            })
}
