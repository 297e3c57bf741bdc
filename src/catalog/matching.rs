//! Which product a spelling of vendor and model means.

use std::collections::BTreeMap;

use super::{Catalog, ProductId};
use crate::model::{Class, DeviceKind, Fleet, SpellingId};

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
}

/// What the user says a spelling means; stored in the plan, keyed by `vendor|model` as written.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Assignment {
    /// A product of the catalog, by key.
    Product(String),
    /// A class without product.
    Class(Class),
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
        let _ = (catalog, assigned);
        Self { by_spelling: fleet.spellings().iter().map(|_| Match::Unknown).collect() }
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

/// Matches one spelling against the catalog.
#[must_use]
pub fn match_spelling(catalog: &Catalog, vendor: &str, model: &str, device_type: &str, kind: DeviceKind) -> Match {
    let _ = (catalog, vendor, model, device_type, kind);
    Match::Unknown
}
