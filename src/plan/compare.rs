//! The same lane under every action: what would it cost?

use super::assemble::outlook;
use super::cohort::Cohorts;
use super::decision::{Action, Decision, Plan, Selector, StrategyRule};
use super::outlook::Lane;
use crate::catalog::{Catalog, FormFactor, Product};
use crate::model::{Class, Day, Fleet};

/// An action for a lane with what it costs over the horizon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The decision.
    pub decision: Decision,
    /// All budget lines of the lane under it, in minor units.
    pub total: i64,
    /// True if a price or assumption is missing, so that `total` is a lower bound.
    pub incomplete: bool,
    /// The first day of the first wave that works on the lane.
    pub first_work: Option<Day>,
    /// The last day of the last wave that works on the lane.
    pub last_work: Option<Day>,
}

/// Computes the outlook of a scenario once for every action that is possible for a lane.
///
/// Costs a handful of [`outlook`] calls: meant for one selected lane, not for a table.
#[must_use]
pub fn alternatives(
    fleet: &Fleet,
    cohorts: &Cohorts,
    catalog: &Catalog,
    plan: &Plan,
    scenario: usize,
    today: Day,
    lane: &Lane,
) -> Vec<Alternative> {
    let possible = |action: &Action| {
        *action != Action::Undecided && lane.proposal.impossible.iter().all(|(impossible, _)| impossible != action)
    };
    let mut plan = plan.clone();
    let when = Selector { lane: Some(lane.key.clone()), ..Selector::default() };
    let decisions = Action::ALL.into_iter().filter(possible).map(|action| decision_for(lane, action));
    decisions
        .filter_map(|decision| {
            let rules = &mut plan.scenarios.get_mut(scenario)?.rules;
            let rule = StrategyRule { when: when.clone(), decision: decision.clone(), note: String::new() };
            rules.insert(0, rule);
            let seen = outlook(fleet, cohorts, catalog, &plan, scenario, today);
            plan.scenarios.get_mut(scenario)?.rules.remove(0);
            let (_, lane) = seen.lane(&lane.key)?;
            let waves = || lane.waves.iter().filter_map(|wave| seen.waves.get(*wave));
            Some(Alternative {
                decision,
                total: lane.total,
                incomplete: seen.budget.incomplete(None),
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
    let target = lane.decision.target.clone().or_else(|| lane.proposal.decision.target.clone());
    let buys = matches!(action, Action::Replace | Action::UpdateFirmware);
    Decision { action, target: target.filter(|_| buys), until: None }
}

/// Products a lane can be replaced with: native Teams devices of the same form that are still supported, the longest supported
/// first. Products without dates come last.
#[must_use]
pub fn targets<'a>(catalog: &'a Catalog, lane: &Lane, today: Day) -> Vec<&'a Product> {
    let own = lane.product.and_then(|product| catalog.product(product));
    let form = match own.map(|product| product.form) {
        Some(FormFactor::Conference) => FormFactor::Conference,
        Some(FormFactor::Display) => FormFactor::Display,
        Some(FormFactor::Panel) => FormFactor::Panel,
        _ => FormFactor::Desk,
    };
    let end = |product: &Product| {
        let ends = [&product.best_effort_end, &product.certification_end, &product.end_of_support];
        ends.into_iter().find_map(|fact| fact.get().copied())
    };
    let sold = |product: &Product| product.end_of_sale.get().is_none_or(|day| *day >= today);
    let supported = |product: &Product| end(product).is_none_or(|day| day > today);
    let mut products: Vec<_> = catalog
        .products
        .iter()
        .filter(|product| matches!(product.class, Class::TeamsNative | Class::TeamsDisplay | Class::TeamsPanel))
        .filter(|product| product.form == form && sold(product) && supported(product))
        .collect();
    products.sort_by_key(|product| (std::cmp::Reverse(end(product)), product.name()));
    products
}
