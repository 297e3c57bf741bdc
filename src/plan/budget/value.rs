//! Present value and what follows from it (rule R17). Depreciation is no cash flow and is never discounted.

use std::collections::BTreeMap;

use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};
use rust_decimal::{Decimal, MathematicalOps as _};

use super::Budget;
use crate::model::{Day, MoneyError};
use crate::plan::decision::Rounding;
#[cfg(doc)]
use crate::plan::decision::Settings;

/// The factor of a year `years` after the base date: 1 / (1 + rate)^years.
fn factor(rate: Decimal, years: i64) -> Result<Decimal, MoneyError> {
    let base = Decimal::ONE.checked_add(rate).filter(|base| *base > Decimal::ZERO).ok_or(MoneyError::Overflow)?;
    let power = base.checked_powi(years).filter(|power| !power.is_zero()).ok_or(MoneyError::Overflow)?;
    Decimal::ONE.checked_div(power).ok_or(MoneyError::Overflow)
}

/// The present value of yearly flows in minor units, the first of them on the base date.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits or for a rate of -1 or less.
pub fn net_present_value(flows: &[i64], rate: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    discounted(flows, rate, 0, rounding)
}

/// The same as spreadsheets reckon it in `NPV()`: the first flow comes a year after the base date. For comparison only.
///
/// # Errors
/// As [`net_present_value`].
pub fn spreadsheet_npv(flows: &[i64], rate: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    discounted(flows, rate, 1, rounding)
}

fn discounted(flows: &[i64], rate: Decimal, first: i64, rounding: Rounding) -> Result<i64, MoneyError> {
    let mut sum = Decimal::ZERO;
    for (flow, years) in flows.iter().zip(first..) {
        let value = Decimal::from(*flow).checked_mul(factor(rate, years)?).ok_or(MoneyError::Overflow)?;
        sum = sum.checked_add(value).ok_or(MoneyError::Overflow)?;
    }
    rounding.minor(sum)
}

/// The present value of dated flows in minor units; the exponent is days / 365 from the base date. Fractional powers are reckoned
/// in floating point, and the sum is rounded to the minor unit.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits or for a rate of -1 or less.
pub fn dated_present_value(
    flows: &[(Day, i64)],
    base: Day,
    rate: Decimal,
    rounding: Rounding,
) -> Result<i64, MoneyError> {
    let growth = (Decimal::ONE + rate).to_f64().filter(|growth| *growth > 0.0).ok_or(MoneyError::Overflow)?;
    let mut sum = Decimal::ZERO;
    for (day, flow) in flows {
        let factor = growth.powf(-f64::from(day.days_since(base)) / 365.0);
        let factor = Decimal::from_f64_retain(factor).ok_or(MoneyError::Overflow)?;
        let value = Decimal::from(*flow).checked_mul(factor).ok_or(MoneyError::Overflow)?;
        sum = sum.checked_add(value).ok_or(MoneyError::Overflow)?;
    }
    rounding.minor(sum)
}

/// The rate at which yearly flows are worth nothing today, to 12 decimals; `None` if there is none between -99 % and 10,000 %.
#[must_use]
pub fn internal_rate(flows: &[Decimal]) -> Option<Decimal> {
    let value = |rate: f64| -> f64 {
        let flows = flows.iter().zip(0_i32..);
        flows.map(|(flow, years)| flow.to_f64().unwrap_or(0.0) / (1.0 + rate).powi(years)).sum()
    };
    let (mut low, mut high) = (-0.99, 100.0);
    if value(low).is_sign_positive() == value(high).is_sign_positive() {
        return None;
    }
    for _ in 0..200 {
        let middle = f64::midpoint(low, high);
        if value(middle).is_sign_positive() == value(low).is_sign_positive() {
            low = middle;
        } else {
            high = middle;
        }
    }
    Decimal::from_f64(f64::midpoint(low, high)).map(|rate| rate.round_dp(12))
}

