//! SYN007: spaces where none belongs.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::date::DatePoint;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN007",
        name: "stray-space",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds a space before a comma or full stop or inside brackets, two or more spaces in a row, a
zero-width space, and a space inside a date (`01.11. 2018`) or on one side of the dash of a range
(`283– 301`).

They are mostly remains of line breaks in a PDF. The eye passes over them; a search for the title
does not find it.

Example: `Математический вестник  педвузов`, `Т-1426 . – Киев`

Use instead: `Математический вестник педвузов`, `Т-1426. – Киев`

The space before a colon, semicolon or slash, which GOST 7.1 prescribes, is left alone, and so are
no-break spaces.",
        bad: &[
            "Математический вестник  педвузов. 2002. Вып. 4.",
            "Препринт Т-1426 . – Киев , 1990.",
            "Smith J. ( ed. ) Title\u{200b}. 2001.",
            "Муравьиный лик // Фонд (дата обращения: 01.11. 2018).",
            "Zimmermann K. F. Title, 129, 283– 301.",
        ],
        good: &[
            "Варанкина В. И. Множества : учеб. пособие ; под ред. А. Б. / пер. с англ. ... 2002.",
            "ASP .NET and .5 of it. 1999 – 2001, 3–4. Vol. 7.11. 2018.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        let end = text.trim_end().len();
        let mut run: Option<usize> = None;
        for (at, c) in text.char_indices() {
            if at >= end {
                break;
            }
            if matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}') {
                let span = Span::new(at, at + c.len_utf8());
                findings
                    .add(view.index, span, "an invisible space of no width")
                    .safe_fix("drop it", &[(span, "")]);
            } else if c == ' ' {
                run.get_or_insert(at);
            } else if let Some(start) = run.take()
                && start > 0
                && !view.mask.hides(start)
            {
                let spaces = Span::new(start, at);
                let next = scan::after(text, at + c.len_utf8());
                if before_mark(c, next) {
                    findings
                        .add(view.index, spaces, format!("a space before `{c}`"))
                        .safe_fix("drop the space", &[(spaces, "")]);
                } else if spaces.len() > 1 {
                    findings
                        .add(
                            view.index,
                            spaces,
                            format!("{} spaces in a row", spaces.len()),
                        )
                        .safe_fix("keep one space", &[(spaces, " ")]);
                } else if let Some(message) = inside(text, spaces) {
                    findings
                        .add(view.index, spaces, message)
                        .safe_fix("drop the space", &[(spaces, "")]);
                }
            }
        }
    }
}

/// Whether no space stands before `c`, which `next` follows.
fn before_mark(c: char, next: Option<char>) -> bool {
    match c {
        ',' => true,
        '.' => next.is_none_or(|n| n.is_whitespace() || n == ','),
        ')' | ']' => true,
        _ => false,
    }
}

/// What one space stands inside of, if it should not.
fn inside(text: &str, space: Span) -> Option<&'static str> {
    let (head, tail) = (&text[..space.start], &text[space.end..]);
    let digits_after = tail.bytes().take_while(u8::is_ascii_digit).count();
    if head.ends_with(['(', '[']) {
        return Some("a space after the opening bracket");
    }
    if digits_after == 4
        && let Some(start) = head.strip_suffix('.').and_then(|h| h.len().checked_sub(5))
        && let Some(day_month) = head.get(start..)
        && let Some((day, month)) = day_month.trim_end_matches('.').split_once('.')
        && scan::before(text, start).is_none_or(|c| !c.is_ascii_digit() && c != '.')
        && let (Ok(day), Ok(month), Ok(year)) = (day.parse(), month.parse(), tail[..4].parse())
        && DatePoint::day(year, month, day).is_some()
        && (1900..2100).contains(&year)
    {
        return Some("a space inside a date");
    }
    if digits_after > 0
        && let Some(range) = head.strip_suffix(['–', '-'])
        && range.ends_with(|c: char| c.is_ascii_digit())
    {
        return Some("a space on one side of the dash of a range");
    }
    None
}
