//! A style in a language: what stays the same for all references.

use std::collections::HashMap;

use super::collation::Collation;
use super::eval::{Options as NameOptions, Shared};
use super::locale::Locale;
use super::processor::Options;
use super::style::{
    Collapse, Element, Layout, Look, SortKey, SortSource, Style, Test, TextSource, Var,
    VariableForm,
};
use crate::record::Reference;
use crate::text::lang::{LangTag, is_cyrillic};
use crate::text::rich::{RichEntry, RichList};

/// A style with its locales and all that can be said of it before any reference is known.
pub(super) struct Setting<'s> {
    pub shared: Shared<'s>,
    /// How many tests of `disambiguate` the style's citations have.
    pub asks: u8,
    /// Order of texts.
    pub collation: Collation,
    /// Citations print, collapse or sort by citation numbers.
    pub numbers_in_citations: bool,
    /// Citations print the number of the note in which an item was cited first.
    pub first_notes: bool,
    /// Entries print citation numbers.
    pub numbers_in_entries: bool,
    /// Entries are sorted by citation numbers, among others.
    pub numbers_in_order: bool,
    locale: Locale,
    item_language: bool,
    find: fn(&str) -> Option<Locale>,
    /// Locales of the items' own languages, by tag.
    item_locales: HashMap<String, Locale>,
}

impl<'s> Setting<'s> {
    pub fn new(style: &'s Style, options: &Options<'_>) -> Setting<'s> {
        let bibliography = style.bibliography.as_ref();
        let tag = options
            .locale
            .map(LangTag::as_str)
            .or(style.default_locale())
            .unwrap_or("en-US");
        let citation = &style.citation.layouts;
        let entries = bibliography.map_or(&[][..], |b| b.layouts.as_slice());
        let explicit_suffix = [citation.as_slice(), entries].map(|layouts| {
            calls(style, layouts, &|element| {
                matches!(element, Element::Text(text)
                    if matches!(text.source, TextSource::Variable(Var::YearSuffix, _)))
            })
        });
        let asks = std::cell::Cell::new(0u8);
        calls(style, citation, &|element| {
            if let Element::Choose(branches) = element {
                let tests = branches.iter().flat_map(|b| b.condition.all_tests());
                let count = tests.filter(|t| matches!(t, Test::Disambiguate(_))).count();
                asks.set(
                    asks.get()
                        .saturating_add(u8::try_from(count).unwrap_or(u8::MAX))
                        .min(8),
                );
            }
            false
        });
        let locale = resolve(style, tag, options.locales);
        let number = |element: &Element| asks_for(element, &Var::CitationNumber);
        let note = |element: &Element| asks_for(element, &Var::FirstReferenceNoteNumber);
        let sort = |keys: &[SortKey]| keys.iter().any(|key| sorts_by_number(style, key));
        Setting {
            shared: Shared {
                style,
                citation_names: NameOptions::new(&style.names, Some(&style.citation.names)),
                in_text_names: NameOptions::new(
                    &style.names,
                    Some(
                        style
                            .in_text
                            .as_ref()
                            .map_or(&style.citation.names, |i| &i.names),
                    ),
                ),
                bibliography_names: NameOptions::new(&style.names, bibliography.map(|b| &b.names)),
                explicit_suffix,
                translations: options.translations && !style.prints_translations(),
                traced: options.traced,
            },
            asks: asks.get(),
            collation: Collation::new(
                style.sort_locale.as_deref().or(locale.lang()),
                options
                    .script_order
                    .or(style.script_order)
                    .unwrap_or_default(),
            ),
            numbers_in_citations: calls(style, citation, &number)
                || sort(&style.citation.sort)
                || style.citation.collapse == Some(Collapse::CitationNumber),
            first_notes: calls(style, citation, &note),
            numbers_in_entries: calls(style, entries, &number),
            numbers_in_order: bibliography.is_some_and(|b| sort(&b.sort)),
            locale,
            item_language: options.item_language,
            find: options.locales,
            item_locales: HashMap::new(),
        }
    }

    /// Makes ready the locales in which these items are printed.
    pub fn learn<'r>(&mut self, references: impl IntoIterator<Item = &'r Reference>) {
        if !self.item_language {
            return;
        }
        for language in references.into_iter().filter_map(|r| r.language.as_ref()) {
            let tag = language.as_str();
            let wanted = match language.is_romanized() {
                false => tag,
                // Romanised Russian stands in a list of its own script as English does.
                true if is_cyrillic(self.locale.language()) => "en-US",
                true => continue,
            };
            if !self.item_locales.contains_key(tag) {
                let locale = resolve(self.shared.style, wanted, self.find);
                self.item_locales.insert(tag.to_string(), locale);
            }
        }
    }

    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The locale an item is printed in.
    pub fn locale_of(&self, reference: &Reference) -> &Locale {
        if self.item_locales.is_empty() {
            return &self.locale;
        }
        let language = reference.language.as_ref();
        language
            .and_then(|tag| self.item_locales.get(tag.as_str()))
            .unwrap_or(&self.locale)
    }

    /// A bibliography of these entries, laid out as the style says.
    pub fn list(&self, entries: Vec<RichEntry>) -> RichList {
        match &self.shared.style.bibliography {
            None => RichList::default(),
            Some(bibliography) => RichList {
                entries,
                hanging_indent: bibliography.hanging_indent,
                second_field_align: bibliography.second_field_align,
                entry_spacing: bibliography.entry_spacing,
                line_spacing: bibliography.line_spacing,
            },
        }
    }
}