/// The real rate behind a nominal one: (1 + nominal) / (1 + inflation) - 1; `None` for an inflation of -1.
#[must_use]
pub fn real_rate(nominal: Decimal, inflation: Decimal) -> Option<Decimal> {
    let growth = Decimal::ONE.checked_add(nominal)?;
    Some(growth.checked_div(Decimal::ONE.checked_add(inflation)?)? - Decimal::ONE)
}

/// The equal yearly amount that is worth a present value over some years: value × rate / (1 - (1 + rate)^-years); without a rate
/// the value by years.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits, for no years, or for a rate of -1 or less.
pub fn equivalent_annual_cost(
    value: Decimal,
    rate: Decimal,
    years: u32,
    rounding: Rounding,
) -> Result<i64, MoneyError> {
    let annuity = if rate.is_zero() {
        Decimal::from(years)
    } else {
        let rest = Decimal::ONE - factor(rate, i64::from(years))?;
        rest.checked_div(rate).ok_or(MoneyError::Overflow)?
    };
    rounding.minor(value.checked_div(annuity).ok_or(MoneyError::Overflow)?)
}

/// The exact present value of a purchase today and equal yearly costs at the end of each year.
///
/// # Errors
/// As [`net_present_value`].
pub fn cost_of_ownership(buy: i64, yearly: i64, rate: Decimal, years: u32) -> Result<Decimal, MoneyError> {
    let mut sum = Decimal::from(buy);
    for year in 1..=i64::from(years) {
        sum = sum
            .checked_add(Decimal::from(yearly).checked_mul(factor(rate, year)?).ok_or(MoneyError::Overflow)?)
            .ok_or(MoneyError::Overflow)?;
    }
    Ok(sum)
}

/// Projected cost of ownership as the `ServiceNow` manual gives it, for comparison only (rule R22): purchase by its useful life and running
/// cost by the age so far, both a month, over the useful life. Returns the month and the whole.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits or without months.
pub fn projected_cost(
    (purchase, useful_life): (i64, u32),
    (running, age): (i64, u32),
    rounding: Rounding,
) -> Result<(i64, i64), MoneyError> {
    let monthly = |amount: i64, months: u32| Decimal::from(amount).checked_div(Decimal::from(months));
    let month = monthly(purchase, useful_life)
        .zip(monthly(running, age))
        .and_then(|(purchase, running)| purchase.checked_add(running))
        .ok_or(MoneyError::Overflow)?;
    let whole = month.checked_mul(Decimal::from(useful_life)).ok_or(MoneyError::Overflow)?;
    Ok((rounding.minor(month)?, rounding.minor(whole)?))
}

/// What a budget is worth on a day, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PresentValue {
    /// The day.
    pub base: Day,
    /// The nominal rate a year.
    pub rate: Decimal,
    /// All payments, discounted by days / 365.
    pub value: i64,
    /// The equal yearly amount over the horizon of the plan.
    pub yearly: i64,
    /// Fiscal years of the horizon: the same for all scenarios of a plan.
    pub years: u32,
}

impl Budget {
    /// The present value of all payments of this budget on a day, and the equal yearly amount over some years. Those are the
    /// horizon of the plan ([`Settings::horizon`]): work that goes on after it makes a budget longer, and scenarios would no
    /// longer be compared over the same time.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits, for no years, or for a rate of -1 or less.
    pub fn present_value(&self, base: Day, rate: Decimal, years: u32) -> Result<PresentValue, MoneyError> {
        let value = dated_present_value(&self.payments(), base, rate, self.rounding)?;
        let yearly = equivalent_annual_cost(Decimal::from(value), rate, years, self.rounding)?;
        Ok(PresentValue { base, rate, value, yearly, years })
    }

    /// What is paid on each day, in their order.
    pub(super) fn payments(&self) -> Vec<(Day, i64)> {
        let mut by_day: BTreeMap<Day, i64> = BTreeMap::new();
        for line in &self.lines {
            let sum = by_day.entry(self.cash_day(line)).or_default();
            *sum = sum.saturating_add(line.amount.minor);
        }
        by_day.into_iter().collect()
    }
}
