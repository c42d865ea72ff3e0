//! How alike an entry of the one list and an entry of the other are, by what both scripts share:
//! skeletons of words, years, numbers, addresses.

use super::assign::Candidate;
use super::entry::Prepared;
use super::words;
use crate::record::entry::Entry;
use crate::record::{IdentifierVariable, TextVariable};
use crate::text::script::Script;
use std::collections::{BTreeSet, HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;

/// A trait that more entries of a list have tells them apart too little to look for partners by
/// it, unless the list is short.
const COMMON: usize = 200;
/// The least likeness of a pair.
const LEAST: f32 = 4.0;

/// What entries are matched by.
#[derive(Clone, Debug, Default)]
pub struct Traits {
    /// Skeletons of the family names.
    names: BTreeSet<String>,
    /// Skeletons of all longer words.
    words: BTreeSet<String>,
    /// Numbers of the text from 1450 to 2099.
    years: BTreeSet<String>,
    /// All other numbers.
    numbers: BTreeSet<String>,
    /// DOIs and addresses, small.
    addresses: BTreeSet<String>,
}

/// The traits of an entry.
pub fn traits(entry: &Entry) -> Traits {
    let text = entry.text.text.as_str();
    let reference = &entry.reference;
    let mut traits = Traits::default();
    let names = reference.names.values().flat_map(|names| &names.list);
    traits.names = names
        .map(|name| skeleton(name.family()))
        .filter(|s| s.len() > 1)
        .collect();
    for word in words::words(text) {
        let skeleton = skeleton(word.of(text));
        if skeleton.len() > 2 {
            traits.words.insert(skeleton);
        }
    }
    let digits = text.split(|c: char| !c.is_ascii_digit());
    for number in digits.filter(|n| !n.is_empty() && n.len() < 20) {
        let is_year = number.len() == 4 && ("1450".."2100").contains(&number);
        let set = if is_year {
            &mut traits.years
        } else {
            &mut traits.numbers
        };
        set.insert(number.to_string());
    }
    let addresses = [
        reference.identifier(IdentifierVariable::Doi),
        reference.text(TextVariable::Url),
    ];
    traits.addresses = addresses
        .into_iter()
        .flatten()
        .map(str::to_lowercase)
        .collect();
    traits
}

/// The pairs of entries that may be the same work.
pub fn candidates(left: &[Prepared<'_>], right: &[Prepared<'_>]) -> Vec<Candidate> {
    let mut having: HashMap<(u8, &str), Vec<usize>> = HashMap::new();
    for (index, entry) in right.iter().enumerate() {
        for key in keys(&entry.traits) {
            having.entry(key).or_default().push(index);
        }
    }
    let common = COMMON.max(right.len().min(2 * COMMON));
    let mut found = Vec::new();
    for (i, entry) in left.iter().enumerate() {
        let partners: BTreeSet<usize> = keys(&entry.traits)
            .filter_map(|key| having.get(&key))
            .filter(|indices| indices.len() <= common)
            .flatten()
            .copied()
            .collect();
        for j in partners {
            let Some(other) = right.get(j) else { continue };
            let score = likeness(&entry.traits, &other.traits, i == j);
            if score >= LEAST {
                found.push(Candidate {
                    left: i,
                    right: j,
                    score,
                });
            }
        }
    }
    found
}

/// Entries without a partner that stand between the same neighbours in both lists, as many on either
/// side, and have something in common: a law whose number is wrong, a shelf mark.
pub fn in_gaps(
    chosen: &[Candidate],
    left: &[Prepared<'_>],
    right: &[Prepared<'_>],
) -> Vec<Candidate> {
    let taken: HashSet<usize> = chosen.iter().map(|c| c.right).collect();
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let ends = [(left.len(), right.len())];
    let neighbours = chosen.iter().map(|c| (c.left, c.right)).chain(ends);
    for (left_end, right_end) in neighbours {
        let alone = |at: usize| !taken.contains(&at);
        if right_end >= j && left_end - i == right_end - j && (j..right_end).all(alone) {
            let pairs = (i..left_end).zip(j..right_end);
            found.extend(pairs.filter_map(|(i, j)| {
                let score = kinship(&left.get(i)?.traits, &right.get(j)?.traits)?;
                Some(Candidate {
                    left: i,
                    right: j,
                    score,
                })
            }));
        }
        (i, j) = (left_end + 1, right_end + 1);
    }
    found
}

/// How much two entries have in common that stand at the same place; `None` for a chance.
fn kinship(a: &Traits, b: &Traits) -> Option<f32> {
    let share = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        a.intersection(b).count() as f32 / a.len().min(b.len()).max(1) as f32
    };
    let kinds = [
        share(&a.names, &b.names),
        share(&a.words, &b.words),
        share(&a.years, &b.years),
        share(&a.numbers, &b.numbers),
        share(&a.addresses, &b.addresses),
    ];
    let some = kinds.iter().filter(|kind| **kind > 0.0).count();
    let strong = kinds.iter().any(|kind| *kind >= 0.4);
    // Several words or numbers in common are no chance either.
    let several = [(&a.words, &b.words), (&a.numbers, &b.numbers)]
        .iter()
        .any(|(a, b)| a.intersection(b).count() > 2);
    (strong && (some > 1 || several)).then(|| kinds.iter().sum())
}

fn keys(traits: &Traits) -> impl Iterator<Item = (u8, &str)> {
    let kinds = [
        &traits.names,
        &traits.words,
        &traits.years,
        &traits.numbers,
        &traits.addresses,
    ];
    (0u8..)
        .zip(kinds)
        .flat_map(|(kind, set)| set.iter().map(move |key| (kind, key.as_str())))
}

/// How alike two entries are: 0 unless something more than a name and a year speaks for it.
fn likeness(a: &Traits, b: &Traits, same_place: bool) -> f32 {
    let shared = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.intersection(b).count() as f32;
    // Of the shorter of two sets: a list leaves authors out, a bracket adds words.
    let of_shorter = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        shared(a, b) / (a.len().min(b.len()).max(1)) as f32
    };
    let of_both = |a: &BTreeSet<String>, b: &BTreeSet<String>| {
        2.0 * shared(a, b) / ((a.len() + b.len()).max(1)) as f32
    };
    let names = of_shorter(&a.names, &b.names);
    let words = of_shorter(&a.words, &b.words);
    let numbers = of_both(&a.numbers, &b.numbers);
    // A shelf mark has nothing but numbers: four in common are no chance.
    let many = if shared(&a.numbers, &b.numbers) > 3.0 && numbers > 0.8 {
        3.0
    } else {
        0.0
    };
    let address = of_shorter(&a.addresses, &b.addresses);
    if words < 0.3 && numbers < 0.5 && address == 0.0 {
        return 0.0;
    }
    let year = of_shorter(&a.years, &b.years);
    4.0 * names
        + 3.0 * year
        + 3.0 * numbers
        + many
        + 6.0 * words
        + 5.0 * address
        + if same_place { 0.5 } else { 0.0 }
}

/// The consonants of a word, in classes that all romanisations share; of both scripts alike.
fn skeleton(word: &str) -> String {
    let mut out = String::new();
    let mut push = |class: char| {
        // Letters are doubled and not; and `тс` is no other than `ц`.
        if out.ends_with('t') && class == 's' {
            out.pop();
            out.push('c');
        } else if !out.ends_with(class) {
            out.push(class);
        }
    };
    if Script::of_text(word) == Script::Cyrillic {
        word.chars()
            .flat_map(char::to_lowercase)
            .filter_map(of_cyrillic)
            .for_each(&mut push);
        return out;
    }
    let letters: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let mut at = 0;
    while let Some(c) = letters.get(at) {
        let two = |second: char| letters.get(at + 1) == Some(&second);
        let (class, length) = match c {
            'š' if two('č') => (Some('S'), 2),
            'š' | 'ŝ' => (Some('S'), 1),
            's' if two('h') || two('c') && letters.get(at + 2) == Some(&'h') => {
                let rest: String = letters.iter().skip(at).take(4).collect();
                let length = ["shch", "shh", "sch", "sh"]
                    .iter()
                    .find(|digraph| rest.starts_with(**digraph))
                    .map_or(1, |digraph| digraph.len());
                (Some('S'), length)
            }
            'č' => (Some('C'), 1),
            'c' if two('h') => (Some('C'), 2),
            'c' if two('z') => (Some('c'), 2),
            'ž' => (Some('Z'), 1),
            'z' if two('h') => (Some('Z'), 2),
            'k' if two('h') => (Some('h'), 2),
            'x' => (Some('h'), 1),
            'w' => (Some('v'), 1),
            'e' if two('h') && at == 0 => (None, 2),
            c => (
                c.nfd()
                    .next()
                    .filter(|c| c.is_ascii_alphabetic() && !"aeiouyj".contains(*c)),
                1,
            ),
        };
        class.into_iter().for_each(&mut push);
        at += length;
    }
    out
}

fn of_cyrillic(c: char) -> Option<char> {
    Some(match c {
        'б' => 'b',
        'в' => 'v',
        'г' | 'ґ' => 'g',
        'д' => 'd',
        'ж' => 'Z',
        'з' => 'z',
        'к' => 'k',
        'л' => 'l',
        'м' => 'm',
        'н' => 'n',
        'п' => 'p',
        'р' => 'r',
        'с' => 's',
        'т' => 't',
        'ф' => 'f',
        'х' => 'h',
        'ц' => 'c',
        'ч' => 'C',
        'ш' | 'щ' => 'S',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit;

    #[test]
    fn skeletons_are_one_in_both_scripts() {
        for word in [
            "Щукин",
            "Хорезм",
            "характеризации",
            "журавль",
            "электронный",
            "Чермных",
            "конференция",
        ] {
            for system in [
                "ala-lc-simple",
                "bgn-pcgn-1947",
                "bsi-journals",
                "scientific",
                "iso-9-1995",
            ] {
                let latin = translit::romanize(word, translit::find(system).unwrap());
                assert_eq!(skeleton(word), skeleton(&latin), "{latin}");
            }
        }
    }
}
