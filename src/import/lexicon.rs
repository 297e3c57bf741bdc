//! What the words of a header say together, where the whole header is in no list (`Data zak.`, `PURCH DT`, `Raumnr`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smallvec::{SmallVec, smallvec};

use super::fields::text;
use super::synonyms::key;
use crate::model::Field;

/// What a word of a header says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Word {
    Filler,
    Number,
    Date,
    Price,
    Cost,
    Bought,
    Service,
    Warranty,
    End,
    Last,
    Seen,
    Mac,
    Hardware,
    Address,
    Ip,
    Serial,
    Asset,
    Vendor,
    Model,
    Part,
    Kind,
    Device,
    Set,
    Phone,
    Internal,
    Extension,
    Name,
    Person,
    User,
    Email,
    Site,
    Building,
    Room,
    Department,
    Center,
    CostCenter,
    Firmware,
    Version,
    Status,
    Notes,
    Count,
    Other,
}

/// How much of a header is understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// Every word: these fields (none if it is about something else), and how sure that is, in percent.
    Whole(Fields, u8),
    /// At least half of its words.
    Part(Fields),
    /// Too little.
    Unknown,
}

pub(crate) type Fields = SmallVec<[Field; 3]>;

#[derive(Default)]
struct Lexicon {
    words: FxHashMap<String, Word>,
    /// The same in the order of the alphabet, for beginnings and typing errors.
    sorted: Vec<(String, Word)>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut lexicon = Lexicon::default();
    for (meaning, words) in lines() {
        for word in words {
            lexicon.words.entry(key(&word)).or_insert(meaning);
        }
    }
    lexicon.sorted = lexicon.words.iter().map(|(word, meaning)| (word.clone(), *meaning)).collect();
    lexicon.sorted.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    lexicon
});

fn lines() -> Vec<(Word, Vec<String>)> {
    // A test proves that the file is sound; a broken one costs headers, never the program.
    ron::from_str(include_str!("../../assets/import/words.ron")).unwrap_or_default()
}

/// How a word was recognized, in percent.
const AS_WRITTEN: u8 = 82;
const SHORTENED: u8 = 76;
const MISSPELLED: u8 = 70;
const SEEN_ONCE: u8 = 74;

/// Longest compound, in bytes.
const COMPOUND_LIMIT: usize = 60;

/// Reads a header word by word.
pub(crate) fn read(header: &str) -> Meaning {
    let shortens = header.contains('.') || !header.chars().any(char::is_lowercase);
    let (mut found, mut sure, mut known, mut unknown) = (Vec::new(), AS_WRITTEN, 0, 0);
    for token in text::words(header) {
        let token = key(&token);
        if token.is_empty() {
            continue;
        }
        match meaning_of(&token, shortens) {
            Some((words, how)) => {
                known += usize::from(words.iter().any(|word| *word != Word::Filler));
                sure = sure.min(how);
                found.extend(words);
            }
            None => unknown += 1,
        }
    }
    if known == 0 || unknown > known {
        return Meaning::Unknown;
    }
    let fields = fields(&found);
    if fields.as_slice() == [Field::LastSeen] && !found.contains(&Word::Last) {
        // `Registered` beside `Last connection` is the day it began.
        sure = sure.min(SEEN_ONCE);
    }
    if unknown == 0 { Meaning::Whole(fields, sure) } else { Meaning::Part(fields) }
}

/// True if a word of the header says this.
pub(crate) fn says(header: &str, wanted: Word) -> bool {
    text::words(header)
        .iter()
        .filter_map(|token| meaning_of(&key(token), false))
        .any(|(words, _)| words.contains(&wanted))
}

/// A word, a compound of words (`Raumnr`), a beginning (`zak.`), a word with a typing error.
fn meaning_of(token: &str, shortens: bool) -> Option<(SmallVec<[Word; 4]>, u8)> {
    // Data bases number their columns (`Model0`); a second column of a kind has a two.
    let bare = if token.len() > 2 { token.trim_end_matches(['0', '1']) } else { token };
    if matches!(token, "0" | "1") {
        return Some((smallvec![Word::Filler], AS_WRITTEN));
    }
    let lexicon = &*LEXICON;
    if let Some(word) = lexicon.words.get(bare).or_else(|| lexicon.words.get(token)) {
        return Some((smallvec![*word], AS_WRITTEN));
    }
    let mut parts = SmallVec::new();
    if (5..=COMPOUND_LIMIT).contains(&bare.len()) && split(bare, &mut parts, 3) {
        return Some((parts, AS_WRITTEN));
    }
    // `Purch.` says that it is shortened; `Usage` is no `usager` without its end.
    if bare.len() >= if shortens { 3 } else { 5 }
        && let Some(word) = beginning(bare, if shortens { 1 } else { 3 })
    {
        return Some((smallvec![word], SHORTENED));
    }
    misspelled(bare).map(|word| (smallvec![word], MISSPELLED))
}

