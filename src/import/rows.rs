//! Rows to records, with a finding for everything that is not as it should be.

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::batch::Batch;
use super::cells;
use super::columns::{Column, Role};
use super::evidence::Settled;
use super::fields::{agent, mac, text};
use super::finding::{Finding, FindingCode, Severity};
use super::identity::{self, Key};
use super::kind;
use super::memo::{Memo, Place};
use super::report::{ReadOptions, Repair};
use super::sheet::{Cell, Cells, Row};
use super::table::{self, Header, RowKind};
use crate::model::{Currency, Day, Field, FileId, InternedRecord, Mac, Origin, PartBuilder, SpellingId, Text};

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
    pub(super) records: PartBuilder,
    width: usize,
    heading: Option<String>,
    /// Records came before the first heading.
    headless: bool,
    gathers: bool,
    /// Evidence is gathered where cells are read.
    pub(super) counting: bool,
    /// Columns that are read.
    used: Vec<(usize, Role)>,
    /// For each of them, where the cell of the row at hand seems to be known.
    guesses: Vec<Option<Place>>,
    /// Columns that evidence is gathered of.
    watched: Vec<(usize, Role)>,
    /// The spellings so far, by vendor, model, device type and whether the name is that of a soft client.
    spellings: FxHashMap<(Text, Text, Text, bool), SpellingId>,
    /// For columns whose values repeat: what a text was read as.
    pub(super) memos: Vec<Memo>,
    /// For the other columns: how often values repeat nevertheless.
    pub(super) repeats: Vec<Repeats>,
    /// Which sites are paths, as far as that is known, by the position of the text.
    pub(super) paths: Vec<Option<bool>>,
    pub(super) scratch: String,
    /// The last year a two-digit year may mean.
    pub(super) century: i32,
}

/// How often values of a column were there before, among the first ones.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Repeats {
    looked: u32,
    repeated: u32,
}

impl Repeats {
    /// Values that are looked at.
    const LOOK: u32 = 64;

    /// True once hardly any value was there before.
    pub(super) const fn are_rare(self) -> bool {
        self.looked >= Self::LOOK && self.repeated * 10 < Self::LOOK
    }

    pub(super) const fn add(&mut self, repeated: bool) {
        if self.looked < Self::LOOK {
            self.looked += 1;
            self.repeated += repeated as u32;
        }
    }
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
    /// Its column; beyond the last one for a value that no column holds.
    pub(super) index: usize,
    pub(super) columns: &'c [Column],
    pub(super) cell: Cell<'c>,
}

impl At<'_> {
    /// The header of the column as written.
    pub(super) fn header(&self) -> &str {
        self.columns.get(self.index).map_or("", |column| &column.header)
    }

    /// A finding about the cell.
    pub(super) fn note(&self, code: FindingCode, severity: Severity, field: Field) -> Finding {
        Finding {
            severity,
            row: Some(self.row),
            column: self.columns.get(self.index).and_then(|_| u32::try_from(self.index + 1).ok()),
            header: self.header().to_owned(),
            field: Some(field),
            written: shortened(self.cell.text),
            ..Finding::of(code)
        }
    }
}

impl<'r> RowReader<'r> {
    /// A reader of the rows below no heading; `gathers` says that it also gathers evidence for the columns.
    pub(crate) fn new(reading: &'r Reading<'r>, gathers: bool) -> Self {
        let roles = || reading.columns.iter().map(|column| column.role).enumerate();
        Self {
            reading,
            batch: Batch::of(reading),
            records: PartBuilder::default(),
            width: table::width(&reading.header.names),
            heading: None,
            headless: false,
            gathers,
            counting: false,
            used: roles().filter(|(_, role)| !matches!(role, Role::Secret | Role::Unused)).collect(),
            guesses: Vec::new(),
            watched: roles().filter(|(_, role)| gathers && super::evidence::is_watched(*role)).collect(),
            spellings: FxHashMap::default(),
            memos: std::iter::repeat_with(Memo::default).take(reading.columns.len()).collect(),
            repeats: vec![Repeats::default(); reading.columns.len()],
            paths: Vec::new(),
            scratch: String::new(),
            century: reading.today.year() + 10,
        }
    }

    /// The rows to come stand below a heading.
    pub(crate) fn enter(&mut self, heading: Option<String>) {
        self.heading = heading;
    }

    /// What was read so far, and whether records came before the first heading. What follows is read as if the heading had ended.
    pub(crate) fn take(&mut self) -> (Batch, Option<String>, bool) {
        for (index, role) in self.watched.iter().filter(|(_, role)| *role == Role::Field(Field::Site)) {
            for (written, times) in self.memos.get_mut(*index).into_iter().flat_map(Memo::take_counted) {
                self.batch.evidence.add(*index, *role, self.records.text(written), times);
            }
        }
        let batch = std::mem::replace(&mut self.batch, Batch::of(self.reading));
        // The next one is likely to be as large.
        self.batch.keys.reserve(batch.keys.len());
        let batch = Batch { records: self.records.finish(), ..batch };
        self.repeats.fill(Repeats::default());
        let (heading, headless) = (self.heading.take(), std::mem::take(&mut self.headless));
        if self.records.is_full() {
            *self = Self::new(self.reading, self.gathers);
        }
        (batch, heading, headless)
    }

