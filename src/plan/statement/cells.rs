//! Cells of the two views: what each is made of, and what it would be if that cost more.

use rust_decimal::Decimal;

use super::books::Books;
use super::{Asset, Statement, Treatment};
use crate::model::{Currency, FiscalYear, MoneyError};
use crate::plan::budget::{Budget, BudgetLine, Shown};
use crate::plan::decision::{Plan, Rounding};

/// A row of the two views.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatementRow {
    /// [`Statement::capex`].
    Capex,
    /// [`Statement::opex`].
    Opex,
    /// [`Statement::cash`].
    Cash,
    /// [`Statement::expense`].
    Expense,
    /// [`Statement::depreciation`].
    Depreciation,
    /// [`Statement::low_value`].
    LowValue,
    /// [`Statement::write_off`].
    WriteOff,
    /// [`Statement::profit_and_loss`].
    ProfitAndLoss,
}

/// What a cell of the two views would be if what it is made of cost more by a share. Differences in minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct CellWhatIf {
    /// The cell itself.
    pub cell: i64,
    /// What contingency and VAT that is not recovered make of it.
    pub overhead: i64,
    /// All years of its view, cash or profit and loss.
    pub total: i64,
}

impl StatementRow {
    /// The rows of the cash view, its sum last.
    pub const CASH: [Self; 3] = [Self::Capex, Self::Opex, Self::Cash];
    /// The rows of the profit-and-loss view, its sum last.
    pub const PROFIT_AND_LOSS: [Self; 5] =
        [Self::Expense, Self::Depreciation, Self::LowValue, Self::WriteOff, Self::ProfitAndLoss];

    /// The stable key.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Capex => "capex",
            Self::Opex => "opex",
            Self::Cash => "cash",
            Self::Expense => "expense",
            Self::Depreciation => "depreciation",
            Self::LowValue => "low-value",
            Self::WriteOff => "write-off",
            Self::ProfitAndLoss => "profit",
        }
    }

    /// The rows it adds up; none for a row that is no sum.
    #[must_use]
    pub const fn parts(self) -> &'static [Self] {
        match self {
            Self::Cash => Self::CASH.split_at(2).0,
            Self::ProfitAndLoss => Self::PROFIT_AND_LOSS.split_at(4).0,
            _ => &[],
        }
    }

    /// True if a budget line of a fiscal year is in the row. Rows of assets have no lines.
    fn has(self, plan: &Plan, budget: &Budget, line: &BudgetLine, year: Option<FiscalYear>) -> bool {
        let kind = match self {
            Self::Capex => line.capex,
            Self::Opex | Self::Expense => !line.capex,
            _ => return false,
        };
        let own = || match self {
            Self::Expense => line.fiscal_year,
            _ => plan.settings.fiscal.year_of(budget.cash_day(line)),
        };
        kind && year.is_none_or(|year| own() == year)
    }

    /// The budget lines of the row in a fiscal year (`None`: all), the largest amount first; none for assets and sums.
    #[must_use]
    pub fn lines<'b>(self, plan: &Plan, budget: &'b Budget, year: Option<FiscalYear>) -> Vec<&'b BudgetLine> {
        let mut lines: Vec<_> = budget.lines.iter().filter(|line| self.has(plan, budget, line, year)).collect();
        lines.sort_by_key(|line| (-i128::from(line.amount.minor), line.day));
        lines
    }

    const fn charges(self, asset: &Asset) -> bool {
        match asset.treatment {
            Treatment::Depreciated | Treatment::Open => matches!(self, Self::Depreciation),
            Treatment::Immediate | Treatment::Pool => matches!(self, Self::LowValue),
        }
    }
}

impl Statement {
    /// The amounts of a row, one for each of the years.
    #[must_use]
    pub fn row(&self, row: StatementRow) -> &[i64] {
        match row {
            StatementRow::Capex => &self.capex,
            StatementRow::Opex => &self.opex,
            StatementRow::Cash => &self.cash,
            StatementRow::Expense => &self.expense,
            StatementRow::Depreciation => &self.depreciation,
            StatementRow::LowValue => &self.low_value,
            StatementRow::WriteOff => &self.write_off,
            StatementRow::ProfitAndLoss => &self.profit_and_loss,
        }
    }

    /// The amount of a row in a fiscal year, or in all of them.
    #[must_use]
    pub fn amount(&self, row: StatementRow, year: Option<FiscalYear>) -> i64 {
        let amounts = self.years.iter().zip(self.row(row)).filter(|(own, _)| year.is_none_or(|year| **own == year));
        amounts.fold(0, |sum, (_, amount)| sum.saturating_add(*amount))
    }

