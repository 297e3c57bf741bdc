//! Puts an [`Outlook`] together: decisions, work, waves, curves, budget, events and questions.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::budget::{self, Budget};
use super::cadence::cadence;
use super::cohort::Cohorts;
use super::curve::{Stage, Sums, Track};
use super::decision::{Action, Decision, Plan, Scenario};
use super::events::{events, own_events};
use super::exposure::exposure;
use super::firmware_list;
use super::ground::{Ground, Inputs, conditions};
use super::life::Life;
use super::outlook::{Course, Lane, NewPhones, Outlook, Part};
use super::proposal::{Proposal, Targets, propose};
use super::questions::{Findings, questions};
use super::schedule::{Schedule, Scheduled, schedule};
use super::split::split;
use super::stranded::stranded;
use super::support::{CurvePoint, Phase, State};
use super::trust::{self, Judge};
use super::units::Units;
use super::waves::WaveOutlook;
use super::work::{Decided, Job, bases, decide, jobs, rules};
use crate::catalog::Catalog;
use crate::model::{Day, Fleet};

/// Computes everything that follows from a plan, seen on the day it is made. See [`outlook_on`].
#[must_use]
pub fn outlook(
    fleet: &Fleet,
    cohorts: &Cohorts,
    catalog: &Catalog,
    plan: &Plan,
    scenario: usize,
    today: Day,
) -> Outlook {
    outlook_on(fleet, cohorts, catalog, plan, scenario, (today, today))
}

/// Computes everything that follows from a plan. Pure; costs by the number of cohorts, not of devices.
///
/// `scenario` is an index into the plan's scenarios; beyond their end an empty scenario stands in. The plan is made on the
/// first of the two days and read on the second: looking at another day changes no date and no amount.
#[must_use]
pub fn outlook_on(
    fleet: &Fleet,
    cohorts: &Cohorts,
    catalog: &Catalog,
    plan: &Plan,
    scenario: usize,
    (today, as_of): (Day, Day),
) -> Outlook {
    let empty = Scenario::default();
    let chosen = plan.scenarios.get(scenario).unwrap_or(&empty);
    // Units are made with the cohorts; only firmware conditions of the scenario split them further.
    let conditions = conditions(chosen);
    let marked;
    let units = if conditions.is_empty() {
        &cohorts.units
    } else {
        marked = Units::of(fleet, catalog, cohorts, conditions);
        &marked
    };
    let inputs = Inputs { fleet, cohorts, catalog, plan, scenario: chosen, as_of: today };
    let whole = Ground::new(inputs, units);
    // Rules that mean a number of devices split units, too.
    let cut = split(&whole);
    let mut ground = cut.as_ref().map_or(whole, |cut| Ground::new(inputs, cut));
    let targets = Targets::new(ground.inputs);
    let proposals: Vec<Proposal> = (0..cohorts.lanes.len()).map(|lane| propose(&ground, &targets, lane)).collect();
    let bases = bases(&ground, &targets, &proposals);
    let decided = decide(&ground, &bases);
    let jobs = jobs(&mut ground, &decided);
    let Schedule { parts, part_of, waves, rollout, pace } = schedule(&ground, &jobs);
    if let Some(last) = waves.iter().map(|wave| wave.end).max() {
        ground.reach(last);
    }
    let tracks = tracks(&ground, &jobs, &parts, &part_of);
    let (curves, total) = curves(&ground, &tracks);
    let lines: Vec<&[CurvePoint]> = curves.iter().map(Vec::as_slice).collect();
    let cadence = cadence(catalog, plan, chosen, today, ground.span.1);
    let budget = budget::build(&ground, &jobs, &parts, (&lines, &tracks), &cadence);
    let own_events = own_events(&ground);
    let events = events(&ground, &own_events);
    let exposure = exposure(&ground, &total, &lines, &events);
    let stranded = stranded(&ground, &jobs, &parts, &part_of);
    let new_phones = new_phones(&ground, &jobs, &parts, &part_of);
    let findings = Findings {
        decided: &decided,
        budget: &budget,
        new_phones: &new_phones,
        pace,
        worked: waves.iter().map(|wave| wave.devices).sum(),
        at_end: at_end(&ground, &tracks),
        exposed: exposure.peak,
    };
    let questions = questions(&ground, &findings);
    let (tracks, curves, total) = if ground.sees(as_of) {
        (tracks, curves, total)
    } else {
        // Another day may be beyond the axis; only curves reach there, no amount and no question.
        drop(tracks);
        ground.see(as_of);
        let tracks = self::tracks(&ground, &jobs, &parts, &part_of);
        let (curves, total) = self::curves(&ground, &tracks);
        (tracks, curves, total)
    };
    let lanes = lanes(&ground, proposals, &decided, &tracks, curves, &waves, &budget);
    let courses = courses(&ground, &jobs, &parts, &part_of);
    let cohort_states = cohort_states(&ground, &tracks, as_of);
    drop(tracks);
    let (judge, versions) = (Judge::new(&ground), trust::by_firmware(&ground));
    let trust = trust::trust(&ground, &judge, &versions);
    let breaks = trust::breaks(&ground, &judge, &versions, &events, &waves);
    let deadlines: Vec<_> = lanes.iter().map(|lane| lane.deadline.as_ref().map(|deadline| deadline.day)).collect();
    let firmware = firmware_list::list(&ground, &judge, &versions, &breaks, &deadlines);
    Outlook {
        today: Some(today),
        as_of: Some(as_of),
        scenario,
        devices: cohorts.devices(),
        years: ground.years.clone(),
        span: Some(ground.span),
        decisions: chosen.rules.iter().map(|rule| rule.decision.clone()).chain(bases.iter().cloned()).collect(),
        rules: rules(&ground),
        curve: total,
        cohort_states,
        lanes,
        new_phones,
        events,
        own_events,
        trust,
        breaks,
        cadence,
        firmware,
        waves,
        rollout,
        pace,
        budget,
        exposure,
        stranded,
        questions,
        matched: cohorts.matched,
        likely: cohorts.likely,
        sites: Arc::clone(&ground.all.by_site),
        courses,
        lives: ground.lives,
    }
}

