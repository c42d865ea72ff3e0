//! PAR004: a name that is not quite the other list's.

use crate::compare::entry::{Prepared, ROLES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::compare::{spelling, words};
use crate::diagnostic::Severity;
use crate::record::form::FormKind;
use crate::record::name::NameParts;
use crate::record::{Name, NameVariable};
use crate::text::span::Span;
use crate::translit;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR004",
        name: "other-name",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a family name in the Latin list that no romanisation makes of the Cyrillic one, though it is
near it: a letter lost, added or exchanged.

Two spellings are two authors to an index.

Example: `Смирнов В. Ф.` beside `Smirno V.F.`

A name that Russian grammar has declined (`под ред. Л. А. Скорнякова`) is romanised in the nominative.

Use instead: `Smirnov V.F.` A foreign name that has its own spelling (`Birkhoff` for `Биркгоф`) is
kept; ignore the finding then.",
        bad: &[
            (
                "Смирнов В. Ф. Теория поля. М. : Наука, 1988. 112 с.",
                "Smirnof V.F. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Соколова В. Ф. Теория поля. М. : Наука, 1988. 112 с.",
                "Soklova V.F. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Соколова В. Ф. Теория поля. М. : Наука, 1988. 112 с.",
                "Sokolov V.F. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
        good: &[(
            "Достоевский Ф. М., Соловьёв Ю. Я. Теория поля. М. : Наука, 1988. 112 с.",
            "Dostoevsky F.M., Solovyov Yu.Ya. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
        ), (
            "Биркгоф Г. Теория решеток. М. : Наука, 1984. 568 с.",
            "Birkhoff G. Teoriya reshetok. Moscow, Nauka, 1984, 568 p.",
        ), (
            "Теория поля / под ред. Е. В. Уткиной. М. : Наука, 1984. 568 с.",
            "Utkina E.V. (ed.) Teoriya polya. Moscow, Nauka, 1984, 568 p.",
        )],
    },
    check,
};

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        let other = entry_of(Side::Cyrillic, pair.cyrillic);
        let persons = |role| cyrillic.persons(role).map(move |name| (role, name));
        for (role, name) in ROLES.into_iter().flat_map(persons) {
            let family = name.family();
            let genitive = in_genitive(name, latin);
            if let Some((place, printed)) = genitive {
                let written = place.of(latin.text);
                let message = format!("`{written}` is the genitive `{printed}` of `{family}`");
                findings.add(Side::Latin, pair.latin, place, message);
            } else if let Likeness::Near(place) = likest(name, role, latin) {
                let written = place.of(latin.text);
                let message = format!("`{written}` is not how `{family}` of {other} is romanised");
                findings.add(Side::Latin, pair.latin, place, message);
            }
        }
    }
}

/// Where the Latin entry has romanised a name as a Russian sentence declines it (`под ред.
/// Скорнякова`: `Skornyakova`).
fn in_genitive<'n>(name: &'n Name, latin: &Prepared<'_>) -> Option<(Span, &'n str)> {
    let printed = printed_family(name)?;
    let exactly = |cyrillic: &str, place: &&Span| {
        let written = place.of(latin.text);
        words::is_cyrillic(cyrillic)
            && !words::is_cyrillic(written)
            && spelling::of(cyrillic, written).is_some_and(|s| s.cost == 0)
    };
    if printed == name.family() || latin.words.iter().any(|w| exactly(name.family(), &w)) {
        return None;
    }
    let place = latin.words.iter().find(|w| exactly(printed, w))?;
    Some((*place, printed))
}

/// The family name as it is printed, where it is printed in another case than the nominative.
fn printed_family(name: &Name) -> Option<&str> {
    name.forms
        .iter()
        .find_map(|form| match (&form.kind, &form.value) {
            (FormKind::Printed, NameParts::Person(person)) => Some(person.family.as_str()),
            _ => None,
        })
}

/// How near a family name comes to a word of another entry.
pub(super) enum Likeness {
    /// A word is the name, in its own or the other script.
    Same,
    /// A word is nearly the name.
    Near(Span),
    /// No word is.
    None,
}

