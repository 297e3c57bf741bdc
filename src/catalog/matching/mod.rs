//! Which product a spelling of vendor and model means.
//!
//! A text is taken apart into words; the longest run of words that is a product's name wins, if nothing around it makes
//! another product of it. Only equal names are certain. Everything else (letters that look like digits, a family's name, a
//! typo, ignored words, another vendor) is likely at best, with its reason, so that a person decides. Digits are never
//! guessed: a VVX 412 is not a VVX 411.

mod device_type;
mod find;
mod index;
mod text;
mod vendors;

use std::collections::BTreeMap;

pub use find::Matcher;

use super::{Catalog, ProductId};
use crate::model::{Class, DeviceKind, Fleet, Spelling, SpellingId, Text};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use vendors::Clue;

/// Which product a spelling means, and how sure that is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Match {
    /// One product, by name or alias (or because the user said so).
    Certain {
        /// The product.
        product: ProductId,
        /// How it was found.
        why: MatchReason,
    },
    /// One product that a person would recognize; the user should confirm it.
    Likely {
        /// The product.
        product: ProductId,
        /// What was assumed.
        why: MatchReason,
        /// Confidence in percent, below 100.
        percent: u8,
    },
    /// More than one product fits.
    Ambiguous {
        /// The products.
        candidates: Vec<ProductId>,
    },
    /// The class is clear (an analog port, a DECT base), the product is not in the catalog.
    ClassOnly {
        /// The class.
        class: Class,
        /// How it was found.
        why: MatchReason,
    },
    /// Nothing fits.
    #[default]
    Unknown,
}

/// Why a spelling was matched as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchReason {
    /// Exactly the catalog's name.
    ExactName,
    /// One of the product's aliases.
    Alias,
    /// The name after vendor prefixes, suffixes and punctuation were removed.
    Normalized,
    /// A short or numeric name together with its vendor.
    WithVendor,
    /// The name with letters and digits that look alike exchanged (`CX6OO`).
    LookAlike,
    /// One or two letters differ.
    Typo,
    /// Words around the name were ignored (`CX600 (refurbished)`).
    ExtraWords,
    /// A family name that stands for one product (`SIP-T58`).
    Family,
    /// A short name without its vendor (`i63`).
    ShortName,
    /// The vendor column names somebody else.
    OtherVendor,
    /// The device type names the class.
    DeviceType,
    /// The user assigned it.
    User,
}

impl Match {
    /// The product, if one is certain or likely.
    #[must_use]
    pub const fn product(&self) -> Option<ProductId> {
        match self {
            Self::Certain { product, .. } | Self::Likely { product, .. } => Some(*product),
            Self::Ambiguous { .. } | Self::ClassOnly { .. } | Self::Unknown => None,
        }
    }

    /// The class, that of the product if there is one.
    #[must_use]
    pub fn class(&self, catalog: &Catalog) -> Class {
        match self {
            Self::ClassOnly { class, .. } => *class,
            _ => self.product().and_then(|id| catalog.product(id)).map_or(Class::Unknown, |product| product.class),
        }
    }
}

/// What the user says a spelling means; stored in the plan, keyed by `vendor|model` as written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Assignment {
    /// A product of the catalog, by key.
    Product(String),
    /// A class without product.
    Class(Class),
}

impl Assignment {
    /// The match it means; `None` if the catalog no longer has the product.
    fn resolve(&self, catalog: &Catalog) -> Option<Match> {
        let why = MatchReason::User;
        match self {
            Self::Product(key) => catalog.product_by_key(key).map(|(product, _)| Match::Certain { product, why }),
            Self::Class(class) => Some(Match::ClassOnly { class: *class, why }),
        }
    }
}

/// The matches of a fleet, by spelling.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Matches {
    by_spelling: Vec<Match>,
}

impl Matches {
    /// Matches every spelling of a fleet; the user's assignments (keyed by [`assignment_key`]) come first.
    #[must_use]
    pub fn of(fleet: &Fleet, catalog: &Catalog, assigned: &BTreeMap<String, Assignment>) -> Self {
        let matcher = Matcher::new(catalog);
        let mut clues: FxHashMap<Text, Clue> = FxHashMap::default();
        for spelling in fleet.spellings() {
            clues.entry(spelling.vendor).or_insert_with(|| matcher.clue(fleet.get(spelling.vendor)));
        }
        let one = |spelling: &Spelling| {
            let (vendor, model) = (fleet.get(spelling.vendor), fleet.get(spelling.model));
            let device_type = fleet.get(spelling.device_type);
            let by_user = if assigned.is_empty() {
                None
            } else {
                assigned.get(&assignment_key(vendor, model, device_type)).and_then(|known| known.resolve(catalog))
            };
            let clue = clues.get(&spelling.vendor).unwrap_or(&Clue::Missing);
            by_user.unwrap_or_else(|| matcher.find_with(clue, vendor, model, device_type, spelling.kind))
        };
        Self { by_spelling: fleet.spellings().par_iter().map(one).collect() }
    }

    /// The match of a spelling.
    #[must_use]
    pub fn get(&self, spelling: SpellingId) -> &Match {
        const UNKNOWN: &Match = &Match::Unknown;
        self.by_spelling.get(spelling.0 as usize).unwrap_or(UNKNOWN)
    }
}

/// The key under which a plan stores an assignment: vendor, model and device type as written.
#[must_use]
pub fn assignment_key(vendor: &str, model: &str, device_type: &str) -> String {
    format!("{vendor}|{model}|{device_type}")
}

/// Matches one spelling against the catalog. For many, make one [`Matcher`] and keep it.
#[must_use]
pub fn match_spelling(catalog: &Catalog, vendor: &str, model: &str, device_type: &str, kind: DeviceKind) -> Match {
    Matcher::new(catalog).find(vendor, model, device_type, kind)
}