/// What [`tracks`] says, by index, so that it outlives the ground.
fn courses(ground: &Ground<'_>, jobs: &[Job], waves: &[Scheduled], wave_of: &[usize]) -> Vec<Course> {
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
    for (job, wave) in jobs.iter().zip(wave_of) {
        let (Some(course), Some(wave)) = (courses.get_mut(job.unit), waves.get(*wave)) else { continue };
        let start = course.work.last().map_or(wave.start, |(_, end, _)| (*end).max(wave.start));
        course.work.push((start, wave.end.max(start), job.after));
    }
    courses
}

/// One track a unit: its life and the work on it. Work begins when the work before it has ended.
fn tracks<'a>(ground: &'a Ground<'_>, jobs: &[Job<'_>], waves: &[Scheduled], wave_of: &[usize]) -> Vec<Track<'a>> {
    const NEVER: &Life = &Life { phases: Vec::new(), deadline: None, firmware: super::life::FirmwareState::NotNeeded };
    let life = |index: usize| ground.lives.get(index).unwrap_or(NEVER);
    let mut tracks: Vec<Track<'a>> = ground
        .units
        .iter()
        .map(|unit| Track { devices: unit.devices, life: life(unit.life), stages: SmallVec::new() })
        .collect();
    for (job, wave) in jobs.iter().zip(wave_of) {
        let (Some(track), Some(wave)) = (tracks.get_mut(job.unit), waves.get(*wave)) else { continue };
        let start = track.stages.last().map_or(wave.start, |stage| stage.end.max(wave.start));
        track.stages.push(Stage { start, end: wave.end.max(start), after: life(job.after) });
    }
    tracks
}

/// The states of every lane over time, and of all together.
fn curves(ground: &Ground<'_>, tracks: &[Track<'_>]) -> (Vec<Vec<CurvePoint>>, Vec<CurvePoint>) {
    let (mut own, mut all) = (Sums::new(ground.span), Sums::new(ground.span));
    let mut units = ground.units.iter().zip(tracks).peekable();
    let lanes = 0..ground.inputs.cohorts.lanes.len();
    let curves = lanes
        .map(|lane| {
            while let Some((_, track)) = units.next_if(|(unit, _)| unit.lane == lane) {
                own.add(track);
                all.add(track);
            }
            own.take()
        })
        .collect();
    (curves, all.take())
}

