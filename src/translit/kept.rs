//! What of a text is no running text, and is left as it is: addresses and markup.

use super::address::{addresses, overlaps_any};
use super::token::{Token, latin_words};
use crate::text::span::Span;

/// The Latin words of a text, in order, but for those in addresses and tags.
pub(super) fn running_words(text: &str) -> impl Iterator<Item = Token> {
    let kept = kept_spans(text);
    let words = latin_words(text).into_iter();
    words.filter(move |word| !overlaps_any(&kept, word.span))
}

/// What is never Russian: addresses and tags of markup. In order.
fn kept_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut done = 0;
    for address in addresses(text) {
        push_tags(text, Span::new(done, address.start), &mut spans);
        spans.push(address);
        done = address.end;
    }
    push_tags(text, Span::new(done, text.len()), &mut spans);
    spans
}

/// The tags of markup within a part of the text: `<i>`, `</sup>`. None has white space in it.
fn push_tags(text: &str, part: Span, spans: &mut Vec<Span>) {
    let mut at = part.start;
    for chunk in part.of(text).split_inclusive(char::is_whitespace) {
        push_tags_of(chunk, at, spans);
        at += chunk.len();
    }
}

fn push_tags_of(chunk: &str, offset: usize, spans: &mut Vec<Span>) {
    let mut from = 0;
    while let Some(open) = chunk[from..].find('<').map(|i| from + i) {
        let Some(close) = chunk[open..].find('>').map(|i| open + i) else {
            return;
        };
        let name = chunk[open + 1..close].trim_start_matches('/');
        if !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()) {
            spans.push(Span::new(offset + open, offset + close + 1));
        }
        from = close + 1;
    }
}
