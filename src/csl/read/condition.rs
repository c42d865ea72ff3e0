//! Tests of `cs:if` and `cs:else-if` (CSL 1.0.2, Choose; CSL-M, Conditions), and those that the
//! draft of CSL 1.1 adds.

use roxmltree::Node;

use super::element::var;
use super::xml::{child, children, is_draft, name, words};
use crate::csl::style::{Area, Condition, DatePrecision, Match, Position, Test};
use crate::record::Date;

/// The condition of a branch; `cs:else` has none, which always holds.
pub(super) fn condition(branch: Node<'_, '_>) -> Condition {
    let nested = child(branch, "conditions").filter(|_| is_draft(branch));
    match nested {
        None => single(branch),
        Some(nested) => Condition {
            matching: matching(nested),
            tests: children(nested)
                .filter(|c| name(*c) == "condition")
                .map(|c| Test::Nested(single(c)))
                .collect(),
        },
    }
}

/// A condition that attributes give.
fn single(node: Node<'_, '_>) -> Condition {
    Condition {
        matching: matching(node),
        tests: if name(node) == "else" {
            Vec::new()
        } else {
            tests(node)
        },
    }
}

fn matching(node: Node<'_, '_>) -> Match {
    match node.attribute("match") {
        Some("any") => Match::Any,
        Some("none") => Match::None,
        Some("nand") => Match::Nand,
        _ => Match::All,
    }
}

fn tests(node: Node<'_, '_>) -> Vec<Test> {
    let mut tests = Vec::new();
    if let Some(value) = node.attribute("disambiguate") {
        tests.push(Test::Disambiguate(value == "true"));
    }
    tests.extend(words(node, "is-numeric").map(|w| Test::IsNumeric(var(w))));
    tests.extend(words(node, "is-uncertain-date").map(|w| Test::IsUncertainDate(var(w))));
    let listed = |attribute| {
        let words = words(node, attribute).map(str::to_string);
        node.has_attribute(attribute).then(|| words.collect())
    };
    tests.extend(listed("locator").map(Test::Locator));
    tests.extend(
        words(node, "position")
            .filter_map(position)
            .map(Test::Position),
    );
    if node.has_attribute("type") {
        let known = words(node, "type").filter_map(|w| w.parse().ok());
        tests.push(Test::Type(known.collect()));
    }
    tests.extend(words(node, "variable").map(|w| Test::Variable(var(w))));
    tests.extend(words(node, "names-more-than").filter_map(|word| {
        let (variable, count) = word.split_once(':')?;
        Some(Test::MoreNames(variable.parse().ok()?, count.parse().ok()?))
    }));
    tests.extend(listed("language").map(Test::Language));
    tests.extend(listed("locale").map(Test::Locale));
    tests.extend(words(node, "context").filter_map(area).map(Test::Context));
    for (attribute, precision) in [
        ("has-day", DatePrecision::Day),
        ("has-to-month-or-season", DatePrecision::Month),
        ("has-year-only", DatePrecision::Year),
    ] {
        let dates = words(node, attribute).map(|w| Test::DatePrecision(var(w), precision));
        tests.extend(dates);
    }
    if is_draft(node) {
        tests.extend(words(node, "tested").flat_map(|w| tested(node, w)));
    }
    tests
}

/// What the draft of CSL 1.1 tests a variable for.
fn tested(node: Node<'_, '_>, variable: &str) -> Vec<Test> {
    let mut tests = Vec::new();
    if let Some(precision) = node.attribute("date-precision").and_then(precision) {
        tests.push(Test::DatePrecision(var(variable), precision));
    }
    if let Some(range) = node.attribute("date-range").and_then(Date::from_edtf) {
        tests.push(Test::DateRange(var(variable), range));
    }
    tests.extend(words(node, "matches").map(|other| Test::Same(var(variable), var(other))));
    tests
}

fn precision(word: &str) -> Option<DatePrecision> {
    Some(match word {
        "year" => DatePrecision::Year,
        "month" => DatePrecision::Month,
        "day" => DatePrecision::Day,
        _ => return None,
    })
}

fn area(word: &str) -> Option<Area> {
    Some(match word {
        "citation" => Area::Citation,
        "bibliography" => Area::Bibliography,
        _ => return None,
    })
}

fn position(word: &str) -> Option<Position> {
    Some(match word {
        "first" => Position::First,
        "subsequent" => Position::Subsequent,
        "ibid" => Position::Ibid,
        "ibid-with-locator" => Position::IbidWithLocator,
        "near-note" => Position::NearNote,
        "far-note" => Position::FarNote,
        _ => return None,
    })
}
