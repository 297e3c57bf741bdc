//! Budgets of small fleets built by hand.
#![allow(clippy::unwrap_used, reason = "a missing line is a failed test")]

mod plan_support;

use std::collections::BTreeMap;

use plan_support::{Row, day, fleet_of, outlook_of, plan, rule};
use rust_decimal::Decimal;
use switchover::catalog::{Catalog, Matches};
use switchover::model::{Currency, Day, DeviceRecord, Field, FiscalCalendar, FiscalYear, Fleet, FleetBuilder, Money};
use switchover::plan::bridge::{Bridge, BridgeItem, Effect, bridge};
use switchover::plan::budget::trade_in::Reason;
use switchover::plan::budget::{Grouping, Hint, How, Missing, NameId, RowKey, UnitPrice, recurring};
use switchover::plan::finance::{PlanRate, TradeIn};
use switchover::plan::outlook::QuestionKind;
use switchover::plan::statement::{StatementRow, statement};
use switchover::plan::{
    Action, Base, Budget, BudgetLine, Category, Cohorts, Decision, Discount, FixedAmount, FixedContingency, Outlook,
    Plan, Price, PriceKey, PriceTier, Scenario, Selector, Step, StrategyRule, TierMode, VatMode, WorkKind, outlook,
};

const TODAY: &str = "2026-11-23";
const TARGET: &str = "yealink-mp56-e2";

const fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn price(minor: i64) -> Price {
    Price { priced_on: Some(day("2026-11-01")), source: "offer.csv, row 2".to_owned(), ..Price::of(eur(minor)) }
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
    assert!(
        labor.iter().all(|line| outlook.budget.explain(line).iter().any(|step| matches!(step, Step::Share { .. })))
    );
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
    let rules: Vec<String> = outlook.budget.explain(devices[0]).iter().map(|step| step.rule().to_string()).collect();
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
fn a_price_that_includes_vat_is_not_taken_for_a_net_one_while_there_is_no_rate() {
    let mut plan = priced();
    plan.settings.vat_rate = None;
    let key = PriceKey::Product(TARGET.to_owned());
    plan.prices.insert(key.clone(), Price { tax_included: true, ..price(95_200) });
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 9)]), &plan, day(TODAY));
    assert!(lines(&outlook.budget, Category::Devices).is_empty());
    let missing = outlook.budget.missing.iter().find(|missing| missing.what == Missing::Tax(key.clone()));
    assert_eq!(missing.map(|missing| missing.quantity), Some(9));
    assert!(outlook.budget.incomplete(Some(Category::Devices)));
    let kinds = outlook.questions.iter().map(|question| question.kind.clone());
    assert!(has(kinds, &QuestionKind::Missing(Missing::Tax(key))));
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

/// The plan with an equal rate of discount in fiscal years that begin on another day.
fn in_years_from(start_month: u8, start_day: u8) -> Plan {
    let mut plan = priced();
    plan.settings.fiscal = FiscalCalendar { start_month, start_day, ..FiscalCalendar::default() };
    plan.prices.insert(PriceKey::SharedDeviceLicense, price(750));
    plan.prices.insert(PriceKey::Failure, price(9_000));
    plan.finance.discount_rate = Some(Decimal::new(5, 2));
    plan.scenarios[0].assumptions.failures_per_year = Some(Decimal::new(12, 2));
    plan.scenarios.push(Scenario { base: Base::DoNothing, ..plan.scenarios[0].clone() });
    plan
}

fn scenario_of(fleet: &Fleet, plan: &Plan, scenario: usize) -> Outlook {
    let catalog = Catalog::builtin();
    let matches = Matches::of(fleet, &catalog, &BTreeMap::new());
    let cohorts = Cohorts::of(fleet, &matches, &catalog);
    outlook(fleet, &cohorts, &catalog, plan, scenario, day(TODAY))
}

#[test]
fn a_service_to_the_end_of_the_plan_pays_no_month_of_a_year_beyond_it() {
    let desk = Row { user: "Ada Müller", ..row("Berlin", "", 6) };
    let fleet = fleet_of(&[row("Berlin", "", 4), desk]);
    for (month, start, last) in [(1, 1, "2030-12-31"), (4, 6, "2031-03-31"), (7, 15, "2031-06-30")] {
        let plan = in_years_from(month, start);
        let seen = [0, 1].map(|scenario| scenario_of(&fleet, &plan, scenario));
        for outlook in &seen {
            assert_eq!(outlook.budget.years, outlook.years, "no year of one stray month");
            assert_eq!(outlook.years.len(), 5);
        }
        let licenses = lines(&seen[0].budget, Category::Licenses);
        let steps: Vec<Step> = licenses.iter().flat_map(|line| seen[0].budget.explain(line)).collect();
        let ends = steps.iter().filter_map(|step| match step {
            Step::Months { to, .. } => Some(*to),
            _ => None,
        });
        assert_eq!(ends.max(), Some(day(last)));
        // Twelve months of every whole year.
        assert_eq!(licenses.last().map(|line| line.amount), Some(eur(4 * 12 * 750)), "from {start} {month}");
        assert!(!lines(&seen[1].budget, Category::Operations).is_empty());
    }
}

