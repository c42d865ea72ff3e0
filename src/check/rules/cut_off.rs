//! SYN011: an entry that stops in the middle.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN011",
        name: "cut-off",
        severity: Severity::Error,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an entry that ends in a comma, a colon, a dash, a slash, an opening bracket or a preposition.

Something must follow there: a publisher after `Frankfurt:`, an address after `URL:`.

Example: `European Information Technology Observatory (2000), EITO 2000, Frankfurt:`

Use instead: `… EITO 2000, Frankfurt: EITO.`",
        bad: &[
            "European Information Technology Observatory (EITO) (2000), EITO 2000, Frankfurt:",
            "Иванов И. И. Название книги. М. : Наука,",
            "Smith, J. (2001), A History of the",
            "Каталог [Электронный ресурс] //",
        ],
        good: &[
            "European Information Technology Observatory (2000), Frankfurt: EITO.",
            "Иванов И. И. Название. М. : Наука, 2001. 40 с",
            "Smith J. A Title. URL: http://a.ru/b/",
            "Who Is It For",
        ],
    },
    check,
};

/// Small words after which a noun must come. Those that may end a title (`for`, `in`, `on`) or
/// that are also a unit (`с`) are not among them.
const OPEN_WORDS: &[&str] = &[
    "of", "the", "and", "von", "und", "der", "das", "für", "zur", "zum", "de", "del", "la", "el",
    "los", "las", "y", "en", "du", "des", "les", "et", "aux", "della", "di", "и", "на", "под",
    "для", "из", "при", "от", "об",
];

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text.trim_end();
        let Some(last) = text.chars().next_back() else {
            continue;
        };
        let end = Span::new(text.len() - last.len_utf8(), text.len());
        // An address that a space has broken ends in a slash or hyphen without a space before it.
        let in_token = matches!(last, '/' | '-') && !text.ends_with("//") && {
            scan::before(text, end.start).is_some_and(|c| !c.is_whitespace())
        };
        if view.hides(end) || in_token {
            continue;
        }
        if matches!(
            last,
            ',' | ':' | '(' | '[' | '–' | '—' | '-' | '/' | '&' | '«' | '„'
        ) {
            findings.add(
                view.index,
                end,
                format!("the entry ends in `{last}`; what follows is lost"),
            );
            continue;
        }
        let word = scan::last_word(text);
        if text.ends_with(word) && OPEN_WORDS.contains(&word) && text.contains(' ') {
            let span = Span::new(text.len() - word.len(), text.len());
            findings.add(
                view.index,
                span,
                format!("the entry ends in the word `{word}`; what follows is lost"),
            );
        }
    }
}
