//! What the world knows, and which device is which product.
//!
//! The tables live in `assets/catalog/*.ron`; adding a model is editing one file. Every fact carries its source and
//! the day it was read; unknown stays unknown.

pub mod fact;
pub mod facts;
pub mod firmware;
pub mod matching;

use std::sync::Arc;

pub use fact::{Fact, Known, Reading, SourceId};
pub use facts::*;
pub use matching::{Match, Matches};

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
}

impl Catalog {
    /// The catalog that ships with the program, read once.
    #[must_use]
    pub fn builtin() -> Arc<Self> {
        Arc::new(Self::default())
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
        Some((ProductId(u16::try_from(index).ok()?), &self.products[index]))
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
}
