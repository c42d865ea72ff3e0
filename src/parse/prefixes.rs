//! The first bits of a model's keys: whether a key may be there at all, and where.
//!
//! A model is larger than the caches near the processor; the first bits of all its keys are not.

/// Prefixes of one member of `known`.
const OF_A_WORD: u32 = u64::BITS;

/// The prefixes of a sorted list of keys.
#[derive(Debug)]
pub struct Prefixes {
    /// A bit for every prefix.
    known: Vec<u64>,
    /// How many keys have a prefix of an earlier member of `known`.
    before: Vec<u32>,
    /// How many last bits of a key are not looked at.
    last: u32,
}

impl Prefixes {
    /// Of keys that rise; so many first bits of each are looked at, 6 to 32.
    pub fn new(keys: impl Iterator<Item = u32>, bits: u32) -> Prefixes {
        let bits = bits.clamp(OF_A_WORD.trailing_zeros(), u32::BITS);
        let words = 1 << (bits - OF_A_WORD.trailing_zeros());
        let mut out = Prefixes {
            known: vec![0; words],
            before: vec![0; words],
            last: u32::BITS - bits,
        };
        for key in keys {
            let (word, bit) = out.place(key);
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
        let (word, bit) = self.place(key);
        self.known[word] >> bit & 1 == 1
    }

    /// Where in the list a key would be at the earliest: there, or behind the few keys that share
    /// their first bits with others.
    #[inline]
    pub fn earliest(&self, key: u32) -> usize {
        let (word, bit) = self.place(key);
        let earlier = self.known[word] & ((1 << bit) - 1);
        self.before[word] as usize + earlier.count_ones() as usize
    }

    /// The member of `known` and the bit in it.
    #[inline]
    fn place(&self, key: u32) -> (usize, u32) {
        let prefix = key >> self.last;
        ((prefix / OF_A_WORD) as usize, prefix % OF_A_WORD)
    }
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
        let prefixes = Prefixes::new(keys.iter().copied(), 22);
        for (at, key) in keys.iter().enumerate() {
            assert!(prefixes.may_have(*key));
            let earliest = prefixes.earliest(*key);
            assert!(earliest <= at && at - earliest < 6, "{key}");
        }
        let strangers = (0..1000u32).map(|n| n.wrapping_mul(0x85eb_ca6b));
        let taken_in = strangers.filter(|key| prefixes.may_have(*key));
        assert!(taken_in.count() < 20);
        assert!(!Prefixes::new([].into_iter(), 22).may_have(0));
    }
}
