//! ID001: a DOI of a wrong form.

use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::identifier::{Validity, doi};
use crate::record::{IdentifierVariable, Variable};
use crate::text::span::Span;
use crate::text::unicode::{is_dash, latin_twin};
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID001",
        name: "doi-form",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds what is announced as a DOI (`doi:`, `doi.org/`) and is none: no `10.` and registrant in front,
no slash, a space or comma inside, a dash for a hyphen, a Cyrillic letter, a full stop or bracket
taken into the value of a record's field.

A DOI with one wrong character leads nowhere, and reference counting by Crossref misses it.

Example: `doi: 10.1007/978–3–030–1` (en dashes)

Use instead: `doi: 10.1007/978-3-030-1`

References: ISO 26324; DOI Handbook, 3.4.",
        bad: &[
            "Smith J. Title. 2001. doi: 10.1007/978–3–030–1",
            "Smith J. Title. 2001. https://doi.org/10.1016 /j.tcs.2001.1",
            "Smith J. Title. 2001. DOI: 1016/j.tcs.2001.1.",
            "Smith J. Title. 2001. doi:10,1016/j.tcs.2001.1.",
            "{#a}{DOI|10.1000/182.}",
            "{#a}{DOI|S0040-6090(01)01}",
        ],
        good: &[
            "Smith J. Title. 2001. doi: 10.1016/j.tcs.2001.1. https://doi.org/10.1000/182(3)",
            "Smith J. What is a DOI? 2001. See doi.org. DOI 10.1000/182",
            "{#a}{DOI|10.1000/182}",
        ],
    },
    check,
};

/// What announces a DOI, with whatever comes between it and the name.
static ANNOUNCED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:\b(?:dx\.)?doi\.org/\s?(?:doi:\s?)?|\bdoi(?:\s?:|\s)\s*(?:https?://(?:dx\.)?doi\.org/)?)")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        match list.printed {
            true => printed(&view, findings),
            false => field(&view, findings),
        }
    }
}

fn printed(view: &View<'_>, findings: &mut Findings<'_>) {
    let text = view.text;
    let mut done = 0;
    for mark in ANNOUNCED.find_iter(text) {
        if mark.start() < done {
            continue;
        }
        let tail = &text[mark.end()..];
        let len = tail.find(|c: char| c.is_whitespace() || "\"«»“”<>{}".contains(c));
        let name = tail[..len.unwrap_or(tail.len())].trim_end_matches(['.', ',', ';', ']']);
        let name = without_closing_bracket(name);
        done = mark.end() + name.len();
        // Words that only speak of DOIs, and nothing at all, are no names.
        if !name.contains(|c: char| c.is_ascii_digit()) || !name.contains(['/', '.', '-', ',']) {
            continue;
        }
        judge(view, Span::new(mark.end(), done), findings);
    }
}

fn field(view: &View<'_>, findings: &mut Findings<'_>) {
    let doi = Variable::Identifier(IdentifierVariable::Doi);
    let (Some(span), Some(value)) = (
        view.entry.span_of(doi),
        view.entry.reference.identifier(IdentifierVariable::Doi),
    ) else {
        return;
    };
    let trimmed = value.trim_end_matches(['.', ',', ';', ' ']);
    if trimmed.len() < value.len()
        && let Some(at) = span.of(view.text).rfind(value)
    {
        let end = span.start + at + value.len();
        let rest = Span::new(end - (value.len() - trimmed.len()), end);
        findings
            .add(
                view.index,
                span,
                format!("`{}` stands behind the DOI", rest.of(view.text)),
            )
            .safe_fix("drop it", &[(rest, "")]);
    } else if crate::record::identifier::doi(value) != Validity::Valid || !value.is_ascii() {
        judge_value(view, span, value, findings);
    }
}

fn judge(view: &View<'_>, span: Span, findings: &mut Findings<'_>) {
    let name = span.of(view.text);
    let behind = view.text[span.end..].strip_prefix(' ').unwrap_or_default();
    let next = behind.split(char::is_whitespace).next().unwrap_or_default();
    let head_only = name
        .strip_prefix("10.")
        .is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()));
    if head_only && next.starts_with('/')
        || name.ends_with('/') && next.contains(|c: char| c.is_ascii_digit()) && name.len() < 9
    {
        let space = Span::new(span.end, span.end + 1);
        findings
            .add(
                view.index,
                Span::new(span.start, span.end + 1 + next.len()),
                "a space inside the DOI",
            )
            .unsafe_fix("join the parts", &[(space, "")]);
        return;
    }
    judge_value(view, span, name, findings);
}

fn judge_value(view: &View<'_>, span: Span, name: &str, findings: &mut Findings<'_>) {
    let odd = |c: char| c != '-' && is_dash(c) || latin_twin(c).is_some();
    let mended: String = name
        .chars()
        .map(|c| {
            if is_dash(c) {
                '-'
            } else {
                latin_twin(c).unwrap_or(c)
            }
        })
        .collect();
    if name.contains(odd) {
        let finding = findings.add(
            view.index,
            span,
            format!("the DOI `{name}` has a dash or Cyrillic letter that no DOI has"),
        );
        if doi(&mended) == Validity::Valid {
            finding.unsafe_fix(format!("write `{mended}`"), &[(span, mended.as_str())]);
        }
    } else if doi(name) != Validity::Valid && scan::after(name, 0) != Some('#') {
        findings.add(
            view.index,
            span,
            format!("`{name}` is no DOI: one begins with `10.`, a number and `/`"),
        );
    }
}

/// Leaves out a bracket that was opened before the name.
fn without_closing_bracket(name: &str) -> &str {
    match name.strip_suffix(')') {
        Some(rest) if !rest.contains('(') => rest.trim_end_matches('.'),
        _ => name,
    }
}
