//! What the cells of a column were read as: a text that repeats is read once.

use super::sheet::{Cell, HEAD};
use crate::model::{PartBuilder, Text};

/// The different cells of a column.
///
/// Own code rather than a map: it is asked for most cells of a file, a cell is told from others by numbers beside it, and what is
/// known stands together in the order it came up, the frequent before the rare.
#[derive(Debug)]
pub(super) struct Memo {
    /// The position among the known cells, counted from 1, where the hash of a cell says or behind that; 0 for none.
    places: Vec<u32>,
    known: Vec<Known>,
    /// What else there is of the known cells.
    notes: Vec<Note>,
}

/// Places for each known cell, at least: so many that hardly any cell stands in the way of another.
const ROOM: usize = 4;

/// A cell that was there before: small and aligned so that none costs two looks at memory.
#[derive(Clone, Copy, Debug)]
#[repr(align(32))]
struct Known {
    words: [u64; HEAD / 8],
    length: u16,
    is_read: bool,
    /// What it was read as, if it is the same every time.
    read: Text,
}

/// What is seldom asked for of a cell.
#[derive(Clone, Copy, Debug)]
struct Note {
    /// The cell as written.
    written: Text,
    /// How often it was counted.
    times: u32,
}

/// Where a cell is known.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place(u32);

/// Stands for a text: of up to 24 bytes it tells everything, of longer ones enough to look closer.
#[derive(Clone, Copy, Debug)]
struct Key {
    words: [u64; HEAD / 8],
    length: u16,
}

/// For every length of a text, what of its words belongs to it.
const MASKS: [[u64; HEAD / 8]; HEAD + 1] = {
    let mut masks = [[0; HEAD / 8]; HEAD + 1];
    let mut length = 0;
    while length <= HEAD {
        let mut byte = 0;
        while byte < length {
            masks[length][byte / 8] |= 0xFF << (byte % 8 * 8);
            byte += 1;
        }
        length += 1;
    }
    masks
};

impl Key {
    #[inline]
    fn of(cell: Cell<'_>) -> Self {
        let text = cell.text.as_bytes();
        let head = cell.head.copied().unwrap_or_else(|| {
            let mut head = [0; HEAD];
            head.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
            head
        });
        // Bytes of what follows are cut off.
        let mask = MASKS.get(text.len()).unwrap_or(&[u64::MAX; HEAD / 8]);
        let (words, _) = head.as_chunks::<8>();
        let word = |at: usize| words.get(at).map_or(0, |word| u64::from_le_bytes(*word)) & mask.get(at).unwrap_or(&0);
        let mut words = [word(0), word(1), word(2)];
        if text.len() > HEAD
            && let Some(tail) = text.last_chunk()
        {
            words[2] ^= u64::from_le_bytes(*tail).rotate_left(32);
        }
        Self { words, length: u16::try_from(text.len()).unwrap_or(u16::MAX) }
    }

    #[inline]
    fn hash(self) -> usize {
        let [a, b, c] = self.words;
        // Both halves of a product depend on all of both factors.
        let b = b ^ c.rotate_left(23) ^ u64::from(self.length) ^ 0xC2B2_AE3D_27D4_EB4F;
        let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b);
        (product ^ product >> 64) as usize
    }

    #[inline]
    fn equals(self, known: &Known) -> bool {
        let [a, b, c] = self.words;
        let [other_a, other_b, other_c] = known.words;
        (a ^ other_a) | (b ^ other_b) | (c ^ other_c) | u64::from(self.length ^ known.length) == 0
    }
}

impl Default for Memo {
    fn default() -> Self {
        Self { places: vec![0; 64], known: Vec::new(), notes: Vec::new() }
    }
}

impl Memo {
    /// Where a cell that is not empty is known; a new one is added.
    #[inline]
    pub(super) fn of(&mut self, cell: Cell<'_>, texts: &mut PartBuilder) -> Place {
        let key = Key::of(cell);
        let mask = self.places.len() - 1;
        let mut at = key.hash() & mask;
        while let Some(place) = self.places.get(at).and_then(|place| place.checked_sub(1)) {
            let is_same = |known: &Known| key.equals(known) && self.is_same(place, cell.text, texts);
            if self.known.get(place as usize).is_some_and(is_same) {
                return Place(place);
            }
            at = (at + 1) & mask;
        }
        self.add(at, key, cell.text, texts)
    }

