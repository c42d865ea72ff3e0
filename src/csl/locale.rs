//! Locales: terms, ordinals, date formats and options of a language (CSL 1.0.2, Locale Files,
//! Locale).
//!
//! A file says only what it says; [`Locale::overlay`] lays one over another, from the general to
//! the particular, which gives the specification's fallback.

use std::collections::HashMap;

use roxmltree::Node;

use super::read::{self, StyleError, error_at, parse_document};
use super::style::{Date, DateForm};

/// What one locale file, one `cs:locale` of a style, or several laid over each other say.
#[derive(Clone, Debug, Default)]
pub struct Locale {
    lang: Option<String>,
    terms: HashMap<String, Forms>,
    ordinals: Vec<Ordinal>,
    long_ordinals: Vec<Ordinal>,
    numeric_date: Option<Date>,
    text_date: Option<Date>,
    punctuation_in_quote: Option<bool>,
    limit_day_ordinals: Option<bool>,
    /// Words that stay small in titles (CSL-M, `skip-words`).
    small_words: Option<Vec<String>>,
    /// Languages whose names have the family name first (CSL-M, `name-as-sort-order`).
    family_first: Option<Vec<String>>,
    /// Languages whose names are never shortened to the family name (CSL-M,
    /// `name-never-short`).
    never_short: Option<Vec<String>>,
}

/// The forms of a term, by [`TermForm`].
type Forms = [Option<Term>; 5];

/// The form of a term (CSL 1.0.2, Terms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TermForm {
    Long,
    Short,
    Verb,
    VerbShort,
    Symbol,
}

#[derive(Clone, Debug)]
struct Term {
    single: String,
    multiple: String,
    gender: Option<Gender>,
}

/// Grammatical gender, by which ordinals are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    Masculine,
    Feminine,
}

/// The ordinal of a number, or of the numbers that end in it.
#[derive(Clone, Debug)]
struct Ordinal {
    number: u32,
    reach: Reach,
    gender: Option<Gender>,
    text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    LastDigit,
    LastTwoDigits,
    WholeNumber,
    /// The `ordinal` term: whatever no other covers.
    All,
}

impl TermForm {
    pub(super) fn parse(form: Option<&str>) -> TermForm {
        match form {
            Some("short") => TermForm::Short,
            Some("verb") => TermForm::Verb,
            Some("verb-short") => TermForm::VerbShort,
            Some("symbol") => TermForm::Symbol,
            _ => TermForm::Long,
        }
    }

    /// The form taken where a term lacks this one.
    fn fallback(self) -> Option<TermForm> {
        match self {
            TermForm::Long => None,
            TermForm::Short | TermForm::Verb => Some(TermForm::Long),
            TermForm::VerbShort => Some(TermForm::Verb),
            TermForm::Symbol => Some(TermForm::Short),
        }
    }
}

impl Locale {
    /// Reads a locale file.
    ///
    /// # Errors
    /// What is no well-formed XML, or no `locale`.
    pub fn parse(xml: &str) -> Result<Locale, StyleError> {
        let document = parse_document(xml)?;
        let root = document.root_element();
        if root.tag_name().name() != "locale" {
            let message = format!(
                "this is no locale: its root element is `{}`",
                root.tag_name().name()
            );
            return Err(error_at(root, message));
        }
        Locale::read(root)
    }

    pub(super) fn read(node: Node<'_, '_>) -> Result<Locale, StyleError> {
        const XML: &str = "http://www.w3.org/XML/1998/namespace";
        let lang = node
            .attribute((XML, "lang"))
            .or_else(|| node.attribute("lang"));
        let mut locale = Locale {
            lang: lang.filter(|l| !l.is_empty()).map(str::to_string),
            ..Locale::default()
        };
        for part in node.children().filter(Node::is_element) {
            match part.tag_name().name() {
                "style-options" => {
                    let option = |name: &str| part.attribute(name).map(|v| v == "true");
                    locale.punctuation_in_quote = option("punctuation-in-quote");
                    locale.limit_day_ordinals = option("limit-day-ordinals-to-day-1");
                    let languages = |name: &str| {
                        let list = part.attribute(name)?.split_whitespace();
                        Some(list.map(str::to_string).collect())
                    };
                    locale.family_first = languages("name-as-sort-order");
                    locale.never_short = languages("name-never-short");
                    locale.small_words = part.attribute("skip-words").map(|words| {
                        let words = words.split(',').map(|word| word.trim().to_lowercase());
                        words.filter(|word| !word.is_empty()).collect()
                    });
                }
                "terms" => {
                    for term in part.children().filter(|c| c.tag_name().name() == "term") {
                        locale.read_term(term);
                    }
                }
                "date" => {
                    let date = read::date(part);
                    match date.form {
                        Some(DateForm::Numeric) => locale.numeric_date = Some(date),
                        Some(DateForm::Text) => locale.text_date = Some(date),
                        None => {}
                    }
                }
                _ => {}
            }
        }
        Ok(locale)
    }

