//! The present value by fiscal year.

use super::Budget;
use super::value::dated_present_value;
use crate::model::{Day, FiscalCalendar, FiscalYear, MoneyError};
use rust_decimal::Decimal;

/// The payments of a fiscal year and what they are worth on a day, in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct YearWorth {
    /// The year they are paid in.
    pub year: FiscalYear,
    /// What is paid.
    pub paid: i64,
    /// What that is worth.
    pub worth: i64,
}

impl Budget {
    /// The present value by the fiscal year of the payments. What the years are worth adds up to [`Budget::present_value`].
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits or for a rate of -1 or less.
    pub fn worth_by_year(
        &self,
        base: Day,
        rate: Decimal,
        calendar: FiscalCalendar,
    ) -> Result<Vec<YearWorth>, MoneyError> {
        let flows = self.payments();
        let (mut list, mut before, mut end) = (Vec::new(), 0, 0);
        for own in flows.chunk_by(|a, b| calendar.year_of(a.0) == calendar.year_of(b.0)) {
            let Some((day, _)) = own.first() else { continue };
            end += own.len();
            // Differences of rounded sums add up to the rounded whole.
            let so_far = dated_present_value(flows.get(..end).unwrap_or_default(), base, rate, self.rounding)?;
            let paid = own.iter().fold(0, |sum: i64, (_, amount)| sum.saturating_add(*amount));
            list.push(YearWorth { year: calendar.year_of(*day), paid, worth: so_far.saturating_sub(before) });
            before = so_far;
        }
        Ok(list)
    }
}
