//! DAT011: an edition that is the first.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{NumberVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT011",
        name: "first-edition",
        severity: Severity::Info,
        default: false,
        scope: Scope::Any,
        text: "\
Finds an edition numbered 1. Styles name an edition from the second on.

Example: `Smith J. Title. 1st ed. London, 2001.`

Use instead: `Smith J. Title. London, 2001.`",
        bad: &[
            "Smith J. Title. {edition|1}st ed. London, 2001.",
            "Иванов И. Название. {edition|1}-е изд. М., 2001.",
            "{#a}{title|T}, {edition|1}",
        ],
        good: &[
            "Smith J. Title. {edition|2}nd ed. London, 2001.",
            "{#a}{title|T}, {edition|12}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let edition = Variable::Number(NumberVariable::Edition);
    for view in list.views() {
        let value = view.entry.reference.numbers.get(&NumberVariable::Edition);
        if let (Some(value), Some(span)) = (value, view.entry.span_of(edition)) {
            let digits: String = value
                .as_str()
                .chars()
                .take_while(char::is_ascii_digit)
                .collect();
            if digits == "1" {
                findings.add(view.index, span, "a first edition is not named as one");
            }
        }
    }
}
