//! Puts work into weeks: nobody works at two places at once, and no week takes more than its technicians can do.

use super::{Capacity, Effort, WeekDevices, weeks};
use crate::model::Day;
use crate::plan::calendar::{WEEK, monday_of};
use crate::plan::crews::{DEFAULT_PER_DAY, Pace};

/// Weeks that are looked at; what does not fit into twenty years is put where it begins.
const HORIZON: usize = 1040;
/// Days in which overdue work is done at the default pace; where one crew needs longer, more crews work side by side.
const OVERDUE_DAYS: i32 = 364;
/// Weeks one site takes at most at the default pace before it asks for more crews.
const ALONE_WEEKS: u64 = 12;
/// Crews that are suggested at most.
const MOST_CREWS: u64 = 4096;
/// A bar may be so many weeks longer than it has to be, to use what other sites leave free.
const LONGER: usize = 1;

/// Work at one site.
#[derive(Clone, Copy, Debug)]
pub(in crate::plan) struct Task<'a> {
    /// Site, as imported.
    pub site: &'a str,
    /// Devices, at least 1.
    pub devices: u64,
    /// Time for one device.
    pub each: Effort,
    /// The last day on which it is in time; `None` for as soon as possible.
    pub finish: Option<Day>,
}

/// Weeks that are passed over at once.
const BLOCK: usize = 32;

/// What a run of weeks has.
#[derive(Clone, Copy)]
struct Block {
    /// The most time that is still free in one of them.
    free: Effort,
    /// The least time there is in one of them, closed weeks aside.
    room: Effort,
}

/// What is still free in each week from the first Monday on.
struct Ledger<'a> {
    capacity: &'a Capacity,
    first: Day,
    /// The time there is, by week.
    room: Vec<Effort>,
    /// What is left of it.
    free: Vec<Effort>,
    /// Both by run of weeks.
    blocks: Vec<Block>,
}

/// A task against the time there is in a week. Most weeks have the same, so that dividing by it is seldom.
struct Look<'a> {
    task: Task<'a>,
    /// True if its site has blackouts of its own.
    own: bool,
    room: Effort,
    /// Devices of the task that a week with that room could take if nothing else were done in it.
    most: u64,
    /// Time that is free in a week in which the task begins: its share of this week is known well enough to pass over most weeks
    /// at once. `None` if the week cannot take one device.
    least: Option<Effort>,
}

impl<'a> Look<'a> {
    fn new(task: &Task<'a>, capacity: &Capacity) -> Self {
        let own = capacity.blackouts.iter().any(|blackout| blackout.site.as_deref() == Some(task.site));
        Self { task: *task, own, room: 0, most: 0, least: None }
    }

    fn at(&mut self, room: Effort) -> (u64, Option<Effort>) {
        if room != self.room {
            let Task { devices, each, .. } = self.task;
            self.room = room;
            self.most = u64::try_from(room / each.max(1)).unwrap_or(u64::MAX);
            self.least = devices.checked_div(self.most).map(|length| {
                let length = length.saturating_add(1 + LONGER as u64);
                Effort::from(devices / length).max(1).saturating_mul(each)
            });
        }
        (self.most, self.least)
    }

    /// True if the task can begin in none of some weeks.
    fn passes(&mut self, block: Block) -> bool {
        let least = if self.own { None } else { self.at(block.room).1 };
        block.free < least.unwrap_or(self.task.each)
    }
}

impl<'a> Ledger<'a> {
    const fn new(capacity: &'a Capacity, first: Day) -> Self {
        Self { capacity, first, room: Vec::new(), free: Vec::new(), blocks: Vec::new() }
    }

    fn monday(&self, week: usize) -> Day {
        self.first.plus_days(WEEK * i32::try_from(week).unwrap_or(i32::MAX / WEEK))
    }

    /// Knows the weeks up to one.
    fn reach(&mut self, week: usize) {
        while self.free.len() <= week {
            let from = self.free.len();
            let rooms: Vec<Effort> = (from..from + BLOCK).map(|week| self.capacity.room(self.monday(week))).collect();
            let least = rooms.iter().copied().filter(|room| *room > 0).min();
            self.blocks.push(Block { free: rooms.iter().copied().max().unwrap_or(0), room: least.unwrap_or(0) });
            self.free.extend_from_slice(&rooms);
            self.room.extend(rooms);
        }
    }

    fn free(&mut self, week: usize) -> Effort {
        self.reach(week);
        self.free.get(week).copied().unwrap_or(0)
    }

