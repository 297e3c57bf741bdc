//! Where the separators and quotes of a delimited text are, found for many bytes at once.

/// Bytes looked at together: a bit for each.
const BLOCK: usize = 64;
/// Blocks looked at before the marks in them are used.
const BLOCKS: usize = 16;

/// Marks written down together: few blocks have more.
const RUN: usize = 8;

/// Finds delimiters, line ends and quotes from left to right.
#[derive(Clone, Debug)]
pub(super) struct Marks<'t> {
    text: &'t [u8],
    delimiter: u8,
    /// How far the text was looked at.
    looked: usize,
    /// Marks found there: `count` of them, those before `next` done with.
    found: Vec<usize>,
    count: usize,
    next: usize,
}

impl<'t> Marks<'t> {
    /// Ready to look from a position on.
    pub(super) fn new(text: &'t [u8], delimiter: u8, start: usize) -> Self {
        Self { text, delimiter, looked: start, found: vec![0; BLOCK * BLOCKS + RUN], count: 0, next: 0 }
    }

    /// The first delimiter, line end or quote at a position or behind it; the end of the text if there is none. No position is
    /// before that of the last call.
    #[inline]
    pub(super) fn next(&mut self, at: usize) -> usize {
        loop {
            while self.next < self.count {
                let mark = self.found[self.next];
                if mark >= at {
                    return mark;
                }
                self.next += 1;
            }
            if self.looked >= self.text.len() {
                return self.text.len();
            }
            self.look();
        }
    }

    /// The first delimiter or line end at a position or behind it, whatever quotes stand before it.
    #[inline]
    pub(super) fn separator(&mut self, at: usize) -> usize {
        let mut mark = self.next(at);
        while self.is_quote(mark) && self.delimiter != b'"' {
            mark = self.next(mark + 1);
        }
        mark
    }

    #[inline]
    fn is_quote(&self, at: usize) -> bool {
        self.text.get(at) == Some(&b'"')
    }

    /// Goes back to a position.
    #[cold]
    pub(super) fn back(&mut self, at: usize) {
        (self.count, self.next) = (0, 0);
        self.looked = at;
    }

    fn look(&mut self) {
        (self.count, self.next) = (0, 0);
        for _ in 0..BLOCKS {
            let rest = self.text.get(self.looked..).unwrap_or(&[]);
            let mut marks = if let Some(block) = rest.first_chunk() {
                self.marks(block)
            } else {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                self.marks(&block) & !(u64::MAX << rest.len())
            };
            let (mut at, count) = (self.count, marks.count_ones() as usize);
            while marks != 0 {
                // Several at a time, whether there are so many or not: what is too much is written over.
                if let Some(run) = self.found.get_mut(at..).and_then(<[usize]>::first_chunk_mut::<RUN>) {
                    for found in run {
                        *found = self.looked + marks.trailing_zeros() as usize;
                        marks &= marks.wrapping_sub(1);
                    }
                }
                at += RUN;
            }
            self.count += count;
            self.looked += BLOCK;
        }
    }

    /// Simple enough for the compiler to compare many bytes at once.
    fn marks(&self, block: &[u8; BLOCK]) -> u64 {
        let is = |byte: u8, mark: u8| u8::from(byte == mark);
        let is_mark = block.map(|byte| is(byte, self.delimiter) | is(byte, b'\n') | is(byte, b'\r') | is(byte, b'"'));
        let (eights, _) = is_mark.as_chunks::<8>();
        // The product gathers the lowest bits of eight bytes in its highest byte.
        let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        eights.iter().rev().fold(0, |found, eight| found << 8 | bits(eight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        for length in [0, 1, 63, 64, 65, 200, 1500] {
            for step in [1, 2, 3, 7, 64, 150, 1100] {
                let sign = |at: usize| [b';', b'"', b'\n', b'"', b'\r'][at / step % 5];
                let text: Vec<u8> = (0..length).map(|at| if at % step == 0 { sign(at) } else { b'x' }).collect();
                let from = |at: usize, wanted: &[u8]| (at..length).find(|at| wanted.contains(&text[*at]));
                for start in [0, 1, length / 2] {
                    let mut marks = Marks::new(&text, b';', start);
                    let mut separators = marks.clone();
                    for at in start..=length {
                        let place = format!("{length} {step} {at}");
                        assert_eq!(marks.next(at), from(at, b";\n\r\"").unwrap_or(length), "{place}");
                        assert_eq!(separators.separator(at), from(at, b";\n\r").unwrap_or(length), "{place}");
                    }
                    marks.back(start);
                    assert_eq!(marks.next(start), from(start, b";\n\r\"").unwrap_or(length));
                }
            }
        }
    }
}
