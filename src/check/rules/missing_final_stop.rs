//! SYN004: no full stop at the end, where the neighbours have one.

use crate::check::mask::Kind;
use crate::check::rule::{Findings, List, Manual, Rule, Scope, View};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::text::span::Span;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "SYN004",
        name: "missing-final-stop",
        severity: Severity::Info,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds an entry that ends without a full stop in a list whose other entries (three quarters of them,
and at least three) have one.

By itself the stop is a trifle; missing in one entry of many it is a sign that the end was cut
off, and it is worth a look whether pages or an address are lost.

Example: `Revista CIDOB, no. 111, diciembre, pp. 9–34`

Use instead: `Revista CIDOB, no. 111, diciembre, pp. 9–34.`

Entries that end in an address are compared with each other only, since many styles print no stop
there. A note in brackets at the very end (`(In Russian)`) stands behind the stop.",
        bad: &[
            "First, A. One. 2001.\nSecond, B. Two. 2002.\nThird, C. Three. 2003.\nLast, D. Four, pp. 9–34",
            "А. Первая. М., 2001.\nБ. Вторая. М., 2002. (In Russian)\nВ. Третья. М., 2003\nГ. Четвёртая. М., 2004.",
            "A one, p. 1.\nB two, p. 2.\nC three, p. 3.\nD four, p. 4.\nE five (in print)",
        ],
        good: &[
            "First, A. One. 2001\nSecond, B. Two. 2002\nThird, C. Three. 2003.\nFourth, D. Four. 2004",
            "A one, p. 1.\nB two, p. 2.\nC three, p. 3. (In Russian)\nD four? URL: http://a.ru/b",
            "A one, p. 1.\nB two, p. 2.\nC three, p. 3.\n“And is it so?”",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let (addresses, others): (Vec<_>, Vec<_>) = list.views().partition(|v| ends_in_address(v));
    for group in [addresses, others] {
        let without: Vec<_> = group.iter().filter(|v| !ends_well(v.text)).collect();
        let with = group.len() - without.len();
        if with < 3 || with < 3 * without.len() {
            continue;
        }
        for view in without {
            let end = view.text.trim_end().len();
            let last = scan::before(view.text, end).map_or(0, char::len_utf8);
            let finding = findings.add(
                view.index,
                Span::new(end - last, end),
                "the entry has no full stop at its end, the others have one",
            );
            if scan::before(view.text, end).is_some_and(|c| !",;:-–—/".contains(c)) {
                let text = format!("{}.", &view.text[end - last..end]);
                let edit = (Span::new(end - last, end), text.as_str());
                finding.safe_fix("add the full stop", &[edit]);
            }
        }
    }
}

fn ends_in_address(view: &View<'_>) -> bool {
    let end = view.text.trim_end_matches(['.', ' ', '\u{a0}']).len();
    let mut addresses = view
        .mask
        .of_kind(Kind::Url)
        .chain(view.mask.of_kind(Kind::Doi));
    addresses.any(|span| span.end == end)
}

/// Whether the text ends as a sentence does; a bracketed note may stand behind its end.
fn ends_well(text: &str) -> bool {
    let text = text.trim_end();
    let stops = |t: &str| {
        t.trim_end_matches(['”', '»', '"', '’', ')', ']', '“'])
            .ends_with(['.', '!', '?', '…'])
    };
    stops(text)
        || text.ends_with([')', ']'])
            && text
                .rfind(['(', '['])
                .is_some_and(|at| stops(text[..at].trim_end()))
}
