//! Edits of a plan of every kind, each made from a few numbers, so that a failed sequence shrinks to what matters.
#![allow(
    clippy::unwrap_used,
    clippy::manual_is_multiple_of,
    reason = "numbers choose among things here; a bad one is a failed test"
)]

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use rust_decimal::Decimal;
use switchover::catalog::{Catalog, Matches};
use switchover::import::certificate::read;
use switchover::model::{
    Class, Currency, Day, DeviceRecord, Field, FiscalCalendar, FiscalYear, Fleet, FleetBuilder, Money,
};
use switchover::plan::decision::{FixedContingency, Rounding, VatMode};
use switchover::plan::finance::{PlanRate, TradeIn};
use switchover::plan::range::PriceRange;
use switchover::plan::rollout::Board;
use switchover::plan::{
    AcceptedRisk, Action, Base, Blackout, Category, Cohorts, Decision, FirmwareRule, FixedAmount, Outlook, OwnChain,
    OwnDate, OwnTrust, Plan, Price, PriceKey, Scenario, Selector, State, StrategyRule, TechnicianPeriod, Waves,
    WorkKind,
};
use switchover::plan::{Discount, PriceTier, TierMode};

/// One edit in numbers: its kind, and three choices.
pub type Edit = (u8, u16, u16, u16);

/// Kinds of edits.
pub const KINDS: u8 = 30;

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    (0..KINDS, any::<u16>(), any::<u16>(), any::<u16>())
}

/// A fleet with everything a plan can speak of.
pub struct World {
    pub catalog: Arc<Catalog>,
    pub fleet: Arc<Fleet>,
    pub cohorts: Arc<Cohorts>,
}

const MODELS: [(&str, &str, &str); 9] = [
    ("Poly", "VVX411", "5.9.1.0615"),
    ("Poly", "CX600", ""),
    ("Yealink", "T57W", "96.86.0.70"),
    ("Yealink", "MP56", "122.15.0.234"),
    ("Poly", "CCX500", "7.0.2.1024"),
    ("Cisco", "7841", "12-0-3MPP"),
    ("AudioCodes", "430HD", "3.2.1.580"),
    ("Gigaset", "N720", ""),
    ("", "Mystery 9000", ""),
];
const SITES: [&str; 4] = ["Berlin", "Wien", "Graz", ""];
const CENTERS: [&str; 3] = ["4000", "4001", ""];

impl World {
    pub fn new() -> Self {
        Self::of(60, Catalog::builtin())
    }

    /// A few phones and a catalog with a part of everything, so that very many plans can be reckoned.
    pub fn small() -> Self {
        let mut catalog = Catalog::clone(&Catalog::builtin());
        let kept = ["yealink-mp54", "yealink-mp56", "poly-ccx505", "poly-vvx411"];
        catalog.products.retain(|product| kept.iter().any(|key| product.key.starts_with(key)));
        let mut events = 0..;
        catalog.events.retain(|event| event.cap.is_some() || events.next().is_some_and(|event| event % 7 == 0));
        Self::of(2, Arc::new(catalog))
    }

    fn of(rows: usize, catalog: Arc<Catalog>) -> Self {
        let mut builder = FleetBuilder::default();
        for index in 0..rows {
            let (vendor, model, firmware) = MODELS[index * 7 % MODELS.len()];
            let firmware = if index % 5 == 0 { "" } else { firmware };
            let texts = [
                (Field::Vendor, vendor),
                (Field::Model, model),
                (Field::Firmware, firmware),
                (Field::Site, SITES[index * 3 % SITES.len()]),
                (Field::CostCenter, CENTERS[index / 4 % CENTERS.len()]),
                (Field::User, if index % 3 == 0 { "" } else { "somebody" }),
            ];
            let currency = if index % 4 == 0 { Currency::USD } else { Currency::EUR };
            let bought = index % 6 != 0;
            builder.push(&DeviceRecord {
                texts: texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
                quantity: u32::try_from(index * index % 37 + 1).unwrap(),
                purchase_date: bought.then(|| day(2021, 3).plus_days(i32::try_from(index).unwrap() * 19)),
                purchase_price: bought.then(|| Money::new(12_345, currency)),
                ..DeviceRecord::default()
            });
        }
        let fleet = builder.build();
        let matches = Matches::of(&fleet, &catalog, &BTreeMap::new());
        let cohorts = Cohorts::of(&fleet, &matches, &catalog);
        Self { catalog, fleet: Arc::new(fleet), cohorts: Arc::new(cohorts) }
    }
}

