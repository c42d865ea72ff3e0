//! The model: weights of features and steps, and the file they are kept in.
//!
//! A model file is little-endian throughout: magic, version of the format, fingerprint of the features,
//! the labels it knows, the scale of its weights, the steps, the features by rising key. Weights
//! are one byte each. Reading checks everything it uses; a damaged file is an error.

use super::feature::rows::{Rows, Templates};
use super::feature::{self, Keys};
use super::gap::{ENCLOSURES, Gap, SEPARATORS, WITHIN};
use super::index::{Feature, Index, Sums};
use super::lattice::{Row, Steps};
use super::state::{LABELS, STATES};
use super::train::FeatureWeights;
use crate::record::label::Label;
use std::borrow::Cow;
use std::sync::OnceLock;

const MAGIC: &[u8; 8] = b"snoskaM\x02";
/// Number of groups of step weights: one for each separator, each thing that closes or opens, each
/// kind of group that the step stays within.
pub const STEP_GROUPS: usize = SEPARATORS + 2 * ENCLOSURES + WITHIN;
/// How many groups apply in one gap.
pub const GROUPS_OF_A_STEP: usize = 4;
const GROUP_SIZE: usize = LABELS * LABELS + LABELS;
/// So many bytes stand before the steps.
const HEADER: usize = MAGIC.len() + 5 * 4;
const STEPS_SIZE: usize = STEP_GROUPS * GROUP_SIZE;
/// So many first bits of a key say where in the file it is looked for.
const FIRST: u32 = 12;
/// Of one in so many features it is known where its weights begin.
const STRIDE: usize = 64;

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

