//! Several devices selected together, and what can be said about them.

use rustc_hash::FxHashMap;

use super::inventory::Basis;
use crate::model::{DeviceId, Field};
use crate::plan::support::Counts;

/// Several records of the inventory, selected together.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Picked {
    /// Positions in the fleet, rising.
    pub rows: Vec<u32>,
    /// Devices they stand for.
    pub devices: u64,
    /// Phones by state on the as-of day.
    pub states: Counts,
    /// Devices by product or class (lane key), most first; records that are no phones are not in it.
    pub lanes: Vec<(String, u64)>,
    /// Devices by site, most first.
    pub sites: Vec<(String, u64)>,
}

impl Picked {
    /// Counts what some records have in common. Positions outside the fleet are left out.
    #[must_use]
    pub fn of(basis: Basis<'_>, mut rows: Vec<u32>) -> Self {
        rows.sort_unstable();
        rows.dedup();
        let mut picked = Self::default();
        let mut lanes: FxHashMap<usize, u64> = FxHashMap::default();
        let mut sites: FxHashMap<&str, u64> = FxHashMap::default();
        rows.retain(|row| basis.fleet.device(DeviceId(*row)).is_some());
        for device in rows.iter().filter_map(|row| basis.fleet.device(DeviceId(*row))) {
            let quantity = u64::from(device.quantity());
            picked.devices += quantity;
            if let Some(state) = basis.state(device.id()) {
                picked.states[state.index()] += quantity;
            }
            if let Some(lane) = basis.place(device.id()).0 {
                *lanes.entry(lane).or_default() += quantity;
            }
            *sites.entry(device.text(Field::Site)).or_default() += quantity;
        }
        let name = |(lane, count): (usize, u64)| Some((basis.cohorts.lanes.get(lane)?.key.clone(), count));
        picked.lanes = most_first(lanes.into_iter().filter_map(name));
        picked.sites = most_first(sites.into_iter().map(|(site, count)| (site.to_owned(), count)));
        picked.rows = rows;
        picked
    }

    /// True if a record is among them.
    #[must_use]
    pub fn has(&self, row: u32) -> bool {
        self.rows.binary_search(&row).is_ok()
    }
}

fn most_first(counts: impl Iterator<Item = (String, u64)>) -> Vec<(String, u64)> {
    let mut counts: Vec<_> = counts.collect();
    counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    counts
}
