//! Evaluation: a style's elements and one item into the output tree.
//!
//! [`Evaluator`] holds what changes while one cite or entry is printed; each kind of element has a
//! file of its own. Nothing here knows of other items: what depends on them (positions, numbers,
//! disambiguation) comes in through [`Cite`] and [`Decisions`].

mod citation_label;
mod condition;
mod date;
mod element;
mod label;
mod names;
mod number;
mod page;
mod person;
mod title;

use std::borrow::Cow;

use crate::csl::case;
use crate::csl::locale::Locale;
use crate::csl::output::Node;
use crate::csl::style::{Element, NameOptions, Position, Style, Var, VariableForm};
use crate::csl::trace::Source;
use crate::record::form::{Form, form_in};
use crate::record::{NumberVariable, Reference, TextVariable, Variable, place};
use crate::text::lang::LangTag;

pub(super) use date::date_key;
pub(super) use number::{numbers_in, sortable};
pub(super) use person::sort_name;

pub(super) use crate::csl::style::Area;

/// What surrounds an item: where it is cited, under which number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Place<'a> {
    pub locator: Option<&'a str>,
    /// The locator's term; `page` when none is said.
    pub label: Option<&'a str>,
    pub position: Option<Position>,
    pub near_note: bool,
    pub first_note: Option<u32>,
    pub number: Option<u32>,
    /// Names are left out (the author stands in the text).
    pub suppress_author: bool,
    /// What is printed first stands at the beginning of a sentence.
    pub opens: bool,
}

/// What disambiguation decided for an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Decisions {
    /// By `cs:names` that printed something, in the order of printing.
    pub blocks: Vec<BlockDecision>,
    /// So many tests of `disambiguate`, counted as they are met, hold.
    pub condition: u8,
    /// From 1.
    pub year_suffix: Option<u32>,
}

/// Nothing is decided.
pub(super) static UNDECIDED: Decisions = Decisions {
    blocks: Vec::new(),
    condition: 0,
    year_suffix: None,
};

/// How one row of names is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct BlockDecision {
    /// At least so many names.
    pub shown: usize,
    /// How much of each given name: 0 as the style says, 1 initials, 2 the whole.
    pub levels: Vec<u8>,
}

/// A row of names as it was printed.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    /// How many names there are.
    pub total: usize,
    /// How many are shown.
    pub shown: usize,
    /// What the most of a given name's level can be.
    pub max_level: u8,
    /// Keys of the shown names: as printed without expansion, with initials, and whole.
    pub names: Vec<[String; 3]>,
}

/// What stays the same for all items.
pub(super) struct Shared<'a> {
    pub style: &'a Style,
    /// Inheritable name options of the citation and of the bibliography over those of the style.
    pub citation_names: Options<'a>,
    pub in_text_names: Options<'a>,
    pub bibliography_names: Options<'a>,
    /// The style prints `year-suffix` itself.
    pub explicit_suffix: [bool; 2],
    /// Translations follow titles in brackets.
    pub translations: bool,
    /// Values are marked with the variables they come from.
    pub traced: bool,
}

/// Name options resolved; `None` where nothing says anything.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Options<'a> {
    outer: Option<&'a NameOptions>,
    inner: Option<&'a NameOptions>,
}

impl<'a> Options<'a> {
    pub fn new(outer: &'a NameOptions, inner: Option<&'a NameOptions>) -> Self {
        Options {
            outer: Some(outer),
            inner,
        }
    }

    fn get<T>(
        &self,
        own: &'a NameOptions,
        pick: impl Fn(&'a NameOptions) -> Option<T>,
    ) -> Option<T> {
        pick(own)
            .or_else(|| self.inner.and_then(&pick))
            .or_else(|| self.outer.and_then(&pick))
    }
}

/// How many elements one cite may evaluate: styles call macros from macros, and a hostile one
/// could double the work with each. Long texts count as several.
const MAX_STEPS: usize = 200_000;

/// So many bytes of text count as one element.
const STEP_BYTES: usize = 64;

/// Prints one item.
pub(super) struct Evaluator<'a> {
    pub shared: &'a Shared<'a>,
    pub locale: &'a Locale,
    pub item: &'a Reference,
    pub area: Area,
    pub place: Place<'a>,
    pub decisions: &'a Decisions,
    /// A sort key is made: names in full and inverted, dates and numbers in sortable form. Holds
    /// the name options of the key.
    pub sorting: Option<&'a NameOptions>,
    /// Keys of the names are wanted in the blocks.
    pub collecting: bool,
    /// The cite is compared with those of other items: when an item was looked at tells nothing
    /// of it.
    pub comparing: bool,
    /// Rows of names printed so far, in order.
    pub blocks: Vec<Block>,
    disambiguate_tests: u8,
    suppressed: Vec<Var>,
    /// Variables printed, while a substitute is being tried.
    used: Vec<Var>,
    substituting: bool,
    dated: bool,
    /// Something was printed.
    begun: bool,
    steps: usize,
    seen: Seen,
}

