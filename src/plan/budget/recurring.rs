//! Recurring costs by started calendar months (rule R16).

use rust_decimal::Decimal;

use crate::model::{Day, FiscalCalendar, FiscalYear, Money, MoneyError};
use crate::plan::decision::Rounding;
use crate::plan::units::month_number;

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

/// The fiscal year a month is booked in, counted as year × 12 + month. A month belongs to the year its booking day falls in: its
/// first day where fiscal years start on the first of a month, else its last (rule R09); no year starts after the 28th.
pub(super) fn year_of_month(calendar: FiscalCalendar, month: i32) -> FiscalYear {
    FiscalYear((month - i32::from(calendar.start_month)).div_euclid(12))
}

/// Started months by fiscal year.
#[must_use]
pub fn by_fiscal_year(calendar: FiscalCalendar, from: Day, to: Day) -> Vec<Stretch> {
    let mut list: Vec<Stretch> = Vec::new();
    let (mut month, mut first) = (month_number(from), from);
    let last = if to < from { month - 1 } else { month_number(to) };
    while month <= last {
        let year = year_of_month(calendar, month);
        // The month before the one in which the next year begins.
        let until = ((year.0 + 1) * 12 + i32::from(calendar.start_month) - 1).min(last);
        let next = first.month_start().plus_months(until + 1 - month);
        let months = u32::try_from(until + 1 - month).unwrap_or(0);
        list.push(Stretch { year, from: first, to: next.plus_days(-1).min(to), months });
        (month, first) = (until + 1, next);
    }
    list
}

/// Months in which old and new service are both paid; the extra cost is the old one.
#[must_use]
pub fn overlap_months(old_end: Day, new_start: Day) -> u32 {
    months_started(new_start, old_end)
}
