//! What the user chose in the workbench: how files are read, repaired rows, refused rows, named models. Undo goes back through
//! these; the readings made from them follow.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::super::history::Change;
use super::diff::{RowKey, Verdicts};
use crate::catalog::OwnProduct;
use crate::catalog::matching::Assignment;
use crate::i18n::{Lang, tr::bench, tr::session as tr};
use crate::import::{Finding, FindingCode, Input, Place, ReadOptions, Repair};
use crate::model::Field;

/// All choices of an import. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The files.
    pub inputs: Arc<Vec<Input>>,
    /// How each of them is read.
    pub files: Vec<FileChoice>,
    /// True if the devices are added to the fleet that is there, false if they replace it.
    pub adds: bool,
    /// Findings the user looked at and left as they are.
    pub kept: Arc<BTreeSet<KeptFinding>>,
    /// Which differences from the fleet are taken.
    pub verdicts: Arc<Verdicts>,
    /// Spellings named by the user.
    pub assignments: Arc<BTreeMap<String, Option<Assignment>>>,
    /// Products the user described.
    pub own: Arc<Vec<OwnProduct>>,
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileChoice {
    /// Its options.
    pub options: ReadOptions,
    /// The mapping they come from.
    pub mapping: Option<String>,
    /// True once mappings were looked for: a choice of the user is not overruled.
    pub settled: bool,
}

/// A finding, so that it is found again after the files are read anew.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeptFinding {
    /// The file, by position.
    pub file: usize,
    /// What was noticed.
    pub code: FindingCode,
    /// Where.
    pub place: Place,
    /// Column, counted from 1.
    pub column: Option<u32>,
}

impl KeptFinding {
    /// The one of a file.
    #[must_use]
    pub fn of(file: usize, finding: &Finding) -> Self {
        Self { file, code: finding.code, place: place(finding), column: finding.column }
    }
}

/// The row a finding is about.
#[must_use]
pub fn place(finding: &Finding) -> Place {
    Place { sheet: finding.sheet.clone(), row: finding.row.unwrap_or(0) }
}

/// A step in the workbench.
#[derive(Clone, Debug, PartialEq)]
pub enum BenchEdit {
    /// Read a file another way.
    Read(usize, Box<ReadOptions>),
    /// Read a file as a mapping says; `None` finds everything out anew.
    UseMapping(usize, Option<String>),
    /// Take a file out.
    RemoveFile(usize),
    /// Add to the fleet (`true`) or replace it.
    Adds(bool),
    /// Put values in place of what is written, in rows of these files.
    Repair(Vec<(usize, Repair)>),
    /// Take back the repairs of a row and field.
    Unrepair(usize, Place, Field),
    /// Leave a row out (`true`) or take it in again.
    LeaveOut(usize, Place, bool),
    /// Leave findings as they are (`true`) or list them again.
    Keep(Vec<KeptFinding>, bool),
    /// Take (`true`) or refuse a whole class of differences.
    DecideClass(super::diff::RowClass, bool),
    /// Take (`true`) or refuse one difference.
    DecideRow(super::diff::RowClass, RowKey, bool),
    /// Say what spellings mean; `None` goes back to the program's match.
    Assign(Vec<(String, Option<Assignment>)>),
    /// Describe a product and say that these spellings mean it.
    OwnProduct(Box<OwnProduct>, Vec<String>),
}

impl Choices {
    /// The choices for files that were just read.
    #[must_use]
    pub fn of(inputs: Arc<Vec<Input>>, adds: bool) -> Self {
        Self { files: vec![FileChoice::default(); inputs.len()], inputs, adds, ..Self::default() }
    }

    /// With more files at the end.
    #[must_use]
    pub fn with(&self, more: Vec<Input>) -> Self {
        let mut inputs = Vec::clone(&self.inputs);
        let mut files = self.files.clone();
        for input in more {
            inputs.push(input);
            files.push(FileChoice::default());
        }
        Self { inputs: Arc::new(inputs), files, ..self.clone() }
    }

