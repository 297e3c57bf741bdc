//! The same lane under every action: what would it cost?

use std::sync::Arc;

use super::assemble::outlook_after;
use super::decision::{Action, Decision, Plan, Selector, StrategyRule};
use super::kept::Sources;
use super::outlook::{Lane, Outlook};
use super::rows::incomplete;
use crate::catalog::{Catalog, FormFactor, Product};
use crate::model::{Class, Day};

/// An action for a lane with what it costs over the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The decision.
    pub decision: Decision,
    /// All budget lines of the lane under it, in minor units.
    pub total: i64,
    /// True if a price or assumption that the lane needs under it is missing, so that `total` is a lower bound.
    pub incomplete: bool,
    /// The first day of the first wave that works on the lane.
    pub first_work: Option<Day>,
    /// The last day of the last wave that works on the lane.
    pub last_work: Option<Day>,
}

/// Computes the outlook of a scenario once for every action that is possible for a lane, after the one that is shown.
///
/// Costs a handful of [`outlook_after`] calls: meant for one selected lane, not for a table.
#[must_use]
pub fn alternatives(
    shown: &Arc<Outlook>,
    sources: &Sources,
    scenario: usize,
    today: Day,
    lane: &Lane,
) -> Vec<Alternative> {
    let possible = |action: &Action| {
        *action != Action::Undecided && lane.proposal.impossible.iter().all(|(impossible, _)| impossible != action)
    };
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let decisions = Action::ALL.into_iter().filter(possible).map(|action| decision_for(lane, action));
    decisions
        .filter_map(|decision| {
            let mut plan = Plan::clone(&sources.plan);
            let rule = StrategyRule { when: when.clone(), decision: decision.clone(), note: String::new() };
            plan.scenarios.get_mut(scenario)?.rules.insert(0, rule);
            let sources = Sources { plan: Arc::new(plan), ..sources.clone() };
            let seen = outlook_after(shown, &sources, scenario, (today, today));
            let (index, lane) = seen.lane(&lane.key)?;
            let waves = || lane.waves.iter().filter_map(|wave| seen.waves.get(*wave));
            Some(Alternative {
                decision,
                total: lane.total,
                incomplete: incomplete(&seen, index, None),
                first_work: waves().map(|wave| wave.start).min(),
                last_work: waves().map(|wave| wave.end).max(),
            })
        })
        .collect()
}

/// The decision that choosing an action for a lane means: target and end of a bridge stay where they fit.
#[must_use]
pub fn decision_for(lane: &Lane, action: Action) -> Decision {
    for known in [&lane.decision, &lane.proposal.decision] {
        if known.action == action {
            return known.clone();
        }
    }
    let target = lane.decision.target.clone().or_else(|| lane.proposal.target.clone());
    let buys = matches!(action, Action::Replace | Action::UpdateFirmware);
    Decision { action, target: target.filter(|_| buys), until: None }
}

/// Products a lane can be replaced with, in the order of [`Catalog::targets`]: the same ranking from which the program proposes.
/// Its own product is no replacement.
#[must_use]
pub fn targets<'a>(catalog: &'a Catalog, lane: &Lane, today: Day) -> Vec<&'a Product> {
    let own = lane.product.and_then(|product| catalog.product(product));
    let Some(form) = target_form(lane.class, own) else { return Vec::new() };
    let found = catalog.targets(form, today).into_iter().filter(|id| Some(*id) != lane.product);
    found.filter_map(|id| catalog.product(id)).collect()
}

/// The form of a product that takes a device's place; `None` for what nothing takes the place of.
pub(super) fn target_form(class: Class, product: Option<&Product>) -> Option<FormFactor> {
    match product.map(|product| product.form) {
        Some(FormFactor::Conference) => Some(FormFactor::Conference),
        Some(FormFactor::Panel) => Some(FormFactor::Panel),
        Some(FormFactor::Expansion) => None,
        None if class == Class::TeamsPanel => Some(FormFactor::Panel),
        // No display is certified any more; a desk phone takes its place.
        None | Some(FormFactor::Desk | FormFactor::Display | FormFactor::Dect | FormFactor::Ata) => {
            Some(FormFactor::Desk)
        }
    }
}
