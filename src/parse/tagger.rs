//! The tagger: a model put to work on texts.

use super::feature::observe;
use super::lattice::{Posterior, Steps, best, posterior};
use super::model::{Model, ModelError};
use super::spans::{Tagged, spans};
use super::state::label_of_state;
use super::token::tokenize;
use crate::record::label::LabelledSpan;
use std::sync::LazyLock;

/// A text's labels.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Labelled {
    /// The labelled parts in order, not overlapping; bytes of the text.
    pub spans: Vec<LabelledSpan>,
    /// The probability the model gives to the whole row of labels, 0 to 1.
    pub confidence: f32,
}

/// Labels references with a model.
#[derive(Debug)]
pub struct Tagger {
    model: Model,
}

static EMBEDDED: LazyLock<Tagger> = LazyLock::new(|| {
    let bytes = include_bytes!("../../data/model/references.model");
    // A test reads the embedded file, so a program with a damaged one is not released; if the
    // bytes were damaged afterwards, labelling nothing is all that can be done.
    Tagger::from_bytes(bytes).unwrap_or_else(|_| Tagger::new(Model::empty()))
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
        let tokens = tokenize(text);
        let count = tokens.list.len();
        if count == 0 {
            return Labelled::default();
        }
        let scores = self.model.scores(&observe(text, &tokens));
        let steps: Vec<_> = tokens.gaps[..count]
            .iter()
            .map(|gap| self.model.steps(*gap))
            .collect();
        let logs: Vec<&Steps> = steps.iter().map(|steps| &steps.0).collect();
        let factors: Vec<&Steps> = steps.iter().map(|steps| &steps.1).collect();
        let (states, score) = best(&scores, &logs);
        let mut sums = Posterior::default();
        posterior(&scores, &factors, None, &mut sums);
        let tagged: Vec<Tagged> = states
            .iter()
            .enumerate()
            .map(|(i, state)| Tagged {
                label: label_of_state(*state),
                begins: !super::state::is_inside(*state),
                confidence: sums.label(i, *state).clamp(0.0, 1.0),
            })
            .collect();
        Labelled {
            spans: spans(text, &tokens, &tagged),
            confidence: (score - sums.log_total).exp().clamp(0.0, 1.0),
        }
    }

    /// Labels the references of one list, in their order.
    pub fn label_list(&self, texts: &[&str]) -> Vec<Labelled> {
        texts.iter().map(|text| self.label(text)).collect()
    }
}
