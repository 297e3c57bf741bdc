//! When the work is done: fixed waves first, then suggested ones, one per kind of work and fiscal year, site by site.

use std::cmp::Reverse;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::budget::labor::{self, Crew};
use super::calendar::monday_from;
use super::crews::Pace;
use super::decision::{Assumptions, WorkKind};
use super::fixed_waves::fixed;
use super::ground::Ground;
use super::rollout::{Capacity, Effort, Rollout, Task, Waves, WeekDevices, default_crews, pack};
use super::waves::{DueWork, WaveItem, WaveOutlook, WavePart};
use super::work::Job;
use crate::model::{Day, FiscalYear};

/// Days from today to the first suggested wave: time to order, deliver and announce. Six weeks is what a first order of phones
/// and a notice to the staff need at least; the user moves a wave where less is enough.
const LEAD_DAYS: i32 = 42;
/// Days between the last working day of a suggested wave and its deadline, for phones that were missed.
const SLACK_DAYS: i32 = 14;
/// A deadline in the first days of a fiscal year is worked on in the year before, so that the year's budget is known in time.
const EARLY_DAYS: i32 = 90;

/// The part of a wave at one site, with the jobs in it.
#[derive(Clone, Debug)]
pub(super) struct Scheduled {
    /// Name of the wave.
    pub name: String,
    /// First day of work.
    pub start: Day,
    /// Last day of work.
    pub end: Day,
    /// The fiscal year it ends in.
    pub fiscal_year: FiscalYear,
    /// Indices into the jobs.
    pub jobs: Vec<usize>,
}

/// A wave, or the part of one at a site, before waves are put together.
pub(super) struct Draft {
    /// What is done; items are in the parts.
    pub wave: WaveOutlook,
    /// Indices into the jobs.
    pub jobs: Vec<usize>,
    /// Which drafts are one wave.
    pub key: Key,
}

/// What makes drafts one wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key {
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
    pub waves: Arc<Vec<WaveOutlook>>,
    /// The waves week by week.
    pub rollout: Arc<Rollout>,
    /// The pace of suggested waves, where it is a default.
    pub pace: Option<Pace>,
}

