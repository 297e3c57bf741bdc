//! A change of the plan, as a value.

use rust_decimal::Decimal;

use super::certificates::CertificateEdit;
use super::history::Change;
use super::rollout::RolloutEdit;
use super::rules::{self, Choice, RuleEdit};
use crate::catalog::matching::Assignment;
use crate::catalog::{Catalog, OwnProduct};
use crate::i18n::explain::{class_name, lane_name, price};
use crate::i18n::{Lang, explain, fmt, reason, tr::session as tr};
use crate::model::{Currency, Day, FiscalYear, Money};
use crate::plan::{
    Assumptions, Base, Category, Decision, Finance, FirmwareRule, FixedAmount, Plan, Price, PriceKey, ReportSettings,
    SavedView, Scenario, Selector, Settings, Waves, WorkKind,
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
    /// Decide about several groups of devices of the current scenario at once.
    DecideAll(Vec<Choice>),
    /// Change the ordered rules of the current scenario.
    Rules(RuleEdit),
    /// Drop all own rules of the current scenario.
    UseAllRecommendations,
    /// Set or remove a price.
    SetPrice(PriceKey, Option<Price>),
    /// Write a price in another currency: its numbers and those of its ranges stay as they were typed.
    SetPriceCurrency(PriceKey, Currency),
    /// Fix a cell of the current scenario's budget; `None` goes back to the calculated amount.
    FixCell(FiscalYear, Category, Option<Money>),
    /// Set the yearly price increase of the current scenario.
    SetEscalation(Decimal),
    /// Set the contingency of the current scenario.
    SetContingency(Option<Decimal>),
    /// Set the minutes of a kind of work in the current scenario.
    SetMinutes(WorkKind, Option<Decimal>),
    /// Set technicians and their hours a day in the current scenario.
    SetTechnicians(Option<u16>, Option<Decimal>),
    /// Replace all assumptions of the current scenario.
    SetAssumptions(Box<Assumptions>),
    /// Replace what finance decides for the plan.
    SetFinance(Box<Finance>),
    /// Say what a spelling means; `None` goes back to the program's match.
    Assign(String, Option<Assignment>),
    /// The same for several spellings.
    AssignAll(Vec<(String, Option<Assignment>)>),
    /// Describe a product and say that these spellings mean it.
    OwnProduct(Box<OwnProduct>, Vec<String>),
    /// Forget a product the user described, by key; spellings that meant it are unknown again.
    ForgetOwnProduct(String),
    /// Say that spellings of sites mean another one: what is written, and the name used from now on.
    MergeSites(Vec<(String, String)>),
    /// Use another source's date for a fact; `None` goes back to the catalog's choice.
    ChooseDate(String, Option<Day>),
    /// Copy a scenario under a new name and make it current.
    DuplicateScenario(usize, String),
    /// Add a scenario without rules behind the current one, with its assumptions, and make it current.
    AddScenario(String, Base),
    /// Rename a scenario.
    RenameScenario(usize, String),
    /// Delete a scenario; the last one stays.
    DeleteScenario(usize),
    /// Move a scenario to the place that another one has.
    MoveScenario(usize, usize),
    /// Replace the waves of the current scenario.
    SetWaves(Waves),
    /// Keep a filter of the inventory under a name; `None` forgets the name.
    SaveView(String, Option<String>),
    /// Change waves, technicians by period, or blackouts.
    Rollout(Box<RolloutEdit>),
    /// Replace the report settings.
    Report(Box<ReportSettings>),
    /// Change what the plan knows about certificates.
    Certificates(CertificateEdit),
}

