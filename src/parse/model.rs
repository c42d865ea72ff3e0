//! The model: weights of features and steps, and the file they are kept in.
//!
//! A model file is little-endian throughout: magic, version of the format, fingerprint of the features,
//! the labels it knows, the scale of its weights, the steps, the features by rising key. Weights
//! are one byte each. Reading checks everything it uses; a damaged file is an error.

use super::dense::{self, Dense};
use super::feature::rows::Rows;
use super::feature::{self, Keys};
use super::gap::{ENCLOSURES, Gap, SEPARATORS, WITHIN};
use super::lattice::{Row, Steps};
use super::prefixes::Prefixes;
use super::state::{ALL_STATES, LABELS, STATES};
use super::train::FeatureWeights;
use crate::record::label::Label;
use std::sync::OnceLock;

const MAGIC: &[u8; 8] = b"snoskaM\x02";
/// Number of groups of step weights: one for each separator, each thing that closes or opens, each
/// kind of group that the step stays within.
pub const STEP_GROUPS: usize = SEPARATORS + 2 * ENCLOSURES + WITHIN;
/// How many groups apply in one gap.
pub const GROUPS_OF_A_STEP: usize = 4;
/// So many first bits of a key are looked at: of a few hundred thousand keys hardly two have them
/// in common.
const BITS: u32 = 22;
const GROUP_SIZE: usize = LABELS * LABELS + LABELS;

/// Why a model could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ModelError {
    /// It does not begin as a model does.
    #[error("this is no model file")]
    NotAModel,
    /// It was trained by another version of the program.
    #[error("the model was trained by another version of the program; train it anew")]
    OtherVersion,
    /// It ends too early or contradicts itself.
    #[error("the model file is damaged")]
    Damaged,
}

/// The weight of a feature in one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// The state.
    pub state: u8,
    /// The weight, in units of the model's scale.
    pub value: i8,
}

/// A feature and where its weights begin.
#[derive(Clone, Copy, Debug)]
struct Feature {
    key: u32,
    start: u32,
}

/// Sums of weights, by state.
type Sums = [i32; STATES];

/// Something found for the keys of each row.
struct ByRow<T> {
    list: Vec<T>,
    /// Where in `list` each row ends.
    ends: Vec<usize>,
}

impl<T> ByRow<T> {
    /// What is made of each that is picked out; without a branch that waits for it.
    fn picked<U: Copy + Default>(&self, mut pick: impl FnMut(&T) -> (bool, U)) -> ByRow<U> {
        let mut list = vec![U::default(); self.list.len()];
        let mut ends = Vec::with_capacity(self.ends.len());
        let (mut count, mut start) = (0, 0);
        for end in &self.ends {
            for item in &self.list[start..*end] {
                let (is_picked, made) = pick(item);
                list[count] = made;
                count += usize::from(is_picked);
            }
            start = *end;
            ends.push(count);
        }
        list.truncate(count);
        ByRow { list, ends }
    }
}

/// Stands behind all features.
const END: Feature = Feature {
    key: u32::MAX,
    start: 0,
};

/// A trained model.
#[derive(Debug)]
pub struct Model {
    scale: f32,
    /// Step weights, group by group: `enter` by rows, then `stay`.
    steps: Vec<i8>,
    /// Features by rising key; the weights of one end where those of the next begin. A last one
    /// stands for the end.
    features: Vec<Feature>,
    weights: Vec<Weight>,
    prefixes: Prefixes,
    /// The features with many weights once more, when [`Model::prepare`] has been asked for them.
    dense: OnceLock<Dense>,
    combined: Vec<OnceLock<Box<(Steps, Steps)>>>,
}

