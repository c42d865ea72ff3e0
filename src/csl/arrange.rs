//! What the references of a list decide together: their order, numbers and disambiguation.

use super::disambiguate;
use super::eval::{Area, Decisions, Place};
use super::setting::Setting;
use super::sort;
use crate::record::Reference;

/// A style and the references it is applied to.
#[derive(Clone, Copy)]
pub(super) struct Core<'c> {
    pub setting: &'c Setting<'c>,
    /// All that count as cited, in the order in which they are.
    pub references: &'c [&'c Reference],
}

/// The decisions.
#[derive(Debug, Default)]
pub(super) struct Arranged {
    /// References by place in the bibliography.
    pub order: Vec<usize>,
    /// Citation numbers by reference.
    pub numbers: Vec<u32>,
    /// Disambiguation by reference.
    pub decisions: Vec<Decisions>,
}

/// What was worked out for one reference from itself alone. It is kept while the reference stays
/// as it is, so that a list can be arranged anew at little cost.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// Values to sort by, and the number they were made with, where the style sorts by numbers.
    row: Option<(Option<u32>, sort::Row)>,
    /// What its cite looks like.
    pub looks: disambiguate::Looks,
}

/// Sorts, numbers and disambiguates. `memos` belong to the references, one to each.
pub(super) fn arrange(core: Core<'_>, memos: &mut [Memo]) -> Arranged {
    let style = core.setting.shared.style;
    let mut order: Vec<usize> = (0..core.references.len()).collect();
    if let Some(bibliography) = style.bibliography.as_ref().filter(|b| !b.sort.is_empty()) {
        for (item, memo) in memos.iter_mut().enumerate() {
            let number = number(item).filter(|_| core.setting.numbers_in_order);
            if memo.row.as_ref().is_none_or(|(with, _)| *with != number) {
                let place = Place {
                    number,
                    ..Place::default()
                };
                let keys = &bibliography.sort;
                let row = sort::row(core, Area::Bibliography, keys, item, &[], place);
                memo.row = Some((number, row));
            }
        }
        let row = |item: &usize| Some(&memos.get(*item)?.row.as_ref()?.1);
        order.sort_by(|a, b| sort::compare(row(a), row(b), &bibliography.sort));
    }
    let mut numbers = vec![0; core.references.len()];
    for (place, &item) in order.iter().enumerate() {
        if let (Some(slot), Some(number)) = (numbers.get_mut(item), number(place)) {
            *slot = number;
        }
    }
    let decisions = disambiguate::decide(core, &order, memos);
    Arranged {
        order,
        numbers,
        decisions,
    }
}

/// Places count from 0, numbers from 1.
fn number(place: usize) -> Option<u32> {
    u32::try_from(place + 1).ok()
}
