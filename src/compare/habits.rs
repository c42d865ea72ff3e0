//! How a list writes each Cyrillic letter: what most of its entries do, and where one does otherwise.

use super::entry::Prepared;
use super::pairing::Pair;
use super::spelling::{self, Place, Writing};
use super::words::WordPair;
use crate::record::label::Label;
use crate::record::place;
use crate::translit;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

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
/// Letters of a name that a declined form must have more than to be told from another name.
const LONG_NAME: usize = 6;
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
                .map(|found| (found.letter, found.written))
                .collect();
            for (letter, form) in written {
                *counts
                    .entry(letter)
                    .or_default()
                    .entry(form.to_string())
                    .or_default() += 1;
            }
        }
        let usual = counts.iter().filter_map(|(letter, forms)| {
            let total: usize = forms.values().sum();
            let (form, count) = forms.iter().max_by_key(|(_, count)| **count)?;
            // Two thirds, so that a list that goes half and half has no habit.
            (*count >= ENOUGH && 3 * count >= 2 * total).then(|| (*letter, form.clone()))
        });
        let mut usual: BTreeMap<Letter, String> = usual.collect();
        // Who writes `kh` where no digraph forbids `h` writes it everywhere.
        if let Some(form) = usual.get(&('х', Place::Any)).filter(|form| *form != "h") {
            let form = form.clone();
            usual.entry(('х', Place::AfterPartner)).or_insert(form);
        }
        for (letter, form) in implied(&usual) {
            // What several entries write otherwise is the list's own way.
            let forms = counts.get(&letter).into_iter().flatten();
            let otherwise = forms.filter(|(other, _)| **other != form);
            if otherwise.map(|(_, count)| count).sum::<usize>() < 2 {
                usual.entry(letter).or_insert(form);
            }
        }
        Habits { usual }
    }

    /// Where an entry writes a letter otherwise than the list does, a word for each letter.
    pub fn broken<'p>(&self, pair: &'p Pair, entry: &Prepared<'_>) -> Vec<Clash<'p>> {
        let mut found: BTreeMap<Letter, Clash<'p>> = BTreeMap::new();
        for Found {
            word,
            letter,
            written,
        } in writings(pair, entry)
        {
            if let Some(usual) = self.usual.get(&letter)
                && *usual != written
            {
                found.entry(letter).or_insert_with(|| Clash {
                    letter: letter.0,
                    usual: usual.clone(),
                    other: written.to_string(),
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
        for found in writings(pair, entry) {
            let forms = words.entry(found.letter).or_default();
            forms.entry(found.written).or_default().push(found.word);
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

/// What the habits of a list imply for the letters that it has too seldom: what all systems write there
/// that have those habits. `ia` and `kh` go with й as `i`.
fn implied(usual: &BTreeMap<Letter, String>) -> BTreeMap<Letter, String> {
    /// Letters whose habits must be known before they speak for a system.
    const KNOWN: usize = 2;
    let telling = |letter: &Letter| "йхцщюя".contains(letter.0) && letter.1 != Place::NameInitial;
    let known: Vec<(&Letter, &String)> = usual.iter().filter(|(l, _)| telling(l)).collect();
    let letters: BTreeSet<char> = known.iter().map(|(letter, _)| letter.0).collect();
    if letters.len() < KNOWN {
        return BTreeMap::new();
    }
    let mut agreeing = SYSTEMS.iter().filter(|written| {
        let mut all = known.iter();
        all.all(|(letter, form)| written.get(*letter).is_none_or(|w| w == *form))
    });
    let Some(first) = agreeing.next() else {
        return BTreeMap::new();
    };
    let mut implied = first.clone();
    for other in agreeing {
        implied.retain(|letter, form| other.get(letter) == Some(form));
    }
    implied.retain(|letter, _| telling(letter));
    implied
}

/// What each of the more usual systems for Russian writes for the telling letters.
static SYSTEMS: LazyLock<Vec<BTreeMap<Letter, String>>> = LazyLock::new(|| {
    /// Every letter in every place.
    const WORDS: &str =
        "яма имя юг трюк хата схема этап цех лицо щука вещь сын бойня май синий новый";
    /// Systems of passports and of single firms write no lists.
    const USUAL: u8 = 4;
    let systems = translit::systems().iter();
    let usual = systems.filter(|s| s.is_russian() && s.prevalence >= USUAL);
    usual
        .map(|system| {
            let spellings = WORDS.split(' ').filter_map(|word| {
                spelling::of(word, &translit::romanize(word, system)).filter(|s| s.cost == 0)
            });
            let writings = spellings.flat_map(|s| s.writings);
            let telling = writings.filter(|w| TELLING.contains(w.letter));
            telling.map(|w| ((w.letter, w.place), w.latin)).collect()
        })
        .collect()
});

/// How a word writes a letter.
struct Found<'p> {
    word: &'p WordPair,
    letter: Letter,
    written: &'p str,
}

/// Whether a writing tells the system.
fn is_telling(writing: &Writing) -> bool {
    let unclear = match writing.letter {
        // Of `-ий` and `-ый` as `-y` nobody can say which letter is left out.
        'й' => writing.latin.is_empty(),
        'и' => writing.latin == "y",
        // A word whose е is ё to the writer.
        'е' => writing.latin.contains('o'),
        _ => false,
    };
    TELLING.contains(writing.letter) && !unclear
}

/// The telling writings of a pair: of words that are romanised letter by letter, and of longer names of editors,
/// which the Cyrillic list declines. Names of persons
/// have forms of their own (`Dostoevsky`), so that neither their signs nor their vowels count, and
/// initials are a matter of their own (`Iu.`); places are translated, and some journals have Latin names of
/// their own.
fn writings<'p>(pair: &'p Pair, entry: &Prepared<'_>) -> impl Iterator<Item = Found<'p>> {
    pair.words
        .iter()
        .filter(|word| {
            let is_editor = [Label::Editor, Label::Translator]
                .iter()
                .any(|label| entry.is_labelled(word.latin.start, *label));
            let spelling = &word.spelling;
            spelling.cost == 0 || is_editor && spelling.cost == 1 && spelling.letters > LONG_NAME
        })
        .flat_map(move |word| {
            let names = [Label::Author, Label::Editor, Label::Translator];
            let in_name = names
                .iter()
                .any(|l| entry.is_labelled(word.latin.start, *l));
            let initial = in_name && word.spelling.letters == 1;
            let is_own_name = entry.is_labelled(word.latin.start, Label::PublisherPlace)
                || place::russian(word.latin.of(entry.text)).is_some()
                || pair.names_itself && entry.is_labelled(word.latin.start, Label::ContainerTitle);
            word.spelling
                .writings
                .iter()
                .filter(move |w| {
                    let is_free = in_name && "ьъйиыеёэ".contains(w.letter);
                    !is_own_name && !is_free && is_telling(w)
                })
                .map(move |writing| Found {
                    word,
                    letter: match initial {
                        true => (writing.letter, Place::NameInitial),
                        false => (writing.letter, writing.place),
                    },
                    written: &writing.latin,
                })
        })
}
