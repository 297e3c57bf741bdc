//! MAC addresses in every notation found in the wild.

use smallvec::SmallVec;

use crate::model::Mac;

/// What a cell of a MAC column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum MacCell {
    /// Nothing, or a word for nothing.
    Empty,
    /// One or several addresses; the first is the device's own.
    Macs(SmallVec<[Mac; 2]>),
    /// A number that lost its leading zeros, and what it was.
    Padded(Mac),
    /// Damaged beyond certainty; what it may have been, if that can be said.
    Damaged(Option<Mac>),
    /// All zeros or all ones: no device's address.
    Nobody,
    /// No address.
    Invalid,
}

/// Reads a cell; `number` says that a spreadsheet typed it as a number.
pub(crate) fn read(text: &str, number: bool) -> MacCell {
    if !number && let Some(mac) = plain(text.as_bytes()).and_then(Mac::from_bits) {
        return MacCell::Macs(SmallVec::from_slice(&[mac]));
    }
    let text = text.trim();
    if super::text::is_placeholder(text) && text != "0" {
        return MacCell::Empty;
    }
    if number {
        return padded(text).map_or(MacCell::Invalid, MacCell::Padded);
    }
    let mut macs: SmallVec<[Mac; 2]> = SmallVec::new();
    if let Some(mac) = one(text).and_then(Mac::from_bits) {
        macs.push(mac);
        return MacCell::Macs(macs);
    }
    let mut nobody = false;
    for part in text.split([';', ',', '\n', '|']).flat_map(|part| {
        // A blank separates addresses only if both sides can be one (`00 04 F2 AB CD EF` is one).
        let whole = one(part);
        let split: SmallVec<[&str; 4]> =
            if whole.is_none() { part.split_whitespace().collect() } else { SmallVec::from_slice(&[part]) };
        split
    }) {
        match one(part).map(Mac::from_bits) {
            Some(Some(mac)) if !macs.contains(&mac) => macs.push(mac),
            Some(None) => nobody = true,
            _ => {}
        }
    }
    if !macs.is_empty() {
        // A locally administered address (second-lowest bit of the first byte) is a virtual one.
        macs.sort_by_key(|mac| mac.bits() >> 41 & 1);
        return MacCell::Macs(macs);
    }
    if nobody {
        return MacCell::Nobody;
    }
    damaged(text)
}

/// What every byte is worth as a hexadecimal digit; [`NO_DIGIT`] for all others.
const DIGITS: [u8; 256] = {
    let mut digits = [NO_DIGIT; 256];
    let mut digit = 0;
    while digit < 16 {
        digits[b"0123456789abcdef"[digit] as usize] = digit as u8;
        digits[b"0123456789ABCDEF"[digit] as usize] = digit as u8;
        digit += 1;
    }
    digits
};
const NO_DIGIT: u8 = 0x80;

/// The quick way for the usual notations: 12 hex digits, or six pairs with one sign between them.
fn plain(text: &[u8]) -> Option<u64> {
    let (step, signs) = match text {
        [_, _, sign @ (b':' | b'-'), ..] if text.len() == 17 => (3, Some(*sign)),
        _ if text.len() == 12 => (2, None),
        _ => return None,
    };
    let (mut bits, mut flaws) = (0, 0);
    for pair in text.chunks(step) {
        let [high, low] = [pair.first()?, pair.get(1)?].map(|byte| DIGITS[usize::from(*byte)]);
        flaws |= high | low;
        bits = bits << 8 | u64::from(high << 4 | low & 0xF);
        if let (Some(sign), Some(found)) = (signs, pair.get(2)) {
            flaws |= if *found == sign { 0 } else { NO_DIGIT };
        }
    }
    (flaws < NO_DIGIT).then_some(bits)
}

