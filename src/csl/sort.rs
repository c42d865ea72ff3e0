//! Order of entries and of cites (CSL 1.0.2, Sorting).

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};

use super::eval::{Area, Decisions, Evaluator, Place, date_key, sort_name, sortable};
use super::processor::Core;
use super::style::{NameForm, SortKey, SortSource, Var};
use crate::record::{Number, Variable};
use crate::text::rich::strip_markup;

/// The value of one key; `None`: nothing to sort by, which comes last in either direction.
type Value = Option<String>;

/// Sorts numbers of items by the style's keys; a stable sort. `place` gives what surrounds the
/// item at that place of `items`.
pub(super) fn order<'a>(
    core: &'a Core<'a>,
    area: Area,
    keys: &'a [SortKey],
    items: &mut Vec<usize>,
    decisions: &'a [Decisions],
    place: impl Fn(usize) -> Place<'a>,
) {
    if keys.is_empty() || items.len() < 2 {
        return;
    }
    let collator = collator(core);
    let mut rows: Vec<(usize, Vec<Value>)> = items
        .iter()
        .map(|item| {
            let values = keys
                .iter()
                .map(|key| value(core, area, key, *item, decisions, place(*item)));
            (*item, values.collect())
        })
        .collect();
    rows.sort_by(|a, b| compare(&a.1, &b.1, keys, &collator));
    items.clear();
    items.extend(rows.into_iter().map(|(item, _)| item));
}

/// Sorts rows that already have their keys' values.
fn compare(
    a: &[Value],
    b: &[Value],
    keys: &[SortKey],
    collator: &CollatorBorrowed<'_>,
) -> Ordering {
    for ((a, b), key) in a.iter().zip(b).zip(keys) {
        let ordering = match (a, b) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => return Ordering::Greater,
            (Some(_), None) => return Ordering::Less,
            (Some(a), Some(b)) if key.descending => collator.compare(b, a),
            (Some(a), Some(b)) => collator.compare(a, b),
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
    }
    Ordering::Equal
}

/// The collation of the style's language; that of all languages when it has none of its own.
fn collator(core: &Core<'_>) -> CollatorBorrowed<'static> {
    let tag = core
        .locale()
        .lang()
        .and_then(|tag| tag.parse::<icu_locale_core::Locale>().ok());
    let preferences = tag.map(Into::into).unwrap_or_default();
    Collator::try_new(preferences, CollatorOptions::default())
        .or_else(|_| Collator::try_new(Default::default(), CollatorOptions::default()))
        .expect("the root collation is compiled in")
}

fn value<'a>(
    core: &'a Core<'a>,
    area: Area,
    key: &'a SortKey,
    item: usize,
    decisions: &'a [Decisions],
    place: Place<'a>,
) -> Value {
    let reference = core.references.get(item)?;
    let text = match &key.source {
        SortSource::Macro(index) => {
            let mut evaluator = Evaluator::new(
                &core.shared,
                core.locale(),
                reference,
                area,
                place,
                decisions.get(item).unwrap_or(&core.undecided),
            );
            evaluator.sorting = Some(&key.names);
            let elements = &core.shared.style.macros.get(*index)?.elements;
            super::output::Node::row(evaluator.elements(elements)).plain()
        }
        SortSource::Variable(Var::CitationNumber) => format!("{:09}", place.number?),
        SortSource::Variable(Var::Field(Variable::Names(variable))) => {
            let names = &reference.names.get(variable)?.list;
            let demote = core.shared.style.options.demote_non_dropping_particle;
            let names: Vec<String> = names
                .iter()
                .map(|n| sort_name(&n.parts, demote, None, NameForm::Long))
                .collect();
            names.join("   ")
        }
        SortSource::Variable(Var::Field(Variable::Date(variable))) => {
            date_key(reference.dates.get(variable)?, true, true)
        }
        SortSource::Variable(var) => {
            let evaluator = Evaluator::new(
                &core.shared,
                core.locale(),
                reference,
                area,
                place,
                &core.undecided,
            );
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
