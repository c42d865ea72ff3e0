//! How well the parts of references are found, held against annotated ones.
//!
//! What is compared is a field: all pieces of one label in a reference, as their words. Letter
//! case, punctuation and the words that only announce a field (`pp.`, `vol.`, `In:`, `edited by`,
//! `doi:`) do not count, since ways of annotating differ in them. `other` is not compared, nor are
//! labels that the annotated references never use.

use super::feature::cue::{class, cues, word_key};
use super::labelled::LabelledReference;
use super::tagger::Labelled;
use crate::record::label::{Label, LabelledSpan};
use crate::text::span::Span;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Steps of confidence that are told apart.
pub const STEPS: usize = 10;

/// How often a field was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Found as annotated.
    pub right: usize,
    /// Found at all.
    pub found: usize,
    /// Annotated.
    pub expected: usize,
}

impl Counts {
    /// Share of what was found that is right, 0 to 1.
    pub fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// Share of what is annotated that was found, 0 to 1.
    pub fn recall(self) -> f64 {
        share(self.right, self.expected)
    }

    /// The harmonic mean of precision and recall.
    pub fn f1(self) -> f64 {
        share(2 * self.right, self.found + self.expected)
    }
}

fn share(part: usize, of: usize) -> f64 {
    if of == 0 {
        0.0
    } else {
        part as f64 / of as f64
    }
}

/// Fields whose confidence lies in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Sum of their confidences.
    pub confidence: f64,
    /// How many there are.
    pub count: usize,
    /// How many of them are right.
    pub right: usize,
}

/// What came of an evaluation.
#[derive(Clone, Debug, Default)]
pub struct Evaluation {
    /// By label; volume and issue are one field, under `volume`, when they are taken together.
    fields: BTreeMap<Label, Counts>,
    /// References compared.
    pub references: usize,
    /// References in which every annotated field is right.
    pub whole: usize,
    /// Fields by their confidence, in steps of a tenth: what makes a reliability table.
    pub confidence: [Step; STEPS],
    habits: Annotation,
}

/// What a source's way of annotating cannot tell apart.
#[derive(Clone, Copy, Debug, Default)]
pub struct Annotation {
    /// Volume and issue are one field.
    pub merges_volume_and_issue: bool,
    /// A word, from one blank to the next, has one label: `7(3):41` is a volume, `12.Berg` an author.
    pub labels_whole_words: bool,
}

impl Evaluation {
    /// An evaluation without references, of a source that annotates so.
    pub fn new(habits: Annotation) -> Evaluation {
        Evaluation {
            habits,
            ..Evaluation::default()
        }
    }

    /// Compares one reference.
    pub fn add(&mut self, annotated: &LabelledReference, found: &Labelled) {
        let text = &annotated.text;
        let expected = self.fields_of(text, &annotated.spans);
        let got = self.fields_of(text, &found.spans);
        for (label, (value, _)) in &expected {
            let counts = self.fields.entry(*label).or_default();
            counts.expected += 1;
            counts.right += usize::from(got.get(label).is_some_and(|(other, _)| other == value));
        }
        for (label, (value, confidence)) in &got {
            self.fields.entry(*label).or_default().found += 1;
            let right = expected.get(label).is_some_and(|(other, _)| other == value);
            let at = (*confidence * STEPS as f32) as usize;
            let step = &mut self.confidence[at.min(STEPS - 1)];
            step.confidence += f64::from(*confidence);
            step.count += 1;
            step.right += usize::from(right);
        }
        let all = expected
            .iter()
            .all(|(label, (value, _))| got.get(label).is_some_and(|(other, _)| other == value));
        self.references += 1;
        self.whole += usize::from(all);
    }

    /// The fields that are annotated anywhere, the most frequent first.
    pub fn fields(&self) -> Vec<(Label, Counts)> {
        let annotated = self.fields.iter().filter(|(_, counts)| counts.expected > 0);
        let mut list: Vec<_> = annotated.map(|(label, counts)| (*label, *counts)).collect();
        list.sort_by_key(|(_, counts)| std::cmp::Reverse(counts.expected));
        list
    }