#[test]
fn scenarios_are_worth_a_yearly_amount_over_the_same_years() {
    // One technician for many phones: work goes on after the only year of the plan.
    let fleet = fleet_of(&[row("Berlin", "", 4000)]);
    let mut plan = in_years_from(1, 1);
    plan.settings.horizon_years = 1;
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.technicians = Some(1);
    assumptions.hours_per_day = Some(Decimal::from(6));
    let seen = [0, 1].map(|scenario| scenario_of(&fleet, &plan, scenario));
    assert!(seen[0].budget.years.len() > seen[1].budget.years.len());
    let worth = seen.each_ref().map(|outlook| outlook.present_value(&plan).unwrap());
    assert_eq!(worth.each_ref().map(|worth| worth.years), [1, 1]);
    // Rule R17 with one year: value × 5 % / (1 - 1.05^-1).
    for worth in &worth {
        let yearly = Decimal::from(worth.value) * Decimal::new(105, 2);
        assert!((Decimal::from(worth.yearly) - yearly).abs() < Decimal::ONE, "{worth:?}");
    }
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
        assert!(shares.iter().all(|line| !budget.site(line).is_empty() && line.lane.is_none()));
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
fn doing_nothing_asks_what_phones_without_support_cost() {
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 4)]), &plan(Base::DoNothing), day(TODAY));
    assert!(outlook.budget.lines.is_empty() && outlook.budget.not_priced.is_empty());
    let missing: Vec<_> =
        outlook.budget.missing.iter().map(|missing| (missing.what.clone(), missing.quantity)).collect();
    assert_eq!(missing, [(Missing::Running, 4)]);
    assert!(outlook.budget.incomplete(Some(Category::Operations)));
    assert!(outlook.questions.iter().any(|question| question.kind == QuestionKind::Running && question.devices == 4));
}

#[test]
fn phones_without_support_cost_failures_and_support_until_they_go() {
    let mut stay = plan(Base::DoNothing);
    stay.prices.insert(PriceKey::Failure, price(9_000));
    stay.prices.insert(PriceKey::TechnicianHour, price(6_000));
    let assumptions = &mut stay.scenarios[0].assumptions;
    assumptions.failures_per_year = Some(Decimal::new(12, 2));
    assumptions.support_minutes = Some(Decimal::from(5));
    let fleet = fleet_of(&[row("Berlin", "", 10)]);
    let outlook = outlook_of(&fleet, &stay, day(TODAY));
    // From 23 November 2026 to the end of 2030: 2 months of the first year and 12 of each later one, 10 phones.
    let months: Vec<u64> = outlook.exposure.device_months.iter().map(|(_, months)| *months).collect();
    assert_eq!(months, [20, 120, 120, 120, 120]);
    assert_eq!(outlook.exposure.peak, 10);
    let year = outlook.years[1];
    // 12 % of 120 / 12 phones at 90.00, and 120 × 5 minutes at 60.00 an hour.
    assert_eq!(outlook.budget.cell(year, Category::Operations), 10_800 + 60_000);
    assert!(!outlook.budget.incomplete(None));
    let swapped = Plan { scenarios: priced().scenarios, ..stay.clone() };
    let mut swapped = Plan { prices: priced().prices.into_iter().chain(stay.prices.clone()).collect(), ..swapped };
    swapped.scenarios[0].assumptions.failures_per_year = Some(Decimal::new(12, 2));
    let soon = outlook_of(&fleet, &swapped, day(TODAY));
    assert!(soon.exposure.total_device_months() < outlook.exposure.total_device_months());
    assert!(soon.budget.category_total(Category::Operations) > 0);
}

#[test]
fn what_phones_without_support_cost_is_paid_by_those_who_keep_them() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::Failure, price(9_001));
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.settings.vat_recoverable = Decimal::ZERO;
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.failures_per_year = Some(Decimal::new(123, 3));
    assumptions.support_minutes = Some(Decimal::new(73, 1));
    assumptions.contingency = Some(Decimal::new(7, 2));
    // Berlin keeps its phones to the end, the others go; 7 phones stand nowhere.
    let keep = Selector { site: Some("Berlin".to_owned()), ..Selector::default() };
    let decision = Decision { action: Action::Keep, ..Decision::default() };
    plan.scenarios[0].rules.push(StrategyRule { when: keep, decision, note: String::new() });
    let rows =
        [row("Berlin", "1", 11), row("Berlin", "2", 13), row("Wien", "1", 17), row("Graz", "", 5), row("", "", 7)];
    for mode in [VatMode::Total, VatMode::Line] {
        plan.settings.vat_mode = mode;
        let outlook = outlook_of(&fleet_of(&rows), &plan, day(TODAY));
        let budget = &outlook.budget;
        let running = lines(budget, Category::Operations);
        let at = |site: &str, center: &str| -> u64 {
            let own = |line: &&&BudgetLine| budget.site(line) == site && budget.cost_center(line) == center;
            let support =
                |line: &&&BudgetLine| budget.explain(line).iter().any(|step| matches!(step, Step::Support { .. }));
            running.iter().filter(own).filter(support).map(|line| line.quantity).sum()
        };
        // From November 2026 to the end of 2030 there are 50 months.
        assert_eq!((at("Berlin", "1"), at("Berlin", "2")), (11 * 50, 13 * 50));
        let exposed = outlook.exposure.total_device_months();
        assert!(at("Wien", "1") > 0 && at("Wien", "1") < 17 * 50, "they go");
        assert_eq!(at("Berlin", "1") + at("Berlin", "2") + at("Wien", "1") + at("Graz", "") + at("", ""), exposed);
        for grouping in [Grouping::Category, Grouping::Class, Grouping::Site, Grouping::CostCenter, Grouping::Spending]
        {
            let rows = budget.rows(grouping);
            for (column, year) in budget.years.iter().enumerate() {
                let sum: i64 = rows.iter().map(|row| row.amounts[column]).sum();
                assert_eq!(sum, budget.year_total(*year), "{grouping:?}");
                for category in Category::ALL {
                    let of = |line: &&&BudgetLine| line.category == category;
                    let in_row = |row: &switchover::plan::budget::Row| {
                        let own = budget.lines_in(Some(*year), &row.key);
                        own.iter().filter(of).map(|line| line.amount.minor).sum::<i64>()
                    };
                    assert_eq!(rows.iter().map(in_row).sum::<i64>(), budget.cell(*year, category), "{category:?}");
                }
            }
        }
        assert!(running.iter().all(|line| line.class.is_some() && line.lane.is_some()));
    }
}

