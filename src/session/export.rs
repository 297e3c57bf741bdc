//! Which writer makes which export.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use super::command::ExportKind;
use crate::catalog::Catalog;
use crate::i18n::Lang;
use crate::model::{Day, Fleet};
use crate::plan::{Cohorts, Outlook, Plan};

/// What every export is made from.
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
}

/// The bytes of an export.
///
/// # Errors
/// A sentence that says why it could not be made.
pub fn bytes(kind: ExportKind, input: &Input<'_>) -> Result<Vec<u8>, String> {
    let _ = input;
    Err(format!("{kind:?}"))
}

/// Writes a file, all or nothing.
///
/// # Errors
/// When the folder cannot be written.
pub fn store(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = atomic_write_file::AtomicWriteFile::open(path)?;
    file.write_all(bytes)?;
    file.commit()
}
