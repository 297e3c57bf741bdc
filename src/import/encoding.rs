//! Bytes to text: encoding by byte order mark, validity and evidence.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

/// How many lines of a kind are listed one by one.
const LISTED: usize = 200;

/// Decoded text and what was noticed on the way.
#[derive(Debug)]
pub(crate) struct Decoded<'a> {
    /// The text, without byte order mark and NULs.
    pub(crate) text: Cow<'a, str>,
    /// The encoding as people call it.
    pub(crate) label: String,
    /// Lines (counted from 1) that are not in the encoding of the others.
    pub(crate) foreign_lines: Vec<u32>,
    /// Lines in which characters were lost.
    pub(crate) damaged_lines: Vec<u32>,
    /// Lines that were encoded twice.
    pub(crate) doubled_lines: Vec<u32>,
    /// Lines from which NULs were removed.
    pub(crate) nul_lines: Vec<u32>,
}

/// True if the bytes are no text of any encoding known here.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || utf16_without_bom(bytes).is_some() {
        return false;
    }
    let head = bytes.get(..1 << 16).unwrap_or(bytes);
    let controls = head.iter().filter(|byte| matches!(byte, 1..=8 | 0x0E..=0x1A | 0x1C..=0x1F)).count();
    controls > 4 && controls * 50 > head.iter().filter(|byte| **byte != 0).count()
}

/// Decodes with the encoding named, or with the one the bytes give evidence for.
pub(crate) fn decode<'a>(bytes: &'a [u8], forced: Option<&str>) -> Decoded<'a> {
    let forced = forced.and_then(|label| Encoding::for_label(label.trim().trim_end_matches(" with BOM").as_bytes()));
    let plain = |text: Cow<'a, str>, label: &str| Decoded {
        text,
        label: label.to_owned(),
        foreign_lines: Vec::new(),
        damaged_lines: Vec::new(),
        doubled_lines: Vec::new(),
        nul_lines: Vec::new(),
    };
    let mut decoded = match (forced, Encoding::for_bom(bytes)) {
        (Some(encoding), _) => {
            let (text, _, _) = encoding.decode(bytes);
            plain(text, encoding.name())
        }
        (None, Some((encoding, length))) => {
            let (text, _) = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or(&[]));
            let label = if encoding == UTF_8 { "UTF-8 with BOM" } else { encoding.name() };
            plain(text, label)
        }
        (None, None) => {
            if let Some(encoding) = utf16_without_bom(bytes) {
                plain(encoding.decode_without_bom_handling(bytes).0, encoding.name())
            } else if let Ok(text) = std::str::from_utf8(bytes) {
                plain(Cow::Borrowed(text), "UTF-8")
            } else {
                legacy(bytes)
            }
        }
    };
    let Suspects { damaged, doubled } = Suspects::of(decoded.text.as_bytes());
    if damaged {
        decoded.damaged_lines = lines_with(&decoded.text, |line| {
            line.contains('\u{FFFD}') || line.chars().any(|c| ('\u{80}'..='\u{9F}').contains(&c))
        });
    }
    if doubled {
        decoded.doubled_lines = lines_with(&decoded.text, is_doubled);
    }
    if memchr::memchr(0, decoded.text.as_bytes()).is_some() {
        decoded.nul_lines = lines_with(&decoded.text, |line| line.contains('\0'));
        decoded.text = Cow::Owned(decoded.text.replace('\0', ""));
    }
    decoded
}

/// Whether text may have lines worth a closer look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Suspects {
    /// Characters that stand for lost ones, or controls.
    damaged: bool,
    /// Characters that double encoding leaves, next to others beyond ASCII.
    doubled: bool,
}

impl Suspects {
    fn of(utf8: &[u8]) -> Self {
        let starts: Vec<usize> = (0..utf8.len()).step_by(PIECE).collect();
        starts
            .into_par_iter()
            .map(|start| Self::within(utf8, start))
            .reduce(Self::default, |a, b| Self { damaged: a.damaged | b.damaged, doubled: a.doubled | b.doubled })
    }

    /// Of one piece of the text.
    fn within(utf8: &[u8], start: usize) -> Self {
        let mut found = Self::default();
        // A little of the next piece: characters may stand across.
        let rest = utf8.get(start..utf8.len().min(start + PIECE + 3)).unwrap_or(&[]);
        for at in memchr::memchr3_iter(0xC2, 0xC3, 0xEF, rest).take_while(|at| *at < PIECE) {
            let next = |offset: usize| rest.get(at + offset).copied().unwrap_or(0);
            match (next(0), next(1)) {
                (0xC2, 0x80..=0x9F) => found.damaged = true,
                (0xEF, 0xBF) => found.damaged |= next(2) == 0xBD,
                (0xC3, 0x82..=0x85 | 0xA2) => found.doubled |= next(2) >= 0x80,
                _ => {}
            }
        }
        found
    }
}

/// True for text without any sign of lost or doubly encoded characters and without NULs.
pub(crate) fn is_sound(text: &str) -> bool {
    let utf8 = text.as_bytes();
    let pieces = (0..utf8.len()).step_by(PIECE);
    memchr::memchr(0, utf8).is_none()
        && pieces.map(|start| Suspects::within(utf8, start)).all(|found| found == Suspects::default())
}