    fn read_term(&mut self, node: Node<'_, '_>) {
        let Some(name) = node.attribute("name") else {
            return;
        };
        let text = |wanted: &str| {
            let found = node.children().find(|c| c.tag_name().name() == wanted);
            found.map(term_text)
        };
        let single = text("single");
        let plain = || term_text(node);
        let single = single.unwrap_or_else(plain);
        let gender = |attribute: &str| match node.attribute(attribute) {
            Some("masculine") => Some(Gender::Masculine),
            Some("feminine") => Some(Gender::Feminine),
            _ => None,
        };
        if let Some(number) = name
            .strip_prefix("long-ordinal-")
            .and_then(|n| n.parse().ok())
        {
            let gender = gender("gender-form");
            self.long_ordinals.push(Ordinal {
                number,
                reach: Reach::WholeNumber,
                gender,
                text: single,
            });
            return;
        }
        if name == "ordinal" || name.starts_with("ordinal-") {
            let number = name.strip_prefix("ordinal-").and_then(|n| n.parse().ok());
            let reach = match (number, node.attribute("match")) {
                (None, _) => Reach::All,
                (_, Some("whole-number")) => Reach::WholeNumber,
                (_, Some("last-digit")) => Reach::LastDigit,
                (_, Some("last-two-digits")) => Reach::LastTwoDigits,
                (Some(0..=9), _) => Reach::LastDigit,
                _ => Reach::LastTwoDigits,
            };
            let (number, gender) = (number.unwrap_or(0), gender("gender-form"));
            self.ordinals.push(Ordinal {
                number,
                reach,
                gender,
                text: single,
            });
            return;
        }
        let form = TermForm::parse(node.attribute("form"));
        let multiple = text("multiple").unwrap_or_else(|| single.clone());
        let term = Term {
            single,
            multiple,
            gender: gender("gender"),
        };
        // The forms of gender of other terms are not used by any rendering element.
        if node.attribute("gender-form").is_none() {
            self.terms.entry(name.to_string()).or_default()[form as usize] = Some(term);
        }
    }

    /// The language the locale is for; `None`: for all.
    pub fn lang(&self) -> Option<&str> {
        self.lang.as_deref()
    }

    /// Says for which language the locale was put together.
    pub(super) fn set_lang(&mut self, tag: &str) {
        self.lang = Some(tag.to_string());
    }

    /// Lays `over` over this locale: what it says replaces what stood here. Ordinals are replaced
    /// as a whole, since they only make sense together (CSL 1.0.2, Ordinal Suffixes).
    pub(super) fn overlay(&mut self, over: &Locale) {
        for (name, forms) in &over.terms {
            let here = self.terms.entry(name.clone()).or_default();
            for (slot, term) in here.iter_mut().zip(forms) {
                if term.is_some() {
                    slot.clone_from(term);
                }
            }
        }
        if !over.ordinals.is_empty() {
            self.ordinals.clone_from(&over.ordinals);
        }
        if !over.long_ordinals.is_empty() {
            self.long_ordinals.clone_from(&over.long_ordinals);
        }
        if over.numeric_date.is_some() {
            self.numeric_date.clone_from(&over.numeric_date);
        }
        if over.text_date.is_some() {
            self.text_date.clone_from(&over.text_date);
        }
        self.punctuation_in_quote = over.punctuation_in_quote.or(self.punctuation_in_quote);
        self.limit_day_ordinals = over.limit_day_ordinals.or(self.limit_day_ordinals);
        if over.small_words.is_some() {
            self.small_words.clone_from(&over.small_words);
        }
        if over.family_first.is_some() {
            self.family_first.clone_from(&over.family_first);
        }
        if over.never_short.is_some() {
            self.never_short.clone_from(&over.never_short);
        }
        if over.lang.is_some() {
            self.lang.clone_from(&over.lang);
        }
    }

