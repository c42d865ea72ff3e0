//! One name: its parts in their order, initials, particles (CSL 1.0.2, Name; Name-part Order).

use std::borrow::Cow;

use crate::csl::case::{self, Language};
use crate::csl::output::{Branch, Node};
use crate::csl::style::{Demote, Look, Name, NameForm};
use crate::csl::value;
use crate::record::name::{NameParts, Person, is_tied, join_particle};

/// How one name is shown.
#[derive(Clone, Copy)]
pub(super) struct Shape<'a> {
    pub name: &'a Name,
    pub short: bool,
    /// Family name first.
    pub inverted: bool,
    /// The family name comes first in the name's language, without a comma.
    pub family_first: bool,
    pub sort_separator: &'a str,
    /// What stands behind initials; `None`: given names in full.
    pub initials: Option<&'a str>,
    /// `initialize="false"`: only what is already an initial is put into form.
    pub only_initials: bool,
    pub hyphen: bool,
    pub demote: Demote,
    /// The letters' language.
    pub letters: Language<'a>,
    /// Stands between a particle and the family name.
    pub particle_space: &'a str,
}

/// The output of a name.
pub(super) fn node<'a>(parts: &'a NameParts, shape: Shape<'a>) -> Node<'a> {
    match parts {
        NameParts::Literal(text) => {
            let node = dressed(value::node(text), &shape.name.family, shape.letters);
            node.looking(&shape.name.look)
        }
        NameParts::Person(person) => person_node(person, shape).looking(&shape.name.look),
    }
}

fn person_node<'a>(person: &'a Person, shape: Shape<'a>) -> Node<'a> {
    let (family, given) = (&shape.name.family, &shape.name.given);
    let particle = person.non_dropping_particle.as_str();
    let dropping = person.dropping_particle.as_str();
    let say = |text: &str, look: &'a Look| piece(text, look, shape.letters);
    if person.family.is_empty() {
        let alone = join_words(&[&person.given, dropping, particle]);
        return part(vec![say(&alone, given)], given);
    }
    let space = shape.particle_space;
    let whole = || {
        let pieces = vec![say(particle, family), say(&person.family, family)];
        vec![spaced(pieces, space)]
    };
    let western = is_western(person);
    if shape.short {
        return part(whole(), family);
    }
    let names = given_names(person, &shape);
    if !western || person.static_ordering || shape.family_first {
        // Family name first; letters of Chinese, Japanese and Korean take no space.
        let pieces = vec![part(whole(), family), part(vec![say(&names, given)], given)];
        return Node::joined(pieces, if western { " " } else { "" });
    }
    if !shape.inverted {
        let mut pieces = vec![say(dropping, given)];
        pieces.extend(whole());
        let name = spaced(pieces, space);
        let comma = if person.comma_suffix { ", " } else { " " };
        let name = Node::joined(vec![name, plain(person.suffix.clone())], comma);
        let divided = given.suffix.ends_with(char::is_whitespace);
        // A space at which no line breaks holds in the languages that hold particles so.
        let held = shape.initials.is_some_and(|with| with.ends_with(space));
        return Node::joined(
            vec![part(vec![say(&names, given)], given), affixed(name, family)],
            match (divided, held) {
                (true, _) => "",
                (false, true) => space,
                (false, false) => " ",
            },
        );
    }
    let (first, mut behind) = if shape.demote == Demote::DisplayAndSort {
        (
            vec![say(&person.family, family)],
            vec![say(particle, family)],
        )
    } else {
        (whole(), Vec::new())
    };
    behind.insert(0, say(dropping, given));
    behind.insert(0, say(&names, given));
    let pieces = vec![
        part(first, family),
        part(behind, given),
        plain(person.suffix.clone()),
    ];
    Node::joined(pieces, shape.sort_separator)
}

/// A piece of a name with the formatting of its part.
fn piece<'a>(text: &str, look: &'a Look, letters: Language<'_>) -> Node<'a> {
    let mut node = plain(text.to_string());
    if let Some(text_case) = look.text_case {
        case::apply(&mut node, text_case, letters);
    }
    if look.formatting.is_plain() || node.is_empty() {
        return node;
    }
    Branch {
        formatting: look.formatting,
        children: vec![node],
        ..Branch::default()
    }
    .into()
}

/// A part of a name: its pieces within the part's affixes.
fn part<'a>(pieces: Vec<Node<'a>>, look: &'a Look) -> Node<'a> {
    affixed(spaced(pieces, " "), look)
}

