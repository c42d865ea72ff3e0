//! DAT012: a space inside a date of figures.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::date::DatePoint;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT012",
        name: "broken-date",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a date of figures with a space in it.

Example: `дата обращения: 01.11. 2018`

Use instead: `дата обращения: 01.11.2018`",
        bad: &[
            "Иванов И. Название (дата обращения: 01.11. 2018).",
            "Smith J. Title (accessed 01. 11.2018).",
            "Smith J. Title (accessed 21.11 .2018).",
        ],
        good: &[
            "Иванов И. Название (дата обращения: 01.11.2018).",
            "Дис. 10.02.01. 2018.",
            "No 01.45. 2018.",
        ],
    },
    check,
};

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(\d\d)(\s?)\.(\s?)(\d\d)(\s?)\.(\s?)((?:19|20)\d\d)\b")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for found in DATE.captures_iter(view.text) {
            let group = |n: usize| found.get(n).map_or("", |m| m.as_str());
            let Some(all) = found.get(0) else { continue };
            let spaces: usize = [2, 3, 5, 6].iter().map(|n| group(*n).len()).sum();
            let day = (
                group(7).parse().ok(),
                group(4).parse().ok(),
                group(1).parse().ok(),
            );
            let (Some(year), Some(month), Some(date)) = day else {
                continue;
            };
            let joined = view.text[..all.start()].ends_with(['.', '-', '/']);
            let span = Span::new(all.start(), all.end());
            if spaces == 1
                && !joined
                && !view.hides(span)
                && DatePoint::day(year, month, date).is_some()
            {
                let whole = format!("{}.{}.{}", group(1), group(4), group(7));
                findings
                    .add(view.index, span, "a space inside the date")
                    .safe_fix(format!("write `{whole}`"), &[(span, &whole)]);
            }
        }
    }
}