impl Model {
    /// Builds a model from weights as training finds them. `features` must be sorted by key, each
    /// with its weights by state; `steps` has `STEP_GROUPS` members.
    pub fn new(steps: &[Steps], features: &[FeatureWeights]) -> Model {
        let largest = features
            .iter()
            .flat_map(|(_, weights)| weights.iter().map(|(_, weight)| weight.abs()))
            .chain(steps.iter().flat_map(|group| {
                group
                    .enter
                    .as_flattened()
                    .iter()
                    .chain(&group.stay)
                    .map(|weight| weight.abs())
            }))
            .fold(1e-6, f32::max);
        let scale = largest / 127.0;
        let quantize = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8;
        let mut quantized = Vec::with_capacity(STEP_GROUPS * GROUP_SIZE);
        for group in steps {
            for row in &group.enter {
                quantized.extend(row[..LABELS].iter().map(|weight| quantize(*weight)));
            }
            quantized.extend(group.stay[..LABELS].iter().map(|weight| quantize(*weight)));
        }
        let (mut kept, mut all) = (Vec::new(), Vec::new());
        for (key, weights) in features {
            let before = all.len();
            all.extend(weights.iter().filter_map(|(state, weight)| {
                let value = quantize(*weight);
                (value != 0).then_some(Weight {
                    state: *state,
                    value,
                })
            }));
            if all.len() > before {
                kept.push(Feature {
                    key: *key,
                    start: before as u32,
                });
            }
        }
        Model::from_parts(scale, quantized, kept, all)
    }

    /// A model that knows nothing and labels nothing.
    pub fn empty() -> Model {
        Model::new(&vec![Steps::zero(); STEP_GROUPS], &[])
    }

    fn from_parts(
        scale: f32,
        steps: Vec<i8>,
        mut features: Vec<Feature>,
        weights: Vec<Weight>,
    ) -> Model {
        let prefixes = Prefixes::new(features.iter().map(|feature| feature.key), BITS);
        features.push(Feature {
            key: u32::MAX,
            start: weights.len() as u32,
        });
        let combined = (0..SEPARATORS * ENCLOSURES * ENCLOSURES * WITHIN)
            .map(|_| OnceLock::new())
            .collect();
        Model {
            scale,
            steps,
            features,
            weights,
            prefixes,
            dense: OnceLock::new(),
            combined,
        }
    }

    /// Number of features, and of their weights that are not 0.
    pub fn size(&self) -> (usize, usize) {
        (self.features.len() - 1, self.weights.len())
    }

    /// Makes ready for many references: it takes as long as reading some fifty, and each that follows
    /// is read faster. The scores are the same.
    pub fn prepare(&self) {
        self.dense.get_or_init(|| {
            Dense::new(self.features.windows(2).map(|pair| {
                let range = pair[0].start as usize..pair[1].start as usize;
                let of_feature = self.weights.get(range).unwrap_or_default();
                (pair[0].key, of_feature.iter().map(|w| (w.state, w.value)))
            }))
        });
    }

    /// The scores of every token's states.
    pub fn scores(&self, keys: &Keys) -> Vec<Row> {
        let parts = keys.parts.each_ref().map(|rows| self.sums(rows));
        let tokens = self.sums(&keys.tokens).into_iter().zip(&keys.part_of);
        tokens
            .map(|(mut sums, part_of)| {
                for (part, at) in parts.iter().zip(part_of) {
                    sums.iter_mut()
                        .zip(&part[*at])
                        .for_each(|(sum, more)| *sum += more);
                }
                sums.map(|sum| sum as f32 * self.scale)
            })
            .collect()
    }

    /// The sums of the weights of each row's keys: of the features with many weights first, then of
    /// the others.
    fn sums(&self, rows: &Rows) -> Vec<Sums> {
        let mut rest = ByRow {
            list: Vec::with_capacity(rows.keys().len()),
            ends: Vec::with_capacity(rows.len()),
        };
        let mut sums: Vec<Sums> = Vec::with_capacity(rows.len());
        for row in rows.iter() {
            sums.push(match self.dense.get() {
                Some(dense) => dense::sums(dense, row, &mut rest.list),
                None => {
                    rest.list.extend_from_slice(row);
                    [0; STATES]
                }
            });
            rest.ends.push(rest.list.len());
        }
        self.add_rare(&rest, &mut sums);
        sums
    }

