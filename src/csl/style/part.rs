//! Citations, bibliography and their sorting (CSL 1.0.2, Citation; Bibliography; Sorting).

use super::{Element, Look, NameOptions, TitleOptions, Var};
use crate::record::{ItemType, Reference, Variable};

/// `cs:citation`.
#[derive(Clone, Debug, Default)]
pub struct Citation {
    pub names: NameOptions,
    pub titles: TitleOptions,
    pub sort: Vec<SortKey>,
    pub layouts: Vec<Layout>,
    pub add_names: bool,
    pub add_givenname: bool,
    pub add_year_suffix: bool,
    pub givenname_rule: GivennameRule,
    pub cite_group_delimiter: Option<String>,
    pub collapse: Option<Collapse>,
    pub year_suffix_delimiter: Option<String>,
    pub after_collapse_delimiter: Option<String>,
    pub near_note_distance: u32,
}

/// `cs:intext` (the draft of CSL 1.1): how an author is named in the text.
#[derive(Clone, Debug)]
pub struct InText {
    pub names: NameOptions,
    pub titles: TitleOptions,
    pub layouts: Vec<Layout>,
}

/// `cs:bibliography`.
#[derive(Clone, Debug)]
pub struct Bibliography {
    pub names: NameOptions,
    pub titles: TitleOptions,
    pub sort: Vec<SortKey>,
    pub layouts: Vec<Layout>,
    pub hanging_indent: bool,
    pub second_field_align: bool,
    pub line_spacing: u8,
    pub entry_spacing: u8,
    pub subsequent_author_substitute: Option<String>,
    pub substitute_rule: SubstituteRule,
    /// Items of these types have no entry (CSL-M).
    pub exclude_types: Vec<ItemType>,
    /// Items that have any of these variables have no entry (CSL-M).
    pub exclude_with: Vec<Variable>,
}

impl Bibliography {
    /// Whether an item has no entry.
    pub fn excludes(&self, item: &Reference) -> bool {
        self.exclude_types.contains(&item.item_type)
            || self.exclude_with.iter().any(|variable| item.has(*variable))
    }
}

/// `cs:layout`; one with `locale` serves items of these languages only (CSL-M).
#[derive(Clone, Debug, Default)]
pub struct Layout {
    pub languages: Vec<String>,
    pub look: Look,
    pub delimiter: String,
    pub elements: Vec<Element>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum GivennameRule {
    AllNames,
    AllNamesWithInitials,
    PrimaryName,
    PrimaryNameWithInitials,
    #[default]
    ByCite,
}

impl GivennameRule {
    /// Given names are never printed whole where the style has initials.
    pub fn only_initials(self) -> bool {
        matches!(
            self,
            GivennameRule::AllNamesWithInitials | GivennameRule::PrimaryNameWithInitials
        )
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collapse {
    CitationNumber,
    Year,
    YearSuffix,
    YearSuffixRanged,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SubstituteRule {
    #[default]
    CompleteAll,
    CompleteEach,
    PartialEach,
    PartialFirst,
}

/// `cs:key`.
#[derive(Clone, Debug)]
pub struct SortKey {
    pub source: SortSource,
    pub descending: bool,
    pub names: NameOptions,
}

#[derive(Clone, Debug)]
pub enum SortSource {
    Variable(Var),
    Macro(usize),
}
