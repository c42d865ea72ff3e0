//! Rows of keys, each key with the number of its template where that is asked for.

/// The templates of keys, or nothing, where nobody asks for them.
pub trait Templates: Default {
    /// The next key is this template's.
    fn push(&mut self, template: u8);
    /// Takes all out; their room stays.
    fn clear(&mut self);
}

impl Templates for () {
    fn push(&mut self, _: u8) {}
    fn clear(&mut self) {}
}

impl Templates for Vec<u8> {
    fn push(&mut self, template: u8) {
        self.push(template);
    }

    fn clear(&mut self) {
        self.clear();
    }
}

/// Rows of keys, one after the other.
#[derive(Clone, Debug, Default)]
pub struct Rows<T = ()> {
    keys: Vec<u32>,
    /// Only training asks for them.
    templates: T,
    ends: Vec<usize>,
}

impl<T: Templates> Rows<T> {
    /// Takes all rows out; their room stays.
    pub fn clear(&mut self) {
        self.keys.clear();
        self.templates.clear();
        self.ends.clear();
    }

    /// The keys of all rows.
    pub fn keys(&self) -> &[u32] {
        &self.keys
    }

    /// Number of rows that have ended.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Adds a key to the last row.
    #[inline]
    pub fn push(&mut self, template: u8, key: u32) {
        self.keys.push(key);
        self.templates.push(template);
    }

    /// Ends the last row.
    pub fn end(&mut self) {
        self.ends.push(self.keys.len());
    }

    /// The keys of every row.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.ends.len()).map(|i| self.keys.get(self.range(i)).unwrap_or_default())
    }

    fn range(&self, i: usize) -> std::ops::Range<usize> {
        let end = |i: usize| self.ends.get(i).copied();
        i.checked_sub(1).and_then(end).unwrap_or(0)..end(i).unwrap_or(0)
    }
}

impl Rows<Vec<u8>> {
    /// The templates of row `i` with their keys; none past the last.
    pub fn by_template(&self, i: usize) -> impl Iterator<Item = (u8, u32)> {
        let range = self.range(i);
        let templates = self.templates.get(range.clone()).unwrap_or_default();
        let keys = self.keys.get(range).unwrap_or_default();
        templates.iter().copied().zip(keys.iter().copied())
    }
}
