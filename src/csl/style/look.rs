//! Affixes, formatting and letter case (CSL 1.0.2, Affixes; Formatting; Text-case).

use crate::text::rich::Format;

/// Affixes, formatting and the like, which most elements may have.
#[derive(Clone, Debug, Default)]
pub struct Look {
    pub prefix: String,
    pub suffix: String,
    pub formatting: Formatting,
    pub display: Option<Format>,
    /// Quotation marks around it; `Some(false)` when the style says that it has none.
    pub quotes: Option<bool>,
    pub strip_periods: bool,
    pub text_case: Option<TextCase>,
}

/// Character formatting (CSL 1.0.2, Formatting), one value for each of its attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Formatting {
    pub style: Option<Format>,
    pub variant: Option<Format>,
    pub weight: Option<Format>,
    pub decoration: Option<Format>,
    pub align: Option<Format>,
}

impl Formatting {
    /// Nothing is set.
    pub fn is_plain(self) -> bool {
        self == Formatting::default()
    }

    /// What is set, outermost first.
    pub fn formats(self) -> impl DoubleEndedIterator<Item = Format> {
        [
            self.decoration,
            self.style,
            self.weight,
            self.variant,
            self.align,
        ]
        .into_iter()
        .flatten()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextCase {
    Lowercase,
    Uppercase,
    CapitalizeFirst,
    /// The first letter of the title and of each subtitle (the draft of CSL 1.1).
    CapitalizeSubtitle,
    CapitalizeAll,
    Sentence,
    Title,
}
