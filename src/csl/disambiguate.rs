//! Makes cites of different items differ (CSL 1.0.2, Disambiguation).
//!
//! Cites are grouped by what they print; only groups of two and more are worked on, and each step
//! splits a group by what its members print then. A step that splits nothing is taken back.

use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use super::arrange::{Core, Memo};
use super::eval::{Area, Block, BlockDecision, Decisions, Evaluator, Place, UNDECIDED};
use super::output::Node;
use super::setting::layout;
use super::style::GivennameRule;

/// Decides for every item of `core`; `order` is that of the bibliography, which year-suffixes
/// follow.
pub(super) fn decide(core: Core<'_>, order: &[usize], memos: &mut [Memo]) -> Vec<Decisions> {
    let mut work = Work {
        core,
        memos,
        decisions: vec![Decisions::default(); core.references.len()],
        ambiguous: Vec::new(),
    };
    let citation = &core.setting.shared.style.citation;
    let asks = core.setting.asks > 0;
    if !(citation.add_names || citation.add_givenname || citation.add_year_suffix || asks) {
        return work.decisions;
    }
    if citation.add_givenname && citation.givenname_rule != GivennameRule::ByCite {
        work.expand_names_everywhere();
    }
    let groups = work.split(order);
    for group in groups {
        work.resolve(group);
    }
    if citation.add_year_suffix {
        for group in std::mem::take(&mut work.ambiguous) {
            for (item, number) in group.into_iter().zip(1..) {
                work.decisions[item].year_suffix = Some(number);
            }
        }
    }
    work.decisions
}

/// Items whose cites look the same, in the order of the bibliography.
type Group = Vec<usize>;

struct Work<'c> {
    core: Core<'c>,
    memos: &'c mut [Memo],
    decisions: Vec<Decisions>,
    /// Groups that nothing could split.
    ambiguous: Vec<Group>,
}

/// A name that has just been shown.
struct New {
    item: usize,
    block: usize,
    at: usize,
    max_level: u8,
}

/// What an item's cite looks like.
#[derive(Debug, Default)]
struct Printed {
    text: String,
    blocks: Vec<Block>,
}

/// Cites are told apart by what they print.
impl PartialEq for Printed {
    fn eq(&self, other: &Printed) -> bool {
        self.text == other.text
    }
}

impl Eq for Printed {}

impl Hash for Printed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}

/// What an item's cite looks like by what is decided for it.
#[derive(Debug, Default)]
pub(super) struct Looks(Vec<(Decisions, Rc<Printed>)>);

/// More are not kept: a document may be edited for long.
const MAX_LOOKS: usize = 64;

