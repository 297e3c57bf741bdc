//! The same plan seen as money and as cost: cash view and profit-and-loss view by fiscal year, reconciled (rules R10 to R13, R18,
//! R19).

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::budget::allocate::allocate;
use super::budget::depreciation::{self as rule, DecliningTerms, Thresholds};
use super::budget::{Budget, Category, NameId};
use super::decision::Plan;
use super::finance::{LowValueTreatment, Method};
use super::outlook::Outlook;
use super::presets::{Presets, holds};
use super::price::PriceKey;
use crate::model::{Day, FiscalYear, MoneyError};

/// Cash view and profit-and-loss view of a budget. All amounts are minor units of the plan's currency, one for each of `years`.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Statement {
    /// The years of the plan, and those after it in which something is still depreciated or paid.
    pub years: Vec<FiscalYear>,
    /// Money paid for capital expenditure.
    pub capex: Vec<i64>,
    /// Money paid for running cost, and received for trade-ins (negative).
    pub opex: Vec<i64>,
    /// All money: the sum of both.
    pub cash: Vec<i64>,
    /// Running cost in the year it belongs to.
    pub expense: Vec<i64>,
    /// Depreciation of what the plan buys.
    pub depreciation: Vec<i64>,
    /// Low-value assets expensed at once, or written off with their pool.
    pub low_value: Vec<i64>,
    /// Book value of old devices that are given up; paid before the plan, so never money of it.
    pub write_off: Vec<i64>,
    /// The cost of the year: the sum of the four.
    pub profit_and_loss: Vec<i64>,
    /// What is left on the books at the end of the last year.
    pub residual: i64,
    /// What the plan buys, asset by asset.
    pub assets: Vec<Asset>,
    /// What keeps the profit-and-loss view from being complete.
    pub notes: Vec<StatementNote>,
}

/// Things bought for one lane in one wave: they go into use together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asset {
    /// The wave; no name for what belongs to none.
    pub wave: NameId,
    /// Index of the lane; `None` for what belongs to none.
    pub lane: Option<usize>,
    /// The day they can be used.
    pub ready: Day,
    /// Devices.
    pub quantity: u64,
    /// What they cost with everything that belongs to them, contingency and VAT that is not recovered.
    pub cost: i64,
    /// What one costs without VAT, for the thresholds of low-value assets.
    pub unit_net: i64,
    /// How they are treated.
    pub treatment: Treatment,
    /// The charge of every fiscal year.
    pub charges: Vec<(FiscalYear, i64)>,
}

/// How an asset becomes cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Treatment {
    /// Depreciated by the method of the plan.
    Depreciated,
    /// Expensed in the year of purchase (rule R12).
    Immediate,
    /// Written off with the pool of its year (rule R12).
    Pool,
    /// Nobody has chosen a method: it stays on the books.
    Open,
}

/// What keeps the profit-and-loss view from being complete.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StatementNote {
    /// No method of depreciation is chosen.
    NoMethod,
    /// The useful life of the devices already owned is not set, so their book value is not known.
    NoOldLife,
    /// So many devices that are given up have no purchase date or price.
    UnknownPurchases(u64),
    /// Something is bought on days the chosen rule does not hold for.
    OutsideValidity,
    /// More than 40 % of what a year buys goes into use in its last quarter: the mid-quarter tables apply, which are not modelled
    /// (rule R13).
    MidQuarter(FiscalYear),
    /// The chosen rule is not known to this version of the program.
    UnknownRule,
}

/// What sum of the profit-and-loss view and the rest on the books is, against all money and the old book value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reconciliation {
    /// All money of the plan.
    pub cash: i64,
    /// Book value of old devices that were given up.
    pub write_off: i64,
    /// All cost.
    pub profit_and_loss: i64,
    /// What is left on the books.
    pub residual: i64,
}

impl Reconciliation {
    /// What is unexplained: always zero.
    #[must_use]
    pub const fn difference(&self) -> i64 {
        self.cash + self.write_off - self.profit_and_loss - self.residual
    }
}

