//! When the work is done: fixed waves first, then suggested ones, one per kind of work and fiscal year, site by site.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::budget::labor::{self, Crew};
use super::calendar::monday_from;
use super::crews::Pace;
use super::decision::{Assumptions, WorkKind};
use super::ground::Ground;
use super::rollout::weeks::{self, settled};
use super::rollout::{Capacity, Effort, Rollout, Task, Wave, WaveWork, Waves, WeekDevices, default_crews, pack};
use super::waves::{WaveItem, WaveOutlook, WavePart};
use super::work::{Job, Resolved};
use crate::model::{Day, FiscalYear};

/// Days from today to the first suggested wave: time to order, deliver and announce. Six weeks is what a first order of phones
/// and a notice to the staff need at least; the user moves a wave where less is enough.
const LEAD_DAYS: i32 = 42;
/// Days between the last working day of a suggested wave and its deadline, for phones that were missed.
const SLACK_DAYS: i32 = 14;
/// A deadline in the first days of a fiscal year is worked on in the year before, so that the year's budget is known in time.
const EARLY_DAYS: i32 = 90;

/// A wave, or the part of one at a site, with the jobs in it.
#[derive(Clone, Debug)]
pub(super) struct Scheduled {
    /// What is done; of a part, with the name of its wave.
    pub outlook: WaveOutlook,
    /// Indices into the jobs.
    pub jobs: Vec<usize>,
    /// Which parts are one wave.
    key: Key,
}

/// What makes parts one wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Key {
    /// A wave the user fixed, by position.
    Fixed(usize),
    /// A suggested wave.
    Suggested(FiscalYear, WorkKind),
}

/// A group of jobs that becomes the part of a suggested wave at one site.
struct Group {
    key: Key,
    site: usize,
    jobs: Vec<usize>,
    /// The last day on which all of it is in time.
    finish: Day,
    devices: u64,
    effort: Effort,
}

/// All waves of a scenario.
pub(super) struct Schedule {
    /// Parts of waves by site, by start: money and support follow them.
    pub parts: Vec<Scheduled>,
    /// The part of every job.
    pub part_of: Vec<usize>,
    /// Whole waves, by start.
    pub waves: Vec<WaveOutlook>,
    /// The waves week by week.
    pub rollout: Rollout,
    /// The pace of suggested waves, where it is a default.
    pub pace: Option<Pace>,
}

/// Puts every job into a wave.
pub(super) fn schedule(ground: &Ground<'_>, jobs: &[Job<'_>]) -> Schedule {
    let all: Vec<usize> = (0..jobs.len()).collect();
    let known = work_days(ground, jobs, &all, &crew(ground)).is_some();
    let assumptions = &ground.inputs.scenario.assumptions;
    let capacity_at = |pace| Capacity::new(assumptions, &ground.inputs.plan.blackouts, pace);
    // Fixed weeks do not depend on the pace, only on the blackouts.
    let calendar = capacity_at(if known { None } else { Some(Pace::of(1)) });
    let first = first_monday(ground);
    let all_groups = groups(ground, jobs, &all, &calendar);
    let mut suggested = None;
    let capacity = if known {
        calendar
    } else {
        // The pace is that of the work as a whole, so that it stays when waves are fixed one after the other.
        let (times, pace) = default_crews(&tasks(ground, &all_groups, first), |pace| capacity_at(Some(pace)), first);
        suggested = Some(times);
        capacity_at(Some(pace))
    };
    let mut parts = Vec::new();
    let (groups, times) = if let Waves::Fixed(list) = &ground.inputs.scenario.waves {
        let taken = fixed(ground, jobs, list, &capacity, &mut parts);
        let open: Vec<usize> = all.into_iter().filter(|job| !taken.get(*job).copied().unwrap_or(false)).collect();
        let groups = groups(ground, jobs, &open, &capacity);
        let busy: Vec<(Day, Effort)> = parts
            .iter()
            .filter(|part| part.outlook.technicians.is_none())
            .flat_map(|part| &part.outlook.parts)
            .flat_map(|part| {
                part.weeks.iter().map(|week| (week.monday, Effort::from(week.devices).saturating_mul(part.each)))
            })
            .collect();
        let times = pack(&tasks(ground, &groups, first), &capacity, first, &busy);
        (groups, times)
    } else {
        let times = suggested.unwrap_or_else(|| pack(&tasks(ground, &all_groups, first), &capacity, first, &[]));
        (all_groups, times)
    };
    for (group, weeks) in groups.into_iter().zip(times) {
        parts.push(part(ground, jobs, group.jobs, &capacity, group.key, weeks, known));
    }
    parts.retain(|part| !part.jobs.is_empty());
    let pace = capacity.pace.filter(|_| !parts.is_empty());
    let waves = gather(ground, jobs, &mut parts);
    let mut part_of = vec![usize::MAX; jobs.len()];
    for (index, part) in parts.iter().enumerate() {
        for job in &part.jobs {
            part_of[*job] = index;
        }
    }
    let earliest = monday_from(ground.inputs.as_of.plus_days(1));
    let rollout = Rollout::of(capacity, &waves, earliest);
    Schedule { parts, part_of, waves, rollout, pace }
}

