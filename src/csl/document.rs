//! A document that is being written: citations and references come, change and go, and each time
//! what is printed otherwise than before is told.
//!
//! What is printed is that of a [`Processor`](super::Processor) made anew. It is quick because
//! the costly work is kept: values to sort by and looks of cites with their reference, printed
//! citations and entries with all they were printed from.

use std::collections::{HashMap, HashSet};

use super::arrange::{Arranged, Core, Memo, arrange};
use super::citation::Citation;
use super::eval::Decisions;
use super::position::{self, Found};
use super::print::{Placed, Printer};
use super::processor::Options;
use super::setting::Setting;
use super::style::Style;
use super::substitute::Creators;
use crate::record::Reference;
use crate::text::rich::{Rich, RichEntry, RichList};

/// A document with its citations and the references it may cite.
///
/// Edits are taken as they come; [`Document::update`] works them in, many at once if need be, and
/// gives what has changed.
///
/// ```
/// use snoska::csl::{Citation, Cite, Document, Options, Style};
/// use snoska::record::{ItemType, Reference, Text, TextVariable};
///
/// let style = Style::parse(r#"<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0">
///   <citation><layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
///   <bibliography><layout><text variable="title" suffix="."/></layout></bibliography>
/// </style>"#)?;
/// let mut document = Document::new(&style, &Options::default());
/// for title in ["First", "Second"] {
///     let mut book = Reference::new(ItemType::Book);
///     book.id = title.to_lowercase();
///     book.texts.insert(TextVariable::Title, Text::new(title));
///     document.register(book);
/// }
/// let citing = |id: &str, item: &str| Citation {
///     id: id.to_string(),
///     cites: vec![Cite::new(item)],
///     ..Citation::default()
/// };
/// document.insert(0, citing("a", "first"))?;
/// let changes = document.update();
/// assert_eq!(changes.citations[0].content.to_plain(), "[1]");
///
/// // A citation before it takes the first number.
/// document.insert(0, citing("b", "second"))?;
/// let changes = document.update();
/// let changed: Vec<_> = changes.citations.iter().map(|c| (&*c.id, c.content.to_plain())).collect();
/// assert_eq!(changed, [("b", "[1]".to_string()), ("a", "[2]".to_string())]);
/// assert_eq!(changes.entries.len(), 1);
/// assert_eq!(changes.order, Some(vec!["second".to_string(), "first".to_string()]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Document<'s> {
    setting: Setting<'s>,
    items: HashMap<String, Item>,
    citations: Vec<Citation>,
    uncited: Vec<String>,
    /// Printed citations, by id.
    printed: HashMap<String, PrintedCitation>,
    /// Printed entries, in order.
    entries: Vec<PrintedEntry>,
    versions: u64,
}

/// What [`Document::update`] found to be printed otherwise than before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Citations that are new or have another text, in the order of the document.
    pub citations: Vec<RichEntry>,
    /// Entries that are new or have another text, in the order of the bibliography.
    pub entries: Vec<RichEntry>,
    /// Ids of the references whose entries are gone.
    pub removed: Vec<String>,
    /// Ids of all entries in their order, if that is not what it was.
    pub order: Option<Vec<String>>,
}

/// An edit that the document cannot follow; it stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DocumentError {
    /// Citations are told apart by their ids.
    #[error("the document has a citation `{0}` already")]
    Duplicate(String),
    /// No citation has this id.
    #[error("the document has no citation `{0}`")]
    Unknown(String),
    /// A place behind the end.
    #[error("there is no place {at} among {count} citations")]
    NoPlace {
        /// The place that was asked for, counted from 0.
        at: usize,
        /// How many citations there are.
        count: usize,
    },
}

/// A reference and what is known of it.
struct Item {
    reference: Reference,
    /// Another for every text the reference ever had.
    version: u64,
    memo: Memo,
}

/// A citation as it was printed, and all it was printed from beside itself.
struct PrintedCitation {
    /// The citation itself has changed since.
    stale: bool,
    from: Vec<Source>,
    content: Rich,
}

/// An entry as it was printed, and all it was printed from.
struct PrintedEntry {
    from: Source,
    /// The names of the entry before.
    before: Option<Creators>,
    own: Option<Creators>,
    entry: RichEntry,
}

/// What the document says of an item where it is printed.
#[derive(Clone, Debug, PartialEq)]
struct Source {
    version: u64,
    decisions: Decisions,
    number: Option<u32>,
    found: Option<Found>,
}