/// One address: 12 hex digits with or without separators, with a prefix of the phone's name, or six groups.
pub(crate) fn one(text: &str) -> Option<u64> {
    let quotes = ['\'', '"', '`', '(', ')', '[', ']', '{', '}', '<', '>'];
    let is_bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    let ends = (text.as_bytes().first(), text.as_bytes().last());
    let text = if is_bare(ends.0) && is_bare(ends.1) { text } else { text.trim().trim_matches(quotes) };
    let dashed: String;
    let text = if text.is_ascii() {
        text
    } else {
        // Word processors make long dashes of short ones.
        dashed = text.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'], "-");
        &dashed
    };
    let bytes = text.as_bytes();
    let prefixes: &[&str] = match bytes.first().map(u8::to_ascii_uppercase) {
        Some(b'0') => &["0X"],
        Some(b'S') => &["SEP"],
        Some(b'A') => &["ATA"],
        Some(b'E') => &["ETHERNET:", "ETH:"],
        Some(b'W') => &["WIFI:"],
        Some(b'M') => &["MAC:", "MAC "],
        _ => &[],
    };
    let without = prefixes.iter().find_map(|prefix| {
        let (head, tail) = bytes.split_at_checked(prefix.len())?;
        head.eq_ignore_ascii_case(prefix.as_bytes()).then_some(tail)
    });
    let bytes = without.unwrap_or(bytes);
    let bytes = bytes.trim_ascii();
    if bytes.len() < 11 || bytes.len() > 24 {
        return None;
    }
    let separator = |byte: &u8| matches!(byte, b':' | b'-' | b'.' | b' ' | b'_');
    let (mut bits, mut digits, mut group, mut groups, mut separators) = (0_u64, 0_u32, 0_u32, 1_u32, 0_u32);
    for byte in bytes {
        if separator(byte) {
            if group == 0 {
                return None;
            }
            separators += 1;
            if group == 1 {
                // `0:4:F2`: a group of one digit lost its zero; only complete groups of six count.
                digits += 1;
                bits = (bits & !0xF) << 4 | (bits & 0xF);
            }
            groups += 1;
            group = 0;
            continue;
        }
        let digit = char::from(*byte).to_digit(16)?;
        if digits >= 12 {
            return None;
        }
        bits = bits << 4 | u64::from(digit);
        digits += 1;
        group += 1;
        if group > 12 {
            return None;
        }
    }
    if separators == 0 {
        return (digits == 12).then_some(bits);
    }
    if groups == 6 && group == 1 {
        digits += 1;
        bits = (bits & !0xF) << 4 | (bits & 0xF);
    }
    (digits == 12 && (groups == 6 || groups == 2 || groups == 3 || groups == 4)).then_some(bits)
}

/// The address in a text like `MAC 64:16:7F:5F:82:F3` or `MAC-Adresse: 6416.7f52.671a`.
pub(crate) fn named_in(text: &str) -> Option<Mac> {
    let lower = text.to_ascii_lowercase();
    let at = lower.find("mac")?;
    let after = text.get(at..)?;
    let mut words = after.split([' ', ':', '=', ',', ';']).skip(1);
    words.next()?;
    let rest = after.get(3..)?;
    rest.char_indices().filter(|(_, c)| c.is_ascii_hexdigit()).take(12).find_map(|(at, _)| {
        [17, 14, 12].into_iter().find_map(|length| Mac::from_bits(one(rest.get(at..at + length)?)?))
    })
}

/// The address in a name that ends or begins with it (`yealink-t46s-805ec0123456`, `SEP0004F2ABCDEF (Empfang)`).
pub(crate) fn in_name(text: &str) -> Option<Mac> {
    let word = |text: &str| {
        let bare = text.strip_prefix("SEP").or_else(|| text.strip_prefix("ATA")).unwrap_or(text);
        // A word of twelve letters is no address, and neither is a phone number.
        let mixed =
            bare.bytes().any(|byte| byte.is_ascii_digit()) && bare.bytes().any(|byte| byte.is_ascii_alphabetic());
        (bare.len() == 12 && (mixed || bare.starts_with("00") || bare.len() < text.len()))
            .then(|| plain(bare.as_bytes()))
            .flatten()
    };
    let mut words = text.split([' ', '-', '_', '.', '(', ')', '@', ',', '/']).filter(|word| word.len() >= 12);
    words.find_map(word).and_then(Mac::from_bits)
}

/// A number of a spreadsheet: digits only, at most two leading zeros lost.
fn padded(text: &str) -> Option<Mac> {
    let digits = text.len();
    let all = text.bytes().all(|byte| byte.is_ascii_digit());
    if !all || !(9..=12).contains(&digits) {
        return None;
    }
    Mac::from_bits(u64::from_str_radix(text, 16).ok()?)
}

