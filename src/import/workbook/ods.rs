//! What has to be known of an ODS document before its reader opens it: how much room its sheets take, and their merged cells.

use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::merged::{AREA_LIMIT, Merged};

/// Rows and columns that a sheet can have.
const ROWS: u64 = 1 << 20;
const COLUMNS: u64 = 1 << 14;

/// What was seen.
#[derive(Default)]
pub(super) struct Look {
    /// The cells that all sheets span with what is repeated written out; at least 1 for a sheet.
    pub(super) span: u64,
    /// Merged cells by sheet. They are a convenience: a document that cannot be read has none.
    pub(super) merged: Merged,
}

/// Rows of a sheet, as far as they were looked at.
#[derive(Default)]
struct Rows {
    /// Rows with those repeated, and those of them up to the last one that is not empty.
    all: u64,
    filled: u64,
    /// The widest row.
    width: u64,
    /// Cells as they are written down.
    written: u64,
}

impl Rows {
    fn add(&mut self, width: u64, repeated: u64) {
        self.all = self.all.saturating_add(repeated).min(ROWS);
        if width > 0 {
            self.filled = self.all;
            self.width = self.width.max(width);
            self.written = self.written.saturating_add(width);
        }
    }

    fn span(&self) -> u64 {
        self.written.max(self.filled * self.width)
    }
}

/// Looks through a document.
pub(super) fn look(bytes: &[u8]) -> Look {
    let mut look = Look::default();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return look };
    let Ok(content) = archive.by_name("content.xml") else { return look };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut areas: &mut Vec<Dimensions> = &mut Vec::new();
    let mut rows = Rows::default();
    // Columns of the row so far, those up to the last one that is not empty, and how often the row is there.
    let (mut column, mut width, mut repeated) = (0_u64, 0_u64, 1_u64);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.name().as_ref() {
                "table:table" => {
                    look.span += rows.span();
                    rows = Rows::default();
                    areas =
                        look.merged.entry(super::attribute(&element, "table:name").unwrap_or_default()).or_default();
                }
                "table:table-row" => {
                    (column, width) = (0, 0);
                    repeated = number(&element, "table:number-rows-repeated");
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let spanned = number(&element, "table:number-rows-spanned");
                    let at = (rows.all, column);
                    if let (Ok(row), Ok(column), true) = (u32::try_from(at.0), u32::try_from(at.1), spanned > 1) {
                        let end = row.saturating_add(u32::try_from(spanned - 1).unwrap_or(u32::MAX));
                        if areas.len() < AREA_LIMIT {
                            areas.push(Dimensions { start: (row, column), end: (end, column) });
                        }
                    }
                    column = column.saturating_add(number(&element, "table:number-columns-repeated")).min(COLUMNS);
                    if element.attributes().flatten().any(|attribute| is_content(attribute.key.as_ref())) {
                        width = column;
                    }
                }
                // Whatever else stands in a row is the content of a cell.
                _ => width = column,
            },
            Ok(Event::End(element)) => match element.name().as_ref() {
                "table:table-row" => rows.add(width, repeated),
                "table:table" => {
                    look.span += rows.span();
                    rows = Rows::default();
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
        buffer.clear();
    }
    look.span += rows.span();
    look
}

/// True for attributes that make a cell one with content.
fn is_content(name: &str) -> bool {
    name.starts_with("office:") || name == "table:formula" || name == "calcext:value-type"
}

/// A count in an attribute; one without it.
fn number(element: &BytesStart<'_>, name: &str) -> u64 {
    super::attribute(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}