/// The word of `entry` that is likest to a family name. Authors stand in the nominative.
pub(super) fn likest(name: &Name, role: NameVariable, entry: &Prepared<'_>) -> Likeness {
    let family = name.family();
    let declined = (role != NameVariable::Author).then(|| printed_family(name).unwrap_or(family));
    let mut near = None;
    for part in words::words(family) {
        let part = part.of(family);
        for place in &entry.words {
            let word = place.of(entry.text);
            let is_case = declined.is_some_and(|declined| is_case_of(declined, word));
            match distance(part, word).map(|distance| if is_case { 0 } else { distance }) {
                Some(0) => return Likeness::Same,
                Some(distance) if near.is_none_or(|(least, _)| distance < least) => {
                    near = Some((distance, *place));
                }
                _ => {}
            }
        }
    }
    near.map_or(Likeness::None, |(_, place)| Likeness::Near(place))
}

/// How many letters two forms of a name differ in; `None` when they are different names.
pub(super) fn distance(a: &str, b: &str) -> Option<usize> {
    let (a, b) = (translit::repair(a), translit::repair(b));
    let (a, b) = (a.as_str(), b.as_str());
    let (cyrillic, latin) = match (words::is_cyrillic(a), words::is_cyrillic(b)) {
        (true, false) => (a, b),
        (false, true) => (b, a),
        _ => {
            let (a, b) = (a.to_lowercase(), b.to_lowercase());
            let cost = strsim::levenshtein(&a, &b);
            let far = cost * 4 > a.chars().count().min(b.chars().count());
            return (!far).then_some(cost);
        }
    };
    // Биркгоф is Birkhoff.
    let own = translit::foreign_name(cyrillic, "").map(|name| name.originals);
    let is_latin = |name: &&str| name.to_lowercase() == latin.to_lowercase();
    if own.is_some_and(|own| own.iter().any(is_latin)) {
        return Some(0);
    }
    if !spelling::may_be(cyrillic, latin) {
        return None;
    }
    let spelling = spelling::of(cyrillic, latin)?;
    match spelling.cost {
        0 => Some(0),
        cost if cost * 3 <= spelling.letters => Some(cost),
        _ => None,
    }
}

/// Whether two words in different scripts are a name in one case or two.
pub(super) fn is_case_of(a: &str, b: &str) -> bool {
    match (words::is_cyrillic(a), words::is_cyrillic(b)) {
        (true, false) => is_declined(a, b),
        (false, true) => is_declined(b, a),
        _ => false,
    }
}

/// Whether two forms of a name differ by a case's ending alone: `под ред. Скорнякова` beside
/// `Skornyakov`.
fn is_declined(cyrillic: &str, latin: &str) -> bool {
    /// Endings of cases, and what the nominative has there.
    const ENDINGS: &[(&str, &[&str])] = &[
        ("а", &[""]),
        ("у", &[""]),
        ("ю", &[""]),
        ("я", &["", "й", "ь"]),
        ("е", &[""]),
        ("ого", &["ий", "ый", "ой"]),
        ("его", &["ий"]),
        ("ой", &["а", "ая"]),
        ("ей", &["я"]),
        ("ы", &["а"]),
        ("и", &["а", "я"]),
    ];
    let same = |cyrillic: &str| spelling::of(cyrillic, latin).is_some_and(|s| s.cost == 0);
    let nominative = ENDINGS.iter().any(|(ending, nominatives)| {
        cyrillic
            .strip_suffix(ending)
            .is_some_and(|stem| nominatives.iter().any(|end| same(&format!("{stem}{end}"))))
    });
    // The Latin form may be the declined one.
    let ends = ["ов", "ев", "ёв", "ин", "ын"];
    let declined = ends.iter().any(|end| cyrillic.ends_with(end))
        && ["а", "у"]
            .iter()
            .any(|end| same(&format!("{cyrillic}{end}")));
    nominative || declined
}
