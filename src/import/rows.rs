//! Rows to records, with a finding for everything that is not as it should be.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::batch::Batch;
use super::columns::{Column, Role};
use super::evidence::Settled;
use super::fields::{agent, mac, text};
use super::finding::{Finding, FindingCode, Severity};
use super::kind;
use super::report::{ReadOptions, Repair};
use super::sheet::{Cell, CellKind, Cells, Row};
use super::table::{self, Header, RowKind};
use crate::model::{Currency, Day, DeviceKind, Field, FileId, InternedRecord, Mac, Origin, Text};

/// How the rows of one table are read.
#[derive(Clone, Debug)]
pub(crate) struct Reading<'a> {
    pub(crate) header: &'a Header,
    pub(crate) columns: &'a [Column],
    /// What the columns decide for their cells.
    pub(crate) settled: Settled,
    /// Rows that end early are complete.
    pub(crate) short_rows: bool,
    /// Lines of a text file.
    pub(crate) is_text: bool,
    /// Site of the sheet.
    pub(crate) sheet_site: Option<String>,
    pub(crate) file: FileId,
    /// Tells equal rows of one file name from those of another.
    pub(crate) seed: u64,
    pub(crate) today: Day,
    /// Repairs of this sheet, by row.
    pub(crate) repairs: FxHashMap<u32, Vec<&'a Repair>>,
    /// Rows of this sheet that are not taken.
    pub(crate) left_out: FxHashSet<u32>,
    /// The sheet; empty where there are none.
    pub(crate) sheet: &'a str,
}

/// Repairs of a sheet by row, and its rows that are not taken.
pub(crate) fn corrections<'a>(
    options: &'a ReadOptions,
    sheet: &str,
) -> (FxHashMap<u32, Vec<&'a Repair>>, FxHashSet<u32>) {
    let mut repairs: FxHashMap<u32, Vec<&Repair>> = FxHashMap::default();
    for repair in options.repairs.iter().filter(|repair| repair.place.sheet == sheet) {
        repairs.entry(repair.place.row).or_default().push(repair);
    }
    let left_out = options.left_out.iter().filter(|place| place.sheet == sheet).map(|place| place.row).collect();
    (repairs, left_out)
}

/// Reads rows of one table.
pub(crate) struct RowReader<'r> {
    pub(super) reading: &'r Reading<'r>,
    pub(super) batch: Batch,
    width: usize,
    heading: Option<String>,
    /// Records came before the first heading.
    headless: bool,
    gathers: bool,
    kinds: FxHashMap<(Text, Text, bool), DeviceKind>,
    /// For columns whose values repeat: what a text was read as.
    pub(super) memos: Vec<Vec<Option<Text>>>,
    /// For the columns of sites: how often a text is there.
    counts: Vec<Vec<u32>>,
    pub(super) scratch: String,
    /// The last year a two-digit year may mean.
    pub(super) century: i32,
}

/// A record in the making.
#[derive(Default)]
pub(super) struct Draft<'c> {
    pub(super) record: InternedRecord,
    pub(super) more_macs: SmallVec<[Mac; 1]>,
    pub(super) raw_name: &'c str,
    pub(super) months: Option<i32>,
    pub(super) currency: Option<Currency>,
    pub(super) price: Option<(usize, Cell<'c>)>,
    pub(super) imprecise_end: bool,
}

/// Where a cell stands.
#[derive(Clone, Copy)]
pub(super) struct At<'c> {
    pub(super) row: u32,
    pub(super) index: usize,
    /// `None` for a value that no column holds.
    pub(super) column: Option<u32>,
    pub(super) header: &'c str,
    pub(super) cell: Cell<'c>,
}

impl At<'_> {
    /// A finding about the cell.
    pub(super) fn note(&self, code: FindingCode, severity: Severity, field: Field) -> Finding {
        Finding {
            severity,
            row: Some(self.row),
            column: self.column,
            header: self.header.to_owned(),
            field: Some(field),
            written: shortened(self.cell.text),
            ..Finding::of(code)
        }
    }
}

impl<'r> RowReader<'r> {
    /// A reader that starts below a heading; `gathers` says that it also gathers evidence for the columns.
    pub(crate) fn new(reading: &'r Reading<'r>, heading: Option<String>, gathers: bool) -> Self {
        let columns = reading.columns.len();
        let mut batch = Batch::new(columns);
        batch.findings.enter(reading.sheet);
        Self {
            reading,
            batch,
            width: table::width(&reading.header.names),
            heading,
            headless: false,
            gathers,
            kinds: FxHashMap::default(),
            memos: vec![Vec::new(); columns],
            counts: vec![Vec::new(); columns],
            scratch: String::new(),
            century: reading.today.year() + 10,
        }
    }