/// Lost zeros, scientific notation, the letter O for a zero.
fn damaged(text: &str) -> MacCell {
    let upper = text.to_ascii_uppercase();
    let compact: String = upper.chars().filter(|c| !matches!(c, ':' | '-' | '.' | ' ')).collect();
    if upper.contains('O') {
        let repaired = one(&upper.replace('O', "0")).and_then(Mac::from_bits);
        if repaired.is_some() {
            return MacCell::Damaged(repaired);
        }
    }
    let scientific = upper.split_once("E+").is_some_and(|(mantissa, exponent)| {
        mantissa.parse::<f64>().is_ok() && exponent.parse::<u8>().is_ok_and(|exponent| (8..=12).contains(&exponent))
    });
    if scientific {
        return MacCell::Damaged(None);
    }
    let hex = compact.bytes().all(|byte| byte.is_ascii_hexdigit());
    if hex && compact == upper && (9..12).contains(&compact.len()) {
        return MacCell::Damaged(u64::from_str_radix(&compact, 16).ok().and_then(Mac::from_bits));
    }
    MacCell::Invalid
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_notation_is_the_same_address() {
        let mac = Mac::from_bits(0x0004_F2AB_CDEF).unwrap();
        for text in [
            "00:04:F2:AB:CD:EF",
            "00-04-F2-AB-CD-EF",
            "0004F2ABCDEF",
            "0004.f2ab.cdef",
            "00 04 F2 AB CD EF",
            "0:4:F2:AB:CD:EF",
            "SEP0004F2ABCDEF",
            "0004f2-abcdef",
            "ETHERNET:00:04:F2:AB:CD:EF",
            "0x0004f2abcdef",
            "00–04–F2–AB–CD–EF",
            "(0004.F2AB.CDEF)",
            "0004:f2ab:cdef",
        ] {
            assert_eq!(read(text, false), MacCell::Macs(SmallVec::from_slice(&[mac])), "{text}");
        }
        assert_eq!(one("0:4:F2:A:0:7"), Some(0x0004_F20A_0007));
        let MacCell::Macs(two) = read("02:04:F2:AB:CD:F0;00:04:F2:AB:CD:EF", false) else { panic!("two addresses") };
        assert_eq!(two.first(), Some(&mac));
    }

    #[test]
    fn damage_is_told_from_nonsense() {
        let mac = Mac::from_bits(0x0004_F2AB_CDEF);
        assert_eq!(read("4F2ABCDEF", false), MacCell::Damaged(mac));
        assert_eq!(read("OO:04:F2:AB:CD:EF", false), MacCell::Damaged(mac));
        assert_eq!(read("1.56501E+11", false), MacCell::Damaged(None));
        assert_eq!(read("1565001234", true), MacCell::Padded(Mac::from_bits(0x0015_6500_1234).unwrap()));
        assert_eq!(read("00:00:00:00:00:00", false), MacCell::Nobody);
        assert_eq!(read("FF:FF:FF:FF:FF:FF", false), MacCell::Nobody);
        for text in ["00:04:F2:AB:CD", "00:04:F2:AB:CD:EG", "00:04:F2:AB:CD:EF:00"] {
            assert_eq!(read(text, false), MacCell::Invalid, "{text}");
        }
        assert_eq!(read("N/A", false), MacCell::Empty);
    }

    #[test]
    fn names_may_hold_an_address() {
        assert_eq!(in_name("yealink-t46s-805ec0123456"), Mac::from_bits(0x805E_C012_3456));
        assert_eq!(in_name("SEP0004F2ABCDEF (Empfang)"), Mac::from_bits(0x0004_F2AB_CDEF));
        for text in ["reception", "+49 731 000012345", "123456789012", "facadedecade", "CX600"] {
            assert_eq!(in_name(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_in_a_note_needs_its_name() {
        assert_eq!(named_in("MAC 64:16:7F:5F:82:F3"), Mac::from_bits(0x6416_7F5F_82F3));
        assert_eq!(named_in("Umbau, MAC: 6416.7f5f.82f3."), Mac::from_bits(0x6416_7F5F_82F3));
        assert_eq!(named_in("64:16:7F:5F:82:F3"), None);
    }
}