    /// Takes time out of a week.
    fn spend(&mut self, week: usize, time: Effort) {
        self.reach(week);
        let Some(free) = self.free.get_mut(week) else { return };
        *free = free.saturating_sub(time);
        let from = week - week % BLOCK;
        let most = self.free.get(from..from + BLOCK).and_then(|weeks| weeks.iter().copied().max());
        if let Some(block) = self.blocks.get_mut(week / BLOCK) {
            block.free = most.unwrap_or(0);
        }
    }

    /// What a week could take of a task if nothing else were done in it, and what has to be free for the task to begin in it.
    fn against(&mut self, look: &mut Look<'_>, week: usize) -> (u64, Option<Effort>) {
        self.reach(week);
        let room = if look.own {
            self.capacity.site_room(look.task.site, self.monday(week))
        } else {
            self.room.get(week).copied().unwrap_or(0)
        };
        look.at(room)
    }

    /// The weeks of a task that begins (or, backwards, ends) in a week, if they have room for it.
    fn fit(&mut self, look: &mut Look<'_>, at: usize, back: bool) -> Option<Vec<(usize, u64)>> {
        let (_, least) = self.against(look, at);
        if self.free(at) < least? {
            return None;
        }
        let Task { devices, each, .. } = look.task;
        let mut chosen: Vec<(usize, u64)> = Vec::new();
        let mut enough = None;
        // Devices that the weeks could take if nothing else were done in them, and that they still have room for.
        let (mut all, mut left): (u64, Effort) = (0, 0);
        let mut week = at;
        loop {
            let (most, _) = self.against(look, week);
            if most > 0 {
                chosen.push((week, most));
                all = all.saturating_add(most);
                left = left.saturating_add(self.free(week) / each.max(1));
                if all >= devices {
                    enough = enough.or(Some(chosen.len()));
                }
                // Sharing out is dear, and most weeks are full.
                if all >= devices && left >= Effort::from(devices) {
                    let parts = weeks::share(devices, &chosen.iter().map(|(_, most)| *most).collect::<Vec<_>>());
                    let fits = chosen
                        .iter()
                        .zip(&parts)
                        .all(|((week, _), part)| Effort::from(*part).saturating_mul(each) <= self.free(*week));
                    if fits {
                        let weeks = chosen.iter().map(|(week, _)| *week).zip(parts);
                        let mut weeks: Vec<_> = weeks.filter(|(_, part)| *part > 0).collect();
                        weeks.sort_unstable();
                        return Some(weeks);
                    }
                }
            }
            let length = chosen.len();
            if enough.is_some_and(|enough| length >= enough + LONGER) || length >= weeks::LONGEST {
                return None;
            }
            week = if back { week.checked_sub(1)? } else { week + 1 };
            if week >= HORIZON {
                return None;
            }
        }
    }

    /// The weeks of a task that begins in the first week (or, backwards, ends in the last one) of some that has room for it.
    fn find(&mut self, task: &Task<'_>, last: usize, back: bool) -> Option<Vec<(usize, u64)>> {
        let mut look = Look::new(task, self.capacity);
        let blocks = last / BLOCK;
        for step in 0..=blocks {
            let block = if back { blocks - step } else { step };
            let (from, to) = (block * BLOCK, (block * BLOCK + BLOCK - 1).min(last));
            self.reach(to);
            if self.blocks.get(block).is_some_and(|block| look.passes(*block)) {
                continue;
            }
            for ahead in 0..=to - from {
                let week = if back { to - ahead } else { from + ahead };
                let found = self.fit(&mut look, week, back);
                if found.is_some() {
                    return found;
                }
            }
        }
        None
    }

    fn take(&mut self, task: &Task<'_>, found: &[(usize, u64)]) -> Vec<WeekDevices> {
        for (week, devices) in found {
            self.spend(*week, Effort::from(*devices).saturating_mul(task.each));
        }
        found.iter().map(|(week, devices)| WeekDevices { monday: self.monday(*week), devices: *devices }).collect()
    }

    /// From the first week on that has room.
    fn forward(&mut self, task: &Task<'_>) -> Vec<WeekDevices> {
        match self.find(task, HORIZON - 1, false) {
            Some(found) => self.take(task, &found),
            None => self.forced(task),
        }
    }

    /// As late as the last day allows; `None` if no week before it has room.
    fn backward(&mut self, task: &Task<'_>, finish: Day) -> Option<Vec<WeekDevices>> {
        let mut last = usize::try_from(monday_of(finish).days_since(self.first) / WEEK).ok()?.min(HORIZON - 1);
        // A week that is open beyond the last day is too late.
        while self.capacity.ends_of_week(task.site, self.monday(last)).1 > finish {
            last = last.checked_sub(1)?;
        }
        let found = self.find(task, last, true)?;
        Some(self.take(task, &found))
    }

