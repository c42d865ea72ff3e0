//! Learning a model: the weights under which the annotated states are most probable.
//!
//! The likelihood of the chain is raised reference by reference with FTRL-Proximal (McMahan et
//! al., "Ad Click Prediction", 2013), whose L1 part leaves most weights at exactly 0. A run has one
//! thread and a fixed order: the same data give the same model. Runs over sets that differ in their
//! made-up references are averaged, which takes the chance out of any one of them (Polyak and
//! Juditsky, 1992, for the steps of one run). A model that learning continues from is held fast, and a
//! correction to it is learnt.

// Rows of weights are walked in parallel, several at a time, by the number of the state.
#![allow(clippy::needless_range_loop)]

use super::example::Annotated;
use super::feature::observe;
use super::lattice::{Posterior, Row, Steps, posterior};
use super::model::{GROUPS_OF_A_STEP, Model, STEP_GROUPS, step_groups};
use super::random::Random;
use super::state::{STATES, StateSet};
use rayon::prelude::*;
use std::collections::HashMap;
use std::sync::Mutex;

/// How to train.
#[derive(Clone, Debug, PartialEq)]
pub struct TrainOptions {
    /// Times all references are gone through.
    pub epochs: usize,
    /// How large the first steps are.
    pub rate: f32,
    /// Strength of the pull to 0 that is the same for weights of any size.
    pub l1: f32,
    /// Strength of the pull to 0 that grows with the weight.
    pub l2: f32,
    /// A feature seen fewer times is left out.
    pub min_count: u32,
    /// The most weights the model may have; the smallest are left out.
    pub max_weights: usize,
    /// Where the order of the references begins.
    pub seed: u64,
}

impl Default for TrainOptions {
    fn default() -> Self {
        TrainOptions {
            epochs: 8,
            rate: 0.1,
            l1: 0.6,
            l2: 20.0,
            min_count: 3,
            max_weights: 1_240_000,
            seed: 1,
        }
    }
}

impl TrainOptions {
    /// Options to correct a model by a few references. What is seen once counts; the steps are small,
    /// since a hundred features of a token take one each, and a model that knows much is soon
    /// misled by ten references.
    pub fn correction() -> Self {
        TrainOptions {
            epochs: 20,
            rate: 0.003,
            l1: 0.0,
            l2: 100.0,
            min_count: 1,
            ..TrainOptions::default()
        }
    }
}

/// How far training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// How many epochs are finished, over all runs.
    pub epoch: usize,
    /// The epochs of all runs.
    pub epochs: usize,
    /// Mean negative logarithm of the probability of a reference's annotation.
    pub loss: f64,
}

struct Prepared {
    /// Feature numbers of all tokens, and where each token's end.
    rows: Vec<u32>,
    ends: Vec<u32>,
    /// What the model that learning continues from says of each token.
    base: Option<Vec<Row>>,
    groups: Vec<[usize; GROUPS_OF_A_STEP]>,
    states: Vec<StateSet>,
    weight: f32,
}

/// Trains a model: the mean of one run over each of `sets`, on all cores; on top of `base`, if one is
/// given. `progress` is told after every epoch.
pub fn train(
    sets: &[Vec<Annotated>],
    options: &TrainOptions,
    base: Option<&Model>,
    progress: &mut (dyn FnMut(Progress) + Send),
) -> Model {
    let reporter = Mutex::new((0, progress));
    let report = |loss| {
        // A reporter that panicked has nothing more to say.
        if let Ok(mut reporter) = reporter.lock() {
            let (epoch, progress) = &mut *reporter;
            *epoch += 1;
            progress(Progress {
                epoch: *epoch,
                epochs: options.epochs * sets.len(),
                loss,
            });
        }
    };
    let runs: Vec<Weights> = sets
        .par_iter()
        .map(|examples| run(examples, options, base, &report))
        .collect();
    let share = 1.0 / runs.len().max(1) as f32;
    let mut parts: Vec<(Weights, f32)> = runs.into_iter().map(|run| (run, share)).collect();
    parts.extend(base.map(|model| (Weights::of(model), 1.0)));
    Weights::sum(parts).into_model(options.max_weights)
}

