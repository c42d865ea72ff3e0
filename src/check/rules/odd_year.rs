//! DAT002: a year before printing, or not of four digits.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::date::{Date, YearPrecision};
use crate::record::{DateVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT002",
        name: "odd-year",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a year of issue before 1450, when nothing was printed, and a date of figures without a year of
four digits.

Example: `Smith J. Title. London, 201.`

Use instead: `Smith J. Title. London, 2001.`

Dates said to be approximate are left alone.",
        bad: &[
            "Smith J. Title. London, {issued|201}.",
            "Smith J. Title. London, {issued|1018}.",
            "{#a}{title|T}, {issued|20010}",
        ],
        good: &[
            "Smith J. Title. London, {issued|2001}.",
            "Smith J. Title. London, {issued|1450}.",
            "Smith J. Title, {issued|in press}.",
            "{#a}{title|T}, {issued|1200~}",
        ],
    },
    check,
};

/// Gutenberg's press began to work about this year.
const FIRST: i32 = 1450;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let issued = Variable::Date(DateVariable::Issued);
    for view in list.views() {
        let Some(span) = view.entry.span_of(issued) else {
            continue;
        };
        let printed = span.of(view.text);
        let message = match view.entry.reference.dates.get(&DateVariable::Issued) {
            Some(Date::Point(point))
                if (0..FIRST).contains(&point.year)
                    && point.year_precision == YearPrecision::Year
                    && !point.approximate
                    && !point.uncertain =>
            {
                format!("nothing was printed in the year {}", point.year)
            }
            Some(Date::Point(point)) if point.year > 9999 => {
                format!("the year {} is not of four digits", point.year)
            }
            Some(Date::Literal(text)) if figures(text) => {
                "a date without a year of four digits".to_string()
            }
            _ => continue,
        };
        if printed.chars().any(|c| c.is_ascii_digit()) {
            findings.add(view.index, span, message);
        }
    }
}

/// A text of figures, none of them a year.
fn figures(text: &str) -> bool {
    let digits = text
        .chars()
        .all(|c| c.is_ascii_digit() || " .-/[]()".contains(c));
    let mut runs = text.split(|c: char| !c.is_ascii_digit());
    digits && !text.is_empty() && !runs.any(|run| run.len() == 4)
}
