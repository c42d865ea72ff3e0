//! Tests of `cs:if` and `cs:else-if` (CSL 1.0.2, Choose).

use roxmltree::Node;

use super::element::var;
use super::xml::words;
use crate::csl::style::{Position, Test};

pub(super) fn tests(node: Node<'_, '_>) -> Vec<Test> {
    let mut tests = Vec::new();
    if let Some(value) = node.attribute("disambiguate") {
        tests.push(Test::Disambiguate(value == "true"));
    }
    tests.extend(words(node, "is-numeric").map(|w| Test::IsNumeric(var(w))));
    tests.extend(words(node, "is-uncertain-date").map(|w| Test::IsUncertainDate(var(w))));
    tests.extend(words(node, "locator").map(|w| Test::Locator(w.to_string())));
    tests.extend(
        words(node, "position")
            .filter_map(position)
            .map(Test::Position),
    );
    tests.extend(words(node, "type").map(|w| Test::Type(w.parse().ok())));
    tests.extend(words(node, "variable").map(|w| Test::Variable(var(w))));
    tests.extend(words(node, "names-more-than").filter_map(|word| {
        let (variable, count) = word.split_once(':')?;
        Some(Test::MoreNames(variable.parse().ok()?, count.parse().ok()?))
    }));
    tests.extend(words(node, "language").map(|w| Test::Language(w.to_string())));
    tests
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
