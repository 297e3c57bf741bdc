//! What the parts of an outlook stand on: the units of the fleet, and their lives under the plan.

use std::sync::Arc;

use super::cohort::Cohorts;
use super::decision::{FirmwareRule, Plan, Scenario};
use super::life::{Clocks, Life};
use super::rollout::Waves;
use super::units::{Payer, Site, Unit, Units};
use crate::catalog::{Catalog, Product, firmware};
use crate::model::{Class, Day, FiscalYear, Fleet};

/// Everything an outlook is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inputs<'a> {
    pub fleet: &'a Fleet,
    pub cohorts: &'a Cohorts,
    pub catalog: &'a Catalog,
    pub plan: &'a Plan,
    pub scenario: &'a Scenario,
    /// The day the plan is made on.
    pub as_of: Day,
}

impl<'a> Inputs<'a> {
    fn clocks(self) -> Clocks<'a> {
        Clocks { catalog: self.catalog, chosen: &self.plan.chosen_dates }
    }
}

#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub inputs: Inputs<'a>,
    pub clocks: Clocks<'a>,
    pub all: &'a Units,
    pub sites: &'a [Site],
    pub payers: &'a [Payer],
    /// Lives of untouched units, and behind them what the plan makes of them.
    pub lives: Arc<Vec<Life>>,
    /// Firmware conditions that the scenario's rules and waves speak of.
    pub conditions: &'a [FirmwareRule],
    /// Different sets of answers to the conditions, each in their order.
    pub marks: &'a [Vec<bool>],
    /// Units, by lane.
    pub units: &'a [Unit],
    /// The unit of every cohort.
    pub unit_of: &'a [usize],
    /// Devices of every lane.
    pub devices: &'a [u64],
    /// Fiscal years of the horizon.
    pub years: Vec<FiscalYear>,
    /// The last day of the horizon.
    pub horizon_end: Day,
    /// First and last day of the time axis.
    pub span: (Day, Day),
}

/// Fiscal years shown before the one of the as-of day, so that the ends that led here are seen.
const YEARS_BEFORE: i32 = 3;

/// Fiscal years an axis has at most.
const LONGEST_AXIS: i32 = 40;

impl<'a> Ground<'a> {
    /// The ground under a plan that nobody has decided anything about.
    pub fn new(inputs: Inputs<'a>, all: &'a Units) -> Self {
        let Inputs { fleet, cohorts, catalog, .. } = inputs;
        let clocks = inputs.clocks();
        let life = |(lane, firmware): &(usize, _)| {
            let lane = cohorts.lanes.get(*lane);
            let product = lane.and_then(|lane| catalog.product(lane.product?));
            clocks.life(lane.map_or(Class::Unknown, |lane| lane.class), product, fleet.get(*firmware))
        };
        Self::with_lives(inputs, all, Arc::new(all.lives.iter().map(life).collect()))
    }

    /// The ground with lives that are known.
    pub fn with_lives(inputs: Inputs<'a>, all: &'a Units, lives: Arc<Vec<Life>>) -> Self {
        let Inputs { plan, as_of, .. } = inputs;
        let fiscal = plan.settings.fiscal;
        let now = fiscal.year_of(as_of);
        let horizon = i32::try_from(plan.settings.horizon()).unwrap_or(i32::from(u8::MAX));
        let years: Vec<_> = (0..horizon).map(|ahead| FiscalYear(now.0 + ahead)).collect();
        let last = FiscalYear(now.0 + horizon - 1);
        Self {
            inputs,
            clocks: inputs.clocks(),
            all,
            sites: &all.sites,
            payers: &all.payers,
            lives,
            conditions: &all.conditions,
            marks: &all.marks,
            units: &all.units,
            unit_of: &all.unit_of,
            devices: &all.devices,
            years,
            horizon_end: fiscal.last_day(last),
            span: (fiscal.first_day(FiscalYear(now.0 - YEARS_BEFORE)), fiscal.last_day(last)),
        }
    }

    /// Adds a life and returns its index.
    pub fn add_life(&mut self, life: Life) -> usize {
        let lives = Arc::make_mut(&mut self.lives);
        lives.push(life);
        lives.len() - 1
    }

