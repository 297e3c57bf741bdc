//! What follows from fleet and plan, kept until one of them changes.

use std::sync::Arc;

use crate::catalog::{Catalog, Matches};
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan, outlook};

/// Matches, cohorts and the outlook of every scenario.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Which spelling is which product.
    pub matches: Arc<Matches>,
    /// Devices grouped.
    pub cohorts: Arc<Cohorts>,
    /// One outlook a scenario, in the order of the plan.
    pub outlooks: Vec<Arc<Outlook>>,
}

impl Derived {
    /// Everything anew.
    #[must_use]
    pub fn of(fleet: &Fleet, catalog: &Catalog, plan: &Plan, day: Day) -> Self {
        let matches = Matches::of(fleet, catalog, &plan.assignments);
        let cohorts = Cohorts::of(fleet, &matches, catalog);
        let mut derived = Self {
            matches: Arc::new(matches),
            cohorts: Arc::new(cohorts),
            outlooks: Vec::with_capacity(plan.scenarios.len()),
        };
        derived.outlooks = derived.seen_from(fleet, catalog, plan, day);
        derived
    }

    /// The outlooks of a plan over the same matches and cohorts.
    #[must_use]
    pub fn seen_from(&self, fleet: &Fleet, catalog: &Catalog, plan: &Plan, day: Day) -> Vec<Arc<Outlook>> {
        (0..plan.scenarios.len())
            .map(|scenario| Arc::new(outlook(fleet, &self.cohorts, catalog, plan, scenario, day)))
            .collect()
    }
}
