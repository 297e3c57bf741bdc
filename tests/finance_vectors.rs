//! The finance rules against their vectors, one test a vector (`tests/data/finance-vectors.json`).
#![allow(clippy::unwrap_used, reason = "a vector that cannot be read is a failed test")]

use std::str::FromStr as _;
use std::sync::LazyLock;

use rust_decimal::Decimal;
use serde_json::Value;
use switchover::model::{
    AmountError, AmountFormat, Currency, Day, FiscalCalendar, FiscalYear, Money, YearLabel, parse_amount,
};
use switchover::plan::budget::{
    How, NameId, allocate, contingency, depreciation, discount, escalation, exchange, labor, recurring, rounding, tax,
    trade_in, value,
};
use switchover::plan::finance::{Depreciation, Method, ServiceStart};
use switchover::plan::presets::Presets;
use switchover::plan::statement::statement;
use switchover::plan::{Budget, BudgetLine, Category, Discount, Outlook, Plan, Rounding, WorkKind};

const AWAY: Rounding = Rounding::HalfAwayFromZero;

static VECTORS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/finance-vectors.json")).unwrap());

/// Inputs and expected results of a vector.
fn vector(id: &str) -> (&'static Value, &'static Value) {
    let all = VECTORS["vectors"].as_array().unwrap();
    let vector = all.iter().find(|vector| vector["id"] == id).unwrap_or_else(|| panic!("no vector {id}"));
    (&vector["inputs"], &vector["expected"])
}

/// Cases with their expected rows, checked to be as many.
fn rows(id: &str) -> Vec<(&'static Value, &'static Value)> {
    let (inputs, expected) = vector(id);
    let (cases, rows) = (inputs["cases"].as_array().unwrap(), expected["rows"].as_array().unwrap());
    assert_eq!(cases.len(), rows.len(), "{id}");
    cases.iter().zip(rows).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

fn dec(value: &Value) -> Decimal {
    Decimal::from_str(text(value)).unwrap()
}

fn int(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("no whole number: {value}"))
}

fn count(value: &Value) -> u64 {
    u64::try_from(int(value)).unwrap()
}

fn day(value: &Value) -> Day {
    text(value).parse().unwrap()
}

fn ints(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(int).collect()
}

fn eur(value: &Value) -> Money {
    Money::new(int(value), Currency::EUR)
}

fn decs(value: &Value) -> Vec<Decimal> {
    value.as_array().unwrap().iter().map(dec).collect()
}

fn percents(value: &Value) -> Vec<Discount> {
    decs(value).into_iter().map(Discount::Percent).collect()
}

/// An amount in major units as an exact number of minor ones.
fn exact_minor(value: &Value) -> Decimal {
    dec(value) * Decimal::ONE_HUNDRED
}

#[test]
fn r01_1_currency_exponents() {
    for (case, row) in rows("R01-1") {
        let currency = Currency::from_code(text(&case["currency"])).unwrap();
        assert_eq!(i64::from(currency.exponent()), int(&row["exponent"]), "{currency}");
        let minor = parse_amount(text(&case["text"]), Some(AmountFormat::ENGLISH), currency.exponent());
        assert_eq!(minor, Ok(int(&row["minor"])), "{currency}");
    }
}

#[test]
fn r01_2_amounts_by_locale() {
    for (case, row) in rows("R01-2") {
        let format = case["locale"].as_str().map(|locale| AmountFormat::of_locale(locale).unwrap());
        let expected = match row["error"].as_str() {
            None => Ok(int(&row["minor"])),
            Some("ambiguous_separator") => Err(AmountError::AmbiguousSeparator),
            Some("bad_grouping") => Err(AmountError::BadGrouping),
            Some(other) => panic!("{other}"),
        };
        assert_eq!(parse_amount(text(&case["text"]), format, 2), expected, "{case}");
    }
}

#[test]
fn r02_1_rounding_in_both_modes() {
    for (case, row) in rows("R02-1") {
        let exact = exact_minor(case);
        assert_eq!(AWAY.minor(exact), Ok(int(&row["half_away_from_zero_minor"])), "{case}");
        assert_eq!(Rounding::HalfEven.minor(exact), Ok(int(&row["half_even_minor"])), "{case}");
        let (mantissa, scale) = (exact.mantissa(), 10_i128.pow(exact.scale()));
        assert_eq!(AWAY.fraction(mantissa, scale), Ok(int(&row["half_away_from_zero_minor"])), "{case}");
        assert_eq!(Rounding::HalfEven.fraction(mantissa, scale), Ok(int(&row["half_even_minor"])), "{case}");
    }
}