/// One run over one set.
fn run(
    examples: &[Annotated],
    options: &TrainOptions,
    base: Option<&Model>,
    report: &(dyn Fn(f64) + Sync),
) -> Weights {
    let (prepared, keys) = prepare(examples, options.min_count, base);
    let mut learner = Learner::new(keys.len(), options, base);
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    let mut random = Random(options.seed);
    for _ in 0..options.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for at in &order {
            loss += f64::from(learner.learn(&prepared[*at]));
        }
        report(loss / prepared.len().max(1) as f64);
    }
    learner.finish(&keys)
}

/// Numbers the features that are seen often enough; `keys[i]` is feature `i`.
fn prepare(
    examples: &[Annotated],
    min_count: u32,
    base: Option<&Model>,
) -> (Vec<Prepared>, Vec<u32>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let observed: Vec<_> = examples
        .iter()
        .map(|example| {
            let (tokens, states) = example.states();
            let keys = observe(&example.text, &tokens);
            for key in keys.rows().flatten() {
                *counts.entry(key).or_default() += 1;
            }
            let groups: Vec<_> = tokens.gaps[..tokens.list.len()]
                .iter()
                .map(|gap| step_groups(*gap))
                .collect();
            (keys, states, groups, example.weight)
        })
        .collect();
    let mut keys: Vec<u32> = counts
        .into_iter()
        .filter(|(_, count)| *count >= min_count)
        .map(|(key, _)| key)
        .collect();
    keys.sort_unstable();
    let numbers: HashMap<u32, u32> = keys
        .iter()
        .enumerate()
        .map(|(number, key)| (*key, number as u32))
        .collect();
    let prepared = observed
        .into_iter()
        .map(|(keys, states, groups, weight)| {
            let mut out = Prepared {
                rows: Vec::new(),
                ends: Vec::new(),
                base: base.map(|model| model.scores(&keys)),
                groups,
                states,
                weight,
            };
            for row in keys.rows() {
                out.rows
                    .extend(row.iter().filter_map(|key| numbers.get(key)));
                out.ends.push(out.rows.len() as u32);
            }
            out
        })
        .collect();
    (prepared, keys)
}

/// What FTRL-Proximal keeps for one row of weights.
#[derive(Clone)]
struct Learned {
    weight: Row,
    gradients: Row,
    squares: Row,
}

impl Learned {
    const NEW: Learned = Learned {
        weight: [0.0; STATES],
        gradients: [0.0; STATES],
        squares: [0.0; STATES],
    };

    #[inline]
    fn update(&mut self, gradient: &Row, options: &TrainOptions) {
        for s in 0..STATES {
            let g = gradient[s];
            let before = self.squares[s].sqrt();
            self.squares[s] += g * g;
            let after = self.squares[s].sqrt();
            let z = self.gradients[s] + g - (after - before) / options.rate * self.weight[s];
            self.gradients[s] = z;
            let pull = (z.abs() - options.l1).max(0.0);
            self.weight[s] = -pull.copysign(z) / ((0.1 + after) / options.rate + options.l2);
        }
    }
}

struct Learner<'o> {
    options: &'o TrainOptions,
    features: Vec<Learned>,
    /// Each group's steps as rows of `Learned`: those of `enter` by pairs, then `stay`.
    steps: Vec<Vec<Learned>>,
    /// The steps of the model that learning continues from, and with what is learnt on top.
    base: Vec<Steps>,
    current: Vec<Steps>,
    expected: Posterior,
    annotated: Posterior,
}

impl<'o> Learner<'o> {
    fn new(features: usize, options: &'o TrainOptions, base: Option<&Model>) -> Self {
        let base = match base {
            Some(model) => model.step_weights(),
            None => vec![Steps::zero(); STEP_GROUPS],
        };
        let floats = Steps::zero().enter.as_flattened().len() + Steps::zero().stay.len();
        Learner {
            options,
            features: vec![Learned::NEW; features],
            steps: vec![vec![Learned::NEW; floats.div_ceil(STATES)]; STEP_GROUPS],
            current: base.clone(),
            base,
            expected: Posterior::default(),
            annotated: Posterior::default(),
        }
    }

