//! PAR018: another DOI or address.

use crate::compare::entry::Prepared;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::record::{IdentifierVariable, TextVariable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR018",
        name: "other-address",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a DOI or an address that is not quite the other list's: one of the two does not lead to the
work.

Example: `http://example.org/wp-content/a.pdf` beside `http://example.org/wpcontent/a.pdf`.

Use instead: the one that opens.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. URL: http://example.org/wp-content/a.pdf",
                "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. URL: http://example.org/wpcontent/a.pdf",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. DOI: 10.1000/182",
                "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. DOI: 10.1000/183",
            ),
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. DOI: 10.1000/182",
                "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. DOI: 10.1000/1827",
            ),
        ],
        good: &[(
            "Щукин Ю. Я. Теория поля // Вестник. 1993. № 2. С. 15–24. URL: http://example.org/a.pdf",
            "Shchukin Yu.Ya. Teoriya polya. Vestnik, 1993, no. 2, pp. 15–24. URL: https://www.example.org/a.pdf",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    let doi = |entry: &Prepared<'_>| {
        let value = entry.entry.reference.identifier(IdentifierVariable::Doi);
        value.map(str::to_lowercase)
    };
    let url = |entry: &Prepared<'_>| entry.entry.reference.text(TextVariable::Url).map(bare);
    for (pair, cyrillic, latin) in pairing.each() {
        let addresses = [
            ("DOI", Label::Doi, doi(cyrillic), doi(latin)),
            ("address", Label::Url, url(cyrillic), url(latin)),
        ];
        for (word, label, theirs, ours) in addresses {
            let (Some(theirs), Some(ours)) = (theirs, ours) else {
                continue;
            };
            if theirs != ours && !same_without_breaks(&theirs, cyrillic, &ours, latin) {
                let other = entry_of(Side::Cyrillic, pair.cyrillic);
                let message = format!("the {word} is not the one of {other}");
                findings.add(Side::Latin, pair.latin, latin.place_of(label), message);
            }
        }
    }
}

/// The part of an address that leads somewhere.
fn bare(address: &str) -> String {
    let small = address.to_lowercase();
    let rest = small
        .split_once("://")
        .map_or(small.as_str(), |(_, rest)| rest);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.trim_end_matches(['/', '.']).to_string()
}

/// Whether the longer address stands in the other's text with spaces in it: a broken line, which
/// `check` reports.
fn same_without_breaks(a: &str, first: &Prepared<'_>, b: &str, second: &Prepared<'_>) -> bool {
    let joined = |entry: &Prepared<'_>| {
        let text = entry.text.to_lowercase();
        text.split_whitespace().collect::<String>()
    };
    a.len() < b.len() && joined(first).contains(b)
        || b.len() < a.len() && joined(second).contains(a)
}
