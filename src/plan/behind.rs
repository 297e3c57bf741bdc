//! From a number of the budget back to the devices that cause it.

use rustc_hash::FxHashSet;

use super::budget::{Budget, BudgetLine};
use super::cohort::Cohorts;
use crate::model::{DeviceId, Fleet};

/// A lane, and a site with a cost center; `None` for all of them.
type Place<'a> = (Option<usize>, Option<(&'a str, &'a str)>);

/// The records of the fleet behind some lines of a budget: those of the lanes, sites and cost centers the lines speak of, in fleet
/// order. Contingency and VAT stand for all devices of their site and cost center; what belongs to no site for all of the lane.
///
/// Costs the number of devices: for one cell that somebody opens.
#[must_use]
pub fn devices_behind(fleet: &Fleet, cohorts: &Cohorts, budget: &Budget, lines: &[&BudgetLine]) -> Vec<DeviceId> {
    let mut places: FxHashSet<Place<'_>> = FxHashSet::default();
    for line in lines {
        let place = line.site.position().map(|_| (budget.site(line), budget.cost_center(line)));
        places.insert((line.lane, place));
    }
    let meant: Vec<bool> = cohorts
        .cohorts
        .iter()
        .map(|cohort| {
            let lane = Some(cohort.lane as usize);
            let place = Some((fleet.get(cohort.site), fleet.get(cohort.cost_center)));
            [(lane, place), (lane, None), (None, place), (None, None)].iter().any(|key| places.contains(key))
        })
        .collect();
    let devices = cohorts.cohort_of.iter().zip(0..);
    let behind = devices.filter(|(cohort, _)| meant.get(**cohort as usize).copied().unwrap_or(false));
    behind.map(|(_, device)| DeviceId(device)).collect()
}
