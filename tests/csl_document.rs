//! A document that is edited step by step prints what one made anew prints, and tells exactly what
//! has changed.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use snoska::csl::{
    Citation, Cite, Document, DocumentError, Options, Processor, Style, bibliography, styles,
};
use snoska::record::date::{Date, DatePoint};
use snoska::record::name::{NameParts, Person};
use snoska::record::{
    DateVariable, ItemType, Name, NameVariable, Names, Reference, Text, TextVariable,
};
use snoska::text::lang::LangTag;
use snoska::text::rich::{Rich, RichEntry};

/// One edit, its numbers taken modulo what there is.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, Vec<(usize, Option<u8>)>, bool),
    Replace(usize, Vec<(usize, Option<u8>)>),
    Move(usize, usize),
    Remove(usize),
    Renumber(u32),
    Register(usize, usize),
    Unregister(usize),
    Uncited(Vec<usize>),
}

const ITEMS: usize = 8;

fn edit() -> impl Strategy<Value = Edit> {
    let at = || 0..1000usize;
    let cites = || {
        let cite = (0..ITEMS, proptest::option::weighted(0.3, 1..4u8));
        proptest::collection::vec(cite, 1..4)
    };
    prop_oneof![
        6 => (at(), cites(), any::<bool>()).prop_map(|(at, c, note)| Edit::Insert(at, c, note)),
        2 => (at(), cites()).prop_map(|(at, c)| Edit::Replace(at, c)),
        2 => (at(), at()).prop_map(|(from, to)| Edit::Move(from, to)),
        2 => at().prop_map(Edit::Remove),
        1 => (1..3u32).prop_map(Edit::Renumber),
        3 => (0..ITEMS, at()).prop_map(|(item, text)| Edit::Register(item, text)),
        1 => (0..ITEMS).prop_map(Edit::Unregister),
        1 => proptest::collection::vec(0..ITEMS, 0..3).prop_map(Edit::Uncited),
    ]
}

/// An item in one of its versions. Names, years and titles are few, so that cites look alike.
fn item(number: usize, version: usize) -> Reference {
    let mut book = Reference::new(ItemType::Book);
    book.id = format!("i{number}");
    let seed = number * 7 + version;
    let people = [
        ("Petrova", "Anna"),
        ("Petrova", "Alla"),
        ("Orlov", "Boris"),
        ("Popov", "Carl"),
    ];
    let names: Vec<Name> = (0..seed % 4)
        .filter_map(|at| people.get((seed / (at + 1)) % people.len()))
        .map(|(family, given)| {
            NameParts::Person(Person {
                family: (*family).to_string(),
                given: (*given).to_string(),
                ..Person::default()
            })
            .into()
        })
        .collect();
    if !names.is_empty() {
        book.names.insert(NameVariable::Author, Names::from(names));
    }
    let title = ["Soil", "Water", "\"Sand\" and clay"][seed % 3];
    book.texts.insert(TextVariable::Title, Text::new(title));
    let year = 2000 + i32::from(seed.is_multiple_of(5));
    let date = Date::Point(DatePoint::year(year));
    book.dates.insert(DateVariable::Issued, date);
    book.language = LangTag::new(["ru", "en", "de"][seed % 3]);
    book
}

fn cites(of: &[(usize, Option<u8>)]) -> Vec<Cite> {
    of.iter()
        .map(|(item, page)| Cite {
            locator: page.map(|page| page.to_string()),
            ..Cite::new(format!("i{item}"))
        })
        .collect()
}

/// What a word processor would hold: texts as the changes gave them.
#[derive(Default)]
struct Shown {
    citations: HashMap<String, Rich>,
    entries: HashMap<String, RichEntry>,
    order: Vec<String>,
}

/// The document, what is known to be in it, and what is shown.
struct Trial<'s> {
    document: Document<'s>,
    citations: Vec<Citation>,
    items: HashMap<String, Reference>,
    uncited: Vec<String>,
    shown: Shown,
    made: usize,
}

