//! A reference as training sees it: its tokens, and for each the states it may be in.
//!
//! Where an annotation is sure, a token has one state; where a source does not say (volume and
//! issue under one label, a title that swallows its container), it has several, and training sums
//! over them.

use super::labelled::LabelledReference;
use super::state::{ALL_STATES, StateSet, WIDTH, label_index};
use super::token::{Tokens, tokenize};
use crate::record::label::Label;
use crate::text::span::Span;

/// Labels as a set: bit `label_index(label)`; bit 0 is "no label".
pub type LabelSet = u32;

/// The set of these labels.
pub fn label_set(labels: &[Label]) -> LabelSet {
    labels
        .iter()
        .fold(0, |set, label| set | 1 << label_index(Some(*label)))
}

/// A part of a text whose label is known, or known to be one of a few.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Bytes of the text.
    pub span: Span,
    /// What it may be. With one label the part is one span; with more it may hold several.
    pub labels: LabelSet,
}

/// An annotated text.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotated {
    /// The text.
    pub text: String,
    /// Its parts in order, not overlapping.
    pub parts: Vec<Part>,
    /// What words outside all parts may be.
    pub elsewhere: LabelSet,
    /// How much it counts in training; 1 for an ordinary reference.
    pub weight: f32,
}

impl Annotated {
    /// The reference as it is labelled, every word outside its spans without a label.
    pub fn exactly(reference: &LabelledReference) -> Annotated {
        let part = |span: &crate::record::label::LabelledSpan| Part {
            span: span.span,
            labels: label_set(&[span.label]),
        };
        Annotated {
            text: reference.text.clone(),
            parts: reference.spans.iter().map(part).collect(),
            elsewhere: 1,
            weight: 1.0,
        }
    }

    /// The text's tokens with the states each may be in.
    pub fn states(&self) -> (Tokens, Vec<StateSet>) {
        let tokens = tokenize(&self.text);
        let mut parts = self.parts.iter().enumerate().peekable();
        let mut last = None;
        let states = tokens
            .list
            .iter()
            .map(|token| {
                // A token belongs to the part that holds its first byte.
                while parts
                    .next_if(|(_, part)| part.span.end <= token.span.start)
                    .is_some()
                {}
                let here = parts
                    .peek()
                    .filter(|(_, part)| part.span.start < token.span.end);
                let Some((number, part)) = here else {
                    last = None;
                    return states_of(self.elsewhere, true, true);
                };
                let first = last != Some(*number);
                last = Some(*number);
                let sure = part.labels.count_ones() == 1;
                states_of(part.labels, first || !sure, !first)
            })
            .collect();
        (tokens, states)
    }
}

fn states_of(labels: LabelSet, begin: bool, further: bool) -> StateSet {
    let labels = StateSet::from(labels);
    let mut states = labels & 1;
    if begin {
        states |= labels;
    }
    if further {
        states |= (labels & !1) << WIDTH;
    }
    states & ALL_STATES
}
