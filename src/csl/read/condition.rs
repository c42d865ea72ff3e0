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
