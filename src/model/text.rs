//! Interned text: one copy of every distinct string.

use std::hash::{BuildHasher as _, Hasher as _};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A string in a [`TextPool`]. [`Text::EMPTY`] is the empty string of every pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Text(u32);

impl Text {
    /// The empty string.
    pub const EMPTY: Self = Self(0);

    /// The position of the string in its pool.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// True for the empty string.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The position as a number.
    pub(super) const fn number(self) -> u32 {
        self.0
    }

    /// A string among those that a [`PartBuilder`](super::PartBuilder) does not look up.
    pub(super) const fn apart(number: u32) -> Self {
        Self(number | APART)
    }

    /// The position among the strings that are not looked up, if it is one.
    pub(super) const fn place_apart(number: u32) -> Option<u32> {
        if number & APART == 0 { None } else { Some(number & !APART) }
    }

    /// The string at a position.
    pub(super) const fn at(number: u32) -> Self {
        Self(number)
    }
}

/// Marks strings that are not looked up; no part has so many of either kind.
const APART: u32 = 1 << 31;

/// An arena of strings.
///
/// Every string is there once, except those that were [appended](Self::append) because hardly any of them repeats.
#[derive(Clone, Debug)]
pub struct TextPool {
    data: String,
    ends: Ends,
    seen: HashTable<u32>,
}

impl Default for TextPool {
    fn default() -> Self {
        Self { data: String::new(), ends: Ends::default(), seen: HashTable::new() }.with_empty()
    }
}

impl TextPool {
    /// An empty pool with room for a number of distinct strings.
    pub(super) fn with_room(count: usize) -> Self {
        Self { data: String::new(), ends: Ends::default(), seen: HashTable::with_capacity(count) }.with_empty()
    }

    /// A pool without any string, to append to.
    pub(super) fn bare() -> Self {
        Self { data: String::new(), ends: Ends::default(), seen: HashTable::new() }
    }

    fn with_empty(mut self) -> Self {
        self.intern("");
        self
    }

    /// The string's handle; adds it if it is new.
    pub fn intern(&mut self, text: &str) -> Text {
        let Self { data, ends, seen } = self;
        let known = |place: &u32| slice(data, ends, *place as usize);
        let hash = hash(text);
        if let Some(place) = seen.find(hash, |place| known(place) == text) {
            return Text(*place);
        }
        seen.insert_unique(hash, ends.next(), |place| self::hash(known(place)));
        self.append(text)
    }

    /// A handle of its own for the string, whether it is there already or not; the empty string is [`Text::EMPTY`].
    pub fn append(&mut self, text: &str) -> Text {
        if text.is_empty() && self.ends.len() > 0 { Text::EMPTY } else { self.append_any(text) }
    }

    /// A handle of its own for the string, even if it is empty.
    pub(super) fn append_any(&mut self, text: &str) -> Text {
        let place = self.ends.next();
        self.data.push_str(text);
        self.ends.push(self.data.len());
        Text(place)
    }

    /// Makes room for all strings of another pool, a number of times.
    pub(super) fn reserve(&mut self, other: &Self, times: usize) {
        self.data.reserve(other.data.len() * times);
        self.ends.low.reserve(other.ends.low.len() * times);
    }

    /// Appends all strings of another pool, and returns the position of the first one.
    pub(super) fn append_all(&mut self, other: &Self) -> u32 {
        let (first, start) = (self.ends.next(), self.data.len());
        self.data.push_str(&other.data);
        for end in other.ends.iter() {
            self.ends.push(start + end);
        }
        first
    }

    /// The string behind a handle; empty for a handle of another pool that is out of range.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        self.nth(text.index())
    }

    /// The string at a position; empty beyond the end.
    #[must_use]
    pub fn nth(&self, index: usize) -> &str {
        slice(&self.data, &self.ends, index)
    }

    /// The number of strings, the empty one included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Never true: the empty string is always there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.len() == 0
    }

    /// Makes a string that is there known to [`Self::intern`].
    pub(super) fn find_again(&mut self, text: Text) {
        let Self { data, ends, seen } = self;
        let known = |place: &u32| slice(data, ends, *place as usize);
        let string = known(&text.0);
        let hash = hash(string);
        if seen.find(hash, |place| known(place) == string).is_none() {
            seen.insert_unique(hash, text.0, |place| self::hash(known(place)));
        }
    }

    /// Bytes of memory it holds.
    pub(super) fn heap_size(&self) -> usize {
        self.data.capacity() + self.ends.heap_size() + self.seen.allocation_size()
    }

    /// Drops what is only needed to add strings.
    pub fn freeze(&mut self) {
        self.seen = HashTable::new();
        self.data.shrink_to_fit();
        self.ends.shrink();
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(text.as_bytes());
    hasher.finish()
}

fn slice<'d>(data: &'d str, ends: &Ends, index: usize) -> &'d str {
    let Some(end) = ends.get(index) else { return "" };
    let start = index.checked_sub(1).and_then(|before| ends.get(before)).unwrap_or(0);
    data.get(start..end).unwrap_or("")
}

/// Where strings end: four bytes each, counted from where their block starts.
#[derive(Clone, Debug, Default)]
struct Ends {
    low: Vec<u32>,
    blocks: Vec<usize>,
}

/// Strings of a block; few enough that no block reaches 4 GiB.
const BLOCK: usize = 1024;

impl Ends {
    fn len(&self) -> usize {
        self.low.len()
    }

    fn next(&self) -> u32 {
        u32::try_from(self.low.len()).unwrap_or(u32::MAX)
    }

    fn push(&mut self, end: usize) {
        if self.low.len().is_multiple_of(BLOCK) {
            let start = self.low.len().checked_sub(1).and_then(|last| self.get(last)).unwrap_or(0);
            self.blocks.push(start);
        }
        let start = self.blocks.last().copied().unwrap_or(0);
        self.low.push(u32::try_from(end - start).unwrap_or(u32::MAX));
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.low
            .chunks(BLOCK)
            .zip(&self.blocks)
            .flat_map(|(low, start)| low.iter().map(move |end| start + *end as usize))
    }

    fn get(&self, index: usize) -> Option<usize> {
        Some(self.blocks.get(index / BLOCK)? + *self.low.get(index)? as usize)
    }

    fn heap_size(&self) -> usize {
        self.low.capacity() * size_of::<u32>() + self.blocks.capacity() * size_of::<usize>()
    }

    fn shrink(&mut self) {
        self.low.shrink_to_fit();
        self.blocks.shrink_to_fit();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_kept_once_unless_it_is_appended() {
        let mut pool = TextPool::default();
        let (a, b) = (pool.intern("Ulm"), pool.intern("Graz"));
        assert_eq!((pool.intern("Ulm"), pool.get(b), pool.len()), (a, "Graz", 3));
        let own = pool.append("Ulm");
        assert!(own != a && pool.get(own) == "Ulm");
        assert_eq!((pool.append(""), pool.intern("")), (Text::EMPTY, Text::EMPTY));
        assert_eq!(pool.nth(99), "");
    }

    #[test]
    fn strings_are_found_across_blocks() {
        let mut pool = TextPool::default();
        let texts: Vec<Text> = (0..5000).map(|number| pool.intern(&format!("text {number}"))).collect();
        pool.freeze();
        assert!(texts.iter().enumerate().all(|(number, text)| pool.get(*text) == format!("text {number}")));
        pool.find_again(texts[4000]);
        assert_eq!(pool.intern("text 4000"), texts[4000]);
    }
}