    /// Some rows, the last of which is the sum of the others, in whole currency units as minor units: the amount of every year, and
    /// of all of them. Columns add up as they are printed.
    #[must_use]
    pub fn shown(&self, rows: &[StatementRow], currency: Currency, rounding: Rounding) -> Vec<Vec<i64>> {
        let parts = rows.split_last().map_or(&[][..], |(_, parts)| parts);
        let amounts: Vec<&[i64]> = parts.iter().map(|row| self.row(*row)).collect();
        let shown = Shown::of(&amounts, self.years.len(), currency, rounding);
        let with = |mut amounts: Vec<i64>, total: i64| {
            amounts.push(total);
            amounts
        };
        let parts = shown.rows.into_iter().zip(shown.totals).map(|(amounts, total)| with(amounts, total));
        parts.chain([with(shown.sums, shown.total)]).collect()
    }

    /// What assets charge to a row in a fiscal year (`None`: all), the largest charge first.
    #[must_use]
    pub fn charges(&self, row: StatementRow, year: Option<FiscalYear>) -> Vec<(&Asset, i64)> {
        let charge = |asset| (asset, charged(asset, row, year));
        let mut list: Vec<_> = self.assets.iter().map(charge).filter(|(_, charge)| *charge != 0).collect();
        list.sort_by_key(|(_, charge)| std::cmp::Reverse(charge.unsigned_abs()));
        list
    }

    /// What a cell would be if what it is made of cost more by a share (0.1 for +10 %), or less if it is negative.
    ///
    /// Running cost draws contingency and VAT after it. Of assets the whole cost changes, overhead included; one that
    /// is no longer below a threshold is depreciated.
    ///
    /// # Errors
    /// [`MoneyError::Overflow`] beyond 64 bits.
    pub fn what_if(
        &self,
        plan: &Plan,
        budget: &Budget,
        (row, year): (StatementRow, Option<FiscalYear>),
        share: Decimal,
    ) -> Result<CellWhatIf, MoneyError> {
        let factor = Decimal::ONE.checked_add(share).ok_or(MoneyError::Overflow)?;
        let times = |minor: i64| {
            let new = Decimal::from(minor).checked_mul(factor).ok_or(MoneyError::Overflow)?;
            plan.settings.rounding.minor(new)
        };
        let mut seen = CellWhatIf::default();
        match row {
            StatementRow::ProfitAndLoss => {
                for part in row.parts() {
                    let part = self.what_if(plan, budget, (*part, year), share)?;
                    seen.cell = seen.cell.saturating_add(part.cell);
                    seen.overhead = seen.overhead.saturating_add(part.overhead);
                    seen.total = seen.total.saturating_add(part.total);
                }
            }
            StatementRow::Cash | StatementRow::Capex | StatementRow::Opex | StatementRow::Expense => {
                // Cash is what both of its parts are: contingency and VAT follow them once.
                let rows = if row == StatementRow::Cash { row.parts() } else { &[row] };
                let chosen = |line: &BudgetLine| rows.iter().any(|row| row.has(plan, budget, line, year));
                let made = budget.what_if_of(&plan.settings, chosen, share)?;
                seen.cell = made.lines.1.saturating_sub(made.lines.0);
                seen.overhead = made.overhead;
                seen.total = made.total.saturating_sub(budget.total());
            }
            StatementRow::Depreciation | StatementRow::LowValue => {
                let mut books = Books::new(plan);
                for (asset, before) in self.charges(row, year) {
                    let (cost, unit_net) = (times(asset.cost)?, times(asset.unit_net)?);
                    let mut dearer = Asset { cost, unit_net, ..asset.clone() };
                    books.charge(&mut dearer)?;
                    seen.cell = seen.cell.saturating_add(charged(&dearer, row, year).saturating_sub(before));
                    let all =
                        |asset: &Asset| asset.charges.iter().fold(0_i64, |sum, (_, own)| sum.saturating_add(*own));
                    seen.total = seen.total.saturating_add(all(&dearer).saturating_sub(all(asset)));
                }
            }
            StatementRow::WriteOff => {
                let amount = self.amount(row, year);
                seen.cell = times(amount)?.saturating_sub(amount);
                seen.total = seen.cell;
            }
        }
        Ok(seen)
    }
}

fn charged(asset: &Asset, row: StatementRow, year: Option<FiscalYear>) -> i64 {
    if !row.charges(asset) {
        return 0;
    }
    let own = asset.charges.iter().filter(|(own, _)| year.is_none_or(|year| *own == year));
    own.fold(0, |sum, (_, charge)| sum.saturating_add(*charge))
}
