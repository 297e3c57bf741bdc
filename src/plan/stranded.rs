//! Book value of devices that are given up before the end of their useful life (rule R19).

use super::budget::depreciation::accumulated;
use super::budget::exchange::Quote;
use super::ground::Ground;
use super::outlook::Outlook;
use super::schedule::Scheduled;
use super::units::{Lot, month_number};
use super::work::Job;
use crate::model::{Day, FiscalYear, Money};
use crate::plan::decision::WorkKind;

/// Devices of one lane that a fiscal year gives up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stranded {
    /// The fiscal year in which they are swapped or taken away.
    pub year: FiscalYear,
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// Devices with a purchase date and price.
    pub devices: u64,
    /// Devices whose purchase date or price is not known, or is in a currency without a plan rate.
    pub unknown: u64,
    /// What the known ones cost.
    pub cost: Money,
    /// What is left of that on the books on the day they go.
    pub book_value: Money,
}

impl Outlook {
    /// What a fiscal year gives up (`None`: all years), the largest book value first.
    #[must_use]
    pub fn given_up(&self, year: Option<FiscalYear>) -> Vec<&Stranded> {
        let all = self.stranded.iter().flatten().filter(|own| year.is_none_or(|year| own.year == year));
        let mut list: Vec<&Stranded> = all.collect();
        list.sort_by_key(|own| std::cmp::Reverse(own.book_value.minor));
        list
    }
}

/// The book value of everything a scenario gives up, by fiscal year and lane. `None` while the useful life of the devices already
/// owned is not set. Devices bought in the same month count as one asset.
pub(super) fn stranded(
    ground: &Ground<'_>,
    jobs: &[Job],
    waves: &[Scheduled],
    wave_of: &[usize],
) -> Option<Vec<Stranded>> {
    let life = u32::from(ground.inputs.plan.finance.old_life_months?);
    let settings = &ground.inputs.plan.settings;
    let mut list: Vec<Stranded> = Vec::new();
    for (job, wave) in jobs.iter().zip(wave_of) {
        if !matches!(job.work, WorkKind::Swap | WorkKind::SoftphoneSetup) {
            continue;
        }
        let (Some(wave), Some(unit)) = (waves.get(*wave), ground.units.get(job.unit)) else { continue };
        let (year, lane, day) = (wave.fiscal_year, unit.lane, wave.end);
        let position = list.iter().position(|known| (known.year, known.lane) == (year, lane)).unwrap_or_else(|| {
            let none = Money::zero(settings.currency);
            list.push(Stranded { year, lane, devices: 0, unknown: 0, cost: none, book_value: none });
            list.len() - 1
        });
        let Some(sum) = list.get_mut(position) else { continue };
        let mut known = 0;
        for lot in ground.all.lots_of(unit) {
            let Some(cost) = in_plan(ground, lot.cost) else { continue };
            known += lot.devices;
            sum.devices += lot.devices;
            sum.cost.minor = sum.cost.minor.saturating_add(cost);
            sum.book_value.minor = sum.book_value.minor.saturating_add(book_value(ground, lot, cost, life, day));
        }
        sum.unknown += unit.devices.saturating_sub(known);
    }
    list.sort_by_key(|stranded| (stranded.year, stranded.lane));
    Some(list)
}

/// What is left of a purchase on a day: the month of purchase counts in full, the month of the swap not at all.
fn book_value(ground: &Ground<'_>, lot: &Lot, cost: i64, life: u32, day: Day) -> i64 {
    let age = u32::try_from(month_number(day) - lot.month).unwrap_or(0);
    let written_off = accumulated(cost, age, life, ground.inputs.plan.settings.rounding);
    written_off.map_or(0, |written_off| cost - written_off)
}

fn in_plan(ground: &Ground<'_>, cost: Money) -> Option<i64> {
    let settings = &ground.inputs.plan.settings;
    if cost.currency == settings.currency {
        return Some(cost.minor);
    }
    let rate = ground.inputs.plan.finance.rates.get(&cost.currency)?.quote;
    let (foreign_exponent, plan_exponent) = (cost.currency.exponent(), settings.currency.exponent());
    Quote { rate, foreign_exponent, plan_exponent }.to_plan(cost.minor, settings.rounding).ok()
}
