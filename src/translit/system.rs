//! A romanisation system as a value: what `data/translit/*.toml` says, and the table made of it.
//!
//! A system's file holds facts about the system and what writing by it needs:
//!
//! * `[letters]`: a small Cyrillic letter and what is written for it;
//! * `[[rules]]`: `letters` (one or two) become `to` when the letter before is one of `after` and
//!   the letter behind one of `before`; `^` stands for the beginning of a word, `$` for its end.
//!   The first rule that holds wins over `[letters]`;
//! * `[endings]`: what is written for the last letters of a word; rules win over them;
//! * `[words]`: what is written for a whole word, against all rules;
//! * `dropped`: marks not written when they stand between letters (an apostrophe);
//! * `capitals`: see [`Capitals`];
//! * `[samples]`: Cyrillic and its romanisation, which the tests hold the system to.

use super::table::Table;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// How a capital is written that becomes several letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Capitals {
    /// Only the first letter is capital, also in an abbreviation (`РАСХН`: `RASKhN`); a word in
    /// capitals that can be read as a word is wholly capital (`ЩУКИН`: `SHCHUKIN`).
    First,
    /// As `First`, but both letters under a tie are capital (`Ю`: `I͡U`).
    Tie,
    /// Every letter is capital in a word of capitals (`РАСХН`: `RASKHN`).
    Word,
}

/// One rule that looks at the neighbours of a letter.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// One or two small Cyrillic letters.
    pub letters: String,
    /// What is written for them.
    pub to: String,
    /// Letters of which one must stand before (`^`: the word begins); empty: no matter.
    #[serde(default)]
    pub after: String,
    /// Letters of which one must stand behind (`$`: the word ends); empty: no matter.
    #[serde(default)]
    pub before: String,
}

/// A romanisation system.
#[derive(Clone, Debug)]
pub struct System {
    /// The name of its file: `ala-lc`.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// The document that defines it, or `usage`.
    pub standard: String,
    /// The languages it is for (BCP 47), the chief one first.
    pub languages: Vec<String>,
    /// Other names by which it is found.
    pub aliases: Vec<String>,
    /// Who writes by it.
    pub used_by: Vec<String>,
    /// What the table was held against, besides the standard itself.
    pub sources: Vec<String>,
    /// `current`, `withdrawn`, …
    pub status: String,
    /// Whether the Cyrillic can be given back from it without knowing the language.
    pub reversible: bool,
    /// How often bibliographies are written by it, 0 (hardly) to 9: which of two systems comes
    /// first when both explain a text.
    pub prevalence: u8,
    /// How capitals are written.
    pub capitals: Capitals,
    /// Small Cyrillic letters (and marks) with what is written for them.
    pub letters: BTreeMap<char, String>,
    /// Rules, in the order in which they are tried.
    pub rules: Vec<Rule>,
    /// Ends of words with what is written for them.
    pub endings: BTreeMap<String, String>,
    /// Whole words that are written in their own way.
    pub words: BTreeMap<String, String>,
    /// Marks that are not written between letters.
    pub dropped: String,
    /// Cyrillic texts with their romanisation.
    pub samples: BTreeMap<String, String>,
    /// Made when it is first asked for: of the many systems a run needs one or two.
    table: OnceLock<Table>,
}

/// Why a system's file cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum SystemError {
    /// The file is no TOML or lacks a key.
    #[error("system `{id}`: {source}")]
    Toml {
        id: String,
        source: Box<toml::de::Error>,
    },
    /// A key that must be one letter (or a rule's one or two) is something else.
    #[error("system `{id}`: `{found}` is not a small letter")]
    Letter { id: String, found: String },
}

/// What a writer may choose within a system.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Options {
    /// What is written for the soft sign, where the system writes a mark for it (`’`, `'`, or
    /// nothing); `None`: the system's own.
    pub soft_sign: Option<String>,
    /// The same for the hard sign.
    pub hard_sign: Option<String>,
    /// Write ё as the system writes е.
    pub yo_as_ye: bool,
    /// How capitals are written; `None`: the system's own way.
    pub capitals: Option<Capitals>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    standard: String,
    languages: Vec<String>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    used_by: Vec<String>,
    #[serde(default)]
    sources: Vec<String>,
    #[serde(default)]
    status: String,
    #[serde(default)]
    reversible: bool,
    #[serde(default)]
    prevalence: u8,
    capitals: Capitals,
    #[serde(default)]
    dropped: String,
    letters: BTreeMap<String, String>,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(default)]
    endings: BTreeMap<String, String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
    #[serde(default)]
    samples: BTreeMap<String, String>,
}

