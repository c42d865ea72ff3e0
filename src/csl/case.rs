//! Letter case of rich text (CSL 1.0.2, Text-case).
//!
//! Works on the characters of a whole tree at once, since title case asks what stands before and
//! after a word, wherever markup begins and ends. Text whose case is fixed is passed over.

use std::borrow::Cow;

use super::output::Node;
use super::style::TextCase;

/// Words that stay small within a title (CSL 1.0.2, Title Case Conversion, and other prepositions
/// and particles of names that English titles write small).
const SMALL_WORDS: &[&str] = &[
    "a",
    "about",
    "according",
    "across",
    "after",
    "against",
    "along",
    "amid",
    "among",
    "an",
    "and",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "beneath",
    "beside",
    "between",
    "beyond",
    "but",
    "by",
    "c",
    "ca",
    "circa",
    "d",
    "da",
    "de",
    "despite",
    "di",
    "down",
    "during",
    "et",
    "except",
    "for",
    "from",
    "in",
    "inside",
    "into",
    "lest",
    "like",
    "near",
    "nor",
    "of",
    "off",
    "on",
    "onto",
    "or",
    "out",
    "over",
    "per",
    "since",
    "so",
    "than",
    "the",
    "through",
    "throughout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "unto",
    "up",
    "upon",
    "v",
    "van",
    "versus",
    "via",
    "von",
    "vs",
    "with",
    "within",
    "without",
    "yet",
];

/// A character and whether its case is fixed.
struct Letter {
    c: char,
    fixed: bool,
    dotless: bool,
    /// What it becomes; one character may become several (`ß`).
    cased: Option<String>,
}

/// What letter case depends on besides the letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Language<'w> {
    /// Title case may be applied, which other languages than English do not know.
    pub titles: bool,
    /// The small letter of `I` is `ı`, the capital of `i` is `İ` (Turkish, Azerbaijani).
    pub dotless: bool,
    /// Words that stay small in titles, where the locale names its own (CSL-M, `skip-words`).
    pub small_words: Option<&'w [String]>,
}

impl Language<'_> {
    fn is_small(&self, word: &str) -> bool {
        match self.small_words {
            Some(own) => own.iter().any(|known| known == word),
            None => SMALL_WORDS.contains(&word),
        }
    }
}

/// Changes the letter case of everything the node prints.
pub(super) fn apply(node: &mut Node<'_>, case: TextCase, language: Language<'_>) {
    if case == TextCase::Title && !language.titles {
        return;
    }
    let mut letters = Vec::new();
    node.for_each_text(false, &mut |text, fixed| {
        letters.extend(text.chars().map(|c| Letter {
            c,
            fixed,
            dotless: language.dotless,
            cased: None,
        }));
    });
    match case {
        TextCase::Lowercase => letters.iter_mut().for_each(lower),
        TextCase::Uppercase => letters.iter_mut().for_each(upper),
        TextCase::CapitalizeFirst => capitalize_first(&mut letters),
        TextCase::CapitalizeSubtitle => capitalize_subtitles(&mut letters),
        TextCase::CapitalizeAll => {
            for word in words(&letters) {
                raise_if_small(&mut letters, word);
            }
        }
        TextCase::Sentence => sentence(&mut letters),
        TextCase::Title => title(&mut letters, language),
    }
    let mut letters = letters.into_iter();
    node.for_each_text(false, &mut |text, _| {
        let count = text.chars().count();
        let row: Vec<Letter> = letters.by_ref().take(count).collect();
        if row.iter().all(|l| l.cased.is_none()) {
            return;
        }
        let mut changed = String::with_capacity(text.len());
        for letter in row {
            match letter.cased {
                Some(cased) => changed.push_str(&cased),
                None => changed.push(letter.c),
            }
        }
        *text = Cow::Owned(changed);
    });
}

fn lower(letter: &mut Letter) {
    if !letter.fixed && letter.c.is_uppercase() {
        letter.cased = Some(match letter.c {
            'I' if letter.dotless => "ı".to_string(),
            'İ' if letter.dotless => "i".to_string(),
            c => c.to_lowercase().collect(),
        });
    }
}

fn upper(letter: &mut Letter) {
    if !letter.fixed && letter.c.is_lowercase() {
        letter.cased = Some(match letter.c {
            'i' if letter.dotless => "İ".to_string(),
            c => c.to_uppercase().collect(),
        });
    }
}

fn capitalize_first(letters: &mut [Letter]) {
    if let Some(first) = letters.iter_mut().find(|l| l.c.is_alphanumeric()) {
        upper(first);
    }
}

