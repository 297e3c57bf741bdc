//! Lines of a stream in any encoding, with bounded memory.

use std::borrow::Cow;
use std::io::{ErrorKind, Read};

use encoding_rs::{Decoder, Encoding, UTF_8, WINDOWS_1252};

use super::super::encoding::utf16_without_bom;

/// Most of a line that is kept; a log line is a datagram of at most 2 KiB in all common systems.
const LINE_LIMIT: usize = 16 << 10;
/// Bytes read at once.
const CHUNK: usize = 256 << 10;

/// A line of a log as text.
pub(super) struct Line {
    /// Its text without line end, escape sequences and NULs.
    pub text: String,
    /// False for a last line without line end.
    pub ended: bool,
}

/// Reads lines.
pub(super) struct Lines<R> {
    reader: R,
    chunk: Vec<u8>,
    /// The unread part of `chunk`.
    from: usize,
    filled: usize,
    /// Two-byte text to UTF-8; `None` for text of single bytes.
    decoder: Option<Decoder>,
    decoded: Vec<u8>,
    line: Vec<u8>,
    begun: bool,
    ended: bool,
    bytes: u64,
    cut: u64,
    encoding: &'static str,
    foreign: u64,
}

impl<R: Read> Lines<R> {
    pub fn new(reader: R) -> Self {
        Self {
            reader,
            chunk: vec![0; CHUNK],
            from: 0,
            filled: 0,
            decoder: None,
            decoded: Vec::new(),
            line: Vec::new(),
            begun: false,
            ended: false,
            bytes: 0,
            cut: 0,
            encoding: "UTF-8",
            foreign: 0,
        }
    }

    /// Bytes read so far.
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Lines that were longer than is kept.
    pub const fn cut(&self) -> u64 {
        self.cut
    }

    /// Lines that were not in the encoding of the file.
    pub const fn foreign(&self) -> u64 {
        self.foreign
    }

    /// The encoding of the lines read so far, as people call it.
    pub const fn encoding(&self) -> &'static str {
        if self.foreign > 0 { "UTF-8 + Windows-1252" } else { self.encoding }
    }

    /// The next line; `None` after the last one.
    pub fn next(&mut self) -> std::io::Result<Option<Line>> {
        self.line.clear();
        let mut dropped = 0_usize;
        loop {
            if self.from == self.filled && !self.fill()? {
                if self.line.is_empty() && dropped == 0 {
                    return Ok(None);
                }
                return Ok(Some(self.take(dropped, false)));
            }
            let rest = self.buffer().get(self.from..self.filled).unwrap_or_default();
            let end = memchr::memchr(b'\n', rest);
            let part = rest.get(..end.unwrap_or(rest.len())).unwrap_or_default();
            let room = LINE_LIMIT.saturating_sub(self.line.len()).min(part.len());
            let (keep, length) = (part.get(..room).unwrap_or_default().to_vec(), part.len());
            self.line.extend_from_slice(&keep);
            dropped += length - room;
            self.from += length + usize::from(end.is_some());
            if end.is_some() {
                return Ok(Some(self.take(dropped, true)));
            }
        }
    }

    fn buffer(&self) -> &[u8] {
        if self.decoder.is_some() { &self.decoded } else { &self.chunk }
    }

    /// Reads the next chunk; false at the end.
    fn fill(&mut self) -> std::io::Result<bool> {
        while !self.ended {
            let count = match self.reader.read(&mut self.chunk) {
                Ok(count) => count,
                Err(error) if error.kind() == ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            self.ended = count == 0;
            self.bytes += count as u64;
            let mut start = 0;
            if !std::mem::replace(&mut self.begun, true) {
                start = self.begin(count);
            }
            let bytes = self.chunk.get(start..count).unwrap_or_default();
            if let Some(decoder) = &mut self.decoder {
                self.decoded.clear();
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(CHUNK * 3);
                self.decoded.resize(room, 0);
                let (_, _, written, _) = decoder.decode_to_utf8(bytes, &mut self.decoded, self.ended);
                (self.from, self.filled) = (0, written);
            } else {
                (self.from, self.filled) = (start, count);
            }
            if self.from < self.filled {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Finds the encoding in the first chunk; returns the length of its mark.
    fn begin(&mut self, count: usize) -> usize {
        let head = self.chunk.get(..count).unwrap_or_default();
        let (encoding, mark) = match Encoding::for_bom(head) {
            Some((encoding, mark)) => (encoding, mark),
            None => (utf16_without_bom(head).unwrap_or(UTF_8), 0),
        };
        self.encoding = if encoding == UTF_8 && mark > 0 { "UTF-8 with BOM" } else { encoding.name() };
        if encoding != UTF_8 {
            self.decoder = Some(encoding.new_decoder_without_bom_handling());
        }
        mark
    }

    fn take(&mut self, dropped: usize, ended: bool) -> Line {
        self.cut += u64::from(dropped > 0);
        let bytes = self.line.as_slice();
        let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // Cut in the middle of a character.
            Err(error) if dropped > 0 && error.error_len().is_none() => {
                String::from_utf8_lossy(bytes.get(..error.valid_up_to()).unwrap_or_default())
            }
            Err(_) => {
                self.foreign += 1;
                WINDOWS_1252.decode_without_bom_handling(bytes).0
            }
        };
        Line { text: plain(&text).into_owned(), ended }
    }
}

/// Text without NULs, byte order marks and the escape sequences terminals color with.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if memchr::memchr2(0, 0x1B, text.as_bytes()).is_none() && !text.contains('\u{FEFF}') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\0' | '\u{FEFF}' => {}
            '\u{1B}' => {
                // CSI: parameters, then one letter; any other sequence is two characters.
                if letters.next_if_eq(&'[').is_some() {
                    while letters.next_if(|c| !c.is_ascii_alphabetic()).is_some() {}
                }
                letters.next();
            }
            letter => plain.push(letter),
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<String> {
        let mut lines = Lines::new(bytes);
        std::iter::from_fn(|| lines.next().unwrap().map(|line| line.text)).collect()
    }

    #[test]
    fn a_line_beyond_all_measure_is_cut_and_the_next_one_is_whole() {
        let mut bytes = vec![b'x'; 3 * CHUNK];
        bytes.extend(b"\nnext\r\n");
        let mut lines = Lines::new(bytes.as_slice());
        assert_eq!(lines.next().unwrap().unwrap().text.len(), LINE_LIMIT);
        let next = lines.next().unwrap().unwrap();
        assert_eq!((next.text.as_str(), next.ended), ("next", true));
        assert!(lines.next().unwrap().is_none());
        assert_eq!((lines.cut(), lines.bytes()), (1, bytes.len() as u64));
    }

    #[test]
    fn encodings_are_told_line_by_line() {
        assert_eq!(all(b"B\xC3\xBCro\nB\xFCro\n"), ["Büro", "Büro"]);
        let wide: Vec<u8> = "\u{FEFF}Büro\nzwei".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(all(&wide), ["Büro", "zwei"]);
        assert_eq!(all(b"\x1B[31mred\x1B[0m\0\n"), ["red"]);
    }
}