    /// What was read, the heading that the rows to come stand below, and whether records came before the first heading.
    pub(crate) fn finish(mut self) -> (Batch, Option<String>, bool) {
        let counts = std::mem::take(&mut self.counts);
        for ((index, column), counts) in self.reading.columns.iter().enumerate().zip(counts) {
            for (place, times) in counts.into_iter().enumerate().filter(|(_, times)| *times > 0) {
                let text = self.batch.records.fleet().texts().nth(place);
                self.batch.evidence.add(index, column.role, text, times);
            }
        }
        (self.batch, self.heading, self.headless)
    }

    /// Reads a row into a record, if it is one.
    pub(crate) fn read(&mut self, row: &Row<'_>) {
        if self.reading.header.row.is_some_and(|header| row.number <= header) {
            return;
        }
        if self.gathers && !row.unclosed_quote {
            self.gather(row);
        }
        let filled = row.filled();
        let repaired = !self.reading.repairs.is_empty() && self.reading.repairs.contains_key(&row.number);
        match table::classify(row, filled, self.reading.header, self.reading.is_text) {
            _ if repaired => {}
            RowKind::Blank | RowKind::Aside => return,
            RowKind::Heading(text) => {
                self.heading = Some(text.to_owned());
                return;
            }
            RowKind::Record => {}
        }
        self.headless |= self.heading.is_none();
        self.batch.tally.records += 1;
        let flaw = self.flaw(row, filled);
        let taken = if self.reading.left_out.contains(&row.number) {
            self.batch.findings.push(Finding { row: Some(row.number), ..Finding::of(FindingCode::LeftOut) });
            false
        } else if let Some(finding) = flaw {
            if repaired {
                // The cells may stand in the wrong columns: only what was repaired counts.
                self.record(&Row { cells: Cells::Owned(&[]), ..*row })
            } else {
                self.batch.findings.push(finding);
                false
            }
        } else {
            self.record(row)
        };
        self.batch.tally.rejected += u64::from(!taken);
    }

    /// Texts that repeat are counted here and looked at once.
    fn gather(&mut self, row: &Row<'_>) {
        for (index, column) in self.reading.columns.iter().enumerate() {
            if !super::evidence::is_watched(column.role) {
                continue;
            }
            let text = row.cell(index).text;
            if text.is_empty() {
                continue;
            }
            if column.role == Role::Field(Field::Site) {
                let place = self.batch.records.intern(text).index();
                if let Some(counts) = self.counts.get_mut(index) {
                    if counts.len() <= place {
                        counts.resize(place + 1, 0);
                    }
                    counts[place] += 1;
                }
            } else {
                self.batch.evidence.add(index, column.role, text, 1);
            }
        }
    }

    /// A row whose cells may stand in the wrong columns.
    fn flaw(&self, row: &Row<'_>, filled: usize) -> Option<Finding> {
        let at = |code| Finding { severity: Severity::Error, row: Some(row.number), ..Finding::of(code) };
        if row.unclosed_quote {
            return Some(at(FindingCode::UnclosedQuote));
        }
        if !self.reading.is_text || filled == 0 {
            return None;
        }
        let last = (0..row.len()).rev().find(|index| !row.cell(*index).text.is_empty()).map_or(0, |last| last + 1);
        let ragged = last > self.width || (row.len() < self.width && !self.reading.short_rows);
        ragged.then(|| Finding {
            written: row.len().max(last).to_string(),
            detail: self.width.to_string(),
            ..at(FindingCode::Ragged)
        })
    }

    /// Reads a record; `false` if nothing says what it is.
    fn record(&mut self, row: &Row<'_>) -> bool {
        let reading = self.reading;
        let columns = reading.columns;
        let mut draft = Draft::default();
        draft.record.quantity = 1;
        let repairs = if reading.repairs.is_empty() {
            &[]
        } else {
            reading.repairs.get(&row.number).map_or(&[][..], Vec::as_slice)
        };
        let repaired = |repair: &&'r Repair| Cell { text: repair.value.trim(), kind: CellKind::Text };
        for (index, column) in columns.iter().enumerate() {
            if matches!(column.role, Role::Secret | Role::Unused) {
                continue;
            }
            let repair = repairs.iter().find(|repair| column.role == Role::Field(repair.field));
            let cell = repair.map_or_else(|| row.cell(index), repaired);
            if !cell.text.is_empty() {
                let number = u32::try_from(index + 1).ok();
                let at = At { row: row.number, index, column: number, header: &column.header, cell };
                self.cell(column.role, at, &mut draft);
            }
        }
        for repair in repairs.iter().filter(|repair| !columns.iter().any(|c| c.role == Role::Field(repair.field))) {
            let cell = repaired(repair);
            if !cell.text.is_empty() {
                let at = At { row: row.number, index: columns.len(), column: None, header: "", cell };
                self.cell(Role::Field(repair.field), at, &mut draft);
            }
        }
        self.settle(row.number, &mut draft);
        if self.identify(row.number, draft) {
            return true;
        }
        let first = row.texts().find(|text| !text.is_empty()).unwrap_or("");
        self.batch.findings.push(Finding {
            severity: Severity::Error,
            row: Some(row.number),
            written: first.to_owned(),
            ..Finding::of(FindingCode::NoIdentity)
        });
        false
    }

