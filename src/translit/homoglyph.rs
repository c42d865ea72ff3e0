//! Letters of the wrong script: `Мoscow` with a Cyrillic М, an initial, `ХХ век` for `XX век`.
//!
//! In a word of two scripts the letters that have no double in the other script decide, then the
//! majority, then the words around. A token of one or two letters, all with doubles, follows the
//! words around, but not in an address; a longer word of one script is never touched.

use super::address::{addresses, overlaps_any};
use crate::text::script::Script;
use crate::text::span::Span;
use crate::text::unicode::{cyrillic_twin, latin_twin};
use unicode_normalization::char::is_combining_mark;

/// A word with letters of the wrong script.
#[derive(Clone, Debug, PartialEq)]
pub struct Homoglyph {
    /// Bytes of the text: the whole word.
    pub span: Span,
    /// The word in one script (as far as its letters have doubles).
    pub fixed: String,
    /// How sure the script is, 0 to 1.
    pub confidence: f32,
    /// Letters that are in one script only, or the majority of the word's own, decided.
    pub clear_majority: bool,
}

/// How many words to either side are looked at.
const AROUND: usize = 3;

/// The words of `text` with letters of the wrong script, in order. Linear in its length.
pub fn homoglyphs(text: &str) -> Vec<Homoglyph> {
    let words = words(text);
    let kept: Vec<Span> = addresses(text).collect();
    (0..words.len())
        .filter(|i| is_mixed(&words[*i]) || !overlaps_any(&kept, words[*i].span))
        .filter_map(|i| examine(text, &words, i))
        .collect()
}

/// `text` with the letters that [`homoglyphs`] finds put right.
pub fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for found in homoglyphs(text) {
        out.push_str(Span::new(done, found.span.start).of(text));
        out.push_str(&found.fixed);
        done = found.span.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// A run of Latin and Cyrillic letters.
#[derive(Clone, Copy)]
struct Word {
    span: Span,
    latin: usize,
    cyrillic: usize,
    /// Letters without a double in the other script.
    only_latin: usize,
    only_cyrillic: usize,
}

fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let script = Script::of(c);
        if is_combining_mark(c) && open {
        } else if !matches!(script, Script::Latin | Script::Cyrillic) {
            open = false;
            continue;
        } else if !open {
            open = true;
            words.push(Word {
                span: Span::at(at),
                latin: 0,
                cyrillic: 0,
                only_latin: 0,
                only_cyrillic: 0,
            });
        }
        let Some(word) = words.last_mut() else {
            continue;
        };
        word.span = Span::new(word.span.start, at + c.len_utf8());
        match script {
            Script::Latin => {
                word.latin += 1;
                word.only_latin += usize::from(to_cyrillic(c).is_none());
            }
            Script::Cyrillic => {
                word.cyrillic += 1;
                word.only_cyrillic += usize::from(to_latin(c).is_none());
            }
            _ => {}
        }
    }
    words
}

fn is_mixed(word: &Word) -> bool {
    word.latin > 0 && word.cyrillic > 0
}

fn examine(text: &str, words: &[Word], i: usize) -> Option<Homoglyph> {
    let word = &words[i];
    let own = word.span.of(text);
    let (script, confidence, clear_majority) = if is_numeral(own) {
        (Script::Latin, 0.95, true)
    } else if is_mixed(word) {
        mixed(words, i)
    } else if word.latin + word.cyrillic <= 2 && word.only_latin + word.only_cyrillic == 0 {
        (short(text, words, i)?, 0.8, false)
    } else {
        return None;
    };
    let fixed: String = own
        .chars()
        .map(|c| match script {
            Script::Latin => to_latin(c).unwrap_or(c),
            _ => to_cyrillic(c).unwrap_or(c),
        })
        .collect();
    (fixed != own).then_some(Homoglyph {
        span: word.span,
        fixed,
        confidence,
        clear_majority,
    })
}

