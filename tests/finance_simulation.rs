//! What a budget may become: the seeded simulation over the ranges of a plan.
#![allow(clippy::unwrap_used, reason = "a missing result is a failed test")]

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan};
use rust_decimal::Decimal;
use switchover::model::{Currency, Money};
use switchover::plan::range::{FactorRange, MinutesRange, PriceRange, Shape};
use switchover::plan::simulate::{Driver, Request, Simulated, simulate};
use switchover::plan::{Base, Outlook, Plan, Price, PriceKey, WorkKind};

const TODAY: &str = "2026-11-23";
const TARGET: &str = "yealink-mp56-e2";

const fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

/// 100 phones at 200.00, 25 minutes at 60.00 an hour, with ranges around both and around the number of phones.
fn ranged() -> Plan {
    let mut plan = plan(Base::Recommended);
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), Price::of(eur(20_000)));
    plan.prices.insert(PriceKey::TechnicianHour, Price::of(eur(6_000)));
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.minutes.insert(WorkKind::Swap, Decimal::from(25));
    let ranges = &mut assumptions.ranges;
    let price = PriceRange { optimistic: eur(18_000), pessimistic: eur(26_000) };
    ranges.prices.insert(PriceKey::Product(TARGET.to_owned()), price);
    let minutes = MinutesRange { optimistic: Decimal::from(15), pessimistic: Decimal::from(60) };
    ranges.minutes.insert(WorkKind::Swap, minutes);
    ranges.quantity = Some(FactorRange { optimistic: Decimal::new(95, 2), pessimistic: Decimal::new(110, 2) });
    plan
}

fn seen(plan: &Plan) -> Outlook {
    outlook_of(&fleet_of(&[Row::of("Poly", "CX600", "Berlin", 100)]), plan, day(TODAY))
}

fn run(plan: &Plan, seed: u64) -> Simulated {
    let request = Request { seed, runs: 2_000 };
    simulate(plan, &plan.scenarios[0], &seen(plan).budget, request, &|_| true).unwrap()
}

#[test]
fn the_same_seed_gives_the_same_result_and_another_one_a_near_one() {
    let plan = ranged();
    let (one, again, other) = (run(&plan, 7), run(&plan, 7), run(&plan, 8));
    assert_eq!(one, again);
    assert_ne!(one.total, other.total);
    assert!((one.total.p80 - other.total.p80).abs() < one.total.p80 / 50);
}

#[test]
fn percentiles_rise_and_stay_between_the_ends() {
    for shape in [Shape::Pert, Shape::Triangular] {
        let mut plan = ranged();
        plan.scenarios[0].assumptions.ranges.shape = shape;
        let found = run(&plan, 1);
        let base = seen(&plan).budget.total();
        assert_eq!(found.total.base, base);
        assert!(found.total.p50 <= found.total.p80 && found.total.p80 <= found.total.p95);
        // All at their worst: 110 phones at 260.00 and an hour each.
        assert!(found.total.p95 < 110 * (26_000 + 6_000), "{:?}", found.total);
        // The ranges lean to the dear side.
        assert!(found.total.p50 > base, "{:?}", found.total);
    }
}

#[test]
fn drivers_come_by_what_they_change_and_move_with_the_total() {
    let found = run(&ranged(), 3);
    let drivers: Vec<&Driver> = found.drivers.iter().map(|swing| &swing.driver).collect();
    let price = Driver::Price(PriceKey::Product(TARGET.to_owned()));
    assert_eq!(drivers, [&price, &Driver::Minutes(WorkKind::Swap), &Driver::Quantity]);
    // 100 phones from 180.00 to 260.00.
    assert_eq!(found.drivers[0].high - found.drivers[0].low, 100 * 8_000);
    assert!(found.drivers.iter().all(|swing| swing.correlation > 0.1 && swing.correlation <= 1.0));
}

#[test]
fn contingency_can_be_what_is_missing_to_four_of_five() {
    let mut plan = ranged();
    let found = run(&plan, 5);
    let fixed = found.contingency(&plan.settings);
    assert_eq!(fixed.amount.minor, found.net.p80 - found.net.base);
    assert!(fixed.amount.minor > 0 && fixed.source.contains("seed 5"));
    plan.scenarios[0].assumptions.contingency_amount = Some(fixed);
    assert_eq!(seen(&plan).budget.total(), found.net.p80);
    assert_eq!(run(&plan, 5), found, "contingency is no part of what it is set from");
}

#[test]
fn without_ranges_nothing_varies_and_a_simulation_can_be_stopped() {
    let mut plan = ranged();
    plan.scenarios[0].assumptions.ranges = switchover::plan::range::Ranges::default();
    let found = run(&plan, 1);
    assert!(found.drivers.is_empty());
    assert_eq!((found.total.p50, found.total.p95), (found.total.base, found.total.base));
    let request = Request { seed: 1, runs: 5_000 };
    assert!(simulate(&plan, &plan.scenarios[0], &seen(&plan).budget, request, &|run| run < 1_000).is_none());
}
