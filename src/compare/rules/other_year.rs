//! PAR006: another year, or none.

use crate::compare::entry::Prepared;
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR006",
        name: "other-year",
        severity: Severity::Error,
        default: true,
        text: "\
Finds an entry whose year of issue is not the other list's.

Example: `М. : Наука, 1988` beside `Moscow, Nauka, 1998`.

Use instead: the year the title page gives.",
        bad: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1998, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Moscow, Nauka, 112 p.",
            ),
            (
                "О мерах : федер. закон от 20.12.2004 № 166-ФЗ // Рос. газета. 2004. № 52. С. 2.",
                "O merakh [On measures]. Federal Law No. 166-FZ of December 20, 2006. Rossiiskaya gazeta, 2004, no. 52, p. 2.",
            ),
            (
                "Щукин Ю. Я. Теория поля // Алгебра : материалы конф. (Псков, 14–16 мая 2015 г.). Псков : Наука, 2016. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Algebra. Pskov, Nauka, 2015, pp. 15–24.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я. Теория поля // Вестник. 1993. Т. 53, № 2. С. 15–24.",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. Vestnik, 1993, vol. 53, no. 2, pp. 15–24.",
            ),
            (
                "Щукин Ю. Я. Теория поля. 2015. URL: http://example.org/a (дата обращения: 05.02.2016).",
                "Shchukin Yu.Ya. Teoriya polya [Field Theory]. 2015. Available at: http://example.org/a (accessed 07.02.2017).",
            ),
        ],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        let Some(year) = cyrillic.entry.reference.year() else {
            continue;
        };
        let digits = year.to_string();
        let other = entry_of(Side::Cyrillic, pair.cyrillic);
        let date = latin.place_of(Label::Date);
        let (place, message) = if latin.has_number(&digits) {
            // Another year that the work has may be wrong: of a law, of its gazette.
            let Some((place, theirs)) = turned(cyrillic, latin) else {
                continue;
            };
            let found = place.of(latin.text);
            (
                place,
                format!("the year is {found} here, {theirs} in {other}"),
            )
        } else {
            match latin.entry.reference.year() {
                Some(found) if is_other(&found.to_string(), &digits, cyrillic) => (
                    date,
                    format!("the year is {found} here, {digits} in {other}"),
                ),
                Some(_) => continue,
                None => (date, format!("the year of {other}, {digits}, is missing")),
            }
        };
        findings.add(Side::Latin, pair.latin, place, message);
    }
}

/// Whether the Latin entry's year `found` is no year of the Cyrillic one, or another than the one that is
/// printed as the year of issue (a conference is held the year before).
fn is_other(found: &str, digits: &str, cyrillic: &Prepared<'_>) -> bool {
    let mut years = cyrillic.own_numbers();
    let is_printed = years.any(|year| {
        year.of(cyrillic.text) == digits && cyrillic.is_labelled(year.start, Label::Date)
    });
    !cyrillic.has_number(found) || is_printed
}

/// A year of the Latin entry that the Cyrillic one does not have, where it has one more than the Latin
/// one: `of 2006 … 2004` beside `от 2004 … 2004`.
fn turned<'a>(cyrillic: &Prepared<'a>, latin: &Prepared<'_>) -> Option<(Span, &'a str)> {
    let strange = years(latin).find(|year| !cyrillic.has_number(year.of(latin.text)))?;
    let count = |entry: &Prepared<'_>, wanted: &str| {
        years(entry)
            .filter(|year| year.of(entry.text) == wanted)
            .count()
    };
    let mut theirs = years(cyrillic).map(|year| year.of(cyrillic.text));
    let lost = theirs.find(|year| count(latin, year) < count(cyrillic, year))?;
    Some((strange, lost))
}

fn years(entry: &Prepared<'_>) -> impl Iterator<Item = Span> {
    entry.own_numbers().filter(|number| {
        let digits = number.of(entry.text);
        digits.len() == 4 && ("1800".."2100").contains(&digits)
    })
}
