//! Rendering elements (CSL 1.0.2, Rendering Elements).

use super::{Branch, Look, Names};
use crate::csl::locale::TermForm;
use crate::record::Variable;

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

/// `form` of `cs:text variable`; but for the first two an extension of ours: another form of the
/// text that the record knows, a place without abbreviation or with its country.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VariableForm {
    Long,
    Short,
    Translated,
    Romanized,
    Restored,
    Full,
    /// A place of publication with its country: `Moscow, Russia` (`form="with-country"`).
    WithCountry,
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
