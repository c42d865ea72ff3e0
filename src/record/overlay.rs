//! Labels that a rule sets over those of the model.

use super::label::{Label, LabelledSpan};
use crate::text::span::Span;

/// Cuts `taken` out of the spans (in order, not overlapping); of one that reaches beyond it the
/// parts before and behind are kept, without the punctuation at their beginning.
pub fn give_way(text: &str, spans: &mut Vec<LabelledSpan>, taken: Span) {
    let mut out = Vec::with_capacity(spans.len() + 1);
    for label in spans.drain(..) {
        let span = label.span;
        if !span.overlaps(taken) {
            out.push(label);
            continue;
        }
        let before = Span::new(span.start, taken.start.max(span.start));
        let behind = Span::new(taken.end.min(span.end), span.end);
        for part in [before, behind] {
            let inner = part.of(text);
            let start = inner.trim_start_matches([',', '.', ':', ';', ')', ']', ' ', '\u{a0}']);
            let part = Span::new(part.end - start.len(), part.end).trim(text);
            if part.of(text).contains(char::is_alphanumeric) {
                out.push(LabelledSpan {
                    span: part,
                    ..label
                });
            }
        }
    }
    *spans = out;
}

/// Adds a span that no other overlaps, in its place.
pub fn add(spans: &mut Vec<LabelledSpan>, span: Span, label: Label) {
    spans.push(LabelledSpan::certain(span, label));
    spans.sort_by_key(|l| l.span);
}
