//! The result of an import.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::finding::Finding;
use crate::model::{Currency, Day, Field, FileId, Fleet};

/// Everything an import produced.
#[derive(Clone, Debug, Default)]
pub struct Imported {
    /// One report a file, in the order given.
    pub files: Vec<FileReport>,
    /// The merged fleet, the base included.
    pub fleet: Fleet,
    /// Price rows from price lists among the files.
    pub prices: Vec<PriceRow>,
    /// Records merged into a record of another file.
    pub merged_across_files: u64,
}

/// What an import would give, to look at and not to keep: its files have no checksums.
#[derive(Clone, Debug, Default)]
pub struct DryRun {
    pub(super) imported: Imported,
    /// For each file of the fleet, the position of its report.
    pub(super) reports: Vec<Option<usize>>,
}

impl DryRun {
    /// One report a file, in the order given.
    #[must_use]
    pub fn files(&self) -> &[FileReport] {
        &self.imported.files
    }

    /// The merged fleet.
    #[must_use]
    pub const fn fleet(&self) -> &Fleet {
        &self.imported.fleet
    }

    /// Records merged into a record of another file.
    #[must_use]
    pub const fn merged_across_files(&self) -> u64 {
        self.imported.merged_across_files
    }

    /// The position of the report of a file of the fleet.
    #[must_use]
    pub fn report_of(&self, FileId(file): FileId) -> Option<usize> {
        self.reports.get(usize::from(file)).copied().flatten()
    }
}

/// What was understood of one file.
#[derive(Clone, Debug, Default)]
pub struct FileReport {
    /// Its name, without folder.
    pub name: String,
    /// Its path as given.
    pub path: String,
    /// Kind by content (`csv`, `xlsx`, `json`, `nmap_xml`, …).
    pub kind: String,
    /// Encoding by content; empty for binary kinds.
    pub encoding: String,
    /// Delimiter (`,` `;` `\t`); empty where there is none.
    pub delimiter: String,
    /// Its tables: one, or one a sheet with devices or prices.
    pub tables: Vec<TableReport>,
    /// Data rows.
    pub records: u64,
    /// Devices, by quantity.
    pub devices: u64,
    /// Rows merged into an earlier row of the same file.
    pub merged: u64,
    /// Rows that could not be used.
    pub rejected: u64,
    /// Rows that are no phones.
    pub not_phones: u64,
    /// Rows that are soft clients.
    pub soft_clients: u64,
    /// What was noticed.
    pub findings: Vec<Finding>,
    /// SHA-256 of the bytes, in hex; empty in a dry run.
    pub sha256: String,
}

/// A table and how it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableReport {
    /// Its sheet; empty where there are none.
    pub sheet: String,
    /// Row of the header, counted from 1.
    pub header_row: Option<u32>,
    /// Columns.
    pub columns: Vec<ColumnReport>,
}

impl FileReport {
    /// The table of a sheet; the first for a sheet that has none.
    #[must_use]
    pub fn table(&self, sheet: &str) -> Option<&TableReport> {
        self.tables.iter().find(|table| table.sheet == sheet).or(self.tables.first())
    }

    /// True if any column holds secrets.
    #[must_use]
    pub fn has_secrets(&self) -> bool {
        self.tables.iter().any(|table| table.columns.iter().any(|column| column.secret))
    }
}

/// How to read a file where the user knows better than its contents; everything `None` is found out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct ReadOptions {
    /// Encoding by its label (`utf-8`, `windows-1252`).
    pub encoding: Option<String>,
    /// Delimiter of a text file.
    pub delimiter: Option<char>,
    /// The only sheet to read.
    pub sheet: Option<String>,
    /// Row of the header, counted from 1.
    pub header_row: Option<u32>,
    /// Column (counted from 0) to field; `None` leaves the column out.
    pub columns: Vec<(u32, Option<Field>)>,
    /// Order of day and month where a column does not tell.
    pub date_order: Option<super::DateOrder>,
    /// Order of day and month of single columns (counted from 0), before that of the file.
    pub date_orders: Vec<(u32, super::DateOrder)>,
    /// Currency of prices without one.
    pub currency: Option<Currency>,
    /// What is chosen for single sheets, before what is chosen for the file.
    pub tables: Vec<TableOptions>,
    /// Values that stand for what is written in this very file; a profile for other files leaves them out.
    pub repairs: Vec<Repair>,
    /// Rows of this very file that are not taken.
    pub left_out: Vec<Place>,
}

