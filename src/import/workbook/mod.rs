//! Workbooks (XLSX, XLSB, XLS, ODS) to rows.

pub(super) mod merged;
mod ods;
mod xls;
mod xlsb;

use std::io::{Cursor, Read};
use std::panic::catch_unwind;

use calamine::{Cell, Data, DataRef, ExcelDateTime, Ods, Reader, Xls, Xlsb, Xlsx, open_workbook_from_rs};
use memchr::memmem;
use quick_xml::events::BytesStart;

use super::container::Container;
use super::sheet::{CellKind, Grid, OwnedCell};
use crate::model::Currency;

/// Most cells that are read from a workbook, or that the sheets of a workbook may span where the reader makes room for all of them,
/// the empty ones included. A whole sheet of XLS has 16.8 million.
pub(super) const CELL_LIMIT: usize = 40_000_000;
/// Cells of a row beyond this column are not part of a table.
pub(super) const COLUMN_LIMIT: u32 = 4096;
/// Longest text a cell may hold; Excel itself stops at 32,767.
const TEXT_LIMIT: usize = 1 << 16;

/// Why a workbook could not be read.
#[derive(Debug)]
pub(crate) enum WorkbookError {
    /// It has a password.
    Encrypted,
    /// It is broken; the reader's words.
    Damaged(String),
    /// It has more cells than can be read.
    TooLarge,
}

/// A sheet with its name.
pub(crate) type NamedGrid = (String, Grid);

/// Reads all sheets.
pub(crate) fn read(bytes: &[u8], container: Container) -> Result<Vec<NamedGrid>, WorkbookError> {
    // The readers of workbooks trust what is written in them: a foreign file must not end the program.
    let damaged = || Err(WorkbookError::Damaged(String::new()));
    catch_unwind(|| read_sheets(bytes, container)).unwrap_or_else(|_| damaged())
}

fn read_sheets(bytes: &[u8], container: Container) -> Result<Vec<NamedGrid>, WorkbookError> {
    let cursor = Cursor::new(bytes);
    match container {
        Container::Xlsx => read_xlsx(cursor),
        Container::Xlsb => read_xlsb(cursor),
        Container::Xls => {
            if xls::span(bytes) > CELL_LIMIT as u64 {
                return Err(WorkbookError::TooLarge);
            }
            let mut book: Xls<_> = open_workbook_from_rs(cursor).map_err(broken)?;
            let mut sheets = read_ranges(&mut book)?;
            for (name, grid) in &mut sheets {
                merged::fill(grid, &book.merge_cells_by_sheet_name(name).unwrap_or_default());
            }
            Ok(sheets)
        }
        _ => {
            let look = ods::look(bytes);
            if look.span > CELL_LIMIT as u64 {
                return Err(WorkbookError::TooLarge);
            }
            let mut book: Ods<_> = open_workbook_from_rs(cursor).map_err(broken)?;
            let mut sheets = read_ranges(&mut book)?;
            for (name, grid) in &mut sheets {
                merged::fill(grid, look.merged.get(name).map_or(&[], Vec::as_slice));
            }
            Ok(sheets)
        }
    }
}

fn broken(error: impl std::fmt::Display) -> WorkbookError {
    let text = error.to_string();
    if text.to_ascii_lowercase().contains("password") { WorkbookError::Encrypted } else { WorkbookError::Damaged(text) }
}

fn read_xlsx(cursor: Cursor<&[u8]>) -> Result<Vec<NamedGrid>, WorkbookError> {
    let mut book: Xlsx<_> = open_workbook_from_rs(cursor).map_err(broken)?;
    let (mut sheets, mut cells) = (Vec::new(), 0);
    for name in book.sheet_names() {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut grid = read_cells(&mut cells, || reader.next_cell())?;
        drop(reader);
        // Merged cells are a convenience: without them the table is still there.
        merged::fill(&mut grid, &book.merge_cells_by_sheet_name(&name).unwrap_or_default());
        sheets.push((name, grid));
    }
    Ok(sheets)
}

