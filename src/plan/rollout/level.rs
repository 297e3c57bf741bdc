//! Leveling: devices beyond what a week can take go into weeks that have room, the nearest first.

use rustc_hash::FxHashMap;

use super::weeks::runs;
use super::{Board, Effort};
use crate::model::Day;
use crate::plan::calendar::WEEK;

/// Weeks that are searched for room at most, ten years.
const FAR: i32 = 520;

/// A board with the time that is used in each week by each crew.
#[derive(Clone, Debug)]
pub(super) struct Leveler<'a> {
    pub board: Board<'a>,
    /// The first week into which work may go.
    earliest: Day,
    used: FxHashMap<(Option<usize>, Day), Effort>,
}

impl<'a> Leveler<'a> {
    pub fn new(board: Board<'a>, earliest: Day) -> Self {
        let mut used: FxHashMap<_, Effort> = FxHashMap::default();
        for cell in &board.cells {
            for week in &cell.weeks {
                let sum = used.entry((board.crew(cell.wave), week.monday)).or_default();
                *sum = sum.saturating_add(Effort::from(week.devices).saturating_mul(cell.each));
            }
        }
        Self { board, earliest, used }
    }

    fn used(&self, crew: Option<usize>, monday: Day) -> Effort {
        self.used.get(&(crew, monday)).copied().unwrap_or(0)
    }

    fn here(&self, cell: usize, monday: Day) -> u64 {
        let weeks = self.board.cells.get(cell).map(|cell| cell.weeks.as_slice()).unwrap_or_default();
        weeks.iter().find(|week| week.monday == monday).map_or(0, |week| week.devices)
    }

    /// Devices a cell could still take in a week.
    pub fn spare(&self, cell: usize, monday: Day) -> u64 {
        let Some(own) = self.board.cells.get(cell) else { return 0 };
        let capacity = self.board.capacity;
        if monday < self.earliest || capacity.closed(&own.site, monday) {
            return 0;
        }
        let crew = self.board.crew(own.wave);
        let mut free = self.board.room(crew, monday).saturating_sub(self.used(crew, monday));
        if crew.is_none() {
            let here = Effort::from(self.here(cell, monday)).saturating_mul(own.each);
            free = free.min(capacity.site_room(&own.site, monday).saturating_sub(here));
        }
        u64::try_from(free / own.each.max(1)).unwrap_or(u64::MAX)
    }

    /// Devices a cell has to leave out of a week so that the week fits, were it the only one to give way.
    pub fn excess(&self, cell: usize, monday: Day) -> u64 {
        let Some(own) = self.board.cells.get(cell) else { return 0 };
        let crew = self.board.crew(own.wave);
        let over = self.used(crew, monday).saturating_sub(self.board.room(crew, monday));
        u64::try_from(over.div_ceil(own.each.max(1))).unwrap_or(u64::MAX).min(self.here(cell, monday))
    }

    fn shift(&mut self, cell: usize, from: Day, to: Day, devices: u64) {
        let Some(own) = self.board.cells.get(cell) else { return };
        let (crew, time) = (self.board.crew(own.wave), Effort::from(devices).saturating_mul(own.each));
        let left = self.used.entry((crew, from)).or_default();
        *left = left.saturating_sub(time);
        let more = self.used.entry((crew, to)).or_default();
        *more = more.saturating_add(time);
        self.board.shift(cell, from, to, devices);
    }

    /// The last week in which a cell is in time; `None` without a deadline ahead.
    fn last_week(&self, cell: usize) -> Option<Day> {
        let own = self.board.cells.get(cell)?;
        let deadline = own.deadline.filter(|deadline| *deadline >= self.earliest)?;
        let monday = crate::plan::calendar::monday_of(deadline);
        let end = self.board.capacity.ends_of_week(&own.site, monday).1;
        Some(if end <= deadline { monday } else { monday.plus_days(-WEEK) })
    }

