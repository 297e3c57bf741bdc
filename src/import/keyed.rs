//! Records of named values to a table.

use rustc_hash::FxHashMap;

use super::sheet::Grid;
use super::workbook::CELL_LIMIT;

/// Most names of values.
const KEY_LIMIT: usize = 4096;

/// There is more than can be read: `columns` or `cells`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge(pub(crate) &'static str);

/// A table that is being made of records, a column for each name in the order of their first use.
#[derive(Default)]
pub(crate) struct Keyed {
    keys: Vec<String>,
    places: FxHashMap<String, usize>,
    /// The cells of the record that is being read.
    record: Vec<String>,
    grid: Grid,
    cells: usize,
    beyond: Option<TooLarge>,
}

impl Keyed {
    /// The cell of a name in the record that is being read; `None` beyond the limits.
    pub(crate) fn cell(&mut self, key: &str) -> Option<&mut String> {
        if self.beyond.is_some() {
            return None;
        }
        let place = match self.places.get(key) {
            Some(place) => *place,
            None if self.keys.len() < KEY_LIMIT => {
                let place = self.keys.len();
                self.places.insert(key.to_owned(), place);
                self.keys.push(key.to_owned());
                place
            }
            None => {
                self.beyond = Some(TooLarge("columns"));
                return None;
            }
        };
        if self.record.len() <= place {
            self.cells += place + 1 - self.record.len();
            if self.cells > CELL_LIMIT {
                self.beyond = Some(TooLarge("cells"));
                return None;
            }
            self.record.resize(place + 1, String::new());
        }
        self.record.get_mut(place)
    }

    /// Ends the record that is being read.
    pub(crate) fn end(&mut self, number: u32) {
        self.grid.push_texts(number, std::mem::take(&mut self.record));
    }

    /// The table, the names in its first row.
    pub(crate) fn finish(self) -> Result<Grid, TooLarge> {
        if let Some(beyond) = self.beyond {
            return Err(beyond);
        }
        let mut grid = Grid::default();
        grid.push_texts(0, self.keys);
        grid.rows.extend(self.grid.rows);
        Ok(grid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_below_their_names() {
        let mut table = Keyed::default();
        for (number, key, text) in [(1, "a", "x"), (2, "b", "y"), (3, "a", "z")] {
            table.cell(key).expect("within the limits").push_str(text);
            table.end(number);
        }
        let grid = table.finish().expect("within the limits");
        let rows: Vec<(u32, Vec<&str>)> =
            grid.rows.iter().map(|(at, row)| (*at, row.iter().map(|cell| cell.text.as_ref()).collect())).collect();
        assert_eq!(rows, [(0, vec!["a", "b"]), (1, vec!["x"]), (2, vec!["", "y"]), (3, vec!["z"])]);
    }

    #[test]
    fn names_and_cells_beyond_the_limits_are_told() {
        let mut table = Keyed::default();
        for key in 0..=KEY_LIMIT {
            assert_eq!(table.cell(&key.to_string()).is_some(), key < KEY_LIMIT, "{key}");
        }
        assert_eq!(table.keys.len(), KEY_LIMIT);
        assert_eq!(table.finish().err(), Some(TooLarge("columns")));
        let mut table = Keyed { cells: CELL_LIMIT, ..Keyed::default() };
        assert!(table.cell("a").is_none());
        assert_eq!(table.finish().err(), Some(TooLarge("cells")));
    }
}
