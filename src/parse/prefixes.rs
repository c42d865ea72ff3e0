//! The first bits of a model's keys: whether a key may be there at all, and where.
//!
//! Most keys that are seen are in no model, and the model is larger than the caches near the
//! processor; the first bits of all its keys are not.

/// So many first bits of a key are looked at: of a few hundred thousand keys hardly two have them
/// in common.
const BITS: u32 = 22;
/// Prefixes of one member of `known`.
const OF_A_WORD: u32 = u64::BITS;

/// The prefixes of a sorted list of keys.
#[derive(Debug)]
pub struct Prefixes {
    /// A bit for every prefix.
    known: Vec<u64>,
    /// How many keys have a prefix of an earlier member of `known`.
    before: Vec<u32>,
}

impl Prefixes {
    /// Of keys that rise.
    pub fn new(keys: impl Iterator<Item = u32>) -> Prefixes {
        let words = 1 << (BITS - OF_A_WORD.trailing_zeros());
        let mut out = Prefixes {
            known: vec![0; words],
            before: vec![0; words],
        };
        for key in keys {
            let (word, bit) = place(key);
            out.known[word] |= 1 << bit;
            if let Some(next) = out.before.get_mut(word + 1) {
                *next += 1;
            }
        }
        let mut sum = 0;
        for count in &mut out.before {
            sum += *count;
            *count = sum;
        }
        out
    }

    /// Whether a key may be in the list: if not, it is not.
    #[inline]
    pub fn may_have(&self, key: u32) -> bool {
        let (word, bit) = place(key);
        self.known[word] >> bit & 1 == 1
    }

    /// Where in the list a key would be at the earliest: there, or behind the few keys that share
    /// their first bits with others.
    #[inline]
    pub fn earliest(&self, key: u32) -> usize {
        let (word, bit) = place(key);
        let earlier = self.known[word] & ((1 << bit) - 1);
        self.before[word] as usize + earlier.count_ones() as usize
    }
}

/// The member of `known` and the bit in it.
#[inline]
fn place(key: u32) -> (usize, u32) {
    let prefix = key >> (u32::BITS - BITS);
    ((prefix / OF_A_WORD) as usize, prefix % OF_A_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_where_they_may_be() {
        let mut keys: Vec<u32> = (0..5000u32)
            .map(|n| n.wrapping_mul(0x9e37_79b9))
            .chain([0, 1, 2, 3, u32::MAX - 1, u32::MAX])
            .collect();
        keys.sort_unstable();
        keys.dedup();
        let prefixes = Prefixes::new(keys.iter().copied());
        for (at, key) in keys.iter().enumerate() {
            assert!(prefixes.may_have(*key));
            let earliest = prefixes.earliest(*key);
            assert!(earliest <= at && at - earliest < 6, "{key}");
        }
        let strangers = (0..1000u32).map(|n| n.wrapping_mul(0x85eb_ca6b));
        let taken_in = strangers.filter(|key| prefixes.may_have(*key));
        assert!(taken_in.count() < 20);
        assert!(!Prefixes::new([].into_iter()).may_have(0));
    }
}
