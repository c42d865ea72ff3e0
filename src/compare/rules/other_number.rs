//! PAR009: another volume or number.

use crate::compare::entry::{EDITION, PART, Prepared, SERIES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::ItemType;
use std::borrow::Cow;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR009",
        name: "other-number",
        severity: Severity::Error,
        default: true,
        text: "\
Finds a volume, a number of a journal or an edition that is not the other list's.

Example: `Т. 53, № 2` beside `vol. 35, no. 2`.

Use instead: the numbers the journal gives.",
        bad: &[
            (
                "Щукин Ю. Я. Собрание сочинений : в 6 т. Т. 3. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Sobranie sochinenii [Collected works], in 6 vols. Vol. 6. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Сочинения : в 3 ч. Ч. 2. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Sochineniya [Works]. Moscow, Nauka, 1988, pt. 3, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 6. С. 110–127 ; № 7. С. 99–121.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, no. 5, pp. 110–127; no. 7, pp. 99–121.",
            ),
            (
                "Щукин Ю. Я. Теория поля. 4-е изд. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. 3rd ed. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 35, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 3, pp. 15–24.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, no. 2 (53), pp. 15–24.",
            ),
            (
                "Способ литья : пат. 2187888 Рос. Федерация. № 2000131736/09 ; заявл. 18.12.00 ; опубл. 20.08.02, Бюл. № 23. 3 с.",
                "Sposob lit'ya [Method of casting]. Patent RF, no. 2187888, 2002.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let each = pairing.each();
    for (pair, cyrillic, latin) in each.filter(|(_, a, b)| !a.is_patent() && !b.is_patent()) {
        for (variable, label, word) in SERIES.into_iter().chain([PART, EDITION]) {
            let (ours, theirs) = (latin.digits_of(variable), cyrillic.digits_of(variable));
            let strange = |numbers: &[Cow<str>], other: &Prepared<'_>| {
                numbers.iter().any(|number| !other.has_number(number))
            };
            // Of two volumes that both are called so it does not matter what else has their numbers.
            let counted = is_counted(cyrillic) && is_counted(latin);
            let named = counted && cyrillic.names_unit(label) && latin.names_unit(label);
            let lacks = |numbers: &[Cow<str>], other: &[Cow<str>]| {
                numbers.iter().any(|number| !other.contains(number))
            };
            let turned = named && lacks(&ours, &theirs) && lacks(&theirs, &ours);
            let apart = strange(&ours, cyrillic) && strange(&theirs, latin);
            if apart || turned {
                let message = format!(
                    "{word} {} here, {} in {}",
                    ours.join(", "),
                    theirs.join(", "),
                    entry_of(Side::Cyrillic, pair.cyrillic)
                );
                findings.add(Side::Latin, pair.latin, latin.place_of(label), message);
            }
        }
    }
}

/// Whether a number of the work is one of a journal or of volumes, not its own: laws and reports have
/// several, of which a list may choose any.
fn is_counted(entry: &Prepared<'_>) -> bool {
    !matches!(
        entry.entry.reference.item_type,
        ItemType::Bill
            | ItemType::Legislation
            | ItemType::Regulation
            | ItemType::LegalCase
            | ItemType::Standard
            | ItemType::Report
    )
}
