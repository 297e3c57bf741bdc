//! Headers and the fields they may mean (`assets/import/synonyms.ron`).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;
use smallvec::SmallVec;

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

type Fields = SmallVec<[Field; 3]>;

static SYNONYMS: LazyLock<FxHashMap<String, Fields>> = LazyLock::new(|| {
    let mut map: FxHashMap<String, Fields> = FxHashMap::default();
    for (field, header, _, _) in lines() {
        let fields = map.entry(key(&header)).or_default();
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    map
});

fn lines() -> Vec<Line> {
    // A test proves that the file is sound; a broken one costs the headers, never the program.
    ron::from_str(include_str!("../../assets/import/synonyms.ron")).unwrap_or_default()
}

/// A header without case, spaces and signs: what makes two headers the same.
#[must_use]
pub fn key(header: &str) -> String {
    header
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'с' => 'c',
            'а' => 'a',
            'е' => 'e',
            'о' => 'o',
            other => other,
        })
        .collect()
}

/// The fields a header may mean and how sure the spelling is, in percent.
pub(crate) fn fields_of(header: &str) -> (Fields, u8) {
    let exact = |text: &str| SYNONYMS.get(&key(text)).cloned();
    if let Some(fields) = exact(header) {
        return (fields, 95);
    }
    // `Preis (EUR, netto)`, `Serial Number*`, `hardwareDetail.serialNumber`, `Asset: Serial`.
    let bare = header.split(['(', '[', '*', '\n']).next().unwrap_or("");
    if let Some(fields) = exact(bare).filter(|_| bare.len() < header.len()) {
        return (fields, 90);
    }
    if let Some((_, last)) = header.rsplit_once(['.', '/', ':'])
        && !header.split('.').any(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
        && let Some(fields) = exact(last)
    {
        return (fields, 80);
    }
    let words = super::fields::text::words(header);
    for length in (1..words.len()).rev() {
        for window in words.windows(length) {
            let text = window.concat();
            if text.len() >= 3
                && let Some(fields) = SYNONYMS.get(&text)
            {
                let share = length * 100 / words.len();
                return (fields.clone(), if share >= 50 { 60 } else { 45 });
            }
        }
    }
    (Fields::new(), 0)
}

/// True if a cell is a header somewhere.
pub(crate) fn is_header(text: &str) -> bool {
    let (fields, sure) = fields_of(text);
    !fields.is_empty() && sure >= 80
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
        ] {
            assert!(fields_of(header).0.contains(&field), "{header}");
        }
        assert!(fields_of("Company portal version").1 < 80);
    }
}
