//! What is printed otherwise than before.

use std::collections::{HashMap, HashSet};

use super::{Changes, Document};
use crate::csl::arrange::{Arranged, Core, Memo, arrange};
use crate::csl::citation::Citation;
use crate::csl::eval::Decisions;
use crate::csl::position::{self, Found};
use crate::csl::print::{Placed, Printer};
use crate::csl::setting::Setting;
use crate::csl::substitute::Creators;
use crate::record::Reference;
use crate::text::rich::{Rich, RichEntry};

/// A reference and what is known of it.
pub(super) struct Item {
    pub reference: Reference,
    /// Another for every text the reference ever had.
    pub version: u64,
    pub memo: Memo,
}

/// A citation as it was printed, and all it was printed from beside itself.
pub(super) struct PrintedCitation {
    /// The citation itself has changed since.
    pub stale: bool,
    from: Vec<Source>,
    pub content: Rich,
}

/// An entry as it was printed, and all it was printed from.
pub(super) struct PrintedEntry {
    from: Source,
    /// The names of the entry before.
    before: Option<Creators>,
    own: Option<Creators>,
    pub entry: RichEntry,
}

/// What the document says of an item where it is printed.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    version: u64,
    decisions: Decisions,
    number: Option<u32>,
    found: Option<Found>,
}

impl Document<'_> {
    /// Works in all edits since the last call, and gives what is printed otherwise than then.
    pub fn update(&mut self) -> Changes {
        let cited = self.cited();
        let mut memos: Vec<Memo> = cited
            .iter()
            .map(|id| match self.items.get_mut(id) {
                Some(item) => std::mem::take(&mut item.memo),
                None => Memo::default(),
            })
            .collect();
        let items: Vec<&Item> = cited.iter().filter_map(|id| self.items.get(id)).collect();
        let references: Vec<&Reference> = items.iter().map(|item| &item.reference).collect();
        self.setting.learn(references.iter().copied());
        let core = Core {
            setting: &self.setting,
            references: &references,
        };
        let arranged = arrange(core, &mut memos);
        let list = List {
            printer: Printer {
                core,
                arranged: &arranged,
            },
            items: &items,
        };
        let mut changes = Changes::default();
        list.print_citations(&self.citations, &mut self.printed, &mut changes);
        self.entries = list.print_entries(std::mem::take(&mut self.entries), &mut changes);
        for (id, memo) in cited.iter().zip(memos) {
            if let Some(item) = self.items.get_mut(id) {
                item.memo = memo;
            }
        }
        changes
    }

    /// Ids of the known references that are cited, in the order in which they are, and of those
    /// that are to be listed all the same.
    fn cited(&self) -> Vec<String> {
        let cites = self.citations.iter().flat_map(|c| &c.cites);
        let mut seen = HashSet::new();
        cites
            .map(|cite| &cite.id)
            .chain(&self.uncited)
            .filter(|id| self.items.contains_key(*id) && seen.insert(id.as_str()))
            .cloned()
            .collect()
    }
}

/// The references of the document, arranged.
struct List<'c> {
    printer: Printer<'c>,
    items: &'c [&'c Item],
}

impl List<'_> {
    fn setting(&self) -> &Setting<'_> {
        self.printer.core.setting
    }

    /// What an item is printed from.
    fn source(&self, item: usize, found: Option<Found>) -> Option<Source> {
        let Arranged {
            numbers, decisions, ..
        } = self.printer.arranged;
        let setting = self.setting();
        let numbered = match found {
            Some(_) => setting.numbers_in_citations,
            None => setting.numbers_in_entries,
        };
        Some(Source {
            version: self.items.get(item)?.version,
            decisions: decisions.get(item)?.clone(),
            number: numbers.get(item).copied().filter(|_| numbered),
            found: found.map(|found| Found {
                first_note: found.first_note.filter(|_| setting.first_notes),
                ..found
            }),
        })
    }

    fn print_citations(
        &self,
        citations: &[Citation],
        printed: &mut HashMap<String, PrintedCitation>,
        changes: &mut Changes,
    ) {
        let by_id: HashMap<&str, usize> = self
            .items
            .iter()
            .enumerate()
            .map(|(at, item)| (item.reference.id.as_str(), at))
            .collect();
        let distance = self.setting().shared.style.citation.near_note_distance;
        let positions = position::positions(citations, distance);
        for (citation, found) in citations.iter().zip(positions) {
            let cites: Vec<Placed<'_>> = citation
                .cites
                .iter()
                .zip(found)
                .filter_map(|(cite, found)| Some((*by_id.get(cite.id.as_str())?, cite, found)))
                .collect();
            let from: Vec<Source> = cites
                .iter()
                .filter_map(|(item, _, found)| self.source(*item, Some(*found)))
                .collect();
            let old = printed.get(&citation.id);
            if old.is_some_and(|old| !old.stale && old.from == from) {
                continue;
            }
            let content = self.printer.citation(cites, &citation.mode);
            if old.is_none_or(|old| old.content != content) {
                changes.citations.push(RichEntry {
                    id: citation.id.clone(),
                    content: content.clone(),
                    language: None,
                });
            }
            printed.insert(
                citation.id.clone(),
                PrintedCitation {
                    stale: false,
                    from,
                    content,
                },
            );
        }
    }

    fn print_entries(&self, old: Vec<PrintedEntry>, changes: &mut Changes) -> Vec<PrintedEntry> {
        let order: Vec<String> = old.iter().map(|e| e.entry.id.clone()).collect();
        let mut old: HashMap<String, PrintedEntry> = old
            .into_iter()
            .map(|entry| (entry.entry.id.clone(), entry))
            .collect();
        let mut entries: Vec<PrintedEntry> = Vec::with_capacity(self.items.len());
        for &item in &self.printer.arranged.order {
            let Some(from) = self.source(item, None) else {
                continue;
            };
            let before = entries.last().and_then(|entry| entry.own.clone());
            let known = self
                .items
                .get(item)
                .and_then(|item| old.remove(&item.reference.id));
            let known = match known {
                Some(known) if known.from == from && known.before == before => {
                    entries.push(known);
                    continue;
                }
                known => known,
            };
            let Some((entry, own)) = self.printer.entry(item, before.as_ref()) else {
                continue;
            };
            if known.is_none_or(|known| known.entry != entry) {
                changes.entries.push(entry.clone());
            }
            entries.push(PrintedEntry {
                from,
                before,
                own,
                entry,
            });
        }
        let gone = order.iter().filter(|id| old.contains_key(*id));
        changes.removed = gone.cloned().collect();
        if !entries.iter().map(|e| &e.entry.id).eq(&order) {
            changes.order = Some(entries.iter().map(|e| e.entry.id.clone()).collect());
        }
        entries
    }
}
