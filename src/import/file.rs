//! One file from bytes to records and its report.

use std::fmt::Write as _;
use std::ops::Range;

use sha2::{Digest as _, Sha256};

use super::batch::Findings;
use super::container;
use super::delimited::Delimited;
use super::finding::{Finding, FindingCode, Severity};
use super::open::{self, Opened};
use super::report::{FileReport, PriceRow, ReadOptions};
use super::sheet::Sheet;
use super::staging::Staging;
use super::tables::{self, Task};
use super::{Input, Progress};
use crate::model::{Day, FileId};

/// Longest line of a text file.
const LINE_LIMIT: usize = 1 << 20;
/// Bytes from which on the checksum has a thread of its own.
const LARGE: usize = 1 << 18;

/// Where the whole import is when this file starts.
pub(crate) struct Step<'a> {
    pub(crate) done: u64,
    pub(crate) total: u64,
    pub(crate) progress: &'a dyn Progress,
}

impl Step<'_> {
    /// Tells how far this file is; `false` cancels.
    pub(crate) fn report(&self, read: usize) -> bool {
        self.progress.report((self.done + read as u64).min(self.total), self.total)
    }
}

/// What one file gave.
#[derive(Default)]
pub(crate) struct FileRead {
    pub(crate) report: FileReport,
    /// Its records.
    pub(crate) records: Range<u32>,
    pub(crate) prices: Vec<PriceRow>,
    pub(crate) findings: Findings,
}

impl FileRead {
    fn error(&mut self, finding: Finding) {
        self.findings.push(finding.severe(Severity::Error));
    }
}

/// Reads a file. `None` if the import was cancelled.
pub(crate) fn read(
    input: &Input,
    options: &ReadOptions,
    today: Day,
    staging: &mut Staging,
    step: &Step<'_>,
) -> Option<FileRead> {
    let mut out = FileRead::default();
    let name = input.path.file_name().map_or_else(|| input.path.to_string_lossy(), |name| name.to_string_lossy());
    out.report.name = name.into_owned();
    out.report.path = input.path.to_string_lossy().into_owned();
    let first = staging.len();
    let first_file = FileId(u16::try_from(staging.builder.files().len()).unwrap_or(u16::MAX));
    match &input.bytes {
        Ok(bytes) => {
            let mut read = || read_bytes(input, bytes, options, today, staging, step, &mut out);
            // The checksum of a large file takes as long as a good part of the reading; that of a small one less than a thread.
            let (sha256, read) = if bytes.len() < LARGE {
                (sha256(bytes), read())
            } else {
                std::thread::scope(|scope| {
                    let sha256 = scope.spawn(|| sha256(bytes));
                    let read = read();
                    (sha256.join().unwrap_or_default(), read)
                })
            };
            read?;
            staging.settle_files(first_file, first, &sha256);
            out.report.sha256 = sha256;
        }
        Err(reason) => out.error(Finding { detail: reason.clone(), ..Finding::of(FindingCode::Unreadable) }),
    }
    out.records = first..staging.len();
    out.report.findings = std::mem::take(&mut out.findings).finish();
    Some(out)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Opens and reads; `None` if the import was cancelled.
fn read_bytes(
    input: &Input,
    bytes: &[u8],
    options: &ReadOptions,
    today: Day,
    staging: &mut Staging,
    step: &Step<'_>,
    out: &mut FileRead,
) -> Option<()> {
    let container = container::detect(bytes);
    container.key().clone_into(&mut out.report.kind);
    open::tell_other_type(&input.path, container, &mut out.findings);
    match open::open(bytes, container, options, out) {
        Ok(Opened::Text(decoded)) => {
            let forced = options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
            let text = Delimited::new(&decoded.text, forced);
            if let Some(line) = text.line_beyond(LINE_LIMIT) {
                let at = Finding { row: Some(line), detail: "line".to_owned(), ..Finding::of(FindingCode::Limit) };
                out.error(at);
                return Some(());
            }
            out.report.delimiter = char::from(text.delimiter()).to_string();
            let sheets = [Sheet { name: None, rows: Box::new(text), keyed: false }];
            tables::read(&sheets, Task { options, currency: None, today, step }, staging, out)
        }
        Ok(Opened::Sheets(sheets, currency)) => {
            tables::read(&sheets, Task { options, currency, today, step }, staging, out)
        }
        Err(finding) => {
            out.error(*finding);
            Some(())
        }
    }
}