#[test]
fn r02_2_swiss_increment() {
    for (case, row) in rows("R02-2") {
        assert_eq!(rounding::to_increment(exact_minor(case), 5), Ok(int(&row["minor"])), "{case}");
    }
}

#[test]
fn r03_1_largest_remainder() {
    for (case, row) in rows("R03-1") {
        let shares = allocate::allocate_decimal(int(&case["total_minor"]), &decs(&case["weights"]));
        assert_eq!(shares, Ok(ints(&row["shares_minor"])), "{case}");
    }
    assert_eq!(allocate::allocate(5, &[0, 0]), Err(allocate::AllocateError::NoWeights));
}

fn display(id: &str) {
    let (inputs, expected) = vector(id);
    let unit = text(&inputs["display_unit"]).parse().unwrap();
    let shown = allocate::displayed(&ints(&inputs["parts_minor"]), 2, unit, AWAY);
    assert_eq!(shown, Ok((ints(&expected["display_parts"]), int(&expected["display_total"]))));
}

#[test]
fn r03_2_displayed_units_add_up() {
    display("R03-2");
}

#[test]
fn r03_3_displayed_thousands_add_up() {
    display("R03-3");
}

#[test]
fn r04_1_chained_discounts() {
    for (case, row) in rows("R04-1") {
        let net = discount::unit_net(eur(&case["list_minor"]), &percents(&case["discounts"]), AWAY).unwrap();
        assert_eq!(net.minor, int(&row["net_minor"]), "{case}");
        assert_eq!(discount::equivalent(&decs(&case["discounts"])), dec(&row["equivalent_discount"]), "{case}");
    }
}

#[test]
fn r04_2_unit_and_line_rounding() {
    let quantity = count(&vector("R04-2").0["qty"]);
    for (case, row) in rows("R04-2") {
        let (list, discounts) = (eur(&case["list_minor"]), percents(&case["discounts"]));
        let unit = discount::unit_net(list, &discounts, AWAY).unwrap();
        assert_eq!(unit.minor, int(&row["unit_net_minor"]), "{case}");
        assert_eq!(unit.times(quantity).unwrap().minor, int(&row["line_unit_rounded_minor"]), "{case}");
        let line = discount::line_net(list, &discounts, quantity, AWAY).unwrap();
        assert_eq!(line.minor, int(&row["line_line_rounded_minor"]), "{case}");
    }
}

#[test]
fn r04_3_fixed_rebates_keep_their_place() {
    let (inputs, expected) = vector("R04-3");
    let (percent, fixed) = (Discount::Percent(dec(&inputs["percent"])), Discount::Fixed(eur(&inputs["fixed_minor"])));
    let net = |chain: [Discount; 2]| discount::unit_net(eur(&inputs["list_minor"]), &chain, AWAY).unwrap().minor;
    assert_eq!(net([percent, fixed]), int(&expected["percent_then_fixed_minor"]));
    assert_eq!(net([fixed, percent]), int(&expected["fixed_then_percent_minor"]));
}

#[test]
fn r04_4_volume_tiers() {
    let (inputs, expected) = vector("R04-4");
    let tiers = inputs["tiers"].as_array().unwrap().iter();
    let tiers: Vec<_> =
        tiers.map(|tier| discount::Tier { from: count(&tier["from_qty"]), unit: eur(&tier["unit_minor"]) }).collect();
    for row in expected["rows"].as_array().unwrap() {
        let quantity = count(&row["qty"]);
        assert_eq!(discount::all_units(&tiers, quantity).unwrap().minor, int(&row["all_units_minor"]), "{row}");
        assert_eq!(discount::graduated(&tiers, quantity).unwrap().minor, int(&row["graduated_minor"]), "{row}");
    }
}

#[test]
fn r06_1_net_to_gross() {
    for (case, row) in rows("R06-1") {
        let taxed = tax::from_net(int(&case["net_minor"]), dec(&case["rate"]), AWAY).unwrap();
        assert_eq!((taxed.vat, taxed.gross), (int(&row["vat_minor"]), int(&row["gross_minor"])), "{case}");
    }
}

#[test]
fn r06_2_gross_to_net() {
    for (case, row) in rows("R06-2") {
        let taxed = tax::from_gross(int(&case["gross_minor"]), dec(&case["rate"]), AWAY).unwrap();
        assert_eq!((taxed.net, taxed.vat), (int(&row["net_minor"]), int(&row["vat_minor"])), "{case}");
    }
}

