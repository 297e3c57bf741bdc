//! Allocation by largest remainder (rule R03): shares always add up to the total.

use rust_decimal::Decimal;
use smallvec::{SmallVec, smallvec};

use crate::model::MoneyError;
use crate::plan::decision::Rounding;

/// Why an amount cannot be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AllocateError {
    /// All weights are zero, or there are none.
    #[error("an amount cannot be shared out because all weights are zero")]
    NoWeights,
    /// A weight is negative.
    #[error("an amount cannot be shared out by a negative weight")]
    NegativeWeight,
    /// The amounts are too large.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Shares out an amount by weights: everybody gets the whole part, then one unit each goes to the largest remainders, ties to
/// the first. A negative amount is shared out like its positive one.
///
/// # Errors
/// [`AllocateError`] if there is no positive weight, a negative one, or the numbers are too large.
pub fn allocate(total: i64, weights: &[u64]) -> Result<Vec<i64>, AllocateError> {
    shares(total, weights).map(SmallVec::into_vec)
}

/// Shares of an amount; most amounts are shared out to a few.
pub(super) type Shares = SmallVec<[i64; 4]>;

/// The same as [`allocate`] without an allocation for a few.
pub(super) fn shares(total: i64, weights: &[u64]) -> Result<Shares, AllocateError> {
    let sum: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
    if sum == 0 {
        return Err(AllocateError::NoWeights);
    }
    if weights.len() == 1 {
        return Ok(smallvec![total]);
    }
    let amount = total.unsigned_abs();
    // In 64 bits where products fit, which is much quicker.
    let largest = weights.iter().copied().max().unwrap_or(0);
    if let (Ok(sum), Some(_)) = (u64::try_from(sum), amount.checked_mul(largest)) {
        return share_out(total, weights, |weight| {
            let product = amount * weight;
            Ok((product / sum, product % sum))
        });
    }
    share_out(total, weights, |weight| {
        let product = u128::from(amount) * u128::from(weight);
        Ok((u64::try_from(product / sum).map_err(|_| MoneyError::Overflow)?, product % sum))
    })
}

/// Whole parts and remainders of weights as shares that add up to an amount.
fn share_out<R: Copy + Default + Ord>(
    total: i64,
    weights: &[u64],
    part: impl Fn(u64) -> Result<(u64, R), AllocateError>,
) -> Result<Shares, AllocateError> {
    let mut shares = Shares::with_capacity(weights.len());
    let mut rests: SmallVec<[R; 4]> = SmallVec::with_capacity(weights.len());
    let mut left = total.unsigned_abs();
    for weight in weights {
        let (share, rest) = part(*weight)?;
        left -= share;
        shares.push(i64::try_from(share).map_err(|_| MoneyError::Overflow)? * total.signum());
        rests.push(rest);
    }
    if left == 0 {
        return Ok(shares);
    }
    // Fewer units are left than there are remainders above zero.
    let mut give = |index: usize| {
        shares[index] = shares[index].checked_add(total.signum()).ok_or(MoneyError::Overflow)?;
        Ok::<(), AllocateError>(())
    };
    if rests.len() <= FEW {
        for _ in 0..left {
            let largest = (0..rests.len()).rev().max_by_key(|index| rests[*index]).unwrap_or(0);
            rests[largest] = R::default();
            give(largest)?;
        }
    } else {
        let mut order: Vec<usize> = (0..rests.len()).collect();
        let count = usize::try_from(left).unwrap_or(usize::MAX).min(order.len());
        if count < order.len() {
            order.select_nth_unstable_by(count, |a, b| rests[*b].cmp(&rests[*a]).then(a.cmp(b)));
        }
        for index in order.into_iter().take(count) {
            give(index)?;
        }
    }
    Ok(shares)
}

/// So many remainders are looked through quicker than sorted.
const FEW: usize = 4;

/// Shares out an amount by decimal weights, made whole by their common scale.
///
/// # Errors
/// As [`allocate`].
pub fn allocate_decimal(total: i64, weights: &[Decimal]) -> Result<Vec<i64>, AllocateError> {
    let scale = weights.iter().map(|weight| weight.normalize().scale()).max().unwrap_or(0);
    let factor = 10_i128.checked_pow(scale).ok_or(MoneyError::Overflow)?;
    let whole = |weight: &Decimal| {
        let weight = weight.normalize();
        let lift = 10_i128.checked_pow(weight.scale()).ok_or(MoneyError::Overflow)?;
        let units = weight.mantissa().checked_mul(factor / lift).ok_or(MoneyError::Overflow)?;
        u64::try_from(units).map_err(|_| AllocateError::NegativeWeight)
    };
    allocate(total, &weights.iter().map(whole).collect::<Result<Vec<_>, _>>()?)
}

/// Amounts in display units (1 for whole currency units, 1000 for thousands) that add up to the displayed total: the total is
/// rounded first and then shared out over the parts. Parts may be negative.
///
/// # Errors
/// [`AllocateError::Money`] beyond 64 bits.
pub fn displayed(
    parts: &[i64],
    exponent: u32,
    unit: i64,
    rounding: Rounding,
) -> Result<(Vec<i64>, i64), AllocateError> {
    let minor = 10_i128.checked_pow(exponent).ok_or(MoneyError::Overflow)?;
    let per = minor.checked_mul(i128::from(unit)).ok_or(MoneyError::Overflow)?;
    let sum: i128 = parts.iter().map(|part| i128::from(*part)).sum();
    let total = rounding.fraction(sum, per)?;
    Ok((displayed_as(parts, per, total), total))
}

/// Parts in units of `per` minor units that add up to a total of such units, which is their exact sum rounded up or down: each is
/// rounded down, and the largest remainders are rounded up, ties to the lowest index. What is whole stays as it is.
pub(super) fn displayed_as(parts: &[i64], per: i128, total: i64) -> Vec<i64> {
    let down = |part: &i64| i64::try_from(i128::from(*part).div_euclid(per)).unwrap_or(*part);
    let mut shown: Vec<i64> = parts.iter().map(down).collect();
    let below: i128 = shown.iter().map(|part| i128::from(*part)).sum();
    let missing = usize::try_from(i128::from(total) - below).unwrap_or(0);
    let remainder = |index: &usize| parts.get(*index).map_or(0, |part| i128::from(*part).rem_euclid(per));
    let mut order: Vec<usize> = (0..parts.len()).filter(|index| remainder(index) > 0).collect();
    order.sort_by_key(|index| std::cmp::Reverse(remainder(index)));
    for index in order.into_iter().take(missing) {
        if let Some(part) = shown.get_mut(index) {
            *part = part.saturating_add(1);
        }
    }
    shown
}
