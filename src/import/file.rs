//! One file from bytes to records and its report.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;
use std::path::Path;

use sha2::{Digest as _, Sha256};

use super::batch::Findings;
use super::container::{self, Container};
use super::delimited::Delimited;
use super::finding::{Finding, FindingCode, Severity};
use super::open::{self, Opened};
use super::report::{FileReport, PriceRow, ReadOptions};
use super::sheet::Sheet;
use super::staging::Staging;
use super::stream::{Head, Sizes, Unread};
use super::tables::{self, Task};
use super::{Input, Progress};
use crate::model::{Day, FileId};

/// Longest line of a text file.
pub(crate) const LINE_LIMIT: usize = 1 << 20;
/// Bytes from which on the checksum has a thread of its own.
const LARGE: usize = 1 << 18;

/// Where the whole import is when this file starts.
pub(crate) struct Step<'a> {
    pub(crate) done: u64,
    pub(crate) total: u64,
    /// What is read is kept: files are remembered by their checksums.
    pub(crate) keeps: bool,
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
    /// The first of its files, one a table.
    pub(crate) first_file: FileId,
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

/// A file to read: in memory, or not yet.
#[derive(Clone, Copy)]
pub(crate) enum Given<'a> {
    Read(&'a Input),
    Unread(&'a dyn Unread, Sizes),
}

impl<'a> Given<'a> {
    pub(crate) fn path(self) -> &'a Path {
        match self {
            Self::Read(input) => &input.path,
            Self::Unread(file, _) => file.path(),
        }
    }

    /// Its length in bytes.
    pub(crate) fn length(self) -> u64 {
        match self {
            Self::Read(input) => input.bytes.as_ref().map_or(0, |bytes| bytes.len() as u64),
            Self::Unread(file, _) => file.length(),
        }
    }

    fn bytes(self) -> Result<Cow<'a, [u8]>, String> {
        match self {
            Self::Read(input) => input.bytes.as_deref().map(Cow::Borrowed).map_err(Clone::clone),
            Self::Unread(file, _) => file.whole().map(Cow::Owned),
        }
    }

    /// True for the same file once more: its name and its bytes.
    pub(crate) fn is_again(self, other: Self) -> bool {
        self.path().file_name() == other.path().file_name()
            && self.length() == other.length()
            && (self.path() == other.path()
                || matches!((self.bytes(), other.bytes()), (Ok(one), Ok(other)) if one == other))
    }
}

/// Reads a file. `None` if the import was cancelled.
pub(crate) fn read(
    given: Given<'_>,
    options: &ReadOptions,
    today: Day,
    staging: &mut Staging,
    step: &Step<'_>,
) -> Option<FileRead> {
    let path = given.path();
    let name = path.file_name().map_or_else(|| path.to_string_lossy(), |name| name.to_string_lossy());
    let (first, first_file) = (staging.len(), staging.builder.next_file());
    let fresh = || FileRead {
        report: FileReport {
            name: name.clone().into_owned(),
            path: path.to_string_lossy().into_owned(),
            ..FileReport::default()
        },
        first_file,
        ..FileRead::default()
    };
    let task = Task { options, currency: None, today, step };
    let mut out = fresh();
    let streamed = match given {
        Given::Unread(file, sizes) => match Head::of(file, sizes) {
            Some(head) => read_stream(&head, path, task, staging, &mut out)?,
            None => false,
        },
        Given::Read(_) => false,
    };
    if !streamed {
        out = fresh();
        match given.bytes() {
            Ok(bytes) => read_whole(path, &bytes, task, staging, &mut out)?,
            Err(reason) => out.error(Finding { detail: reason, ..Finding::of(FindingCode::Unreadable) }),
        }
    }
    out.records = first..staging.len();
    out.report.findings = std::mem::take(&mut out.findings).finish();
    Some(out)
}

/// Reads the bytes of a file; `None` if the import was cancelled.
fn read_whole(path: &Path, bytes: &[u8], task: Task<'_>, staging: &mut Staging, out: &mut FileRead) -> Option<()> {
    let mut read = || read_bytes(path, bytes, task, staging, out);
    // The checksum of a large file takes as long as a good part of the reading; that of a small one less than a thread.
    let (sha256, read) = if !task.step.keeps {
        (String::new(), read())
    } else if bytes.len() < LARGE {
        (sha256(bytes), read())
    } else {
        std::thread::scope(|scope| {
            let sha256 = scope.spawn(|| sha256(bytes));
            let read = read();
            (sha256.join().unwrap_or_default(), read)
        })
    };
    read?;
    out.report.sha256 = sha256;
    Some(())
}

/// Reads a large text piece by piece: `false` if it cannot be read so, `None` if the import was cancelled.
fn read_stream(
    head: &Head<'_>,
    path: &Path,
    task: Task<'_>,
    staging: &mut Staging,
    out: &mut FileRead,
) -> Option<bool> {
    let Some(stream) = head.open(task.options) else { return Some(false) };
    Container::Text.key().clone_into(&mut out.report.kind);
    open::tell_other_type(path, Container::Text, &mut out.findings);
    stream.label.clone_into(&mut out.report.encoding);
    out.report.delimiter = char::from(stream.head.delimiter()).to_string();
    let (stream, first) = (&stream, staging.len());
    let sheets = [Sheet { name: None, rows: Box::new(stream), keyed: false }];
    let read = tables::read(&sheets, task, staging, out);
    if stream.is_odd() {
        staging.truncate(first);
        staging.builder.forget_files(out.first_file);
        return Some(false);
    }
    read.map(|()| true)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Opens and reads; `None` if the import was cancelled.
fn read_bytes(path: &Path, bytes: &[u8], task: Task<'_>, staging: &mut Staging, out: &mut FileRead) -> Option<()> {
    let container = container::detect(bytes);
    container.key().clone_into(&mut out.report.kind);
    open::tell_other_type(path, container, &mut out.findings);
    match open::open(bytes, container, task.options, out) {
        Ok(Opened::Text(decoded)) => {
            let forced = task.options.delimiter.and_then(|delimiter| u8::try_from(delimiter).ok());
            let text = Delimited::new(&decoded.text, forced);
            if let Some(line) = text.line_beyond(LINE_LIMIT) {
                let at = Finding { row: Some(line), detail: "line".to_owned(), ..Finding::of(FindingCode::Limit) };
                out.error(at);
                return Some(());
            }
            out.report.delimiter = char::from(text.delimiter()).to_string();
            let sheets = [Sheet { name: None, rows: Box::new(text), keyed: false }];
            tables::read(&sheets, task, staging, out)
        }
        Ok(Opened::Sheets(sheets, currency)) => tables::read(&sheets, Task { currency, ..task }, staging, out),
        Err(finding) => {
            out.error(*finding);
            Some(())
        }
    }
}