/// The plan after an edit of its current scenario, and the scenario that is current then. What an edit cannot find it leaves.
#[must_use]
pub fn apply(plan: &Plan, scenario: usize, edit: &Edit) -> (Plan, usize) {
    let mut plan = plan.clone();
    let mut current = scenario;
    match edit {
        Edit::Settings(settings) => {
            plan.write_totals_in(settings.currency);
            plan.settings = Settings::clone(settings);
        }
        Edit::SetFinance(finance) => plan.finance = Finance::clone(finance),
        Edit::SetPrice(key, price) => set_price(&mut plan, key, price.as_ref()),
        Edit::SetPriceCurrency(key, currency) => plan.write_price_in(key, *currency),
        Edit::Assign(key, Some(assignment)) => drop(plan.assignments.insert(key.clone(), assignment.clone())),
        Edit::Assign(key, None) => drop(plan.assignments.remove(key)),
        Edit::AssignAll(list) => assign_all(&mut plan, list),
        Edit::OwnProduct(product, keys) => {
            plan.own_products.retain(|known| known.key() != product.key());
            plan.own_products.push(OwnProduct::clone(product));
            let meant = Assignment::Product(product.key());
            plan.assignments.extend(keys.iter().map(|key| (key.clone(), meant.clone())));
        }
        Edit::ForgetOwnProduct(key) => {
            plan.own_products.retain(|known| known.key() != *key);
            plan.assignments.retain(|_, meant| *meant != Assignment::Product(key.clone()));
        }
        Edit::MergeSites(names) => merge_sites(&mut plan, names),
        Edit::ChooseDate(fact, Some(day)) => drop(plan.chosen_dates.insert(fact.clone(), *day)),
        Edit::ChooseDate(fact, None) => drop(plan.chosen_dates.remove(fact)),
        Edit::Report(report) => plan.report = ReportSettings::clone(report),
        Edit::SaveView(name, filter) => {
            plan.views.retain(|view| view.name != *name);
            plan.views.extend(filter.iter().map(|filter| SavedView { name: name.clone(), filter: filter.clone() }));
        }
        Edit::Certificates(edit) => edit.apply(&mut plan.certificates),
        Edit::Rollout(edit) => edit.apply(&mut plan, scenario),
        Edit::DuplicateScenario(index, name) => {
            if let Some(original) = plan.scenarios.get(*index) {
                let copy = Scenario { name: name.clone(), ..original.clone() };
                current = index + 1;
                plan.scenarios.insert(current, copy);
            }
        }
        Edit::AddScenario(name, base) => {
            let assumptions = plan.scenarios.get(current).map(|scenario| scenario.assumptions.clone());
            let new = Scenario {
                name: name.clone(),
                base: *base,
                assumptions: assumptions.unwrap_or_default(),
                ..Scenario::default()
            };
            current = (current + 1).min(plan.scenarios.len());
            plan.scenarios.insert(current, new);
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
        Edit::MoveScenario(from, to) => {
            if *from < plan.scenarios.len() && *to < plan.scenarios.len() {
                let moved = plan.scenarios.remove(*from);
                plan.scenarios.insert(*to, moved);
                current = moved_place(current, *from, *to);
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

fn assign_all(plan: &mut Plan, list: &[(String, Option<Assignment>)]) {
    for (key, assignment) in list {
        match assignment {
            Some(assignment) => drop(plan.assignments.insert(key.clone(), assignment.clone())),
            None => drop(plan.assignments.remove(key)),
        }
    }
}

/// Names sites anew; what the plan says of a site under its old name is said of the new one.
fn merge_sites(plan: &mut Plan, names: &[(String, String)]) {
    for (written, name) in names.iter().filter(|(written, name)| written != name) {
        plan.site_names.insert(written.clone(), name.clone());
        plan.site_names.values_mut().filter(|known| *known == written).for_each(|known| name.clone_into(known));
        // The name in use is never one that means another.
        plan.site_names.remove(name);
        let rename = |site: &mut Option<String>| {
            if site.as_ref() == Some(written) {
                *site = Some(name.clone());
            }
        };
        for scenario in &mut plan.scenarios {
            scenario.rules.iter_mut().for_each(|rule| rename(&mut rule.when.site));
            if let Waves::Fixed(waves) = &mut scenario.waves {
                for wave in waves {
                    rename(&mut wave.when.site);
                }
            }
        }
    }
}

/// Sets or takes out a price; what was recommended because of it stays so.
fn set_price(plan: &mut Plan, key: &PriceKey, price: Option<&Price>) {
    let had = match price {
        Some(price) => plan.prices.insert(key.clone(), price.clone()),
        None => plan.prices.remove(key),
    };
    if let PriceKey::Product(product) = key {
        match price {
            Some(_) => drop(plan.unpriced.remove(product)),
            None if had.is_some() => drop(plan.unpriced.insert(product.clone())),
            None => {}
        }
    }
}

fn apply_to_scenario(scenario: &mut Scenario, edit: &Edit) {
    let assumptions = &mut scenario.assumptions;
    match edit {
        Edit::Decide { when, decision, note } => {
            let choice = Choice { when: when.clone(), decision: decision.clone(), note: note.clone() };
            rules::decide(scenario, &choice);
        }
        Edit::DecideAll(choices) => choices.iter().for_each(|choice| rules::decide(scenario, choice)),
        Edit::Rules(edit) => rules::apply(&mut scenario.rules, edit),
        Edit::UseAllRecommendations => scenario.rules.clear(),
        Edit::FixCell(year, category, amount) => {
            scenario.fixed.retain(|fixed| (fixed.year, fixed.category) != (*year, *category));
            if let Some(amount) = amount {
                scenario.fixed.push(FixedAmount { year: *year, category: *category, amount: *amount });
                scenario.fixed.sort_by_key(|fixed| (fixed.year, fixed.category));
            }
        }
        Edit::SetEscalation(rate) => assumptions.price_escalation = *rate,
        Edit::SetContingency(rate) => assumptions.contingency = *rate,
        Edit::SetMinutes(work, Some(minutes)) => drop(assumptions.minutes.insert(*work, *minutes)),
        Edit::SetMinutes(work, None) => drop(assumptions.minutes.remove(work)),
        Edit::SetTechnicians(technicians, hours) => {
            assumptions.technicians = *technicians;
            assumptions.hours_per_day = *hours;
        }
        Edit::SetAssumptions(new) => *assumptions = Assumptions::clone(new),
        Edit::SetWaves(waves) => scenario.waves = waves.clone(),
        _ => {}
    }
}

/// Where something at a place is after something else was moved.
const fn moved_place(place: usize, from: usize, to: usize) -> usize {
    if place == from {
        to
    } else if from < place && place <= to {
        place - 1
    } else if to <= place && place < from {
        place + 1
    } else {
        place
    }
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
            Self::DecideAll(choices) => tr::edit_decide_all(lang, choices.len() as u64),
            Self::Rules(edit) => match edit {
                RuleEdit::Insert(_, rule) => tr::edit_rule_insert(lang, &selected(lang, catalog, &rule.when)),
                RuleEdit::Replace(_, rule) => tr::edit_rule_replace(lang, &selected(lang, catalog, &rule.when)),
                RuleEdit::Remove(_) => tr::edit_rule_remove(lang),
                RuleEdit::Move(from, to) => tr::edit_rule_move(lang, &(from + 1).to_string(), &(to + 1).to_string()),
            },
            Self::UseAllRecommendations => tr::edit_all_recommended(lang),
            Self::FixCell(_, category, Some(_)) => tr::edit_fix(lang, &explain::category(lang, *category)),
            Self::FixCell(_, category, None) => tr::edit_unfix(lang, &explain::category(lang, *category)),
            Self::SetPrice(key, _) => tr::edit_price(lang, &price(lang, catalog, key)),
            Self::SetPriceCurrency(key, currency) => {
                tr::edit_price_currency(lang, currency.code(), &price(lang, catalog, key))
            }
            Self::SetEscalation(_) => tr::edit_escalation(lang),
            Self::SetContingency(_) => tr::edit_contingency(lang),
            Self::SetMinutes(..) => tr::edit_minutes(lang),
            Self::SetTechnicians(..) => tr::edit_technicians(lang),
            Self::SetAssumptions(_) => tr::edit_assumptions(lang),
            Self::SetFinance(_) => tr::edit_finance(lang),
            Self::Assign(key, _) => tr::edit_assign(lang, key.replace('|', " ").trim()),
            Self::AssignAll(list) => tr::edit_assign_many(lang, list.len() as u64),
            Self::OwnProduct(product, _) => tr::edit_own_product(lang, &product.name()),
            Self::ForgetOwnProduct(_) => tr::edit_forget_product(lang),
            Self::MergeSites(names) => tr::edit_merge_sites(lang, names.first().map_or("", |(_, name)| name)),
            Self::ChooseDate(fact, _) => tr::edit_date(lang, fact),
            Self::DuplicateScenario(_, name) | Self::AddScenario(name, _) => tr::edit_duplicate_scenario(lang, name),
            Self::RenameScenario(_, name) => tr::edit_rename_scenario(lang, name),
            Self::DeleteScenario(_) => tr::edit_delete_scenario(lang),
            Self::MoveScenario(..) => tr::edit_move_scenario(lang),
            Self::SetWaves(_) => tr::edit_waves(lang),
            Self::SaveView(name, Some(_)) => tr::edit_save_view(lang, name),
            Self::SaveView(name, None) => tr::edit_forget_view(lang, name),
            Self::Rollout(edit) => edit.label(lang),
            Self::Report(_) => tr::edit_report(lang),
            Self::Certificates(edit) => edit.label(lang, catalog),
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
            Self::SetAssumptions(_) => Some("assumptions".to_owned()),
            Self::SetFinance(_) => Some("finance".to_owned()),
            Self::SetWaves(_) => Some("waves".to_owned()),
            Self::Rollout(edit) => edit.merge_key(),
            _ => None,
        }
    }
}

/// Which devices a selector means, in words.
#[must_use]
pub fn selected(lang: Lang, catalog: &Catalog, when: &Selector) -> String {
    let devices = when
        .lane
        .as_ref()
        .map(|lane| lane_name(lang, catalog, lane))
        .or_else(|| when.class.map(|class| class_name(lang, catalog, class)));
    let firmware = when.firmware.as_ref().map(|rule| match rule {
        FirmwareRule::Below(version) => tr::firmware_below(lang, version),
        FirmwareRule::AtLeast(version) => tr::firmware_at_least(lang, version),
        FirmwareRule::Missing => tr::firmware_missing(lang),
    });
    let state = when.state.map(|state| reason::state(lang, state));
    let site = when.site.as_ref().map(|site| if site.is_empty() { tr::no_site(lang) } else { site.clone() });
    let parts: Vec<String> = [devices, site, firmware, state].into_iter().flatten().collect();
    let all = if parts.is_empty() { tr::all_devices(lang) } else { parts.join(", ") };
    match when.first {
        Some(first) => tr::first_of(lang, &fmt::number(lang, first), &all),
        None => all,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;
    use crate::plan::Action;
    use crate::plan::finance::PlanRate;

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

    #[test]
    fn fixed_amounts_and_ceilings_follow_the_currency_of_the_plan() {
        let eur = |minor| Money::new(minor, Currency::EUR);
        let mut before = plan();
        let cell = FixedAmount { year: FiscalYear(2027), category: Category::Devices, amount: eur(500_000) };
        before.scenarios[1].fixed.push(cell);
        before.finance.ceilings.insert(FiscalYear(2027), eur(900_000));
        let quote = Decimal::new(11, 1);
        let francs = Currency::from_code("CHF").unwrap();
        before.finance.rates.insert(francs, PlanRate { quote, on: None, source: String::new() });
        before.prices.insert(PriceKey::Headset, Price::of(eur(5_900)));
        let dollars = Settings { currency: Currency::USD, ..before.settings.clone() };
        let (after, _) = apply(&before, 0, &Edit::Settings(Box::new(dollars)));
        assert_eq!(after.scenarios[1].fixed[0].amount, Money::new(500_000, Currency::USD));
        assert_eq!(after.finance.ceilings[&FiscalYear(2027)], Money::new(900_000, Currency::USD));
        assert_eq!(after.prices[&PriceKey::Headset].amount, eur(5_900), "a price has a currency of its own");
        assert!(after.finance.rates.is_empty(), "a rate for a euro is none for a dollar");
    }

    #[test]
    fn a_moved_scenario_takes_the_current_one_with_it() {
        let names = |plan: &Plan| plan.scenarios.iter().map(|scenario| scenario.name.clone()).collect::<Vec<_>>();
        let (moved, current) = apply(&plan(), 0, &Edit::MoveScenario(0, 2));
        assert_eq!((names(&moved).join(""), current), ("BCA".to_owned(), 2));
        let (moved, current) = apply(&plan(), 1, &Edit::MoveScenario(2, 0));
        assert_eq!((names(&moved).join(""), current), ("CAB".to_owned(), 2), "B stays current");
    }
}