    /// All fields together.
    pub fn all(&self) -> Counts {
        let fields = self.fields().into_iter();
        fields.fold(Counts::default(), |sum, (_, counts)| Counts {
            right: sum.right + counts.right,
            found: sum.found + counts.found,
            expected: sum.expected + counts.expected,
        })
    }

    /// The values of a reference's fields with the confidence of the least sure piece.
    fn fields_of(&self, text: &str, spans: &[LabelledSpan]) -> BTreeMap<Label, (String, f32)> {
        let mut out: BTreeMap<Label, (String, f32)> = BTreeMap::new();
        let field = |label: Label| match label {
            Label::Issue if self.habits.merges_volume_and_issue => Label::Volume,
            label => label,
        };
        let by_words = (self.habits.labels_whole_words).then(|| by_words(text, spans, field));
        for span in by_words.as_deref().unwrap_or(spans) {
            let words = words(span.label, span.span.of(text));
            if span.label == Label::Other || words.is_empty() {
                continue;
            }
            let (value, least) = out.entry(field(span.label)).or_insert((String::new(), 1.0));
            if !value.is_empty() {
                value.push(' ');
            }
            value.push_str(&words.join(" "));
            *least = least.min(span.confidence);
        }
        out
    }
}

/// The parts as they would be if each word, from one blank to the next, bore one label: that of most of its
/// letters and digits, the first of several that have as many; `field` says which labels are one.
fn by_words(
    text: &str,
    spans: &[LabelledSpan],
    field: impl Fn(Label) -> Label,
) -> Vec<LabelledSpan> {
    let mut out: Vec<LabelledSpan> = Vec::new();
    let mut last = None;
    for word in words_of(text) {
        let mut sizes: Vec<(Label, usize)> = Vec::new();
        for span in spans {
            let (start, end) = (span.span.start.max(word.start), span.span.end.min(word.end));
            let common = text.get(start..end).unwrap_or_default();
            let size = common.chars().filter(|c| c.is_alphanumeric()).count();
            match sizes
                .iter_mut()
                .find(|(label, _)| *label == field(span.label))
            {
                Some((_, sum)) => *sum += size,
                None => sizes.push((field(span.label), size)),
            }
        }
        let most = sizes.iter().rev().max_by_key(|(_, size)| *size);
        let label = most.filter(|(_, size)| *size > 0).map(|(label, _)| *label);
        let is_there = |span: &LabelledSpan| {
            let touches = span.span.start < word.end && word.start < span.span.end;
            touches && Some(field(span.label)) == label
        };
        let part = spans.iter().position(is_there);
        match (part, out.last_mut()) {
            (Some(_), Some(before)) if part == last => before.span.end = word.end,
            (Some(at), _) => out.push(LabelledSpan {
                span: word,
                label: field(spans[at].label),
                ..spans[at]
            }),
            (None, _) => {}
        }
        last = spans.iter().rposition(is_there);
    }
    out
}

/// What stands between blanks.
fn words_of(text: &str) -> impl Iterator<Item = Span> {
    text.split_whitespace().map(|word| {
        let start = word.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + word.len())
    })
}

