//! Devices that are decided and worked on together: made once with the cohorts, so that no edit of the plan makes them again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::cohort::{Cohort, Cohorts};
use super::decision::FirmwareRule;
use super::life::{Clocks, Life};
use crate::catalog::Catalog;
use crate::model::{Currency, Day, Fleet, Money, Text};

/// Devices of one lane, site and life that answer every firmware condition alike: they are decided and worked on together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub lane: usize,
    pub site: usize,
    /// Index into [`Units::lives`].
    pub life: usize,
    /// Index into [`Units::marks`].
    pub mark: usize,
    pub devices: u64,
    /// By payer.
    pub parts: Vec<Part>,
    /// Where its purchases begin and end in [`Units::lots`].
    pub lots: (u32, u32),
}

/// Devices of a unit that one site and cost center pays for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// Index into [`Units::payers`].
    pub payer: u32,
    pub devices: u64,
    /// Devices without a named user.
    pub shared: u64,
}

/// A site of the fleet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Site {
    pub name: Text,
    pub devices: u64,
}

/// Who pays, by position in the lists of sites and cost centers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Payer {
    pub site: u32,
    pub cost_center: u32,
}

/// Devices that were bought in one month and currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lot {
    /// Month of purchase, counted as year × 12 + month.
    pub month: i32,
    /// What they cost together.
    pub cost: Money,
    pub devices: u64,
}

/// All units of a fleet with what they refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the units of the units are what it is for")]
pub(super) struct Units {
    pub sites: Vec<Site>,
    /// Cost centers, in the order of their names.
    pub cost_centers: Vec<Text>,
    /// By site and then by name of the cost center.
    pub payers: Arc<[Payer]>,
    /// A lane and firmware for every life; which life that is depends on the dates the user chose.
    pub lives: Vec<(usize, Text)>,
    /// Firmware conditions that units are told apart by.
    pub conditions: Vec<FirmwareRule>,
    /// Different sets of answers to the conditions, each in their order.
    pub marks: Vec<Vec<bool>>,
    /// Units, by lane.
    pub units: Vec<Unit>,
    /// The unit of every cohort.
    pub unit_of: Vec<usize>,
    /// The rule that takes a unit among a number of devices, by position; empty where no rule has a number.
    pub taken: Vec<Option<usize>>,
    /// Devices of every lane.
    pub devices: Vec<u64>,
    /// Purchases, by unit and then by month.
    pub lots: Vec<Lot>,
    /// Devices by site, largest first.
    pub by_site: Arc<[(String, u64)]>,
    /// What is counted of every lane.
    pub counted: Vec<Counted>,
}

/// Devices of a lane, counted in two ways.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Counted {
    /// By site, largest first.
    pub by_site: Arc<[(String, u64)]>,
    /// By firmware as written, largest first.
    pub by_firmware: Arc<[(String, u64)]>,
    /// The position of every site in `by_site`.
    pub place: Vec<u32>,
}

/// Purchases of a cohort by month and currency.
pub(super) type Purchases = FxHashMap<(u32, i32, Currency), (u64, i64)>;

/// The month of a day, counted as year × 12 + month.
pub(super) fn month_number(day: Day) -> i32 {
    day.year() * 12 + i32::try_from(day.month()).unwrap_or(1)
}

impl Units {
    /// Groups cohorts; units with different answers to the conditions are kept apart.
    pub fn of(fleet: &Fleet, catalog: &Catalog, grouped: &Cohorts, conditions: Vec<FirmwareRule>) -> Self {
        let Cohorts { lanes, cohorts, purchases, .. } = grouped;
        let none = BTreeMap::new();
        let clocks = Clocks { catalog, chosen: &none };
        let mut all = Self { devices: vec![0; lanes.len()], conditions, ..Self::default() };
        all.name_payers(fleet, cohorts);
        let payer_of: FxHashMap<Payer, u32> = all.payers.iter().copied().zip(0..).collect();
        let site_of: FxHashMap<Text, u32> = all.sites.iter().map(|site| site.name).zip(0..).collect();
        let center_of: FxHashMap<Text, u32> = all.cost_centers.iter().copied().zip(0..).collect();
        let mut known: FxHashMap<(u32, Text), (usize, usize)> = FxHashMap::default();
        let mut lives_of: Vec<Vec<(usize, Life)>> = vec![Vec::new(); lanes.len()];
        let mut units: FxHashMap<(usize, u32, usize, usize), usize> = FxHashMap::default();
        for cohort in cohorts {
            let lane = cohort.lane as usize;
            let (Some(key), Some(lives)) = (lanes.get(lane), lives_of.get_mut(lane)) else { continue };
            let site = site_of.get(&cohort.site).copied().unwrap_or(0);
            all.sites[site as usize].devices += cohort.devices;
            all.devices[lane] += cohort.devices;
            let (life, mark) = *known.entry((cohort.lane, cohort.firmware)).or_insert_with(|| {
                let product = key.product.and_then(|product| catalog.product(product));
                let mark = all.mark(product.map_or("", |product| &product.vendor), fleet.get(cohort.firmware));
                let life = clocks.life(key.class, product, fleet.get(cohort.firmware));
                // Lives of one lane that are equal are one, so that firmware versions do not split units.
                if let Some((index, _)) = lives.iter().find(|(_, same)| *same == life) {
                    return (*index, mark);
                }
                all.lives.push((lane, cohort.firmware));
                lives.push((all.lives.len() - 1, life));
                (all.lives.len() - 1, mark)
            });
            let unit = *units.entry((lane, site, life, mark)).or_insert_with(|| {
                let site = site as usize;
                all.units.push(Unit { lane, site, life, mark, devices: 0, parts: Vec::new(), lots: (0, 0) });
                all.units.len() - 1
            });
            let cost_center = center_of.get(&cohort.cost_center).copied().unwrap_or(0);
            let payer = payer_of.get(&Payer { site, cost_center }).copied().unwrap_or(0);
            all.units[unit].add(Part { payer, devices: cohort.devices, shared: cohort.shared });
            all.unit_of.push(unit);
        }
        for unit in &mut all.units {
            unit.parts.sort_unstable_by_key(|part| part.payer);
        }
        all.add_lots(purchases);
        all.count(fleet, lanes.len(), cohorts);
        all
    }