#[test]
fn a_share_of_the_users_gets_headsets_in_whole_ones() {
    let mut plan = plan(Base::Recommended);
    plan.prices.insert(PriceKey::Headset, price(5_900));
    let soft = Decision { action: Action::Softphone, ..Decision::default() };
    plan.scenarios[0].rules.push(rule("poly-cx600", soft));
    let fleet = fleet_of(&[row("Berlin", "1", 7), row("Berlin", "2", 4), row("Berlin", "3", 1)]);
    let headsets = |share: Option<Decimal>| {
        let mut plan = plan.clone();
        plan.scenarios[0].assumptions.headset_share = share;
        let outlook = outlook_of(&fleet, &plan, day(TODAY));
        let bought: Vec<u64> = lines(&outlook.budget, Category::Accessories).iter().map(|line| line.quantity).collect();
        let missing = outlook.budget.missing.iter().any(|open| open.what == Missing::Price(PriceKey::Headset));
        assert!(!missing);
        assert_eq!(
            outlook.budget.category_total(Category::Accessories),
            bought.iter().sum::<u64>().cast_signed() * 5_900
        );
        bought
    };
    assert_eq!(headsets(None), [7, 4, 1], "everybody gets one by default");
    assert_eq!(headsets(Some(Decimal::ONE)), [7, 4, 1]);
    // 60 % of 12 users are 7.2: 8 headsets, which are 4.67, 2.67 and 0.67; of equal remainders the first get one.
    assert_eq!(headsets(Some(Decimal::new(6, 1))), [5, 3]);
    assert_eq!(headsets(Some(Decimal::ZERO)), [0_u64; 0]);
}

#[test]
fn volume_tiers_look_at_the_order_and_a_cheaper_larger_order_is_named() {
    let tiers = vec![PriceTier { from: 100, amount: eur(19_000) }, PriceTier { from: 500, amount: eur(18_000) }];
    let order = |mode, devices: u32| {
        let mut plan = priced();
        let quote = Price { tiers: tiers.clone(), tier_mode: mode, ..price(20_000) };
        plan.prices.insert(PriceKey::Product(TARGET.to_owned()), quote);
        outlook_of(&fleet_of(&[row("Berlin", "1", devices - 9), row("Berlin", "2", 9)]), &plan, day(TODAY))
    };
    // Vector R04-4.
    for (mode, devices, expected) in [
        (TierMode::AllUnits, 99, 1_980_000),
        (TierMode::AllUnits, 250, 4_750_000),
        (TierMode::Graduated, 100, 1_999_000),
        (TierMode::Graduated, 500, 9_598_000),
    ] {
        let outlook = order(mode, devices);
        let bought = lines(&outlook.budget, Category::Devices);
        assert_eq!(sum(&bought), expected, "{mode:?} {devices}");
        assert_eq!(bought.iter().map(|line| line.quantity).sum::<u64>(), u64::from(devices));
    }
    let hints = order(TierMode::AllUnits, 499).budget.hints.clone();
    let key = PriceKey::Product(TARGET.to_owned());
    assert_eq!(hints, [Hint::CheaperWithMore { key, order: 499, quantity: 500, saves: eur(481_000) }]);
    assert!(order(TierMode::AllUnits, 300).budget.hints.is_empty());
}

#[test]
fn foreign_prices_are_converted_by_line_with_the_plan_rate() {
    let mut plan = priced();
    let dollars = Price { amount: Money::new(20_000, Currency::USD), ..price(0) };
    plan.prices.insert(PriceKey::Product(TARGET.to_owned()), dollars);
    let rate = PlanRate { quote: Decimal::new(10_842, 4), on: Some(day("2026-11-02")), source: "ECB".to_owned() };
    plan.finance.rates.insert(Currency::USD, rate);
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 50)]), &plan, day(TODAY));
    let devices = lines(&outlook.budget, Category::Devices);
    // Vector R08-1: 10,000.00 USD at 1.0842.
    assert_eq!(sum(&devices), 922_339);
    assert_eq!(devices[0].unit.map(|unit| unit.currency), Some(Currency::USD));
    let steps = outlook.budget.explain(devices[0]);
    assert!(steps.iter().any(|step| matches!(step, Step::Exchange { source, .. } if source == "ECB")));
    assert!(!outlook.budget.incomplete(Some(Category::Devices)));
}

fn program(from: &str, to: &str) -> TradeIn {
    TradeIn {
        name: "Old for new".to_owned(),
        from: day(from),
        to: day(to),
        minimum: 5,
        per_unit: eur(2_500),
        cap: Some(25),
        claim_days: 90,
        pay_days: 56,
        products: Vec::new(),
        old: Selector::default(),
        source: "terms.pdf".to_owned(),
    }
}

