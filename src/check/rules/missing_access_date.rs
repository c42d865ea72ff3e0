//! DAT004: an address without a date of access in a list that gives them; a date of access to come.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::date::DatePart;
use crate::record::{DateVariable, TextVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT004",
        name: "access-date",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a web address without the date on which it was read, where nearly all other addresses of the
list have one, and a date of access that has not come yet.

Example: `URL: http://a.org/x` in a list of `URL: http://a.org/y (accessed 01.12.2018)`

Use instead: the same with its date

Addresses made of a DOI need no date.",
        bad: &[
            "{title|T}. URL: {URL|http://a.org/x}.\n{title|T}. URL: {URL|http://a.org/1} (accessed {accessed|2018-12-01}).\n{title|T}. URL: {URL|http://a.org/2} (accessed {accessed|2018-12-02}).\n{title|T}. URL: {URL|http://a.org/3} (accessed {accessed|2018-12-03}).\n{title|T}. URL: {URL|http://a.org/4} (accessed {accessed|2018-12-04}).\n{title|T}. URL: {URL|http://a.org/5} (accessed {accessed|2018-12-05}).",
            "{title|T}. URL: {URL|http://a.org/1} (accessed {accessed|2218-12-01}).",
            "{title|T}. URL: {URL|http://a.org/1} (accessed {accessed|2018-12-01}).\n{title|T}. URL: {URL|http://a.org/2} (accessed {accessed|2018-12-02}).\n{title|T}. URL: {URL|http://a.org/3} (accessed {accessed|2018-12-03}).\n{title|T}. URL: {URL|http://a.org/4} (accessed {accessed|2018-12-04}).\n{title|T}. URL: {URL|http://a.org/5} (accessed {accessed|2018-12-05}).\n{title|T}. URL: {URL|http://a.org/6} (accessed {accessed|2018-12-06}).\n{title|T}. URL: {URL|http://a.org/x}.",
        ],
        good: &[
            "{title|T}. URL: {URL|http://a.org/x}.\n{title|T}. URL: {URL|http://a.org/y}.",
            "{title|T}. URL: {URL|https://doi.org/10.1000/1}.\n{title|T}. URL: {URL|http://a.org/1} (accessed {accessed|2018-12-01}).\n{title|T}. URL: {URL|http://a.org/2} (accessed {accessed|2018-12-02}).\n{title|T}. URL: {URL|http://a.org/3} (accessed {accessed|2018-12-03}).\n{title|T}. URL: {URL|http://a.org/4} (accessed {accessed|2018-12-04}).\n{title|T}. URL: {URL|http://a.org/5} (accessed {accessed|2018-12-05}).",
        ],
    },
    check,
};

/// So many addresses with a date make a habit.
const LEAST: usize = 4;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let (url, accessed) = (
        Variable::Text(TextVariable::Url),
        Variable::Date(DateVariable::Accessed),
    );
    let mut without = Vec::new();
    let mut with = 0;
    for view in list.views() {
        let reference = &view.entry.reference;
        if let Some(date) = reference.dates.get(&DateVariable::Accessed) {
            with += 1;
            let day = |part| match part {
                DatePart::Day(month, day) => (month, day),
                DatePart::Month(month) => (month, 0),
                DatePart::Year | DatePart::Season(_) => (0, 0),
            };
            if let (Some(point), Some(span)) = (date.first(), view.entry.span_of(accessed))
                && (point.year, day(point.part)) > (list.today.year, day(list.today.part))
            {
                findings
                    .add(view.index, span, "the date of access has not come yet")
                    .severity(Severity::Error);
            }
        } else if let (Some(address), Some(span)) =
            (reference.text(TextVariable::Url), view.entry.span_of(url))
            && !address.contains("doi.org/")
        {
            without.push((view.index, span));
        }
    }
    if with >= LEAST && with >= 3 * without.len() {
        for (index, span) in without {
            findings.add(
                index,
                span,
                "no date of access; the other addresses of the list have one",
            );
        }
    }
}
