//! Writes the output tree as rich text, in one pass: affixes and delimiters find their places,
//! neighbouring marks merge, quotation marks alternate, formatting within its like is turned over.
//!
//! Marks merge only where two texts meet (a value and an affix, say); what stands within one text
//! is its author's. The tables state what CSL's test suite expects; the specification leaves the
//! matter to processors.

mod formats;
mod marks;
mod runs;

use std::borrow::Cow;

use formats::Formats;
use marks::{Merged, is_mark, meet, merge, without_first};
use runs::Token;

use super::locale::{Locale, TermForm};
use super::output::{Branch, Node};
use super::trace::Source;
use crate::text::rich::{Format, Rich};
use crate::text::span::Span;

/// Writes a tree.
pub(super) fn rich(node: &Node<'_>, locale: &Locale) -> Rich {
    let mut writer = Writer::new(locale);
    writer.node(node);
    runs::rich(writer.tokens, locale)
}

/// Writes a tree as plain text, with the places of the values whose source is marked.
pub(super) fn traced(node: &Node<'_>, locale: &Locale) -> (String, Vec<(Span, Source)>) {
    let mut writer = Writer::new(locale);
    writer.node(node);
    runs::traced(writer.tokens, locale)
}

/// What a text is to the texts around it, as far as its marks ask.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A value or a prefix.
    Plain,
    /// What stands between two pieces.
    Delimiter,
    /// The suffix of a single value, and whether that is formatted or quoted.
    OwnSuffix { dressed: bool },
    /// A suffix around several pieces.
    Suffix,
}

/// A branch that was closed by what was written last.
#[derive(Clone, Copy, Default)]
struct Closed {
    /// It is a single value.
    single: bool,
    /// It is formatted or quoted.
    dressed: bool,
    /// It ended in its suffix.
    suffixed: bool,
    /// A row of pieces without a suffix of its own has been closed since.
    within_row: bool,
}

struct Writer<'l, 't> {
    locale: &'l Locale,
    tokens: Vec<Token<'t>>,
    /// What the branch was that has just been closed.
    closed: Closed,
    /// Two suffixes ended in the same mark, which was printed once: it ends what it follows for
    /// good, and a mark behind it is left out.
    ended: bool,
    /// What the text was whose mark was written last and drawn into a quotation.
    drawn: Option<Role>,
    formats: Formats,
    /// Where the text of one author began, within it.
    authored: Option<usize>,
}

impl<'l, 't> Writer<'l, 't> {
    fn new(locale: &'l Locale) -> Self {
        Writer {
            locale,
            tokens: Vec::new(),
            closed: Closed::default(),
            ended: false,
            drawn: None,
            formats: Formats::default(),
            authored: None,
        }
    }

    fn node(&mut self, node: &'t Node<'_>) {
        if !node.is_empty() {
            self.filled(node);
        }
    }

    /// A piece that is not empty.
    fn filled(&mut self, node: &'t Node<'_>) {
        match node {
            Node::Text(text) => {
                self.text(text, Role::Plain);
            }
            Node::Branch(branch) => self.branch(branch),
        }
    }

    fn branch(&mut self, branch: &'t Branch<'_>) {
        if let Some(source) = branch.source {
            self.tokens.push(Token::Begin(source));
            for child in &branch.children {
                self.node(child);
            }
            self.tokens.push(Token::End);
            return;
        }
        if let Some(display) = branch.display {
            self.tokens.push(Token::Open(display));
        }
        self.text(&branch.prefix, Role::Plain);
        let opened = self.formats.open(branch);
        self.tokens.extend(opened.iter().copied().map(Token::Open));
        // Marks of another kind than the locale's are text.
        let foreign = branch.typographic
            && self.locale.term("open-quote", TermForm::Long, false) != Some("“");
        let quotes = branch.quotes == Some(true) && !foreign;
        if quotes {
            self.tokens.push(Token::OpenQuote);
        } else if foreign {
            self.text("“", Role::Plain);
        }
        let outer = self.authored;
        if branch.authored && outer.is_none() {
            self.authored = Some(self.tokens.len());
        }
        let mut first = true;
        // What is not empty has something in its only child.
        let alone = branch.children.len() == 1;
        for child in branch.children.iter().filter(|c| alone || !c.is_empty()) {
            if !first {
                self.text(&branch.delimiter, Role::Delimiter);
            }
            first = false;
            self.filled(child);
            if branch.children.len() > 1 && child.is_row() {
                // What ended within the row is no neighbour of what follows it.
                self.closed = Closed::default();
            }
        }
        self.authored = outer;
        if quotes {
            self.tokens.push(Token::CloseQuote);
        } else if foreign {
            self.text("”", Role::Plain);
        }
        self.formats.close(opened.len());
        self.tokens.extend(opened.iter().map(|_| Token::Close));
        let dressed =
            !opened.is_empty() || !branch.formatting.is_plain() || branch.quotes.is_some();
        let single = matches!(branch.children.as_slice(), [child] if child.is_single());
        let role = if single {
            Role::OwnSuffix { dressed }
        } else {
            Role::Suffix
        };
        let suffixed = self.text(&branch.suffix, role);
        if single || suffixed || dressed {
            self.closed = Closed {
                single,
                dressed: dressed && single,
                suffixed,
                within_row: false,
            };
        } else if branch.children.len() > 1 {
            self.closed.within_row = true;
        }
        if let Some(display) = branch.display {
            if display == Format::RightInline
                && let (Some(last), _) = self.last_text()
                && let Some(Token::Text(text)) = self.tokens.get_mut(last)
            {
                let kept = text.trim_end_matches(' ').len();
                text.to_mut().truncate(kept);
            }
            self.tokens.push(Token::Close);
        }
    }

