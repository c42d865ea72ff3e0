//! Learning a model: the weights under which the annotated states are most probable.
//!
//! The likelihood of the chain is raised reference by reference with FTRL-Proximal (McMahan et
//! al., "Ad Click Prediction", 2013), whose L1 part leaves most weights at exactly 0. One thread,
//! fixed order: the same data give the same model.

// Rows of weights are walked in parallel, several at a time, by the number of the state.
#![allow(clippy::needless_range_loop)]

use super::example::Annotated;
use super::feature::observe;
use super::lattice::{Posterior, Row, Steps, posterior};
use super::model::{GROUPS_OF_A_STEP, Model, STEP_GROUPS, step_groups};
use super::state::{STATES, StateSet};
use std::collections::HashMap;

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
            epochs: 10,
            rate: 0.1,
            l1: 0.6,
            l2: 20.0,
            min_count: 3,
            max_weights: 1_240_000,
            seed: 1,
        }
    }
}

/// How far training is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// The epoch just finished, from 1.
    pub epoch: usize,
    /// All epochs.
    pub epochs: usize,
    /// Mean negative logarithm of the probability of a reference's annotation.
    pub loss: f64,
}

struct Prepared {
    /// Feature numbers of all tokens, and where each token's end.
    rows: Vec<u32>,
    ends: Vec<u32>,
    groups: Vec<[usize; GROUPS_OF_A_STEP]>,
    states: Vec<StateSet>,
    weight: f32,
}

/// Trains a model. `progress` is told after every epoch.
pub fn train(
    examples: &[Annotated],
    options: &TrainOptions,
    progress: &mut dyn FnMut(Progress),
) -> Model {
    let (prepared, keys) = prepare(examples, options.min_count);
    let mut learner = Learner::new(keys.len(), options);
    let mut order: Vec<usize> = (0..prepared.len()).collect();
    let mut random = Random(options.seed | 1);
    for epoch in 1..=options.epochs {
        random.shuffle(&mut order);
        let mut loss = 0.0;
        for at in &order {
            loss += f64::from(learner.learn(&prepared[*at]));
        }
        let loss = loss / prepared.len().max(1) as f64;
        progress(Progress {
            epoch,
            epochs: options.epochs,
            loss,
        });
    }
    learner.finish(&keys, options.max_weights)
}

/// Numbers the features that are seen often enough; `keys[i]` is feature `i`.
fn prepare(examples: &[Annotated], min_count: u32) -> (Vec<Prepared>, Vec<u32>) {
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
    current: Vec<Steps>,
    expected: Posterior,
    annotated: Posterior,
}

impl<'o> Learner<'o> {
    fn new(features: usize, options: &'o TrainOptions) -> Self {
        let floats = Steps::zero().enter.as_flattened().len() + Steps::zero().stay.len();
        Learner {
            options,
            features: vec![Learned::NEW; features],
            steps: vec![vec![Learned::NEW; floats.div_ceil(STATES)]; STEP_GROUPS],
            current: vec![Steps::zero(); STEP_GROUPS],
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
        for end in &example.ends {
            let mut sum = [0.0; STATES];
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
            weights
                .zip(learned)
                .for_each(|(weight, learned)| *weight = learned);
        }
    }

    fn finish(self, keys: &[u32], max_weights: usize) -> Model {
        let mut sizes: Vec<f32> = self
            .features
            .iter()
            .flat_map(|row| row.weight.iter().map(|weight| weight.abs()))
            .filter(|size| *size > 0.0)
            .collect();
        let least = if sizes.len() > max_weights {
            let cut = sizes.len() - max_weights;
            *sizes.select_nth_unstable_by(cut, f32::total_cmp).1
        } else {
            0.0
        };
        let features: Vec<(u32, Vec<(u8, f32)>)> = keys
            .iter()
            .zip(&self.features)
            .filter_map(|(key, row)| {
                let weights: Vec<(u8, f32)> = (0u8..)
                    .zip(row.weight)
                    .filter(|(_, weight)| *weight != 0.0 && weight.abs() >= least)
                    .collect();
                (!weights.is_empty()).then_some((*key, weights))
            })
            .collect();
        Model::new(&self.current, &features)
    }
}

/// Marsaglia's xorshift: enough to put references into an order.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for i in (1..order.len()).rev() {
            order.swap(i, (self.next() % (i as u64 + 1)) as usize);
        }
    }
}