impl Style {
    /// Whether the style itself prints translations of titles in its bibliography (an extension to
    /// CSL): it is made for lists in another script.
    pub fn prints_translations(&self) -> bool {
        let layouts = self.bibliography.as_ref().map(|b| b.layouts.as_slice());
        calls(self, layouts.unwrap_or_default(), &|element| {
            matches!(element, Element::Text(text)
                if matches!(text.source, TextSource::Variable(_, VariableForm::Translated)))
        })
    }
}

/// The layout for an item: that of its language, else the general one, which comes last.
pub(super) fn layout<'l>(layouts: &'l [Layout], reference: &Reference) -> &'l Layout {
    let fits = |layout: &&Layout| {
        layout.languages.is_empty()
            || reference.language.as_ref().is_some_and(|tag| {
                layout
                    .languages
                    .iter()
                    .any(|l| l == tag.as_str() || l == tag.language())
            })
    };
    layouts
        .iter()
        .find(fits)
        .or(layouts.last())
        .unwrap_or(&EMPTY_LAYOUT)
}

static EMPTY_LAYOUT: Layout = Layout {
    languages: Vec::new(),
    look: Look {
        prefix: String::new(),
        suffix: String::new(),
        formatting: super::style::Formatting {
            style: None,
            variant: None,
            weight: None,
            decoration: None,
            align: None,
        },
        display: None,
        quotes: None,
        strip_periods: false,
        text_case: None,
    },
    delimiter: String::new(),
    elements: Vec::new(),
};

/// The locale of a tag: American English, the language, its dialect, and over them what the style
/// says for all, for the language and for the dialect (CSL 1.0.2, Locale Fallback).
fn resolve(style: &Style, tag: &str, find: fn(&str) -> Option<Locale>) -> Locale {
    let language = tag.split('-').next().unwrap_or(tag);
    let mut locale = Locale::default();
    let mut done: Vec<String> = Vec::new();
    for wanted in ["en-US", language, tag] {
        let Some(found) = find(wanted) else {
            continue;
        };
        let name = found.lang().unwrap_or_default().to_string();
        if !done.contains(&name) {
            locale.overlay(&found);
            done.push(name);
        }
    }
    for wanted in [None, Some(language), Some(tag)] {
        for own in style.locales.iter().filter(|own| own.lang() == wanted) {
            locale.overlay(own);
        }
        if tag == language && wanted.is_some() {
            break;
        }
    }
    locale.set_lang(tag);
    locale
}

/// Whether the layouts, or a macro they call, have an element.
fn calls(style: &Style, layouts: &[Layout], wanted: &dyn Fn(&Element) -> bool) -> bool {
    let mut visited = vec![false; style.macros.len()];
    layouts
        .iter()
        .any(|layout| holds(style, &layout.elements, wanted, &mut visited))
}

fn holds(
    style: &Style,
    elements: &[Element],
    wanted: &dyn Fn(&Element) -> bool,
    visited: &mut [bool],
) -> bool {
    elements.iter().any(|element| {
        if wanted(element) {
            return true;
        }
        match element {
            Element::Text(text) => match text.source {
                TextSource::Macro(index) => match visited.get_mut(index) {
                    Some(seen) if !*seen => {
                        *seen = true;
                        let elements = style.macros.get(index).map(|m| m.elements.as_slice());
                        holds(style, elements.unwrap_or_default(), wanted, visited)
                    }
                    _ => false,
                },
                _ => false,
            },
            Element::Group(group) => holds(style, &group.elements, wanted, visited),
            Element::Names(names) => holds(style, &names.substitute, wanted, visited),
            Element::Choose(branches) => branches
                .iter()
                .any(|b| holds(style, &b.elements, wanted, visited)),
            _ => false,
        }
    })
}

/// Whether an element prints a variable or asks for it.
fn asks_for(element: &Element, wanted: &Var) -> bool {
    let is = |var: &Var| var == wanted;
    match element {
        Element::Text(text) => {
            matches!(&text.source, TextSource::Variable(var, _) if is(var))
        }
        Element::Number(element) => is(&element.variable),
        Element::Label(label) => label.variable.as_ref().is_some_and(is),
        Element::Choose(branches) => branches
            .iter()
            .flat_map(|b| b.condition.all_tests())
            .any(|test| matches!(test, Test::Variable(var) | Test::IsNumeric(var) if is(var))),
        _ => false,
    }
}

fn sorts_by_number(style: &Style, key: &SortKey) -> bool {
    let number = |element: &Element| asks_for(element, &Var::CitationNumber);
    match &key.source {
        SortSource::Variable(var) => *var == Var::CitationNumber,
        SortSource::Macro(index) => style.macros.get(*index).is_some_and(|called| {
            let mut visited = vec![false; style.macros.len()];
            holds(style, &called.elements, &number, &mut visited)
        }),
    }
}
