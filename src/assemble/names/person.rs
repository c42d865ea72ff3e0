//! One name to its parts: which words are family, given, particle, suffix.

use super::given::{has_family_ending, is_given, is_hungarian_given};
use super::token::{Kind, Token, joined_particle};
use crate::record::name::Person;
use crate::text::script::Script;
use crate::text::slavic::is_patronymic;
use crate::text::word::is_one_of;

/// Particles dropped when the family name stands alone (CSL 1.0.2, Names: `von`, French `de`).
const DROPPING: &[&str] = &[
    "von", "zu", "zum", "zur", "vom", "de", "du", "des", "d", "af", "av", "of", "y", "фон", "цу",
    "де", "дю", "da", "do", "dos", "das", "e",
];

/// A name whose family part and given part are known to stand in `family` and `given`.
pub fn inverted(family: &[Token<'_>], given: &[Token<'_>]) -> Person {
    let mut person = Person::default();
    let family = take_suffix(family, &mut person);
    let given = take_suffix(given, &mut person);
    // `Nooy, W. de`: the particle was printed behind the given name.
    let trailing = given
        .iter()
        .rev()
        .take_while(|t| t.kind == Kind::Particle)
        .count();
    let (given, particle) = given.split_at(given.len() - trailing);
    person.dropping_particle = join(particle);
    person.given = join(given);
    set_family(&mut person, family, false);
    person
}

/// A name in the order given – family.
pub fn direct(words: &[Token<'_>]) -> Person {
    let mut person = Person::default();
    let words = take_suffix(words, &mut person);
    let at = family_start(words);
    let (given, family) = words.split_at(at);
    person.given = join(given);
    set_family(&mut person, family, true);
    person
}

/// Names with initials or other marks of a given name and no comma inside: `Family I. O.`,
/// `I. O. Family`, `Family IO`, `Given I. Family`, or several of these run together where commas
/// were lost.
pub fn whole(words: &[Token<'_>]) -> Vec<Person> {
    let runs = runs(words);
    let is_name: Vec<bool> = runs.iter().map(|r| !r.initials).collect();
    match is_name.as_slice() {
        [true, false] => vec![inverted(runs[0].words, runs[1].words)],
        // `Иванов И. И. Петров П. П.`
        pattern if pattern.len() >= 4 && pattern.len() % 2 == 0 && pattern[0] => runs
            .chunks(2)
            .map(|pair| match pair {
                [family, given] => inverted(family.words, given.words),
                _ => direct(words),
            })
            .collect(),
        // `И. И. Иванов П. П. Петров`
        pattern if pattern.len() >= 4 && pattern.len() % 2 == 0 => runs
            .chunks(2)
            .map(|pair| match pair {
                [given, family] => direct(&[given.words, family.words].concat()),
                _ => direct(words),
            })
            .collect(),
        _ => vec![direct(words)],
    }
}

/// Two or more words, none of them initials: `John Smith`, `Иванов Иван Иванович`.
pub fn bare(words: &[Token<'_>]) -> Person {
    let names: Vec<&Token<'_>> = words.iter().filter(|t| t.kind != Kind::Honorific).collect();
    let Some((first, rest)) = words.split_first() else {
        return Person::default();
    };
    if let [.., last] = names.as_slice()
        && names.len() >= 2
    {
        let family_first = if names.len() >= 3 && is_patronymic(last.text) {
            true
        } else if names.len() == 2 && is_hungarian_given(last.text) && !is_given(first.text) {
            let mut person = inverted(&words[..1], rest);
            person.static_ordering = true;
            return person;
        } else {
            Script::of_text(first.text) == Script::Cyrillic
                && names.len() == 2
                && !is_given(first.text)
                && (is_given(last.text)
                    || (has_family_ending(first.text) && !has_family_ending(last.text)))
        };
        if family_first {
            return inverted(std::slice::from_ref(first), rest);
        }
    }
    direct(words)
}

/// The words of a run: initials (with the particles behind them), or names.
struct Run<'t, 'a> {
    initials: bool,
    words: &'t [Token<'a>],
}

fn runs<'t, 'a>(words: &'t [Token<'a>]) -> Vec<Run<'t, 'a>> {
    let capitals_are_initials = words.iter().any(|t| t.kind == Kind::Word);
    let is_initial = |i: usize, t: &Token<'_>| match t.kind {
        Kind::Initials => true,
        // Among capitals only, the first longer one is the family name: `LI X`, `WU J. M.`
        Kind::Capitals => capitals_are_initials || i > 0 || t.text.chars().count() == 1,
        _ => false,
    };
    let mut out: Vec<Run<'t, 'a>> = Vec::new();
    let mut start = 0;
    for i in 1..=words.len() {
        let ends = words.get(i).is_none_or(|next| {
            let here = &words[i - 1];
            // A suffix belongs to whatever stands before it.
            next.kind != Kind::Suffix && is_initial(i, next) != is_initial(i - 1, here)
        });
        if ends && start < i {
            out.push(Run {
                initials: is_initial(start, &words[start]),
                words: &words[start..i],
            });
            start = i;
        }
    }
    out
}

