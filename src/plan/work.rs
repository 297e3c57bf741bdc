//! From decisions to work: what has to be done on a unit of devices, by when, and what they go through afterwards.

use rustc_hash::FxHashMap;

use super::decision::{Action, Decision, Selector, WorkKind};
use super::ground::Ground;
use super::life::{FirmwareState, Life, certified_firmware};
use super::outlook::{Deadline, DeadlineKind, RuleOutlook};
use super::proposal::{Impossible, Proposal, Targets, base_decision, gateway_possible};
use super::support::{PhaseReason, State};
use super::units::Unit;
use crate::model::Day;

/// A piece of work on a unit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Job {
    pub unit: usize,
    /// 0 for the first piece of work on the unit, 1 for the one after it.
    pub order: usize,
    pub action: Action,
    pub work: WorkKind,
    /// The last day on which it is in time; `None` for as soon as possible.
    pub due: Option<Day>,
    /// The deadline it is measured against, if there is one.
    pub deadline: Option<Day>,
    /// Index into [`Ground::lives`] of what follows.
    pub after: usize,
    /// The decision that says which product is bought, by position; `None` where none is bought.
    pub target: Option<u32>,
}

/// The index of a lane or site that this fleet does not have.
const NOWHERE: usize = usize::MAX;

/// A selector with its strings looked up once.
pub(super) struct Resolved {
    lane: Option<usize>,
    class: Option<crate::model::Class>,
    site: Option<usize>,
    /// Index into [`Ground::conditions`].
    firmware: Option<usize>,
    state: Option<State>,
}

impl Resolved {
    pub fn new(ground: &Ground<'_>, selector: &Selector) -> Self {
        let lanes = &ground.inputs.cohorts.lanes;
        Self {
            lane: selector.lane.as_deref().map(|key| lanes.iter().position(|lane| lane.key == key).unwrap_or(NOWHERE)),
            class: selector.class,
            site: selector
                .site
                .as_deref()
                .map(|name| (0..ground.sites.len()).find(|site| ground.site_name(*site) == name).unwrap_or(NOWHERE)),
            firmware: selector
                .firmware
                .as_ref()
                .map(|rule| ground.conditions.iter().position(|known| known == rule).unwrap_or(NOWHERE)),
            state: selector.state,
        }
    }

    pub fn matches(&self, ground: &Ground<'_>, unit: &Unit) -> bool {
        self.lane.is_none_or(|lane| lane == unit.lane)
            && self.site.is_none_or(|site| site == unit.site)
            && self.class.is_none_or(|class| class == ground.class(unit.lane))
            && self.firmware.is_none_or(|rule| {
                ground.marks.get(unit.mark).and_then(|mark| mark.get(rule)).copied().unwrap_or(false)
            })
            && self.state.is_none_or(|state| {
                ground.lives.get(unit.life).is_some_and(|life| life.state_on(ground.inputs.as_of) == state)
            })
    }
}

/// What every lane gets where no rule speaks.
pub(super) fn bases(ground: &Ground<'_>, targets: &Targets<'_>, proposals: &[Proposal]) -> Vec<Decision> {
    let base = ground.inputs.scenario.base;
    proposals.iter().enumerate().map(|(lane, proposal)| base_decision(ground, targets, lane, base, proposal)).collect()
}

/// The decision for every unit, by position in the decisions of the scenario's rules and, behind them, of the lanes: the first
/// rule that matches, else what its lane gets without one. Where the action of that rule is not possible nothing is decided: the
/// position behind those of the lanes.
pub(super) fn decide(ground: &Ground<'_>, proposals: &[Proposal]) -> Vec<usize> {
    let scenario = ground.inputs.scenario;
    let rules: Vec<Resolved> = scenario.rules.iter().map(|rule| Resolved::new(ground, &rule.when)).collect();
    let decide = |(at, unit): (usize, &Unit)| {
        let rule = (0..rules.len()).find(|rule| decides(ground, &rules, *rule, at, unit));
        match rule {
            Some(rule) if prevented(ground, proposals, rule, unit).is_some() => rules.len() + proposals.len(),
            Some(rule) => rule,
            None => rules.len() + unit.lane,
        }
    };
    ground.units.iter().enumerate().map(decide).collect()
}

