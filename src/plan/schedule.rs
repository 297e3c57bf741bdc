//! When the work is done: fixed waves first, then suggested ones, one per site and fiscal year.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::budget::labor::{self, Crew};
use super::calendar::monday_from;
use super::crews::{Pace, Task, default_crews, default_days, one_crew};
use super::decision::{Assumptions, Waves, WorkKind};
use super::ground::Ground;
use super::waves::{WaveItem, WaveOutlook};
use super::work::{Job, Resolved};
use crate::model::{Day, FiscalYear};

/// Days from today to the first suggested wave: time to order, deliver and announce. Six weeks is what a first order of phones
/// and a notice to the staff need at least; the user moves a wave where less is enough.
const LEAD_DAYS: i32 = 42;
/// Days between the last working day of a suggested wave and its deadline, for phones that were missed.
const SLACK_DAYS: i32 = 14;
/// A deadline in the first days of a fiscal year is worked on in the year before, so that the year's budget is known in time.
const EARLY_DAYS: i32 = 90;

/// A wave with the jobs in it.
#[derive(Clone, Debug)]
pub(super) struct Scheduled {
    pub outlook: WaveOutlook,
    /// Indices into the jobs.
    pub jobs: Vec<usize>,
}

/// A group of jobs that becomes a suggested wave.
struct Group {
    site: usize,
    jobs: Vec<usize>,
    /// The last day on which all of it is in time.
    finish: Day,
    devices: u64,
    days: u64,
}

/// All waves of a scenario.
pub(super) struct Schedule {
    /// By start.
    pub waves: Vec<Scheduled>,
    /// The wave of every job.
    pub wave_of: Vec<usize>,
    /// The pace of suggested waves, where it is a default.
    pub pace: Option<Pace>,
}

/// Puts every job into a wave.
pub(super) fn schedule(ground: &Ground<'_>, jobs: &[Job<'_>]) -> Schedule {
    let mut waves = Vec::new();
    let mut open: Vec<usize> = (0..jobs.len()).collect();
    if let Waves::Fixed(_) = &ground.inputs.scenario.waves {
        let taken = fixed(ground, jobs, &mut waves);
        open.retain(|job| !taken.get(*job).copied().unwrap_or(false));
    }
    let pace = suggested(ground, jobs, &open, &mut waves);
    waves.retain(|wave| !wave.jobs.is_empty());
    waves.sort_by(|a, b| {
        let key = |wave: &Scheduled| (wave.outlook.start, wave.outlook.end);
        key(a).cmp(&key(b)).then_with(|| a.outlook.site.cmp(&b.outlook.site))
    });
    name(&mut waves);
    let mut wave_of = vec![usize::MAX; jobs.len()];
    for (index, wave) in waves.iter().enumerate() {
        for job in &wave.jobs {
            wave_of[*job] = index;
        }
    }
    Schedule { waves, wave_of, pace }
}

/// Names waves that have none `W1`, `W2`, … by start; names the user gave are not given twice.
fn name(waves: &mut [Scheduled]) {
    let taken: Vec<String> = waves.iter().map(|wave| wave.outlook.name.clone()).collect();
    let mut free = (1..).map(|number: u64| format!("W{number}")).filter(|name| !taken.contains(name));
    for wave in waves.iter_mut().filter(|wave| wave.outlook.name.is_empty()) {
        wave.outlook.name = free.next().unwrap_or_default();
    }
}