/// The script of a word that has letters of both.
fn mixed(words: &[Word], i: usize) -> (Script, f32, bool) {
    let word = &words[i];
    let larger = |latin: usize, cyrillic: usize| match latin.cmp(&cyrillic) {
        std::cmp::Ordering::Greater => Some(Script::Latin),
        std::cmp::Ordering::Less => Some(Script::Cyrillic),
        std::cmp::Ordering::Equal => None,
    };
    match (word.only_latin, word.only_cyrillic) {
        (1.., 0) => (Script::Latin, 0.99, true),
        (0, 1..) => (Script::Cyrillic, 0.99, true),
        _ => match larger(word.latin, word.cyrillic) {
            Some(script) if word.only_latin + word.only_cyrillic > 0 => (script, 0.6, true),
            // Nothing but letters with doubles: the words around say more than the count.
            majority => match around(words, i).or(majority) {
                Some(script) => (script, 0.8, majority == Some(script)),
                None => (Script::Cyrillic, 0.5, false),
            },
        },
    }
}

/// The script of a token of one or two letters that could be of either, where it is not its own.
fn short(text: &str, words: &[Word], i: usize) -> Option<Script> {
    let word = &words[i];
    let around = around(words, i)?;
    if word.cyrillic > 0 {
        let stays = is_page_mark(text, word.span) || is_russian_word(text, words, i);
        return (around == Script::Latin && !stays).then_some(Script::Latin);
    }
    // Single Latin letters are at home among Russian words (`X век`, `90 °C`, `тип B`); an initial
    // or a mark before a number (`c. 5`, `T. 2`) is not.
    let behind = text.get(word.span.end..).unwrap_or_default();
    let next = behind.strip_prefix('.').map(|rest| rest.trim_start());
    let own = word.span.of(text);
    let is_mark = matches!(own, "c" | "C" | "T")
        && next.is_some_and(|next| next.starts_with(|c: char| c.is_ascii_digit()));
    let is_initial = own.chars().all(char::is_uppercase)
        && next.is_some_and(|next| begins_name(next) || follows_surname(text, words, i));
    let is_own = is_mark || is_initial || is_russian_word_in_latin(text, word.span);
    (around == Script::Cyrillic && is_own).then_some(Script::Cyrillic)
}

/// Whether a word is the mark of pages in Russian, which stands with entries in any language: `280 с.`, `С. 15`.
fn is_page_mark(text: &str, word: Span) -> bool {
    let before = text.get(..word.start).unwrap_or_default();
    let Some(behind) = text.get(word.end..).and_then(|b| b.strip_prefix('.')) else {
        return false;
    };
    let counted = before
        .strip_suffix([' ', '\u{a0}'])
        .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()));
    let numbered = behind
        .trim_start()
        .starts_with(|c: char| c.is_ascii_digit());
    match word.of(text) {
        "с" => counted || numbered,
        // Behind a name it is an initial: `Chapman E. С. 1975`.
        "С" => numbered && ends_part(before),
        _ => false,
    }
}

/// Whether a text ends with a mark that closes a part of a reference, and a space; a stop behind an initial
/// closes none.
fn ends_part(text: &str) -> bool {
    let part = text.trim_end();
    let stop = part.strip_suffix('.').map(|part| {
        let mut letters = part.chars().rev().take_while(|c| c.is_alphanumeric());
        letters.next().is_some_and(|c| !c.is_uppercase()) || letters.next().is_some()
    });
    part.len() < text.len()
        && stop.unwrap_or_else(|| part.ends_with([',', ';', ':', '–', '—', '-', '/']))
}

