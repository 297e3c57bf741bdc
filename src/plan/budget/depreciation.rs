//! Depreciation: straight line (rule R10), declining balance (R11), tables (R13), low-value assets (R12), early replacement (R19).
//! All amounts are minor units of one currency.

use rust_decimal::Decimal;

use super::allocate::allocate;
use super::recurring::year_of_month;
use crate::model::{Day, FiscalCalendar, FiscalYear, MoneyError};
use crate::plan::decision::Rounding;
use crate::plan::finance::ServiceStart;
use crate::plan::units::month_number;

/// What is written off after some months: base × months / life, rounded; all of it from the end of the life on.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn accumulated(base: i64, months: u32, life: u32, rounding: Rounding) -> Result<i64, MoneyError> {
    if life == 0 || months >= life {
        return Ok(base);
    }
    rounding.fraction(i128::from(base) * i128::from(months), i128::from(life))
}

/// The book value after some months of straight-line depreciation: cost less what is written off of cost less residual value.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn book_value(cost: i64, residual: i64, months: u32, life: u32, rounding: Rounding) -> Result<i64, MoneyError> {
    let base = cost.checked_sub(residual).ok_or(MoneyError::Overflow)?;
    Ok(cost - accumulated(base, months, life, rounding)?)
}

/// The charge of a month, counted from 1. Charges of a life differ by one minor unit at most and add up to the base.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn monthly_charge(base: i64, month: u32, life: u32, rounding: Rounding) -> Result<i64, MoneyError> {
    let before = accumulated(base, month.saturating_sub(1), life, rounding)?;
    Ok(accumulated(base, month, life, rounding)? - before)
}

/// The first day of the first month that is charged.
#[must_use]
pub fn first_month(in_service: Day, start: ServiceStart) -> Day {
    let month = in_service.month_start();
    match start {
        ServiceStart::MonthOfService => month,
        ServiceStart::NextMonth => month.plus_months(1),
    }
}

/// Months by fiscal year, from a month on, as services are booked (rule R09).
#[must_use]
pub fn months_by_year(calendar: FiscalCalendar, first: Day, months: u32) -> Vec<(FiscalYear, u32)> {
    let mut years: Vec<(FiscalYear, u32)> = Vec::new();
    let begin = month_number(first);
    for month in (0..months).filter_map(|ahead| begin.checked_add(i32::try_from(ahead).ok()?)) {
        let year = year_of_month(calendar, month);
        match years.last_mut().filter(|(known, _)| *known == year) {
            Some((_, count)) => *count += 1,
            None => years.push((year, 1)),
        }
    }
    years
}

/// Straight-line charges by fiscal year; they add up to the base.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn straight_line(
    base: i64,
    life: u32,
    calendar: FiscalCalendar,
    first: Day,
    rounding: Rounding,
) -> Result<Vec<(FiscalYear, i64)>, MoneyError> {
    let (mut months, mut before) = (0, 0);
    let charge = |(year, count): (FiscalYear, u32)| {
        months += count;
        let until = accumulated(base, months, life, rounding)?;
        let charge = until - before;
        before = until;
        Ok((year, charge))
    };
    months_by_year(calendar, first, life.max(1)).into_iter().map(charge).collect()
}

/// A useful life that is changed: the book value is spread over what remains of the new life, past charges stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShorterLife {
    /// Book value on the day of the change.
    pub book_value: i64,
    /// Months that remain.
    pub remaining: u32,
    /// What is spread over them.
    pub base: i64,
}

/// The effect of a new total life after some months (rule R10).
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn shorten(
    (cost, residual): (i64, i64),
    elapsed: u32,
    (old_life, new_life): (u32, u32),
    rounding: Rounding,
) -> Result<ShorterLife, MoneyError> {
    let book_value = book_value(cost, residual, elapsed, old_life, rounding)?;
    Ok(ShorterLife { book_value, remaining: new_life.saturating_sub(elapsed), base: book_value - residual })
}

