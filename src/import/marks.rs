//! Where the separators of a delimited text are, found for many bytes at once.

/// Bytes looked at together: a bit for each.
const BLOCK: usize = 64;
/// Blocks looked at before the separators in them are used.
const BLOCKS: usize = 16;

/// Finds delimiters and line ends from left to right.
#[derive(Clone, Debug)]
pub(super) struct Marks<'t> {
    text: &'t [u8],
    delimiter: u8,
    /// How far the text was looked at.
    looked: usize,
    /// Separators found there; those before `next` are done with.
    found: Vec<usize>,
    next: usize,
}

impl<'t> Marks<'t> {
    /// Ready to look from a position on.
    pub(super) fn new(text: &'t [u8], delimiter: u8, start: usize) -> Self {
        Self { text, delimiter, looked: start, found: Vec::with_capacity(BLOCK * BLOCKS), next: 0 }
    }

    /// The first delimiter or line end at a position or behind it; the end of the text if there is none. No position is before
    /// that of the last call.
    #[inline]
    pub(super) fn next(&mut self, at: usize) -> usize {
        loop {
            while let Some(mark) = self.found.get(self.next) {
                if *mark >= at {
                    return *mark;
                }
                self.next += 1;
            }
            if self.looked >= self.text.len() {
                return self.text.len();
            }
            self.look();
        }
    }

    fn look(&mut self) {
        self.found.clear();
        self.next = 0;
        for _ in 0..BLOCKS {
            let rest = self.text.get(self.looked..).unwrap_or(&[]);
            let mut separators = if let Some(block) = rest.first_chunk() {
                self.separators(block)
            } else {
                let mut block = [0; BLOCK];
                block.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
                self.separators(&block) & !(u64::MAX << rest.len())
            };
            while separators != 0 {
                self.found.push(self.looked + separators.trailing_zeros() as usize);
                separators &= separators - 1;
            }
            self.looked += BLOCK;
        }
    }

    /// Simple enough for the compiler to compare many bytes at once.
    fn separators(&self, block: &[u8; BLOCK]) -> u64 {
        let is_separator =
            block.map(|byte| u8::from(byte == self.delimiter) | u8::from(byte == b'\n') | u8::from(byte == b'\r'));
        let (eights, _) = is_separator.as_chunks::<8>();
        // The product gathers the lowest bits of eight bytes in its highest byte.
        let bits = |eight: &[u8; 8]| u64::from_le_bytes(*eight).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        eights.iter().rev().fold(0, |found, eight| found << 8 | bits(eight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_separator_is_found_wherever_it_stands() {
        for length in [0, 1, 63, 64, 65, 200, 5000] {
            for step in [1, 2, 3, 7, 64, 150, 3000] {
                let sign = |at: usize| [b';', b'\n', b'\r'][at / step % 3];
                let text: Vec<u8> = (0..length).map(|at| if at % step == 0 { sign(at) } else { b'x' }).collect();
                for start in [0, 1, length / 2] {
                    let mut marks = Marks::new(&text, b';', start);
                    for at in start..=length {
                        let next = at.next_multiple_of(step).min(length);
                        assert_eq!(marks.next(at), next, "{length} {step} {at}");
                    }
                }
            }
        }
    }
}
