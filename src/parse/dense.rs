//! The features with many weights, each with a row of weights for all states.
//!
//! A model has few of them, but six of seven keys that are looked up are theirs (a full stop before, a
//! year behind, …), and most have a weight for nearly every state. They are found at one look, and
//! their rows are added whole, many states at a time; the rare features are left to the model's
//! large list.

use super::state::STATES;
use multiversion::multiversion;

/// A feature with fewer weights is left to the large list.
const MANY: usize = 8;
/// These are given their places first: the more weights a feature has, the more often it is met.
const VERY_MANY: usize = 20;
/// Places for features that share the first bits of their keys; those that find none are left out.
const PLACES: usize = 2;
/// The number of a row that is not there.
const NO_ROW: u32 = u32::MAX;
/// So many rows can be added before a sum of 16 bits is too large.
const ROWS_OF_A_SUM: usize = 256;

/// The weights of one feature by state; one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct DenseRow([i8; STATES]);

/// Where the row of a feature is; for a place that is free, [`NO_ROW`].
#[derive(Clone, Copy, Debug)]
struct Place {
    key: u32,
    row: u32,
}

/// Features with many weights.
#[derive(Debug)]
pub struct Dense {
    /// By the first bits of the keys, a power of 2 of them.
    places: Vec<[Place; PLACES]>,
    /// How many last bits of a key are not among the first ones.
    last: u32,
    rows: Vec<DenseRow>,
}

impl Dense {
    /// Takes those of some features that have many weights, each with its key, states and weights.
    /// The rest are as if they were not.
    pub fn new<I: ExactSizeIterator<Item = (u8, i8)>>(
        features: impl Iterator<Item = (u32, I)>,
    ) -> Dense {
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for feature in features {
            match feature.1.len() {
                VERY_MANY.. => first.push(feature),
                MANY.. => second.push(feature),
                _ => {}
            }
        }
        let count = first.len() + second.len();
        // Places for twice as many features, or more.
        let bits = count.next_power_of_two().trailing_zeros().max(1);
        let mut out = Dense {
            places: vec![
                [Place {
                    key: 0,
                    row: NO_ROW
                }; PLACES];
                1 << bits
            ],
            last: u32::BITS - bits,
            rows: Vec::with_capacity(count),
        };
        for (key, weights) in first.into_iter().chain(second) {
            let places = &mut out.places[(key >> out.last) as usize];
            let Some(free) = places.iter_mut().find(|place| place.row == NO_ROW) else {
                continue;
            };
            *free = Place {
                key,
                row: out.rows.len() as u32,
            };
            let mut row = DenseRow([0; STATES]);
            for (state, weight) in weights {
                let sum = &mut row.0[usize::from(state) % STATES];
                *sum = sum.saturating_add(weight);
            }
            out.rows.push(row);
        }
        out
    }
}

/// The sums of the rows of those `keys` that are here. The others are added to `rest`; `at` is room to
/// work in.
#[multiversion(targets("x86_64+avx2"))]
pub fn sums(dense: &Dense, keys: &[u32], at: &mut Vec<u32>, rest: &mut Vec<u32>) -> [i32; STATES] {
    let begin = rest.len();
    at.resize(at.len().max(keys.len()), 0);
    rest.resize(begin + keys.len(), 0);
    let (numbers, others) = (at.as_mut_slice(), &mut rest[begin..]);
    let (mut here, mut not_here) = (0, 0);
    // Without a branch: what is read next does not wait for what was read before.
    for key in keys {
        let [first, second] = dense.places[(*key >> dense.last) as usize];
        let row = if first.key == *key {
            first.row
        } else {
            second.row
        };
        let is_here = ((first.key == *key) | (second.key == *key)) & (row != NO_ROW);
        numbers[here] = row;
        others[not_here] = *key;
        here += usize::from(is_here);
        not_here += usize::from(!is_here);
    }
    rest.truncate(begin + not_here);
    let mut sums = [0; STATES];
    for numbers in at[..here].chunks(ROWS_OF_A_SUM) {
        let some = sum(&dense.rows, numbers);
        sums.iter_mut()
            .zip(some)
            .for_each(|(sum, more)| *sum += i32::from(more));
    }
    sums
}

/// The sum of a few rows.
#[inline(always)]
fn sum(rows: &[DenseRow], numbers: &[u32]) -> [i16; STATES] {
    let mut sums = [0i16; STATES];
    for number in numbers {
        let Some(DenseRow(row)) = rows.get(*number as usize) else {
            continue;
        };
        for state in 0..STATES {
            sums[state] = sums[state].wrapping_add(i16::from(row[state]));
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_with_many_weights_are_here_and_others_are_left() {
        let many = |value: i8| (0..STATES as u8).map(|s| (s, value)).collect::<Vec<_>>();
        let features = [
            (5, many(3)),
            (6, many(4)),
            // Shares its first bits with the two before it.
            (7, many(5)),
            (1 << 30, vec![(1, 9)]),
            (u32::MAX - 1, many(-127)),
        ];
        let dense = Dense::new(
            features
                .into_iter()
                .map(|(key, list)| (key, list.into_iter())),
        );
        let (mut at, mut rest) = (Vec::new(), vec![1]);
        let keys = [7, 6, 5, 1 << 30, u32::MAX, u32::MAX - 1, 0];
        let found = sums(&dense, &keys, &mut at, &mut rest);
        assert_eq!(found, [3 + 4 - 127; STATES]);
        assert_eq!(rest, [1, 7, 1 << 30, u32::MAX, 0]);
        let many_keys = vec![u32::MAX - 1; 1000];
        let found = sums(&dense, &many_keys, &mut at, &mut rest);
        assert_eq!(found, [-127_000; STATES]);
        let none = Dense::new([(3, vec![].into_iter())].into_iter());
        assert_eq!(sums(&none, &keys, &mut at, &mut rest), [0; STATES]);
    }
}