    /// Adds the weights of features that are not dense. Look-ups miss the cache, so they are done one
    /// kind after the other, without a branch that would wait for what is read: they wait together.
    fn add_rare(&self, keys: &ByRow<u32>, sums: &mut [Sums]) {
        let found = self.found(&self.known(keys));
        let mut start = 0;
        for (end, sums) in found.ends.iter().zip(sums) {
            for (from, to) in &found.list[start..*end] {
                for weight in &self.weights[*from as usize..*to as usize] {
                    // The mask keeps the bound check out of the innermost loop.
                    sums[usize::from(weight.state) & (STATES - 1)] += i32::from(weight.value);
                }
            }
            start = *end;
        }
    }

    /// Those of the keys that may be in the model, each with where it is at the earliest.
    fn known(&self, keys: &ByRow<u32>) -> ByRow<(u32, u32)> {
        keys.picked(|key| {
            let (may_be, at) = self.prefixes.find(*key);
            (may_be, (*key, at))
        })
    }

    /// Where the weights begin and end of those keys that are in the model.
    fn found(&self, known: &ByRow<(u32, u32)>) -> ByRow<(u32, u32)> {
        let at = |at: usize| self.features.get(at).copied().unwrap_or(END);
        let there: Vec<u32> = known
            .list
            .iter()
            .map(|(_, earliest)| at(*earliest as usize).key)
            .collect();
        let mut there = there.into_iter();
        let mut read = 0;
        let found = known.picked(|(key, earliest)| {
            let (mut earliest, mut there) = (*earliest as usize, there.next().unwrap_or(u32::MAX));
            while there < *key {
                earliest += 1;
                there = at(earliest).key;
            }
            let (from, to) = (at(earliest).start, at(earliest + 1).start);
            // The first weight is read ahead of its use.
            read ^= self.weights.get(from as usize).map_or(0, |w| w.state);
            ((there == *key) & (to > from), (from, to))
        });
        std::hint::black_box(read);
        found
    }

    /// The steps across a gap: scores, and the same as factors.
    pub fn steps(&self, gap: Gap) -> &(Steps, Steps) {
        let groups = step_groups(gap);
        let [separator, closes, opens, within] = groups;
        let closes_at = closes - SEPARATORS;
        let opens_at = opens - SEPARATORS - ENCLOSURES;
        let within_at = within - SEPARATORS - 2 * ENCLOSURES;
        let enclosures = (separator * ENCLOSURES + closes_at) * ENCLOSURES + opens_at;
        self.combined[enclosures * WITHIN + within_at].get_or_init(|| {
            let mut steps = Steps::zero();
            for group in groups {
                steps.add(&self.group(group));
            }
            let factors = steps.exp();
            Box::new((steps, factors))
        })
    }

    /// The step weights, group by group.
    pub fn step_weights(&self) -> Vec<Steps> {
        (0..STEP_GROUPS).map(|group| self.group(group)).collect()
    }

    /// The features with their weights by state, by rising key.
    pub fn feature_weights(&self) -> impl Iterator<Item = FeatureWeights> {
        self.features.windows(2).map(|pair| {
            let weights = &self.weights[pair[0].start as usize..pair[1].start as usize];
            let weights = weights
                .iter()
                .map(|w| (w.state, f32::from(w.value) * self.scale));
            (pair[0].key, weights.collect())
        })
    }

    fn group(&self, group: usize) -> Steps {
        let mut steps = Steps::zero();
        let weights = &self.steps[group * GROUP_SIZE..][..GROUP_SIZE];
        for (i, weight) in weights.iter().enumerate() {
            let value = f32::from(*weight) * self.scale;
            match i / LABELS {
                LABELS => steps.stay[i % LABELS] = value,
                from => steps.enter[from][i % LABELS] = value,
            }
        }
        steps
    }

