//! NAM001: initials set apart here, close there.

use crate::check::names;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM001",
        name: "initials-spacing",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds initials that are set close (`A.B.`) in a list that sets them apart (`A. B.`) for the most
part, or the reverse.

Example: `Smith A.B. Title` in a list of `Lee K. M. Title`

Use instead: `Smith A. B. Title`",
        bad: &[
            "{author|Smith A.B.} T.\n{author|Lee K. M.} T.\n{author|Roe P. R.} T.\n{author|Doe J. T.} T.\n{author|Fox B. B.} T.",
            "{author|Иванов А. Б.} Т.\n{author|Петров В.Г.} Т.\n{author|Сидоров Д.Е.} Т.\n{author|Кузьмин Ж.З.} Т.\n{author|Орлов И.К.} Т.",
            "{author|Lee K.M.} T.\n{author|Roe P.R.}, {author|Poe A. A.} T.\n{author|Doe J.T.} T.\n{author|Fox B.B.} T.\n{author|Low C.C.}",
        ],
        good: &[
            "{author|Smith A.B.} T.\n{author|Lee K. M.} T.",
            "{author|Smith A.B.} T.\n{author|Lee K.M.} T.\n{author|Roe P.} T.",
            "{author|Lee K. M.} V. I. Press.\n{author|Roe P. R.} T.A.B.\n{author|Doe J. T.} T.\n{author|Fox B. B.} T.",
        ],
    },
    check,
};

/// So many times more often the one form must stand than the other.
const CLEAR: usize = 4;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut close: Vec<(usize, Span)> = Vec::new();
    let mut apart: Vec<(usize, Span)> = Vec::new();
    for view in list.views() {
        for gap in names::initial_gaps(&view) {
            match gap.of(view.text).chars().count() {
                0 => close.push((view.index, gap)),
                1 => apart.push((view.index, gap)),
                // More than one space is another rule's matter.
                _ => {}
            }
        }
    }
    let (odd, space) = if close.len() * CLEAR <= apart.len() {
        (close, " ")
    } else if apart.len() * CLEAR <= close.len() {
        (apart, "")
    } else {
        return;
    };
    let message = if space.is_empty() {
        "initials are set apart here, close together in the rest of the list"
    } else {
        "initials are set close together here, apart in the rest of the list"
    };
    for (index, gap) in odd {
        let Some(view) = list.view(index) else {
            continue;
        };
        // An insertion has no width: the initial before it goes along.
        let before = view.text[..gap.start]
            .chars()
            .next_back()
            .map_or(0, char::len_utf8);
        let span = Span::new(gap.start - before, gap.end);
        let dot = Span::new(span.start, gap.start).of(view.text);
        findings.add(index, span, message).safe_fix(
            "space them as elsewhere",
            &[(span, &format!("{dot}{space}"))],
        );
    }
}