    /// The weeks that could take devices of a week, the nearest to the bar first: before it, within it, after it until the
    /// deadline, any other in time, and at last any at all.
    fn places(&self, cell: usize, monday: Day, late: bool) -> Vec<Day> {
        let Some(own) = self.board.cells.get(cell) else { return Vec::new() };
        let capacity = self.board.capacity;
        let bars = runs(capacity, &own.site, &own.weeks);
        let bar: Vec<Day> = bars
            .into_iter()
            .find(|run| run.iter().any(|week| week.monday == monday))
            .unwrap_or_default()
            .iter()
            .map(|week| week.monday)
            .collect();
        let (Some(first), Some(last)) = (bar.first().copied(), bar.last().copied()) else { return Vec::new() };
        let limit = self.last_week(cell);
        let open = |week: &Day| *week != monday && !capacity.closed(&own.site, *week);
        let before: Vec<Day> =
            (1..=FAR).map(|ago| first.plus_days(-WEEK * ago)).take_while(|week| *week >= self.earliest).collect();
        let after: Vec<Day> = (1..=FAR).map(|ahead| last.plus_days(WEEK * ahead)).collect();
        let touching = |weeks: &[Day]| -> Vec<Day> {
            let open = weeks.iter().copied().filter(open);
            open.take_while(|week| self.spare(cell, *week) > 0).collect()
        };
        let in_time = |week: &Day| limit.is_none_or(|limit| *week <= limit);
        let before: Vec<Day> = before.into_iter().filter(|week| in_time(week)).collect();
        let mut places = touching(&before);
        places.extend(bar.iter().copied().filter(|week| *week != monday).filter(in_time));
        places.extend(touching(&after).into_iter().filter(in_time));
        places.extend(before.iter().chain(&after).copied().filter(open).filter(in_time));
        if late {
            places.extend(bar.into_iter().filter(open));
            places.extend(after.into_iter().filter(open));
        }
        places
    }

    /// Takes devices of a cell out of a week. Returns how many found no place.
    pub fn relieve(&mut self, cell: usize, monday: Day, devices: u64, late: bool) -> u64 {
        let mut left = devices;
        for place in self.places(cell, monday, late) {
            if left == 0 {
                break;
            }
            let some = self.spare(cell, place).min(left);
            if some > 0 {
                self.shift(cell, monday, place, some);
                left -= some;
            }
        }
        left
    }

    /// Takes what is beyond a week's capacity out of it.
    pub fn level_week(&mut self, monday: Day) {
        let mut order: Vec<(bool, u64, usize)> = (0..self.board.cells.len())
            .filter(|cell| self.excess(*cell, monday) > 0)
            .map(|cell| {
                let begins = self.board.cells.get(cell).and_then(|cell| cell.weeks.first());
                (begins.is_none_or(|week| week.monday != monday), self.here(cell, monday), cell)
            })
            .collect();
        order.sort_unstable();
        // In time if possible; what cannot be is late rather than over capacity.
        for late in [false, true] {
            for (_, _, cell) in &order {
                let excess = self.excess(*cell, monday);
                if excess > 0 {
                    self.relieve(*cell, monday, excess, late);
                }
            }
        }
    }

    /// All weeks with work, in order.
    pub fn mondays(&self) -> Vec<Day> {
        let mut mondays: Vec<Day> =
            self.board.cells.iter().flat_map(|cell| &cell.weeks).map(|week| week.monday).collect();
        mondays.sort_unstable();
        mondays.dedup();
        mondays
    }

    /// Pulls devices that are late into weeks before their deadline. Returns how many found no place.
    pub fn pull(&mut self, cell: usize) -> u64 {
        let Some(limit) = self.last_week(cell) else { return 0 };
        let own = self.board.cells.get(cell).map(|cell| cell.weeks.clone()).unwrap_or_default();
        let mut left = 0;
        for week in own.iter().filter(|week| week.monday > limit) {
            left += self.relieve(cell, week.monday, week.devices, false);
        }
        left
    }
}
