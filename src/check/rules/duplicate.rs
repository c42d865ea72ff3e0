//! DUP001: one work twice.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::identifier::{Validity, doi};
use crate::record::{IdentifierVariable, TextVariable};
use crate::text::above;
use crate::text::span::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DUP001",
        name: "duplicate",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an entry that is another one again: the same letters and digits (the number in front, letter
case, accents and punctuation left out), or the same DOI with the same title.

A work cited under two numbers is counted twice, and one of the two is cited nowhere.

Example: `2. Иванов И. Название. М., 2001.` and `7. Иванов, И. Название. – М., 2001.`

Use instead: the first of them.

One DOI on two different titles is rule ID008.",
        bad: &[
            "2. Иванов И. И. Название книги. М., 2001.\n7. Иванов, И. И. Название книги. – М., 2001.",
            "{#a}{title|On the Same}, {DOI|10.1000/182}\n{#b}{title|On the same}, {DOI|10.1000/182}",
            "Smith J. A Long Title of a Book. London, 2001.\nSMITH J. A long title of a book. London: 2001.",
        ],
        good: &[
            "1. Общая алгебра. Т. 1. М., 1990. 592 с.\n2. Общая алгебра. Т. 2. М., 1990. 592 с.",
            "{#a}{title|One}, {DOI|10.1000/182}\n{#b}{title|Quite another}, {DOI|10.1000/183}",
            "Ibid.\nIbid.",
            "Smith J. A Long Title of a Book. London, 2001. doi:10.1000/182\nIbid., p. 5.",
        ],
    },
    check,
};

/// An entry of fewer letters says too little.
const SHORTEST: usize = 20;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut known: HashMap<String, usize> = HashMap::new();
    for view in list.views() {
        if list.printed && above::is_pointer(numbering::without(view.text).trim()) {
            continue;
        }
        let mut keys = Vec::new();
        if list.printed {
            let text = scan::folded(numbering::without(view.text));
            if text.chars().count() >= SHORTEST {
                keys.push(text);
            }
        }
        let reference = &view.entry.reference;
        if let Some(id) = reference.identifier(IdentifierVariable::Doi)
            && doi(id) == Validity::Valid
        {
            let title = reference.text(TextVariable::Title).unwrap_or_default();
            keys.push(format!("doi {} {}", id.to_lowercase(), scan::folded(title)));
        }
        let first = keys.iter().filter_map(|key| known.get(key)).min().copied();
        match first {
            Some(first) => {
                let start = view.text.len() - view.text.trim_start().len();
                let span = Span::new(start, view.text.trim_end().len());
                findings.add(
                    view.index,
                    span,
                    format!("the same work as entry {}", first + 1),
                );
            }
            None => known.extend(keys.into_iter().map(|key| (key, view.index))),
        }
    }
}
