//! One name: its parts in their order, initials, particles (CSL 1.0.2, Name; Name-part Order).

use std::borrow::Cow;

use crate::csl::output::{Branch, Node};
use crate::csl::style::{Demote, Look, Name};
use crate::csl::value;
use crate::record::name::{NameParts, Person, join_particle};

/// How one name is shown.
#[derive(Clone, Copy)]
pub(super) struct Shape<'a> {
    pub name: &'a Name,
    pub short: bool,
    /// Family name first.
    pub inverted: bool,
    pub sort_separator: &'a str,
    /// What stands behind initials; `None`: given names in full.
    pub initials: Option<&'a str>,
    /// `initialize="false"`: only what is already an initial is put into form.
    pub only_initials: bool,
    pub hyphen: bool,
    pub demote: Demote,
}

/// The output of a name.
pub(super) fn node<'a>(parts: &'a NameParts, shape: Shape<'a>) -> Node<'a> {
    match parts {
        NameParts::Literal(text) => {
            let node = dressed(value::node(text), &shape.name.family);
            node.looking(&shape.name.look)
        }
        NameParts::Person(person) => person_node(person, shape).looking(&shape.name.look),
    }
}

fn person_node<'a>(person: &'a Person, shape: Shape<'a>) -> Node<'a> {
    let family_look = &shape.name.family;
    let given_look = &shape.name.given;
    if person.family.is_empty() {
        let alone = join_words(&[
            &person.given,
            &person.dropping_particle,
            &person.non_dropping_particle,
        ]);
        return dressed(
            plain(alone),
            if person.given.is_empty() {
                family_look
            } else {
                given_look
            },
        );
    }
    let whole = || plain(join_particle(&person.non_dropping_particle, &person.family));
    if !is_western(person) {
        // Family name first and no space: names in Chinese, Japanese and Korean letters.
        let family = dressed(whole(), family_look);
        if shape.short {
            return family;
        }
        return Node::row(vec![
            family,
            dressed(plain(person.given.clone()), given_look),
        ]);
    }
    if shape.short {
        return dressed(whole(), family_look);
    }
    let given = given_names(person, &shape);
    if person.static_ordering {
        let pieces = vec![
            dressed(whole(), family_look),
            dressed(plain(given), given_look),
        ];
        return Node::joined(pieces, " ");
    }
    if !shape.inverted {
        // Given names, dropping particle, family name with its particle, suffix.
        let given = dressed(
            plain(join_words(&[&given, &person.dropping_particle])),
            given_look,
        );
        let family = dressed(whole(), family_look);
        let tight = ends_tight(&person.dropping_particle);
        let name = Node::joined(vec![given, family], if tight { "" } else { " " });
        let comma = if person.comma_suffix { ", " } else { " " };
        return Node::joined(vec![name, plain(person.suffix.clone())], comma);
    }
    let demoted = shape.demote == Demote::DisplayAndSort;
    let (family, particles) = if demoted {
        let particles = join_words(&[&person.dropping_particle, &person.non_dropping_particle]);
        (plain(person.family.clone()), particles)
    } else {
        (whole(), person.dropping_particle.clone())
    };
    let family = dressed(family, family_look);
    let given = if demoted && !person.non_dropping_particle.is_empty() {
        // A particle that went behind still has the family name's looks.
        let given = dressed(
            plain(join_words(&[&given, &person.dropping_particle])),
            given_look,
        );
        let particle = formatted_like(plain(person.non_dropping_particle.clone()), family_look);
        Node::joined(vec![given, particle], " ")
    } else {
        dressed(plain(join_words(&[&given, &particles])), given_look)
    };
    Node::joined(
        vec![family, given, plain(person.suffix.clone())],
        shape.sort_separator,
    )
}

fn plain(text: String) -> Node<'static> {
    match value::node(&text) {
        Node::Text(Cow::Borrowed(_)) => Node::text(text),
        Node::Text(Cow::Owned(text)) => Node::text(text),
        Node::Branch(branch) => Branch {
            children: branch.children.into_iter().map(owned).collect(),
            prefix: Cow::Borrowed(""),
            suffix: Cow::Borrowed(""),
            delimiter: Cow::Borrowed(""),
            formatting: branch.formatting,
            display: branch.display,
            quotes: branch.quotes,
            markup: branch.markup,
            fixed_case: branch.fixed_case,
            undecorated: branch.undecorated,
            tag: branch.tag,
        }
        .into(),
    }
}

/// The output of a value never borrows more than its plain text.
fn owned(node: Node<'_>) -> Node<'static> {
    match node {
        Node::Text(text) => Node::text(text.into_owned()),
        Node::Branch(branch) => Branch {
            children: branch.children.into_iter().map(owned).collect(),
            prefix: Cow::Owned(branch.prefix.into_owned()),
            suffix: Cow::Owned(branch.suffix.into_owned()),
            delimiter: Cow::Owned(branch.delimiter.into_owned()),
            formatting: branch.formatting,
            display: branch.display,
            quotes: branch.quotes,
            markup: branch.markup,
            fixed_case: branch.fixed_case,
            undecorated: branch.undecorated,
            tag: branch.tag,
        }
        .into(),
    }
}

fn dressed<'a>(mut node: Node<'a>, look: &'a Look) -> Node<'a> {
    if let Some(text_case) = look.text_case {
        crate::csl::case::apply(&mut node, text_case, true);
    }
    node.looking(look)
}

fn formatted_like<'a>(node: Node<'a>, look: &'a Look) -> Node<'a> {
    Branch {
        formatting: look.formatting,
        children: vec![node],
        ..Branch::default()
    }
    .into()
}

fn join_words(words: &[&str]) -> String {
    let mut out = String::new();
    for word in words.iter().filter(|w| !w.is_empty()) {
        if !out.is_empty() && !ends_tight(&out) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn ends_tight(text: &str) -> bool {
    text.ends_with(['\'', '’', '-'])
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
        let kept = only_initials && !parts.iter().all(|part| initial(part) || is_run(part));
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
                if hyphen && !with.is_empty() {
                    out.push('-');
                } else if hyphen {
                    out.push('-');
                }
            }
            if is_run(part) && !part.ends_with('.') {
                for letter in part.chars() {
                    out.push(letter);
                    out.push_str(with);
                }
                continue;
            }
            out.push_str(&first_letter(&bare(part), part.ends_with('.')));
            out.push_str(with);
        }
    }
    out.trim_end().to_string()
}

/// Initials written without stops: `JR`.
fn is_run(part: &str) -> bool {
    let count = part.chars().count();
    (2..=3).contains(&count) && part.chars().all(char::is_uppercase)
}

/// The initial of a name; an abbreviation of two letters (`Ph.`, `Ю.`, `Th.`) stays whole.
fn first_letter(name: &str, abbreviated: bool) -> String {
    if abbreviated && name.chars().count() <= 2 {
        return name.to_string();
    }
    name.chars().next().map(String::from).unwrap_or_default()
}

/// A name as text that sorts: family name first, particles where the style wants them.
pub(in crate::csl) fn sort_name(parts: &NameParts, demote: Demote) -> String {
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
            join_words(&[&head, &person.given, &tail, &person.suffix])
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
            ("JR", ". ", "J. R."),
        ] {
            assert_eq!(initials(given, with, false, true), expected, "{given}");
        }
        assert_eq!(initials("John R.", ". ", true, true), "John R.");
    }
}