#[test]
fn r06_3_vat_by_line_and_by_document() {
    let (inputs, expected) = vector("R06-3");
    let (lines, rate) = (ints(&inputs["lines_net_minor"]), dec(&inputs["rate"]));
    let vat = |net| tax::from_net(net, rate, AWAY).unwrap().vat;
    let by_line: Vec<i64> = lines.iter().map(|net| vat(*net)).collect();
    assert_eq!(by_line, ints(&expected["vat_per_line_minor"]));
    assert_eq!(by_line.iter().sum::<i64>(), int(&expected["vat_sum_of_lines_minor"]));
    assert_eq!(vat(lines.iter().sum()), int(&expected["vat_on_total_minor"]));
}

#[test]
fn r06_4_vat_that_is_not_recovered_is_a_cost() {
    let (inputs, expected) = vector("R06-4");
    let (net, rate) = (int(&inputs["net_minor"]), dec(&inputs["rate"]));
    for row in expected["rows"].as_array().unwrap() {
        let vat = tax::from_net(net, rate, AWAY).unwrap().vat;
        let recovered = tax::recoverable(vat, dec(&row["deductible_share"]), AWAY).unwrap();
        assert_eq!((vat, recovered), (int(&row["vat_minor"]), int(&row["recoverable_minor"])), "{row}");
        assert_eq!(net + vat - recovered, int(&row["budget_cost_minor"]), "{row}");
    }
}

#[test]
fn r07_1_compound_escalation() {
    for (case, row) in rows("R07-1") {
        let years = u32::try_from(int(&case["years"])).unwrap();
        let price = escalation::escalated(eur(&case["base_minor"]), dec(&case["rate"]), years, AWAY).unwrap();
        assert_eq!(price.minor, int(&row["price_minor"]), "{case}");
    }
}

fn calendar(start_month: &Value) -> FiscalCalendar {
    FiscalCalendar { start_month: u8::try_from(int(start_month)).unwrap(), ..FiscalCalendar::default() }
}

#[test]
fn r09_1_fiscal_year_quarter_and_period() {
    for (case, row) in rows("R09-1") {
        let start_day = u8::try_from(int(&case["start_day"])).unwrap();
        let ending = FiscalCalendar { start_day, ..calendar(&case["start_month"]) };
        let starting = FiscalCalendar { label: YearLabel::Starting, ..ending };
        let on = day(&case["date"]);
        let year = ending.year_of(on);
        assert_eq!(i64::from(ending.label_year(year)), int(&row["fy_by_end"]), "{case}");
        assert_eq!(i64::from(starting.label_year(year)), int(&row["fy_by_start"]), "{case}");
        assert_eq!(i64::from(ending.quarter_of(on)), int(&row["quarter"]), "{case}");
        assert_eq!(i64::from(ending.period_of(on)), int(&row["period"]), "{case}");
        assert_eq!(ending.year_named(ending.label_year(year)), year, "{case}");
        assert_eq!(starting.year_named(starting.label_year(year)), year, "{case}");
    }
}

#[test]
fn r09_2_bounds_of_fiscal_years() {
    for (case, row) in rows("R09-2") {
        let calendar = calendar(&case["start_month"]);
        let year: FiscalYear = calendar.year_named(i32::try_from(int(&case["fy_by_end"])).unwrap());
        let (first, last) = (calendar.first_day(year), calendar.last_day(year));
        assert_eq!((first, last), (day(&row["first_day"]), day(&row["last_day"])), "{case}");
        assert_eq!(i64::from(last.days_since(first)) + 1, int(&row["days"]), "{case}");
    }
}

#[test]
fn r14_1_contingency_and_three_points() {
    let (inputs, expected) = vector("R14-1");
    let base = int(&inputs["base_minor"]);
    let amount = contingency::on(base, dec(&inputs["contingency"]), AWAY).unwrap();
    assert_eq!(amount, int(&expected["contingency_minor"]));
    assert_eq!(base + amount, int(&expected["cost_baseline_minor"]));
    let [o, m, p] = ["minutes_o", "minutes_m", "minutes_p"].map(|key| Decimal::from(int(&inputs[key])));
    let hundredths = |value: Decimal| value * Decimal::ONE_HUNDRED;
    assert_eq!(hundredths(contingency::pert(o, m, p)), Decimal::from(int(&expected["pert_minutes_x100"])));
    assert_eq!(hundredths(contingency::triangular(o, m, p)), Decimal::from(int(&expected["triangular_minutes_x100"])));
}