/// True if a rule speaks of a unit, and means it among its number of devices if it has one.
fn decides(ground: &Ground<'_>, rules: &[Resolved], rule: usize, at: usize, unit: &Unit) -> bool {
    let number = ground.inputs.scenario.rules.get(rule).is_some_and(|rule| rule.when.first.is_some());
    let meant = || ground.all.taken.get(at).copied().flatten() == Some(rule);
    rules.get(rule).is_some_and(|rule| rule.matches(ground, unit)) && (!number || meant())
}

/// Why the action of a rule is not possible for a unit.
fn prevented(ground: &Ground<'_>, proposals: &[Proposal], rule: usize, unit: &Unit) -> Option<Impossible> {
    let rule = ground.inputs.scenario.rules.get(rule)?;
    proposals.get(unit.lane)?.prevents(rule.decision.action)
}

/// How many devices every rule means, decides, cannot decide, and leaves to rules before it.
pub(super) fn rules(ground: &Ground<'_>, proposals: &[Proposal]) -> Vec<RuleOutlook> {
    let scenario = ground.inputs.scenario;
    let rules: Vec<Resolved> = scenario.rules.iter().map(|rule| Resolved::new(ground, &rule.when)).collect();
    let mut list = vec![RuleOutlook::default(); rules.len()];
    for (at, unit) in ground.units.iter().enumerate() {
        let mut first = None;
        for (index, _) in rules.iter().enumerate().filter(|(_, rule)| rule.matches(ground, unit)) {
            // What is beyond the number of a rule is left to the rules after it.
            let left = first.is_none() && !decides(ground, &rules, index, at, unit);
            let Some(outlook) = list.get_mut(index) else { continue };
            outlook.matches += unit.devices;
            match first {
                None if left => {}
                None => {
                    first = Some(index);
                    match prevented(ground, proposals, index, unit) {
                        None => outlook.decides += unit.devices,
                        Some(why) => match outlook.impossible.iter_mut().find(|(known, _)| *known == why) {
                            Some((_, devices)) => *devices += unit.devices,
                            None => outlook.impossible.push((why, unit.devices)),
                        },
                    }
                }
                Some(first) => match outlook.taken_by.iter_mut().find(|(rule, _)| *rule == first) {
                    Some((_, devices)) => *devices += unit.devices,
                    None => outlook.taken_by.push((first, unit.devices)),
                },
            }
        }
    }
    list
}

/// All work, in the order of units.
pub(super) fn jobs(ground: &mut Ground<'_>, decisions: &[Decision], decided: &[usize]) -> Vec<Job> {
    let mut planner = Planner { decisions, lives: FxHashMap::default(), jobs: Vec::with_capacity(decided.len()) };
    for (unit, decided) in decided.iter().enumerate() {
        planner.plan(ground, unit, *decided);
    }
    planner.jobs
}

/// What lives after work are shared by.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum After<'a> {
    Replaced(Option<&'a str>),
    Softphone,
    Gateway(usize, Option<Day>),
    Updated(usize),
}

struct Planner<'a> {
    decisions: &'a [Decision],
    lives: FxHashMap<After<'a>, usize>,
    jobs: Vec<Job>,
}

/// A decision with its position.
type Decided<'a> = (usize, &'a Decision);

impl<'a> Planner<'a> {
    fn plan(&mut self, ground: &mut Ground<'_>, index: usize, decided: usize) {
        let Some(unit) = ground.units.get(index) else { return };
        let (lane, life) = (unit.lane, unit.life);
        let Some(decision) = self.decisions.get(decided) else { return };
        let decided = (decided, decision);
        match decision.action {
            Action::Undecided | Action::Keep | Action::KeepOnSbc => {}
            Action::Replace => self.swap(ground, index, 0, life, decided),
            Action::Softphone => {
                let after = self.after(ground, After::Softphone);
                self.push(ground, index, 0, life, Action::Softphone, WorkKind::SoftphoneSetup, after, None);
            }
            Action::SipGateway => self.gateway(ground, index, lane, life, decided),
            Action::UpdateFirmware => self.update(ground, index, lane, life, decided),
        }
    }

    /// A swap before the deadline of a life, at the latest at the end of the horizon.
    fn swap(&mut self, ground: &mut Ground<'_>, unit: usize, order: usize, life: usize, decided: Decided<'a>) {
        let (position, decision) = decided;
        let target = decision.target.as_deref();
        let after = self.after(ground, After::Replaced(target));
        let target = target.and_then(|_| u32::try_from(position).ok());
        self.push(ground, unit, order, life, decision.action, WorkKind::Swap, after, target);
    }

