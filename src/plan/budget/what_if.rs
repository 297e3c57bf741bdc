//! What the budget would be if something in it were dearer.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::allocate::allocate;
use super::{Budget, BudgetLine, Category, How, RowKey, contingency, tax};
use crate::model::{FiscalYear, MoneyError};
use crate::plan::decision::{Rounding, Settings, VatMode};

/// What a change of some prices makes of a budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WhatIf {
    /// The lines themselves, in minor units, before and after.
    pub lines: (i64, i64),
    /// What contingency and VAT that is not recovered make of it.
    pub overhead: i64,
    /// The whole budget after it.
    pub total: i64,
}

/// What the lines of a fiscal year come to, and how much of it a change adds.
#[derive(Clone, Copy, Default)]
struct Year {
    /// All but VAT.
    net: i64,
    /// What contingency is taken on.
    flagged: i64,
    /// More of all but VAT.
    more: i64,
    /// More of what contingency is taken on.
    more_flagged: i64,
    /// More VAT on the lines, where it is reckoned with each of them.
    taxes: i64,
    /// True if its VAT is among what changes.
    own_vat: bool,
}

impl Budget {
    /// What the budget would be if some lines cost more by a share (0.1 for +10 %), or less if it is negative. Contingency and VAT
    /// follow as they are reckoned (rule R21), except in cells that the user fixed; nothing else changes. Of lines that are all
    /// contingency or VAT themselves no contingency is taken, and VAT on the contingency only.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn what_if(
        &self,
        settings: &Settings,
        year: Option<FiscalYear>,
        row: Option<&RowKey>,
        share: Decimal,
    ) -> Result<WhatIf, MoneyError> {
        let chosen = |line: &BudgetLine| {
            year.is_none_or(|year| line.fiscal_year == year) && row.is_none_or(|row| self.is_in(line, row))
        };
        self.what_if_of(settings, chosen, share)
    }

    /// The same as [`Self::what_if`] for any choice of lines.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn what_if_of(
        &self,
        settings: &Settings,
        chosen: impl Fn(&BudgetLine) -> bool,
        share: Decimal,
    ) -> Result<WhatIf, MoneyError> {
        let overhead = |line: &BudgetLine| matches!(line.category, Category::Contingency | Category::Vat);
        let factor = Decimal::ONE.checked_add(share).ok_or(MoneyError::Overflow)?;
        let (mut before, mut after) = (0_i64, 0_i64);
        let mut years: BTreeMap<FiscalYear, Year> = BTreeMap::new();
        // What is contingency or VAT changes by itself only where nothing else does; elsewhere it follows.
        let alone = self.lines.iter().filter(|line| chosen(line)).all(overhead);
        for line in &self.lines {
            let year = years.entry(line.fiscal_year).or_default();
            let (old, vat, flagged) = (line.amount.minor, line.category == Category::Vat, self.is_flagged(line));
            if !vat {
                add(&mut year.net, old)?;
            }
            if flagged {
                add(&mut year.flagged, old)?;
            }
            if !chosen(line) || !alone && overhead(line) {
                continue;
            }
            let new = Decimal::from(old).checked_mul(factor).ok_or(MoneyError::Overflow)?;
            let new = settings.rounding.minor(new)?;
            add(&mut before, old)?;
            add(&mut after, new)?;
            let more = new.checked_sub(old).ok_or(MoneyError::Overflow)?;
            if vat {
                year.own_vat = true;
                continue;
            }
            add(&mut year.more, more)?;
            if flagged {
                add(&mut year.more_flagged, more)?;
            }
            if settings.vat_mode == VatMode::Line {
                add(&mut year.taxes, more_tax(settings, old, more)?)?;
            }
        }
        let contingency = self.more_contingency(&years, settings.rounding)?;
        let mut follows = 0_i64;
        for ((fiscal_year, year), contingency) in years.iter().zip(contingency) {
            add(&mut follows, contingency)?;
            if year.own_vat || self.is_fixed(*fiscal_year, Category::Vat) {
                continue;
            }
            add(
                &mut follows,
                match settings.vat_mode {
                    VatMode::Total => {
                        let more = year.more.checked_add(contingency).ok_or(MoneyError::Overflow)?;
                        more_tax(settings, year.net, more)?
                    }
                    VatMode::Line => {
                        year.taxes.checked_add(tax::cost(contingency, settings)?).ok_or(MoneyError::Overflow)?
                    }
                },
            )?;
        }
        let mut total = self.total();
        add(&mut total, after.checked_sub(before).ok_or(MoneyError::Overflow)?)?;
        add(&mut total, follows)?;
        Ok(WhatIf { lines: (before, after), overhead: follows, total })
    }

    /// How much more contingency every year has: its total and the shares of the years are reckoned again. A cell that the user
    /// fixed has none.
    fn more_contingency(&self, years: &BTreeMap<FiscalYear, Year>, rounding: Rounding) -> Result<Vec<i64>, MoneyError> {
        let made = self.hows.iter().find_map(|how| match how {
            How::Contingency(made) => Some(made),
            _ => None,
        });
        let none = vec![0; years.len()];
        let Some(made) = made.filter(|_| years.values().any(|year| year.more_flagged != 0)) else { return Ok(none) };
        let parts = |amount: &dyn Fn(&Year) -> i64| {
            let bases: Vec<i64> = years.values().map(|year| amount(year).max(0)).collect();
            let base = bases.iter().try_fold(0_i64, |sum, base| sum.checked_add(*base)).ok_or(MoneyError::Overflow)?;
            let total = made.rate.map_or(Ok(made.total.minor), |rate| contingency::on(base, rate, rounding))?;
            let weights: Vec<u64> = bases.into_iter().map(i64::unsigned_abs).collect();
            Ok::<_, MoneyError>(allocate(total, &weights).unwrap_or_else(|_| none.clone()))
        };
        let (before, after) =
            (parts(&|year| year.flagged)?, parts(&|year| year.flagged.saturating_add(year.more_flagged))?);
        let more = years.keys().zip(after).zip(before).map(|((year, after), before)| {
            if self.is_fixed(*year, Category::Contingency) { 0 } else { after.saturating_sub(before) }
        });
        Ok(more.collect())
    }

    /// True if the user fixed a cell: what is reckoned changes nothing about it.
    fn is_fixed(&self, year: FiscalYear, category: Category) -> bool {
        self.fixed.contains(&(year, category))
    }
}

/// How much more an amount costs in VAT that is not recovered if it grows.
fn more_tax(settings: &Settings, amount: i64, more: i64) -> Result<i64, MoneyError> {
    let grown = amount.checked_add(more).ok_or(MoneyError::Overflow)?;
    tax::cost(grown, settings)?.checked_sub(tax::cost(amount, settings)?).ok_or(MoneyError::Overflow)
}

fn add(sum: &mut i64, amount: i64) -> Result<(), MoneyError> {
    *sum = sum.checked_add(amount).ok_or(MoneyError::Overflow)?;
    Ok(())
}
