//! Moving work between weeks. Every change gives the waves as the plan keeps them; devices are never lost or made.

use super::weeks::{joined, moved, runs, stretched, total, with_week};
use super::{Capacity, Effort, Wave, WaveSite, WaveWork, Waves, WeekDevices};
use crate::model::Day;
use crate::plan::calendar::WEEK;
use crate::plan::decision::Selector;
use crate::plan::outlook::Outlook;
use crate::plan::waves::DueWork;

/// All waves of an outlook, to be moved about.
#[derive(Clone, Debug)]
pub struct Board<'a> {
    /// What technicians can do.
    pub capacity: &'a Capacity,
    /// What is done where and when.
    pub cells: Vec<Cell>,
    /// Names and own technicians of the waves.
    pub waves: Vec<(String, Option<u16>)>,
}

/// A wave at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Index of the wave.
    pub wave: usize,
    /// Site, as imported.
    pub site: String,
    /// The work.
    pub work: Vec<WaveWork>,
    /// Devices by week.
    pub weeks: Vec<WeekDevices>,
    /// Time for one device.
    pub each: Effort,
    /// The earliest deadline.
    pub deadline: Option<Day>,
}

impl<'a> Board<'a> {
    /// The waves of an outlook.
    #[must_use]
    pub fn of(outlook: &'a Outlook) -> Self {
        let kept = |own: &DueWork| {
            let lane = outlook.lanes.get(own.lane).map(|lane| lane.key.clone()).unwrap_or_default();
            WaveWork { lane, work: own.work, due: own.due }
        };
        let cells = outlook.waves.iter().enumerate().flat_map(|(index, wave)| {
            wave.parts.iter().map(move |part| Cell {
                wave: index,
                site: part.site.clone(),
                work: part.work.iter().map(kept).collect(),
                weeks: part.weeks.clone(),
                each: part.each,
                deadline: part.deadline,
            })
        });
        Self {
            capacity: &outlook.rollout.capacity,
            cells: cells.collect(),
            waves: outlook.waves.iter().map(|wave| (wave.name.clone(), wave.technicians)).collect(),
        }
    }

    /// The waves as the plan keeps them; waves without devices are left out.
    #[must_use]
    pub fn waves(&self) -> Waves {
        let mut list = Vec::new();
        for (index, (name, technicians)) in self.waves.iter().enumerate() {
            let cells = self.cells.iter().filter(|cell| cell.wave == index && !cell.weeks.is_empty());
            let sites: Vec<WaveSite> = cells
                .map(|cell| WaveSite { site: cell.site.clone(), work: cell.work.clone(), weeks: cell.weeks.clone() })
                .collect();
            let mondays = || sites.iter().flat_map(|site| &site.weeks).map(|week| week.monday);
            let (Some(first), Some(last)) = (mondays().min(), mondays().max()) else { continue };
            list.push(Wave {
                name: name.clone(),
                when: Selector::default(),
                start: first,
                end: last.plus_days(4),
                technicians: technicians.unwrap_or(0),
                sites,
            });
        }
        Waves::Fixed(list)
    }

    /// The position of a wave at a site.
    #[must_use]
    pub fn find(&self, wave: usize, site: &str) -> Option<usize> {
        self.cells.iter().position(|cell| cell.wave == wave && cell.site == site)
    }

    /// The bars of a cell.
    #[must_use]
    pub fn runs(&self, cell: usize) -> Vec<Vec<WeekDevices>> {
        self.cells.get(cell).map(|cell| runs(self.capacity, &cell.site, &cell.weeks)).unwrap_or_default()
    }

    /// Replaces one bar of a cell.
    fn replace(
        &mut self,
        cell: usize,
        run: usize,
        change: impl FnOnce(&Capacity, &str, &[WeekDevices]) -> Vec<WeekDevices>,
    ) {
        let runs = self.runs(cell);
        let capacity = self.capacity;
        let (Some(cell), Some(own)) = (self.cells.get_mut(cell), runs.get(run)) else { return };
        let others = runs.iter().enumerate().filter(|(index, _)| *index != run);
        let rest = others.fold(Vec::new(), |rest, (_, run)| joined(&rest, run));
        cell.weeks = joined(&rest, &change(capacity, &cell.site, own));
    }

    /// Moves a bar to begin in a week, over blackouts; with `follow` later work on the same devices gives way.
    pub fn move_bar(&mut self, cell: usize, run: usize, to: Day, follow: bool) {
        let before = self.cells.get(cell).and_then(|cell| cell.weeks.last()).map(|week| week.monday);
        self.replace(cell, run, |capacity, site, weeks| moved(capacity, site, weeks, to));
        if let (Some(before), true) = (before, follow) {
            self.push_back(cell, before);
        }
    }

    /// Moves later work on the devices of a cell behind it, where the cell has grown into it.
    fn push_back(&mut self, cell: usize, before: Day) {
        let Some(moved_cell) = self.cells.get(cell).cloned() else { return };
        let Some(end) = moved_cell.weeks.last().map(|week| week.monday) else { return };
        let capacity = self.capacity;
        for (index, other) in self.cells.iter_mut().enumerate() {
            let same = || other.work.iter().any(|work| moved_cell.work.iter().any(|own| own.lane == work.lane));
            let Some(start) = other.weeks.first().map(|week| week.monday) else { continue };
            if index != cell && other.site == moved_cell.site && start > before && start <= end && same() {
                other.weeks = moved(capacity, &other.site, &other.weeks, end.plus_days(WEEK));
            }
        }
    }

