//! SYN017: an asterisk before a unit.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN017",
        name: "stray-sign",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an asterisk or another lone sign before the unit of pages.

Example: `М. : Наука, 1979. 368  *с.`

Use instead: `М. : Наука, 1979. 368 с.`",
        bad: &[
            "Иванов И. Название. М., 1979. 368  *с.",
            "Ivanov I. Nazvanie. Moscow, 1979. 368 *p.",
            "Иванов И. Название. М., 1979. 368 _с.",
        ],
        good: &[
            "Иванов И. Название. М., 1979. 368 с.",
            "A 3 *p-adic* number. 1979.",
            "The C*-algebra. 12 * 3 s.",
        ],
    },
    check,
};

static SIGN: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\d\s+([*_^#]+)(?:с|p|pp|s|S)\.").expect("the pattern is fixed"));

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in SIGN.captures_iter(view.text) {
            if let Some(sign) = found.get(1) {
                let span = Span::new(sign.start(), sign.end());
                findings
                    .add(view.index, span, format!("a stray `{}`", sign.as_str()))
                    .safe_fix("leave it out", &[(span, "")]);
            }
        }
    }
}
