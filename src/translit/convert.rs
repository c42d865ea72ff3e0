//! Writing Cyrillic in Latin letters by a system.
//!
//! Everything that is no Cyrillic letter stays as it is, and so do addresses, whatever letters they
//! have. Nothing else is known here of what a text means: which words are translated rather than
//! romanised, or left alone, the caller decides.

use super::address::{addresses, overlaps_any};
use super::out::Out;
use super::system::{Capitals, System};
use super::table::{Ending, Entry, Table, Written};
use super::window::Window;
use crate::text::script::Script;
use crate::text::span::Span;
use std::borrow::Cow;
use unicode_normalization::char::{compose, is_combining_mark};

/// `text` with its Cyrillic letters written by `system`. A Cyrillic letter for which the system
/// has no rule stays (see [`unmapped`]), and so does an address (`http://кремль.рф`, `иванов@почта.рф`).
/// Linear in the length of the text.
pub fn romanize<'t>(text: &'t str, system: &System) -> Cow<'t, str> {
    if next_special(text.as_bytes(), 0, system.table()).is_none() {
        return Cow::Borrowed(text);
    }
    let mut out = Out::new(text.len());
    let mut done = 0;
    for address in addresses(text) {
        Writer::new(Span::new(done, address.start).of(text), system, &mut out).run();
        out.push_str(address.of(text));
        done = address.end;
    }
    let rest = Span::new(done, text.len()).of(text);
    Writer::new(rest, system, &mut out).run();
    Cow::Owned(out.finish())
}

/// The Cyrillic letters of `text` which `system` has no rule for, with their places; those of addresses,
/// which stay as they are, are not among them.
pub fn unmapped(text: &str, system: &System) -> Vec<(Span, char)> {
    let mut found: Vec<(Span, char)> = text
        .char_indices()
        .filter(|(_, c)| !c.is_ascii() && system.table().get(*c).is_none())
        .filter(|(_, c)| Script::of(*c) == Script::Cyrillic)
        .map(|(at, c)| (Span::new(at, at + c.len_utf8()), c))
        .collect();
    if !found.is_empty() {
        let kept: Vec<Span> = addresses(text).collect();
        found.retain(|(span, _)| !overlaps_any(&kept, *span));
    }
    found
}

/// The next byte at or behind `at` that may begin something to be written: anything but ASCII,
/// or an ASCII mark the system writes or drops.
fn next_special(bytes: &[u8], at: usize, table: &Table) -> Option<usize> {
    let rest = bytes.get(at..)?;
    rest.iter()
        .position(|b| {
            table
                .ascii
                .get(usize::from(*b))
                .is_none_or(|special| *special)
        })
        .map(|offset| at + offset)
}

/// What is known of the word the writer is in.
#[derive(Default)]
struct Word {
    /// Bytes of the text.
    end: usize,
    /// Every letter is capital, there are two or more, and the system writes such words whole.
    whole: bool,
}

/// Writes a text without addresses.
struct Writer<'t> {
    text: &'t str,
    table: &'t Table,
    capitals: Capitals,
    out: &'t mut Out,
    word: Word,
}

