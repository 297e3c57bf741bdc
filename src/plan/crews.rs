//! Crews that go from site to site: when each piece of work is done, if nobody works at two places at once.

use std::cmp::Reverse;

use super::calendar::{first_workday, friday_until, last_workday, monday_from, workday_from, workday_until};
use crate::model::Day;

/// Devices one crew works on a day while technicians, hours or minutes are not known. It gives suggested waves a length; money
/// never depends on it.
pub const DEFAULT_PER_DAY: u64 = 20;
/// Working days one site takes at most at the default pace; more people work at a larger one.
const DEFAULT_DAYS_MAX: u64 = 60;
/// Days in which overdue work is done at the default pace; where one crew needs longer, more crews work side by side.
const OVERDUE_DAYS: i32 = 364;
/// Working days of a week.
const WEEK: u64 = 5;

/// The pace of suggested waves while the plan does not say who does the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Devices of one crew a working day.
    pub devices_a_day: u64,
    /// Crews, each at one site at a time.
    pub crews: u64,
}

/// Work at one site.
#[derive(Clone, Copy, Debug)]
pub(super) struct Task {
    /// Working days, at least 1.
    pub days: u64,
    /// The last day on which it is in time; `None` for as soon as possible.
    pub finish: Option<Day>,
}

/// First and last day.
type Time = (Day, Day);

/// How the days of a task become dates.
#[derive(Clone, Copy)]
enum Grid {
    /// Exact working days of a known crew.
    Days,
    /// A rough figure is given in whole weeks, Monday to Friday.
    Weeks,
}

impl Grid {
    fn from(self, day: Day, days: u64) -> Time {
        let start = match self {
            Self::Days => workday_from(day),
            Self::Weeks => monday_from(day),
        };
        (start, last_workday(start, self.whole(days)))
    }

    fn until(self, day: Day, days: u64) -> Time {
        let end = match self {
            Self::Days => workday_until(day),
            Self::Weeks => friday_until(day),
        };
        (first_workday(end, self.whole(days)), end)
    }

    const fn whole(self, days: u64) -> u64 {
        match self {
            Self::Days => days,
            Self::Weeks => days.div_ceil(WEEK).saturating_mul(WEEK),
        }
    }
}

/// Working days of some devices at the default pace.
pub(super) fn default_days(devices: u64) -> u64 {
    devices.div_ceil(DEFAULT_PER_DAY).clamp(1, DEFAULT_DAYS_MAX)
}

/// One known crew: times of all tasks in the order given. Overdue tasks come first and in their order.
pub(super) fn one_crew(tasks: &[Task], first: Day) -> Vec<Time> {
    lay(tasks, first, 1, Grid::Days)
}

/// As few crews as finish overdue work within a year and the rest in time, at the default pace and in whole weeks.
pub(super) fn default_crews(tasks: &[Task], first: Day) -> (Vec<Time>, Pace) {
    let in_time = |times: &[Time]| {
        tasks.iter().zip(times).all(|(task, (_, end))| {
            // A task that cannot be in time even alone asks for no more crews.
            let alone = Grid::Weeks.from(first, task.days).1;
            *end <= task.finish.unwrap_or_else(|| first.plus_days(OVERDUE_DAYS)).max(alone)
        })
    };
    let mut crews = 1;
    loop {
        let times = lay(tasks, first, crews, Grid::Weeks);
        if crews >= tasks.len().max(1) || in_time(&times) {
            let crews = u64::try_from(crews).unwrap_or(u64::MAX);
            return (times, Pace { devices_a_day: DEFAULT_PER_DAY, crews });
        }
        crews *= 2;
    }
}

