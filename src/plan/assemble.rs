//! Puts an [`Outlook`] together: decisions, work, waves, curves, budget, events and questions.

use rustc_hash::FxHashMap;

use super::budget::{self, Budget, Category};
use super::cohort::Cohorts;
use super::curve::{Stage, Track, curve};
use super::decision::{Action, Plan, Scenario};
use super::events::events;
use super::ground::{Ground, Inputs};
use super::life::Life;
use super::outlook::{Lane, NewPhones, Outlook, Part};
use super::proposal::{Proposal, propose};
use super::questions::{Findings, questions};
use super::schedule::{Schedule, Scheduled, schedule};
use super::support::{Phase, State};
use super::work::{Decided, Job, bases, decide, jobs, rules};
use crate::catalog::Catalog;
use crate::model::{Day, Fleet, Money};

/// Computes everything that follows from a plan. Pure; costs by the number of cohorts, not of devices.
///
/// `scenario` is an index into the plan's scenarios; beyond their end an empty scenario stands in.
#[must_use]
pub fn outlook(
    fleet: &Fleet,
    cohorts: &Cohorts,
    catalog: &Catalog,
    plan: &Plan,
    scenario: usize,
    today: Day,
) -> Outlook {
    let empty = Scenario::default();
    let chosen = plan.scenarios.get(scenario).unwrap_or(&empty);
    let mut ground = Ground::new(Inputs { fleet, cohorts, catalog, plan, scenario: chosen, as_of: today });
    let proposals: Vec<Proposal> = (0..cohorts.lanes.len()).map(|lane| propose(&ground, lane)).collect();
    let bases = bases(&ground, &proposals);
    let decided = decide(&ground, &bases);
    let jobs = jobs(&mut ground, &decided);
    let Schedule { waves, wave_of, pace } = schedule(&ground, &jobs);
    if let Some(last) = waves.iter().map(|wave| wave.outlook.end).max() {
        ground.reach(last);
    }
    let tracks = tracks(&ground, &jobs, &waves, &wave_of);
    let budget = budget::build(&ground, &jobs, &waves);
    let new_phones = new_phones(&ground, &jobs, &waves, &wave_of);
    let findings = Findings {
        decided: &decided,
        budget: &budget,
        new_phones: &new_phones,
        pace,
        worked: waves.iter().map(|wave| wave.outlook.devices).sum(),
        at_end: at_end(&ground, &tracks),
    };
    let questions = questions(&ground, &findings);
    let lanes = lanes(&ground, proposals, &decided, &tracks, &waves, &budget);
    Outlook {
        as_of: Some(today),
        scenario,
        devices: cohorts.devices(),
        years: ground.years.clone(),
        span: Some(ground.span),
        decisions: chosen.rules.iter().map(|rule| rule.decision.clone()).chain(bases).collect(),
        rules: rules(&ground),
        curve: curve(&tracks, ground.span),
        cohort_states: cohort_states(&ground, &tracks),
        lanes,
        new_phones,
        events: events(&ground),
        waves: waves.into_iter().map(|wave| wave.outlook).collect(),
        pace,
        budget,
        questions,
        matched: cohorts.matched,
        likely: cohorts.likely,
        sites: largest_first(ground.sites.iter().map(|site| (fleet.get(site.name), site.devices))),
    }
}

/// One track a unit: its life and the work on it. Work begins when the work before it has ended.
fn tracks<'a>(ground: &'a Ground<'_>, jobs: &[Job], waves: &[Scheduled], wave_of: &[usize]) -> Vec<Track<'a>> {
    const NEVER: &Life = &Life { phases: Vec::new(), deadline: None, firmware: super::life::FirmwareState::NotNeeded };
    let life = |index: usize| ground.lives.get(index).unwrap_or(NEVER);
    let mut tracks: Vec<Track<'a>> = ground
        .units
        .iter()
        .map(|unit| Track { devices: unit.devices, life: life(unit.life), stages: Vec::new() })
        .collect();
    for (job, wave) in jobs.iter().zip(wave_of) {
        let (Some(track), Some(wave)) = (tracks.get_mut(job.unit), waves.get(*wave)) else { continue };
        let start = track.stages.last().map_or(wave.outlook.start, |stage| stage.end.max(wave.outlook.start));
        track.stages.push(Stage { start, end: wave.outlook.end.max(start), after: life(job.after) });
    }
    tracks
}

