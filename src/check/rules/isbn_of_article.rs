//! ID009: an ISBN on an article of a journal.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::identifier::Validity;
use crate::record::{IdentifierVariable, ItemType, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID009",
        name: "isbn-of-article",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an article of a journal with an ISBN, the number of a book: the type or the number is wrong.

Example: `@article{…, isbn = {978-3-16-148410-0}}`

Use instead: the journal's ISSN, or the type of a chapter

A book with an ISSN may belong to a series and is left alone.",
        bad: &[
            "{=article-journal}{#a}{title|T}, {container-title|J}, {ISBN|978-3-16-148410-0}",
            "{=article-journal}Smith J. {title|T} // {container-title|J}. ISBN {ISBN|978-3-16-148410-0}.",
            "{=article-newspaper}{#a}{title|T}, {ISBN|978-3-16-148410-0}",
        ],
        good: &[
            "{=book}{#a}{title|T}, {ISBN|978-3-16-148410-0}",
            "{=article-journal}{#a}{title|T}, {ISSN|0378-5955}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let isbn = IdentifierVariable::Isbn;
    for view in list.views() {
        let reference = &view.entry.reference;
        let is_article = matches!(
            reference.item_type,
            ItemType::ArticleJournal | ItemType::ArticleNewspaper | ItemType::ArticleMagazine
        );
        // A wrong number may be anything: rule ID003 speaks of it.
        let valid = reference
            .identifiers
            .get(&isbn)
            .is_some_and(|id| id.validity() == Validity::Valid);
        if is_article
            && valid
            && let Some(span) = view.entry.span_of(Variable::Identifier(isbn))
        {
            findings.add(view.index, span, "an article of a journal has no ISBN");
        }
    }
}
