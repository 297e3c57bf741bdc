//! What an outlook says in one sentence: headline, devices by action, how the scenarios compare.

use std::cmp::Reverse;

use super::budget::{Missing, PresentValue};
use super::decision::{Action, Plan};
use super::outlook::{Lane, Outlook, QuestionKind};
use super::price::PriceKey;
use super::simulate::Unused;
use super::support::{CurvePoint, State};
use crate::model::{ClassGroup, Day};

/// The finding above the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headline {
    /// Devices without support on the as-of day.
    pub today: u64,
    /// The last day on which a device of today's fleet is without support; `None` if there is none at all from today on, or
    /// if some are still unsupported at the end.
    pub last: Option<Day>,
    /// Devices without support on the last day of the span.
    pub at_end: u64,
    /// That last day.
    pub end: Option<Day>,
}

impl Outlook {
    /// How many devices are without support today, and until when.
    #[must_use]
    pub fn headline(&self) -> Headline {
        let end = self.span.map(|(_, end)| end);
        let at_end = end.map_or(0, |end| self.counts_on(end)[State::Unsupported.index()]);
        let last = if at_end > 0 { None } else { last_day_in(&self.curve, State::Unsupported) };
        let last = last.filter(|last| self.as_of.is_none_or(|today| *last >= today));
        Headline { today: self.today(State::Unsupported), last, at_end, end }
    }

    /// Devices by action, in the order actions are offered; actions without devices are left out.
    #[must_use]
    pub fn by_action(&self) -> Vec<(Action, u64)> {
        let devices = |action| self.lanes.iter().map(|lane| lane.devices_with(action)).sum();
        Action::ALL.into_iter().map(|action| (action, devices(action))).filter(|(_, devices)| *devices > 0).collect()
    }

    /// Devices with a decision.
    #[must_use]
    pub fn decided(&self) -> u64 {
        self.lanes.iter().map(|lane| lane.devices.saturating_sub(lane.devices_with(Action::Undecided))).sum()
    }

    /// All budget lines that belong to a lane, in minor units. Contingency and VAT belong to none.
    #[must_use]
    pub fn lanes_total(&self) -> i64 {
        self.lanes.iter().fold(0, |sum, lane| sum.saturating_add(lane.total))
    }

    /// Devices in a state on a day by lane (its index), most first; lanes without any are left out.
    #[must_use]
    pub fn lanes_in(&self, state: State, day: Day) -> Vec<(usize, u64)> {
        let counts = self.lanes.iter().map(|lane| lane.counts_on(day)[state.index()]);
        let mut lanes: Vec<(usize, u64)> = counts.enumerate().filter(|(_, devices)| *devices > 0).collect();
        lanes.sort_by_key(|(_, devices)| Reverse(*devices));
        lanes
    }

    /// Devices that are replaced or retired by the end of the span.
    #[must_use]
    pub fn replaced_at_end(&self) -> u64 {
        self.span.map_or(0, |(_, end)| self.counts_on(end)[State::Replaced.index()])
    }

    /// The lane with a key and its index.
    #[must_use]
    pub fn lane(&self, key: &str) -> Option<(usize, &Lane)> {
        self.lanes.iter().enumerate().find(|(_, lane)| lane.key == key)
    }

    /// Devices of a class group, and its lanes by index.
    #[must_use]
    pub fn group(&self, group: ClassGroup) -> (u64, Vec<usize>) {
        let lanes = self.lanes.iter().enumerate().filter(|(_, lane)| lane.class.group() == group);
        lanes.fold((0, Vec::new()), |(devices, mut indices), (index, lane)| {
            indices.push(index);
            (devices + lane.devices, indices)
        })
    }

    /// Devices of some lanes by site, largest first.
    #[must_use]
    pub fn sites_of(&self, lanes: &[usize]) -> Vec<(String, u64)> {
        let mut sites: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
        for (site, devices) in
            lanes.iter().filter_map(|index| self.lanes.get(*index)).flat_map(|lane| lane.by_site.iter())
        {
            *sites.entry(site).or_default() += devices;
        }
        let mut sites: Vec<_> = sites.into_iter().map(|(site, devices)| (site.to_owned(), devices)).collect();
        sites.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        sites
    }

    /// Devices by state on a day, over some lanes.
    #[must_use]
    pub fn counts_of(&self, lanes: &[usize], day: Day) -> super::support::Counts {
        let mut sum = [0; 5];
        for lane in lanes.iter().filter_map(|index| self.lanes.get(*index)) {
            for (sum, count) in sum.iter_mut().zip(lane.counts_on(day)) {
                *sum += count;
            }
        }
        sum
    }

