//! The hash by which features are known; part of the model file's format, so it never changes.

/// Builds a 32-bit hash from numbers.
#[derive(Clone, Copy)]
pub struct Hasher(u64);

impl Hasher {
    /// A hasher of its own kind: the same numbers under another `seed` give another hash.
    pub const fn new(seed: u32) -> Self {
        let mut hasher = Hasher(0x9e37_79b9_7f4a_7c15);
        hasher.add(seed);
        hasher
    }

    /// Hashers of the first kinds, by their seeds.
    pub const fn of_kinds<const N: usize>() -> [Hasher; N] {
        let mut out = [Hasher(0); N];
        let mut seed = 0;
        while seed < N {
            out[seed] = Hasher::new(seed as u32);
            seed += 1;
        }
        out
    }

    /// Takes one number in.
    #[inline]
    pub const fn add(&mut self, value: u32) {
        self.0 = (self.0 ^ value as u64).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.0 ^= self.0 >> 32;
    }

    /// The hash of these numbers behind those taken in.
    #[inline]
    pub fn hash(mut self, values: &[u32]) -> u32 {
        for value in values {
            self.add(*value);
        }
        self.finish()
    }

    /// The hash of all numbers taken in.
    #[inline]
    pub fn finish(self) -> u32 {
        let mixed = self.0.wrapping_mul(0xd6e8_feb8_6659_fd93);
        (mixed >> 32) as u32
    }
}

/// The hash of some numbers.
#[inline]
pub fn hash(seed: u32, values: &[u32]) -> u32 {
    Hasher::new(seed).hash(values)
}

/// The hash of a text's characters.
pub fn hash_text(seed: u32, text: impl Iterator<Item = char>) -> u32 {
    let mut hasher = Hasher::new(seed);
    for c in text {
        hasher.add(c as u32);
    }
    hasher.finish()
}
