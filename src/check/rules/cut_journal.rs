//! JRN001: a journal's name cut short.

use crate::check::journals;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "JRN001",
        name: "cut-journal",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a journal whose name breaks off inside a word where another entry has it whole.

The last letter was lost in typing or copying. The article is then counted under a journal that
does not exist.

Example: `Foro Internaciona, no. 2 (53)` beside `Foro Internacional, no. 3 (56)`

Use instead: `Foro Internacional, no. 2 (53)`

Abbreviations, with a full stop, are left alone.",
        bad: &[
            "A, {container-title|Foro Internaciona}, no. 2.\nB, {container-title|Foro Internacional}, no. 3.",
            "А // {container-title|Вопросы истори}. 2001.\nБ // {container-title|Вопросы истории}. 2002.",
            "{#a}{container-title|Economic Jour}\n{#b}{container-title|Economic Journal}",
        ],
        good: &[
            "A, {container-title|J. Immunol}. 2001.\nB, {container-title|J. Immunology}. 2002.",
            "A, {container-title|Journal of Economic}, 1.\nB, {container-title|Journal of Economic Literature}, 2.",
            "A, {container-title|Foro Internacional}, 1.\nB, {container-title|Foro Internacional}, 2.",
        ],
    },
    check,
};

/// A shorter name is too likely an abbreviation.
const SHORTEST: usize = 8;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut names = journals::printed(list);
    names.sort_by(|a, b| a.words.cmp(&b.words).then(a.index.cmp(&b.index)));
    for (i, short) in names.iter().enumerate() {
        // In sorted order the names that begin with this one come right after it and its equals.
        let Some(whole) = names[i..].iter().find(|n| n.words != short.words) else {
            continue;
        };
        let Some(rest) = whole.words.strip_prefix(&short.words) else {
            continue;
        };
        let inside_word =
            rest.starts_with(char::is_alphabetic) && short.words.ends_with(char::is_alphabetic);
        if inside_word && short.words.len() >= SHORTEST && !short.is_abbreviated && rest.len() <= 12
        {
            findings
                .add(
                    short.index,
                    short.span,
                    format!(
                        "`{}` is cut short; entry {} has `{}`",
                        short.text,
                        whole.index + 1,
                        whole.text
                    ),
                )
                .unsafe_fix(
                    format!("write `{}`", whole.text),
                    &[(short.span, whole.text)],
                );
        }
    }
}
