//! When the work of a strategy is done, and what that makes of the devices.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::curve::{Stage, Sums, Track, counts_on};
use super::ground::Ground;
use super::life::{FirmwareState, Life};
use super::outlook::{Course, NewPhones};
use super::schedule::{Schedule, schedule};
use super::strategy::Strategy;
use super::support::{CurvePoint, Phase, State};
use super::waves::WaveOutlook;
use crate::model::{Day, FiscalYear};

/// The waves of a scenario, and the way every unit goes through them.
pub(super) struct Timetable {
    pub schedule: Schedule,
    /// The fiscal years of the plan.
    pub years: Vec<FiscalYear>,
    /// First and last day of the time axis, without a day that is looked at.
    pub span: (Day, Day),
    pub courses: Arc<Vec<Course>>,
    /// Indices of the waves that work on a lane, by lane.
    pub waves_of: Vec<Arc<[usize]>>,
    pub new_phones: Arc<Vec<NewPhones>>,
}

impl Timetable {
    pub fn new(ground: &mut Ground<'_>, strategy: &Strategy) -> Self {
        let schedule = schedule(ground, &strategy.jobs);
        if let Some(last) = schedule.waves.iter().map(|wave| wave.end).max() {
            ground.reach(last);
        }
        let lanes = 0..ground.inputs.cohorts.lanes.len();
        Self {
            years: ground.years.clone(),
            span: ground.span,
            courses: Arc::new(courses(ground, strategy, &schedule)),
            waves_of: lanes.map(|lane| with_lane(&schedule.waves, lane)).collect(),
            new_phones: Arc::new(new_phones(ground, strategy, &schedule)),
            schedule,
        }
    }
}

/// The way of every unit, in their order. Work begins when the work before it has ended.
fn courses(ground: &Ground<'_>, strategy: &Strategy, schedule: &Schedule) -> Vec<Course> {
    let position: FxHashMap<&str, usize> = ground.all.by_site.iter().map(|(site, _)| site.as_str()).zip(0..).collect();
    let place: Vec<usize> =
        (0..ground.sites.len()).map(|site| position.get(ground.site_name(site)).copied().unwrap_or(0)).collect();
    let mut courses: Vec<Course> = ground
        .units
        .iter()
        .map(|unit| Course {
            lane: unit.lane,
            site: place.get(unit.site).copied().unwrap_or(0),
            devices: unit.devices,
            life: unit.life,
            work: SmallVec::new(),
        })
        .collect();
    for (job, part) in strategy.jobs.iter().zip(&schedule.part_of) {
        let (Some(course), Some(part)) = (courses.get_mut(job.unit), schedule.parts.get(*part)) else { continue };
        let start = course.work.last().map_or(part.start, |(_, end, _)| (*end).max(part.start));
        course.work.push((start, part.end.max(start), job.after));
    }
    courses
}

fn with_lane(waves: &[WaveOutlook], lane: usize) -> Arc<[usize]> {
    let works = |wave: &WaveOutlook| wave.items.iter().any(|item| item.lane == lane);
    waves.iter().enumerate().filter(|(_, wave)| works(wave)).map(|(index, _)| index).collect()
}

/// Phones the plan buys, by target, with what they go through from the first day one is in use.
fn new_phones(ground: &Ground<'_>, strategy: &Strategy, schedule: &Schedule) -> Vec<NewPhones> {
    // By decision first: jobs are many, and several decisions may buy the same.
    let mut bought: Vec<Option<(u64, Day)>> = vec![None; strategy.decisions.len()];
    for (job, part) in strategy.jobs.iter().zip(&schedule.part_of) {
        let (Some(part), Some(unit)) = (schedule.parts.get(*part), ground.units.get(job.unit)) else { continue };
        let Some(sum) = job.target.and_then(|target| bought.get_mut(target as usize)) else { continue };
        let (devices, from) = sum.unwrap_or((0, part.start));
        *sum = Some((devices + unit.devices, from.min(part.start)));
    }
    let mut list: Vec<NewPhones> = Vec::new();
    for (decision, (devices, from)) in strategy.decisions.iter().zip(bought).filter_map(|(own, sum)| Some((own, sum?)))
    {
        let Some(target) = decision.target.as_ref() else { continue };
        match list.iter_mut().find(|phones| phones.product == *target) {
            Some(phones) => {
                phones.devices += devices;
                phones.from = phones.from.min(from);
            }
            None => list.push(NewPhones { product: target.clone(), devices, from, phases: Vec::new() }),
        }
    }
    for phones in &mut list {
        if let Some((_, product)) = ground.inputs.catalog.product_by_key(&phones.product) {
            let mut life = ground.clocks.life(product.class, Some(product), "");
            life.phases.retain(|phase| phase.until.is_none_or(|until| until > phones.from));
            if let Some(first) = life.phases.first_mut() {
                first.from = phones.from;
            }
            phones.phases = life.phases;
        }
    }
    list.sort_by(|a, b| b.devices.cmp(&a.devices).then_with(|| a.product.cmp(&b.product)));
    list
}

/// One track a course.
pub(super) fn tracks<'a>(lives: &'a [Life], courses: &[Course]) -> Vec<Track<'a>> {
    const NEVER: &Life = &Life { phases: Vec::new(), deadline: None, firmware: FirmwareState::NotNeeded };
    let life = |index: usize| lives.get(index).unwrap_or(NEVER);
    let stage = |(start, end, after): &(Day, Day, usize)| Stage { start: *start, end: *end, after: life(*after) };
    let track = |course: &Course| Track {
        devices: course.devices,
        life: life(course.life),
        stages: course.work.iter().map(stage).collect(),
    };
    courses.iter().map(track).collect()
}

