//! What the cells of a column were read as: a text that repeats is read once.

use super::sheet::Cell;
use crate::model::{PartBuilder, Text};

/// The different cells of a column.
///
/// Own code rather than a map: it is asked for most cells of a file, and a cell is told from others by numbers beside it.
#[derive(Debug, Default)]
pub(super) struct Memo {
    /// A cell stands where its hash says or behind that; at most half of the places are taken.
    places: Vec<Known>,
    taken: usize,
    last: usize,
}

/// A cell that was there before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    halves: [u64; 2],
    /// Its length in bytes; 0 where a place is free.
    length: u16,
    is_read: bool,
    read: Text,
    /// The cell as written.
    pub(super) written: Text,
    /// How often it was counted.
    pub(super) times: u32,
}

/// Longest text that its key tells apart from all others.
const EXACT: usize = 16;

impl Known {
    /// What it was read as, if it is the same every time.
    #[inline]
    pub(super) fn read(&self) -> Option<Text> {
        self.is_read.then_some(self.read)
    }

    /// It is read so every time.
    pub(super) fn set_read(&mut self, text: Text) {
        (self.is_read, self.read) = (true, text);
    }
}

/// Stands for a text: of up to 16 bytes it tells everything, of longer ones enough to look closer.
#[derive(Clone, Copy, Debug)]
struct Key {
    halves: [u64; 2],
    length: u16,
}

impl Key {
    #[inline]
    fn of(cell: Cell<'_>) -> Self {
        let text = cell.text.as_bytes();
        let head = cell.head.copied().unwrap_or_else(|| {
            let mut head = [0; EXACT];
            head.iter_mut().zip(text).for_each(|(to, from)| *to = *from);
            head
        });
        // Bytes of what follows are cut off.
        let beyond = EXACT.saturating_sub(text.len().max(1));
        let head = u128::from_le_bytes(head) & (u128::MAX >> (8 * beyond));
        let mut halves = [head as u64, (head >> 64) as u64];
        if text.len() > EXACT
            && let Some(tail) = text.last_chunk()
        {
            halves[1] ^= u64::from_le_bytes(*tail).rotate_left(32);
        }
        Self { halves, length: u16::try_from(text.len()).unwrap_or(u16::MAX) }
    }

    #[inline]
    fn hash(self) -> usize {
        let [a, b] = self.halves;
        // Both halves of a product depend on all of both factors.
        let b = b ^ u64::from(self.length) ^ 0xC2B2_AE3D_27D4_EB4F;
        let product = u128::from(a ^ 0x9E37_79B9_7F4A_7C15) * u128::from(b);
        (product ^ product >> 64) as usize
    }

    #[inline]
    fn is(self, known: &Known, text: &str, texts: &PartBuilder) -> bool {
        let same = known.halves == self.halves && known.length == self.length;
        same && (text.len() <= EXACT || texts.text(known.written) == text)
    }
}

impl Memo {
    /// What is known of a cell that is not empty; a new one is added, so there always is something.
    #[inline]
    pub(super) fn of(&mut self, cell: Cell<'_>, texts: &mut PartBuilder) -> Option<&mut Known> {
        let key = Key::of(cell);
        // Neighbors are often alike, and a cell may be asked for twice.
        if !self.places.get(self.last).is_some_and(|known| key.is(known, cell.text, texts)) {
            if self.taken * 2 >= self.places.len() {
                self.grow();
            }
            let mut at = key.hash() & (self.places.len() - 1);
            while let Some(known) = self.places.get_mut(at) {
                if known.length == 0 {
                    let Key { halves, length } = key;
                    *known = Known { halves, length, written: texts.intern(cell.text), ..Known::default() };
                    self.taken += 1;
                    break;
                }
                if key.is(known, cell.text, texts) {
                    break;
                }
                at = (at + 1) & (self.places.len() - 1);
            }
            self.last = at;
        }
        self.places.get_mut(self.last)
    }

    /// Makes room for twice as many cells.
    #[cold]
    fn grow(&mut self) {
        let room = (self.places.len() * 2).max(64);
        let known = std::mem::replace(&mut self.places, vec![Known::default(); room]);
        for known in known.into_iter().filter(|known| known.length > 0) {
            let mut at = Key { halves: known.halves, length: known.length }.hash() & (room - 1);
            while self.places.get(at).is_some_and(|place| place.length > 0) {
                at = (at + 1) & (room - 1);
            }
            if let Some(place) = self.places.get_mut(at) {
                *place = known;
            }
        }
    }

    /// All of them, in no order.
    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Known> {
        self.places.iter_mut().filter(|known| known.length > 0)
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
            |number: usize| long.chars().cycle().take(number % 40).chain(format!("{number:x}").chars()).collect();
        let all: Vec<String> = (0..2000).map(text).collect();
        let apart: Vec<Cell<'_>> = all.iter().map(|text| Cell::of(text)).collect();
        let together = all.concat() + long;
        let mut start = 0;
        let in_place = all.iter().map(|text| {
            start += text.len();
            Cell::within(&together, start - text.len()..start)
        });
        for cell in apart.into_iter().chain(in_place) {
            memo.of(cell, &mut texts).unwrap().times += 1;
        }
        assert!(memo.iter_mut().all(|known| known.times == 2));
        let mut known: Vec<&str> = memo.iter_mut().map(|known| texts.text(known.written)).collect();
        let mut all: Vec<&str> = all.iter().map(String::as_str).collect();
        known.sort_unstable();
        all.sort_unstable();
        assert_eq!(known, all);
    }
}
