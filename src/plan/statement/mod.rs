//! The same plan seen as money and as cost: cash view and profit-and-loss view by fiscal year, reconciled (rules R10 to R13, R18,
//! R19).

mod books;
mod cells;
mod why;

use std::collections::BTreeMap;

use super::budget::NameId;
use super::decision::Plan;
use super::outlook::Outlook;
use crate::model::{Day, FiscalYear, MoneyError};
use books::{Books, assets};

pub use cells::{CellWhatIf, StatementRow};
pub use why::{BookStep, derivation, given_up};

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
    let mut made = Books::new(plan);
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
