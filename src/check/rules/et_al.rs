//! NAM005: `et al.` with its full stop missing or in the wrong place.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM005",
        name: "et-al",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds `et al` without a full stop in a list that writes it with one, and `et. al.`: the first word
is no abbreviation.

Example: `Smith, J. et. al.`

Use instead: `Smith, J. et al.`",
        bad: &[
            "Smith J. et. al. Title. 2001.",
            "{author|Lee K.}, et al, Title. 2001.\nRoe P. et al. Title. 2002.\nPoe B. et al. Title.",
            "Smith J., et.al. Title. 2001.",
        ],
        good: &[
            "Smith J. et al. Title. 2001.",
            "Smith J, et al, Title. 2001.\nRoe P, et al, Title. 2002.",
            "Étal. Title. Metal. 2001.",
        ],
    },
    check,
};

static ET_AL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\b[eE]t(\.?)\s?al\b(\.?)").expect("the pattern is fixed"));

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut without: Vec<(usize, Span)> = Vec::new();
    let mut with = 0;
    for view in list.views() {
        for found in ET_AL.captures_iter(view.text) {
            let (Some(all), Some(first), Some(last)) = (found.get(0), found.get(1), found.get(2))
            else {
                continue;
            };
            let span = Span::new(all.start(), all.end());
            if view.hides(span) || (first.is_empty() && !all.as_str().contains(' ')) {
                continue;
            }
            if !first.is_empty() {
                findings
                    .add(
                        view.index,
                        span,
                        "`et` is a whole word and takes no full stop",
                    )
                    .safe_fix("write `et al.`", &[(span, "et al.")]);
            } else if last.is_empty() {
                without.push((view.index, span));
            } else {
                with += 1;
            }
        }
    }
    if with > without.len() {
        for (index, span) in without {
            findings
                .add(
                    index,
                    span,
                    "`et al` without its full stop, unlike the rest of the list",
                )
                .safe_fix("write `et al.`", &[(span, "et al.")]);
        }
    }
}
