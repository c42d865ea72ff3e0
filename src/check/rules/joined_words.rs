//! SPL003: two words run together.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SPL003",
        name: "joined-words",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a word that is two words of the list, which stand apart elsewhere in it, side by side.

Example: `снеговыхнагрузок` beside `снеговых нагрузок`

Use instead: `снеговых нагрузок`",
        bad: &[
            "{title|Расчёт снеговых нагрузок}.\n{title|О снеговыхнагрузок}.",
            "{title|Mediumpower reactors}.\n{title|On medium power}.",
            "{title|Sobre pinturamexicana}.\n{title|La pintura mexicana}.",
        ],
        good: &[
            "{title|Расчёт снеговых нагрузок}.\n{title|Нормы снеговых нагрузок}.",
            "{title|Data base}.\n{title|Database}.",
            "{title|Электро станция}.",
        ],
    },
    check,
};

/// Shorter words are joined rightly too often: `data base`, `life time`.
const SHORTEST: usize = 5;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let words = list.vocabulary();
    let long = |text: &str| text.chars().count() >= SHORTEST;
    let mut pairs: HashMap<String, usize> = HashMap::new();
    for (a, b) in words
        .neighbours(list)
        .filter(|(a, b)| long(&a.lower) && long(&b.lower))
    {
        pairs
            .entry(format!("{}{}", a.lower, b.lower))
            .or_insert(a.lower.len());
    }
    for word in words.words.iter().filter(|w| words.count(&w.lower) == 1) {
        let Some(cut) = pairs.get(&word.lower) else {
            continue;
        };
        let Some(view) = list.view(word.index) else {
            continue;
        };
        let printed = word.span.of(view.text);
        // Letter case may change lengths: then there is no telling where to cut.
        if let (Some(left), Some(right)) = (printed.get(..*cut), printed.get(*cut..)) {
            let apart = format!("{left} {right}");
            findings
                .add(
                    word.index,
                    Span::new(word.span.start, word.span.end),
                    format!("`{printed}` is two words"),
                )
                .unsafe_fix(format!("write `{apart}`"), &[(word.span, &apart)]);
        }
    }
}
