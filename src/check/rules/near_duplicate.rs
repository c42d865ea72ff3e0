//! DUP002: probably one work twice.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::{NameVariable, NumberVariable as Nr, Reference, TextVariable, Variable};
use crate::text::above;
use crate::text::span::Span;
use std::collections::HashMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "DUP002",
        name: "near-duplicate",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Any,
        text: "\
Finds an entry whose title is nearly that of another with the same first author and a year at most one
apart.

Example: `Smith J. Roads and bridges of Rome. 2001.` and `Smith J. Roads and bridge of Rome. 2001.`

Use instead: one of them

Titles that differ in a number, and entries with other pages or another edition, volume or part, are
different works. The same work with the same letters is rule DUP001.",
        bad: &[
            "{author|Smith, J.} {title|Roads and bridges of ancient Rome}. {issued|2001}.\n{author|Smith, J.} {title|Roads and bridges in ancient Rome}. London, {issued|2001}.",
            "{#a}{author|Smith, J.}, {title|Roads and bridges of Rome}, {issued|2001}\n{#b}{author|Smith, John}, {title|Road and bridges of Rome}, {issued|2002}",
            "{author|Ли, К.} {title|Дороги и мосты древнего Рима}. М., {issued|2001}.\n{author|Ли, К.} {title|Дороги и мосты Древняго Рима}. СПб., {issued|2002}.",
        ],
        good: &[
            "{author|Smith, J.} {title|Roads and bridges of Rome, part 1}. {issued|2001}.\n{author|Smith, J.} {title|Roads and bridges of Rome, part 2}. {issued|2001}.",
            "{author|Smith, J.} {title|Roads and bridges of Rome}. {issued|2001}.\n{author|Lee, K.} {title|Roads and bridges of Rome}. {issued|2001}.",
            "{author|Smith, J.} {title|Roads and bridges of Rome}. {issued|2001}.\n{author|Smith, J.} {title|Rivers and seas of the Levant}. {issued|2001}.",
            "{author|Smith, J.} {title|Roads and bridges of Rome}. {issued|2001}. P. {page|1–2}.\n{author|Smith, J.} {title|Roads and bridges of Rome}. {issued|2001}. P. {page|7–9}.",
        ],
    },
    check,
};

/// Titles shorter than this are alike too easily.
const SHORTEST: usize = 15;
/// How alike two titles must be.
const ALIKE: f64 = 0.88;
/// So many works of one author and year are compared with each other, no more.
const MOST: usize = 50;

struct Known<'l> {
    index: usize,
    title: String,
    text: String,
    reference: &'l Reference,
}

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let mut buckets: HashMap<(String, i32), Vec<Known<'_>>> = HashMap::new();
    for view in list.views() {
        if list.printed && above::is_pointer(numbering::without(view.text).trim()) {
            continue;
        }
        let reference = &view.entry.reference;
        let title = scan::folded(reference.text(TextVariable::Title).unwrap_or_default());
        let author = reference.names_of(NameVariable::Author).first();
        let (Some(author), Some(year)) = (author, reference.year()) else {
            continue;
        };
        if title.chars().count() < SHORTEST {
            continue;
        }
        let author = scan::folded(author.family());
        let text = scan::folded(numbering::without(view.text));
        let this = Known {
            index: view.index,
            title,
            text,
            reference,
        };
        let near = [year, year - 1, year + 1]
            .into_iter()
            .filter_map(|y| buckets.get(&(author.clone(), y)));
        let found = near
            .flatten()
            .find(|known| same_work(known, &this, list.printed));
        if let Some(known) = found {
            let span = view.entry.span_of(Variable::Text(TextVariable::Title));
            let message = format!("probably the same work as entry {}", known.index + 1);
            findings.add(
                view.index,
                span.unwrap_or(Span::new(0, view.text.len())),
                message,
            );
        }
        let bucket = buckets.entry((author, year)).or_default();
        if bucket.len() < MOST {
            bucket.push(this);
        }
    }
}

fn same_work(a: &Known<'_>, b: &Known<'_>, printed: bool) -> bool {
    // What rule DUP001 reports.
    if printed && a.text == b.text {
        return false;
    }
    let digits = |text: &str| -> String { text.chars().filter(|c| c.is_numeric()).collect() };
    let other = |v: Nr| match (a.reference.number(v), b.reference.number(v)) {
        (Some(x), Some(y)) => scan::folded(x) != scan::folded(y),
        (Some(_), None) | (None, Some(_)) => matches!(v, Nr::Edition | Nr::PartNumber),
        (None, None) => false,
    };
    let parts = [
        Nr::Page,
        Nr::Edition,
        Nr::Volume,
        Nr::PartNumber,
        Nr::Issue,
        Nr::Number,
        Nr::Section,
    ];
    digits(&a.title) == digits(&b.title)
        && !parts.into_iter().any(other)
        && strsim::normalized_levenshtein(&a.title, &b.title) >= ALIKE
}