#[test]
fn r14_2_contingency_on_flagged_lines_only() {
    let (inputs, expected) = vector("R14-2");
    let lines = inputs["lines"].as_array().unwrap();
    let flagged = lines.iter().filter(|line| line["in_contingency_base"] == true);
    let base: i64 = flagged.map(|line| int(&line["amount_minor"])).sum();
    assert_eq!(base, int(&expected["base_minor"]));
    let amount = contingency::on(base, dec(&inputs["rate"]), AWAY).unwrap();
    assert_eq!(amount, int(&expected["contingency_minor"]));
    let all: i64 = lines.iter().map(|line| int(&line["amount_minor"])).sum();
    assert_eq!(all + amount, int(&expected["total_minor"]));
}

#[test]
fn r15_1_labor_and_length_of_a_wave() {
    for (case, row) in rows("R15-1") {
        let (quantity, minutes) = (count(&case["qty"]), dec(&case["minutes"]));
        let hours = dec(&case["productive_hours_per_day"]);
        let cost = labor::cost(eur(&case["rate_minor_per_hour"]), minutes, quantity, AWAY).unwrap();
        assert_eq!(cost.minor, int(&row["labour_minor"]), "{case}");
        assert_eq!(labor::devices_per_day(minutes, hours), Some(count(&row["devices_per_tech_day"])), "{case}");
        let minutes = [(WorkKind::Swap, minutes)].into();
        let technicians = Some(u16::try_from(int(&case["technicians"])).unwrap());
        let crew = labor::Crew { minutes: &minutes, technicians, hours_per_day: Some(hours) };
        let days = labor::working_days(&crew, [(WorkKind::Swap, quantity)].into_iter());
        assert_eq!(days, Some(count(&row["working_days"])), "{case}");
    }
}

#[test]
fn r15_2_batches_of_bulk_sign_in() {
    for row in vector("R15-2").1["rows"].as_array().unwrap() {
        let expected = (count(&row["batches"]), count(&row["rounds"]));
        assert_eq!(labor::sign_in_batches(count(&row["devices"])), expected, "{row}");
    }
}

#[test]
fn r15_3_time_windows_of_sign_in() {
    let (inputs, expected) = vector("R15-3");
    for (case, row) in rows("R15-3") {
        let at: chrono::NaiveDateTime = text(&case["at"]).trim_end_matches('Z').parse().unwrap();
        let expires = labor::expires(at, u32::try_from(int(&case["valid_minutes"])).unwrap());
        assert_eq!(expires.unwrap().format("%Y-%m-%dT%H:%M:%SZ").to_string(), text(&row["expires"]), "{case}");
    }
    let valid = u32::try_from(int(&inputs["cases"][0]["valid_minutes"])).unwrap();
    let devices = labor::prestaged(valid, dec(&inputs["minutes_per_sign_in"]));
    assert_eq!(devices, Some(count(&expected["devices_one_admin_can_prestage"])));
}

#[test]
fn r16_1_started_months_and_days_of_the_first() {
    let (inputs, expected) = vector("R16-1");
    for (case, row) in rows("R16-1") {
        let months = recurring::months_started(day(&case["start"]), day(&case["end"]));
        assert_eq!(u64::from(months), count(&row["months_started"]), "{case}");
        let cost = recurring::whole_months(eur(&case["unit_month_minor"]), count(&case["qty"]), months).unwrap();
        assert_eq!(cost.minor, int(&row["cost_whole_months_minor"]), "{case}");
    }
    let case = &inputs["proration_case"];
    let monthly = eur(&case["unit_month_minor"]);
    let first = recurring::first_month_by_days(monthly, count(&case["qty"]), day(&case["start"]), AWAY);
    assert_eq!(first.unwrap().minor, int(&expected["first_month_daily_minor"]));
}

#[test]
fn r16_2_dual_running_costs_the_old_service() {
    let (inputs, expected) = vector("R16-2");
    let months = recurring::overlap_months(day(&inputs["old_end"]), day(&inputs["new_start"]));
    assert_eq!(u64::from(months), count(&expected["overlap_months"]));
    let extra = recurring::whole_months(eur(&inputs["old_unit_month_minor"]), count(&inputs["qty"]), months).unwrap();
    assert_eq!(extra.minor, int(&expected["overlap_cost_minor"]));
}

#[test]
fn r16_3_recurring_cost_by_fiscal_year() {
    for (case, row) in rows("R16-3") {
        let calendar = calendar(&case["fy_start_month"]);
        let monthly = eur(&case["unit_month_minor"]);
        let stretches = recurring::by_fiscal_year(calendar, day(&case["start"]), day(&case["end"]));
        let costs: std::collections::BTreeMap<String, i64> = stretches
            .iter()
            .map(|stretch| {
                let cost = recurring::whole_months(monthly, count(&case["qty"]), stretch.months).unwrap();
                (calendar.label_year(stretch.year).to_string(), cost.minor)
            })
            .collect();
        assert_eq!(serde_json::to_value(costs).unwrap(), *row, "{case}");
    }
}

