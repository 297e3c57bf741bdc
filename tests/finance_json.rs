//! What `switchover budget --json` says is enough to recompute every amount, and the page in the README that does it by hand is right.
#![allow(clippy::unwrap_used, reason = "a missing key is a failed test")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;
use switchover::catalog::Catalog;
use switchover::i18n::{Lang, finance::book_step};
use switchover::model::{Currency, Day, FiscalYear, Money};
use switchover::plan::budget::allocate::allocate;
use switchover::plan::finance::{Depreciation, Method, PlanRate, ServiceStart, TradeIn};
use switchover::plan::statement::{derivation, statement};
use switchover::plan::{
    Action, Category, Decision, Discount, FixedAmount, FixedContingency, Plan, Price, PriceKey, PriceTier, Rounding,
    Selector, StrategyRule, TierMode, VatMode,
};
use switchover::session::Derived;

const TODAY: &str = "2026-11-23";

fn switchover(arguments: &[&str]) -> Vec<u8> {
    let output = Command::new(env!("CARGO_BIN_EXE_switchover")).args(arguments).output().unwrap();
    assert_ne!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The sample plan as a file.
fn sample(folder: &Path) -> PathBuf {
    let path = folder.join("sample.switchover");
    let plan = path.display().to_string();
    let files = std::fs::read_dir("examples/brennhold").unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<String> = files.filter(|path| path.is_file()).map(|path| path.display().to_string()).collect();
    files.sort();
    let mut arguments = vec!["import", "-o", &plan, "--as-of", TODAY, "--lang", "en"];
    arguments.extend(files.iter().map(String::as_str));
    switchover(&arguments);
    path
}

/// The budget of a plan that is changed before it is asked for.
fn budget(sample: &Path, scenario: &str, change: impl FnOnce(&mut Plan)) -> Value {
    let mut document = switchover::document::open(sample).unwrap();
    change(std::sync::Arc::make_mut(&mut document.plan));
    let path = sample.with_file_name("changed.switchover");
    switchover::document::save(&path, &document).unwrap();
    let plan = path.display().to_string();
    let arguments = ["budget", &plan, "--json", "--as-of", TODAY, "--scenario", scenario, "--lang", "en"];
    serde_json::from_slice(&switchover(&arguments)).unwrap()
}

fn dec(value: &Value) -> Decimal {
    value.as_str().map_or_else(|| Decimal::from(value.as_i64().unwrap()), |text| text.parse().unwrap())
}

fn minor(money: &Value) -> i64 {
    money["minor"].as_i64().unwrap()
}

fn exponent(money: &Value) -> u32 {
    Currency::from_code(money["currency"].as_str().unwrap()).unwrap().exponent()
}

/// Everything that lines share: sums of the year, and the weights that share out one amount.
struct Sheet<'a> {
    lines: &'a [Value],
    rounding: RoundingStrategy,
    flagged: BTreeMap<&'a str, i64>,
    nets: BTreeMap<&'a str, i64>,
}

impl<'a> Sheet<'a> {
    fn new(found: &'a Value) -> Self {
        let lines = found["lines"].as_array().unwrap();
        let rounding = match found["rounding"].as_str() {
            Some("half_even") => RoundingStrategy::MidpointNearestEven,
            _ => RoundingStrategy::MidpointAwayFromZero,
        };
        let mut sheet = Self { lines, rounding, flagged: BTreeMap::new(), nets: BTreeMap::new() };
        for line in lines {
            let (year, amount) = (line["fiscal_year"].as_str().unwrap(), line["amount_minor"].as_i64().unwrap());
            if line["contingency_base"] == true {
                *sheet.flagged.entry(year).or_default() += amount;
            }
            if line["category"] != "vat" {
                *sheet.nets.entry(year).or_default() += amount;
            }
        }
        sheet
    }

    fn round(&self, exact: Decimal) -> i64 {
        exact.round_dp_with_strategy(0, self.rounding).try_into().unwrap()
    }

