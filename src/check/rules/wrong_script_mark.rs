//! SCR014: an abbreviation that marks pages, a volume or a place, in the wrong script.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::unicode::{cyrillic_twin, latin_twin};

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SCR014",
        name: "wrong-script-mark",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds marks of pages, volume and place whose letters are of the wrong script: `Рp.` of both, a
Cyrillic `Р.` or `рр.` for `P.`, and in a Russian entry a Latin `c.`, `C.`, `T.` or `M.`

A program that looks for `С.` to find the pages does not find them behind a Latin `C.`.

Example: `2015. № 2. C. 26–29.` (Latin `C`)

Use instead: `2015. № 2. С. 26–29.`",
        bad: &[
            "Chuprakov D. V. Algorithm // Proceedings. Chisinau, 2017. Рp. 59–62.",
            "Лукинов В.А. Рейтинговая оценка проектов // Недвижимость. – 2015. – № 2. – C. 26–29.",
            "Иванов И. И. Руководство. Обнинск, 1999. 102 c.",
            "Smith J. Title // Journal. 2001. Р. 12–15.",
        ],
        good: &[
            "Chuprakov D. V. Algorithm. 2017. Pp. 59–62. P. 5, c. 1850, T. 5.",
            "Лукинов В.А. Оценка // Недвижимость. 2015. Т. 3. С. 26–29. М.: Наука. 102 с.",
            "Иванов И. И. Витамин C. 26 опытов. М., 2001.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        if text.is_ascii() {
            continue;
        }
        let cyrillic = scan::is_cyrillic(text);
        for word in scan::words(text) {
            let mark = word.of(text);
            if mark.chars().count() > 2 || view.hides(word) {
                continue;
            }
            let Some(meant) = meant(text, word, cyrillic) else {
                continue;
            };
            let letters = if Script::of_text(&meant) == Script::Latin {
                "Latin"
            } else {
                "Cyrillic"
            };
            findings
                .add(
                    view.index,
                    word,
                    format!("the mark `{mark}.` is not in {letters} letters"),
                )
                .safe_fix(
                    format!("write `{meant}.` in {letters} letters"),
                    &[(word, meant.as_str())],
                );
        }
    }
}

/// A page mark of Latin and Cyrillic letters, or of Cyrillic letters that Russian does not use so.
pub fn is_page_mark(word: &str) -> bool {
    matches!(word, "Рp" | "Pр" | "рp" | "pр")
}

/// What a mark should be, when it is in the wrong letters.
fn meant(text: &str, word: Span, cyrillic: bool) -> Option<String> {
    let mark = word.of(text);
    if scan::after(text, word.end) != Some('.') {
        return None;
    }
    let behind = text[word.end + 1..].trim_start();
    let number = behind.starts_with(|c: char| c.is_ascii_digit());
    let head = text[..word.start].trim_end();
    let after_number = head.ends_with(|c: char| c.is_ascii_digit());
    let separated = head.ends_with(['.', ',', ';', '–', '—', ':', '(', '/']) || after_number;
    let latin = |m: &str| m.chars().map(|c| latin_twin(c).unwrap_or(c)).collect();
    let to_cyrillic = |m: &str| m.chars().map(|c| cyrillic_twin(c).unwrap_or(c)).collect();
    match mark {
        "Рp" | "Pр" | "рp" | "pр" => Some(latin(mark)),
        "Р" | "РР" | "Рр" | "рр" if number && separated && !after_number => {
            Some(latin(mark))
        }
        "c" | "C" if cyrillic && (number && separated && !after_number) => Some(to_cyrillic(mark)),
        // `102 c.` at the end or before the next area.
        "c" if cyrillic
            && after_number
            && (behind.is_empty() || behind.starts_with(['–', '—', ':', '(', '['])) =>
        {
            Some(to_cyrillic(mark))
        }
        "T" if cyrillic && number && separated && !after_number => Some(to_cyrillic(mark)),
        "M" if cyrillic && separated && behind.starts_with(':') => Some(to_cyrillic(mark)),
        _ => None,
    }
}