/// Puts every job into a wave.
pub(super) fn schedule(ground: &Ground<'_>, jobs: &[Job]) -> Schedule {
    let all: Vec<usize> = (0..jobs.len()).collect();
    let known = work_days(ground, jobs, &all, &crew(ground)).is_some();
    let assumptions = &ground.inputs.scenario.assumptions;
    let capacity_at = |pace| Capacity::new(assumptions, &ground.inputs.plan.blackouts, pace);
    // Fixed weeks do not depend on the pace, only on the blackouts.
    let calendar = capacity_at(if known { None } else { Some(Pace::of(1)) });
    let first = first_monday(ground);
    let waves = &ground.inputs.scenario.waves;
    let mut all_groups = Vec::new();
    if !known || *waves == Waves::Suggested {
        all_groups = groups(ground, jobs, &all, &calendar);
    }
    let mut suggested = None;
    let capacity = if known {
        calendar
    } else {
        // The pace is that of the work as a whole, so that it stays when waves are fixed one after the other.
        let (times, pace) = default_crews(&tasks(ground, &all_groups, first), |pace| capacity_at(Some(pace)), first);
        suggested = Some(times);
        capacity_at(Some(pace))
    };
    let mut drafts = Vec::new();
    let (groups, times) = if let Waves::Fixed(list) = waves {
        let taken = fixed(ground, jobs, list, &capacity, &mut drafts);
        let open: Vec<usize> = all.into_iter().filter(|job| !taken.get(*job).copied().unwrap_or(false)).collect();
        let groups = groups(ground, jobs, &open, &capacity);
        let busy: Vec<(Day, Effort)> = drafts
            .iter()
            .filter(|draft| draft.wave.technicians.is_none())
            .flat_map(|draft| &draft.wave.parts)
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
        drafts.push(draft(ground, jobs, group.jobs, &capacity, group.key, weeks, known));
    }
    drafts.retain(|draft| !draft.jobs.is_empty());
    let pace = capacity.pace.filter(|_| !drafts.is_empty());
    let (parts, waves) = gather(ground, jobs, drafts);
    let mut part_of = vec![usize::MAX; jobs.len()];
    for (index, part) in parts.iter().enumerate() {
        for job in &part.jobs {
            part_of[*job] = index;
        }
    }
    let earliest = monday_from(ground.inputs.as_of.plus_days(1));
    let rollout = Arc::new(Rollout::of(capacity, &waves, earliest));
    Schedule { parts, part_of, waves: Arc::new(waves), rollout, pace }
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

/// Puts drafts together to waves by start, and names those without a name. Parts stay in the order of their waves.
fn gather(ground: &Ground<'_>, jobs: &[Job], drafts: Vec<Draft>) -> (Vec<Scheduled>, Vec<WaveOutlook>) {
    let mut spans: FxHashMap<Key, (Day, Day)> = FxHashMap::default();
    for Draft { wave, key, .. } in &drafts {
        let (start, end) = spans.entry(*key).or_insert((wave.start, wave.end));
        *start = wave.start.min(*start);
        *end = wave.end.max(*end);
    }
    let mut drafts: Vec<_> = drafts.into_iter().map(|draft| (spans.get(&draft.key).copied(), draft)).collect();
    drafts.sort_by(|(span_a, a), (span_b, b)| {
        let key = |draft: &Draft| (draft.key, draft.wave.start, draft.wave.end);
        span_a.cmp(span_b).then_with(|| key(a).cmp(&key(b))).then_with(|| a.wave.site.cmp(&b.wave.site))
    });
    let taken: Vec<String> = drafts.iter().map(|(_, draft)| draft.wave.name.clone()).collect();
    let mut free = (1..).map(|number: u64| format!("W{number}")).filter(|name| !taken.contains(name));
    let mut parts = Vec::with_capacity(drafts.len());
    let mut waves = Vec::new();
    let mut rest = drafts.into_iter().map(|(_, draft)| draft).peekable();
    while let Some(first) = rest.next() {
        let key = first.key;
        let name = if first.wave.name.is_empty() { free.next().unwrap_or_default() } else { first.wave.name.clone() };
        let begin = parts.len();
        let mut several = false;
        let mut wave = WaveOutlook { name: name.clone(), ..first.wave };
        let part = |wave: &WaveOutlook, jobs: Vec<usize>| {
            let WaveOutlook { start, end, fiscal_year, .. } = *wave;
            Scheduled { name: name.clone(), start, end, fiscal_year, jobs }
        };
        parts.push(part(&wave, first.jobs));
        while let Some(Draft { wave: other, jobs, .. }) = rest.next_if(|draft| draft.key == key) {
            several = true;
            parts.push(part(&other, jobs));
            wave.add(other);
        }
        wave.items = items_of(&wave.parts);
        if several {
            wave.site = String::new();
            wave.fiscal_year = ground.inputs.plan.settings.fiscal.year_of(wave.end);
            let members: Vec<usize> = parts.iter().skip(begin).flat_map(|part| part.jobs.iter().copied()).collect();
            let crew = Crew { technicians: wave.technicians.or(crew(ground).technicians), ..crew(ground) };
            wave.work_days = wave.work_days.and_then(|_| work_days(ground, jobs, &members, &crew));
        }
        waves.push(wave);
    }
    (parts, waves)
}

impl WaveOutlook {
    /// Takes over what is done in another part of the same wave.
    fn add(&mut self, other: Self) {
        self.start = self.start.min(other.start);
        self.end = self.end.max(other.end);
        self.devices += other.devices;
        self.deadline = earliest(self.deadline, other.deadline);
        self.work = self.work.filter(|work| other.work == Some(*work));
        self.work_days = self.work_days.filter(|_| other.work_days.is_some());
        self.parts.extend(other.parts);
    }
}

/// What is done in some parts together, by lane and work.
fn items_of(parts: &[WavePart]) -> Vec<WaveItem> {
    let lanes = parts.iter().filter_map(|part| part.items.last()).map(|item| item.lane + 1).max().unwrap_or(0);
    let mut by_lane: Vec<SmallVec<[WaveItem; 2]>> = vec![SmallVec::new(); lanes];
    for item in parts.iter().flat_map(|part| &part.items) {
        let Some(known) = by_lane.get_mut(item.lane) else { continue };
        match known.iter_mut().find(|known| (known.work, known.action) == (item.work, item.action)) {
            Some(known) => known.devices += item.devices,
            None => known.push(*item),
        }
    }
    let mut items: Vec<WaveItem> = by_lane.into_iter().flatten().collect();
    items.sort_by_key(|item| (item.lane, item.work));
    items
}

fn earliest(a: Option<Day>, b: Option<Day>) -> Option<Day> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

pub(super) fn crew<'a>(ground: &Ground<'a>) -> Crew<'a> {
    let Assumptions { minutes, technicians, hours_per_day, .. } = &ground.inputs.scenario.assumptions;
    Crew { minutes, technicians: *technicians, hours_per_day: *hours_per_day }
}

pub(super) fn devices_of(ground: &Ground<'_>, jobs: &[Job], members: &[usize]) -> u64 {
    members.iter().filter_map(|index| ground.units.get(jobs.get(*index)?.unit)).map(|unit| unit.devices).sum()
}

/// Working days of some jobs for a crew; `None` while something is not known.
pub(super) fn work_days(ground: &Ground<'_>, jobs: &[Job], members: &[usize], crew: &Crew<'_>) -> Option<u64> {
    let mut devices = [0_u64; WorkKind::ALL.len()];
    for job in members.iter().filter_map(|job| jobs.get(*job)) {
        if let (Some(sum), Some(unit)) = (devices.get_mut(job.work as usize), ground.units.get(job.unit)) {
            *sum += unit.devices;
        }
    }
    labor::working_days(crew, WorkKind::ALL.into_iter().zip(devices))
}

