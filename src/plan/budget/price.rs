//! The price of one unit on the day it is ordered, with every step from the list price (rules R04, R06, R07, R08).

use rust_decimal::Decimal;

use super::exchange::Quote;
use super::{discount, escalation, tax};
use crate::model::{Currency, Day, Money, MoneyError};
use crate::plan::decision::{Plan, Rounding, Settings};
use crate::plan::explain::{Origin, Step};
use crate::plan::finance::PlanRate;
use crate::plan::price::{Discount, Price, PriceKey, TierMode};

/// A unit price with its derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPrice {
    /// What it is a price of.
    pub key: PriceKey,
    /// The price of one unit in its own currency, net where the plan knows the VAT rate.
    pub unit: Money,
    /// The same before escalation.
    pub base: Money,
    /// Rate and whole years of escalation; zero years for none.
    pub escalation: (Decimal, u32),
    /// The plan rate into the plan's currency, where the price is in another one.
    pub exchange: Option<PlanRate>,
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
    /// The price or one of its discounts is in a currency the plan has no rate for.
    Currency(Currency),
    /// The price includes VAT, and the plan has no rate of it.
    Tax,
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

/// The tier of an order: the position of the last one it reaches. `None` below the first, or for a price without tiers.
#[must_use]
pub fn tier_of(price: &Price, quantity: u64) -> Option<usize> {
    price.tiers.iter().rposition(|tier| tier.from <= quantity)
}

/// Whole fiscal years by which a price is escalated for an order. A price without a day counts as one of `as_of`.
#[must_use]
pub fn years(settings: &Settings, price: &Price, ordered_on: Day, as_of: Day) -> u32 {
    escalation::years(settings.fiscal, price.priced_on.unwrap_or(as_of), price.valid_until, ordered_on)
}

/// The price of one unit of an order: of a tier by position (`None`: the amount below the first tier), escalated by whole years.
///
/// # Errors
/// [`PriceError`] if the plan has no price, one in a currency without a plan rate, or numbers that are too large.
pub fn unit_price(
    plan: &Plan,
    key: &PriceKey,
    tier: Option<usize>,
    rate: Decimal,
    years: u32,
) -> Result<UnitPrice, PriceError> {
    let price = plan.prices.get(key).ok_or(PriceError::None)?;
    let tier = tier.and_then(|tier| price.tiers.get(tier));
    let settings = &plan.settings;
    let rounding = settings.rounding;
    let amount = tier.map_or(price.amount, |tier| tier.amount);
    let exchange = if amount.currency == settings.currency {
        None
    } else {
        let known = plan.finance.rates.get(&amount.currency).filter(|rate| rate.quote > Decimal::ZERO);
        Some(known.ok_or(PriceError::Currency(amount.currency))?.clone())
    };
    let (origin, priced_on) = (Origin::User(price.source.clone()), price.priced_on);
    let mut steps = vec![Step::UnitPrice { key: key.clone(), amount, priced_on, origin }];
    if let Some(tier) = tier {
        steps.push(Step::Tier { from: tier.from, mode: price.tier_mode, result: amount });
    }
    let mut unit = amount;
    if price.tax_included {
        // A net price of it would be a guess.
        let vat = settings.vat_rate.ok_or(PriceError::Tax)?;
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
    let base = unit;
    let years = if rate.is_zero() { 0 } else { years };
    if years > 0 {
        unit = escalation::escalated(unit, rate, years, rounding)?;
        steps.push(Step::Escalation { rate, years: i32::try_from(years).unwrap_or(i32::MAX), result: unit });
    }
    Ok(UnitPrice {
        key: key.clone(),
        unit,
        base,
        escalation: (rate, years),
        exchange,
        steps,
        flagged: price.contingency,
    })
}

impl UnitPrice {
    /// An amount in the currency of the price as one of the plan's, rounded once (rule R08).
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn to_plan(&self, amount: Money, plan: Currency, rounding: Rounding) -> Result<Money, MoneyError> {
        let Some(rate) = &self.exchange else { return Ok(amount) };
        let quote =
            Quote { rate: rate.quote, foreign_exponent: amount.currency.exponent(), plan_exponent: plan.exponent() };
        Ok(Money::new(quote.to_plan(amount.minor, rounding)?, plan))
    }

    /// The step that [`UnitPrice::to_plan`] is in a derivation; `None` for a price in the plan's currency.
    #[must_use]
    pub fn exchange_step(&self, amount: Money, result: Money) -> Option<Step> {
        let rate = self.exchange.as_ref()?;
        Some(Step::Exchange { amount, quote: rate.quote, on: rate.on, source: rate.source.clone(), result })
    }
}

/// The parts of an order under graduated tiers: the tier by position, and its units.
#[must_use]
pub fn bands(price: &Price, quantity: u64) -> Vec<(Option<usize>, u64)> {
    let starts =
        std::iter::once((None, 1)).chain(price.tiers.iter().enumerate().map(|(at, tier)| (Some(at), tier.from)));
    let ends = price.tiers.iter().map(|tier| tier.from).chain([u64::MAX]);
    starts
        .zip(ends)
        .map(|((tier, from), next)| {
            let from = from.max(1);
            (tier, quantity.min(next.saturating_sub(1)).saturating_add(1).saturating_sub(from))
        })
        .filter(|(_, units)| *units > 0)
        .collect()
}

/// True if the price has tiers that only price the units that fall into them.
#[must_use]
pub fn is_graduated(price: &Price) -> bool {
    price.tier_mode == TierMode::Graduated && !price.tiers.is_empty()
}

/// A larger order that costs less, under tiers that price all units: its quantity and what it saves for one order (rule R04).
#[must_use]
pub fn cheaper_with_more(price: &Price, quantity: u64) -> Option<(u64, Money)> {
    if price.tiers.is_empty() || price.tier_mode == TierMode::Graduated || quantity == 0 {
        return None;
    }
    let unit = tier_of(price, quantity).and_then(|tier| price.tiers.get(tier)).map_or(price.amount, |tier| tier.amount);
    let now = unit.times(quantity).ok()?;
    let larger = price.tiers.iter().filter(|tier| tier.from > quantity && tier.amount.currency == unit.currency);
    let best = larger.filter_map(|tier| Some((tier.from, tier.amount.times(tier.from).ok()?)));
    let (from, cost) = best.min_by_key(|(_, cost)| cost.minor).filter(|(_, cost)| cost.minor < now.minor)?;
    Some((from, Money::new(now.minor - cost.minor, unit.currency)))
}
