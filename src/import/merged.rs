//! Cells merged over several rows of a sheet.

use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};

use calamine::Dimensions;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::sheet::Grid;
use super::workbook::{COLUMN_LIMIT, put_cell};

/// Most cells that merged ones are written into.
const FILL_LIMIT: usize = 200_000;

/// What stands in a cell merged over several rows stands in each of them.
pub(crate) fn fill(grid: &mut Grid, merged: &[Dimensions]) {
    let mut filled = 0;
    for area in merged.iter().filter(|area| area.end.0 > area.start.0 && area.start.1 < COLUMN_LIMIT) {
        let (first, last, column) = (area.start.0 + 1, area.end.0.saturating_add(1), area.start.1 as usize);
        let from = grid.rows.partition_point(|(number, _)| *number < first);
        let Some((number, cells)) = grid.rows.get(from) else { continue };
        let Some(value) = cells.get(column).filter(|cell| *number == first && !cell.text.is_empty()).cloned() else {
            continue;
        };
        for (_, cells) in grid.rows.iter_mut().skip(from + 1).take_while(|(number, _)| *number <= last) {
            filled += 1;
            if filled > FILL_LIMIT {
                return;
            }
            if cells.get(column).is_none_or(|cell| cell.text.is_empty()) {
                put_cell(cells, column, value.clone());
            }
        }
    }
}

/// The merged cells of an ODS document by sheet. They are a convenience: a document that cannot be read has none.
pub(crate) fn of_ods(bytes: &[u8]) -> BTreeMap<String, Vec<Dimensions>> {
    let mut found = BTreeMap::new();
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else { return found };
    let Ok(content) = archive.by_name("content.xml") else { return found };
    let mut reader = Reader::from_reader(BufReader::new(content));
    reader.config_mut().check_end_names = false;
    reader.config_mut().expand_empty_elements = true;
    let mut areas: &mut Vec<Dimensions> = &mut Vec::new();
    let (mut row, mut column, mut repeated) = (0_u32, 0_u32, 1_u32);
    let mut buffer = Vec::new();
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(element)) => match element.name().as_ref() {
                "table:table" => {
                    areas = found.entry(text(&element, "table:name").unwrap_or_default()).or_default();
                    row = 0;
                }
                "table:table-row" => {
                    column = 0;
                    repeated = number(&element, "table:number-rows-repeated");
                }
                "table:table-cell" | "table:covered-table-cell" => {
                    let span = number(&element, "table:number-rows-spanned");
                    if span > 1 && areas.len() < FILL_LIMIT {
                        areas.push(Dimensions { start: (row, column), end: (row.saturating_add(span - 1), column) });
                    }
                    column = column.saturating_add(number(&element, "table:number-columns-repeated"));
                }
                _ => {}
            },
            Ok(Event::End(element)) if element.name().as_ref() == "table:table-row" => {
                row = row.saturating_add(repeated);
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn text(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A count in an attribute; one without it.
fn number(element: &BytesStart<'_>, name: &str) -> u32 {
    text(element, name).and_then(|text| text.parse().ok()).unwrap_or(1)
}
