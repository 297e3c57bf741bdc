//! Moving the work on some devices into another wave, as opposed to moving the bars of a site.

use super::weeks::{joined, open_between, share, total};
use super::{Board, Capacity, Cell, WaveWork, WeekDevices};
use crate::model::Day;
use crate::plan::outlook::Outlook;
use crate::plan::waves::WaveOutlook;

impl Board<'_> {
    /// Moves the work on a lane into a wave, at one site or at all of them; an index beyond the last makes a new one. In an
    /// existing wave it takes the weeks of that wave, in a new one it keeps its own. Where the lane is worked on more than once
    /// only the work of [`sources`] moves. Returns the devices moved.
    pub fn lane_to_wave(&mut self, outlook: &Outlook, lane: usize, site: Option<&str>, wave: usize) -> u64 {
        let Some(key) = outlook.lanes.get(lane).map(|lane| lane.key.clone()) else { return 0 };
        let from = sources(outlook, lane, site, wave);
        if from.is_empty() {
            return 0;
        }
        let existing = wave < outlook.waves.len();
        let wave = self.wave_or_new(wave);
        let mut devices = 0_u64;
        for index in from {
            for part in outlook.waves.get(index).map(|wave| wave.parts.as_slice()).unwrap_or_default() {
                let own = part.items.iter().filter(|item| item.lane == lane).map(|item| item.devices).sum();
                if own == 0 || site.is_some_and(|site| site != part.site) {
                    continue;
                }
                if let Some((work, weeks, cell)) = self.find(index, &part.site).and_then(|at| self.take(at, &key, own))
                {
                    devices = devices.saturating_add(total(&weeks));
                    self.put((wave, existing), &cell, work, weeks);
                }
            }
        }
        devices
    }

    /// Takes the work on a lane out of a cell; its weeks keep their proportions.
    fn take(&mut self, cell: usize, key: &str, devices: u64) -> Option<(Vec<WaveWork>, Vec<WeekDevices>, Cell)> {
        let cell = self.cells.get_mut(cell)?;
        let (own, rest): (Vec<_>, Vec<_>) =
            std::mem::take(&mut cell.work).into_iter().partition(|work| work.lane == key);
        cell.work = rest;
        let weights: Vec<u64> = cell.weeks.iter().map(|week| week.devices).collect();
        // A cell without other work leaves nothing behind, whatever its weeks say.
        let stays = if cell.work.is_empty() { 0 } else { total(&cell.weeks).saturating_sub(devices) };
        let kept = share(stays, &weights);
        let mut taken = cell.weeks.clone();
        for ((week, taken), kept) in cell.weeks.iter_mut().zip(&mut taken).zip(kept) {
            taken.devices = week.devices.saturating_sub(kept);
            week.devices = kept;
        }
        cell.weeks.retain(|week| week.devices > 0);
        taken.retain(|week| week.devices > 0);
        Some((own, taken, cell.clone()))
    }

    /// Puts work into a wave at the site of a cell it comes from; in an existing wave it takes the weeks of that.
    fn put(&mut self, (wave, existing): (usize, bool), from: &Cell, work: Vec<WaveWork>, weeks: Vec<WeekDevices>) {
        let mondays = || self.cells.iter().filter(|cell| cell.wave == wave).flat_map(|cell| &cell.weeks);
        let span = mondays().map(|week| week.monday).min().zip(mondays().map(|week| week.monday).max());
        let known = self.find(wave, &from.site);
        let there = known.and_then(|cell| self.cells.get(cell)).map(|cell| cell.weeks.clone()).unwrap_or_default();
        let weeks = match span.filter(|_| existing) {
            Some(span) => fitted(self.capacity, &from.site, &weeks, &there, span),
            None => weeks,
        };
        match known.and_then(|cell| self.cells.get_mut(cell)) {
            Some(cell) => {
                cell.weeks = joined(&cell.weeks, &weeks);
                cell.work.extend(work);
                cell.deadline = [cell.deadline, from.deadline].into_iter().flatten().min();
            }
            None => self.cells.push(Cell { wave, work, weeks, ..from.clone() }),
        }
    }
}

/// Devices in the weeks of a wave: in proportion where the site is already in it, evenly over its span where it is not.
fn fitted(
    capacity: &Capacity,
    site: &str,
    own: &[WeekDevices],
    there: &[WeekDevices],
    (first, last): (Day, Day),
) -> Vec<WeekDevices> {
    let devices = total(own);
    let weighted: Vec<(Day, u64)> = if there.is_empty() {
        let mut weeks = open_between(capacity, site, first, last);
        weeks.truncate(usize::try_from(devices).unwrap_or(usize::MAX).max(1));
        weeks.into_iter().map(|monday| (monday, 1)).collect()
    } else {
        there.iter().map(|week| (week.monday, week.devices)).collect()
    };
    let parts = share(devices, &weighted.iter().map(|(_, weight)| *weight).collect::<Vec<_>>());
    let weeks = weighted.iter().zip(parts).map(|((monday, _), devices)| WeekDevices { monday: *monday, devices });
    weeks.filter(|week| week.devices > 0).collect()
}

/// The waves whose work on a lane would move into a wave: those with the same kind of work as the wave. Where it is new, has
/// several kinds, or the lane has none of that kind, the earliest. Empty where nothing is to be done for the lane, or all of it
/// is in that wave, or other work on it is, or the order of its work would change.
#[must_use]
pub fn sources(outlook: &Outlook, lane: usize, site: Option<&str>, wave: usize) -> Vec<usize> {
    let works_on = |other: &WaveOutlook| {
        let mut parts = other.parts.iter().filter(|part| site.is_none_or(|site| site == part.site));
        parts.any(|part| part.items.iter().any(|item| item.lane == lane && item.devices > 0))
    };
    let mut others: Vec<(usize, &WaveOutlook)> =
        outlook.waves.iter().enumerate().filter(|(index, other)| *index != wave && works_on(other)).collect();
    let kind_of = |other: &WaveOutlook| {
        let mut items = other.parts.iter().flat_map(|part| &part.items).filter(|item| item.lane == lane);
        items.next().map(|item| item.work)
    };
    let target = outlook.waves.get(wave);
    // What is done first on a phone stays first.
    let all: Vec<&WaveOutlook> =
        others.iter().map(|(_, other)| *other).chain(target.filter(|one| works_on(one))).collect();
    others.retain(|(_, from)| {
        let keeps = |other: &&WaveOutlook| {
            std::ptr::eq(*other, *from)
                || target.is_none_or(|to| (other.start < from.start) == (other.start < to.start))
        };
        all.iter().all(keeps)
    });
    let wanted = target.and_then(|wave| wave.work);
    let same = |other: &WaveOutlook| wanted.is_some() && kind_of(other) == wanted;
    if others.iter().any(|(_, other)| same(other)) {
        others.retain(|(_, other)| same(other));
    } else if target.is_some_and(works_on) {
        // An update now and a replacement later stay two steps.
        others.clear();
    } else {
        others.sort_by_key(|(_, other)| other.start);
        others.truncate(1);
    }
    others.into_iter().map(|(index, _)| index).collect()
}
