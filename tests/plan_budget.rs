//! Budgets of small fleets built by hand.
#![allow(clippy::unwrap_used, reason = "a missing line is a failed test")]

mod plan_support;

use plan_support::{Row, day, fleet_of, outlook_of, plan, rule};
use rust_decimal::Decimal;
use switchover::model::{Currency, Money};
use switchover::plan::budget::{Grouping, Missing, RowKey};
use switchover::plan::outlook::QuestionKind;
use switchover::plan::{
    Action, Base, Budget, BudgetLine, Category, Decision, Discount, Plan, Price, PriceKey, Step, WorkKind,
};

const TODAY: &str = "2026-11-23";
const TARGET: &str = "yealink-mp56-e2";

const fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn price(minor: i64) -> Price {
    Price {
        amount: eur(minor),
        discounts: Vec::new(),
        tax_included: false,
        priced_on: Some(day("2026-11-01")),
        valid_until: None,
        source: "offer.csv, row 2".to_owned(),
        contingency: true,
    }
}

/// CX600 phones are replaced by a product with a price; one hour of a technician and its minutes are known.
fn priced() -> Plan {
    let mut plan = plan(Base::Recommended);
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), price(20_000));
    plan.prices.insert(PriceKey::TechnicianHour, price(6_333));
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.minutes.insert(WorkKind::Swap, Decimal::from(25));
    plan
}

fn row(site: &'static str, cost_center: &'static str, devices: u32) -> Row {
    Row { cost_center, ..Row::of("Poly", "CX600", site, devices) }
}

fn lines(budget: &Budget, category: Category) -> Vec<&BudgetLine> {
    budget.lines.iter().filter(|line| line.category == category).collect()
}

fn sum(lines: &[&BudgetLine]) -> i64 {
    lines.iter().map(|line| line.amount.minor).sum()
}

fn has<T: PartialEq>(all: impl IntoIterator<Item = T>, one: &T) -> bool {
    all.into_iter().any(|item| item == *one)
}

#[test]
fn totals_are_sums_of_lines() {
    let mut plan = priced();
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.settings.vat_recoverable = Decimal::new(35, 2);
    plan.scenarios[0].assumptions.contingency = Some(Decimal::new(8, 2));
    let fleet = fleet_of(&[row("Berlin", "4711", 3), row("Berlin", "4712", 4), row("Wien", "", 5)]);
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    let budget = &outlook.budget;
    let all: i64 = budget.lines.iter().map(|line| line.amount.minor).sum();
    assert_eq!(budget.total(), all);
    let categories: i64 = Category::ALL.into_iter().map(|category| budget.category_total(category)).sum();
    assert_eq!(categories, all);
    assert_eq!(sum(&lines(budget, Category::Devices)), 12 * 20_000);
    assert!(sum(&lines(budget, Category::Vat)) > 0 && sum(&lines(budget, Category::Contingency)) > 0);
    let of_lanes: i64 = budget.lines.iter().filter(|line| line.lane.is_some()).map(|line| line.amount.minor).sum();
    assert_eq!(outlook.lanes_total(), of_lanes);
    assert_eq!(outlook.lanes[0].unit, Some(eur(20_000)));
}

#[test]
fn labor_is_rounded_once_a_wave_and_shared_out_exactly() {
    let fleet = fleet_of(&[row("Berlin", "4711", 2), row("Berlin", "4712", 5)]);
    let outlook = outlook_of(&fleet, &priced(), day(TODAY));
    let labor = lines(&outlook.budget, Category::Labor);
    assert_eq!(labor.len(), 2);
    // Vector R15-1: 7 devices, 25 minutes, 63.33 an hour.
    assert_eq!(sum(&labor), 18_471);
    assert!(labor.iter().all(|line| line.steps.iter().any(|step| matches!(step, Step::Share { .. }))));
}

#[test]
fn prices_are_discounted_then_escalated_by_whole_fiscal_years() {
    let mut plan = priced();
    let mut quote = price(21_900);
    quote.discounts = vec![Discount::Percent(Decimal::new(20, 2)), Discount::Percent(Decimal::new(10, 2))];
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), quote);
    plan.scenarios[0].assumptions.price_escalation = Decimal::new(35, 3);
    // Waves of 2027 buy a year after the price. Vector R21-1: 219.00 less 20 % and 10 % is 157.68, with 3.5 % 163.20.
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 10)]), &plan, day(TODAY));
    let devices = lines(&outlook.budget, Category::Devices);
    assert_eq!(devices[0].unit, Some(eur(16_320)));
    assert_eq!(devices[0].amount, eur(163_200));
    let rules: Vec<String> = devices[0].steps.iter().map(|step| step.rule().to_string()).collect();
    assert_eq!(rules, ["R01", "R04", "R04", "R07", "R01", "R09"]);
}

