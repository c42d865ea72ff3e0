//! Names and their options (CSL 1.0.2, Names), and those of titles.

use super::{Element, Label, Look, Var, VariableForm};

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
    /// Those whose given names are no initials.
    Full,
}
