//! Prints single entries and citations of an arranged list.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use super::arrange::{Arranged, Core};
use super::citation::{CitationMode, Cite};
use super::collapse::{self, Printed};
use super::eval::{Area, Evaluator, Place};
use super::output::{Branch, Node, Tag};
use super::position::Found;
use super::setting::layout;
use super::style::{Class, Layout, Look, Position, Style};
use super::substitute::{self, Creators};
use super::trace::TracedEntry;
use super::{punctuation, sort, value};
use crate::record::Reference;
use crate::text::rich::{Format, Rich, RichEntry};

/// An arranged list to print from.
#[derive(Clone, Copy)]
pub(super) struct Printer<'c> {
    pub core: Core<'c>,
    pub arranged: &'c Arranged,
}

/// A cite whose item is known, by its place among the references.
pub(super) type Placed<'c> = (usize, &'c Cite, Found);

impl<'c> Printer<'c> {
    /// Prints the entry of an item. `before` are the names of the entry before; gives its own.
    /// `None` where there is no such item, no bibliography, or the style leaves the item out.
    pub fn entry(
        &self,
        item: usize,
        before: Option<&Creators>,
    ) -> Option<(RichEntry, Option<Creators>)> {
        let (node, own) = self.entry_node(item, before)?;
        let reference: &Reference = self.core.references.get(item)?;
        let locale = self.core.setting.locale_of(reference);
        let entry = RichEntry {
            id: reference.id.clone(),
            content: punctuation::rich(&node, locale),
            language: reference.language.clone(),
        };
        Some((entry, own))
    }

    /// Like [`Printer::entry`], as plain text with the places of values; names are never replaced by
    /// a sign for those of the entry before.
    pub fn traced_entry(&self, item: usize) -> Option<TracedEntry> {
        let (node, _) = self.entry_node(item, None)?;
        let locale = self.core.setting.locale_of(self.core.references.get(item)?);
        let (text, parts) = punctuation::traced(&node, locale);
        Some(TracedEntry { item, text, parts })
    }

    fn entry_node(
        &self,
        item: usize,
        before: Option<&Creators>,
    ) -> Option<(Node<'c>, Option<Creators>)> {
        let shared = &self.core.setting.shared;
        let bibliography = shared.style.bibliography.as_ref()?;
        let reference: &Reference = self.core.references.get(item)?;
        if bibliography.excludes(reference) {
            return None;
        }
        let decisions = self.arranged.decisions.get(item)?;
        let locale = self.core.setting.locale_of(reference);
        let layout = layout(&bibliography.layouts, reference);
        let place = Place {
            number: self.arranged.numbers.get(item).copied(),
            opens: true,
            ..Place::default()
        };
        let mut evaluator = Evaluator::new(
            shared,
            locale,
            reference,
            Area::Bibliography,
            place,
            decisions,
        );
        let mut content = Node::row(evaluator.elements(&layout.elements));
        let mut own = None;
        if let Some(text) = &bibliography.subsequent_author_substitute {
            own = substitute::apply(&mut content, before, text, bibliography.substitute_rule);
        }
        let node = entry(content, &layout.look, bibliography.second_field_align);
        Some((node, own))
    }

    /// Prints cites that stand together.
    pub fn citation(&self, mut cites: Vec<Placed<'_>>, mode: &CitationMode) -> Rich {
        self.sort(&mut cites);
        let node = match mode {
            CitationMode::Full => self.cites(&cites, false),
            CitationMode::SuppressAuthor => self.cites(&cites, true),
            CitationMode::AuthorOnly => self.author(&cites, true),
            CitationMode::Composite { infix } => {
                let pieces = [self.author(&cites, false), self.cites(&cites, true)];
                let pieces = pieces
                    .into_iter()
                    .flatten()
                    .filter(|n| !n.is_empty())
                    .collect();
                Some(Node::joined(pieces, self.between(infix)))
            }
        };
        let locale = self.core.setting.locale();
        node.map_or_else(Rich::default, |node| punctuation::rich(&node, locale))
    }

    /// What stands between an author in the text and the rest of the citation.
    fn between(&self, infix: &str) -> String {
        let layouts = &self.core.setting.shared.style.citation.layouts;
        let raised = |layout: &Layout| layout.look.formatting.align == Some(Format::Superscript);
        let infix = value::apostrophes(infix.trim());
        match infix.chars().next() {
            None if layouts.last().is_some_and(raised) => String::new(),
            None => " ".to_string(),
            Some(c) if c.is_alphanumeric() => format!(" {infix} "),
            Some(_) => format!("{infix} "),
        }
    }