fn read_xlsb(cursor: Cursor<&[u8]>) -> Result<Vec<NamedGrid>, WorkbookError> {
    let merged = xlsb::merged(cursor.get_ref());
    let mut book: Xlsb<_> = open_workbook_from_rs(cursor).map_err(broken)?;
    let (mut sheets, mut cells) = (Vec::new(), 0);
    for name in book.sheet_names() {
        let Ok(mut reader) = book.worksheet_cells_reader(&name) else { continue };
        let mut grid = read_cells(&mut cells, || reader.next_cell())?;
        merged::fill(&mut grid, merged.get(&name).map_or(&[], Vec::as_slice));
        sheets.push((name, grid));
    }
    Ok(sheets)
}

/// Cell by cell, since a used range can be the whole sheet; `cells` counts those of all sheets.
fn read_cells<'c, E: std::fmt::Display>(
    cells: &mut usize,
    mut next: impl FnMut() -> Result<Option<Cell<DataRef<'c>>>, E>,
) -> Result<Grid, WorkbookError> {
    let mut grid = Grid::default();
    while let Some(cell) = next().map_err(broken)? {
        let (row, column) = cell.get_position();
        let value = match cell.get_value() {
            DataRef::SharedString(text) => text_cell(text),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
            DataRef::Int(number) => number_cell(number.to_string()),
            DataRef::Float(number) => number_cell(plain(*number)),
            DataRef::Bool(value) => text_cell(if *value { "true" } else { "false" }),
            DataRef::DateTime(moment) => date_cell(*moment),
            DataRef::Error(_) | DataRef::Empty => continue,
        };
        if value.text.trim().is_empty() || column >= COLUMN_LIMIT {
            continue;
        }
        *cells += put(&mut grid, row.saturating_add(1), column as usize, value);
        if *cells > CELL_LIMIT {
            return Err(WorkbookError::TooLarge);
        }
    }
    Ok(grid)
}

/// Row by row through the reader's own range.
fn read_ranges<'b, R>(book: &mut R) -> Result<Vec<NamedGrid>, WorkbookError>
where
    R: Reader<Cursor<&'b [u8]>>,
    R::Error: std::fmt::Display,
{
    let (mut sheets, mut cells) = (Vec::new(), 0_usize);
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(broken)?;
        let mut grid = Grid::default();
        let (first_row, first_column) = range.start().unwrap_or((0, 0));
        for (row, column, data) in range.used_cells() {
            let column = column + first_column as usize;
            let value = match data {
                Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text_cell(text),
                Data::Int(number) => number_cell(number.to_string()),
                Data::Float(number) => number_cell(plain(*number)),
                Data::Bool(value) => text_cell(if *value { "true" } else { "false" }),
                Data::DateTime(moment) => date_cell(*moment),
                _ => continue,
            };
            if value.text.trim().is_empty() || column >= COLUMN_LIMIT as usize {
                continue;
            }
            let number = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(first_row).saturating_add(1);
            cells += put(&mut grid, number, column, value);
            if cells > CELL_LIMIT {
                return Err(WorkbookError::TooLarge);
            }
        }
        sheets.push((name, grid));
    }
    Ok(sheets)
}

/// Puts a cell into the last row or a new one; the number of cells it takes, empty ones before it included.
fn put(grid: &mut Grid, number: u32, column: usize, value: OwnedCell) -> usize {
    if grid.rows.last().is_none_or(|(last, _)| *last != number) {
        grid.rows.push((number, Vec::new()));
    }
    grid.rows.last_mut().map_or(0, |(_, cells)| put_cell(cells, column, value))
}

