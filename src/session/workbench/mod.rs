//! The import workbench: what the files hold, before anything is taken.

mod choices;
pub mod diff;
mod files;
mod problems;
mod rejected;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::accept::with_prices;
use super::derived::Derived;
use super::history::History;
use super::mappings::Mappings;
use super::task::Ticket;
use crate::catalog::{Catalog, Match};
use crate::i18n::Lang;
use crate::import::{self, FileReport, Imported, Input, Preview, ReadOptions, Severity};
use crate::model::{Day, DeviceId, Fleet, SourceFile};
use crate::plan::Plan;
use diff::Diff;

pub use choices::{BenchEdit, Choices, FileChoice, KeptFinding, place};
pub use files::{FileOnDisk, expand, read_file, unreadable};
pub use problems::{Problem, Problems, Tab, repair_of};
pub use rejected::rejected_rows;

/// A dry run of an import: nothing of it is in the plan until it is accepted.
#[derive(Clone, Debug)]
pub struct Workbench {
    /// What the user chose; what is shown was read with it.
    pub choices: Choices,
    /// What was read.
    pub reading: Arc<Reading>,
    /// What is noticed, by tab.
    pub problems: Arc<Problems>,
    /// Steps that can be taken back.
    pub(super) history: History<Choices, BenchEdit>,
    /// What was chosen since, while the files are read anew.
    pub(super) pending: Option<Pending>,
}

/// Choices that wait for their reading.
#[derive(Clone, Debug)]
pub(super) struct Pending {
    pub(super) choices: Choices,
    pub(super) history: History<Choices, BenchEdit>,
}

/// What was read and what follows from it.
#[derive(Debug)]
pub struct Reading {
    /// What was understood, with the fleet as it would be.
    pub imported: Arc<Imported>,
    /// What follows from that fleet.
    pub derived: Derived,
    /// The plan it was derived with: the user's, with what was named in the workbench.
    pub plan: Arc<Plan>,
    /// The catalog, with the user's own products.
    pub catalog: Arc<Catalog>,
    /// All rows of every file as written.
    pub previews: Vec<Arc<Preview>>,
    /// The fleet the files add to.
    pub base: Option<Arc<Fleet>>,
    /// The difference from that fleet.
    pub diff: Option<Diff>,
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
    /// The workbench of a first reading.
    pub(super) fn new(read: Read) -> Self {
        let problems = Problems::of(&read.reading, &read.choices);
        Self {
            choices: read.choices,
            reading: Arc::new(read.reading),
            problems: Arc::new(problems),
            history: History::default(),
            pending: None,
        }
    }

    /// The reports, one a file.
    #[must_use]
    pub fn reports(&self) -> &[FileReport] {
        &self.reading.imported.files
    }

    /// Sums over all files.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.reading.counts
    }

    /// How a file is read, the choice included that is still being carried out.
    #[must_use]
    pub fn options(&self, file: usize) -> Option<&FileChoice> {
        self.latest().files.get(file)
    }

    /// The newest choices, whether they were carried out or not.
    #[must_use]
    pub fn latest(&self) -> &Choices {
        self.pending.as_ref().map_or(&self.choices, |pending| &pending.choices)
    }

    /// True while files are read anew: what is shown is what was read before.
    #[must_use]
    pub const fn rereading(&self) -> bool {
        self.pending.is_some()
    }

    /// True if there is anything to take: devices or prices.
    #[must_use]
    pub fn acceptable(&self) -> bool {
        let imported = &self.reading.imported;
        !imported.prices.is_empty() || imported.files.iter().any(|file| file.devices > 0)
    }

    /// True if accepting would leave plan and fleet as they are.
    #[must_use]
    pub fn changes_nothing(&self) -> bool {
        let Reading { imported, base, diff, .. } = &*self.reading;
        let (Some(base), Some(diff)) = (base, diff) else { return false };
        let named = !self.choices.assignments.is_empty() || !self.choices.own.is_empty();
        !named
            && with_prices(&self.reading.plan, &imported.prices, &self.reading.catalog) == *self.reading.plan
            && imported.fleet.files() == base.files()
            && diff.taken(&imported.fleet, &self.choices.verdicts) == 0
    }

    /// The fleet that accepting takes; `None` if that is the one that was read. `clean` leaves out what needs attention.
    pub(super) fn resolve(&self, clean: bool) -> Option<Fleet> {
        let reading = &self.reading;
        let after = &reading.imported.fleet;
        let doubtful = if clean { self.problems.doubtful(reading) } else { rustc_hash::FxHashSet::default() };
        let refused =
            |device: crate::model::Device<'_>| device.origins().iter().any(|origin| doubtful.contains(origin));
        let empty = (Fleet::default(), Diff::default());
        match (&reading.base, &reading.diff) {
            (Some(base), Some(diff)) => diff.resolve(base, after, &self.choices.verdicts, &refused),
            _ if doubtful.is_empty() => None,
            _ => empty.1.resolve(&empty.0, after, &diff::Verdicts::default(), &refused),
        }
    }

    /// What undo takes back in the workbench.
    #[must_use]
    pub fn undoes(&self) -> Option<&BenchEdit> {
        self.history.undoes()
    }

    /// What redo makes again in the workbench.
    #[must_use]
    pub fn redoes(&self) -> Option<&BenchEdit> {
        self.history.redoes()
    }

    /// The device a row of a file became; `None` if it became none.
    #[must_use]
    pub fn device_of(&self, file: usize, row: u32) -> Option<DeviceId> {
        let report = self.reports().get(file)?;
        let fleet = &self.reading.imported.fleet;
        let is = |source: &SourceFile| source.sha256 == report.sha256 && source.name == report.name;
        let found = fleet.iter().find(|device| {
            device
                .origins()
                .iter()
                .any(|origin| origin.row == row && fleet.files().get(usize::from(origin.file.0)).is_some_and(is))
        })?;
        Some(found.id())
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
    /// Mappings that were saved.
    pub mappings: Arc<Mappings>,
    /// What was read before, for what stays the same.
    pub before: Option<(Choices, Arc<Reading>)>,
    /// Today: dates the import.
    pub today: Day,
    /// The day everything is seen from.
    pub as_of: Day,
    /// The language of sentences about files that could not be read.
    pub lang: Lang,
}