fn tasks<'a>(ground: &'a Ground<'_>, groups: &[Group], first: Day) -> Vec<Task<'a>> {
    groups
        .iter()
        .map(|group| Task {
            site: ground.site_name(group.site),
            devices: group.devices.max(1),
            each: group.effort.div_ceil(Effort::from(group.devices.max(1))),
            finish: Some(group.finish).filter(|finish| *finish > first),
        })
        .collect()
}

/// The first Monday of suggested work.
fn first_monday(ground: &Ground<'_>) -> Day {
    monday_from(ground.inputs.as_of.plus_days(LEAD_DAYS))
}

/// Puts parts together to waves by start, names those without a name, and gives all parts the names of their waves.
fn gather(ground: &Ground<'_>, jobs: &[Job<'_>], parts: &mut [Scheduled]) -> Vec<WaveOutlook> {
    let mut starts: FxHashMap<Key, (Day, Day)> = FxHashMap::default();
    for part in parts.iter() {
        let (start, end) = starts.entry(part.key).or_insert((part.outlook.start, part.outlook.end));
        *start = part.outlook.start.min(*start);
        *end = part.outlook.end.max(*end);
    }
    parts.sort_by(|a, b| {
        let key = |part: &Scheduled| (starts.get(&part.key).copied(), part.key, part.outlook.start, part.outlook.end);
        key(a).cmp(&key(b)).then_with(|| a.outlook.site.cmp(&b.outlook.site))
    });
    let taken: Vec<String> = parts.iter().map(|part| part.outlook.name.clone()).collect();
    let mut free = (1..).map(|number: u64| format!("W{number}")).filter(|name| !taken.contains(name));
    let mut waves = Vec::new();
    for same in parts.chunk_by_mut(|a, b| a.key == b.key) {
        if same.first().is_some_and(|part| part.outlook.name.is_empty()) {
            let name = free.next().unwrap_or_default();
            for part in same.iter_mut() {
                part.outlook.name.clone_from(&name);
            }
        }
        waves.extend(whole(ground, jobs, same));
    }
    waves
}

/// The wave that some parts make.
fn whole(ground: &Ground<'_>, jobs: &[Job<'_>], parts: &[Scheduled]) -> Option<WaveOutlook> {
    let (first, rest) = parts.split_first()?;
    let mut wave = first.outlook.clone();
    if rest.is_empty() {
        return Some(wave);
    }
    let mut known = wave.work_days.is_some();
    for part in rest {
        let other = &part.outlook;
        wave.start = wave.start.min(other.start);
        wave.end = wave.end.max(other.end);
        wave.devices += other.devices;
        wave.deadline = earliest(wave.deadline, other.deadline);
        wave.work = wave.work.filter(|work| other.work == Some(*work));
        known &= other.work_days.is_some();
        wave.parts.extend(other.parts.iter().cloned());
        for item in &other.items {
            add_item(&mut wave.items, item);
        }
    }
    wave.items.sort_by_key(|item| (item.lane, item.work));
    wave.site = String::new();
    wave.fiscal_year = ground.inputs.plan.settings.fiscal.year_of(wave.end);
    let members: Vec<usize> = parts.iter().flat_map(|part| part.jobs.iter().copied()).collect();
    let crew = Crew { technicians: wave.technicians.or(crew(ground).technicians), ..crew(ground) };
    wave.work_days = if known { work_days(ground, jobs, &members, &crew) } else { None };
    Some(wave)
}

