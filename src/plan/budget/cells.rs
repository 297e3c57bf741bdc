//! Questions a reader asks about a number of the table: what is over the ceiling, what if it were dearer, which devices are behind it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::{Budget, BudgetLine, Category, How, NameId, RowKey, contingency, tax};
use crate::model::{Day, FiscalYear, Money, MoneyError};
use crate::plan::decision::{Settings, VatMode};
use crate::plan::price::PriceKey;

/// A fiscal year against what it may cost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CeilingCheck {
    /// The year.
    pub year: FiscalYear,
    /// What it may cost.
    pub ceiling: Money,
    /// What it costs, in minor units.
    pub planned: i64,
    /// What is over the ceiling: waves by the day they cost something, with what they add beyond it. Empty where nothing is.
    pub over: Vec<Over>,
}

/// A wave that costs more than a year has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Over {
    /// The wave; no name for what belongs to none.
    pub wave: NameId,
    /// The first day it costs something in the year.
    pub from: Day,
    /// All it costs in the year, in minor units.
    pub amount: i64,
    /// The part of it that is over the ceiling.
    pub excess: i64,
}

impl CeilingCheck {
    /// What is over the ceiling, in minor units; zero or less where nothing is.
    #[must_use]
    pub const fn excess(&self) -> i64 {
        self.planned.saturating_sub(self.ceiling.minor)
    }
}

/// Licenses and services of a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LicenseMonth {
    /// New licenses paid in it.
    pub new: u64,
    /// Devices whose old service is still paid beside the new one.
    pub dual: u64,
}

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

impl Budget {
    /// Every year that has a ceiling, in order.
    #[must_use]
    pub fn ceilings(&self, ceilings: &BTreeMap<FiscalYear, Money>) -> Vec<CeilingCheck> {
        ceilings
            .iter()
            .map(|(year, ceiling)| {
                let planned = self.year_total(*year);
                let over = if planned > ceiling.minor { self.over(*year, ceiling.minor) } else { Vec::new() };
                CeilingCheck { year: *year, ceiling: *ceiling, planned, over }
            })
            .collect()
    }

    /// The waves of a year that come after its ceiling is reached. Contingency and VAT are reckoned first: they are no wave's.
    fn over(&self, year: FiscalYear, ceiling: i64) -> Vec<Over> {
        let mut waves: BTreeMap<NameId, Over> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.fiscal_year == year) {
            let none = Over { wave: line.wave, from: line.day, amount: 0, excess: 0 };
            let wave = waves.entry(line.wave).or_insert(none);
            wave.from = wave.from.min(line.day);
            wave.amount = wave.amount.saturating_add(line.amount.minor);
        }
        let mut waves: Vec<Over> = waves.into_values().collect();
        waves.sort_by_key(|over| (over.wave != NameId::NONE, over.from, over.wave));
        let mut left = ceiling;
        for over in &mut waves {
            over.excess = over.amount.saturating_sub(left.max(0)).max(0);
            left = left.saturating_sub(over.amount);
        }
        waves.retain(|over| over.excess > 0);
        waves
    }

    /// Capital expenditure and running cost of a fiscal year, in minor units.
    #[must_use]
    pub fn capex_and_opex(&self, year: FiscalYear) -> (i64, i64) {
        let lines = self.lines.iter().filter(|line| line.fiscal_year == year);
        lines.fold((0, 0), |(capex, opex), line| {
            let amount = line.amount.minor;
            if line.capex { (capex + amount, opex) } else { (capex, opex + amount) }
        })
    }

    /// Licenses by month, keyed by its first day: new ones, and devices whose old service is paid beside them.
    #[must_use]
    pub fn licenses(&self) -> BTreeMap<Day, LicenseMonth> {
        let mut months: BTreeMap<Day, LicenseMonth> = BTreeMap::new();
        for line in &self.lines {
            let Some(How::Monthly { from, months: count, .. }) = self.how(line) else { continue };
            let old = self.price(line).is_some_and(|price| price.key == PriceKey::OldService);
            for ahead in 0..*count {
                let month = from.month_start().plus_months(i32::try_from(ahead).unwrap_or(i32::MAX));
                let sums = months.entry(month).or_default();
                let sum = if old { &mut sums.dual } else { &mut sums.new };
                *sum += line.quantity;
            }
        }
        months
    }

    /// What the budget would be if some lines cost more by a share (0.1 for +10 %), or less if it is negative. Contingency and VAT
    /// follow; nothing else changes. Lines that are contingency or VAT themselves change alone.
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
        let chosen = |line: &&BudgetLine| chosen(line);
        let overhead = |line: &&BudgetLine| matches!(line.category, Category::Contingency | Category::Vat);
        let factor = Decimal::ONE.checked_add(share).ok_or(MoneyError::Overflow)?;
        let (mut before, mut after) = (0_i64, 0_i64);
        let mut by_year: BTreeMap<FiscalYear, i64> = BTreeMap::new();
        let (mut flagged, mut taxes) = (0_i64, 0_i64);
        // A row that is contingency or VAT changes alone; in any other they follow.
        let alone = self.lines.iter().filter(chosen).all(|line| overhead(&line));
        for line in self.lines.iter().filter(chosen).filter(|line| alone || !overhead(line)) {
            let new = Decimal::from(line.amount.minor).checked_mul(factor).ok_or(MoneyError::Overflow)?;
            let new = settings.rounding.minor(new)?;
            before = before.checked_add(line.amount.minor).ok_or(MoneyError::Overflow)?;
            after = after.checked_add(new).ok_or(MoneyError::Overflow)?;
            let more = new - line.amount.minor;
            if settings.vat_mode == VatMode::Line {
                let tax = tax::cost(new, settings)?.checked_sub(tax::cost(line.amount.minor, settings)?);
                taxes = tax.and_then(|more| taxes.checked_add(more)).ok_or(MoneyError::Overflow)?;
            }
            *by_year.entry(line.fiscal_year).or_default() += more;
            if self.is_flagged(line) {
                flagged += more;
            }
        }
        let mut follows = 0_i64;
        if !alone {
            let rate = self.hows.iter().find_map(|how| match how {
                How::Contingency(made) => made.rate,
                _ => None,
            });
            let contingency = rate.map_or(Ok(0), |rate| contingency::on(flagged, rate, settings.rounding))?;
            let more: i64 = by_year.values().sum::<i64>() + contingency;
            let vat = match settings.vat_mode {
                VatMode::Total => tax::cost(more, settings)?,
                VatMode::Line => taxes.checked_add(tax::cost(contingency, settings)?).ok_or(MoneyError::Overflow)?,
            };
            follows = contingency.checked_add(vat).ok_or(MoneyError::Overflow)?;
        }
        let total = self.total().checked_add(after - before).and_then(|total| total.checked_add(follows));
        Ok(WhatIf { lines: (before, after), overhead: follows, total: total.ok_or(MoneyError::Overflow)? })
    }
}
