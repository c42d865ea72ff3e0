//! Written tokens into rich text: quotation marks alternate, formats enclose what they hold.

use std::borrow::Cow;

use crate::csl::locale::{Locale, TermForm};
use crate::csl::superscript;
use crate::text::rich::{Format, Inline, Rich};

/// What has been written, in order.
#[derive(Debug)]
pub(super) enum Token<'t> {
    Text(Cow<'t, str>),
    Open(Format),
    Close,
    OpenQuote,
    CloseQuote,
}

/// The rich text of tokens, with the quotation marks of a locale.
pub(super) fn rich(tokens: Vec<Token<'_>>, locale: &Locale) -> Rich {
    let term = |name: &str| {
        locale
            .term(name, TermForm::Long, false)
            .unwrap_or_default()
            .to_string()
    };
    let mut stack: Vec<(Format, Vec<Inline>)> = Vec::new();
    let mut content: Vec<Inline> = Vec::new();
    let mut depth = 0usize;
    for token in tokens {
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
