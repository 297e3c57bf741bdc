//! Rows to records, with a finding for everything that is not as it should be.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use super::columns::{Column, Role};
use super::fields::date::{self, DateCell, DateOrder};
use super::fields::mac::{self, MacCell};
use super::fields::price::{self, PriceCell};
use super::fields::{place, text};
use super::finding::{Finding, FindingCode, Severity, Suggestion};
use super::kind;
use super::merge::Staged;
use super::report::{ReadOptions, Repair};
use super::sheet::{Cell, CellKind, Cells, Row};
use super::table::{self, Header, RowKind};
use crate::model::{Currency, Day, DeviceKind, Field, FileId, FleetBuilder, InternedRecord, Origin, Precision, Text};

/// Findings of a kind that are listed one by one in a file.
pub(crate) const LISTED: u32 = 300;

/// Findings of a file, with a limit for each kind.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    sheet: String,
    counts: FxHashMap<FindingCode, u32>,
}

impl Findings {
    /// Names the sheet of the findings to come.
    pub(crate) fn enter(&mut self, sheet: Option<&str>) {
        sheet.unwrap_or("").clone_into(&mut self.sheet);
    }

    /// Adds one, unless there are too many of its kind.
    pub(crate) fn push(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= LISTED {
            let sheet = if finding.row.is_some() { self.sheet.clone() } else { finding.sheet };
            self.list.push(Finding { sheet, ..finding });
        }
    }

    /// All of them; what was left out is counted in one finding a kind.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        let mut more: Vec<_> = self.counts.iter().filter(|(_, count)| **count > LISTED).collect();
        more.sort();
        for (code, count) in more {
            let severity =
                self.list.iter().find(|finding| finding.code == *code).map_or(Severity::Info, |f| f.severity);
            self.list.push(Finding {
                severity,
                detail: (count - LISTED).to_string(),
                written: code.key(),
                ..Finding::of(FindingCode::More)
            });
        }
        self.list
    }
}

/// How the columns of one table are read.
pub(crate) struct Reading<'a> {
    pub(crate) header: &'a Header,
    pub(crate) columns: &'a [Column],
    /// Order of day and month, one a column.
    pub(crate) orders: Vec<Option<DateOrder>>,
    /// The price column uses the decimal comma.
    pub(crate) comma: bool,
    /// Currency of prices without one.
    pub(crate) currency: Currency,
    /// Rows that end early are complete.
    pub(crate) short_rows: bool,
    /// Lines of a text file.
    pub(crate) is_text: bool,
    /// The leading part of every site path is the organization.
    pub(crate) skip_organization: bool,
    /// Site of the sheet.
    pub(crate) sheet_site: Option<String>,
    pub(crate) file: FileId,
    pub(crate) rank: u32,
    /// Tells equal rows of one file name from those of another.
    pub(crate) seed: u64,
    pub(crate) today: Day,
    /// Repairs and rows left out.
    pub(crate) options: &'a ReadOptions,
    /// The sheet; empty where there are none.
    pub(crate) sheet: &'a str,
}

/// Counts of a table.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    pub(crate) records: u64,
    pub(crate) rejected: u64,
}

/// Reads the rows of one table.
pub(crate) struct RowReader<'a> {
    reading: Reading<'a>,
    width: usize,
    heading: Option<String>,
    /// Repairs of this sheet, by row.
    repairs: FxHashMap<u32, Vec<&'a Repair>>,
    /// Rows of this sheet that are not taken.
    left_out: FxHashSet<u32>,
    pub(crate) tally: Tally,
    anonymous: FxHashMap<u64, u64>,
    scratch: String,
    kinds: FxHashMap<(Text, Text, bool), DeviceKind>,
}

impl<'a> RowReader<'a> {
    pub(crate) fn new(reading: Reading<'a>) -> Self {
        let width = table::width(&reading.header.names);
        let mut repairs: FxHashMap<u32, Vec<&Repair>> = FxHashMap::default();
        for repair in reading.options.repairs.iter().filter(|repair| repair.place.sheet == reading.sheet) {
            repairs.entry(repair.place.row).or_default().push(repair);
        }
        let here = reading.options.left_out.iter().filter(|place| place.sheet == reading.sheet);
        let left_out = here.map(|place| place.row).collect();
        Self {
            reading,
            width,
            heading: None,
            repairs,
            left_out,
            tally: Tally::default(),
            anonymous: FxHashMap::default(),
            scratch: String::new(),
            kinds: FxHashMap::default(),
        }
    }

