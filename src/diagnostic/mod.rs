//! One kind of complaint, for readers, rules and converters alike: what is wrong, where, how bad
//! it is, and how it can be mended. `report` prints it.

mod selection;

pub use selection::{Known, Selection, UnknownCode};

use crate::text::span::Span;
use serde::{Deserialize, Serialize};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// A matter of style.
    Info,
    /// Very likely wrong.
    Warning,
    /// Wrong by a fact that can be checked.
    Error,
}

/// A replacement in the file's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the file's (decoded) text.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

/// A way to mend what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What the fix does, as an instruction: ``replace `М` (Cyrillic) by `M` ``.
    pub message: String,
    /// The replacements, which do not overlap; all or none is applied.
    pub edits: Vec<Edit>,
    /// The fix cannot change what the reference denotes.
    pub safe: bool,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code: `SYN001`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// Number of the entry in its file, from 1; `None` for what concerns no entry.
    pub reference: Option<usize>,
    /// The entry's citekey, if it has one.
    pub key: Option<String>,
    /// Bytes of the file's (decoded) text.
    pub span: Span,
    /// How it can be mended.
    pub fix: Option<Fix>,
}
