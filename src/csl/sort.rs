//! Order of entries and of cites (CSL 1.0.2, Sorting).

use std::cmp::Ordering;

use super::arrange::Core;
use super::eval::{Area, Decisions, Evaluator, Place, UNDECIDED, date_key, sort_name, sortable};
use super::style::{NameForm, SortKey, SortSource, Var};
use crate::record::{Number, Reference, Variable};
use crate::text::rich::strip_markup;

/// The value of one key as the collation's sort key, whose bytes compare as the texts do; `None`:
/// nothing to sort by, which comes last in either direction.
type Value = Option<Vec<u8>>;

/// The values of one item, in the order of the style's keys.
pub(super) type Row = Vec<Value>;

/// Works out by what an item is sorted.
pub(super) fn row<'a>(
    core: Core<'a>,
    area: Area,
    keys: &'a [SortKey],
    item: usize,
    decisions: &'a [Decisions],
    place: Place<'a>,
) -> Row {
    let values: Vec<Option<String>> = keys
        .iter()
        .map(|key| value(core, area, key, item, decisions, place))
        .collect();
    let descending: Vec<bool> = keys.iter().map(|key| key.descending).collect();
    core.setting.collation.keys(&values, &descending)
}

/// Which of two items comes first.
pub(super) fn compare(a: Option<&Row>, b: Option<&Row>, keys: &[SortKey]) -> Ordering {
    let rows = a.into_iter().flatten().zip(b.into_iter().flatten());
    for ((a, b), key) in rows.zip(keys) {
        let ordering = match (a, b) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => return Ordering::Greater,
            (Some(_), None) => return Ordering::Less,
            (Some(a), Some(b)) if key.descending => b.cmp(a),
            (Some(a), Some(b)) => a.cmp(b),
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
    Ordering::Equal
}

fn value<'a>(
    core: Core<'a>,
    area: Area,
    key: &'a SortKey,
    item: usize,
    decisions: &'a [Decisions],
    place: Place<'a>,
) -> Option<String> {
    let reference: &Reference = core.references.get(item)?;
    let shared = &core.setting.shared;
    let mut evaluator = Evaluator::new(
        shared,
        core.setting.locale(),
        reference,
        area,
        place,
        decisions.get(item).unwrap_or(&UNDECIDED),
    );
    evaluator.sorting = Some(&key.names);
    let text = match &key.source {
        SortSource::Macro(index) => {
            let elements = &shared.style.macros.get(*index)?.elements;
            super::output::Node::row(evaluator.elements(elements)).plain()
        }
        SortSource::Variable(Var::CitationNumber) => format!("{:09}", place.number?),
        SortSource::Variable(Var::Field(Variable::Names(variable))) => {
            let names = &reference.names.get(variable)?.list;
            let demote = shared.style.options.demote_non_dropping_particle;
            let names: Vec<String> = names
                .iter()
                .map(|n| sort_name(evaluator.sort_parts(n), demote, None, NameForm::Long))
                .collect();
            names.join("   ")
        }
        SortSource::Variable(Var::Field(Variable::Date(variable))) => {
            date_key(reference.dates.get(variable)?, true, true)
        }
        SortSource::Variable(var) => {
            let text = evaluator.sort_text(var)?;
            match var {
                Var::Field(Variable::Number(_)) if Number::from(text.as_str()).is_numeric() => {
                    sortable(&text)
                }
                _ => strip_markup(&text),
            }
        }
    };
    let text = unquoted(text);
    // A suffix does not divide `Doe.` from `Doe, John.`.
    let text = text.trim_end_matches(['.', ';', ':', ' ']).trim_start();
    (!text.is_empty()).then(|| text.to_string())
}

/// Without quotation marks, commas and the apostrophes at the ends of words, which do not count.
fn unquoted(text: String) -> String {
    let marks = ['"', '\'', '“', '”', '„', '‘', '’', '«', '»', ','];
    if !text.contains(marks) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut before = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let within = before && chars.peek().is_some_and(|next| next.is_alphanumeric());
        if !marks.contains(&c) || (within && matches!(c, '\'' | '’')) {
            out.push(c);
        }
        before = c.is_alphanumeric();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_do_not_count_in_sort_keys() {
        // CSL 1.0.2, Sorting, leaves marks to the processor.
        for (text, expected) in [
            ("“Notes”, early", "Notes early"),
            ("d’Arc", "d’Arc"),
            ("’t Hof", "t Hof"),
            ("plain", "plain"),
        ] {
            assert_eq!(unquoted(text.to_string()), expected);
        }
    }
}