impl<'t> Writer<'t> {
    fn new(text: &'t str, system: &'t System, out: &'t mut Out) -> Writer<'t> {
        Writer {
            text,
            table: system.table(),
            capitals: system.capitals,
            out,
            word: Word::default(),
        }
    }

    fn run(&mut self) {
        let swift = self.table.swift();
        let mut window = Window::new();
        let mut stop = swift.write(self.text, 0, &mut window, self.out);
        while stop.at < self.text.len() {
            let mut at = stop.at;
            // What a look did not tell, and what was taken back for it.
            while at <= stop.reason
                && let Some(c) = self.text.get(at..).and_then(|rest| rest.chars().next())
            {
                let (c, len) = composed(&self.text[at..], c);
                let before = self.text[..at].chars().next_back();
                at += self.write(at, c, len, before);
            }
            stop = swift.write(self.text, at, &mut window, self.out);
        }
    }

    /// Writes the character at `at`, which takes `len` bytes; the bytes done, which are more when
    /// a rule or an ending takes more letters.
    fn write(&mut self, at: usize, c: char, len: usize, before: Option<char>) -> usize {
        let Some(entry) = self.table.get(c) else {
            if self.table.dropped.contains(&c) && self.between_letters(at, len, before) {
                return len;
            }
            self.out.push_str(&self.text[at..at + len]);
            return len;
        };
        if entry.plain {
            let accents = |letter: char| is_alphabetic(letter) && self.table.get(letter).is_none();
            let own = &entry.written.own;
            // An accent, which is not written, stays with another alphabet's letter.
            let stays = own.is_empty() && is_combining_mark(c) && before.is_some_and(accents);
            self.out
                .push_str(if stays { &self.text[at..at + len] } else { own });
            return len;
        }
        let before = before.filter(|b| self.is_letter(*b)).map(small);
        let behind = at + len;
        if entry.begins_ending
            && before.is_none()
            && let Some((word, end)) = self.ending(at, true)
        {
            self.push_ending(at, entry, word);
            return end - at;
        }
        if let Some((written, len)) = self.by_rule(entry, len, behind, before) {
            self.push(at, entry, written);
            return len;
        }
        if entry.begins_ending
            && before.is_some()
            && let Some((ending, end)) = self.ending(at, false)
        {
            self.push_ending(at, entry, ending);
            return end - at;
        }
        self.push(at, entry, &entry.written);
        len
    }

    fn by_rule<'e>(
        &self,
        entry: &'e Entry,
        len: usize,
        behind: usize,
        before: Option<char>,
    ) -> Option<(&'e Written, usize)> {
        if entry.rules.is_empty() {
            return None;
        }
        let next = |at: usize| self.text.get(at..).and_then(|rest| rest.chars().next());
        let second = next(behind).filter(|c| self.is_letter(*c));
        entry.rules.iter().find_map(|rule| {
            if !rule.after.allow(before) {
                return None;
            }
            let (len, follower) = match rule.second {
                None => (len, second),
                Some(letter) => {
                    let second = second.filter(|c| small(*c) == letter)?;
                    let len = len + second.len_utf8();
                    let third = next(behind + second.len_utf8());
                    (len, third.filter(|c| self.is_letter(*c)))
                }
            };
            rule.before
                .allow(follower.map(small))
                .then_some((&rule.written, len))
        })
    }

    /// The ending that the rest of the word is (or the word that begins here), with the byte where it
    /// ends.
    fn ending(&self, at: usize, is_word: bool) -> Option<(&'t Ending, usize)> {
        let of_kind = |ending: &&Ending| ending.is_word == is_word;
        self.table
            .endings
            .iter()
            .filter(of_kind)
            .find_map(|ending| {
                let mut end = at;
                for letter in &ending.letters {
                    let c = self.text[end..].chars().next()?;
                    let (c, len) = composed(&self.text[end..], c);
                    if small(c) != *letter {
                        return None;
                    }
                    end += len;
                }
                let more = self.text[end..].chars().next();
                (!more.is_some_and(|c| self.is_letter(c))).then_some((ending, end))
            })
    }

    fn push_ending(&mut self, at: usize, entry: &Entry, ending: &Ending) {
        let whole = entry.capital && self.is_whole(at);
        self.out.push_str(match (entry.capital, whole) {
            (false, _) => &ending.small,
            (true, false) => &ending.first,
            (true, true) => &ending.whole,
        });
    }

    fn push(&mut self, at: usize, entry: &Entry, written: &Written) {
        let whole = entry.cased && self.is_whole(at);
        self.out
            .push_str(if whole { &written.whole } else { &written.own });
    }

    /// Whether the word at `at` is written in capitals throughout. Looks at every word once.
    fn is_whole(&mut self, at: usize) -> bool {
        if at >= self.word.end {
            // The first letter with several letters to it may stand inside the word.
            let start = self.text[..at]
                .char_indices()
                .rev()
                .take_while(|(_, c)| self.is_letter(*c))
                .last()
                .map_or(at, |(start, _)| start);
            let len = self.text[at..]
                .find(|c| !self.is_letter(c))
                .unwrap_or(self.text.len() - at);
            let end = at + len;
            let word = &self.text[start..end];
            self.word = Word {
                end,
                whole: word.chars().filter(|c| is_alphabetic(*c)).nth(1).is_some()
                    && word.chars().all(|c| is_capital(c) || !is_alphabetic(c))
                    && (self.capitals == Capitals::Word || reads_as_word(word)),
            };
        }
        self.word.whole
    }

    fn is_letter(&self, c: char) -> bool {
        is_alphabetic(c)
            || is_combining_mark(c)
            || (!self.table.dropped.is_empty() && self.table.dropped.contains(&c))
            || self.table.get(c).is_some()
    }

    fn between_letters(&self, at: usize, len: usize, before: Option<char>) -> bool {
        before.is_some_and(char::is_alphabetic)
            && self.text[at + len..]
                .chars()
                .next()
                .is_some_and(char::is_alphabetic)
    }
}

/// The character `c`, with which `text` begins, joined with a combining mark behind it (й, ё and ї
/// may come in two pieces); and its length in bytes.
fn composed(text: &str, c: char) -> (char, usize) {
    let len = c.len_utf8();
    if let Some(mark @ '\u{300}'..='\u{36f}') = text[len..].chars().next()
        && let Some(joined) = compose(c, mark)
    {
        return (joined, len + mark.len_utf8());
    }
    (c, len)
}

