//! A style at work on a list of references.

use std::collections::HashMap;

use super::arrange::{Arranged, Core, Memo, arrange};
use super::citation::Citation;
use super::collation::ScriptOrder;
use super::locale::Locale;
use super::locales;
use super::position::{self, Found};
use super::print::{Placed, Printer};
use super::setting::Setting;
use super::style::{Position, Style};
use super::trace::TracedEntry;
use crate::record::Reference;
use crate::text::lang::LangTag;
use crate::text::rich::{RichEntry, RichList};

/// How a style is applied.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The language to print in; `None`: the style's own, else American English.
    pub locale: Option<&'o LangTag>,
    /// Each entry takes terms, dates and quotation marks from its own language where it has one:
    /// `и др.` in a Russian entry, `et al.` in an English one. Romanised entries keep
    /// the list’s, or English ones in a Cyrillic list.
    pub item_language: bool,
    /// The translation of a title follows it in brackets, also in a style that knows of none
    /// (extension): behind its quotation marks, and not in its font.
    pub translations: bool,
    /// [`Processor::traced`] finds where the value of each variable stands.
    pub traced: bool,
    /// Which script comes first where the style sorts by texts; `None`: as the style says.
    pub script_order: Option<ScriptOrder>,
    /// Where locales come from.
    pub locales: fn(&str) -> Option<Locale>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            locale: None,
            item_language: false,
            translations: false,
            traced: false,
            script_order: None,
            locales: locales::find,
        }
    }
}

/// A style together with the references it is applied to. Making one sorts, numbers and
/// disambiguates them; printing then takes each by itself.
pub struct Processor<'a> {
    setting: Setting<'a>,
    references: Vec<&'a Reference>,
    arranged: Arranged,
    by_id: HashMap<&'a str, usize>,
}

impl<'a> Processor<'a> {
    /// Prepares the style for the references, which all count as cited, in this order.
    pub fn new(
        style: &'a Style,
        references: &'a [Reference],
        options: &Options<'_>,
    ) -> Processor<'a> {
        let mut setting = Setting::new(style, options);
        setting.learn(references);
        let references: Vec<&'a Reference> = references.iter().collect();
        let mut memos: Vec<Memo> = references.iter().map(|_| Memo::default()).collect();
        let core = Core {
            setting: &setting,
            references: &references,
        };
        let arranged = arrange(core, &mut memos);
        // The first of several references with one id is meant by it.
        let by_id = references
            .iter()
            .enumerate()
            .rev()
            .map(|(at, r)| (r.id.as_str(), at))
            .collect();
        Processor {
            setting,
            references,
            arranged,
            by_id,
        }
    }

    fn printer(&self) -> Printer<'_> {
        Printer {
            core: Core {
                setting: &self.setting,
                references: &self.references,
            },
            arranged: &self.arranged,
        }
    }

    /// Places of the references, in the order of the bibliography.
    pub fn order(&self) -> &[usize] {
        &self.arranged.order
    }

    /// Prints the bibliography; empty for a style that has none.
    pub fn bibliography(&self) -> RichList {
        let printer = self.printer();
        let mut before = None;
        let mut entries = Vec::with_capacity(self.references.len());
        for &item in &self.arranged.order {
            if let Some((entry, own)) = printer.entry(item, before.as_ref()) {
                entries.push(entry);
                before = own;
            }
        }
        self.setting.list(entries)
    }

    /// Prints the bibliography as plain text with the places of the variables' values; without
    /// [`Options::traced`] no place is known.
    pub fn traced(&self) -> Vec<TracedEntry> {
        let printer = self.printer();
        let order = self.arranged.order.iter();
        order
            .filter_map(|item| printer.traced_entry(*item))
            .collect()
    }

    /// Prints the citations of a document, in their order. Cites of unknown ids print nothing.
    pub fn citations(&self, citations: &[Citation]) -> Vec<RichEntry> {
        let distance = self.setting.shared.style.citation.near_note_distance;
        let positions = position::positions(citations, distance);
        citations
            .iter()
            .zip(&positions)
            .map(|(citation, found)| self.print(citation, found))
            .collect()
    }

    /// Prints one citation that stands in no document: every cite is a first one unless it says
    /// otherwise.
    pub fn citation(&self, citation: &Citation) -> RichEntry {
        let found: Vec<Found> = citation
            .cites
            .iter()
            .map(|cite| Found {
                position: cite.position.unwrap_or(Position::First),
                near_note: cite.near_note.unwrap_or(false),
                first_note: None,
            })
            .collect();
        self.print(citation, &found)
    }

    fn print(&self, citation: &Citation, found: &[Found]) -> RichEntry {
        let cites: Vec<Placed<'_>> = citation
            .cites
            .iter()
            .zip(found)
            .filter_map(|(cite, found)| Some((*self.by_id.get(cite.id.as_str())?, cite, *found)))
            .collect();
        RichEntry {
            id: citation.id.clone(),
            content: self.printer().citation(cites, &citation.mode),
            language: None,
        }
    }
}