fn day(year: i32, month: u32) -> Day {
    Day::from_ymd(year, month, 11).unwrap()
}

/// The day all plans are made on, unless an edit says another one.
pub fn today() -> Day {
    Day::from_ymd(2026, 11, 23).unwrap()
}

/// A plan of which most is known.
pub fn plan(base: u16) -> Plan {
    let base = [Base::ReplaceAll, Base::Recommended, Base::DoNothing][usize::from(base) % 3];
    let mut plan = Plan { scenarios: vec![Scenario { base, ..Scenario::default() }], ..Plan::default() };
    for (at, key) in PriceKey::OTHERS.into_iter().enumerate().take(5) {
        plan.prices.insert(key, Price::of(Money::new(1_000 + 7 * i64::try_from(at).unwrap(), Currency::EUR)));
    }
    plan.scenarios[0].assumptions.minutes = WorkKind::ALL.into_iter().map(|work| (work, Decimal::from(35))).collect();
    plan
}

fn some<T: Clone>(list: &[T], choice: u16) -> T {
    list[usize::from(choice) % list.len()].clone()
}

/// Makes an edit. `before` is what follows from the plan so far, and the two days are those the plan is made and read on.
pub fn apply(world: &World, plan: &mut Plan, days: &mut (Day, Day), before: &Outlook, edit: Edit) {
    let (kind, a, b, c) = edit;
    let lane = |choice: u16| some(&world.cohorts.lanes, choice).key;
    let later = |choice: u16| today().plus_days(i32::from(choice % 1500));
    let scenario = &mut plan.scenarios[0];
    let assumptions = &mut scenario.assumptions;
    match kind {
        0 => drop(plan.prices.insert(key(world, a), price(b, c))),
        1 => {
            let key = key(world, a);
            plan.prices.remove(&key);
            if let PriceKey::Product(product) = key {
                plan.unpriced.insert(product);
            }
        }
        2 => {
            let work = some(&WorkKind::ALL, a);
            if b % 5 == 0 {
                assumptions.minutes.remove(&work);
            } else {
                assumptions.minutes.insert(work, Decimal::new(i64::from(b % 2000), 1));
            }
        }
        3 => assumptions.contingency = (a % 4 != 0).then(|| Decimal::new(i64::from(b % 300), 3)),
        4 => {
            let amount = Money::new(i64::from(b), some(&[Currency::EUR, Currency::USD], c));
            assumptions.contingency_amount =
                (a % 2 == 0).then(|| FixedContingency { amount, source: "agreed".to_owned() });
        }
        5 => {
            plan.settings.vat_rate = (a % 4 != 0).then(|| Decimal::new(i64::from(a % 30), 2));
            plan.settings.vat_recoverable = Decimal::new(i64::from(b % 101), 2);
        }
        6 => {
            plan.settings.vat_mode = some(&[VatMode::Total, VatMode::Line], a);
            plan.settings.rounding = some(&[Rounding::HalfAwayFromZero, Rounding::HalfEven], b);
        }
        7 | 8 => {
            let rule = rule(lane(a), a, b, c);
            let at = usize::from(c) % (scenario.rules.len() + 1);
            scenario.rules.insert(at, rule);
        }
        9 => {
            if !scenario.rules.is_empty() {
                let at = usize::from(a) % scenario.rules.len();
                scenario.rules.remove(at);
            }
        }
        10 => scenario.base = some(&[Base::ReplaceAll, Base::Recommended, Base::DoNothing], a),
        11 => {
            assumptions.technicians = (a % 5 != 0).then_some(a % 9);
            assumptions.hours_per_day = (b % 5 != 0).then(|| Decimal::new(i64::from(b % 90), 1));
        }
        12 => {
            let until = (b % 3 != 0).then(|| later(a).plus_days(i32::from(b % 200)));
            let period = TechnicianPeriod { from: later(a), until, technicians: c % 6 };
            assumptions.technician_periods = if a % 4 == 0 { Vec::new() } else { vec![period] };
        }
        13 => {
            let site = (c % 2 == 0).then(|| some(&SITES, c).to_owned());
            let (first, last) = (later(a), later(a).plus_days(i32::from(b % 40)));
            plan.blackouts.push(Blackout { name: String::new(), first, last, site });
        }
        14 => drop(plan.blackouts.pop()),
        15 => {
            let mut board = Board::of(before);
            if !board.waves.is_empty() {
                board.move_wave(usize::from(a) % board.waves.len(), i32::from(b % 60) - 10);
                board.set_technicians(usize::from(c) % board.waves.len(), (c % 3 == 0).then_some(c % 7));
            }
            scenario.waves = board.waves();
        }
        16 => {
            if let Waves::Fixed(list) = &mut scenario.waves
                && let Some(wave) = list.get_mut(usize::from(a) % 3)
            {
                wave.start = later(b);
                wave.end = later(b).plus_days(i32::from(c % 90));
                if c % 2 == 0 {
                    wave.sites.clear();
                    wave.when.lane = Some(lane(b));
                    wave.when.firmware = (b % 4 == 0).then_some(FirmwareRule::Missing);
                }
            } else {
                scenario.waves = Waves::Suggested;
            }
        }
        17 => assumptions.price_escalation = Decimal::new(i64::from(a % 90) - 20, 3),
        18 => {
            assumptions.overlap_months = (a % 4 != 0).then_some(a % 7);
            assumptions.failures_per_year = (b % 4 != 0).then(|| Decimal::new(i64::from(b % 100), 2));
            assumptions.support_minutes = (c % 4 != 0).then(|| Decimal::from(c % 20));
        }
        19 => {
            let quote = Decimal::new(i64::from(a % 20_000), 4);
            plan.finance.rates = if a % 5 == 0 {
                BTreeMap::new()
            } else {
                BTreeMap::from([(Currency::USD, PlanRate { quote, on: Some(later(b)), source: String::new() })])
            };
            plan.finance.old_life_months = (c % 3 != 0).then_some(c % 120);
        }
        20 => {
            plan.finance.trade_ins = if a % 4 == 0 { Vec::new() } else { vec![trade_in(lane(b), a, b, c)] };
        }
        21 => {
            let key = some(&["3pip.end", "poly-ccx500.best_effort_end", "yealink-mp56.certification_end"], a);
            if b % 4 == 0 {
                plan.chosen_dates.clear();
            } else {
                plan.chosen_dates.insert(key.to_owned(), later(b).plus_days(-300));
            }
        }
        22 => certificates(plan, lane(b), a, b, c),
        23 => {
            plan.settings.horizon_years = u8::try_from(a % 8).unwrap();
            plan.settings.fiscal = FiscalCalendar {
                start_month: some(&[1, 4, 10], b),
                start_day: some(&[1, 1, 15], c),
                ..FiscalCalendar::default()
            };
            plan.settings.title = format!("Plan {c}");
        }
        24 => {
            let (year, category) = (FiscalYear(2025 + i32::from(a % 7)), some(&Category::ALL, b));
            let amount = Money::new(i64::from(c) * 10, Currency::EUR);
            scenario.fixed.retain(|cell| (cell.year, cell.category) != (year, category));
            if c % 4 != 0 {
                scenario.fixed.push(FixedAmount { year, category, amount });
            }
        }
        25 => plan.settings.currency = some(&[Currency::EUR, Currency::USD], a),
        26 => assumptions.headset_share = (a % 4 != 0).then(|| Decimal::new(i64::from(b % 120), 2)),
        27 => {
            let end = |minor: u16| Money::new(i64::from(minor), some(&[Currency::EUR, Currency::USD], c));
            let range = PriceRange { optimistic: end(b.min(c)), pessimistic: end(b.max(c)) };
            assumptions.ranges.prices.insert(key(world, a), range);
        }
        28 => {
            if let Some(rule) = scenario.rules.first_mut() {
                rule.note = format!("noted {b}");
            }
        }
        _ => {
            if a % 2 == 0 {
                days.0 = today().plus_days(i32::from(b % 40));
            }
            days.1 = if c % 3 == 0 { days.0 } else { later(c).plus_days(-700) };
        }
    }
}