/// The states of devices over time.
pub(super) struct Curves {
    /// Of every lane.
    pub lanes: Vec<Arc<Vec<CurvePoint>>>,
    /// Of all together.
    pub total: Arc<Vec<CurvePoint>>,
    /// Months in which devices are without support, by lane and fiscal year, from the day the plan is made to the end of the
    /// horizon: devices that are so on the first day of every month, in the first month on that day. Each year comes with the
    /// last of these days. Empty for a lane that always has support.
    pub unsupported: Vec<Vec<(FiscalYear, Day, u64)>>,
}

impl Curves {
    pub fn new(ground: &Ground<'_>, courses: &[Course], tracks: &[Track<'_>], span: (Day, Day)) -> Self {
        let (mut own, mut all) = (Sums::new(span), Sums::new(span));
        let mut courses = courses.iter().zip(tracks).peekable();
        let curve = |lane| {
            while let Some((_, track)) = courses.next_if(|(course, _)| course.lane == lane) {
                own.add(track);
                all.add(track);
            }
            Arc::new(own.take())
        };
        let lanes: Vec<Arc<Vec<CurvePoint>>> = (0..ground.inputs.cohorts.lanes.len()).map(curve).collect();
        let months = months(ground);
        let unsupported = lanes.iter().map(|curve| unsupported(curve, &months)).collect();
        Self { lanes, total: Arc::new(all.take()), unsupported }
    }
}

/// The first day of every month of the horizon, from the day the plan is made on, with its fiscal year.
pub(super) fn months(ground: &Ground<'_>) -> Vec<(FiscalYear, Day)> {
    let (fiscal, from) = (ground.inputs.plan.settings.fiscal, ground.inputs.as_of);
    let later = (1..).map(|month| from.month_start().plus_months(month)).take_while(|day| *day < Day::MAX);
    let days = std::iter::once(from).chain(later).take_while(|day| *day <= ground.horizon_end());
    days.map(|day| (fiscal.year_of(day), day)).collect()
}

fn unsupported(curve: &[CurvePoint], months: &[(FiscalYear, Day)]) -> Vec<(FiscalYear, Day, u64)> {
    let mut years: Vec<(FiscalYear, Day, u64)> = Vec::new();
    if curve.iter().all(|point| point.counts[State::Unsupported.index()] == 0) {
        return years;
    }
    for (year, day) in months {
        let devices = counts_on(curve, *day)[State::Unsupported.index()];
        match years.last_mut().filter(|(known, ..)| known == year) {
            Some((_, last, months)) => {
                *last = *day;
                *months += devices;
            }
            None => years.push((*year, *day, devices)),
        }
    }
    years
}

/// What is seen of a timetable on a day.
pub(super) struct View {
    /// First and last day of the time axis; it reaches the day.
    pub span: (Day, Day),
    pub curves: Arc<Curves>,
    /// What the typical device of every lane goes through.
    pub phases: Vec<Vec<Phase>>,
    /// State of every cohort on the day.
    pub states: Arc<Vec<State>>,
    /// Devices without support on the last day of the plan.
    pub at_end: u64,
}

impl View {
    /// `curves` are those of the timetable.
    pub fn new(
        ground: &Ground<'_>,
        strategy: &Strategy,
        timetable: &Timetable,
        tracks: &[Track<'_>],
        curves: &Arc<Curves>,
        as_of: Day,
    ) -> Self {
        let span = ground.span_with(as_of);
        let curves = if ground.sees(as_of) {
            Arc::clone(curves)
        } else {
            // Another day may be beyond the axis; only curves reach there, no amount and no question.
            Arc::new(Curves::new(ground, &timetable.courses, tracks, span))
        };
        let typical = strategy.lanes.iter().map(|lane| lane.typical.and_then(|unit| tracks.get(unit)));
        Self {
            span,
            curves,
            phases: typical.map(|track| track.map(|track| phases(track, span)).unwrap_or_default()).collect(),
            states: Arc::new(cohort_states(ground, tracks, as_of)),
            at_end: at_end(ground, tracks),
        }
    }
}

/// What the devices of a track go through, work included: the life after a piece of work begins on its last day.
fn phases(track: &Track<'_>, span: (Day, Day)) -> Vec<Phase> {
    let mut list: Vec<Phase> = Vec::new();
    let mut from = span.0;
    let mut life = track.life;
    let ends = track.stages.iter().map(|stage| (Some(stage.end), stage.after)).chain([(None, track.life)]);
    for (end, after) in ends {
        for phase in &life.phases {
            let starts = phase.from.max(from);
            let until = match (phase.until, end) {
                (Some(until), Some(end)) => Some(until.min(end)),
                (until, end) => until.or(end),
            };
            if until.is_none_or(|until| until > starts) {
                list.push(Phase { from: starts, until, ..phase.clone() });
            }
        }
        from = end.map_or(from, |end| end.max(from));
        life = after;
    }
    list
}

/// The state of a track on a day.
fn state_on(track: &Track<'_>, day: Day) -> State {
    let done = track.stages.iter().take_while(|stage| stage.end <= day).last();
    done.map_or(track.life, |stage| stage.after).state_on(day)
}

fn cohort_states(ground: &Ground<'_>, tracks: &[Track<'_>], as_of: Day) -> Vec<State> {
    let states: Vec<State> = tracks.iter().map(|track| state_on(track, as_of)).collect();
    ground.unit_of.iter().map(|unit| states.get(*unit).copied().unwrap_or(State::Unknown)).collect()
}

/// Devices without support on the last day of the axis.
fn at_end(ground: &Ground<'_>, tracks: &[Track<'_>]) -> u64 {
    let open = tracks.iter().filter(|track| state_on(track, ground.span.1) == State::Unsupported);
    open.map(|track| track.devices).sum()
}
