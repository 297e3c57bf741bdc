//! The sample fleet, embedded so that the button works anywhere.

use std::path::PathBuf;
use std::sync::OnceLock;

use super::derived::Derived;
use super::task::Ticket;
use crate::catalog::Catalog;
use crate::import::{self, Input};
use crate::model::{ClassGroup, Day};
use crate::plan::Plan;

/// Name and bytes of the files in `examples/brennhold`.
const FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/sample.rs"));

/// The organization of the sample, which titles its plan.
pub const TITLE: &str = "Brennhold";

/// The sample inventories, as if they had been read from disk.
pub fn inputs() -> Vec<Input> {
    FILES.iter().map(|(name, bytes)| Input { path: PathBuf::from(name), bytes: Ok(bytes.to_vec()) }).collect()
}

/// What the start screen says of the sample fleet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleSummary {
    /// Phones.
    pub phones: u64,
    /// Sites they are at.
    pub sites: u64,
    /// Phones of each class group, in the order of [`ClassGroup::ALL`].
    pub groups: Vec<(ClassGroup, u64)>,
}

/// The sample is part of the program: it is counted once for all sessions.
static SUMMARY: OnceLock<SampleSummary> = OnceLock::new();

/// What is known of the sample so far; `None` until [`count`] has run.
pub fn summary() -> Option<&'static SampleSummary> {
    SUMMARY.get()
}

/// Reads the sample fleet as its button would, and counts it.
pub fn count(catalog: &Catalog, today: Day, ticket: &Ticket) {
    let inputs = inputs();
    let Some(imported) = import::import(&inputs, None, today, ticket) else { return };
    let derived = Derived::of(&imported.fleet, catalog, &Plan::default(), today);
    let cohorts = &derived.cohorts;
    let class = |lane: u32| usize::try_from(lane).ok().and_then(|lane| cohorts.lanes.get(lane)).map(|lane| lane.class);
    let groups = ClassGroup::ALL.map(|group| {
        let own =
            cohorts.cohorts.iter().filter(|cohort| class(cohort.lane).is_some_and(|class| class.group() == group));
        (group, own.map(|cohort| cohort.devices).sum())
    });
    let sites: std::collections::BTreeSet<_> =
        cohorts.cohorts.iter().map(|cohort| cohort.site).filter(|site| !site.is_empty()).collect();
    let counted = SampleSummary {
        phones: groups.iter().map(|(_, phones)| phones).sum(),
        sites: sites.len() as u64,
        groups: groups.to_vec(),
    };
    // Another session may have been faster; it counted the same.
    let _ = SUMMARY.set(counted);
}
