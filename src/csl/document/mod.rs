//! A document that is being written: citations and references come, change and go, and each time
//! what is printed otherwise than before is told.
//!
//! What is printed is that of a [`Processor`](super::Processor) made anew. It is quick because
//! the costly work is kept: values to sort by and looks of cites with their reference, printed
//! citations and entries with all they were printed from.

mod update;

use std::collections::HashMap;

use update::{Item, PrintedCitation, PrintedEntry};

use super::arrange::Memo;
use super::citation::Citation;
use super::processor::Options;
use super::setting::Setting;
use super::style::Style;
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
}