    /// What follows from several cells.
    fn settle(&mut self, row: u32, draft: &mut Draft<'_>) {
        if let Some((index, cell)) = draft.price {
            let column = self.reading.columns.get(index);
            let number = column.and_then(|_| u32::try_from(index + 1).ok());
            let header = column.map_or("", |column| column.header.as_str());
            self.price(At { row, index, column: number, header, cell }, draft);
        }
        let record = &mut draft.record;
        if let (None, Some(months), Some(bought)) = (record.warranty_end, draft.months, record.purchase_date) {
            record.warranty_end = Some(bought.plus_months(months));
        }
        if let (Some(bought), Some(end)) = (record.purchase_date, record.warranty_end)
            && end < bought
            && !draft.imprecise_end
        {
            self.batch.findings.push(Finding {
                severity: Severity::Warning,
                row: Some(row),
                field: Some(Field::WarrantyEnd),
                written: end.to_string(),
                detail: bought.to_string(),
                ..Finding::of(FindingCode::WarrantyBeforePurchase)
            });
        }
        self.places(record);
    }

    /// Identity and kind; `false` if nothing says what the row is.
    fn identify(&mut self, row: u32, draft: Draft<'_>) -> bool {
        let Draft { mut record, more_macs, raw_name, .. } = draft;
        // Some user agents end with the address of their phone.
        let written = record.text(Field::Firmware);
        self.agent(&mut record);
        let records = &self.batch.records;
        let written = records.text(written);
        if record.mac.is_none() {
            record.mac = mac::named_in(records.text(record.text(Field::Notes)))
                .or_else(|| mac::in_name(raw_name))
                .or_else(|| agent::read(written).and_then(|_| mac::in_name(written)));
        }
        let known = |field: Field| !record.text(field).is_empty();
        let is_identity = |field: Field| text::is_identity(records.text(record.text(field)));
        let identified = record.mac.is_some() || is_identity(Field::Serial) || is_identity(Field::AssetTag);
        if !identified && !known(Field::Model) && !known(Field::DeviceType) {
            return false;
        }
        let name = if raw_name.is_empty() { records.text(record.text(Field::Name)) } else { raw_name };
        // A fleet has few models and many rows.
        let spelled = (record.text(Field::DeviceType), record.text(Field::Model), kind::is_soft_name(name));
        record.kind = *self
            .kinds
            .entry(spelled)
            .or_insert_with(|| kind::of(name, records.text(spelled.0), records.text(spelled.1)));
        let id = u32::try_from(records.fleet().len()).unwrap_or(u32::MAX);
        if identified {
            // Two devices in one row do not exist: a count beside a serial number is something else.
            record.quantity = 1;
        } else {
            let hash = fingerprint(self.reading.seed, |field| records.text(record.text(field)));
            self.batch.anonymous.push((id, hash));
        }
        self.batch.more_macs.extend(more_macs.into_iter().map(|mac| (id, mac)));
        self.batch.records.push_interned(&record, &[Origin { file: self.reading.file, row }]);
        true
    }

    /// The heading the row stands below.
    pub(super) fn heading(&self) -> Option<&str> {
        self.heading.as_deref()
    }
}

/// What the texts of a record without identity amount to.
pub(crate) fn fingerprint<'t>(seed: u64, text: impl Fn(Field) -> &'t str) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write_u64(seed);
    for field in Field::ALL {
        if !matches!(field, Field::Status | Field::LastSeen | Field::Notes) {
            hasher.write(text(field).as_bytes());
            hasher.write_u8(0xFF);
        }
    }
    hasher.finish()
}

/// A cell for a sentence: not too long.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text.get(..at).unwrap_or("")),
        None => text.to_owned(),
    }
}
