//! `cs:choose`: which branch holds.

use super::Evaluator;
use crate::csl::style::{Branch, Element, Match, Position, Test, Var, VariableForm};
use crate::record::date::Bound;
use crate::record::{Date, Number, Variable};

impl<'a> Evaluator<'a> {
    pub(super) fn choose(&mut self, branches: &'a [Branch]) -> Option<&'a [Element]> {
        let holds = branches.iter().find(|branch| self.holds(branch))?;
        Some(&holds.elements)
    }

    fn holds(&mut self, branch: &Branch) -> bool {
        let mut tests = branch.tests.iter();
        if branch.tests.is_empty() {
            return true;
        }
        match branch.matching {
            Match::All => tests.all(|test| self.test(test)),
            Match::Any => tests.any(|test| self.test(test)),
            Match::None => !tests.any(|test| self.test(test)),
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
                .is_some_and(|names| names.list.len() + usize::from(names.others) > *count),
            Test::Language(wanted) => self.item.language.as_ref().is_some_and(|tag| {
                wanted.iter().any(|wanted| {
                    if wanted.contains('-') {
                        tag.as_str().eq_ignore_ascii_case(wanted)
                    } else {
                        tag.language().eq_ignore_ascii_case(wanted)
                    }
                })
            }),
        }
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

/// CSL writes `sub-verbo` in styles and `sub verbo` in terms and cites.
pub(super) fn same_label(a: &str, b: &str) -> bool {
    a == b || (a.len() == b.len() && a.replace(' ', "-") == b.replace(' ', "-"))
}
