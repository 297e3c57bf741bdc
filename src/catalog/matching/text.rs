//! Spellings taken apart: words, brackets, and forms in which spellings of one name are equal.

use smallvec::SmallVec;

/// Words a text is read to; a longer one is a description, not a model.
const MAX_WORDS: usize = 16;
/// Bytes of a text that are read.
const MAX_BYTES: usize = 200;

/// A word in lower case, and whether it stands in brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub text: String,
    pub bracketed: bool,
}

/// The words of a text: runs of letters and digits.
pub(super) fn words(text: &str) -> SmallVec<[Word; 8]> {
    let mut words = SmallVec::new();
    let mut depth = 0_u32;
    let mut word = String::new();
    let mut end = |word: &mut String, depth: u32| {
        if !word.is_empty() && words.len() < MAX_WORDS {
            words.push(Word { text: std::mem::take(word), bracketed: depth > 0 });
        }
    };
    for c in text.char_indices().take_while(|(at, _)| *at < MAX_BYTES).map(|(_, c)| c) {
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
            continue;
        }
        end(&mut word, depth);
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    end(&mut word, depth);
    words
}

/// Letters and digits in lower case: `SIP-T46S`, `sip t46s` and `SIPT46S` are the same.
pub(super) fn squash(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Letters that look like digits become digits: `cx6oo` and `cx600`, `vvx4l1` and `vvx411` are the same.
pub(super) fn look_alike(squashed: &str) -> String {
    let digit = |c| match c {
        'o' => '0',
        'l' | 'i' => '1',
        c => c,
    };
    squashed.chars().map(digit).collect()
}

/// The digits of a name: two names of different digits are different models, however alike they look.
pub(super) fn digits(squashed: &str) -> String {
    squashed.chars().filter(char::is_ascii_digit).collect()
}

/// The name without its last letters (`t58a` → `t58`), where what is left still names a family.
pub(super) fn family(squashed: &str) -> Option<&str> {
    let stem = squashed.trim_end_matches(|c: char| c.is_alphabetic());
    let letters = squashed.len() - stem.len();
    let digits = stem.bytes().filter(u8::is_ascii_digit).count();
    ((1..=6).contains(&letters) && stem.len() >= 3 && digits >= 2).then_some(stem)
}

/// Whether two names differ by one letter of a word of three or more letters (`egde` for `edge`), all digits being equal.
///
/// A single letter beside digits is never taken for a typo: T46S, T46G and T46U are three phones.
pub(super) fn one_letter_apart(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (runs(a), runs(b));
    let mut typos = 0;
    loop {
        match (a.next(), b.next()) {
            (None, None) => return typos == 1,
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => {
                let long_words = [a, b].iter().all(|run| run.len() >= 3 && run.chars().all(char::is_alphabetic));
                if !long_words || strsim::osa_distance(a, b) != 1 {
                    return false;
                }
                typos += 1;
            }
            _ => return false,
        }
    }
}

/// Runs of letters and runs of digits.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let digit = rest.chars().next()?.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let (run, later) = rest.split_at(end);
        rest = later;
        Some(run)
    })
}

/// Words beside a model name that say nothing about which model it is; sorted.
const HARMLESS: &[&str] = &[
    "3pcc",
    "client",
    "co",
    "conference",
    "config",
    "corp",
    "corporation",
    "desk",
    "deskphone",
    "device",
    "edition",
    "electronics",
    "entry",
    "gerät",
    "gmbh",
    "handset",
    "http",
    "https",
    "inc",
    "ip",
    "ipp",
    "k9",
    "konferenztelefon",
    "limited",
    "llc",
    "ltd",
    "microsoft",
    "mobilteil",
    "model",
    "modell",
    "mpp",
    "network",
    "networks",
    "phone",
    "phones",
    "realpresence",
    "sip",
    "skype",
    "systems",
    "teams",
    "tech",
    "technology",
    "telefon",
    "telephone",
    "tischtelefon",
    "typ",
    "type",
    "unified",
    "voip",
    "xiamen",
];

/// Words that make another product of a model name: accessories, licenses and editions; sorted.
const OTHER_PRODUCT: &[&str] = &[
    "accessory",
    "adapter",
    "akku",
    "base",
    "basis",
    "battery",
    "beistellmodul",
    "bundle",
    "cable",
    "camera",
    "charger",
    "cord",
    "cover",
    "display",
    "erweiterung",
    "erweiterungsmodul",
    "exp",
    "expansion",
    "halterung",
    "headset",
    "kabel",
    "kamera",
    "kit",
    "ladeschale",
    "license",
    "lite",
    "lizenz",
    "max",
    "mini",
    "modul",
    "module",
    "mount",
    "netzteil",
    "omegaline",
    "plus",
    "power",
    "pro",
    "psu",
    "service",
    "sidecar",
    "spare",
    "stand",
    "standfuß",
    "supply",
    "ultra",
    "wandhalterung",
    "warranty",
    "zubehör",
];

/// Whether a word beside a model name says nothing about which model it is.
pub(super) fn is_harmless(word: &str) -> bool {
    HARMLESS.binary_search(&word).is_ok()
}

/// Whether a word makes another product of a model name.
pub(super) fn is_other_product(word: &str) -> bool {
    OTHER_PRODUCT.binary_search(&word).is_ok()
}

/// Texts that stand for no value.
pub(super) fn is_placeholder(squashed: &str) -> bool {
    matches!(
        squashed,
        "" | "na"
            | "none"
            | "null"
            | "unknown"
            | "unbekannt"
            | "generic"
            | "other"
            | "sonstige"
            | "andere"
            | "brak"
            | "ka"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_remembered() {
        let found: Vec<_> = words("CX600 (refurbished)").into_iter().map(|word| (word.text, word.bracketed)).collect();
        assert_eq!(found, [("cx600".to_owned(), false), ("refurbished".to_owned(), true)]);
    }

    #[test]
    fn a_typo_is_in_a_word_never_beside_digits() {
        assert!(one_letter_apart("egdee450", "edgee450"));
        assert!(one_letter_apart("vxv411", "vvx411"));
        assert!(!one_letter_apart("t46s", "t46g"));
        assert!(!one_letter_apart("cx400", "ccx400"));
        assert!(!one_letter_apart("vvx412", "vvx411"));
        assert!(!one_letter_apart("vvx411", "vvx411"));
    }

    #[test]
    fn families_keep_their_digits() {
        assert_eq!(family("t58a"), Some("t58"));
        assert_eq!(family("vvx411"), None);
        assert_eq!(family("frame"), None);
    }

    #[test]
    fn word_lists_are_sorted_for_the_search() {
        assert!(HARMLESS.is_sorted() && OTHER_PRODUCT.is_sorted());
        assert!(is_harmless("teams") && is_other_product("zubehör") && !is_harmless("plus"));
    }
}
