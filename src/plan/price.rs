//! What things cost: prices as the user enters them, with their conditions.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::model::{Currency, Day, Money};

/// What a price is for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PriceKey {
    /// One device, by product key.
    Product(String),
    /// Teams Shared Devices (Shared Space) license, per device and month.
    SharedDeviceLicense,
    /// Headset for one softphone user.
    Headset,
    /// Accessories for one new phone (cable, mount, power supply).
    Accessories,
    /// Shipping of one device.
    Shipping,
    /// One hour of a technician.
    TechnicianHour,
    /// Travel to a site for one wave.
    SiteVisit,
    /// The old telephone service, per device and month, while old and new are both paid.
    OldService,
    /// Putting one failed phone without support right.
    Failure,
}

impl PriceKey {
    /// Everything that has a price and is no product, in the order it is asked for.
    pub const OTHERS: [Self; 8] = [
        Self::SharedDeviceLicense,
        Self::Headset,
        Self::Accessories,
        Self::Shipping,
        Self::TechnicianHour,
        Self::SiteVisit,
        Self::OldService,
        Self::Failure,
    ];
}

/// A price with its conditions (rules R04, R06, R07).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// The amount for one unit.
    pub amount: Money,
    /// Discounts in the order they are taken.
    #[serde(default)]
    pub discounts: Vec<Discount>,
    /// True if VAT is in the amount.
    #[serde(default)]
    pub tax_included: bool,
    /// The day of the price.
    #[serde(default)]
    pub priced_on: Option<Day>,
    /// The last day the quote is valid; it is not escalated until then.
    #[serde(default)]
    pub valid_until: Option<Day>,
    /// Where it comes from, in the user's or the file's words.
    #[serde(default)]
    pub source: String,
    /// True if contingency is taken on it.
    #[serde(default = "yes")]
    pub contingency: bool,
    /// Prices from larger quantities of one order on, in rising order (rule R04); `amount` holds below the first.
    #[serde(default)]
    pub tiers: Vec<PriceTier>,
    /// Which units of an order a tier prices.
    #[serde(default)]
    pub tier_mode: TierMode,
}

impl Price {
    /// A plain price: no discount, no tax in it, no dates, no source.
    #[must_use]
    pub const fn of(amount: Money) -> Self {
        Self {
            amount,
            discounts: Vec::new(),
            tax_included: false,
            priced_on: None,
            valid_until: None,
            source: String::new(),
            contingency: true,
            tiers: Vec::new(),
            tier_mode: TierMode::AllUnits,
        }
    }

    /// Writes all of its amounts in another currency. The numbers stay as they were typed: 199.00 EUR becomes 199.00 USD, because
    /// a quote in another currency is another quote and no conversion.
    pub fn write_in(&mut self, currency: Currency) {
        let fixed = self.discounts.iter_mut().filter_map(|discount| match discount {
            Discount::Fixed(amount) => Some(amount),
            Discount::Percent(_) => None,
        });
        let tiers = self.tiers.iter_mut().map(|tier| &mut tier.amount);
        for amount in std::iter::once(&mut self.amount).chain(tiers).chain(fixed) {
            *amount = amount.written_in(currency);
        }
    }
}

/// A price from a quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceTier {
    /// The first quantity it holds for.
    pub from: u64,
    /// The amount for one unit.
    pub amount: Money,
}

/// Which units of an order a tier prices (rule R04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TierMode {
    /// All units of the order.
    #[default]
    AllUnits,
    /// Only the units that fall into it.
    Graduated,
}

const fn yes() -> bool {
    true
}

/// One step of a chain of discounts (rule R04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Discount {
    /// A share of the price so far, as a fraction.
    Percent(Decimal),
    /// A fixed amount off.
    Fixed(Money),
}