    fn gateway(&mut self, ground: &mut Ground<'_>, unit: usize, lane: usize, life: usize, decided: Decided<'a>) {
        let until = decided.1.until;
        let product = ground.product(lane);
        if !gateway_possible(ground.class(lane), product) {
            return;
        }
        let Some(now) = ground.lives.get(life) else { return };
        let there = now
            .phases
            .iter()
            .any(|phase| matches!(phase.reason, PhaseReason::OnGateway | PhaseReason::OnGatewayFirmware(_)));
        let mut order = 0;
        let mut bridged = life;
        if !there {
            let after = self.after(ground, After::Gateway(lane, until));
            self.push(ground, unit, 0, life, Action::SipGateway, WorkKind::GatewayMove, after, None);
            bridged = after;
            order = 1;
        } else if let Some(until) = until {
            bridged = ground.add_life(bridge(now.clone(), until));
        }
        let ends = ground.lives.get(bridged).and_then(|life| life.deadline.as_ref());
        if ends.is_some_and(|deadline| deadline.day <= ground.horizon_end()) {
            self.swap(ground, unit, order, bridged, decided);
        }
    }

    fn update(&mut self, ground: &mut Ground<'_>, unit: usize, lane: usize, life: usize, decided: Decided<'a>) {
        let (Some(product), Some(now)) = (ground.product(lane), ground.lives.get(life)) else { return };
        let native = certified_firmware(product, "") != FirmwareState::NotNeeded;
        let needed = matches!(now.firmware, FirmwareState::Below | FirmwareState::Unknown) && native;
        let deadline = now.deadline.as_ref().map(|deadline| deadline.day);
        let mut order = 0;
        if needed {
            let after = self.after(ground, After::Updated(lane));
            self.push(ground, unit, 0, life, Action::UpdateFirmware, WorkKind::FirmwareUpdate, after, None);
            order = 1;
        }
        if deadline.is_some_and(|day| day <= ground.horizon_end()) {
            self.swap(ground, unit, order, life, decided);
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the fields of a job, in one place")]
    fn push(
        &mut self,
        ground: &Ground<'_>,
        unit: usize,
        order: usize,
        life: usize,
        action: Action,
        work: WorkKind,
        after: usize,
        target: Option<u32>,
    ) {
        let Some(before) = ground.lives.get(life) else { return };
        let as_of = ground.inputs.as_of;
        let deadline = before.deadline.as_ref().map(|deadline| deadline.day);
        let today = before.state_on(as_of);
        let late = order == 0 && matches!(today, State::Unsupported | State::Unknown);
        let soon = late || work == WorkKind::FirmwareUpdate;
        let due = if soon { None } else { Some(deadline.unwrap_or(Day::MAX).min(ground.horizon_end())) };
        self.jobs.push(Job { unit, order, action, work, due, deadline, after, target });
    }

    fn after(&mut self, ground: &mut Ground<'_>, after: After<'a>) -> usize {
        if let Some(known) = self.lives.get(&after) {
            return *known;
        }
        let life = match &after {
            After::Replaced(target) => {
                Life::forever(State::Replaced, PhaseReason::ReplacedBy(target.unwrap_or_default().to_owned()))
            }
            After::Softphone => Life::forever(State::Replaced, PhaseReason::RetiredToSoftphone),
            After::Gateway(lane, until) => {
                let life = match ground.product(*lane) {
                    Some(product) => ground.clocks.moved_to_gateway(product),
                    None => Life::forever(State::Supported, PhaseReason::OnGateway),
                };
                until.map_or(life.clone(), |until| bridge(life, until))
            }
            After::Updated(lane) => ground.product(*lane).map_or_else(
                || Life::forever(State::Unknown, PhaseReason::NotIdentified),
                |product| ground.clocks.updated(ground.class(*lane), product),
            ),
        };
        let index = ground.add_life(life);
        self.lives.insert(after, index);
        index
    }
}

/// A life whose deadline is the end of a bridge, where that comes first. The devices stay supported: the bridge is the user's
/// decision, not the end of a clock.
fn bridge(mut life: Life, until: Day) -> Life {
    if life.deadline.as_ref().is_none_or(|deadline| deadline.day > until) {
        life.deadline = Some(Deadline { day: until, kind: DeadlineKind::BridgeEnd, fact: String::new() });
    }
    life
}