    fn base(&self) -> i64 {
        self.flagged.values().map(|sum| (*sum).max(0)).sum()
    }

    /// Shares out the amount of a line's group again, from the weights of its lines.
    fn share(&self, line: &Value, total: i64, of: u64) -> i64 {
        let group: Vec<&Value> = self.lines.iter().filter(|other| other["shared"] == line["shared"]).collect();
        let mut weights: Vec<u64> = group.iter().map(|other| last_share(other)["weight"].as_u64().unwrap()).collect();
        // Who gets nothing has no line.
        weights.push(of - weights.iter().sum::<u64>());
        let shares = allocate(total, &weights).unwrap();
        shares[group.iter().position(|other| std::ptr::eq(*other, line)).unwrap()]
    }

    /// The amount of a line from its steps alone.
    fn recompute(&self, line: &Value) -> i64 {
        let mut now = 0_i64;
        let mut exact: Option<Decimal> = None;
        let mut parts = 0_i64;
        for step in line["explain"].as_array().unwrap() {
            let (kind, input) = step["inputs"].as_object().unwrap().iter().next().unwrap();
            let result = |now: i64| {
                assert_eq!(minor(&input["result"]), now, "{step}");
                now
            };
            let units = |key: &str| Decimal::from(input[key].as_u64().unwrap());
            now = match kind.as_str() {
                "UnitPrice" => minor(&input["amount"]),
                "Tier" => result(now),
                "NetOfTax" => result(self.round(Decimal::from(now) / (Decimal::ONE + dec(&input["rate"])))),
                "Discount" => {
                    let before = exact.unwrap_or_else(|| Decimal::from(now));
                    let after = if input["percent"].is_null() {
                        before - Decimal::from(minor(&input["fixed"]))
                    } else {
                        before * (Decimal::ONE - dec(&input["percent"]))
                    };
                    exact = Some(after);
                    result(self.round(after))
                }
                "Escalation" => {
                    let years = 0..input["years"].as_i64().unwrap();
                    result(
                        self.round(
                            years.fold(Decimal::from(now), |price, _| price * (Decimal::ONE + dec(&input["rate"]))),
                        ),
                    )
                }
                "Quantity" => {
                    assert_eq!(minor(&input["unit"]), now, "{step}");
                    let amount = result(self.round(Decimal::from(now) * units("quantity")));
                    parts += amount;
                    exact = None;
                    amount
                }
                "Sum" => result(parts),
                "Needed" => {
                    let exact = units("users") * dec(&input["share"]);
                    // An order is what one model needs in one wave.
                    let same =
                        |other: &&Value| ["category", "lane", "wave"].into_iter().all(|key| other[key] == line[key]);
                    let all = self.lines.iter().filter(same).map(|line| line["quantity"].as_u64().unwrap()).sum();
                    assert_eq!((units("order"), input["order"].as_u64()), (exact.ceil(), Some(all)), "{step}");
                    assert_eq!(input["quantity"], line["quantity"], "{step}");
                    now
                }
                "Months" => result(self.round(Decimal::from(now) * units("quantity") * units("months"))),
                "Labor" => {
                    let minutes = dec(&input["minutes"]) * units("quantity");
                    result(self.round(Decimal::from(minor(&input["hourly"])) * minutes / Decimal::from(60)))
                }
                "Support" => {
                    let minutes = dec(&input["minutes"]) * units("device_months");
                    result(self.round(Decimal::from(minor(&input["hourly"])) * minutes / Decimal::from(60)))
                }
                "Failures" => {
                    let failed = dec(&input["rate"]) * units("device_months");
                    result(self.round(Decimal::from(minor(&input["each"])) * failed / Decimal::from(12)))
                }
                "Exchange" => {
                    assert_eq!(minor(&input["amount"]), now, "{step}");
                    let power = |money: &Value| Decimal::from(10_u64.pow(exponent(money)));
                    let whole = Decimal::from(now) / power(&input["amount"]);
                    result(self.round(whole / dec(&input["quote"]) * power(&input["result"])))
                }
                "TradeIn" => result(-minor(&input["per_unit"]) * input["quantity"].as_i64().unwrap()),
                "Contingency" => {
                    assert_eq!(minor(&input["base"]), self.base(), "{step}");
                    result(self.round(Decimal::from(self.base()) * dec(&input["rate"])))
                }
                "FixedContingency" => minor(&input["result"]),
                // The line makes the calculated amount of its cell the fixed one.
                "Fixed" => {
                    let cell =
                        |other: &&Value| ["fiscal_year", "category"].into_iter().all(|key| other[key] == line[key]);
                    let sum: i64 =
                        self.lines.iter().filter(cell).map(|line| line["amount_minor"].as_i64().unwrap()).sum();
                    let (calculated, amount) = (minor(&input["calculated"]), minor(&input["amount"]));
                    assert_eq!((sum, calculated), (amount, sum - minor(&input["result"])), "{step}");
                    result(amount - calculated)
                }
                "Vat" => {
                    let net = self.nets[line["fiscal_year"].as_str().unwrap()];
                    assert_eq!(minor(&input["net"]), net, "{step}");
                    let vat = self.round(Decimal::from(net) * dec(&input["rate"]));
                    result(vat - self.round(Decimal::from(vat) * dec(&input["recoverable"])))
                }
                "VatByLine" => {
                    let mine = |other: &&Value| {
                        let same = |key: &str| other[key] == line[key];
                        other["category"] != "vat"
                            && ["fiscal_year", "site", "cost_center", "capex"].into_iter().all(same)
                    };
                    let amounts: Vec<i64> =
                        self.lines.iter().filter(mine).map(|line| line["amount_minor"].as_i64().unwrap()).collect();
                    assert_eq!(input["lines"].as_u64(), Some(amounts.len() as u64), "{step}");
                    assert_eq!(minor(&input["net"]), amounts.iter().sum::<i64>(), "{step}");
                    let costs = amounts.iter().map(|net| {
                        let vat = self.round(Decimal::from(*net) * dec(&input["rate"]));
                        vat - self.round(Decimal::from(vat) * dec(&input["recoverable"]))
                    });
                    result(costs.sum())
                }
                "Share" => {
                    assert_eq!(minor(&input["total"]), now, "{step}");
                    let last = std::ptr::eq(&raw const *input, &raw const *last_share(line));
                    if last && !line["shared"].is_null() {
                        result(self.share(line, now, input["of"].as_u64().unwrap()))
                    } else {
                        // Contingency is shared out over the years first.
                        let years: Vec<u64> = self.flagged.values().map(|sum| (*sum).max(0).unsigned_abs()).collect();
                        let year = line["fiscal_year"].as_str().unwrap();
                        let place = self.flagged.keys().position(|known| *known == year).unwrap();
                        result(allocate(now, &years).unwrap()[place])
                    }
                }
                "FiscalYear" => now,
                other => panic!("{other}"),
            };
        }
        now
    }
}

