//! What is taken on other lines: contingency (rule R14) and VAT that is not recovered (rule R06).

use super::allocate::allocate;
use super::line::Part;
use super::lines::{Builder, Frame, NOBODY, Sums};
use super::{Category, ContingencyHow, How, NameId, VatHow, contingency, tax};
use crate::model::{Day, FiscalYear, Money};

impl Builder<'_> {
    /// Contingency on all flagged lines, rounded once, shared out by fiscal year and then by who pays.
    pub(super) fn contingency(&mut self) {
        let currency = self.settings.currency;
        let fixed = self.assumptions.contingency_amount.as_ref().filter(|fixed| fixed.amount.currency == currency);
        let rate = self.assumptions.contingency.filter(|rate| !rate.is_zero() && fixed.is_none());
        let flagged = std::mem::take(&mut self.flagged);
        let weights: Vec<u64> = flagged.iter().map(|year| year.sum.max(0).unsigned_abs()).collect();
        let base = flagged.iter().fold(0_i64, |sum, year| sum.saturating_add(year.sum.max(0)));
        let total = match (fixed, rate) {
            (Some(fixed), _) => fixed.amount.minor,
            (None, Some(rate)) => match contingency::on(base, rate, self.settings.rounding) {
                Ok(total) => total,
                Err(_) => return,
            },
            (None, None) => return,
        };
        let source = fixed.map_or_else(String::new, |fixed| fixed.source.clone());
        let Ok(parts) = allocate(total, &weights) else { return };
        let money = |minor| Money::new(minor, currency);
        for (sums, part) in flagged.iter().zip(parts) {
            let how = How::Contingency(Box::new(ContingencyHow {
                rate,
                source: source.clone(),
                base: money(base),
                total: money(total),
                year_base: money(sums.sum.max(0)),
                part: money(part),
                of: weight(sums),
            }));
            self.overhead(sums, Category::Contingency, part, how);
        }
    }

    /// VAT that is not recovered, computed once for the net sum of each fiscal year and shared out by who pays.
    pub(super) fn vat(&mut self) {
        let Some(rate) = self.settings.vat_rate else { return };
        let recoverable = self.settings.vat_recoverable;
        let rounding = self.settings.rounding;
        let money = |minor| Money::new(minor, self.settings.currency);
        for sums in &std::mem::take(&mut self.nets) {
            let vat = tax::from_net(sums.sum, rate, rounding).map(|taxed| taxed.vat);
            let cost = vat.and_then(|vat| Ok(vat - tax::recoverable(vat, recoverable, rounding)?));
            let Some(cost) = cost.ok().filter(|cost| *cost != 0) else { continue };
            let (net, total) = (money(sums.sum), money(cost));
            let how = How::Vat(Box::new(VatHow { rate, recoverable, net, total, of: weight(sums) }));
            self.overhead(sums, Category::Vat, cost, how);
        }
    }

    /// Lines that belong to no lane: an amount shared out to sites and cost centers, and to capital and running costs, by what they
    /// pay (rule R03).
    fn overhead(&mut self, sums: &Sums, category: Category, amount: i64, how: How) {
        let weights: Vec<u64> = sums.payers.iter().flatten().map(|minor| (*minor).max(0).unsigned_abs()).collect();
        // Without anybody who pays more than nothing the amount stays undivided.
        let Ok(amounts) = allocate(amount, &weights) else {
            let whole = [Part { payer: NOBODY, once: true, weight: 1, amount }];
            let how = self.how(how);
            self.share_out(sums, category, false, how, &whole);
            return;
        };
        let nobody = sums.payers.len() - 1;
        let how = self.how(how);
        // Lines keep the order in which the shares were made, so that others can share out the same amount again.
        for (position, (weight, amount)) in weights.into_iter().zip(amounts).enumerate() {
            if amount == 0 {
                continue;
            }
            let (payer, capex) = (position / 2, position % 2 == 1);
            let payer = if payer == nobody { NOBODY } else { u32::try_from(payer).unwrap_or(NOBODY) };
            self.share_out(sums, category, capex, how, &[Part { payer, once: true, weight, amount }]);
        }
    }

    fn share_out(&mut self, sums: &Sums, category: Category, capex: bool, how: u32, parts: &[Part]) {
        let (year, day): (FiscalYear, Day) = (sums.year, sums.last);
        let frame =
            Frame { day, category, lane: None, product: NameId::NONE, wave: NameId::NONE, capex, flagged: false };
        let sum = parts.iter().fold(0_i64, |sum, part| sum.saturating_add(part.amount));
        self.count(year, category, sum);
        if category != Category::Vat {
            let payers = self.ground.payers.len();
            Sums::of(&mut self.nets, year, day, payers).add(&frame, parts, sum);
        }
        self.add_lines(&frame, year, how, None, parts);
    }
}

fn weight(sums: &Sums) -> u64 {
    let weights = sums.payers.iter().flatten().map(|minor| (*minor).max(0).unsigned_abs());
    weights.fold(0, u64::saturating_add)
}