fn key(world: &World, choice: u16) -> PriceKey {
    let products = &world.catalog.products;
    if choice % 3 == 0 {
        some(&PriceKey::OTHERS, choice / 3)
    } else {
        PriceKey::Product(some(products, choice / 3).key)
    }
}

fn price(b: u16, c: u16) -> Price {
    let currency = if b % 5 == 0 { Currency::USD } else { Currency::EUR };
    let money = |minor: i64| Money::new(minor, currency);
    let mut price = Price::of(money(i64::from(b) * 3 + 1));
    price.tax_included = c % 5 == 1;
    price.contingency = c % 7 != 2;
    price.priced_on = (c % 3 == 0).then(|| today().plus_days(-i32::from(c % 700)));
    price.valid_until = (c % 4 == 0).then(|| today().plus_days(i32::from(b % 700)));
    if c % 3 == 1 {
        price.discounts = vec![Discount::Percent(Decimal::new(i64::from(c % 50), 2)), Discount::Fixed(money(17))];
    }
    if b % 3 == 1 {
        let tier = |from: u64, less: i64| PriceTier { from, amount: money((price.amount.minor - less).max(0)) };
        price.tiers = vec![tier(10, 100), tier(u64::from(b % 90) + 11, 250)];
        price.tier_mode = if c % 2 == 0 { TierMode::AllUnits } else { TierMode::Graduated };
    }
    price
}

