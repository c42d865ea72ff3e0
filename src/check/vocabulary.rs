//! The words of a list, for spelling by the list itself: what is spelt right elsewhere in it.

use super::rule::List;
use super::scan;
use crate::text::span::Span;
use std::collections::HashMap;

/// A word where it stands.
#[derive(Clone, Debug)]
pub struct Word {
    /// Number of the entry, from 0.
    pub index: usize,
    /// Bytes of the entry's text.
    pub span: Span,
    /// The word in lower case.
    pub lower: String,
}

/// All words of the prose of a list, in order, and in how many entries each stands.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// The words in the order of the list.
    pub words: Vec<Word>,
    entries: HashMap<String, (usize, usize)>,
}

impl Vocabulary {
    /// Collects the words of a list; addresses and identifiers have none.
    pub fn of(list: &List<'_>) -> Vocabulary {
        let mut out = Vocabulary::default();
        for view in list.views() {
            for part in view.parts() {
                for word in scan::words(part.of(view.text)) {
                    let span = word.shifted(part.start);
                    if view.hides(span) {
                        continue;
                    }
                    let lower = span.of(view.text).to_lowercase();
                    let count = out.entries.entry(lower.clone()).or_insert((0, usize::MAX));
                    if count.1 != view.index {
                        *count = (count.0 + 1, view.index);
                    }
                    let index = view.index;
                    out.words.push(Word { index, span, lower });
                }
            }
        }
        out
    }

    /// In how many entries a word (in lower case) stands.
    pub fn count(&self, lower: &str) -> usize {
        self.entries.get(lower).map_or(0, |count| count.0)
    }

    /// The different words with the number of their entries, in no order.
    pub fn counts(&self) -> impl Iterator<Item = (&str, usize)> {
        self.entries
            .iter()
            .map(|(word, count)| (word.as_str(), count.0))
    }

    /// Neighbours: words of one entry with nothing but one space between them.
    pub fn neighbours<'v>(
        &'v self,
        list: &'v List<'_>,
    ) -> impl Iterator<Item = (&'v Word, &'v Word)> {
        self.words.windows(2).filter_map(|pair| {
            let [a, b] = pair else { return None };
            let text = &list.entries.get(a.index)?.text.text;
            let between = text.get(a.span.end..b.span.start)?;
            (a.index == b.index && between == " ").then_some((a, b))
        })
    }
}
