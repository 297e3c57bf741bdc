//! Rules that mean a number of devices: which they take, who pays for them, and what is left.
#![allow(clippy::unwrap_used, reason = "a missing lane is a failed test")]

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan};
use switchover::model::{Currency, Money};
use switchover::plan::{Action, Base, Category, Decision, Plan, Price, PriceKey, Selector, StrategyRule};

const TODAY: &str = "2026-11-23";

const fn row(site: &'static str, cost_center: &'static str, devices: u32) -> Row {
    Row { cost_center, ..Row::of("Poly", "CX600", site, devices) }
}

const ROWS: [Row; 4] = [row("Wien", "", 30), row("Berlin", "2", 25), row("Berlin", "1", 25), row("Graz", "", 20)];

/// Decides something for so many CX600 phones.
fn first(number: u64, action: Action) -> StrategyRule {
    let when = Selector { lane: Some("poly-cx600".to_owned()), first: Some(number), ..Selector::default() };
    StrategyRule { when, decision: Decision { action, ..Decision::default() }, note: String::new() }
}

fn split(rules: Vec<StrategyRule>) -> Plan {
    let mut plan = plan(Base::Recommended);
    plan.prices.insert(PriceKey::Headset, Price::of(Money::new(5_000, Currency::EUR)));
    plan.scenarios[0].rules = rules;
    plan
}

#[test]
fn a_number_of_devices_is_taken_by_site_and_the_rest_is_left() {
    let plan = split(vec![first(40, Action::Softphone), first(30, Action::Keep)]);
    let outlook = outlook_of(&fleet_of(&ROWS), &plan, day(TODAY));
    let (_, lane) = outlook.lane("poly-cx600").unwrap();
    let counts = [Action::Softphone, Action::Keep, Action::Replace].map(|action| lane.devices_with(action));
    assert_eq!((lane.devices, counts), (100, [40, 30, 30]));
    assert_eq!((outlook.rules[0].matches, outlook.rules[0].decides), (100, 40));
    assert_eq!((outlook.rules[1].decides, outlook.rules[1].taken_by.as_slice()), (30, [(0, 40)].as_slice()));
    // Berlin comes first and is not used up; the next rule goes on there and in Graz.
    let at = |site: &str, rule: usize| -> u64 {
        let place = lane.by_site.iter().position(|(name, _)| name == site).unwrap();
        lane.parts.iter().filter(|part| part.site == place && part.decision == rule).map(|part| part.devices).sum()
    };
    assert_eq!([at("Berlin", 0), at("Berlin", 1), at("Graz", 1), at("Wien", 1)], [40, 10, 20, 0]);
    // Of Berlin's phones all 25 of the first cost center, and 15 of the second: their headsets say who pays.
    let headsets = |center: &str| -> u64 {
        let lines = outlook.budget.lines.iter().filter(|line| line.category == Category::Accessories);
        lines.filter(|line| outlook.budget.cost_center(line) == center).map(|line| line.quantity).sum()
    };
    assert_eq!((headsets("1"), headsets("2"), headsets("")), (25, 15, 0));
    assert_eq!(outlook.counts_on(day("2028-01-01")).iter().sum::<u64>(), 100);
}

#[test]
fn more_devices_behind_the_last_site_leave_those_that_were_picked() {
    let plan = split(vec![first(40, Action::Softphone)]);
    let more = [&ROWS[..], &[row("Zell", "", 50)]].concat();
    let outlook = outlook_of(&fleet_of(&more), &plan, day(TODAY));
    let (_, lane) = outlook.lane("poly-cx600").unwrap();
    assert_eq!((lane.devices_with(Action::Softphone), lane.devices_with(Action::Replace)), (40, 110));
    let picked = lane.parts.iter().filter(|part| part.decision == 0);
    let sites: Vec<&str> = picked.map(|part| lane.by_site[part.site].0.as_str()).collect();
    assert_eq!(sites, ["Berlin"]);
}

#[test]
fn the_next_rule_goes_on_where_the_one_before_stopped() {
    let of = |number| {
        let when = Selector { class: Some(switchover::model::Class::Lpe), first: Some(number), ..Selector::default() };
        let decision = Decision { action: Action::Softphone, ..Decision::default() };
        StrategyRule { when, decision, note: String::new() }
    };
    let plan = split(vec![of(10), of(15)]);
    let fleet = fleet_of(&[Row::of("Poly", "CX600", "Berlin", 20), Row::of("Poly", "CX700", "Berlin", 20)]);
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    let by = |rule: usize| -> Vec<u64> {
        let of = |key: &str| {
            let parts = &outlook.lane(key).unwrap().1.parts;
            parts.iter().filter(|part| part.decision == rule).map(|part| part.devices).sum()
        };
        ["poly-cx600", "poly-cx700"].map(of).to_vec()
    };
    assert_eq!([by(0), by(1)], [[10, 0], [10, 5]], "the rest of the first model comes before the second");
}

#[test]
fn a_number_beyond_all_devices_means_all_of_them() {
    let plan = split(vec![first(1_000, Action::Softphone)]);
    let outlook = outlook_of(&fleet_of(&ROWS), &plan, day(TODAY));
    assert_eq!(outlook.rules[0].decides, 100);
    let other = outlook_of(&fleet_of(&[Row::of("Poly", "VVX411", "Berlin", 7)]), &plan, day(TODAY));
    assert_eq!((other.rules[0].matches, other.rules[0].decides), (0, 0));
}
