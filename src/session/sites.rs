//! Sites that are the same but for accents, case, signs or lost characters.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization as _;

use crate::model::{Field, Fleet};

/// Spellings of one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSpellings {
    /// The spelling proposed for all.
    pub name: String,
    /// Every spelling with its devices, the proposed one first.
    pub spellings: Vec<(String, u64)>,
}

/// Characters that stand for one that could not be read.
const LOST: [char; 2] = ['?', '\u{FFFD}'];

/// Finds sites that differ in accents, case, signs or lost characters only, the largest first.
#[must_use]
pub fn alike(fleet: &Fleet) -> Vec<SiteSpellings> {
    let mut devices: FxHashMap<&str, u64> = FxHashMap::default();
    for device in fleet.iter() {
        *devices.entry(device.text(Field::Site)).or_default() += u64::from(device.quantity());
    }
    let mut groups: BTreeMap<String, Vec<(&str, u64)>> = BTreeMap::new();
    let mut lost: Vec<(&str, u64)> = Vec::new();
    for (site, count) in devices.into_iter().filter(|(site, _)| !site.is_empty()) {
        if site.contains(LOST) {
            lost.push((site, count));
        } else {
            groups.entry(plain(site)).or_default().push((site, count));
        }
    }
    lost.sort_unstable();
    for (site, count) in lost {
        // A lost character is any one letter; if two sites fit it is not known which is meant.
        let fits: Vec<String> = groups.keys().filter(|key| fits(site, key)).cloned().collect();
        match fits.as_slice() {
            [one] => groups.entry(one.clone()).or_default().push((site, count)),
            _ => groups.entry(plain(site)).or_default().push((site, count)),
        }
    }
    let mut found: Vec<SiteSpellings> = groups
        .into_values()
        .filter(|spellings| spellings.len() > 1)
        .map(|mut spellings| {
            // What lost nothing and keeps its accents is the best name; then the one most devices have.
            let rank = |(site, count): &(&str, u64)| {
                let accents = site.chars().filter(|c| !c.is_ascii()).count();
                let shouted = site.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
                (
                    site.contains(LOST),
                    shouted,
                    std::cmp::Reverse(accents),
                    std::cmp::Reverse(*count),
                    (*site).to_owned(),
                )
            };
            spellings.sort_by_key(rank);
            let spellings: Vec<_> = spellings.into_iter().map(|(site, count)| (site.to_owned(), count)).collect();
            SiteSpellings { name: spellings.first().map(|(site, _)| site.clone()).unwrap_or_default(), spellings }
        })
        .collect();
    let sum = |group: &SiteSpellings| group.spellings.iter().map(|(_, count)| count).sum::<u64>();
    found.sort_by(|a, b| sum(b).cmp(&sum(a)).then_with(|| a.name.cmp(&b.name)));
    found
}

/// A site without accents, case and signs.
fn plain(site: &str) -> String {
    letters(site).filter(|letter| letter.is_alphanumeric()).collect()
}

/// The letters of a site without accents and case; lost ones as `?`.
fn letters(site: &str) -> impl Iterator<Item = char> + '_ {
    site.nfd().flat_map(char::to_lowercase).flat_map(|letter| {
        let (first, second) = match letter {
            'ß' => ('s', Some('s')),
            'ł' => ('l', None),
            'ø' => ('o', None),
            'đ' | 'ð' => ('d', None),
            'æ' => ('a', Some('e')),
            'œ' => ('o', Some('e')),
            '\u{FFFD}' => ('?', None),
            other => (other, None),
        };
        std::iter::once(first).chain(second)
    })
}

/// True if a site with lost characters can be the one with this key. Each run of lost characters stands for one letter or
/// more, but not more than were lost.
fn fits(site: &str, key: &str) -> bool {
    let pattern: Vec<char> = letters(site).filter(|letter| letter.is_alphanumeric() || *letter == '?').collect();
    let key: Vec<char> = key.chars().collect();
    matches(&pattern, &key)
}

fn matches(pattern: &[char], key: &[char]) -> bool {
    let Some(first) = pattern.first() else { return key.is_empty() };
    if *first != '?' {
        return key.first() == Some(first) && matches(pattern.get(1..).unwrap_or(&[]), key.get(1..).unwrap_or(&[]));
    }
    let run = pattern.iter().take_while(|letter| **letter == '?').count();
    let rest = pattern.get(run..).unwrap_or(&[]);
    (1..=run.min(key.len())).any(|taken| matches(rest, key.get(taken..).unwrap_or(&[])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{DeviceRecord, FleetBuilder};

    fn groups(sites: &[(&str, u32)]) -> Vec<(String, Vec<String>)> {
        let mut fleet = FleetBuilder::default();
        for (site, quantity) in sites {
            let texts = vec![(Field::Site, (*site).to_owned())];
            fleet.push(&DeviceRecord { texts, quantity: *quantity, ..DeviceRecord::default() });
        }
        let names = |group: SiteSpellings| (group.name, group.spellings.into_iter().map(|(site, _)| site).collect());
        alike(&fleet.build()).into_iter().map(names).collect()
    }

    #[test]
    fn accents_case_signs_and_lost_letters_make_no_other_site() {
        let found = groups(&[("Gdansk", 9), ("Gdańsk", 2), ("Gda?sk", 1), ("GDAŃSK", 1), ("Wien", 5), ("Ulm", 1)]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "Gdańsk");
        assert_eq!(found[0].1.len(), 4);
        assert_eq!(groups(&[("Köln-Süd", 1), ("koln sud", 4)])[0].0, "Köln-Süd");
        assert_eq!(groups(&[("Z\u{FFFD}\u{FFFD}rich", 1), ("Zürich", 1)]).len(), 1, "two lost bytes of one letter");
    }

    #[test]
    fn a_lost_letter_that_could_be_either_site_is_left() {
        assert!(groups(&[("M?nster", 1), ("Münster", 1), ("Manster", 1)]).is_empty());
        assert!(groups(&[("Berlin 1", 1), ("Berlin 2", 1)]).is_empty());
    }
}
