//! A model made ready for many references: where the weights of a key are, found at one look.
//!
//! Of the keys that are looked up three of four have many weights (a full stop before, a year behind,
//! …): these have a row of weights for all states each, which is added whole, many states at a time.
//! The others stand in a list; it is known which keys are none of the model's, and where in the list
//! the rest are.

use super::feature::rows::{Rows, Templates};
use super::state::STATES;
use multiversion::multiversion;

/// A feature with fewer weights has no row.
const MANY: usize = 8;
/// These are given their rows first: the more weights a feature has, the more often it is met.
const VERY_MANY: usize = 20;
/// So many first bits of a key say where it is looked for.
const FIRST: u32 = 15;
/// So many first bits of a key say in which group it is, if it has no row.
const GROUP: u32 = 16;
/// So many last bits of what stands there are the number of a row; the others are the key's last.
const NUMBER: u32 = 15;
/// Rows for features that share the first bits of their keys; those that find none are left out.
const PLACES: usize = 2;
/// So many rows there are at most; their numbers begin with 1, and 0 marks a place that is free.
const ROWS: usize = (1 << NUMBER) - 1;
/// So many keys are looked up before their rows are added. It must be a power of 2, and so small that
/// the sums of as many rows have 16 bits.
const SOME: usize = 64;
/// So many weights lie beside their feature's key: three of four features have no more.
const ROOM: usize = 6;

/// Sums of weights, by state.
pub type Sums = [i32; STATES];

/// A feature of a model.
#[derive(Clone, Copy, Debug)]
pub struct Feature<'m> {
    /// What it is known by.
    pub key: u32,
    /// The states it has a weight in.
    pub states: &'m [u8],
    /// The weights, in units of the model's scale: each a byte of an `i8`, none of them 0.
    pub values: &'m [u8],
}

impl<'m> Feature<'m> {
    /// Its states with their weights.
    pub fn weights(self) -> impl Iterator<Item = (u8, i8)> + use<'m> {
        let values = self.values.iter().map(|value| *value as i8);
        self.states.iter().copied().zip(values)
    }
}

/// The weights of one feature by state; one line of the cache.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct DenseRow([i8; STATES]);

/// A feature's weights, as many as have room beside its key. One that has more stands in several,
/// one after the other; room that is left over has weights of 0.
///
/// Key and weights lie together, since a look-up misses the cache near the processor: it does so once.
#[derive(Clone, Copy, Debug)]
#[repr(align(16))]
struct Slot {
    key: u32,
    /// States and weights.
    weights: [(u8, i8); ROOM],
}

impl Slot {
    /// One without weights.
    fn empty(key: u32) -> Slot {
        // No two add to the same sum, which would have to wait.
        const NO_WEIGHTS: [(u8, i8); ROOM] = {
            let mut out = [(0, 0); ROOM];
            let mut i = 0;
            while i < ROOM {
                out[i].0 = i as u8;
                i += 1;
            }
            out
        };
        Slot {
            key,
            weights: NO_WEIGHTS,
        }
    }
}

/// Where a model's weights are.
#[derive(Debug)]
pub struct Index {
    /// By the first bits of a key, of those features that have a row: the key's other bits, and behind
    /// them the number of the row.
    places: Box<[[u32; PLACES]; 1 << FIRST]>,
    /// By their numbers less 1; those that are not used are 0.
    rows: Box<[DenseRow; 1 << NUMBER]>,
    /// By more first bits of a key, a bit for each value of the next six that one of the keys has.
    known: Box<[u64; 1 << GROUP]>,
    /// How many slots have keys with earlier first bits than these.
    before: Box<[u32; 1 << GROUP]>,
    /// All features by rising key.
    slots: Vec<Slot>,
}