#[test]
fn a_trade_in_is_credited_with_the_purchase_and_paid_later_and_no_device_counts_twice() {
    let fleet = fleet_of(&[row("Berlin", "1", 30), row("Berlin", "2", 10)]);
    let mut plan = priced();
    plan.finance.trade_ins =
        vec![program("2026-11-01", "2027-12-31"), TradeIn { cap: None, ..program("2026-11-01", "2027-12-31") }];
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    let credits = lines(&outlook.budget, Category::TradeIn);
    // 25 devices under the cap of the first program, the other 15 of 40 under the second.
    assert_eq!(sum(&credits), -40 * 2_500);
    assert_eq!(credits.iter().map(|line| line.quantity).sum::<u64>(), 40);
    let start = outlook.waves[0].start;
    assert!(credits.iter().all(|line| line.day == start && !line.capex));
    assert_eq!(outlook.budget.cash_day(credits[0]), start.plus_days(146));
    let mut late = priced();
    late.finance.trade_ins = vec![program("2026-01-01", "2026-06-30")];
    let late = outlook_of(&fleet, &late, day(TODAY));
    assert!(lines(&late.budget, Category::TradeIn).is_empty());
    assert!(matches!(late.budget.hints[0], Hint::NoTradeIn { reason: Reason::OutsideWindow, devices: 40, .. }));
}

#[test]
fn the_old_service_is_paid_for_the_months_of_overlap() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::OldService, price(450));
    let fleet = fleet_of(&[row("Berlin", "", 12)]);
    let asked = outlook_of(&fleet, &plan, day(TODAY));
    assert!(has(asked.budget.missing.iter().map(|missing| missing.what.clone()), &Missing::Overlap));
    plan.scenarios[0].assumptions.overlap_months = Some(3);
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    // Vector R16-2 for 12 devices: three started months.
    assert_eq!(sum(&lines(&outlook.budget, Category::Licenses)), 3 * 12 * 450);
}

#[test]
fn a_visit_is_paid_once_a_wave_and_site() {
    let mut plan = priced();
    plan.prices.insert(PriceKey::SiteVisit, price(12_000));
    let without = outlook_of(&fleet_of(&[row("Berlin", "1", 3), row("Berlin", "2", 4)]), &priced(), day(TODAY));
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "1", 3), row("Berlin", "2", 4)]), &plan, day(TODAY));
    assert_eq!(outlook.budget.total() - without.budget.total(), 12_000);
}

#[test]
fn a_fixed_contingency_takes_the_place_of_the_share() {
    let mut plan = priced();
    let assumptions = &mut plan.scenarios[0].assumptions;
    assumptions.contingency = Some(Decimal::new(10, 2));
    assumptions.contingency_amount = Some(FixedContingency { amount: eur(12_345), source: "P80".to_owned() });
    let outlook = outlook_of(&fleet_of(&[row("Berlin", "", 3), row("Wien", "", 4)]), &plan, day(TODAY));
    assert_eq!(sum(&lines(&outlook.budget, Category::Contingency)), 12_345);
}

#[test]
fn early_replacement_strands_the_book_value_of_what_is_known() {
    let mut plan = priced();
    plan.finance.old_life_months = Some(60);
    let bought = outlook_of(&fleet_of(&[row("Berlin", "", 3)]), &plan, day(TODAY)).stranded.unwrap();
    assert_eq!((bought[0].devices, bought[0].unknown), (0, 3));
    assert!(outlook_of(&fleet_of(&[row("Berlin", "", 3)]), &priced(), day(TODAY)).stranded.is_none());
    let mut builder = FleetBuilder::default();
    let wave = outlook_of(&fleet_of(&[row("Berlin", "", 3)]), &plan, day(TODAY)).waves[0].end;
    builder.push(&DeviceRecord {
        texts: vec![(Field::Vendor, "Poly".to_owned()), (Field::Model, "CX600".to_owned())],
        quantity: 3,
        purchase_date: Some(wave.plus_months(-44)),
        purchase_price: Some(eur(30_000)),
        ..DeviceRecord::default()
    });
    let stranded = outlook_of(&builder.build(), &plan, day(TODAY)).stranded.unwrap();
    // Vector R19-1: 44 of 60 months of 300.00 leave 80.00.
    assert_eq!((stranded[0].devices, stranded[0].cost, stranded[0].book_value), (3, eur(90_000), eur(24_000)));
}

/// VAT of 19 % without any of it recovered, and contingency of 10 %.
fn taxed() -> Plan {
    let mut plan = priced();
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.settings.vat_recoverable = Decimal::ZERO;
    plan.scenarios[0].assumptions.contingency = Some(Decimal::new(10, 2));
    plan
}

#[test]
fn vat_is_reckoned_on_the_total_or_with_every_line_as_the_plan_says() {
    let fleet = fleet_of(&[row("Berlin", "4711", 3), row("Berlin", "4712", 4), row("Wien", "", 5)]);
    let mut plan = taxed();
    let total = outlook_of(&fleet, &plan, day(TODAY)).budget;
    plan.settings.vat_mode = VatMode::Line;
    let by_line = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let nets = |budget: &Budget| -> Vec<i64> {
        budget.lines.iter().filter(|line| line.category != Category::Vat).map(|line| line.amount.minor).collect()
    };
    assert_eq!(nets(&total), nets(&by_line), "only VAT depends on it");
    let vat = |net: i64| (net * 19 + 50) / 100;
    assert_eq!(sum(&lines(&total, Category::Vat)), vat(nets(&total).iter().sum()));
    assert_eq!(sum(&lines(&by_line, Category::Vat)), nets(&by_line).into_iter().map(vat).sum::<i64>());
    // Every line of VAT says what it was reckoned on.
    for line in lines(&by_line, Category::Vat) {
        let steps = by_line.explain(line);
        let Some(Step::VatByLine { net, lines, result, .. }) = steps.first() else { panic!("{steps:?}") };
        assert_eq!((*result, *lines > 0), (line.amount, true));
        assert!((net.minor * 19 / 100 - result.minor).abs() <= i64::try_from(*lines).unwrap());
    }
}

