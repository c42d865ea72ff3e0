//! SYN002: a bracket without its partner.

use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN002",
        name: "unbalanced-bracket",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an opening bracket that is never closed, and a closing one that was never opened.

The brackets of a reference are its structure: the year, the translation of the title, the date of
access stand in them. Where one is missing, neither a reader nor a program can tell where the
element ends; often the text up to the lost bracket is lost too.

Example: `Sotavento [To the Lee (2017), Iberoamérica, no. 4.`

Use instead: `Sotavento [To the Lee] (2017), Iberoamérica, no. 4.`

Addresses, numbers of list items (`1)`) and half-open intervals (`[0, 1)`) are left alone.",
        bad: &[
            "Sotavento [To the Lee (2017), Iberoamérica, no. 4, pp. 48–62.",
            "Martynov, B.F. ed.) (2017), Prestupnost’, Moscow.",
            "Иванов И. И. Название [Электронный ресурс. М., 2018 (дата обращения: 01.02.2018.",
        ],
        good: &[
            "Sotavento [To the Lee] (2017), Iberoamérica, no. 4 (12), pp. 48–62.",
            "On functions on [0, 1) and (0, 1] // Math. Notes. 2001.",
            "Опыты: 1) первый; 2) второй; а) третий. М., 2001.",
            "Title. URL: http://vestnik.fa.ru/4(28)2003/4.html.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for (at, c) in unmatched(&view) {
            let span = Span::new(at, at + c.len_utf8());
            let message = match c {
                '(' | '[' | '{' => format!("`{c}` is never closed"),
                _ => format!("`{c}` closes nothing"),
            };
            findings.add(view.index, span, message);
        }
    }
}

fn unmatched(view: &View<'_>) -> Vec<(usize, char)> {
    let text = view.text;
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut alone = Vec::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' if !view.mask.hides(at) => open.push((at, c)),
            ')' | ']' | '}' if !view.mask.hides(at) => {
                let partner = partner(c);
                // The nearest partner counts; brackets opened after it were never closed.
                match open.iter().rposition(|(_, o)| *o == partner) {
                    Some(depth) => {
                        alone.extend(open.drain(depth + 1..));
                        open.pop();
                    }
                    None if open
                        .last()
                        .is_some_and(|(start, _)| is_interval(&text[*start..at])) =>
                    {
                        open.pop();
                    }
                    None if c == ')' && is_item_number(&text[..at]) => {}
                    None => alone.push((at, c)),
                }
            }
            _ => {}
        }
    }
    alone.append(&mut open);
    alone.sort_unstable();
    alone
}

fn partner(closing: char) -> char {
    match closing {
        ')' => '(',
        ']' => '[',
        _ => '{',
    }
}

/// `[0, 1` of `[0, 1)`: two short ends and a comma or semicolon.
fn is_interval(text: &str) -> bool {
    text.len() <= 24
        && text
            .get(1..)
            .and_then(|t| t.split_once([',', ';']))
            .is_some_and(|(a, b)| a.trim().chars().count() <= 6 && b.trim().chars().count() <= 6)
}

/// A number or letter of a list item before `)`: `1`, `а`, `iv`.
fn is_item_number(before: &str) -> bool {
    let item = before
        .rsplit(|c: char| !c.is_alphanumeric())
        .next()
        .unwrap_or_default();
    let start = before.len() - item.len();
    let at_start = scan::before(before, start).is_none_or(char::is_whitespace);
    let is_number = item.len() <= 2 && item.bytes().all(|b| b.is_ascii_digit());
    let is_roman = item.len() <= 4 && item.bytes().all(|b| matches!(b, b'i' | b'v' | b'x'));
    at_start && !item.is_empty() && (is_number || is_roman || item.chars().count() == 1)
}
