//! Contingency and three-point estimates (rule R14).

use rust_decimal::Decimal;

use crate::model::MoneyError;
use crate::plan::decision::Rounding;

/// Contingency on a sum of flagged lines, in minor units.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn on(base: i64, rate: Decimal, rounding: Rounding) -> Result<i64, MoneyError> {
    rounding.minor(Decimal::from(base).checked_mul(rate).ok_or(MoneyError::Overflow)?)
}

/// The PERT mean of an optimistic, a most likely and a pessimistic value: (O + 4M + P) / 6.
#[must_use]
pub fn pert(optimistic: Decimal, likely: Decimal, pessimistic: Decimal) -> Decimal {
    (optimistic + likely * Decimal::from(4) + pessimistic) / Decimal::from(6)
}

/// The mean of a triangular distribution: (O + M + P) / 3.
#[must_use]
pub fn triangular(optimistic: Decimal, likely: Decimal, pessimistic: Decimal) -> Decimal {
    (optimistic + likely + pessimistic) / Decimal::from(3)
}
