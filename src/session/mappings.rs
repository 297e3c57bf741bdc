//! Mappings: how files with certain columns are read, remembered for the next file of that kind.

use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::workbench::FileChoice;
use crate::import::{self, DateOrder, FileReport, Input, ReadOptions, TableOptions, TableReport};
use crate::model::{Currency, Field};

/// How files with certain columns are read. Columns are known by their headers, so that their order does not matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Its name.
    pub name: String,
    /// The headers that tell its files, normalized and in alphabetical order.
    pub headers: Vec<String>,
    /// Encoding by its label.
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// The only sheet to read.
    pub sheet: Option<String>,
    /// Row of the header, counted from 1.
    pub header_row: Option<u32>,
    /// Header to field; `None` leaves the column out.
    pub columns: Vec<(String, Option<Field>)>,
    /// Order of day and month.
    pub date_order: Option<DateOrder>,
    /// Order of day and month of single columns, by header.
    pub date_orders: Vec<(String, DateOrder)>,
    /// Currency of prices without one.
    pub currency: Option<Currency>,
    /// The sheets of a workbook, if more than one is read.
    pub tables: Vec<TableMapping>,
}

/// How one sheet of a workbook is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TableMapping {
    /// The sheet.
    pub sheet: String,
    /// Row of the header, counted from 1.
    pub header_row: Option<u32>,
    /// Header to field; `None` leaves the column out.
    pub columns: Vec<(String, Option<Field>)>,
    /// Order of day and month of single columns, by header.
    pub date_orders: Vec<(String, DateOrder)>,
}

/// All mappings, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mappings {
    list: Vec<Mapping>,
}

const FILE: &str = "mappings.ron";
/// Most bytes of a text file that are looked at to tell its columns.
const HEAD: usize = 256 << 10;

/// The headers as a fingerprint: normalized, sorted.
fn fingerprint<'a>(headers: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut keys: Vec<String> = headers.map(import::header_key).filter(|key| !key.is_empty()).collect();
    keys.sort_unstable();
    keys
}

impl Mapping {
    /// What the user settled for a file, as a mapping.
    #[must_use]
    pub fn of(name: String, report: &FileReport, options: &ReadOptions) -> Self {
        let first = report.tables.first();
        let headers = first.map_or(&[][..], |table| table.columns.as_slice());
        let mut mapping = Self {
            name,
            headers: fingerprint(headers.iter().map(|column| column.header.as_str())),
            encoding: options.encoding.clone(),
            delimiter: options.delimiter,
            sheet: options.sheet.clone(),
            header_row: options.header_row,
            date_order: options.date_order,
            currency: options.currency,
            ..Self::default()
        };
        let mut tables = report.tables.iter().map(|table| TableMapping::of(table, options));
        if report.tables.len() > 1 {
            mapping.tables = tables.collect();
        } else if let Some(only) = tables.next() {
            mapping.columns = only.columns;
            mapping.date_orders = only.date_orders;
        }
        mapping
    }

    /// How to find the headers of its files.
    fn reading(&self) -> ReadOptions {
        ReadOptions {
            encoding: self.encoding.clone(),
            delimiter: self.delimiter,
            sheet: self.sheet.clone(),
            header_row: self.header_row,
            ..ReadOptions::default()
        }
    }

    /// How to read a file with these headers; `of_sheet` finds those of its sheets.
    fn options(&self, headers: &[String], of_sheet: impl Fn(&TableMapping) -> Option<Vec<String>>) -> ReadOptions {
        let tables = self.tables.iter().filter_map(|table| {
            let headers = of_sheet(table)?;
            Some(TableOptions {
                sheet: table.sheet.clone(),
                header_row: table.header_row,
                columns: placed(&table.columns, &headers),
                date_orders: placed(&table.date_orders, &headers),
            })
        });
        ReadOptions {
            columns: placed(&self.columns, headers),
            date_order: self.date_order,
            date_orders: placed(&self.date_orders, headers),
            currency: self.currency,
            tables: tables.collect(),
            ..self.reading()
        }
    }
}

