//! What is not known and matters, heaviest first.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::budget::Budget;
use super::crews::Pace;
use super::ground::Ground;
use super::life::FirmwareState;
use super::outlook::{NewPhones, OpenQuestion, QuestionKind};
use super::simulate::unused;
use super::support::PhaseReason;
use crate::catalog::{Fact, Reading};
use crate::model::{Class, Day};

/// What questions are asked about, besides the fleet itself.
pub(super) struct Findings<'a> {
    /// Devices without a decision.
    pub undecided: u64,
    pub budget: &'a Budget,
    pub new_phones: &'a [NewPhones],
    pub pace: Option<Pace>,
    /// Devices in waves.
    pub worked: u64,
    /// Devices without support on the last day of the axis.
    pub at_end: u64,
    /// The most phones that are without support at once, from the as-of day on.
    pub exposed: u64,
}

/// Collects all open questions of an outlook.
pub(super) fn questions(ground: &Ground<'_>, findings: &Findings<'_>) -> Vec<OpenQuestion> {
    let Findings { undecided, budget, new_phones, pace, worked, at_end, exposed } = *findings;
    let mut list = Vec::new();
    let mut ask = |kind, devices| {
        if devices > 0 {
            list.push(OpenQuestion { kind, devices });
        }
    };
    let cohorts = ground.inputs.cohorts;
    let unknown = (0..cohorts.lanes.len()).filter(|lane| ground.class(*lane) == Class::Unknown);
    ask(QuestionKind::UnknownProduct, unknown.filter_map(|lane| ground.devices.get(lane)).sum());
    ask(QuestionKind::LikelyMatch, cohorts.likely);
    ask(QuestionKind::Undecided, undecided);
    let nameless = ground.sites.iter().filter(|site| site.name.is_empty());
    ask(QuestionKind::NoSite, nameless.map(|site| site.devices).sum());
    for (lane, key) in cohorts.lanes.iter().enumerate() {
        let open = ground.units_of(lane).filter(|(_, unit)| {
            ground.lives.get(unit.life).is_some_and(|life| {
                life.firmware == FirmwareState::Unknown
                    && life.phases.iter().any(|phase| matches!(phase.reason, PhaseReason::OnGateway))
            })
        });
        ask(QuestionKind::FirmwareUnknown(key.key.clone()), open.map(|(_, unit)| unit.devices).sum());
    }
    for (fact, devices) in conflicts(ground) {
        ask(QuestionKind::Conflict(fact), devices);
    }
    for missing in &budget.missing {
        ask(QuestionKind::Missing(missing.what.clone()), missing.quantity);
    }
    for open in &budget.not_priced {
        ask(QuestionKind::NotPriced(open.key.clone()), open.quantity);
    }
    let assumptions = &ground.inputs.scenario.assumptions;
    if assumptions.failures_per_year.is_none() || assumptions.support_minutes.is_none() {
        ask(QuestionKind::Running, exposed);
    }
    ask(QuestionKind::UnsupportedAtEnd(ground.span.1), at_end);
    if let Some(pace) = pace {
        ask(QuestionKind::DefaultPace(pace), worked);
    }
    for phones in new_phones {
        let ends = phones.phases.iter().filter_map(|phase| match phase.reason {
            PhaseReason::UnsupportedSince(day) => Some(day),
            _ => None,
        });
        if let Some(day) = ends.min().filter(|day| *day < ground.horizon_end()) {
            ask(QuestionKind::TargetEnds(phones.product.clone(), day), phones.devices);
        }
    }
    // A fixed contingency in another currency than the plan's is none.
    let currency = ground.inputs.plan.settings.currency;
    let fixed = assumptions.contingency_amount.as_ref().is_some_and(|fixed| fixed.amount.currency == currency);
    if assumptions.contingency.is_none() && !fixed && !budget.lines.is_empty() {
        list.push(OpenQuestion { kind: QuestionKind::NoContingency, devices: 0 });
    }
    let unused = unused(ground.inputs.plan, ground.inputs.scenario).into_iter().map(QuestionKind::RangeUnused);
    list.extend(unused.map(|kind| OpenQuestion { kind, devices: 0 }));
    list.sort_by_key(|question| std::cmp::Reverse(question.devices));
    list
}

/// Deadlines about which sources disagree and no reading was chosen, with the devices that hang on them.
fn conflicts(ground: &Ground<'_>) -> BTreeMap<String, u64> {
    // Units are many, the lives of their lanes few.
    let mut sums: FxHashMap<(usize, usize), u64> = FxHashMap::default();
    for unit in ground.units {
        *sums.entry((unit.lane, unit.life)).or_default() += unit.devices;
    }
    let mut open: BTreeMap<String, u64> = BTreeMap::new();
    for ((lane, life), devices) in sums {
        let Some(deadline) = ground.lives.get(life).and_then(|life| life.deadline.as_ref()) else { continue };
        if ground.inputs.plan.chosen_dates.contains_key(&deadline.fact) {
            continue;
        }
        if fact(ground, lane, &deadline.fact).is_some_and(|fact| disagree(&fact.also, deadline.day)) {
            *open.entry(deadline.fact.clone()).or_default() += devices;
        }
    }
    open
}

fn disagree(readings: &[Reading], used: Day) -> bool {
    readings.iter().any(|reading| reading.day != Some(used))
}

fn fact<'a>(ground: &Ground<'a>, lane: usize, key: &str) -> Option<&'a Fact<Day>> {
    let (owner, field) = key.rsplit_once('.')?;
    if let Some(product) = ground.product(lane).filter(|product| product.key == owner) {
        return match field {
            "certification_end" => Some(&product.certification_end),
            "best_effort_end" => Some(&product.best_effort_end),
            "end_of_support" => Some(&product.end_of_support),
            _ => None,
        };
    }
    let class = ground.inputs.catalog.class(Class::from_key(owner)?)?;
    match field {
        "end" => Some(&class.end),
        "best_effort_end" => Some(&class.best_effort_end),
        _ => None,
    }
}
