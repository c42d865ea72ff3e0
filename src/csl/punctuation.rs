//! Writes the output tree as rich text, in one pass: affixes and delimiters find their places,
//! neighbouring marks merge, quotation marks alternate, formatting within its like is turned over.
//!
//! Marks merge only where two texts meet (a value and an affix, say); what stands within one text
//! is its author's. The tables state what CSL's test suite expects; the specification leaves the
//! matter to processors.

use std::borrow::Cow;

use super::locale::{Locale, TermForm};
use super::output::{Branch, Node};
use super::superscript;
use crate::text::rich::{Format, Inline, Rich};

/// Writes a tree.
pub(super) fn rich(node: &Node<'_>, locale: &Locale) -> Rich {
    let mut writer = Writer::new(locale);
    writer.node(node);
    writer.finish()
}

#[derive(Debug)]
enum Token {
    Text(String),
    Open(Format),
    Close,
    OpenQuote,
    CloseQuote,
}

struct Writer<'l> {
    locale: &'l Locale,
    tokens: Vec<Token>,
    /// Formats in force, outermost first.
    formats: Vec<Format>,
    /// Where the text of one author began, within it.
    authored: Option<usize>,
}

impl<'l> Writer<'l> {
    fn new(locale: &'l Locale) -> Self {
        Writer {
            locale,
            tokens: Vec::new(),
            formats: Vec::new(),
            authored: None,
        }
    }

    fn node(&mut self, node: &Node<'_>) {
        match node {
            Node::Text(text) => self.text(text),
            Node::Branch(branch) if !node.is_empty() => self.branch(branch),
            Node::Branch(_) => {}
        }
    }

    fn branch(&mut self, branch: &Branch<'_>) {
        if let Some(display) = branch.display {
            self.tokens.push(Token::Open(display));
        }
        self.text(&branch.prefix);
        let opened = self.open_formats(branch);
        // Marks of another kind than the locale's are text.
        let foreign = branch.typographic
            && self.locale.term("open-quote", TermForm::Long, false) != Some("“");
        let quotes = branch.quotes && !foreign;
        if quotes {
            self.tokens.push(Token::OpenQuote);
        } else if foreign {
            self.text("“");
        }
        let outer = self.authored;
        if branch.authored && outer.is_none() {
            self.authored = Some(self.tokens.len());
        }
        let mut first = true;
        for child in branch.children.iter().filter(|c| !c.is_empty()) {
            if !first {
                self.text(&branch.delimiter);
            }
            first = false;
            self.node(child);
        }
        self.authored = outer;
        if quotes {
            self.tokens.push(Token::CloseQuote);
        } else if foreign {
            self.text("”");
        }
        for _ in 0..opened {
            self.formats.pop();
            self.tokens.push(Token::Close);
        }
        self.text(&branch.suffix);
        if let Some(display) = branch.display {
            if display == Format::RightInline
                && let (Some(last), _) = self.last_text()
                && let Some(Token::Text(text)) = self.tokens.get_mut(last)
            {
                text.truncate(text.trim_end_matches(' ').len());
            }
            self.tokens.push(Token::Close);
        }
    }

    /// Opens the formats of a branch; how many.
    fn open_formats(&mut self, branch: &Branch<'_>) -> usize {
        let mut wanted: Vec<Format> = Vec::new();
        if branch.undecorated {
            for (format, against) in OPPOSITES {
                if self.in_force(*format) {
                    wanted.push(*against);
                }
            }
        }
        // The first of the formats stands innermost.
        let own = branch.formatting.formats().rev();
        wanted.extend(own.filter(|format| !self.is_idle(*format)));
        if let Some(format) = branch.markup {
            let against = OPPOSITES
                .iter()
                .find(|(f, _)| *f == format)
                .map(|(_, a)| *a);
            match against {
                Some(against) if self.in_force(format) => wanted.push(against),
                _ => wanted.push(format),
            }
        }
        for format in &wanted {
            self.formats.push(*format);
            self.tokens.push(Token::Open(*format));
        }
        wanted.len()
    }

    /// Whether a format is in force: the last word on its matter is for it.
    fn in_force(&self, format: Format) -> bool {
        let against = OPPOSITES
            .iter()
            .find(|(f, _)| *f == format)
            .map(|(_, a)| *a);
        self.formats
            .iter()
            .rev()
            .find(|f| **f == format || Some(**f) == against)
            == Some(&format)
    }

    /// Whether opening a format of the style would change nothing.
    fn is_idle(&self, format: Format) -> bool {
        match OPPOSITES.iter().find(|(_, against)| *against == format) {
            Some((opposed, _)) => !self.in_force(*opposed),
            None => self.in_force(format) && OPPOSITES.iter().any(|(f, _)| *f == format),
        }
    }

