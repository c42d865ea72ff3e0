//! Names that repeat those of the entry before are replaced (CSL 1.0.2, Reference Grouping).

use std::borrow::Cow;

use super::output::{Branch, Node, Tag};
use super::style::SubstituteRule;

/// The names of an entry's first `cs:names`: the whole, and each name.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Creators {
    whole: String,
    names: Vec<String>,
}

/// Puts `text` for names of `entry` that are those of the entry before; gives its own names.
pub(super) fn apply<'a>(
    entry: &mut Node<'a>,
    before: Option<&Creators>,
    text: &'a str,
    rule: SubstituteRule,
) -> Option<Creators> {
    let creators = entry.find_mut(Tag::Creators)?;
    let own = creators_of(creators);
    let Some(before) = before else {
        return Some(own);
    };
    let same_whole = own.whole == before.whole && !own.whole.is_empty();
    let same = own
        .names
        .iter()
        .zip(&before.names)
        .take_while(|(a, b)| a == b)
        .count();
    match rule {
        SubstituteRule::CompleteAll if same_whole => replace_whole(creators, text),
        SubstituteRule::CompleteEach if same_whole => replace_names(creators, usize::MAX, text),
        SubstituteRule::PartialEach => replace_names(creators, same, text),
        SubstituteRule::PartialFirst => replace_names(creators, same.min(1), text),
        SubstituteRule::CompleteAll | SubstituteRule::CompleteEach => {}
    }
    Some(own)
}

fn creators_of(creators: &Branch<'_>) -> Creators {
    let mut whole = String::new();
    let mut names = Vec::new();
    for child in &creators.children {
        collect(child, &mut whole, &mut names);
    }
    if whole.is_empty() {
        whole = Node::from(creators.clone()).key();
    }
    Creators { whole, names }
}

fn collect(node: &Node<'_>, whole: &mut String, names: &mut Vec<String>) {
    let Node::Branch(branch) = node else {
        return;
    };
    match branch.tag {
        Some(Tag::Names) => {
            node.write_key(whole);
            whole.push('\u{1}');
            for child in &branch.children {
                collect(child, &mut String::new(), names);
            }
        }
        Some(Tag::Name) => names.push(node.key()),
        _ => {
            for child in &branch.children {
                collect(child, whole, names);
            }
        }
    }
}

/// Puts the text for all names; labels stay.
fn replace_whole<'a>(branch: &mut Branch<'a>, text: &'a str) {
    let mut replaced = false;
    for child in &mut branch.children {
        replace_rows(child, text, &mut replaced);
    }
    if !replaced {
        branch.children = vec![Node::text(text)];
    }
}

fn replace_rows<'a>(node: &mut Node<'a>, text: &'a str, replaced: &mut bool) {
    let Node::Branch(branch) = node else {
        return;
    };
    if branch.tag == Some(Tag::Names) {
        // The text stands once, whatever number of roles there are.
        branch.children = if *replaced {
            Vec::new()
        } else {
            vec![Node::text(text)]
        };
        *replaced = true;
        return;
    }
    for child in &mut branch.children {
        replace_rows(child, text, replaced);
    }
}

/// Puts the text for each of the first names.
fn replace_names<'a>(branch: &mut Branch<'a>, count: usize, text: &'a str) {
    let mut left = count;
    for child in &mut branch.children {
        replace_each(child, text, &mut left);
    }
}

fn replace_each<'a>(node: &mut Node<'a>, text: &'a str, left: &mut usize) {
    let Node::Branch(branch) = node else {
        return;
    };
    if branch.tag == Some(Tag::Name) {
        if *left > 0 {
            *left -= 1;
            branch.children = vec![Node::Text(Cow::Borrowed(text))];
        }
        return;
    }
    for child in &mut branch.children {
        replace_each(child, text, left);
    }
}