    /// Reads a row into a record, if it is one.
    pub(crate) fn read(&mut self, row: &Row<'_>) {
        if self.reading.header.row.is_some_and(|header| row.number <= header) {
            return;
        }
        let filled = row.filled();
        let repaired = !self.reading.repairs.is_empty() && self.reading.repairs.contains_key(&row.number);
        let kind = table::classify(row, filled, self.reading.header, self.reading.is_text);
        let is_record = repaired || kind == RowKind::Record;
        let left_out = is_record && self.reading.left_out.contains(&row.number);
        let flaw = if is_record { self.flaw(row, filled) } else { None };
        // What the cells of most rows tell is noted where they are read.
        self.counting = self.gathers && is_record && !repaired && !left_out && flaw.is_none();
        if !self.counting && !row.unclosed_quote {
            self.gather(row);
        }
        match kind {
            _ if is_record => {}
            RowKind::Heading(text) => {
                self.heading = Some(text.to_owned());
                return;
            }
            RowKind::Blank | RowKind::Aside | RowKind::Record => return,
        }
        self.headless |= self.heading.is_none();
        self.batch.tally.records += 1;
        let taken = if left_out {
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

    /// What the cells of a row tell that is no record or not read as it stands.
    fn gather(&mut self, row: &Row<'_>) {
        for (index, role) in &self.watched {
            let cell = row.cell(*index);
            if cell.text.is_empty() {
                continue;
            }
            if *role != Role::Field(Field::Site) {
                self.batch.evidence.add(*index, *role, cell.text, 1);
            } else if let Some(memo) = self.memos.get_mut(*index) {
                // Counted and looked at once.
                let place = memo.of(cell, &mut self.records);
                memo.count(place);
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
        let last = row.extent();
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
        let repaired = |repair: &&'r Repair| Cell::of(repair.value.trim());
        self.guess(row);
        for at in 0..self.used.len() {
            let Some((index, role)) = self.used.get(at).copied() else { break };
            let repair = repairs.iter().find(|repair| role == Role::Field(repair.field));
            let cell = if let Some(repair) = repair { repaired(repair) } else { row.cell(index) };
            if cell.text.is_empty() {
                continue;
            }
            let guess = self.guesses.get(at).filter(|_| repair.is_none()).copied().flatten();
            match role {
                Role::Field(field) if let Some(text) = self.remembered(index, field, cell, guess) => {
                    cells::set(&mut draft.record, field, text);
                }
                role => self.cell(role, At { row: row.number, index, columns, cell }, &mut draft),
            }
        }
        for repair in repairs.iter().filter(|repair| !columns.iter().any(|c| c.role == Role::Field(repair.field))) {
            let cell = repaired(repair);
            if !cell.text.is_empty() {
                let at = At { row: row.number, index: columns.len(), columns, cell };
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

    /// Looks where the cells of a row that repeat seem to be known.
    fn guess(&mut self, row: &Row<'_>) {
        self.guesses.clear();
        for (index, role) in &self.used {
            let memo = self.memos.get(*index).filter(|_| matches!(role, Role::Field(field) if field.repeats()));
            self.guesses.push(memo.and_then(|memo| memo.guess(row.cell(*index))));
        }
    }

    /// What follows from several cells.
    fn settle(&mut self, row: u32, draft: &mut Draft<'_>) {
        if let Some((index, cell)) = draft.price {
            self.price(At { row, index, columns: self.reading.columns, cell }, draft);
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
        let records = &self.records;
        if record.mac.is_none() {
            let written = records.text(written);
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
        let [vendor, model, device_type] =
            [Field::Vendor, Field::Model, Field::DeviceType].map(|field| record.text(field));
        let spelled = (vendor, model, device_type, kind::is_soft_name(name));
        let spelling = if let Some(known) = self.spellings.get(&spelled) {
            *known
        } else {
            record.kind = kind::of(name, records.text(device_type), records.text(model));
            let id = self.records.spelling(record.spelling());
            self.spellings.insert(spelled, id);
            id
        };
        let records = &self.records;
        let id = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let macs = record.mac.into_iter().chain(more_macs.iter().copied());
        let (serial, tag) = (records.text(record.text(Field::Serial)), records.text(record.text(Field::AssetTag)));
        let keys = &mut self.batch.keys;
        identity::keys(macs, serial, tag, |hash| keys.push(Key { record: id, hash }));
        if identified {
            // Two devices in one row do not exist: a count beside a serial number is something else.
            record.quantity = 1;
        } else {
            let hash = fingerprint(self.reading.seed, |field| records.text(record.text(field)));
            self.batch.anonymous.push((id, hash));
        }
        self.batch.more_macs.extend(more_macs.into_iter().map(|mac| (id, mac)));
        self.records.push(&record, spelling, Origin { file: self.reading.file, row });
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