fn lanes(
    ground: &Ground<'_>,
    proposals: Vec<Proposal>,
    decided: &[Decided],
    tracks: &[Track<'_>],
    waves: &[Scheduled],
    budget: &Budget,
) -> Vec<Lane> {
    let fleet = ground.inputs.fleet;
    let mut firmware: Vec<FxHashMap<_, u64>> = vec![FxHashMap::default(); proposals.len()];
    for cohort in &ground.inputs.cohorts.cohorts {
        if let Some(sums) = firmware.get_mut(cohort.lane as usize) {
            *sums.entry(cohort.firmware).or_default() += cohort.devices;
        }
    }
    let mut totals = vec![0_i64; proposals.len()];
    let mut units: Vec<Vec<Money>> = vec![Vec::new(); proposals.len()];
    for line in &budget.lines {
        let Some(lane) = line.lane else { continue };
        if let Some(total) = totals.get_mut(lane) {
            *total = total.saturating_add(line.amount.minor);
        }
        if let (Category::Devices, Some(unit), Some(known)) = (line.category, line.unit, units.get_mut(lane))
            && !known.contains(&unit)
        {
            known.push(unit);
        }
    }
    let mut lanes = Vec::with_capacity(proposals.len());
    for (index, (key, proposal)) in ground.inputs.cohorts.lanes.iter().zip(proposals).enumerate() {
        let product = ground.product(index);
        let typical = ground.typical_unit(index);
        let unit = typical.and_then(|unit| ground.units.get(unit));
        let chosen = typical.and_then(|unit| decided.get(unit));
        let rule = chosen.and_then(|chosen| ground.inputs.scenario.rules.get(chosen.rule?));
        let mut by_site: FxHashMap<usize, u64> = FxHashMap::default();
        let mut by_action = [0_u64; Action::ALL.len()];
        let mut own = Vec::new();
        let mut parts: FxHashMap<(usize, usize), u64> = FxHashMap::default();
        for (position, unit) in ground.units_of(index) {
            *by_site.entry(unit.site).or_default() += unit.devices;
            let action = decided.get(position).map_or(Action::Undecided, |decided| decided.decision.action);
            if let Some(sum) = by_action.get_mut(action as usize) {
                *sum += unit.devices;
            }
            own.extend(tracks.get(position).cloned());
            let rule = decided.get(position).and_then(|decided| decided.rule);
            let decision = rule.unwrap_or(ground.inputs.scenario.rules.len() + index);
            *parts.entry((unit.site, decision)).or_default() += unit.devices;
        }
        let by_site: Vec<(usize, u64)> = sites_of(ground, by_site);
        let firmware = firmware.get(index).into_iter().flatten();
        lanes.push(Lane {
            key: key.key.clone(),
            product: key.product,
            class: key.class,
            name: product.map(crate::catalog::Product::name).unwrap_or_default(),
            android: product.and_then(|product| product.android.clone()),
            devices: ground.devices.get(index).copied().unwrap_or(0),
            parts: parts_of(&by_site, parts),
            by_site: by_site.into_iter().map(|(site, devices)| (ground.site_name(site).to_owned(), devices)).collect(),
            by_firmware: largest_first(firmware.map(|(text, devices)| (fleet.get(*text), *devices))),
            curve: curve(&own, ground.span),
            phases: typical
                .and_then(|unit| tracks.get(unit))
                .map(|track| phases(track, ground.span))
                .unwrap_or_default(),
            deadline: unit.and_then(|unit| ground.lives.get(unit.life)?.deadline.clone()),
            proposal,
            by_action: Action::ALL
                .into_iter()
                .map(|action| (action, by_action.get(action as usize).copied().unwrap_or(0)))
                .filter(|(_, devices)| *devices > 0)
                .collect(),
            decision: chosen.map(|chosen| chosen.decision.clone()).unwrap_or_default(),
            own: rule.is_some(),
            note: rule.map(|rule| rule.note.clone()).unwrap_or_default(),
            unit: units.get(index).and_then(|units| if let [unit] = units.as_slice() { Some(*unit) } else { None }),
            total: totals.get(index).copied().unwrap_or(0),
            waves: with_lane(waves, index),
        });
    }
    lanes
}

fn with_lane(waves: &[Scheduled], lane: usize) -> Vec<usize> {
    let works = |wave: &Scheduled| wave.outlook.items.iter().any(|item| item.lane == lane);
    waves.iter().enumerate().filter(|(_, wave)| works(wave)).map(|(index, _)| index).collect()
}

/// Sites by falling number of devices, then by name.
fn sites_of(ground: &Ground<'_>, by_site: FxHashMap<usize, u64>) -> Vec<(usize, u64)> {
    let mut list: Vec<(usize, u64)> = by_site.into_iter().collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| ground.site_name(a.0).cmp(ground.site_name(b.0))));
    list
}