impl Statement {
    /// Both views against each other over all years.
    #[must_use]
    pub fn reconciliation(&self) -> Reconciliation {
        let sum = |list: &[i64]| list.iter().sum();
        Reconciliation {
            cash: sum(&self.cash),
            write_off: sum(&self.write_off),
            profit_and_loss: sum(&self.profit_and_loss),
            residual: self.residual,
        }
    }
}

/// What happens on a fiscal year: one column of a statement.
#[derive(Clone, Copy, Default)]
struct Column {
    capex: i64,
    opex: i64,
    expense: i64,
    depreciation: i64,
    low_value: i64,
    write_off: i64,
}

/// Both views of an outlook of a plan.
///
/// Costs the number of budget lines: meant for the scenario on screen after a change, not for every frame.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn statement(plan: &Plan, outlook: &Outlook) -> Result<Statement, MoneyError> {
    let budget = &outlook.budget;
    let calendar = plan.settings.fiscal;
    let mut columns: BTreeMap<FiscalYear, Column> =
        budget.years.iter().map(|year| (*year, Column::default())).collect();
    for line in &budget.lines {
        let cash = columns.entry(calendar.year_of(budget.cash_day(line))).or_default();
        if line.capex {
            cash.capex += line.amount.minor;
        } else {
            cash.opex += line.amount.minor;
            columns.entry(line.fiscal_year).or_default().expense += line.amount.minor;
        }
    }
    let mut made = Books { plan, notes: Vec::new() };
    let mut assets = assets(budget);
    for asset in &mut assets {
        made.charge(asset)?;
        for (year, charge) in &asset.charges {
            let column = columns.entry(*year).or_default();
            match asset.treatment {
                Treatment::Depreciated | Treatment::Open => column.depreciation += charge,
                Treatment::Immediate | Treatment::Pool => column.low_value += charge,
            }
        }
    }
    made.mid_quarter(&assets);
    match &outlook.stranded {
        None if !outlook.waves.is_empty() => made.notes.push(StatementNote::NoOldLife),
        None => {}
        Some(list) => {
            for stranded in list {
                columns.entry(stranded.year).or_default().write_off += stranded.book_value.minor;
            }
            let unknown = list.iter().map(|stranded| stranded.unknown).sum();
            if unknown > 0 {
                made.notes.push(StatementNote::UnknownPurchases(unknown));
            }
        }
    }
    made.notes.dedup();
    let column = |pick: fn(&Column) -> i64| columns.values().map(pick).collect::<Vec<i64>>();
    let charged: i64 = assets.iter().flat_map(|asset| &asset.charges).map(|(_, charge)| charge).sum();
    let cost: i64 = assets.iter().map(|asset| asset.cost).sum();
    Ok(Statement {
        years: columns.keys().copied().collect(),
        capex: column(|column| column.capex),
        opex: column(|column| column.opex),
        cash: column(|column| column.capex + column.opex),
        expense: column(|column| column.expense),
        depreciation: column(|column| column.depreciation),
        low_value: column(|column| column.low_value),
        write_off: column(|column| column.write_off),
        profit_and_loss: column(|column| column.expense + column.depreciation + column.low_value + column.write_off),
        residual: cost - charged,
        assets,
        notes: made.notes,
    })
}

/// Capital expenditure by wave and lane. What belongs to a whole wave is shared out over what it buys; contingency and VAT of a year
/// over what is bought in the year (rule R03).
fn assets(budget: &Budget) -> Vec<Asset> {
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

struct Books<'a> {
    plan: &'a Plan,
    notes: Vec<StatementNote>,
}

impl Books<'_> {
    fn note(&mut self, note: StatementNote) {
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Treats an asset, and works out what it charges every year.
    fn charge(&mut self, asset: &mut Asset) -> Result<(), MoneyError> {
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
    fn mid_quarter(&mut self, assets: &[Asset]) {
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
