//! A citation style as types (CSL 1.0.2, Styles).
//!
//! Only what a style says, nothing of what it does: `read` fills these types from XML, `eval`
//! walks them. Attribute values keep the specification's words.

use super::collation::ScriptOrder;
use super::locale::{Locale, TermForm};
use super::option::{Choices, StyleOption};
use crate::record::{self, ItemType, NameVariable, Reference, Variable};
use crate::text::lang::LangTag;
use crate::text::rich::Format;

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

/// A variable a style may name: one a record stores, or one of the processor's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Var {
    Field(Variable),
    Locator,
    CitationNumber,
    FirstReferenceNoteNumber,
    YearSuffix,
    /// A name outside the vocabulary; found among the record's custom fields, if anywhere.
    Custom(String),
}

/// A rendering element (CSL 1.0.2, Rendering Elements).
#[derive(Clone, Debug)]
pub enum Element {
    Text(Text),
    Date(Date),
    Number(Number),
    Names(Box<Names>),
    Label(Label),
    Group(Group),
    Choose(Vec<Branch>),
}

impl Element {
    /// Its affixes and formatting; `cs:choose` has none.
    pub fn look(&self) -> Option<&Look> {
        match self {
            Element::Text(text) => Some(&text.look),
            Element::Date(date) => Some(&date.look),
            Element::Number(number) => Some(&number.look),
            Element::Names(names) => Some(&names.look),
            Element::Label(label) => Some(&label.look),
            Element::Group(group) => Some(&group.look),
            Element::Choose(_) => None,
        }
    }
}

/// `cs:text`.
#[derive(Clone, Debug)]
pub struct Text {
    pub source: TextSource,
    pub look: Look,
}

#[derive(Clone, Debug)]
pub enum TextSource {
    Variable(Var, VariableForm),
    Macro(usize),
    Term {
        name: String,
        form: TermForm,
        plural: bool,
    },
    Value(String),
}

/// `form` of `cs:text variable`; the last four are an extension of ours: another form of the
/// text that the record knows, or a place without abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableForm {
    Long,
    Short,
    Translated,
    Romanized,
    Restored,
    Full,
}

