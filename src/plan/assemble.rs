//! Puts an [`Outlook`] together, stage by stage: decisions and work, waves and curves, events and trust, budget and questions.

use std::cell::LazyCell;
use std::sync::{Arc, LazyLock};

use super::budget;
use super::cadence::cadence;
use super::cohort::{Cohorts, LaneKey};
use super::decision::{Plan, Scenario};
use super::events::{events, own_events};
use super::exposure::exposure;
use super::firmware_list;
use super::ground::{Ground, Inputs};
use super::kept::{Before, Events, Kept, Made, Sources, Stages, stage};
use super::outlook::{Lane, Outlook};
use super::questions::{Findings, questions};
use super::stranded::stranded;
use super::strategy::{LaneStrategy, Strategy};
use super::timetable::{Curves, Timetable, View, tracks};
use super::trust::{self, Judge};
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
    let inputs = Inputs { fleet, cohorts, catalog, plan, scenario: chosen, as_of: today };
    let stages = stages(inputs, as_of, None);
    assembled(inputs, as_of, scenario, &stages)
}

/// The same as [`outlook_on`], after another outlook of the same plan: what an edit has not touched since is taken over, and the
/// rest made anew. Any outlook may be the one before; the result does not depend on it.
#[must_use]
pub fn outlook_after(before: &Arc<Outlook>, sources: &Sources, scenario: usize, days: (Day, Day)) -> Arc<Outlook> {
    let (today, as_of) = days;
    let empty = Scenario::default();
    let now = sources.inputs(scenario, today, &empty);
    let known = before.kept.0.as_deref().map(|made| Before {
        inputs: made.sources.inputs(made.scenario, made.days.0, &empty),
        as_of: made.days.1,
        stages: &made.stages,
    });
    let stages = stages(now, as_of, known.as_ref());
    if before.scenario == scenario
        && known.is_some_and(|known| known.stages.same(&stages) && now.same_notes(&known.inputs))
    {
        return Arc::clone(before);
    }
    let mut outlook = assembled(now, as_of, scenario, &stages);
    outlook.kept = Kept(Some(Arc::new(Made { sources: sources.clone(), scenario, days, stages })));
    Arc::new(outlook)
}

/// Makes what the outlook before has not.
fn stages<'a>(now: Inputs<'a>, as_of: Day, before: Option<&Before<'_>>) -> Stages {
    let known = before.map(|before| before.stages);
    // The stages before, if what a stage reads of the plan is the same.
    let same = |is: fn(&Inputs<'a>, &Inputs<'_>) -> bool| {
        before.filter(|before| is(&now, &before.inputs)).map(|before| before.stages)
    };
    let strategy = stage(same(Inputs::same_strategy).map(|stages| &stages.strategy), || Strategy::new(now));
    let mut ground = strategy.ground(now);

    let timetable = same(Inputs::same_timetable).filter(|stages| Arc::ptr_eq(&stages.strategy, &strategy));
    let timetable = stage(timetable.map(|stages| &stages.timetable), || Timetable::new(&mut ground, &strategy));
    ground.years.clone_from(&timetable.years);
    ground.span = timetable.span;
    let ground = &ground;
    let tracks = LazyLock::new(|| tracks(&strategy.lives, &timetable.courses));
    let unmoved = known.filter(|stages| Arc::ptr_eq(&stages.timetable, &timetable));
    let curves = LazyLock::new(|| {
        stage(unmoved.map(|stages| &stages.curves), || Curves::new(ground, &timetable.courses, &tracks, ground.span))
    });

    let renewed = same(Inputs::same_cadence).and(unmoved);
    let cadence = stage(renewed.map(|stages| &stages.cadence), || {
        cadence(now.catalog, now.plan, now.scenario, now.as_of, ground.span.1)
    });
    let budget = same(Inputs::same_budget).and(unmoved).filter(|stages| stages.cadence == cadence);
    let budget = || {
        stage(budget.map(|stages| &stages.budget), || {
            budget::build(ground, &strategy, &timetable.schedule.parts, (&curves, &tracks), &cadence)
        })
    };

    let seen = unmoved.filter(|_| before.is_some_and(|before| before.as_of == as_of));
    let trusted = same(Inputs::same_trust);
    let unbroken = trusted.and(unmoved);
    let valued = same(Inputs::same_stranded).and(unmoved);
    let others = || {
        LazyLock::force(&curves);
        let view = stage(seen.map(|stages| &stages.view), || {
            View::new(ground, &strategy, &timetable, &tracks, &curves, as_of)
        });
        let events = stage(trusted.map(|stages| &stages.events), || {
            let own = own_events(ground);
            Events { all: Arc::new(events(ground, &own)), own: Arc::new(own) }
        });
        let (judge, versions) = (LazyCell::new(|| Judge::new(ground)), LazyCell::new(|| trust::by_firmware(ground)));
        let trust = stage(trusted.map(|stages| &stages.trust), || trust::trust(ground, &judge, &versions));
        let breaks = stage(unbroken.map(|stages| &stages.breaks), || {
            trust::breaks(ground, &judge, &versions, &events.all, &timetable.schedule.waves)
        });
        let firmware = stage(unbroken.map(|stages| &stages.firmware), || {
            let lanes = strategy.lanes.iter().map(|lane| lane.deadline(ground).map(|deadline| deadline.day));
            firmware_list::list(ground, &judge, &versions, &breaks, &lanes.collect::<Vec<_>>())
        });
        let exposure =
            stage(unbroken.map(|stages| &stages.exposure), || exposure(ground, &curves, &events.all, &breaks));
        let stranded = stage(valued.map(|stages| &stages.stranded), || {
            let schedule = &timetable.schedule;
            stranded(ground, &strategy.jobs, &schedule.parts, &schedule.part_of)
        });
        (view, events, trust, breaks, firmware, exposure, stranded)
    };
    // Where work has moved, the budget is half of what is left to make, and nothing else waits for it.
    let (others, budget) = if unmoved.is_none() { together(others, budget) } else { (others(), budget()) };
    let (view, events, trust, breaks, firmware, exposure, stranded) = others;
    let (strategy, timetable, curves) = (Arc::clone(&strategy), Arc::clone(&timetable), Arc::clone(&curves));
    Stages { strategy, timetable, curves, view, events, trust, breaks, firmware, cadence, exposure, budget, stranded }
}

