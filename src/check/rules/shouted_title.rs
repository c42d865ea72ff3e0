//! TYP012: a title wholly in capitals.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::{TextVariable, Variable};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "TYP012",
        name: "shouted-title",
        severity: Severity::Info,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a title of several words wholly in capital letters. Styles can make capitals of small letters,
but not small letters of capitals.

Example: `title = {THE ROADS OF ANCIENT ROME}`

Use instead: `title = {The roads of ancient Rome}`",
        bad: &[
            "{#a}{title|THE ROADS OF ANCIENT ROME}",
            "Ли К. {title|ДОРОГИ ДРЕВНЕГО РИМА}. 2001.",
            "{#a}{title|ROADS AND BRIDGES: A SURVEY}",
        ],
        good: &[
            "{#a}{title|The roads of ROME}",
            "{#a}{title|NATO AND UNESCO}",
            "{#a}{title|DNA}",
        ],
    },
    check,
};

/// Fewer words and letters may be abbreviations.
const WORDS: usize = 3;
const LETTERS: usize = 15;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let title = Variable::Text(TextVariable::Title);
    for view in list.views() {
        let Some(span) = view.entry.span_of(title) else {
            continue;
        };
        let text = span.of(view.text);
        let words = text
            .split_whitespace()
            .filter(|w| w.chars().any(char::is_alphabetic))
            .count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let cased = text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase);
        if cased && words >= WORDS && letters >= LETTERS {
            findings.add(view.index, span, "the title is wholly in capitals");
        }
    }
}
