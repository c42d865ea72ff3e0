//! Narrow spaces of French typography.

use std::borrow::Cow;

/// French has a narrow space, at which no line breaks, before high marks and within its
/// quotation marks.
pub(super) fn narrow(text: &str) -> Cow<'_, str> {
    let marks = [" :", " ;", " !", " ?", " »", "« "];
    if !marks.iter().any(|mark| text.contains(mark)) {
        return Cow::Borrowed(text);
    }
    let narrow = |text: String, mark: &&str| text.replace(mark, &mark.replace(' ', "\u{202f}"));
    Cow::Owned(marks.iter().fold(text.to_string(), narrow))
}