    /// Writes characters, merged with what stands before them.
    fn text(&mut self, text: &str) {
        let mut text = Cow::Borrowed(text);
        let Some(mut right) = text.chars().next() else {
            return;
        };
        let (last, quoted) = self.last_text();
        if let Some(last) = last
            && self.authored.is_none_or(|began| last < began)
            && let Some(Token::Text(left)) = self.tokens.get_mut(last)
            && let Some(end) = left.chars().next_back()
        {
            if let Some(close) = quoted {
                text = self.meet_quote(text, last, close, right, end);
            } else {
                while end.is_whitespace() && end != '\n' && right == ' ' {
                    text = Cow::Owned(text.chars().skip(1).collect());
                    match text.chars().next() {
                        Some(next) => right = next,
                        None => return,
                    }
                }
                match merge(end, right) {
                    Some(Merged::Left) => text = Cow::Owned(text.chars().skip(1).collect()),
                    Some(Merged::Right) => {
                        left.pop();
                    }
                    None => {}
                }
                // `word. ` and `. next` meet: one space.
                if left.ends_with(' ') && text.starts_with(' ') {
                    text = Cow::Owned(text.chars().skip(1).collect());
                }
            }
        }
        if !text.is_empty() {
            self.tokens.push(Token::Text(text.into_owned()));
        }
    }

    /// The last text, and the first closing quotation mark behind it; nothing when a quotation
    /// opens in between.
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
    fn meet_quote<'t>(
        &mut self,
        text: Cow<'t, str>,
        last: usize,
        close: usize,
        right: char,
        end: char,
    ) -> Cow<'t, str> {
        if !matches!(right, '.' | ',') {
            return text;
        }
        if !self.locale.punctuation_in_quote() {
            if end == right
                && let Some(Token::Text(left)) = self.tokens.get_mut(last)
            {
                left.pop();
            }
            return text;
        }
        match merge(end, right) {
            Some(Merged::Left) => {}
            Some(Merged::Right) => {
                if let Some(Token::Text(left)) = self.tokens.get_mut(last) {
                    left.pop();
                    left.push(right);
                }
            }
            None => self.tokens.insert(close, Token::Text(right.to_string())),
        }
        Cow::Owned(text.chars().skip(1).collect())
    }

    fn finish(self) -> Rich {
        let locale = self.locale;
        let term = |name: &str| {
            locale
                .term(name, TermForm::Long, false)
                .unwrap_or_default()
                .to_string()
        };
        let mut stack: Vec<(Format, Vec<Inline>)> = Vec::new();
        let mut content: Vec<Inline> = Vec::new();
        let mut depth = 0usize;
        for token in self.tokens {
            match token {
                Token::Text(text) => push(&mut content, &text),
                Token::OpenQuote => {
                    let inner = depth % 2 == 1;
                    push(
                        &mut content,
                        &term(if inner {
                            "open-inner-quote"
                        } else {
                            "open-quote"
                        }),
                    );
                    depth += 1;
                }
                Token::CloseQuote => {
                    depth = depth.saturating_sub(1);
                    let inner = depth % 2 == 1;
                    push(
                        &mut content,
                        &term(if inner {
                            "close-inner-quote"
                        } else {
                            "close-quote"
                        }),
                    );
                }
                Token::Open(format) => stack.push((format, std::mem::take(&mut content))),
                Token::Close => {
                    if let Some((format, mut before)) = stack.pop() {
                        let inner = std::mem::take(&mut content);
                        if !inner.is_empty() {
                            before.push(Inline::Formatted(format, inner));
                        }
                        content = before;
                    }
                }
            }
        }
        Rich(content)
    }
}

/// Adds text, raised letters (`²`, `ʳ`, `™`) as formatting, which every output can show.
fn push(content: &mut Vec<Inline>, text: &str) {
    if !text.chars().any(superscript::is_raised) {
        return push_plain(content, text);
    }
    for c in text.chars() {
        match superscript::plain(c) {
            Some(plain) => {
                content.push(Inline::Formatted(
                    Format::Superscript,
                    vec![Inline::Text(plain)],
                ));
            }
            None => push_plain(content, c.encode_utf8(&mut [0; 4])),
        }
    }
}

fn push_plain(content: &mut Vec<Inline>, text: &str) {
    match content.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => content.push(Inline::Text(text.to_string())),
    }
}

/// Formats and what turns them over.
const OPPOSITES: &[(Format, Format)] = &[
    (Format::Italic, Format::Upright),
    (Format::Bold, Format::Regular),
    (Format::SmallCaps, Format::NoSmallCaps),
    (Format::Underline, Format::NoUnderline),
    (Format::Superscript, Format::Baseline),
    (Format::Subscript, Format::Baseline),
];

/// Which of two neighbouring marks stays.
enum Merged {
    Left,
    Right,
}

/// Merges two marks that meet; `None`: both stay.
fn merge(left: char, right: char) -> Option<Merged> {
    match (left, right) {
        (':', ':' | '.') | ('.', '.') | (';', ':' | '.' | ';') | (',', ',') => Some(Merged::Left),
        ('!', ':' | '.' | '!') | ('?', ':' | '.' | '?') => Some(Merged::Left),
        (':' | ';', '!' | '?') => Some(Merged::Right),
        _ => None,
    }
}