#[test]
fn contingency_and_vat_follow_a_cell_that_is_fixed_by_hand() {
    let fleet = fleet_of(&[row("Berlin", "4711", 3), row("Wien", "", 5)]);
    let mut plan = taxed();
    let before = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let year = lines(&before, Category::Devices)[0].fiscal_year;
    let calculated = before.cell(year, Category::Devices);
    let fix = |category, amount| FixedAmount { year, category, amount };
    plan.scenarios[0].fixed = vec![fix(Category::Devices, eur(calculated + 100_000))];
    let after = outlook_of(&fleet, &plan, day(TODAY)).budget;
    assert_eq!(after.cell(year, Category::Devices), calculated + 100_000);
    assert_eq!(after.cell(year, Category::Contingency) - before.cell(year, Category::Contingency), 10_000);
    assert_eq!(after.cell(year, Category::Vat) - before.cell(year, Category::Vat), 20_900);
    let fixed = after.lines.iter().find(|line| matches!(after.explain(line)[0], Step::Fixed { .. })).unwrap();
    assert!(matches!(after.explain(fixed)[0], Step::Fixed { contingency: Some(true), .. }));
    assert!(after.is_flagged(fixed));
    // A price without contingency: nothing is put by for it, but it is taxed.
    plan.prices.get_mut(&PriceKey::Product(TARGET.to_owned())).unwrap().contingency = false;
    let contracted = outlook_of(&fleet, &plan, day(TODAY)).budget;
    plan.scenarios[0].fixed.clear();
    let unfixed = outlook_of(&fleet, &plan, day(TODAY)).budget;
    assert_eq!(contracted.cell(year, Category::Contingency), unfixed.cell(year, Category::Contingency));
    assert_eq!(contracted.cell(year, Category::Vat) - unfixed.cell(year, Category::Vat), 19_000);
    // A fixed contingency is taxed as it is; a fixed VAT is the last word.
    plan.scenarios[0].fixed = vec![fix(Category::Contingency, eur(5_000)), fix(Category::Vat, eur(77))];
    let last = outlook_of(&fleet, &plan, day(TODAY)).budget;
    assert_eq!((last.cell(year, Category::Contingency), last.cell(year, Category::Vat)), (5_000, 77));
    let sum: i64 = last.lines.iter().map(|line| line.amount.minor).sum();
    assert_eq!(sum, last.total());
}

/// The effects of a bridge on a price, with their items.
fn of_price<'a>(bridge: &'a Bridge, key: &PriceKey) -> Vec<(Effect, &'a BridgeItem)> {
    let items = bridge.bars.iter().flat_map(|bar| bar.items.iter().map(|item| (bar.effect, item)));
    items.filter(|(_, item)| item.key.as_ref() == Some(key)).collect()
}

#[test]
fn fewer_visits_are_a_smaller_quantity_however_many_cost_centers_share_one() {
    let names: Vec<String> = (0..40).map(|site| format!("Site {site:02}")).collect();
    let rows: Vec<Row> = names
        .iter()
        .flat_map(|site| ["1", "2", "3"].map(|center| row(String::leak(site.clone()), center, 2)))
        .collect();
    let fleet = fleet_of(&rows);
    let mut plan = priced();
    plan.prices.insert(PriceKey::SiteVisit, price(12_345));
    let all = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let decision = Decision { action: Action::Keep, ..Decision::default() };
    for site in names.iter().take(9) {
        let when = Selector { site: Some(site.clone()), ..Selector::default() };
        plan.scenarios[0].rules.push(StrategyRule { when, decision: decision.clone(), note: String::new() });
    }
    let fewer = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let bridge = bridge(&all, &fewer);
    let [(effect, item)] = of_price(&bridge, &PriceKey::SiteVisit)[..] else { panic!("{bridge:?}") };
    assert_eq!((effect, item.quantity, item.amount), (Effect::Quantity, (40, 31), -9 * 12_345));
    // Work is for devices, and its price is one of minutes and of an hour.
    let [(effect, item)] = of_price(&bridge, &PriceKey::TechnicianHour)[..] else { panic!("{bridge:?}") };
    assert_eq!((effect, item.quantity), (Effect::Quantity, (240, 186)));
    plan.scenarios[0].assumptions.minutes.insert(WorkKind::Swap, Decimal::from(50));
    let slower = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let bridge = switchover::plan::bridge::bridge(&fewer, &slower);
    let [(effect, item)] = of_price(&bridge, &PriceKey::TechnicianHour)[..] else { panic!("{bridge:?}") };
    assert_eq!((effect, item.quantity), (Effect::Price, (186, 186)));
}