fn months(value: &Value) -> u32 {
    u32::try_from(int(value)).unwrap()
}

#[test]
fn r10_1_book_value_after_some_months() {
    for (case, row) in rows("R10-1") {
        let (cost, residual) = (int(&case["cost_minor"]), int(&case["residual_minor"]));
        let (elapsed, life) = (months(&case["elapsed_months"]), months(&case["life_months"]));
        let value = depreciation::book_value(cost, residual, elapsed, life, AWAY);
        assert_eq!(value, Ok(int(&row["book_value_minor"])), "{case}");
    }
}

#[test]
fn r10_2_monthly_charges_add_up() {
    let (inputs, expected) = vector("R10-2");
    let base = int(&inputs["cost_minor"]) - int(&inputs["residual_minor"]);
    let life = months(&inputs["life_months"]);
    let charges = (1..=life).map(|month| depreciation::monthly_charge(base, month, life, AWAY).unwrap());
    let charges: Vec<i64> = charges.collect();
    assert_eq!(charges, ints(&expected["charges_minor"]));
    assert_eq!(charges.iter().sum::<i64>(), int(&expected["sum_minor"]));
    let ends = (charges.iter().min().copied(), charges.iter().max().copied());
    assert_eq!(ends, (Some(int(&expected["min_minor"])), Some(int(&expected["max_minor"]))));
}

#[test]
fn r10_3_charges_by_fiscal_year() {
    for (case, row) in rows("R10-3") {
        let calendar = calendar(&case["fy_start_month"]);
        let start = match text(&case["convention"]) {
            "month_of_service" => ServiceStart::MonthOfService,
            "next_month" => ServiceStart::NextMonth,
            other => panic!("{other}"),
        };
        let first = depreciation::first_month(day(&case["in_service"]), start);
        let base = int(&case["cost_minor"]) - int(&case["residual_minor"]);
        let charges = depreciation::straight_line(base, months(&case["life_months"]), calendar, first, AWAY).unwrap();
        let charges: std::collections::BTreeMap<String, i64> =
            charges.into_iter().map(|(year, charge)| (calendar.label_year(year).to_string(), charge)).collect();
        assert_eq!(serde_json::to_value(charges).unwrap(), row["by_fy"], "{case}");
    }
}

#[test]
fn r10_4_a_shorter_life_changes_the_future_only() {
    for (case, row) in rows("R10-4") {
        let amounts = (int(&case["cost_minor"]), int(&case["residual_minor"]));
        let lives = (months(&case["old_life_months"]), months(&case["new_total_life_months"]));
        let after = depreciation::shorten(amounts, months(&case["elapsed_months"]), lives, AWAY).unwrap();
        assert_eq!(after.book_value, int(&row["book_value_at_change_minor"]), "{case}");
        assert_eq!(i64::from(after.remaining), int(&row["remaining_months"]), "{case}");
        let charge = |month| depreciation::monthly_charge(after.base, month, after.remaining, AWAY);
        assert_eq!(charge(1), Ok(int(&row["first_new_charge_minor"])), "{case}");
        assert_eq!(charge(after.remaining), Ok(int(&row["last_new_charge_minor"])), "{case}");
        let old = depreciation::monthly_charge(amounts.0 - amounts.1, 1, lives.0, AWAY);
        assert_eq!(old, Ok(int(&row["old_monthly_charge_minor"])), "{case}");
    }
}

#[test]
fn r11_1_declining_balance_with_and_without_switch() {
    let preset = Presets::builtin().declining("de-declining-2025").unwrap();
    for (case, row) in rows("R11-1") {
        assert_eq!(
            (preset.cap, preset.factor),
            (dec(&case["rate_cap"]), dec(&case["factor"])),
            "the preset is the rule"
        );
        let (life, first) = (months(&case["life_months"]), months(&case["first_year_months"]));
        let mut years = vec![first];
        while years.iter().sum::<u32>() < life {
            years.push((life - years.iter().sum::<u32>()).min(12));
        }
        let switch = case["switch"].as_bool().unwrap();
        let terms = depreciation::DecliningTerms { cap: preset.cap, factor: preset.factor, switch };
        let (charges, switched) = depreciation::declining(int(&case["cost_minor"]), &years, terms, AWAY).unwrap();
        assert_eq!(charges, ints(&row["charges_minor"]), "{case}");
        assert_eq!(switched.map(|year| year as u64), row["switch_year_index"].as_u64(), "{case}");
    }
}

