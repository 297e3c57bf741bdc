//! What every export is made from.

use std::sync::Arc;

use crate::catalog::Catalog;
use crate::i18n::Lang;
use crate::model::{Class, Day, DeviceId, Fleet};
use crate::plan::cohort::LaneKey;
use crate::plan::outlook::Lane;
use crate::plan::{Cohorts, Outlook, Plan, State};

/// What every export is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The fleet.
    pub fleet: &'a Fleet,
    /// The catalog.
    pub catalog: &'a Catalog,
    /// Its cohorts.
    pub cohorts: &'a Cohorts,
    /// The outlook of the scenario exported.
    pub outlook: &'a Outlook,
    /// The outlooks of all scenarios.
    pub outlooks: &'a [Arc<Outlook>],
    /// The language.
    pub lang: Lang,
    /// Today, for the dates of the file.
    pub today: Day,
    /// The plan file, for a report that carries it inside.
    pub attached: Option<&'a Arc<Vec<u8>>>,
    /// Told how much is done, and of how much; says whether to go on.
    pub progress: &'a (dyn Fn(u64, u64) -> bool + Sync),
}

impl<'a> Input<'a> {
    /// The name of the scenario exported.
    #[must_use]
    pub fn scenario(&self) -> &'a str {
        self.plan.scenarios.get(self.outlook.scenario).map_or("", |scenario| &scenario.name)
    }

    /// The lane of a record in words of the catalog; `None` for records that are no phones.
    #[must_use]
    pub fn lane_key(&self, id: DeviceId) -> Option<&'a LaneKey> {
        let lane = self.cohorts.lane_of.get(id.0 as usize)?;
        self.cohorts.lanes.get(*lane as usize)
    }

    /// The lane of a record in the outlook.
    #[must_use]
    pub fn lane(&self, id: DeviceId) -> Option<&'a Lane> {
        let key = self.lane_key(id)?;
        self.outlook.lanes.iter().find(|lane| lane.key == key.key)
    }

    /// The class of a record.
    #[must_use]
    pub fn class(&self, id: DeviceId) -> Option<Class> {
        self.lane_key(id).map(|lane| lane.class)
    }

    /// The support state of a record on the as-of day; `None` for records that are no phones.
    #[must_use]
    pub fn state(&self, id: DeviceId) -> Option<State> {
        let cohort = self.cohorts.cohort_of.get(id.0 as usize).filter(|cohort| **cohort != u32::MAX)?;
        Some(self.outlook.cohort_states.get(*cohort as usize).copied().unwrap_or(State::Unknown))
    }
}