impl Work<'_> {
    fn print(&mut self, item: usize) -> Rc<Printed> {
        let (Some(memo), Some(decisions)) = (self.memos.get_mut(item), self.decisions.get(item))
        else {
            return Rc::default();
        };
        let looks = &mut memo.looks.0;
        if let Some((_, printed)) = looks.iter().find(|(with, _)| with == decisions) {
            return Rc::clone(printed);
        }
        let printed = Rc::new(print(self.core, item, decisions));
        if looks.len() >= MAX_LOOKS {
            looks.clear();
        }
        looks.push((decisions.clone(), Rc::clone(&printed)));
        printed
    }

    /// Groups of items whose cites look the same now; single ones are left out.
    fn split(&mut self, items: &[usize]) -> Vec<Group> {
        self.partition(items)
            .into_iter()
            .filter(|group| group.len() > 1)
            .collect()
    }

    fn partition(&mut self, items: &[usize]) -> Vec<Group> {
        let mut at: HashMap<Rc<Printed>, usize> = HashMap::new();
        let mut groups: Vec<Group> = Vec::new();
        for &item in items {
            let printed = self.print(item);
            let next = groups.len();
            let index = *at.entry(printed).or_insert(next);
            if index == next {
                groups.push(Vec::new());
            }
            groups[index].push(item);
        }
        groups
    }

    fn resolve(&mut self, group: Group) {
        let citation = &self.core.setting.shared.style.citation;
        let by_cite = citation.add_givenname && citation.givenname_rule == GivennameRule::ByCite;
        let mut groups = vec![group];
        if citation.add_names {
            groups = self.each(groups, |work, group| work.add_names(group, 0));
        }
        if by_cite {
            groups = self.each(groups, Work::expand_names);
            if citation.add_names {
                groups = self.each(groups, |work, group| work.add_names(group, 2));
            }
        }
        if !by_cite && citation.add_names && citation.add_givenname {
            let max_level = match citation.givenname_rule {
                GivennameRule::AllNames => 2,
                GivennameRule::AllNamesWithInitials => 1,
                _ => 0,
            };
            if max_level > 0 {
                groups = self.each(groups, |work, group| work.add_names(group, max_level));
            }
        }
        groups = self.each(groups, Work::try_condition);
        self.ambiguous.extend(groups);
    }

    fn each(
        &mut self,
        groups: Vec<Group>,
        step: impl Fn(&mut Self, Group) -> Vec<Group>,
    ) -> Vec<Group> {
        groups
            .into_iter()
            .flat_map(|group| step(self, group))
            .collect()
    }

    /// Shows hidden names one by one, each with its given name up to the level where that tells
    /// cites apart. What stays alike goes back to the last number of names that told it from
    /// others.
    fn add_names(&mut self, group: Group, max_level: u8) -> Vec<Group> {
        let mut left = Vec::new();
        let mut todo = vec![group];
        while let Some(group) = todo.pop() {
            let before: Vec<Decisions> = group.iter().map(|i| self.decisions[*i].clone()).collect();
            match self.show_more(&group, max_level) {
                Some(parts) => todo.extend(parts.into_iter().filter(|part| part.len() > 1)),
                None => {
                    for (item, decision) in group.iter().zip(before) {
                        self.decisions[*item] = decision;
                    }
                    left.push(group);
                }
            }
        }
        left.reverse();
        left
    }

    /// Shows names until the group splits; `None`: it never does.
    fn show_more(&mut self, group: &[usize], max_level: u8) -> Option<Vec<Group>> {
        loop {
            let new: Vec<New> = group
                .iter()
                .filter_map(|item| self.show_one_more(*item))
                .collect();
            if new.is_empty() {
                return None;
            }
            for level in 0..=max_level {
                self.expand_new(&new, level);
                let parts = self.partition(group);
                if parts.len() > 1 {
                    return Some(parts);
                }
            }
            self.expand_new(&new, 0);
        }
    }

    fn expand_new(&mut self, new: &[New], level: u8) {
        for name in new {
            let decision = block_decision(&mut self.decisions[name.item], name.block);
            if level == 0 && decision.levels.len() <= name.at {
                continue;
            }
            let length = decision.levels.len().max(name.at + 1);
            decision.levels.resize(length, 0);
            decision.levels[name.at] = level.min(name.max_level);
        }
    }

    /// Shows one more name of the first row that hides some.
    fn show_one_more(&mut self, item: usize) -> Option<New> {
        let printed = self.print(item);
        let (at, block) = printed
            .blocks
            .iter()
            .enumerate()
            .find(|(_, b)| b.shown < b.total)?;
        block_decision(&mut self.decisions[item], at).shown = block.shown + 1;
        Some(New {
            item,
            block: at,
            at: block.shown,
            max_level: block.max_level,
        })
    }

    /// Expands given names of the shown names, one by one and level by level (rule `by-cite`).
    fn expand_names(&mut self, group: Group) -> Vec<Group> {
        let mut groups = vec![group];
        let Some(&first) = groups[0].first() else {
            return groups;
        };
        let rows: Vec<(usize, usize, u8)> = self
            .print(first)
            .blocks
            .iter()
            .enumerate()
            .flat_map(|(at, b)| (0..b.shown).map(move |name| (at, name, b.max_level)))
            .collect();
        for (at, name, max_level) in rows {
            groups = self.each(groups, |work, group| {
                work.expand_name(group, at, name, max_level)
            });
            if groups.is_empty() {
                break;
            }
        }
        groups
    }

    fn expand_name(&mut self, group: Group, at: usize, name: usize, max_level: u8) -> Vec<Group> {
        let mut groups = vec![group];
        for level in 1..=max_level {
            groups = self.each(groups, |work, group| {
                let mut before = Vec::with_capacity(group.len());
                for &item in &group {
                    let decision = block_decision(&mut work.decisions[item], at);
                    let length = decision.levels.len().max(name + 1);
                    decision.levels.resize(length, 0);
                    before.push(std::mem::replace(&mut decision.levels[name], level));
                }
                let parts = work.partition(&group);
                if parts.len() > 1 {
                    return parts.into_iter().filter(|part| part.len() > 1).collect();
                }
                for (&item, old) in group.iter().zip(before) {
                    block_decision(&mut work.decisions[item], at).levels[name] = old;
                }
                vec![group]
            });
        }
        groups
    }

    /// Tests of `disambiguate="true"` hold, one after the other, where that tells cites apart.
    fn try_condition(&mut self, group: Group) -> Vec<Group> {
        let mut groups = vec![group];
        for count in 1..=self.core.setting.asks {
            groups = self.each(groups, |work, group| {
                for &item in &group {
                    work.decisions[item].condition = count;
                }
                let parts = work.partition(&group);
                if parts.len() > 1 {
                    return parts.into_iter().filter(|part| part.len() > 1).collect();
                }
                for &item in &group {
                    work.decisions[item].condition = count - 1;
                }
                vec![group]
            });
        }
        groups
    }

    /// Expands names that look alike wherever they stand (all rules but `by-cite`).
    fn expand_names_everywhere(&mut self) {
        let rule = self.core.setting.shared.style.citation.givenname_rule;
        let primary = matches!(
            rule,
            GivennameRule::PrimaryName | GivennameRule::PrimaryNameWithInitials
        );
        let with_initials = rule.only_initials();
        let printed: Vec<Rc<Printed>> = (0..self.decisions.len())
            .map(|item| self.print(item))
            .collect();
        // As printed without expansion: with initials: whole.
        let mut alike: HashMap<&str, HashMap<&str, HashSet<&str>>> = HashMap::new();
        for block in printed.iter().flat_map(|p| &p.blocks) {
            let shown = if primary {
                block.shown.min(1)
            } else {
                block.shown
            };
            for [base, middle, whole] in block.names.iter().take(shown) {
                // A name that has nothing more to show, an institution's, gives no one a reason to.
                if base == whole {
                    continue;
                }
                alike
                    .entry(base)
                    .or_default()
                    .entry(middle)
                    .or_default()
                    .insert(whole);
            }
        }
        for (item, printed) in printed.iter().enumerate() {
            for (at, block) in printed.blocks.iter().enumerate() {
                let count = if primary { 1 } else { block.names.len() };
                let levels: Vec<u8> = block
                    .names
                    .iter()
                    .take(count)
                    .map(|[base, middle, _]| {
                        let Some(group) = alike.get(base.as_str()) else {
                            return 0;
                        };
                        let alone = group.len() == 1;
                        let same_initials = group.get(middle.as_str()).map_or(0, HashSet::len);
                        match (alone, same_initials) {
                            (true, ..=1) => 0,
                            // Initials are printed already.
                            _ if with_initials && block.max_level < 2 => 0,
                            (false, ..=1) => 1,
                            _ if with_initials => u8::from(!alone),
                            _ => block.max_level,
                        }
                    })
                    .collect();
                if levels.iter().any(|level| *level > 0) {
                    block_decision(&mut self.decisions[item], at).levels = levels;
                }
            }
        }
    }
}

