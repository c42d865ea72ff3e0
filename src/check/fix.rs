//! Applying the fixes that findings offer.

use crate::diagnostic::{Diagnostic, Edit};
use std::collections::BTreeMap;

/// A mended text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The text afterwards.
    pub text: String,
    /// How many findings were mended.
    pub applied: usize,
    /// How many fixes were left out because they overlap one that was applied, or because they
    /// are guesses and only safe fixes were asked for.
    pub skipped: usize,
}

/// Applies the fixes of the findings to `source`, the text they were found in: the safe ones, and
/// the guesses too if `unsafe_too`. Of two fixes that touch the same place the first in the order
/// of the findings wins; all of a fix is applied or nothing. What is left can be found and mended
/// by a second check.
pub fn apply(source: &str, findings: &[Diagnostic], unsafe_too: bool) -> Fixed {
    // By start: the end, and what comes there.
    let mut edits: BTreeMap<usize, (usize, &str)> = BTreeMap::new();
    let (mut applied, mut skipped) = (0, 0);
    for fix in findings.iter().filter_map(|d| d.fix.as_ref()) {
        let wanted = fix.safe || unsafe_too;
        let already = fix
            .edits
            .iter()
            .all(|e| edits.get(&e.span.start) == Some(&(e.span.end, e.text.as_str())));
        if wanted && already && !fix.edits.is_empty() {
            applied += 1;
        } else if wanted && fix.edits.iter().all(|e| fits(source, &edits, e)) {
            let own = fix.edits.iter();
            edits.extend(own.map(|e| (e.span.start, (e.span.end, e.text.as_str()))));
            applied += 1;
        } else {
            skipped += 1;
        }
    }
    let mut text = String::with_capacity(source.len());
    let mut at = 0;
    for (start, (end, replacement)) in edits {
        text.push_str(source.get(at..start).unwrap_or_default());
        text.push_str(replacement);
        at = end;
    }
    text.push_str(source.get(at..).unwrap_or_default());
    Fixed {
        text,
        applied,
        skipped,
    }
}

/// Whether the edit lies in the text and touches none of the others.
fn fits(source: &str, edits: &BTreeMap<usize, (usize, &str)>, edit: &Edit) -> bool {
    let span = edit.span;
    let before = edits.range(..=span.start).next_back();
    let after = edits.range(span.start..).next();
    source.get(span.start..span.end).is_some()
        && before.is_none_or(|(start, (end, _))| *end <= span.start && *start != span.start)
        && after.is_none_or(|(start, _)| span.end <= *start)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Fix, Severity};
    use crate::text::span::Span;

    fn finding(edits: &[(usize, usize, &str)], safe: bool) -> Diagnostic {
        let edits = edits.iter().map(|(start, end, text)| Edit {
            span: Span::new(*start, *end),
            text: text.to_string(),
        });
        Diagnostic {
            code: "SYN001",
            severity: Severity::Warning,
            message: String::new(),
            reference: None,
            key: None,
            span: Span::at(0),
            fix: Some(Fix {
                message: String::new(),
                edits: edits.collect(),
                safe,
            }),
        }
    }

    #[test]
    fn all_of_a_fix_or_nothing() {
        let findings = [
            finding(&[(0, 1, "A"), (4, 5, "E")], true),
            finding(&[(1, 2, "B"), (4, 6, "?")], true),
            finding(&[(2, 2, "-")], true),
            finding(&[(3, 4, "!")], false),
            finding(&[(90, 91, "x")], true),
        ];
        let fixed = apply("abcdef", &findings, false);
        assert_eq!(
            (fixed.text.as_str(), fixed.applied, fixed.skipped),
            ("Ab-cdEf", 2, 3)
        );
        let fixed = apply("abcdef", &findings, true);
        assert_eq!(
            (fixed.text.as_str(), fixed.applied, fixed.skipped),
            ("Ab-c!Ef", 3, 2)
        );
    }

    #[test]
    fn places_that_cut_a_letter_are_left_alone() {
        assert_eq!(apply("ж", &[finding(&[(1, 2, "x")], true)], true).text, "ж");
    }
}