    /// True for the very text, where the keys are equal.
    fn is_same(&self, place: u32, text: &str, texts: &PartBuilder) -> bool {
        text.len() <= HEAD || self.notes.get(place as usize).is_some_and(|note| texts.text(note.written) == text)
    }

    /// Looks where the hash of a cell says, and nowhere else. Asked for all cells of a row together: memory answers slowly, but
    /// many questions at once.
    #[inline]
    pub(super) fn guess(&self, cell: Cell<'_>) -> Option<Place> {
        let key = Key::of(cell);
        let place = self.places.get(key.hash() & (self.places.len() - 1)).copied().unwrap_or(0).wrapping_sub(1);
        let is_known = self.known.get(place as usize).is_some_and(|known| key.equals(known)) && cell.text.len() <= HEAD;
        is_known.then_some(Place(place))
    }

    /// What a cell was read as, if it is the same every time.
    #[inline]
    pub(super) fn read(&self, Place(place): Place) -> Option<Text> {
        self.known.get(place as usize).filter(|known| known.is_read).map(|known| known.read)
    }

    /// A cell is read so every time.
    pub(super) fn set_read(&mut self, Place(place): Place, text: Text) {
        if let Some(known) = self.known.get_mut(place as usize) {
            (known.is_read, known.read) = (true, text);
        }
    }

    /// Counts a cell.
    #[inline]
    pub(super) fn count(&mut self, Place(place): Place) {
        if let Some(note) = self.notes.get_mut(place as usize) {
            note.times += 1;
        }
    }

    /// The cells that were counted, as written, and how often; the count begins anew.
    pub(super) fn take_counted(&mut self) -> impl Iterator<Item = (Text, u32)> {
        let counted = self.notes.iter_mut().filter(|note| note.times > 0);
        counted.map(|note| (note.written, std::mem::take(&mut note.times)))
    }

    #[cold]
    fn add(&mut self, at: usize, key: Key, text: &str, texts: &mut PartBuilder) -> Place {
        let place = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let Key { words, length } = key;
        self.known.push(Known { words, length, is_read: false, read: Text::EMPTY });
        self.notes.push(Note { written: texts.intern(text), times: 0 });
        if self.known.len() * ROOM > self.places.len() {
            self.grow();
        } else if let Some(free) = self.places.get_mut(at) {
            *free = place.saturating_add(1);
        }
        Place(place)
    }

    /// Makes room for twice as many cells.
    fn grow(&mut self) {
        let room = self.places.len() * 2;
        self.places.clear();
        self.places.resize(room, 0);
        for (known, number) in self.known.iter().zip(1..) {
            let mut at = Key { words: known.words, length: known.length }.hash() & (room - 1);
            while self.places.get(at).is_some_and(|place| *place > 0) {
                at = (at + 1) & (room - 1);
            }
            if let Some(place) = self.places.get_mut(at) {
                *place = number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_its_own_whatever_its_length() {
        let mut texts = PartBuilder::default();
        let mut memo = Memo::default();
        let long = "Site 0012, Straße 97, ";
        let text =
            |number: usize| long.chars().cycle().take(number % 60).chain(format!("{number:x}").chars()).collect();
        let all: Vec<String> = (0..2000).map(text).collect();
        let apart: Vec<Cell<'_>> = all.iter().map(|text| Cell::of(text)).collect();
        let together = all.concat() + long;
        let mut start = 0;
        let in_place = all.iter().map(|text| {
            start += text.len();
            Cell::within(&together, start - text.len()..start)
        });
        for cell in apart.into_iter().chain(in_place) {
            let guess = memo.guess(cell);
            let place = memo.of(cell, &mut texts);
            assert!(guess.is_none_or(|guess| guess.0 == place.0));
            memo.count(place);
        }
        let mut known: Vec<(&str, u32)> =
            memo.take_counted().map(|(written, times)| (texts.text(written), times)).collect();
        let mut all: Vec<(&str, u32)> = all.iter().map(|text| (text.as_str(), 2)).collect();
        known.sort_unstable();
        all.sort_unstable();
        assert_eq!(known, all);
    }
}
