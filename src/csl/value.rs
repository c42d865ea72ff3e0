//! Values of records and affixes of cites into output: CSL-JSON's markup and straight quotation
//! marks, which become those of the locale.
//!
//! A straight mark that has no partner is no quotation mark: a single one is an apostrophe, a
//! double one stays as it is. Double typographic marks are read where the locale has the same ones,
//! single ones are letters like others.

use std::borrow::Cow;

use super::output::{Branch, Node};
use crate::text::rich::{Format, Inline, Rich};

/// The output of a value.
pub(super) fn node(value: &str) -> Node<'_> {
    if value.contains("« ") || value.contains(" »") {
        // A line never breaks there, and the space is a narrow one (French typography).
        let tied = value.replace("« ", "«\u{202f}").replace(" »", "\u{202f}»");
        return owned(node(&tied));
    }
    if !value.contains(['<', '"', '\'', '“']) {
        return Node::text(value);
    }
    let rich = Rich::from_markup(value);
    let mut neighbours = Neighbours {
        before: None,
        following: characters(&rich.0).into_iter(),
    };
    // The first character is its own follower until it has been passed.
    neighbours.following.next();
    let mut children = row(&rich.0, &mut neighbours);
    match children.len() {
        1 => children.remove(0),
        _ => Branch {
            children,
            authored: true,
            ..Branch::default()
        }
        .into(),
    }
}

/// The output of a value in a list of this language: French has a narrow space, at which no line
/// breaks, before high marks and within its quotation marks. What stands between values is the
/// style's own.
pub(super) fn node_in<'a>(value: &'a str, language: &str) -> Node<'a> {
    const MARKS: [&str; 6] = [" :", " ;", " !", " ?", " »", "« "];
    if language != "fr" || !MARKS.iter().any(|mark| value.contains(mark)) {
        return node(value);
    }
    let narrow = |text: String, mark: &&str| text.replace(mark, &mark.replace(' ', "\u{202f}"));
    owned(node(&MARKS.iter().fold(value.to_string(), narrow)))
}

/// The same output, independent of the value.
pub(super) fn owned(node: Node<'_>) -> Node<'static> {
    match node {
        Node::Text(text) => Node::text(text.into_owned()),
        Node::Branch(branch) => Branch {
            prefix: Cow::Owned(branch.prefix.into_owned()),
            suffix: Cow::Owned(branch.suffix.into_owned()),
            delimiter: Cow::Owned(branch.delimiter.into_owned()),
            children: branch.children.into_iter().map(owned).collect(),
            formatting: branch.formatting,
            display: branch.display,
            quotes: branch.quotes,
            typographic: branch.typographic,
            markup: branch.markup,
            fixed_case: branch.fixed_case,
            authored: branch.authored,
            undecorated: branch.undecorated,
            tag: branch.tag,
            source: branch.source,
        }
        .into(),
    }
}

/// The output of a value that is text through and through: only apostrophes change.
pub(super) fn plain(value: &str) -> Node<'_> {
    Node::Text(apostrophes(value))
}

/// Straight apostrophes made typographic.
pub(super) fn apostrophes(value: &str) -> Cow<'_, str> {
    if value.contains('\'') {
        Cow::Owned(value.replace('\'', "’"))
    } else {
        Cow::Borrowed(value)
    }
}

/// What stands before and after the character in hand, whatever markup lies between.
struct Neighbours {
    before: Option<char>,
    following: std::vec::IntoIter<char>,
}

fn characters(pieces: &[Inline]) -> Vec<char> {
    Rich(pieces.to_vec()).to_plain().chars().collect()
}

/// A piece of a row before its quotation marks are matched.
enum Atom {
    Text(String),
    Node(Node<'static>),
    Mark {
        mark: char,
        opens: bool,
        closes: bool,
    },
}

fn row(pieces: &[Inline], neighbours: &mut Neighbours) -> Vec<Node<'static>> {
    let mut atoms: Vec<Atom> = Vec::new();
    for piece in pieces {
        match piece {
            Inline::Text(text) => {
                for c in text.chars() {
                    let after = neighbours.following.next();
                    match c {
                        '"' | '\'' => atoms.push(mark(c, neighbours.before, after)),
                        '“' | '”' => {
                            atoms.push(Atom::Mark {
                                mark: c,
                                opens: c == '“',
                                closes: c == '”',
                            });
                        }
                        _ => push_char(&mut atoms, c),
                    }
                    neighbours.before = Some(c);
                }
            }
            Inline::Formatted(format, content) => {
                let children = row(content, neighbours);
                atoms.push(Atom::Node(formatted(*format, children)));
            }
            Inline::Link { content, .. } => {
                let children = row(content, neighbours);
                atoms.push(Atom::Node(Node::row(children)));
            }
        }
    }
    matched(atoms)
}