    /// Reads a row into a record, if it is one.
    pub(crate) fn read(
        &mut self,
        row: &Row<'_>,
        findings: &mut Findings,
        builder: &mut FleetBuilder,
    ) -> Option<Staged> {
        if self.reading.header.row.is_some_and(|header| row.number <= header) {
            return None;
        }
        let repaired = self.repairs.contains_key(&row.number);
        match table::classify(row, self.reading.header, self.reading.is_text) {
            _ if repaired => {}
            RowKind::Blank | RowKind::Aside => return None,
            RowKind::Heading(text) => {
                self.heading = Some(text.to_owned());
                return None;
            }
            RowKind::Record => {}
        }
        self.tally.records += 1;
        if self.left_out.contains(&row.number) {
            self.tally.rejected += 1;
            findings.push(Finding { row: Some(row.number), ..Finding::of(FindingCode::LeftOut) });
            return None;
        }
        let flaw = self.flaw(row);
        let staged = match flaw {
            Some(finding) if !repaired => {
                self.tally.rejected += 1;
                findings.push(finding);
                return None;
            }
            // The cells may stand in the wrong columns: only what was repaired counts.
            Some(_) => self.record(&Row { cells: Cells::Owned(&[]), ..*row }, findings, builder),
            None => self.record(row, findings, builder),
        };
        if staged.is_none() {
            self.tally.rejected += 1;
            let first = row.texts().find(|text| !text.is_empty()).unwrap_or("");
            findings.push(Finding {
                severity: Severity::Error,
                row: Some(row.number),
                written: first.to_owned(),
                ..Finding::of(FindingCode::NoIdentity)
            });
        }
        staged
    }