/// Prints the cite of an item to be compared with those of others.
fn print(core: Core<'_>, item: usize, decisions: &Decisions) -> Printed {
    let Some(reference) = core.references.get(item) else {
        return Printed::default();
    };
    let setting = core.setting;
    let citation = &setting.shared.style.citation;
    let place = Place {
        number: Some(0),
        // The shortest form of a cite is the one that can be taken for another.
        position: Some(super::style::Position::Subsequent),
        ..Place::default()
    };
    let mut evaluator = Evaluator::new(
        &setting.shared,
        setting.locale_of(reference),
        reference,
        Area::Citation,
        place,
        decisions,
    );
    // Keys of the names are asked for where nothing is decided yet.
    evaluator.collecting = *decisions == UNDECIDED
        && citation.add_givenname
        && citation.givenname_rule != GivennameRule::ByCite;
    evaluator.comparing = true;
    let node = Node::row(evaluator.elements(&layout(&citation.layouts, reference).elements));
    Printed {
        text: node.key(),
        blocks: evaluator.blocks,
    }
}

fn block_decision(decisions: &mut Decisions, at: usize) -> &mut BlockDecision {
    if decisions.blocks.len() <= at {
        decisions.blocks.resize(at + 1, BlockDecision::default());
    }
    &mut decisions.blocks[at]
}