/// The work that is in no fixed wave, by kind of work, fiscal year and site, in the order in which it is put into weeks.
fn groups(ground: &Ground<'_>, jobs: &[Job], open: &[usize], capacity: &Capacity) -> Vec<Group> {
    let fiscal = ground.inputs.plan.settings.fiscal;
    let first = first_monday(ground);
    let soon = fiscal.year_of(first);
    // Jobs are many, the days they are due on few.
    let mut known: FxHashMap<Day, (FiscalYear, Day)> = FxHashMap::default();
    let mut in_time = |job: &Job| {
        let found = job.due.map(|due| *known.entry(due).or_insert_with(|| finish(fiscal, due)));
        found.filter(|(_, finish)| *finish >= first).unwrap_or((soon, first))
    };
    let dated: Vec<(usize, &Job, FiscalYear, Day)> = open
        .iter()
        .filter_map(|index| {
            let job = jobs.get(*index)?;
            let (year, finish) = in_time(job);
            Some((*index, job, year, finish))
        })
        .collect();
    let mut places: FxHashMap<(FiscalYear, WorkKind, usize), usize> = FxHashMap::default();
    let mut groups: Vec<Group> = Vec::new();
    for (at, (index, job, year, finish)) in dated.iter().enumerate() {
        let Some(unit) = ground.units.get(job.unit) else { continue };
        // Work that would be undone in the same year is not done: a phone is not moved and replaced at once. The work on a unit
        // stands together, in its order.
        let later = dated.iter().skip(at + 1).take_while(|(_, other, ..)| other.unit == job.unit);
        if later.into_iter().any(|(_, _, other, _)| other == year) {
            continue;
        }
        let place = *places.entry((*year, job.work, unit.site)).or_insert_with(|| {
            let key = Key::Suggested(*year, job.work);
            groups.push(Group { key, site: unit.site, jobs: Vec::new(), finish: *finish, devices: 0, effort: 0 });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        group.jobs.push(*index);
        group.finish = group.finish.min(*finish);
        group.devices += unit.devices;
        group.effort = Effort::from(group.devices).saturating_mul(capacity.effort(job.work));
    }
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

/// Jobs at one site with their weeks. Work on one lane stands together in them.
pub(super) fn draft(
    ground: &Ground<'_>,
    jobs: &[Job],
    members: Vec<usize>,
    capacity: &Capacity,
    key: Key,
    weeks: Vec<WeekDevices>,
    known: bool,
) -> Draft {
    let mut items: Vec<WaveItem> = Vec::new();
    let mut work: Vec<DueWork> = Vec::new();
    let mut site: Option<usize> = None;
    let mut deadline: Option<Day> = None;
    let mut effort: Effort = 0;
    let mut devices = 0;
    for (job, unit) in
        members.iter().filter_map(|index| jobs.get(*index)).filter_map(|job| Some((job, ground.units.get(job.unit)?)))
    {
        site = Some(unit.site);
        deadline = earliest(deadline, job.deadline);
        effort = effort.saturating_add(Effort::from(unit.devices).saturating_mul(capacity.effort(job.work)));
        devices += unit.devices;
        let own = WaveItem { lane: unit.lane, action: job.action, work: job.work, devices: unit.devices };
        let mut of_lane = items.iter_mut().rev().take_while(|item| item.lane == own.lane);
        match of_lane.find(|item| (item.work, item.action) == (own.work, own.action)) {
            Some(item) => item.devices += own.devices,
            None => items.push(own),
        }
        let own = DueWork { lane: unit.lane, work: job.work, due: job.due };
        if !work.iter().rev().take_while(|work| work.lane == own.lane).any(|work| *work == own) {
            work.push(own);
        }
    }
    items.sort_by_key(|item| (item.lane, item.work));
    let site = site.map_or_else(String::new, |site| ground.site_name(site).to_owned());
    let ends = |week: Option<&WeekDevices>| week.map(|week| capacity.ends_of_week(&site, week.monday));
    let start = ends(weeks.first()).map_or(ground.inputs.as_of, |(start, _)| start);
    let end = ends(weeks.last()).map_or(start, |(_, end)| end);
    let kind = items.first().map(|item| item.work).filter(|kind| items.iter().all(|item| item.work == *kind));
    let each = effort.div_ceil(Effort::from(devices).max(1)).max(1);
    let days = if known { work_days(ground, jobs, &members, &crew(ground)) } else { None };
    let own = WavePart { site: site.clone(), start, end, devices, weeks, items, work, deadline, each };
    let wave = WaveOutlook {
        name: String::new(),
        site,
        fiscal_year: ground.inputs.plan.settings.fiscal.year_of(end),
        start,
        end,
        devices,
        items: Vec::new(),
        deadline,
        work_days: days,
        work: kind,
        technicians: None,
        fixed: false,
        parts: vec![own],
    };
    Draft { wave, jobs: members, key }
}
