//! The tagger: a model put to work on texts.

use super::above;
use super::calibration;
use super::day_month;
use super::feature::observe;
use super::habits::{FEWEST, Habits, Taken};
use super::lattice::{Posterior, Steps, best, posterior};
use super::model::{Model, ModelError};
use super::repair::repair;
use super::spans::{Tagged, spans};
use super::state::label_of_state;
use super::token::tokenize;
use crate::record::label::LabelledSpan;
use rayon::prelude::*;
use std::sync::LazyLock;

/// A text's labels.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Labelled {
    /// The labelled parts in order, not overlapping; bytes of the text.
    pub spans: Vec<LabelledSpan>,
    /// How sure it is that all labels are right, 0 to 1.
    pub confidence: f32,
}

/// Labels references with a model.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
}

const MODEL: &[u8] = include_bytes!("../../data/model/references.model");

static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| {
    // A test reads the embedded file, so a program with a damaged one is not released; if the
    // bytes were damaged afterwards, labelling nothing is all that can be done.
    Tagger::from_bytes(MODEL).unwrap_or_else(|_| Tagger::new(Model::empty()))
});

impl Tagger {
    /// A tagger with this model.
    pub fn new(model: Model) -> Tagger {
        Tagger { model }
    }

    /// The tagger the program carries.
    pub fn embedded() -> &'static Tagger {
        &EMBEDDED
    }

    /// A tagger with the model of a file's bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Tagger, ModelError> {
        Ok(Tagger::new(Model::from_bytes(bytes)?))
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.model
    }

    /// Labels the text of one reference. Linear in its length.
    pub fn label(&self, text: &str) -> Labelled {
        self.read(text, None).0
    }

    /// Labels a text, bent to the habits of its list where there are some.
    fn read(&self, text: &str, habits: Option<(&Habits, &Taken)>) -> (Labelled, Taken) {
        let tokens = tokenize(text);
        let count = tokens.list.len();
        if count == 0 {
            return Default::default();
        }
        let scores = self.model.scores(&observe(text, &tokens));
        let gaps = &tokens.gaps[..count];
        let bent: Vec<(Steps, Steps)> = match habits {
            None => Vec::new(),
            Some((habits, own)) => gaps
                .iter()
                .map(|gap| {
                    let mut steps = self.model.steps(*gap).0.clone();
                    habits.bend(*gap, own, &mut steps);
                    let factors = steps.exp();
                    (steps, factors)
                })
                .collect(),
        };
        let steps: Vec<&(Steps, Steps)> = if habits.is_some() {
            bent.iter().collect()
        } else {
            gaps.iter().map(|gap| self.model.steps(*gap)).collect()
        };
        let logs: Vec<&Steps> = steps.iter().map(|steps| &steps.0).collect();
        let factors: Vec<&Steps> = steps.iter().map(|steps| &steps.1).collect();
        let (states, score) = best(&scores, &logs);
        let mut sums = Posterior::default();
        posterior(&scores, &factors, None, &mut sums);
        let mut tagged: Vec<Tagged> = states
            .iter()
            .enumerate()
            .map(|(i, state)| Tagged {
                label: label_of_state(*state),
                begins: !super::state::is_inside(*state),
                confidence: sums.label(i, *state).clamp(0.0, 1.0),
            })
            .collect();
        repair(text, &tokens, &mut tagged);
        let mut spans = spans(text, &tokens, &tagged);
        day_month::add(text, &mut spans);
        above::mark(text, &mut spans);
        for span in &mut spans {
            span.confidence = calibration::confidence(span.confidence);
        }
        let probability = (score - sums.log_total).exp().clamp(0.0, 1.0);
        let taken = Taken::new(&tokens, &states, probability);
        let confidence = calibration::confidence(probability);
        (Labelled { spans, confidence }, taken)
    }

    /// Labels the references of one list, in their order: each by itself, and those that are not
    /// sure once more with the list's habits.
    pub fn label_list(&self, texts: &[&str]) -> Vec<Labelled> {
        let mut out = Vec::with_capacity(texts.len());
        for texts in texts.chunks(LIST) {
            let (mut labelled, taken): (Vec<Labelled>, Vec<Taken>) = texts
                .par_iter()
                .with_min_len(ENOUGH)
                .map(|text| self.read(text, None))
                .unzip();
            if texts.len() >= FEWEST {
                let habits = Habits::of(&taken);
                labelled
                    .par_iter_mut()
                    .with_min_len(ENOUGH)
                    .zip(texts.par_iter().zip(&taken))
                    .filter(|(_, (_, own))| own.weight() < SURE)
                    .for_each(|(labelled, (text, own))| {
                        *labelled = self.read(text, Some((&habits, own))).0;
                    });
            }
            out.extend(labelled);
        }
        out
    }
}

