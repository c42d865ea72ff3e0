//! Ranges of pages as they are printed.

use super::rule::View;
use super::scan;
use crate::record::label::Label;
use crate::text::span::Span;
use crate::text::unicode::is_dash;
use crate::text::word::is_one_of;
use regex::Regex;
use std::sync::LazyLock;

/// The dash between the two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// `-`.
    Hyphen,
    /// `–`.
    En,
    /// Another one, or more than one.
    Other,
}

/// A range of pages.
#[derive(Clone, Copy, Debug)]
pub struct PrintedRange<'t> {
    /// The whole range, without the mark before it.
    pub span: Span,
    /// The number before the dash.
    pub first: &'t str,
    /// The number after it, as printed.
    pub last: &'t str,
    /// The dash.
    pub dash: Dash,
    /// Where the dash stands.
    pub dash_span: Span,
    /// A mark (`pp.`, `С.`) or a label says that these are pages.
    pub sure: bool,
}

/// Two numbers with a dash between them.
static RANGE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(\d{1,6})\s?([-\u{2010}-\u{2015}\u{2212}]+)\s?(\d{1,6})")
        .expect("the pattern is fixed")
});

/// The marks that announce pages, in lower case and without their stop.
const MARKS: &[&str] = &[
    "pp", "p", "с", "cc", "сс", "стр", "s", "pág", "págs", "pag", "str", "рp", "рр",
];

/// The page ranges of an entry: those with a mark or label, and those at its end after a comma or
/// colon (`13, 525-541.`), where no year and no other hyphen can be meant.
pub fn printed_ranges<'t>(view: &View<'t>) -> Vec<PrintedRange<'t>> {
    let text = view.text;
    let mut found = Vec::new();
    for range in RANGE.captures_iter(text) {
        let (Some(all), Some(first), Some(dash), Some(last)) =
            (range.get(0), range.get(1), range.get(2), range.get(3))
        else {
            continue;
        };
        let span = Span::new(all.start(), all.end());
        let before = scan::before(text, span.start);
        let after = scan::after(text, span.end);
        let joined =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || is_dash(c) || c == '/');
        let alone = !joined(before) && !joined(after) && before != Some('.');
        if !alone || view.hides(span) {
            continue;
        }
        let labelled = view.entry.labels.iter().find(|l| l.span.contains(span));
        let sure = match labelled {
            Some(labelled) => labelled.label == Label::Pages,
            None => has_mark(&text[..span.start]),
        };
        if !sure && (labelled.is_some() || !at_end(text, span)) {
            continue;
        }
        found.push(PrintedRange {
            span,
            first: first.as_str(),
            last: last.as_str(),
            dash: match dash.as_str() {
                "-" => Dash::Hyphen,
                "–" => Dash::En,
                _ => Dash::Other,
            },
            dash_span: Span::new(dash.start(), dash.end()),
            sure,
        });
    }
    found
}

fn has_mark(before: &str) -> bool {
    let head = before.trim_end();
    let Some(head) = head.strip_suffix(['.', ':']).or(Some(head)) else {
        return false;
    };
    let mark = scan::last_word(head);
    head.ends_with(mark) && is_one_of(mark, MARKS)
}

/// `, 525-541.` at the very end.
fn at_end(text: &str, span: Span) -> bool {
    let tail = text[span.end..].trim_matches(|c: char| c.is_whitespace() || c == '.' || c == ';');
    let head = text[..span.start].trim_end();
    tail.is_empty() && head.ends_with([',', ':'])
}