/// Splits a compound into words, with a letter or two between them (`Einkauf-s-datum`).
fn split(text: &str, parts: &mut SmallVec<[Word; 4]>, most: usize) -> bool {
    const SHORT: [&str; 10] = ["nr", "no", "id", "sn", "ip", "fw", "sw", "hw", "dt", "in"];
    let long_enough = |part: &str| part.len() >= 3 || SHORT.contains(&part);
    let of = |part: &str| LEXICON.words.get(part).copied().filter(|_| long_enough(part));
    if let Some(word) = of(text) {
        parts.push(word);
        return true;
    }
    if most < 2 {
        return false;
    }
    for at in (2..text.len().saturating_sub(1)).rev() {
        let (Some(head), Some(tail)) = (text.get(..at), text.get(at..)) else { continue };
        let linked = || ["s", "n", "en", "e", "es"].iter().find_map(|link| of(head.strip_suffix(link)?));
        let Some(word) = of(head).or_else(linked) else { continue };
        let kept = parts.len();
        parts.push(word);
        if split(tail, parts, most - 1) {
            return true;
        }
        parts.truncate(kept);
    }
    false
}

/// The meaning of all words that begin so; none if they differ.
fn beginning(token: &str, missing: usize) -> Option<Word> {
    let sorted = &LEXICON.sorted;
    let from = sorted.partition_point(|(word, _)| word.as_str() < token);
    let mut found = sorted.iter().skip(from).take_while(|(word, _)| word.starts_with(token));
    let (word, first) = found.next()?;
    (word.len() >= token.len() + missing && found.all(|(_, word)| word == first)).then_some(*first)
}

fn misspelled(token: &str) -> Option<Word> {
    let length = token.chars().count();
    let allowed = match length {
        0..=5 => return None,
        6..=9 => 1,
        _ => 2,
    };
    let near = |word: &str| {
        word.len() >= 5 && word.len().abs_diff(token.len()) <= allowed && strsim::osa_distance(word, token) <= allowed
    };
    let mut found = LEXICON.sorted.iter().filter(|(word, _)| near(word)).map(|(_, word)| *word);
    let first = found.next()?;
    found.all(|word| word == first).then_some(first)
}

/// What words say together; nothing if they speak of something no field is for.
fn fields(words: &[Word]) -> Fields {
    use Word as W;
    let has = |wanted: &[Word]| wanted.iter().any(|word| words.contains(word));
    let only = |allowed: &[Word]| words.iter().all(|word| *word == W::Filler || allowed.contains(word));
    if has(&[W::Other]) {
        return smallvec![];
    }
    if has(&[W::CostCenter]) || has(&[W::Cost]) && has(&[W::Center, W::Number, W::Site]) {
        return smallvec![Field::CostCenter];
    }
    if has(&[W::Cost, W::Price]) {
        return if has(&[W::Warranty, W::Seen, W::End]) { smallvec![] } else { smallvec![Field::PurchasePrice] };
    }
    if has(&[W::Warranty]) {
        return if only(&[W::Warranty, W::End, W::Date]) { smallvec![Field::WarrantyEnd] } else { smallvec![] };
    }
    if has(&[W::Mac]) || has(&[W::Hardware]) && has(&[W::Address]) {
        return if has(&[W::Vendor]) {
            smallvec![Field::Vendor]
        } else if has(&[W::Status, W::Kind, W::Version, W::User, W::Name, W::Site]) {
            smallvec![]
        } else {
            smallvec![Field::Mac]
        };
    }
    if has(&[W::Ip]) && only(&[W::Ip, W::Address, W::Device, W::Number]) {
        return smallvec![Field::Ip];
    }
    if has(&[W::Last, W::Seen]) && !has(&[W::User, W::Person, W::Ip, W::Name, W::Extension, W::Room, W::Site]) {
        return if has(&[W::Last]) || only(&[W::Seen, W::Date, W::Device]) {
            smallvec![Field::LastSeen]
        } else if has(&[W::Status]) {
            smallvec![Field::Status]
        } else {
            smallvec![]
        };
    }
    if has(&[W::Bought, W::Service]) {
        let dated = has(&[W::Bought]) || has(&[W::Date]);
        let dated = dated && only(&[W::Bought, W::Service, W::Date, W::Device, W::Asset, W::Phone]);
        return if dated {
            smallvec![Field::PurchaseDate]
        } else if has(&[W::Status]) {
            smallvec![Field::Status]
        } else {
            smallvec![]
        };
    }
    things(&has, &only)
}