/// How one sheet of a workbook is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct TableOptions {
    /// The sheet.
    pub sheet: String,
    /// As in [`ReadOptions::header_row`].
    pub header_row: Option<u32>,
    /// As in [`ReadOptions::columns`].
    pub columns: Vec<(u32, Option<Field>)>,
    /// As in [`ReadOptions::date_orders`].
    pub date_orders: Vec<(u32, super::DateOrder)>,
}

impl ReadOptions {
    /// How a sheet is read.
    #[must_use]
    pub fn for_sheet(&self, sheet: &str) -> Cow<'_, Self> {
        let Some(own) = self.tables.iter().find(|table| table.sheet == sheet) else { return Cow::Borrowed(self) };
        let TableOptions { header_row, columns, date_orders, .. } = own.clone();
        Cow::Owned(Self { header_row, columns, date_orders, ..self.clone() })
    }

    /// The options with other header, columns or orders for a sheet, as [`Self::for_sheet`] gives them back. A file without
    /// sheets, or of which only one is read, has them for the whole file.
    #[must_use]
    pub fn with_sheet(&self, sheet: &str, wanted: &Self) -> Self {
        let before = self.for_sheet(sheet);
        let mut own = TableOptions {
            sheet: sheet.to_owned(),
            header_row: wanted.header_row,
            columns: wanted.columns.clone(),
            date_orders: wanted.date_orders.clone(),
        };
        if own.header_row != before.header_row {
            // Another header makes other columns of the rows.
            own.columns.clear();
            own.date_orders.clear();
        }
        let mut tables = self.tables.clone();
        tables.retain(|table| table.sheet != sheet);
        if sheet.is_empty() || self.sheet.is_some() {
            let TableOptions { header_row, columns, date_orders, .. } = own;
            return Self { header_row, columns, date_orders, tables, ..self.clone() };
        }
        tables.push(own);
        tables.sort_by(|a, b| a.sheet.cmp(&b.sheet));
        Self { tables, ..self.clone() }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// The sheet; empty where there are none.
    pub sheet: String,
    /// The row, counted from 1 as in [`Finding::row`].
    pub row: u32,
}

/// A value that stands for what is written in a row.
///
/// It is read as if it stood in the cell. A row that was left out because of its form (wrong number of fields, an open quote)
/// is made from its repairs alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Repair {
    /// The row.
    pub place: Place,
    /// The field.
    pub field: Field,
    /// The value, as one would write it into the cell; empty takes the value away.
    pub value: String,
}

/// A column and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnReport {
    /// Position, counted from 0.
    pub index: u32,
    /// Header as written.
    pub header: String,
    /// The field; `None` if the column is not used.
    pub field: Option<Field>,
    /// Confidence in percent.
    pub confidence: u8,
    /// True if it holds secrets and was dropped.
    pub secret: bool,
}

/// A row of a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceRow {
    /// `device`, `license`, `headset`, `accessories`, `shipping`, `labor`, `work`.
    pub kind: String,
    /// Vendor as written.
    pub vendor: String,
    /// Model or item as written.
    pub model: String,
    /// Currency.
    pub currency: Option<Currency>,
    /// The amount in major units.
    pub amount: Option<Decimal>,
    /// The first quantity of one order it holds for; `None` for any.
    pub from: Option<u64>,
    /// Minutes of work, for `work` rows.
    pub minutes: Option<Decimal>,
    /// Day of the price.
    pub priced_on: Option<Day>,
    /// Last day of validity.
    pub valid_until: Option<Day>,
    /// File and row, as the source of the price.
    pub source: String,
}
