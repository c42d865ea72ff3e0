//! PAR008: pages that the other list does not give.

use crate::compare::entry::PAGES;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side};
use crate::diagnostic::Severity;
use crate::record::NumberVariable;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR008",
        name: "lost-pages",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds an entry without the pages, or the number of pages, that the other list gives. A list that
gives the number of pages of none of several books leaves it out by its style; that of a patent is often
left out.

Example: `М., 2000. 205 с.` beside `Moscow, 2000.`

Use instead: the pages in both lists.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.\nЩукин Ю. Я. Алгебра колец. М. : Наука, 1989. 212 с.",
                "Shchukin, Iu.Ia. (1988), Teoriia polia [Field Theory], Nauka Publ., Moscow, Russia.\nShchukin, Iu.Ia. (1989), Algebra kolets [Algebra of rings], Nauka Publ., Moscow, Russia.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let without = [Side::Cyrillic, Side::Latin].map(|side| (side, never_counts(pairing, side)));
    for seen in pairing.each_way() {
        let by_style = without.contains(&(seen.side, true));
        let entry = seen.entry;
        let has_pages = PAGES.iter().any(|v| !entry.digits_of(*v).is_empty());
        for variable in PAGES {
            let theirs = seen.other.digits_of(variable);
            let lost = theirs.iter().all(|number| !entry.has_number(number));
            let is_total = variable == NumberVariable::NumberOfPages;
            let by_style = is_total && (by_style || entry.is_patent());
            if !theirs.is_empty() && lost && !has_pages && !by_style {
                let reference = &seen.other.entry.reference;
                let value = reference.number(variable).unwrap_or_default();
                let message = format!("the pages of {}, {value}, are missing", seen.of_other());
                findings.add(seen.side, seen.index, entry.head(), message);
            }
        }
    }
}

/// Whether a list gives no number of pages where the other gives several.
fn never_counts(pairing: &Pairing<'_>, side: Side) -> bool {
    let variable = NumberVariable::NumberOfPages;
    let of_side = || pairing.each_way().filter(|seen| seen.side == side);
    let counted = of_side().filter(|seen| !seen.other.digits_of(variable).is_empty());
    counted.count() > 1 && of_side().all(|seen| seen.entry.digits_of(variable).is_empty())
}
