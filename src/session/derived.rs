//! What follows from fleet and plan, kept until one of them changes.

use std::sync::Arc;

use rayon::prelude::*;

use super::models::ModelList;
use super::sites::SiteSpellings;
use crate::catalog::{Catalog, Matches};
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan, Sources, outlook_after, outlook_on};

/// Matches, cohorts and the outlook of every scenario.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// Which spelling is which product.
    pub matches: Arc<Matches>,
    /// Devices grouped.
    pub cohorts: Arc<Cohorts>,
    /// Models that are not certain.
    pub models: Arc<ModelList>,
    /// Sites that may be one.
    pub sites: Arc<Vec<SiteSpellings>>,
    /// One outlook a scenario, in the order of the plan.
    pub outlooks: Vec<Arc<Outlook>>,
}

impl Derived {
    /// Everything anew, for a plan that is made and read on the same day.
    #[must_use]
    pub fn of(fleet: &Fleet, catalog: &Catalog, plan: &Plan, day: Day) -> Self {
        Self::on(fleet, catalog, plan, (day, day))
    }

    /// Everything anew, for a plan that is made on the first day and read on the second.
    #[must_use]
    pub fn on(fleet: &Fleet, catalog: &Catalog, plan: &Plan, days: (Day, Day)) -> Self {
        let matches = Matches::of(fleet, catalog, &plan.assignments);
        let cohorts = Cohorts::of(fleet, &matches, catalog);
        let mut derived = Self {
            models: Arc::new(ModelList::of(fleet, &matches, &cohorts, plan)),
            sites: Arc::new(super::sites::alike(fleet)),
            matches: Arc::new(matches),
            cohorts: Arc::new(cohorts),
            outlooks: Vec::with_capacity(plan.scenarios.len()),
        };
        let outlooks = (0..plan.scenarios.len()).into_par_iter();
        let outlooks = outlooks.map(|at| Arc::new(outlook_on(fleet, &derived.cohorts, catalog, plan, at, days)));
        derived.outlooks = outlooks.collect();
        derived
    }
}

/// The outlooks of a plan, made on the first day and read on the second, after those of the plan before: what is the same is kept.
#[must_use]
pub fn outlooks_after(before: &[Arc<Outlook>], sources: &Sources, days: (Day, Day)) -> Vec<Arc<Outlook>> {
    // Threads of their own: an import keeps those of the pool busy for longer than a frame.
    std::thread::scope(|scope| {
        let make = |scenario: usize| {
            let before = before.get(scenario).map(Arc::clone).unwrap_or_default();
            scope.spawn(move || outlook_after(&before, sources, scenario, days))
        };
        let made: Vec<_> = (0..sources.plan.scenarios.len()).map(make).collect();
        made.into_iter().map(|one| one.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    })
}