/// A subtitle begins behind a colon, a question mark or an exclamation mark and white space; full
/// stops are those of abbreviations too often.
fn capitalize_subtitles(letters: &mut [Letter]) {
    let (mut opens, mut ended) = (true, false);
    for letter in letters {
        if letter.c.is_alphanumeric() {
            if std::mem::take(&mut opens) {
                upper(letter);
            }
        } else if ended && letter.c.is_whitespace() {
            opens = true;
        }
        ended = matches!(letter.c, ':' | '?' | '!') || (ended && "\"'”’»)".contains(letter.c));
    }
}

fn sentence(letters: &mut [Letter]) {
    let mut first = true;
    for letter in letters {
        if first && letter.c.is_alphanumeric() {
            upper(letter);
            first = false;
        } else {
            lower(letter);
        }
    }
}

type Range = std::ops::Range<usize>;

/// Runs of characters that are neither white space nor dash nor slash.
fn words(letters: &[Letter]) -> Vec<Range> {
    let divides =
        |c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '—' | '/' | '−');
    let mut words = Vec::new();
    let mut start = 0;
    for (at, letter) in letters.iter().enumerate() {
        if divides(letter.c) {
            if start < at {
                words.push(start..at);
            }
            start = at + 1;
        }
    }
    if start < letters.len() {
        words.push(start..letters.len());
    }
    words
}

/// Capitalises a word all of whose letters are small.
fn raise_if_small(letters: &mut [Letter], word: Range) {
    let Some(word) = letters.get_mut(word) else {
        return;
    };
    if word.iter().any(|l| l.c.is_uppercase()) {
        return;
    }
    if let Some(first) = word.iter_mut().find(|l| l.c.is_alphanumeric()) {
        upper(first);
    }
}

fn title(letters: &mut [Letter], language: Language<'_>) {
    let words = words(letters);
    let count = words.len();
    let mut begins = true;
    for (index, word) in words.into_iter().enumerate() {
        let Some(text) = letters.get(word.clone()) else {
            continue;
        };
        let bare: String = text
            .iter()
            .map(|l| l.c)
            .filter(|c| c.is_alphanumeric())
            .collect();
        let joined = word.start > 0
            && letters
                .get(word.start - 1)
                .is_some_and(|l| !l.c.is_whitespace());
        let small = !joined_letter(text) && language.is_small(&bare.to_lowercase());
        let ends = text
            .iter()
            .rev()
            .map(|l| l.c)
            .find(|c| !"\"'”’»)]".contains(*c));
        let last = index + 1 == count;
        if small && !begins && !last {
            // A small word with a capital only becomes small where it stands alone.
            if !joined
                && text.iter().filter(|l| l.c.is_uppercase()).count() == 1
                && bare.chars().count() > 1
            {
                letters.get_mut(word).into_iter().flatten().for_each(lower);
            }
        } else if !is_sign(letters, &word) {
            raise_if_small(letters, word);
        }
        begins = matches!(ends, Some(':' | '?' | '!' | '.'));
    }
}

/// A single letter joined to a word by a hyphen is a sign: `β-carotene`, `07-x`.
fn is_sign(letters: &[Letter], word: &Range) -> bool {
    let hyphen = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_some_and(|l| matches!(l.c, '-' | '‐' | '‑'))
    };
    word.len() == 1 && (hyphen(word.start.checked_sub(1)) || hyphen(Some(word.end)))
}

/// An apostrophe within the word joins a particle to it: `d'Artagnan`.
fn joined_letter(word: &[Letter]) -> bool {
    word.iter()
        .enumerate()
        .any(|(at, l)| at > 0 && at + 1 < word.len() && matches!(l.c, '\'' | '’'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_follow_the_language() {
        // Turkish and Azerbaijani have two letters `i`.
        for (case, text, others, turkish) in [
            (TextCase::Uppercase, "ılık iris", "ILIK IRIS", "ILIK İRİS"),
            (TextCase::Lowercase, "IŞIK", "işik", "ışık"),
            (TextCase::CapitalizeFirst, "iris", "Iris", "İris"),
            (
                TextCase::Title,
                "the iris of it",
                "The Iris of It",
                "The İris of İt",
            ),
        ] {
            for (dotless, expected) in [(false, others), (true, turkish)] {
                let mut node = Node::text(text);
                let language = Language {
                    titles: true,
                    dotless,
                    small_words: None,
                };
                apply(&mut node, case, language);
                assert_eq!(node.plain(), expected);
            }
        }
        let mut node = Node::text("the book");
        let language = Language {
            titles: false,
            dotless: false,
            small_words: None,
        };
        apply(&mut node, TextCase::Title, language);
        assert_eq!(node.plain(), "the book");
    }
}
