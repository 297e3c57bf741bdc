//! What phones without support cost while they stay: failures, and extra support.

use rust_decimal::Decimal;

use super::line::Part;
use super::lines::{Builder, Frame, NOBODY};
use super::{Category, How, Missing, NameId, labor};
use crate::model::{Day, FiscalYear, Money, MoneyError};
use crate::plan::curve::counts_on;
use crate::plan::decision::{PriceKey, Rounding};
use crate::plan::support::{CurvePoint, State};

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

/// Months in which devices are without support, from a day to another, by fiscal year: devices that are so on the first day of
/// every month, in the first month on `from`. Each year comes with the last of these days.
#[must_use]
pub fn device_months(
    calendar: crate::model::FiscalCalendar,
    curve: &[CurvePoint],
    from: Day,
    to: Day,
) -> Vec<(FiscalYear, Day, u64)> {
    let mut years: Vec<(FiscalYear, Day, u64)> = Vec::new();
    let mut day = from;
    let mut month = from.month_start();
    while day <= to {
        let devices = counts_on(curve, day)[State::Unsupported.index()];
        let year = calendar.year_of(day);
        match years.last_mut().filter(|(known, ..)| *known == year) {
            Some((_, last, months)) => {
                *last = day;
                *months += devices;
            }
            None => years.push((year, day, devices)),
        }
        month = month.plus_months(1);
        if month <= day {
            break;
        }
        day = month;
    }
    years
}

impl Builder<'_> {
    /// Failures and extra support of phones without support, by lane and fiscal year. They belong to no site: where phones stay
    /// longest changes with every wave.
    pub(super) fn running(&mut self, curves: &[&[CurvePoint]]) {
        let (rate, minutes) = (self.assumptions.failures_per_year, self.assumptions.support_minutes);
        let ground = self.ground;
        let (from, to) = (ground.inputs.as_of, ground.horizon_end());
        for (lane, curve) in curves.iter().enumerate() {
            if !curve.iter().any(|point| point.counts[State::Unsupported.index()] > 0) {
                continue;
            }
            let left = counts_on(curve, to)[State::Unsupported.index()];
            if left > 0 && (rate.is_none() || minutes.is_none()) {
                self.miss(Missing::Running, left, from);
            }
            let years = device_months(self.settings.fiscal, curve, from, to);
            for (_, day, months) in years.into_iter().filter(|(.., months)| *months > 0) {
                self.exposed(lane, day, months, rate, minutes);
            }
        }
    }

    fn exposed(&mut self, lane: usize, day: Day, months: u64, rate: Option<Decimal>, minutes: Option<Decimal>) {
        self.budget.device_months += months;
        let frame = Frame {
            day,
            category: Category::Operations,
            lane: Some(lane),
            product: NameId::NONE,
            wave: NameId::NONE,
            capex: false,
            flagged: false,
        };
        let part = |amount: Money| [Part { payer: NOBODY, once: false, weight: months, amount: amount.minor }];
        let (currency, rounding) = (self.settings.currency, self.settings.rounding);
        if let Some(rate) = rate.filter(|rate| !rate.is_zero())
            && let Some(price) = self.fixed(&PriceKey::Failure, day, months, true)
            && let Some(each) = self.budget.prices.get(price as usize)
        {
            let amount = failures(each.unit, rate, months, rounding);
            match amount.and_then(|amount| each.to_plan(amount, currency, rounding)) {
                Ok(amount) => {
                    self.push(&frame, How::Failures { price, rate, device_months: months }, None, &part(amount));
                }
                Err(_) => self.miss(Missing::Price(PriceKey::Failure), months, day),
            }
        }
        if let Some(minutes) = minutes.filter(|minutes| !minutes.is_zero())
            && let Some(price) = self.fixed(&PriceKey::TechnicianHour, day, months, true)
            && let Some(hour) = self.budget.prices.get(price as usize)
        {
            let amount = labor::cost(hour.unit, minutes, months, rounding);
            match amount.and_then(|amount| hour.to_plan(amount, currency, rounding)) {
                Ok(amount) => {
                    self.push(&frame, How::Support { price, minutes, device_months: months }, None, &part(amount));
                }
                Err(_) => self.miss(Missing::Price(PriceKey::TechnicianHour), months, day),
            }
        }
    }
}
