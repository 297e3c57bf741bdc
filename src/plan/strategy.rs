//! What a scenario does with the units of a fleet, and the work that follows from it.

use std::sync::Arc;

use super::decision::{Action, Decision};
use super::ground::{Ground, Inputs, conditions};
use super::life::Life;
use super::outlook::{Deadline, Part, RuleOutlook};
use super::proposal::{Proposal, Targets, propose};
use super::split::split;
use super::units::Units;
use super::work::{Job, bases, decide, jobs, rules};

/// The strategy of a scenario over a fleet.
#[derive(Debug)]
pub(super) struct Strategy {
    /// Units that the scenario's rules or waves have split further; `None` for those of the cohorts.
    units: Option<Units>,
    /// Lives of untouched units, and behind them what the plan makes of them.
    pub lives: Arc<Vec<Life>>,
    /// The decisions of the scenario's rules in their order, then what every lane gets without a rule, and last that nothing is
    /// decided.
    pub decisions: Arc<Vec<Decision>>,
    /// All work, in the order of units.
    pub jobs: Vec<Job>,
    /// What every rule of the scenario means.
    pub rules: Vec<RuleOutlook>,
    /// What is decided for every lane.
    pub lanes: Vec<LaneStrategy>,
    /// Devices without a decision.
    pub undecided: u64,
}

/// What is decided for a lane.
#[derive(Debug)]
pub(super) struct LaneStrategy {
    pub proposal: Arc<Proposal>,
    /// The unit that goes the way of most devices.
    pub typical: Option<usize>,
    /// The decision for that unit, by position.
    pub decided: Option<usize>,
    /// Devices by action, in the order actions are offered.
    pub by_action: Vec<(Action, u64)>,
    /// Devices by site and decision.
    pub parts: Arc<[Part]>,
}

impl LaneStrategy {
    /// The last day of support of the typical device.
    pub fn deadline(&self, ground: &Ground<'_>) -> Option<Deadline> {
        let unit = self.typical.and_then(|unit| ground.units.get(unit))?;
        ground.lives.get(unit.life)?.deadline.clone()
    }
}

impl Strategy {
    pub fn new(inputs: Inputs<'_>) -> Self {
        let Inputs { fleet, cohorts, catalog, scenario, .. } = inputs;
        // Units are made with the cohorts; only firmware conditions of the scenario split them further.
        let conditions = conditions(scenario);
        let marked = (!conditions.is_empty()).then(|| Units::of(fleet, catalog, cohorts, conditions));
        // Rules that mean a number of devices split them, too.
        let numbers = scenario.rules.iter().any(|rule| rule.when.first.is_some());
        let cut = if numbers { split(&Ground::new(inputs, marked.as_ref().unwrap_or(&cohorts.units))) } else { None };
        let units = cut.or(marked);
        let mut ground = Ground::new(inputs, units.as_ref().unwrap_or(&cohorts.units));
        let targets = Targets::new(inputs);
        let proposals: Vec<Proposal> = (0..cohorts.lanes.len()).map(|lane| propose(&ground, &targets, lane)).collect();
        let rule_decisions = scenario.rules.iter().map(|rule| rule.decision.clone());
        let bases = bases(&ground, &targets, &proposals);
        let decisions: Vec<Decision> = rule_decisions.chain(bases).chain([Decision::default()]).collect();
        let decided = decide(&ground, &proposals);
        let rules = rules(&ground, &proposals);
        let jobs = jobs(&mut ground, &decisions, &decided);
        let lanes = lanes(&ground, proposals, &decisions, &decided);
        let open = |lane: &LaneStrategy| {
            let open = lane.by_action.iter().filter(|(action, _)| *action == Action::Undecided);
            open.map(|(_, devices)| devices).sum::<u64>()
        };
        let undecided = lanes.iter().map(open).sum();
        let lives = ground.lives;
        Self { units, lives, decisions: Arc::new(decisions), jobs, rules, lanes, undecided }
    }

    /// What the parts of an outlook stand on under this strategy.
    pub fn ground<'a>(&'a self, inputs: Inputs<'a>) -> Ground<'a> {
        let units = self.units.as_ref().unwrap_or(&inputs.cohorts.units);
        Ground::with_lives(inputs, units, Arc::clone(&self.lives))
    }
}

fn lanes(
    ground: &Ground<'_>,
    proposals: Vec<Proposal>,
    decisions: &[Decision],
    decided: &[usize],
) -> Vec<LaneStrategy> {
    let lane = |(lane, proposal): (usize, Proposal)| {
        let counted = ground.all.counted.get(lane);
        let mut by_action = [0_u64; Action::ALL.len()];
        let mut parts: Vec<Part> = Vec::new();
        for (position, unit) in ground.units_of(lane) {
            let decision = decided.get(position).copied().unwrap_or(decisions.len());
            let action = decisions.get(decision).map_or(Action::Undecided, |decision| decision.action);
            if let Some(sum) = by_action.get_mut(action as usize) {
                *sum += unit.devices;
            }
            let site = counted.and_then(|counted| counted.place.get(unit.site)).map_or(0, |place| *place as usize);
            parts.push(Part { site, devices: unit.devices, decision });
        }
        let by_action = Action::ALL
            .into_iter()
            .map(|action| (action, by_action.get(action as usize).copied().unwrap_or(0)))
            .filter(|(_, devices)| *devices > 0)
            .collect();
        let typical = ground.typical_unit(lane);
        let own = typical.and_then(|unit| decided.get(unit)).copied();
        LaneStrategy { proposal: Arc::new(proposal), typical, decided: own, by_action, parts: merged(parts).into() }
    };
    proposals.into_iter().enumerate().map(lane).collect()
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
