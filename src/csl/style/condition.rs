//! Conditions (CSL 1.0.2, Choose).

use super::{DatePrecision, Element, Var};
use crate::record::{self, ItemType, NameVariable};

/// A `cs:if`, `cs:else-if` or `cs:else` (which has no tests and always holds).
#[derive(Clone, Debug)]
pub struct Branch {
    pub condition: Condition,
    pub elements: Vec<Element>,
}

/// Tests and how many of them must hold; without tests it holds.
#[derive(Clone, Debug)]
pub struct Condition {
    pub matching: Match,
    pub tests: Vec<Test>,
}

impl Condition {
    /// All its tests, those of `cs:condition` elements among them.
    pub fn all_tests(&self) -> impl Iterator<Item = &Test> {
        self.tests.iter().flat_map(|test| match test {
            Test::Nested(condition) => condition.tests.as_slice(),
            test => std::slice::from_ref(test),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    All,
    Any,
    None,
    /// Not all of them (CSL-M).
    Nand,
}

/// Which part of a style is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Citation,
    /// The author of a citation in the text.
    InText,
    Bibliography,
}

/// One test of a condition.
#[derive(Clone, Debug)]
pub enum Test {
    Disambiguate(bool),
    IsNumeric(Var),
    IsUncertainDate(Var),
    /// One of the labels: a cite has one locator at most.
    Locator(Vec<String>),
    Position(Position),
    /// One of the types, whatever `match` says: an item has one, so that styles which list several
    /// cannot mean all. Types that CSL does not know are none of an item's.
    Type(Vec<ItemType>),
    Variable(Var),
    /// The item has more names in a role than so many (an extension of ours).
    MoreNames(NameVariable, usize),
    /// One of the languages is the item's (an extension of ours): primary subtags or whole tags.
    Language(Vec<String>),
    /// One of the languages is the item's, else that of the list (CSL-M, `locale`).
    Locale(Vec<String>),
    /// Where the style is at work (CSL-M, `context`).
    Context(Area),
    /// A date is known so far and no further (CSL-M, `has-day`, `has-to-month-or-season`,
    /// `has-year-only`; CSL 1.1, `date-precision`).
    DatePrecision(Var, DatePrecision),
    /// A date lies within a span of time (CSL 1.1, `date-range`).
    DateRange(Var, record::Date),
    /// Two variables have the same value (CSL 1.1, `matches`).
    Same(Var, Var),
    /// A `cs:condition` (CSL 1.1); they do not lie in each other.
    Nested(Condition),
}

/// Where a cite stands with regard to earlier cites of the same item (CSL 1.0.2, Choose).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    First,
    Subsequent,
    Ibid,
    IbidWithLocator,
    NearNote,
    FarNote,
}
