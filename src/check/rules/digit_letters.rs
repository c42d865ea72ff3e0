//! SCR003: numbers written with letters of the wrong kind.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;
use crate::text::unicode::latin_twin;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SCR003",
        name: "digit-letters",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds Roman numerals written with Cyrillic letters (`ХХ`, `ХIХ`) and years with letters for digits
(`l998`, `2О14`, `19б5`).

Such a century or year is not found, not sorted and not understood.

Example: `Россия в ХIХ в.` (Cyrillic `Х`), `l998`

Use instead: `Россия в XIX в.`, `1998`",
        bad: &[
            "Россия в ХIХ веке. М., 2001.",
            "История ХХ века. М., 2001.",
            "Smith J. Title. London, l998.",
            "Иванов И. Название. М., 2О14. 40 с.",
        ],
        good: &[
            "Россия в XIX веке. М., 2001. С. 40. МХ. СХ.",
            "Model l99 and B2014; iOS 2o14x; ХХ-лет",
            "Smith J. 1998a. 2001b.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            for word in scan::words(text) {
                let letters = word.of(text);
                let span = word.shifted(part.start);
                if is_roman(letters) && !view.hides(span) && is_numeral_place(text, word) {
                    let meant: String = letters
                        .chars()
                        .map(|c| latin_twin(c).unwrap_or(c))
                        .collect();
                    findings
                        .add(
                            view.index,
                            span,
                            format!("Roman numeral `{letters}` has Cyrillic letters"),
                        )
                        .safe_fix(
                            format!("write `{meant}` in Latin letters"),
                            &[(span, meant.as_str())],
                        );
                } else if let Some((year, meant)) = year(text, word)
                    && !view.hides(year.shifted(part.start))
                {
                    let span = year.shifted(part.start);
                    findings
                        .add(
                            view.index,
                            span,
                            format!("`{}` has letters for digits", year.of(text)),
                        )
                        .safe_fix(format!("write `{meant}`"), &[(span, meant.as_str())]);
                }
            }
        }
    }
}

/// Whether a word is a Roman numeral some of whose letters are Cyrillic: Latin ones beside `Х`, `С`,
/// `М` or `І`, or nothing but two or three `Х`.
pub fn is_roman(word: &str) -> bool {
    let latin = |c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M');
    let cyrillic = |c| matches!(c, 'Х' | 'С' | 'М' | 'І');
    let all = word.chars().all(|c| latin(c) || cyrillic(c));
    let telling = word
        .chars()
        .any(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'D'));
    let odd = word.chars().any(cyrillic);
    all && odd && (telling || word == "ХХ" || word == "ХХХ")
}

/// A numeral stands by itself or has an ending behind a hyphen (`ХХ-го`).
fn is_numeral_place(text: &str, word: Span) -> bool {
    let after = scan::after(text, word.end);
    let ending = text[word.end..].strip_prefix('-').map(|rest| {
        let end = rest
            .find(|c: char| !c.is_alphabetic())
            .unwrap_or(rest.len());
        &rest[..end]
    });
    let alone = !after.is_some_and(|c| c.is_ascii_digit() || c == '.' && word.len() < 4);
    alone && ending.is_none_or(|e| matches!(e, "" | "го" | "м" | "й" | "е" | "х" | "ом"))
}

/// A year of which `word` is one of the letters in place of digits: its span and what is meant.
fn year(text: &str, word: Span) -> Option<(Span, String)> {
    if word.of(text).chars().count() != 1 {
        return None;
    }
    let part = |c: char| c.is_ascii_digit() || digit(c).is_some();
    let start = word.start
        - text[..word.start]
            .chars()
            .rev()
            .take_while(|c| part(*c))
            .map(char::len_utf8)
            .sum::<usize>();
    let end = word.end
        + text[word.end..]
            .chars()
            .take_while(|c| part(*c))
            .map(char::len_utf8)
            .sum::<usize>();
    let span = Span::new(start, end);
    let written = span.of(text);
    let digits = written.chars().filter(char::is_ascii_digit).count();
    let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric() && !"-–_/".contains(c));
    if written.chars().count() != 4
        || digits < 3
        || !alone(scan::before(text, start))
        || !alone(scan::after(text, end))
    {
        return None;
    }
    let meant: String = written.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let year: u32 = meant.parse().ok()?;
    (1800..2100).contains(&year).then_some((span, meant))
}

fn digit(c: char) -> Option<char> {
    Some(match c {
        'l' | 'I' | 'І' => '1',
        'O' | 'o' | 'О' | 'о' => '0',
        'З' | 'з' => '3',
        'б' => '6',
        _ => return None,
    })
}
