//! A style at work on a list of references.

use std::borrow::Cow;
use std::collections::HashMap;

use super::citation::{Citation, Cite};
use super::collapse::{self, Printed};
use super::eval::{Area, Decisions, Evaluator, Options as NameOptions, Place, Shared};
use super::locale::Locale;
use super::output::{Branch, Node};
use super::position::{self, Found};
use super::style::{Class, Element, Layout, Look, Position, Style, Test, TextSource, Var};
use super::{disambiguate, locales, punctuation, sort, substitute, value};
use crate::record::Reference;
use crate::text::lang::LangTag;
use crate::text::rich::{Format, RichEntry, RichList};

/// How a style is applied.
#[derive(Clone, Copy, Debug)]
pub struct Options<'o> {
    /// The language to print in; `None`: the style's own, else American English.
    pub locale: Option<&'o LangTag>,
    /// Each entry takes terms, dates and quotation marks from its own language where it has one:
    /// `и др.` in a Russian entry, `et al.` in an English one. Romanised entries keep the list's.
    pub item_language: bool,
    /// Where locales come from.
    pub locales: fn(&str) -> Option<Locale>,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Options {
            locale: None,
            item_language: false,
            locales: locales::find,
        }
    }
}

/// A style together with the references it is applied to. Making one sorts, numbers and
/// disambiguates them; printing then takes each by itself.
pub struct Processor<'a> {
    core: Core<'a>,
    /// References by place in the bibliography.
    order: Vec<usize>,
    /// Citation numbers by reference.
    numbers: Vec<u32>,
    decisions: Vec<Decisions>,
    by_id: HashMap<&'a str, usize>,
}

/// What does not depend on order or disambiguation.
pub(super) struct Core<'a> {
    pub shared: Shared<'a>,
    pub references: &'a [Reference],
    pub undecided: Decisions,
    /// How many tests of `disambiguate` the style's citations have.
    pub asks: u8,
    locale: Locale,
    /// Locales of the items' own languages, by tag.
    item_locales: HashMap<&'a str, Locale>,
}

impl<'a> Core<'a> {
    fn new(style: &'a Style, references: &'a [Reference], options: &Options<'_>) -> Core<'a> {
        let bibliography = style.bibliography.as_ref();
        let tag = options
            .locale
            .map(LangTag::as_str)
            .or(style.default_locale())
            .unwrap_or("en-US");
        let mut item_locales = HashMap::new();
        if options.item_language {
            for language in references.iter().filter_map(|r| r.language.as_ref()) {
                if !language.is_romanized() && !item_locales.contains_key(language.as_str()) {
                    let locale = resolve(style, language.as_str(), options.locales);
                    item_locales.insert(language.as_str(), locale);
                }
            }
        }
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
                let tests = branches.iter().flat_map(|b| &b.tests);
                let count = tests.filter(|t| matches!(t, Test::Disambiguate(_))).count();
                asks.set(
                    asks.get()
                        .saturating_add(u8::try_from(count).unwrap_or(u8::MAX))
                        .min(8),
                );
            }
            false
        });
        Core {
            shared: Shared {
                style,
                citation_names: NameOptions::new(&style.names, Some(&style.citation.names)),
                bibliography_names: NameOptions::new(&style.names, bibliography.map(|b| &b.names)),
                explicit_suffix,
            },
            references,
            undecided: Decisions::default(),
            asks: asks.get(),
            locale: resolve(style, tag, options.locales),
            item_locales,
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

    /// The layout for an item: that of its language, else the general one, which comes last.
    pub fn layout<'l>(&self, layouts: &'l [Layout], reference: &Reference) -> &'l Layout {
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
        quotes: false,
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