/// Whether a small Cyrillic letter is the Russian word that it may be (а, к, о, с, у) in a Russian sentence that
/// tells of names in Latin letters: `Smith, а не Brown`. Among the small words of a phrase in another language it
/// is none (`as а result`).
fn is_russian_word(text: &str, words: &[Word], i: usize) -> bool {
    /// How many words to either side are of the same sentence.
    const SENTENCE: usize = 8;
    let word = &words[i];
    if !matches!(word.span.of(text), "а" | "к" | "о" | "с" | "у") {
        return false;
    }
    let near = words.get(i.saturating_sub(SENTENCE)..).unwrap_or_default();
    let mut near = near.iter().take(2 * SENTENCE + 1);
    // A lone capital that only Cyrillic has is an initial.
    let is_russian = |word: &Word| {
        let own = word.span.of(text);
        let is_initial = own.chars().nth(1).is_none() && own.chars().all(char::is_uppercase);
        word.latin == 0 && word.only_cyrillic > 0 && !is_initial
    };
    near.any(is_russian) && !is_in_latin_phrase(text, words, i)
}

/// Whether a small Latin letter among Cyrillic words is a Russian word rather than the sign of a quantity: а behind
/// a comma, о between words.
fn is_russian_word_in_latin(text: &str, word: Span) -> bool {
    let cyrillic = |c: char| Script::of(c) == Script::Cyrillic;
    let before = text.get(..word.start).unwrap_or_default().strip_suffix(' ');
    let behind = text.get(word.end..).unwrap_or_default().strip_prefix(' ');
    let goes_on = behind.is_some_and(|behind| behind.starts_with(cyrillic));
    goes_on
        && before.is_some_and(|before| match word.of(text) {
            "a" => before.ends_with(','),
            "o" => before.ends_with(cyrillic),
            _ => false,
        })
}

/// Whether a word stands, with nothing but spaces between, among Latin words in small letters.
fn is_in_latin_phrase(text: &str, words: &[Word], i: usize) -> bool {
    let at = |i: usize| words.get(i).map(|word| word.span);
    let is_beside = |from: Option<usize>, to: Option<usize>| {
        let gap = from.zip(to).and_then(|(from, to)| text.get(from..to));
        gap.is_some_and(|gap| gap.chars().all(char::is_whitespace))
    };
    let is_small = |span: Option<Span>| {
        let word = span.map_or("", |span| span.of(text));
        let latin = |c: char| c.is_lowercase() && Script::of(c) == Script::Latin;
        !word.is_empty() && word.chars().all(latin)
    };
    let (before, own, behind) = (i.checked_sub(1).and_then(at), at(i), at(i + 1));
    let start = own.map(|own| own.start);
    let end = own.map(|own| own.end);
    is_small(before)
        && is_small(behind)
        && is_beside(before.map(|before| before.end), start)
        && is_beside(end, behind.map(|behind| behind.start))
}

/// Whether a Cyrillic name, perhaps behind one more initial, begins a text.
fn begins_name(text: &str) -> bool {
    let cyrillic = |text: &str| text.starts_with(|c| Script::of(c) == Script::Cyrillic);
    let mut chars = text.chars();
    let initial = chars.next().is_some_and(char::is_uppercase) && chars.next() == Some('.');
    cyrillic(text) || (initial && cyrillic(chars.as_str().trim_start()))
}

/// Whether a Cyrillic surname, perhaps with one more initial, stands before word `i`.
fn follows_surname(text: &str, words: &[Word], i: usize) -> bool {
    const ENDS: [&str; 10] = [
        "ов", "ев", "ин", "ий", "ова", "ева", "ина", "ая", "ко", "ич",
    ];
    let before = words.get(i.saturating_sub(2)..i).unwrap_or_default();
    before.iter().any(|word| {
        let own = word.span.of(text);
        let gap = text.get(word.span.end..words[i].span.start);
        word.latin == 0
            && own.starts_with(char::is_uppercase)
            && ENDS
                .iter()
                .any(|end| own.len() > end.len() + 2 && own.ends_with(end))
            && gap.is_some_and(|gap| gap.chars().filter(|c| !c.is_whitespace()).count() <= 3)
    })
}