/// The last share of a line.
fn last_share(line: &Value) -> &Value {
    let steps = line["explain"].as_array().unwrap();
    let share = steps.iter().rev().find_map(|step| step["inputs"].get("Share"));
    share.unwrap_or(&Value::Null)
}

fn eur(minor: i64) -> Money {
    Money::new(minor, Currency::EUR)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Uses every rule that makes a line; the three kinds of prices fall on products by turns.
fn everything(plan: &mut Plan, turn: usize) {
    plan.settings.vat_rate = Some(Decimal::new(19, 2));
    plan.settings.vat_recoverable = Decimal::new(35, 2);
    let dollars = PlanRate { quote: Decimal::new(10_842, 4), on: Some(day("2026-11-02")), source: "ECB".to_owned() };
    plan.finance.rates.insert(Currency::USD, dollars);
    plan.finance.trade_ins.push(TradeIn {
        name: "Old for new".to_owned(),
        from: day("2026-12-01"),
        to: day("2028-12-31"),
        minimum: 2,
        per_unit: eur(777),
        cap: Some(150),
        claim_days: 90,
        pay_days: 56,
        products: Vec::new(),
        old: Selector::default(),
        source: "terms.pdf".to_owned(),
    });
    let products: Vec<PriceKey> =
        plan.prices.keys().filter(|key| matches!(key, PriceKey::Product(_))).cloned().collect();
    for (index, key) in products.into_iter().enumerate() {
        let price = plan.prices.get_mut(&key).unwrap();
        price.valid_until = None;
        match (index + turn) % 3 {
            0 => {
                price.discounts = vec![
                    Discount::Percent(Decimal::new(125, 3)),
                    Discount::Fixed(eur(333)),
                    Discount::Percent(Decimal::new(35, 3)),
                ];
                price.tax_included = true;
            }
            1 => {
                price.tiers = vec![
                    PriceTier { from: 3, amount: eur(price.amount.minor - 500) },
                    PriceTier { from: 10, amount: eur(price.amount.minor - 901) },
                ];
                price.tier_mode = if turn == 0 { TierMode::AllUnits } else { TierMode::Graduated };
            }
            _ => price.amount = Money::new(price.amount.minor, Currency::USD),
        }
    }
    for (key, minor) in [(PriceKey::SiteVisit, 12_345), (PriceKey::OldService, 450), (PriceKey::Failure, 8_888)] {
        plan.prices.insert(key, Price::of(eur(minor)));
    }
    if turn == 2 {
        plan.settings.rounding = Rounding::HalfEven;
    }
    plan.settings.vat_mode = if turn == 1 { VatMode::Line } else { VatMode::Total };
    plan.finance.discount_rate = Some(Decimal::new(5, 2));
    plan.prices.entry(PriceKey::Headset).or_insert_with(|| Price::of(eur(5_900)));
    for scenario in &mut plan.scenarios {
        // Some users get a softphone, and not all of them a headset.
        let when = Selector { first: Some(37), ..Selector::default() };
        let decision = Decision { action: Action::Softphone, ..Decision::default() };
        scenario.rules.insert(0, StrategyRule { when, decision, note: String::new() });
        let assumptions = &mut scenario.assumptions;
        assumptions.headset_share = Some(Decimal::new(625, 3));
        assumptions.price_escalation = Decimal::new(35, 3);
        assumptions.contingency = Some(Decimal::new(73, 3));
        assumptions.overlap_months = Some(3);
        assumptions.failures_per_year = Some(Decimal::new(45, 3));
        assumptions.support_minutes = Some(Decimal::new(75, 1));
        let (year, after) = (FiscalYear(2027), FiscalYear(2029));
        let fix = |year, category, minor| FixedAmount { year, category, amount: eur(minor) };
        match turn {
            // An amount set from a simulation, in a plan whose VAT is reckoned line by line.
            1 => {
                let fixed = FixedContingency { amount: eur(1_234_567), source: "P80 - base".to_owned() };
                assumptions.contingency_amount = Some(fixed);
                scenario.fixed = vec![fix(year, Category::Shipping, 99_999), fix(after, Category::Vat, 12_345)];
            }
            2 => {
                scenario.fixed = vec![
                    fix(year, Category::Devices, 4_321_001),
                    fix(after, Category::Accessories, 77),
                    fix(after, Category::Contingency, 500_001),
                    fix(year, Category::Vat, 1),
                ];
            }
            _ => {}
        }
    }
}

#[test]
fn every_line_is_recomputed_from_the_json_alone() {
    let folder = tempfile::tempdir().unwrap();
    let sample = sample(folder.path());
    let mut kinds: BTreeMap<String, u32> = BTreeMap::new();
    for turn in 0..3 {
        let found = budget(&sample, "Replace all", |plan| everything(plan, turn));
        let lines = found["lines"].as_array().unwrap();
        let sheet = Sheet::new(&found);
        for line in lines {
            // Who shares an amount says so; contingency is shared out over the years as well.
            let shares = line["explain"].as_array().unwrap().iter().any(|step| step["inputs"].get("Share").is_some());
            assert!(line["shared"].is_null() != shares || line["category"] == "contingency", "{line}");
            assert_eq!(line["amount_minor"].as_i64(), Some(sheet.recompute(line)), "{line}");
            for step in line["explain"].as_array().unwrap() {
                *kinds.entry(keys(&step["inputs"])[0].clone()).or_default() += 1;
            }
        }
        let sum: i64 = lines.iter().map(|line| line["amount_minor"].as_i64().unwrap()).sum();
        assert_eq!(found["totals"]["total_minor"].as_i64(), Some(sum));
        worth(&found, lines);
    }
    // The sample uses every rule that makes a line, so that none of them is unchecked.
    let used: Vec<&str> = kinds.keys().map(String::as_str).collect();
    let all = [
        "Contingency",
        "Discount",
        "Escalation",
        "Exchange",
        "Failures",
        "FiscalYear",
        "Fixed",
        "FixedContingency",
        "Labor",
        "Months",
        "Needed",
        "NetOfTax",
        "Quantity",
        "Share",
        "Sum",
        "Support",
        "Tier",
        "TradeIn",
        "UnitPrice",
        "Vat",
        "VatByLine",
    ];
    assert_eq!(used, all);
}

/// The present value is that of the payments on the day the plan is made: amount / 1.05 ^ (days / 365).
fn worth(found: &Value, lines: &[Value]) {
    let worth = &found["present_value"];
    assert_eq!((worth["base_date"].as_str(), dec(&worth["discount_rate"])), (Some(TODAY), Decimal::new(5, 2)));
    let value: f64 = lines
        .iter()
        .map(|line| {
            let days = day(line["cash_date"].as_str().unwrap()).days_since(day(TODAY));
            line["amount_minor"].as_i64().unwrap() as f64 / 1.05_f64.powf(f64::from(days) / 365.0)
        })
        .sum();
    let said = worth["value_minor"].as_i64().unwrap();
    assert!((said as f64 - value).abs() <= 1.0, "{said} {value}");
    let years = found["fiscal_years"].as_array().unwrap().len();
    assert_eq!(worth["years"].as_u64(), Some(years as u64));
    let yearly = value * 0.05 / (1.0 - 1.05_f64.powf(-(years as f64)));
    assert!((worth["equivalent_annual_minor"].as_i64().unwrap() as f64 - yearly).abs() <= 1.0);
}

fn keys(value: &Value) -> Vec<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn the_documented_keys_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let found = budget(&sample(folder.path()), "Replace all", |_| {});
    for key in ["currency", "scenario", "fiscal_years", "lines", "totals"] {
        assert!(found.get(key).is_some(), "{key}");
    }
    assert_eq!(found.get("present_value"), Some(&Value::Null), "without a discount rate there is none");
    let line = &found["lines"][0];
    for key in [
        "fiscal_year",
        "date",
        "category",
        "site",
        "cost_center",
        "product",
        "quantity",
        "unit_minor",
        "amount_minor",
        "capex",
        "explain",
    ] {
        assert!(line.get(key).is_some(), "{key}");
    }
    assert!(line["explain"][0].get("rule").is_some() && line["explain"][0].get("text").is_some());
}