/// The terms of a declining balance (rule R11).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecliningTerms {
    /// The highest rate a year.
    pub cap: Decimal,
    /// How often the straight-line rate it may be.
    pub factor: Decimal,
    /// True to change to straight line in the first year in which that charges more.
    pub switch: bool,
}

/// Declining charges by year with the index of the first straight-line year. `years` are the months of each fiscal year; the last
/// one takes the rest.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn declining(
    base: i64,
    years: &[u32],
    terms: DecliningTerms,
    rounding: Rounding,
) -> Result<(Vec<i64>, Option<usize>), MoneyError> {
    let life: u32 = years.iter().sum();
    if life == 0 {
        return Ok((Vec::new(), None));
    }
    let linear = terms.factor.checked_mul(Decimal::from(12)).and_then(|rate| rate.checked_div(Decimal::from(life)));
    let rate = linear.ok_or(MoneyError::Overflow)?.min(terms.cap);
    let (mut book, mut left) = (base, life);
    let mut charges = Vec::with_capacity(years.len());
    let mut switched: Option<(usize, i64, u32)> = None;
    for (index, months) in years.iter().enumerate() {
        let falling = Decimal::from(book)
            .checked_mul(rate)
            .and_then(|charge| charge.checked_mul(Decimal::from(*months)))
            .and_then(|charge| charge.checked_div(Decimal::from(12)))
            .ok_or(MoneyError::Overflow)?;
        let falling = rounding.minor(falling)?;
        if terms.switch && switched.is_none() {
            let even = rounding.fraction(i128::from(book) * i128::from(*months), i128::from(left))?;
            if even > falling {
                switched = Some((index, book, left));
            }
        }
        let charge = if index + 1 == years.len() {
            book
        } else if let Some((_, from, remaining)) = switched {
            let passed = remaining - left;
            let until = accumulated(from, passed + months, remaining, rounding)?;
            until - accumulated(from, passed, remaining, rounding)?
        } else {
            falling.min(book)
        };
        charges.push(charge);
        book -= charge;
        left -= months;
    }
    Ok((charges, switched.map(|(index, ..)| index)))
}

/// Charges by fixed shares of a table; the last year takes what rounding leaves.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn by_table(base: i64, shares: &[Decimal], rounding: Rounding) -> Result<Vec<i64>, MoneyError> {
    let (mut sum, mut before) = (Decimal::ZERO, 0);
    let charge = |share: &Decimal| {
        sum += share;
        let until = rounding.minor(Decimal::from(base).checked_mul(sum).ok_or(MoneyError::Overflow)?)?;
        let charge = until - before;
        before = until;
        Ok(charge)
    };
    shares.iter().map(charge).collect()
}

/// The thresholds of a rule on low-value assets, per item and net of VAT (rule R12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// Items up to this may be expensed at once.
    pub immediate_max: i64,
    /// Items above this may go to a pool; `None` where there are no pools.
    pub pool_above: Option<i64>,
    /// Items up to this may go to a pool.
    pub pool_max: i64,
    /// Years a pool is written off over.
    pub pool_years: u8,
}

impl Thresholds {
    /// True if an item may be expensed at once.
    #[must_use]
    pub const fn immediate(&self, unit_net: i64) -> bool {
        unit_net <= self.immediate_max
    }

    /// True if an item may go to a pool.
    #[must_use]
    pub fn pool(&self, unit_net: i64) -> bool {
        self.pool_above.is_some_and(|above| unit_net > above && unit_net <= self.pool_max)
    }

    /// The equal yearly parts of a pool; they add up to it.
    #[must_use]
    pub fn pool_charges(&self, cost: i64) -> Vec<i64> {
        allocate(cost, &vec![1; usize::from(self.pool_years.max(1))]).unwrap_or_else(|_| vec![cost])
    }
}

/// The result of giving up an asset: what it brings less what is left on the books; negative for a loss (rule R19).
#[must_use]
pub const fn disposal(proceeds: i64, book_value: i64) -> i64 {
    proceeds.saturating_sub(book_value)
}
