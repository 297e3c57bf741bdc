//! Rounding at the minor unit (rule R02).

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

use crate::model::MoneyError;
use crate::plan::decision::Rounding;

impl Rounding {
    const fn strategy(self) -> RoundingStrategy {
        match self {
            Self::HalfAwayFromZero => RoundingStrategy::MidpointAwayFromZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
        }
    }

    /// Rounds an exact amount in minor units to whole ones.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn minor(self, exact: Decimal) -> Result<i64, MoneyError> {
        i64::try_from(exact.round_dp_with_strategy(0, self.strategy())).map_err(|_| MoneyError::Overflow)
    }

    /// Rounds a fraction of whole numbers; `denominator` is positive.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits or for a denominator that is not positive.
    pub fn fraction(self, numerator: i128, denominator: i128) -> Result<i64, MoneyError> {
        if denominator <= 0 {
            return Err(MoneyError::Overflow);
        }
        // Almost all amounts fit into 64 bits, where dividing is much quicker.
        if let (Ok(numerator), Ok(denominator)) = (i64::try_from(numerator), i64::try_from(denominator)) {
            let (whole, rest) = (numerator / denominator, numerator % denominator);
            let away = self.away((2 * rest.unsigned_abs()).cmp(&denominator.unsigned_abs()), whole % 2 != 0);
            return Ok(whole + if away { numerator.signum() } else { 0 });
        }
        let (whole, rest) = (numerator / denominator, numerator % denominator);
        let twice = rest.unsigned_abs().checked_mul(2).ok_or(MoneyError::Overflow)?;
        let away = self.away(twice.cmp(&denominator.unsigned_abs()), whole % 2 != 0);
        let step = if away { numerator.signum() } else { 0 };
        i64::try_from(whole + step).map_err(|_| MoneyError::Overflow)
    }

    /// True if what is left of a division rounds away from zero, by how it stands to the half.
    fn away(self, to_half: Ordering, odd: bool) -> bool {
        match to_half {
            Ordering::Less => false,
            Ordering::Greater => true,
            Ordering::Equal => self == Self::HalfAwayFromZero || odd,
        }
    }
}

/// Rounds to a multiple of an increment in minor units (5 for CHF 0.05), half away from zero. For display and cash only.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits or for an increment that is not positive.
pub fn to_increment(exact: Decimal, increment: i64) -> Result<i64, MoneyError> {
    if increment <= 0 {
        return Err(MoneyError::Overflow);
    }
    let steps = exact.checked_div(Decimal::from(increment)).ok_or(MoneyError::Overflow)?;
    Rounding::HalfAwayFromZero.minor(steps)?.checked_mul(increment).ok_or(MoneyError::Overflow)
}
