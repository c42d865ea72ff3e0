//! The model: weights of features and steps, and the file they are kept in.
//!
//! A model file is little-endian throughout: magic, version of the format, fingerprint of the features,
//! the labels it knows, the scale of its weights, the steps, the features by rising key. Weights
//! are one byte each. Reading checks everything it uses; a damaged file is an error.

use super::feature::{self, Keys};
use super::gap::{ENCLOSURES, Gap, SEPARATORS, WITHIN};
use super::lattice::{Row, Steps};
use super::state::{ALL_STATES, LABELS, STATES};
use crate::record::label::Label;
use std::sync::OnceLock;

const MAGIC: &[u8; 8] = b"snoskaM\x02";
/// Number of groups of step weights: one for each separator, each thing that closes or opens, each
/// kind of group that the step stays within.
pub const STEP_GROUPS: usize = SEPARATORS + 2 * ENCLOSURES + WITHIN;
/// How many groups apply in one gap.
pub const GROUPS_OF_A_STEP: usize = 4;
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

/// Bits of a key that `known` looks at.
const KNOWN_BITS: u32 = 21;

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
    /// Where in `features` the keys with the same first bits begin.
    index: Vec<u32>,
    index_shift: u32,
    /// A bit for the first bits of every key: most of what is seen is in no model, and this is
    /// small enough to say so fast.
    known: Vec<u64>,
    combined: Vec<OnceLock<Box<(Steps, Steps)>>>,
}

impl Model {
    /// Builds a model from weights as training finds them. `features` must be sorted by key, each
    /// with its weights by state; `steps` has `STEP_GROUPS` members.
    pub fn new(steps: &[Steps], features: &[(u32, Vec<(u8, f32)>)]) -> Model {
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
        // Two or three features begin with the same bits, and lie in one line of the cache.
        let bits = (features.len() / 4)
            .next_power_of_two()
            .trailing_zeros()
            .clamp(8, 24);
        let index_shift = 32 - bits;
        let mut index = vec![0u32; (1 << bits) + 1];
        let mut known = vec![0u64; 1 << (KNOWN_BITS - 6)];
        for feature in &features {
            index[(feature.key >> index_shift) as usize + 1] += 1;
            let bit = feature.key >> (32 - KNOWN_BITS);
            known[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
        for i in 1..index.len() {
            index[i] += index[i - 1];
        }
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
            index,
            index_shift,
            known,
            combined,
        }
    }

    /// Number of features, and of their weights that are not 0.
    pub fn size(&self) -> (usize, usize) {
        (self.features.len() - 1, self.weights.len())
    }

    /// The scores of every token's states.
    pub fn scores(&self, keys: &Keys) -> Vec<Row> {
        // Look-ups miss the cache; done one kind after the other they wait together.
        let mut known: Vec<u32> = Vec::new();
        let mut found: Vec<&[Weight]> = Vec::new();
        keys.rows()
            .map(|row| {
                known.clear();
                known.extend(row.iter().filter(|key| self.may_know(**key)));
                found.clear();
                found.extend(known.iter().map(|key| self.weights_of(*key)));
                let mut sums = [0i32; STATES];
                for weight in found.iter().copied().flatten() {
                    // The mask keeps the bound check out of the innermost loop.
                    sums[usize::from(weight.state) & (STATES - 1)] += i32::from(weight.value);
                }
                sums.map(|sum| sum as f32 * self.scale)
            })
            .collect()
    }

    fn may_know(&self, key: u32) -> bool {
        let bit = key >> (32 - KNOWN_BITS);
        self.known[(bit >> 6) as usize] >> (bit & 63) & 1 == 1
    }

    fn weights_of(&self, key: u32) -> &[Weight] {
        let bucket = (key >> self.index_shift) as usize;
        let (start, end) = (self.index[bucket] as usize, self.index[bucket + 1] as usize);
        match self.features[start..end].iter().position(|f| f.key == key) {
            Some(at) => {
                let from = self.features[start + at].start as usize;
                let to = self.features[start + at + 1].start as usize;
                &self.weights[from..to]
            }
            None => &[],
        }
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
        assert_eq!(again.weights_of(7), model.weights_of(7));
        assert_eq!(again.weights_of(9_000_000).len(), 1);
        assert_eq!(again.weights_of(8), &[]);
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
