//! PAR007: other pages.

use crate::compare::entry::{PAGES, Prepared};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use std::borrow::Cow;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR007",
        name: "other-pages",
        severity: Severity::Error,
        default: true,
        text: "\
Finds pages, or a number of pages, that are not the other list's.

Example: `С. 15–24` beside `pp. 15–42`.

Use instead: the pages of the work.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–42.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 1988, 121 p.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 311–340.",
                "Shchukin YuYa. Teoriya polya [Field Theory]. Vestnik. 1993;53(2):311-60.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15-24.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 311–340.",
                "Shchukin YuYa. Teoriya polya [Field Theory]. Vestnik. 1993;53(2):311-40.",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        for variable in PAGES {
            let (ours, theirs) = (latin.digits_of(variable), cyrillic.digits_of(variable));
            let strange = |numbers: &[Cow<str>], other: &Prepared<'_>| {
                numbers.iter().any(|number| !other.has_number(number))
            };
            if strange(&ours, cyrillic) && strange(&theirs, latin) {
                let printed = |entry: &Prepared<'_>| {
                    let value = entry.entry.reference.number(variable);
                    value.unwrap_or_default().to_string()
                };
                let message = format!(
                    "pages {} here, {} in {}",
                    printed(latin),
                    printed(cyrillic),
                    entry_of(Side::Cyrillic, pair.cyrillic)
                );
                findings.add(
                    Side::Latin,
                    pair.latin,
                    latin.place_of(Label::Pages),
                    message,
                );
            }
        }
    }
}
