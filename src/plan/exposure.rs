//! What staying exposed means: months without support, and certificate events that reach phones still in use.

use super::ground::Ground;
use super::outlook::{EventOutlook, EventRef};
use super::support::State;
use super::timetable::Curves;
use crate::model::{Day, FiscalYear};

/// How long and how hard a scenario leaves phones without support. What it costs is in the budget, category
/// [`super::Category::Operations`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// Months of a phone without support by fiscal year, from the as-of day to the end of the horizon: phones that are so on the
    /// first day of every month.
    pub device_months: Vec<(FiscalYear, u64)>,
    /// Certificate events in that time that reach phones which are neither replaced nor retired by then.
    pub breaks: Vec<CertificateBreak>,
    /// The most phones that are without support at once in that time.
    pub peak: u64,
}

/// A certificate event that reaches phones still in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CertificateBreak {
    /// Position in the events of the outlook.
    pub event: usize,
    /// The day.
    pub day: Day,
    /// Phones in use then.
    pub devices: u64,
}

impl Exposure {
    /// All months of a phone without support.
    #[must_use]
    pub fn total_device_months(&self) -> u64 {
        self.device_months.iter().map(|(_, months)| months).sum()
    }
}

/// The exposure of a scenario.
pub(super) fn exposure(ground: &Ground<'_>, curves: &Curves, events: &[EventOutlook]) -> Exposure {
    let (from, to) = (ground.inputs.as_of, ground.horizon_end());
    let mut all = Exposure::default();
    let unsupported = |counts: &super::support::Counts| counts[State::Unsupported.index()];
    let later =
        curves.total.iter().filter(|point| point.day > from && point.day <= to).map(|point| unsupported(&point.counts));
    all.peak = later.chain([unsupported(&super::curve::counts_on(&curves.total, from))]).max().unwrap_or(0);
    for (year, _, months) in curves.unsupported.iter().flatten() {
        match all.device_months.iter_mut().find(|(known, _)| known == year) {
            Some((_, sum)) => *sum += months,
            None => all.device_months.push((*year, *months)),
        }
    }
    all.device_months.sort_unstable();
    let coming = events
        .iter()
        .enumerate()
        .filter(|(_, event)| matches!(event.event, EventRef::Certificate(_)) && event.day >= from && event.day <= to);
    for (index, event) in coming {
        let in_use = |lane: &usize| {
            let counts = super::curve::counts_on(curves.lanes.get(*lane)?, event.day);
            Some(counts.iter().sum::<u64>() - counts[State::Replaced.index()])
        };
        let devices = event.lanes.iter().filter_map(in_use).sum();
        if devices > 0 {
            all.breaks.push(CertificateBreak { event: index, day: event.day, devices });
        }
    }
    all
}