    /// Writes characters, merged with what stands before them; whether any were left to write.
    fn text(&mut self, text: &'t str, role: Role) -> bool {
        // Space at the head of an entry's first block would only move it out of line.
        let text = if self.opens_block() {
            text.trim_start_matches(' ')
        } else {
            text
        };
        let Some(right) = text.chars().next() else {
            return false;
        };
        let mut text = Cow::Borrowed(text);
        let (last, quoted) = self.last_text();
        let ended = std::mem::take(&mut self.ended);
        let drawn = self.drawn.take();
        let closed = std::mem::take(&mut self.closed);
        if let Some(last) = last
            && self.authored.is_none_or(|began| last < began)
        {
            // Next to a formatted or quoted value only the same mark is not repeated, nor is it
            // where a delimiter follows a value's suffix.
            let apart = match role {
                Role::Plain => closed.dressed && !closed.suffixed,
                Role::Delimiter => closed.dressed || (closed.single && closed.suffixed),
                Role::OwnSuffix { dressed } => dressed,
                Role::Suffix => false,
            };
            if let Some(close) = quoted {
                text = self.meet_quote(text, last, close, role, drawn, apart);
            } else if ended && matches!(right, '.' | ',' | ';' | ':') {
                text = without_first(text);
            } else if let Some(Token::Text(left)) = self.tokens.get_mut(last)
                && let Some(end) = left.chars().next_back()
            {
                let suffixes = closed.suffixed && role == Role::Suffix;
                self.ended = suffixes && end == right && !closed.within_row;
                if suffixes && closed.single && right == '.' && matches!(end, ':' | ';') {
                    let before = left.len() - 1;
                    left.to_mut().insert(before, '.');
                    text = without_first(text);
                } else {
                    text = meet(left, text, apart);
                }
            }
        }
        if text.is_empty() {
            return false;
        }
        self.tokens.push(Token::Text(text));
        true
    }

    /// Nothing has been written but the opening of a block.
    fn opens_block(&self) -> bool {
        let block = |format| {
            matches!(
                format,
                Format::Block | Format::LeftMargin | Format::RightInline | Format::Indent
            )
        };
        matches!(self.tokens.first(), Some(Token::Open(format)) if block(*format))
            && self.tokens.iter().all(|t| matches!(t, Token::Open(_)))
    }

    /// The last text, and the first closing quotation mark behind it; nothing when a quotation or
    /// block opened in between.
    fn last_text(&self) -> (Option<usize>, Option<usize>) {
        let mut close = None;
        for (at, token) in self.tokens.iter().enumerate().rev() {
            match token {
                Token::Text(text) if !text.is_empty() => return (Some(at), close),
                Token::CloseQuote => close = Some(at),
                Token::OpenQuote => return (None, None),
                Token::Open(Format::Block | Format::RightInline | Format::Indent) => {
                    return (None, None);
                }
                _ => {}
            }
        }
        (None, None)
    }