    /// The bytes of the model's file.
    pub fn to_bytes(&self) -> Vec<u8> {
        let features = &self.features[..self.features.len() - 1];
        let mut out = Vec::with_capacity(self.weights.len() * 2 + features.len() * 5 + 40_000);
        out.extend_from_slice(MAGIC);
        out.extend_from_slice(&feature::fingerprint().to_le_bytes());
        out.extend_from_slice(&labels_hash().to_le_bytes());
        out.extend_from_slice(&self.scale.to_le_bytes());
        out.extend_from_slice(&(features.len() as u32).to_le_bytes());
        out.extend_from_slice(&(self.weights.len() as u32).to_le_bytes());
        out.extend(self.steps.iter().map(|weight| *weight as u8));
        out.extend(
            features
                .iter()
                .flat_map(|feature| feature.key.to_le_bytes()),
        );
        out.extend(
            self.features
                .windows(2)
                .map(|pair| (pair[1].start - pair[0].start) as u8),
        );
        out.extend(self.weights.iter().map(|weight| weight.state));
        out.extend(self.weights.iter().map(|weight| weight.value as u8));
        let sum = checksum(&out);
        out.extend_from_slice(&sum.to_le_bytes());
        out
    }

    /// Reads a model's file. Takes no more memory than a small multiple of the file.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, ModelError> {
        let mut input = Input(bytes);
        if input.take(MAGIC.len()) != Ok(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        if input.u32()? != feature::fingerprint() || input.u32()? != labels_hash() {
            return Err(ModelError::OtherVersion);
        }
        let scale = f32::from_bits(input.u32()?);
        let key_count = input.u32()? as usize;
        let weight_count = input.u32()? as usize;
        let steps = input
            .take(STEP_GROUPS * GROUP_SIZE)?
            .iter()
            .map(|b| *b as i8)
            .collect();
        let keys = input.take(key_count.checked_mul(4).ok_or(ModelError::Damaged)?)?;
        let counts = input.take(key_count)?;
        let mut end = 0u32;
        let (keys, _) = keys.as_chunks::<4>();
        let features: Vec<Feature> = keys
            .iter()
            .zip(counts)
            .map(|(key, count)| {
                let start = end;
                end = end.saturating_add(u32::from(*count));
                Feature {
                    key: u32::from_le_bytes(*key),
                    start,
                }
            })
            .collect();
        let states = input.take(weight_count)?;
        let values = input.take(weight_count)?;
        let body = &bytes[..bytes.len() - input.0.len()];
        let sum = input.u32()?;
        let whole = input.0.is_empty()
            && sum == checksum(body)
            && scale.is_finite()
            && scale > 0.0
            && end as usize == weight_count
            && features.is_sorted_by(|a, b| a.key < b.key)
            && states
                .iter()
                .all(|s| usize::from(*s) < STATES && ALL_STATES >> s & 1 == 1);
        if !whole {
            return Err(ModelError::Damaged);
        }
        let weights = states
            .iter()
            .zip(values)
            .map(|(state, value)| Weight {
                state: *state,
                value: *value as i8,
            })
            .collect();
        Ok(Model::from_parts(scale, steps, features, weights))
    }
}

/// The groups of step weights that apply in a gap: its separator's, what closes', what opens', what
/// holds it'.
pub fn step_groups(gap: Gap) -> [usize; GROUPS_OF_A_STEP] {
    let kind = |kind: u8| usize::from(kind) % ENCLOSURES;
    [
        gap.separator as usize,
        SEPARATORS + kind(gap.closes),
        SEPARATORS + ENCLOSURES + kind(gap.opens),
        SEPARATORS + 2 * ENCLOSURES + usize::from(gap.within) % WITHIN,
    ]
}

