//! Small fleets and plans for tests of the plan.
#![allow(dead_code, clippy::unwrap_used, reason = "every test file uses its own part; a bad literal is a failed test")]

use std::collections::BTreeMap;

use switchover::catalog::{Catalog, Matches};
use switchover::model::{Day, DeviceRecord, Field, Fleet, FleetBuilder};
use switchover::plan::{Base, Cohorts, Decision, Outlook, Plan, Scenario, Selector, Settings, StrategyRule, outlook};

/// Some equal devices of a fleet.
#[derive(Clone, Copy)]
pub struct Row {
    pub vendor: &'static str,
    pub model: &'static str,
    pub site: &'static str,
    pub firmware: &'static str,
    pub cost_center: &'static str,
    pub user: &'static str,
    pub devices: u32,
}

impl Row {
    pub const fn of(vendor: &'static str, model: &'static str, site: &'static str, devices: u32) -> Self {
        Self { vendor, model, site, firmware: "", cost_center: "", user: "", devices }
    }
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

pub fn fleet_of(rows: &[Row]) -> Fleet {
    let mut builder = FleetBuilder::default();
    for row in rows {
        let texts = [
            (Field::Vendor, row.vendor),
            (Field::Model, row.model),
            (Field::Site, row.site),
            (Field::Firmware, row.firmware),
            (Field::CostCenter, row.cost_center),
            (Field::User, row.user),
        ];
        builder.push(&DeviceRecord {
            texts: texts.into_iter().map(|(field, text)| (field, text.to_owned())).collect(),
            quantity: row.devices,
            ..DeviceRecord::default()
        });
    }
    builder.build()
}

pub fn plan(base: Base) -> Plan {
    let scenario = Scenario { name: "Test".to_owned(), base, ..Scenario::default() };
    Plan { settings: Settings::default(), scenarios: vec![scenario], ..Plan::default() }
}

pub fn rule(lane: &str, decision: Decision) -> StrategyRule {
    let when = Selector { lane: Some(lane.to_owned()), ..Selector::default() };
    StrategyRule { when, decision, note: String::new() }
}

pub fn outlook_of(fleet: &Fleet, plan: &Plan, today: Day) -> Outlook {
    let catalog = Catalog::builtin();
    let matches = Matches::of(fleet, &catalog, &BTreeMap::new());
    let cohorts = Cohorts::of(fleet, &matches, &catalog);
    outlook(fleet, &cohorts, &catalog, plan, 0, today)
}