#[test]
fn a_valid_quote_is_not_escalated() {
    let mut plan = priced();
    let quote = Price { valid_until: Some(day("2027-12-31")), ..price(20_000) };
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), quote);
    plan.scenarios[0].assumptions.price_escalation = Decimal::new(35, 3);
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 10)]), &plan, day(TODAY));
    assert_eq!(lines(&outlook.budget, Category::Devices)[0].unit, Some(eur(20_000)));
}

#[test]
fn vat_in_a_price_is_taken_out() {
    let mut plan = priced();
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), Price { tax_included: true, ..price(95_200) });
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 1)]), &plan, day(TODAY));
    assert_eq!(lines(&outlook.budget, Category::Devices)[0].amount, eur(80_000));
    assert!(lines(&outlook.budget, Category::Vat).is_empty(), "all of it is recovered");
}

#[test]
fn a_missing_price_is_a_question_and_never_a_guess() {
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan(Base::Recommended), day(TODAY));
    assert!(outlook.budget.lines.is_empty());
    let target = outlook.lanes[0].decision.target.clone().unwrap();
    for what in [
        Missing::Price(PriceKey::Product(target)),
        Missing::Price(PriceKey::TechnicianHour),
        Missing::Minutes(WorkKind::Swap),
    ] {
        let missing = outlook.budget.missing.iter().find(|missing| missing.what == what);
        assert_eq!(missing.map(|missing| missing.quantity), Some(9), "{what:?}");
        let kinds = outlook.questions.iter().map(|question| question.kind.clone());
        assert!(has(kinds, &QuestionKind::Missing(what.clone())), "{what:?}");
    }
    assert!(outlook.budget.incomplete(None));
}

#[test]
fn a_price_in_another_currency_needs_a_rate() {
    let mut plan = priced();
    let dollars = Price { amount: Money::new(20_000, Currency::USD), ..price(0) };
    let key = PriceKey::Product(TARGET.to_owned());
    plan.prices.insert(key.clone(), dollars);
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan, day(TODAY));
    assert!(lines(&outlook.budget, Category::Devices).is_empty());
    let what = outlook.budget.missing.iter().map(|missing| missing.what.clone());
    assert!(has(what, &Missing::Rate(key, Currency::USD)));
}

#[test]
fn a_replacement_without_target_is_a_question() {
    let mut plan = priced();
    let decision = Decision { action: Action::Replace, ..Decision::default() };
    plan.scenarios[0].rules.push(rule("poly-cx600", decision));
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan, day(TODAY));
    let missing = outlook.budget.missing.iter().find(|missing| missing.what == Missing::Target);
    assert_eq!(missing.map(|missing| missing.quantity), Some(9));
}

#[test]
fn contingency_is_taken_on_flagged_prices_only() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::TechnicianHour, Price { contingency: false, ..price(6_000) });
    plan.scenarios[0].assumptions.contingency = Some(Decimal::new(10, 2));
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 10)]), &plan, day(TODAY));
    assert_eq!(sum(&lines(&outlook.budget, Category::Contingency)), 20_000);
    assert!(!outlook.questions.iter().any(|question| question.kind == QuestionKind::NoContingency));
}

#[test]
fn only_phones_without_a_user_get_a_shared_device_license() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::SharedDeviceLicense, price(750));
    let lobby = row("Berlin", "", 4);
    let desk = Row { user: "Ada Müller", ..row("Berlin", "", 6) };
    let outlook = outlook_of(&fleet_of(&[lobby, desk]), &plan, day(TODAY));
    let licenses = lines(&outlook.budget, Category::Licenses);
    let years: Vec<_> = licenses.iter().map(|line| line.fiscal_year.0).collect();
    assert_eq!(years, [2027, 2028, 2029, 2030]);
    assert!(licenses.iter().all(|line| line.quantity == 4 && !line.capex));
    assert_eq!(licenses[3].amount, eur(4 * 12 * 750));
    let nobody_named = outlook_of(&fleet_of(&[lobby]), &plan, day(TODAY));
    assert!(lines(&nobody_named.budget, Category::Licenses).is_empty(), "an inventory without users says nothing");
}