/// The number of the word with which the family name of a `given family` row begins.
fn family_start(words: &[Token<'_>]) -> usize {
    let last = words.len().saturating_sub(1);
    // Everything from the first particle on, wherever it stands behind a given name: `R. Van den Broek`.
    let particle = words
        .iter()
        .enumerate()
        .skip(1)
        .take(last.saturating_sub(1))
        .find(|(_, t)| {
            t.kind == Kind::Particle
                || matches!(
                    t.text,
                    "Van"
                        | "Von"
                        | "De"
                        | "Di"
                        | "Da"
                        | "Del"
                        | "Della"
                        | "Dos"
                        | "Le"
                        | "La"
                        | "Ван"
                        | "Фон"
                        | "Де"
                )
        });
    if let Some((at, _)) = particle {
        return at;
    }
    if words.first().is_some_and(|t| t.kind == Kind::Particle) {
        return 0;
    }
    // `M. Toussaint Ribot`: behind initials all words are the family name, unless a given name
    // or patronymic stands among them (`J. Peter Smith`).
    let after_initials = words
        .iter()
        .rposition(|t| matches!(t.kind, Kind::Initials | Kind::Capitals))
        .map_or(0, |i| i + 1);
    let at = if after_initials == 0 || after_initials > last {
        last
    } else {
        after_initials
    };
    let given = words
        .get(at..last)
        .unwrap_or_default()
        .iter()
        .take_while(|t| is_given(t.text) || is_patronymic(t.text))
        .count();
    at + given
}

/// Sets the family name and splits its particle off. In `given family` order a language decides
/// whether the particle is dropped; a particle printed before an inverted family name was kept.
fn set_family(person: &mut Person, words: &[Token<'_>], direct: bool) {
    let particles = words
        .iter()
        .take(words.len().saturating_sub(1))
        .take_while(|t| t.kind == Kind::Particle)
        .count();
    let (particle, family) = words.split_at(particles);
    let printed = join(particle);
    let drops = direct
        && particle
            .first()
            .is_some_and(|t| is_one_of(t.text, DROPPING));
    if drops {
        person.dropping_particle = printed;
    } else {
        person.non_dropping_particle = printed;
    }
    person.family = join(family);
    // `d’Alembert`
    if let [only] = family
        && particle.is_empty()
        && let Some(at) = joined_particle(only.text)
    {
        let (particle, name) = only.text.split_at(at);
        person.non_dropping_particle = particle.to_string();
        person.family = name.to_string();
    }
}

/// Takes a suffix at the end, and honorifics anywhere, out of the words.
fn take_suffix<'t, 'a>(words: &'t [Token<'a>], person: &mut Person) -> &'t [Token<'a>] {
    let mut words = words;
    while let Some((first, rest)) = words.split_first()
        && first.kind == Kind::Honorific
        && !rest.is_empty()
    {
        words = rest;
    }
    while let Some((last, rest)) = words.split_last()
        && matches!(last.kind, Kind::Suffix | Kind::Honorific)
        && !rest.is_empty()
    {
        if last.kind == Kind::Suffix {
            person.suffix = last.text.to_string();
        }
        words = rest;
    }
    words
}

/// The words with one space between them.
pub fn join(words: &[Token<'_>]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word.text);
    }
    out
}
