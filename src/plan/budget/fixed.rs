//! Cells that the user fixed: one line each makes the calculated amount the fixed one.

use super::lines::{Builder, Frame, NOBODY, Part};
use super::{Category, How, NameId};
use crate::model::Money;
use crate::plan::decision::FixedAmount;

impl Builder<'_> {
    /// Adds the difference between fixed and calculated amounts of some categories. What is reckoned afterwards follows it:
    /// contingency as far as it is taken on most of the cell, and VAT. An amount in another currency than the plan's is none.
    pub(super) fn fix(&mut self, which: impl Fn(Category) -> bool) {
        let currency = self.settings.currency;
        let fixed = &self.ground.inputs.scenario.fixed;
        for cell in fixed.iter().filter(|cell| which(cell.category) && cell.amount.currency == currency) {
            self.fix_cell(cell);
        }
    }

    fn fix_cell(&mut self, cell: &FixedAmount) {
        let FixedAmount { year, category, amount } = *cell;
        let calculated = self.ledger.cell(year, category);
        let Some(difference) = amount.minor.checked_sub(calculated) else { return };
        self.budget.fixed.push((year, category));
        if difference == 0 {
            return;
        }
        // It is spent as the lines of its cell are; what has none is capital expenditure only for devices.
        let mut capex = None;
        let (mut taken, mut all) = (0_u64, 0_u64);
        for (group, sum) in self.budget.lines.in_cell(year, category) {
            capex = capex.or(Some(group.capex));
            all = all.saturating_add(sum.unsigned_abs());
            if self.budget.hows.get(group.how as usize).is_some_and(|how| self.budget.takes_contingency(how)) {
                taken = taken.saturating_add(sum.unsigned_abs());
            }
        }
        let overhead = matches!(category, Category::Contingency | Category::Vat);
        let flagged = !overhead && category != Category::Operations && taken >= all - taken;
        let frame = Frame {
            day: self.settings.fiscal.last_day(year),
            category,
            lane: None,
            product: NameId::NONE,
            wave: NameId::NONE,
            capex: capex.unwrap_or(category == Category::Devices),
            flagged,
            of: None,
        };
        let how = How::Fixed { calculated: Money::new(calculated, amount.currency), amount, flagged };
        self.push(&frame, how, None, &[Part { payer: NOBODY, weight: 1, amount: difference }]);
    }
}
