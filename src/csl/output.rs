//! What evaluation gives: a tree that still knows its affixes, delimiters and what its parts are.
//!
//! Empty branches vanish together with their affixes when the tree is written out, so whole parts
//! (names, a year) can be taken out of a finished cite when cites are collapsed. Writing it out is
//! the work of `punctuation`.

use std::borrow::Cow;

use super::style::{Formatting, Look};
use super::trace::Source;
use crate::text::rich::Format;

/// A piece of output.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node<'a> {
    /// Characters.
    Text(Cow<'a, str>),
    /// A branch.
    Branch(Box<Branch<'a>>),
}

#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Branch<'a> {
    pub prefix: Cow<'a, str>,
    pub suffix: Cow<'a, str>,
    pub delimiter: Cow<'a, str>,
    pub formatting: Formatting,
    pub display: Option<Format>,
    /// Quotation marks, or said outright that it has none.
    pub quotes: Option<bool>,
    /// The quotation marks are the author's, `“…”`: they stay in a locale that has others.
    pub typographic: bool,
    /// Formatting of the markup in values, which is turned over within its like (CSL 1.0.2 names no
    /// rule; it is the usage of its processors).
    pub markup: Option<Format>,
    /// Letter case is fixed (`nocase` of the markup).
    pub fixed_case: bool,
    /// Marks within it stand as their author put them; none is moved or merged.
    pub authored: bool,
    /// Takes no part in the formatting around it (`nodecor` of the markup).
    pub undecorated: bool,
    pub tag: Option<Tag>,
    /// The variable whose value this is, and nothing else of a branch; only where asked for
    /// (`Options::traced`).
    pub source: Option<Source>,
    pub children: Vec<Node<'a>>,
}

/// What a branch is, as far as later stages ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// A `cs:names` that printed something, names or what stands in for them.
    Creators,
    /// The names of one role in it, without label.
    Names,
    /// One name in it.
    Name,
    /// A year of the date that bears the year-suffix.
    Year,
    /// The whole date that bears it.
    Date,
    YearSuffix,
    CitationNumber,
    Locator,
}

impl<'a> Node<'a> {
    pub fn text(text: impl Into<Cow<'a, str>>) -> Node<'a> {
        Node::Text(text.into())
    }

    /// Pieces joined by nothing.
    pub fn row(children: Vec<Node<'a>>) -> Node<'a> {
        Branch {
            children,
            ..Branch::default()
        }
        .into()
    }

    pub fn joined(children: Vec<Node<'a>>, delimiter: impl Into<Cow<'a, str>>) -> Node<'a> {
        Branch {
            children,
            delimiter: delimiter.into(),
            ..Branch::default()
        }
        .into()
    }

    pub fn tagged(self, tag: Tag) -> Node<'a> {
        Branch {
            tag: Some(tag),
            children: vec![self],
            ..Branch::default()
        }
        .into()
    }

