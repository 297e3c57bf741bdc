//! Parting a row by a number of devices: a rule for some of them, ready to be looked at before it is applied.

use super::cells::names;
use super::editor::Draft;
use crate::i18n::tr::strategy as tr;
use crate::plan::compare::decision_for;
use crate::plan::outlook::Lane;
use crate::plan::rows::StrategyRow;
use crate::plan::{Action, Selector, StrategyRule};
use crate::session::place_of_number;
use crate::ui::planning::Planning;

/// What some devices may get in place of what all get, in the order it is offered.
const OTHERS: [Action; 6] =
    [Action::Replace, Action::Softphone, Action::SipGateway, Action::UpdateFirmware, Action::KeepOnSbc, Action::Keep];

/// A rule for half of the devices of a row that no other number takes, with an action they do not have; `None` where there are
/// not two of them.
pub(super) fn draft(view: &Planning<'_>, row: &StrategyRow) -> Option<Draft> {
    let [lane] = row.lanes.as_slice() else { return None };
    let lane = view.outlook.lanes.get(*lane).filter(|_| row.when.lane.is_some())?;
    let rules = view.scenario().map(|scenario| scenario.rules.as_slice()).unwrap_or_default();
    let half = untaken(lane, row, rules) / 2;
    if half == 0 {
        return None;
    }
    let when = Selector { first: Some(half), ..row.when.clone() };
    let now = row.decision.as_ref().unwrap_or(&lane.decision).action;
    let possible =
        |action: &Action| *action != now && lane.proposal.impossible.iter().all(|(impossible, _)| impossible != action);
    let action = OTHERS.into_iter().find(possible).unwrap_or(now);
    let place = place_of_number(rules, &when);
    let rule = StrategyRule { when, decision: decision_for(lane, action), note: String::new() };
    Some(Draft::split(place, tr::rule_split(view.lang, &names(view, row).0), &rule))
}

/// Devices of a row that no rule with a number takes.
fn untaken(lane: &Lane, row: &StrategyRow, rules: &[StrategyRule]) -> u64 {
    let here = |site: usize| {
        let name = lane.by_site.get(site).map(|(name, _)| name);
        row.site.as_ref().is_none_or(|site| name == Some(site))
    };
    let number = |decision: usize| rules.get(decision).is_some_and(|rule| rule.when.first.is_some());
    lane.parts.iter().filter(|part| here(part.site) && !number(part.decision)).map(|part| part.devices).sum()
}
