//! ID003: an ISBN that cannot be one.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::identifier::{Validity, isbn};
use crate::record::{IdentifierVariable, Variable};
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "ID003",
        name: "isbn",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an ISBN whose check digit does not agree with the rest, or that has neither 10 nor 13
digits.

A digit was mistyped, or the publisher printed a wrong number; no shop and no library finds the
book by it.

Example: `ISBN 978-5-02-013850-7`

Use instead: the number on the back of the title page: `ISBN 978-5-02-013850-6`.

References: ISO 2108; ISBN Users’ Manual.",
        bad: &[
            "Иванов И. Название. М.: Наука, 2001. ISBN 978-5-02-013850-7.",
            "Smith J. Title. London, 1999. ISBN: 0-8044-2957-1.",
            "{#a}{ISBN|978-3-16-148410-1}",
        ],
        good: &[
            "Иванов И. Название. М.: Наука, 2001. ISBN 978-3-16-148410-0.",
            "Smith J. Title. London, 1999. ISBN-10: 0-8044-2957-X, ISBN 978–3–16–148410–0",
            "Smith J. What an ISBN is for. 2001.",
            "{#a}{ISBN|0-8044-2957-X}",
        ],
    },
    check,
};

static ISBN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)ISBN(?:-1[03])?(?:\s?\(1[03]\))?[:\s]{0,3}([0-9][0-9\s\u{2010}-\u{2015}-]{6,18}[0-9XХxх])")
        .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        if !list.printed {
            let field = Variable::Identifier(IdentifierVariable::Isbn);
            let value = view
                .entry
                .reference
                .identifiers
                .get(&IdentifierVariable::Isbn);
            if let (Some(span), Some(value)) = (view.entry.span_of(field), value) {
                report(view.index, span, value.value(), value.validity(), findings);
            }
            continue;
        }
        for found in ISBN.captures_iter(view.text) {
            let Some(number) = found.get(1) else { continue };
            let plain: String = number
                .as_str()
                .chars()
                .map(|c| if is_dash(c) { '-' } else { c })
                .map(|c| if matches!(c, 'Х' | 'х') { 'X' } else { c })
                .filter(|c| !c.is_whitespace())
                .collect();
            // Two numbers in a row are read as one; the first may be right.
            let digits: String = plain
                .chars()
                .filter(|c| c.is_ascii_alphanumeric())
                .collect();
            let either = [10, 13].iter().any(|len| {
                digits
                    .get(..*len)
                    .is_some_and(|head| isbn(head) == Validity::Valid)
            });
            let span = Span::new(number.start(), number.end());
            if !either {
                report(view.index, span, number.as_str(), isbn(&plain), findings);
            }
        }
    }
}

fn report(index: usize, span: Span, number: &str, validity: Validity, findings: &mut Findings<'_>) {
    match validity {
        Validity::Valid => {}
        Validity::WrongCheckDigit => {
            findings.add(
                index,
                span,
                format!("the check digit of ISBN {number} is wrong"),
            );
        }
        Validity::Malformed => {
            findings.add(
                index,
                span,
                format!("ISBN {number} has not 10 or 13 digits"),
            );
        }
    }
}