/// Whether variables were called, and whether any had a value (CSL 1.0.2, Group).
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    called: bool,
    filled: bool,
}

const NO_NAME_OPTIONS: &NameOptions = &NameOptions {
    and: None,
    delimiter: None,
    names_delimiter: None,
    delimiter_precedes_et_al: None,
    delimiter_precedes_last: None,
    et_al_min: None,
    et_al_use_first: None,
    et_al_subsequent_min: None,
    et_al_subsequent_use_first: None,
    et_al_use_last: None,
    form: None,
    initialize: None,
    initialize_with: None,
    name_as_sort_order: None,
    sort_separator: None,
    suppress_min: None,
    suppress_max: None,
};

impl<'a> Evaluator<'a> {
    pub fn new(
        shared: &'a Shared<'a>,
        locale: &'a Locale,
        item: &'a Reference,
        area: Area,
        place: Place<'a>,
        decisions: &'a Decisions,
    ) -> Self {
        Evaluator {
            shared,
            locale,
            item,
            area,
            place,
            decisions,
            sorting: None,
            collecting: false,
            comparing: false,
            blocks: Vec::new(),
            disambiguate_tests: 0,
            suppressed: Vec::new(),
            used: Vec::new(),
            substituting: false,
            dated: false,
            begun: false,
            steps: 0,
            seen: Seen::default(),
        }
    }

