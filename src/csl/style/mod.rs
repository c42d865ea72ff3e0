//! A citation style as types (CSL 1.0.2, Styles).
//!
//! Only what a style says, nothing of what it does: `read` fills these types from XML, `eval`
//! walks them. Attribute values keep the specification's words.

mod condition;
mod element;
mod look;
mod name;
mod part;

pub use condition::*;
pub use element::*;
pub use look::*;
pub use name::*;
pub use part::*;

use super::collation::ScriptOrder;
use super::locale::Locale;
use super::option::{Choices, StyleOption};
use crate::text::lang::LangTag;

/// An independent style, ready to be used; or a dependent one, which names its parent.
#[derive(Clone, Debug)]
pub struct Style {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) parent: Option<String>,
    /// Options it declares.
    pub(super) variants: Vec<StyleOption>,
    /// What a dependent style chooses for its parent.
    pub(super) choices: Choices,
    pub(super) class: Class,
    pub(super) default_locale: Option<String>,
    /// The language by whose alphabet lists are sorted, where it is not that of the locale
    /// (CSL-M, `default-locale-sort`).
    pub(super) sort_locale: Option<String>,
    /// The forms by which texts and names are sorted where they are known, as language tags
    /// (CSL-M, `-x-sort-` in `default-locale`).
    pub(super) sort_forms: Vec<LangTag>,
    /// Which script comes first (an extension of ours).
    pub(super) script_order: Option<ScriptOrder>,
    pub(super) options: StyleOptions,
    /// Each entry takes its terms from its own language (an extension of ours).
    pub(super) item_language: bool,
    /// The system of romanisation it is made for (an extension of ours).
    pub(super) romanization: Option<String>,
    /// Inheritable name options of `cs:style`.
    pub(super) names: NameOptions,
    pub(super) titles: TitleOptions,
    pub(super) macros: Vec<Macro>,
    /// `cs:locale` elements in the order of the file.
    pub(super) locales: Vec<Locale>,
    pub(super) citation: Citation,
    /// The author in the text.
    pub(super) in_text: Option<InText>,
    pub(super) bibliography: Option<Bibliography>,
}

/// Whether citations stand in the text or in notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// `in-text`.
    InText,
    /// `note`.
    Note,
}

/// Global options of `cs:style`.
#[derive(Clone, Debug)]
pub struct StyleOptions {
    pub initialize_with_hyphen: bool,
    pub page_range_format: Option<PageRangeFormat>,
    pub demote_non_dropping_particle: Demote,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageRangeFormat {
    Expanded,
    Minimal,
    MinimalTwo,
    Chicago15,
    Chicago16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Demote {
    Never,
    SortOnly,
    DisplayAndSort,
}

/// A `cs:macro`.
#[derive(Clone, Debug)]
pub struct Macro {
    pub name: String,
    pub elements: Vec<Element>,
}

impl Style {
    /// The style's id, a URL as a rule; empty when it has none.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The style's title.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The id of the style that a dependent style stands for; such a style prints nothing itself.
    pub fn parent(&self) -> Option<&str> {
        self.parent.as_deref()
    }

    /// The options it declares.
    pub fn variants(&self) -> &[StyleOption] {
        &self.variants
    }

    /// What a dependent style chooses of its parent's options.
    pub fn choices(&self) -> &Choices {
        &self.choices
    }

    /// Whether citations stand in the text or in notes.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The language the style is written for, if it is bound to one.
    pub fn default_locale(&self) -> Option<&str> {
        self.default_locale.as_deref()
    }

    /// Whether the style wants the terms of each entry in its own language.
    pub fn item_language(&self) -> bool {
        self.item_language
    }

    /// The id of the system of romanisation the style is made for, if it is for one.
    pub fn romanization(&self) -> Option<&str> {
        self.romanization.as_deref()
    }

    /// Whether the style prints a bibliography.
    pub fn has_bibliography(&self) -> bool {
        self.bibliography.is_some()
    }
}
