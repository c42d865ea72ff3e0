//! What of a text is no running text, and is left as it is: addresses, identifiers, markup.

use super::token::{Token, latin_words};
use crate::text::span::Span;

/// The Latin words of a text, in order, but for those in addresses and tags.
pub(super) fn running_words(text: &str) -> impl Iterator<Item = Token> {
    let kept = kept_spans(text);
    let words = latin_words(text).into_iter();
    words.filter(move |word| !overlaps_any(&kept, word.span))
}

/// What is never Russian: addresses, e-mail, DOIs, and tags of markup. In order.
fn kept_spans(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut at = 0;
    for chunk in text.split_inclusive(char::is_whitespace) {
        let span = Span::new(at, at + chunk.len());
        at = span.end;
        let is_address = chunk.contains("://")
            || chunk.contains('@')
            || chunk.starts_with("www.")
            || chunk.trim_start_matches("doi:").starts_with("10.") && chunk.contains('/');
        if is_address {
            spans.push(span);
        } else {
            push_tags(chunk, span.start, &mut spans);
        }
    }
    spans
}

/// The tags of markup within one chunk: `<i>`, `</sup>`.
fn push_tags(chunk: &str, offset: usize, spans: &mut Vec<Span>) {
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

/// Whether a span lies over one of `spans`, which are in order and do not overlap.
fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end <= span.start);
    spans.get(after).is_some_and(|other| other.overlaps(span))
}
