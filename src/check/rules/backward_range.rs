//! DAT006: a page range that runs backwards.

use crate::check::ranges::printed_ranges;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::number::PageRange;
use crate::record::{NumberVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT006",
        name: "backward-range",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a page range whose end lies before its beginning. An end cut short (`125–8`) is completed
first.

Example: `pp. 397–305`

Use instead: `pp. 397–405`",
        bad: &[
            "Smith, J. (2001), “Title”, Journal, no. 2, pp. 397–305.",
            "Иванов И. Название // Журнал. 2001. № 2. С. 71-17.",
            "{#a}{page|125-118}",
        ],
        good: &[
            "Smith, J. (2001), “Title”, Journal, no. 2, pp. 397–405.",
            "Smith, J. (2001), “Title”, Journal, no. 2, pp. 125–8. 1123-24.",
            "Иванов И. Название 1999-2001. М., 2001. ГОСТ 7.1-2003.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let page = Variable::Number(NumberVariable::Page);
    for view in list.views() {
        if list.printed {
            for range in printed_ranges(&view).iter().filter(|range| range.sure) {
                let pages = PageRange {
                    first: range.first,
                    last: Some(range.last),
                };
                if let Some((first, last)) = pages.bounds()
                    && last < first
                {
                    findings.add(view.index, range.span, message(first, last));
                }
            }
        } else if let (Some(span), Some(value)) = (
            view.entry.span_of(page),
            view.entry.reference.numbers.get(&NumberVariable::Page),
        ) {
            let bounds = value.ranges().filter_map(|range| range.bounds());
            for (first, last) in bounds.filter(|(first, last)| last < first) {
                findings.add(view.index, span, message(first, last));
            }
        }
    }
}

fn message(first: u32, last: u32) -> String {
    format!("the pages run backwards, from {first} to {last}")
}
