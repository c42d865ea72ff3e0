//! XML into the types of `style` and `locale`.
//!
//! What a processor cannot use is an error with its place (a macro that does not exist or calls
//! itself); what it can do without is passed over (unknown attributes and elements), since styles
//! are written for many processors.

mod condition;
mod element;
mod look;
mod macros;
mod structure;
mod xml;

use std::collections::HashMap;

use roxmltree::Document;

pub(super) use element::date;
pub use xml::StyleError;
pub(super) use xml::{Result, error_at, parse_document};

use super::option::{self, Choices, StyleOption};
use super::style::Style;

/// Elements may lie this deep in each other, macros included.
const MAX_DEPTH: usize = 200;

/// Reads one style.
struct Reader<'a> {
    macros: HashMap<&'a str, usize>,
}

impl Style {
    /// Reads a style, independent or dependent.
    ///
    /// # Errors
    /// What is no well-formed XML, no `style`, or cannot be used (see the module).
    pub fn parse(xml: &str) -> Result<Style> {
        Style::parse_with(xml, &Choices::new())
    }

    /// Reads a style with values chosen for its options (see [`StyleOption`]); the defaults hold
    /// for the others.
    ///
    /// # Errors
    /// Those of [`Style::parse`]; a choice that the style does not offer.
    pub fn parse_with(xml: &str, choices: &Choices) -> Result<Style> {
        let document = parse_document(xml)?;
        let options = option::declared(document.root_element())?;
        match option::settled(&document, &options, choices)? {
            None => Style::read(&document, options),
            Some(settled) => Style::read(&parse_document(&settled)?, options),
        }
    }

    /// This dependent style as its parent prints, whose text is given: with the options that this
    /// one chooses and, before them, `choices`.
    ///
    /// # Errors
    /// Those of [`Style::parse_with`] for the parent; a parent that is dependent itself.
    pub fn resolved(&self, parent: &str, choices: &Choices) -> Result<Style> {
        let mut all = self.choices.clone();
        all.extend(choices.iter().map(|(n, v)| (n.clone(), v.clone())));
        let parent = Style::parse_with(parent, &all)?;
        if parent.parent.is_some() {
            let message = "the parent of a dependent style is a dependent style itself";
            return Err(StyleError {
                line: 1,
                column: 1,
                message: message.to_string(),
            });
        }
        Ok(Style {
            id: self.id.clone(),
            title: self.title.clone(),
            sort_forms: match &self.default_locale {
                Some(_) => self.sort_forms.clone(),
                None => parent.sort_forms,
            },
            default_locale: self.default_locale.clone().or(parent.default_locale),
            sort_locale: self.sort_locale.clone().or(parent.sort_locale),
            script_order: self.script_order.or(parent.script_order),
            ..parent
        })
    }

    fn read(document: &Document<'_>, variants: Vec<StyleOption>) -> Result<Style> {
        let root = document.root_element();
        if root.tag_name().name() != "style" {
            let message = format!(
                "this is no style: its root element is `{}`",
                root.tag_name().name()
            );
            return Err(error_at(root, message));
        }
        let mut style = Reader::new(root)?.style(root)?;
        style.variants = variants;
        Ok(style)
    }
}
