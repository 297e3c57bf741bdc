//! Cells merged over several rows of a sheet.

use std::collections::BTreeMap;

use calamine::Dimensions;

use super::{COLUMN_LIMIT, put_cell};
use crate::import::sheet::Grid;

/// Most cells that merged ones are written into, and the longest text that is.
const FILL_LIMIT: usize = 2_000_000;
const FILL_TEXT: usize = 256;
/// Most merged cells of a workbook that are looked at.
pub(super) const AREA_LIMIT: usize = 200_000;

/// Merged cells by sheet.
pub(super) type Merged = BTreeMap<String, Vec<Dimensions>>;

/// What stands in a cell merged over several rows stands in each of them.
pub(in crate::import) fn fill(grid: &mut Grid, merged: &[Dimensions]) {
    let mut filled = 0;
    for area in merged.iter().filter(|area| area.end.0 > area.start.0 && area.start.1 < COLUMN_LIMIT) {
        let (first, last, column) = (area.start.0 + 1, area.end.0.saturating_add(1), area.start.1 as usize);
        let from = grid.rows.partition_point(|(number, _)| *number < first);
        let Some((number, cells)) = grid.rows.get(from) else { continue };
        let Some(value) =
            cells.get(column).filter(|cell| *number == first && (1..=FILL_TEXT).contains(&cell.text.len())).cloned()
        else {
            continue;
        };
        for (_, cells) in grid.rows.iter_mut().skip(from + 1).take_while(|(number, _)| *number <= last) {
            filled += 1;
            if cells.get(column).is_none_or(|cell| cell.text.is_empty()) {
                filled += put_cell(cells, column, value.clone());
            }
            if filled > FILL_LIMIT {
                return;
            }
        }
    }
}
