//! SYN016: soft hyphens and ligature characters.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN016",
        name: "odd-characters",
        severity: Severity::Info,
        default: true,
        scope: Scope::Any,
        text: "\
Finds soft hyphens (U+00AD) and letters that a font draws as one (`ﬁ`, `ﬂ`).

Both come from PDF and are invisible to the eye, but a search for `financial` does not find
`ﬁnancial`.

Example: `ﬁnancial mar\u{ad}kets`

Use instead: `financial markets`",
        bad: &[
            "Smith J. The ﬁnancial crisis. 2001.",
            "Smith J. Finan\u{ad}cial crisis. 2001.",
            "Соколов А. Калинин\u{ad}град. 2009.",
        ],
        good: &[
            "Smith J. The financial crisis. 2001.",
            "Œuvres complètes, Ærø, Straße, ĳ.",
            "Иванов И. М.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            for (at, c) in part.of(view.text).char_indices() {
                let span = Span::new(at, at + c.len_utf8()).shifted(part.start);
                if c == '\u{ad}' {
                    findings
                        .add(view.index, span, "a soft hyphen inside a word")
                        .safe_fix("drop it", &[(span, "")]);
                } else if let Some(letters) = letters_of(c) {
                    findings
                        .add(view.index, span, format!("`{c}` is one character"))
                        .safe_fix(format!("write `{letters}`"), &[(span, letters)]);
                }
            }
        }
    }
}

fn letters_of(ligature: char) -> Option<&'static str> {
    Some(match ligature {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' => "ft",
        'ﬆ' => "st",
        _ => return None,
    })
}