/// What words say about the device itself, its place and its people.
fn things(has: &dyn Fn(&[Word]) -> bool, only: &dyn Fn(&[Word]) -> bool) -> Fields {
    use Word as W;
    let named: [(&[Word], Field); 12] = [
        (&[W::Serial], Field::Serial),
        (&[W::Email], Field::Email),
        (&[W::Room], Field::Room),
        (&[W::Building], Field::Building),
        (&[W::Site], Field::Site),
        (&[W::Department], Field::Department),
        (&[W::Status], Field::Status),
        (&[W::Notes], Field::Notes),
        (&[W::Count], Field::Quantity),
        (&[W::Extension], Field::Extension),
        (&[W::Internal], Field::Extension),
        // `User Location` is about the location.
        (&[W::User, W::Person], Field::User),
    ];
    if has(&[W::Firmware]) || has(&[W::Version]) && has(&[W::Device, W::Phone]) {
        return if only(&[W::Firmware, W::Version, W::Device, W::Phone, W::Hardware, W::Part]) {
            smallvec![Field::Firmware]
        } else {
            smallvec![]
        };
    }
    if has(&[W::Vendor]) && !has(&[W::Number, W::Part]) {
        return if has(&[W::Model, W::Kind]) {
            smallvec![Field::Model, Field::Vendor]
        } else {
            smallvec![Field::Vendor]
        };
    }
    if has(&[W::Model]) || has(&[W::Part]) && has(&[W::Asset, W::Device, W::Phone, W::Number, W::Vendor]) {
        return smallvec![Field::Model];
    }
    if has(&[W::Kind]) {
        let of_device = has(&[W::Device, W::Set, W::Phone, W::Asset, W::Hardware]);
        return if of_device { smallvec![Field::Model, Field::DeviceType] } else { smallvec![] };
    }
    if has(&[W::Internal]) && has(&[W::Name]) {
        return smallvec![Field::User];
    }
    if let Some((_, field)) = named.iter().find(|(words, _)| has(words)) {
        return smallvec![*field];
    }
    if has(&[W::Set]) && only(&[W::Set, W::Number]) {
        return smallvec![Field::Extension];
    }
    if has(&[W::Phone]) && only(&[W::Phone, W::Number, W::Address]) {
        return smallvec![Field::PhoneNumber];
    }
    if has(&[W::Asset]) && only(&[W::Asset, W::Number]) {
        return smallvec![Field::AssetTag];
    }
    if has(&[W::Name]) && only(&[W::Name, W::Device, W::Asset, W::Phone]) {
        return smallvec![Field::Name];
    }
    if has(&[W::Device]) && only(&[W::Device]) {
        return smallvec![Field::Model, Field::DeviceType];
    }
    smallvec![]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sound() {
        let lines: Vec<(Word, Vec<String>)> =
            ron::from_str(include_str!("../../assets/import/words.ron")).expect("the words");
        let mut words: Vec<String> = lines.iter().flat_map(|(_, words)| words.iter().map(|word| key(word))).collect();
        words.sort_unstable();
        let twice: Vec<&[String]> = words.windows(2).filter(|two| two[0] == two[1]).collect();
        assert!(twice.is_empty() && !words.iter().any(String::is_empty), "{twice:?}");
    }

    #[test]
    fn headers_are_read_word_by_word() {
        for (header, field) in [
            ("Data zak.", Field::PurchaseDate),
            ("PURCH DT", Field::PurchaseDate),
            ("PURCH AMT", Field::PurchasePrice),
            ("WTY EXP", Field::WarrantyEnd),
            ("LAST SEEN DT", Field::LastSeen),
            ("LastHWScan", Field::LastSeen),
            ("Raumnr", Field::Room),
            ("STANDORTNAME", Field::Site),
            ("Einkaufsdatum", Field::PurchaseDate),
            ("Nr wew.", Field::Extension),
            ("Numéro annuaire", Field::Extension),
            ("Nr ser.", Field::Serial),
            ("Adres fizyczny", Field::Mac),
            ("Seriel Number", Field::Serial),
            ("Firmwre", Field::Firmware),
            ("Cost Ctr", Field::CostCenter),
            ("Prijs excl. btw", Field::PurchasePrice),
            ("Date de mise en service", Field::PurchaseDate),
            ("MAC Vendor", Field::Vendor),
            ("Model0", Field::Model),
            ("Date Registered", Field::LastSeen),
            ("User Location", Field::Site),
            ("User Department", Field::Department),
            ("Owner Room", Field::Room),
            ("Benutzerstatus", Field::Status),
            ("User Name", Field::User),
        ] {
            let Meaning::Whole(fields, _) = read(header) else { panic!("{header}: {:?}", read(header)) };
            assert!(fields.contains(&field), "{header}: {fields:?}");
        }
    }

    #[test]
    fn what_no_field_is_for_is_understood_as_such() {
        for header in
            ["Subnet Mask", "Switch Port", "OS version", "App Version", "First seen", "PO Number", "Lieferant"]
        {
            assert_eq!(read(header), Meaning::Whole(smallvec![], AS_WRITTEN), "{header}");
        }
        for header in ["Reception", "Polycom CX600", "Ulm", "0004F2ABCDEF", "x", "Usage"] {
            assert_eq!(read(header), Meaning::Unknown, "{header}");
        }
    }
}
