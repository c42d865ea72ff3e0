//! A run of names to its names: what each comma, semicolon and "and" divides.

use super::given::is_given;
use super::institution::is_institution;
use super::person;
use super::token::{Kind, Token, tokens};
use crate::record::name::{Name, NameParts, Person};
use crate::text::slavic::is_patronymic;

/// What stands before a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Divider {
    Start,
    Comma,
    And,
}

/// What a part between two dividers can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// `A. B.`: given names of the family name before it.
    Initials,
    /// `Jr.`
    Suffix,
    /// A name with its initials.
    Whole,
    /// Words without initials: a family name, given names, or both.
    Bare,
    /// No person.
    Body,
}

struct Part<'a> {
    before: Divider,
    text: &'a str,
    tokens: Vec<Token<'a>>,
    shape: Shape,
}

/// Words in small letters that join two names.
const AND: &[&str] = &[
    "and", "und", "y", "e", "et", "и", "та", "й", "і", "en", "og", "och", "i", "ja", "és", "ve",
    "și", "with", "u",
];

/// Reads a list of names.
pub fn read(text: &str) -> Vec<Name> {
    if text.contains(';') {
        return text
            .split(';')
            .map(str::trim)
            .filter(|group| !group.is_empty())
            .flat_map(read_group)
            .collect();
    }
    read_group(text)
}

fn read_group(text: &str) -> Vec<Name> {
    if begins_with_body(text) {
        return bodies(text);
    }
    let parts = parts(text);
    let families_only = families_only(&parts);
    let mut names: Vec<Name> = Vec::new();
    let mut i = 0;
    while let Some(part) = parts.get(i) {
        i += 1;
        let next = parts.get(i).filter(|next| next.before == Divider::Comma);
        match part.shape {
            Shape::Body => names.push(Name::literal(part.text)),
            Shape::Suffix => add_suffix(&mut names, part),
            Shape::Whole => names.extend(person::whole(&part.tokens).into_iter().map(name)),
            Shape::Initials => add_given(&mut names, part),
            Shape::Bare => match next {
                Some(given) if !families_only && is_given_of(part, given, &parts) => {
                    i += 1;
                    names.push(name(person::inverted(&part.tokens, &given.tokens)));
                }
                _ => names.push(lone(part)),
            },
        }
    }
    names
}

/// A bare part with no given name behind it: `John Smith`, `Smith`, `WHO`.
fn lone(part: &Part<'_>) -> Name {
    match part.tokens.as_slice() {
        [only] if only.kind == Kind::Capitals && only.text.chars().count() >= 2 => {
            Name::literal(part.text)
        }
        [only] => name(Person::new(only.text, "")),
        tokens if tokens.iter().all(|t| t.kind == Kind::Capitals) && tokens.len() > 2 => {
            Name::literal(part.text)
        }
        tokens => name(person::bare(tokens)),
    }
}

/// Whether the part behind a bare part holds its given names.
fn is_given_of(part: &Part<'_>, next: &Part<'_>, all: &[Part<'_>]) -> bool {
    let words = |p: &Part<'_>| {
        p.tokens
            .iter()
            .filter(|t| !matches!(t.kind, Kind::Particle | Kind::Suffix))
            .count()
    };
    let first_is_given = |p: &Part<'_>| p.tokens.first().is_some_and(|t| is_given(t.text));
    match next.shape {
        Shape::Initials => true,
        // `Pfiffner, James P.`
        Shape::Whole => {
            words(part) <= 2
                && !(words(part) == 2 && first_is_given(part))
                && person_shaped_given(next)
        }
        // `Иванов Иван Иванович, Петрова Анна Сергеевна`
        Shape::Bare if is_whole(part) || is_whole(next) => false,
        Shape::Bare => {
            if first_is_given(next) && !first_is_given(part) {
                // `Smith, John, Mary Brown`: the given names may be one more person's whole name.
                return true;
            }
            match (words(part), words(next)) {
                (1, _) => true,
                (_, 1) => !first_is_given(part),
                _ => !first_is_given(part) && all.len() == 2,
            }
        }
        Shape::Suffix | Shape::Body => false,
    }
}

