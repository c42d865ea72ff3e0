//! PAR020: initials that are not the other list's.

use super::other_name::distance;
use crate::compare::entry::{Prepared, ROLES};
use crate::compare::pairing::Pairing;
use crate::compare::rule::{Findings, Manual, Rule, Side, entry_of};
use crate::compare::{spelling, words};
use crate::diagnostic::Severity;
use crate::record::name::{NameParts, Person};
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "PAR020",
        name: "other-initials",
        severity: Severity::Warning,
        default: true,
        text: "\
Finds a person whose initials are others in the Latin list, or fewer.

Two Ivanovs are told apart by their initials alone. A Cyrillic initial may be several letters: Ю. is
`Yu.` or `Iu.`, `Y.` may be any other.

Example: `Щукин Ю. Д.` beside `Shchukin Y.D.`

Use instead: `Shchukin Yu.D.`",
        bad: &[
            (
                "Щукин Ю. Д. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin Y.D. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Белов П. А. Теория поля. М. : Наука, 1988. 112 с.",
                "Belov P.S. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Белов П. А. Теория поля. М. : Наука, 1988. 112 с.",
                "Belov P. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
        good: &[
            (
                "Щукин Ю. Я., Хан А. Х., Еров Е. Э. Теория поля. М. : Наука, 1988. 112 с.",
                "Shchukin IuIa, Khan AKh, Erov YeE. Teoriya polya. Moscow: Nauka; 1988. 112 p.",
            ),
            (
                "Белов П. А. Теория поля. М. : Наука, 1988. 112 с.",
                "Belov Pavel A. Teoriya polya. Moscow, Nauka, 1988, 112 p.",
            ),
            (
                "Юнг К. Г. Психология. М. : Наука, 1988. 112 с.",
                "Jung C.G. Psikhologiya. Moscow, Nauka, 1988, 112 p.",
            ),
        ],
    },
    check,
};

/// Initials by which names that are not Russian begin in their own languages, beside those that
/// romanisation gives: К. Г. Юнг is C. G. Jung.
const FOREIGN: &[(char, &str)] = &[
    ('а', "aehou"),
    ('в', "vw"),
    ('г', "gh"),
    ('д', "dj"),
    ('е', "eh"),
    ('ж', "jg"),
    ('з', "sz"),
    ('и', "ijey"),
    ('к', "kcq"),
    ('о', "oa"),
    ('с', "scz"),
    ('у', "uw"),
    ('ф', "fp"),
    ('х', "hj"),
    ('ц', "z"),
    ('ч', "c"),
    ('ш', "s"),
    ('э', "eah"),
    ('ю', "jeu"),
    ('я', "ji"),
];

fn check(pairing: &Pairing<'_>, findings: &mut Findings<'_>) {
    for (pair, cyrillic, latin) in pairing.each() {
        for ours in persons(cyrillic).filter(|person| words::is_cyrillic(&person.family)) {
            let namesakes: Vec<&Person> = persons(latin)
                .filter(|person| distance(&ours.family, &person.family) == Some(0))
                .collect();
            let Some(first) = namesakes.first() else {
                continue;
            };
            let same = |theirs: &&Person| are_same(&ours.given, &theirs.given);
            if !namesakes.iter().any(same) {
                let message = format!(
                    "the initials of `{}` are {} here, {} in {}",
                    first.family,
                    first.given,
                    ours.given,
                    entry_of(Side::Cyrillic, pair.cyrillic)
                );
                findings.add(Side::Latin, pair.latin, place(first, latin), message);
            }
        }
    }
}

fn persons<'a>(entry: &Prepared<'a>) -> impl Iterator<Item = &'a Person> {
    let names = ROLES.into_iter().flat_map(|role| entry.persons(role));
    names.filter_map(|name| match &name.parts {
        NameParts::Person(person) => Some(person),
        NameParts::Literal(_) => None,
    })
}

/// Where a person's family name stands.
fn place(person: &Person, entry: &Prepared<'_>) -> Span {
    let last = person
        .family
        .split_whitespace()
        .next_back()
        .unwrap_or_default();
    let mut words = entry.words.iter();
    let found = words.find(|word| word.of(entry.text) == last);
    found.copied().unwrap_or_else(|| entry.head())
}

/// Whether Latin given names may be those of Cyrillic initials. Where either list spells names out, only
/// the first letters are held against each other.
fn are_same(cyrillic: &str, latin: &str) -> bool {
    let parts = |given: &str| -> Vec<String> {
        let letters = given.split(|c: char| !c.is_alphabetic() && !spelling::is_sign(c));
        letters
            .filter(|p| !p.is_empty())
            .map(str::to_string)
            .collect()
    };
    let (ours, theirs) = (parts(cyrillic), parts(latin));
    let spelled_out = |parts: &[String]| {
        let mut small = parts
            .iter()
            .map(|part| part.chars().filter(|c| c.is_lowercase()).count());
        small.any(|count| count > 2)
    };
    let initials: String = ours.iter().filter_map(|part| part.chars().next()).collect();
    let Some(first) = initials.chars().next() else {
        return true;
    };
    if spelled_out(&ours) || spelled_out(&theirs) {
        let begins = theirs.first().and_then(|part| part.chars().next());
        let begins: String = begins.into_iter().collect();
        return spelling::may_be(&first.to_string(), &begins) || is_foreign(first, &begins);
    }
    let letters = theirs.concat();
    let explained = spelling::of(&initials, &letters).is_some_and(|s| s.cost == 0);
    explained || are_foreign(&initials, &letters)
}

/// Whether each Latin capital may begin a foreign name that the Cyrillic initial begins.
fn are_foreign(initials: &str, letters: &str) -> bool {
    let capitals: Vec<String> = letters
        .chars()
        .filter(|c| c.is_uppercase())
        .map(String::from)
        .collect();
    let count = initials.chars().count();
    count == capitals.len()
        && initials.chars().zip(&capitals).all(|(ours, theirs)| {
            let romanised = spelling::of(&ours.to_string(), theirs).is_some_and(|s| s.cost == 0);
            romanised || is_foreign(ours, theirs)
        })
}

fn is_foreign(initial: char, latin: &str) -> bool {
    let small: String = latin.to_lowercase();
    let initial = initial.to_lowercase().next().unwrap_or(initial);
    let mut known = FOREIGN.iter().filter(|(letter, _)| *letter == initial);
    known.any(|(_, begins)| small.chars().all(|c| begins.contains(c)))
}
