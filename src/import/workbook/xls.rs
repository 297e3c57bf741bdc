//! How much room the reader of XLS workbooks would make, before it makes it.

use std::io::{Cursor, Read as _};

use super::long;

/// Records of the [MS-XLS] format.
const EOF: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const BOF: u16 = 0x0809;
/// Cells with content; row and column stand in front.
const CELLS: [u16; 7] = [0x0006, 0x0203, 0x0204, 0x00D6, 0x0205, 0x027E, 0x00FD];
const MUL_RK: u16 = 0x00BD;

/// A file of streams, as old workbooks are.
type Compound<'b> = cfb::CompoundFile<Cursor<&'b [u8]>>;

/// Most sheets: each may say that it begins where another one does, and is looked through anew.
const SHEET_LIMIT: usize = 4096;

/// The cells that all sheets span, or say they span; 0 for a file that cannot be read at all.
pub(super) fn span(bytes: &[u8]) -> u64 {
    let Ok(mut file) = Compound::open(Cursor::new(bytes)) else { return 0 };
    let named = |entry: &cfb::Entry| entry.is_stream() && ["Workbook", "Book"].contains(&entry.name());
    let paths: Vec<_> = file.walk().filter(named).map(|entry| entry.path().to_path_buf()).collect();
    let span = |path| {
        let mut book = Vec::new();
        // What could be read before an error is looked at all the same.
        let _ = file.open_stream(path).and_then(|stream| stream.take(bytes.len() as u64).read_to_end(&mut book));
        span_of_book(&book)
    };
    paths.iter().map(span).max().unwrap_or(0)
}

pub(super) fn span_of_book(book: &[u8]) -> u64 {
    let starts = records(book).filter(|record| record.kind == BOUND_SHEET).filter_map(|record| long(record.data, 0));
    let starts: Vec<u32> = starts.collect();
    if starts.len() > SHEET_LIMIT {
        return u64::MAX;
    }
    let spans = starts.iter().map(|start| span_of_sheet(book.get(*start as usize..).unwrap_or(&[])));
    spans.fold(0, u64::saturating_add)
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

fn records(mut stream: &[u8]) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let (kind, length) = (short(stream, 0)?, short(stream, 2)?);
        let end = 4 + usize::from(length);
        let data = stream.get(4..end)?;
        stream = stream.get(end..)?;
        Some(Record { kind, data })
    })
}

/// The larger of what a sheet says it spans and what its cells span.
fn span_of_sheet(stream: &[u8]) -> u64 {
    let (mut said, mut depth) = (0, None::<u32>);
    let (mut rows, mut columns) = (Extent::default(), Extent::default());
    for Record { kind, data } in records(stream) {
        depth = match (kind, depth) {
            (BOF, depth) => depth.map_or(Some(0), |depth| Some(depth + 1)),
            (EOF, Some(depth @ 1..)) => Some(depth - 1),
            (EOF, _) => break,
            (_, depth) => depth,
        };
        // Charts inside a sheet have cells of their own.
        if depth > Some(0) {
            continue;
        }
        if kind == DIMENSIONS {
            said = said.max(dimensions(data));
        } else if CELLS.contains(&kind) || kind == MUL_RK {
            let first = short(data, 2).map(u32::from);
            rows.add(short(data, 0).map(u32::from));
            columns.add(first);
            if kind == MUL_RK {
                // Six bytes a cell behind row and column.
                columns.add(first.map(|first| first + data.len() as u32 / 6));
            }
        }
    }
    said.max(rows.length() * columns.length())
}

/// From the first to the last of some positions.
#[derive(Default)]
struct Extent(Option<(u32, u32)>);

impl Extent {
    fn add(&mut self, at: Option<u32>) {
        if let Some(at) = at {
            let (first, last) = self.0.unwrap_or((at, at));
            self.0 = Some((first.min(at), last.max(at)));
        }
    }

    fn length(&self) -> u64 {
        self.0.map_or(0, |(first, last)| u64::from(last - first) + 1)
    }
}

/// What a sheet says it spans; more than any limit if it ends before it begins.
fn dimensions(data: &[u8]) -> u64 {
    let corners = if data.len() >= 14 {
        (long(data, 0), long(data, 4), short(data, 8), short(data, 10))
    } else {
        (short(data, 0).map(u32::from), short(data, 2).map(u32::from), short(data, 4), short(data, 6))
    };
    let (Some(first_row), Some(end_row), Some(first), Some(end)) = corners else { return 0 };
    // Both are 0 in an empty sheet.
    if end_row == 0 || end == 0 {
        return 1;
    }
    let columns = u64::from(end.checked_sub(first).unwrap_or(end)).max(1);
    let rows = end_row.checked_sub(first_row).map(u64::from);
    rows.map_or(u64::from(u32::MAX), |rows| rows.max(1)) * columns
}

fn short(data: &[u8], at: usize) -> Option<u16> {
    data.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}
