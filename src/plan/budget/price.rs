//! The price of one unit on the day it is ordered, with every step from the list price (rules R04, R06, R07).

use rust_decimal::Decimal;

use super::{discount, escalation, tax};
use crate::model::{Currency, Day, Money, MoneyError};
use crate::plan::decision::{Discount, Plan, PriceKey};
use crate::plan::explain::{Origin, Step};

/// A unit price with its derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPrice {
    /// The price of one unit, net where the plan knows the VAT rate.
    pub unit: Money,
    /// How it was made.
    pub steps: Vec<Step>,
    /// True if contingency is taken on it.
    pub flagged: bool,
}

/// Why there is no unit price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PriceError {
    /// The plan has no such price.
    None,
    /// The price or one of its discounts is in another currency than the plan's.
    Currency(Currency),
    /// The numbers do not fit into 64 bits of minor units.
    TooLarge,
}

impl From<MoneyError> for PriceError {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::Mixed(_, other) => Self::Currency(other),
            MoneyError::Overflow => Self::TooLarge,
        }
    }
}

/// The price of one unit ordered on a day. A price without a day counts as one of `as_of`.
///
/// # Errors
/// [`PriceError`] if the plan has no price, one in another currency, or numbers that are too large.
pub fn unit_price(
    plan: &Plan,
    key: &PriceKey,
    ordered_on: Day,
    rate: Decimal,
    as_of: Day,
) -> Result<UnitPrice, PriceError> {
    let price = plan.prices.get(key).ok_or(PriceError::None)?;
    let settings = &plan.settings;
    let rounding = settings.rounding;
    if price.amount.currency != settings.currency {
        return Err(PriceError::Currency(price.amount.currency));
    }
    let origin = Origin::User(price.source.clone());
    let (amount, priced_on) = (price.amount, price.priced_on);
    let mut steps = vec![Step::UnitPrice { key: key.clone(), amount, priced_on, origin }];
    let mut unit = amount;
    if let Some(vat) = settings.vat_rate.filter(|_| price.tax_included) {
        unit = Money::new(tax::from_gross(unit.minor, vat, rounding)?.net, unit.currency);
        steps.push(Step::NetOfTax { rate: vat, result: unit });
    }
    let list = unit;
    for (discount, result) in price.discounts.iter().zip(discount::staged(list, &price.discounts, rounding)?) {
        let (percent, fixed) = match discount {
            Discount::Percent(share) => (Some(*share), None),
            Discount::Fixed(amount) => (None, Some(*amount)),
        };
        steps.push(Step::Discount { percent, fixed, result });
        unit = result;
    }
    let years = escalation::years(settings.fiscal, priced_on.unwrap_or(as_of), price.valid_until, ordered_on);
    if years > 0 && !rate.is_zero() {
        unit = escalation::escalated(unit, rate, years, rounding)?;
        steps.push(Step::Escalation { rate, years: i32::try_from(years).unwrap_or(i32::MAX), result: unit });
    }
    Ok(UnitPrice { unit, steps, flagged: price.contingency })
}