/// Three months of the old service for the phones of some waves: the day each ends, and its phones.
fn dual(waves: &[(&str, u64)]) -> Budget {
    let mut budget = Budget::default();
    budget.prices.push(UnitPrice {
        key: PriceKey::OldService,
        unit: eur(450),
        base: eur(450),
        escalation: (Decimal::ZERO, 0),
        exchange: None,
        steps: Vec::new(),
        flagged: true,
    });
    for (wave, (from, devices)) in waves.iter().enumerate() {
        let from = day(from);
        let stretches = recurring::by_fiscal_year(FiscalCalendar::default(), from, from.plus_months(2));
        for stretch in stretches {
            let minor = 450 * i64::try_from(*devices).unwrap() * i64::from(stretch.months);
            *budget.cells.entry((stretch.year, Category::Licenses)).or_default() += minor;
            budget.years.push(stretch.year);
            budget.lines.push(BudgetLine {
                day: stretch.from,
                fiscal_year: stretch.year,
                category: Category::Licenses,
                lane: Some(0),
                class: None,
                site: NameId::NONE,
                cost_center: NameId::NONE,
                product: NameId::NONE,
                wave: NameId::at(wave),
                quantity: *devices,
                weight: *devices,
                unit: Some(eur(450)),
                amount: eur(minor),
                capex: false,
                how: u32::try_from(budget.hows.len()).unwrap(),
            });
            let recurring::Stretch { from, to, months, .. } = stretch;
            budget.hows.push(How::Monthly { price: 0, from, to, months });
        }
    }
    budget.years.sort_unstable();
    budget.years.dedup();
    budget
}

#[test]
fn a_service_of_waves_in_other_years_is_no_other_quantity() {
    let (one_year, two_years) =
        (dual(&[("2027-02-10", 100), ("2027-05-10", 50)]), dual(&[("2027-11-10", 100), ("2029-02-10", 50)]));
    assert_eq!(one_year.total(), two_years.total());
    assert!(bridge(&one_year, &two_years).bars.iter().all(|bar| bar.items.is_empty()));
    let more = bridge(&one_year, &dual(&[("2027-11-10", 100), ("2029-02-10", 80)]));
    let [(effect, item)] = of_price(&more, &PriceKey::OldService)[..] else { panic!("{more:?}") };
    assert_eq!((effect, item.quantity, item.amount), (Effect::Quantity, (150, 180), 30 * 3 * 450));
}

#[test]
fn a_cell_that_is_fixed_is_a_price_whatever_it_was_before() {
    let fleet = fleet_of(&[row("Berlin", "", 10)]);
    let fixed = |amounts: &[i64]| {
        let mut plan = priced();
        let cell = |(year, minor): (i32, &i64)| FixedAmount {
            year: FiscalYear(year),
            category: Category::Shipping,
            amount: eur(*minor),
        };
        plan.scenarios[0].fixed = (2027..).zip(amounts).map(cell).collect();
        outlook_of(&fleet, &plan, day(TODAY)).budget
    };
    let bridge = bridge(&fixed(&[10_000]), &fixed(&[10_000, 5_000]));
    let moved: Vec<(Effect, i64)> =
        bridge.bars.iter().map(|bar| (bar.effect, bar.amount)).filter(|bar| bar.1 != 0).collect();
    assert_eq!(moved, [(Effect::Price, 5_000)]);
}

#[test]
fn what_a_tenth_more_makes_of_a_budget_is_what_a_budget_of_dearer_things_comes_to() {
    let phones = Row { devices: 21, ..Row::of("Poly", "CCX500", "Graz", 21) };
    let fleet = fleet_of(&[row("Berlin", "4711", 3), row("Berlin", "4712", 4), row("Wien", "", 15), phones]);
    let mut plan = taxed();
    plan.settings.vat_recoverable = Decimal::new(35, 2);
    plan.scenarios[0].assumptions.contingency = Some(Decimal::new(73, 3));
    for product in outlook_of(&fleet, &plan, day(TODAY)).price_keys() {
        plan.prices.insert(product, price(12_350));
    }
    plan.prices.insert(PriceKey::TechnicianHour, price(6_330));
    let years = [2027, 2029].map(FiscalYear);
    let calculated = outlook_of(&fleet, &plan, day(TODAY)).budget;
    assert!(years.iter().all(|year| calculated.cell(*year, Category::Contingency) > 0), "work in both years");
    let as_it_is = calculated.cell(years[0], Category::Contingency);
    let tenth = Decimal::new(11, 1);
    let (contingency, vat) = (Category::Contingency, Category::Vat);
    for mode in [VatMode::Total, VatMode::Line] {
        for fixed in [
            vec![],
            vec![(years[0], contingency, 5_000)],
            vec![(years[0], contingency, as_it_is)],
            vec![(years[1], vat, 77)],
            vec![(years[0], vat, 77), (years[0], contingency, 5_000), (years[1], contingency, 123)],
        ] {
            let mut plan = plan.clone();
            plan.settings.vat_mode = mode;
            let cells = fixed.iter();
            plan.scenarios[0].fixed =
                cells.map(|&(year, category, minor)| FixedAmount { year, category, amount: eur(minor) }).collect();
            let budget = outlook_of(&fleet, &plan, day(TODAY)).budget;
            let same = |row: Option<RowKey>, change: &dyn Fn(&mut Plan)| {
                let mut dearer = plan.clone();
                change(&mut dearer);
                let dearer = outlook_of(&fleet, &dearer, day(TODAY)).budget.total();
                let seen = budget.what_if(&plan.settings, None, row.as_ref(), Decimal::new(1, 1)).unwrap();
                // Labor is a share of an amount that is rounded once; another rate rounds the VAT of every line anew.
                let by_line = row == Some(RowKey::Category(vat)) && mode == VatMode::Line;
                let slack = if by_line { i64::try_from(budget.lines.len()).unwrap() / 2 } else { 1 };
                assert!((seen.total - dearer).abs() <= slack, "{row:?} {mode:?} {fixed:?}: {} {dearer}", seen.total);
                assert_eq!(seen.total, budget.total() + seen.lines.1 - seen.lines.0 + seen.overhead);
            };
            let dearer = |price: &mut Price| price.amount.minor = price.amount.minor * 11 / 10;
            same(None, &|plan| plan.prices.values_mut().for_each(dearer));
            same(Some(RowKey::Category(Category::Devices)), &|plan| {
                let products = plan.prices.iter_mut().filter(|(key, _)| matches!(key, PriceKey::Product(_)));
                products.for_each(|(_, price)| dearer(price));
            });
            same(Some(RowKey::Category(Category::Shipping)), &|plan| {
                dearer(plan.prices.get_mut(&PriceKey::Shipping).unwrap());
            });
            // A rate changes no cell that is fixed; a fixed cell that costs more does so itself.
            if !fixed.iter().any(|(_, category, _)| *category == contingency) {
                same(Some(RowKey::Category(contingency)), &|plan| {
                    let rate = &mut plan.scenarios[0].assumptions.contingency;
                    *rate = rate.map(|rate| rate * tenth);
                });
            }
            if fixed.is_empty() {
                same(Some(RowKey::Category(vat)), &|plan| {
                    plan.settings.vat_rate = plan.settings.vat_rate.map(|rate| rate * tenth);
                });
            }
            // Both views start from the same budget.
            let seen = outlook_of(&fleet, &plan, day(TODAY));
            let made = statement(&plan, &seen).unwrap();
            let cash = made.what_if(&plan, &budget, (StatementRow::Cash, None), Decimal::new(1, 1)).unwrap();
            let all = budget.what_if(&plan.settings, None, None, Decimal::new(1, 1)).unwrap();
            assert_eq!((cash.total, cash.overhead), (all.total - budget.total(), all.overhead));
        }
    }
}

