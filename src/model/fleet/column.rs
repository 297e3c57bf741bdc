//! One column of a fleet: numbers that mostly repeat, in as few bytes as tell them apart.

use rustc_hash::FxHashMap;

/// Numbers of a part that are worth remembering: handles of texts that repeat are counted from 0.
const MEMO_LIMIT: usize = 1 << 24;

/// The codes of numbers of parts in a column: what a part brings again needs no second look.
#[derive(Clone, Debug, Default)]
pub(super) struct KnownCodes {
    codes: Vec<u32>,
    /// They are for a column whose numbers stand for themselves.
    whole: bool,
}

/// A column of numbers. What was never put reads as `none`.
#[derive(Clone, Debug)]
pub(super) struct Column {
    none: u32,
    /// What the codes stand for, `none` first; unused where the numbers stand for themselves.
    known: Vec<u32>,
    codes: Codes,
    /// The codes of `known`; dropped when the fleet is built.
    seen: Seen,
}

/// The codes of numbers: those of small numbers, which days are, stand where the number says.
#[derive(Clone, Debug, Default)]
struct Seen {
    small: Vec<u32>,
    others: FxHashMap<u32, u32>,
}

impl Seen {
    /// Numbers below are small.
    const SMALL: u32 = 1 << 16;
    /// No code.
    const NONE: u32 = u32::MAX;

    #[inline]
    fn get(&self, number: u32) -> Option<u32> {
        if number < Self::SMALL {
            self.small.get(number as usize).copied().filter(|code| *code != Self::NONE)
        } else {
            self.others.get(&number).copied()
        }
    }

    fn insert(&mut self, number: u32, code: u32) {
        if number < Self::SMALL {
            put(&mut self.small, number as usize, Self::NONE, code);
        } else {
            self.others.insert(number, code);
        }
    }

    fn of(numbers: &[u32]) -> Self {
        let mut seen = Self::default();
        numbers.iter().zip(0..).for_each(|(number, code)| seen.insert(*number, code));
        seen
    }
}

#[derive(Clone, Debug)]
enum Codes {
    Bytes(Vec<u8>),
    Words(Vec<u16>),
    /// The numbers themselves.
    Whole(Vec<u32>),
}

impl Column {
    /// An empty column.
    pub(super) fn new(none: u32) -> Self {
        Self { none, known: vec![none], codes: Codes::Bytes(Vec::new()), seen: Seen::of(&[none]) }
    }

    /// The number at a position.
    pub(super) fn get(&self, index: usize) -> u32 {
        let code = match &self.codes {
            Codes::Bytes(codes) => codes.get(index).map(|code| usize::from(*code)),
            Codes::Words(codes) => codes.get(index).map(|code| usize::from(*code)),
            Codes::Whole(numbers) => return numbers.get(index).copied().unwrap_or(self.none),
        };
        code.and_then(|code| self.known.get(code)).copied().unwrap_or(self.none)
    }

    fn len(&self) -> usize {
        match &self.codes {
            Codes::Bytes(codes) => codes.len(),
            Codes::Words(codes) => codes.len(),
            Codes::Whole(numbers) => numbers.len(),
        }
    }

    /// Makes room for numbers.
    pub(super) fn reserve(&mut self, count: usize) {
        match &mut self.codes {
            Codes::Bytes(codes) => codes.reserve(count),
            Codes::Words(codes) => codes.reserve(count),
            Codes::Whole(numbers) => numbers.reserve(count),
        }
    }

    /// Puts a number at a position; positions left out are `none`.
    pub(super) fn put(&mut self, index: usize, number: u32) {
        if number == self.none && index >= self.len() {
            return;
        }
        let code = self.code(number);
        self.put_code(index, code);
    }

    /// Puts numbers of a part from a position on, each given by what `translate` makes of it, which is always the same for the
    /// parts that `known` is kept for. Numbers above [`MEMO_LIMIT`] are not kept in it.
    pub(super) fn extend(
        &mut self,
        start: usize,
        numbers: &[u32],
        known: &mut KnownCodes,
        translate: &mut dyn FnMut(u32) -> u32,
    ) {
        self.fill(start, numbers);
        for local in numbers {
            let place = *local as usize;
            let is_whole = matches!(self.codes, Codes::Whole(_));
            if known.whole != is_whole {
                // Codes handed out before were others.
                *known = KnownCodes { codes: Vec::new(), whole: is_whole };
            }
            let mut code = known.codes.get(place).copied().unwrap_or(u32::MAX);
            if code == u32::MAX {
                code = self.code(translate(*local));
                if place < MEMO_LIMIT && is_whole == matches!(self.codes, Codes::Whole(_)) {
                    put(&mut known.codes, place, u32::MAX, code);
                }
            }
            self.push_code(code);
        }
    }

