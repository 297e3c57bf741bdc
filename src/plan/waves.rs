//! Waves: which devices are worked on when.

use super::decision::{Action, WorkKind};
use crate::model::{Day, FiscalYear};

/// A wave with what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveOutlook {
    /// Name, such as `W3`.
    pub name: String,
    /// Site, as imported; empty where devices have none.
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
}

/// Devices of one lane in a wave.
#[derive(Clone, Debug, PartialEq, Eq)]
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