impl Index {
    /// Of features with rising keys.
    pub fn new<'m>(features: impl ExactSizeIterator<Item = Feature<'m>>) -> Index {
        let mut out = Index {
            places: boxed([0; PLACES]),
            rows: boxed(DenseRow([0; STATES])),
            known: boxed(0),
            before: boxed(0),
            slots: Vec::with_capacity(features.len() + features.len() / 3),
        };
        let (mut first, mut second) = (Vec::new(), Vec::new());
        for feature in features {
            match feature.states.len() {
                VERY_MANY.. => first.push(feature),
                MANY.. => second.push(feature),
                _ => {}
            }
            out.add_slots(feature);
        }
        let mut sum = 0;
        for before in out.before.iter_mut() {
            sum += std::mem::replace(before, sum);
        }
        let features = first.into_iter().chain(second);
        let mut numbers = 1..=ROWS as u32;
        for feature in features {
            let places = &mut out.places[place(feature.key)];
            let Some(free) = places.iter_mut().find(|place| **place == 0) else {
                continue;
            };
            let Some(number) = numbers.next() else {
                break;
            };
            *free = feature.key << NUMBER | number;
            let row = &mut out.rows[number as usize - 1].0;
            for (state, weight) in feature.weights() {
                let sum = &mut row[usize::from(state) % STATES];
                *sum = sum.saturating_add(weight);
            }
        }
        out
    }

    /// Adds a feature's slots; `before` counts those of each group itself yet.
    fn add_slots(&mut self, feature: Feature<'_>) {
        let (mut states, mut values) = (feature.states, feature.values);
        let group = group(feature.key);
        while !states.is_empty() && !values.is_empty() {
            let some = states.len().min(values.len()).min(ROOM);
            let (first_states, other_states) = states.split_at(some);
            let (first_values, other_values) = values.split_at(some);
            let mut slot = Slot::empty(feature.key);
            let weights = slot.weights.iter_mut().zip(first_states).zip(first_values);
            for ((weight, state), value) in weights {
                *weight = (*state, *value as i8);
            }
            self.slots.push(slot);
            self.before[group] += 1;
            self.known[group] |= 1 << bit(feature.key);
            (states, values) = (other_states, other_values);
        }
    }

    /// The sums of the weights of each row's keys: of the features that have rows themselves first, then
    /// of the others. To look these up misses the cache, so all are read ahead, without a branch that
    /// would wait for what is read: they wait together.
    pub fn sums<T: Templates>(&self, rows: &Rows<T>) -> Vec<Sums> {
        let mut sums: Vec<Sums> = Vec::with_capacity(rows.len());
        let mut rest = Vec::with_capacity(rows.keys().len() / 4);
        let mut ends = Vec::with_capacity(rows.len());
        for row in rows.iter() {
            sums.push(add_rows(self, row, &mut rest));
            ends.push(rest.len());
        }
        let key_at = |at: u32| self.slots.get(at as usize).map_or(0, |slot| slot.key);
        std::hint::black_box(rest.iter().fold(0, |read, (_, at)| read ^ key_at(*at)));
        let mut start = 0;
        for (end, sums) in ends.into_iter().zip(&mut sums) {
            for (key, at) in &rest[start..end] {
                self.add_slot(*key, *at, sums);
            }
            start = end;
        }
        sums
    }

    /// Adds the weights of one feature, which is found at a place or behind it, if it is there.
    #[inline(always)]
    fn add_slot(&self, key: u32, earliest: u32, sums: &mut Sums) {
        let slots = self.slots.get(earliest as usize..).unwrap_or_default();
        for slot in slots.iter().skip_while(|slot| slot.key < key) {
            if slot.key != key {
                return;
            }
            for (state, value) in slot.weights {
                // The mask keeps the bound check out of the innermost loop.
                sums[usize::from(state) & (STATES - 1)] += i32::from(value);
            }
            // A full one may have another behind it.
            if slot.weights[ROOM - 1].1 == 0 {
                return;
            }
        }
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

/// The group of a key that has no row.
#[inline(always)]
fn group(key: u32) -> usize {
    (key >> (u32::BITS - GROUP)) as usize
}

/// Its bit there.
#[inline(always)]
fn bit(key: u32) -> u32 {
    (key >> (u32::BITS - GROUP - u64::BITS.trailing_zeros())) % u64::BITS
}

/// The sums of the rows of those `keys` that have one. Of the others, those that may be among the
/// model's are added to `rest`, each with where in its list it is at the earliest: there, or behind the
/// few keys that share their first bits with others.
#[multiversion(targets("x86_64+avx2+popcnt"))]
fn add_rows(index: &Index, keys: &[u32], rest: &mut Vec<(u32, u32)>) -> Sums {
    let mut sums = [0; STATES];
    for keys in keys.chunks(SOME) {
        // Read ahead, so that the places are waited for together.
        std::hint::black_box(
            keys.iter()
                .fold(0, |read, key| read ^ index.places[place(*key)][0]),
        );
        let (mut rows, mut others) = ([0; SOME], [0; SOME]);
        let (mut here, mut not_here) = (0, 0);
        // Without a branch: what is read next does not wait for what was read before.
        for key in keys {
            // What stands for this key becomes the number of its row, less 1; what stands for another,
            // or for none, becomes `ROWS` or more.
            let [first, second] =
                index.places[place(*key)].map(|row| (row ^ key << NUMBER).wrapping_sub(1));
            let row = first.min(second);
            let is_here = (row as usize) < ROWS;
            rows[here % SOME] = row;
            others[not_here % SOME] = *key;
            here += usize::from(is_here);
            not_here += usize::from(!is_here);
        }
        let mut known = 0;
        for at in 0..not_here {
            let key = others[at % SOME];
            others[known % SOME] = key;
            known += (index.known[group(key)] >> bit(key) & 1) as usize;
        }
        for key in &others[..known] {
            let earlier = index.known[group(*key)] & ((1 << bit(*key)) - 1);
            rest.push((*key, index.before[group(*key)] + earlier.count_ones()));
        }
        let mut some = [0i16; STATES];
        for row in &rows[..here] {
            let DenseRow(row) = &index.rows[*row as usize % (1 << NUMBER)];
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

    fn index(features: &[(u32, Vec<u8>, Vec<u8>)]) -> Index {
        Index::new(features.iter().map(|(key, states, values)| Feature {
            key: *key,
            states,
            values,
        }))
    }

    fn sums(index: &Index, keys: &[u32]) -> Sums {
        let mut rows: Rows = Rows::default();
        keys.iter().for_each(|key| rows.push(1, *key));
        rows.end();
        index.sums(&rows)[0]
    }

    #[test]
    fn keys_are_where_they_may_be() {
        let mut keys: Vec<u32> = (0..5000u32)
            .map(|n| n.wrapping_mul(0x9e37_79b9))
            .chain([0, 1, 2, 3, u32::MAX - 1, u32::MAX])
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let features: Vec<_> = keys.iter().map(|key| (*key, vec![3], vec![1])).collect();
        let index = index(&features);
        let mut rest = Vec::new();
        assert_eq!(add_rows(&index, &keys, &mut rest), [0; STATES]);
        assert_eq!(rest.len(), keys.len());
        for (at, (key, (found, earliest))) in keys.iter().zip(&rest).enumerate() {
            let earliest = *earliest as usize;
            assert_eq!(key, found);
            assert!(earliest <= at && at - earliest < 6, "{key}");
        }
        rest.clear();
        let strangers: Vec<u32> = (0..1000u32).map(|n| n.wrapping_mul(0x85eb_ca6b)).collect();
        add_rows(&index, &strangers, &mut rest);
        assert!(rest.len() < 20);
        assert_eq!(sums(&index, &keys)[3], keys.len() as i32);
        assert_eq!(sums(&index, &strangers)[3], 1, "0 is one of the keys");
    }

    #[test]
    fn features_of_all_lengths_are_summed() {
        let states: Vec<u8> = (0..STATES as u8).collect();
        let features = [
            (5, states.clone(), vec![3; STATES]),
            (6, states.clone(), vec![4; STATES]),
            // Shares its first bits with the two before it, and finds no place for a row.
            (7, states.clone(), vec![5; STATES]),
            (1 << 30, vec![1], vec![9]),
            (u32::MAX - 1, states.clone(), vec![-127i8 as u8; STATES]),
        ];
        let index = index(&features);
        assert_eq!(sums(&index, &[7]), [5; STATES]);
        let found = sums(
            &index,
            &[7, 6, 5, 1 << 30, 3 << 30, u32::MAX, u32::MAX - 1, 0],
        );
        let mut expected = [3 + 4 + 5 - 127; STATES];
        expected[1] += 9;
        assert_eq!(found, expected);
        assert_eq!(sums(&index, &[u32::MAX - 1; 1000]), [-127_000; STATES]);
        assert_eq!(sums(&self::index(&[]), &[0, 5, u32::MAX]), [0; STATES]);
    }
}