    /// Learns from one reference; gives its loss before.
    fn learn(&mut self, example: &Prepared) -> f32 {
        let n = example.states.len();
        if n == 0 {
            return 0.0;
        }
        let mut start = 0;
        let mut scores: Vec<Row> = Vec::with_capacity(n);
        for (i, end) in example.ends.iter().enumerate() {
            let mut sum = example.base.as_ref().map_or([0.0; STATES], |base| base[i]);
            for feature in &example.rows[start..*end as usize] {
                let weights = &self.features[*feature as usize].weight;
                sum.iter_mut()
                    .zip(weights)
                    .for_each(|(sum, weight)| *sum += weight);
            }
            scores.push(sum);
            start = *end as usize;
        }
        let factors: Vec<Steps> = example
            .groups
            .iter()
            .map(|groups| {
                let mut steps = self.current[groups[0]].clone();
                for group in &groups[1..] {
                    steps.add(&self.current[*group]);
                }
                steps.exp()
            })
            .collect();
        let steps: Vec<&Steps> = factors.iter().collect();
        posterior(&scores, &steps, None, &mut self.expected);
        posterior(&scores, &steps, Some(&example.states), &mut self.annotated);
        let loss = self.expected.log_total - self.annotated.log_total;
        // A reference known by heart, or one the annotation makes impossible, teaches nothing.
        if !loss.is_finite() || loss < 0.005 {
            return if loss.is_finite() { loss } else { 0.0 };
        }
        self.learn_features(example);
        self.learn_steps(example, &factors);
        loss * example.weight
    }

    fn learn_features(&mut self, example: &Prepared) {
        let mut start = 0;
        for (i, end) in example.ends.iter().enumerate() {
            let mut gradient = [0.0; STATES];
            let mut largest = 0.0f32;
            for s in 0..STATES {
                let g = self.expected.states[i][s] - self.annotated.states[i][s];
                gradient[s] = g * example.weight;
                largest = largest.max(g.abs());
            }
            if largest > 1e-3 {
                for feature in &example.rows[start..*end as usize] {
                    self.features[*feature as usize].update(&gradient, self.options);
                }
            }
            start = *end as usize;
        }
    }

    fn learn_steps(&mut self, example: &Prepared, factors: &[Steps]) {
        let mut touched: Vec<(usize, Steps)> = Vec::new();
        for (i, groups) in example.groups.iter().enumerate() {
            for group in groups {
                let at = match touched.iter().position(|(g, _)| g == group) {
                    Some(at) => at,
                    None => {
                        touched.push((*group, Steps::zero()));
                        touched.len() - 1
                    }
                };
                let gradient = &mut touched[at].1;
                self.expected
                    .add_steps(i, &factors[i], example.weight, gradient);
                self.annotated
                    .add_steps(i, &factors[i], -example.weight, gradient);
            }
        }
        for (group, gradient) in &touched {
            let flat: Vec<f32> = gradient
                .enter
                .as_flattened()
                .iter()
                .chain(&gradient.stay)
                .copied()
                .collect();
            let current = &mut self.current[*group];
            let weights = current
                .enter
                .as_flattened_mut()
                .iter_mut()
                .chain(current.stay.iter_mut());
            let mut learned = Vec::with_capacity(flat.len());
            for (row, part) in self.steps[*group].iter_mut().zip(flat.chunks(STATES)) {
                let mut gradient = [0.0; STATES];
                gradient[..part.len()].copy_from_slice(part);
                row.update(&gradient, self.options);
                learned.extend_from_slice(&row.weight);
            }
            let base = &self.base[*group];
            let base = base.enter.as_flattened().iter().chain(&base.stay);
            weights
                .zip(learned.iter().zip(base))
                .for_each(|(weight, (learned, base))| *weight = base + learned);
        }
    }

    /// What was learnt, without what was known before.
    fn finish(self, keys: &[u32]) -> Weights {
        let mut steps = self.current;
        for (steps, base) in steps.iter_mut().zip(&self.base) {
            steps.add_times(base, -1.0);
        }
        let rows = keys.iter().zip(&self.features);
        let features = rows.filter_map(|(key, row)| {
            let weights = sparse(&row.weight);
            (!weights.is_empty()).then_some((*key, weights))
        });
        Weights {
            steps,
            features: features.collect(),
        }
    }
}

/// The weights of a row that are not 0, by state.
fn sparse(row: &Row) -> Vec<(u8, f32)> {
    (0u8..)
        .zip(*row)
        .filter(|(_, weight)| *weight != 0.0)
        .collect()
}

/// A feature's key and its weights by state.
pub type FeatureWeights = (u32, Vec<(u8, f32)>);