    /// The piece as the value of a variable.
    pub fn with_source(self, source: Source) -> Node<'a> {
        Branch {
            source: Some(source),
            children: vec![self],
            ..Branch::default()
        }
        .into()
    }

    /// The piece dressed as the style says: affixes outside, formatting and quotes inside.
    pub fn looking(self, look: &'a Look) -> Node<'a> {
        let plain = look.prefix.is_empty()
            && look.suffix.is_empty()
            && look.formatting.is_plain()
            && look.display.is_none()
            && look.quotes.is_none();
        if plain {
            return self;
        }
        Branch {
            prefix: Cow::Borrowed(&look.prefix),
            suffix: Cow::Borrowed(&look.suffix),
            formatting: look.formatting,
            display: look.display,
            quotes: look.quotes,
            children: vec![self],
            ..Branch::default()
        }
        .into()
    }

    /// One value, as opposed to what the style puts together.
    pub fn is_single(&self) -> bool {
        match self {
            Node::Text(_) => true,
            Node::Branch(branch) => {
                let single = branch.children.iter().all(Node::is_single);
                let named = branch.tag.is_some() || branch.source.is_some();
                branch.authored || branch.tag == Some(Tag::Year) || (named && single)
            }
        }
    }

    /// Pieces put together without any look of their own.
    pub fn is_row(&self) -> bool {
        let Node::Branch(branch) = self else {
            return false;
        };
        if branch.source.is_some() {
            return branch.children.iter().all(Node::is_row);
        }
        branch.tag.is_none()
            && branch.prefix.is_empty()
            && branch.suffix.is_empty()
            && branch.formatting.is_plain()
            && branch.quotes.is_none()
            && branch.display.is_none()
    }

    /// Nothing would be printed.
    pub fn is_empty(&self) -> bool {
        match self {
            Node::Text(text) => text.is_empty(),
            Node::Branch(branch) => branch.children.iter().all(Node::is_empty),
        }
    }

    /// The first branch with the tag, in the order of printing.
    pub fn find(&self, tag: Tag) -> Option<&Branch<'a>> {
        let Node::Branch(branch) = self else {
            return None;
        };
        if branch.tag == Some(tag) && !self.is_empty() {
            return Some(branch);
        }
        branch.children.iter().find_map(|child| child.find(tag))
    }

    /// Like [`Node::find`], to change it.
    pub fn find_mut(&mut self, tag: Tag) -> Option<&mut Branch<'a>> {
        if self.is_empty() {
            return None;
        }
        let Node::Branch(branch) = self else {
            return None;
        };
        if branch.tag == Some(tag) {
            return Some(branch);
        }
        branch
            .children
            .iter_mut()
            .find_map(|child| child.find_mut(tag))
    }

    /// The branch with a display of its own that ends this one, if any.
    pub fn last_display(&mut self) -> Option<&mut Branch<'a>> {
        let Node::Branch(branch) = self else {
            return None;
        };
        if branch.display.is_some() {
            return Some(branch);
        }
        if !branch.suffix.is_empty() {
            return None;
        }
        let last = branch.children.iter_mut().rfind(|child| !child.is_empty());
        last?.last_display()
    }

    /// Appends what would be printed, formatting marked, so that two outputs are equal just when
    /// they look alike.
    pub fn write_key(&self, out: &mut String) {
        let branch = match self {
            Node::Text(text) => return out.push_str(text),
            Node::Branch(branch) => branch,
        };
        if self.is_empty() {
            return;
        }
        out.push_str(&branch.prefix);
        let formatted = !branch.formatting.is_plain() || branch.quotes == Some(true);
        for format in branch.formatting.formats() {
            out.push(char::from(b'\x10' + (format as u8 & 0x0f)));
        }
        let mut first = true;
        for child in &branch.children {
            if child.is_empty() {
                continue;
            }
            if !first {
                out.push_str(&branch.delimiter);
            }
            first = false;
            child.write_key(out);
        }
        if formatted {
            out.push('\x0f');
        }
        out.push_str(&branch.suffix);
    }

    /// What would be printed, as one string to compare.
    pub fn key(&self) -> String {
        let mut out = String::new();
        self.write_key(&mut out);
        out
    }

    /// What would be printed, without formatting.
    pub fn plain(&self) -> String {
        let mut out = self.key();
        out.retain(|c| !matches!(c, '\x0f'..='\x1f'));
        out
    }

    /// Calls `change` on every run of characters in the order of printing, affixes and delimiters
    /// of inner branches included; a delimiter between two pieces is met once.
    pub fn for_each_text(&mut self, fixed: bool, change: &mut dyn FnMut(&mut Cow<'a, str>, bool)) {
        match self {
            Node::Text(text) => change(text, fixed),
            Node::Branch(branch) => {
                let fixed = fixed || branch.fixed_case;
                if branch.children.iter().all(Node::is_empty) {
                    return;
                }
                change(&mut branch.prefix, fixed);
                for child in &mut branch.children {
                    child.for_each_text(fixed, change);
                }
                change(&mut branch.suffix, fixed);
            }
        }
    }
}

impl<'a> From<Branch<'a>> for Node<'a> {
    fn from(branch: Branch<'a>) -> Node<'a> {
        Node::Branch(Box::new(branch))
    }
}
