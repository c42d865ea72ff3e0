//! DAT007: a number of pages where an article needs a range.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{ItemType, NumberVariable, TextVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT007",
        name: "total-pages",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an article with a total of pages (`120 p.`) and no range: the reader does not learn where in
the journal it stands.

Example: `Smith J. Title // Journal. 2001. No. 2. 12 p.`

Use instead: `Smith J. Title // Journal. 2001. No. 2. P. 33–44.`

Articles with a number of their own are left alone.",
        bad: &[
            "{=article-journal}Smith J. {title|T} // {container-title|Journal}. 2001. No. {issue|2}. {number-of-pages|12 p.}",
            "{=article-journal}{title|Т} // {container-title|Вестник}. Т. {volume|3}. {number-of-pages|12 с.}",
            "{=article-journal}{#a}{title|T}, {container-title|J}, {volume|2}, {number-of-pages|12}",
        ],
        good: &[
            "{=article-journal}{title|T} // {container-title|J}. No. {issue|2}. P. {page|33–44}.",
            "{=book}{title|T}. 2001. {number-of-pages|120 p.}",
            "{=article-journal}{title|T} // {container-title|J}. {number|123}. {number-of-pages|12 p.}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let total = Variable::Number(NumberVariable::NumberOfPages);
    for view in list.views() {
        let reference = &view.entry.reference;
        let has = |v| reference.has(Variable::Number(v));
        let in_issue = has(NumberVariable::Issue) || has(NumberVariable::Volume);
        let located = has(NumberVariable::Page) || has(NumberVariable::Number);
        if reference.item_type == ItemType::ArticleJournal
            && reference.text(TextVariable::ContainerTitle).is_some()
            && in_issue
            && !located
            && let Some(span) = view.entry.span_of(total)
        {
            findings.add(
                view.index,
                span,
                "the number of pages of an article, and no range of pages",
            );
        }
    }
}
