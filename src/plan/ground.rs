//! What the parts of an outlook stand on: sites, lives and units, made once from cohorts.

use rustc_hash::FxHashMap;

use super::cohort::Cohorts;
use super::decision::{FirmwareRule, Plan, Scenario, Waves};
use super::life::{Clocks, Life};
use crate::catalog::{Catalog, Product, firmware};
use crate::model::{Class, Day, FiscalYear, Fleet, Text};

/// Everything an outlook is made from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inputs<'a> {
    pub fleet: &'a Fleet,
    pub cohorts: &'a Cohorts,
    pub catalog: &'a Catalog,
    pub plan: &'a Plan,
    pub scenario: &'a Scenario,
    pub as_of: Day,
}

/// Devices of one lane, site and life that answer every firmware condition alike: they are decided and worked on together.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub lane: usize,
    pub site: usize,
    /// Index into [`Ground::lives`].
    pub life: usize,
    /// Index into [`Ground::marks`].
    pub mark: usize,
    pub devices: u64,
    pub parts: Vec<Part>,
}

/// Devices of a unit with one cost center.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub cost_center: Text,
    pub devices: u64,
    /// Devices without a named user.
    pub shared: u64,
}

/// A site of the fleet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    pub name: Text,
    pub devices: u64,
}

#[derive(Debug)]
pub(super) struct Ground<'a> {
    pub inputs: Inputs<'a>,
    pub clocks: Clocks<'a>,
    pub sites: Vec<Site>,
    pub lives: Vec<Life>,
    /// Firmware conditions that the scenario's rules and waves speak of.
    pub conditions: Vec<FirmwareRule>,
    /// Different sets of answers to the conditions, each in their order.
    pub marks: Vec<Vec<bool>>,
    /// Units, by lane.
    pub units: Vec<Unit>,
    /// The unit of every cohort.
    pub unit_of: Vec<usize>,
    /// Devices of every lane.
    pub devices: Vec<u64>,
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
    pub fn new(inputs: Inputs<'a>) -> Self {
        let Inputs { fleet, cohorts, catalog, plan, as_of, .. } = inputs;
        let fiscal = plan.settings.fiscal;
        let now = fiscal.year_of(as_of);
        let horizon = i32::from(plan.settings.horizon_years.max(1));
        let years: Vec<_> = (0..horizon).map(|ahead| FiscalYear(now.0 + ahead)).collect();
        let last = FiscalYear(now.0 + horizon - 1);
        let mut ground = Self {
            inputs,
            clocks: Clocks { catalog, chosen: &plan.chosen_dates },
            sites: Vec::new(),
            lives: Vec::new(),
            conditions: conditions(inputs.scenario),
            marks: Vec::new(),
            units: Vec::new(),
            unit_of: Vec::with_capacity(cohorts.cohorts.len()),
            devices: vec![0; cohorts.lanes.len()],
            years,
            horizon_end: fiscal.last_day(last),
            span: (fiscal.first_day(FiscalYear(now.0 - YEARS_BEFORE)), fiscal.last_day(last)),
        };
        let mut sites: FxHashMap<Text, usize> = FxHashMap::default();
        let mut lives: FxHashMap<(u32, Text), (usize, usize)> = FxHashMap::default();
        let mut lives_of: Vec<Vec<usize>> = vec![Vec::new(); cohorts.lanes.len()];
        let mut units: FxHashMap<(usize, usize, usize, usize), usize> = FxHashMap::default();
        for cohort in &cohorts.cohorts {
            let lane = cohort.lane as usize;
            let site = *sites.entry(cohort.site).or_insert_with(|| {
                ground.sites.push(Site { name: cohort.site, devices: 0 });
                ground.sites.len() - 1
            });
            ground.sites[site].devices += cohort.devices;
            if let Some(devices) = ground.devices.get_mut(lane) {
                *devices += cohort.devices;
            }
            let key = (cohort.lane, cohort.firmware);
            let (life, mark) = lives.get(&key).copied().unwrap_or_else(|| {
                let mark = ground.mark(lane, fleet.get(cohort.firmware));
                let life = ground.clocks.life(ground.class(lane), ground.product(lane), fleet.get(cohort.firmware));
                // Lives of one lane that are equal are one, so that firmware versions do not split units.
                let known = lives_of.get(lane).into_iter().flatten().copied();
                let same = { known }.find(|index| ground.lives.get(*index) == Some(&life));
                let index = same.unwrap_or_else(|| ground.add_life(life));
                if let Some(list) = lives_of.get_mut(lane).filter(|_| same.is_none()) {
                    list.push(index);
                }
                (index, mark)
            });
            lives.insert(key, (life, mark));
            let unit = *units.entry((lane, site, life, mark)).or_insert_with(|| {
                ground.units.push(Unit { lane, site, life, mark, devices: 0, parts: Vec::new() });
                ground.units.len() - 1
            });
            let part = Part { cost_center: cohort.cost_center, devices: cohort.devices, shared: cohort.shared };
            ground.units[unit].add(part);
            ground.unit_of.push(unit);
        }
        ground
    }

    /// The index of what some firmware of a lane answers to the conditions.
    fn mark(&mut self, lane: usize, installed: &str) -> usize {
        let vendor = self.product(lane).map_or("", |product| product.vendor.as_str());
        let answers: Vec<bool> = self.conditions.iter().map(|rule| rule.holds(vendor, installed)).collect();
        self.marks.iter().position(|known| *known == answers).unwrap_or_else(|| {
            self.marks.push(answers);
            self.marks.len() - 1
        })
    }

    /// Adds a life and returns its index.
    pub fn add_life(&mut self, life: Life) -> usize {
        self.lives.push(life);
        self.lives.len() - 1
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

    /// The units of a lane.
    pub fn units_of(&self, lane: usize) -> impl Iterator<Item = (usize, &Unit)> + '_ {
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
fn conditions(scenario: &Scenario) -> Vec<FirmwareRule> {
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

impl Unit {
    fn add(&mut self, part: Part) {
        self.devices += part.devices;
        match self.parts.iter_mut().find(|known| known.cost_center == part.cost_center) {
            Some(known) => {
                known.devices += part.devices;
                known.shared += part.shared;
            }
            None => self.parts.push(part),
        }
    }
}