/// Family name, given name and patronymic.
fn is_whole(part: &Part<'_>) -> bool {
    part.tokens.len() >= 3
        && part
            .tokens
            .last()
            .is_some_and(|token| is_patronymic(token.text))
}

/// `James P.`, `J. Thomas`: what may stand behind a comma as given names, unlike `Jones A. B.`
/// behind another family name.
fn person_shaped_given(part: &Part<'_>) -> bool {
    part.tokens
        .first()
        .is_some_and(|t| is_given(t.text) || matches!(t.kind, Kind::Initials | Kind::Capitals))
        || part.before == Divider::Comma
            && part.tokens.len() == 2
            && part.tokens[1]
                .text
                .chars()
                .filter(|c| c.is_alphabetic())
                .count()
                == 1
}

/// `Smith, Jones and Brown`: nothing but single words, the last behind an "and".
fn families_only(parts: &[Part<'_>]) -> bool {
    let all_single = parts
        .iter()
        .all(|p| p.shape == Shape::Bare && p.tokens.len() == 1 && !is_given(p.tokens[0].text));
    all_single
        && parts.len() >= 2
        && (parts.last().is_some_and(|p| p.before == Divider::And) || parts.len() % 2 == 1)
}

fn add_suffix(names: &mut [Name], part: &Part<'_>) {
    if let Some(Name {
        parts: NameParts::Person(person),
        ..
    }) = names.last_mut()
    {
        person.suffix = person::join(&part.tokens);
        person.comma_suffix = true;
    }
}

/// Initials without a family name before them complete the last name, if it has none.
fn add_given(names: &mut Vec<Name>, part: &Part<'_>) {
    match names.last_mut() {
        Some(Name {
            parts: NameParts::Person(person),
            ..
        }) if person.given.is_empty() && part.before == Divider::Comma => {
            person.given = person::join(&part.tokens);
        }
        _ => names.push(Name::literal(part.text)),
    }
}

fn name(person: Person) -> Name {
    if person.family.is_empty() {
        return Name::literal(person.given);
    }
    NameParts::Person(person).into()
}

fn begins_with_body(text: &str) -> bool {
    let head = text.split(',').next().unwrap_or(text);
    // `Smith J. and World Health Organization` begins with a person.
    let person_first = tokens(head).iter().take(4).any(|t| {
        t.kind == Kind::Initials && (t.text.len() > 2 || !head.trim_start().starts_with(t.text))
    });
    !person_first && is_institution(head)
}

/// A body and what follows it: `Department of Health, Education, and Welfare` is one.
fn bodies(text: &str) -> Vec<Name> {
    let mut names = Vec::new();
    let mut rest = text;
    // `…, Smith J.`: persons behind the body begin where a part has initials.
    for (at, _) in text.match_indices(',') {
        let (head, tail) = (
            text.get(..at).unwrap_or(""),
            text.get(at + 1..).unwrap_or(""),
        );
        let next = tail.split(',').next().unwrap_or("");
        let shape = shape(&tokens(next), next);
        if shape == Shape::Whole {
            names.push(Name::literal(head.trim()));
            names.extend(parts_as_persons(tail));
            rest = "";
            break;
        }
    }
    let rest = rest.trim();
    if !rest.is_empty() {
        names.push(Name::literal(rest));
    }
    names
}

/// The names of a text that does not begin with a body.
fn parts_as_persons(text: &str) -> Vec<Name> {
    if begins_with_body(text) {
        return vec![Name::literal(text.trim())];
    }
    read_group(text)
}

/// Cuts at commas and at words for "and".
fn parts(text: &str) -> Vec<Part<'_>> {
    let families_in_capitals = text
        .split(|c: char| !c.is_alphabetic())
        .any(is_name_in_capitals);
    let mut out: Vec<Part<'_>> = Vec::new();
    let mut start = 0;
    let mut before = Divider::Start;
    let mut push = |from: usize, to: usize, before: Divider| {
        let text = text.get(from..to).unwrap_or("").trim_matches(|c: char| {
            c.is_whitespace()
                || matches!(c, ',' | '(' | ')' | '[' | ']' | '“' | '”' | '"' | '«' | '»')
        });
        let mut tokens = tokens(text);
        if families_in_capitals {
            capitals_are_names(&mut tokens);
        }
        if tokens.is_empty() {
            return false;
        }
        let shape = shape(&tokens, text);
        out.push(Part {
            before,
            text,
            tokens,
            shape,
        });
        true
    };
    for (at, len, divider) in dividers(text) {
        if push(start, at, before) {
            before = divider;
        } else if divider == Divider::And {
            before = Divider::And;
        }
        start = at + len;
    }
    push(start, text.len(), before);
    join_compounds(out, text)
}