fn lanes(
    ground: &Ground<'_>,
    proposals: Vec<Proposal>,
    decided: &[Decided<'_>],
    tracks: &[Track<'_>],
    curves: Vec<Vec<CurvePoint>>,
    waves: &[WaveOutlook],
    budget: &Budget,
) -> Vec<Lane> {
    let mut lanes = Vec::with_capacity(proposals.len());
    let keys = ground.inputs.cohorts.lanes.iter();
    for (index, ((key, proposal), curve)) in keys.zip(proposals).zip(curves).enumerate() {
        let product = ground.product(index);
        let typical = ground.typical_unit(index);
        let shown = typical.and_then(|unit| ground.units.get(unit));
        let (total, unit) = budget.lines.of_lane(index);
        let chosen = typical.and_then(|unit| decided.get(unit));
        let rule = chosen.and_then(|chosen| ground.inputs.scenario.rules.get(chosen.rule?));
        let mut by_action = [0_u64; Action::ALL.len()];
        let counted = ground.all.counted.get(index);
        let mut parts: Vec<Part> = Vec::new();
        for (position, unit) in ground.units_of(index) {
            let action = decided.get(position).map_or(Action::Undecided, |decided| decided.decision.action);
            if let Some(sum) = by_action.get_mut(action as usize) {
                *sum += unit.devices;
            }
            let decision = decided.get(position).and_then(|decided| decided.rule);
            let decision = decision.unwrap_or(ground.inputs.scenario.rules.len() + index);
            let site = counted.and_then(|counted| counted.place.get(unit.site)).map_or(0, |place| *place as usize);
            parts.push(Part { site, devices: unit.devices, decision });
        }
        lanes.push(Lane {
            key: key.key.clone(),
            product: key.product,
            class: key.class,
            name: product.map(crate::catalog::Product::name).unwrap_or_default(),
            android: product.and_then(|product| product.android.clone()),
            devices: ground.devices.get(index).copied().unwrap_or(0),
            parts: merged(parts),
            by_site: counted.map(|counted| Arc::clone(&counted.by_site)).unwrap_or_default(),
            by_firmware: counted.map(|counted| Arc::clone(&counted.by_firmware)).unwrap_or_default(),
            curve,
            phases: typical
                .and_then(|unit| tracks.get(unit))
                .map(|track| phases(track, ground.span))
                .unwrap_or_default(),
            deadline: shown.and_then(|unit| ground.lives.get(unit.life)?.deadline.clone()),
            proposal,
            by_action: Action::ALL
                .into_iter()
                .map(|action| (action, by_action.get(action as usize).copied().unwrap_or(0)))
                .filter(|(_, devices)| *devices > 0)
                .collect(),
            decision: chosen.map(|chosen| Decision::clone(chosen.decision)).unwrap_or_default(),
            own: rule.is_some(),
            note: rule.map(|rule| rule.note.clone()).unwrap_or_default(),
            unit,
            total,
            waves: with_lane(waves, index),
        });
    }
    lanes
}

fn with_lane(waves: &[WaveOutlook], lane: usize) -> Vec<usize> {
    let works = |wave: &WaveOutlook| wave.items.iter().any(|item| item.lane == lane);
    waves.iter().enumerate().filter(|(_, wave)| works(wave)).map(|(index, _)| index).collect()
}

/// Devices by site and decision, in the order of sites and of rules.
fn merged(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_unstable_by_key(|part| (part.site, part.decision));
    parts.dedup_by(|next, part| {
        let same = (next.site, next.decision) == (part.site, part.decision);
        if same {
            part.devices += next.devices;
        }
        same
    });
    parts
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

fn cohort_states(ground: &Ground<'_>, tracks: &[Track<'_>], as_of: Day) -> Vec<State> {
    let state = |track: &Track<'_>| {
        let done = track.stages.iter().take_while(|stage| stage.end <= as_of).last();
        done.map_or(track.life, |stage| stage.after).state_on(as_of)
    };
    let states: Vec<State> = tracks.iter().map(state).collect();
    ground.unit_of.iter().map(|unit| states.get(*unit).copied().unwrap_or(State::Unknown)).collect()
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
fn new_phones(ground: &Ground<'_>, jobs: &[Job<'_>], waves: &[Scheduled], wave_of: &[usize]) -> Vec<NewPhones> {
    let mut list: Vec<NewPhones> = Vec::new();
    for (job, wave) in jobs.iter().zip(wave_of) {
        let (Some(target), Some(wave), Some(unit)) = (job.target, waves.get(*wave), ground.units.get(job.unit)) else {
            continue;
        };
        match list.iter_mut().find(|phones| phones.product == target) {
            Some(phones) => {
                phones.devices += unit.devices;
                phones.from = phones.from.min(wave.start);
            }
            None => list.push(NewPhones {
                product: target.to_owned(),
                devices: unit.devices,
                from: wave.start,
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