fn push_char(atoms: &mut Vec<Atom>, c: char) {
    match atoms.last_mut() {
        Some(Atom::Text(text)) => text.push(c),
        _ => atoms.push(Atom::Text(c.to_string())),
    }
}

fn mark(mark: char, before: Option<char>, after: Option<char>) -> Atom {
    let opening = |c: char| c.is_whitespace() || "([{<“‘«\"'—–-/".contains(c);
    let opens = before.is_none_or(opening) && after.is_some_and(|c| !c.is_whitespace());
    let closes =
        before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric());
    Atom::Mark {
        mark,
        opens,
        closes,
    }
}

/// Pairs the marks of a row: each pair is a quotation.
fn matched(atoms: Vec<Atom>) -> Vec<Node<'static>> {
    // Open quotations: the mark and what stood before it.
    let mut open: Vec<(char, Vec<Node<'static>>)> = Vec::new();
    let mut content: Vec<Node<'static>> = Vec::new();
    for atom in atoms {
        match atom {
            Atom::Text(text) => push_text(&mut content, &text),
            Atom::Node(node) => content.push(node),
            Atom::Mark {
                mark,
                opens,
                closes,
            } => {
                let partner = open
                    .iter()
                    .rposition(|(m, _)| *m == opening(mark))
                    .filter(|at| closes && !(content.is_empty() && at + 1 == open.len()));
                if let Some(partner) = partner {
                    while open.len() > partner + 1 {
                        give_up(&mut open, &mut content);
                    }
                    if let Some((_, mut before)) = open.pop() {
                        let children = std::mem::take(&mut content);
                        before.push(
                            Branch {
                                quotes: Some(true),
                                typographic: mark == '”',
                                children,
                                ..Branch::default()
                            }
                            .into(),
                        );
                        content = before;
                    }
                } else if opens {
                    open.push((mark, std::mem::take(&mut content)));
                } else {
                    push_text(&mut content, lone(mark));
                }
            }
        }
    }
    while !open.is_empty() {
        give_up(&mut open, &mut content);
    }
    content
}

/// The mark that opens what this one closes.
fn opening(mark: char) -> char {
    if mark == '”' { '“' } else { mark }
}

fn lone(mark: char) -> &'static str {
    match mark {
        '\'' => "’",
        '“' => "“",
        '”' => "”",
        _ => "\"",
    }
}

/// The last open mark was no quotation mark.
fn give_up(open: &mut Vec<(char, Vec<Node<'static>>)>, content: &mut Vec<Node<'static>>) {
    if let Some((mark, mut before)) = open.pop() {
        push_text(&mut before, lone(mark));
        for node in content.drain(..) {
            match node {
                Node::Text(text) => push_text(&mut before, &text),
                branch => before.push(branch),
            }
        }
        *content = before;
    }
}

fn push_text(content: &mut Vec<Node<'static>>, text: &str) {
    match content.last_mut() {
        Some(Node::Text(last)) => last.to_mut().push_str(text),
        _ => content.push(Node::text(text.to_string())),
    }
}

fn formatted(format: Format, children: Vec<Node<'static>>) -> Node<'static> {
    let mut branch = Branch {
        children,
        ..Branch::default()
    };
    match format {
        Format::NoCase => branch.fixed_case = true,
        Format::NoDecor => branch.undecorated = true,
        format => {
            branch.markup = Some(format);
            // Letters of formulas and the like.
            branch.fixed_case = matches!(
                format,
                Format::Superscript | Format::Subscript | Format::SmallCaps
            );
        }
    }
    branch.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn straight_marks_become_quotations_or_apostrophes() {
        // A quotation is shown as {…}.
        fn show(node: &Node) -> String {
            match node {
                Node::Text(text) => text.to_string(),
                Node::Branch(branch) => {
                    let inner: String = branch.children.iter().map(show).collect();
                    if branch.quotes == Some(true) {
                        format!("{{{inner}}}")
                    } else {
                        inner
                    }
                }
            }
        }
        for (value, expected) in [
            ("A \"B\" c", "A {B} c"),
            ("The 'one' and only", "The {one} and only"),
            ("Plato's thought", "Plato’s thought"),
            ("in the '90s", "in the ’90s"),
            ("say \"it's 'so'\"", "say {it’s {so}}"),
            ("6\" pipe", "6\" pipe"),
            ("<i>l'</i>eau", "l’eau"),
            ("(\"x\")", "({x})"),
        ] {
            assert_eq!(show(&node(value)), expected, "{value}");
        }
    }
}