/// Does two things at the same time.
fn together<A: Send, B>(aside: impl FnOnce() -> A + Send, here: impl FnOnce() -> B) -> (A, B) {
    std::thread::scope(|scope| {
        let aside = scope.spawn(aside);
        let here = here();
        (aside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)), here)
    })
}

/// The outlook that some stages are.
fn assembled(inputs: Inputs<'_>, as_of: Day, scenario: usize, stages: &Stages) -> Outlook {
    let Stages { strategy, timetable, view, events, exposure, budget, .. } = stages;
    let schedule = &timetable.schedule;
    let mut ground = strategy.ground(inputs);
    ground.years.clone_from(&timetable.years);
    ground.span = timetable.span;
    let findings = Findings {
        undecided: strategy.undecided,
        budget,
        new_phones: &timetable.new_phones,
        pace: schedule.pace,
        worked: schedule.waves.iter().map(|wave| wave.devices).sum(),
        at_end: view.at_end,
        exposed: exposure.peak,
    };
    Outlook {
        today: Some(inputs.as_of),
        as_of: Some(as_of),
        scenario,
        devices: inputs.cohorts.devices(),
        years: timetable.years.clone(),
        span: Some(view.span),
        decisions: Arc::clone(&strategy.decisions),
        rules: strategy.rules.clone(),
        curve: Arc::clone(&view.curves.total),
        cohort_states: Arc::clone(&view.states),
        lanes: lanes(&ground, stages),
        new_phones: Arc::clone(&timetable.new_phones),
        events: Arc::clone(&events.all),
        own_events: Arc::clone(&events.own),
        trust: Arc::clone(&stages.trust),
        breaks: Arc::clone(&stages.breaks),
        cadence: Arc::clone(&stages.cadence),
        firmware: Arc::clone(&stages.firmware),
        waves: Arc::clone(&schedule.waves),
        rollout: Arc::clone(&schedule.rollout),
        pace: schedule.pace,
        budget: Arc::clone(budget),
        exposure: Arc::clone(exposure),
        stranded: Option::clone(&stages.stranded),
        questions: questions(&ground, &findings),
        matched: inputs.cohorts.matched,
        likely: inputs.cohorts.likely,
        sites: Arc::clone(&ground.all.by_site),
        courses: Arc::clone(&timetable.courses),
        lives: Arc::clone(&strategy.lives),
        kept: Kept::default(),
    }
}

fn lanes(ground: &Ground<'_>, stages: &Stages) -> Vec<Lane> {
    let Stages { strategy, timetable, view, budget, .. } = stages;
    let (keys, rules) = (ground.inputs.cohorts.lanes.iter(), &ground.inputs.scenario.rules);
    let lane = |(index, (key, own)): (usize, (&LaneKey, &LaneStrategy))| {
        let product = ground.product(index);
        let counted = ground.all.counted.get(index);
        let (total, unit) = budget.lines.of_lane(index);
        let rule = own.decided.and_then(|decided| rules.get(decided));
        Lane {
            key: key.key.clone(),
            product: key.product,
            class: key.class,
            name: product.map(crate::catalog::Product::name).unwrap_or_default(),
            android: product.and_then(|product| product.android.clone()),
            devices: ground.devices.get(index).copied().unwrap_or(0),
            parts: Arc::clone(&own.parts),
            by_site: counted.map(|counted| Arc::clone(&counted.by_site)).unwrap_or_default(),
            by_firmware: counted.map(|counted| Arc::clone(&counted.by_firmware)).unwrap_or_default(),
            curve: view.curves.lanes.get(index).map(Arc::clone).unwrap_or_default(),
            phases: view.phases.get(index).cloned().unwrap_or_default(),
            deadline: own.deadline(ground),
            proposal: Arc::clone(&own.proposal),
            by_action: own.by_action.clone(),
            decision: own.decided.and_then(|decided| strategy.decisions.get(decided)).cloned().unwrap_or_default(),
            own: rule.is_some(),
            note: rule.map(|rule| rule.note.clone()).unwrap_or_default(),
            unit,
            total,
            waves: timetable.waves_of.get(index).map(Arc::clone).unwrap_or_default(),
        }
    };
    keys.zip(&strategy.lanes).enumerate().map(lane).collect()
}
