//! Optimistic and pessimistic values beside the likely ones of a plan.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::decision::WorkKind;
use super::price::PriceKey;
use crate::model::Money;

/// How far the likely values of a scenario may be off. What has no range is taken as certain.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ranges {
    /// Prices of one unit, before discounts, in the currency of the price.
    pub prices: BTreeMap<PriceKey, PriceRange>,
    /// Minutes of work on one device.
    pub minutes: BTreeMap<WorkKind, MinutesRange>,
    /// Devices, as a factor on all quantities.
    pub quantity: Option<FactorRange>,
    /// How values between the ends are distributed.
    pub shape: Shape,
}

/// Ends with the likely value between them.
#[must_use]
pub fn around((low, high): (Decimal, Decimal), likely: Option<Decimal>) -> (Decimal, Decimal) {
    (likely.map_or(low, |likely| low.min(likely)), likely.map_or(high, |likely| high.max(likely)))
}

/// Ends of a price.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceRange {
    /// The lowest price.
    pub optimistic: Money,
    /// The highest price.
    pub pessimistic: Money,
}

/// Ends of minutes of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MinutesRange {
    /// The fewest minutes.
    pub optimistic: Decimal,
    /// The most minutes.
    pub pessimistic: Decimal,
}

/// Ends of a factor on what the plan counts; 1 is as counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorRange {
    /// The lowest factor.
    pub optimistic: Decimal,
    /// The highest factor.
    pub pessimistic: Decimal,
}

/// A distribution between an optimistic and a pessimistic value (rule R14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// PERT: mean (O + 4M + P) / 6.
    #[default]
    Pert,
    /// Triangular: mean (O + M + P) / 3.
    Triangular,
}

impl Ranges {
    /// True if everything is taken as certain.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.prices.is_empty() && self.minutes.is_empty() && self.quantity.is_none()
    }
}