impl Trial<'_> {
    fn apply(&mut self, edit: &Edit) -> Result<(), DocumentError> {
        let count = self.citations.len();
        match edit {
            Edit::Insert(at, of, note) => {
                self.made += 1;
                let citation = Citation {
                    mode: Default::default(),
                    id: format!("c{}", self.made),
                    cites: cites(of),
                    note: if *note { at % 9 } else { 0 } as u32,
                };
                let at = at % (count + 1);
                self.citations.insert(at, citation.clone());
                self.document.insert(at, citation)?;
            }
            Edit::Renumber(step) => {
                let notes: Vec<u32> = (0..count as u32).map(|at| 1 + at / step).collect();
                for (citation, note) in self.citations.iter_mut().zip(&notes) {
                    citation.note = *note;
                }
                self.document.set_notes(notes);
            }
            Edit::Register(item, version) => {
                let reference = self::item(*item, *version);
                self.document.register(reference.clone());
                self.items.insert(reference.id.clone(), reference);
            }
            Edit::Unregister(item) => {
                let id = format!("i{item}");
                assert_eq!(self.document.unregister(&id), self.items.remove(&id));
            }
            Edit::Uncited(items) => {
                self.uncited = items.iter().map(|item| format!("i{item}")).collect();
                self.document.set_uncited(self.uncited.clone());
            }
            _ if count == 0 => {}
            Edit::Replace(at, of) => {
                let citation = &mut self.citations[at % count];
                citation.cites = cites(of);
                self.document.replace(citation.clone())?;
            }
            Edit::Move(from, to) => {
                let citation = self.citations.remove(from % count);
                self.document.move_to(&citation.id, to % count)?;
                self.citations.insert(to % count, citation);
            }
            Edit::Remove(at) => {
                let citation = self.citations.remove(at % count);
                assert_eq!(self.document.remove(&citation.id)?, citation);
                self.shown.citations.remove(&citation.id);
            }
        }
        Ok(())
    }

    /// Takes over the changes; each must be one.
    fn show(&mut self) {
        let changes = self.document.update();
        let shown = &mut self.shown;
        for RichEntry { id, content, .. } in changes.citations {
            assert_ne!(shown.citations.insert(id, content.clone()), Some(content));
        }
        for id in changes.removed {
            assert!(shown.entries.remove(&id).is_some());
        }
        for entry in changes.entries {
            let old = shown.entries.insert(entry.id.clone(), entry.clone());
            assert_ne!(old, Some(entry));
        }
        if let Some(order) = changes.order {
            assert_ne!(order, shown.order);
            shown.order = order;
        }
    }

    /// Compares what is shown with a rendering made anew.
    fn check(&self, style: &Style, options: &Options) {
        let mut seen = HashSet::new();
        let cited: Vec<Reference> = self
            .citations
            .iter()
            .flat_map(|c| c.cites.iter().map(|cite| &cite.id))
            .chain(&self.uncited)
            .filter(|id| seen.insert(*id))
            .filter_map(|id| self.items.get(id).cloned())
            .collect();
        let processor = Processor::new(style, &cited, options);
        let printed = processor.citations(&self.citations);
        assert_eq!(printed.len(), self.shown.citations.len());
        for entry in printed {
            assert_eq!(self.shown.citations.get(&entry.id), Some(&entry.content));
            assert_eq!(self.document.printed(&entry.id), Some(&entry.content));
        }
        let list = bibliography(style, &cited, options);
        assert_eq!(self.document.bibliography(), list);
        let order: Vec<String> = list.entries.iter().map(|e| e.id.clone()).collect();
        assert_eq!(self.shown.order, order);
        let entries = list.entries.into_iter().map(|e| (e.id.clone(), e));
        let entries: HashMap<String, RichEntry> = entries.collect();
        assert_eq!(self.shown.entries, entries);
    }
}

/// Styles that differ in what citations and entries depend on: numbers, notes, disambiguation by
/// names, given names and years, collapsing, names put for those of the entry before.
const STYLES: &[&str] = &[
    "apa",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "ieee",
    "modern-language-association",
    "cse-name-year",
    "gost-r-7-0-5-2008-notes",
    "gost-r-7-0-5-2008-alphabetical",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_one_by_one_give_what_printing_anew_gives(
        edits in proptest::collection::vec(proptest::collection::vec(edit(), 1..4), 1..10),
        style in 0..STYLES.len(),
        item_language in any::<bool>(),
    ) {
        let style = styles::read(STYLES[style]).expect("built in").expect("well-formed");
        let options = Options { item_language, ..Options::default() };
        let mut trial = Trial {
            document: Document::new(&style, &options),
            citations: Vec::new(),
            items: HashMap::new(),
            uncited: Vec::new(),
            shown: Shown::default(),
            made: 0,
        };
        for number in 0..ITEMS / 2 {
            trial.apply(&Edit::Register(number, 0)).expect("always taken");
        }
        for several in edits {
            for edit in &several {
                trial.apply(edit).expect("edits are within the document");
            }
            trial.show();
            trial.check(&style, &options);
        }
        prop_assert_eq!(trial.document.update(), Default::default());
    }
}

#[test]
fn edits_beyond_the_document_are_errors_and_change_nothing() {
    let style = styles::read("ieee")
        .expect("built in")
        .expect("well-formed");
    let mut document = Document::new(&style, &Options::default());
    let citation = |id: &str| Citation {
        id: id.to_string(),
        ..Citation::default()
    };
    let unknown = |id: &str| DocumentError::Unknown(id.to_string());
    document.insert(0, citation("a")).expect("the first place");
    let no_place = DocumentError::NoPlace { at: 2, count: 1 };
    assert_eq!(document.insert(2, citation("b")), Err(no_place.clone()));
    assert_eq!(
        document.insert(0, citation("a")),
        Err(DocumentError::Duplicate("a".to_string()))
    );
    assert_eq!(document.replace(citation("b")), Err(unknown("b")));
    assert_eq!(document.remove("b"), Err(unknown("b")));
    assert_eq!(document.move_to("b", 0), Err(unknown("b")));
    assert_eq!(document.move_to("a", 2), Err(no_place));
    assert_eq!(document.citations(), [citation("a")]);
}
