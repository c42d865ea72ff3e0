//! Written tokens into rich or plain text: quotation marks alternate, formats enclose what they hold.

use std::borrow::Cow;

use crate::csl::locale::{Locale, TermForm};
use crate::csl::superscript;
use crate::csl::trace::Source;
use crate::text::rich::{Format, Inline, Rich};
use crate::text::span::Span;

/// What has been written, in order.
#[derive(Debug)]
pub(super) enum Token<'t> {
    Text(Cow<'t, str>),
    Open(Format),
    Close,
    OpenQuote,
    CloseQuote,
    /// The value of a variable begins; values may hold values.
    Begin(Source),
    End,
}

/// The rich text of tokens, with the quotation marks of a locale.
pub(super) fn rich(tokens: Vec<Token<'_>>, locale: &Locale) -> Rich {
    let mut quotes = Quotes { locale, depth: 0 };
    let mut stack: Vec<(Format, Vec<Inline>)> = Vec::new();
    let mut content: Vec<Inline> = Vec::new();
    for token in tokens {
        match token {
            Token::Text(text) => push(&mut content, &text),
            Token::OpenQuote => push(&mut content, quotes.open()),
            Token::CloseQuote => push(&mut content, quotes.close()),
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
            Token::Begin(_) | Token::End => {}
        }
    }
    Rich(content)
}

/// The plain text of tokens, and where in it the values of variables stand; of a value within
/// another only the outer one.
pub(super) fn traced(tokens: Vec<Token<'_>>, locale: &Locale) -> (String, Vec<(Span, Source)>) {
    let mut quotes = Quotes { locale, depth: 0 };
    let mut open: Vec<(usize, Source)> = Vec::new();
    let (mut text, mut parts) = (String::new(), Vec::new());
    for token in tokens {
        match token {
            Token::Text(piece) => text.push_str(&piece),
            Token::OpenQuote => text.push_str(quotes.open()),
            Token::CloseQuote => text.push_str(quotes.close()),
            Token::Open(Format::RightInline | Format::Block | Format::Indent) => {
                if !text.is_empty() && !text.ends_with(' ') {
                    text.push(' ');
                }
            }
            Token::Open(_) | Token::Close => {}
            Token::Begin(source) => open.push((text.len(), source)),
            Token::End => {
                if let Some((start, source)) = open.pop()
                    && open.is_empty()
                    && start < text.len()
                {
                    parts.push((Span::new(start, text.len()), source));
                }
            }
        }
    }
    (text, parts)
}

/// A locale's quotation marks, the inner ones within the outer.
struct Quotes<'l> {
    locale: &'l Locale,
    depth: usize,
}

impl<'l> Quotes<'l> {
    fn open(&mut self) -> &'l str {
        let name = match self.depth % 2 {
            0 => "open-quote",
            _ => "open-inner-quote",
        };
        self.depth += 1;
        self.term(name)
    }

    fn close(&mut self) -> &'l str {
        self.depth = self.depth.saturating_sub(1);
        self.term(match self.depth % 2 {
            0 => "close-quote",
            _ => "close-inner-quote",
        })
    }

    fn term(&self, name: &str) -> &'l str {
        self.locale
            .term(name, TermForm::Long, false)
            .unwrap_or_default()
    }
}

/// Adds text, raised letters (`²`, `ʳ`, `™`) as formatting, which every output can show.
fn push(content: &mut Vec<Inline>, text: &str) {
    if text.is_ascii() || !text.chars().any(superscript::is_raised) {
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