    /// A device that takes longer than all have in a week, or work beyond the horizon: weeks in a row, whatever their room.
    fn forced(&self, task: &Task<'_>) -> Vec<WeekDevices> {
        let start = self.capacity.next_open(task.site, self.first);
        let week = self.capacity.nominal(start).max(1);
        let needed = Effort::from(task.devices).saturating_mul(task.each).div_ceil(week);
        let length = usize::try_from(needed).unwrap_or(weeks::LONGEST).clamp(1, weeks::LONGEST);
        let weeks = weeks::open_weeks(self.capacity, task.site, start, length);
        let parts = weeks::share(task.devices, &vec![1; weeks.len()]);
        let last = weeks.len().saturating_sub(1);
        let mut list: Vec<WeekDevices> =
            weeks.into_iter().zip(parts).map(|(monday, devices)| WeekDevices { monday, devices }).collect();
        // The last week stays even without a whole device in it: the work ends there.
        if let Some(spare) = list.iter().rposition(|week| week.devices > 0)
            && spare < last
            && let Some(devices) = list.get_mut(spare).map(|week| std::mem::replace(&mut week.devices, 0))
            && let Some(end) = list.get_mut(last)
        {
            end.devices += devices;
        }
        list.retain(|week| week.devices > 0);
        list
    }
}

