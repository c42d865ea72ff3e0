//! NAM004: `(eds.)` for one editor, `(ed.)` for more.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::NameVariable;
use crate::record::label::Label;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM004",
        name: "editor-mark",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds the mark of editors in the plural behind one name, or in the singular behind several.

Example: `Bondarenko I.A. (eds.)`

Use instead: `Bondarenko I.A. (ed.)`

`Ed. by` stands before any number of names and is left alone.",
        bad: &[
            "{editor|Lee, K.} (eds.), {title|T}, London.",
            "{editor|Lee, K.;Roe, P.} (ed.), {title|T}, London.",
            "In: {editor|Gómez, A.;Ruiz, B.} (Coord.), {title|T}.",
        ],
        good: &[
            "{editor|Lee, K.} (ed.), {title|T}.",
            "{editor|Lee, K.;Roe, P.} (eds), {title|T}.",
            "Ed. by {editor|Lee, K.;Roe, P.}, {title|T}.",
            "{author|Lee, K.} (eds.), {title|T}.",
        ],
    },
    check,
};

/// A mark in brackets behind the names.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,?\s?\(?(?i:(ed|coord|comp|dir)(s?))(?:\.?\)|\.,)").expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let Some(names) = view.entry.reference.names.get(&NameVariable::Editor) else {
            continue;
        };
        let labels = view
            .entry
            .labels
            .iter()
            .filter(|l| l.label == Label::Editor);
        let runs: Vec<Span> = labels.map(|l| l.span).collect();
        // Of two runs of editors it is not known which mark is whose.
        let [run] = runs.as_slice() else { continue };
        let Some(found) = MARK.captures(&view.text[run.end..]) else {
            continue;
        };
        let (Some(word), Some(plural)) = (found.get(1), found.get(2)) else {
            continue;
        };
        let several = names.list.len() > 1 || names.others;
        let span = Span::new(run.end + word.start(), run.end + plural.end());
        let printed = span.of(view.text);
        match (several, plural.is_empty()) {
            (false, false) if names.list.len() == 1 => findings
                .add(view.index, span, format!("`{printed}` for one editor"))
                .safe_fix(
                    format!("write `{}`", word.as_str()),
                    &[(span, word.as_str())],
                ),
            (true, true) => {
                let more = format!("{printed}s");
                findings
                    .add(view.index, span, format!("`{printed}` for several editors"))
                    .safe_fix(format!("write `{more}`"), &[(span, &more)]);
            }
            _ => {}
        }
    }
}
