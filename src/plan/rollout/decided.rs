//! What the user decides about the rollout: waves, their weeks, blackouts, and technicians by period.

use serde::{Deserialize, Serialize};

use crate::model::Day;
use crate::plan::decision::{Selector, WorkKind};

/// Waves of a scenario.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Waves {
    /// One per kind of work and fiscal year, before the deadlines; follows every change.
    #[default]
    Suggested,
    /// As the user set them; devices in none of them fall back to a suggested wave.
    Fixed(Vec<Wave>),
}

/// A group of devices that is worked on together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wave {
    /// Name, such as `W3`.
    pub name: String,
    /// Which devices, for a wave without [`Wave::sites`].
    pub when: Selector,
    /// First day of work.
    pub start: Day,
    /// Last day of work, inclusive.
    pub end: Day,
    /// Technicians of its own; 0 for those of the scenario.
    pub technicians: u16,
    /// What is done where and in which weeks. Empty: all devices that `when` means, evenly from start to end.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<WaveSite>,
}

/// The part of a wave at one site.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WaveSite {
    /// Site, as imported.
    pub site: String,
    /// The work that belongs here.
    pub work: Vec<WaveWork>,
    /// Devices by week, by Monday. Weeks that follow each other are one bar. Where the fleet has changed since, its devices
    /// are shared out in these proportions.
    pub weeks: Vec<WeekDevices>,
}

/// A kind of work on the devices of one lane.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WaveWork {
    /// Key of the lane.
    pub lane: String,
    /// The work.
    pub work: WorkKind,
    /// The last day on which it is in time; tells work on the same lane apart that is due at different times.
    #[serde(default)]
    pub due: Option<Day>,
}

/// Devices of one week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WeekDevices {
    /// The Monday of the week.
    pub monday: Day,
    /// Devices.
    pub devices: u64,
}

/// A period in which nobody works on devices.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Blackout {
    /// Why, such as "Year-end close".
    pub name: String,
    /// First day.
    pub first: Day,
    /// Last day, inclusive.
    pub last: Day,
    /// The site it holds for, as imported; `None` for all.
    #[serde(default)]
    pub site: Option<String>,
}

impl Blackout {
    /// True if nobody works at a site on a day; `None` asks for blackouts of all sites only.
    #[must_use]
    pub fn holds(&self, site: Option<&str>, day: Day) -> bool {
        (self.first..=self.last).contains(&day) && (self.site.is_none() || self.site.as_deref() == site)
    }
}

/// A time with another number of technicians than usual.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TechnicianPeriod {
    /// First day.
    pub from: Day,
    /// Last day, inclusive; `None` for no end.
    #[serde(default)]
    pub until: Option<Day>,
    /// Technicians at work at the same time.
    pub technicians: u16,
}

impl TechnicianPeriod {
    /// True if a day is in it.
    #[must_use]
    pub fn holds(&self, day: Day) -> bool {
        day >= self.from && self.until.is_none_or(|until| day <= until)
    }
}
