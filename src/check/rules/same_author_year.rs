//! LST003: two works of one author and year that a citation cannot tell apart.

use crate::check::numbering;
use crate::check::rule::{Findings, List, Manual, Rule, Scope};
use crate::check::scan;
use crate::diagnostic::Severity;
use crate::record::name::NameParts;
use crate::record::{DateVariable, NameVariable, TextVariable, Variable};
use crate::text::span::Span;
use std::collections::BTreeMap;

/// The rule.
pub static RULE: Rule = Rule {
    manual: Manual {
        code: "LST003",
        name: "same-author-year",
        severity: Severity::Warning,
        default: true,
        scope: Scope::Printed,
        text: "\
Finds works with the same authors and year in a list that is cited by author and year, where no
letter behind the year tells them apart.

Example: `Smith J. (2001) Roads` and `Smith J. (2001) Bridges`

Use instead: `Smith J. (2001a) Roads` and `Smith J. (2001b) Bridges`, and the same letters in the
citations

Lists with the year at the end of the entry are cited by number and left alone.",
        bad: &[
            "{author|Smith, J.} ({issued|2001}), {title|Roads}.\n{author|Smith, J.} ({issued|2001}), {title|Bridges}.\n{author|Lee, K.} ({issued|1999}), {title|Seas}.",
            "{author|Ли, К.} ({issued|2001}). {title|Мосты}.\n{author|Ли, К.} ({issued|2001}). {title|Дороги}.",
            "{author|Roe, A.;Poe, B.} {issued|2001} {title|Roads}.\n{author|Roe, A.;Poe, B.} {issued|2001} {title|Seas}.",
        ],
        good: &[
            "{author|Smith, J.} ({issued|2001}a), {title|Roads}.\n{author|Smith, J.} ({issued|2001}b), {title|Bridges}.",
            "{author|Smith, J.} {title|Roads}. {issued|2001}.\n{author|Smith, J.} {title|Bridges}. {issued|2001}.",
            "{author|Smith, J.} ({issued|2001}), {title|Roads}.\n{author|Smith, J.;Lee, K.} ({issued|2001}), {title|Bridges}.",
        ],
    },
    check,
};

fn check(list: &List<'_>, findings: &mut Findings<'_>) {
    let (issued, title) = (
        Variable::Date(DateVariable::Issued),
        Variable::Text(TextVariable::Title),
    );
    let (mut before, mut behind) = (0, 0);
    let mut works: BTreeMap<(String, i32), Vec<(usize, Span)>> = BTreeMap::new();
    for view in list.views() {
        let entry = view.entry;
        let (Some(date), Some(place)) = (entry.span_of(issued), entry.span_of(title)) else {
            continue;
        };
        // A numbered list is cited by its numbers.
        if date.start > place.start || numbering::of(view.text).is_some() {
            behind += 1;
            continue;
        }
        before += 1;
        let authors = entry.reference.names_of(NameVariable::Author);
        let names: Vec<String> = authors
            .iter()
            .map(|name| match &name.parts {
                NameParts::Person(person) => {
                    scan::folded(&format!("{}{}", person.family, person.given))
                }
                NameParts::Literal(text) => scan::folded(text),
            })
            .collect();
        let lettered = date.of(view.text).ends_with(char::is_alphabetic)
            || scan::after(view.text, date.end).is_some_and(char::is_alphabetic);
        if let Some(year) = entry
            .reference
            .year()
            .filter(|_| !names.is_empty() && !lettered)
        {
            works
                .entry((names.join(" "), year))
                .or_default()
                .push((view.index, date));
        }
    }
    if before <= behind {
        return;
    }
    for places in works.values().filter(|places| places.len() > 1) {
        let first = places.first().map_or(0, |(index, _)| index + 1);
        for (number, (index, span)) in places.iter().enumerate() {
            let letter = u8::try_from(number)
                .ok()
                .filter(|n| *n < 26)
                .map(|n| char::from(b'a' + n));
            let text = list.view(*index).map_or("", |view| span.of(view.text));
            let message = match number {
                0 => "another work has the same authors and year".to_string(),
                _ => format!("the same authors and year as entry {first}"),
            };
            let finding = findings.add(*index, *span, message);
            if let Some(letter) = letter.filter(|_| text.ends_with(|c: char| c.is_ascii_digit())) {
                finding.unsafe_fix(
                    "add a letter to the year, here and in the citations",
                    &[(*span, &format!("{text}{letter}"))],
                );
            }
        }
    }
}
