//! Fields an entry has from others: `crossref` and `xdata` (the biblatex manual, 2.4.1, 3.15.6 and
//! appendix B; for BibTeX, *Tame the BeaST*, 6).

use super::read::{Fields, Source};
use std::collections::HashMap;

/// How far a chain of parents is followed.
const MAX_CHAIN: usize = 8;

/// Fields that are an entry's own.
const OWN: &[&str] = &[
    "ids",
    "crossref",
    "xref",
    "entryset",
    "entrysubtype",
    "execute",
    "label",
    "options",
    "presort",
    "related",
    "relatedoptions",
    "relatedstring",
    "relatedtype",
    "shortauthor",
    "shorthand",
    "shorthandintro",
    "sortkey",
    "abstract",
    "keywords",
    "file",
    "annotation",
    "annote",
    "note",
    "doi",
    "url",
    "urldate",
    "pages",
    "shorttitle",
];

/// The fields of entry number `index` with those of its parents; keys that lead nowhere are added
/// to `missing`.
pub(super) fn with_parents<'a>(
    index: usize,
    entries: &[Source<'a>],
    by_key: &HashMap<String, usize>,
    missing: &mut Vec<String>,
) -> Fields<'a> {
    let Some(entry) = entries.get(index) else {
        return Fields::default();
    };
    let mut fields = entry.fields.clone();
    let mut seen = vec![index];
    let mut child = index;
    let mut pending: Vec<(usize, bool, usize)> = parents(index, entries, by_key, missing);
    pending.reverse();
    while let Some((parent, is_data, of)) = pending.pop() {
        if seen.contains(&parent) || seen.len() > MAX_CHAIN {
            continue;
        }
        seen.push(parent);
        if !is_data {
            child = of;
        }
        let (Some(source), Some(heir)) = (entries.get(parent), entries.get(child)) else {
            continue;
        };
        for (name, value) in source.fields.iter() {
            let Some(name) = (if is_data {
                (name != "xdata").then_some(name)
            } else {
                inherited_name(name, &source.kind, &heir.kind)
            }) else {
                continue;
            };
            fields.inherit(name, value);
        }
        // What a parent inherits, its child inherits from it.
        let mut further = parents(parent, entries, by_key, &mut Vec::new());
        further.reverse();
        pending.extend(further);
    }
    fields
}

/// The entries an entry points to: `xdata` first, then `crossref`.
fn parents(
    index: usize,
    entries: &[Source<'_>],
    by_key: &HashMap<String, usize>,
    missing: &mut Vec<String>,
) -> Vec<(usize, bool, usize)> {
    let Some(entry) = entries.get(index) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (field, is_data) in [("xdata", true), ("crossref", false)] {
        for key in entry.keys(field).take(16) {
            match by_key.get(&key.to_lowercase()) {
                Some(parent) => found.push((*parent, is_data, index)),
                None => missing.push(key.to_string()),
            }
        }
    }
    found
}

/// The field of the heir that a parent's field becomes, if any.
fn inherited_name<'n>(name: &'n str, parent: &str, heir: &str) -> Option<&'n str> {
    if OWN.contains(&name) {
        return None;
    }
    let part = matches!(
        heir,
        "inbook"
            | "incollection"
            | "inproceedings"
            | "conference"
            | "inreference"
            | "bookinbook"
            | "suppbook"
            | "suppcollection"
    );
    let article = matches!(heir, "article" | "suppperiodical");
    let multivolume = parent.starts_with("mv");
    Some(match name {
        "title" if article => "journaltitle",
        "subtitle" if article => "journalsubtitle",
        "title" if multivolume => "maintitle",
        "subtitle" if multivolume => "mainsubtitle",
        "titleaddon" if multivolume => "maintitleaddon",
        "title" if part => "booktitle",
        "subtitle" if part => "booksubtitle",
        "titleaddon" if part => "booktitleaddon",
        "title" | "subtitle" | "titleaddon" => return None,
        "author" if matches!(heir, "inbook" | "bookinbook" | "suppbook") => "bookauthor",
        "author" if part => return None,
        other => other,
    })
}
