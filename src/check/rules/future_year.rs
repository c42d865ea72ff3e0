//! DAT001: a year that has not come.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{DateVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT001",
        name: "future-year",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a year of issue more than a year ahead. (Journals and publishers date ahead by one.)

Example: `Smith J. Title. London, 2081.`

Use instead: `Smith J. Title. London, 2018.`",
        bad: &[
            "Smith, J. ({issued|2081}), Title, London.",
            "Иванов И. Название. М., {issued|2201}.",
            "{#a}{issued|3001}",
        ],
        good: &[
            "Smith, J. ({issued|2018}), The World in 2081, London.",
            "Smith, J. ({issued|2027}), Title, London.",
            "Plan 2081. London, {issued|1999}.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let issued = Variable::Date(DateVariable::Issued);
    for view in list.views() {
        if let (Some(year), Some(span)) = (view.entry.reference.year(), view.entry.span_of(issued))
            && year > list.today.year + 1
        {
            findings.add(
                view.index,
                span,
                format!("the year {year} has not come yet"),
            );
        }
    }
}