    /// Puts numbers from a position on.
    pub(super) fn extend_each(&mut self, start: usize, numbers: &[u32]) {
        self.fill(start, numbers);
        let mut last = (self.none, self.code(self.none));
        for number in numbers {
            if *number != last.0 || matches!(self.codes, Codes::Whole(_)) {
                last = (*number, self.code(*number));
            }
            self.push_code(last.1);
        }
    }

    /// Fills up to where numbers are to be put, if there are any.
    fn fill(&mut self, start: usize, numbers: &[u32]) {
        if !numbers.is_empty() {
            match &mut self.codes {
                Codes::Bytes(codes) => codes.resize(start, 0),
                Codes::Words(codes) => codes.resize(start, 0),
                Codes::Whole(numbers) => numbers.resize(start, self.none),
            }
        }
    }

    fn push_code(&mut self, code: u32) {
        // Codes are made to fit before they are put.
        match &mut self.codes {
            Codes::Bytes(codes) => codes.push(code as u8),
            Codes::Words(codes) => codes.push(code as u16),
            Codes::Whole(numbers) => numbers.push(code),
        }
    }

    /// The code of a number; widens the column if there are too many.
    fn code(&mut self, number: u32) -> u32 {
        if matches!(self.codes, Codes::Whole(_)) {
            return number;
        }
        if let Some(code) = self.seen.get(number) {
            return code;
        }
        match &self.codes {
            Codes::Bytes(codes) if self.known.len() > usize::from(u8::MAX) => {
                self.codes = Codes::Words(widened(codes, u16::from));
            }
            Codes::Words(codes) if self.known.len() > usize::from(u16::MAX) => {
                let meant = |code: u16| self.known.get(usize::from(code)).copied().unwrap_or(self.none);
                self.codes = Codes::Whole(widened(codes, meant));
                self.known = Vec::new();
                self.seen = Seen::default();
                return number;
            }
            _ => {}
        }
        let code = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push(number);
        self.seen.insert(number, code);
        code
    }

    fn put_code(&mut self, index: usize, code: u32) {
        // Codes are made to fit before they are put.
        match &mut self.codes {
            Codes::Bytes(codes) => put(codes, index, 0, code as u8),
            Codes::Words(codes) => put(codes, index, 0, code as u16),
            Codes::Whole(numbers) => put(numbers, index, self.none, code),
        }
    }

    /// Keeps the positions that are wanted and moves them together.
    pub(super) fn retain(&mut self, wanted: &[bool]) {
        match &mut self.codes {
            Codes::Bytes(codes) => retain(codes, wanted),
            Codes::Words(codes) => retain(codes, wanted),
            Codes::Whole(numbers) => retain(numbers, wanted),
        }
    }

    /// Takes the positions from one on out.
    pub(super) fn truncate(&mut self, length: usize) {
        match &mut self.codes {
            Codes::Bytes(codes) => codes.truncate(length),
            Codes::Words(codes) => codes.truncate(length),
            Codes::Whole(numbers) => numbers.truncate(length),
        }
    }

    /// Replaces every number, the same one always by the same.
    pub(super) fn renumber(&mut self, translate: &mut dyn FnMut(u32) -> u32) {
        for number in &mut self.known {
            *number = translate(*number);
        }
        if let Codes::Whole(numbers) = &mut self.codes {
            for number in numbers.iter_mut() {
                *number = translate(*number);
            }
        }
        self.thaw();
    }

