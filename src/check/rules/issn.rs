//! ID004: an ISSN that cannot be one.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::identifier::{Validity, issn};
use crate::record::{IdentifierVariable, Variable};
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID004",
        name: "issn",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an ISSN whose check digit does not agree with the rest, or whose last sign is a Cyrillic `Х`.

Example: `ISSN 0378-5954`, `ISSN 2434-561Х` (Cyrillic `Х`)

Use instead: `ISSN 0378-5955`, `ISSN 2434-561X`

References: ISO 3297.",
        bad: &[
            "Smith J. Title // Journal. 2001. ISSN 0378-5954.",
            "Иванов И. Название // Журнал. 2001. ISSN 2434-561Х.",
            "{#a}{ISSN|0378-5954}",
        ],
        good: &[
            "Smith J. Title // Journal. 2001. ISSN 0378-5955.",
            "Иванов И. Название // Журнал. 2001. eISSN: 2434-561X.",
            "{#a}{ISSN|0378-5955}",
        ],
    },
    check,
};

static ISSN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)ISSN(?:-?L)?(?:\s?\((?:print|online)\))?[:\s]{0,3}(\d{4}[\u{2010}-\u{2015}-]?\d{3}([\dXХ]))\b")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        if !list.printed {
            let field = Variable::Identifier(IdentifierVariable::Issn);
            let value = view
                .entry
                .reference
                .identifiers
                .get(&IdentifierVariable::Issn);
            if let (Some(span), Some(value)) = (view.entry.span_of(field), value)
                && value.validity() != Validity::Valid
            {
                let message = format!("`{}` is no valid ISSN", value.value());
                findings.add(view.index, span, message);
            }
            continue;
        }
        for found in ISSN.captures_iter(view.text) {
            let (Some(number), Some(last)) = (found.get(1), found.get(2)) else {
                continue;
            };
            let span = Span::new(number.start(), number.end());
            let sign = Span::new(last.start(), last.end());
            let plain: String = number
                .as_str()
                .chars()
                .map(|c| if is_dash(c) { '-' } else { c })
                .map(|c| if matches!(c, 'Х' | 'х') { 'X' } else { c })
                .collect();
            if issn(&plain) != Validity::Valid {
                let message = format!("the check digit of ISSN {} is wrong", number.as_str());
                findings.add(view.index, span, message);
            } else if matches!(last.as_str(), "Х" | "х") {
                findings
                    .add(
                        view.index,
                        sign,
                        "the last sign of the ISSN is a Cyrillic letter",
                    )
                    .safe_fix("write a Latin `X`", &[(sign, "X")]);
            }
        }
    }
}