/// The weights of a model in full.
struct Weights {
    steps: Vec<Steps>,
    /// By rising key.
    features: Vec<FeatureWeights>,
}

impl Weights {
    fn of(model: &Model) -> Weights {
        Weights {
            steps: model.step_weights(),
            features: model.feature_weights().collect(),
        }
    }

    /// All of them added, each so many times.
    fn sum(parts: Vec<(Weights, f32)>) -> Weights {
        let mut steps = vec![Steps::zero(); STEP_GROUPS];
        let mut all: Vec<(FeatureWeights, f32)> = Vec::new();
        for (part, times) in parts {
            for (sum, steps) in steps.iter_mut().zip(&part.steps) {
                sum.add_times(steps, times);
            }
            let features = part.features.into_iter();
            all.extend(features.map(|feature| (feature, times)));
        }
        all.sort_by_key(|((key, _), _)| *key);
        let features = all
            .chunk_by(|(a, _), (b, _)| a.0 == b.0)
            .map(|same| {
                let mut row = [0.0; STATES];
                for ((_, weights), times) in same {
                    for (state, weight) in weights {
                        row[usize::from(*state)] += times * weight;
                    }
                }
                (same[0].0.0, sparse(&row))
            })
            .collect();
        Weights { steps, features }
    }

    /// A model of the largest weights, so many at most.
    fn into_model(mut self, max_weights: usize) -> Model {
        let weights = self.features.iter().flat_map(|(_, weights)| weights);
        let mut sizes: Vec<f32> = weights.map(|(_, weight)| weight.abs()).collect();
        if sizes.len() > max_weights {
            let cut = sizes.len() - max_weights;
            let least = *sizes.select_nth_unstable_by(cut, f32::total_cmp).1;
            for (_, weights) in &mut self.features {
                weights.retain(|(_, weight)| weight.abs() >= least);
            }
            self.features.retain(|(_, weights)| !weights.is_empty());
        }
        Model::new(&self.steps, &self.features)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::labelled;
    use crate::parse::tagger::Tagger;
    use crate::record::label::Label;

    /// References of a name and a title, the name under this label.
    fn examples(role: &str) -> Vec<Annotated> {
        let words = [
            "Moss", "Roof", "Tide", "Elm", "Vole", "Kelp", "Dune", "Fern",
        ];
        let line = |word: &str| {
            let name = format!("{word}man A.");
            let text = format!("{name} On {word} and rain");
            let spans = [(0, name.len(), role), (name.len() + 1, text.len(), "title")];
            serde_json::json!({"text": text, "spans": spans}).to_string()
        };
        let lines: Vec<String> = words.iter().map(|word| line(word)).collect();
        let read = labelled::read(lines.join("\n").as_bytes()).unwrap();
        read.iter().map(Annotated::exactly).collect()
    }

    fn learn(sets: &[Vec<Annotated>], options: &TrainOptions, base: Option<&Model>) -> Model {
        train(sets, options, base, &mut |_| {})
    }

    fn first_label(model: Model) -> Option<Label> {
        let labelled = Tagger::new(model).label("Heathman A. On Heath and rain");
        labelled.spans.first().map(|span| span.label)
    }

    #[test]
    fn the_mean_of_equal_runs_is_each_of_them() {
        let options = TrainOptions {
            min_count: 1,
            ..TrainOptions::default()
        };
        let one = learn(&[examples("author")], &options, None);
        let two = learn(&[examples("author"), examples("author")], &options, None);
        assert!(one.size().1 > 0);
        assert_eq!(one.to_bytes(), two.to_bytes());
        let both = learn(&[examples("author"), examples("editor")], &options, None);
        assert_ne!(one.to_bytes(), both.to_bytes());
    }

    #[test]
    fn a_correction_is_learnt_on_top_of_what_is_known() {
        let options = TrainOptions {
            min_count: 1,
            ..TrainOptions::default()
        };
        let base = learn(&[examples("author")], &options, None);
        let options = TrainOptions::correction();
        let corrected = learn(&[examples("editor")], &options, Some(&base));
        assert_eq!(first_label(corrected), Some(Label::Editor));
        // Nothing to learn leaves the model as it was.
        let same = learn(&[Vec::new()], &options, Some(&base));
        assert_eq!(same.size(), base.size());
        assert_eq!(first_label(base), Some(Label::Author));
    }
}