#[test]
fn a_dearer_target_changes_device_lines_only() {
    let fleet = fleet_of(&[row("Berlin", "", 10), Row::of("Poly", "VVX411", "Wien", 20)]);
    let cheap = outlook_of(&fleet, &priced(), day(TODAY));
    let mut dear = priced();
    dear.prices.insert(PriceKey::Product(TARGET.to_owned()), price(22_000));
    let dear = outlook_of(&fleet, &dear, day(TODAY));
    assert_eq!(dear.budget.total() - cheap.budget.total(), 10 * 2_000);
    assert_eq!(sum(&lines(&dear.budget, Category::Labor)), sum(&lines(&cheap.budget, Category::Labor)));
}

#[test]
fn amounts_beyond_the_range_of_money_are_reported_not_wrapped() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), price(i64::MAX / 2));
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan, day(TODAY));
    assert!(lines(&outlook.budget, Category::Devices).is_empty());
    assert!(outlook.budget.incomplete(Some(Category::Devices)));
}

#[test]
fn rates_beyond_all_sense_are_reported_and_do_not_panic() {
    let mut plan = priced();
    let absurd = Decimal::MAX;
    let mut odd = price(20_000);
    odd.discounts = vec![Discount::Percent(-absurd)];
    odd.tax_included = true;
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), odd);
    plan.settings.vat_rate = Some(absurd);
    plan.settings.vat_recoverable = -absurd;
    plan.scenarios[0].assumptions.price_escalation = absurd;
    plan.scenarios[0].assumptions.contingency = Some(absurd);
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan, day(TODAY));
    assert!(lines(&outlook.budget, Category::Devices).is_empty());
    assert!(outlook.budget.incomplete(Some(Category::Devices)));
}

#[test]
fn contingency_and_vat_are_shared_out_so_that_sites_add_up_to_the_total() {
    let mut plan = priced();
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.settings.vat_recoverable = Decimal::new(35, 2);
    plan.scenarios[0].assumptions.contingency = Some(Decimal::new(73, 3));
    let fleet =
        fleet_of(&[row("Berlin", "4711", 3), row("Berlin", "4712", 4), row("Wien", "", 5), row("Graz", "1", 1)]);
    let budget = outlook_of(&fleet, &plan, day(TODAY)).budget;
    for category in [Category::Contingency, Category::Vat] {
        let shares = lines(&budget, category);
        assert_eq!(shares.len(), 4, "one for each site and cost center");
        assert!(shares.iter().all(|line| !line.site.is_empty() && line.lane.is_none()));
    }
    // 13 phones at 200.00 and labor of 25 minutes each at 63.33, rounded a wave: 12 phones in Berlin and Wien, 1 in Graz.
    let base = sum(&lines(&budget, Category::Devices)) + sum(&lines(&budget, Category::Labor));
    let contingency = sum(&lines(&budget, Category::Contingency));
    assert_eq!(contingency, (base * 73 + 500) / 1000, "rounded once");
    for grouping in [Grouping::Category, Grouping::Class, Grouping::Site] {
        let rows = budget.rows(grouping);
        assert_eq!(rows.iter().map(|row| row.total).sum::<i64>(), budget.total(), "{grouping:?}");
    }
    let sites: Vec<RowKey> = budget.rows(Grouping::Site).into_iter().map(|row| row.key).collect();
    assert_eq!(sites, ["Berlin", "Wien", "Graz"].map(|site| RowKey::Site(site.to_owned())));
}

#[test]
fn what_has_no_price_and_is_often_bought_is_a_question_but_no_lower_bound() {
    let desk = Row { user: "Ada Müller", ..row("Berlin", "", 6) };
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 4), desk]), &priced(), day(TODAY));
    for (key, devices) in [(PriceKey::Accessories, 10), (PriceKey::Shipping, 10), (PriceKey::SharedDeviceLicense, 4)] {
        let kind = QuestionKind::NotPriced(key);
        let asked = outlook.questions.iter().find(|open| open.kind == kind);
        assert_eq!(asked.map(|open| open.devices), Some(devices), "{kind:?}");
    }
    assert!(!outlook.budget.incomplete(None));
    let mut plan = priced();
    plan.prices.insert(PriceKey::Shipping, price(0));
    let free = outlook_of(&fleet_of(&[row("Berlin", "", 4)]), &plan, day(TODAY));
    let kinds = free.questions.iter().map(|open| open.kind.clone());
    assert!(!has(kinds, &QuestionKind::NotPriced(PriceKey::Shipping)), "a price of zero is an answer");
}

#[test]
fn doing_nothing_buys_nothing_and_asks_for_no_price() {
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 4)]), &plan(Base::DoNothing), day(TODAY));
    assert!(
        outlook.budget.lines.is_empty() && outlook.budget.missing.is_empty() && outlook.budget.not_priced.is_empty()
    );
}