#[test]
fn r12_1_german_low_value_thresholds() {
    let inputs = vector("R12-1").0;
    let thresholds = Presets::builtin().low_value("de-low-value-2018").unwrap().thresholds();
    assert_eq!(thresholds.immediate_max, int(&inputs["immediate_max_minor"]));
    assert_eq!(thresholds.pool_above, Some(int(&inputs["pool_min_exclusive_minor"])));
    assert_eq!(thresholds.pool_max, int(&inputs["pool_max_minor"]));
    assert_eq!(i64::from(thresholds.pool_years), int(&inputs["pool_years"]));
    for (case, row) in rows("R12-1") {
        let unit = int(&case["unit_net_minor"]);
        assert_eq!(thresholds.immediate(unit), row["immediate_allowed"].as_bool().unwrap(), "{case}");
        assert_eq!(thresholds.pool(unit), row["pool_allowed"].as_bool().unwrap(), "{case}");
        if thresholds.pool(unit) {
            assert_eq!(thresholds.pool_charges(unit * int(&case["qty"])), ints(&row["pool_year_minor"]), "{case}");
        }
    }
}

#[test]
fn r13_1_us_table() {
    let (inputs, expected) = vector("R13-1");
    let table = Presets::builtin().table("us-macrs-5").unwrap();
    assert_eq!(table.shares, decs(&inputs["table"]));
    let charges = depreciation::by_table(int(&inputs["cost_minor"]), &table.shares, AWAY);
    assert_eq!(charges, Ok(ints(&expected["charges_minor"])));
}

#[test]
fn r17_1_present_value_and_the_convention_of_spreadsheets() {
    let (inputs, expected) = vector("R17-1");
    let (flows, rate) = (ints(&inputs["flows_minor"]), dec(&inputs["rate"]));
    assert_eq!(value::net_present_value(&flows, rate, AWAY), Ok(int(&expected["npv_t0_minor"])));
    assert_eq!(value::spreadsheet_npv(&flows, rate, AWAY), Ok(int(&expected["npv_spreadsheet_minor"])));
}

#[test]
fn r17_2_dated_flows() {
    let (inputs, expected) = vector("R17-2");
    let days: Vec<Day> = inputs["dates"].as_array().unwrap().iter().map(day).collect();
    let flows: Vec<(Day, i64)> = days.iter().copied().zip(ints(&inputs["flows_minor"])).collect();
    let value = value::dated_present_value(&flows, days[0], dec(&inputs["rate"]), AWAY);
    assert_eq!(value, Ok(int(&expected["xnpv_minor"])));
}

#[test]
fn r17_3_internal_rate() {
    let (inputs, expected) = vector("R17-3");
    assert_eq!(value::internal_rate(&decs(&inputs["flows"])), Some(dec(&expected["irr"])));
}

#[test]
fn r17_4_real_rate() {
    let (inputs, expected) = vector("R17-4");
    let real = value::real_rate(dec(&inputs["nominal"]), dec(&inputs["inflation"])).unwrap();
    assert_eq!(real.round_dp(10), dec(&expected["real"]));
}

#[test]
fn r17_5_equivalent_annual_cost() {
    let rate = dec(&vector("R17-5").0["rate"]);
    for (case, row) in rows("R17-5") {
        let years = months(&case["life_years"]);
        let cost = value::cost_of_ownership(int(&case["buy_minor"]), int(&case["opex_year_minor"]), rate, years);
        let yearly = value::equivalent_annual_cost(cost.unwrap(), rate, years, AWAY);
        assert_eq!(yearly, Ok(int(&row["eac_minor"])), "{case}");
    }
}

/// A line of a budget built by hand; `how` is a position in its list.
fn line(calendar: FiscalCalendar, on: Day, category: Category, capex: bool, minor: i64, how: u32) -> BudgetLine {
    BudgetLine {
        day: on,
        fiscal_year: calendar.year_of(on),
        category,
        lane: Some(0),
        class: None,
        site: NameId::NONE,
        cost_center: NameId::NONE,
        product: NameId::NONE,
        wave: NameId::at(0),
        quantity: 1,
        weight: 1,
        unit: None,
        amount: Money::new(minor, Currency::EUR),
        capex,
        how,
    }
}

