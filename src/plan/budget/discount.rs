//! Chains of discounts and volume tiers (rule R04).

use rust_decimal::Decimal;

use crate::model::{Money, MoneyError};
use crate::plan::decision::Rounding;
use crate::plan::price::Discount;

/// The exact price after a chain of discounts, in minor units; never below zero.
fn chain(list: Money, discounts: &[Discount]) -> Result<Decimal, MoneyError> {
    let mut price = Decimal::from(list.minor);
    for discount in discounts {
        price = after(price, list, *discount)?;
    }
    Ok(price)
}

/// The exact price after one discount, in minor units; never below zero.
fn after(price: Decimal, list: Money, discount: Discount) -> Result<Decimal, MoneyError> {
    let next = match discount {
        Discount::Percent(share) => Decimal::ONE.checked_sub(share).and_then(|rest| price.checked_mul(rest)),
        Discount::Fixed(amount) if amount.currency == list.currency => price.checked_sub(Decimal::from(amount.minor)),
        Discount::Fixed(amount) => return Err(MoneyError::Mixed(list.currency, amount.currency)),
    };
    next.map(|price| price.max(Decimal::ZERO)).ok_or(MoneyError::Overflow)
}

/// The unit price after a chain of discounts, rounded once. Discounts are taken in the order given: fixed amounts and shares do
/// not commute.
///
/// # Errors
/// [`MoneyError`] for a fixed discount in another currency, or numbers that are too large.
pub fn unit_net(list: Money, discounts: &[Discount], rounding: Rounding) -> Result<Money, MoneyError> {
    Ok(Money::new(rounding.minor(chain(list, discounts)?)?, list.currency))
}

/// The price after each discount of a chain, rounded for display; the last one is [`unit_net`].
///
/// # Errors
/// As [`unit_net`].
pub fn staged(list: Money, discounts: &[Discount], rounding: Rounding) -> Result<Vec<Money>, MoneyError> {
    (1..=discounts.len()).map(|count| unit_net(list, discounts.get(..count).unwrap_or_default(), rounding)).collect()
}

/// A line of `quantity` units that is rounded once for the line instead of once for the unit.
///
/// # Errors
/// As [`unit_net`].
pub fn line_net(list: Money, discounts: &[Discount], quantity: u64, rounding: Rounding) -> Result<Money, MoneyError> {
    let exact = chain(list, discounts)?.checked_mul(Decimal::from(quantity)).ok_or(MoneyError::Overflow)?;
    Ok(Money::new(rounding.minor(exact)?, list.currency))
}

/// The one discount that a chain of shares amounts to: 20 % and then 10 % are 28 %, not 30 %.
#[must_use]
pub fn equivalent(shares: &[Decimal]) -> Decimal {
    (Decimal::ONE - shares.iter().fold(Decimal::ONE, |rest, share| rest * (Decimal::ONE - share))).normalize()
}

/// A price from a quantity on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tier {
    /// The first quantity it holds for.
    pub from: u64,
    /// The price of one unit.
    pub unit: Money,
}

/// A line under tiers that give every unit the price of the whole quantity. Tiers are in rising order of quantity.
///
/// # Errors
/// [`MoneyError::Overflow`] if there is no tier for the quantity or the numbers are too large.
pub fn all_units(tiers: &[Tier], quantity: u64) -> Result<Money, MoneyError> {
    let tier = tiers.iter().rev().find(|tier| tier.from <= quantity).ok_or(MoneyError::Overflow)?;
    tier.unit.times(quantity)
}

/// A line under tiers that each price only the units that fall into them.
///
/// # Errors
/// As [`all_units`].
pub fn graduated(tiers: &[Tier], quantity: u64) -> Result<Money, MoneyError> {
    let first = tiers.first().ok_or(MoneyError::Overflow)?;
    let mut sum = Money::zero(first.unit.currency);
    for (index, tier) in tiers.iter().enumerate().take_while(|(_, tier)| tier.from <= quantity) {
        let until = tiers.get(index + 1).map_or(quantity, |next| quantity.min(next.from.saturating_sub(1)));
        sum = sum.checked_add(tier.unit.times((until + 1).saturating_sub(tier.from.max(1)))?)?;
    }
    Ok(sum)
}