/// What is said of headers as what is said of columns; each column is taken once.
fn placed<T: Copy>(said: &[(String, T)], headers: &[String]) -> Vec<(u32, T)> {
    let mut free: Vec<(u32, String)> = (0_u32..).zip(headers.iter().map(|header| import::header_key(header))).collect();
    said.iter()
        .filter_map(|(header, value)| {
            let key = import::header_key(header);
            let at = free.iter().position(|(_, known)| *known == key)?;
            Some((free.remove(at).0, *value))
        })
        .collect()
}

impl TableMapping {
    fn of(table: &TableReport, options: &ReadOptions) -> Self {
        let options = options.for_sheet(&table.sheet);
        let header =
            |index: u32| table.columns.iter().find(|column| column.index == index).map(|column| &column.header);
        let chosen = |index: u32| options.columns.iter().find(|(known, _)| *known == index);
        let columns = table.columns.iter().filter(|column| !column.secret && !column.header.trim().is_empty());
        let columns = columns.filter_map(|column| match (chosen(column.index), column.field) {
            (Some((_, field)), _) => Some((column.header.clone(), *field)),
            // Such a column may hold months or a currency, which its own cells tell best.
            (None, Some(Field::WarrantyEnd | Field::PurchasePrice) | None) => None,
            (None, field) => Some((column.header.clone(), field)),
        });
        let orders = options.date_orders.iter();
        Self {
            sheet: table.sheet.clone(),
            header_row: options.header_row,
            columns: columns.collect(),
            date_orders: orders.filter_map(|(index, order)| Some((header(*index)?.clone(), *order))).collect(),
        }
    }
}

impl Mappings {
    /// Reads the mappings of a settings folder. A damaged file is put aside as `mappings.ron.damaged` and named.
    #[must_use]
    pub fn load(folder: &Path) -> (Self, Option<PathBuf>) {
        let path = folder.join(FILE);
        let Ok(bytes) = std::fs::read(&path) else { return (Self::default(), None) };
        if let Some(list) = String::from_utf8(bytes).ok().and_then(|text| parse(&text).ok()) {
            return (Self { list }, None);
        }
        let aside = path.with_extension("ron.damaged");
        // If it cannot be moved it stays, and is overwritten by the next change.
        let _ = std::fs::rename(&path, &aside);
        (Self::default(), Some(aside))
    }

    /// Writes them, all or nothing.
    ///
    /// # Errors
    /// When the folder cannot be made or written.
    pub fn store(&self, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(folder)?;
        let mut file = atomic_write_file::AtomicWriteFile::open(folder.join(FILE))?;
        file.write_all(text(&self.list)?.as_bytes())?;
        file.commit()
    }

    /// All of them, by name.
    #[must_use]
    pub fn list(&self) -> &[Mapping] {
        &self.list
    }

    /// The one with a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Mapping> {
        self.list.iter().find(|mapping| mapping.name == name)
    }

    /// Adds one; it takes the place of one with the same name or for the same files.
    pub fn put(&mut self, mapping: Mapping) {
        self.list.retain(|known| known.name != mapping.name && known.headers != mapping.headers);
        self.list.push(mapping);
        self.list.sort_by_key(|known| known.name.to_lowercase());
    }

    /// Gives one another name, unless that is taken or empty; true if it did.
    pub fn rename(&mut self, name: &str, new: &str) -> bool {
        let new = new.trim();
        if new.is_empty() || self.get(new).is_some() {
            return false;
        }
        let Some(mapping) = self.list.iter_mut().find(|mapping| mapping.name == name) else { return false };
        new.clone_into(&mut mapping.name);
        self.list.sort_by_key(|known| known.name.to_lowercase());
        true
    }

    /// Removes one.
    pub fn remove(&mut self, name: &str) {
        self.list.retain(|mapping| mapping.name != name);
    }

    /// Finds the mapping of a file and settles how it is read: by the name chosen, else by its columns.
    pub(super) fn settle(&self, input: &Input, choice: &mut FileChoice) {
        choice.settled = true;
        let named = choice.mapping.take();
        let Ok(bytes) = &input.bytes else { return };
        if self.list.is_empty() {
            return;
        }
        let head = Input { path: input.path.clone(), bytes: Ok(import::text_head(bytes, HEAD).to_vec()) };
        let mut looked: Vec<(ReadOptions, Option<Vec<String>>)> = Vec::new();
        for mapping in self.list.iter().filter(|mapping| named.as_ref().is_none_or(|name| *name == mapping.name)) {
            let reading = mapping.reading();
            let at = looked.iter().position(|(known, _)| *known == reading).unwrap_or_else(|| {
                looked.push((reading.clone(), import::headers(&head, &reading)));
                looked.len() - 1
            });
            let Some(headers) = looked.get(at).and_then(|(_, headers)| headers.as_ref()) else { continue };
            if named.is_some() || fingerprint(headers.iter().map(String::as_str)) == mapping.headers {
                choice.options = mapping.options(headers, |table| {
                    let (sheet, header_row) = (Some(table.sheet.clone()), table.header_row);
                    import::headers(&head, &ReadOptions { sheet, header_row, ..mapping.reading() })
                });
                choice.mapping = Some(mapping.name.clone());
                return;
            }
        }
    }
}

