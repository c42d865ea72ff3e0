//! DAT008: an article without pages in a list that gives them.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{IdentifierVariable, ItemType, NumberVariable, TextVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT008",
        name: "missing-pages",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an article of a journal without pages, number or address in a list whose articles nearly all
have pages.

Example: `Smith J. Title // Journal. 2001. Vol. 32 (4).`

Use instead: the same with its pages",
        bad: &[
            "{=article-journal}{title|T}, {container-title|J}, {issue|1}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-2}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-3}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-4}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-5}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-6}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-7}.",
            "{=article-journal}{title|T}, {container-title|J}, {page|1-2}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-3}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-4}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-5}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-6}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-7}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-8}.\n{=article-journal}{title|T}, {container-title|J}, {issue|1}.",
            "{=article-journal}{title|Т} // {container-title|Ж}. {issue|1}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-2}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-3}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-4}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-5}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-6}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-7}.\n{=article-journal}{title|Т} // {container-title|Ж}. {page|1-8}.",
        ],
        good: &[
            "{=article-journal}{title|T}, {container-title|J}, {issue|1}.",
            "{=article-journal}{title|T}, {container-title|J}, {issue|1}, {DOI|10.1000/1}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-2}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-3}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-4}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-5}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-6}.\n{=article-journal}{title|T}, {container-title|J}, {page|1-7}.",
        ],
    },
    check,
};

/// So many articles make a habit.
const LEAST: usize = 5;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let container = Variable::Text(TextVariable::ContainerTitle);
    let mut without = Vec::new();
    let mut with = 0;
    for view in list.views() {
        let reference = &view.entry.reference;
        let has = |v| reference.has(Variable::Number(v));
        // A volume alone may be that of a series.
        let in_issue = has(NumberVariable::Issue);
        let elsewhere = has(NumberVariable::Number)
            || has(NumberVariable::NumberOfPages)
            || reference.text(TextVariable::Url).is_some()
            || reference.identifier(IdentifierVariable::Doi).is_some();
        if reference.item_type != ItemType::ArticleJournal {
            continue;
        } else if has(NumberVariable::Page) {
            with += 1;
        } else if in_issue
            && !elsewhere
            && let Some(span) = view.entry.span_of(container)
        {
            without.push((view.index, span));
        }
    }
    if with >= LEAST && with >= 4 * without.len() {
        for (index, span) in without {
            findings.add(
                index,
                span,
                "an article without pages; the others of the list have them",
            );
        }
    }
}
