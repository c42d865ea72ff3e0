//! NAM009: an academic title among the names.

use crate::check::names;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM009",
        name: "title-in-name",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a degree or academic title among the names of authors and editors: `Dr.`, `PhD`, `проф.`,
`акад.`. It is no part of a name, and the style prints it as one.

Example: `Prof. Smith J. Title`

Use instead: `Smith J. Title`",
        bad: &[
            "{author|Prof. Smith J.} Title.",
            "{author|Иванов И. И., д-р}, {author|проф. Петров П. П.} Название.",
            "{author|Smith J., PhD} Title.",
        ],
        good: &[
            "{author|Smith J.} Dr. No. London.",
            "{author|Proffitt M.} Title.",
            "{author|Иванов И. И.} Автореф. дис. ... д-ра наук.",
        ],
    },
    check,
};

static TITLE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:(?:Dr|Prof)\.|Ph\.?D\b|(?:проф|акад|доц|засл)\.|д-р\b|Проф\.|Акад\.)")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for run in names::runs(&view) {
            for found in TITLE.find_iter(run.of(view.text)) {
                let span = Span::new(run.start + found.start(), run.start + found.end());
                findings.add(
                    view.index,
                    span,
                    format!("`{}` is no part of a name", found.as_str()),
                );
            }
        }
    }
}
