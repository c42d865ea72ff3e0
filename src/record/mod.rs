//! The record: a flat CSL item, each variable with its own type. A plain value that knows nothing
//! of where it came from; [`entry::Entry`] stands beside it with the places.

pub mod date;
pub mod declension;
pub mod entry;
pub mod form;
pub mod identifier;
pub mod item_type;
pub mod journal;
pub mod label;
pub mod name;
pub mod number;
pub mod overlay;
pub mod own;
pub mod place;
pub mod variable;
mod vocabulary;

use litemap::LiteMap;

pub use date::Date;
pub use form::Text;
pub use identifier::Identifier;
pub use item_type::ItemType;
pub use name::{Name, Names};
pub use number::Number;
pub use variable::{
    DateVariable, IdentifierVariable, NameVariable, NumberVariable, TextVariable, Variable,
};
pub use vocabulary::Unknown;

use crate::text::lang::LangTag;

/// A reference: an item type and its CSL variables.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Id or citekey; empty when none was given yet.
    pub id: String,
    /// What kind of document it is.
    pub item_type: ItemType,
    /// The language of the document.
    pub language: Option<LangTag>,
    /// Text variables.
    pub texts: LiteMap<TextVariable, Text>,
    /// Names by role.
    pub names: LiteMap<NameVariable, Names>,
    /// Dates.
    pub dates: LiteMap<DateVariable, Date>,
    /// Numbers, pages among them.
    pub numbers: LiteMap<NumberVariable, Number>,
    /// Identifiers.
    pub identifiers: LiteMap<IdentifierVariable, Identifier>,
    /// What a source held that no variable can: kept by name, so that nothing is lost.
    pub custom: serde_json::Map<String, serde_json::Value>,
}

/// The key of [`Reference::custom`] under which variables stand that CSL does not have.
pub const UNKNOWN_VARIABLES: &str = "csl-json";

impl Reference {
    /// An empty reference of a type.
    pub fn new(item_type: ItemType) -> Reference {
        Reference {
            id: String::new(),
            item_type,
            language: None,
            texts: LiteMap::new(),
            names: LiteMap::new(),
            dates: LiteMap::new(),
            numbers: LiteMap::new(),
            identifiers: LiteMap::new(),
            custom: serde_json::Map::new(),
        }
    }

    /// The value of a text variable.
    pub fn text(&self, variable: TextVariable) -> Option<&str> {
        self.texts.get(&variable).map(|text| text.value.as_str())
    }

    /// The names in a role; empty when there are none.
    pub fn names_of(&self, variable: NameVariable) -> &[Name] {
        self.names
            .get(&variable)
            .map_or(&[], |names| names.list.as_slice())
    }

    /// The value of a number variable.
    pub fn number(&self, variable: NumberVariable) -> Option<&str> {
        self.numbers.get(&variable).map(Number::as_str)
    }

    /// An identifier's bare value.
    pub fn identifier(&self, variable: IdentifierVariable) -> Option<&str> {
        self.identifiers.get(&variable).map(Identifier::value)
    }

    /// The year of issue, if it is known.
    pub fn year(&self) -> Option<i32> {
        self.dates
            .get(&DateVariable::Issued)
            .and_then(Date::first)
            .map(|point| point.year)
    }

    /// A value under a name that CSL does not have, as CSL-JSON gave it.
    pub fn unknown(&self, name: &str) -> Option<&serde_json::Value> {
        let apart = || self.custom.get(UNKNOWN_VARIABLES)?.get(name);
        self.custom.get(name).or_else(apart)
    }

    /// A text under one of the names of [`own`].
    pub fn own(&self, name: &str) -> Option<&str> {
        self.custom.get(name)?.as_str()
    }

    /// The language of a text variable: its own, else the record's.
    pub fn language_of(&self, variable: TextVariable) -> Option<&LangTag> {
        self.texts
            .get(&variable)
            .and_then(|text| text.language.as_ref())
            .or(self.language.as_ref())
    }

    /// Whether the variable has a value.
    pub fn has(&self, variable: Variable) -> bool {
        match variable {
            Variable::Text(v) => self.texts.contains_key(&v),
            Variable::Number(v) => self.numbers.contains_key(&v),
            Variable::Date(v) => self.dates.contains_key(&v),
            Variable::Names(v) => self.names.contains_key(&v),
            Variable::Identifier(v) => self.identifiers.contains_key(&v),
            Variable::Language => self.language.is_some(),
        }
    }
}
