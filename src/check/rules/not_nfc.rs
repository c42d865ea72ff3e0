//! SYN013: letters whose accents are characters of their own.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark, is_nfc};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN013",
        name: "not-nfc",
        severity: Severity::Info,
        default: true,
        scope: Scope::Any,
        text: "\
Finds letters that are written as a letter and a combining accent where Unicode has one character
for both (`и` and U+0306 for `й`).

They look the same and do not compare the same: a search for `Чайковский` misses `Чайковский`
from a PDF.

Example: `e` U+0301

Use instead: `é` U+00E9

References: Unicode Standard Annex 15, normalization form C.",
        bad: &[
            "Чаи\u{306}ковскии\u{306} П. И. Письма. М., 1955.",
            "Go\u{301}mez, M. (2007), Contadora.",
            "Ame\u{301}rica Latina (2013).",
        ],
        good: &[
            "Чайковский П. И. Письма. М., 1955.",
            "Gómez, M. (2007), Contadora.",
            "A vowel with an accent of its own: а\u{301} (Cyrillic).",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            if text.is_ascii() || is_nfc(text) {
                continue;
            }
            for word in spaced(text) {
                let printed = word.of(text);
                let composed: String = printed.nfc().collect();
                if composed != printed && printed.chars().any(is_combining_mark) {
                    let span = word.shifted(part.start);
                    findings
                        .add(view.index, span, "accents stand apart from their letters")
                        .safe_fix(format!("write `{composed}`"), &[(span, composed.as_str())]);
                }
            }
        }
    }
}

/// What lies between white space.
fn spaced(text: &str) -> impl Iterator<Item = Span> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    })
}
