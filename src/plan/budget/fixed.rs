//! Cells that the user fixed: one line each makes the calculated amount the fixed one.

use super::{Budget, BudgetLine, Category, How, NameId};
use crate::model::{FiscalCalendar, Money};
use crate::plan::decision::FixedAmount;

/// Adds the difference between fixed and calculated amounts. Contingency and VAT are reckoned before it and stay as they are, so
/// that a fixed cell changes nothing but itself and the sums.
pub(super) fn apply(budget: &mut Budget, fixed: &[FixedAmount], calendar: FiscalCalendar) {
    for cell in fixed {
        let calculated = budget.cell(cell.year, cell.category);
        let Some(difference) = cell.amount.minor.checked_sub(calculated).filter(|difference| *difference != 0) else {
            continue;
        };
        let how = u32::try_from(budget.hows.len()).unwrap_or(u32::MAX);
        let currency = cell.amount.currency;
        budget.hows.push(How::Fixed { calculated: Money::new(calculated, currency), amount: cell.amount });
        let own = |line: &&BudgetLine| line.fiscal_year == cell.year && line.category == cell.category;
        // It is spent as the lines of its cell are; what has none is capital expenditure only for devices.
        let capex = budget.lines.iter().find(own).map_or(cell.category == Category::Devices, |line| line.capex);
        budget.lines.push(BudgetLine {
            day: calendar.last_day(cell.year),
            fiscal_year: cell.year,
            category: cell.category,
            lane: None,
            class: None,
            site: NameId::NONE,
            cost_center: NameId::NONE,
            product: NameId::NONE,
            wave: NameId::NONE,
            quantity: 1,
            weight: 1,
            unit: None,
            amount: Money::new(difference, currency),
            capex,
            how,
        });
        budget.cells.insert((cell.year, cell.category), cell.amount.minor);
        if let Err(position) = budget.years.binary_search(&cell.year) {
            budget.years.insert(position, cell.year);
        }
    }
}
