//! DUP005: one cite key on two records.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use std::collections::HashSet;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DUP005",
        name: "same-key",
        severity: Severity::Error,
        default: true,
        scope: Scope::Records,
        text: "\
Finds a cite key that an earlier record of the file has too.

Programs take the first or the last of the two, or stop; the other work can be cited nowhere.

Example: `@book{smith2001, …}` twice

Use instead: `smith2001` and `smith2001a`",
        bad: &[
            "@book{{#smith2001}smith2001, x}\n@book{{#smith2001}smith2001, y}",
            "{#a}a: {title|One}\n{#a}a: {title|Two}",
            "{#a}1\n{#b}2\n{#a}3",
        ],
        good: &[
            "@book{{#smith2001}smith2001, x}\n@book{{#smith2001a}smith2001a, y}",
            "{#a}{title|One}\n{#b}{title|Two}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let all: HashSet<&str> = list
        .entries
        .iter()
        .map(|e| e.reference.id.as_str())
        .collect();
    let mut seen: HashSet<String> = HashSet::new();
    for view in list.views() {
        let key = view.entry.reference.id.as_str();
        if key.is_empty() || seen.insert(key.to_string()) {
            continue;
        }
        // The key stands near the head of a record, as a word of its own.
        let place = view.text.find(key).filter(|at| *at < 200);
        let span = place.map_or(Span::at(0), |at| Span::new(at, at + key.len()));
        let finding = findings.add(
            view.index,
            span,
            format!("an earlier record has the key `{key}`"),
        );
        let free = ('a'..='z')
            .map(|c| format!("{key}{c}"))
            .find(|new| !all.contains(new.as_str()) && !seen.contains(new));
        if let (Some(new), Some(_)) = (free, place) {
            finding.safe_fix(format!("call it `{new}`"), &[(span, new.as_str())]);
            seen.insert(new);
        }
    }
}
