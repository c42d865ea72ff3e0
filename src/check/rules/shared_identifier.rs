//! ID008: one DOI or ISBN on two different works.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::identifier::Validity;
use crate::record::{IdentifierVariable as I, ItemType, TextVariable, Variable};
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID008",
        name: "shared-identifier",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a DOI, or the ISBN of a book, that an entry with quite another title has too: one of the two is
wrong.

Example: `Smith J. Roads. doi:10.1000/182` and `Lee K. Bridges. doi:10.1000/182`

Use instead: each with its own

Chapters share the ISBN of their book.",
        bad: &[
            "{#a}{title|Roads of Rome}, {DOI|10.1000/182}\n{#b}{title|Bridges of Kent}, {DOI|10.1000/182}",
            "{=book}{#a}{title|Roads of Rome}, {ISBN|978-3-16-148410-0}\n{=book}{#b}{title|Bridges of Kent}, {ISBN|978-3-16-148410-0}",
            "{title|Дороги Рима}. doi: {DOI|10.1000/182}.\n{title|Мосты Москвы}. doi: {DOI|10.1000/182}.",
        ],
        good: &[
            "{#a}{title|Roads of Rome}, {DOI|10.1000/182}\n{#b}{title|The roads of Rome}, {DOI|10.1000/182}",
            "{=chapter}{#a}{title|Roads of Rome}, {ISBN|978-3-16-148410-0}\n{=chapter}{#b}{title|Bridges of Kent}, {ISBN|978-3-16-148410-0}",
            "{#a}{title|Дороги Рима}, {DOI|10.1000/182}\n{#b}{title|Dorogi Rima}, {DOI|10.1000/182}",
        ],
    },
    check,
};

/// Titles less alike than this are of different works.
const ALIKE: f64 = 0.6;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut known: HashMap<(I, String), (usize, String)> = HashMap::new();
    for view in list.views() {
        let reference = &view.entry.reference;
        let title = reference.text(TextVariable::Title).unwrap_or_default();
        for kind in [I::Doi, I::Isbn] {
            let Some(id) = reference
                .identifiers
                .get(&kind)
                .filter(|id| id.validity() == Validity::Valid)
            else {
                continue;
            };
            if title.is_empty() || (kind == I::Isbn && reference.item_type != ItemType::Book) {
                continue;
            }
            let key: String = id
                .value()
                .chars()
                .filter(|c| *c != '-' && *c != ' ')
                .collect();
            let folded = scan::folded(title);
            match known.get(&(kind, key.to_lowercase())) {
                Some((first, other)) => {
                    // A title in another script may be the same one.
                    let comparable = scan::is_cyrillic(&folded) == scan::is_cyrillic(other);
                    if comparable
                        && strsim::normalized_levenshtein(&folded, other) < ALIKE
                        && !folded.contains(other.as_str())
                        && !other.contains(&folded)
                        && let Some(span) = view.entry.span_of(Variable::Identifier(kind))
                    {
                        findings.add(
                            view.index,
                            span,
                            format!("entry {} has the same {kind} and another title", first + 1),
                        );
                    }
                }
                None => {
                    known.insert((kind, key.to_lowercase()), (view.index, folded));
                }
            }
        }
    }
}