/// Where the files come from.
pub enum From {
    /// Read these, beside what is chosen already.
    Paths(Choices, Vec<PathBuf>),
    /// They were read already.
    Choices(Choices),
}

/// A finished reading and the choices it was made with.
#[derive(Debug)]
pub struct Read {
    /// The choices; mappings that fit are filled in.
    pub choices: Choices,
    /// The reading.
    pub reading: Reading,
}

impl Request {
    /// Reads and understands the files; `None` if cancelled.
    #[must_use]
    pub fn run(self, ticket: &Ticket) -> Option<Read> {
        let mut choices = match self.from {
            From::Choices(choices) => choices,
            From::Paths(choices, paths) => choices.with(files::read(self.lang, &paths, ticket)?),
        };
        for (input, choice) in choices.inputs.iter().zip(&mut choices.files) {
            if !choice.settled {
                self.mappings.settle(input, choice);
            }
            if ticket.cancelled() {
                return None;
            }
        }
        let base = self.base.filter(|base| choices.adds && !base.is_empty());
        let inputs: Vec<(&Input, &ReadOptions)> =
            choices.inputs.iter().zip(choices.files.iter().map(|choice| &choice.options)).collect();
        let imported = import::import_with(&inputs, base.as_deref(), self.today, ticket)?;
        let plan = Arc::new(with_choices(&self.plan, &choices));
        let imported = if plan.site_names.is_empty() {
            imported
        } else {
            Imported { fleet: imported.fleet.renamed(crate::model::Field::Site, &plan.site_names), ..imported }
        };
        let catalog = Catalog::with_own(&plan.own_products);
        let mut previews = Vec::with_capacity(choices.files.len());
        for index in 0..choices.files.len() {
            previews.push(preview(&choices, index, self.before.as_ref(), ticket)?);
        }
        let derived = Derived::on(&imported.fleet, &catalog, &plan, (self.today, self.as_of));
        let counts = count(&imported, &derived);
        let diff = base.as_ref().map(|base| {
            let of = |file: &FileReport| SourceFile {
                name: file.name.clone(),
                sheet: None,
                sha256: file.sha256.clone(),
                imported_on: None,
            };
            let sources: Vec<SourceFile> = imported.files.iter().map(of).collect();
            Diff::of(base, &imported.fleet, &sources)
        });
        let imported = Arc::new(imported);
        let reading = Reading { imported, derived, plan, catalog, previews, base, diff, counts };
        (!ticket.cancelled()).then_some(Read { choices, reading })
    }
}

/// The plan with what was named in the workbench.
pub(super) fn with_choices(plan: &Plan, choices: &Choices) -> Plan {
    let mut plan = plan.clone();
    let mut assignments: BTreeMap<_, _> = std::mem::take(&mut plan.assignments);
    for (key, assignment) in choices.assignments.iter() {
        match assignment {
            Some(assignment) => drop(assignments.insert(key.clone(), assignment.clone())),
            None => drop(assignments.remove(key)),
        }
    }
    plan.assignments = assignments;
    for product in choices.own.iter() {
        plan.own_products.retain(|known| known.key() != product.key());
        plan.own_products.push(product.clone());
    }
    plan
}

/// The rows of a file as written; those of the reading before if nothing about them changed.
fn preview(
    choices: &Choices,
    index: usize,
    before: Option<&(Choices, Arc<Reading>)>,
    ticket: &Ticket,
) -> Option<Arc<Preview>> {
    let options = choices.files.get(index).map(|choice| choice.options.clone()).unwrap_or_default();
    let written = |options: &ReadOptions| (options.encoding.clone(), options.delimiter);
    let known = before.and_then(|(old, reading)| {
        let same = Arc::ptr_eq(&old.inputs, &choices.inputs)
            && old.files.get(index).is_some_and(|choice| written(&choice.options) == written(&options));
        same.then(|| reading.previews.get(index).cloned()).flatten()
    });
    if known.is_some() {
        return known;
    }
    Preview::of(&choices.inputs, index, &options, ticket).map(Arc::new)
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
