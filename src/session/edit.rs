//! A change of the plan, as a value.

use rust_decimal::Decimal;

use super::history::Change;
use crate::catalog::Catalog;
use crate::catalog::matching::Assignment;
use crate::i18n::explain::{class_name, lane_name, price};
use crate::i18n::{Lang, reason, tr::session as tr};
use crate::model::Day;
use crate::plan::{
    Decision, Plan, Price, PriceKey, ReportSettings, Scenario, Selector, Settings, StrategyRule, Waves, WorkKind,
};

/// A change of the plan. It is applied in one place; its label names it in the undo button.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replace the settings.
    Settings(Box<Settings>),
    /// Decide what happens to some devices of the current scenario; `None` goes back to the recommendation.
    Decide {
        /// Which devices.
        when: Selector,
        /// The decision.
        decision: Option<Decision>,
        /// The user's reason.
        note: String,
    },
    /// Drop all own rules of the current scenario.
    UseAllRecommendations,
    /// Set or remove a price.
    SetPrice(PriceKey, Option<Price>),
    /// Set the yearly price increase of the current scenario.
    SetEscalation(Decimal),
    /// Set the contingency of the current scenario.
    SetContingency(Option<Decimal>),
    /// Set the minutes of a kind of work in the current scenario.
    SetMinutes(WorkKind, Option<Decimal>),
    /// Set technicians and their hours a day in the current scenario.
    SetTechnicians(Option<u16>, Option<Decimal>),
    /// Say what a spelling means; `None` goes back to the program's match.
    Assign(String, Option<Assignment>),
    /// Use another source's date for a fact; `None` goes back to the catalog's choice.
    ChooseDate(String, Option<Day>),
    /// Copy a scenario under a new name and make it current.
    DuplicateScenario(usize, String),
    /// Rename a scenario.
    RenameScenario(usize, String),
    /// Delete a scenario; the last one stays.
    DeleteScenario(usize),
    /// Replace the waves of the current scenario.
    SetWaves(Waves),
    /// Replace the report settings.
    Report(Box<ReportSettings>),
}

/// The plan after an edit of its current scenario, and the scenario that is current then. What an edit cannot find it leaves.
#[must_use]
pub fn apply(plan: &Plan, scenario: usize, edit: &Edit) -> (Plan, usize) {
    let mut plan = plan.clone();
    let mut current = scenario;
    match edit {
        Edit::Settings(settings) => plan.settings = Settings::clone(settings),
        Edit::SetPrice(key, Some(price)) => drop(plan.prices.insert(key.clone(), price.clone())),
        Edit::SetPrice(key, None) => drop(plan.prices.remove(key)),
        Edit::Assign(key, Some(assignment)) => drop(plan.assignments.insert(key.clone(), assignment.clone())),
        Edit::Assign(key, None) => drop(plan.assignments.remove(key)),
        Edit::ChooseDate(fact, Some(day)) => drop(plan.chosen_dates.insert(fact.clone(), *day)),
        Edit::ChooseDate(fact, None) => drop(plan.chosen_dates.remove(fact)),
        Edit::Report(report) => plan.report = ReportSettings::clone(report),
        Edit::DuplicateScenario(index, name) => {
            if let Some(original) = plan.scenarios.get(*index) {
                let copy = Scenario { name: name.clone(), ..original.clone() };
                current = index + 1;
                plan.scenarios.insert(current, copy);
            }
        }
        Edit::RenameScenario(index, name) => {
            if let Some(scenario) = plan.scenarios.get_mut(*index) {
                scenario.name.clone_from(name);
            }
        }
        Edit::DeleteScenario(index) => {
            if plan.scenarios.len() > 1 && *index < plan.scenarios.len() {
                plan.scenarios.remove(*index);
                if current > *index || current == plan.scenarios.len() {
                    current -= 1;
                }
            }
        }
        _ => {
            if let Some(scenario) = plan.scenarios.get_mut(scenario) {
                apply_to_scenario(scenario, edit);
            }
        }
    }
    (plan, current)
}

fn apply_to_scenario(scenario: &mut Scenario, edit: &Edit) {
    let assumptions = &mut scenario.assumptions;
    match edit {
        Edit::Decide { when, decision, note } => {
            let known = scenario.rules.iter().position(|rule| rule.when == *when);
            match (decision, known) {
                (Some(decision), Some(known)) => {
                    if let Some(rule) = scenario.rules.get_mut(known) {
                        *rule = StrategyRule { when: when.clone(), decision: decision.clone(), note: note.clone() };
                    }
                }
                (Some(decision), None) => {
                    // The first rule that matches wins, so the more exact rule has to stand before the general one.
                    let rule = StrategyRule { when: when.clone(), decision: decision.clone(), note: note.clone() };
                    let place = scenario.rules.iter().position(|rule| exactness(&rule.when) <= exactness(when));
                    scenario.rules.insert(place.unwrap_or(scenario.rules.len()), rule);
                }
                (None, Some(known)) => drop(scenario.rules.remove(known)),
                (None, None) => {}
            }
        }
        Edit::UseAllRecommendations => scenario.rules.clear(),
        Edit::SetEscalation(rate) => assumptions.price_escalation = *rate,
        Edit::SetContingency(rate) => assumptions.contingency = *rate,
        Edit::SetMinutes(work, Some(minutes)) => drop(assumptions.minutes.insert(*work, *minutes)),
        Edit::SetMinutes(work, None) => drop(assumptions.minutes.remove(work)),
        Edit::SetTechnicians(technicians, hours) => {
            assumptions.technicians = *technicians;
            assumptions.hours_per_day = *hours;
        }
        Edit::SetWaves(waves) => scenario.waves = waves.clone(),
        _ => {}
    }
}

