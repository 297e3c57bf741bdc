//! Headers and the fields they may mean (`assets/import/synonyms.ron`).

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::lexicon::{self, Fields, Meaning};
use crate::model::Field;

/// Languages of the headers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum HeaderLanguage {
    En,
    De,
    Fr,
    Es,
    It,
    Nl,
    Pl,
}

/// One line of the file: field, header, language, the system that writes it.
type Line = (Field, String, HeaderLanguage, String);

/// Headers by their key, and by their key without the words that add nothing.
#[derive(Default)]
struct Synonyms {
    whole: FxHashMap<String, Fields>,
    bare: FxHashMap<String, Fields>,
    /// Keys long enough to be known as the end of a compound (`Geräteseriennummer`) or with a typing error, the longest first.
    long: Vec<String>,
}

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| {
    let mut all = Synonyms::default();
    for (field, header, _, _) in lines() {
        let (whole, bare) = (key(&header), bare_key(&header));
        // What is left of `Device ID` or `Telefon-Nr.` names nothing.
        let telling = bare == whole || bare.len() >= 6;
        let keys = [Some((&mut all.whole, whole)), telling.then_some((&mut all.bare, bare))];
        for (map, key) in keys.into_iter().flatten() {
            let fields = map.entry(key).or_default();
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
    }
    all.bare.remove("");
    all.long = all.whole.keys().filter(|key| key.chars().count() >= 5).cloned().collect();
    all.long.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    all
});

fn lines() -> Vec<Line> {
    // A test proves that the file is sound; a broken one costs the headers, never the program.
    ron::from_str(include_str!("../../assets/import/synonyms.ron")).unwrap_or_default()
}

/// A header without case, accents, spaces and signs: what makes two headers the same.
#[must_use]
pub fn key(header: &str) -> String {
    let mut key = String::with_capacity(header.len());
    for character in header.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        match character {
            'ä' => key.push_str("ae"),
            'ö' => key.push_str("oe"),
            'ü' => key.push_str("ue"),
            'ß' => key.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' | 'ą' | 'а' => key.push('a'),
            'ç' | 'ć' | 'č' | 'с' => key.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ę' | 'е' => key.push('e'),
            'ì' | 'í' | 'î' | 'ï' => key.push('i'),
            'ł' => key.push('l'),
            'ñ' | 'ń' | '№' => key.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'о' => key.push('o'),
            'ś' | 'š' => key.push('s'),
            'ù' | 'ú' | 'û' => key.push('u'),
            'ź' | 'ż' | 'ž' => key.push('z'),
            'º' | '°' | 'ª' => {}
            other => key.push(other),
        }
    }
    key
}

/// The key of a header without words that say only whose value it is, or in what language.
fn bare_key(header: &str) -> String {
    const FILLERS: [&str; 64] = [
        "device",
        "devices",
        "phone",
        "phones",
        "handset",
        "endpoint",
        "the",
        "of",
        "for",
        "this",
        "our",
        "current",
        "geraet",
        "geraete",
        "telefon",
        "telefons",
        "telefone",
        "apparat",
        "des",
        "der",
        "die",
        "das",
        "vom",
        "am",
        "im",
        "aktuell",
        "aktuelle",
        "aktueller",
        "du",
        "de",
        "la",
        "le",
        "les",
        "des",
        "poste",
        "appareil",
        "telephone",
        "del",
        "el",
        "los",
        "las",
        "telefono",
        "dispositivo",
        "equipo",
        "aparato",
        "il",
        "lo",
        "di",
        "della",
        "dell",
        "apparecchio",
        "het",
        "een",
        "van",
        "toestel",
        "apparaat",
        "urzadzenia",
        "telefonu",
        "aparatu",
        "sprzetu",
        "net",
        "netto",
        "l",
        "d",
    ];
    let words = super::fields::text::words(header);
    words.iter().map(|word| key(word)).filter(|word| !FILLERS.contains(&word.as_str())).collect()
}

/// The fields a header may mean and how sure the spelling is, in percent.
pub(crate) fn fields_of(header: &str) -> (Fields, u8) {
    let unbroken = unbroken(header);
    let header = unbroken.as_ref();
    if let Some(found) = spelled(header) {
        return found;
    }
    let meaning = lexicon::read(bare(header));
    if let Meaning::Whole(fields, sure) = meaning {
        return if fields.is_empty() { Default::default() } else { (fields, sure) };
    }
    let words = super::fields::text::words(header);
    for length in (1..words.len()).rev() {
        for window in words.windows(length) {
            let text = key(&window.concat());
            if text.len() >= 3
                && let Some(fields) = SYNONYMS.whole.get(&text)
            {
                let share = length * 100 / words.len();
                return (fields.clone(), if share >= 50 { 60 } else { 45 });
            }
        }
    }
    if let Meaning::Part(fields) = meaning
        && !fields.is_empty()
    {
        return (fields, 62);
    }
    similar(&words).unwrap_or_default()
}