    pub fn class(&self, lane: usize) -> Class {
        self.inputs.cohorts.lanes.get(lane).map_or(Class::Unknown, |lane| lane.class)
    }

    pub fn product(&self, lane: usize) -> Option<&'a Product> {
        let id = self.inputs.cohorts.lanes.get(lane)?.product?;
        self.inputs.catalog.product(id)
    }

    pub fn site_name(&self, site: usize) -> &'a str {
        self.sites.get(site).map_or("", |site| self.inputs.fleet.get(site.name))
    }

    pub fn horizon_end(&self) -> Day {
        self.horizon_end
    }

    /// Makes the axis longer where work goes on after the horizon, so that nothing that costs money is out of sight.
    pub fn reach(&mut self, day: Day) {
        let fiscal = self.inputs.plan.settings.fiscal;
        let limit = self.years.first().map_or(0, |year| year.0) + LONGEST_AXIS;
        while let Some(last) = self.years.last().copied().filter(|last| self.span.1 < day && last.0 < limit) {
            self.years.push(last.next());
            self.span.1 = fiscal.last_day(last.next());
        }
    }

    /// True if the axis reaches a day.
    pub fn sees(&self, day: Day) -> bool {
        self.span.0 <= day && day <= self.span.1
    }

    /// The axis with a day that is looked at, by whole fiscal years. The budget keeps its years.
    pub fn span_with(&self, day: Day) -> (Day, Day) {
        if self.sees(day) {
            return self.span;
        }
        let fiscal = self.inputs.plan.settings.fiscal;
        let year = fiscal.year_of(day);
        (self.span.0.min(fiscal.first_day(year)), self.span.1.max(fiscal.last_day(year)))
    }

    /// The units of a lane.
    pub fn units_of(&self, lane: usize) -> impl Iterator<Item = (usize, &'a Unit)> + use<'a> {
        let first = self.units.partition_point(|unit| unit.lane < lane);
        let units = self.units.get(first..).unwrap_or_default();
        units
            .iter()
            .take_while(move |unit| unit.lane == lane)
            .enumerate()
            .map(move |(index, unit)| (first + index, unit))
    }

    /// The life most devices of a lane have.
    pub fn typical_unit(&self, lane: usize) -> Option<usize> {
        let mut sums: Vec<(usize, u64)> = Vec::new();
        for (_, unit) in self.units_of(lane) {
            match sums.iter_mut().find(|(life, _)| *life == unit.life) {
                Some((_, sum)) => *sum += unit.devices,
                None => sums.push((unit.life, unit.devices)),
            }
        }
        let (life, _) = sums.into_iter().rev().max_by_key(|(_, devices)| *devices)?;
        let units = self.units_of(lane).filter(|(_, unit)| unit.life == life);
        units.max_by_key(|(index, unit)| (unit.devices, std::cmp::Reverse(*index))).map(|(index, _)| index)
    }
}

/// The firmware conditions of a scenario, each once.
pub(super) fn conditions(scenario: &Scenario) -> Vec<FirmwareRule> {
    let waves = match &scenario.waves {
        Waves::Fixed(waves) => waves.as_slice(),
        Waves::Suggested => &[],
    };
    let selectors = scenario.rules.iter().map(|rule| &rule.when).chain(waves.iter().map(|wave| &wave.when));
    let mut list: Vec<FirmwareRule> = Vec::new();
    for rule in selectors.filter_map(|when| when.firmware.as_ref()) {
        if !list.contains(rule) {
            list.push(rule.clone());
        }
    }
    list
}

impl FirmwareRule {
    /// True if firmware of a vendor, as written, meets the condition.
    #[must_use]
    pub fn holds(&self, vendor: &str, installed: &str) -> bool {
        match self {
            Self::Below(version) => firmware::at_least(vendor, installed, version) == Some(false),
            Self::AtLeast(version) => firmware::at_least(vendor, installed, version) == Some(true),
            Self::Missing => installed.trim().is_empty(),
        }
    }
}