#[test]
fn a_dearer_contingency_is_taxed_unless_the_tax_is_fixed() {
    let fleet = fleet_of(&[row("Berlin", "", 10)]);
    let mut plan = taxed();
    let year = FiscalYear(2027);
    let row = RowKey::Category(Category::Contingency);
    let seen = |plan: &Plan| {
        let budget = outlook_of(&fleet, plan, day(TODAY)).budget;
        budget.what_if(&plan.settings, Some(year), Some(&row), Decimal::new(1, 1)).unwrap()
    };
    plan.scenarios[0].fixed = vec![FixedAmount { year, category: Category::Contingency, amount: eur(10_000) }];
    assert_eq!((seen(&plan).lines, seen(&plan).overhead), ((10_000, 11_000), 190));
    plan.scenarios[0].fixed.push(FixedAmount { year, category: Category::Vat, amount: eur(1) });
    assert_eq!((seen(&plan).lines, seen(&plan).overhead), ((10_000, 11_000), 0));
}

#[test]
fn what_is_over_a_ceiling_is_told_wave_by_wave_whatever_sites_they_visit() {
    let sites = ["Berlin", "Wien", "Graz", "Ulm", "Bonn"];
    let phones = |model| sites.map(|site| Row::of("Poly", model, site, 60));
    let fleet = fleet_of(&[phones("CX600"), phones("CX500"), phones("CX300")].concat());
    let mut plan = taxed();
    for product in outlook_of(&fleet, &plan, day(TODAY)).price_keys() {
        plan.prices.insert(product, price(12_350));
    }
    let budget = outlook_of(&fleet, &plan, day(TODAY)).budget;
    let year = FiscalYear(2027);
    let mut names = budget.names.waves.clone();
    names.dedup();
    assert!(names.len() < budget.names.waves.len(), "a wave has a part for every site");
    // What each wave costs in the year, and its first day, by name.
    let mut waves: BTreeMap<&str, (Day, i64)> = BTreeMap::new();
    for line in budget.lines.iter().filter(|line| line.fiscal_year == year) {
        let wave = waves.entry(budget.wave(line)).or_insert((line.day, 0));
        *wave = (wave.0.min(line.day), wave.1 + line.amount.minor);
    }
    let mut order: Vec<(&str, Day, i64)> = waves.into_iter().map(|(name, (from, sum))| (name, from, sum)).collect();
    order.sort_by_key(|(name, from, _)| (!name.is_empty(), *from));
    for ceiling in (0..=10).map(|tenths| budget.year_total(year) * tenths / 10) {
        let check = budget.ceilings(&BTreeMap::from([(year, eur(ceiling))])).remove(0);
        let mut left = ceiling;
        let expected = order.iter().filter_map(|(name, from, sum)| {
            let excess = (sum - left.max(0)).max(0);
            left -= sum;
            (excess > 0).then_some((*name, *from, *sum, excess))
        });
        let expected: Vec<_> = expected.collect();
        let name = |wave: NameId| wave.position().map_or("", |at| budget.names.waves[at].as_str());
        let told: Vec<_> =
            check.over.iter().map(|over| (name(over.wave), over.from, over.amount, over.excess)).collect();
        assert_eq!(told, expected);
        assert_eq!(told.iter().map(|over| over.3).sum::<i64>(), check.excess());
    }
}