#[test]
fn r18_1_cash_and_profit_and_loss_reconcile() {
    let (inputs, expected) = vector("R18-1");
    let calendar = calendar(&inputs["fy_start_month"]);
    let in_service = day(&inputs["in_service"]);
    let mut budget =
        Budget { hows: vec![How::Bought { price: 0, ready: in_service, needed: None }], ..Budget::default() };
    let capitalized = inputs["labour_capitalised"].as_bool().unwrap();
    budget.lines.push(line(calendar, in_service, Category::Devices, true, int(&inputs["hardware_minor"]), 0));
    let labor = int(&inputs["install_labour_minor"]);
    budget.lines.push(line(calendar, in_service, Category::Labor, capitalized, labor, 1));
    for (year, amount) in inputs["opex_by_fy_minor"].as_object().unwrap() {
        let on = calendar.last_day(calendar.year_named(year.parse().unwrap()));
        budget.lines.push(line(calendar, on, Category::Licenses, false, int(amount), 1));
    }
    let mut plan = Plan::default();
    plan.finance.depreciation = Some(Depreciation {
        method: Method::StraightLine,
        months: u16::try_from(int(&inputs["life_months"])).unwrap(),
        start: ServiceStart::MonthOfService,
        residual: Decimal::ZERO,
        preset: None,
    });
    let seen = statement(&plan, &Outlook { budget: budget.into(), ..Outlook::default() }).unwrap();
    let by_year = |amounts: &[i64]| {
        let years = seen.years.iter().zip(amounts).filter(|(_, amount)| **amount != 0);
        let named = years.map(|(year, amount)| (calendar.label_year(*year).to_string(), *amount));
        serde_json::to_value(named.collect::<std::collections::BTreeMap<_, _>>()).unwrap()
    };
    assert_eq!(by_year(&seen.cash), expected["cash_by_fy_minor"]);
    assert_eq!(by_year(&seen.profit_and_loss), expected["pl_by_fy_minor"]);
    assert_eq!(seen.cash.iter().sum::<i64>(), int(&expected["total_minor"]));
    assert_eq!((seen.residual, seen.reconciliation().difference()), (0, 0));
}

#[test]
fn r19_1_early_replacement_strands_book_value() {
    for (case, row) in rows("R19-1") {
        let (cost, residual) = (int(&case["cost_minor"]), int(&case["residual_minor"]));
        let (age, life) = (months(&case["age_months"]), months(&case["life_months"]));
        let book_value = depreciation::book_value(cost, residual, age, life, AWAY).unwrap();
        assert_eq!(book_value, int(&row["book_value_minor"]), "{case}");
        assert_eq!(depreciation::disposal(int(&case["proceeds_minor"]), book_value), int(&row["gain_minor"]), "{case}");
    }
}

#[test]
fn r22_1_projected_cost_as_documented_elsewhere() {
    let (inputs, expected) = vector("R22-1");
    let purchase = (int(&inputs["purchase_minor"]), months(&inputs["useful_life_months"]));
    let running = (int(&inputs["operational_sum_minor"]), months(&inputs["asset_life_months"]));
    let expected = (int(&expected["normalised_per_month_minor"]), int(&expected["projected_tco_minor"]));
    assert_eq!(value::projected_cost(purchase, running, AWAY), Ok(expected));
}

/// Every vector of the file has a test of its own in this one, named after it.
#[test]
fn every_vector_has_its_test() {
    let own = include_str!("finance_vectors.rs");
    let all = VECTORS["vectors"].as_array().unwrap();
    assert_eq!(all.len(), 46);
    for vector in all {
        let id = text(&vector["id"]);
        let name = format!("fn {}_", id.to_lowercase().replace('-', "_"));
        assert!(own.contains(&name) && own.contains(&format!("\"{id}\"")), "{id}");
    }
}

fn program(value: &Value) -> trade_in::Program {
    let days = |key: &str| u16::try_from(int(&value[key])).unwrap();
    trade_in::Program {
        from: day(&value["from"]),
        to: day(&value["to"]),
        minimum: count(&value["min_qty"]),
        per_unit: Money::new(int(&value["per_unit_minor"]), Currency::USD),
        cap: value["max_units"].as_u64(),
        claim_days: days("claim_days"),
        pay_days: days("pay_days_after_claim"),
    }
}

#[test]
fn r05_1_trade_in_window_minimum_claim_and_cash() {
    let program = program(&vector("R05-1").0["programme"]);
    for (case, row) in rows("R05-1") {
        let (new, old) = (count(&case["new_qty"]), count(&case["old_qty"]));
        let credit = program.credit(day(&case["purchase_date"]), new, old).unwrap();
        let reason = match credit.reason {
            trade_in::Reason::Granted => "ok",
            trade_in::Reason::OutsideWindow => "outside_window",
            trade_in::Reason::BelowMinimum => "below_min_qty",
        };
        assert_eq!((credit.amount.minor, reason), (int(&row["credit_minor"]), text(&row["reason"])), "{case}");
        let optional = |key: &str| row.get(key).map(day);
        assert_eq!(
            (credit.claim_by, credit.cash_by),
            (optional("claim_deadline"), optional("latest_cash_date")),
            "{case}"
        );
    }
}

