//! SYN005: two stops where one belongs.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN005",
        name: "doubled-stop",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds two full stops in a row (`178 p..`), and a comma, semicolon or colon next to a full stop that
cannot belong to an abbreviation (`,.`, `;.`, `:.`).

Such pairs come of a template that adds its own punctuation to what the author typed, or of a field
that was lost between the two. An ellipsis and the full stop of an abbreviation before a comma
(`et al.,`) are left alone.

Example: `Perm, 2010. 178 p..`

Use instead: `Perm, 2010. 178 p.`",
        bad: &[
            "Zilberberg N. I. Urok matematiki. M. Prosveshchenie. 1995. 178 p..",
            "Смит Дж. Название,. М., 2001.",
            "Автореф. дис. . канд. пед. наук. Омск, 2004.",
        ],
        good: &[
            "Иванов И. И. Название: дис. ... канд. наук. М., 2001.",
            "Smith J. et al., eds., “Why?”, Ph.D. diss., 2001, d и с .... канд.",
            "Сирота В. Медицина : автореф. дис. . . . канд. наук.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        let text = view.text;
        let mut last: Option<(usize, char)> = None;
        let mut stops = 0;
        for (at, c) in text.char_indices().chain([(text.len(), '\0')]) {
            if c == '.' {
                stops += 1;
                if let Some((start, first @ (',' | ';' | ':'))) = last
                    && start + 1 == at
                    && !view.mask.hides(start)
                    && scan::after(text, at + 1).is_none_or(|a| a.is_whitespace())
                {
                    let span = Span::new(start, at + 1);
                    findings
                        .add(
                            view.index,
                            span,
                            format!("`{first}` and a full stop stand together"),
                        )
                        .safe_fix("keep the full stop", &[(span, ".")]);
                }
            } else if c.is_whitespace() {
                continue;
            } else if stops == 2
                && let Some(span) = doubled(text, at)
                && !view.hides(span)
            {
                findings
                    .add(view.index, span, "two full stops in a row")
                    .safe_fix("keep one full stop", &[(span, ".")]);
                stops = 0;
            } else {
                stops = 0;
            }
            last = Some((at, c));
        }
    }
}

/// The two full stops that end before `at`, spaces apart; not where a capital letter or a name
/// begins with the second (`.NET`).
fn doubled(text: &str, at: usize) -> Option<Span> {
    let end = text[..at].trim_end().len();
    let start = text[..end - 1].trim_end().len() - 1;
    let apart = end - start > 2;
    let joined = apart && end == at && at < text.len();
    (!joined).then_some(Span::new(start, end))
}
