//! Labor, capacity and the limits of Teams sign-in (rule R15).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

use crate::model::{Money, MoneyError};
use crate::plan::decision::{Rounding, WorkKind};

/// Who does the work, and how long one device takes them.
#[derive(Clone, Copy, Debug)]
pub struct Crew<'a> {
    /// Minutes for one device by kind of work.
    pub minutes: &'a BTreeMap<WorkKind, Decimal>,
    /// Technicians at work at the same time.
    pub technicians: Option<u16>,
    /// Productive hours of a technician a day.
    pub hours_per_day: Option<Decimal>,
}

/// Labor of a line: rate of an hour × minutes × quantity / 60, rounded once.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn cost(hourly: Money, minutes: Decimal, quantity: u64, rounding: Rounding) -> Result<Money, MoneyError> {
    // In whole numbers where they fit, which is much quicker; in short ones where these fit.
    let short = || {
        let product = hourly.minor.checked_mul(i64::try_from(minutes.mantissa()).ok()?)?;
        let product = product.checked_mul(i64::try_from(quantity).ok()?)?;
        Some((i128::from(product), i128::from(10_i64.checked_pow(minutes.scale())?.checked_mul(60)?)))
    };
    let long = || {
        let product = i128::from(hourly.minor).checked_mul(minutes.mantissa())?;
        let product = product.checked_mul(i128::from(quantity))?;
        Some((product, 10_i128.checked_pow(minutes.scale())?.checked_mul(60)?))
    };
    if let Some((product, per)) = short().or_else(long) {
        return Ok(Money::new(rounding.fraction(product, per)?, hourly.currency));
    }
    let exact = Decimal::from(hourly.minor)
        .checked_mul(minutes)
        .and_then(|exact| exact.checked_mul(Decimal::from(quantity)))
        .and_then(|exact| exact.checked_div(Decimal::from(60)))
        .ok_or(MoneyError::Overflow)?;
    Ok(Money::new(rounding.minor(exact)?, hourly.currency))
}

/// Devices one technician finishes a day; no half device. `None` for minutes that are not positive.
#[must_use]
pub fn devices_per_day(minutes: Decimal, hours_per_day: Decimal) -> Option<u64> {
    if minutes <= Decimal::ZERO {
        return None;
    }
    hours_per_day.checked_mul(Decimal::from(60))?.checked_div(minutes)?.floor().to_u64()
}

/// Whole days one technician needs for a device that takes longer than a day.
#[must_use]
pub fn days_per_device(minutes: Decimal, hours_per_day: Decimal) -> Option<u64> {
    minutes.checked_div(hours_per_day.checked_mul(Decimal::from(60))?)?.ceil().to_u64()
}

/// Working days a crew needs; `None` while minutes, technicians or hours of a kind that occurs are not known.
///
/// Days of different kinds of work are added before rounding up. A device that takes longer than a day takes whole days.
#[must_use]
pub fn working_days(crew: &Crew<'_>, work: impl Iterator<Item = (WorkKind, u64)>) -> Option<u64> {
    let technicians = u128::from(crew.technicians.filter(|count| *count > 0)?);
    let hours = crew.hours_per_day.filter(|hours| *hours > Decimal::ZERO)?;
    // The sum of quantity / (devices a day × technicians) as a fraction of whole numbers.
    let (mut sum, mut per) = (0_u128, 1_u128);
    for (work, quantity) in work.filter(|(_, quantity)| *quantity > 0) {
        let minutes = *crew.minutes.get(&work)?;
        let daily = u128::from(devices_per_day(minutes, hours)?);
        let (days, devices) = if daily > 0 {
            (u128::from(quantity), daily * technicians)
        } else {
            let whole = days_per_device(minutes, hours)?;
            (u128::from(quantity).checked_mul(u128::from(whole))?, technicians)
        };
        sum = sum.checked_mul(devices)?.checked_add(days.checked_mul(per)?)?;
        per = per.checked_mul(devices)?;
        let common = gcd(sum, per);
        (sum, per) = (sum / common, per / common);
    }
    u64::try_from(sum.div_ceil(per)).ok()
}

fn gcd(a: u128, b: u128) -> u128 {
    if b == 0 { a.max(1) } else { gcd(b, a % b) }
}

/// Devices in one batch of SIP Gateway bulk sign-in, at most.
pub const BATCH_MAX: u64 = 100;
/// Batches of one region that run at the same time, at most.
pub const BATCHES_AT_ONCE: u64 = 3;

/// Batches and rounds of batches that SIP Gateway bulk sign-in needs for some devices of one region.
#[must_use]
pub const fn sign_in_batches(devices: u64) -> (u64, u64) {
    let batches = devices.div_ceil(BATCH_MAX);
    (batches, batches.div_ceil(BATCHES_AT_ONCE))
}

/// The moment at which a code or registration given at `at` ends.
#[must_use]
pub fn expires(at: chrono::NaiveDateTime, valid_minutes: u32) -> Option<chrono::NaiveDateTime> {
    at.checked_add_signed(chrono::TimeDelta::minutes(i64::from(valid_minutes)))
}

/// Devices one administrator can prepare before the first device code ends.
#[must_use]
pub fn prestaged(valid_minutes: u32, minutes_per_sign_in: Decimal) -> Option<u64> {
    if minutes_per_sign_in <= Decimal::ZERO {
        return None;
    }
    Decimal::from(valid_minutes).checked_div(minutes_per_sign_in)?.floor().to_u64()
}
