//! DAT005: a day that no calendar has.

use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::diagnostic::Severity;
use crate::record::date::DatePoint;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DAT005",
        name: "impossible-date",
        severity: Severity::Error,
        default: true,
        scope: Scope::Any,
        text: "\
Finds a date that cannot be: the 31st of February, the 13th month in whichever order day and month
are read.

Example: `accessed 31.02.2018`

Use instead: the right day

Numbers that may be no date (two figures for the year, numbers of sections) are left alone.",
        bad: &[
            "Smith J. Title. URL: http://a.org/ (accessed 31.02.2018).",
            "Иванов И. Название (дата обращения: 31 апреля 2018).",
            "{#a}{title|T}, {note|read on 2018-02-30}",
        ],
        good: &[
            "Smith J. Title. URL: http://a.org/ (accessed 29.02.2016).",
            "Smith J. Title (accessed 12/31/2018).",
            "Дис. 10.02.01. М., 2001. ГОСТ 33.44.2001-x",
            "Title, 30 September 2001, 15.16.1718",
        ],
    },
    check,
};

static FIGURES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(\d{1,2})([./])(\d{1,2})([./])((?:19|20)\d\d)\b").expect("the pattern is fixed")
});
static ISO: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b((?:19|20)\d\d)-([01]\d)-([0-3]\d)\b").expect("the pattern is fixed")
});
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(3[0-9])\s(?:de\s)?(января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря|january|february|march|april|may|june|july|august|september|october|november|december|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\b",
    )
    .expect("the pattern is fixed")
});

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    for view in list.views() {
        for part in view.parts() {
            let text = part.of(view.text);
            for (at, end) in impossible(text) {
                let span = Span::new(part.start + at, part.start + end);
                if !view.hides(span) {
                    findings.add(view.index, span, "there is no such day");
                }
            }
        }
    }
}

/// Where impossible dates stand.
fn impossible(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let number = |m: Option<regex::Match<'_>>| m.and_then(|m| m.as_str().parse::<u16>().ok());
    for c in FIGURES.captures_iter(text) {
        let all = c.get(0).map(|m| (m.start(), m.end()));
        let same = c.get(2).map(|m| m.as_str()) == c.get(4).map(|m| m.as_str());
        let joined = all.is_some_and(|(start, end)| {
            text[..start].ends_with(['.', '/', '-']) || text[end..].starts_with(['/', '-'])
        });
        let (Some(all), Some(a), Some(b), Some(y)) =
            (all, number(c.get(1)), number(c.get(3)), number(c.get(5)))
        else {
            continue;
        };
        // One of the two must be able to be a month, or it is no date at all.
        let month = |n: u16| (1..=12).contains(&n);
        if same && !joined && (month(a) || month(b)) && !exists(y, b, a) && !exists(y, a, b) {
            found.push(all);
        }
    }
    for c in ISO.captures_iter(text) {
        let all = c.get(0).map(|m| (m.start(), m.end()));
        if let (Some(all), Some(y), Some(m), Some(d)) =
            (all, number(c.get(1)), number(c.get(2)), number(c.get(3)))
            && (1..=12).contains(&m)
            && !exists(y, m, d)
        {
            found.push(all);
        }
    }
    for c in WORDS.captures_iter(text) {
        let (Some(all), Some(day), Some(month)) = (c.get(0), number(c.get(1)), c.get(2)) else {
            continue;
        };
        let month = month.as_str().to_lowercase();
        let short = ["фев", "feb"].iter().any(|m| month.starts_with(m));
        let thirty = [
            "апр", "июн", "сен", "ноя", "apr", "jun", "sep", "nov", "abr",
        ]
        .iter()
        .any(|m| month.starts_with(m));
        if day > 31 || short || (thirty && day > 30) {
            found.push((all.start(), all.end()));
        }
    }
    found
}

fn exists(year: u16, month: u16, day: u16) -> bool {
    let small = |n: u16| u8::try_from(n).ok();
    let point = small(month).zip(small(day));
    point.is_some_and(|(month, day)| DatePoint::day(year.into(), month, day).is_some())
}
