//! Products the user describes: they match, have a lane and dates like those of the catalog, and name their own source.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::fact::{Fact, Known, SourceId};
use super::facts::{FormFactor, OnGateway, Product, Source, Vendor};
use super::{Catalog, product_key};
use crate::model::{Class, Day, Precision};

/// A product as the user describes it; stored in `catalog.ron` of the plan file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct OwnProduct {
    /// Maker.
    pub vendor: String,
    /// Model.
    pub model: String,
    /// Its class.
    pub class: Class,
    /// What it looks like.
    pub form: FormFactor,
    /// Last day of Microsoft certification.
    #[serde(default)]
    pub certification_end: Option<Day>,
    /// Last day of Microsoft support after certification.
    #[serde(default)]
    pub best_effort_end: Option<Day>,
    /// Vendor's last day of sale.
    #[serde(default)]
    pub end_of_sale: Option<Day>,
    /// Vendor's last day of support.
    #[serde(default)]
    pub end_of_support: Option<Day>,
    /// Whether SIP Gateway takes it.
    #[serde(default)]
    pub on_gateway: OnGateway,
    /// Where the dates were read, in the user's words.
    #[serde(default)]
    pub source: String,
    /// The day it was described.
    pub read_on: Day,
}

/// What keys and sources of own products begin with; no maker of the catalog does.
pub const OWN: &str = "own-";

impl OwnProduct {
    /// Its stable key.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{OWN}{}", product_key(&self.vendor, &self.model))
    }

    /// Vendor and model in one line.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{} {}", self.vendor, self.model).trim().to_owned()
    }

    fn product(&self, vendor: &str) -> Product {
        let source = SourceId(self.key());
        let fact = |day: Option<Day>| match day {
            Some(day) => Fact {
                value: Known::Is(day),
                precision: Precision::Day,
                sources: vec![source.clone()],
                read_on: Some(self.read_on),
                also: Vec::new(),
            },
            None => Fact::default(),
        };
        Product {
            key: self.key(),
            vendor: vendor.to_owned(),
            model: self.model.clone(),
            aliases: vec![self.model.clone()],
            class: self.class,
            form: self.form,
            android: None,
            certification_end: fact(self.certification_end),
            best_effort_end: fact(self.best_effort_end),
            end_of_sale: fact(self.end_of_sale),
            end_of_support: fact(self.end_of_support),
            on_gateway: self.on_gateway,
            gateway_min_firmware: Fact::default(),
            gateway_approved_firmware: Fact::default(),
            teams_min_firmware: Fact::default(),
            latest_firmware: Fact::default(),
            latest_firmware_on: None,
            note: String::new(),
            sources: vec![source],
        }
    }
}

impl Catalog {
    /// The catalog that ships with the program, with the user's own products. Without any it is [`Catalog::builtin`] itself.
    #[must_use]
    pub fn with_own(own: &[OwnProduct]) -> Arc<Self> {
        let builtin = Self::builtin();
        if own.is_empty() {
            return builtin;
        }
        let mut catalog = Self::clone(&builtin);
        for described in own {
            // A maker the catalog knows under another brand keeps its name, so that both are one vendor.
            let same =
                |vendor: &&Vendor| vendor.brands.iter().any(|brand| brand.eq_ignore_ascii_case(&described.vendor));
            let known = catalog.vendors.iter().find(same).map(|vendor| vendor.name.clone());
            let vendor = known.unwrap_or_else(|| {
                let name = described.vendor.clone();
                catalog.vendors.push(Vendor { name: name.clone(), brands: vec![name.clone()] });
                name
            });
            catalog.products.push(described.product(&vendor));
            catalog.sources.push(Source {
                id: SourceId(described.key()),
                publisher: String::new(),
                address: described.source.clone(),
                read_on: described.read_on,
            });
        }
        catalog.products.sort_by(|a, b| a.key.cmp(&b.key));
        Arc::new(catalog)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Match, matching::match_spelling};
    use crate::model::DeviceKind;

    #[test]
    fn a_described_product_is_recognized_and_has_its_dates_and_source() {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let own = OwnProduct {
            vendor: "Tiptel".to_owned(),
            model: "Innoline 3910".to_owned(),
            class: Class::SipGateway,
            form: FormFactor::Desk,
            certification_end: None,
            best_effort_end: None,
            end_of_sale: None,
            end_of_support: Some(day("2028-06-30")),
            on_gateway: OnGateway::Yes,
            source: "Letter of the maker".to_owned(),
            read_on: day("2026-11-24"),
        };
        let catalog = Catalog::with_own(std::slice::from_ref(&own));
        let found = match_spelling(&catalog, "tiptel", "INNOLINE-3910", "", DeviceKind::Phone);
        let Match::Certain { product, .. } = found else { panic!("{found:?}") };
        let product = catalog.product(product).unwrap();
        assert_eq!(product.key, "own-tiptel-innoline-3910");
        assert_eq!(product.end_of_support.get(), own.end_of_support.as_ref());
        assert_eq!(catalog.source(&product.sources[0]).unwrap().address, "Letter of the maker");
        assert!(catalog.product_by_key("yealink-mp56").is_some(), "the catalog's own products are still found");
        assert_eq!(catalog.products.len(), Catalog::builtin().products.len() + 1);
    }
}