#[test]
fn r05_2_trade_in_with_a_cap() {
    let (inputs, expected) = vector("R05-2");
    let (new, old) = (count(&inputs["new_qty"]), count(&inputs["old_qty"]));
    let credit = program(&inputs["programme"]).credit(day(&inputs["purchase_date"]), new, old).unwrap();
    assert_eq!(credit.amount.minor, int(&expected["credit_minor"]));
}

#[test]
fn r08_1_direct_quotes_and_never_an_inverse() {
    let quote = |rate: &str, foreign_exponent| {
        let rate = Decimal::from_str(rate.split(' ').nth(3).unwrap()).unwrap();
        exchange::Quote { rate, foreign_exponent, plan_exponent: 2 }
    };
    for (case, row) in rows("R08-1") {
        let foreign_exponent = if case["cur"] == "JPY" { 0 } else { 2 };
        let minor = dec(&case["amount"]) * Decimal::from(10_i64.pow(foreign_exponent));
        let plan = quote(text(&case["rate"]), foreign_exponent).to_plan(i64::try_from(minor).unwrap(), AWAY);
        assert_eq!(plan, Ok(int(&row["eur_minor"])), "{case}");
    }
    let expected = vector("R08-1").1;
    let yen = quote("1 EUR = 163.27 JPY", 0).to_foreign(19_900, AWAY);
    assert_eq!(yen, Ok(int(&expected["eur_199_00_to_jpy_minor"])));
    let dollars = quote("1 EUR = 1.0842 USD", 2).to_plan(1_000_000, AWAY);
    assert_ne!(dollars, Ok(int(&expected["wrong_with_inverse_0_9223_minor"])));
    assert!(quote("1 EUR = 0 USD", 2).to_plan(1, AWAY).is_err());
}

#[test]
fn r20_1_months_clamp_and_the_last_day_counts() {
    let (inputs, expected) = vector("R20-1");
    for (case, row) in rows("R20-1") {
        let months = i32::try_from(int(&case["months"])).unwrap();
        assert_eq!(day(&case["date"]).plus_months(months), day(&row["result"]), "{case}");
    }
    let (as_of, last) = (day(&inputs["as_of"]), day(&inputs["last_day_of_support"]));
    assert_eq!(i64::from(last.days_since(as_of)), int(&expected["days_left"]));
    assert_eq!(last.plus_days(1), day(&expected["first_unsupported_day"]));
}

#[test]
fn r21_1_a_wave_from_list_price_to_sites() {
    let (inputs, expected) = vector("R21-1");
    let quantity = count(&inputs["qty"]);
    let net = discount::unit_net(eur(&inputs["list_minor"]), &percents(&inputs["discounts"]), AWAY).unwrap();
    assert_eq!(net.minor, int(&expected["unit_net_minor"]));
    let years = u32::try_from(int(&inputs["escalation_years"])).unwrap();
    let unit = escalation::escalated(net, dec(&inputs["escalation"]), years, AWAY).unwrap();
    assert_eq!(unit.minor, int(&expected["unit_escalated_minor"]));
    let hardware = unit.times(quantity).unwrap().minor;
    assert_eq!(hardware, int(&expected["hardware_minor"]));
    let trade_in = -eur(&inputs["trade_in_unit_minor"]).times(count(&inputs["trade_in_units"])).unwrap().minor;
    assert_eq!(trade_in, int(&expected["trade_in_minor"]));
    let minutes = dec(&inputs["minutes_per_device"]);
    let labor = labor::cost(eur(&inputs["rate_minor_per_hour"]), minutes, quantity, AWAY).unwrap().minor;
    assert_eq!(labor, int(&expected["labour_minor"]));
    let base = hardware + trade_in + labor;
    assert_eq!(base, int(&expected["base_minor"]));
    let contingency = contingency::on(base, dec(&inputs["contingency"]), AWAY).unwrap();
    assert_eq!(contingency, int(&expected["contingency_minor"]));
    let taxed = tax::from_net(base + contingency, dec(&inputs["vat"]), AWAY).unwrap();
    assert_eq!(taxed.net, int(&expected["net_total_minor"]));
    assert_eq!((taxed.vat, taxed.gross), (int(&expected["vat_minor"]), int(&expected["gross_total_minor"])));
    let sites = allocate::allocate_decimal(taxed.net, &decs(&inputs["site_weights"]));
    assert_eq!(sites, Ok(ints(&expected["by_site_minor"])));
}
