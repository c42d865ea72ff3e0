//! What a model is trained on: real references by one convention, made-up ones for layouts that those
//! lack, and ones that citation styles print.

use super::printed;
use crate::parse::LabelledReference;
use crate::parse::example::Annotated;
use crate::parse::synthesize::synthesize;
use crate::parse::unify::unify;

/// How much of what goes into each run.
#[derive(Clone, Debug, PartialEq)]
pub struct Mixture {
    /// Runs, each with references made up and printed anew; the model is their mean.
    pub runs: usize,
    /// References made up by a grammar ([`synthesize`]), for each run.
    pub made_up: usize,
    /// What one of them counts beside a real one.
    pub made_up_weight: f32,
    /// References printed by styles ([`printed`]), for each run.
    pub printed: usize,
    /// What one of them counts beside a real one.
    pub printed_weight: f32,
}

impl Default for Mixture {
    fn default() -> Self {
        Mixture {
            runs: 4,
            made_up: 11_000,
            made_up_weight: 0.3,
            printed: 16_000,
            printed_weight: 0.1,
        }
    }
}

/// The examples of every run, from references without tags of markup.
pub fn sets(real: &[LabelledReference], mixture: &Mixture) -> Vec<Vec<Annotated>> {
    let unified: Vec<Annotated> = real.iter().map(unify).collect();
    let set = |seed| {
        let made_up = synthesize(real, mixture.made_up, seed);
        let made_up = made_up.iter().map(|reference| Annotated {
            weight: mixture.made_up_weight,
            ..Annotated::exactly(reference)
        });
        // Values alone bear labels there: announcing words are taken in as those of real references.
        let printed = printed::references(real, mixture.printed, seed);
        let printed = printed.iter().map(|reference| Annotated {
            weight: mixture.printed_weight,
            ..unify(reference)
        });
        unified
            .iter()
            .cloned()
            .chain(made_up)
            .chain(printed)
            .collect()
    };
    (1..=mixture.runs as u64).map(set).collect()
}