    /// Every number that is there, some more than once.
    pub(super) fn numbers(&self) -> Box<dyn Iterator<Item = u32> + '_> {
        match &self.codes {
            Codes::Whole(numbers) => Box::new(numbers.iter().copied()),
            Codes::Bytes(codes) => self.known(codes.iter().map(|code| usize::from(*code))),
            Codes::Words(codes) => self.known(codes.iter().map(|code| usize::from(*code))),
        }
    }

    /// The numbers that codes stand for, once each.
    fn known(&self, codes: impl Iterator<Item = usize>) -> Box<dyn Iterator<Item = u32> + '_> {
        let mut used = vec![false; self.known.len()];
        for code in codes {
            if let Some(used) = used.get_mut(code) {
                *used = true;
            }
        }
        Box::new(self.known.iter().zip(used).filter(|(_, used)| *used).map(|(number, _)| *number))
    }

    /// Bytes of memory a finished column holds.
    pub(super) fn heap_size(&self) -> usize {
        let codes = match &self.codes {
            Codes::Bytes(codes) => codes.capacity(),
            Codes::Words(codes) => codes.capacity() * size_of::<u16>(),
            Codes::Whole(numbers) => numbers.capacity() * size_of::<u32>(),
        };
        codes + self.known.capacity() * size_of::<u32>()
    }

    /// Makes a finished column ready to be added to.
    pub(super) fn thaw(&mut self) {
        self.seen = Seen::of(&self.known);
    }

    /// Drops what is only needed to add numbers.
    pub(super) fn freeze(&mut self) {
        self.seen = Seen::default();
        self.known.shrink_to_fit();
        match &mut self.codes {
            Codes::Bytes(codes) => codes.shrink_to_fit(),
            Codes::Words(codes) => codes.shrink_to_fit(),
            Codes::Whole(numbers) => numbers.shrink_to_fit(),
        }
    }
}

/// Codes in another width, with as much room.
fn widened<A: Copy, B>(codes: &Vec<A>, wide: impl Fn(A) -> B) -> Vec<B> {
    let mut all = Vec::with_capacity(codes.capacity());
    all.extend(codes.iter().map(|code| wide(*code)));
    all
}

/// Puts a value at a position; what is left out before it is `none`.
pub(super) fn put<T: Copy>(values: &mut Vec<T>, index: usize, none: T, value: T) {
    if index == values.len() {
        values.push(value);
        return;
    }
    if index > values.len() {
        values.resize(index + 1, none);
    }
    if let Some(slot) = values.get_mut(index) {
        *slot = value;
    }
}

/// Keeps the positions that are wanted and moves them together.
pub(super) fn retain<T>(values: &mut Vec<T>, wanted: &[bool]) {
    let mut wanted = wanted.iter();
    values.retain(|_| wanted.next().copied().unwrap_or(false));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_widens_without_changing_what_it_says() {
        for count in [1_u32, 200, 300, 70_000] {
            let mut column = Column::new(7);
            let number = |index: u32| if index.is_multiple_of(5) { 7 } else { index % count * 3 };
            for index in 0..150_000 {
                column.put(index as usize, number(index));
            }
            column.freeze();
            assert!((0..150_000).all(|index| column.get(index as usize) == number(index)), "{count}");
            assert_eq!(column.get(200_000), 7);
            column.thaw();
            column.put(150_002, 9);
            assert_eq!((column.get(150_000), column.get(150_001), column.get(150_002)), (7, 7, 9));
        }
    }

    #[test]
    fn columns_are_joined_translated_and_thinned() {
        let local: Vec<u32> = (1..=100_000).collect();
        let mut column = Column::new(0);
        // Two readers' parts, and the column becomes another kind on the way.
        let mut known = [KnownCodes::default(), KnownCodes::default()];
        for (part, known) in known.iter_mut().enumerate() {
            column.extend(part * 100_000, &local, known, &mut |number| number * 2);
        }
        column.extend(200_000, &local[..10], &mut known[0], &mut |number| number * 2);
        assert!((0..10).all(|index| column.get(200_000 + index) == (index as u32 + 1) * 2));
        column.truncate(200_000);
        assert!((0..200_000).all(|index| column.get(index) == (index as u32 % 100_000 + 1) * 2));
        let wanted: Vec<bool> = (0..200_000).map(|index| index % 2 == 1).collect();
        column.retain(&wanted);
        assert_eq!((column.get(0), column.get(1), column.get(50_000)), (4, 8, 4));
        column.renumber(&mut |number| number / 2);
        assert_eq!(column.get(1), 4);
    }
}
