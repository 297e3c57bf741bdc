//! Devices by week: sharing out, moving, balancing. The total never changes.

use super::{Capacity, WeekDevices};
use crate::model::Day;
use crate::plan::budget::allocate::allocate;
use crate::plan::calendar::{WEEK, monday_of};

/// Weeks a bar has at most; more is a mistake of the input.
pub(super) const LONGEST: usize = 520;

/// Shares a number of devices out by weights (rule R03); evenly where all weights are zero.
#[must_use]
pub fn share(devices: u64, weights: &[u64]) -> Vec<u64> {
    let even = vec![1; weights.len()];
    let total = i64::try_from(devices).unwrap_or(i64::MAX);
    let parts = allocate(total, weights).or_else(|_| allocate(total, &even));
    let parts = parts.unwrap_or_default();
    parts.into_iter().map(|part| u64::try_from(part).unwrap_or(0)).collect()
}

/// The devices of some weeks.
#[must_use]
pub fn total(weeks: &[WeekDevices]) -> u64 {
    weeks.iter().fold(0, |sum, week| sum.saturating_add(week.devices))
}

/// The first `count` weeks from a Monday on in which a site is open.
pub(super) fn open_weeks(capacity: &Capacity, site: &str, from: Day, count: usize) -> Vec<Day> {
    let mut weeks = Vec::with_capacity(count.min(LONGEST));
    let mut monday = from;
    for _ in 0..count.min(LONGEST) {
        monday = capacity.next_open(site, monday);
        weeks.push(monday);
        monday = monday.plus_days(WEEK);
    }
    weeks
}

/// The weeks from `first` to `last`, both Mondays, in which a site is open; the next open one if none is.
pub(super) fn open_between(capacity: &Capacity, site: &str, first: Day, last: Day) -> Vec<Day> {
    let length = usize::try_from(last.days_since(first) / WEEK + 1).unwrap_or(1).min(LONGEST);
    let weeks = (0..length).map(|week| first.plus_days(WEEK * i32::try_from(week).unwrap_or(0)));
    let open: Vec<Day> = weeks.filter(|monday| !capacity.closed(site, *monday)).collect();
    if open.is_empty() { vec![capacity.next_open(site, first)] } else { open }
}

/// What is planned, for the devices there really are, with no week in which the site is closed: such a week and those after
/// it wait until the site is open again.
#[must_use]
pub fn settled(capacity: &Capacity, site: &str, planned: &[WeekDevices], devices: u64) -> Vec<WeekDevices> {
    let mut planned: Vec<WeekDevices> =
        planned.iter().map(|week| WeekDevices { monday: monday_of(week.monday), ..*week }).collect();
    planned.sort_by_key(|week| week.monday);
    planned.truncate(LONGEST);
    let counts = if total(&planned) == devices {
        planned.iter().map(|week| week.devices).collect()
    } else {
        share(devices, &planned.iter().map(|week| week.devices).collect::<Vec<_>>())
    };
    let mut free = Day::MIN;
    let mut weeks = Vec::with_capacity(planned.len());
    for (week, devices) in planned.iter().zip(counts).filter(|(_, devices)| *devices > 0) {
        let monday = capacity.next_open(site, week.monday.max(free));
        free = monday.plus_days(WEEK);
        weeks.push(WeekDevices { monday, devices });
    }
    weeks
}

/// Bars: runs of weeks without an open week between them. Closed weeks do not end a bar.
#[must_use]
pub fn runs(capacity: &Capacity, site: &str, weeks: &[WeekDevices]) -> Vec<Vec<WeekDevices>> {
    let mut runs: Vec<Vec<WeekDevices>> = Vec::new();
    for week in weeks {
        match runs.last_mut() {
            Some(run)
                if run
                    .last()
                    .is_some_and(|last| capacity.next_open(site, last.monday.plus_days(WEEK)) == week.monday) =>
            {
                run.push(*week);
            }
            _ => runs.push(vec![*week]),
        }
    }
    runs
}

/// The same counts from another Monday on, over the weeks in which the site is open.
#[must_use]
pub fn moved(capacity: &Capacity, site: &str, run: &[WeekDevices], to: Day) -> Vec<WeekDevices> {
    let weeks = open_weeks(capacity, site, to, run.len());
    weeks.into_iter().zip(run).map(|(monday, week)| WeekDevices { monday, ..*week }).collect()
}

/// The same total, evenly over the open weeks between two Mondays.
#[must_use]
pub fn stretched(capacity: &Capacity, site: &str, run: &[WeekDevices], first: Day, last: Day) -> Vec<WeekDevices> {
    let devices = total(run);
    let mut weeks = open_between(capacity, site, first, last.max(first));
    // No week without a device: a bar is not longer than its devices.
    weeks.truncate(usize::try_from(devices).unwrap_or(usize::MAX).max(1));
    let parts = share(devices, &vec![1; weeks.len()]);
    weeks.into_iter().zip(parts).map(|(monday, devices)| WeekDevices { monday, devices }).collect()
}

/// One week of a run set to a number; the other weeks balance in proportion. A run of one week gets a second one for the rest.
#[must_use]
pub fn with_week(capacity: &Capacity, site: &str, run: &[WeekDevices], monday: Day, devices: u64) -> Vec<WeekDevices> {
    let all = total(run);
    let devices = devices.min(all);
    let mut weeks = run.to_vec();
    if weeks.iter().all(|week| week.monday == monday)
        && let Some(last) = weeks.last()
    {
        weeks.push(WeekDevices { monday: capacity.next_open(site, last.monday.plus_days(WEEK)), devices: 0 });
    }
    let others: Vec<u64> = weeks.iter().filter(|week| week.monday != monday).map(|week| week.devices).collect();
    let mut parts = share(all - devices, &others).into_iter();
    for week in &mut weeks {
        week.devices = if week.monday == monday { devices } else { parts.next().unwrap_or(0) };
    }
    weeks.retain(|week| week.devices > 0);
    weeks
}

/// Two lists of weeks as one, devices of the same week added.
#[must_use]
pub fn joined(one: &[WeekDevices], other: &[WeekDevices]) -> Vec<WeekDevices> {
    let mut weeks = one.to_vec();
    for week in other {
        match weeks.iter_mut().find(|known| known.monday == week.monday) {
            Some(known) => known.devices += week.devices,
            None => weeks.push(*week),
        }
    }
    weeks.sort_by_key(|week| week.monday);
    weeks.retain(|week| week.devices > 0);
    weeks
}
