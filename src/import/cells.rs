//! Cells to the fields of a record.

use rust_decimal::Decimal;

use super::columns::Role;
use super::evidence;
use super::fields::agent;
use super::fields::date::{self, DateCell};
use super::fields::mac::{self, MacCell};
use super::fields::price::{self, PriceCell};
use super::fields::{place, text};
use super::finding::{Finding, FindingCode, Severity, Suggestion};
use super::memo::Place;
use super::rows::{At, Draft, RowReader};
use super::sheet::{Cell, CellKind};
use crate::model::{Day, Field, InternedRecord, Precision, Text};

impl RowReader<'_> {
    /// Reads a cell that is not empty.
    pub(super) fn cell<'c>(&mut self, role: Role, at: At<'c>, draft: &mut Draft<'c>) {
        let cell = at.cell;
        if self.counting && evidence::is_watched(role) && role != Role::Field(Field::Site) {
            self.batch.evidence.add(at.index, role, cell.text, 1);
        }
        match role {
            Role::Secret | Role::Unused => {}
            Role::WarrantyLength(unit) => {
                let months = price::counted(cell.text).map(|(count, word)| {
                    let unit = if word.is_empty() {
                        u32::from(unit)
                    } else if price::is_years(word) {
                        12
                    } else {
                        1
                    };
                    count.saturating_mul(unit)
                });
                draft.months =
                    months.and_then(|months| i32::try_from(months).ok()).filter(|months| (1..=600).contains(months));
            }
            Role::Currency => draft.currency = price::currency_in(&cell.text.to_uppercase()),
            Role::Field(Field::Mac) => {
                draft.raw_name = cell.text;
                self.mac(at, draft);
            }
            Role::Field(Field::PurchasePrice) => draft.price = Some((at.index, cell)),
            Role::Field(Field::Quantity) => {
                let count =
                    price::decimal(cell.text, self.reading.settled.comma).and_then(|count| u32::try_from(count).ok());
                if let Some(count) = count.or_else(|| price::counted(cell.text).map(|(count, _)| count)) {
                    draft.record.quantity = count.clamp(1, 1_000_000);
                }
            }
            Role::Field(field @ (Field::PurchaseDate | Field::WarrantyEnd | Field::LastSeen)) => {
                let found = self.date(at, field);
                let day = found.map(|(day, _)| day);
                match field {
                    Field::PurchaseDate => draft.record.purchase_date = day,
                    Field::WarrantyEnd => {
                        draft.record.warranty_end = day;
                        draft.imprecise_end = found.is_some_and(|(_, precision)| precision != Precision::Day);
                    }
                    _ => draft.record.last_seen = day,
                }
            }
            Role::Field(field) if field.repeats() && at.index < self.memos.len() => {
                self.repeating(at, field, &mut draft.record);
            }
            Role::Field(field) => {
                let (text, _) = self.text(at, field, &mut draft.record);
                set(&mut draft.record, field, text);
            }
        }
    }

    fn mac(&mut self, at: At<'_>, draft: &mut Draft<'_>) {
        // A further column of addresses fills the gaps of the first.
        if let Some(known) = draft.record.mac {
            let found = mac::read(at.cell.text, at.cell.kind == CellKind::Number);
            if matches!(found, MacCell::Macs(macs) if macs.iter().any(|mac| *mac != known)) {
                self.batch.findings.push(at.note(FindingCode::SecondMac, Severity::Info, Field::Mac));
            }
            return;
        }
        let note = |code| at.note(code, Severity::Warning, Field::Mac);
        let found = match mac::read(at.cell.text, at.cell.kind == CellKind::Number) {
            MacCell::Empty => return,
            MacCell::Macs(macs) => {
                draft.record.mac = macs.first().copied();
                draft.more_macs.extend_from_slice(macs.get(1..).unwrap_or(&[]));
                return;
            }
            MacCell::Padded(mac) => {
                draft.record.mac = Some(mac);
                Finding { detail: mac.to_string(), ..note(FindingCode::DamagedMac) }
            }
            MacCell::Damaged(guess) => {
                let detail = guess.map(|mac| mac.to_string()).unwrap_or_default();
                let suggestion = guess.map(|mac| Suggestion { field: Field::Mac, value: mac.to_string() });
                Finding { detail, suggestion, ..note(FindingCode::DamagedMac) }
            }
            // A column of device names holds addresses only where the device has one.
            MacCell::Invalid if super::synonyms::fields_of(at.header()).0.contains(&Field::Name) => {
                let text = self.records.intern(at.cell.text);
                draft.record.set_text(Field::Name, text);
                return;
            }
            MacCell::Nobody | MacCell::Invalid => note(FindingCode::InvalidMac),
        };
        self.batch.findings.push(found);
    }

    fn date(&mut self, at: At<'_>, field: Field) -> Option<(Day, Precision)> {
        let order = self.reading.settled.orders.get(at.index).copied().flatten();
        let today = self.reading.today;
        let findings = &mut self.batch.findings;
        let note = |code, severity| at.note(code, severity, field);
        match date::read(at.cell.text, order, self.century) {
            DateCell::Date(day, precision) => {
                let end = field == Field::WarrantyEnd;
                let day = match precision {
                    Precision::Month if end => day.month_end(),
                    Precision::Year if end => day.plus_months(12).plus_days(-1),
                    _ => day,
                };
                if precision != Precision::Day {
                    let detail = day.to_string();
                    findings.push(Finding { detail, ..note(FindingCode::ImpreciseDate, Severity::Info) });
                }
                if !end && day > today.plus_days(1) {
                    let detail = day.to_string();
                    findings.push(Finding { detail, ..note(FindingCode::FutureDate, Severity::Warning) });
                }
                Some((day, precision))
            }
            // Ambiguous ones are told once a column, with their number, when the column is read.
            DateCell::Empty | DateCell::Ambiguous => None,
            DateCell::Never => {
                findings.push(Finding { detail: "never".to_owned(), ..note(FindingCode::InvalidDate, Severity::Info) });
                None
            }
            DateCell::Invalid => {
                findings.push(note(FindingCode::InvalidDate, Severity::Warning));
                None
            }
        }
    }

    pub(super) fn price(&mut self, at: At<'_>, draft: &mut Draft<'_>) {
        let (cell, comma) = (at.cell, self.reading.settled.comma);
        let currency = draft.currency.unwrap_or(self.reading.settled.currency);
        let note = |code, severity| at.note(code, severity, Field::PurchasePrice);
        let suggested = |value| Suggestion { field: Field::PurchasePrice, value };
        if cell.kind == CellKind::Text
            && let Some(price) = price::plain(cell.text, currency)
        {
            draft.record.purchase_price = Some(price);
            return;
        }
        let read = if cell.kind == CellKind::Number {
            cell.text.parse::<Decimal>().map_or(PriceCell::Invalid, |amount| {
                if amount.is_sign_negative() && !amount.is_zero() {
                    PriceCell::Odd
                } else {
                    PriceCell::Amount { amount, currency: None, approximate: false }
                }
            })
        } else {
            price::read(cell.text, comma)
        };
        match read {
            PriceCell::Empty => {}
            PriceCell::Amount { amount, currency: own, approximate } => {
                draft.record.purchase_price = price::money(amount, own.unwrap_or(currency));
                if approximate {
                    self.batch.findings.push(note(FindingCode::ApproximatePrice, Severity::Info));
                }
            }
            PriceCell::Odd => {
                let suggestion = price::without_sign(cell.text, comma).map(suggested);
                self.batch.findings.push(Finding { suggestion, ..note(FindingCode::OddPrice, Severity::Warning) });
            }
            PriceCell::Invalid => {
                let suggestion = price::is_free(cell.text).then(|| suggested("0".to_owned()));
                self.batch.findings.push(Finding { suggestion, ..note(FindingCode::InvalidPrice, Severity::Warning) });
                // What was written stays readable.
                self.scratch.clear();
                let records = &mut self.records;
                let notes = records.text(draft.record.text(Field::Notes));
                if !notes.is_empty() {
                    self.scratch.push_str(notes);
                    self.scratch.push_str("; ");
                }
                self.scratch.push_str(at.header());
                self.scratch.push_str(": ");
                self.scratch.push_str(cell.text);
                let text = records.intern(&self.scratch);
                draft.record.set_text(Field::Notes, text);
            }
        }
    }

    /// What a text was read as before, where texts repeat.
    #[inline]
    pub(super) fn remembered(
        &mut self,
        index: usize,
        field: Field,
        cell: Cell<'_>,
        guess: Option<Place>,
    ) -> Option<Text> {
        let memo = self.memos.get_mut(index).filter(|_| field.repeats())?;
        let place = match guess {
            Some(place) => place,
            None => memo.of(cell, &mut self.records),
        };
        if self.counting && field == Field::Site {
            memo.count(place);
        }
        memo.read(place)
    }

    /// A text that was not read before.
    fn repeating(&mut self, at: At<'_>, field: Field, record: &mut InternedRecord) {
        let (text, plain) = self.text(at, field, record);
        set(record, field, text);
        if let Some(memo) = self.memos.get_mut(at.index).filter(|_| plain) {
            let place = memo.of(at.cell, &mut self.records);
            memo.set_read(place, text);
        }
    }

    /// The handle of a text of a column: its own, or that of the same text before it where that is likely.
    fn handle(&mut self, at: At<'_>, field: Field, text: &str) -> Text {
        let records = &mut self.records;
        let Some(repeats) = self.repeats.get_mut(at.index).filter(|_| !field.repeats()) else {
            return records.intern(text);
        };
        if repeats.are_rare() {
            return records.keep(text);
        }
        let before = records.distinct();
        let handle = records.intern(text);
        repeats.add(records.distinct() == before);
        handle
    }

    /// Reads a text; `true` beside it if the same cell always gives the same and nothing is to be said about it.
    fn text(&mut self, at: At<'_>, field: Field, record: &mut InternedRecord) -> (Text, bool) {
        let mut shown = at.cell.text;
        let mut plain = true;
        if text::is_placeholder(shown) && field != Field::Extension {
            return (Text::EMPTY, true);
        }
        let (records, findings) = (&mut self.records, &mut self.batch.findings);
        if text::is_formula(shown) {
            findings.push(at.note(FindingCode::FormulaText, Severity::Info, field));
            plain = false;
        }
        let covered;
        if matches!(field, Field::Notes | Field::Name | Field::User | Field::Status)
            && let Some(text) = text::without_secrets(shown)
        {
            let note = at.note(FindingCode::SecretDropped, Severity::Info, field);
            findings.push(Finding { written: String::new(), ..note });
            covered = text;
            shown = &covered;
            plain = false;
        }
        if matches!(field, Field::Extension | Field::PhoneNumber) {
            shown = shown.strip_prefix("tel:").or_else(|| shown.strip_prefix("sip:")).unwrap_or(shown);
            if let Some((number, extension)) = shown.split_once(";ext=") {
                if field == Field::PhoneNumber && record.text(Field::Extension).is_empty() {
                    let extension = records.intern(extension);
                    record.set_text(Field::Extension, extension);
                    plain = false;
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
        (self.handle(at, field, shown), plain)
    }

    /// Where no column names the model, another one may: the maker's, a user agent's, that of names.
    pub(super) fn agent(&mut self, record: &mut InternedRecord) {
        if !record.text(Field::Model).is_empty() {
            return;
        }
        for field in [Field::Vendor, Field::Firmware, Field::DeviceType, Field::Name] {
            let Some(found) = agent::read(self.records.text(record.text(field))) else { continue };
            let only_vendor = field == Field::Vendor || record.text(Field::Vendor).is_empty();
            self.fill(record, Field::Vendor, &found.vendor, only_vendor);
            self.fill(record, Field::Model, &found.model, true);
            self.fill(record, Field::Firmware, &found.version, field == Field::Firmware);
            return;
        }
    }

    /// Paths are split, and what sheet and headings say fills the gaps.
    pub(super) fn places(&mut self, record: &mut InternedRecord) {
        let site = record.text(Field::Site);
        if self.is_path(site) {
            let path = self.records.text(site);
            let found = place::read(path, self.reading.settled.skip_organization);
            let (site, building, room) = (found.site.to_owned(), found.building.to_owned(), found.room.to_owned());
            self.fill(record, Field::Site, &site, true);
            self.fill(record, Field::Building, &building, false);
            self.fill(record, Field::Room, &room, false);
        }
        let room = record.text(Field::Room);
        let has_parts = |room: &str| place::is_path(room) || room.contains(", ");
        if record.text(Field::Building).is_empty() && has_parts(self.records.text(room)) {
            let room = self.records.text(room).to_owned();
            let parts: Vec<&str> = place::parts(&room).collect();
            let site = self.records.text(record.text(Field::Site));
            if let [first, building, room] = parts.as_slice()
                && (*first == site || site.is_empty())
            {
                self.fill(record, Field::Site, first, false);
                self.fill(record, Field::Building, building, true);
                self.fill(record, Field::Room, room, true);
            } else if let Some((building, room)) = room.split_once(", ").filter(|(_, room)| place::is_room(room)) {
                self.fill(record, Field::Building, building, true);
                self.fill(record, Field::Room, room, true);
            }
        }
        let reading = self.reading;
        if let Some(site) = &reading.sheet_site {
            self.fill(record, Field::Site, site, false);
        }
        if let Some(heading) = self.heading().map(str::to_owned) {
            let field = if record.text(Field::Site).is_empty() { Field::Site } else { Field::Building };
            self.fill(record, field, &heading, false);
        }
    }

    fn is_path(&mut self, site: Text) -> bool {
        if self.paths.len() <= site.index() {
            self.paths.resize(site.index() + 1, None);
        }
        let records = &self.records;
        self.paths
            .get_mut(site.index())
            .is_some_and(|known| *known.get_or_insert_with(|| place::is_path(records.text(site))))
    }

    fn fill(&mut self, record: &mut InternedRecord, field: Field, text: &str, over: bool) {
        if !text.is_empty() && (over || record.text(field).is_empty()) {
            let text = self.records.intern(text);
            record.set_text(field, text);
        }
    }
}

/// An empty text takes nothing away from what another column said.
pub(super) fn set(record: &mut InternedRecord, field: Field, text: Text) {
    if !text.is_empty() {
        record.set_text(field, text);
    }
}