impl<'s> Document<'s> {
    /// A document without citations.
    pub fn new(style: &'s Style, options: &Options<'_>) -> Document<'s> {
        Document {
            setting: Setting::new(style, options),
            items: HashMap::new(),
            citations: Vec::new(),
            uncited: Vec::new(),
            printed: HashMap::new(),
            entries: Vec::new(),
            versions: 0,
        }
    }

    /// Makes a reference known, or puts it in place of the one with its id. It has an entry once
    /// it is cited.
    pub fn register(&mut self, reference: Reference) {
        if let Some(known) = self.items.get(&reference.id)
            && known.reference == reference
        {
            return;
        }
        self.versions += 1;
        let item = Item {
            version: self.versions,
            memo: Memo::default(),
            reference,
        };
        self.items.insert(item.reference.id.clone(), item);
    }

    /// Takes a reference out; cites of it print nothing from now on. Gives it back, if it was
    /// known.
    pub fn unregister(&mut self, id: &str) -> Option<Reference> {
        self.items.remove(id).map(|item| item.reference)
    }

    /// References that have entries without being cited, by id; they follow the cited ones.
    pub fn set_uncited(&mut self, ids: impl IntoIterator<Item = impl Into<String>>) {
        self.uncited = ids.into_iter().map(Into::into).collect();
    }

    /// Puts a citation in at a place counted from 0, before what stands there.
    ///
    /// # Errors
    /// A citation with this id is there, or no such place.
    pub fn insert(&mut self, at: usize, citation: Citation) -> Result<(), DocumentError> {
        if self.place(&citation.id).is_ok() {
            return Err(DocumentError::Duplicate(citation.id));
        }
        let count = self.citations.len();
        if at > count {
            return Err(DocumentError::NoPlace { at, count });
        }
        self.citations.insert(at, citation);
        Ok(())
    }

    /// Puts a citation in place of the one with its id; gives the old one.
    ///
    /// # Errors
    /// No citation has this id.
    pub fn replace(&mut self, citation: Citation) -> Result<Citation, DocumentError> {
        let at = self.place(&citation.id)?;
        let Some(slot) = self.citations.get_mut(at) else {
            return Err(DocumentError::Unknown(citation.id));
        };
        let old = std::mem::replace(slot, citation);
        if let Some(printed) = self.printed.get_mut(&old.id) {
            printed.stale = true;
        }
        Ok(old)
    }

    /// Moves a citation to a place counted from 0 among the others.
    ///
    /// # Errors
    /// No citation has this id, or no such place.
    pub fn move_to(&mut self, id: &str, at: usize) -> Result<(), DocumentError> {
        let from = self.place(id)?;
        let count = self.citations.len();
        if at >= count {
            return Err(DocumentError::NoPlace { at, count });
        }
        let citation = self.citations.remove(from);
        self.citations.insert(at, citation);
        Ok(())
    }

    /// Takes a citation out and gives it back.
    ///
    /// # Errors
    /// No citation has this id.
    pub fn remove(&mut self, id: &str) -> Result<Citation, DocumentError> {
        let at = self.place(id)?;
        self.printed.remove(id);
        Ok(self.citations.remove(at))
    }

    /// Numbers the notes anew: the note of each citation, in the order of the document, 0 for one
    /// in the text. Citations beyond the numbers keep theirs.
    pub fn set_notes(&mut self, notes: impl IntoIterator<Item = u32>) {
        for (citation, note) in self.citations.iter_mut().zip(notes) {
            citation.note = note;
        }
    }

    /// The citations in their order, as they were put in.
    pub fn citations(&self) -> &[Citation] {
        &self.citations
    }

    /// A citation as it was printed at the last [`Document::update`].
    pub fn printed(&self, id: &str) -> Option<&Rich> {
        self.printed.get(id).map(|printed| &printed.content)
    }

    /// The bibliography as it was at the last [`Document::update`].
    pub fn bibliography(&self) -> RichList {
        let entries = self.entries.iter().map(|e| e.entry.clone());
        self.setting.list(entries.collect())
    }

    fn place(&self, id: &str) -> Result<usize, DocumentError> {
        self.citations
            .iter()
            .position(|citation| citation.id == id)
            .ok_or_else(|| DocumentError::Unknown(id.to_string()))
    }

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
            let content = self.printer.citation(cites);
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