/// `char::is_alphabetic`, quick for the letters that are asked about.
fn is_alphabetic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{481}') || c.is_alphabetic()
}

/// `char::is_uppercase`, likewise.
fn is_capital(c: char) -> bool {
    matches!(c, 'А'..='Я') || (!matches!(c, 'а'..='я') && c.is_uppercase())
}

fn small(c: char) -> char {
    if ('а'..='я').contains(&c) {
        return c;
    }
    c.to_lowercase().next().unwrap_or(c)
}

/// Whether a word in capitals can be read as a word and is no abbreviation: five letters or
/// more, without three consonants or two vowels in a row (nine letters are always a word).
fn reads_as_word(word: &str) -> bool {
    let letters = word.chars().filter(|c| is_alphabetic(*c)).count();
    if !(5..9).contains(&letters) {
        return letters >= 9;
    }
    let (mut vowels, mut consonants) = (0, 0);
    word.chars().map(small).all(|c| {
        match c {
            'й' | 'ь' | 'ъ' => (vowels, consonants) = (0, 0),
            'а' | 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю' | 'я' | 'і' | 'ї' | 'є' =>
            {
                (vowels, consonants) = (vowels + 1, 0);
            }
            _ => (vowels, consonants) = (0, consonants + 1),
        }
        vowels < 2 && consonants < 3
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::translit::{find, systems};
    use proptest::prelude::*;

    /// What the rules in full make of a text, without a swift look at the neighbours.
    fn by_rules(text: &str, system: &System) -> String {
        let mut out = Out::new(text.len());
        let mut writer = Writer::new(text, system, &mut out);
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let (c, len) = composed(&text[at..], c);
            let before = text[..at].chars().next_back();
            at += writer.write(at, c, len, before);
        }
        out.finish()
    }

    #[test]
    fn accents_of_other_letters_stay() {
        let system = find("cu-ala-lc").unwrap();
        assert_eq!(romanize("сло\u{301}во a\u{300}", system), "slovo a\u{300}");
    }

    #[test]
    fn addresses_stay() {
        let system = find("bgn-pcgn-1947").unwrap();
        for (text, expected) in [
            (
                "Сайт http://кремль.рф/новости.",
                "Sayt http://кремль.рф/новости.",
            ),
            (
                "почта: иванов@почта.рф, г.Москва",
                "pochta: иванов@почта.рф, g.Moskva",
            ),
            ("т.е. и.о. (www.москва.рф)", "t.ye. i.o. (www.москва.рф)"),
            ("http://a.ru/ё", "http://a.ru/ё"),
        ] {
            assert_eq!(romanize(text, system), expected);
        }
        assert!(unmapped("http://қ.рф", system).is_empty());
        assert_eq!(unmapped("http://қ.рф қ", system).len(), 1);
    }

    proptest! {
        #[test]
        fn a_look_gives_what_the_rules_give_on_any_text(
            text in "([аеийьяёзнсцлтщхукъыґїіқЕИЬЯЗЩ]|[иыяй]{2}|[иые]и\u{306}[. ]|[знсцл]ь|[\u{300}-\u{308}’'ʼ«—. aQ1é\u{483}ꙗ№]){0,24}",
        ) {
            for system in systems() {
                prop_assert_eq!(romanize(&text, system), by_rules(&text, system), "{}", system.id);
            }
        }
    }

    #[test]
    fn long_texts_are_written_whole() {
        // Longer than the room in which they are put together, with what is taken back where it is emptied.
        for system in systems() {
            for padding in 0..40 {
                let piece = format!("{}синий́ низь — Щука «й», ", "а".repeat(padding));
                let text = piece.repeat(20);
                assert_eq!(
                    romanize(&text, system),
                    by_rules(&text, system),
                    "{}",
                    system.id
                );
            }
        }
    }

    #[test]
    fn a_look_at_the_neighbours_gives_what_the_rules_give() {
        const BESIDE: &str = "аеийьяётсЕИЬ’. \u{306}»";
        let beside: Vec<char> = BESIDE.chars().collect();
        for system in systems() {
            for letter in system.letters.keys() {
                for cased in [*letter, letter.to_uppercase().next().unwrap_or(*letter)] {
                    let mut text = String::new();
                    for before in &beside {
                        for behind in &beside {
                            text.extend([' ', *before, cased, *behind, 'н', *before, cased]);
                            text.extend([*behind, ' ']);
                        }
                    }
                    let whole = romanize(&text, system);
                    assert_eq!(whole, by_rules(&text, system), "{}: {cased}", system.id);
                }
            }
        }
    }
}
