//! ID011: an arXiv, PMID, PMCID or EDN number of a wrong form.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::identifier::Validity;
use crate::record::{IdentifierVariable as I, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID011",
        name: "identifier-form",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a number of arXiv, PubMed, PubMed Central or eLIBRARY that has not their form, and so leads
nowhere.

Example: `PMC12x45`

Use instead: `PMC1234567`

References: arXiv identifier scheme; PubMed and PMC help",
        bad: &[
            "{#a}{title|T}, {PMID|12x45}",
            "{#a}{title|T}, {arXiv|21.0}",
            "{#a}{title|T}, {PMCID|PMCxyz}",
        ],
        good: &[
            "{#a}{title|T}, {PMID|18183754}",
            "{#a}{title|T}, {arXiv|2105.01234v2}",
            "{#a}{title|T}, {PMCID|PMC2276363}, {EDN|ABCDEF}",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for kind in [I::Arxiv, I::Pmid, I::Pmcid, I::Edn] {
            let identifier = view.entry.reference.identifiers.get(&kind);
            if identifier.is_some_and(|id| id.validity() == Validity::Malformed)
                && let Some(span) = view.entry.span_of(Variable::Identifier(kind))
            {
                findings.add(view.index, span, format!("this is no {kind}"));
            }
        }
    }
}
