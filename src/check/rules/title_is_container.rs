//! JRN009: a title that is the title of its journal or book.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::{ItemType, TextVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "JRN009",
        name: "title-is-container",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an article or chapter with the title of the journal or book it stands in: one of the two was
lost.

Example: `Smith J. Roads and Bridges // Roads and Bridges. 2001. No. 2. P. 3–4.`

Use instead: the same with the article's own title",
        bad: &[
            "{=article-journal}Smith J. {title|Roads and Bridges} // {container-title|Roads and bridges}. 2001.",
            "{=chapter}{#a}{title|Roads}, {container-title|Roads}",
            "{=paper-conference}Ли К. {title|Дороги} // {container-title|Дороги}. М., 2001.",
        ],
        good: &[
            "{=article-journal}Smith J. {title|Roads} // {container-title|Roads and Bridges}. 2001.",
            "{=webpage}{title|Roads} // {container-title|Roads}",
            "{=article-journal}{title|…}, {container-title|—}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let within = [
        ItemType::ArticleJournal,
        ItemType::Chapter,
        ItemType::PaperConference,
    ];
    for view in list.views() {
        let reference = &view.entry.reference;
        let folded = |v| scan::folded(reference.text(v).unwrap_or_default());
        let title = folded(TextVariable::Title);
        if within.contains(&reference.item_type)
            && !title.is_empty()
            && title == folded(TextVariable::ContainerTitle)
            && let Some(span) = view.entry.span_of(Variable::Text(TextVariable::Title))
        {
            findings.add(
                view.index,
                span,
                "the title is that of the journal or book itself",
            );
        }
    }
}
