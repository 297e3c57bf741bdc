//! Changes of a scenario's ordered rules.

use crate::plan::{Decision, Scenario, Selector, StrategyRule};

/// A decision for some devices; `None` goes back to the recommendation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Which devices.
    pub when: Selector,
    /// The decision.
    pub decision: Option<Decision>,
    /// The user's reason.
    pub note: String,
}

/// A change of the list of rules. Places beyond the end mean the end; rules that are not there are left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleEdit {
    /// Add a rule at a place.
    Insert(usize, StrategyRule),
    /// Replace a rule.
    Replace(usize, StrategyRule),
    /// Delete a rule.
    Remove(usize),
    /// Move a rule to the place that another one has.
    Move(usize, usize),
}

/// Decides something for some devices: changes the rule that means exactly them, or adds one.
pub(super) fn decide(scenario: &mut Scenario, choice: &Choice) {
    let Choice { when, decision, note } = choice;
    let known = scenario.rules.iter().position(|rule| rule.when == *when);
    let Some(decision) = decision else {
        if let Some(known) = known {
            scenario.rules.remove(known);
        }
        return;
    };
    let rule = StrategyRule { when: when.clone(), decision: decision.clone(), note: note.clone() };
    // The first rule that matches wins, so the more exact rule has to stand before the general one. A rule that was put behind
    // a more general one decides nothing; choosing again brings it forward.
    let place = scenario.rules.iter().position(|rule| exactness(&rule.when) <= exactness(when));
    let place = place.unwrap_or(scenario.rules.len());
    match known {
        Some(known) if known <= place || !shadowed(scenario, known) => {
            if let Some(old) = scenario.rules.get_mut(known) {
                *old = rule;
            }
        }
        Some(known) => {
            scenario.rules.remove(known);
            scenario.rules.insert(place.min(scenario.rules.len()), rule);
        }
        None => scenario.rules.insert(place, rule),
    }
}

/// The place of a rule that takes a number of the devices that other rules and the recommendation decide about: behind the numbers
/// that are taken already, before everything that means all of them.
#[must_use]
pub fn place_of_number(rules: &[StrategyRule], when: &Selector) -> usize {
    let place = rules.iter().position(|rule| exactness(&rule.when) < exactness(when));
    place.unwrap_or(rules.len())
}

/// True if a less exact rule stands before a rule.
fn shadowed(scenario: &Scenario, index: usize) -> bool {
    let own = scenario.rules.get(index).map_or(0, |rule| exactness(&rule.when));
    scenario.rules.iter().take(index).any(|rule| exactness(&rule.when) < own)
}

/// How narrow a selector is: a product is narrower than a class, and each is narrower with a site, a firmware, a state or a number.
pub(super) fn exactness(when: &Selector) -> u8 {
    u8::from(when.lane.is_some()) * 32
        + u8::from(when.class.is_some()) * 16
        + u8::from(when.site.is_some()) * 8
        + u8::from(when.firmware.is_some()) * 4
        + u8::from(when.state.is_some()) * 2
        + u8::from(when.first.is_some())
}

/// Changes the list of rules.
pub(super) fn apply(rules: &mut Vec<StrategyRule>, edit: &RuleEdit) {
    match edit {
        RuleEdit::Insert(at, rule) => rules.insert((*at).min(rules.len()), rule.clone()),
        RuleEdit::Replace(at, rule) => {
            if let Some(known) = rules.get_mut(*at) {
                known.clone_from(rule);
            }
        }
        RuleEdit::Remove(at) if *at < rules.len() => drop(rules.remove(*at)),
        RuleEdit::Move(from, to) if *from < rules.len() => {
            let rule = rules.remove(*from);
            rules.insert((*to).min(rules.len()), rule);
        }
        RuleEdit::Remove(_) | RuleEdit::Move(..) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Class;
    use crate::plan::Action;

    fn rule(when: Selector) -> StrategyRule {
        StrategyRule { when, ..StrategyRule::default() }
    }

    fn lane(key: &str) -> Selector {
        Selector { lane: Some(key.to_owned()), ..Selector::default() }
    }

    #[test]
    fn rules_move_to_the_place_they_are_dropped_at() {
        let mut rules = vec![rule(lane("a")), rule(lane("b")), rule(lane("c"))];
        apply(&mut rules, &RuleEdit::Move(0, 2));
        let order = |rules: &[StrategyRule]| -> Vec<String> {
            rules.iter().map(|rule| rule.when.lane.clone().unwrap_or_default()).collect()
        };
        assert_eq!(order(&rules), ["b", "c", "a"]);
        apply(&mut rules, &RuleEdit::Move(2, 0));
        assert_eq!(order(&rules), ["a", "b", "c"]);
        apply(&mut rules, &RuleEdit::Move(7, 0));
        apply(&mut rules, &RuleEdit::Remove(9));
        assert_eq!(order(&rules), ["a", "b", "c"], "what is not there changes nothing");
    }

    #[test]
    fn choosing_again_brings_a_rule_before_the_one_that_hid_it() {
        let class = Selector { class: Some(Class::Lpe), ..Selector::default() };
        let mut scenario = Scenario { rules: vec![rule(class.clone()), rule(lane("x"))], ..Scenario::default() };
        let decision = Decision { action: Action::Keep, ..Decision::default() };
        decide(&mut scenario, &Choice { when: lane("x"), decision: Some(decision), note: String::new() });
        let order: Vec<_> = scenario.rules.iter().map(|rule| rule.when.clone()).collect();
        assert_eq!(order, [lane("x"), class]);
        assert_eq!(scenario.rules[0].decision.action, Action::Keep);
    }
}
