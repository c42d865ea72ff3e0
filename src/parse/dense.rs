//! The features with many weights, each with a row of weights for all states.
//!
//! A few thousand features that every text has (a comma before, a year behind, …) bear a weight for
//! most states, and three of four keys that are looked up are theirs. They have a small index of
//! their own, which stays in the cache near the processor, and their rows are added whole, many
//! states at a time; the rare features are left to the model's large list.

use super::prefixes::Prefixes;
use super::state::STATES;

/// A feature with fewer weights costs less where it is read weight by weight.
const MANY: usize = 10;
/// So many first bits of a key are looked at; of the features that share theirs only the first is
/// here.
const BITS: u32 = 19;
/// So many rows can be added before a sum of 16 bits is too large.
const ROWS_OF_A_SUM: usize = 256;

/// The weights of one feature by state; one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct DenseRow([i8; STATES]);

/// Features with many weights.
#[derive(Debug)]
pub struct Dense {
    prefixes: Prefixes,
    /// By rising key. A last key stands for the end; it has no row, its number is never reached.
    keys: Vec<u32>,
    rows: Vec<DenseRow>,
}

impl Dense {
    /// Takes those of some features that have many weights; they come by rising key, each with
    /// states and weights. The rest are as if they were not.
    pub fn new<I: ExactSizeIterator<Item = (u8, i8)>>(
        features: impl Iterator<Item = (u32, I)>,
    ) -> Dense {
        let (mut keys, mut rows): (Vec<u32>, Vec<DenseRow>) = (Vec::new(), Vec::new());
        for (key, weights) in features {
            let shared = keys.last().is_some_and(|last| same_place(*last, key));
            if weights.len() < MANY || shared {
                continue;
            }
            let mut row = DenseRow([0; STATES]);
            for (state, weight) in weights {
                let sum = &mut row.0[usize::from(state) % STATES];
                *sum = sum.saturating_add(weight);
            }
            keys.push(key);
            rows.push(row);
        }
        let prefixes = Prefixes::new(keys.iter().copied(), BITS);
        keys.push(u32::MAX);
        Dense {
            prefixes,
            keys,
            rows,
        }
    }

    /// The sums of the rows of those `keys` that are here. The others are added to `rest`; `at` is
    /// room to work in.
    pub fn sums(&self, keys: &[u32], at: &mut Vec<u32>, rest: &mut Vec<u32>) -> [i32; STATES] {
        let begin = rest.len();
        at.resize(keys.len(), 0);
        rest.resize(begin + keys.len(), 0);
        let others = &mut rest[begin..];
        let (mut here, mut not_here) = (0, 0);
        // Without a branch: what is read next does not wait for what was read before.
        for key in keys {
            let number = self.prefixes.earliest(*key);
            let is_here = self.prefixes.may_have(*key) && self.keys[number] == *key;
            at[here] = number as u32;
            others[not_here] = *key;
            here += usize::from(is_here);
            not_here += usize::from(!is_here);
        }
        rest.truncate(begin + not_here);
        let mut sums = [0; STATES];
        for numbers in at[..here].chunks(ROWS_OF_A_SUM) {
            let some = self.sum(numbers);
            sums.iter_mut()
                .zip(some)
                .for_each(|(sum, more)| *sum += i32::from(more));
        }
        sums
    }

    /// The sum of a few rows.
    fn sum(&self, numbers: &[u32]) -> [i16; STATES] {
        let mut sums = [0i16; STATES];
        for number in numbers {
            let Some(DenseRow(row)) = self.rows.get(*number as usize) else {
                continue;
            };
            for state in 0..STATES {
                sums[state] = sums[state].wrapping_add(i16::from(row[state]));
            }
        }
        sums
    }
}

/// Whether two keys have the same first bits.
fn same_place(a: u32, b: u32) -> bool {
    (a ^ b) >> (u32::BITS - BITS) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_with_many_weights_are_here_and_others_are_left() {
        let many = |value: i8| (0..STATES as u8).map(|s| (s, value)).collect::<Vec<_>>();
        let features = [
            (5, many(3)),
            // Shares its first bits with the one before it.
            (6, many(4)),
            (1 << 30, vec![(1, 9)]),
            (u32::MAX - 1, many(-127)),
        ];
        let dense = Dense::new(
            features
                .into_iter()
                .map(|(key, list)| (key, list.into_iter())),
        );
        let (mut at, mut rest) = (Vec::new(), vec![1]);
        let keys = [6, 5, 1 << 30, u32::MAX, u32::MAX - 1, 0];
        let sums = dense.sums(&keys, &mut at, &mut rest);
        assert_eq!(sums, [3 - 127; STATES]);
        assert_eq!(rest, [1, 6, 1 << 30, u32::MAX, 0]);
        let many_keys = vec![u32::MAX - 1; 1000];
        let sums = dense.sums(&many_keys, &mut at, &mut rest);
        assert_eq!(sums, [-127_000; STATES]);
        let none = Dense::new([(3, vec![].into_iter())].into_iter());
        assert_eq!(none.sums(&keys, &mut at, &mut rest), [0; STATES]);
    }
}