/// Bytes that are looked at by one thread at a time.
const PIECE: usize = 1 << 20;

/// Two-byte text without a mark shows as a NUL in every other byte.
pub(super) fn utf16_without_bom(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096) & !1)?;
    let pairs = head.len() / 2;
    if pairs < 8 {
        return None;
    }
    let nuls = |odd: usize| head.chunks_exact(2).filter(|pair| pair[odd] == 0 && pair[1 - odd] != 0).count();
    match (nuls(1) * 10 > pairs * 7, nuls(0) * 10 > pairs * 7) {
        (true, false) => Some(UTF_16LE),
        (false, true) => Some(UTF_16BE),
        _ => None,
    }
}

/// One-byte encodings, line by line, since files are pasted together from several sources.
fn legacy(bytes: &[u8]) -> Decoded<'_> {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut sample = 0;
    for line in lines(bytes) {
        if std::str::from_utf8(line).is_err() && sample < 1 << 20 {
            detector.feed(line, false);
            sample += line.len();
        }
    }
    detector.feed(b"", true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    // An inventory is Western or Central European unless the bytes say so clearly; short lines mislead the detector.
    let encoding = if guess == WINDOWS_1250 || guess.name() == "ISO-8859-2" { WINDOWS_1250 } else { WINDOWS_1252 };
    let (mut text, mut foreign) = (String::with_capacity(bytes.len() + bytes.len() / 8), Vec::new());
    let mut utf8 = 0_usize;
    for (number, line) in (1_u32..).zip(lines(bytes)) {
        if let Ok(line) = std::str::from_utf8(line) {
            utf8 += usize::from(!line.is_ascii());
            text.push_str(line);
        } else {
            if foreign.len() < LISTED {
                foreign.push(number);
            }
            text.push_str(&encoding.decode_without_bom_handling(line).0);
        }
    }
    let name = if encoding == WINDOWS_1250 { "Windows-1250" } else { "Windows-1252" };
    let (label, foreign_lines) =
        if utf8 > 0 { (format!("UTF-8 + {name}"), foreign) } else { (name.to_owned(), Vec::new()) };
    Decoded {
        text: Cow::Owned(text),
        label,
        foreign_lines,
        damaged_lines: Vec::new(),
        doubled_lines: Vec::new(),
        nul_lines: Vec::new(),
    }
}

/// Lines with their ends; CR, LF and CRLF count.
fn lines(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = memchr::memchr2(b'\n', b'\r', rest)
            .map_or(rest.len(), |at| if rest.get(at..at + 2) == Some(b"\r\n") { at + 2 } else { at + 1 });
        let (line, next) = rest.split_at(end);
        rest = next;
        Some(line)
    })
}

fn lines_with(text: &str, is_wanted: impl Fn(&str) -> bool) -> Vec<u32> {
    if text.is_ascii() && !text.as_bytes().contains(&0) {
        return Vec::new();
    }
    (1_u32..)
        .zip(lines(text.as_bytes()))
        .filter(|(_, line)| std::str::from_utf8(line).is_ok_and(&is_wanted))
        .map(|(number, _)| number)
        .take(LISTED)
        .collect()
}

/// True for UTF-8 read as Windows-1252 and written as UTF-8 again (`GebÃ¤ude`).
fn is_doubled(line: &str) -> bool {
    undouble(line).is_some()
}

/// Undoes a double encoding; `None` if there is none.
pub(crate) fn undouble(text: &str) -> Option<String> {
    let marked = text.chars().any(|c| matches!(c, 'Ã' | 'Å' | 'Ä' | 'Â' | 'â'));
    if !marked {
        return None;
    }
    let (bytes, _, lossy) = WINDOWS_1252.encode(text);
    if lossy || bytes.is_ascii() {
        return None;
    }
    let once = std::str::from_utf8(&bytes).ok()?;
    (once != text).then(|| once.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf16_is_recognized_with_and_without_mark() {
        let le: Vec<u8> = "Modell;Gerät;MAC".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&le, None).text, "Modell;Gerät;MAC");
        let be: Vec<u8> = "\u{FEFF}Modell".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let decoded = decode(&be, None);
        assert_eq!((decoded.text.as_ref(), decoded.label.as_str()), ("Modell", "UTF-16BE"));
    }

    #[test]
    fn lines_of_another_encoding_are_read_and_named() {
        let mut bytes = "Gebäude\n".as_bytes().to_vec();
        bytes.extend(b"Geb\xE4ude\n");
        let decoded = decode(&bytes, None);
        assert_eq!(decoded.text, "Gebäude\nGebäude\n");
        assert_eq!(decoded.foreign_lines, [2]);
    }

    #[test]
    fn double_encoding_is_noticed_and_can_be_undone() {
        assert_eq!(decode("GebÃ¤ude\nok".as_bytes(), None).doubled_lines, [1]);
        assert_eq!(undouble("GebÃ¤ude").as_deref(), Some("Gebäude"));
        assert_eq!(undouble("Änderung"), None);
    }
}