    /// Prints elements one after the other; one piece for each that printed something.
    pub fn elements(&mut self, elements: &'a [Element]) -> Vec<Node<'a>> {
        let mut out = Vec::new();
        for element in elements {
            self.element(element, &mut out);
        }
        out
    }

    /// A value with the mark of where it comes from, if that is asked for.
    fn traced(&self, node: Node<'a>, source: Source) -> Node<'a> {
        if self.shared.traced && self.sorting.is_none() {
            node.with_source(source)
        } else {
            node
        }
    }

    /// [`Evaluator::traced`] for what is called by a name of the style; numbers and labels that are
    /// no part of the record are not marked.
    fn traced_var(&self, node: Node<'a>, var: &Var, form: VariableForm) -> Node<'a> {
        match (var, form) {
            (Var::Field(Variable::Text(variable)), VariableForm::Translated) => {
                self.traced(node, Source::Translation(*variable))
            }
            (Var::Field(variable), _) => self.traced(node, Source::Variable(*variable)),
            (Var::CitationNumber, _) => self.traced(node, Source::CitationNumber),
            _ => node,
        }
    }

    /// Counts text that is about to be printed.
    fn spend(&mut self, bytes: usize) {
        self.steps = self.steps.saturating_add(bytes / STEP_BYTES);
    }

    /// A variable was called; whether it may be printed (it was not used up by a substitution).
    fn call(&mut self, filled: bool) {
        self.seen.called = true;
        self.seen.filled |= filled;
    }

    fn use_up(&mut self, var: &Var) {
        if self.substituting && !self.used.contains(var) {
            self.used.push(var.clone());
        }
    }

    fn is_suppressed(&self, var: &Var) -> bool {
        !self.suppressed.is_empty() && self.suppressed.contains(var)
    }

    /// Title case is for English alone: the item's language, else the locale's.
    fn letters(&self) -> case::Language<'a> {
        let titles = match &self.item.language {
            Some(tag) => tag.language() == "en",
            // A language that is no tag is not English either.
            None => self.locale.language() == "en" && self.item.unknown("language").is_none(),
        };
        case::Language {
            titles,
            ..self.words()
        }
    }

    /// For the style's own words and for names, which title case changes in any language.
    fn words(&self) -> case::Language<'a> {
        case::Language {
            titles: true,
            dotless: matches!(self.locale.language(), "tr" | "az"),
            small_words: self.locale.small_words(),
        }
    }

    /// The text of a variable as the record has it.
    fn value(&self, var: &Var, form: VariableForm) -> Option<Cow<'a, str>> {
        let item = self.item;
        let found: Cow<'a, str> = match var {
            Var::Locator => Cow::Borrowed(self.place.locator?),
            Var::CitationNumber => Cow::Owned(self.place.number?.to_string()),
            Var::FirstReferenceNoteNumber => Cow::Owned(self.place.first_note?.to_string()),
            Var::YearSuffix => Cow::Owned(letters(self.decisions.year_suffix?)),
            Var::Custom(name) => match item.unknown(name)? {
                serde_json::Value::String(text) => Cow::Borrowed(text.as_str()),
                serde_json::Value::Number(number) => Cow::Owned(number.to_string()),
                _ => return None,
            },
            Var::Field(Variable::Text(variable)) => match form {
                VariableForm::Long => match (self.text(*variable), variable) {
                    (Some(text), _) => Cow::Borrowed(text),
                    (None, TextVariable::CitationLabel) => Cow::Owned(self.citation_label()?),
                    (None, _) => return None,
                },
                VariableForm::Short if *variable == TextVariable::PublisherPlace => {
                    Cow::Owned(place::short(self.text(*variable)?))
                }
                VariableForm::Full if *variable == TextVariable::PublisherPlace => {
                    Cow::Owned(place::full(self.text(*variable)?))
                }
                VariableForm::WithCountry if *variable == TextVariable::PublisherPlace => {
                    Cow::Owned(place::with_country(self.text(*variable)?))
                }
                VariableForm::Full | VariableForm::WithCountry => {
                    Cow::Borrowed(self.text(*variable)?)
                }
                VariableForm::Short if *variable == TextVariable::Url => {
                    Cow::Borrowed(site(self.text(*variable)?))
                }
                VariableForm::Short => Cow::Borrowed(self.short(*variable)?),
                VariableForm::Translated => Cow::Borrowed(item.texts.get(variable)?.translated()?),
                VariableForm::Romanized => Cow::Borrowed(item.texts.get(variable)?.romanized()?),
                VariableForm::Restored => Cow::Borrowed(item.texts.get(variable)?.restored()?),
            },
            Var::Field(Variable::Number(NumberVariable::PageFirst)) => {
                match item.number(NumberVariable::PageFirst) {
                    Some(first) => Cow::Borrowed(first),
                    None => Cow::Borrowed(page::first(item.number(NumberVariable::Page)?)),
                }
            }
            Var::Field(Variable::Number(variable)) => Cow::Borrowed(item.number(*variable)?),
            Var::Field(Variable::Identifier(variable)) => {
                Cow::Borrowed(item.identifier(*variable)?)
            }
            Var::Field(Variable::Language) => Cow::Borrowed(item.language.as_ref()?.as_str()),
            Var::Field(Variable::Date(_) | Variable::Names(_)) => return None,
        };
        (!found.is_empty()).then_some(found)
    }

    fn text(&self, variable: TextVariable) -> Option<&'a str> {
        let item = self.item;
        if self.sorting.is_some()
            && let Some(text) = item.texts.get(&variable)
            && let Some(form) = self.sort_form(&text.forms, text.language.as_ref())
        {
            return Some(form);
        }
        item.text(variable)
    }

    /// The form of a value by which the style sorts, if it asks for another than the value itself
    /// and the record knows it. `language` is the value's, where it is not the item's.
    pub fn sort_form<T>(&self, forms: &'a [Form<T>], language: Option<&LangTag>) -> Option<&'a T> {
        let own = language.or(self.item.language.as_ref());
        let mut wanted = self.shared.style.sort_forms.iter();
        wanted.find_map(|tag| form_in(forms, tag, own))
    }

    /// The short form of a text: its own variable, else the long form.
    fn short(&self, variable: TextVariable) -> Option<&'a str> {
        let short = match variable {
            TextVariable::Title => self.text(TextVariable::TitleShort),
            TextVariable::ContainerTitle => self.text(TextVariable::ContainerTitleShort),
            _ => None,
        };
        short.or_else(|| self.text(variable))
    }

    /// The value of a variable to sort by.
    pub fn sort_text(&self, var: &Var) -> Option<String> {
        self.value(var, VariableForm::Long).map(Cow::into_owned)
    }

    /// Whether a variable has a value, used up or not.
    fn has(&self, var: &Var) -> bool {
        match var {
            Var::Field(Variable::Names(v)) => !self.names_of(*v).is_none_or(|n| n.list.is_empty()),
            Var::Field(Variable::Date(v)) => self.item.dates.contains_key(v),
            _ => self.value(var, VariableForm::Long).is_some(),
        }
    }
}

/// The site of an address, its short form: scheme and authority (RFC 3986, 3).
fn site(address: &str) -> &str {
    let Some((scheme, rest)) = address.split_once("://") else {
        return address;
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let end = scheme.len() + "://".len() + authority.len();
    address.get(..end).unwrap_or(address)
}

/// 1 is `a`, 26 `z`, 27 `aa`.
pub(super) fn letters(number: u32) -> String {
    let mut rest = number;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    out.iter().rev().collect()
}
