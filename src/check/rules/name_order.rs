//! NAM002: initials before the surname in a heading, unlike the rest of the list.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::label::Label;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "NAM002",
        name: "name-order",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an entry that begins with initials and a surname in a list whose entries begin with the
surname.

A list is found by its surnames; this entry is not.

Example: `Е.С. Палей. Название` in a list of `Иванов И.И. Название`

Use instead: `Палей Е.С. Название`",
        bad: &[
            "{author|Е.С. Палей}. Т.\n{author|Иванов И.И.} Т.\n{author|Петров П. П.} Т.\n{author|Орлов О.} Т.\n{author|Фокин Ф.Ф.} Т.\n{author|Котов К.} Т.",
            "{author|Lee, K.} T.\n{author|J. Roe}, T.\n{author|Doe, J.} T.\n{author|Poe, E. A.} T.\n{author|Fox, M.} T.\n{author|Low, D.} T.",
            "1. {author|Lee K.} T.\n2. {author|Fry J.} T.\n3. {author|Doe J.} T.\n4. {author|Poe E.} T.\n5. {author|Fox M.} T.\n6. {author|B. Low}. T.",
        ],
        good: &[
            "{author|Е.С. Палей}. Т.\n{author|И.И. Иванов} Т.\n{author|Петров П. П.} Т.\n{author|Орлов О.} Т.\n{author|Ф. Фокин} Т.\n{author|Котов К.} Т.",
            "{author|E. Lee}. T.\n{author|Roe P.} T.",
            "{author|U.S. Armed Forces}. T.\n{author|Lee K.} T.\n{author|Fry J.} T.\n{author|Doe J.} T.\n{author|Poe E.} T.\n{author|Fox M.} T.",
        ],
    },
    check,
};

static INITIALS_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:\p{Lu}\p{Ll}?\.[ \u{a0}-]?){1,3}\p{Lu}\p{Ll}[\p{L}’'-]+")
        .expect("the pattern is fixed")
});
static SURNAME_FIRST: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\p{Ll}’']{1,4} )?\p{Lu}[\p{L}’'-]+,?[ \u{a0}]\p{Lu}\p{Ll}?\.")
        .expect("the pattern is fixed")
});

/// A list of fewer headings has no habit; so many times more of the one form make one.
const LEAST: usize = 5;
const CLEAR: usize = 4;

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut odd: Vec<(usize, Span)> = Vec::new();
    let mut usual = 0;
    for view in list.views() {
        let Some(heading) = view
            .entry
            .labels
            .first()
            .filter(|l| l.label == Label::Author)
        else {
            continue;
        };
        // The stop of a last initial may stand behind the names.
        let text = &view.text[heading.span.start..];
        let ends = |found: &regex::Match<'_>| {
            let rest = &text[found.end()..];
            // More words belong to the name of a body: `U.S. Armed Forces`.
            [".", ",", ";", " //", " (", " и ", " and ", " &", " y "]
                .iter()
                .any(|end| rest.starts_with(end))
        };
        if let Some(found) = INITIALS_FIRST.find(text).filter(ends) {
            let start = heading.span.start;
            odd.push((view.index, Span::new(start, start + found.end())));
        } else if SURNAME_FIRST.is_match(text) {
            usual += 1;
        }
    }
    if usual >= LEAST && usual >= CLEAR * odd.len() {
        for (index, span) in odd {
            findings.add(
                index,
                span,
                "the heading begins with initials; the others begin with the surname",
            );
        }
    }
}