fn affixed<'a>(node: Node<'a>, look: &'a Look) -> Node<'a> {
    if look.prefix.is_empty() && look.suffix.is_empty() {
        return node;
    }
    Branch {
        prefix: Cow::Borrowed(&look.prefix),
        suffix: Cow::Borrowed(&look.suffix),
        children: vec![node],
        ..Branch::default()
    }
    .into()
}

/// Pieces divided by a space, but for those that end in an apostrophe or hyphen.
fn spaced<'a>(pieces: Vec<Node<'a>>, space: &'a str) -> Node<'a> {
    let mut pieces: Vec<Node<'_>> = pieces.into_iter().filter(|p| !p.is_empty()).collect();
    if pieces.len() == 1 {
        return pieces.remove(0);
    }
    let mut row = Vec::with_capacity(2 * pieces.len());
    let mut tight = true;
    for piece in pieces {
        if !tight {
            row.push(Node::text(space));
        }
        tight = is_tied(&piece.plain());
        row.push(piece);
    }
    Node::row(row)
}

fn plain(text: String) -> Node<'static> {
    value::owned(value::node(&text))
}

fn dressed<'a>(mut node: Node<'a>, look: &'a Look, letters: Language<'_>) -> Node<'a> {
    if let Some(text_case) = look.text_case {
        case::apply(&mut node, text_case, letters);
    }
    node.looking(look)
}

