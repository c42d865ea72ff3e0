//! Finds what is wrong in reference lists, and mends what is safe.
//!
//! [`run`] puts the chosen [`rules`] to a list; [`fix`] applies what they offer. Rules look at
//! text and records as they are: they ask no network, and never complain of a style as such.

mod compare;
pub mod diff;
pub mod example;
pub mod fix;
mod journals;
pub mod mask;
mod names;
mod numbering;
mod ranges;
pub mod rule;
pub mod rules;
mod scan;
mod suppress;
mod vocabulary;

pub use rule::{Expected, List, Rule, Scope};

use crate::diagnostic::{Diagnostic, Known, Selection};
use rule::Findings;

/// What the chosen rules find in a list, in the order of the file.
pub fn run(list: &List<'_>, selection: &Selection) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let chosen = |rule: &&&Rule| selection.allows(rule.manual.code);
    for rule in rules::ALL.iter().filter(chosen) {
        let fits = match rule.manual.scope {
            Scope::Any => true,
            Scope::Printed => list.printed,
            Scope::Records => !list.printed,
        };
        if fits {
            let mut findings = Findings::new(&rule.manual, list);
            (rule.check)(list, &mut findings);
            found.append(&mut findings.into_found());
        }
    }
    suppress::apply(list, &mut found);
    found.sort_by_key(|d| (d.span.start, d.span.end, d.code));
    found
}

/// What a selection must know of the rules.
pub fn known() -> impl Iterator<Item = Known> {
    rules::ALL.iter().map(|rule| Known {
        code: rule.manual.code,
        name: rule.manual.name,
        default: rule.manual.default,
    })
}
