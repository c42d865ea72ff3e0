//! How a list writes each Cyrillic letter: what most of its entries do, and where one does otherwise.

use super::entry::Prepared;
use super::pairing::Pair;
use super::spelling::{Place, Writing};
use super::words::WordPair;
use crate::record::label::Label;
use std::collections::{BTreeMap, BTreeSet};

/// A letter where it stands.
pub type Letter = (char, Place);

/// What most entries of a list write for each letter.
#[derive(Clone, Debug, Default)]
pub struct Habits {
    usual: BTreeMap<Letter, String>,
}

/// A letter written in two ways, with a word for each.
pub struct Clash<'p> {
    /// The Cyrillic letter.
    pub letter: char,
    /// What is usually written for it.
    pub usual: String,
    /// What is written for it in `word`.
    pub other: String,
    /// The word that has it otherwise.
    pub word: &'p WordPair,
}

impl Clash<'_> {
    /// ``х is `h` ``, for a message.
    pub fn letter_written(&self, form: &str) -> String {
        format!("{} is {}", self.letter, self.written(form))
    }

    /// What is written, for a message.
    pub fn written(&self, form: &str) -> String {
        if form.is_empty() {
            "left out".to_string()
        } else {
            format!("`{form}`")
        }
    }
}

/// Letters that systems differ in.
const TELLING: &str = "еёжийхцщыэюяь";
/// Entries that must agree before they are a habit.
const ENOUGH: usize = 3;

impl Habits {
    /// The habits of the Latin list.
    pub fn of(pairs: &[Pair], latin: &[Prepared<'_>]) -> Habits {
        let mut counts: BTreeMap<Letter, BTreeMap<String, usize>> = BTreeMap::new();
        for pair in pairs {
            let Some(entry) = latin.get(pair.latin) else {
                continue;
            };
            let written: BTreeSet<(Letter, &str)> = writings(pair, entry)
                .map(|(_, w)| ((w.letter, w.place), w.latin.as_str()))
                .collect();
            for (letter, form) in written {
                *counts
                    .entry(letter)
                    .or_default()
                    .entry(form.to_string())
                    .or_default() += 1;
            }
        }
        let usual = counts.into_iter().filter_map(|(letter, forms)| {
            let total: usize = forms.values().sum();
            let (form, count) = forms.into_iter().max_by_key(|(_, count)| *count)?;
            // Two thirds, so that a list that goes half and half has no habit.
            (count >= ENOUGH && 3 * count >= 2 * total).then_some((letter, form))
        });
        Habits {
            usual: usual.collect(),
        }
    }

    /// Where an entry writes a letter otherwise than the list does, a word for each letter.
    pub fn broken<'p>(&self, pair: &'p Pair, entry: &Prepared<'_>) -> Vec<Clash<'p>> {
        let mut found: BTreeMap<Letter, Clash<'p>> = BTreeMap::new();
        for (word, writing) in writings(pair, entry) {
            let letter = (writing.letter, writing.place);
            if let Some(usual) = self.usual.get(&letter)
                && *usual != writing.latin
            {
                found.entry(letter).or_insert_with(|| Clash {
                    letter: writing.letter,
                    usual: usual.clone(),
                    other: writing.latin.clone(),
                    word,
                });
            }
        }
        found.into_values().collect()
    }

    /// Where an entry writes a letter in two ways, a word for each letter: the way that is not
    /// the list's, or the rarer.
    pub fn mixed<'p>(&self, pair: &'p Pair, entry: &Prepared<'_>) -> Vec<Clash<'p>> {
        let mut words: BTreeMap<Letter, BTreeMap<&str, Vec<&'p WordPair>>> = BTreeMap::new();
        for (word, writing) in writings(pair, entry) {
            let forms = words.entry((writing.letter, writing.place)).or_default();
            forms.entry(&writing.latin).or_default().push(word);
        }
        words
            .into_iter()
            .filter(|(_, forms)| forms.len() > 1)
            .filter_map(|(letter, forms)| {
                let usual = self.usual.get(&letter).map(String::as_str);
                let usual = usual
                    .filter(|usual| forms.contains_key(usual))
                    .or_else(|| {
                        let most = forms.iter().max_by_key(|(_, words)| words.len());
                        most.map(|(form, _)| *form)
                    })?;
                let (other, words) = forms.iter().find(|(form, _)| **form != usual)?;
                Some(Clash {
                    letter: letter.0,
                    usual: usual.to_string(),
                    other: (*other).to_string(),
                    word: words.first()?,
                })
            })
            .collect()
    }
}

/// The telling writings of a pair: of words that are romanised letter by letter. Names of persons
/// have forms of their own (`Dostoevsky`), so that neither their signs nor their vowels count;
/// places are translated, and some journals have Latin names of their own.
fn writings<'p>(
    pair: &'p Pair,
    entry: &Prepared<'_>,
) -> impl Iterator<Item = (&'p WordPair, &'p Writing)> {
    pair.words
        .iter()
        .filter(|word| word.spelling.cost == 0)
        .flat_map(move |word| {
            let names = [Label::Author, Label::Editor, Label::Translator];
            let in_name = names
                .iter()
                .any(|l| entry.is_labelled(word.latin.start, *l));
            let initial = word.spelling.letters == 1;
            let is_own_name = entry.is_labelled(word.latin.start, Label::PublisherPlace)
                || pair.names_itself && entry.is_labelled(word.latin.start, Label::ContainerTitle);
            word.spelling
                .writings
                .iter()
                .filter(move |w| {
                    TELLING.contains(w.letter)
                        && !is_own_name
                        && !(in_name && (initial || "ьъйиыеёэ".contains(w.letter)))
                        // Of `-ий` and `-ый` as `-y` nobody can say which letter is left out.
                        && !(w.letter == 'й' && w.latin.is_empty())
                        && !(w.letter == 'и' && w.latin == "y")
                        // A word whose е is ё to the writer.
                        && !(w.letter == 'е' && w.latin.contains('o'))
                })
                .map(move |writing| (word, writing))
        })
}
