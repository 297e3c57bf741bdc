//! The plan file on disk: format, versions, atomic save, backup and recovery.
//!
//! `NAME.switchover` is a zip: `manifest.ron` (version, files, checksum of each member), `plan.ron` (the decisions),
//! `fleet.csv` (one row a record), `catalog.ron` (the user's own facts), `sources/` (the imported files, unless switched off).
//! The same document always gives the same bytes.

mod archive;
mod error;
mod fleet_csv;
mod report;
mod store;

use std::sync::Arc;

pub use archive::{FORMAT, read, write};
pub use error::DocumentError;
pub use store::{EXTENSION, backup_path, is_plan_file, is_report_file, open, save};

use crate::model::{Day, Fleet};
use crate::plan::Plan;

/// An imported file as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceBytes {
    /// Its name, without folder.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// Its bytes.
    pub bytes: Arc<Vec<u8>>,
}

/// Everything a plan file holds. Cloning it is cheap.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The decisions.
    pub plan: Arc<Plan>,
    /// The devices.
    pub fleet: Arc<Fleet>,
    /// The imported files; written only if the plan keeps them.
    pub sources: Arc<Vec<SourceBytes>>,
    /// The day the plan was begun.
    pub created: Option<Day>,
    /// The scenario that is current.
    pub scenario: usize,
}
