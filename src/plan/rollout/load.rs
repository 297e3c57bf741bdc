//! Devices by week against what technicians can do.

use super::{Capacity, Effort};
use crate::model::Day;
use crate::plan::calendar::WEEK;
use crate::plan::waves::WaveOutlook;

/// The rollout of a scenario week by week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollout {
    /// What technicians can do.
    pub capacity: Capacity,
    /// Every week from the first with work to the last, without gaps.
    pub weeks: Vec<WeekLoad>,
    /// The first week in which work can be planned anew.
    pub earliest: Day,
}

impl Default for Rollout {
    fn default() -> Self {
        Self { capacity: Capacity::default(), weeks: Vec::new(), earliest: Day::MIN }
    }
}

/// The work of one week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekLoad {
    /// The Monday of the week.
    pub monday: Day,
    /// Devices planned.
    pub devices: u64,
    /// Devices that technicians can do in this week, at its mix of work; at the mix of the week before where there is no work.
    pub capacity: u64,
    /// Devices beyond the capacity.
    pub over: u64,
    /// Technicians at work on most of its days.
    pub technicians: u16,
    /// Working days of the week.
    pub days: u8,
    /// Time for one device, on average.
    pub each: Effort,
    /// What is done.
    pub parts: Vec<Part>,
}

/// Devices of one wave at one site in a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Index of the wave.
    pub wave: usize,
    /// Index of the part in the wave.
    pub part: usize,
    /// Devices.
    pub devices: u64,
    /// The week's number within the part, from 0.
    pub week: usize,
}

/// Work of some devices measured against the time there is for it.
#[derive(Clone, Copy, Default)]
struct Pool {
    devices: u64,
    used: Effort,
    room: Effort,
    /// Time of the largest device, in which the excess is counted.
    each: Effort,
}

impl Pool {
    fn add(&mut self, devices: u64, each: Effort) {
        self.devices = self.devices.saturating_add(devices);
        self.used = self.used.saturating_add(Effort::from(devices).saturating_mul(each));
        self.each = self.each.max(each);
    }

    fn over(&self) -> u64 {
        let excess = self.used.saturating_sub(self.room);
        u64::try_from(excess.div_ceil(self.each.max(1))).unwrap_or(u64::MAX).min(self.devices)
    }
}

impl Rollout {
    /// The weeks of some waves.
    #[must_use]
    pub fn of(capacity: Capacity, waves: &[WaveOutlook], earliest: Day) -> Self {
        let mondays = || waves.iter().flat_map(|wave| &wave.parts).flat_map(|part| &part.weeks).map(|week| week.monday);
        let mut rollout = Self { capacity, weeks: Vec::new(), earliest };
        let (Some(first), Some(last)) = (mondays().min(), mondays().max()) else { return rollout };
        let count = usize::try_from(last.days_since(first) / WEEK + 1).unwrap_or(0).min(MOST);
        let mut by_week: Vec<Vec<Part>> = vec![Vec::new(); count];
        for (wave_index, wave) in waves.iter().enumerate() {
            for (part_index, part) in wave.parts.iter().enumerate() {
                for (position, week) in part.weeks.iter().enumerate() {
                    let index = usize::try_from(week.monday.days_since(first) / WEEK).unwrap_or(usize::MAX);
                    if let Some(list) = by_week.get_mut(index) {
                        let part = Part { wave: wave_index, part: part_index, devices: week.devices, week: position };
                        list.push(part);
                    }
                }
            }
        }
        let mut each = by_week
            .iter()
            .find(|parts| !parts.is_empty())
            .and_then(|parts| parts.first())
            .and_then(|part| waves.get(part.wave)?.parts.get(part.part))
            .map_or(1, |part| part.each);
        for (index, parts) in by_week.into_iter().enumerate() {
            let monday = first.plus_days(WEEK * i32::try_from(index).unwrap_or(0));
            let load = rollout.load(waves, monday, parts, each);
            each = load.each;
            rollout.weeks.push(load);
        }
        rollout
    }

    fn load(&self, waves: &[WaveOutlook], monday: Day, parts: Vec<Part>, before: Effort) -> WeekLoad {
        let capacity = &self.capacity;
        let mut pool = Pool { room: capacity.room(monday), ..Pool::default() };
        let mut own: Vec<(usize, Pool)> = Vec::new();
        for part in &parts {
            let Some(wave) = waves.get(part.wave) else { continue };
            let each = wave.parts.get(part.part).map_or(1, |part| part.each);
            match wave.technicians {
                None => pool.add(part.devices, each),
                Some(technicians) => {
                    let found = own.iter_mut().find(|(index, _)| *index == part.wave);
                    if let Some((_, pool)) = found {
                        pool.add(part.devices, each);
                    } else {
                        let room = capacity.own_room(technicians, monday);
                        let mut pool = Pool { room, ..Pool::default() };
                        pool.add(part.devices, each);
                        own.push((part.wave, pool));
                    }
                }
            }
        }
        let (mut devices, mut used, mut room, mut over) = (pool.devices, pool.used, pool.room, pool.over());
        let mut technicians = capacity.technicians_on(monday.plus_days(2));
        for (wave, pool) in &own {
            devices = devices.saturating_add(pool.devices);
            used = used.saturating_add(pool.used);
            room = room.saturating_add(pool.room);
            over += pool.over();
            technicians = technicians.saturating_add(waves.get(*wave).and_then(|wave| wave.technicians).unwrap_or(0));
        }
        let each = if devices > 0 { (used / Effort::from(devices)).max(1) } else { before.max(1) };
        WeekLoad {
            monday,
            devices,
            capacity: u64::try_from(room / each).unwrap_or(u64::MAX),
            over,
            technicians,
            days: u8::try_from(capacity.open_days(None, monday).count()).unwrap_or(5),
            each,
            parts,
        }
    }

    /// A week by any of its days; a week without work has no parts.
    #[must_use]
    pub fn week(&self, monday: Day) -> WeekLoad {
        let position = self.weeks.partition_point(|week| week.monday < monday);
        if let Some(week) = self.weeks.get(position).filter(|week| week.monday == monday) {
            return week.clone();
        }
        let near = position.checked_sub(1).and_then(|before| self.weeks.get(before)).or_else(|| self.weeks.first());
        let each = near.map_or_else(|| self.capacity.effort(crate::plan::WorkKind::Swap), |week| week.each);
        self.load(&[], monday, Vec::new(), each)
    }

    /// Weeks with more devices than technicians can do.
    pub fn over(&self) -> impl Iterator<Item = &WeekLoad> {
        self.weeks.iter().filter(|week| week.over > 0)
    }

    /// Devices one technician does in a week without blackouts, at the mix of a week.
    #[must_use]
    pub fn per_technician(&self, week: &WeekLoad) -> u64 {
        u64::try_from(5 * super::DAY / week.each.max(1)).unwrap_or(u64::MAX)
    }
}

/// Weeks of a rollout at most: forty years.
const MOST: usize = 2080;
