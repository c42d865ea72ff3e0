//! States of the chain: no label, or a label at the beginning of a span or further inside it.

use crate::record::label::Label;

/// Number of labels, "no label" included (which is number 0).
pub const LABELS: usize = Label::ALL.len() + 1;
/// Labels are padded to this number, so that rows of scores fit the machine's vectors.
pub const WIDTH: usize = 32;
/// Length of a row of scores: every label at the beginning of a span, then inside one.
pub const STATES: usize = 2 * WIDTH;
const _: () = assert!(LABELS <= WIDTH);

/// The number of a label in the chain; `None` is "no label".
pub fn label_index(label: Option<Label>) -> usize {
    label.map_or(0, |label| label as usize + 1)
}

/// The label of a number.
pub fn label_of(index: usize) -> Option<Label> {
    index
        .checked_sub(1)
        .and_then(|i| Label::ALL.get(i))
        .copied()
}

/// The state inside a span of label `label` (not 0); its beginning has the label's own number.
pub const fn inside(label: usize) -> usize {
    WIDTH + label
}

/// The label of a state.
pub const fn label_of_state(state: usize) -> usize {
    state % WIDTH
}

/// Whether a state lies further inside a span.
pub const fn is_inside(state: usize) -> bool {
    state >= WIDTH
}

/// A set of states: bit `s` is state `s`.
pub type StateSet = u64;
const _: () = assert!(STATES <= 64);

/// All states that exist.
pub const ALL_STATES: StateSet = {
    let begins: StateSet = (1 << LABELS) - 1;
    begins | (begins & !1) << WIDTH
};