    /// The words that stay small in titles, if the locale names its own.
    pub(super) fn small_words(&self) -> Option<&[String]> {
        self.small_words.as_deref()
    }

    /// Whether names of a language have the family name first, as the locale says.
    pub(super) fn has_family_first(&self, language: &str) -> bool {
        let list = self.family_first.as_ref();
        list.is_some_and(|list| list.iter().any(|known| known == language))
    }

    /// Whether names of a language are never shortened to the family name, as the locale says.
    pub(super) fn keeps_names_long(&self, language: &str) -> bool {
        let list = self.never_short.as_ref();
        list.is_some_and(|list| list.iter().any(|known| known == language))
    }

    /// A term's text; falls back to other forms of it. `None`: there is no such term.
    pub(super) fn term(&self, name: &str, form: TermForm, plural: bool) -> Option<&str> {
        let forms = self.terms.get(name)?;
        let mut form = form;
        loop {
            if let Some(term) = &forms[form as usize] {
                return Some(if plural { &term.multiple } else { &term.single });
            }
            form = form.fallback()?;
        }
    }

    /// The gender of a noun.
    pub(super) fn gender(&self, name: &str) -> Option<Gender> {
        self.terms.get(name)?[TermForm::Long as usize]
            .as_ref()?
            .gender
    }

    /// The suffix of a number as ordinal: `th` of 11.
    pub(super) fn ordinal_suffix(&self, number: u32, gender: Option<Gender>) -> &str {
        let covers = |ordinal: &&Ordinal| match ordinal.reach {
            Reach::WholeNumber => ordinal.number == number,
            Reach::LastTwoDigits => ordinal.number == number % 100,
            Reach::LastDigit => ordinal.number == number % 10,
            Reach::All => true,
        };
        // The closest rule that fits, and of these the one of the gender asked.
        let rank = |ordinal: &Ordinal| match ordinal.reach {
            Reach::WholeNumber => 0,
            Reach::LastTwoDigits => 1,
            Reach::LastDigit => 2,
            Reach::All => 3,
        };
        self.ordinals
            .iter()
            .filter(covers)
            .filter(|o| o.gender.is_none() || o.gender == gender)
            .min_by_key(|o| (rank(o), o.gender.is_none()))
            .map_or("", |o| &o.text)
    }

    /// A number as a word: `first`.
    pub(super) fn long_ordinal(&self, number: u32, gender: Option<Gender>) -> Option<&str> {
        self.long_ordinals
            .iter()
            .filter(|o| o.number == number && (o.gender.is_none() || o.gender == gender))
            .min_by_key(|o| o.gender.is_none())
            .map(|o| o.text.as_str())
    }

    pub(super) fn date(&self, form: DateForm) -> Option<&Date> {
        match form {
            DateForm::Numeric => self.numeric_date.as_ref(),
            DateForm::Text => self.text_date.as_ref(),
        }
    }

    /// Full stops and commas move into closing quotation marks.
    pub(super) fn punctuation_in_quote(&self) -> bool {
        self.punctuation_in_quote.unwrap_or(false)
    }

    /// Only the first day of a month is an ordinal.
    pub(super) fn limit_day_ordinals(&self) -> bool {
        self.limit_day_ordinals.unwrap_or(false)
    }

    /// The language subtag: `en` of `en-US`.
    pub(super) fn language(&self) -> &str {
        self.lang()
            .unwrap_or("en")
            .split('-')
            .next()
            .unwrap_or("en")
    }
}

/// The text of a term. Spaces around it are part of it (`« `), but not a line's indentation.
fn term_text(node: Node<'_, '_>) -> String {
    const SPACES: [char; 4] = [' ', '\t', '\n', '\r'];
    let text = node.text().unwrap_or_default();
    let body = text.trim_matches(SPACES);
    let (before, rest) = text.split_at(text.len() - text.trim_start_matches(SPACES).len());
    let after = rest.strip_prefix(body).unwrap_or_default();
    let kept = |space| {
        if str::contains(space, '\n') {
            ""
        } else {
            space
        }
    };
    [kept(before), body, kept(after)].concat()
}
