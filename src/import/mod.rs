//! Bytes to devices and findings: container, encoding, table, header, field, row, merge.
//!
//! Import never fails as a whole: it returns what it understood together with findings, and keeps what was written
//! beside what was understood.

pub mod finding;
pub mod report;

pub use finding::{Finding, FindingCode, Severity};
pub use report::{ColumnReport, FileReport, Imported, PriceRow};

use std::path::PathBuf;

use crate::model::{Day, Fleet};

/// A file to import: its name and its bytes, or why they could not be read.
#[derive(Clone, Debug)]
pub struct Input {
    /// Where it was.
    pub path: PathBuf,
    /// Its bytes, or the reason as a sentence.
    pub bytes: Result<Vec<u8>, String>,
}

/// How far a running import is; called from worker threads. Returning `false` cancels.
pub trait Progress: Sync {
    /// Work done and work in all, in bytes.
    fn report(&self, done: u64, total: u64) -> bool;
}

/// No progress, no cancel.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn report(&self, _done: u64, _total: u64) -> bool {
        true
    }
}

/// Imports files into a fleet, on top of `base` (the fleet so far). `None` if it was cancelled.
///
/// `today` only dates the import and flags purchases in the future.
#[must_use]
pub fn import(inputs: &[Input], base: Option<&Fleet>, today: Day, progress: &dyn Progress) -> Option<Imported> {
    let _ = (inputs, base, today, progress);
    Some(Imported::default())
}
