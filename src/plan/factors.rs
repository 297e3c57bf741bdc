//! From ranges to factors on the likely values, and the ranges that cannot be used.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use super::decision::{Plan, Scenario, Settings};
use super::price::{Discount, Price};
use super::range::PriceRange;
use super::simulate::Driver;
use crate::model::{Currency, Money};

/// A driver with its values as factors on the likely one.
pub(super) struct Factor {
    pub driver: Driver,
    pub optimistic: f64,
    pub pessimistic: f64,
}

/// A range that takes part in no simulation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// What has the range.
    pub driver: Driver,
    /// Why it is left out.
    pub why: WhyUnused,
}

/// Why a range takes part in no simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyUnused {
    /// Its ends are in another currency than the price.
    Currency {
        /// The currency of the range.
        range: Currency,
        /// The currency of the price.
        price: Currency,
    },
    /// The likely value is not entered.
    NoValue,
    /// The likely value is zero, so that it has no share of it.
    Zero,
    /// The likely value is not between the ends.
    Outside,
}

/// The ranges of a scenario that take part in no simulation.
#[must_use]
pub fn unused(plan: &Plan, scenario: &Scenario) -> Vec<Unused> {
    factors(plan, scenario).1
}

/// The ranges of a scenario as factors, and those that cannot be used.
pub(super) fn factors(plan: &Plan, scenario: &Scenario) -> (Vec<Factor>, Vec<Unused>) {
    let ranges = &scenario.assumptions.ranges;
    let (mut factors, mut unused) = (Vec::new(), Vec::new());
    let mut add = |driver, found: Result<(f64, f64), WhyUnused>| match found {
        Ok((low, high)) if low.min(high) > 1.0 || low.max(high) < 1.0 => {
            unused.push(Unused { driver, why: WhyUnused::Outside });
        }
        Ok((optimistic, pessimistic)) => factors.push(Factor { driver, optimistic, pessimistic }),
        Err(why) => unused.push(Unused { driver, why }),
    };
    for (key, range) in &ranges.prices {
        let price = plan.prices.get(key).ok_or(WhyUnused::NoValue);
        add(Driver::Price(key.clone()), price.and_then(|price| of_price(&plan.settings, price, *range)));
    }
    for (work, range) in &ranges.minutes {
        let likely = scenario.assumptions.minutes.get(work).ok_or(WhyUnused::NoValue);
        let ends = |likely: &Decimal| Some((share(range.optimistic, *likely)?, share(range.pessimistic, *likely)?));
        add(Driver::Minutes(*work), likely.and_then(|likely| ends(likely).ok_or(WhyUnused::Zero)));
    }
    if let Some(range) = ranges.quantity {
        let end = |factor: Decimal| factor.max(Decimal::ZERO).to_f64().ok_or(WhyUnused::Zero);
        add(Driver::Quantity, end(range.optimistic).and_then(|low| Ok((low, end(range.pessimistic)?))));
    }
    (factors, unused)
}

/// The ends of a price as factors on the net unit price: fixed discounts do not scale.
fn of_price(settings: &Settings, price: &Price, range: PriceRange) -> Result<(f64, f64), WhyUnused> {
    let own = price.amount.currency;
    let foreign = [range.optimistic, range.pessimistic].into_iter().find(|end| end.currency != own);
    if let Some(end) = foreign {
        return Err(WhyUnused::Currency { range: end.currency, price: own });
    }
    let vat = settings.vat_rate.filter(|_| price.tax_included).unwrap_or_default();
    let net = |amount: Money| -> Option<Decimal> {
        let start = Decimal::from(amount.minor).checked_div(Decimal::ONE.checked_add(vat)?)?;
        price.discounts.iter().try_fold(start, |net, discount| {
            let next = match discount {
                Discount::Percent(share) => net.checked_mul(Decimal::ONE.checked_sub(*share)?)?,
                Discount::Fixed(off) => net.checked_sub(Decimal::from(off.minor))?,
            };
            Some(next.max(Decimal::ZERO))
        })
    };
    let ends = |likely| Some((share(net(range.optimistic)?, likely)?, share(net(range.pessimistic)?, likely)?));
    net(price.amount).and_then(ends).ok_or(WhyUnused::Zero)
}

/// A value as a factor on the likely one; `None` for a likely value of zero.
fn share(value: Decimal, likely: Decimal) -> Option<f64> {
    value.checked_div(likely)?.max(Decimal::ZERO).to_f64()
}
