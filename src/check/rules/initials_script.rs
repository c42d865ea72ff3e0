//! SCR002: initials of another script than the surname.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::unicode::{cyrillic_twin, latin_twin};
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SCR002",
        name: "initials-script",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an initial that is Latin beside a Cyrillic surname, or the reverse, in the names at the
beginning of an entry.

`Иванов A.` with a Latin `A` is another author than `Иванов А.` to every index.

Example: `Иванов A. В.` (Latin `A`)

Use instead: `Иванов А. В.`",
        bad: &[
            "Иванов A. В. Название. М., 2001.",
            "Ivanov И. Title. Moscow, 2001.",
            "1. Петров, П. П., Сидоров C.C. Название. М., 2001.",
        ],
        good: &[
            "Иванов А. В., Smith J. Название. М., 2001.",
            "Caiazzo I. Note sulla fortuna. 2001.",
            "Springer Berlin. М., 2001.",
        ],
    },
    check,
};

/// A surname and one to three initials.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(\p{Lu}[\p{Ll}’'-]+(?:-\p{Lu}\p{Ll}+)?),?[\s\u{a0}](\p{Lu})\.(?:[\s\u{a0}]?-?(\p{Lu})\.)?",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        if text.is_ascii() {
            continue;
        }
        let start = text.len() - numbering::without(text).len();
        let mut at = start;
        // Names follow each other; the first thing that is none ends the heading.
        while let Some(name) = NAME.captures_at(text, at) {
            let (Some(all), Some(family)) = (name.get(0), name.get(1)) else {
                break;
            };
            let between = text[at..all.start()].trim_matches([',', ' ', '\u{a0}', ';']);
            if !matches!(between, "" | "и" | "and" | "&") {
                break;
            }
            at = all.end();
            let script = Script::of_text(family.as_str());
            let place = text[at..].trim_start();
            let is_place = place.starts_with([':', ',']) && place.starts_with(':');
            for initial in [name.get(2), name.get(3)].into_iter().flatten() {
                let Some(c) = initial.as_str().chars().next() else {
                    continue;
                };
                let other = match (script, Script::of(c)) {
                    (Script::Cyrillic, Script::Latin) => cyrillic_twin(c),
                    (Script::Latin, Script::Cyrillic) => latin_twin(c),
                    _ => continue,
                };
                if is_place {
                    continue;
                }
                let span = Span::new(initial.start(), initial.end());
                let names = |s| {
                    if s == Script::Latin {
                        "Latin"
                    } else {
                        "Cyrillic"
                    }
                };
                let finding = findings.add(
                    view.index,
                    span,
                    format!(
                        "the initial `{c}` is {}, the surname `{}` is {}",
                        names(Script::of(c)),
                        family.as_str(),
                        names(script)
                    ),
                );
                if let Some(twin) = other {
                    finding.safe_fix(
                        format!("write the {} letter", names(script)),
                        &[(span, twin.encode_utf8(&mut [0; 4]))],
                    );
                }
            }
        }
    }
}
