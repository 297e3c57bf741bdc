//! What an edit of the plan costs: the whole outlook of 1,000,000 devices in 10,000 cohorts, by kind of edit. Bound: 5 ms.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot be set up has no result")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;
use switchover::catalog::{Catalog, Matches};
use switchover::model::{Currency, Day, DeviceRecord, Field, Fleet, FleetBuilder, Money};
use switchover::plan::decision::VatMode;
use switchover::plan::rollout::Board;
use switchover::plan::{
    Action, Base, Blackout, Cohorts, Decision, Outlook, Plan, Price, PriceKey, Scenario, Selector, Sources,
    StrategyRule, WorkKind, outlook, outlook_after,
};

const DEVICES: usize = 1_000_000;
const MODELS: usize = 40;
const SITES: usize = 125;
const COST_CENTERS: usize = 2;

struct World {
    catalog: Arc<Catalog>,
    fleet: Arc<Fleet>,
    cohorts: Arc<Cohorts>,
    today: Day,
}

impl World {
    fn new() -> Self {
        let catalog = Catalog::builtin();
        let mut builder = FleetBuilder::default();
        for index in 0..DEVICES {
            let product = &catalog.products[index % MODELS * catalog.products.len() / MODELS];
            let site = index / MODELS % SITES;
            let texts = [
                (Field::Vendor, product.vendor.clone()),
                (Field::Model, product.model.clone()),
                (Field::Site, format!("Site {site}")),
                (Field::CostCenter, format!("{}", 4000 + index / MODELS / SITES % COST_CENTERS)),
                (Field::User, if index % 7 == 0 { String::new() } else { "somebody".to_owned() }),
            ];
            builder.push(&DeviceRecord { texts: texts.to_vec(), quantity: 1, ..DeviceRecord::default() });
        }
        let fleet = builder.build();
        let matches = Matches::of(&fleet, &catalog, &BTreeMap::new());
        let cohorts = Cohorts::of(&fleet, &matches, &catalog);
        assert_eq!(cohorts.devices(), 1_000_000);
        assert!(cohorts.cohorts.len() >= 9_000, "{}", cohorts.cohorts.len());
        let (fleet, cohorts) = (Arc::new(fleet), Arc::new(cohorts));
        Self { catalog, fleet, cohorts, today: Day::from_ymd(2026, 11, 23).unwrap() }
    }

    /// Everything has a price, so that nothing is left out.
    fn plan(&self, base: Base) -> Plan {
        let mut plan = Plan { scenarios: vec![Scenario { base, ..Scenario::default() }], ..Plan::default() };
        let price = |minor| Price {
            priced_on: Some(self.today),
            source: "offer.csv".to_owned(),
            ..Price::of(Money::new(minor, Currency::EUR))
        };
        let products = self.catalog.products.iter().map(|product| PriceKey::Product(product.key.clone()));
        plan.prices = products.map(|key| (key, price(20_000))).collect();
        let others = [PriceKey::SharedDeviceLicense, PriceKey::Headset, PriceKey::Accessories, PriceKey::Shipping];
        plan.prices.extend(others.into_iter().chain([PriceKey::TechnicianHour]).map(|key| (key, price(1_250))));
        plan.settings.vat_rate = Some(Decimal::new(19, 2));
        plan.settings.vat_recoverable = Decimal::new(35, 2);
        let assumptions = &mut plan.scenarios[0].assumptions;
        assumptions.contingency = Some(Decimal::new(8, 2));
        assumptions.minutes = WorkKind::ALL.into_iter().map(|work| (work, Decimal::from(25))).collect();
        plan
    }

    /// As the window holds them.
    fn sources(&self, plan: Plan) -> Sources {
        let (fleet, cohorts) = (Arc::clone(&self.fleet), Arc::clone(&self.cohorts));
        Sources { fleet, cohorts, catalog: Arc::clone(&self.catalog), plan: Arc::new(plan) }
    }

    fn outlook(&self, plan: &Plan) -> Outlook {
        outlook(&self.fleet, &self.cohorts, &self.catalog, plan, 0, self.today)
    }
}

fn main() {
    // As the window does it.
    switchover::app::keep_freed_memory();
    divan::main();
}

static WORLD: LazyLock<World> = LazyLock::new(World::new);

