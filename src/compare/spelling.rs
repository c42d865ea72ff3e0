//! How a Latin word writes a Cyrillic one, letter by letter, by whatever system or mixture of
//! systems.
//!
//! What may stand for a letter is what the systems of `translit` for Russian write for it, so that
//! there is no second table of letters here.

use crate::translit;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Letters of a word that are looked at.
const LONGEST: usize = 48;

/// How a Latin word writes a Cyrillic one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spelling {
    /// Letters that neither system explains: those left out, and those put in. 0: the word is the
    /// Cyrillic one, romanised by some mixture of systems.
    pub cost: usize,
    /// Letters of the Cyrillic word.
    pub letters: usize,
    /// What stands for each Cyrillic letter that something stands for, in order.
    pub writings: Vec<Writing>,
}

/// What stands for one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Writing {
    /// The letter, small.
    pub letter: char,
    /// Where it stands, as far as systems look at that.
    pub place: Place,
    /// What stands for it, small; signs are `'`.
    pub latin: String,
    /// A capital written by letters of which more than the first is a capital.
    pub shouted: bool,
}

/// Where a letter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Anywhere a system makes no difference.
    Any,
    /// At the beginning of a word (е, ё, э).
    Initial,
    /// Behind a vowel (е, ё, э), or behind и and ы (й).
    AfterVowel,
    /// Behind ь or ъ (е, ё, ю, я, и).
    AfterSign,
    /// Before a vowel (ь, ъ).
    BeforeVowel,
    /// Where `h` would make a digraph with what stands before (х behind к, с, з, ц, ш, е, э): many
    /// write `kh` there and `h` elsewhere.
    AfterPartner,
    /// Alone, as the initial of a person's name.
    NameInitial,
}

/// Whether a mark stands for a soft or hard sign.
pub fn is_sign(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʹ' | 'ʺ' | 'ʼ' | '′' | '″')
}

/// Whether `latin` may write `cyrillic` at all, by their first letters and lengths: a cheap question
/// that spares most words the dear one.
pub fn may_be(cyrillic: &str, latin: &str) -> bool {
    let (letters, written) = (cyrillic.chars().count(), latin.chars().count());
    let first = cyrillic.chars().flat_map(char::to_lowercase).next();
    let begins = latin.chars().next().map(small);
    let variants = first.and_then(|c| VARIANTS.get(&c)).into_iter().flatten();
    3 * written >= 2 * letters
        && written <= 3 * letters + 1
        && variants
            .filter_map(|variant| variant.first())
            .any(|c| Some(*c) == begins)
}

/// How `latin` writes `cyrillic`; `None` when a word is empty or too long.
pub fn of(cyrillic: &str, latin: &str) -> Option<Spelling> {
    let left: Vec<char> = cyrillic
        .chars()
        .flat_map(char::to_lowercase)
        .nfc()
        .collect();
    let original: Vec<char> = latin.nfc().take(4 * LONGEST).collect();
    let right: Vec<char> = original.iter().map(|c| small(*c)).collect();
    if left.is_empty() || right.is_empty() || left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    let steps = cheapest(&left, &right);
    let capital = cyrillic.chars().next().is_some_and(char::is_uppercase);
    let mut writings = Vec::new();
    let (mut i, mut j) = (0, 0);
    let total = steps.first().map_or(0, |step| step.cost);
    while i < left.len() || j < right.len() {
        let Some(step) = steps.get(i * (right.len() + 1) + j) else {
            break;
        };
        if let Step::Letter(length) = step.step
            && length > 0
            && let (Some(letter), Some(written)) = (left.get(i), right.get(j..j + length))
        {
            let shouted = i == 0
                && capital
                && original
                    .get(j + 1..j + length)
                    .is_some_and(|tail| tail.iter().any(|c| c.is_uppercase()))
                && !original.get(j + length).is_some_and(|c| c.is_uppercase());
            writings.push(Writing {
                letter: *letter,
                place: place(&left, i),
                latin: written.iter().collect(),
                shouted,
            });
        } else if let (Step::Letter(0), Some(letter)) = (step.step, left.get(i)) {
            writings.push(Writing {
                letter: *letter,
                place: place(&left, i),
                latin: String::new(),
                shouted: false,
            });
        }
        match step.step {
            Step::Letter(length) => (i, j) = (i + 1, j + length),
            Step::Lost => i += 1,
            Step::Added => j += 1,
            Step::End => break,
        }
    }
    Some(Spelling {
        cost: total,
        letters: left.len(),
        writings,
    })
}

#[derive(Clone, Copy)]
enum Step {
    /// The Cyrillic letter is written by so many Latin ones.
    Letter(usize),
    /// Nothing stands for the Cyrillic letter.
    Lost,
    /// The Latin letter stands for nothing.
    Added,
    End,
}

#[derive(Clone, Copy)]
struct Cell {
    cost: usize,
    step: Step,
}

/// For each pair of places the cheapest way to the ends of both words.
fn cheapest(left: &[char], right: &[char]) -> Vec<Cell> {
    let width = right.len() + 1;
    let mut cells = vec![
        Cell {
            cost: 0,
            step: Step::End
        };
        (left.len() + 1) * width
    ];
    for i in (0..=left.len()).rev() {
        for j in (0..width).rev() {
            let mut best: Option<Cell> = None;
            let mut take = |cost: usize, step: Step| {
                if best.is_none_or(|b| cost < b.cost) {
                    best = Some(Cell { cost, step });
                }
            };
            if let Some(letter) = left.get(i) {
                for written in VARIANTS.get(letter).into_iter().flatten() {
                    let may_stand = !written.is_empty() || may_be_left_out(left, i);
                    if may_stand && right[j..].starts_with(written) {
                        let rest = cells[(i + 1) * width + j + written.len()].cost;
                        take(rest, Step::Letter(written.len()));
                    }
                }
                take(1 + cells[(i + 1) * width + j].cost, Step::Lost);
            }
            if j + 1 < width {
                take(1 + cells[i * width + j + 1].cost, Step::Added);
            }
            if let Some(best) = best {
                cells[i * width + j] = best;
            }
        }
    }
    cells
}