#[test]
fn the_page_for_a_pocket_calculator_is_right() {
    let folder = tempfile::tempdir().unwrap();
    let found = budget(&sample(folder.path()), "Replace all", |_| {});
    let readme = std::fs::read_to_string("README.md").unwrap();
    let page = readme.split("## Check a budget with a pocket calculator").nth(1).unwrap();
    let page = page.split("\n## ").next().unwrap().replace('\u{a0}', " ");
    let lines = found["lines"].as_array().unwrap();
    let wave = |line: &&Value| line["wave"] == "W1" && line["site"] == "Ulm" && line["date"].as_str() < Some("2028");
    for (category, quantity) in [("devices", 30), ("accessories", 30), ("shipping", 30), ("labor", 30), ("licenses", 4)]
    {
        let of = |line: &&Value| line["category"] == category && line["quantity"] == quantity;
        let line = lines.iter().filter(wave).find(of).unwrap_or_else(|| panic!("{category}"));
        for step in line["explain"].as_array().unwrap().iter().filter(|step| step["rule"] != "R09") {
            let text = step["text"].as_str().unwrap().replace('\u{a0}', " ");
            assert!(page.contains(&text), "{category}: {text}");
        }
    }
    for category in ["devices", "licenses", "labor", "accessories", "shipping"] {
        let of = |line: &&Value| line["category"] == category && line["fiscal_year"] == "2027";
        let sum: i64 = lines.iter().filter(of).map(|line| line["amount_minor"].as_i64().unwrap()).sum();
        assert!(page.contains(&amount(sum)), "{category}: {}", amount(sum));
    }
    assert!(page.contains(&amount(found["totals"]["by_fiscal_year"]["2027"].as_i64().unwrap())));
    // Whoever runs the commands on another day gets these numbers.
    let commands = page.lines().filter(|line| line.contains("cargo run")).count();
    assert_eq!(page.matches(&format!("--as-of {TODAY}")).count(), commands);
    with_contingency_vat_and_depreciation(&page, &sample(folder.path()));
}