/// A header without the hyphens at the ends of its lines.
fn unbroken(header: &str) -> Cow<'_, str> {
    if header.contains(['\n', '\r']) {
        Cow::Owned(header.replace("\r\n", "\n").replace('\r', "\n").replace("-\n", "").replace('\n', " "))
    } else {
        Cow::Borrowed(header)
    }
}

/// A header without what stands in brackets after it.
fn bare(header: &str) -> &str {
    header.split(['(', '[', '*']).next().unwrap_or("")
}

/// What a header means that is written as in the list, but for brackets, fillers and what it belongs to.
fn spelled(header: &str) -> Option<(Fields, u8)> {
    let exact = |text: &str| SYNONYMS.whole.get(&key(text)).cloned();
    if let Some(fields) = exact(header) {
        return Some((fields, 95));
    }
    // `Preis (EUR, netto)`, `Serial Number*`, `hardwareDetail.serialNumber`, `Asset: Serial`.
    let bare = bare(header);
    if let Some(fields) = exact(bare).filter(|_| bare.len() < header.len()) {
        return Some((fields, 90));
    }
    if let Some(fields) = SYNONYMS.bare.get(&bare_key(bare)).filter(|_| header.len() <= 60) {
        return Some((fields.clone(), 84));
    }
    // Data bases number their columns (`UserAgent1`).
    if let Some(first) = header.strip_suffix(['0', '1']).filter(|first| first.ends_with(char::is_alphabetic))
        && let Some(fields) = exact(first)
    {
        return Some((fields, 84));
    }
    // A path has no blanks around its signs; `Preis netto/Stk` is none.
    if let Some((_, last)) = header.rsplit_once(['.', '/', ':'])
        && !(header.contains('/') && header.contains(' '))
        && !header.split('.').any(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && let Some(fields) = exact(last)
    {
        return Some((fields, 80));
    }
    None
}

/// The end of a compound (`Telefonmodell`), or a word with a typing error (`Seriennumer`).
fn similar(words: &[String]) -> Option<(Fields, u8)> {
    let compound = |word: &str| {
        let known =
            SYNONYMS.long.iter().find(|known| word.len() >= known.len() + 3 && word.ends_with(known.as_str()))?;
        Some((SYNONYMS.whole.get(known)?.clone(), 70))
    };
    let joined = key(&words.concat());
    if !(6..=40).contains(&joined.len()) {
        return None;
    }
    let misspelled = || {
        let known = SYNONYMS.long.iter().find(|known| {
            known.len() >= 6
                && known.len().abs_diff(joined.len()) <= 1
                && strsim::osa_distance(known, &joined) <= if known.len() >= 10 { 2 } else { 1 }
        })?;
        Some((SYNONYMS.whole.get(known)?.clone(), 65))
    };
    misspelled().or_else(|| words.iter().rev().find_map(|word| compound(&key(word))))
}

/// True if a cell is a header somewhere.
pub(crate) fn is_header(text: &str) -> bool {
    let text = unbroken(text);
    spelled(&text).is_some()
        || text.len() <= 40 && matches!(lexicon::read(bare(&text)), Meaning::Whole(fields, _) if !fields.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_sound_and_complete() {
        let lines: Vec<Line> = ron::from_str(include_str!("../../assets/import/synonyms.ron")).unwrap();
        assert!(lines.len() >= 797, "{}", lines.len());
        for (_, header, _, source) in &lines {
            assert!(!key(header).is_empty() && !source.is_empty(), "{header}");
        }
    }

    #[test]
    fn headers_are_known_in_every_spelling() {
        for (header, field) in [
            ("MAC-Adresse", Field::Mac),
            ("mac_address", Field::Mac),
            ("hardwareDetail.serialNumber", Field::Serial),
            ("Preis (EUR, netto)", Field::PurchasePrice),
            ("Сatégorie", Field::DeviceType),
            ("Nr seryjny", Field::Serial),
            ("Garantie tot", Field::WarrantyEnd),
            ("Serial number of the phone", Field::Serial),
            ("Numero de serie de l'appareil", Field::Serial),
            ("Geräteseriennummer", Field::Serial),
            ("Seriennumer", Field::Serial),
            ("Telefonmodell", Field::Model),
            ("Gebaeude", Field::Building),
            ("Número de serie del teléfono", Field::Serial),
        ] {
            assert!(fields_of(header).0.contains(&field), "{header}");
        }
        assert!(fields_of("Company portal version").1 < 80);
    }
}
