//! Price escalation over whole fiscal years (rule R07).

use rust_decimal::Decimal;

use crate::model::{Day, FiscalCalendar, Money, MoneyError};
use crate::plan::decision::Rounding;

/// A price `years` later: compound, rounded once. The rate may be negative.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn escalated(base: Money, rate: Decimal, years: u32, rounding: Rounding) -> Result<Money, MoneyError> {
    let factor = Decimal::ONE.checked_add(rate).ok_or(MoneyError::Overflow)?;
    let mut price = Decimal::from(base.minor);
    for _ in 0..years {
        price = price.checked_mul(factor).ok_or(MoneyError::Overflow)?;
    }
    Ok(Money::new(rounding.minor(price)?, base.currency))
}

/// Whole fiscal years between the day of a price and the day of an order; none inside the validity of a quote or before the
/// day of the price.
#[must_use]
pub fn years(calendar: FiscalCalendar, priced_on: Day, valid_until: Option<Day>, ordered_on: Day) -> u32 {
    if valid_until.is_some_and(|until| ordered_on <= until) {
        return 0;
    }
    u32::try_from(calendar.year_of(ordered_on).0 - calendar.year_of(priced_on).0).unwrap_or(0)
}