impl<'a> Processor<'a> {
    /// Prepares the style for the references, which all count as cited, in this order.
    pub fn new(
        style: &'a Style,
        references: &'a [Reference],
        options: &Options<'_>,
    ) -> Processor<'a> {
        let core = Core::new(style, references, options);
        let mut order: Vec<usize> = (0..references.len()).collect();
        if let Some(bibliography) = &style.bibliography {
            let numbered = |item: usize| Place {
                number: number(item),
                ..Place::default()
            };
            sort::order(
                &core,
                Area::Bibliography,
                &bibliography.sort,
                &mut order,
                &[],
                numbered,
            );
        }
        let mut numbers = vec![0; references.len()];
        for (place, &item) in order.iter().enumerate() {
            if let (Some(slot), Some(number)) = (numbers.get_mut(item), number(place)) {
                *slot = number;
            }
        }
        let decisions = disambiguate::decide(&core, &order);
        // The first of several references with one id is meant by it.
        let by_id = references
            .iter()
            .enumerate()
            .rev()
            .map(|(at, r)| (r.id.as_str(), at))
            .collect();
        Processor {
            core,
            order,
            numbers,
            decisions,
            by_id,
        }
    }

    /// Places of the references, in the order of the bibliography.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// Prints the bibliography; empty for a style that has none.
    pub fn bibliography(&self) -> RichList {
        let Some(bibliography) = &self.core.shared.style.bibliography else {
            return RichList::default();
        };
        let mut before = None;
        let mut entries = Vec::with_capacity(self.order.len());
        for &item in &self.order {
            let (Some(reference), Some(decisions)) =
                (self.core.references.get(item), self.decisions.get(item))
            else {
                continue;
            };
            let locale = self.core.locale_of(reference);
            let layout = self.core.layout(&bibliography.layouts, reference);
            let place = Place {
                number: self.numbers.get(item).copied(),
                opens: true,
                ..Place::default()
            };
            let mut evaluator = Evaluator::new(
                &self.core.shared,
                locale,
                reference,
                Area::Bibliography,
                place,
                decisions,
            );
            let mut content = Node::row(evaluator.elements(&layout.elements));
            if let Some(text) = &bibliography.subsequent_author_substitute {
                let rule = bibliography.substitute_rule;
                before = substitute::apply(&mut content, before.as_ref(), text, rule);
            }
            let node = entry(content, &layout.look, bibliography.second_field_align);
            entries.push(RichEntry {
                id: reference.id.clone(),
                content: punctuation::rich(&node, locale),
                language: reference.language.clone(),
            });
        }
        RichList {
            entries,
            hanging_indent: bibliography.hanging_indent,
            second_field_align: bibliography.second_field_align,
            entry_spacing: bibliography.entry_spacing,
            line_spacing: bibliography.line_spacing,
        }
    }

    /// Prints the citations of a document, in their order. Cites of unknown ids print nothing.
    pub fn citations(&self, citations: &[Citation]) -> Vec<RichEntry> {
        let distance = self.core.shared.style.citation.near_note_distance;
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
        let style = &self.core.shared.style.citation;
        let mut cites: Vec<(usize, &Cite, Found)> = citation
            .cites
            .iter()
            .zip(found)
            .filter_map(|(cite, found)| Some((*self.by_id.get(cite.id.as_str())?, cite, *found)))
            .collect();
        self.sort(&mut cites);
        let first = cites
            .first()
            .and_then(|(item, ..)| self.core.references.get(*item));
        let Some(first) = first else {
            return RichEntry {
                id: citation.id.clone(),
                ..RichEntry::default()
            };
        };
        let layout = self.core.layout(&style.layouts, first);
        let note = self.core.shared.style.class == Class::Note;
        let printed = cites
            .iter()
            .enumerate()
            .filter_map(|(at, (item, cite, found))| {
                let opens = note && opens_sentence(&cite.prefix, at == 0);
                self.cite(*item, cite, *found, opens)
            });
        let content = collapse::join(
            style,
            self.core.shared.style.class,
            &layout.delimiter,
            printed.collect(),
        );
        let node = framed(content, &layout.look);
        let content = punctuation::rich(&node, self.core.locale());
        RichEntry {
            id: citation.id.clone(),
            content,
            language: None,
        }
    }

    fn place<'c>(&'c self, item: usize, cite: &'c Cite, found: Found) -> Place<'c> {
        Place {
            locator: cite
                .locator
                .as_deref()
                .map(str::trim)
                .filter(|l| !l.is_empty()),
            label: cite.label.as_deref(),
            position: Some(found.position),
            near_note: found.near_note,
            first_note: found.first_note,
            number: self.numbers.get(item).copied(),
            suppress_author: cite.suppress_author,
            opens: false,
        }
    }

    fn sort(&self, cites: &mut Vec<(usize, &Cite, Found)>) {
        let keys = &self.core.shared.style.citation.sort;
        if keys.is_empty() || cites.len() < 2 {
            return;
        }
        let mut order: Vec<usize> = cites.iter().map(|(item, ..)| *item).collect();
        let place = |item: usize| Place {
            number: self.numbers.get(item).copied(),
            position: Some(Position::First),
            ..Place::default()
        };
        sort::order(
            &self.core,
            Area::Citation,
            keys,
            &mut order,
            &self.decisions,
            place,
        );
        let rank: HashMap<usize, usize> = order
            .iter()
            .enumerate()
            .rev()
            .map(|(r, i)| (*i, r))
            .collect();
        cites.sort_by_key(|(item, ..)| rank.get(item).copied());
    }

    fn cite<'c>(
        &'c self,
        item: usize,
        cite: &'c Cite,
        found: Found,
        opens: bool,
    ) -> Option<Printed<'c>> {
        let reference = self.core.references.get(item)?;
        let decisions = self.decisions.get(item)?;
        let place = Place {
            opens,
            ..self.place(item, cite, found)
        };
        let locale = self.core.locale_of(reference);
        let mut evaluator = Evaluator::new(
            &self.core.shared,
            locale,
            reference,
            Area::Citation,
            place,
            decisions,
        );
        let layout = self
            .core
            .layout(&self.core.shared.style.citation.layouts, reference);
        let node = Node::row(evaluator.elements(&layout.elements));
        Some(Printed {
            node,
            prefix: affix(&cite.prefix, true),
            suffix: affix(&cite.suffix, false),
            has_locator: place.locator.is_some(),
            number: place.number,
            year_suffix: decisions.year_suffix,
        })
    }
}

