//! Which maker a vendor text means.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::text::{Word, is_harmless, is_placeholder, squash, words};
use crate::catalog::Vendor;

/// Makers by their position in the catalog; a brand can belong to several (`HP`).
pub(super) type Makers = SmallVec<[u16; 2]>;

/// What a vendor column says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Clue {
    /// Nothing.
    Missing,
    /// A brand of these makers.
    Named(Makers),
    /// Almost a brand of these makers (`Polycm`).
    Almost(Makers),
    /// A name the catalog does not know.
    Foreign,
}

/// All brands of the catalog.
#[derive(Debug, Default)]
pub(super) struct Brands {
    by_name: FxHashMap<String, Makers>,
    longest: usize,
}

impl Brands {
    pub(super) fn new(vendors: &[Vendor]) -> Self {
        let mut brands = Self::default();
        for (maker, vendor) in vendors.iter().enumerate() {
            let Ok(maker) = u16::try_from(maker) else { break };
            for brand in vendor.brands.iter().chain([&vendor.name]) {
                brands.longest = brands.longest.max(words(brand).len());
                let makers = brands.by_name.entry(squash(brand)).or_default();
                if !makers.contains(&maker) {
                    makers.push(maker);
                }
            }
        }
        brands
    }

    /// What a vendor column says.
    pub(super) fn clue(&self, vendor: &str) -> Clue {
        let whole = squash(vendor);
        if is_placeholder(&whole) {
            return Clue::Missing;
        }
        if let Some(makers) = self.by_name.get(&whole) {
            return Clue::Named(makers.clone());
        }
        let words = words(vendor);
        // The company's name around the brand: `Polycom Inc.`, `YEALINK(XIAMEN) NETWORK TECHNOLOGY`.
        for at in 0..words.len() {
            if let Some((makers, _)) = words.get(at..).and_then(|rest| self.leading(rest)) {
                return Clue::Named(makers.clone());
            }
        }
        let core: String =
            words.iter().filter(|word| !is_harmless(&word.text)).map(|word| word.text.as_str()).collect();
        let almost = |brand: &&String| brand.len() >= 5 && strsim::osa_distance(brand, &core) == 1;
        let mut makers: Makers =
            self.by_name.iter().filter(|(brand, _)| almost(brand)).flat_map(|(_, m)| m.clone()).collect();
        makers.sort_unstable();
        makers.dedup();
        if makers.is_empty() { Clue::Foreign } else { Clue::Almost(makers) }
    }

    /// The brand that a run of words begins with, and its number of words.
    pub(super) fn leading(&self, words: &[Word]) -> Option<(&Makers, usize)> {
        (1..=self.longest.min(words.len())).rev().find_map(|count| {
            let name: String = words.get(..count)?.iter().map(|word| word.text.as_str()).collect();
            Some((self.by_name.get(&name)?, count))
        })
    }

    /// The brand a word begins with, glued to what follows (`polyccx500`).
    pub(super) fn glued<'a>(&self, word: &'a str) -> Option<(&Makers, &'a str)> {
        let longest_first = (4..word.len()).rev().filter(|end| word.is_char_boundary(*end));
        longest_first.map(|end| word.split_at(end)).find_map(|(brand, rest)| Some((self.by_name.get(brand)?, rest)))
    }
}