/// Puts a cell into a row; the number of cells that the row has more now.
pub(super) fn put_cell(cells: &mut Vec<OwnedCell>, column: usize, value: OwnedCell) -> usize {
    let before = cells.len();
    while cells.len() < column {
        cells.push(OwnedCell { text: "".into(), kind: CellKind::Text });
    }
    if let Some(cell) = cells.get_mut(column) {
        *cell = value;
    } else {
        cells.push(value);
    }
    cells.len() - before
}

/// A number of four bytes.
fn long(data: &[u8], at: usize) -> Option<u32> {
    data.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}

fn text_cell(text: &str) -> OwnedCell {
    let mut end = text.len().min(TEXT_LIMIT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    OwnedCell { text: text.get(..end).unwrap_or("").into(), kind: CellKind::Text }
}

fn number_cell(text: String) -> OwnedCell {
    OwnedCell { text: text.into(), kind: CellKind::Number }
}

fn date_cell(moment: ExcelDateTime) -> OwnedCell {
    match moment.as_datetime().filter(|_| moment.is_datetime()) {
        Some(time) => {
            let text = if time.time() == chrono::NaiveTime::MIN {
                time.format("%Y-%m-%d").to_string()
            } else {
                time.format("%Y-%m-%d %H:%M:%S").to_string()
            };
            OwnedCell { text: text.into(), kind: CellKind::Date }
        }
        None => number_cell(plain(moment.as_f64())),
    }
}

/// The shortest decimal that stands for the number; whole numbers without a fraction, never an exponent.
fn plain(number: f64) -> String {
    format!("{number}")
}

/// The currency the number formats of a workbook show; `None` if there is none or several.
pub(crate) fn currency(bytes: &[u8], container: Container) -> Option<Currency> {
    let (member, limit) = match container {
        Container::Ods => ("content.xml", 64 << 20),
        Container::Xlsx => ("xl/styles.xml", 16 << 20),
        _ => return None,
    };
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut xml = Vec::new();
    archive.by_name(member).ok()?.take(limit).read_to_end(&mut xml).ok()?;
    let mut found = Vec::new();
    if container == Container::Ods {
        let attribute = b"office:currency=\"";
        for at in memmem::find_iter(&xml, attribute) {
            let code =
                xml.get(at + attribute.len()..at + attribute.len() + 3).and_then(|code| std::str::from_utf8(code).ok());
            found.extend(code.and_then(Currency::from_code));
            if found.len() > 1000 {
                break;
            }
        }
    } else {
        let styles = String::from_utf8_lossy(&xml);
        let formats = styles.split("formatCode=\"").skip(1).filter_map(|rest| rest.split('"').next());
        found.extend(formats.filter_map(super::fields::price::currency_in));
    }
    found.sort_unstable();
    found.dedup();
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// The text of an attribute.
fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// Reads what may be a member of a workbook in all ways that are ours, for the fuzz targets.
#[cfg(fuzzing)]
pub(crate) fn probe(member: &[u8]) {
    use std::io::Write as _;
    let _ = xls::span_of_book(member);
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let relations = r#"<R><Relationship Id="r" Target="worksheets/s.bin"/></R>"#;
    // A sheet whose relation is `r` and whose name is `s`.
    let book = [0x9C, 0x01, 20, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, b'r', 0, 1, 0, 0, 0, b's', 0];
    let members: [(&str, &[u8]); 4] = [
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/workbook.bin", &book),
        ("xl/worksheets/s.bin", member),
        ("content.xml", member),
    ];
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        if archive.start_file(name, options).is_err() || archive.write_all(content).is_err() {
            return;
        }
    }
    let Ok(bytes) = archive.finish().map(Cursor::into_inner) else { return };
    let mut grid = Grid::default();
    for row in 1..9 {
        put(&mut grid, row, row as usize % 3, text_cell("x"));
    }
    let sheets = xlsb::merged(&bytes);
    assert!(sheets.contains_key("s"), "the sheet is found");
    for areas in sheets.into_values().chain(ods::look(&bytes).merged.into_values()) {
        merged::fill(&mut grid, &areas);
    }
}