    /// The index of what some firmware answers to the conditions.
    fn mark(&mut self, vendor: &str, installed: &str) -> usize {
        let answers: Vec<bool> = self.conditions.iter().map(|rule| rule.holds(vendor, installed)).collect();
        self.marks.iter().position(|known| *known == answers).unwrap_or_else(|| {
            self.marks.push(answers);
            self.marks.len() - 1
        })
    }

    fn count(&mut self, fleet: &Fleet, lanes: usize, cohorts: &[Cohort]) {
        let mut sums: Vec<[FxHashMap<Text, u64>; 2]> = vec![Default::default(); lanes];
        for cohort in cohorts {
            let Some([sites, firmware]) = sums.get_mut(cohort.lane as usize) else { continue };
            *sites.entry(cohort.site).or_default() += cohort.devices;
            *firmware.entry(cohort.firmware).or_default() += cohort.devices;
        }
        let named = |sums: FxHashMap<Text, u64>| {
            largest_first(sums.into_iter().map(|(text, devices)| (fleet.get(text), devices)))
        };
        self.counted = sums
            .into_iter()
            .map(|[sites, firmware]| {
                let by_site = named(sites);
                let position: FxHashMap<&str, u32> = by_site.iter().map(|(site, _)| site.as_str()).zip(0..).collect();
                let place = |site: &Site| position.get(fleet.get(site.name)).copied().unwrap_or(0);
                let place = self.sites.iter().map(place).collect();
                Counted { by_site, by_firmware: named(firmware), place }
            })
            .collect();
        self.by_site = largest_first(self.sites.iter().map(|site| (fleet.get(site.name), site.devices)));
    }

    fn name_payers(&mut self, fleet: &Fleet, cohorts: &[Cohort]) {
        let mut sites: FxHashMap<Text, u32> = FxHashMap::default();
        for cohort in cohorts {
            sites.entry(cohort.site).or_insert_with(|| {
                self.sites.push(Site { name: cohort.site, devices: 0 });
                u32::try_from(self.sites.len() - 1).unwrap_or(u32::MAX)
            });
            self.cost_centers.push(cohort.cost_center);
        }
        self.cost_centers.sort_by_key(|text| fleet.get(*text));
        self.cost_centers.dedup();
        let centers: FxHashMap<Text, u32> = self.cost_centers.iter().copied().zip(0..).collect();
        let payer = |cohort: &Cohort| Payer {
            site: sites.get(&cohort.site).copied().unwrap_or(0),
            cost_center: centers.get(&cohort.cost_center).copied().unwrap_or(0),
        };
        let mut payers: Vec<Payer> = cohorts.iter().map(payer).collect();
        payers.sort_unstable();
        payers.dedup();
        self.payers = payers.into();
    }

    fn add_lots(&mut self, purchases: &Purchases) {
        let mut sums: FxHashMap<(usize, i32, Currency), (u64, i64)> = FxHashMap::default();
        for ((cohort, month, currency), (devices, cost)) in purchases {
            let Some(unit) = self.unit_of.get(*cohort as usize) else { continue };
            let sum = sums.entry((*unit, *month, *currency)).or_default();
            sum.0 += devices;
            sum.1 = sum.1.saturating_add(*cost);
        }
        let mut sums: Vec<_> = sums.into_iter().collect();
        sums.sort_unstable_by_key(|(key, _)| *key);
        let position = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        for (index, ((unit, month, currency), (devices, cost))) in sums.into_iter().enumerate() {
            let Some(unit) = self.units.get_mut(unit) else { continue };
            if unit.lots.0 == unit.lots.1 {
                unit.lots.0 = position(index);
            }
            unit.lots.1 = position(index + 1);
            self.lots.push(Lot { month, cost: Money::new(cost, currency), devices });
        }
    }

    /// The purchases of a unit, by month.
    pub fn lots_of(&self, unit: &Unit) -> &[Lot] {
        self.lots.get(unit.lots.0 as usize..unit.lots.1 as usize).unwrap_or_default()
    }
}

impl Unit {
    fn add(&mut self, part: Part) {
        self.devices += part.devices;
        match self.parts.iter_mut().find(|known| known.payer == part.payer) {
            Some(known) => {
                known.devices += part.devices;
                known.shared += part.shared;
            }
            None => self.parts.push(part),
        }
    }
}

fn largest_first<'a>(counts: impl Iterator<Item = (&'a str, u64)>) -> Arc<[(String, u64)]> {
    let mut list: Vec<(String, u64)> = counts.map(|(name, devices)| (name.to_owned(), devices)).collect();
    list.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    list.into()
}
