//! What a report costs: pages and PDF of 10,000 devices with every section on. Bound: 40 pages in 200 ms and below 1 MB.
#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark that cannot be set up has no result")]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rust_decimal::Decimal;
use switchover::catalog::{Catalog, Matches};
use switchover::export::report::{self, ReportInput};
use switchover::export::{Input, csv, xlsx};
use switchover::i18n::Lang;
use switchover::model::{Currency, Day, DeviceRecord, Field, Fleet, FleetBuilder, Mac, Money};
use switchover::plan::{Cohorts, Outlook, Paper, Plan, Price, PriceKey, Settings, WorkKind, outlook};

const DEVICES: u32 = 10_000;
const SITES: u32 = 24;
const MODELS: usize = 24;

struct World {
    catalog: Arc<Catalog>,
    fleet: Fleet,
    cohorts: Cohorts,
    plan: Plan,
    outlooks: Vec<Arc<Outlook>>,
}

static WORLD: LazyLock<World> = LazyLock::new(World::new);

impl World {
    fn new() -> Self {
        let catalog = Catalog::builtin();
        let mut builder = FleetBuilder::default();
        for index in 0..DEVICES {
            let product = &catalog.products[index as usize % MODELS * catalog.products.len() / MODELS];
            let texts = [
                (Field::Vendor, product.vendor.clone()),
                (Field::Model, product.model.clone()),
                (Field::Site, format!("Site {}", index / 7 % SITES)),
                (Field::User, if index % 7 == 0 { String::new() } else { "somebody".to_owned() }),
            ];
            let mac = Mac::from_bits(0x0004_f200_0000 + u64::from(index));
            let record = DeviceRecord { texts: texts.to_vec(), mac, quantity: 1, ..DeviceRecord::default() };
            builder.push(&record);
        }
        let fleet = builder.build();
        let matches = Matches::of(&fleet, &catalog, &BTreeMap::new());
        let cohorts = Cohorts::of(&fleet, &matches, &catalog);
        let names = ["Bridge via SIP Gateway", "Replace all", "Do nothing"].map(str::to_owned);
        let mut plan = Plan::proposed(Settings { title: "Plan".to_owned(), ..Settings::default() }, names);
        plan.report.sections.iter_mut().for_each(|(_, on)| *on = true);
        let today = Day::from_ymd(2026, 11, 23).unwrap();
        let price = |minor| Price { priced_on: Some(today), ..Price::of(Money::new(minor, Currency::EUR)) };
        plan.prices
            .extend(catalog.products.iter().map(|product| (PriceKey::Product(product.key.clone()), price(18_900))));
        plan.prices.insert(PriceKey::TechnicianHour, price(6_200));
        for scenario in &mut plan.scenarios {
            let minutes = WorkKind::ALL.into_iter().map(|work| (work, Decimal::from(30)));
            scenario.assumptions.minutes = minutes.collect();
            scenario.assumptions.technicians = Some(4);
            scenario.assumptions.hours_per_day = Some(Decimal::from(6));
        }
        let outlooks = (0..plan.scenarios.len())
            .map(|scenario| Arc::new(outlook(&fleet, &cohorts, &catalog, &plan, scenario, today)))
            .collect();
        Self { catalog, fleet, cohorts, plan, outlooks }
    }

    fn report(&self, paper: Paper) -> ReportInput<'_> {
        ReportInput {
            fleet: &self.fleet,
            cohorts: &self.cohorts,
            catalog: &self.catalog,
            plan: &self.plan,
            outlooks: &self.outlooks,
            current: 0,
            lang: Lang::En,
            paper,
        }
    }

    fn input(&self) -> Input<'_> {
        Input {
            plan: &self.plan,
            fleet: &self.fleet,
            catalog: &self.catalog,
            cohorts: &self.cohorts,
            outlook: &self.outlooks[0],
            outlooks: &self.outlooks,
            lang: Lang::En,
            today: Day::from_ymd(2026, 11, 23).unwrap(),
            attached: None,
            progress: &|_, _| true,
        }
    }
}

#[expect(clippy::print_stdout, reason = "the size of the report belongs to its speed")]
fn main() {
    let bytes = report::pdf(&WORLD.report(Paper::A4), None).unwrap();
    println!("{} pages, {} bytes", report::pages(&WORLD.report(Paper::A4)).len(), bytes.len());
    divan::main();
}

#[divan::bench]
fn pages(bencher: divan::Bencher) {
    bencher.bench(|| report::pages(&WORLD.report(Paper::A4)));
}

#[divan::bench]
fn pdf(bencher: divan::Bencher) {
    bencher.bench(|| report::pdf(&WORLD.report(Paper::A4), None));
}

#[divan::bench]
fn slides(bencher: divan::Bencher) {
    bencher.bench(|| report::pdf(&WORLD.report(Paper::Slides), None));
}

#[divan::bench]
fn device_list(bencher: divan::Bencher) {
    bencher.bench(|| csv::write_to(&WORLD.input(), &mut std::io::sink()));
}

#[divan::bench]
fn workbook(bencher: divan::Bencher) {
    bencher.bench(|| xlsx::write_to(&WORLD.input(), &mut Vec::new()));
}
