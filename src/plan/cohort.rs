//! Devices grouped once, so that an edit costs the same for ten devices and a million.

use rustc_hash::FxHashMap;

use super::units::{Purchases, Units, month_number};
use crate::catalog::{Catalog, Match, Matches, ProductId};
use crate::model::{Class, Device, DeviceKind, Field, Fleet, Text};

/// Devices that no rule of the plan can tell apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Lane: index into [`Cohorts::lanes`].
    pub lane: u32,
    /// Firmware as written.
    pub firmware: Text,
    /// Site as written.
    pub site: Text,
    /// Cost center as written.
    pub cost_center: Text,
    /// Devices.
    pub devices: u64,
    /// Devices of these that belong to no person (neither user nor mail address); 0 where the fleet names no users at all,
    /// because then nothing is known about shared phones.
    pub shared: u64,
}

/// A product (or an unidentified class) that the fleet holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneKey {
    /// Stable key: the product key, `class:KEY` for devices of a class without product, `unknown`.
    pub key: String,
    /// The product.
    pub product: Option<ProductId>,
    /// The class.
    pub class: Class,
}

/// All cohorts of a fleet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cohorts {
    /// Lanes, in the order of class and then of falling number of devices.
    pub lanes: Vec<LaneKey>,
    /// Cohorts, by lane.
    pub cohorts: Vec<Cohort>,
    /// The lane of every device record, in fleet order; `u32::MAX` for records that are no phones.
    pub lane_of: Vec<u32>,
    /// The cohort of every device record, in fleet order; `u32::MAX` for records that are no phones.
    pub cohort_of: Vec<u32>,
    /// Records and devices that are no phones or soft clients.
    pub not_phones: u64,
    /// Devices whose product is certain or likely.
    pub matched: u64,
    /// Devices whose product is only likely.
    pub likely: u64,
    /// What was paid for them.
    pub(super) purchases: Purchases,
    /// What every outlook of this fleet stands on.
    pub(super) units: Units,
}

/// The lane of a device before lanes have numbers.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    Product(ProductId),
    Class(Class),
}

impl Kind {
    fn of(found: &Match) -> Self {
        match found {
            Match::Certain { product, .. } | Match::Likely { product, .. } => Self::Product(*product),
            Match::ClassOnly { class, .. } => Self::Class(*class),
            Match::Ambiguous { .. } | Match::Unknown => Self::Class(Class::Unknown),
        }
    }

    fn lane(self, catalog: &Catalog) -> LaneKey {
        match self {
            Self::Product(id) => catalog.product(id).map_or_else(
                || Self::Class(Class::Unknown).lane(catalog),
                |product| LaneKey { key: product.key.clone(), product: Some(id), class: product.class },
            ),
            Self::Class(Class::Unknown) => LaneKey { key: "unknown".to_owned(), product: None, class: Class::Unknown },
            Self::Class(class) => LaneKey { key: format!("class:{}", class.key()), product: None, class },
        }
    }
}

/// What makes two records the same cohort.
#[derive(PartialEq, Eq, Hash)]
struct Key(u32, Text, Text, Text);

const NONE: u32 = u32::MAX;

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

fn has_user(device: Device<'_>) -> bool {
    !device.interned(Field::User).is_empty() || !device.interned(Field::Email).is_empty()
}