/// The second half of the page: what a plan adds in which contingency, VAT and depreciation are chosen.
fn with_contingency_vat_and_depreciation(page: &str, sample: &Path) {
    let mut chosen = Plan::default();
    let found = budget(sample, "Replace all", |plan| {
        plan.settings.vat_rate = Some(Decimal::new(19, 2));
        plan.settings.vat_recoverable = Decimal::ZERO;
        for scenario in &mut plan.scenarios {
            scenario.assumptions.contingency = Some(Decimal::new(8, 2));
        }
        plan.finance.depreciation = Some(Depreciation {
            method: Method::StraightLine,
            months: 60,
            start: ServiceStart::MonthOfService,
            residual: Decimal::ZERO,
            preset: None,
        });
        chosen = plan.clone();
    });
    let says = |text: &str| assert!(page.contains(&text.replace('\u{a0}', " ")), "{text}");
    for (category, steps) in [("contingency", 2), ("vat", 1)] {
        let of = |line: &&Value| line["category"] == category && line["fiscal_year"] == "2027";
        let line = found["lines"].as_array().unwrap().iter().find(of).unwrap();
        for step in line["explain"].as_array().unwrap().iter().take(steps) {
            says(step["text"].as_str().unwrap());
        }
    }
    says(&amount(found["totals"]["by_fiscal_year"]["2027"].as_i64().unwrap()));
    let document = switchover::document::open(sample).unwrap();
    let catalog = Catalog::with_own(&chosen.own_products);
    let derived = Derived::of(&document.fleet, &catalog, &chosen, day(TODAY));
    let at = chosen.scenarios.iter().position(|scenario| scenario.name == "Replace all").unwrap();
    let made = statement(&chosen, &derived.outlooks[at]).unwrap();
    // The first wave of phones in Ulm.
    let asset = made.assets.iter().find(|asset| asset.quantity == 31).unwrap();
    for step in derivation(&chosen, asset).iter().take(3) {
        says(&book_step(Lang::En, chosen.settings.fiscal, step));
    }
}

/// An amount as the page writes it.
fn amount(minor: i64) -> String {
    let whole = (minor / 100).to_string();
    let groups: Vec<&str> =
        whole.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
    format!("€{}.{:02}", groups.join(","), minor % 100)
}