/// The script of the words around, if it is clear: nearer letters weigh more.
fn around(words: &[Word], i: usize) -> Option<Script> {
    let (mut latin, mut cyrillic) = (0, 0);
    let from = i.saturating_sub(AROUND);
    for (j, word) in words.iter().enumerate().take(i + AROUND + 1).skip(from) {
        if j == i {
            continue;
        }
        let nearness = AROUND + 1 - i.abs_diff(j);
        // A word of letters that all have doubles still says a little by being of one script.
        let whole = |own: usize, other: usize| usize::from(own > 2 && other == 0);
        let latin_word = whole(word.latin, word.cyrillic);
        let cyrillic_word = whole(word.cyrillic, word.latin);
        latin += (word.only_latin.min(4) + latin_word) * nearness;
        cyrillic += (word.only_cyrillic.min(4) + cyrillic_word) * nearness;
    }
    if latin > 2 * cyrillic {
        Some(Script::Latin)
    } else if cyrillic > 2 * latin {
        Some(Script::Cyrillic)
    } else {
        None
    }
}

/// Whether a word is a Roman numeral with tens, in whatever letters: `ХХ`, `ХIХ`, `ХVІІІ`. Those
/// without tens need no Cyrillic letter, and `Х` alone may be an initial.
fn is_numeral(word: &str) -> bool {
    let letters = || word.chars().map(|c| to_latin(c).unwrap_or(c));
    let latin: String = letters().collect();
    (2..=8).contains(&latin.len())
        && latin.contains('X')
        && latin.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && !["IIII", "XXXX", "VV", "IIX", "VX"]
            .iter()
            .any(|wrong| latin.contains(wrong))
}

/// The Latin double of a Cyrillic letter, those included that differ a little in print.
fn to_latin(c: char) -> Option<char> {
    latin_twin(c).or(match c {
        'к' => Some('k'),
        _ => None,
    })
}

/// The Cyrillic double of a Latin letter.
fn to_cyrillic(c: char) -> Option<char> {
    cyrillic_twin(c).or(match c {
        'k' => Some('к'),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_the_wrong_script_are_put_right() {
        for (text, expected) in [
            ("Мoscow", "Moscow"),
            ("Mосква", "Москва"),
            ("Petrov А.V., Sidorov V.М.", "Petrov A.V., Sidorov V.M."),
            ("A. C. Пушкин", "А. С. Пушкин"),
            ("Щукин A.С. Теория", "Щукин А.С. Теория"),
            ("история ХХ века", "история XX века"),
            ("в ХIХ веке", "в XIX веке"),
            ("Наука, 1990. 280 c. c. 15", "Наука, 1990. 280 c. с. 15"),
            ("тип B и °C", "тип B и °C"),
            ("Иванов А. А., Smith J.", "Иванов А. А., Smith J."),
            ("СОСНА in the forest", "СОСНА in the forest"),
            ("Smith, а не Brown, доказал", "Smith, а не Brown, доказал"),
            ("языки C++ и Java, а Python", "языки C++ и Java, а Python"),
            ("спор Adams с Brown о Nature", "спор Adams с Brown о Nature"),
            (
                "он пишет: this is а book of maps",
                "он пишет: this is a book of maps",
            ),
            ("This is а book", "This is a book"),
            (
                "Петров, a не Иванов, o картах",
                "Петров, а не Иванов, o картах",
            ),
            (
                "повесть o картах, ось a равна",
                "повесть о картах, ось a равна",
            ),
            ("London: Wiley, 1999. 280 с.", "London: Wiley, 1999. 280 с."),
            (
                "Maps // Nature. 1999. С. 15–20",
                "Maps // Nature. 1999. С. 15–20",
            ),
            (
                "Chapman E. С. 1975. Turbulence",
                "Chapman E. C. 1975. Turbulence",
            ),
            (
                "withstands up to 650 С and more",
                "withstands up to 650 C and more",
            ),
            ("http://site.org/а/b", "http://site.org/а/b"),
        ] {
            assert_eq!(repair(text), expected);
        }
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "см. Мoscow";
        let found = homoglyphs(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].span.of(text), "Мoscow");
        assert!(found[0].clear_majority);
    }
}
