//! TYP001: a record lacks a field that its item type needs.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{DateVariable, ItemType, NameVariable, Reference, TextVariable, Variable};
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "TYP001",
        name: "missing-field",
        severity: Severity::Error,
        default: true,
        scope: Scope::Records,
        text: "\
Finds a record without a field that no document of its type can be found without: the title of
anything, the journal and year of an article, the book of a chapter, author or editor, publisher and
year of a book, the year of a thesis.

A style prints a hole where the field should be, and the reader cannot find the work.

Example: `@article{smith, author = {Smith, J.}, title = {Bridges}, year = 2001}`

Use instead: the same with `journal = {Journal of Bridges}`

References: the required fields of BibTeX (Patashnik, BibTeXing, 3.1)",
        bad: &[
            "{=article-journal}{#a}{author|Smith}, {title|Bridges}, {issued|2001}",
            "{=book}{#b}{author|Smith}, {title|Bridges}, {publisher|Sea}",
            "{=chapter}{#c}{author|Smith}, {title|Bridges}, {issued|2001}",
            "{=book}{#d}{author|Smith}, {issued|2001}, {publisher|Sea}",
        ],
        good: &[
            "{=article-journal}{#a}{author|Smith}, {title|Bridges}, {container-title|Roads}, {issued|2001}",
            "{=book}{#b}{editor|Smith}, {title|Bridges}, {publisher|Sea}, {issued|2001}",
            "{=webpage}{#c}{title|Bridges}",
        ],
    },
    check,
};

const TITLE: Variable = Variable::Text(TextVariable::Title);
const CONTAINER: Variable = Variable::Text(TextVariable::ContainerTitle);
const PUBLISHER: Variable = Variable::Text(TextVariable::Publisher);
const ISSUED: Variable = Variable::Date(DateVariable::Issued);
const AUTHOR: Variable = Variable::Names(NameVariable::Author);
const EDITOR: Variable = Variable::Names(NameVariable::Editor);

/// What a type needs: one of each row.
fn needed(item_type: ItemType) -> &'static [&'static [Variable]] {
    match item_type {
        ItemType::ArticleJournal | ItemType::Chapter => &[&[TITLE], &[CONTAINER], &[ISSUED]],
        ItemType::Book => &[&[TITLE], &[AUTHOR, EDITOR], &[PUBLISHER], &[ISSUED]],
        ItemType::Thesis => &[&[TITLE], &[AUTHOR], &[ISSUED]],
        _ => &[&[TITLE]],
    }
}

fn lacks(reference: &Reference, row: &[Variable]) -> bool {
    // A field that another record or an unread value may give is not called missing.
    reference
        .custom
        .get("bibtex")
        .is_none_or(|kept| kept.get("crossref").is_none() && kept.get("xdata").is_none())
        && !row.iter().any(|variable| reference.has(*variable))
}

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let reference = &view.entry.reference;
        for row in needed(reference.item_type)
            .iter()
            .filter(|row| lacks(reference, row))
        {
            let names: Vec<&str> = row.iter().map(|variable| variable.as_str()).collect();
            let first_line = view.text.find('\n').unwrap_or(view.text.len());
            let message = format!("{} without `{}`", reference.item_type, names.join("` or `"));
            findings.add(view.index, Span::new(0, first_line), message);
        }
    }
}
