//! The hash by which features are known; part of the model file's format, so it never changes.

/// Builds a 32-bit hash from numbers.
#[derive(Clone, Copy)]
pub struct Hasher(u64);

impl Hasher {
    /// A hasher of its own kind: the same numbers under another `seed` give another hash.
    pub fn new(seed: u32) -> Self {
        let mut hasher = Hasher(0x9e37_79b9_7f4a_7c15);
        hasher.add(seed);
        hasher
    }

    /// Takes one number in.
    #[inline]
    pub fn add(&mut self, value: u32) {
        self.0 = (self.0 ^ u64::from(value)).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.0 ^= self.0 >> 32;
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
    let mut hasher = Hasher::new(seed);
    for value in values {
        hasher.add(*value);
    }
    hasher.finish()
}

/// The hash of a text's characters.
pub fn hash_text(seed: u32, text: impl Iterator<Item = char>) -> u32 {
    let mut hasher = Hasher::new(seed);
    for c in text {
        hasher.add(c as u32);
    }
    hasher.finish()
}