struct Input<'b>(&'b [u8]);

impl<'b> Input<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(ModelError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, ModelError> {
        let bytes = self.take(4)?;
        Ok(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }
}

/// Changes when the list of labels or its order does.
fn labels_hash() -> u32 {
    let names = Label::ALL
        .iter()
        .flat_map(|label| label.as_str().chars().chain([' ']));
    super::hash::hash_text(0x4c, names)
}

/// FNV-1a over words of eight bytes in four lanes, since it is computed at every start; finds
/// damage, not malice.
fn checksum(bytes: &[u8]) -> u32 {
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut lanes = [0xcbf2_9ce4_8422_2325_u64; 4];
    let (blocks, rest) = bytes.as_chunks::<32>();
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            let mixed = (*lane ^ u64::from_le_bytes(*word)).wrapping_mul(PRIME);
            *lane = mixed.rotate_left(29);
        }
    }
    let rest = rest.iter().map(|b| u64::from(*b));
    let sum = lanes.into_iter().chain(rest).fold(0, |sum: u64, part| {
        (sum ^ part).wrapping_mul(PRIME).rotate_left(29)
    });
    (sum ^ sum >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small() -> Model {
        let mut steps = vec![Steps::zero(); STEP_GROUPS];
        steps[0].enter[1][2] = 1.0;
        steps[3].stay[4] = -2.0;
        Model::new(
            &steps,
            &[(7, vec![(1, 0.5), (40, -2.0)]), (9_000_000, vec![(2, 1.0)])],
        )
    }

    #[test]
    fn a_model_survives_its_file() {
        let model = small();
        let bytes = model.to_bytes();
        let again = Model::from_bytes(&bytes).unwrap();
        assert_eq!(again.to_bytes(), bytes);
        for (keys, expected) in [
            (&[7][..], vec![(1, 0.5), (40, -2.0)]),
            (&[8, 9_000_000, u32::MAX], vec![(2, 1.0)]),
            (&[7, 7, 9_000_000], vec![(1, 1.0), (2, 1.0), (40, -4.0)]),
            (&[8], vec![]),
            (&[], vec![]),
        ] {
            let mut rows = Rows::default();
            rows.end();
            keys.iter().for_each(|key| rows.push(1, *key));
            rows.end();
            let sums = again.sums(&rows);
            assert_eq!(sums[0], [0; STATES]);
            let sums = (0..).zip(sums[1]).filter(|(_, sum)| *sum != 0);
            let found: Vec<(usize, f32)> = sums
                .map(|(state, sum)| (state, (sum as f32 * again.scale * 20.0).round() / 20.0))
                .collect();
            assert_eq!(found, expected, "{keys:?}");
        }
    }

    #[test]
    fn a_prepared_model_gives_the_same_sums() {
        let features: Vec<FeatureWeights> = (1..=20u8)
            .map(|n| {
                let weights = (1..=n).map(|s| (s, f32::from(s) - 7.5));
                (u32::from(n) << 27, weights.collect())
            })
            .collect();
        let model = Model::new(&vec![Steps::zero(); STEP_GROUPS], &features);
        let mut rows = Rows::default();
        for row in 0..3u32 {
            (row..32).for_each(|n| rows.push(1, n << 27));
            rows.end();
        }
        let before = model.sums(&rows);
        model.prepare();
        assert_eq!(model.sums(&rows), before);
        assert!(before[0].iter().any(|sum| *sum != 0));
    }

    #[test]
    fn a_damaged_file_is_an_error() {
        let bytes = small().to_bytes();
        assert_eq!(
            Model::from_bytes(b"GIF89a").unwrap_err(),
            ModelError::NotAModel
        );
        for end in 8..bytes.len() {
            assert!(Model::from_bytes(&bytes[..end]).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x41;
            assert!(Model::from_bytes(&damaged).is_err(), "{at}");
        }
    }
}
