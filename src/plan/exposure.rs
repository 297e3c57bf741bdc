//! What staying exposed means: months without support, and certificate events that reach phones still in use.

use super::ground::Ground;
use super::outlook::{EventOutlook, EventRef};
use super::support::State;
use super::timetable::Curves;
use super::trust::Break;
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
    /// Phones in use then that it touches.
    pub devices: u64,
    /// Those of them that drop off, as far as it is known: [`super::trust::BreakLane::left`], of phones in use.
    pub drops: u64,
}

impl Exposure {
    /// All months of a phone without support.
    #[must_use]
    pub fn total_device_months(&self) -> u64 {
        self.device_months.iter().map(|(_, months)| months).sum()
    }

    /// Certificate events times the phones in use that each of them touches: the fewer, the sooner phones leave. The number of
    /// [`Self::breaks`] says less, because one phone that stays is reached by all of them.
    #[must_use]
    pub fn phone_events(&self) -> u64 {
        self.breaks.iter().fold(0, |sum, one| sum.saturating_add(one.devices))
    }

    /// Certificate events that make a phone in use drop off.
    #[must_use]
    pub fn dropping_events(&self) -> usize {
        self.breaks.iter().filter(|one| one.drops > 0).count()
    }

    /// Phones in use that drop off, over all certificate events: a phone counts with every event that makes it do so.
    #[must_use]
    pub fn drop_offs(&self) -> u64 {
        self.breaks.iter().fold(0, |sum, one| sum.saturating_add(one.drops))
    }
}

/// The exposure of a scenario; `breaks` is what the events do to phones.
pub(super) fn exposure(ground: &Ground<'_>, curves: &Curves, events: &[EventOutlook], breaks: &[Break]) -> Exposure {
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
        let in_use = |lane: usize| {
            let curve = curves.lanes.get(lane)?;
            let counts = super::curve::counts_on(curve, event.day);
            Some(counts.iter().sum::<u64>() - counts[State::Replaced.index()])
        };
        let devices = event.lanes.iter().filter_map(|lane| in_use(*lane)).sum();
        if devices > 0 {
            let known = breaks.iter().filter(|one| one.event == index).flat_map(|one| &one.lanes);
            let drops = known.map(|lane| lane.left().min(in_use(lane.lane).unwrap_or(0))).sum();
            all.breaks.push(CertificateBreak { event: index, day: event.day, devices, drops });
        }
    }
    all
}