/// What the user changes.
#[derive(Clone, Copy, Debug)]
enum Change {
    Price,
    Minutes,
    Contingency,
    VatRate,
    Rule,
    /// Technicians at work, which moves every wave.
    Capacity,
    /// One day on which nobody works.
    Blackout,
    /// Hours a day, which are the pace of the crew.
    Pace,
    /// A wave that was dragged to begin a week later. All waves are fixed.
    Start,
    /// What is done with everything no rule speaks of.
    Base,
    /// The yearly increase of prices.
    Escalation,
    /// VAT that is reckoned on every line.
    VatByLine,
    /// The first month of fiscal years.
    FiscalYear,
}

impl Change {
    const ALL: [Self; 13] = [
        Self::Price,
        Self::Minutes,
        Self::Contingency,
        Self::VatRate,
        Self::Rule,
        Self::Capacity,
        Self::Blackout,
        Self::Pace,
        Self::Start,
        Self::Base,
        Self::Escalation,
        Self::VatByLine,
        Self::FiscalYear,
    ];

    fn apply(self, plan: &mut Plan) {
        let scenario = &mut plan.scenarios[0];
        match self {
            Self::Price => {
                for (_, price) in plan.prices.iter_mut().take(20) {
                    price.amount.minor += 100;
                }
            }
            Self::Minutes => drop(scenario.assumptions.minutes.insert(WorkKind::Swap, Decimal::from(26))),
            Self::Contingency => scenario.assumptions.contingency = Some(Decimal::new(9, 2)),
            Self::VatRate | Self::VatByLine => plan.settings.vat_rate = Some(Decimal::new(20, 2)),
            Self::Rule => {
                let lane = WORLD.cohorts.lanes[3].key.clone();
                let when = Selector { lane: Some(lane), ..Selector::default() };
                let decision = Decision { action: Action::Softphone, ..Decision::default() };
                scenario.rules.push(StrategyRule { when, decision, note: String::new() });
            }
            Self::Capacity => scenario.assumptions.technicians = Some(140),
            Self::Blackout => {
                let day = WORLD.today.plus_days(200);
                plan.blackouts.push(Blackout { name: String::new(), first: day, last: day, site: None });
            }
            Self::Pace => scenario.assumptions.hours_per_day = Some(Decimal::from(8)),
            Self::Start => {
                let shown = WORLD.outlook(plan);
                let mut board = Board::of(&shown);
                board.move_wave(0, 1);
                plan.scenarios[0].waves = board.waves();
            }
            Self::Base => scenario.base = Base::Recommended,
            Self::Escalation => scenario.assumptions.price_escalation = Decimal::new(2, 2),
            Self::FiscalYear => plan.settings.fiscal.start_month = 4,
        }
    }
}

/// A plan of which everything is known, the crew included.
fn staffed(change: Change) -> Plan {
    let mut plan = WORLD.plan(Base::ReplaceAll);
    plan.scenarios[0].assumptions.technicians = Some(150);
    plan.scenarios[0].assumptions.hours_per_day = Some(Decimal::new(75, 1));
    match change {
        Change::Start => plan.scenarios[0].waves = Board::of(&WORLD.outlook(&plan)).waves(),
        Change::VatByLine => plan.settings.vat_mode = VatMode::Line,
        _ => {}
    }
    plan
}

/// A change of a plan whose outlook stays until the new one is there, and the same change taken back.
#[divan::bench(args = Change::ALL, sample_count = 100, sample_size = 1)]
fn after_an_edit(bencher: divan::Bencher<'_, '_>, change: Change) {
    let first = staffed(change);
    let mut second = first.clone();
    change.apply(&mut second);
    let plans = [first, second].map(|plan| WORLD.sources(plan));
    let days = (WORLD.today, WORLD.today);
    let mut shown = outlook_after(&Arc::default(), &plans[0], 0, days);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn ^= 1;
        shown = black_box(outlook_after(black_box(&shown), black_box(&plans[turn]), 0, days));
        shown.budget.total()
    });
}

/// Every base of a scenario, with a crew that is suggested.
#[divan::bench(args = [Base::Recommended, Base::ReplaceAll, Base::DoNothing], sample_count = 100, sample_size = 1)]
fn from_nothing(bencher: divan::Bencher<'_, '_>, base: Base) {
    let plan = WORLD.plan(base);
    bencher.bench_local(|| black_box(WORLD.outlook(black_box(&plan))));
}

/// The lines of a budget, which are written out when somebody reads them.
#[divan::bench(sample_count = 100, sample_size = 1)]
fn lines_of_a_budget(bencher: divan::Bencher<'_, '_>) {
    let plan = staffed(Change::Price);
    bencher.with_inputs(|| WORLD.outlook(&plan)).bench_local_refs(|outlook| outlook.budget.lines.iter().count());
}
