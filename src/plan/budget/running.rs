//! What phones without support cost while they stay: failures, and extra support.

use std::ops::Deref;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::allocate::allocate;
use super::lines::{Builder, Frame, NOBODY, Part};
use super::{Category, How, Missing, NameId, labor};
use crate::model::{Day, FiscalYear, Money, MoneyError};
use crate::plan::curve::{Track, counts_on};
use crate::plan::decision::Rounding;
use crate::plan::price::PriceKey;
use crate::plan::support::State;
use crate::plan::timetable::{Curves, months};
use crate::plan::units::Unit;

/// What failures cost: share a year × device-months / 12 × cost of one, rounded once.
///
/// # Errors
/// [`MoneyError::Overflow`] beyond 64 bits.
pub fn failures(each: Money, rate: Decimal, device_months: u64, rounding: Rounding) -> Result<Money, MoneyError> {
    let exact = Decimal::from(each.minor)
        .checked_mul(rate)
        .and_then(|exact| exact.checked_mul(Decimal::from(device_months)))
        .and_then(|exact| exact.checked_div(Decimal::from(12)))
        .ok_or(MoneyError::Overflow)?;
    Ok(Money::new(rounding.minor(exact)?, each.currency))
}

/// Who pays for the months of a lane without support, in parts of a device: by fiscal year and payer, in this order.
type Stays = Vec<(FiscalYear, u32, u64)>;

/// Months without support of some units, by who pays for their devices.
struct Payers<'a> {
    days: &'a [Day],
    /// The fiscal year of every day.
    years: Vec<FiscalYear>,
}

impl Payers<'_> {
    /// The stays of the units of a lane with their tracks.
    fn of<'u, 't, 'l: 't>(&self, units: impl Iterator<Item = (&'u Unit, &'t Track<'l>)>) -> Stays {
        let mut list: Stays = Vec::new();
        for (unit, track) in units {
            let mut found: Vec<(FiscalYear, u64)> = Vec::new();
            track.unsupported(self.days, |day, part| {
                let Some(year) = self.years.get(day).copied() else { return };
                match found.last_mut().filter(|(known, _)| *known == year) {
                    Some((_, sum)) => *sum += part,
                    None => found.push((year, part)),
                }
            });
            for (year, part) in found {
                list.extend(unit.parts.iter().map(|own| (year, own.payer, part.saturating_mul(own.devices))));
            }
        }
        list.sort_unstable_by_key(|(year, payer, _)| (*year, *payer));
        list.dedup_by(|next, known| {
            let same = (next.0, next.1) == (known.0, known.1);
            if same {
                known.2 = known.2.saturating_add(next.2);
            }
            same
        });
        list
    }
}

/// The device-months of a year by who pays for the devices: what the lane has of them, shared out by how long whose devices
/// stay (rule R03). Nobody's where no device is known that stays.
fn shared(stays: &[(FiscalYear, u32, u64)], year: FiscalYear, months: u64) -> Vec<(u32, u64)> {
    let own = || stays.iter().filter(|(known, ..)| *known == year);
    let weights: Vec<u64> = own().map(|(.., weight)| *weight).collect();
    let Ok(parts) = allocate(i64::try_from(months).unwrap_or(i64::MAX), &weights) else {
        return vec![(NOBODY, months)];
    };
    let parts = own().zip(parts).map(|((_, payer, _), months)| (*payer, months.unsigned_abs()));
    parts.filter(|(_, months)| *months > 0).collect()
}

impl Builder<'_> {
    /// Failures and extra support of phones without support, by lane, fiscal year and who pays for the phones. `tracks` are what
    /// the units of the ground go through.
    pub(super) fn running(
        &mut self,
        curves: &dyn Deref<Target = Arc<Curves>>,
        tracks: &dyn Deref<Target = Vec<Track<'_>>>,
    ) {
        let (rate, minutes) = (self.assumptions.failures_per_year, self.assumptions.support_minutes);
        let costs = [rate, minutes].into_iter().flatten().any(|value| !value.is_zero());
        let ground = self.ground;
        let (from, to) = (ground.inputs.as_of, ground.horizon_end());
        let (years, days): (Vec<FiscalYear>, Vec<Day>) = months(ground).into_iter().unzip();
        let payers = Payers { days: &days, years };
        for (lane, (curve, years)) in curves.lanes.iter().zip(&curves.unsupported).enumerate() {
            if years.is_empty() {
                continue;
            }
            let left = counts_on(curve, to)[State::Unsupported.index()];
            if left > 0 && (rate.is_none() || minutes.is_none()) {
                self.miss(Missing::Running, left, from);
            }
            let stays = if costs {
                payers.of(ground.units_of(lane).filter_map(|(at, unit)| Some((unit, tracks.get(at)?))))
            } else {
                Stays::new()
            };
            for (year, day, months) in years.iter().copied().filter(|(.., months)| *months > 0) {
                self.budget.device_months += months;
                if costs {
                    self.exposed(lane, day, &shared(&stays, year, months), rate, minutes);
                }
            }
        }
    }

    /// What the device-months of a lane and year cost, each of the payers by theirs.
    fn exposed(
        &mut self,
        lane: usize,
        day: Day,
        stays: &[(u32, u64)],
        rate: Option<Decimal>,
        minutes: Option<Decimal>,
    ) {
        let months: u64 = stays.iter().map(|(_, months)| months).sum();
        let frame = Frame {
            day,
            category: Category::Operations,
            lane: Some(lane),
            product: NameId::NONE,
            wave: NameId::NONE,
            capex: false,
            flagged: false,
            of: None,
        };
        let weights: Vec<u64> = stays.iter().map(|(_, months)| *months).collect();
        let parts = |amount: Money| -> Option<Vec<Part>> {
            let amounts = allocate(amount.minor, &weights).ok()?;
            let part = |((payer, weight), amount): (&(u32, u64), i64)| Part { payer: *payer, weight: *weight, amount };
            Some(stays.iter().zip(amounts).map(part).collect())
        };
        let (currency, rounding) = (self.settings.currency, self.settings.rounding);
        if let Some(rate) = rate.filter(|rate| !rate.is_zero())
            && let Some(price) = self.fixed(&PriceKey::Failure, day, months, true)
            && let Some(each) = self.budget.prices.get(price as usize)
        {
            let total = failures(each.unit, rate, months, rounding);
            let total = total.and_then(|total| each.to_plan(total, currency, rounding)).ok();
            match total.and_then(|total| Some((total, parts(total)?))) {
                Some((total, parts)) => {
                    self.push(&frame, How::Failures { price, rate, device_months: months, total }, None, &parts);
                }
                None => self.miss(Missing::Price(PriceKey::Failure), months, day),
            }
        }
        if let Some(minutes) = minutes.filter(|minutes| !minutes.is_zero())
            && let Some(price) = self.fixed(&PriceKey::TechnicianHour, day, months, true)
            && let Some(hour) = self.budget.prices.get(price as usize)
        {
            let total = labor::cost(hour.unit, minutes, months, rounding);
            let total = total.and_then(|total| hour.to_plan(total, currency, rounding)).ok();
            match total.and_then(|total| Some((total, parts(total)?))) {
                Some((total, parts)) => {
                    self.push(&frame, How::Support { price, minutes, device_months: months, total }, None, &parts);
                }
                None => self.miss(Missing::Price(PriceKey::TechnicianHour), months, day),
            }
        }
    }
}