    /// Sorted cites as the layout has them; `suppress`: without the author of the first.
    fn cites<'p>(&self, cites: &[Placed<'p>], suppress: bool) -> Option<Node<'p>>
    where
        'c: 'p,
    {
        let style = self.core.setting.shared.style;
        let (first, ..) = cites.first()?;
        let layout = layout(&style.citation.layouts, self.core.references.get(*first)?);
        let note = style.class == Class::Note;
        let mut printed: Vec<Printed<'p>> = cites
            .iter()
            .enumerate()
            .filter_map(|(at, (item, cite, found))| {
                let opens = note && opens_sentence(&cite.prefix, at == 0);
                self.cite(*item, cite, *found, opens)
            })
            .collect();
        if suppress {
            collapse::suppress(&mut printed);
        }
        let content = collapse::join(&style.citation, style.class, &layout.delimiter, printed);
        Some(framed(content, &layout.look))
    }

    /// The author of the first of sorted cites, as the text names him; with the affixes of the
    /// cite, if wanted.
    fn author<'p>(&self, cites: &[Placed<'p>], affixes: bool) -> Option<Node<'p>>
    where
        'c: 'p,
    {
        let (item, cite, found) = cites.first()?;
        let setting = self.core.setting;
        let node = match &setting.shared.style.in_text {
            Some(in_text) => {
                let reference: &'p Reference = self.core.references.get(*item)?;
                let layout = layout(&in_text.layouts, reference);
                let mut evaluator = self.evaluator(*item, cite, *found, Area::InText)?;
                framed(
                    Node::row(evaluator.elements(&layout.elements)),
                    &layout.look,
                )
            }
            None => {
                let printed = self.cite(*item, cite, *found, false)?;
                match printed.node.find(Tag::Creators) {
                    Some(names) => names.clone().into(),
                    None => {
                        let mut evaluator = self.evaluator(*item, cite, *found, Area::Citation)?;
                        Node::row(evaluator.elements(&AUTHOR.citation.layouts.first()?.elements))
                    }
                }
            }
        };
        if !affixes {
            return Some(node);
        }
        let row = [
            self.affix(&cite.prefix, true),
            Some(node),
            self.affix(&cite.suffix, false),
        ];
        Some(Node::row(row.into_iter().flatten().collect()))
    }

    fn sort(&self, cites: &mut Vec<Placed<'_>>) {
        let keys = &self.core.setting.shared.style.citation.sort;
        if keys.is_empty() || cites.len() < 2 {
            return;
        }
        let rows: HashMap<usize, sort::Row> = cites
            .iter()
            .map(|(item, ..)| {
                let place = Place {
                    number: self.arranged.numbers.get(*item).copied(),
                    position: Some(Position::First),
                    ..Place::default()
                };
                let decisions = &self.arranged.decisions;
                let row = sort::row(self.core, Area::Citation, keys, *item, decisions, place);
                (*item, row)
            })
            .collect();
        cites.sort_by(|(a, ..), (b, ..)| sort::compare(rows.get(a), rows.get(b), keys));
    }

    fn cite<'p>(
        &self,
        item: usize,
        cite: &'p Cite,
        found: Found,
        opens: bool,
    ) -> Option<Printed<'p>>
    where
        'c: 'p,
    {
        let reference: &'p Reference = self.core.references.get(item)?;
        let layouts = &self.core.setting.shared.style.citation.layouts;
        let layout = layout(layouts, reference);
        let mut evaluator = self.evaluator(item, cite, found, Area::Citation)?;
        evaluator.place.opens = opens;
        evaluator.place.suppress_author = cite.suppress_author;
        let place = evaluator.place;
        Some(Printed {
            node: Node::row(evaluator.elements(&layout.elements)),
            prefix: self.affix(&cite.prefix, true),
            suffix: self.affix(&cite.suffix, false),
            suppressed: false,
            has_locator: place.locator.is_some(),
            number: place.number,
            year_suffix: evaluator.decisions.year_suffix,
        })
    }

    /// Ready to print a cite.
    fn evaluator<'p>(
        &self,
        item: usize,
        cite: &'p Cite,
        found: Found,
        area: Area,
    ) -> Option<Evaluator<'p>>
    where
        'c: 'p,
    {
        let setting = self.core.setting;
        let reference: &'p Reference = self.core.references.get(item)?;
        let locator = cite.locator.as_deref().map(str::trim);
        let place = Place {
            locator: locator.filter(|l| !l.is_empty()),
            label: cite.label.as_deref(),
            position: Some(found.position),
            near_note: found.near_note,
            first_note: found.first_note,
            number: self.arranged.numbers.get(item).copied(),
            ..Place::default()
        };
        let locale = setting.locale_of(reference);
        let decisions = self.arranged.decisions.get(item)?;
        Some(Evaluator::new(
            &setting.shared,
            locale,
            reference,
            area,
            place,
            decisions,
        ))
    }

    /// The text an author puts before or after a cite, divided from it by a space where it ends or
    /// begins with a word.
    fn affix<'t>(&self, text: &'t str, before: bool) -> Option<Node<'t>> {
        if text.trim().is_empty() {
            return None;
        }
        let node = value::node_in(text, self.core.setting.locale().language());
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
}

/// The author of a cite that prints none itself, as a number.
static AUTHOR: LazyLock<Style> = LazyLock::new(|| {
    const XML: &str = "<style><citation><layout><names variable='author'>\
        <name form='short' and='text' et-al-min='3' et-al-use-first='1'/><substitute>\
        <names variable='editor'/><names variable='translator'/>\
        <text variable='title' form='short'/></substitute></names></layout></citation></style>";
    Style::parse(XML).expect("a constant, read in tests")
});

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
