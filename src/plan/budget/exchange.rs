//! Exchange rates as direct quotes (rule R08).

use rust_decimal::Decimal;

use crate::model::MoneyError;
use crate::plan::decision::Rounding;

/// The quote "1 unit of the plan's currency = `rate` units of a foreign one". Its inverse is never stored, rounded or used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quote {
    /// Foreign units for one of the plan's; positive.
    pub rate: Decimal,
    /// Decimals of the foreign currency's minor unit.
    pub foreign_exponent: u32,
    /// Decimals of the plan currency's minor unit.
    pub plan_exponent: u32,
}

impl Quote {
    /// A foreign amount in minor units as one of the plan's currency, divided by the quote and rounded once.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits or for a quote that is not positive.
    pub fn to_plan(&self, foreign: i64, rounding: Rounding) -> Result<i64, MoneyError> {
        if self.rate <= Decimal::ZERO {
            return Err(MoneyError::Overflow);
        }
        let scaled = shift(Decimal::from(foreign), self.foreign_exponent, self.plan_exponent)?;
        rounding.minor(scaled.checked_div(self.rate).ok_or(MoneyError::Overflow)?)
    }

    /// An amount of the plan's currency in minor units as a foreign one, multiplied by the quote and rounded once.
    ///
    /// # Errors
    /// As [`Quote::to_plan`].
    pub fn to_foreign(&self, plan: i64, rounding: Rounding) -> Result<i64, MoneyError> {
        if self.rate <= Decimal::ZERO {
            return Err(MoneyError::Overflow);
        }
        let scaled = shift(Decimal::from(plan), self.plan_exponent, self.foreign_exponent)?;
        rounding.minor(scaled.checked_mul(self.rate).ok_or(MoneyError::Overflow)?)
    }
}

/// Minor units of one exponent as exact minor units of another.
fn shift(minor: Decimal, from: u32, to: u32) -> Result<Decimal, MoneyError> {
    let power = |exponent: u32| 10_i64.checked_pow(exponent).map(Decimal::from).ok_or(MoneyError::Overflow);
    let lifted = minor.checked_mul(power(to.saturating_sub(from))?).ok_or(MoneyError::Overflow)?;
    lifted.checked_div(power(from.saturating_sub(to))?).ok_or(MoneyError::Overflow)
}
