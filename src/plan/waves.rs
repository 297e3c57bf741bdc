//! Waves: which devices are worked on when.

use super::decision::{Action, WorkKind};
use super::rollout::{Effort, WeekDevices};
use crate::model::{Day, FiscalYear};

/// A wave with what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveOutlook {
    /// Name, such as `W3`.
    pub name: String,
    /// Site, as imported; empty where devices have none, or where the wave goes to several sites (see [`WaveOutlook::sites`]).
    pub site: String,
    /// The fiscal year it ends in.
    pub fiscal_year: FiscalYear,
    /// First day of work.
    pub start: Day,
    /// Last day of work, inclusive.
    pub end: Day,
    /// Devices.
    pub devices: u64,
    /// What is in it.
    pub items: Vec<WaveItem>,
    /// The earliest deadline of its devices.
    pub deadline: Option<Day>,
    /// Days of work for the technicians of the plan (rule R15); `None` while minutes or technicians are not known.
    pub work_days: Option<u64>,
    /// The kind of work, where it is only one.
    pub work: Option<WorkKind>,
    /// Technicians of its own; `None` for those of the scenario.
    pub technicians: Option<u16>,
    /// True if the user set it, false if it is suggested.
    pub fixed: bool,
    /// What is done where and in which weeks, by start.
    pub parts: Vec<WavePart>,
}

/// The part of a wave at one site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WavePart {
    /// Site, as imported; empty where devices have none.
    pub site: String,
    /// First day of work.
    pub start: Day,
    /// Last day of work, inclusive.
    pub end: Day,
    /// Devices.
    pub devices: u64,
    /// Devices by week, none of them 0.
    pub weeks: Vec<WeekDevices>,
    /// What is in it.
    pub items: Vec<WaveItem>,
    /// The same with the days on which it is due, as the plan keeps it.
    pub work: Vec<DueWork>,
    /// The earliest deadline of its devices.
    pub deadline: Option<Day>,
    /// Time for one device, on average.
    pub each: Effort,
}

impl WaveOutlook {
    /// The number of sites it goes to.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.parts.len()
    }
}

/// A kind of work on the devices of one lane: a [`super::WaveWork`] with its lane by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueWork {
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// The work.
    pub work: WorkKind,
    /// The last day on which it is in time.
    pub due: Option<Day>,
}

/// Devices of one lane in a wave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaveItem {
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// What is done.
    pub action: Action,
    /// The work.
    pub work: WorkKind,
    /// Devices.
    pub devices: u64,
}