    /// Text follows a closing quotation mark.
    fn meet_quote(
        &mut self,
        text: Cow<'t, str>,
        last: usize,
        close: usize,
        role: Role,
        drawn: Option<Role>,
        apart: bool,
    ) -> Cow<'t, str> {
        let Some(right) = text.chars().next() else {
            return text;
        };
        let Some(Token::Text(left)) = self.tokens.get_mut(last) else {
            return text;
        };
        let Some(end) = left.chars().next_back() else {
            return text;
        };
        let within = self.locale.punctuation_in_quote();
        let owns = matches!(drawn, Some(Role::OwnSuffix { .. }));
        if within && matches!(right, '.' | ',') {
            match merge(end, right) {
                Some(Merged::Left) => {}
                Some(Merged::Right) => {
                    let left = left.to_mut();
                    left.pop();
                    left.push(right);
                }
                // What the group around it ended is ended: `“T.”, next`.
                None if end == '.' && drawn == Some(Role::Suffix) => return text,
                // A full stop stands before the mark of the value's own suffix.
                None if right == '.' && role == Role::Suffix && owns => {
                    let before = left.len() - end.len_utf8();
                    left.to_mut().insert(before, right);
                }
                None => self
                    .tokens
                    .insert(close, Token::Text(Cow::Owned(right.to_string()))),
            }
            self.drawn = Some(role);
            return without_first(text);
        }
        if end == right && is_mark(right) {
            return without_first(text);
        }
        if !apart && matches!(end, '!' | '?') && matches!(right, '.' | ':') {
            return without_first(text);
        }
        if !within && matches!(end, ',' | ';' | ':') && is_mark(right) {
            // A mark that only divides does not belong to what is quoted.
            left.to_mut().pop();
            let mut outside = Cow::Owned(String::from(end));
            let text = meet(&mut outside, text, false);
            return outside + text;
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::csl::locales;

    fn value(text: &str, quotes: bool, suffix: &'static str) -> Node<'static> {
        Branch {
            quotes: Some(true).filter(|_| quotes),
            suffix: Cow::Borrowed(suffix),
            children: vec![Node::text(text.to_string())],
            ..Branch::default()
        }
        .into()
    }

    fn around(
        children: Vec<Node<'static>>,
        delimiter: &'static str,
        suffix: &'static str,
    ) -> Node<'static> {
        let inner = Node::joined(children, delimiter);
        Branch {
            suffix: Cow::Borrowed(suffix),
            children: vec![inner],
            ..Branch::default()
        }
        .into()
    }

    fn printed(node: &Node<'_>, tag: &str) -> String {
        rich(node, &locales::find(tag).unwrap()).to_plain()
    }

    #[test]
    fn marks_that_meet() {
        // The specification leaves marks to the processor: what users of its processors see.
        let end = || Node::text("x");
        for (node, english, british) in [
            (
                around(vec![value("A?", false, ". "), end()], "", ""),
                "A? x",
                "A? x",
            ),
            (
                around(vec![value("A.", false, ""), end()], ". ", ""),
                "A. x",
                "A. x",
            ),
            (
                around(vec![value("A", false, ":"), end()], ". ", ""),
                "A:. x",
                "A:. x",
            ),
            (
                around(vec![value("A?", true, ". "), end()], "", ""),
                "“A?” x",
                "‘A?’. x",
            ),
            (
                around(vec![value("A?", true, "")], "", ". "),
                "“A?” ",
                "‘A?’ ",
            ),
            (
                around(vec![value("A", true, ", "), end()], "", ""),
                "“A,” x",
                "‘A’, x",
            ),
            (
                around(vec![value("A,", true, "; "), end()], "", ""),
                "“A,”; x",
                "‘A’,; x",
            ),
            (around(vec![value("A", false, ":")], "", "."), "A.:", "A.:"),
            (
                Node::joined(
                    vec![around(vec![value("A", false, ".")], "", "."), end()],
                    ", ",
                ),
                "A. x",
                "A. x",
            ),
        ] {
            assert_eq!(printed(&node, "en-US"), english);
            assert_eq!(printed(&node, "en-GB"), british);
        }
    }

    #[test]
    fn white_space_that_meets() {
        for (suffix, delimiter, expected) in [
            (" ", " ", "A x"),
            ("\u{a0}", " ", "A\u{a0} x"),
            ("\u{a0}", "\u{a0}", "A\u{a0}x"),
            (". ", " ", "A. x"),
        ] {
            let node = Node::joined(vec![value("A", false, suffix), Node::text("x")], delimiter);
            assert_eq!(printed(&node, "en-US"), expected);
        }
    }
}
