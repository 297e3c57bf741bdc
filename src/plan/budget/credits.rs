//! Trade-in credits of a wave (rule R05).

use super::allocate::allocate;
use super::lines::{Builder, Frame, Part, Share};
use super::trade_in::{Program, Reason};
use super::{Category, Hint, How, Missing, NameId, exchange::Quote};
use crate::model::{Day, Money};
use crate::plan::decision::{Selector, WorkKind};
use crate::plan::finance::TradeIn;
use crate::plan::price::PriceKey;

impl Builder<'_> {
    /// The credits for the phones a wave buys, by program in the order of the plan. Each old device counts once over all programs.
    pub(super) fn trade_ins(&mut self, day: Day, wave: NameId, shares: &[Share]) {
        let plan = self.ground.inputs.plan;
        let mut left: Vec<u64> =
            shares.iter().map(|share| if share.item.work == WorkKind::Swap { share.own.devices } else { 0 }).collect();
        for (index, program) in plan.finance.trade_ins.iter().enumerate() {
            let bought = |share: &&Share| share.item.work == WorkKind::Swap && self.buys(program, share);
            let new: u64 = shares.iter().filter(bought).map(|share| share.own.devices).sum();
            let takes = |(share, left): (&Share, &u64)| if self.takes(&program.old, share) { *left } else { 0 };
            let old: Vec<u64> = shares.iter().zip(&left).map(takes).collect();
            let handed_in: u64 = old.iter().sum();
            if new == 0 || handed_in == 0 {
                continue;
            }
            let Some(per_unit) = self.in_plan(program) else {
                let key = PriceKey::Product(program.name.clone());
                self.miss(Missing::Rate(key, program.per_unit.currency), handed_in, day);
                continue;
            };
            let cap = self.caps.get(index).copied().flatten();
            let terms = Program {
                from: program.from,
                to: program.to,
                minimum: program.minimum,
                per_unit,
                cap,
                claim_days: program.claim_days,
                pay_days: program.pay_days,
            };
            let Ok(credit) = terms.credit(day, new, handed_in) else { continue };
            let (Some(claim_by), Some(cash_by)) = (credit.claim_by, credit.cash_by) else {
                if let Reason::OutsideWindow | Reason::BelowMinimum = credit.reason {
                    let (program, reason) = (program.name.clone(), credit.reason);
                    self.budget.hints.push(Hint::NoTradeIn { program, reason, wave, devices: handed_in });
                }
                continue;
            };
            let units = new.min(handed_in).min(cap.unwrap_or(u64::MAX));
            if let Some(cap) = self.caps.get_mut(index).and_then(Option::as_mut) {
                *cap -= units;
            }
            let Ok(units) = allocate(i64::try_from(units).unwrap_or(i64::MAX), &old) else { continue };
            let (program, source) = (program.name.clone(), program.source.clone());
            let how = How::TradeIn { program, source, per_unit, claim_by, cash_by };
            self.credit(day, wave, &how, shares, &units, &mut left);
        }
    }

    fn credit(&mut self, day: Day, wave: NameId, how: &How, shares: &[Share], units: &[i64], left: &mut [u64]) {
        let How::TradeIn { per_unit, .. } = how else { return };
        let unit = Money::new(-per_unit.minor, per_unit.currency);
        let credited = shares.iter().zip(units).zip(left).filter(|((_, units), _)| **units > 0);
        let lines: Vec<(usize, Part)> = credited
            .filter_map(|((share, units), left)| {
                let quantity = units.unsigned_abs();
                *left = left.saturating_sub(quantity);
                let amount = unit.times(quantity).ok()?.minor;
                Some((share.item.lane, Part { payer: share.own.payer, weight: quantity, amount }))
            })
            .collect();
        let place = self.budget.lines.add_unit(unit);
        for (lane, part) in lines {
            let frame = Frame {
                day,
                category: Category::TradeIn,
                lane: Some(lane),
                product: NameId::NONE,
                wave,
                // The credit is what the old device brings, not a lower cost of the new one (rule R19).
                capex: false,
                flagged: true,
                of: None,
            };
            self.push(&frame, how.clone(), Some(place), &[part]);
        }
    }

    fn buys(&self, program: &TradeIn, share: &Share) -> bool {
        let product = share.item.product.position().and_then(|at| self.budget.names.products.get(at));
        program.products.is_empty() || product.is_some_and(|key| program.products.contains(key))
    }

    fn takes(&self, old: &Selector, share: &Share) -> bool {
        let (lane, ground) = (share.item.lane, self.ground);
        let key = ground.inputs.cohorts.lanes.get(lane).map(|lane| lane.key.as_str());
        let site = ground.payers.get(share.own.payer as usize).map(|payer| ground.site_name(payer.site as usize));
        old.lane.as_deref().is_none_or(|wanted| key == Some(wanted))
            && old.class.is_none_or(|class| class == ground.class(lane))
            && old.site.as_deref().is_none_or(|wanted| site == Some(wanted))
    }

    /// The credit for one unit in the plan's currency.
    fn in_plan(&self, program: &TradeIn) -> Option<Money> {
        let (unit, plan) = (program.per_unit, self.settings.currency);
        if unit.currency == plan {
            return Some(unit);
        }
        let rate = self.ground.inputs.plan.finance.rates.get(&unit.currency)?.quote;
        let quote = Quote { rate, foreign_exponent: unit.currency.exponent(), plan_exponent: plan.exponent() };
        quote.to_plan(unit.minor, self.settings.rounding).ok().map(|minor| Money::new(minor, plan))
    }
}