fn earliest(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

fn add_item(items: &mut Vec<WaveItem>, item: &WaveItem) {
    let same =
        |known: &&mut WaveItem| known.lane == item.lane && known.work == item.work && known.action == item.action;
    match items.iter_mut().find(same) {
        Some(known) => known.devices += item.devices,
        None => items.push(item.clone()),
    }
}

/// A wave that says itself which work is done where: site, lane and work to its positions, with the day the work is due.
type Listed<'a> = FxHashMap<(&'a str, &'a str, WorkKind), Vec<(usize, Option<Day>)>>;

/// Fills the waves the user fixed: the first work on a device goes into the first wave that means it, the next work into the
/// next such wave. Returns which jobs found one.
fn fixed(
    ground: &Ground<'_>,
    jobs: &[Job<'_>],
    list: &[Wave],
    capacity: &Capacity,
    parts: &mut Vec<Scheduled>,
) -> Vec<bool> {
    let mut order: Vec<(&Wave, Option<Resolved>)> =
        list.iter().map(|wave| (wave, wave.sites.is_empty().then(|| Resolved::new(ground, &wave.when)))).collect();
    order.sort_by_key(|(wave, _)| (wave.start, wave.end));
    let mut listed: Listed<'_> = FxHashMap::default();
    for (position, (wave, _)) in order.iter().enumerate() {
        for site in &wave.sites {
            for work in &site.work {
                listed.entry((&site.site, &work.lane, work.work)).or_default().push((position, work.due));
            }
        }
    }
    let mut members: Vec<FxHashMap<usize, Vec<usize>>> = vec![FxHashMap::default(); order.len()];
    let mut taken = vec![false; jobs.len()];
    let mut next: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, job) in jobs.iter().enumerate() {
        let Some(unit) = ground.units.get(job.unit) else { continue };
        let from = if job.order == 0 { 0 } else { next.get(&job.unit).copied().unwrap_or(0) };
        let lane = ground.inputs.cohorts.lanes.get(unit.lane).map_or("", |lane| lane.key.as_str());
        let named = listed.get(&(ground.site_name(unit.site), lane, job.work)).map(Vec::as_slice).unwrap_or_default();
        let later = || named.iter().filter(|(position, _)| *position >= from);
        let exact = later().find(|(_, due)| *due == job.due).map(|(position, _)| *position);
        let any = || {
            let meant = order.iter().enumerate().skip(from).find_map(|(position, (_, when))| {
                when.as_ref().filter(|when| when.matches(ground, unit)).map(|_| position)
            });
            later().map(|(position, _)| *position).chain(meant).min()
        };
        let Some(position) = exact.or_else(any) else { continue };
        // A wave without sites is one part.
        let site = if order.get(position).is_some_and(|(_, when)| when.is_some()) { usize::MAX } else { unit.site };
        if let Some(members) = members.get_mut(position) {
            members.entry(site).or_default().push(index);
        }
        taken[index] = true;
        next.insert(job.unit, position + 1);
    }
    for (position, ((wave, _), members)) in order.iter().zip(members).enumerate() {
        let mut members: Vec<(usize, Vec<usize>)> = members.into_iter().collect();
        members.sort_unstable_by_key(|(site, _)| *site);
        for (site, jobs_in) in members {
            let own = Some(wave.technicians).filter(|count| *count > 0);
            let crew = Crew { technicians: own.or(crew(ground).technicians), ..crew(ground) };
            let days = work_days(ground, jobs, &jobs_in, &crew);
            let mut scheduled = if site == usize::MAX {
                spread(ground, jobs, jobs_in, capacity, wave)
            } else {
                let name = ground.site_name(site);
                let planned = wave.sites.iter().filter(|part| part.site == name);
                let planned: Vec<WeekDevices> = planned.flat_map(|part| part.weeks.iter().copied()).collect();
                let devices = devices_of(ground, jobs, &jobs_in);
                let mut weeks = settled(capacity, name, &planned, devices);
                if weeks.is_empty() {
                    weeks = settled(capacity, name, &[WeekDevices { monday: wave.start, devices }], devices);
                }
                part(ground, jobs, jobs_in, capacity, Key::Fixed(position), weeks, false)
            };
            scheduled.key = Key::Fixed(position);
            scheduled.outlook.work_days = days;
            scheduled.outlook.name.clone_from(&wave.name);
            scheduled.outlook.technicians = own;
            scheduled.outlook.fixed = true;
            parts.push(scheduled);
        }
    }
    taken
}

/// A fixed wave that only says from when to when: its devices evenly over the weeks between, at every site.
fn spread(ground: &Ground<'_>, jobs: &[Job<'_>], members: Vec<usize>, capacity: &Capacity, wave: &Wave) -> Scheduled {
    let (start, end) = (wave.start, wave.end.max(wave.start));
    let mut by_site: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for index in &members {
        if let Some(unit) = jobs.get(*index).and_then(|job| ground.units.get(job.unit)) {
            by_site.entry(unit.site).or_default().push(*index);
        }
    }
    let mut by_site: Vec<(usize, Vec<usize>)> = by_site.into_iter().collect();
    by_site.sort_unstable_by_key(|(site, _)| *site);
    let mut parts = Vec::with_capacity(by_site.len());
    for (site, jobs_in) in by_site {
        let name = ground.site_name(site);
        let devices = devices_of(ground, jobs, &jobs_in);
        let all = [WeekDevices { monday: super::calendar::monday_of(start), devices }];
        let weeks = weeks::stretched(capacity, name, &all, all[0].monday, super::calendar::monday_of(end));
        parts.extend(part(ground, jobs, jobs_in, capacity, Key::Fixed(0), weeks, false).outlook.parts);
    }
    let mut scheduled = part(ground, jobs, members, capacity, Key::Fixed(0), Vec::new(), false);
    let sites: Vec<&str> = parts.iter().map(|part| part.site.as_str()).collect();
    let outlook = &mut scheduled.outlook;
    outlook.site = if let [site] = sites.as_slice() { (*site).to_owned() } else { String::new() };
    (outlook.start, outlook.end) = (start, end);
    outlook.fiscal_year = ground.inputs.plan.settings.fiscal.year_of(end);
    outlook.parts = parts;
    scheduled
}