/// The weeks of every task, beside work that has its weeks already (Mondays with the time it takes).
pub(in crate::plan) fn pack(
    tasks: &[Task<'_>],
    capacity: &Capacity,
    first: Day,
    busy: &[(Day, Effort)],
) -> Vec<Vec<WeekDevices>> {
    let mut ledger = Ledger::new(capacity, first);
    for (monday, time) in busy {
        if let Ok(week @ ..HORIZON) = usize::try_from(monday.days_since(first).div_euclid(WEEK)) {
            ledger.spend(week, *time);
        }
    }
    let mut weeks = vec![Vec::new(); tasks.len()];
    for (place, task) in weeks.iter_mut().zip(tasks).filter(|(_, task)| task.finish.is_none()) {
        *place = ledger.forward(task);
    }
    let mut dated: Vec<(usize, Day)> =
        tasks.iter().enumerate().filter_map(|(index, task)| Some((index, task.finish?))).collect();
    // What may be done last is put last; what is due earlier finds its room before it.
    dated.sort_by_key(|(index, finish)| std::cmp::Reverse((*finish, *index)));
    let mut late = Vec::new();
    for (index, finish) in dated {
        match tasks.get(index).and_then(|task| ledger.backward(task, finish)) {
            Some(found) => weeks[index] = found,
            None => late.push(index),
        }
    }
    for index in late.into_iter().rev() {
        if let Some(task) = tasks.get(index) {
            weeks[index] = ledger.forward(task);
        }
    }
    weeks
}

/// As few crews as finish overdue work within a year and the rest in time, at the default pace.
pub(in crate::plan) fn default_crews(
    tasks: &[Task<'_>],
    capacity: impl Fn(Pace) -> Capacity,
    first: Day,
) -> (Vec<Vec<WeekDevices>>, Pace) {
    // A task that one crew could not do in time even alone asks for no more crews.
    let limit = |task: &Task<'_>| {
        let alone = task.devices.div_ceil(5 * DEFAULT_PER_DAY).clamp(1, ALONE_WEEKS);
        let alone = first.plus_days(WEEK * i32::try_from(alone).unwrap_or(1) - 1);
        task.finish.unwrap_or_else(|| first.plus_days(OVERDUE_DAYS)).max(alone)
    };
    let due: Vec<(Day, Effort)> =
        tasks.iter().map(|task| (limit(task), Effort::from(task.devices).saturating_mul(task.each))).collect();
    let mut crews = fewest(due, &capacity(Pace::of(1)), first).next_power_of_two();
    loop {
        let pace = Pace::of(crews);
        let capacity = capacity(pace);
        let weeks = pack(tasks, &capacity, first, &[]);
        let in_time = tasks.iter().zip(&weeks).all(|(task, weeks)| {
            weeks.last().is_none_or(|last| capacity.ends_of_week(task.site, last.monday).1 <= limit(task))
        });
        if in_time || crews >= MOST_CREWS {
            return (weeks, pace);
        }
        crews *= 2;
    }
}

/// Crews below which work cannot be in time, wherever it is put: until every day, one crew has so much time.
fn fewest(mut due: Vec<(Day, Effort)>, one: &Capacity, first: Day) -> u64 {
    due.sort_unstable();
    let mut monday = first;
    let (mut crews, mut needed, mut room): (Effort, Effort, Effort) = (1, 0, 0);
    for (day, effort) in due {
        needed = needed.saturating_add(effort);
        while monday <= day {
            room = room.saturating_add(one.room(monday));
            monday = monday.plus_days(WEEK);
        }
        // Where nobody works no number of crews helps.
        if room > 0 {
            crews = crews.max(needed.div_ceil(room));
        }
    }
    u64::try_from(crews).unwrap_or(MOST_CREWS).clamp(1, MOST_CREWS)
}

#[cfg(test)]
mod tests {
    use super::super::{Blackout, capacity};
    use super::*;
    use crate::plan::decision::Assumptions;

    const FIRST: &str = "2027-01-04";

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn crews(count: u64, blackouts: &[Blackout]) -> Capacity {
        Capacity::new(&Assumptions::default(), blackouts, Some(Pace::of(count)))
    }

    fn task<'a>(site: &'a str, devices: u64, finish: Option<&str>) -> Task<'a> {
        Task { site, devices, each: capacity::DAY / 20, finish: finish.map(day) }
    }

    fn counts(weeks: &[WeekDevices]) -> Vec<(String, u64)> {
        weeks.iter().map(|week| (week.monday.to_string(), week.devices)).collect()
    }

    fn at(monday: &str, devices: u64) -> (String, u64) {
        (monday.to_owned(), devices)
    }

    #[test]
    fn a_site_takes_as_few_weeks_as_it_needs_and_small_sites_share_what_is_left() {
        let weeks = pack(&[task("Berlin", 190, None), task("Wien", 4, None)], &crews(1, &[]), day(FIRST), &[]);
        assert_eq!(counts(&weeks[0]), [at("2027-01-04", 95), at("2027-01-11", 95)]);
        assert_eq!(counts(&weeks[1]), [at("2027-01-04", 4)]);
    }

    #[test]
    fn work_with_a_last_day_ends_in_the_last_whole_week_before_it() {
        let tasks = [task("A", 100, Some("2029-08-01")), task("B", 200, Some("2029-08-01"))];
        let weeks = pack(&tasks, &crews(1, &[]), day(FIRST), &[]);
        assert_eq!(counts(&weeks[1]), [at("2029-07-16", 100), at("2029-07-23", 100)]);
        assert_eq!(counts(&weeks[0]), [at("2029-07-09", 100)]);
    }

    #[test]
    fn nobody_works_in_a_blackout_and_a_bar_goes_on_after_it() {
        let blackout =
            Blackout { name: "Close".to_owned(), first: day("2027-01-11"), last: day("2027-01-22"), site: None };
        let weeks = pack(&[task("Berlin", 190, None)], &crews(1, &[blackout]), day(FIRST), &[]);
        assert_eq!(counts(&weeks[0]), [at("2027-01-04", 95), at("2027-01-25", 95)]);
    }

    #[test]
    fn a_week_that_is_open_in_part_takes_its_share() {
        let blackout =
            Blackout { name: "Fair".to_owned(), first: day("2027-01-06"), last: day("2027-01-08"), site: None };
        let weeks = pack(&[task("Berlin", 140, None)], &crews(1, &[blackout]), day(FIRST), &[]);
        assert_eq!(counts(&weeks[0]), [at("2027-01-04", 40), at("2027-01-11", 100)]);
    }

    #[test]
    fn a_large_fleet_gets_as_many_crews_as_it_needs() {
        let names: Vec<String> = (0..300).map(|site| format!("Site {site}")).collect();
        let tasks: Vec<Task<'_>> = names.iter().map(|site| task(site, 130, None)).collect();
        let (weeks, pace) = default_crews(&tasks, |pace| crews(pace.crews, &[]), day(FIRST));
        assert!(pace.crews > 1);
        let last = weeks.iter().flatten().map(|week| week.monday).max().unwrap();
        assert!(last <= day(FIRST).plus_days(OVERDUE_DAYS));
        for ahead in 0..60 {
            let monday = day(FIRST).plus_days(7 * ahead);
            let load: u64 = weeks.iter().flatten().filter(|week| week.monday == monday).map(|week| week.devices).sum();
            assert!(load <= 100 * pace.crews, "{monday}: {load}");
        }
    }

    #[test]
    fn devices_beyond_all_sense_do_not_panic() {
        let huge = Task { site: "A", devices: u64::MAX, each: Effort::MAX / 4, finish: None };
        let dated = Task { finish: Some(day("2029-08-01")), ..huge };
        assert_eq!(pack(&[huge, dated], &crews(1, &[]), day(FIRST), &[]).len(), 2);
    }
}
