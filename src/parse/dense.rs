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
/// So many first bits of a key say where it is looked for.
const FIRST: u32 = 15;
/// So many last bits of what stands there are the number of a row; the others are the key's last.
const NUMBER: u32 = FIRST;
/// Places for features that share the first bits of their keys; those that find none are left out.
const PLACES: usize = 2;
/// So many rows there are at most; their numbers begin with 1, and 0 marks a place that is free.
const ROWS: usize = (1 << NUMBER) - 1;
/// So many keys are looked up before their rows are added. It must be a power of 2, and so small that
/// the sums of as many rows have 16 bits.
const SOME: usize = 64;

/// The weights of one feature by state; one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct DenseRow([i8; STATES]);

/// Features with many weights.
#[derive(Debug)]
pub struct Dense {
    /// By the first bits of a key: its other bits, and behind them the number of its row.
    places: Box<[[u32; PLACES]; 1 << FIRST]>,
    /// By their numbers less 1; those that are not used are 0.
    rows: Box<[DenseRow; 1 << NUMBER]>,
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
        let mut out = Dense {
            places: boxed([0; PLACES]),
            rows: boxed(DenseRow([0; STATES])),
        };
        let mut rows = (1..).zip(out.rows.iter_mut().take(ROWS));
        for (key, weights) in first.into_iter().chain(second) {
            let places = &mut out.places[place(key)];
            let Some(free) = places.iter_mut().find(|place| **place == 0) else {
                continue;
            };
            let Some((number, row)) = rows.next() else {
                break;
            };
            *free = key << NUMBER | number;
            for (state, weight) in weights {
                let sum = &mut row.0[usize::from(state) % STATES];
                *sum = sum.saturating_add(weight);
            }
        }
        out
    }
}

/// So many of one value, not made on the stack.
fn boxed<T: Copy, const N: usize>(value: T) -> Box<[T; N]> {
    match vec![value; N].into_boxed_slice().try_into() {
        Ok(list) => list,
        Err(_) => unreachable!("a list of N is an array of N"),
    }
}

/// Where a key is looked for.
#[inline(always)]
fn place(key: u32) -> usize {
    (key >> (u32::BITS - FIRST)) as usize
}

/// The sums of the rows of those `keys` that are here. The others are added to `rest`.
#[multiversion(targets("x86_64+avx2"))]
pub fn sums(dense: &Dense, keys: &[u32], rest: &mut Vec<u32>) -> [i32; STATES] {
    let mut sums = [0; STATES];
    for keys in keys.chunks(SOME) {
        let (mut rows, mut others) = ([0; SOME], [0; SOME]);
        let (mut here, mut not_here) = (0, 0);
        // Without a branch: what is read next does not wait for what was read before.
        for key in keys {
            // What stands for this key becomes the number of its row, less 1; what stands for another,
            // or for none, becomes `ROWS` or more.
            let [first, second] =
                dense.places[place(*key)].map(|place| (place ^ key << NUMBER).wrapping_sub(1));
            let row = first.min(second);
            let is_here = (row as usize) < ROWS;
            rows[here % SOME] = row;
            others[not_here % SOME] = *key;
            here += usize::from(is_here);
            not_here += usize::from(!is_here);
        }
        rest.extend_from_slice(&others[..not_here]);
        let mut some = [0i16; STATES];
        for row in &rows[..here] {
            let DenseRow(row) = &dense.rows[*row as usize % (1 << NUMBER)];
            for state in 0..STATES {
                some[state] = some[state].wrapping_add(i16::from(row[state]));
            }
        }
        for state in 0..STATES {
            sums[state] += i32::from(some[state]);
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
        let mut rest = vec![1];
        let keys = [7, 6, 5, 1 << 30, u32::MAX, u32::MAX - 1, 0];
        let found = sums(&dense, &keys, &mut rest);
        assert_eq!(found, [3 + 4 - 127; STATES]);
        assert_eq!(rest, [1, 7, 1 << 30, u32::MAX, 0]);
        let many_keys = vec![u32::MAX - 1; 1000];
        let found = sums(&dense, &many_keys, &mut rest);
        assert_eq!(found, [-127_000; STATES]);
        let none = Dense::new([(3, vec![].into_iter())].into_iter());
        assert_eq!(sums(&none, &keys, &mut rest), [0; STATES]);
    }
}
