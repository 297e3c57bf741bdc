//! Recurring costs by started calendar months (rule R16).

use rust_decimal::Decimal;

use crate::model::{Day, FiscalCalendar, FiscalYear, Money, MoneyError};
use crate::plan::decision::Rounding;

/// Calendar months that have at least one day from `from` to `to`, both inclusive.
#[must_use]
pub fn months_started(from: Day, to: Day) -> u32 {
    if to < from {
        return 0;
    }
    let months = |day: Day| i64::from(day.year()) * 12 + i64::from(day.month());
    u32::try_from(months(to) - months(from) + 1).unwrap_or(0)
}

/// Started months × quantity × price.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn whole_months(monthly: Money, quantity: u64, months: u32) -> Result<Money, MoneyError> {
    monthly.times(quantity.checked_mul(u64::from(months)).ok_or(MoneyError::Overflow)?)
}

/// The cost of the first month charged by days, from `start` to the end of its month, rounded once.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn first_month_by_days(monthly: Money, quantity: u64, start: Day, rounding: Rounding) -> Result<Money, MoneyError> {
    let all = start.month_end().days_since(start.month_start()) + 1;
    let counted = start.month_end().days_since(start) + 1;
    let exact = Decimal::from(monthly.minor)
        .checked_mul(Decimal::from(quantity))
        .and_then(|price| price.checked_mul(Decimal::from(counted)))
        .and_then(|price| price.checked_div(Decimal::from(all)))
        .ok_or(MoneyError::Overflow)?;
    Ok(Money::new(rounding.minor(exact)?, monthly.currency))
}

/// A stretch of started months inside one fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The fiscal year.
    pub year: FiscalYear,
    /// The first day of its first month, or the start of the service.
    pub from: Day,
    /// The last day of its last month, or the end of the service.
    pub to: Day,
    /// Started months.
    pub months: u32,
}

/// Started months by fiscal year. A month belongs to the year its booking day falls in: the first day of service in it where
/// fiscal years start on the first of a month, else the last day of the month (rule R09).
#[must_use]
pub fn by_fiscal_year(calendar: FiscalCalendar, from: Day, to: Day) -> Vec<Stretch> {
    let mut list: Vec<Stretch> = Vec::new();
    for index in 0..months_started(from, to) {
        let month = from.month_start().plus_months(i32::try_from(index).unwrap_or(i32::MAX));
        let (first, until) = (month.max(from), month.month_end().min(to));
        let booked = if calendar.start_day == 1 { first } else { month.month_end() };
        let year = calendar.year_of(booked);
        match list.last_mut().filter(|stretch| stretch.year == year) {
            Some(stretch) => {
                stretch.to = until;
                stretch.months += 1;
            }
            None => list.push(Stretch { year, from: first, to: until, months: 1 }),
        }
    }
    list
}

/// Months in which old and new service are both paid; the extra cost is the old one.
#[must_use]
pub fn overlap_months(old_end: Day, new_start: Day) -> u32 {
    months_started(new_start, old_end)
}