impl System {
    /// Reads a system from the text of its file; `id` is the file's name without `.toml`.
    ///
    /// # Errors
    /// When the text is no TOML, lacks a key, has one that is not known, or names a letter that is none.
    pub fn parse(id: &str, text: &str) -> Result<System, SystemError> {
        let file: File = toml::from_str(text).map_err(|source| SystemError::Toml {
            id: id.to_string(),
            source: Box::new(source),
        })?;
        let wrong = |found: &str| SystemError::Letter {
            id: id.to_string(),
            found: found.to_string(),
        };
        let composed = |text: &str| text.nfc().collect::<String>();
        let mut letters = BTreeMap::new();
        for (key, to) in &file.letters {
            let key = composed(key);
            let mut chars = key.chars();
            match (chars.next(), chars.next()) {
                (Some(letter), None) if !letter.is_uppercase() => {
                    letters.insert(letter, composed(to));
                }
                _ => return Err(wrong(&key)),
            }
        }
        let mut rules = file.rules;
        for rule in &mut rules {
            rule.letters = composed(&rule.letters);
            rule.to = composed(&rule.to);
            if !(1..=2).contains(&rule.letters.chars().count()) {
                return Err(wrong(&rule.letters));
            }
        }
        let composed_map = |map: &BTreeMap<String, String>| -> BTreeMap<String, String> {
            map.iter()
                .map(|(from, to)| (composed(from), composed(to)))
                .collect()
        };
        let endings = composed_map(&file.endings);
        let words = composed_map(&file.words);
        if let Some(empty) = endings
            .keys()
            .chain(words.keys())
            .find(|key| key.is_empty())
        {
            return Err(wrong(empty));
        }
        Ok(System {
            id: id.to_string(),
            name: file.name,
            standard: file.standard,
            languages: file.languages,
            aliases: file.aliases,
            used_by: file.used_by,
            sources: file.sources,
            status: file.status,
            reversible: file.reversible,
            prevalence: file.prevalence.min(9),
            capitals: file.capitals,
            letters,
            rules,
            endings,
            words,
            dropped: file.dropped,
            samples: file.samples,
            table: OnceLock::new(),
        })
    }

    /// What it writes, letter by letter.
    pub(super) fn table(&self) -> &Table {
        self.table.get_or_init(|| Table::new(self))
    }

    /// Whether it is a system for Russian, perhaps among other languages.
    pub fn is_russian(&self) -> bool {
        self.languages.iter().any(|language| language == "ru")
    }

    /// The same system with a writer's choices made.
    pub fn with_options(&self, options: &Options) -> System {
        let mut system = self.clone();
        if let Some(capitals) = options.capitals {
            system.capitals = capitals;
        }
        for (sign, glyph) in [('ь', &options.soft_sign), ('ъ', &options.hard_sign)] {
            if let (Some(glyph), Some(to)) = (glyph, system.letters.get_mut(&sign))
                && is_mark(to)
            {
                *to = glyph.clone();
            }
        }
        if options.yo_as_ye
            && let Some(ye) = system.letters.get(&'е').cloned()
        {
            system.letters.insert('ё', ye);
            system.rules.retain(|rule| !rule.letters.starts_with('ё'));
            let of_ye: Vec<Rule> = system
                .rules
                .iter()
                .filter(|rule| rule.letters == "е")
                .map(|rule| Rule {
                    letters: "ё".into(),
                    ..rule.clone()
                })
                .collect();
            system.rules.extend(of_ye);
        }
        system.table = OnceLock::new();
        system
    }
}

/// Whether a sign is written as a mark, not as a letter nor as nothing.
fn is_mark(written: &str) -> bool {
    !written.is_empty() && !written.chars().any(|c| c.is_ascii_alphabetic())
}
