//! What is taken on other lines: contingency (rule R14) and VAT that is not recovered (rule R06).

use rust_decimal::Decimal;

use super::allocate::allocate;
use super::line::{self, By};
use super::lines::{Builder, Frame, NOBODY, Part, sum};
use super::sums::Sums;
use super::{Category, ContingencyHow, How, NameId, VatByLineHow, VatHow, contingency, tax};
use crate::model::{Day, FiscalYear, Money};
use crate::plan::decision::VatMode;
use crate::plan::units::Payer;

impl Builder<'_> {
    /// Contingency on all flagged lines, rounded once, shared out by fiscal year and then by who pays.
    pub(super) fn contingency(&mut self) {
        let currency = self.settings.currency;
        let fixed = self.assumptions.contingency_amount.as_ref().filter(|fixed| fixed.amount.currency == currency);
        let rate = self.assumptions.contingency.filter(|rate| !rate.is_zero() && fixed.is_none());
        let flagged = self.ledger.take_flagged();
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
        let money = |minor| Money::new(minor, self.settings.currency);
        for sums in &self.ledger.take_nets() {
            if self.settings.vat_mode == VatMode::Line {
                self.vat_by_line(sums, rate);
                continue;
            }
            let Some(cost) = tax::cost(sums.sum, self.settings).ok().filter(|cost| *cost != 0) else { continue };
            let (net, total) = (money(sums.sum), money(cost));
            let how = How::Vat(Box::new(VatHow { rate, recoverable, net, total, of: weight(sums) }));
            self.overhead(sums, Category::Vat, cost, how);
        }
    }

    /// VAT of a fiscal year that was reckoned with every line: one line each for who pays.
    fn vat_by_line(&mut self, sums: &Sums, rate: Decimal) {
        let (recoverable, currency) = (self.settings.vat_recoverable, self.settings.currency);
        let nobody = sums.payers.len() - 1;
        // Who has no name reads as nobody; both are one.
        let nameless = self.nameless();
        for payer in (0..=nobody).filter(|payer| Some(*payer) != nameless) {
            let also = nameless.filter(|_| payer == nobody);
            for capex in [false, true] {
                let (mut net, mut lines, mut amount) = (0_i64, 0, 0_i64);
                for payer in [Some(payer), also].into_iter().flatten() {
                    let kind = usize::from(capex);
                    let own = sums.taxed.get(payer).map_or((0, 0), |taxed| taxed[kind]);
                    net = net.saturating_add(sums.payers.get(payer).map_or(0, |nets| nets[kind]));
                    lines += own.0;
                    amount = amount.saturating_add(own.1);
                }
                if amount == 0 {
                    continue;
                }
                let net = Money::new(net, currency);
                let how = self.how(How::VatByLine(Box::new(VatByLineHow { rate, recoverable, lines, net })));
                let payer = if payer == nobody { NOBODY } else { u32::try_from(payer).unwrap_or(NOBODY) };
                let part = Part { payer, weight: 1, amount };
                self.share_out(sums, Category::Vat, capex, how, &[part]);
            }
        }
    }

    /// The payer whose site and cost center are not known, by position.
    fn nameless(&self) -> Option<usize> {
        let names = &self.budget.names;
        let empty = |list: &[String], at: u32| list.get(at as usize).is_some_and(String::is_empty);
        let nameless = |payer: &Payer| empty(&names.sites, payer.site) && empty(&names.cost_centers, payer.cost_center);
        self.ground.payers.iter().position(nameless)
    }

    /// Lines that belong to no lane: an amount shared out to sites and cost centers, and to capital and running costs, by what they
    /// pay (rule R03).
    fn overhead(&mut self, sums: &Sums, category: Category, amount: i64, how: How) {
        let weights: Vec<u64> = sums.payers.iter().flatten().map(|minor| (*minor).max(0).unsigned_abs()).collect();
        // Without anybody who pays more than nothing the amount stays undivided.
        let Ok(amounts) = allocate(amount, &weights) else {
            let whole = [Part { payer: NOBODY, weight: 1, amount }];
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
            self.share_out(sums, category, capex, how, &[Part { payer, weight, amount }]);
        }
    }

    fn share_out(&mut self, sums: &Sums, category: Category, capex: bool, how: u32, parts: &[Part]) {
        let (year, day): (FiscalYear, Day) = (sums.year, sums.last);
        let own = parts.iter().map(|part| line::Share::of(part.payer, part.weight));
        let head = self.budget.lines.head(None, NameId::NONE, NameId::NONE, own);
        let frame = Frame {
            day,
            category,
            lane: None,
            product: NameId::NONE,
            wave: NameId::NONE,
            capex,
            flagged: false,
            of: Some((head, By::Once)),
        };
        let sum = sum(parts);
        let payers = self.ground.payers.len();
        let of_year = self.ledger.of(year);
        of_year.count(category, sum);
        if category != Category::Vat {
            of_year.add(&frame, parts, sum, payers, self.settings);
        }
        self.add_lines(&frame, year, how, None, (parts, sum));
    }
}

fn weight(sums: &Sums) -> u64 {
    let weights = sums.payers.iter().flatten().map(|minor| (*minor).max(0).unsigned_abs());
    weights.fold(0, u64::saturating_add)
}