/// `cs:date`, or the `cs:date` of a locale.
#[derive(Clone, Debug)]
pub struct Date {
    pub variable: Option<Variable>,
    /// The localised format this date takes its shape from.
    pub form: Option<DateForm>,
    /// `date-parts`: the smallest unit of a localised date that is shown.
    pub precision: DatePrecision,
    pub delimiter: String,
    pub parts: Vec<DatePart>,
    pub look: Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateForm {
    Numeric,
    Text,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DatePrecision {
    Year,
    Month,
    Day,
}

/// `cs:date-part`.
#[derive(Clone, Debug)]
pub struct DatePart {
    pub name: DatePartName,
    pub form: Option<DatePartForm>,
    pub range_delimiter: Option<String>,
    pub look: Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePartName {
    Day,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePartForm {
    Long,
    Short,
    Numeric,
    NumericLeadingZeros,
    Ordinal,
}

/// `cs:number`.
#[derive(Clone, Debug)]
pub struct Number {
    pub variable: Var,
    pub form: NumberForm,
    pub look: Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberForm {
    Numeric,
    Ordinal,
    LongOrdinal,
    Roman,
}

/// `cs:label`, by itself or within `cs:names`.
#[derive(Clone, Debug)]
pub struct Label {
    /// `None` within `cs:names`.
    pub variable: Option<Var>,
    pub form: TermForm,
    pub plural: LabelPlural,
    pub look: Look,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabelPlural {
    Contextual,
    Always,
    Never,
}

/// `cs:group`.
#[derive(Clone, Debug)]
pub struct Group {
    pub delimiter: String,
    pub look: Look,
    pub elements: Vec<Element>,
}

/// `cs:names`.
#[derive(Clone, Debug)]
pub struct Names {
    pub variables: Vec<Var>,
    /// Names in another form that the record knows (an extension of ours); a name without it
    /// stands as it is.
    pub form: Option<VariableForm>,
    pub delimiter: Option<String>,
    pub name: Option<Name>,
    pub et_al: Option<EtAl>,
    pub label: Option<NamesLabel>,
    pub substitute: Vec<Element>,
    pub look: Look,
}

/// The `cs:label` of `cs:names` and on which side of the names it stands.
#[derive(Clone, Debug)]
pub struct NamesLabel {
    pub before: bool,
    pub label: Label,
}

/// `cs:name`.
#[derive(Clone, Debug, Default)]
pub struct Name {
    pub options: NameOptions,
    /// Russian names stand in the genitive (an extension of ours: `case="genitive"`).
    pub genitive: bool,
    pub look: Look,
    pub family: Look,
    pub given: Look,
}

/// `cs:et-al`.
#[derive(Clone, Debug)]
pub struct EtAl {
    pub term: String,
    pub look: Look,
}

/// The options of names that `cs:style`, `cs:citation`, `cs:bibliography` and `cs:name` may give
/// (CSL 1.0.2, Inheritable Name Options); `None`: not given here.
#[derive(Clone, Debug, Default)]
pub struct NameOptions {
    pub and: Option<And>,
    pub delimiter: Option<String>,
    pub names_delimiter: Option<String>,
    pub delimiter_precedes_et_al: Option<Precedes>,
    pub delimiter_precedes_last: Option<Precedes>,
    pub et_al_min: Option<u32>,
    pub et_al_use_first: Option<u32>,
    pub et_al_subsequent_min: Option<u32>,
    pub et_al_subsequent_use_first: Option<u32>,
    pub et_al_use_last: Option<bool>,
    pub form: Option<NameForm>,
    pub initialize: Option<bool>,
    pub initialize_with: Option<String>,
    pub name_as_sort_order: Option<SortOrder>,
    pub sort_separator: Option<String>,
    /// So many names or more are not printed at all (CSL-M).
    pub suppress_min: Option<u32>,
    /// So many names or fewer are not printed at all (CSL-M).
    pub suppress_max: Option<u32>,
}

/// What stands between a title and its subtitles (the draft of CSL 1.1, Inheritable Title
/// Options); `None`: not given here.
#[derive(Clone, Debug, Default)]
pub struct TitleOptions {
    /// Before the first subtitle.
    pub delimiter: Option<String>,
    /// Before the others.
    pub sub_delimiter: Option<String>,
    pub normalize: Option<Marks>,
}

/// The marks of a title that give way to the style's delimiters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Marks {
    /// `:` and `::`.
    #[default]
    Simple,
    /// `;` as well.
    Extended,
    /// `—` as well.
    Full,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum And {
    Text,
    /// The term in its short form (the draft of CSL 1.1).
    Short,
    Symbol,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precedes {
    Contextual,
    AfterInvertedName,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameForm {
    Long,
    Short,
    Count,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortOrder {
    First,
    All,
}

/// A `cs:if`, `cs:else-if` or `cs:else` (which has no tests and always holds).
#[derive(Clone, Debug)]
pub struct Branch {
    pub condition: Condition,
    pub elements: Vec<Element>,
}

/// Tests and how many of them must hold; without tests it holds.
#[derive(Clone, Debug)]
pub struct Condition {
    pub matching: Match,
    pub tests: Vec<Test>,
}

impl Condition {
    /// All its tests, those of `cs:condition` elements among them.
    pub fn all_tests(&self) -> impl Iterator<Item = &Test> {
        self.tests.iter().flat_map(|test| match test {
            Test::Nested(condition) => condition.tests.as_slice(),
            test => std::slice::from_ref(test),
        })
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    All,
    Any,
    None,
    /// Not all of them (CSL-M).
    Nand,
}

/// Which part of a style is at work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Area {
    Citation,
    /// The author of a citation in the text.
    InText,
    Bibliography,
}

/// One test of a condition.
#[derive(Clone, Debug)]
pub enum Test {
    Disambiguate(bool),
    IsNumeric(Var),
    IsUncertainDate(Var),
    /// One of the labels: a cite has one locator at most.
    Locator(Vec<String>),
    Position(Position),
    /// One of the types, whatever `match` says: an item has one, so that styles which list several
    /// cannot mean all. Types that CSL does not know are none of an item's.
    Type(Vec<ItemType>),
    Variable(Var),
    /// The item has more names in a role than so many (an extension of ours).
    MoreNames(NameVariable, usize),
    /// One of the languages is the item's (an extension of ours): primary subtags or whole tags.
    Language(Vec<String>),
    /// One of the languages is the item's, else that of the list (CSL-M, `locale`).
    Locale(Vec<String>),
    /// Where the style is at work (CSL-M, `context`).
    Context(Area),
    /// A date is known so far and no further (CSL-M, `has-day`, `has-to-month-or-season`,
    /// `has-year-only`; CSL 1.1, `date-precision`).
    DatePrecision(Var, DatePrecision),
    /// A date lies within a span of time (CSL 1.1, `date-range`).
    DateRange(Var, record::Date),
    /// Two variables have the same value (CSL 1.1, `matches`).
    Same(Var, Var),
    /// A `cs:condition` (CSL 1.1); they do not lie in each other.
    Nested(Condition),
}

/// Where a cite stands with regard to earlier cites of the same item (CSL 1.0.2, Choose).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    First,
    Subsequent,
    Ibid,
    IbidWithLocator,
    NearNote,
    FarNote,
}

/// Affixes, formatting and the like, which most elements may have.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub prefix: String,
    pub suffix: String,
    pub formatting: Formatting,
    pub display: Option<Format>,
    /// Quotation marks around it; `Some(false)` when the style says that it has none.
    pub quotes: Option<bool>,
    pub strip_periods: bool,
    pub text_case: Option<TextCase>,
}

/// Character formatting (CSL 1.0.2, Formatting), one value for each of its attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Formatting {
    pub style: Option<Format>,
    pub variant: Option<Format>,
    pub weight: Option<Format>,
    pub decoration: Option<Format>,
    pub align: Option<Format>,
}

impl Formatting {
    /// Nothing is set.
    pub fn is_plain(self) -> bool {
        self == Formatting::default()
    }

    /// What is set, outermost first.
    pub fn formats(self) -> impl DoubleEndedIterator<Item = Format> {
        [
            self.decoration,
            self.style,
            self.weight,
            self.variant,
            self.align,
        ]
        .into_iter()
        .flatten()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCase {
    Lowercase,
    Uppercase,
    CapitalizeFirst,
    /// The first letter of the title and of each subtitle (the draft of CSL 1.1).
    CapitalizeSubtitle,
    CapitalizeAll,
    Sentence,
    Title,
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
