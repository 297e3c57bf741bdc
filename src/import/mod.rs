//! Bytes to devices and findings: container, encoding, table, header, field, row, merge.
//!
//! Import never fails as a whole: it returns what it understood together with findings, and keeps what was written
//! beside what was understood.

pub mod certificate;
mod columns;
mod container;
mod delimited;
mod encoding;
mod evidence;
mod fields;
mod file;
pub mod finding;
mod html;
mod json;
mod kind;
mod merge;
mod nmap;
mod preview;
mod price_list;
pub mod report;
mod rows;
mod sheet;
mod synonyms;
pub mod syslog;
mod table;
mod workbook;

pub use fields::date::DateOrder;
pub use finding::{Finding, FindingCode, Severity, Suggestion};
pub use preview::{Preview, PreviewRow};
pub use report::{ColumnReport, FileReport, Imported, Place, PriceRow, ReadOptions, Repair};
pub use synonyms::key as header_key;

use std::path::PathBuf;

use smallvec::SmallVec;

use crate::model::{Day, Device, Field, FileId, Fleet, FleetBuilder, InternedRecord, SourceFile};
use merge::{Groups, Staged};

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
    let total: u64 = inputs.iter().map(|(input, _)| input.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64)).sum();
    let mut imported = Imported::default();
    let mut builder = FleetBuilder::default();
    let mut staged: Vec<Staged> = Vec::new();
    if let Some(base) = base {
        stage_base(base, &mut builder, &mut staged);
    }
    let base_records = staged.len();
    let mut done = 0;
    for (input, options) in inputs {
        let bytes = input.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        let step = file::Step { done, total, progress };
        let mut read = file::read(input, options, today, &mut builder, &step)?;
        file::count(&mut read, &builder);
        imported.prices.append(&mut read.prices);
        imported.files.push(read.report);
        staged.append(&mut read.staged);
        done += bytes;
        if !progress.report(done, total) {
            return None;
        }
    }
    let in_files: u64 = imported.files.iter().map(|report| report.records - report.rejected - report.merged).sum();
    settle_ranks(&mut staged, base_records, &builder);
    let groups = Groups::of(&staged, base_records, &builder);
    let from_files = (0..staged.len())
        .skip(base_records)
        .map(|index| groups.root(index as u32))
        .collect::<rustc_hash::FxHashSet<u32>>()
        .len() as u64;
    let prices: u64 = imported
        .files
        .iter()
        .filter(|report| report.kind == "price_list")
        .map(|report| report.records - report.rejected)
        .sum();
    imported.merged_across_files = in_files.saturating_sub(prices).saturating_sub(from_files);
    file::tell_conflicts(&groups, &staged, &builder, &mut imported.files);
    merge::build(staged, &groups, &mut builder);
    imported.fleet = builder.build();
    Some(imported)
}

/// The headers of the first table of a file, as the options find them; `None` if there is no table. Only the beginning of the
/// file is needed, see [`text_head`].
#[must_use]
pub fn headers(input: &Input, options: &ReadOptions) -> Option<Vec<String>> {
    let bytes = input.bytes.as_ref().ok()?;
    let opened = file::open(bytes, container::detect(bytes), options, &mut file::FileRead::default()).ok()?;
    match opened {
        file::Opened::Text(decoded) => {
            let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
            let rows = Box::new(delimited::Delimited::new(&decoded.text, forced));
            let sheet = sheet::Sheet { name: None, rows, keyed: false };
            table::find_header(&sheet, options.header_row).map(|header| header.names)
        }
        file::Opened::Sheets(sheets, _) => {
            sheets.iter().find_map(|sheet| table::find_header(sheet, options.header_row)).map(|header| header.names)
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

/// Records of the fleet so far, as if they had just been read.
fn stage_base(base: &Fleet, builder: &mut FleetBuilder, staged: &mut Vec<Staged>) {
    for file in base.files() {
        builder.add_file(file.clone());
    }
    let mut counts: rustc_hash::FxHashMap<u64, u64> = rustc_hash::FxHashMap::default();
    for device in base.iter() {
        let record = interned(device, builder);
        let origins: SmallVec<[_; 1]> = device.origins().iter().copied().collect();
        let seed =
            origins.first().and_then(|origin| base.files().get(usize::from(origin.file.0))).map_or(0, file::seed);
        let hash = rows::fingerprint_of(&record, builder, seed);
        let count = counts.entry(hash).or_default();
        *count += 1;
        let fingerprint = hash ^ count.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        staged.push(Staged { record, more_macs: SmallVec::new(), origins, fingerprint, rank: 1 });
    }
}

fn interned(device: Device<'_>, builder: &mut FleetBuilder) -> InternedRecord {
    let mut record = InternedRecord::default();
    record.mac = device.mac();
    record.purchase_date = device.purchase_date();
    record.purchase_price = device.purchase_price();
    record.warranty_end = device.warranty_end();
    record.last_seen = device.last_seen();
    record.quantity = device.quantity();
    record.kind = device.kind();
    for field in Field::ALL {
        let text = device.text(field);
        if !text.is_empty() {
            let text = builder.intern(text);
            record.set_text(field, text);
        }
    }
    record
}

/// A newer edition of a file that the fleet already knows wins over what the fleet took from the older one.
fn settle_ranks(staged: &mut [Staged], base_records: usize, builder: &FleetBuilder) {
    let files = builder.files();
    let known: Vec<&SourceFile> = {
        let mut known: Vec<FileId> = staged
            .iter()
            .take(base_records)
            .flat_map(|staged| staged.origins.iter().map(|origin| origin.file))
            .collect();
        known.sort_unstable();
        known.dedup();
        known.iter().filter_map(|id| files.get(usize::from(id.0))).collect()
    };
    for record in staged.iter_mut().skip(base_records) {
        let file = record.origins.first().and_then(|origin| files.get(usize::from(origin.file.0)));
        let newer = file.is_some_and(|file| {
            known.iter().any(|old| old.name == file.name && old.sheet == file.sheet && old.sha256 != file.sha256)
                && !known.iter().any(|old| old.sha256 == file.sha256)
        });
        if newer {
            record.rank = 0;
        }
    }
}
