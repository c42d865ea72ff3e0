//! NAM003: an initial without its full stop.

use crate::check::names;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM003",
        name: "initial-stop",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an initial without a full stop beside one that has it. Styles that write initials without
stops (`Smith AB`) are left alone.

Example: `М.Ю Слесарев`

Use instead: `М.Ю. Слесарев`",
        bad: &[
            "{author|М.Ю Слесарев} Название. М., 2001.",
            "{author|Ivanov A B.} Title. 2001.",
            "{author|Smith J. K, Lee P. R.} Title. 2001.",
        ],
        good: &[
            "{author|М.Ю. Слесарев} Название.",
            "{author|Smith AB, Lee K}. Title.",
            "{author|Ivanov A.B}. Title. 2001.",
            "{author|Smith J. Kent} Title.",
        ],
    },
    check,
};

/// An initial with a stop before one without, or the reverse; the group is the one without.
static WITHOUT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b\p{Lu}\.[ \u{a0}]?(\p{Lu})(?:[ \u{a0}]\p{Lu}\p{Ll}|[,;]|$)|\p{Ll}[ \u{a0}](\p{Lu})[ \u{a0}]\p{Lu}\.",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for run in names::runs(&view) {
            for found in WITHOUT.captures_iter(run.of(view.text)) {
                let Some(initial) = found.get(1).or(found.get(2)) else {
                    continue;
                };
                let span = Span::new(run.start + initial.start(), run.start + initial.end());
                let at_end = span.end == run.end;
                // The stop may stand outside the run of names; elsewhere something must follow.
                if at_end && !view.text[span.end..].starts_with([',', ';', ' ']) {
                    continue;
                }
                let letter = initial.as_str();
                findings
                    .add(
                        view.index,
                        span,
                        format!("no full stop after the initial `{letter}`"),
                    )
                    .safe_fix("add the full stop", &[(span, &format!("{letter}."))]);
            }
        }
    }
}
