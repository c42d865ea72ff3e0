//! What a row of labels cannot be, put right by rule: the chain sees one gap at a time and cuts
//! now and then what belongs together, or goes on where something else begins.
//!
//! A bracketed or quoted group of words is one thing; a field does not begin behind a conjunction;
//! a country goes with its town; a volume needs a host; a year behind a semicolon, a publisher. One
//! file for each kind of thing, and one line in [`STEPS`].

mod access;
mod authors;
mod bodies;
mod cases;
mod collaborations;
mod colons;
mod containers;
mod dates;
mod editions;
mod editors;
mod glued;
mod groups;
mod hosts;
mod identifiers;
mod imprints;
mod joined;
mod journals;
mod kinds;
mod languages;
mod laws;
mod meetings;
mod names;
mod numbers;
mod pages;
mod places;
mod publishers;
mod quoted;
mod regions;
mod roles;
mod row;
mod series;
mod swallowed;
#[cfg(test)]
mod testing;
mod theses;
mod titles;
mod towns;
mod volumes;

use super::feature::cue::CueSet;
use super::spans::Tagged;
use super::token::Tokens;
use row::Row;

/// The steps in their order: groups first, since what they hold is one thing to the others;
/// publishers before names, since a title taken for a publisher's leaves room for the true one.
const STEPS: &[fn(&mut Row<'_>)] = &[
    groups::groups,
    languages::languages,
    theses::theses,
    kinds::kinds,
    joined::conjunctions,
    editions::editions,
    publishers::publishers,
    colons::colons,
    imprints::imprints,
    names::full_names,
    names::names_in_titles,
    names::titles_in_names,
    names::acronyms,
    names::species,
    bodies::bodies,
    authors::authors,
    collaborations::collaborations,
    places::countries,
    places::titles_in_places,
    roles::roles,
    editors::editors,
    cases::cases,
    numbers::numbers,
    pages::pages,
    quoted::keys,
    quoted::quoted,
    dates::dates,
    volumes::volumes,
    glued::glued,
    journals::journals,
    hosts::hosts,
    containers::containers,
    swallowed::swallowed,
    meetings::meetings,
    titles::titles,
    laws::laws,
    series::series,
    towns::towns,
    regions::regions,
    access::access,
    identifiers::identifiers,
];

/// Puts the labels of a text's tokens right; `cues` are the tokens' classes of the lexicon.
pub fn repair(text: &str, tokens: &Tokens, cues: &[CueSet], tagged: &mut [Tagged]) {
    let mut row = Row::new(text, tokens, cues, tagged);
    for step in STEPS {
        step(&mut row);
    }
}
