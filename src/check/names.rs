//! Where names stand in a printed entry.

use super::rule::View;
use crate::record::label::Label;
use crate::text::span::Span;
use regex::Regex;
use std::sync::LazyLock;

/// The runs of names of an entry, in order: authors, editors, translators.
pub fn runs(view: &View<'_>) -> Vec<Span> {
    let names = [Label::Author, Label::Editor, Label::Translator];
    let labels = view.entry.labels.iter();
    labels
        .filter(|l| names.contains(&l.label))
        .map(|l| l.span)
        .collect()
}

/// Two initials with what stands between them: `A.` space `B.`.
static INITIALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b\p{Lu}(\p{Ll}?)\.([ \u{a0}\u{202f}]*)\p{Lu}\p{Ll}?\.")
        .expect("the pattern is fixed")
});

/// The gaps between initials that follow each other, as places of the entry's text.
pub fn initial_gaps(view: &View<'_>) -> Vec<Span> {
    let mut gaps = Vec::new();
    for run in runs(view) {
        // A run of names may end before the stop of its last initial.
        let end = run.end + usize::from(view.text[run.end..].starts_with('.'));
        let text = Span::new(run.start, end).of(view.text);
        let mut at = 0;
        while let Some(found) = INITIALS.captures_at(text, at) {
            let Some(gap) = found.get(2) else { break };
            gaps.push(Span::new(run.start + gap.start(), run.start + gap.end()));
            // The second initial may be the first of another pair.
            at = gap.end();
        }
    }
    gaps
}