fn crew<'a>(ground: &Ground<'a>) -> Crew<'a> {
    let Assumptions { minutes, technicians, hours_per_day, .. } = &ground.inputs.scenario.assumptions;
    Crew { minutes, technicians: *technicians, hours_per_day: *hours_per_day }
}

fn devices_of(ground: &Ground<'_>, jobs: &[Job<'_>], members: &[usize]) -> u64 {
    members.iter().filter_map(|index| ground.units.get(jobs.get(*index)?.unit)).map(|unit| unit.devices).sum()
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

/// The work that is in no fixed wave, by kind of work, fiscal year and site, in the order in which it is put into weeks.
fn groups(ground: &Ground<'_>, jobs: &[Job<'_>], open: &[usize], capacity: &Capacity) -> Vec<Group> {
    let fiscal = ground.inputs.plan.settings.fiscal;
    let first = first_monday(ground);
    let soon = fiscal.year_of(first);
    // Jobs are many, the days they are due on few.
    let mut known: FxHashMap<Day, (FiscalYear, Day)> = FxHashMap::default();
    for due in open.iter().filter_map(|index| jobs.get(*index)?.due) {
        known.entry(due).or_insert_with(|| finish(fiscal, due));
    }
    let in_time = |job: &Job<'_>| job.due.and_then(|due| known.get(&due)).copied();
    let year_of = |job: &Job<'_>| {
        let year = in_time(job).filter(|(_, finish)| *finish >= first);
        year.map_or(soon, |(year, _)| year)
    };
    // Work that would be undone in the same year is not done: a phone is not moved and replaced at once.
    let mut last: FxHashMap<(usize, FiscalYear), usize> = FxHashMap::default();
    for job in open.iter().filter_map(|index| jobs.get(*index)) {
        let order = last.entry((job.unit, year_of(job))).or_insert(job.order);
        *order = job.order.max(*order);
    }
    let mut keyed: FxHashMap<(FiscalYear, WorkKind, usize), Vec<usize>> = FxHashMap::default();
    for index in open.iter().copied() {
        let Some((job, unit)) = jobs.get(index).and_then(|job| Some((job, ground.units.get(job.unit)?))) else {
            continue;
        };
        let year = year_of(job);
        if last.get(&(job.unit, year)) == Some(&job.order) {
            keyed.entry((year, job.work, unit.site)).or_default().push(index);
        }
    }
    let mut groups: Vec<Group> = keyed
        .into_iter()
        .map(|((year, work, site), jobs_in)| {
            let finish = jobs_in
                .iter()
                .filter_map(|index| jobs.get(*index))
                .map(|job| in_time(job).map_or(first, |(_, finish)| finish.max(first)))
                .min()
                .unwrap_or(first);
            let devices = devices_of(ground, jobs, &jobs_in);
            let effort = Effort::from(devices).saturating_mul(capacity.effort(work));
            Group { key: Key::Suggested(year, work), site, jobs: jobs_in, finish, devices, effort }
        })
        .collect();
    // Overdue work first, wave by wave, the largest site of each before the others; then by the last day that is in time.
    groups.sort_by(|a, b| {
        let key = |group: &Group| (group.finish, group.key, Reverse(group.devices));
        key(a).cmp(&key(b)).then_with(|| ground.site_name(a.site).cmp(ground.site_name(b.site)))
    });
    groups
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

