//! SPL005: a surname without the accent it has elsewhere.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::name::NameParts;
use crate::record::{NameVariable, Variable};
use crate::text::span::Span;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SPL005",
        name: "lost-accent",
        severity: Severity::Info,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a surname that stands with accents in one entry and without in another.

Example: `Gomez, A.` beside `Gómez, A.`

Use instead: `Gómez, A.`, if it is the same person

Only where the initials agree; `ё` and `е` are another rule's matter.",
        bad: &[
            "{author|Gómez, A.}, T.\n{author|Gomez, A.}, T.",
            "{#a}{author|Muller, K.}, {title|T}\n{#b}{author|Müller, K.}, {title|T}",
            "{author|Núñez, P.}, T.\n{author|Nuñez, P.}, T.",
        ],
        good: &[
            "{author|Gómez, A.}, T.\n{author|Gomez, B.}, T.",
            "{author|Gómez, A.}, T.\n{author|Gómez, A.}, T.",
            "{author|Королёв, К.}, Т.\n{author|Королев, К.}, Т.",
        ],
    },
    check,
};

struct Surname<'l> {
    index: usize,
    span: Span,
    family: &'l str,
}

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut persons: BTreeMap<(String, Option<char>), Vec<Surname<'_>>> = BTreeMap::new();
    for view in list.views() {
        for variable in [NameVariable::Author, NameVariable::Editor] {
            let Some(run) = view.entry.span_of(Variable::Names(variable)) else {
                continue;
            };
            for name in view.entry.reference.names_of(variable) {
                let NameParts::Person(person) = &name.parts else {
                    continue;
                };
                let family = person.family.as_str();
                // The name as it is printed, if it is printed so.
                let place = run.of(view.text).find(family);
                let (Some(place), false) = (place, scan::is_cyrillic(family) || family.is_empty())
                else {
                    continue;
                };
                let start = run.start + place;
                let initial = person.given.chars().next();
                persons
                    .entry((scan::folded(family), initial))
                    .or_default()
                    .push(Surname {
                        index: view.index,
                        span: Span::new(start, start + family.len()),
                        family,
                    });
            }
        }
    }
    for same in persons.values() {
        let accents = |text: &str| text.chars().filter(|c| !c.is_ascii()).count();
        let Some(fullest) = same
            .iter()
            .max_by_key(|s| (accents(s.family), usize::MAX - s.index))
        else {
            continue;
        };
        let fewer = |s: &&Surname<'_>| {
            accents(s.family) < accents(fullest.family)
                && s.family.chars().count() == fullest.family.chars().count()
        };
        for odd in same.iter().filter(fewer) {
            let message = format!(
                "`{}` is `{}` in entry {}",
                odd.family,
                fullest.family,
                fullest.index + 1
            );
            findings.add(odd.index, odd.span, message).unsafe_fix(
                format!("write `{}`", fullest.family),
                &[(odd.span, fullest.family)],
            );
        }
    }
}