/// References labelled together: longer lists are taken in pieces.
const LIST: usize = 512;
/// Fewer are not worth another thread.
const ENOUGH: usize = 64;
/// What is more probable than this is not read again.
const SURE: f32 = 0.95;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::label::Label;

    #[test]
    fn the_embedded_model_labels_references() {
        let tagger = Tagger::from_bytes(MODEL).unwrap();
        for (text, label, expected) in [
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Author,
                "Berg A, Lind C.",
            ),
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Date,
                "2012",
            ),
            (
                "Berg A, Lind C. Moss on old roofs. J Ecol. 2012;7(3):41–9.",
                Label::Issue,
                "3",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::TranslatedTitle,
                "Mosses on roofs",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::ContainerTitleTranslated,
                "Botany",
            ),
            (
                "Ptitsyn R.K. Mkhi na kryshakh [Mosses on roofs]. Botanika [Botany], 2012, no. 4, pp. 41–49. (In Russ.).",
                Label::LanguageNote,
                "In Russ.",
            ),
            (
                "Птицын Р. К. Мхи на крышах : учеб. пособие. – 2-е изд. – Тверь : Луч, 2012. – 149 с.",
                Label::Genre,
                "учеб. пособие",
            ),
            (
                "Птицын Р. К. Мхи на крышах : учеб. пособие. – 2-е изд. – Тверь : Луч, 2012. – 149 с.",
                Label::Edition,
                "2-е изд.",
            ),
            (
                "Птицын Р. К. Мхи на крышах [Электронный ресурс]. URL: http://mkhi.ru/1 (дата обращения: 03.02.2019).",
                Label::Note,
                "Электронный ресурс",
            ),
            (
                "Птицын Р. К. Мхи на крышах [Электронный ресурс]. URL: http://mkhi.ru/1 (дата обращения: 03.02.2019).",
                Label::Accessed,
                "дата обращения: 03.02.2019",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::Editor,
                "Ptitsyn, R.K.",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::TranslatedTitle,
                "Mosses on Roofs. The U.S. Case; a Review",
            ),
            (
                "Ptitsyn, R.K. (ed.) (2012), Mkhi na kryshakh [Mosses on Roofs. The U.S. Case; a Review], Luch Publ., Tver, Russia. (In Russian)",
                Label::PublisherPlace,
                "Tver, Russia",
            ),
            (
                "Berg, A. (2012), “’Roofs’ and Moss in Old Towns”, Journal of Ecology, no. 4 (7), pp. 41–49.",
                Label::Title,
                "’Roofs’ and Moss in Old Towns",
            ),
            (
                "Berg, A. (2012). Moss. https://doi.org/10.1000/182.",
                Label::Doi,
                "https://doi.org/10.1000/182",
            ),
        ] {
            let found = tagger.label(text);
            let span = found.spans.iter().find(|span| span.label == label);
            let printed = span.map(|span| span.span.of(text).trim_end_matches('.'));
            assert_eq!(printed, Some(expected.trim_end_matches('.')), "{text}");
        }
    }

    #[test]
    fn any_text_is_labelled_in_order_and_within_bounds() {
        let long = "a(«".repeat(5000);
        for text in [
            "",
            "…",
            "—— ((( »»» [",
            "\u{301}ё\u{ad}",
            "10.1000/",
            long.as_str(),
        ] {
            let found = Tagger::embedded().label(text);
            let mut end = 0;
            for span in &found.spans {
                assert!(
                    span.span.start >= end && text.get(span.span.start..span.span.end).is_some()
                );
                assert!((0.0..=1.0).contains(&span.confidence));
                end = span.span.end;
            }
            assert!((0.0..=1.0).contains(&found.confidence));
        }
    }
}
