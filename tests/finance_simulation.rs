//! What a budget may become: the seeded simulation over the ranges of a plan.
#![allow(clippy::unwrap_used, reason = "a missing result is a failed test")]

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan};
use rust_decimal::Decimal;
use switchover::model::{Currency, Money};
use switchover::plan::finance::PlanRate;
use switchover::plan::outlook::QuestionKind;
use switchover::plan::range::{FactorRange, MinutesRange, PriceRange, Shape};
use switchover::plan::simulate::{Driver, Request, Simulated, Unused, WhyUnused, simulate, unused};
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

#[test]
fn a_range_that_cannot_be_used_is_an_open_question_and_never_silent() {
    let key = PriceKey::Product(TARGET.to_owned());
    let why = |change: &dyn Fn(&mut Plan)| {
        let mut plan = ranged();
        change(&mut plan);
        let found = unused(&plan, &plan.scenarios[0]);
        let asked = seen(&plan).questions.into_iter().filter_map(|question| match question.kind {
            QuestionKind::RangeUnused(unused) => Some(unused),
            _ => None,
        });
        assert_eq!(asked.collect::<Vec<_>>(), found, "what is left out is asked for");
        let simulated: Vec<Driver> = run(&plan, 1).drivers.into_iter().map(|swing| swing.driver).collect();
        assert!(found.iter().all(|unused| !simulated.contains(&unused.driver)));
        assert_eq!(simulated.len() + found.len(), 3, "nothing is lost on the way");
        found
    };
    assert_eq!(why(&|_| {}), []);
    let of_price = |why| vec![Unused { driver: Driver::Price(key.clone()), why }];
    // A price list in another currency takes the place of the price; the range is still in euros.
    let dollars = why(&|plan| plan.prices.get_mut(&key).unwrap().amount = Money::new(20_000, Currency::USD));
    assert_eq!(dollars, of_price(WhyUnused::Currency { range: Currency::EUR, price: Currency::USD }));
    assert_eq!(why(&|plan| drop(plan.prices.remove(&key))), of_price(WhyUnused::NoValue));
    assert_eq!(why(&|plan| plan.prices.get_mut(&key).unwrap().amount = eur(0)), of_price(WhyUnused::Zero));
    assert_eq!(why(&|plan| plan.prices.get_mut(&key).unwrap().amount = eur(27_000)), of_price(WhyUnused::Outside));
    let minutes = Unused { driver: Driver::Minutes(WorkKind::Swap), why: WhyUnused::NoValue };
    assert_eq!(why(&|plan| plan.scenarios[0].assumptions.minutes.clear()), [minutes]);
}

#[test]
fn a_price_and_its_ranges_change_their_currency_together() {
    let key = PriceKey::Product(TARGET.to_owned());
    let mut plan = ranged();
    plan.write_price_in(&key, Currency::USD);
    assert_eq!(plan.prices[&key].amount, Money::new(20_000, Currency::USD));
    let range = plan.scenarios[0].assumptions.ranges.prices[&key];
    assert_eq!(
        (range.optimistic, range.pessimistic),
        (Money::new(18_000, Currency::USD), Money::new(26_000, Currency::USD))
    );
    assert_eq!(unused(&plan, &plan.scenarios[0]), []);
    let before = run(&ranged(), 3).drivers;
    plan.finance.rates.insert(Currency::USD, PlanRate { quote: Decimal::ONE, on: None, source: String::new() });
    let after = run(&plan, 3).drivers;
    assert_eq!(before, after, "the same numbers at one to one move the total alike");
}
