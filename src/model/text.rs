//! Interned text: one copy of every distinct string.

use std::hash::{BuildHasher as _, Hasher as _};

use rustc_hash::{FxBuildHasher, FxHashMap};

/// A string in a [`TextPool`]. [`Text::EMPTY`] is the empty string of every pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(u32);

impl Text {
    /// The empty string.
    pub const EMPTY: Self = Self(0);

    /// The number of the string in its pool, in order of first appearance.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// True for the empty string.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// An arena of distinct strings.
#[derive(Clone, Debug)]
pub struct TextPool {
    data: String,
    ends: Vec<usize>,
    seen: FxHashMap<u64, Vec<Text>>,
}

impl Default for TextPool {
    fn default() -> Self {
        let mut pool = Self { data: String::new(), ends: Vec::new(), seen: FxHashMap::default() };
        pool.intern("");
        pool
    }
}

impl TextPool {
    /// The string's handle; adds it if it is new.
    pub fn intern(&mut self, text: &str) -> Text {
        let mut hasher = FxBuildHasher.build_hasher();
        hasher.write(text.as_bytes());
        let hash = hasher.finish();
        if let Some(known) = self.seen.get(&hash)
            && let Some(found) = known.iter().copied().find(|known| self.get(*known) == text)
        {
            return found;
        }
        let id = Text(u32::try_from(self.ends.len()).unwrap_or(u32::MAX));
        self.data.push_str(text);
        self.ends.push(self.data.len());
        self.seen.entry(hash).or_default().push(id);
        id
    }

    /// The string behind a handle; empty for a handle of another pool that is out of range.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        self.nth(text.index())
    }

    /// The string at a position, in order of first appearance; empty beyond the end.
    #[must_use]
    pub fn nth(&self, index: usize) -> &str {
        let Some(end) = self.ends.get(index).copied() else { return "" };
        let start = if index == 0 { 0 } else { self.ends.get(index - 1).copied().unwrap_or(0) };
        self.data.get(start..end).unwrap_or("")
    }

    /// The number of distinct strings, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Never true: the empty string is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Drops what is only needed to add strings.
    pub fn freeze(&mut self) {
        self.seen = FxHashMap::default();
        self.data.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}