/// A word that can only be a family name in capitals: too long for initials.
fn is_name_in_capitals(word: &str) -> bool {
    word.chars().count() >= 5 && word.chars().all(char::is_uppercase)
}

/// Where family names are in capitals, a short one beside given names in small letters is no
/// initials: `Li XIE, Maria GREENWALD`.
fn capitals_are_names(tokens: &mut [Token<'_>]) {
    let is_small = |t: &Token<'_>| t.kind == Kind::Word && t.text.chars().any(char::is_lowercase);
    if tokens.iter().any(is_small) {
        for token in tokens
            .iter_mut()
            .filter(|t| t.kind == Kind::Capitals && t.text.chars().count() >= 2)
        {
            token.kind = Kind::Word;
        }
    }
}

/// The commas and "and"s of the text: byte, length, kind.
fn dividers(text: &str) -> Vec<(usize, usize, Divider)> {
    let mut out = Vec::new();
    let mut word_start = None;
    for (at, c) in text
        .char_indices()
        .chain(std::iter::once((text.len(), ' ')))
    {
        if c == '&' || c == '+' {
            out.push((at, 1, Divider::And));
            word_start = None;
        } else if matches!(c, ',' | '，' | '、') {
            word_start = None;
            out.push((at, c.len_utf8(), Divider::Comma));
        } else if c.is_whitespace() {
            if let Some(start) = word_start.take()
                && start > 0
                && (AND.contains(&text.get(start..at).unwrap_or(""))
                    || is_czech_and(text, start, at))
            {
                out.push((start, at - start, Divider::And));
            }
        } else if word_start.is_none() {
            word_start = Some(at);
        }
    }
    out
}

/// The Czech and Slovak `a` between two names: `Novák, J. a Dvořák, P.`
fn is_czech_and(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or("").trim_end();
    let behind = text.get(end..).unwrap_or("").trim_start();
    text.get(start..end) == Some("a")
        && before.ends_with('.')
        && behind.starts_with(char::is_uppercase)
}

/// `Carrillo y Gariel, Abelardo`, `Carrillo y Gariel A.`, `A. Carrillo y Gariel`: a Spanish double name
/// whose "y" divides nothing. One of its halves has no given name, and the given names are
/// on the other side of the other.
fn join_compounds<'a>(parts: Vec<Part<'a>>, text: &'a str) -> Vec<Part<'a>> {
    let joins = |i: usize| {
        let (Some(left), Some(right), Some(given)) =
            (parts.get(i), parts.get(i + 1), parts.get(i + 2))
        else {
            return false;
        };
        let free = i == 0
            || parts.get(i - 1).is_some_and(|p| p.shape != Shape::Bare)
            || left.before == Divider::And;
        let between = offset_between(left.text, right.text, text);
        free && right.before == Divider::And
            && matches!(between, "y" | "e" | "i")
            && left.shape == Shape::Bare
            && left.tokens.len() == 1
            && !is_given(left.tokens[0].text)
            && right.shape == Shape::Bare
            && given.before == Divider::Comma
            && matches!(given.shape, Shape::Initials | Shape::Bare)
    };
    let with_initials = |i: usize| {
        let (Some(left), Some(right)) = (parts.get(i), parts.get(i + 1)) else {
            return false;
        };
        if right.before != Divider::And || offset_between(left.text, right.text, text) != "y" {
            return false;
        }
        let lone = |part: &Part<'_>| matches!(part.tokens.as_slice(), [word] if part.shape == Shape::Bare && !is_given(word.text));
        let kinds = |part: &Part<'_>| part.tokens.iter().map(|t| t.kind).collect::<Vec<_>>();
        let begins = |part: &Part<'_>| {
            matches!(kinds(part).as_slice(), [Kind::Word, rest @ ..]
                if part.shape == Shape::Whole && rest.iter().all(|k| *k == Kind::Initials))
        };
        let ends = |part: &Part<'_>| {
            matches!(kinds(part).as_slice(), [rest @ .., Kind::Word]
                if part.shape == Shape::Whole && rest.iter().all(|k| *k == Kind::Initials))
        };
        let next = parts.get(i + 2).map(|next| next.shape);
        lone(left) && begins(right)
            || ends(left) && lone(right) && !matches!(next, Some(Shape::Initials | Shape::Bare))
    };
    let Some(at) = (0..parts.len()).find(|i| joins(*i) || with_initials(*i)) else {
        return parts;
    };
    let mut out = Vec::with_capacity(parts.len());
    let mut parts = parts.into_iter().enumerate().peekable();
    while let Some((i, part)) = parts.next() {
        if i == at
            && let Some((_, right)) = parts.next()
        {
            out.push(joined(part, right, text));
        } else {
            out.push(part);
        }
    }
    out
}