fn number(place: usize) -> Option<u32> {
    u32::try_from(place + 1).ok()
}

/// Whether what follows a prefix begins a sentence: no prefix before the first cite, or one of
/// several words with a mark that ends a sentence.
fn opens_sentence(prefix: &str, first: bool) -> bool {
    let prefix = prefix.trim();
    if prefix.is_empty() {
        return first;
    }
    let marks = prefix.trim_end_matches(['"', '\'', '”', '’', '»', '“']);
    marks.ends_with(['.', '!', '?', ':', ';']) && prefix.contains(char::is_whitespace)
}

/// The text an author puts before or after a cite, divided from it by a space where it ends or
/// begins with a word.
fn affix(text: &str, before: bool) -> Option<Node<'_>> {
    if text.trim().is_empty() {
        return None;
    }
    let node = value::node(text);
    let joins = if before {
        text.chars().next_back()
    } else {
        text.chars().next()
    };
    if !joins.is_some_and(char::is_alphanumeric) {
        return Some(node);
    }
    Some(Node::row(if before {
        vec![node, Node::text(" ")]
    } else {
        vec![Node::text(" "), node]
    }))
}

/// A layout around its content: affixes within the formatting (CSL 1.0.2, Affixes).
fn framed<'a>(mut content: Node<'a>, look: &'a Look) -> Node<'a> {
    let mut suffix = look.suffix.as_str();
    if let Some(block) = content.last_display()
        && !suffix.is_empty()
    {
        // What ends an entry stands in its last block.
        let children = std::mem::take(&mut block.children);
        let delimiter = std::mem::take(&mut block.delimiter);
        block.children = vec![
            Node::joined(children, delimiter),
            Node::text(std::mem::take(&mut suffix)),
        ];
    }
    let inner = Branch {
        prefix: Cow::Borrowed(&look.prefix),
        suffix: Cow::Borrowed(suffix),
        children: vec![content],
        ..Branch::default()
    };
    Branch {
        formatting: look.formatting,
        children: vec![inner.into()],
        ..Branch::default()
    }
    .into()
}

/// An entry: with `second-field-align` its first field stands in the margin and the rest beside
/// it, the layout's affixes with them.
fn entry<'a>(content: Node<'a>, look: &'a Look, second_field_align: bool) -> Node<'a> {
    let Node::Branch(branch) = content else {
        return framed(content, look);
    };
    if !second_field_align || branch.children.len() < 2 {
        return framed(Node::Branch(branch), look);
    }
    let mut fields = branch.children.into_iter();
    let first: Vec<Node<'a>> = fields.by_ref().take(1).collect();
    let part = |display, children| Branch {
        display: Some(display),
        children,
        ..Branch::default()
    };
    let mut margin = part(Format::LeftMargin, first);
    let mut rest = part(
        Format::RightInline,
        vec![framed(Node::row(fields.collect()), look)],
    );
    if let Some(Node::Branch(frame)) = rest.children.first_mut()
        && let Some(Node::Branch(inner)) = frame.children.first_mut()
    {
        inner.prefix = Cow::Borrowed("");
        inner.suffix = Cow::Borrowed(look.suffix.trim_end());
    }
    margin.children.insert(0, Node::text(look.prefix.as_str()));
    Node::row(vec![margin.into(), rest.into()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_open_after_several_words() {
        for (prefix, first, expected) in [
            ("", true, true),
            ("", false, false),
            ("See.", true, false),
            ("Thus he spoke. ", false, true),
            ("Cf. also", true, false),
        ] {
            assert_eq!(opens_sentence(prefix, first), expected, "{prefix}");
        }
    }
}