/// Devices by site and decision, in the order of sites and of rules.
fn parts_of(by_site: &[(usize, u64)], parts: FxHashMap<(usize, usize), u64>) -> Vec<Part> {
    let place: FxHashMap<usize, usize> =
        by_site.iter().enumerate().map(|(position, (site, _))| (*site, position)).collect();
    let mut list: Vec<Part> = parts
        .into_iter()
        .filter_map(|((site, decision), devices)| Some(Part { site: *place.get(&site)?, devices, decision }))
        .collect();
    list.sort_by_key(|part| (part.site, part.decision));
    list
}

fn largest_first<'a>(counts: impl Iterator<Item = (&'a str, u64)>) -> Vec<(String, u64)> {
    let mut list: Vec<(String, u64)> = counts.map(|(name, devices)| (name.to_owned(), devices)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list
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

fn cohort_states(ground: &Ground<'_>, tracks: &[Track<'_>]) -> Vec<State> {
    let as_of = ground.inputs.as_of;
    let state = |track: &Track<'_>| {
        let done = track.stages.iter().take_while(|stage| stage.end <= as_of).last();
        done.map_or(track.life, |stage| stage.after).state_on(as_of)
    };
    ground.unit_of.iter().map(|unit| tracks.get(*unit).map_or(State::Unknown, state)).collect()
}

/// Devices without support on the last day of the axis.
fn at_end(ground: &Ground<'_>, tracks: &[Track<'_>]) -> u64 {
    let end = ground.span.1;
    let state = |track: &Track<'_>| {
        let done = track.stages.iter().take_while(|stage| stage.end <= end).last();
        done.map_or(track.life, |stage| stage.after).state_on(end)
    };
    tracks.iter().filter(|track| state(track) == State::Unsupported).map(|track| track.devices).sum()
}

/// Phones the plan buys, by target, with what they go through from the first day one is in use.
fn new_phones(ground: &Ground<'_>, jobs: &[Job], waves: &[Scheduled], wave_of: &[usize]) -> Vec<NewPhones> {
    let mut list: Vec<NewPhones> = Vec::new();
    for (job, wave) in jobs.iter().zip(wave_of) {
        let (Some(target), Some(wave), Some(unit)) = (&job.target, waves.get(*wave), ground.units.get(job.unit)) else {
            continue;
        };
        match list.iter_mut().find(|phones| phones.product == *target) {
            Some(phones) => {
                phones.devices += unit.devices;
                phones.from = phones.from.min(wave.outlook.start);
            }
            None => list.push(NewPhones {
                product: target.clone(),
                devices: unit.devices,
                from: wave.outlook.start,
                phases: Vec::new(),
            }),
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
