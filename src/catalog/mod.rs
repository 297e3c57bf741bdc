//! What the world knows, and which device is which product.
//!
//! The tables live in `assets/catalog/*.ron` and are read once ([`Catalog::builtin`]). Every fact carries its source and the
//! day it was read; what nobody published stays unknown; what sources dispute shows every reading.
//!
//! # Adding a model
//!
//! Add an entry to the vendor's file in `assets/catalog/products/`. Vendor and model make the key (`yealink-mp56`), so they
//! are not changed later: plans refer to it.
//!
//! ```text
//! (
//!     model: "T88",
//!     aliases: ["SIP-T88", "T88 Teams Edition"],
//!     class: teams_native, form: desk,
//!     gateway: (on: no),
//!     teams: (android: "14", certified_until: "2028-10-04", supported_until: "2030-10-04", from: ["teams-phones-2025"]),
//! ),
//! ```
//!
//! - Only `model`, `class`, `form` and one source are needed. What is not known is left out, never guessed.
//! - `aliases` are other spellings. Case, blanks, hyphens, brand names and prefixes such as `SIP-` need none. A test fails if
//!   two products share one. Names of two characters or of digits only match together with their vendor.
//! - `class` is a key of `classes.ron`; the one that begins with a digit is written `r#3pip`. `form` is `desk`, `conference`,
//!   `dect`, `display`, `ata`, `panel` or `expansion`.
//! - A date is the last day: `"2028-10-04"`; `"2028-10"` or `"2028"` where no more is known; `"not announced"` where the
//!   publisher says so.
//! - `gateway: (on, min, approved, from)` is SIP Gateway with its firmware; `teams: (android, certified_until,
//!   supported_until, min_firmware, latest_firmware, latest_on, from)` the native client; `maker: (end_of_sale,
//!   end_of_support, from)` the vendor's own dates. `from` names sources of `sources.ron`; without it the group rests on all
//!   sources of the entry. `sources` at the end holds further ones.
//! - Where sources disagree, the value in use stands in the entry and all readings in `conflicts.ron`, whose `facts` say what
//!   they are about, by key and field (`yealink-t88.certification_end`).
//! - A new vendor is a new file, named once in `file.rs`, with the brands that mean it.
//!
//! `cargo test --test catalog --test matching` says what is wrong with an entry.

mod certificates;
mod consequence;
mod disagree;
pub mod fact;
pub mod facts;
mod file;
pub mod firmware;
pub mod matching;
mod own;

use std::sync::{Arc, OnceLock};

pub use certificates::*;
pub use consequence::{Consequence, ConsequenceKind};
pub use fact::{Fact, Known, Reading, SourceId};
pub use facts::*;
pub use file::product_key;
pub use matching::{Match, MatchReason, Matcher, Matches};
pub use own::{OWN, OwnProduct};

use crate::model::{Class, Day};

/// Everything the program knows about the world.
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    /// Edition, such as `2026.11`.
    pub edition: String,
    /// The day its sources were last checked.
    pub checked_on: Option<Day>,
    /// Sources.
    pub sources: Vec<Source>,
    /// Classes.
    pub classes: Vec<ClassFacts>,
    /// Makers and their brands.
    pub vendors: Vec<Vendor>,
    /// Products, sorted by key.
    pub products: Vec<Product>,
    /// Dated events.
    pub milestones: Vec<Milestone>,
    /// Disagreements.
    pub conflicts: Vec<Conflict>,
    /// Certificates.
    pub certificates: Vec<Certificate>,
    /// Certificate events, by date.
    pub events: Vec<CertificateEvent>,
    /// Trust stores by firmware.
    pub firmware_trust: Vec<FirmwareTrust>,
    /// Prices.
    pub prices: Vec<PriceFact>,
    /// What comes with actions besides money.
    pub consequences: Vec<Consequence>,
}

impl Catalog {
    /// The catalog that ships with the program, read once.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        static BUILTIN: OnceLock<Arc<Catalog>> = OnceLock::new();
        Arc::clone(BUILTIN.get_or_init(|| Arc::new(file::load().0)))
    }

    /// The product at a position.
    #[must_use]
    pub fn product(&self, id: ProductId) -> Option<&Product> {
        self.products.get(usize::from(id.0))
    }

    /// The product with a key.
    #[must_use]
    pub fn product_by_key(&self, key: &str) -> Option<(ProductId, &Product)> {
        let index = self.products.binary_search_by(|product| product.key.as_str().cmp(key)).ok()?;
        Some((ProductId(u16::try_from(index).ok()?), self.products.get(index)?))
    }

    /// What is known of a class.
    #[must_use]
    pub fn class(&self, class: Class) -> Option<&ClassFacts> {
        self.classes.iter().find(|facts| facts.class == class)
    }

    /// The source with a key.
    #[must_use]
    pub fn source(&self, id: &SourceId) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == *id)
    }

    /// The disagreement about a fact, the most specific one: `3pip.end`, `yealink-mp56.best_effort_end` (product key and
    /// field), `milestone.2023-07-31`.
    #[must_use]
    pub fn conflict_for(&self, fact_key: &str) -> Option<&Conflict> {
        disagree::about(self, fact_key).into_iter().next()
    }

    /// All disagreements about a fact, the most specific first.
    #[must_use]
    pub fn conflicts_for(&self, fact_key: &str) -> Vec<&Conflict> {
        disagree::about(self, fact_key)
    }

    /// Native Teams products of a form that are still certified on a day, best first: the latest end of support, then the
    /// newest firmware, then the key.
    #[must_use]
    pub fn targets(&self, form: FormFactor, on: Day) -> Vec<ProductId> {
        let certified = |product: &Product| product.certification_end.get().is_some_and(|end| *end >= on);
        let mut found: Vec<(ProductId, &Product)> = self
            .products
            .iter()
            .enumerate()
            .filter(|(_, product)| product.form == form && certified(product))
            .filter(|(_, product)| self.class(product.class).is_some_and(|class| class.teams_path == TeamsPath::Native))
            .filter_map(|(index, product)| Some((ProductId(u16::try_from(index).ok()?), product)))
            .collect();
        let rank = |product: &Product| (product.best_effort_end.get().copied(), product.latest_firmware_on);
        found.sort_by(|(_, a), (_, b)| rank(b).cmp(&rank(a)).then_with(|| a.key.cmp(&b.key)));
        found.into_iter().map(|(id, _)| id).collect()
    }
}