/// Fills the waves the user fixed: the first work on a device goes into the first wave that means it, the next work into the
/// next such wave. Returns which jobs found one.
fn fixed(ground: &Ground<'_>, jobs: &[Job<'_>], waves: &mut Vec<Scheduled>) -> Vec<bool> {
    let mut taken = vec![false; jobs.len()];
    let Waves::Fixed(list) = &ground.inputs.scenario.waves else { return taken };
    let mut order: Vec<_> = list.iter().map(|wave| (wave, Resolved::new(ground, &wave.when))).collect();
    order.sort_by_key(|(wave, _)| (wave.start, wave.end));
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); order.len()];
    let mut next: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, job) in jobs.iter().enumerate() {
        let Some(unit) = ground.units.get(job.unit) else { continue };
        let from = if job.order == 0 { 0 } else { next.get(&job.unit).copied().unwrap_or(0) };
        let mut later = order.iter().enumerate().skip(from);
        if let Some((position, _)) = later.find(|(_, (_, when))| when.matches(ground, unit)) {
            members[position].push(index);
            taken[index] = true;
            next.insert(job.unit, position + 1);
        }
    }
    for ((wave, _), jobs_in) in order.iter().zip(members) {
        let crew = Crew { technicians: Some(wave.technicians).filter(|count| *count > 0), ..crew(ground) };
        let (start, end) = (wave.start, wave.end.max(wave.start));
        let days = work_days(ground, jobs, &jobs_in, &crew);
        let mut scheduled = wave_of(ground, jobs, jobs_in, start, end, days);
        scheduled.outlook.name.clone_from(&wave.name);
        waves.push(scheduled);
    }
    taken
}

fn crew<'a>(ground: &Ground<'a>) -> Crew<'a> {
    let Assumptions { minutes, technicians, hours_per_day, .. } = &ground.inputs.scenario.assumptions;
    Crew { minutes, technicians: *technicians, hours_per_day: *hours_per_day }
}

/// Working days of some jobs for a crew; `None` while something is not known.
fn work_days(ground: &Ground<'_>, jobs: &[Job<'_>], members: &[usize], crew: &Crew<'_>) -> Option<u64> {
    let mut devices = [0_u64; WorkKind::ALL.len()];
    for job in members.iter().filter_map(|job| jobs.get(*job)) {
        if let (Some(sum), Some(unit)) = (devices.get_mut(job.work as usize), ground.units.get(job.unit)) {
            *sum += unit.devices;
        }
    }
    labor::working_days(crew, WorkKind::ALL.into_iter().zip(devices))
}

/// One wave a site and fiscal year for the work that is in no fixed wave. Returns the pace, where it is a default.
fn suggested(ground: &Ground<'_>, jobs: &[Job<'_>], open: &[usize], waves: &mut Vec<Scheduled>) -> Option<Pace> {
    let fiscal = ground.inputs.plan.settings.fiscal;
    let first = monday_from(ground.inputs.as_of.plus_days(LEAD_DAYS));
    let soon = fiscal.year_of(first);
    let mut keyed: FxHashMap<(FiscalYear, usize), Vec<usize>> = FxHashMap::default();
    for index in open.iter().copied() {
        let Some((job, unit)) = jobs.get(index).and_then(|job| Some((job, ground.units.get(job.unit)?))) else {
            continue;
        };
        let year = job.due.map(|due| finish(fiscal, due)).filter(|(_, finish)| *finish >= first);
        keyed.entry((year.map_or(soon, |(year, _)| year), unit.site)).or_default().push(index);
    }
    let crew = crew(ground);
    let mut groups: Vec<(FiscalYear, Group)> = keyed
        .into_iter()
        .map(|((year, site), jobs_in)| (year, group(ground, jobs, site, jobs_in, &crew, first)))
        .collect();
    // Overdue sites first, the largest of them before the others; then by the last day that is in time.
    groups.sort_by(|(year_a, a), (year_b, b)| {
        let key = |year: &FiscalYear, group: &Group| (group.finish, *year, Reverse(group.devices));
        key(year_a, a).cmp(&key(year_b, b)).then_with(|| ground.site_name(a.site).cmp(ground.site_name(b.site)))
    });
    let known = work_days(ground, jobs, open, &crew).is_some();
    let tasks: Vec<Task> = groups
        .iter()
        .map(|(_, group)| Task { days: group.days, finish: Some(group.finish).filter(|finish| *finish > first) })
        .collect();
    let (times, pace) = if known {
        (one_crew(&tasks, first), None)
    } else {
        let (times, pace) = default_crews(&tasks, first);
        (times, Some(pace).filter(|_| !tasks.is_empty()))
    };
    for ((_, group), (start, end)) in groups.into_iter().zip(times) {
        let days = known.then_some(group.days);
        waves.push(wave_of(ground, jobs, group.jobs, start, end, days));
    }
    pace
}

