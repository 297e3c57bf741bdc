//! Builds a small fleet and a plan in code, and prints the budget with its derivations: `cargo run --example budget`.
#![expect(clippy::print_stdout, reason = "an example prints")]

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use switchover::catalog::{Catalog, Matches};
use switchover::i18n::{Lang, explain, fmt};
use switchover::model::{Currency, Day, DeviceRecord, Field, FleetBuilder, Money};
use switchover::plan::budget::Grouping;
use switchover::plan::finance::{Depreciation, Method, ServiceStart};
use switchover::plan::statement::statement;
use switchover::plan::{
    Base, Cohorts, Discount, Plan, Price, PriceKey, Scenario, Settings, WorkKind, bridge::bridge, outlook,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let today: Day = "2026-11-23".parse()?;
    let lang = Lang::En;
    let eur = |minor| Money::new(minor, Currency::EUR);

    // 120 old phones at two sites.
    let mut builder = FleetBuilder::default();
    for (site, quantity) in [("Berlin", 80), ("Wien", 40)] {
        let texts = [(Field::Vendor, "Poly"), (Field::Model, "CX600"), (Field::Site, site)];
        let texts = texts.map(|(field, text)| (field, text.to_owned())).to_vec();
        builder.push(&DeviceRecord { texts, quantity, ..DeviceRecord::default() });
    }
    let fleet = builder.build();
    let catalog = Catalog::builtin();
    let matches = Matches::of(&fleet, &catalog, &BTreeMap::new());
    let cohorts = Cohorts::of(&fleet, &matches, &catalog);

    // Prices, work, contingency, VAT of an organization that recovers none, and a method of depreciation.
    let settings =
        Settings { vat_rate: Some(Decimal::new(19, 2)), vat_recoverable: Decimal::ZERO, ..Settings::default() };
    let scenario = |name: &str, base| Scenario { name: name.to_owned(), base, ..Scenario::default() };
    let mut plan = Plan {
        settings,
        scenarios: vec![scenario("Replace", Base::Recommended), scenario("Do nothing", Base::DoNothing)],
        ..Plan::default()
    };
    let target = outlook(&fleet, &cohorts, &catalog, &plan, 0, today).lanes[0].decision.target.clone();
    let phone = Price {
        discounts: vec![Discount::Percent(Decimal::new(20, 2)), Discount::Percent(Decimal::new(10, 2))],
        priced_on: Some(today),
        source: "Offer 4711".to_owned(),
        ..Price::of(eur(21_900))
    };
    plan.prices.extend(target.map(|key| (PriceKey::Product(key), phone)));
    plan.prices.insert(PriceKey::TechnicianHour, Price::of(eur(6_500)));
    plan.prices.insert(PriceKey::Failure, Price::of(eur(9_000)));
    for scenario in &mut plan.scenarios {
        let assumptions = &mut scenario.assumptions;
        assumptions.minutes = BTreeMap::from([(WorkKind::Swap, Decimal::from(18))]);
        assumptions.contingency = Some(Decimal::new(10, 2));
        assumptions.price_escalation = Decimal::new(35, 3);
        assumptions.failures_per_year = Some(Decimal::new(8, 2));
        assumptions.support_minutes = Some(Decimal::from(5));
    }
    plan.finance.depreciation = Some(Depreciation {
        method: Method::StraightLine,
        months: 60,
        start: ServiceStart::MonthOfService,
        residual: Decimal::ZERO,
        preset: None,
    });

    let seen = outlook(&fleet, &cohorts, &catalog, &plan, 0, today);
    let budget = &seen.budget;
    let money = |minor| fmt::money(lang, eur(minor));
    for line in &budget.lines {
        println!("{}  {}  {}", line.day, explain::category(lang, line.category), fmt::money(lang, line.amount));
        for step in budget.explain(line) {
            println!("    {}  {}", step.rule(), explain::step(lang, &catalog, plan.settings.fiscal, &step));
        }
    }
    println!();
    for row in budget.rows(Grouping::Category) {
        println!("{:?}: {}", row.key, money(row.total));
    }
    println!("Total: {}", money(budget.total()));

    let views = statement(&plan, &seen)?;
    println!("\nYear: cash, profit and loss");
    for ((year, cash), cost) in views.years.iter().zip(&views.cash).zip(&views.profit_and_loss) {
        println!("{}: {}, {}", fmt::fiscal_year(lang, plan.settings.fiscal, *year), money(*cash), money(*cost));
    }
    let worth = budget.present_value(today, Decimal::new(6, 2), plan.settings.horizon())?;
    println!("\nPresent value at 6 %: {}, {} a year", money(worth.value), money(worth.yearly));

    let nothing = outlook(&fleet, &cohorts, &catalog, &plan, 1, today);
    println!("\nFrom doing nothing ({}) to this plan:", money(nothing.budget.total()));
    for bar in bridge(&nothing.budget, budget).bars.iter().filter(|bar| bar.amount != 0) {
        println!("{}: {}", bar.effect.key(), money(bar.amount));
    }
    Ok(())
}