/// Two parts as one: the double name is one word of a family name, with the initials before and behind it.
fn joined<'a>(left: Part<'a>, right: Part<'a>, text: &'a str) -> Part<'a> {
    let is_initials = |t: &&Token<'a>| t.kind == Kind::Initials;
    let before = left.tokens.iter().take_while(is_initials).count();
    let behind = right.tokens.iter().rev().take_while(is_initials).count();
    let (given, first) = left.tokens.split_at(before);
    let (last, given_behind) = right.tokens.split_at(right.tokens.len() - behind);
    let double = match (first.first(), last.last()) {
        (Some(first), Some(last)) => between(first.text, last.text, text),
        _ => between(left.text, right.text, text),
    };
    let word = Token {
        text: double,
        kind: Kind::Word,
    };
    let tokens = [given, &[word], given_behind].concat();
    Part {
        before: left.before,
        text: between(left.text, right.text, text),
        shape: match tokens.len() {
            1 => Shape::Bare,
            _ => Shape::Whole,
        },
        tokens,
    }
}

/// What stands between two pieces of one text, without white space.
fn offset_between<'a>(left: &'a str, right: &'a str, text: &'a str) -> &'a str {
    let base = text.as_ptr() as usize;
    let from = (left.as_ptr() as usize + left.len()).saturating_sub(base);
    let to = (right.as_ptr() as usize).saturating_sub(base);
    text.get(from..to).unwrap_or("").trim()
}

/// The text from the beginning of one piece of it to the end of another.
fn between<'a>(left: &'a str, right: &'a str, text: &'a str) -> &'a str {
    let base = text.as_ptr() as usize;
    let from = (left.as_ptr() as usize).saturating_sub(base);
    let to = (right.as_ptr() as usize + right.len()).saturating_sub(base);
    text.get(from..to).unwrap_or(left)
}

fn shape(tokens: &[Token<'_>], text: &str) -> Shape {
    let count = |kinds: &[Kind]| tokens.iter().filter(|t| kinds.contains(&t.kind)).count();
    if count(&[Kind::Suffix, Kind::Honorific]) == tokens.len() {
        return Shape::Suffix;
    }
    let words = count(&[Kind::Word]);
    let initials = count(&[Kind::Initials]);
    let capitals = count(&[Kind::Capitals]);
    if words > 0 && count(&[Kind::Lower]) > 0 || is_institution(text) {
        return Shape::Body;
    }
    if words == 0 {
        // `LI X.`, `WU J. M.`: among capitals the first and longer one is the family name.
        let family_in_capitals = tokens.len() >= 2
            && tokens[0].kind == Kind::Capitals
            && tokens[0].text.chars().count() >= 2
            && tokens[1..].iter().any(|t| {
                t.kind == Kind::Initials || t.text.chars().count() < tokens[0].text.chars().count()
            });
        if family_in_capitals {
            return Shape::Whole;
        }
        return if initials > 0
            || capitals == 1 && tokens[0].text.chars().count() <= 3
            || capitals > 1 && tokens.iter().all(|t| t.text.chars().count() == 1)
        {
            Shape::Initials
        } else {
            Shape::Bare
        };
    }
    if initials + capitals > 0 {
        Shape::Whole
    } else {
        Shape::Bare
    }
}