fn join_words(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words.iter().filter(|w| !w.is_empty()) {
        if !out.is_empty() && !is_tied(&out) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether a name is written in letters that divide names by spaces.
fn is_western(person: &Person) -> bool {
    !person.family.chars().chain(person.given.chars()).any(|c| {
        matches!(c,
            '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{30ff}' | '\u{3130}'..='\u{318f}'
            | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'
            | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
    })
}

fn given_names(person: &Person, shape: &Shape<'_>) -> String {
    match shape.initials {
        Some(with) => initials(&person.given, with, shape.only_initials, shape.hyphen),
        None => person.given.clone(),
    }
}

/// Given names as initials, each followed by `with`: `Jean-Paul R.` is `J.-P. R.` or `JPR`.
/// `only_initials` keeps whole names. Words that begin with a small letter are particles and stay.
fn initials(given: &str, with: &str, only_initials: bool, hyphen: bool) -> String {
    let mut out = String::new();
    // A full stop ends an initial even where no space follows it.
    let spaced = given.replace('.', ". ");
    for word in spaced.split_whitespace() {
        let parts: Vec<&str> = word
            .split(['-', '‐', '‑'])
            .filter(|p| !p.is_empty())
            .collect();
        let bare = |part: &str| part.trim_end_matches('.').to_string();
        let initial = |part: &str| part.ends_with('.') || bare(part).chars().count() == 1;
        let kept = only_initials && !parts.iter().all(|part| initial(part));
        let small = parts
            .first()
            .is_some_and(|part| part.chars().next().is_some_and(char::is_lowercase));
        if small || kept {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
            out.push_str(word);
            out.push(' ');
            continue;
        }
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                let trimmed = out.trim_end().len();
                out.truncate(trimmed);
                // What follows a hyphen in a small letter has no initial: `Guo-ping` is `G`.
                if part.chars().next().is_some_and(char::is_lowercase) {
                    continue;
                }
                if hyphen {
                    out.push('-');
                }
            }
            let (open, inner, close) = marked(part);
            let stop = with.trim_end();
            out.push_str(open);
            out.push_str(&first_letter(&bare(inner), inner.ends_with('.')));
            out.push_str(stop);
            out.push_str(close);
            out.push_str(with.strip_prefix(stop).unwrap_or_default());
        }
    }
    out.trim_end().to_string()
}

/// Markup around a name, which goes with its initial: `<b>John</b>` is `<b>J.</b>`.
fn marked(part: &str) -> (&str, &str, &str) {
    let around = || {
        let open = part.find('>').filter(|_| part.starts_with('<'))? + 1;
        let close = part
            .rfind("</")
            .filter(|at| *at >= open && part.ends_with('>'))?;
        Some((
            part.get(..open)?,
            part.get(open..close)?,
            part.get(close..)?,
        ))
    };
    around().unwrap_or(("", part, ""))
}

/// The initial of a name; an abbreviation of two letters (`Ph.`, `Ю.`, `Th.`) stays whole.
fn first_letter(name: &str, abbreviated: bool) -> String {
    if abbreviated && name.chars().count() <= 2 {
        return name.to_string();
    }
    let capitals = name.chars().take_while(|c| c.is_uppercase()).count();
    let mut letters = name.chars();
    let mut initial: String = letters.by_ref().take(1).collect();
    // Several capitals before small letters write one sound: `TSerendorj` is `Ts.`.
    if capitals == 2 && name.chars().count() > 2 && !name.chars().all(char::is_uppercase) {
        initial.extend(letters.take(1).flat_map(char::to_lowercase));
    }
    initial
}

/// Whether a name has parts whose order can be turned over.
pub(super) fn inverts(parts: &NameParts) -> bool {
    match parts {
        NameParts::Literal(_) => false,
        NameParts::Person(person) => {
            !person.family.is_empty() && !person.given.is_empty() && is_western(person)
        }
    }
}

/// A name as text that sorts: family name first, particles where the style wants them, given names
/// as initials where it prints them so.
pub(in crate::csl) fn sort_name(
    parts: &NameParts,
    demote: Demote,
    with: Option<&str>,
    form: NameForm,
) -> String {
    match parts {
        NameParts::Literal(text) => crate::text::rich::strip_markup(text),
        NameParts::Person(person) => {
            let demoted = demote != Demote::Never;
            let (head, tail) = if demoted {
                let tail = join_words(&[&person.dropping_particle, &person.non_dropping_particle]);
                (person.family.clone(), tail)
            } else {
                let head = join_particle(&person.non_dropping_particle, &person.family);
                (head, person.dropping_particle.clone())
            };
            let given = match with {
                Some(with) => initials(&person.given, with, false, true),
                None => person.given.clone(),
            };
            if form == NameForm::Short {
                return head;
            }
            join_words(&[&head, &given, &tail, &person.suffix])
        }
    }
}

/// What tells persons apart, at each level of given names: 0 the family name alone or with
/// initials as the style prints it, 1 with initials, 2 whole.
pub(in crate::csl) fn name_key(parts: &NameParts, level: u8, with: Option<&str>) -> String {
    match parts {
        NameParts::Literal(text) => text.clone(),
        NameParts::Person(person) => {
            let family = join_particle(&person.non_dropping_particle, &person.family);
            let given = match (level, with) {
                (0, _) => String::new(),
                (1, Some(with)) => initials(&person.given, with, false, true),
                _ => join_words(&[&person.given, &person.dropping_particle, &person.suffix]),
            };
            format!("{family}\u{1}{given}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn given_names_become_initials() {
        for (given, with, expected) in [
            ("John Robert", ". ", "J. R."),
            ("John Robert", ".", "J.R."),
            ("John Robert", "", "JR"),
            ("Jean-Paul", ". ", "J.-P."),
            ("J. R.", ". ", "J. R."),
            ("J.R.", ".", "J.R."),
            ("Ph.C.", ".", "Ph.C."),
            ("Jean de la", ". ", "J. de la"),
            ("Ю. П.", ". ", "Ю. П."),
            ("Guo-ping", ".", "G."),
            ("TSagaan", ".", "Ts."),
            ("<b>Anna</b> Maria", ". ", "<b>A.</b> M."),
            ("<>b", ".", "<."),
            ("JR", ". ", "J."),
        ] {
            assert_eq!(initials(given, with, false, true), expected, "{given}");
        }
        assert_eq!(initials("John R.", ". ", true, true), "John R.");
    }

    #[test]
    fn names_sort_as_they_are_printed() {
        let parts = NameParts::Person(Person {
            family: "Berg".to_string(),
            given: "Anna Maria".to_string(),
            non_dropping_particle: "van den".to_string(),
            ..Person::default()
        });
        // CSL 1.0.2, Sorting; demote-non-dropping-particle.
        for (demote, with, form, expected) in [
            (
                Demote::Never,
                None,
                NameForm::Long,
                "van den Berg Anna Maria",
            ),
            (
                Demote::SortOnly,
                None,
                NameForm::Long,
                "Berg Anna Maria van den",
            ),
            (
                Demote::SortOnly,
                Some("."),
                NameForm::Long,
                "Berg A.M. van den",
            ),
            (Demote::Never, None, NameForm::Short, "van den Berg"),
        ] {
            assert_eq!(sort_name(&parts, demote, with, form), expected);
        }
    }
}