/// The words of a value that count.
fn words(label: Label, printed: &str) -> Vec<String> {
    let folded: String = printed.nfkc().flat_map(char::to_lowercase).collect();
    let mut words: Vec<String> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let announces = |word: &String, names: &[&str]| {
        let set = cues(word_key(word.chars()));
        names.iter().any(|name| set & class(name) != 0)
    };
    let trim = |words: &mut Vec<String>, names: &[&str]| {
        while words.len() > 1 && words.first().is_some_and(|word| announces(word, names)) {
            words.remove(0);
        }
        while words.len() > 1 && words.last().is_some_and(|word| announces(word, names)) {
            words.pop();
        }
    };
    match label {
        Label::Pages => trim(&mut words, &["pages"]),
        Label::Volume => trim(&mut words, &["volume"]),
        Label::Issue => trim(&mut words, &["issue"]),
        Label::Edition => trim(&mut words, &["edition"]),
        Label::Accessed => trim(&mut words, &["accessed"]),
        Label::Editor | Label::Translator if words.len() > 2 => {
            trim(&mut words, &["editor", "translator"]);
        }
        Label::ContainerTitle if words.first().is_some_and(|word| word == "in") => {
            words.remove(0);
        }
        Label::Doi => {
            if let Some(at) = words.iter().position(|word| word == "10") {
                words.drain(..at);
            }
        }
        Label::Date => {
            for word in &mut words {
                let year = word.trim_end_matches(char::is_alphabetic);
                if year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()) {
                    word.truncate(4);
                }
            }
        }
        _ => {}
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labelled(text: &str, parts: &[(&str, Label)]) -> Vec<LabelledSpan> {
        let mut from = 0;
        let mut spans = Vec::new();
        for (part, label) in parts {
            let start = from + text[from..].find(part).unwrap();
            from = start + part.len();
            spans.push(LabelledSpan {
                span: Span::new(start, from),
                label: *label,
                confidence: 0.85,
            });
        }
        spans
    }

    #[test]
    fn words_that_announce_do_not_count() {
        for (label, printed, expected) in [
            (Label::Pages, "pp. 12–15", "12 15"),
            (Label::Pages, "С. 12-15", "12 15"),
            (Label::Volume, "Vol. 3", "3"),
            (Label::Date, "2003a", "2003"),
            (Label::Doi, "https://doi.org/10.1000/182", "10 1000 182"),
            (Label::ContainerTitle, "In: Moss", "moss"),
            (Label::Title, "«Мхи»: roofs!", "мхи roofs"),
        ] {
            assert_eq!(words(label, printed).join(" "), expected, "{printed}");
        }
    }

    #[test]
    fn fields_are_counted() {
        let text = "Berg A. Moss. Ecology. 2012;7(3):41.";
        let annotated = LabelledReference {
            text: text.to_owned(),
            spans: labelled(
                text,
                &[
                    ("Berg A.", Label::Author),
                    ("Moss", Label::Title),
                    ("7(3)", Label::Volume),
                ],
            ),
            ..LabelledReference::default()
        };
        let found = Labelled {
            spans: labelled(
                text,
                &[
                    ("Berg A", Label::Author),
                    ("Moss. Ecology", Label::Title),
                    ("2012", Label::Date),
                    ("7", Label::Volume),
                    ("3", Label::Issue),
                ],
            ),
            confidence: 0.5,
        };
        let mut evaluation = Evaluation::new(Annotation {
            merges_volume_and_issue: true,
            ..Annotation::default()
        });
        evaluation.add(&annotated, &found);
        let all = evaluation.all();
        // The date is annotated nowhere, so that it does not count.
        assert_eq!((all.right, all.found, all.expected), (2, 3, 3));
        assert_eq!(evaluation.whole, 0);
        assert_eq!(evaluation.confidence[8].count, 4);
        assert_eq!(evaluation.confidence[8].right, 2);
    }

    #[test]
    fn a_word_has_the_label_of_most_of_it() {
        let text = "12.Berg A. Moss. J Ecol 2012;107(3).";
        let found = labelled(
            text,
            &[
                ("12", Label::CitationNumber),
                ("Berg A", Label::Author),
                ("Moss", Label::Title),
                ("J Ecol", Label::ContainerTitle),
                ("2012", Label::Date),
                ("107", Label::Volume),
                ("3", Label::Issue),
            ],
        );
        let by_words: Vec<(&str, Label)> = by_words(text, &found, |label| label)
            .iter()
            .map(|part| (part.span.of(text), part.label))
            .collect();
        assert_eq!(
            by_words,
            [
                ("12.Berg A.", Label::Author),
                ("Moss.", Label::Title),
                ("J Ecol", Label::ContainerTitle),
                ("2012;107(3).", Label::Date),
            ]
        );
    }
}