    /// A row whose cells may stand in the wrong columns.
    fn flaw(&self, row: &Row<'_>) -> Option<Finding> {
        let at = |code| Finding { severity: Severity::Error, row: Some(row.number), ..Finding::of(code) };
        if row.unclosed_quote {
            return Some(at(FindingCode::UnclosedQuote));
        }
        if !self.reading.is_text || row.filled() == 0 {
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

    fn record(&mut self, row: &Row<'_>, findings: &mut Findings, builder: &mut FleetBuilder) -> Option<Staged> {
        let mut record = InternedRecord::default();
        record.quantity = 1;
        let mut more_macs = SmallVec::new();
        let (mut raw_name, mut months, mut currency) = ("", None, None);
        let mut price_cell: Option<(usize, Cell<'_>)> = None;
        let mut imprecise_end = false;
        let columns = self.reading.columns;
        let repairs = self.repairs.get(&row.number).map_or(&[][..], Vec::as_slice);
        let repaired = |repair: &&'a Repair| Cell { text: repair.value.trim(), kind: CellKind::Text };
        let written = columns.iter().enumerate().map(|(index, column)| {
            let repair = repairs.iter().find(|repair| column.role == Role::Field(repair.field));
            (index, column.header.as_str(), column.role, repair.map_or_else(|| row.cell(index), repaired))
        });
        let added = repairs
            .iter()
            .filter(|repair| !columns.iter().any(|column| column.role == Role::Field(repair.field)))
            .map(|repair| (columns.len(), "", Role::Field(repair.field), repaired(repair)));
        for (index, header, role, cell) in written.chain(added) {
            if cell.text.is_empty() {
                continue;
            }
            let note = |code, severity| Finding {
                severity,
                row: Some(row.number),
                column: u32::try_from(index + 1).ok().filter(|_| index < columns.len()),
                header: header.to_owned(),
                written: shortened(cell.text),
                ..Finding::of(code)
            };
            match role {
                Role::Secret | Role::Unused => {}
                Role::WarrantyMonths => {
                    months = cell.text.parse::<i32>().ok().filter(|months| (1..=600).contains(months));
                }
                Role::Currency => currency = price::currency_in(&cell.text.to_uppercase()),
                Role::Field(Field::Mac) => {
                    raw_name = cell.text;
                    read_mac(cell, &mut record, &mut more_macs, findings, note, builder);
                }
                Role::Field(Field::PurchasePrice) => price_cell = Some((index, cell)),
                Role::Field(Field::Quantity) => {
                    if let Some(count) =
                        price::decimal(cell.text, self.reading.comma).and_then(|count| u32::try_from(count).ok())
                    {
                        record.quantity = count.clamp(1, 1_000_000);
                    }
                }
                Role::Field(field @ (Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen)) => {
                    let order = self.reading.orders.get(index).copied().flatten();
                    let found = self.date(cell, field, order, findings, note);
                    match field {
                        Field::PurchaseDate => record.purchase_date = found.map(|(day, _)| day),
                        Field::WarrantyEnd => {
                            record.warranty_end = found.map(|(day, _)| day);
                            imprecise_end = found.is_some_and(|(_, precision)| precision != Precision::Day);
                        }
                        _ => record.last_seen = found.map(|(day, _)| day),
                    }
                }
                Role::Field(field) => read_text(cell, field, &mut record, findings, note, builder),
            }
        }
        if let Some((index, cell)) = price_cell {
            self.price(index, cell, currency, row.number, &mut record, findings, builder);
        }
        if let (None, Some(months), Some(bought)) = (record.warranty_end, months, record.purchase_date) {
            record.warranty_end = Some(bought.plus_months(months));
        }
        if let (Some(bought), Some(end)) = (record.purchase_date, record.warranty_end)
            && end < bought
            && !imprecise_end
        {
            findings.push(Finding {
                severity: Severity::Warning,
                row: Some(row.number),
                field: Some(Field::WarrantyEnd),
                written: end.to_string(),
                detail: bought.to_string(),
                ..Finding::of(FindingCode::WarrantyBeforePurchase)
            });
        }
        self.places(&mut record, builder);
        self.finish(record, more_macs, raw_name, row, builder)
    }

    /// Identity and kind; `None` if nothing says what the row is.
    fn finish(
        &mut self,
        mut record: InternedRecord,
        more_macs: SmallVec<[crate::model::Mac; 1]>,
        raw_name: &str,
        row: &Row<'_>,
        builder: &mut FleetBuilder,
    ) -> Option<Staged> {
        if record.mac.is_none() {
            record.mac = mac::named_in(builder.text(record.text(Field::Notes)));
        }
        let known = |field: Field| !builder.text(record.text(field)).is_empty();
        let serial = text::is_identity(builder.text(record.text(Field::Serial)));
        let tag = text::is_identity(builder.text(record.text(Field::AssetTag)));
        let identified = record.mac.is_some() || serial || tag;
        if !identified && !known(Field::Model) && !known(Field::DeviceType) {
            return None;
        }
        let name = if raw_name.is_empty() { builder.text(record.text(Field::Name)) } else { raw_name };
        // A fleet has few models and many rows.
        let spelled = (record.text(Field::DeviceType), record.text(Field::Model), kind::is_soft_name(name));
        record.kind = *self
            .kinds
            .entry(spelled)
            .or_insert_with(|| kind::of(name, builder.text(spelled.0), builder.text(spelled.1)));
        let mut fingerprint = 0;
        if identified {
            // Two devices in one row do not exist: a count beside a serial number is something else.
            record.quantity = 1;
        } else {
            fingerprint = self.fingerprint(&record, builder);
        }
        let origins = SmallVec::from_buf([Origin { file: self.reading.file, row: row.number }]);
        Some(Staged { record, more_macs, origins, fingerprint, rank: self.reading.rank })
    }

    /// A number for a row without identity: the same in the same place of a file of the same name.
    fn fingerprint(&mut self, record: &InternedRecord, builder: &FleetBuilder) -> u64 {
        let hash = fingerprint_of(record, builder, self.reading.seed);
        let count = self.anonymous.entry(hash).or_default();
        *count += 1;
        hash ^ count.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn date(
        &self,
        cell: Cell<'_>,
        field: Field,
        order: Option<DateOrder>,
        findings: &mut Findings,
        note: impl Fn(FindingCode, Severity) -> Finding,
    ) -> Option<(Day, Precision)> {
        let name = Some(field);
        let at = |code, severity| Finding { field: name, ..note(code, severity) };
        match date::read(cell.text, order, self.reading.today.year() + 10) {
            DateCell::Date(day, precision) => {
                let end = field == Field::WarrantyEnd;
                let day = match precision {
                    Precision::Month if end => day.month_end(),
                    Precision::Year if end => day.plus_months(12).plus_days(-1),
                    _ => day,
                };
                if precision != Precision::Day {
                    findings
                        .push(Finding { detail: day.to_string(), ..at(FindingCode::ImpreciseDate, Severity::Info) });
                }
                if !end && day > self.reading.today.plus_days(1) {
                    findings
                        .push(Finding { detail: day.to_string(), ..at(FindingCode::FutureDate, Severity::Warning) });
                }
                Some((day, precision))
            }
            // Ambiguous ones are told once a column, with their number, when the column is read.
            DateCell::Empty | DateCell::Ambiguous => None,
            DateCell::Never => {
                findings.push(Finding { detail: "never".to_owned(), ..at(FindingCode::InvalidDate, Severity::Info) });
                None
            }
            DateCell::Invalid => {
                findings.push(at(FindingCode::InvalidDate, Severity::Warning));
                None
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one row, borrowed apart")]
    fn price(
        &mut self,
        index: usize,
        cell: Cell<'_>,
        currency: Option<Currency>,
        number: u32,
        record: &mut InternedRecord,
        findings: &mut Findings,
        builder: &mut FleetBuilder,
    ) {
        let header = self.reading.columns.get(index).map_or("", |column| column.header.as_str());
        let at = |code, severity| Finding {
            severity,
            row: Some(number),
            column: u32::try_from(index + 1).ok().filter(|_| index < self.reading.columns.len()),
            header: header.to_owned(),
            field: Some(Field::PurchasePrice),
            written: shortened(cell.text),
            ..Finding::of(code)
        };
        let read = if cell.kind == CellKind::Number {
            cell.text.parse::<Decimal>().map_or(PriceCell::Invalid, |amount| {
                if amount.is_sign_negative() && !amount.is_zero() {
                    PriceCell::Odd
                } else {
                    PriceCell::Amount { amount, currency: None, approximate: false }
                }
            })
        } else {
            price::read(cell.text, self.reading.comma)
        };
        match read {
            PriceCell::Empty => {}
            PriceCell::Amount { amount, currency: own, approximate } => {
                let currency = own.or(currency).unwrap_or(self.reading.currency);
                record.purchase_price = price::money(amount, currency);
                if approximate {
                    findings.push(at(FindingCode::ApproximatePrice, Severity::Info));
                }
            }
            PriceCell::Odd => {
                let suggestion = price::without_sign(cell.text, self.reading.comma)
                    .map(|value| Suggestion { field: Field::PurchasePrice, value });
                findings.push(Finding { suggestion, ..at(FindingCode::OddPrice, Severity::Warning) });
            }
            PriceCell::Invalid => {
                let suggestion = price::is_free(cell.text)
                    .then(|| Suggestion { field: Field::PurchasePrice, value: "0".to_owned() });
                findings.push(Finding { suggestion, ..at(FindingCode::InvalidPrice, Severity::Warning) });
                // What was written stays readable.
                self.scratch.clear();
                let notes = builder.text(record.text(Field::Notes));
                if !notes.is_empty() {
                    self.scratch.push_str(notes);
                    self.scratch.push_str("; ");
                }
                self.scratch.push_str(header);
                self.scratch.push_str(": ");
                self.scratch.push_str(cell.text);
                let text = builder.intern(&self.scratch);
                record.set_text(Field::Notes, text);
            }
        }
    }

    /// Paths are split, and what sheet and headings say fills the gaps.
    fn places(&mut self, record: &mut InternedRecord, builder: &mut FleetBuilder) {
        let path = builder.text(record.text(Field::Site));
        if place::parts(path).nth(1).is_some() {
            let found = place::read(path, self.reading.skip_organization);
            let (site, building, room) = (found.site.to_owned(), found.building.to_owned(), found.room.to_owned());
            set(record, builder, Field::Site, &site, true);
            set(record, builder, Field::Building, &building, false);
            set(record, builder, Field::Room, &room, false);
        }
        let room = builder.text(record.text(Field::Room)).to_owned();
        if record.text(Field::Building).is_empty() {
            let parts: Vec<&str> = place::parts(&room).collect();
            let site = builder.text(record.text(Field::Site));
            if let [first, building, room] = parts.as_slice()
                && (*first == site || site.is_empty())
            {
                set(record, builder, Field::Site, first, false);
                set(record, builder, Field::Building, building, true);
                set(record, builder, Field::Room, room, true);
            } else if let Some((building, room)) = room.split_once(", ").filter(|(_, room)| place::is_room(room)) {
                set(record, builder, Field::Building, building, true);
                set(record, builder, Field::Room, room, true);
            }
        }
        if let Some(site) = &self.reading.sheet_site {
            set(record, builder, Field::Site, site, false);
        }
        if let Some(heading) = &self.heading {
            let field = if record.text(Field::Site).is_empty() { Field::Site } else { Field::Building };
            set(record, builder, field, heading, false);
        }
    }
}

fn read_mac(
    cell: Cell<'_>,
    record: &mut InternedRecord,
    more: &mut SmallVec<[crate::model::Mac; 1]>,
    findings: &mut Findings,
    note: impl Fn(FindingCode, Severity) -> Finding,
    builder: &mut FleetBuilder,
) {
    let field = Some(Field::Mac);
    match mac::read(cell.text, cell.kind == CellKind::Number) {
        MacCell::Empty => {}
        MacCell::Macs(macs) => {
            record.mac = macs.first().copied();
            more.extend(macs.into_iter().skip(1));
        }
        MacCell::Padded(mac) => {
            record.mac = Some(mac);
            findings.push(Finding {
                field,
                detail: mac.to_string(),
                ..note(FindingCode::DamagedMac, Severity::Warning)
            });
        }
        MacCell::Damaged(guess) => {
            let detail = guess.map(|mac| mac.to_string()).unwrap_or_default();
            let suggestion = guess.map(|mac| Suggestion { field: Field::Mac, value: mac.to_string() });
            findings.push(Finding { field, detail, suggestion, ..note(FindingCode::DamagedMac, Severity::Warning) });
        }
        MacCell::Nobody => findings.push(Finding { field, ..note(FindingCode::InvalidMac, Severity::Warning) }),
        MacCell::Invalid => {
            let finding = note(FindingCode::InvalidMac, Severity::Warning);
            // A column of device names holds addresses only where the device has one.
            let names = super::synonyms::fields_of(&finding.header).0.contains(&Field::Name);
            if names {
                let text = builder.intern(cell.text);
                record.set_text(Field::Name, text);
            } else {
                findings.push(Finding { field, ..finding });
            }
        }
    }
}

fn read_text(
    cell: Cell<'_>,
    field: Field,
    record: &mut InternedRecord,
    findings: &mut Findings,
    note: impl Fn(FindingCode, Severity) -> Finding,
    builder: &mut FleetBuilder,
) {
    let mut shown = cell.text;
    if text::is_placeholder(shown) && field != Field::Extension {
        return;
    }
    if text::is_formula(shown) {
        findings.push(Finding { field: Some(field), ..note(FindingCode::FormulaText, Severity::Info) });
    }
    let covered;
    if matches!(field, Field::Notes | Field::Name | Field::User | Field::Status)
        && let Some(text) = text::without_secrets(shown)
    {
        findings.push(Finding {
            written: String::new(),
            field: Some(field),
            ..note(FindingCode::SecretDropped, Severity::Info)
        });
        covered = text;
        shown = &covered;
    }
    if matches!(field, Field::Extension | Field::PhoneNumber) {
        shown = shown.strip_prefix("tel:").or_else(|| shown.strip_prefix("sip:")).unwrap_or(shown);
        if let Some((number, extension)) = shown.split_once(";ext=") {
            if field == Field::PhoneNumber && record.text(Field::Extension).is_empty() {
                let extension = builder.intern(extension);
                record.set_text(Field::Extension, extension);
            }
            shown = number;
        }
    }
    let site;
    if field == Field::Site {
        site = place::site_name(shown);
        shown = &site;
    }
    if field == Field::Ip {
        shown = shown.split('/').next().unwrap_or(shown);
    }
    let text = builder.intern(shown);
    record.set_text(field, text);
}

fn set(record: &mut InternedRecord, builder: &mut FleetBuilder, field: Field, text: &str, over: bool) {
    if !text.is_empty() && (over || record.text(field).is_empty()) {
        let text = builder.intern(text);
        record.set_text(field, text);
    }
}

/// What the texts of a record without identity amount to.
pub(crate) fn fingerprint_of(record: &InternedRecord, builder: &FleetBuilder, seed: u64) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write_u64(seed);
    for field in Field::ALL {
        if !matches!(field, Field::Status | Field::LastSeen | Field::Notes) {
            hasher.write(builder.text(record.text(field)).as_bytes());
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
