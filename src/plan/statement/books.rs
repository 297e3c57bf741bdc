//! What a plan buys as assets, and what each of them charges to fiscal years (rules R10 to R13).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::{Asset, StatementNote, Treatment};
use crate::model::{Day, FiscalYear, MoneyError};
use crate::plan::budget::allocate::allocate;
use crate::plan::budget::depreciation::{self as rule, DecliningTerms, Thresholds};
use crate::plan::budget::{Budget, Category, NameId};
use crate::plan::decision::Plan;
use crate::plan::finance::{LowValueTreatment, Method};
use crate::plan::presets::{Presets, holds};
use crate::plan::price::PriceKey;

/// Capital expenditure by wave and lane. What belongs to a whole wave is shared out over what it buys; contingency and VAT of a year
/// over what is bought in the year (rule R03).
pub(super) fn assets(budget: &Budget) -> Vec<Asset> {
    let mut places: FxHashMap<(NameId, Option<usize>), usize> = FxHashMap::default();
    let mut assets: Vec<Asset> = Vec::new();
    // What each asset costs in each year.
    let mut spent: Vec<BTreeMap<FiscalYear, i64>> = Vec::new();
    let capex = || budget.lines.iter().filter(|line| line.capex);
    for line in capex().filter(|line| line.lane.is_some()) {
        let position = *places.entry((line.wave, line.lane)).or_insert_with(|| {
            spent.push(BTreeMap::new());
            assets.push(Asset::new(line.wave, line.lane));
            assets.len() - 1
        });
        let (Some(asset), Some(years)) = (assets.get_mut(position), spent.get_mut(position)) else { continue };
        asset.ready = asset.ready.max(budget.ready_day(line));
        asset.cost += line.amount.minor;
        *years.entry(line.fiscal_year).or_default() += line.amount.minor;
        if budget.price(line).is_some_and(|price| matches!(price.key, PriceKey::Product(_) | PriceKey::Headset)) {
            asset.quantity += line.quantity;
        }
    }
    let mut shared: BTreeMap<(NameId, Category, FiscalYear), (i64, Day)> = BTreeMap::new();
    for line in capex().filter(|line| line.lane.is_none()) {
        let (sum, day) = shared.entry((line.wave, line.category, line.fiscal_year)).or_insert((0, line.day));
        *sum += line.amount.minor;
        *day = line.day.max(*day);
    }
    let own = assets.len();
    for ((wave, _, year), (amount, day)) in shared.iter().filter(|((wave, ..), _)| *wave != NameId::NONE) {
        let weight = |asset: &Asset, _: &BTreeMap<_, _>| if asset.wave == *wave { asset.cost } else { 0 };
        share_out(&mut assets, &mut spent, (*amount, *year, *day), own, weight);
    }
    for asset in &mut assets {
        let quantity = i64::try_from(asset.quantity.max(1)).unwrap_or(i64::MAX);
        // Rounded up: an item that costs a fraction of a cent more than the threshold is above it.
        asset.unit_net = asset.cost.div_euclid(quantity) + i64::from(asset.cost.rem_euclid(quantity) > 0);
    }
    for ((_, _, year), (amount, day)) in shared.iter().filter(|((wave, ..), _)| *wave == NameId::NONE) {
        let weight = |_: &Asset, spent: &BTreeMap<FiscalYear, i64>| spent.get(year).copied().unwrap_or(0);
        share_out(&mut assets, &mut spent, (*amount, *year, *day), own, weight);
    }
    assets
}

impl Asset {
    const fn new(wave: NameId, lane: Option<usize>) -> Self {
        Self {
            wave,
            lane,
            ready: Day::MIN,
            quantity: 0,
            cost: 0,
            unit_net: 0,
            treatment: Treatment::Open,
            charges: Vec::new(),
        }
    }
}

/// Adds an amount of a year to the first `own` assets by weight. Where none weighs anything it becomes an asset of its own, so that
/// nothing is lost.
fn share_out(
    assets: &mut Vec<Asset>,
    spent: &mut Vec<BTreeMap<FiscalYear, i64>>,
    (amount, year, day): (i64, FiscalYear, Day),
    own: usize,
    weight: impl Fn(&Asset, &BTreeMap<FiscalYear, i64>) -> i64,
) {
    let weights = assets.iter().zip(&*spent).take(own).map(|(asset, spent)| weight(asset, spent).max(0).unsigned_abs());
    let weights: Vec<u64> = weights.collect();
    if let Ok(shares) = allocate(amount, &weights) {
        assets.iter_mut().zip(shares).for_each(|(asset, share)| asset.cost += share);
        return;
    }
    assets.push(Asset { ready: day, cost: amount, quantity: 1, unit_net: amount, ..Asset::new(NameId::NONE, None) });
    spent.push(BTreeMap::from([(year, amount)]));
}

/// Treats assets as finance has chosen.
pub(super) struct Books<'a> {
    plan: &'a Plan,
    /// What was found on the way.
    pub notes: Vec<StatementNote>,
}

