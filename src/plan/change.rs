//! What a change of the plan does, before it is made: devices, money, deadlines.

use rustc_hash::FxHashMap;

use super::decision::{Action, Decision};
use super::outlook::{Lane, Outlook};
use super::support::State;
use crate::model::{Day, FiscalYear};

/// The difference between two outlooks of one fleet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Change {
    /// Devices whose decision is another one, or has another target.
    pub devices: u64,
    /// Devices by action, before and after, where the two differ.
    pub actions: Vec<(Action, u64, u64)>,
    /// How much the total changes, in minor units.
    pub cost: i64,
    /// How much each fiscal year changes, in minor units; years without a change are left out.
    pub years: Vec<(FiscalYear, i64)>,
    /// True if a price or assumption is missing afterwards, so that `cost` is not the whole truth.
    pub incomplete: bool,
    /// Devices without support at the end of the plan, before and after.
    pub unsupported: (u64, u64),
    /// Devices whose work ends after their last day of support, before and after.
    pub late: (u64, u64),
    /// First and last day of all work afterwards.
    pub work: Option<(Day, Day)>,
}

impl Change {
    /// Compares two outlooks of the same fleet from the same day.
    #[must_use]
    pub fn between(before: &Outlook, after: &Outlook) -> Self {
        let mut years: Vec<FiscalYear> = before.budget.years.iter().chain(&after.budget.years).copied().collect();
        years.sort_unstable();
        years.dedup();
        let delta = |year: FiscalYear| after.budget.year_total(year).saturating_sub(before.budget.year_total(year));
        let devices =
            |outlook: &Outlook, action| outlook.lanes.iter().map(|lane| lane.devices_with(action)).sum::<u64>();
        let counts = Action::ALL.into_iter().map(|action| (action, devices(before, action), devices(after, action)));
        let start = after.waves.iter().map(|wave| wave.start).min();
        let end = after.waves.iter().map(|wave| wave.end).max();
        Self {
            devices: after.lanes.iter().map(|lane| moved(before, after, lane)).sum(),
            actions: counts.filter(|(_, before, after)| before != after).collect(),
            cost: after.budget.total().saturating_sub(before.budget.total()),
            years: years.into_iter().map(|year| (year, delta(year))).filter(|(_, cost)| *cost != 0).collect(),
            incomplete: after.budget.incomplete(None),
            unsupported: (at_end(before), at_end(after)),
            late: (late(before), late(after)),
            work: start.zip(end),
        }
    }

    /// True if nothing changes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.devices == 0 && self.years.is_empty() && self.unsupported.0 == self.unsupported.1
    }
}

/// Devices of a lane that get another decision.
fn moved(before: &Outlook, after: &Outlook, lane: &Lane) -> u64 {
    let Some((_, known)) = before.lane(&lane.key) else { return lane.devices };
    let mut sums: FxHashMap<(&str, Option<&Decision>), i128> = FxHashMap::default();
    for (outlook, lane, sign) in [(before, known, -1), (after, lane, 1)] {
        for part in lane.parts.iter() {
            let site = lane.by_site.get(part.site).map_or("", |(site, _)| site.as_str());
            *sums.entry((site, outlook.decisions.get(part.decision))).or_default() += sign * i128::from(part.devices);
        }
    }
    let gained: i128 = sums.into_values().filter(|devices| *devices > 0).sum();
    u64::try_from(gained).unwrap_or(u64::MAX)
}

fn at_end(outlook: &Outlook) -> u64 {
    // The axis of two outlooks can have different ends; the horizon is the same.
    let end = outlook.span.map(|(_, end)| end);
    end.map_or(0, |end| outlook.counts_on(end)[State::Unsupported.index()])
}

fn late(outlook: &Outlook) -> u64 {
    let late = outlook.waves.iter().filter(|wave| wave.deadline.is_some_and(|deadline| wave.end > deadline));
    late.map(|wave| wave.devices).sum()
}