    /// Moves a whole wave by some weeks.
    pub fn move_wave(&mut self, wave: usize, by_weeks: i32) {
        let capacity = self.capacity;
        for cell in self.cells.iter_mut().filter(|cell| cell.wave == wave) {
            let bars = runs(capacity, &cell.site, &cell.weeks);
            cell.weeks = bars.iter().fold(Vec::new(), |weeks, run| {
                let Some(first) = run.first() else { return weeks };
                joined(&weeks, &moved(capacity, &cell.site, run, first.monday.plus_days(WEEK * by_weeks)))
            });
        }
    }

    /// Stretches or squeezes a whole wave between two weeks; every site keeps its place in it.
    pub fn stretch_wave(&mut self, wave: usize, first: Day, last: Day) {
        let mondays = || self.cells.iter().filter(|cell| cell.wave == wave).flat_map(|cell| &cell.weeks);
        let (from, to) = (mondays().map(|week| week.monday).min(), mondays().map(|week| week.monday).max());
        let (Some(from), Some(to)) = (from, to) else { return };
        let (weeks, room) = (to.days_since(from) / WEEK, last.days_since(first).max(0) / WEEK);
        // Of a wave of one week both ends are the same week.
        let place = |monday: Day, end: bool| {
            let at = monday.days_since(from) / WEEK;
            let at = if weeks == 0 { if end { room } else { 0 } } else { (2 * at * room + weeks) / (2 * weeks) };
            first.plus_days(WEEK * at)
        };
        let capacity = self.capacity;
        for cell in self.cells.iter_mut().filter(|cell| cell.wave == wave) {
            let bars = runs(capacity, &cell.site, &cell.weeks);
            cell.weeks = bars.iter().fold(Vec::new(), |weeks, run| {
                let (Some(first), Some(last)) = (run.first(), run.last()) else { return weeks };
                let (first, last) = (place(first.monday, false), place(last.monday, true));
                joined(&weeks, &stretched(capacity, &cell.site, run, first, last))
            });
        }
    }

    /// Stretches a bar between two weeks.
    pub fn stretch(&mut self, cell: usize, run: usize, first: Day, last: Day) {
        self.replace(cell, run, |capacity, site, weeks| stretched(capacity, site, weeks, first, last));
    }

    /// Sets the devices of one week of a bar; the rest of the bar balances.
    pub fn set_week(&mut self, cell: usize, run: usize, monday: Day, devices: u64) {
        self.replace(cell, run, |capacity, site, weeks| with_week(capacity, site, weeks, monday, devices));
    }

    /// Splits a bar: from a week on it is a bar of its own, a week later. The first week cannot be split off.
    pub fn split(&mut self, cell: usize, run: usize, monday: Day) {
        self.replace(cell, run, |capacity, site, weeks| {
            let at = weeks.partition_point(|week| week.monday < monday).max(1);
            let (head, tail) = weeks.split_at(at.min(weeks.len()));
            match tail.first() {
                Some(first) => {
                    let next = capacity.next_open(site, first.monday.plus_days(WEEK));
                    joined(head, &moved(capacity, site, tail, next))
                }
                None => weeks.to_vec(),
            }
        });
    }

    /// Moves the work of a cell into another wave; an index beyond the last makes a new one.
    pub fn to_wave(&mut self, cell: usize, wave: usize) {
        let wave = self.wave_or_new(wave);
        let Some(site) = self.cells.get(cell).map(|cell| cell.site.clone()) else { return };
        match self.find(wave, &site).filter(|known| *known != cell) {
            Some(known) => {
                let taken = self.cells.remove(cell);
                let known = if known > cell { known - 1 } else { known };
                if let Some(into) = self.cells.get_mut(known) {
                    into.weeks = joined(&into.weeks, &taken.weeks);
                    into.work.extend(taken.work);
                }
            }
            None => {
                if let Some(cell) = self.cells.get_mut(cell) {
                    cell.wave = wave;
                }
            }
        }
    }

    /// The index of a wave; one beyond the last makes a new one.
    pub(super) fn wave_or_new(&mut self, wave: usize) -> usize {
        let wave = wave.min(self.waves.len());
        if wave == self.waves.len() {
            let taken = |name: &String| self.waves.iter().any(|(known, _)| known == name);
            let name = (1..=self.waves.len() + 1).map(|number| format!("W{number}")).find(|name| !taken(name));
            self.waves.push((name.unwrap_or_default(), None));
        }
        wave
    }

    /// Gives a wave technicians of its own, or takes them away.
    pub fn set_technicians(&mut self, wave: usize, technicians: Option<u16>) {
        if let Some((_, own)) = self.waves.get_mut(wave) {
            *own = technicians.filter(|count| *count > 0);
        }
    }

    /// The wave whose own technicians do a wave's work; `None` for those of the scenario.
    pub(super) fn crew(&self, wave: usize) -> Option<usize> {
        self.waves.get(wave).and_then(|(_, own)| own.map(|_| wave))
    }

    /// Time there is in a week for a crew.
    pub(super) fn room(&self, crew: Option<usize>, monday: Day) -> Effort {
        let technicians = crew.and_then(|wave| self.waves.get(wave)?.1);
        technicians
            .map_or_else(|| self.capacity.room(monday), |technicians| self.capacity.own_room(technicians, monday))
    }

    /// Puts some devices of a cell from one week into another.
    pub(super) fn shift(&mut self, cell: usize, from: Day, to: Day, devices: u64) {
        let Some(cell) = self.cells.get_mut(cell) else { return };
        let Some(week) = cell.weeks.iter_mut().find(|week| week.monday == from) else { return };
        week.devices = week.devices.saturating_sub(devices);
        cell.weeks = joined(&cell.weeks, &[WeekDevices { monday: to, devices }]);
    }

    /// All devices on the board.
    #[must_use]
    pub fn devices(&self) -> u64 {
        self.cells.iter().fold(0, |sum, cell| sum.saturating_add(total(&cell.weeks)))
    }
}
