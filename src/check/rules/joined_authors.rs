//! TYP011: several names in one.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{NameVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "TYP011",
        name: "joined-authors",
        severity: Severity::Error,
        default: true,
        scope: Scope::Records,
        text: "\
Finds a record whose list of authors or editors is joined by commas, semicolons or `&` where the
format wants each name for itself (`and` in BibTeX, a line each in RIS): programs take it for one
person.

Example: `author = {Smith, J., Lee, K., Roe, P.}`

Use instead: `author = {Smith, J. and Lee, K. and Roe, P.}`",
        bad: &[
            "{#a}{author|Smith, J., Lee, K., Roe, P.}, {title|T}",
            "{#a}{author|Smith, J.; Lee, K.}, {title|T}",
            "{#a}{author|Smith, J. & Lee, K.}, {title|T}",
        ],
        good: &[
            "{#a}{author|Smith, J. and Lee, K.}, {title|T}",
            "{#a}{author|Smith, Jr., J.}, {title|T}",
            "{#a}{author|{Dombey, Son, Sons and Co. & Co.}}, {title|T}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for variable in [NameVariable::Author, NameVariable::Editor] {
            let fields = view
                .entry
                .fields
                .iter()
                .filter(|f| f.variable == Variable::Names(variable));
            for field in fields {
                // What stands in braces is one body's name.
                let bare = unbraced(field.span.of(view.text));
                let is_joined = |name: &str| {
                    name.matches(',').count() > 2
                        || [';', '&'].iter().any(|sign| name.contains(*sign))
                };
                if bare.split(" and ").any(is_joined) {
                    findings.add(
                        view.index,
                        field.span,
                        format!("several names stand as one {variable}"),
                    );
                }
            }
        }
    }
}

/// The text without what stands in braces.
fn unbraced(text: &str) -> String {
    let mut depth = 0usize;
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}