    /// What the amounts of this outlook ask a price for: every product bought, then what goes with them.
    #[must_use]
    pub fn price_keys(&self) -> Vec<PriceKey> {
        let bought = self.new_phones.iter().map(|new| new.product.clone());
        let missing = self.budget.missing.iter().filter_map(|missing| match &missing.what {
            Missing::Price(PriceKey::Product(key))
            | Missing::Rate(PriceKey::Product(key), _)
            | Missing::Tax(PriceKey::Product(key)) => Some(key.clone()),
            _ => None,
        });
        let mut products: Vec<String> = bought.chain(missing).collect();
        products.sort();
        products.dedup();
        // An hour of a technician is asked for among the rates.
        let with_them = PriceKey::OTHERS.into_iter().filter(|key| *key != PriceKey::TechnicianHour);
        products.into_iter().map(PriceKey::Product).chain(with_them).collect()
    }

    /// What the payments of this scenario are worth on the day the plan is made (rule R17), whatever day is looked at; `None` without
    /// a discount rate, or for amounts too large.
    #[must_use]
    pub fn present_value(&self, plan: &Plan) -> Option<PresentValue> {
        self.budget.present_value(self.today?, plan.finance.discount_rate?, plan.settings.horizon()).ok()
    }

    /// Ranges that take part in no simulation.
    pub fn unused_ranges(&self) -> impl Iterator<Item = &Unused> {
        self.questions.iter().filter_map(|question| match &question.kind {
            QuestionKind::RangeUnused(unused) => Some(unused),
            _ => None,
        })
    }

    /// The first event on or after the as-of day, by index.
    #[must_use]
    pub fn next_event(&self) -> Option<usize> {
        let today = self.as_of?;
        let coming = self.events.iter().enumerate().filter(|(_, event)| event.day >= today);
        coming.min_by_key(|(_, event)| event.day).map(|(index, _)| index)
    }
}

/// The last day on which some device is in a state; `None` if there is no such day or no end of it.
#[must_use]
pub fn last_day_in(curve: &[CurvePoint], state: State) -> Option<Day> {
    let last = curve.iter().rposition(|point| point.counts[state.index()] > 0)?;
    curve.get(last + 1).map(|end| end.day.plus_days(-1))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn point(year: i32, month: u32, day: u32, unsupported: u64) -> CurvePoint {
        let mut counts = [0; 5];
        counts[State::Unsupported.index()] = unsupported;
        counts[State::Replaced.index()] = 10 - unsupported;
        CurvePoint { day: Day::from_ymd(year, month, day).unwrap(), counts }
    }

    fn outlook(curve: Vec<CurvePoint>) -> Outlook {
        let day = |year| Day::from_ymd(year, 1, 1).unwrap();
        Outlook {
            as_of: Some(day(2026)),
            span: Some((day(2020), day(2031))),
            curve: Arc::new(curve),
            ..Outlook::default()
        }
    }

    #[test]
    fn the_headline_names_the_last_day_without_support() {
        let outlook = outlook(vec![point(2024, 1, 1, 10), point(2027, 4, 5, 10), point(2027, 7, 3, 0)]);
        let headline = outlook.headline();
        assert_eq!(headline.today, 10);
        assert_eq!(headline.last, Day::from_ymd(2027, 7, 2));
        assert_eq!(headline.at_end, 0);
        assert_eq!(outlook.replaced_at_end(), 10);
    }

    #[test]
    fn every_product_bought_or_without_price_is_asked_for_once() {
        let missing = |key: &str| crate::plan::budget::MissingPrice {
            what: Missing::Price(PriceKey::Product(key.to_owned())),
            quantity: 1,
            fiscal_year: crate::model::FiscalYear(2026),
        };
        let mut outlook = outlook(Vec::new());
        Arc::make_mut(&mut outlook.budget).missing = vec![missing("b"), missing("a")];
        let new = |key: &str| crate::plan::outlook::NewPhones {
            product: key.to_owned(),
            devices: 1,
            from: Day::MIN,
            phases: Vec::new(),
        };
        outlook.new_phones = Arc::new(vec![new("b"), new("c")]);
        let keys = outlook.price_keys();
        let products: Vec<_> = ["a", "b", "c"].map(|key| PriceKey::Product(key.to_owned())).to_vec();
        assert_eq!(keys.get(..3), Some(products.as_slice()));
        assert_eq!(keys.len(), 10);
    }

    #[test]
    fn devices_that_stay_unsupported_have_no_last_day() {
        let headline = outlook(vec![point(2024, 1, 1, 10), point(2027, 4, 5, 10), point(2027, 7, 3, 4)]).headline();
        assert_eq!((headline.last, headline.at_end), (None, 4));
    }

    #[test]
    fn what_ended_before_today_is_no_finding() {
        let headline = outlook(vec![point(2022, 1, 1, 10), point(2022, 1, 1, 0)]).headline();
        assert_eq!((headline.today, headline.last, headline.at_end), (0, None, 0));
    }
}
