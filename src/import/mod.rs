//! Bytes to devices and findings: container, encoding, table, header, field, row, merge.
//!
//! Import never fails as a whole: it returns what it understood together with findings, and keeps what was written
//! beside what was understood.

mod batch;
mod blocks;
mod cells;
pub mod certificate;
mod columns;
mod container;
mod count;
mod delimited;
mod encoding;
mod evidence;
mod fields;
mod file;
pub mod finding;
mod fixed;
mod fuse;
mod html;
mod identity;
mod json;
mod keyed;
mod kind;
mod lexicon;
mod looks;
mod marks;
mod memo;
mod merge;
mod nmap;
mod open;
mod parts;
mod preview;
mod price_list;
#[cfg(fuzzing)]
pub mod probe;
pub mod report;
mod rows;
mod sheet;
mod staging;
mod stats;
mod stream;
mod synonyms;
pub mod syslog;
mod table;
mod tables;
mod workbook;
mod xml;

pub use fields::date::DateOrder;
pub use finding::{Finding, FindingCode, Severity, Suggestion};
pub use preview::{Preview, PreviewRow, PreviewTable};
pub use report::{
    ColumnReport, DryRun, FileReport, Imported, Place, PriceRow, ReadOptions, Repair, TableOptions, TableReport,
};
pub use stream::Unread;
pub use synonyms::key as header_key;

use std::path::PathBuf;

use crate::model::{Day, Fleet};
use file::Given;
use merge::Groups;
use staging::{Source, Staging};

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
    /// Work done and work in all, in bytes; goes back where a file has to be read again.
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
    let default = ReadOptions::default();
    let inputs: Vec<(&Input, &ReadOptions)> = inputs.iter().map(|input| (input, &default)).collect();
    import_with(&inputs, base, today, progress)
}

/// The same with options for each file. `None` if it was cancelled.
///
/// Prices without any currency in cell, column or file are read in the currency of the options, else as euros, and a finding
/// says so.
#[must_use]
pub fn import_with(
    inputs: &[(&Input, &ReadOptions)],
    base: Option<&Fleet>,
    today: Day,
    progress: &dyn Progress,
) -> Option<Imported> {
    let inputs: Vec<(Given<'_>, &ReadOptions)> =
        inputs.iter().map(|(input, options)| (Given::Read(input), *options)).collect();
    run(&inputs, base, today, true, progress).map(|(imported, _)| imported)
}

/// What an import of files would give. It takes less time and memory than the import, as nothing is kept. `None` if it was
/// cancelled.
#[must_use]
pub fn dry_run(files: &[impl Unread], today: Day, progress: &dyn Progress) -> Option<DryRun> {
    let default = ReadOptions::default();
    let given = |file| (Given::Unread(file, stream::Sizes::default()), &default);
    let files: Vec<(Given<'_>, &ReadOptions)> = files.iter().map(|file| given(file as &dyn Unread)).collect();
    let (imported, reports) = run(&files, None, today, false, progress)?;
    Some(DryRun { imported, reports })
}

/// Imports, and says for each file of the fleet which input it is from. What is not kept needs no checksums.
fn run(
    inputs: &[(Given<'_>, &ReadOptions)],
    base: Option<&Fleet>,
    today: Day,
    keeps: bool,
    progress: &dyn Progress,
) -> Option<(Imported, Vec<Option<usize>>)> {
    let total: u64 = inputs.iter().map(|(given, _)| given.length()).sum();
    let mut imported = Imported::default();
    let mut staging = Staging::onto(base);
    let mut done = 0;
    let mut all = None;
    let mut same: Vec<usize> = Vec::new();
    for (number, (given, options)) in inputs.iter().enumerate() {
        let step = file::Step { done, total, keeps, progress };
        let mut read = file::read(*given, options, today, &mut staging, &step)?;
        let earlier = inputs.iter().take(number).position(|(earlier, _)| earlier.is_again(*given));
        same.push(earlier.unwrap_or(number));
        let source = Source { input: number, same: &same, sha256: &read.report.sha256 };
        staging.settle_files(read.first_file, read.records.start, source);
        let groups = Groups::of(&staging, read.records.clone());
        count::count(&mut read, &groups, &staging);
        imported.prices.append(&mut read.prices);
        imported.files.push(read.report);
        all = Some(groups).filter(|_| staging.len() == read.records.end && read.records.start == 0);
        done += given.length();
        if !progress.report(done, total) {
            return None;
        }
    }
    staging.settle_ranks();
    // The only file of an import has its groups already.
    let groups = all.unwrap_or_else(|| Groups::of(&staging, 0..staging.len()));
    let in_files: u64 = imported.files.iter().map(|report| report.records - report.rejected - report.merged).sum();
    let prices: u64 = imported
        .files
        .iter()
        .filter(|report| report.kind == "price_list")
        .map(|report| report.records - report.rejected)
        .sum();
    imported.merged_across_files = in_files.saturating_sub(prices).saturating_sub(groups.roots_of(staging.known));
    count::tell_conflicts(&groups, &staging, &mut imported.files);
    let reports = staging.inputs().to_vec();
    imported.fleet = fuse::build(staging, &groups);
    Some((imported, reports))
}

/// The headers of the first table of a file, as the options find them; `None` if there is no table. Only the beginning of the
/// file is needed, see [`text_head`].
#[must_use]
pub fn headers(input: &Input, options: &ReadOptions) -> Option<Vec<String>> {
    let bytes = input.bytes.as_ref().ok()?;
    let opened = open::open(bytes, container::detect(bytes), options, &mut file::FileRead::default()).ok()?;
    match opened {
        open::Opened::Text(decoded) => {
            let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
            let rows = Box::new(delimited::Delimited::new(&decoded.text, forced));
            let sheet = sheet::Sheet { name: None, rows, keyed: false };
            table::find_header(&sheet, options.header_row).map(|header| header.names)
        }
        open::Opened::Sheets(sheets, _) => {
            let header = |sheet: &sheet::Sheet<'_>| {
                let options = options.for_sheet(sheet.name.as_deref().unwrap_or(""));
                table::find_header(sheet, options.header_row)
            };
            sheets.iter().find_map(header).map(|header| header.names)
        }
    }
}

/// The beginning of a text file, whole lines of at most `limit` bytes; other files whole.
#[must_use]
pub fn text_head(bytes: &[u8], limit: usize) -> &[u8] {
    if bytes.len() <= limit || container::detect(bytes) != container::Container::Text {
        return bytes;
    }
    let head = bytes.get(..limit).unwrap_or(bytes);
    // Two bytes a character: an even number keeps them whole.
    let end = memchr::memrchr2(b'\n', b'\r', head).map_or(limit, |end| end & !1);
    head.get(..end).unwrap_or(head)
}
