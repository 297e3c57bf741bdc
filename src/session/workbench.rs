//! The import workbench: what the files hold, before anything is taken.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::derived::Derived;
use super::task::Ticket;
use crate::catalog::{Catalog, Match};
use crate::i18n::{Lang, tr::session as tr};
use crate::import::{self, FileReport, Imported, Input, Severity};
use crate::model::{Day, Fleet};
use crate::plan::Plan;

/// A dry run of an import: nothing of it is in the plan until it is accepted.
#[derive(Clone, Debug)]
pub struct Workbench {
    /// The files as read.
    pub inputs: Arc<Vec<Input>>,
    /// What was understood, with the fleet as it would be.
    pub imported: Arc<Imported>,
    /// What follows from that fleet.
    pub derived: Derived,
    /// True if the devices are added to the fleet that is there, false if they replace it.
    pub adds: bool,
    /// Sums over all files.
    pub counts: Counts,
}

/// Sums over all files of an import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Data rows.
    pub records: u64,
    /// Devices of the fleet after the import.
    pub devices: u64,
    /// Rows merged with another row, of the same file or another.
    pub merged: u64,
    /// Rows that could not be used.
    pub rejected: u64,
    /// Rows that are no phones.
    pub not_phones: u64,
    /// Devices whose product or class is known.
    pub matched: u64,
    /// Devices whose product is not known.
    pub unknown: u64,
    /// Findings that are errors.
    pub errors: u64,
    /// Findings that need attention.
    pub warnings: u64,
}

impl Workbench {
    /// The reports, one a file.
    #[must_use]
    pub fn reports(&self) -> &[FileReport] {
        &self.imported.files
    }

    /// True if there is anything to take: devices or prices.
    #[must_use]
    pub fn acceptable(&self) -> bool {
        !self.imported.prices.is_empty() || self.imported.files.iter().any(|file| file.devices > 0)
    }
}

/// What the dry run is made from; it runs in a task.
pub struct Request {
    /// The files.
    pub from: From,
    /// The fleet so far, if the files add to it.
    pub base: Option<Arc<Fleet>>,
    /// The plan, for the user's assignments.
    pub plan: Arc<Plan>,
    /// The catalog.
    pub catalog: Arc<Catalog>,
    /// Today: dates the import.
    pub today: Day,
    /// The day everything is seen from.
    pub as_of: Day,
    /// The language of sentences about files that could not be read.
    pub lang: Lang,
}

/// Where the files come from.
pub enum From {
    /// Read these.
    Paths(Vec<PathBuf>),
    /// They were read already.
    Inputs(Arc<Vec<Input>>),
}

/// The largest file read; import has its own, smaller limits on what is in it.
const LARGEST: u64 = 2 << 30;

impl Request {
    /// Reads and understands the files; `None` if cancelled.
    #[must_use]
    pub fn run(self, ticket: &Ticket) -> Option<Workbench> {
        let inputs = match self.from {
            From::Inputs(inputs) => inputs,
            From::Paths(paths) => Arc::new(read(self.lang, &paths, ticket)?),
        };
        let imported = import::import(&inputs, self.base.as_deref(), self.today, ticket)?;
        let derived = Derived::on(&imported.fleet, &self.catalog, &self.plan, (self.today, self.as_of));
        let counts = count(&imported, &derived);
        (!ticket.cancelled()).then(|| Workbench {
            inputs,
            imported: Arc::new(imported),
            derived,
            adds: self.base.is_some(),
            counts,
        })
    }
}

/// Reads files; a folder stands for the files in it. `None` if cancelled.
fn read(lang: Lang, paths: &[PathBuf], ticket: &Ticket) -> Option<Vec<Input>> {
    let mut inputs = Vec::new();
    for path in expand(paths) {
        if ticket.cancelled() {
            return None;
        }
        let bytes = read_file(lang, &path);
        inputs.push(Input { path, bytes });
    }
    Some(inputs)
}

/// The bytes of a file, or a sentence that says why not.
///
/// # Errors
/// The sentence, in the language asked for.
pub fn read_file(lang: Lang, path: &Path) -> Result<Vec<u8>, String> {
    let length = std::fs::metadata(path).map_err(|error| unreadable(lang, &error))?.len();
    if length > LARGEST {
        return Err(tr::file_too_large(lang));
    }
    std::fs::read(path).map_err(|error| unreadable(lang, &error))
}

/// Why a file could not be read or written, as a part of a sentence.
#[must_use]
pub fn unreadable(lang: Lang, error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => tr::io_not_found(lang),
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => tr::io_denied(lang),
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => tr::io_full(lang),
        std::io::ErrorKind::IsADirectory => tr::io_folder(lang),
        _ => error.to_string(),
    }
}

/// Paths with folders replaced by the files in them, sorted. Hidden files, and notes beside inventories, are left out.
#[must_use]
pub fn expand(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let mut inside: Vec<PathBuf> = std::fs::read_dir(path)
            .into_iter()
            .flatten()
            .filter_map(|entry| entry.ok().map(|entry| entry.path()))
            .filter(|path| path.is_file())
            .filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')))
            .collect();
        inside.sort();
        if inside.is_empty() {
            // Named, so that the report says why nothing came of it.
            inside.push(path.clone());
        }
        files.append(&mut inside);
    }
    let note = |path: &PathBuf| path.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("md"));
    if !files.iter().all(note) {
        files.retain(|path| !note(path));
    }
    files
}

fn count(imported: &Imported, derived: &Derived) -> Counts {
    let mut counts = Counts { merged: imported.merged_across_files, ..Counts::default() };
    for file in &imported.files {
        counts.records += file.records;
        counts.merged += file.merged;
        counts.rejected += file.rejected;
        counts.not_phones += file.not_phones;
        for finding in &file.findings {
            counts.errors += u64::from(finding.severity == Severity::Error);
            counts.warnings += u64::from(finding.severity == Severity::Warning);
        }
    }
    for cohort in &derived.cohorts.cohorts {
        let lane = usize::try_from(cohort.lane).ok().and_then(|lane| derived.cohorts.lanes.get(lane));
        let known = lane.is_some_and(|lane| lane.class != crate::model::Class::Unknown);
        if known {
            counts.matched += cohort.devices;
        } else {
            counts.unknown += cohort.devices;
        }
    }
    counts.devices = counts.matched + counts.unknown;
    counts
}

/// Vendor and model of a price row as a product of the catalog.
#[must_use]
pub fn product_key(catalog: &Catalog, vendor: &str, model: &str) -> Option<String> {
    let found = crate::catalog::matching::match_spelling(catalog, vendor, model, "", crate::model::DeviceKind::Phone);
    match found {
        Match::Certain { product, .. } | Match::Likely { product, .. } => {
            catalog.product(product).map(|product| product.key.clone())
        }
        _ => None,
    }
}
