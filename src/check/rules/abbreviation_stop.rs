//! SYN019: the abbreviation of a city without its full stop.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN019",
        name: "abbreviation-stop",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds the customary abbreviation of a Russian city as a place of publication without its full stop
(GOST R 7.0.12-2011).

Example: `СПб : Алетейя, 2001.`

Use instead: `СПб. : Алетейя, 2001.`",
        bad: &[
            "Иванов И. Название. СПб : Алетейя, 2001.",
            "Иванов И. Название. — СПб: Алетейя, 2001.",
            "Иванов И. Название. М: Наука, 2001.",
        ],
        good: &[
            "Иванов И. Название. СПб. : Алетейя, 2001.",
            "Ivanov I. Title. M: Press, 2001.",
            "Собор СПб и М. 2001.",
        ],
    },
    check,
};

static PLACE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[.\]—–-]\s(СПб|М|Л|Спб)\s?:\s?[\p{Lu}«“]").expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in PLACE.captures_iter(view.text) {
            let Some(place) = found.get(1) else { continue };
            let span = Span::new(place.start(), place.end());
            findings
                .add(
                    view.index,
                    span,
                    format!("no full stop after `{}`", place.as_str()),
                )
                .safe_fix(
                    "add the full stop",
                    &[(span, &format!("{}.", place.as_str()))],
                );
        }
    }
}