/// The fiscal year in which work due on a day is done, and the last day for it.
fn finish(fiscal: crate::model::FiscalCalendar, due: Day) -> (FiscalYear, Day) {
    let year = fiscal.year_of(due);
    let first = fiscal.first_day(year);
    if due.days_since(first) < EARLY_DAYS {
        (FiscalYear(year.0 - 1), due.plus_days(-SLACK_DAYS).min(first.plus_days(-1)))
    } else {
        (year, due.plus_days(-SLACK_DAYS))
    }
}

fn group(
    ground: &Ground<'_>,
    jobs: &[Job<'_>],
    site: usize,
    mut members: Vec<usize>,
    crew: &Crew<'_>,
    first: Day,
) -> Group {
    // Work that would be undone in the same wave is not done: a phone is not moved and replaced at once.
    let last: FxHashMap<usize, usize> =
        members.iter().filter_map(|index| jobs.get(*index)).fold(FxHashMap::default(), |mut last, job| {
            let order = last.entry(job.unit).or_insert(job.order);
            *order = job.order.max(*order);
            last
        });
    members.retain(|index| jobs.get(*index).is_some_and(|job| last.get(&job.unit) == Some(&job.order)));
    let fiscal = ground.inputs.plan.settings.fiscal;
    let finish = members
        .iter()
        .filter_map(|index| jobs.get(*index))
        .map(|job| job.due.map_or(first, |due| finish(fiscal, due).1.max(first)))
        .min()
        .unwrap_or(first);
    let devices = members.iter().filter_map(|index| ground.units.get(jobs.get(*index)?.unit)).map(|unit| unit.devices);
    let devices = devices.sum();
    let days = work_days(ground, jobs, &members, crew).unwrap_or_else(|| default_days(devices));
    Group { site, jobs: members, finish, devices, days }
}

fn wave_of(
    ground: &Ground<'_>,
    jobs: &[Job<'_>],
    members: Vec<usize>,
    start: Day,
    end: Day,
    work_days: Option<u64>,
) -> Scheduled {
    let mut items: Vec<WaveItem> = Vec::new();
    let mut site: Option<usize> = None;
    let mut several = false;
    let mut deadline: Option<Day> = None;
    for (job, unit) in
        members.iter().filter_map(|index| jobs.get(*index)).filter_map(|job| Some((job, ground.units.get(job.unit)?)))
    {
        several |= site.is_some_and(|site| site != unit.site);
        site = Some(unit.site);
        deadline = match (deadline, job.deadline) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        let same = |item: &&mut WaveItem| item.lane == unit.lane && item.work == job.work && item.action == job.action;
        match items.iter_mut().find(same) {
            Some(item) => item.devices += unit.devices,
            None => {
                items.push(WaveItem { lane: unit.lane, action: job.action, work: job.work, devices: unit.devices });
            }
        }
    }
    items.sort_by_key(|item| (item.lane, item.work));
    let site = if several { None } else { site };
    let outlook = WaveOutlook {
        name: String::new(),
        site: site.map_or_else(String::new, |site| ground.site_name(site).to_owned()),
        fiscal_year: ground.inputs.plan.settings.fiscal.year_of(end),
        start,
        end,
        devices: items.iter().map(|item| item.devices).sum(),
        items,
        deadline,
        work_days,
    };
    Scheduled { outlook, jobs: members }
}