    /// After a step. What it cannot find it leaves.
    #[must_use]
    pub fn apply(&self, edit: &BenchEdit) -> Self {
        let mut next = self.clone();
        match edit {
            BenchEdit::Read(file, options) => {
                if let Some(choice) = next.files.get_mut(*file) {
                    // Another header, sheet or delimiter makes other columns of the rows.
                    let moved = |options: &ReadOptions| (options.header_row, options.sheet.clone(), options.delimiter);
                    let mut options = ReadOptions::clone(options);
                    if moved(&options) != moved(&choice.options) {
                        options.columns.clear();
                        options.date_orders.clear();
                    }
                    if options.sheet != choice.options.sheet {
                        options.tables.clear();
                    }
                    *choice = FileChoice { options, mapping: None, settled: true };
                }
            }
            BenchEdit::UseMapping(file, name) => {
                if let Some(choice) = next.files.get_mut(*file) {
                    *choice = FileChoice { mapping: name.clone(), settled: name.is_none(), ..FileChoice::default() };
                }
            }
            BenchEdit::RemoveFile(file) => next.remove(*file),
            BenchEdit::Adds(adds) => {
                next.adds = *adds;
                next.verdicts = Arc::default();
            }
            BenchEdit::Repair(repairs) => {
                for (file, repair) in repairs {
                    if let Some(choice) = next.files.get_mut(*file) {
                        let known = &mut choice.options.repairs;
                        known.retain(|old| (&old.place, old.field) != (&repair.place, repair.field));
                        known.push(repair.clone());
                    }
                }
            }
            BenchEdit::Unrepair(file, place, field) => {
                if let Some(choice) = next.files.get_mut(*file) {
                    choice.options.repairs.retain(|old| old.place != *place || old.field != *field);
                }
            }
            BenchEdit::LeaveOut(file, place, out) => {
                if let Some(choice) = next.files.get_mut(*file) {
                    choice.options.left_out.retain(|known| known != place);
                    if *out {
                        choice.options.left_out.push(place.clone());
                    }
                }
            }
            BenchEdit::Keep(findings, keep) => {
                let kept = Arc::make_mut(&mut next.kept);
                for finding in findings {
                    if *keep {
                        kept.insert(finding.clone());
                    } else {
                        kept.remove(finding);
                    }
                }
            }
            BenchEdit::DecideClass(class, take) => Arc::make_mut(&mut next.verdicts).decide_class(*class, *take),
            BenchEdit::DecideRow(class, row, take) => Arc::make_mut(&mut next.verdicts).decide_row(*class, *row, *take),
            BenchEdit::Assign(list) => Arc::make_mut(&mut next.assignments).extend(list.iter().cloned()),
            BenchEdit::OwnProduct(product, keys) => {
                let own = Arc::make_mut(&mut next.own);
                own.retain(|known| known.key() != product.key());
                own.push(OwnProduct::clone(product));
                let meant = Some(Assignment::Product(product.key()));
                Arc::make_mut(&mut next.assignments).extend(keys.iter().map(|key| (key.clone(), meant.clone())));
            }
        }
        next
    }

    fn remove(&mut self, file: usize) {
        if file >= self.files.len() {
            return;
        }
        let mut inputs = Vec::clone(&self.inputs);
        inputs.remove(file);
        self.inputs = Arc::new(inputs);
        self.files.remove(file);
        let moved = self.kept.iter().filter(|kept| kept.file != file).cloned().map(|kept| {
            let before = kept.file - usize::from(kept.file > file);
            KeptFinding { file: before, ..kept }
        });
        self.kept = Arc::new(moved.collect());
        self.verdicts = Arc::default();
    }

    /// True if the files have to be read anew to come from one to the other.
    #[must_use]
    pub fn reads_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inputs, &other.inputs)
            && self.files == other.files
            && self.adds == other.adds
            && self.assignments == other.assignments
            && self.own == other.own
    }
}

impl BenchEdit {
    /// What the undo button calls it.
    #[must_use]
    pub fn label(&self, lang: Lang) -> String {
        match self {
            Self::Read(..) => bench::read(lang),
            Self::UseMapping(_, Some(name)) => bench::mapping(lang, name),
            Self::UseMapping(_, None) => bench::mapping_off(lang),
            Self::RemoveFile(_) => bench::remove(lang),
            Self::Adds(true) => bench::adds(lang),
            Self::Adds(false) => bench::replaces(lang),
            Self::Repair(repairs) => bench::repair(lang, repairs.len() as u64),
            Self::Unrepair(..) => bench::unrepair(lang),
            Self::LeaveOut(_, place, true) => bench::leave_out(lang, &place.row.to_string()),
            Self::LeaveOut(_, place, false) => bench::take_in(lang, &place.row.to_string()),
            Self::Keep(..) => bench::keep(lang),
            Self::DecideClass(_, true) | Self::DecideRow(_, _, true) => bench::take_changes(lang),
            Self::DecideClass(_, false) | Self::DecideRow(_, _, false) => bench::refuse_changes(lang),
            Self::Assign(list) => tr::edit_assign_many(lang, list.len() as u64),
            Self::OwnProduct(product, _) => tr::edit_own_product(lang, &product.name()),
        }
    }
}

impl Change for BenchEdit {
    fn merge_key(&self) -> Option<String> {
        None
    }
}
