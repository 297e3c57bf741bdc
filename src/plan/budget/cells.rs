//! Questions a reader asks about a number of the table: what is over the ceiling, what is capital expenditure, which licenses.

use std::collections::BTreeMap;

use super::{Budget, How, NameId};
use crate::model::{Day, FiscalYear, Money};
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
    /// The wave by its name, which the parts of a wave by site share; no name for what belongs to none.
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

    /// The waves of a year that come after its ceiling is reached, each once and in the order of their first day in it. Contingency
    /// and VAT are reckoned first: they are no wave's.
    fn over(&self, year: FiscalYear, ceiling: i64) -> Vec<Over> {
        let names = &self.names.waves;
        let mut first: BTreeMap<&str, NameId> = BTreeMap::new();
        let known: Vec<NameId> =
            names.iter().enumerate().map(|(at, name)| *first.entry(name).or_insert(NameId::at(at))).collect();
        let mut waves: BTreeMap<NameId, Over> = BTreeMap::new();
        for line in self.lines.iter().filter(|line| line.fiscal_year == year) {
            let wave = line.wave.position().and_then(|at| known.get(at)).copied().unwrap_or(line.wave);
            let none = Over { wave, from: line.day, amount: 0, excess: 0 };
            let wave = waves.entry(wave).or_insert(none);
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
}