#[test]
fn a_price_that_is_taken_out_is_missing_and_moves_no_phone_to_another_product() {
    use switchover::plan::proposal::Check;
    use switchover::session::{Edit, apply};
    let fleet = fleet_of(&[row("Berlin", "", 9)]);
    let target = |plan: &Plan| outlook_of(&fleet, plan, day(TODAY)).lanes[0].decision.target.clone();
    let unpriced = plan(Base::Recommended);
    let first = target(&unpriced);
    let other = TARGET.to_owned();
    assert_ne!(first.as_ref(), Some(&other), "another product comes first by itself");
    let key = PriceKey::Product(other.clone());
    let (with_price, _) = apply(&unpriced, 0, &Edit::SetPrice(key.clone(), Some(price(11_200))));
    assert_eq!(target(&with_price).as_ref(), Some(&other), "one price is enough for a budget");
    let checks = |plan: &Plan| outlook_of(&fleet, plan, day(TODAY)).lanes[0].proposal.checks.clone();
    assert!(has(checks(&with_price), &Check::TargetPriced(true)), "the recommendation says so");
    let (cleared, _) = apply(&with_price, 0, &Edit::SetPrice(key.clone(), None));
    assert_eq!(target(&cleared).as_ref(), Some(&other), "clearing it changes no target");
    assert!(has(checks(&cleared), &Check::TargetPriced(false)));
    let open = outlook_of(&fleet, &cleared, day(TODAY)).budget.missing.clone();
    let open = open.iter().find(|open| open.what == Missing::Price(key.clone()));
    assert_eq!(open.map(|open| open.quantity), Some(9), "the price is what is missing");
    let text = ron::to_string(&cleared).unwrap();
    assert_eq!(target(&ron::from_str(&text).unwrap()).as_ref(), Some(&other), "also after the plan is opened again");
    let (again, _) = apply(&cleared, 0, &Edit::SetPrice(key, Some(price(9_900))));
    assert!(again.unpriced.is_empty());
    let (never, _) = apply(&unpriced, 0, &Edit::SetPrice(PriceKey::Product(other.clone()), None));
    assert_eq!(target(&never), first, "what never had a price does not come first");
}

#[test]
fn a_sum_of_a_model_is_a_lower_bound_only_where_what_it_needs_is_missing() {
    use switchover::plan::rows::{RowsBy, rows};
    let fleet = fleet_of(&[row("Berlin", "", 9), row("Wien", "", 3), Row::of("Poly", "VVX411", "Wien", 4)]);
    let at = |plan: &Plan, by| -> Vec<(String, bool)> {
        let rows = rows(&outlook_of(&fleet, plan, day(TODAY)), by);
        let name = |when: &Selector| [when.lane.clone(), when.site.clone()].into_iter().flatten().collect::<Vec<_>>();
        rows.iter().map(|row| (name(&row.when).join(" "), row.incomplete)).collect()
    };
    let is = |list: &[(String, bool)], name: &str| list.iter().find(|(known, _)| known == name).unwrap().1;
    let mut plan = priced();
    plan.scenarios[0].assumptions.minutes.insert(WorkKind::GatewayMove, Decimal::from(20));
    assert!(at(&plan, RowsBy::Model).iter().all(|(_, incomplete)| !incomplete));
    // The price of one site's target.
    let mut other = plan.clone();
    let decision = Decision { action: Action::Replace, target: Some("yealink-mp54-e2".to_owned()), until: None };
    let mut wien = rule("poly-cx600", decision);
    wien.when.site = Some("Wien".to_owned());
    other.scenarios[0].rules.push(wien);
    let list = at(&other, RowsBy::Model);
    assert_eq!((is(&list, "poly-cx600"), is(&list, "poly-vvx411")), (true, false));
    let list = at(&other, RowsBy::Site);
    assert_eq!((is(&list, "poly-cx600 Wien"), is(&list, "poly-cx600 Berlin")), (true, false));
    // Minutes of a work that only the others get.
    plan.scenarios[0].assumptions.minutes.remove(&WorkKind::GatewayMove);
    let list = at(&plan, RowsBy::Model);
    assert_eq!((is(&list, "poly-cx600"), is(&list, "poly-vvx411")), (false, true));
    // Phones that stay without support, of which nobody knows what they cost.
    plan.scenarios[0].rules.push(rule("poly-cx600", Decision { action: Action::Keep, ..Decision::default() }));
    let list = at(&plan, RowsBy::Model);
    assert!(is(&list, "poly-cx600"));
}

#[test]
fn sums_of_models_sites_and_classes_add_up_as_they_are_written() {
    use switchover::plan::rows::{RowsBy, rows, sites_of};
    let fleet = fleet_of(&[
        row("Berlin", "", 7),
        row("Wien", "", 3),
        Row::of("Poly", "CX500", "Wien", 4),
        Row::of("Poly", "CX300", "Graz", 5),
        Row::of("Poly", "CX700", "Graz", 1),
    ]);
    let mut plan = priced();
    for product in outlook_of(&fleet, &plan, day(TODAY)).price_keys() {
        plan.prices.insert(product, price(12_333));
    }
    let outlook = outlook_of(&fleet, &plan, day(TODAY));
    let written = (Decimal::from(outlook.lanes_total()) / Decimal::ONE_HUNDRED)
        .round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
    for by in [RowsBy::Model, RowsBy::Class, RowsBy::Site] {
        let list = rows(&outlook, by);
        assert_eq!(
            Decimal::from(list.iter().map(|row| row.shown).sum::<i64>()),
            written * Decimal::ONE_HUNDRED,
            "{by:?}"
        );
        assert!(list.iter().all(|row| row.shown % 100 == 0 && (row.shown - row.total).abs() < 100), "{by:?}");
    }
    let by_site = rows(&outlook, RowsBy::Site);
    for model in rows(&outlook, RowsBy::Model) {
        let sites = sites_of(&outlook, &model, &by_site);
        assert_eq!(sites.iter().map(|site| site.shown).sum::<i64>(), model.shown);
    }
}