/// How narrow a selector is: a product is narrower than a class, and each is narrower at one site.
fn exactness(when: &Selector) -> u8 {
    u8::from(when.lane.is_some()) * 4 + u8::from(when.class.is_some()) * 2 + u8::from(when.site.is_some())
}

impl Edit {
    /// What the undo button calls it.
    #[must_use]
    pub fn label(&self, lang: Lang, catalog: &Catalog) -> String {
        match self {
            Self::Settings(_) => tr::edit_settings(lang),
            Self::Decide { when, decision, .. } => {
                let what = selected(lang, catalog, when);
                match decision {
                    Some(decision) => tr::edit_decide(lang, &reason::action(lang, decision.action), &what),
                    None => tr::edit_recommended(lang, &what),
                }
            }
            Self::UseAllRecommendations => tr::edit_all_recommended(lang),
            Self::SetPrice(key, _) => tr::edit_price(lang, &price(lang, catalog, key)),
            Self::SetEscalation(_) => tr::edit_escalation(lang),
            Self::SetContingency(_) => tr::edit_contingency(lang),
            Self::SetMinutes(..) => tr::edit_minutes(lang),
            Self::SetTechnicians(..) => tr::edit_technicians(lang),
            Self::Assign(key, _) => tr::edit_assign(lang, key.replace('|', " ").trim()),
            Self::ChooseDate(fact, _) => tr::edit_date(lang, fact),
            Self::DuplicateScenario(_, name) => tr::edit_duplicate_scenario(lang, name),
            Self::RenameScenario(_, name) => tr::edit_rename_scenario(lang, name),
            Self::DeleteScenario(_) => tr::edit_delete_scenario(lang),
            Self::SetWaves(_) => tr::edit_waves(lang),
            Self::Report(_) => tr::edit_report(lang),
        }
    }
}

impl Change for Edit {
    fn merge_key(&self) -> Option<String> {
        match self {
            Self::SetPrice(key, Some(_)) => Some(format!("price {key:?}")),
            Self::SetEscalation(_) => Some("escalation".to_owned()),
            Self::SetContingency(Some(_)) => Some("contingency".to_owned()),
            Self::SetMinutes(work, Some(_)) => Some(format!("minutes {work:?}")),
            Self::SetTechnicians(..) => Some("technicians".to_owned()),
            Self::SetWaves(_) => Some("waves".to_owned()),
            _ => None,
        }
    }
}

fn selected(lang: Lang, catalog: &Catalog, when: &Selector) -> String {
    let devices = when
        .lane
        .as_ref()
        .map(|lane| lane_name(lang, catalog, lane))
        .or_else(|| when.class.map(|class| class_name(lang, catalog, class)));
    match (devices, &when.site) {
        (Some(devices), Some(site)) => format!("{devices}, {site}"),
        (Some(devices), None) => devices,
        (None, Some(site)) => site.clone(),
        (None, None) => tr::all_devices(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;
    use crate::plan::Action;

    fn plan() -> Plan {
        Plan::proposed(Settings::default(), ["A".to_owned(), "B".to_owned(), "C".to_owned()])
    }

    fn decide(when: Selector, action: Action) -> Edit {
        let decision = Some(Decision { action, ..Decision::default() });
        Edit::Decide { when, decision, note: String::new() }
    }

    #[test]
    fn the_rule_for_one_site_comes_before_the_rule_for_all() {
        let all = Selector { lane: Some("x".to_owned()), ..Selector::default() };
        let berlin = Selector { site: Some("Berlin".to_owned()), ..all.clone() };
        let class = Selector { class: Some(Class::Lpe), ..Selector::default() };
        let mut now = plan();
        for when in [&berlin, &class, &all] {
            now = apply(&now, 1, &decide(when.clone(), Action::Replace)).0;
        }
        let order: Vec<_> = now.scenarios[1].rules.iter().map(|rule| rule.when.clone()).collect();
        assert_eq!(order, [berlin.clone(), all, class]);
        let again = apply(&now, 1, &decide(berlin.clone(), Action::Keep)).0;
        assert_eq!(again.scenarios[1].rules.len(), 3);
        assert_eq!(again.scenarios[1].rules[0].decision.action, Action::Keep);
        let back = apply(&again, 1, &Edit::Decide { when: berlin, decision: None, note: String::new() }).0;
        assert_eq!(back.scenarios[1].rules.len(), 2);
    }

    #[test]
    fn scenarios_are_copied_beside_the_original_and_the_last_one_stays() {
        let (copied, current) = apply(&plan(), 0, &Edit::DuplicateScenario(0, "A2".to_owned()));
        assert_eq!((copied.scenarios[1].name.as_str(), current), ("A2", 1));
        let (mut left, mut current) = apply(&copied, 3, &Edit::DeleteScenario(3));
        assert_eq!(current, 2);
        for _ in 0..5 {
            (left, current) = apply(&left, current, &Edit::DeleteScenario(0));
        }
        assert_eq!((left.scenarios.len(), current), (1, 0));
    }
}