/// A trained model. Weights are looked up in the file itself, which takes no time to make ready, or,
/// for many references, in an index.
#[derive(Debug)]
pub struct Model {
    /// The file, which has been checked.
    file: Cow<'static, [u8]>,
    scale: f32,
    /// Number of features.
    features: usize,
    /// Number of their weights.
    weights: usize,
    /// How many features have earlier first bits of their keys than these, and a last one for all.
    firsts: Vec<u32>,
    /// Where the weights begin of every [`STRIDE`]th feature.
    starts: Vec<u32>,
    index: OnceLock<Index>,
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
        let quantize = |weight: f32| (weight / scale).round().clamp(-127.0, 127.0) as i8 as u8;
        let mut quantized = Vec::with_capacity(STEPS_SIZE);
        for group in steps {
            for row in &group.enter {
                quantized.extend(row[..LABELS].iter().map(|weight| quantize(*weight)));
            }
            quantized.extend(group.stay[..LABELS].iter().map(|weight| quantize(*weight)));
        }
        let (mut keys, mut counts) = (Vec::new(), Vec::new());
        let (mut states, mut values) = (Vec::new(), Vec::new());
        for (key, weights) in features {
            let before = states.len();
            for (state, weight) in weights {
                let value = quantize(*weight);
                if value != 0 {
                    states.push(*state);
                    values.push(value);
                }
            }
            if states.len() > before {
                keys.push(*key);
                counts.push((states.len() - before) as u8);
            }
        }
        let mut file = Vec::with_capacity(values.len() * 2 + keys.len() * 5 + STEPS_SIZE + 64);
        file.extend_from_slice(MAGIC);
        file.extend_from_slice(&feature::fingerprint().to_le_bytes());
        file.extend_from_slice(&labels_hash().to_le_bytes());
        file.extend_from_slice(&scale.to_le_bytes());
        file.extend_from_slice(&(keys.len() as u32).to_le_bytes());
        file.extend_from_slice(&(values.len() as u32).to_le_bytes());
        file.extend(quantized);
        file.extend(keys.iter().flat_map(|key| key.to_le_bytes()));
        file.extend(&counts);
        file.extend(states);
        file.extend(&values);
        let sum = checksum(&file);
        file.extend_from_slice(&sum.to_le_bytes());
        Model::of_checked(file.into(), scale, keys.len(), values.len())
    }

    /// A model that knows nothing and labels nothing.
    pub fn empty() -> Model {
        Model::new(&vec![Steps::zero(); STEP_GROUPS], &[])
    }

    /// Reads a model's file. Takes no more memory than a small multiple of the file.
    pub fn from_bytes(file: impl Into<Cow<'static, [u8]>>) -> Result<Model, ModelError> {
        let file = file.into();
        let mut input = Input(&file);
        if input.take(MAGIC.len()) != Ok(MAGIC.as_slice()) {
            return Err(ModelError::NotAModel);
        }
        if input.u32()? != feature::fingerprint() || input.u32()? != labels_hash() {
            return Err(ModelError::OtherVersion);
        }
        let scale = f32::from_bits(input.u32()?);
        let features = input.u32()? as usize;
        let weights = input.u32()? as usize;
        input.take(STEPS_SIZE)?;
        let keys = input.take(features.checked_mul(4).ok_or(ModelError::Damaged)?)?;
        let counts = input.take(features)?;
        let states = input.take(weights)?;
        let values = input.take(weights)?;
        let body = &file[..file.len() - input.0.len()];
        let sum = input.u32()?;
        let key = |bytes: &[u8; 4]| u32::from_le_bytes(*bytes);
        let whole = input.0.is_empty()
            && sum == checksum(body)
            && scale.is_finite()
            && scale > 0.0
            && counts
                .iter()
                .map(|count| usize::from(*count))
                .sum::<usize>()
                == weights
            && keys.as_chunks().0.is_sorted_by(|a, b| key(a) < key(b))
            && states.iter().fold(0, |most, state| most.max(*state)) < STATES as u8
            && !values.contains(&0);
        if !whole {
            return Err(ModelError::Damaged);
        }
        Ok(Model::of_checked(file, scale, features, weights))
    }

    /// Of a file with the parts in their places.
    fn of_checked(file: Cow<'static, [u8]>, scale: f32, features: usize, weights: usize) -> Model {
        let combined = (0..SEPARATORS * ENCLOSURES * ENCLOSURES * WITHIN)
            .map(|_| OnceLock::new())
            .collect();
        let mut out = Model {
            file,
            scale,
            features,
            weights,
            firsts: Vec::new(),
            starts: Vec::new(),
            index: OnceLock::new(),
            combined,
        };
        let mut sum = 0;
        let starts = out.counts().chunks(STRIDE).map(|counts| {
            let start = sum;
            sum += counts.iter().map(|count| u32::from(*count)).sum::<u32>();
            start
        });
        out.starts = starts.collect();
        let keys = out.keys();
        let before = |first: u32| keys.partition_point(|key| first_bits(le(key)) < first) as u32;
        out.firsts = (0..=1 << FIRST).map(before).collect();
        out
    }

    /// The bytes of the model's file.
    pub fn to_bytes(&self) -> &[u8] {
        &self.file
    }

    /// Number of features, and of their weights that are not 0.
    pub fn size(&self) -> (usize, usize) {
        (self.features, self.weights)
    }

    fn part(&self, from: usize, len: usize) -> &[u8] {
        &self.file[from..][..len]
    }

    /// Step weights, group by group: `enter` by rows, then `stay`.
    fn step_values(&self) -> &[u8] {
        self.part(HEADER, STEPS_SIZE)
    }

    /// The features' keys, by rising key.
    fn keys(&self) -> &[[u8; 4]] {
        self.part(HEADER + STEPS_SIZE, self.features * 4)
            .as_chunks()
            .0
    }

    /// How many weights each has.
    fn counts(&self) -> &[u8] {
        self.part(HEADER + STEPS_SIZE + self.features * 4, self.features)
    }

    /// The states of all weights.
    fn states(&self) -> &[u8] {
        self.part(HEADER + STEPS_SIZE + self.features * 5, self.weights)
    }

    /// All weights, each a byte of an `i8`, none of them 0.
    fn values(&self) -> &[u8] {
        let before = self.features * 5 + self.weights;
        self.part(HEADER + STEPS_SIZE + before, self.weights)
    }

    /// The features by rising key.
    fn features(&self) -> impl ExactSizeIterator<Item = Feature<'_>> {
        let (mut states, mut values) = (self.states(), self.values());
        let lists = self.keys().iter().zip(self.counts());
        lists.map(move |(key, count)| {
            let count = usize::from(*count);
            let (own_states, other_states) = states.split_at(count);
            let (own_values, other_values) = values.split_at(count);
            (states, values) = (other_states, other_values);
            Feature {
                key: le(key),
                states: own_states,
                values: own_values,
            }
        })
    }

    /// The feature with a key.
    fn feature(&self, key: u32) -> Option<Feature<'_>> {
        let first = first_bits(key) as usize;
        let (start, end) = (self.firsts[first] as usize, self.firsts[first + 1] as usize);
        let keys = &self.keys()[start..end];
        let at = start + keys.binary_search_by_key(&key, le).ok()?;
        let (whole, rest) = (at / STRIDE, at % STRIDE);
        let before = &self.counts()[whole * STRIDE..][..rest];
        let before: usize = before.iter().map(|count| usize::from(*count)).sum();
        let from = self.starts[whole] as usize + before;
        let count = usize::from(self.counts()[at]);
        Some(Feature {
            key,
            states: &self.states()[from..][..count],
            values: &self.values()[from..][..count],
        })
    }

    /// Makes ready for many references: it takes as long as reading some two hundred, and each that
    /// follows is read faster. The scores are the same.
    pub fn prepare(&self) {
        self.index.get_or_init(|| Index::new(self.features()));
    }

    /// The scores of every token's states.
    pub fn scores<T: Templates>(&self, keys: &Keys<T>) -> Vec<Row> {
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

    /// The sums of the weights of each row's keys.
    fn sums<T: Templates>(&self, rows: &Rows<T>) -> Vec<Sums> {
        if let Some(index) = self.index.get() {
            return index.sums(rows);
        }
        let sums = rows.iter().map(|keys| {
            let mut sums = [0; STATES];
            let features = keys.iter().filter_map(|key| self.feature(*key));
            for (state, value) in features.flat_map(Feature::weights) {
                sums[usize::from(state) % STATES] += i32::from(value);
            }
            sums
        });
        sums.collect()
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
        self.features().map(|feature| {
            let weights = feature
                .weights()
                .map(|(state, value)| (state, f32::from(value) * self.scale));
            (feature.key, weights.collect())
        })
    }

    fn group(&self, group: usize) -> Steps {
        let mut steps = Steps::zero();
        let weights = &self.step_values()[group * GROUP_SIZE..][..GROUP_SIZE];
        for (i, weight) in weights.iter().enumerate() {
            let value = f32::from(*weight as i8) * self.scale;
            match i / LABELS {
                LABELS => steps.stay[i % LABELS] = value,
                from => steps.enter[from][i % LABELS] = value,
            }
        }
        steps
    }
}