/// Mappings as a file for others.
///
/// # Errors
/// When they cannot be written as text.
pub fn text(list: &[Mapping]) -> io::Result<String> {
    ron::ser::to_string_pretty(list, ron::ser::PrettyConfig::default())
        .map(|text| text + "\n")
        .map_err(io::Error::other)
}

/// Mappings from a file of [`text`].
///
/// # Errors
/// What is wrong with it, in the words of the reader.
pub fn parse(text: &str) -> Result<Vec<Mapping>, String> {
    ron::from_str::<Vec<Mapping>>(text).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mapping(name: &str) -> Mapping {
        let headers = fingerprint(["Gerätename", "Kst."].into_iter());
        let columns = vec![("Kst.".to_owned(), Some(Field::CostCenter)), ("Gerätename".to_owned(), Some(Field::Name))];
        Mapping { name: name.to_owned(), headers, columns, delimiter: Some(';'), ..Mapping::default() }
    }

    fn settle(mappings: &Mappings, text: &str) -> FileChoice {
        let input = Input { path: "x.csv".into(), bytes: Ok(text.as_bytes().to_vec()) };
        let mut choice = FileChoice::default();
        mappings.settle(&input, &mut choice);
        choice
    }

    #[test]
    fn the_next_file_with_the_same_columns_is_read_by_the_mapping_whatever_their_order() {
        let mut mappings = Mappings::default();
        mappings.put(mapping("Phones of Ulm"));
        let found = settle(&mappings, "Kst.;Gerätename\n4711;T1\n4712;T2\n");
        assert_eq!(found.mapping.as_deref(), Some("Phones of Ulm"));
        assert_eq!(found.options.columns, [(0, Some(Field::CostCenter)), (1, Some(Field::Name))]);
        assert_eq!(found.options.delimiter, Some(';'));
        let other = settle(&mappings, "Kst.;Raum\n4711;T1\n");
        assert_eq!((other.mapping, other.options), (None, ReadOptions::default()));
    }

    #[test]
    fn mappings_survive_on_disk_and_as_a_file_for_others() {
        let folder = tempfile::tempdir().unwrap();
        let mut mappings = Mappings::default();
        mappings.put(mapping("B"));
        mappings.put(Mapping { headers: vec!["x".to_owned()], ..mapping("A") });
        mappings.store(folder.path()).unwrap();
        assert_eq!(Mappings::load(folder.path()), (mappings.clone(), None));
        assert_eq!(parse(&text(mappings.list()).unwrap()).unwrap(), mappings.list());
        assert!(!mappings.rename("A", " B ") && mappings.rename("A", "C"), "a name is used once");
        mappings.put(mapping("D"));
        let names: Vec<&str> = mappings.list().iter().map(|mapping| mapping.name.as_str()).collect();
        assert_eq!(names, ["C", "D"], "one mapping for one kind of file");
        std::fs::write(folder.path().join(FILE), "[(name:").unwrap();
        assert!(Mappings::load(folder.path()).1.is_some());
    }
}