impl<'a> Books<'a> {
    pub const fn new(plan: &'a Plan) -> Self {
        Self { plan, notes: Vec::new() }
    }

    fn note(&mut self, note: StatementNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Treats an asset, and works out what it charges every year.
    pub fn charge(&mut self, asset: &mut Asset) -> Result<(), MoneyError> {
        let calendar = self.plan.settings.fiscal;
        let year = calendar.year_of(asset.ready);
        if let Some((treatment, thresholds)) = self.low_value(asset) {
            asset.treatment = treatment;
            asset.charges = match treatment {
                Treatment::Pool => {
                    let parts = thresholds.pool_charges(asset.cost);
                    parts.into_iter().zip(0..).map(|(part, ahead)| (FiscalYear(year.0 + ahead), part)).collect()
                }
                _ => vec![(year, asset.cost)],
            };
            return Ok(());
        }
        let Some(chosen) = &self.plan.finance.depreciation else {
            self.note(StatementNote::NoMethod);
            return Ok(());
        };
        let rounding = self.plan.settings.rounding;
        let share = chosen.residual.clamp(Decimal::ZERO, Decimal::ONE);
        let residual = rounding.minor(Decimal::from(asset.cost).checked_mul(share).ok_or(MoneyError::Overflow)?)?;
        let base = asset.cost - residual;
        let first = rule::first_month(asset.ready, chosen.start);
        let months = u32::from(chosen.months.max(1));
        let presets = Presets::builtin();
        asset.charges = match &chosen.method {
            Method::StraightLine => rule::straight_line(base, months, calendar, first, rounding)?,
            Method::Declining { rule: key, switch } => {
                let Some(preset) = presets.declining(key) else {
                    self.note(StatementNote::UnknownRule);
                    return Ok(());
                };
                if !holds(preset.valid_from, preset.valid_to, asset.ready) {
                    self.note(StatementNote::OutsideValidity);
                }
                let years = rule::months_by_year(calendar, first, months);
                let counts: Vec<u32> = years.iter().map(|(_, months)| *months).collect();
                let terms = DecliningTerms { cap: preset.cap, factor: preset.factor, switch: *switch };
                let (charges, _) = rule::declining(base, &counts, terms, rounding)?;
                years.into_iter().map(|(year, _)| year).zip(charges).collect()
            }
            Method::Table(key) => {
                let Some(preset) = presets.table(key) else {
                    self.note(StatementNote::UnknownRule);
                    return Ok(());
                };
                let charges = rule::by_table(asset.cost, &preset.shares, rounding)?;
                charges.into_iter().zip(0..).map(|(charge, ahead)| (FiscalYear(year.0 + ahead), charge)).collect()
            }
        };
        asset.treatment = Treatment::Depreciated;
        Ok(())
    }

    /// The treatment of an asset of low value; `None` if it is none, or no rule is chosen.
    fn low_value(&mut self, asset: &Asset) -> Option<(Treatment, Thresholds)> {
        let chosen = self.plan.finance.low_value.as_ref()?;
        let Some(preset) = Presets::builtin().low_value(&chosen.rule) else {
            self.note(StatementNote::UnknownRule);
            return None;
        };
        if !holds(preset.valid_from, preset.valid_to, asset.ready) || preset.currency != self.plan.settings.currency {
            self.note(StatementNote::OutsideValidity);
            return None;
        }
        let thresholds = preset.thresholds();
        let pool = chosen.treatment == LowValueTreatment::Pool && thresholds.pool_above.is_some();
        let treatment = if pool && thresholds.pool(asset.unit_net) {
            Treatment::Pool
        } else if pool && thresholds.pool_above.is_some_and(|above| asset.unit_net <= above) {
            // Below the pool everything may be expensed, whatever is chosen for the rest.
            Treatment::Immediate
        } else if !pool && thresholds.immediate(asset.unit_net) {
            Treatment::Immediate
        } else {
            return None;
        };
        Some((treatment, thresholds))
    }

    /// Warns where the half-year tables do not hold.
    pub fn mid_quarter(&mut self, assets: &[Asset]) {
        let uses_table =
            matches!(&self.plan.finance.depreciation, Some(chosen) if matches!(chosen.method, Method::Table(_)));
        if !uses_table {
            return;
        }
        let calendar = self.plan.settings.fiscal;
        let mut years: BTreeMap<FiscalYear, (i128, i128)> = BTreeMap::new();
        for asset in assets.iter().filter(|asset| asset.treatment == Treatment::Depreciated) {
            let (all, last) = years.entry(calendar.year_of(asset.ready)).or_default();
            *all += i128::from(asset.cost);
            *last += if calendar.quarter_of(asset.ready) == 4 { i128::from(asset.cost) } else { 0 };
        }
        for (year, _) in years.into_iter().filter(|(_, (all, last))| last * 10 > all * 4) {
            self.note(StatementNote::MidQuarter(year));
        }
    }
}