fn le(bytes: &[u8; 4]) -> u32 {
    u32::from_le_bytes(*bytes)
}

fn first_bits(key: u32) -> u32 {
    key >> (u32::BITS - FIRST)
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
        let again = Model::from_bytes(bytes.to_vec()).unwrap();
        assert_eq!(again.to_bytes(), bytes);
        for (keys, expected) in [
            (&[7][..], vec![(1, 0.5), (40, -2.0)]),
            (&[8, 9_000_000, u32::MAX], vec![(2, 1.0)]),
            (&[7, 7, 9_000_000], vec![(1, 1.0), (2, 1.0), (40, -4.0)]),
            (&[8], vec![]),
            (&[], vec![]),
        ] {
            let mut rows: Rows = Rows::default();
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
    fn a_file_that_contradicts_itself_is_an_error() {
        let model = small();
        // It ends with the states of three weights, the weights, and the sum.
        let end = model.to_bytes().len() - 4;
        let with = |at: usize, byte: u8| {
            let mut bytes = model.to_bytes().to_vec();
            bytes[at] = byte;
            let sum = checksum(&bytes[..end]);
            bytes[end..].copy_from_slice(&sum.to_le_bytes());
            Model::from_bytes(bytes).err()
        };
        assert_eq!(with(end - 1, 1), None);
        assert_eq!(with(end - 1, 0), Some(ModelError::Damaged), "no weight");
        let state = with(end - 6, STATES as u8);
        assert_eq!(state, Some(ModelError::Damaged), "no state");
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
        let mut rows: Rows = Rows::default();
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
        let model = small();
        let bytes = model.to_bytes();
        assert_eq!(
            Model::from_bytes(b"GIF89a".as_slice()).unwrap_err(),
            ModelError::NotAModel
        );
        for end in 8..bytes.len() {
            assert!(Model::from_bytes(bytes[..end].to_vec()).is_err(), "{end}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.to_vec();
            damaged[at] ^= 0x41;
            assert!(Model::from_bytes(damaged).is_err(), "{at}");
        }
    }
}