impl Cohorts {
    /// Groups the phones of a fleet. Soft clients and records that are no phones are counted and left out.
    #[must_use]
    pub fn of(fleet: &Fleet, matches: &Matches, catalog: &Catalog) -> Self {
        let mut grouped = Self {
            lane_of: Vec::with_capacity(fleet.len()),
            cohort_of: Vec::with_capacity(fleet.len()),
            ..Self::default()
        };
        let mut lanes: FxHashMap<Kind, u32> = FxHashMap::default();
        let mut kinds = Vec::new();
        let mut known: FxHashMap<Key, u32> = FxHashMap::default();
        let mut names_users = false;
        let mut purchases = Purchases::default();
        for device in fleet.iter() {
            let quantity = u64::from(device.quantity());
            if device.kind() != DeviceKind::Phone {
                grouped.not_phones += quantity;
                grouped.lane_of.push(NONE);
                grouped.cohort_of.push(NONE);
                continue;
            }
            let found = matches.get(device.spelling());
            let kind = Kind::of(found);
            if matches!(found, Match::Likely { .. }) {
                grouped.likely += quantity;
            }
            if matches!(kind, Kind::Product(_)) {
                grouped.matched += quantity;
            }
            let lane = *lanes.entry(kind).or_insert_with(|| {
                kinds.push(kind);
                number(kinds.len() - 1)
            });
            let key = Key(
                lane,
                device.interned(Field::Firmware),
                device.interned(Field::Site),
                device.interned(Field::CostCenter),
            );
            let cohorts = &mut grouped.cohorts;
            let index = *known.entry(key).or_insert_with_key(|&Key(lane, firmware, site, cost_center)| {
                cohorts.push(Cohort { lane, firmware, site, cost_center, devices: 0, shared: 0 });
                number(cohorts.len() - 1)
            });
            if let (Some(day), Some(price)) = (device.purchase_date(), device.purchase_price()) {
                let sum = purchases.entry((index, month_number(day), price.currency)).or_default();
                sum.0 += quantity;
                sum.1 = sum.1.saturating_add(price.times(quantity).map_or(i64::MAX, |cost| cost.minor));
            }
            let named = has_user(device);
            names_users |= named;
            if let Some(cohort) = cohorts.get_mut(index as usize) {
                cohort.devices += quantity;
                cohort.shared += if named { 0 } else { quantity };
            }
            grouped.lane_of.push(lane);
            grouped.cohort_of.push(index);
        }
        grouped.lanes = kinds.into_iter().map(|kind| kind.lane(catalog)).collect();
        if !names_users {
            grouped.cohorts.iter_mut().for_each(|cohort| cohort.shared = 0);
        }
        let renumber = grouped.sort();
        let purchases = purchases.into_iter().map(|((cohort, month, currency), sum)| {
            ((renumber.get(cohort as usize).copied().unwrap_or(NONE), month, currency), sum)
        });
        grouped.purchases = purchases.collect();
        grouped.units = Units::of(fleet, catalog, &grouped, Vec::new());
        grouped
    }

    /// Puts lanes into the order of class groups and then of falling devices, and cohorts into the order of lanes. Returns the new
    /// position of every cohort.
    fn sort(&mut self) -> Vec<u32> {
        let mut devices = vec![0_u64; self.lanes.len()];
        for cohort in &self.cohorts {
            if let Some(sum) = devices.get_mut(cohort.lane as usize) {
                *sum += cohort.devices;
            }
        }
        let mut order: Vec<(usize, LaneKey)> = std::mem::take(&mut self.lanes).into_iter().enumerate().collect();
        order.sort_by(|(a, lane_a), (b, lane_b)| {
            let falling = devices.get(*b).cmp(&devices.get(*a));
            lane_a.class.group().cmp(&lane_b.class.group()).then(falling).then_with(|| lane_a.key.cmp(&lane_b.key))
        });
        let mut new_lane = vec![NONE; order.len()];
        for (position, (old, lane)) in order.into_iter().enumerate() {
            new_lane[old] = number(position);
            self.lanes.push(lane);
        }
        let renumber = |lane: u32| new_lane.get(lane as usize).copied().unwrap_or(NONE);
        for cohort in &mut self.cohorts {
            cohort.lane = renumber(cohort.lane);
        }
        let mut order: Vec<(usize, Cohort)> = std::mem::take(&mut self.cohorts).into_iter().enumerate().collect();
        order.sort_by_key(|(old, cohort)| (cohort.lane, *old));
        let mut new_cohort = vec![NONE; order.len()];
        for (position, (old, cohort)) in order.into_iter().enumerate() {
            new_cohort[old] = number(position);
            self.cohorts.push(cohort);
        }
        for (lane, cohort) in self.lane_of.iter_mut().zip(&mut self.cohort_of) {
            *lane = renumber(*lane);
            *cohort = new_cohort.get(*cohort as usize).copied().unwrap_or(NONE);
        }
        new_cohort
    }

    /// The number of phones.
    #[must_use]
    pub fn devices(&self) -> u64 {
        self.cohorts.iter().map(|cohort| cohort.devices).sum()
    }
}