fn rule(lane: String, a: u16, b: u16, c: u16) -> StrategyRule {
    let when = Selector {
        lane: (a % 3 != 0).then_some(lane),
        site: (b % 3 == 0).then(|| some(&SITES, b).to_owned()),
        firmware: match c % 8 {
            0 => Some(FirmwareRule::Missing),
            1 => Some(FirmwareRule::Below("5.9.5".to_owned())),
            _ => None,
        },
        state: (c % 5 == 0).then_some(State::Unsupported),
        first: (c % 4 == 0).then_some(u64::from(a % 60)),
        class: (b % 7 == 0).then_some(Class::ThreePip),
    };
    let action = some(&Action::ALL, b);
    let target = (c % 3 != 0).then(|| some(&["yealink-mp54", "poly-ccx505", "none-such"], c).to_owned());
    let until = (a % 2 == 0).then(|| today().plus_days(i32::from(a % 1400)));
    StrategyRule { when, decision: Decision { action, target, until }, note: format!("because {a}") }
}

fn trade_in(lane: String, a: u16, b: u16, c: u16) -> TradeIn {
    TradeIn {
        name: "Swap".to_owned(),
        from: today(),
        to: today().plus_days(i32::from(a % 2000)),
        minimum: u64::from(b % 30),
        per_unit: Money::new(i64::from(c % 9_000), some(&[Currency::EUR, Currency::USD], c)),
        cap: (b % 2 == 0).then_some(u64::from(c % 200)),
        claim_days: 30,
        pay_days: 60,
        products: Vec::new(),
        old: Selector { lane: (a % 3 == 0).then_some(lane), ..Selector::default() },
        source: String::new(),
    }
}

fn certificates(plan: &mut Plan, lane: String, a: u16, b: u16, c: u16) {
    let own = &mut plan.certificates;
    let root = some(&["digicert-global-root-g2", "digicert-global-root-g3"], c).to_owned();
    match a % 6 {
        0 => own.dates.push(OwnDate {
            day: today().plus_days(i32::from(b % 900)),
            title: "Own".to_owned(),
            lane: (c % 2 == 0).then_some(lane),
            task: false,
            note: String::new(),
        }),
        1 => own.trust.push(OwnTrust { lane, root, trusted: b % 2 == 0, on: today(), store: String::new() }),
        2 => own.accepted.push(AcceptedRisk { lane, root, on: today() }),
        3 => own.automation = Some(Money::new(i64::from(b) * 10, Currency::EUR)),
        4 if own.chains.is_empty() => {
            let mut files: Vec<_> =
                std::fs::read_dir("tests/data/certificates").unwrap().map(|file| file.unwrap().path()).collect();
            files.sort();
            let file = some(&files, b);
            let found = read(&std::fs::read(&file).unwrap(), today());
            own.chains.extend(found.chains().into_iter().map(|chain| OwnChain {
                file: String::new(),
                imported_on: today(),
                certificates: chain.certificates,
                tracked: c % 4 != 0,
                public: Some(true),
            }));
        }
        _ => *own = switchover::plan::CertificatePlan::default(),
    }
}