/// Overdue tasks from `first` on; the others as late as their last day allows, back to back, and from the first free day on
/// where that would be too early.
fn lay(tasks: &[Task], first: Day, crews: usize, grid: Grid) -> Vec<Time> {
    let mut times: Vec<Time> = vec![(first, first); tasks.len()];
    let mut free: Vec<Day> = vec![first; crews];
    for (time, task) in times.iter_mut().zip(tasks).filter(|(_, task)| task.finish.is_none()) {
        let Some(crew) = free.iter_mut().min() else { continue };
        *time = grid.from(*crew, task.days);
        *crew = time.1.plus_days(1);
    }
    let mut late: Vec<(usize, Day, u64)> =
        tasks.iter().enumerate().filter_map(|(index, task)| Some((index, task.finish?, task.days))).collect();
    late.sort_by_key(|(index, finish, _)| Reverse((*finish, *index)));
    let mut before = vec![Day::MAX; crews];
    let mut tours: Vec<Vec<usize>> = vec![Vec::new(); crews];
    for (index, finish, days) in late {
        let Some((crew, limit)) = before.iter_mut().enumerate().max_by_key(|(crew, limit)| (**limit, Reverse(*crew)))
        else {
            continue;
        };
        times[index] = grid.until(finish.min(*limit), days);
        *limit = times[index].0.plus_days(-1);
        tours[crew].push(index);
    }
    // The tour that has to begin first goes to the crew that is free first; what would still begin too early is pushed back.
    let mut order: Vec<usize> = (0..crews).collect();
    order.sort_by_key(|crew| (before[*crew], *crew));
    free.sort_unstable();
    for (crew, mut next) in order.into_iter().zip(free) {
        for index in tours[crew].iter().rev() {
            if times[*index].0 < next {
                times[*index] = grid.from(next, tasks[*index].days);
            }
            next = times[*index].1.plus_days(1);
        }
    }
    times
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::calendar::monday_of;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn task(days: u64, finish: Option<&str>) -> Task {
        Task { days, finish: finish.map(day) }
    }

    const FIRST: &str = "2027-01-04";

    #[test]
    fn overdue_tasks_follow_each_other_in_whole_weeks() {
        let (times, pace) = default_crews(&[task(7, None), task(1, None)], day(FIRST));
        assert_eq!(times, [(day(FIRST), day("2027-01-15")), (day("2027-01-18"), day("2027-01-22"))]);
        assert_eq!(pace, Pace { devices_a_day: 20, crews: 1 });
    }

    #[test]
    fn tasks_with_a_last_day_end_with_it_back_to_back() {
        let tasks = [task(5, Some("2029-08-01")), task(10, Some("2029-08-01")), task(3, None)];
        let (times, _) = default_crews(&tasks, day(FIRST));
        assert_eq!(times[1], (day("2029-07-16"), day("2029-07-27")));
        assert_eq!(times[0], (day("2029-07-09"), day("2029-07-13")));
        assert_eq!(times[2].0, day(FIRST));
    }

    #[test]
    fn what_would_begin_too_early_is_pushed_back_and_nothing_overlaps() {
        let tasks = [task(20, None), task(20, Some("2027-02-10")), task(5, Some("2027-06-30"))];
        let times = one_crew(&tasks, day(FIRST));
        assert_eq!(times[0], (day(FIRST), day("2027-01-29")));
        assert_eq!(times[1], (day("2027-02-01"), day("2027-02-26")));
        assert_eq!(times[2].1, day("2027-06-30"));
    }

    #[test]
    fn a_large_fleet_gets_as_many_crews_as_it_needs_and_none_works_twice_at_once() {
        let tasks: Vec<Task> = (0..400).map(|index| task(1 + index % 30, None)).collect();
        let (times, pace) = default_crews(&tasks, day(FIRST));
        assert!(pace.crews > 1);
        assert!(times.iter().all(|(start, end)| *start == monday_of(*start) && *end == friday_until(*end)));
        let at_once = |on: Day| times.iter().filter(|(start, end)| (*start..=*end).contains(&on)).count() as u64;
        assert!((0..500).all(|ahead| at_once(day(FIRST).plus_days(ahead)) <= pace.crews));
        assert!(times.iter().all(|(_, end)| *end <= day(FIRST).plus_days(OVERDUE_DAYS)));
    }

    #[test]
    fn days_beyond_all_sense_do_not_panic() {
        let tasks = [task(u64::MAX, None), task(u64::MAX, Some("2029-08-01"))];
        assert_eq!(one_crew(&tasks, day(FIRST)).len(), 2);
        assert_eq!(default_crews(&tasks, day(FIRST)).0.len(), 2);
    }
}
