//! SYN009: a word divided by the end of a line and never joined.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN009",
        name: "broken-word",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a hyphen and a space inside what was one word (`inter- national`).

The hyphen divided the word at the end of a line of a PDF; copied, it stayed. Neither search nor
library finds the word.

Example: `Language mod- els are few-shot learners`

Use instead: `Language models are few-shot learners`

Hyphens that stand for a part said later (`first- and second-generation`, `Ein- und Ausgabe`) are
left alone. The fix is a guess, as the word may have a hyphen of its own (`east- west`).",
        bad: &[
            "Brown T. Language mod- els are few-shot learners. 2020.",
            "Иванов И. Иссле- дование операций. М., 2001.",
            "Fiedler K. Elitenmigration- migrationsbedingungen. Bonn, 2001.",
        ],
        good: &[
            "Fertig M. First- and second-generation migrants; Ein- und Ausgabe; socio- y psico-. 2001.",
            "Петров П. Научно- и технико-экономические вопросы, 1999- 2001. М.",
            "June 28 – July 2- Proceedings",
        ],
    },
    check,
};

/// Words that stand between the two halves of a shared hyphen.
const JOINERS: &[&str] = &[
    "and", "or", "to", "vs", "versus", "but", "und", "oder", "bzw", "bis", "sowie", "als", "y",
    "e", "o", "u", "et", "ou", "i", "ni", "a", "og", "och", "en", "of", "и", "или", "а", "та", "і",
    "as",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        for (at, _) in text.match_indices("- ") {
            let left = scan::last_word(&text[..at]);
            let behind = text[at + 1..].trim_start();
            let start = text.len() - behind.len();
            let end = behind
                .find(|c: char| !c.is_alphabetic())
                .unwrap_or(behind.len());
            let right = &behind[..end];
            let lower =
                |word: &str| word.chars().count() >= 2 && word.chars().all(char::is_lowercase);
            let joined = text[..at].ends_with(left) && !left.is_empty();
            let ends_lower = left.chars().next_back().is_some_and(char::is_lowercase);
            let one_script = Script::of_text(left) == Script::of_text(right);
            if joined
                && left.chars().count() >= 2
                && ends_lower
                && lower(right)
                && one_script
                && !JOINERS.contains(&right)
                && !view.mask.hides(at)
            {
                let word = Span::new(at - left.len(), start + end);
                findings
                    .add(
                        view.index,
                        word,
                        format!("`{left}- {right}` seems to be one word"),
                    )
                    .unsafe_fix("join the halves", &[(Span::new(at, start), "")]);
            }
        }
    }
}
