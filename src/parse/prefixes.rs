//! The first bits of a model's keys: whether a key may be there at all, and where.
//!
//! A model is larger than the caches near the processor; the first bits of all its keys are not.

/// How many neighbouring prefixes are kept together.
const OF_A_WORD: u32 = u64::BITS;

/// The prefixes of a sorted list of keys.
#[derive(Debug)]
pub struct Prefixes {
    words: Vec<Word>,
    /// How many last bits of a key are not looked at.
    last: u32,
}

/// Neighbouring prefixes.
#[derive(Clone, Copy, Debug, Default)]
struct Word {
    /// A bit for each that a key has.
    known: u64,
    /// How many keys have an earlier prefix than these.
    before: u32,
}

impl Prefixes {
    /// Of keys that rise; so many first bits of each are looked at, 6 to 32.
    pub fn new(keys: impl Iterator<Item = u32>, bits: u32) -> Prefixes {
        let bits = bits.clamp(OF_A_WORD.trailing_zeros(), u32::BITS);
        let count = 1 << (bits - OF_A_WORD.trailing_zeros());
        let mut out = Prefixes {
            words: vec![Word::default(); count],
            last: u32::BITS - bits,
        };
        for key in keys {
            let (word, bit) = out.place(key);
            out.words[word].known |= 1 << bit;
            if let Some(next) = out.words.get_mut(word + 1) {
                next.before += 1;
            }
        }
        let mut sum = 0;
        for word in &mut out.words {
            sum += word.before;
            word.before = sum;
        }
        out
    }

    /// Whether a key may be in the list: if not, it is not. And where it would be at the earliest:
    /// there, or behind the few keys that share their first bits with others.
    #[inline]
    pub fn find(&self, key: u32) -> (bool, u32) {
        let (word, bit) = self.place(key);
        let Word { known, before } = self.words[word];
        let earlier = known & ((1 << bit) - 1);
        (known >> bit & 1 == 1, before + earlier.count_ones())
    }

    /// The member of `words` and the bit in it.
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
            let (may_be, earliest) = prefixes.find(*key);
            assert!(may_be);
            let earliest = earliest as usize;
            assert!(earliest <= at && at - earliest < 6, "{key}");
        }
        let strangers = (0..1000u32).map(|n| n.wrapping_mul(0x85eb_ca6b));
        let taken_in = strangers.filter(|key| prefixes.find(*key).0);
        assert!(taken_in.count() < 20);
        assert!(!Prefixes::new([].into_iter(), 22).find(0).0);
    }
}
