//! `cs:choose`: which branch holds.

use super::Evaluator;
use crate::csl::style::{
    Branch, Condition, DatePrecision, Element, Match, Position, Test, Var, VariableForm,
};
use crate::record::date::{Bound, DatePart, DatePoint};
use crate::record::{Date, Number, Variable};
use crate::text::lang::LangTag;

impl<'a> Evaluator<'a> {
    pub(super) fn choose(&mut self, branches: &'a [Branch]) -> Option<&'a [Element]> {
        let holds = branches
            .iter()
            .find(|branch| self.holds(&branch.condition))?;
        Some(&holds.elements)
    }

    fn holds(&mut self, condition: &Condition) -> bool {
        let mut tests = condition.tests.iter();
        if condition.tests.is_empty() {
            return true;
        }
        match condition.matching {
            Match::All => tests.all(|test| self.test(test)),
            Match::Any => tests.any(|test| self.test(test)),
            Match::None => !tests.any(|test| self.test(test)),
            Match::Nand => !tests.all(|test| self.test(test)),
        }
    }

    fn test(&mut self, test: &Test) -> bool {
        match test {
            Test::Disambiguate(wanted) => {
                self.disambiguate_tests = self.disambiguate_tests.saturating_add(1);
                (self.disambiguate_tests <= self.decisions.condition) == *wanted
            }
            Test::IsNumeric(var) => self.is_numeric(var),
            Test::IsUncertainDate(Var::Field(Variable::Date(variable))) => {
                self.item.dates.get(variable).is_some_and(is_uncertain)
            }
            Test::IsUncertainDate(_) => false,
            Test::Locator(labels) => {
                let own = self.place.label.unwrap_or("page");
                self.place.locator.is_some() && labels.iter().any(|label| same_label(own, label))
            }
            Test::Position(position) => self.is_at(*position),
            Test::Type(wanted) => wanted.contains(&self.item.item_type),
            Test::Variable(var) => self.has(var),
            Test::MoreNames(variable, count) => self
                .names_of(*variable)
                .is_some_and(|names| names.others || names.list.len() > *count),
            Test::Language(wanted) => {
                let language = self.item.language.as_ref();
                language.is_some_and(|tag| is_any_language(tag.as_str(), wanted))
            }
            Test::Locale(wanted) => {
                let own = self.item.language.as_ref().map(LangTag::as_str);
                is_any_language(own.or(self.locale.lang()).unwrap_or_default(), wanted)
            }
            Test::Context(area) => self.area == *area,
            Test::DatePrecision(var, wanted) => {
                self.date_of(var).and_then(precision) == Some(*wanted)
            }
            Test::DateRange(var, range) => self.date_of(var).is_some_and(|d| lies_within(d, range)),
            Test::Same(a, b) => self.is_same(a, b),
            Test::Nested(condition) => self.holds(condition),
        }
    }

    fn date_of(&self, var: &Var) -> Option<&'a Date> {
        let item = self.item;
        match var {
            Var::Field(Variable::Date(variable)) => item.dates.get(variable),
            _ => None,
        }
    }

    /// Two variables that are empty have no value in common.
    fn is_same(&self, a: &Var, b: &Var) -> bool {
        if let (Var::Field(Variable::Names(a)), Var::Field(Variable::Names(b))) = (a, b) {
            let parts = |variable| {
                self.names_of(variable)
                    .map(|n| n.list.iter().map(|n| &n.parts))
            };
            return match (parts(*a), parts(*b)) {
                (Some(a), Some(b)) => a.eq(b),
                _ => false,
            };
        }
        if let (Some(a), Some(b)) = (self.date_of(a), self.date_of(b)) {
            return a == b;
        }
        let value = |var| self.value(var, VariableForm::Long);
        value(a).is_some_and(|a| value(b) == Some(a))
    }

    pub(super) fn is_numeric(&self, var: &Var) -> bool {
        self.value(var, VariableForm::Long)
            .is_some_and(|value| Number::from(value.trim()).is_numeric())
    }

    fn is_at(&self, wanted: Position) -> bool {
        let Some(position) = self.place.position else {
            return false;
        };
        match wanted {
            Position::NearNote => self.place.near_note,
            Position::FarNote => position != Position::First && !self.place.near_note,
            Position::First => position == Position::First,
            // What is repeated at once is repeated (CSL 1.0.2, Choose).
            Position::Subsequent => position != Position::First,
            Position::Ibid => matches!(position, Position::Ibid | Position::IbidWithLocator),
            Position::IbidWithLocator => position == Position::IbidWithLocator,
        }
    }
}

fn is_uncertain(date: &Date) -> bool {
    let bound = |bound: &Bound| match bound {
        Bound::Point(point) => point.approximate || point.uncertain,
        Bound::Open | Bound::Unknown => false,
    };
    match date {
        Date::Point(point) => point.approximate || point.uncertain,
        Date::Range(from, to) => bound(from) || bound(to),
        Date::Literal(_) => false,
    }
}

/// Whether a tag is one of the wanted ones, or of a wanted language that is no more than one.
fn is_any_language(tag: &str, wanted: &[String]) -> bool {
    wanted.iter().any(|wanted| is_language(tag, wanted))
}

fn is_language(tag: &str, wanted: &str) -> bool {
    if wanted.contains('-') {
        return tag.eq_ignore_ascii_case(wanted);
    }
    let language = tag.split('-').next().unwrap_or(tag);
    language.eq_ignore_ascii_case(wanted)
}

/// How far a date is known; a range as far as its less exact end.
fn precision(date: &Date) -> Option<DatePrecision> {
    let of = |point: &DatePoint| match point.part {
        DatePart::Year => DatePrecision::Year,
        DatePart::Month(_) | DatePart::Season(_) => DatePrecision::Month,
        DatePart::Day(..) => DatePrecision::Day,
    };
    let bound = |bound: &Bound| match bound {
        Bound::Point(point) => Some(of(point)),
        Bound::Open | Bound::Unknown => None,
    };
    match date {
        Date::Point(point) => Some(of(point)),
        Date::Range(from, to) => match (bound(from), bound(to)) {
            (Some(from), Some(to)) => Some(from.min(to)),
            (from, to) => from.or(to),
        },
        Date::Literal(_) => None,
    }
}

fn lies_within(date: &Date, range: &Date) -> bool {
    let (Some((from, to)), Some((first, last))) = (date.days(), range.days()) else {
        return false;
    };
    from >= first && to <= last
}

/// CSL writes `sub-verbo` in styles and `sub verbo` in terms and cites.
pub(super) fn same_label(a: &str, b: &str) -> bool {
    a == b || (a.len() == b.len() && a.replace(' ', "-") == b.replace(' ', "-"))
}