/// Whether the letter at `at` may be left out: a sign anywhere, й at the end of `-ий` and `-ый`.
fn may_be_left_out(word: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| word.get(at));
    word.get(at) != Some(&'й') || at + 1 == word.len() && matches!(before, Some('и' | 'ы'))
}

fn place(word: &[char], at: usize) -> Place {
    let before = at.checked_sub(1).and_then(|at| word.get(at)).copied();
    let behind = word.get(at + 1).copied();
    match (word.get(at), before) {
        (Some('е' | 'ё' | 'э'), None) => Place::Initial,
        (Some('е' | 'ё' | 'э'), Some(c)) if is_vowel(c) => Place::AfterVowel,
        (Some('й'), Some('и' | 'ы')) => Place::AfterVowel,
        (Some('е' | 'ё' | 'ю' | 'я' | 'и'), Some('ь' | 'ъ')) => Place::AfterSign,
        (Some('х'), Some('к' | 'с' | 'з' | 'ц' | 'ш' | 'е' | 'э')) => Place::AfterPartner,
        (Some('ь' | 'ъ'), _) if behind.is_some_and(is_vowel) => Place::BeforeVowel,
        _ => Place::Any,
    }
}

fn is_vowel(c: char) -> bool {
    "аеёиоуыэюя".contains(c)
}

fn small(c: char) -> char {
    if is_sign(c) {
        return '\'';
    }
    c.to_lowercase().next().unwrap_or(c)
}

/// What may stand for a small letter, longer things first.
static VARIANTS: LazyLock<BTreeMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
    const LETTERS: &str = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    /// What stands around a letter where systems look at its neighbours.
    const AROUND: [(&str, &str); 6] = [
        ("", ""),
        ("", "а"),
        ("а", ""),
        ("б", ""),
        ("ь", ""),
        ("и", ""),
    ];
    /// What no system says in so many words: a sign left out, `-ий` as `-y` or `-i`, ё printed
    /// as е and read as ё.
    const BESIDES: &[(char, &[&str])] = &[
        ('ь', &["", "'"]),
        ('ъ', &["", "'"]),
        ('й', &[""]),
        ('и', &["y"]),
        ('ё', &["e"]),
        ('е', &["yo", "jo", "io"]),
        ('х', &["h", "kh"]),
    ];
    let mut found: BTreeMap<char, BTreeSet<String>> = BTreeMap::new();
    for letter in LETTERS.chars() {
        let variants = found.entry(letter).or_default();
        for system in translit::systems().iter().filter(|s| s.is_russian()) {
            for (head, tail) in AROUND {
                let whole = format!("{head}{letter}{tail}");
                let write = |text: &str| translit::romanize(text, system).into_owned();
                let (whole, head, tail) = (write(&whole), write(head), write(tail));
                let inside = whole
                    .strip_prefix(&head)
                    .and_then(|w| w.strip_suffix(&tail));
                let inside = inside.map(|text| text.nfc().map(small).collect::<String>());
                // A sign that a system spells as two marks is one.
                variants.extend(inside.map(|text| text.replace("''", "'")));
            }
        }
        let besides = BESIDES.iter().filter(|(c, _)| *c == letter);
        variants.extend(besides.flat_map(|(_, all)| all.iter().map(|v| (*v).to_string())));
    }
    let as_letters = |variants: BTreeSet<String>| {
        let mut all: Vec<Vec<char>> = variants.iter().map(|v| v.chars().collect()).collect();
        all.sort_by_key(|v| std::cmp::Reverse(v.len()));
        all
    };
    found
        .into_iter()
        .map(|(letter, variants)| (letter, as_letters(variants)))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_is_understood() {
        let words = "Щукин Юрий объяснение новых съёмок цивилизации Хорезма этюды жюльен подъезд";
        for system in translit::systems().iter().filter(|s| s.is_russian()) {
            for word in words.split(' ') {
                let latin = translit::romanize(word, system);
                let cost = of(word, &latin).map(|s| s.cost);
                // Two marks in a row for a hard sign are one to us.
                assert!(cost.is_some_and(|c| c <= 1), "{}: {latin}", system.id);
            }
        }
    }

    #[test]
    fn letters_lost_and_added_cost() {
        for (cyrillic, latin, cost) in [
            ("Смирнов", "Smirno", 1),
            ("Смирнов", "Smirnov", 0),
            ("Смирнов", "Smyrnov", 0),
            ("журавль", "zhuravl", 0),
            ("Белинский", "Belinsky", 0),
            ("Пяйвинен", "Pyavinen", 1),
            ("Иванов", "Petrov", 8),
        ] {
            assert_eq!(of(cyrillic, latin).unwrap().cost, cost, "{latin}");
        }
    }

    #[test]
    fn capitals_of_digraphs() {
        for (cyrillic, latin, shouted) in [
            ("Чермных", "CHermnyh", true),
            ("Чермных", "Chermnyh", false),
            ("ЧЕРМНЫХ", "CHERMNYH", false),
            ("Ю", "YU", true),
            ("Ю", "Yu", false),
        ] {
            let spelling = of(cyrillic, latin).unwrap();
            assert_eq!(spelling.writings[0].shouted, shouted, "{latin}");
        }
    }
}