/// Jobs at one site with their weeks.
fn part(
    ground: &Ground<'_>,
    jobs: &[Job<'_>],
    members: Vec<usize>,
    capacity: &Capacity,
    key: Key,
    weeks: Vec<WeekDevices>,
    known: bool,
) -> Scheduled {
    let mut items: Vec<WaveItem> = Vec::new();
    let mut work: Vec<WaveWork> = Vec::new();
    let mut site: Option<usize> = None;
    let mut deadline: Option<Day> = None;
    let mut effort: Effort = 0;
    for (job, unit) in
        members.iter().filter_map(|index| jobs.get(*index)).filter_map(|job| Some((job, ground.units.get(job.unit)?)))
    {
        site = Some(unit.site);
        deadline = earliest(deadline, job.deadline);
        effort = effort.saturating_add(Effort::from(unit.devices).saturating_mul(capacity.effort(job.work)));
        let (lane, devices) = (unit.lane, unit.devices);
        add_item(&mut items, &WaveItem { lane, action: job.action, work: job.work, devices });
        let lane = ground.inputs.cohorts.lanes.get(lane).map(|lane| lane.key.clone()).unwrap_or_default();
        let own = WaveWork { lane, work: job.work, due: job.due };
        if !work.contains(&own) {
            work.push(own);
        }
    }
    items.sort_by_key(|item| (item.lane, item.work));
    let devices = items.iter().map(|item| item.devices).sum();
    let site = site.map_or_else(String::new, |site| ground.site_name(site).to_owned());
    let ends = |week: Option<&WeekDevices>| week.map(|week| capacity.ends_of_week(&site, week.monday));
    let start = ends(weeks.first()).map_or(ground.inputs.as_of, |(start, _)| start);
    let end = ends(weeks.last()).map_or(start, |(_, end)| end);
    let kind = items.first().map(|item| item.work).filter(|kind| items.iter().all(|item| item.work == *kind));
    let each = effort.div_ceil(Effort::from(devices).max(1)).max(1);
    let days = if known { work_days(ground, jobs, &members, &crew(ground)) } else { None };
    let own = WavePart { site: site.clone(), start, end, devices, weeks, items: items.clone(), work, deadline, each };
    let outlook = WaveOutlook {
        name: String::new(),
        site,
        fiscal_year: ground.inputs.plan.settings.fiscal.year_of(end),
        start,
        end,
        devices,
        items,
        deadline,
        work_days: days,
        work: kind,
        technicians: None,
        fixed: false,
        parts: vec![own],
    };
    Scheduled { outlook, jobs: members, key }
}
