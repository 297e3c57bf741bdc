//! What the organization owns: devices in columns, immutable once built.

use std::collections::BTreeMap;

use super::{Day, Field, Mac, Money, Text, TextPool};
use rustc_hash::FxHashMap;

/// A device of a [`Fleet`], by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u32);

/// An imported file of a [`Fleet`], by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A distinct way in which vendor, model and device type are written, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SpellingId(pub u32);

/// How vendor, model and device type of some devices are written in the files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spelling {
    /// Vendor as written.
    pub vendor: Text,
    /// Model as written.
    pub model: Text,
    /// Device type as written.
    pub device_type: Text,
    /// What import recognized the rows as.
    pub kind: DeviceKind,
}

/// Whether a record counts as a phone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeviceKind {
    /// A phone, or something that takes its place (ATA, base station, display).
    #[default]
    Phone,
    /// A softphone client without hardware.
    SoftClient,
    /// A switch, printer, room system or other device that is no phone.
    NotPhone,
}

/// Where a value came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The row in the file (or sheet), counted from 1 as an editor shows it; for JSON and XML the record number.
    pub row: u32,
}

/// An imported file as the fleet remembers it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SourceFile {
    /// Its name, without folder.
    pub name: String,
    /// Sheet name for workbooks.
    pub sheet: Option<String>,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
    /// The day it was imported.
    pub imported_on: Option<Day>,
}

/// One device with owned values: what import pushes into a [`FleetBuilder`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DeviceRecord {
    /// Primary MAC address.
    pub mac: Option<Mac>,
    /// Text fields; a field that is no text field is ignored.
    pub texts: Vec<(Field, String)>,
    /// Day of purchase.
    pub purchase_date: Option<Day>,
    /// Purchase price of one device.
    pub purchase_price: Option<Money>,
    /// Last day of warranty.
    pub warranty_end: Option<Day>,
    /// Last day the device was seen.
    pub last_seen: Option<Day>,
    /// Number of devices the record stands for; 0 counts as 1.
    pub quantity: u32,
    /// Phone, soft client or neither.
    pub kind: DeviceKind,
    /// Every file and row the record came from, the first one leading.
    pub origins: Vec<Origin>,
}

impl DeviceRecord {
    /// The text of a field, empty if it has none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.iter().find(|(known, _)| *known == field).map_or("", |(_, text)| text)
    }
}

/// The same as [`DeviceRecord`] with texts already interned in the [`FleetBuilder`] it is pushed into.
#[derive(Clone, Debug, Default)]
pub struct InternedRecord {
    /// Primary MAC address.
    pub mac: Option<Mac>,
    texts: [Text; TEXT_FIELDS],
    /// Day of purchase.
    pub purchase_date: Option<Day>,
    /// Purchase price of one device.
    pub purchase_price: Option<Money>,
    /// Last day of warranty.
    pub warranty_end: Option<Day>,
    /// Last day the device was seen.
    pub last_seen: Option<Day>,
    /// Number of devices the record stands for; 0 counts as 1.
    pub quantity: u32,
    /// Phone, soft client or neither.
    pub kind: DeviceKind,
}

impl InternedRecord {
    /// The text of a field; empty for fields that are not text.
    #[must_use]
    pub fn text(&self, field: Field) -> Text {
        text_column(field).and_then(|column| self.texts.get(column).copied()).unwrap_or(Text::EMPTY)
    }

    /// Sets the text of a field; fields that are not text are ignored.
    pub fn set_text(&mut self, field: Field, text: Text) {
        if let Some(slot) = text_column(field).and_then(|column| self.texts.get_mut(column)) {
            *slot = text;
        }
    }
}

const TEXT_FIELDS: usize = 19;

const fn text_column(field: Field) -> Option<usize> {
    Some(match field {
        Field::Name => 0,
        Field::Serial => 1,
        Field::AssetTag => 2,
        Field::Vendor => 3,
        Field::Model => 4,
        Field::DeviceType => 5,
        Field::Firmware => 6,
        Field::Site => 7,
        Field::Building => 8,
        Field::Room => 9,
        Field::User => 10,
        Field::Email => 11,
        Field::Extension => 12,
        Field::PhoneNumber => 13,
        Field::Department => 14,
        Field::CostCenter => 15,
        Field::Ip => 16,
        Field::Status => 17,
        Field::Notes => 18,
        _ => return None,
    })
}

/// All devices, in columns. Immutable; share it by `Arc`.
#[derive(Clone, Debug, Default)]
pub struct Fleet {
    texts: TextPool,
    columns: [Vec<Text>; TEXT_FIELDS],
    macs: Vec<u64>,
    purchase_dates: Vec<i32>,
    prices: Vec<Option<Money>>,
    warranty_ends: Vec<i32>,
    last_seen: Vec<i32>,
    quantities: Vec<u32>,
    kinds: Vec<DeviceKind>,
    spelling_of: Vec<SpellingId>,
    spellings: Vec<Spelling>,
    origin_ends: Vec<u32>,
    origins: Vec<Origin>,
    files: Vec<SourceFile>,
}

const NO_DAY: i32 = i32::MIN;

impl Fleet {
    /// The number of records (rows of the inventory); a record can stand for several devices.
    #[must_use]
    pub fn len(&self) -> usize {
        self.macs.len()
    }

    /// True for a fleet without devices.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.macs.is_empty()
    }

    /// The number of devices: records by their quantity, all kinds.
    #[must_use]
    pub fn devices(&self) -> u64 {
        self.quantities.iter().map(|count| u64::from(*count)).sum()
    }

    /// The record at a position; `None` beyond the end.
    #[must_use]
    pub fn device(&self, id: DeviceId) -> Option<Device<'_>> {
        ((id.0 as usize) < self.len()).then_some(Device { fleet: self, id })
    }

    /// All records in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Device<'_>> + '_ {
        (0..self.len()).map(|index| Device { fleet: self, id: DeviceId(u32::try_from(index).unwrap_or(u32::MAX)) })
    }

    /// The distinct spellings of vendor and model.
    #[must_use]
    pub fn spellings(&self) -> &[Spelling] {
        &self.spellings
    }

    /// The imported files.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The text behind a handle of this fleet.
    #[must_use]
    pub fn get(&self, text: Text) -> &str {
        self.texts.get(text)
    }

    /// The pool of all texts.
    #[must_use]
    pub fn texts(&self) -> &TextPool {
        &self.texts
    }

    /// The same fleet with some texts of a field written another way, by what is written now. Vendor, model and device type
    /// stay: they are what devices are recognized by.
    #[must_use]
    pub fn renamed(&self, field: Field, names: &BTreeMap<String, String>) -> Self {
        let mut fleet = self.clone();
        let identifies = matches!(field, Field::Vendor | Field::Model | Field::DeviceType);
        let Some(column) = text_column(field).filter(|_| !identifies) else { return fleet };
        let mut texts = TextPool::default();
        for index in 1..self.texts.len() {
            texts.intern(self.texts.nth(index));
        }
        let mut new: FxHashMap<Text, Text> = FxHashMap::default();
        for text in &mut fleet.columns[column] {
            let known = new.entry(*text).or_insert_with(|| match names.get(self.get(*text)) {
                Some(name) => texts.intern(name),
                None => *text,
            });
            *text = *known;
        }
        texts.freeze();
        fleet.texts = texts;
        fleet
    }
}

/// One record of a fleet.
#[derive(Clone, Copy, Debug)]
pub struct Device<'a> {
    fleet: &'a Fleet,
    id: DeviceId,
}

impl<'a> Device<'a> {
    const fn index(self) -> usize {
        self.id.0 as usize
    }

    /// Its position.
    #[must_use]
    pub const fn id(self) -> DeviceId {
        self.id
    }

    /// The interned text of a field; empty for fields that are not text.
    #[must_use]
    pub fn interned(self, field: Field) -> Text {
        text_column(field)
            .and_then(|column| self.fleet.columns[column].get(self.index()).copied())
            .unwrap_or(Text::EMPTY)
    }

    /// The text of a field; empty for fields that are not text.
    #[must_use]
    pub fn text(self, field: Field) -> &'a str {
        self.fleet.get(self.interned(field))
    }

    /// The MAC address.
    #[must_use]
    pub fn mac(self) -> Option<Mac> {
        Mac::from_bits(self.fleet.macs[self.index()])
    }

    /// The day of purchase.
    #[must_use]
    pub fn purchase_date(self) -> Option<Day> {
        day(self.fleet.purchase_dates[self.index()])
    }

    /// The price paid for one device.
    #[must_use]
    pub fn purchase_price(self) -> Option<Money> {
        self.fleet.prices[self.index()]
    }

    /// The last day of warranty.
    #[must_use]
    pub fn warranty_end(self) -> Option<Day> {
        day(self.fleet.warranty_ends[self.index()])
    }

    /// The last day the device was seen.
    #[must_use]
    pub fn last_seen(self) -> Option<Day> {
        day(self.fleet.last_seen[self.index()])
    }

    /// The number of devices this record stands for, at least 1.
    #[must_use]
    pub fn quantity(self) -> u32 {
        self.fleet.quantities[self.index()]
    }

    /// Phone, soft client or neither.
    #[must_use]
    pub fn kind(self) -> DeviceKind {
        self.fleet.kinds[self.index()]
    }

    /// How its vendor and model are written.
    #[must_use]
    pub fn spelling(self) -> SpellingId {
        self.fleet.spelling_of[self.index()]
    }

    /// Every file and row it came from.
    #[must_use]
    pub fn origins(self) -> &'a [Origin] {
        let index = self.index();
        let start = if index == 0 { 0 } else { self.fleet.origin_ends[index - 1] as usize };
        &self.fleet.origins[start..self.fleet.origin_ends[index] as usize]
    }
}

fn day(number: i32) -> Option<Day> {
    (number != NO_DAY).then(|| Day::from_number(number))
}

/// Builds a [`Fleet`] record by record.
#[derive(Debug, Default)]
pub struct FleetBuilder {
    fleet: Fleet,
    spelling_ids: FxHashMap<Spelling, SpellingId>,
}

impl FleetBuilder {
    /// Adds a file and returns its handle for [`Origin`]s.
    pub fn add_file(&mut self, file: SourceFile) -> FileId {
        self.fleet.files.push(file);
        FileId(u16::try_from(self.fleet.files.len() - 1).unwrap_or(u16::MAX))
    }

    /// The handle of a text in this fleet.
    pub fn intern(&mut self, text: &str) -> Text {
        self.fleet.texts.intern(text)
    }

    /// The text behind a handle of this fleet.
    #[must_use]
    pub fn text(&self, text: Text) -> &str {
        self.fleet.texts.get(text)
    }

    /// The files added so far.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.fleet.files
    }

    /// Adds a device.
    pub fn push(&mut self, record: &DeviceRecord) -> DeviceId {
        let mut interned = InternedRecord {
            mac: record.mac,
            purchase_date: record.purchase_date,
            purchase_price: record.purchase_price,
            warranty_end: record.warranty_end,
            last_seen: record.last_seen,
            quantity: record.quantity,
            kind: record.kind,
            ..InternedRecord::default()
        };
        for (field, text) in &record.texts {
            let text = self.intern(text);
            interned.set_text(*field, text);
        }
        self.push_interned(&interned, &record.origins)
    }

    /// Adds a copy of a device of another fleet, its origins pointing at the same positions of the files.
    pub fn copy(&mut self, device: Device<'_>) -> DeviceId {
        let mut record = InternedRecord {
            mac: device.mac(),
            purchase_date: device.purchase_date(),
            purchase_price: device.purchase_price(),
            warranty_end: device.warranty_end(),
            last_seen: device.last_seen(),
            quantity: device.quantity(),
            kind: device.kind(),
            ..InternedRecord::default()
        };
        for field in Field::ALL {
            let text = device.text(field);
            if !text.is_empty() {
                let text = self.intern(text);
                record.set_text(field, text);
            }
        }
        self.push_interned(&record, device.origins())
    }

    /// Adds a device whose texts were interned here.
    pub fn push_interned(&mut self, record: &InternedRecord, origins: &[Origin]) -> DeviceId {
        let fleet = &mut self.fleet;
        let index = fleet.macs.len();
        for (column, text) in fleet.columns.iter_mut().zip(record.texts) {
            column.push(text);
        }
        let number = |day: Option<Day>| day.map_or(NO_DAY, Day::number);
        fleet.macs.push(record.mac.map_or(0, Mac::bits));
        fleet.purchase_dates.push(number(record.purchase_date));
        fleet.prices.push(record.purchase_price);
        fleet.warranty_ends.push(number(record.warranty_end));
        fleet.last_seen.push(number(record.last_seen));
        fleet.quantities.push(record.quantity.max(1));
        fleet.kinds.push(record.kind);
        fleet.origins.extend_from_slice(origins);
        fleet.origin_ends.push(u32::try_from(fleet.origins.len()).unwrap_or(u32::MAX));
        let spelling = Spelling {
            vendor: record.text(Field::Vendor),
            model: record.text(Field::Model),
            device_type: record.text(Field::DeviceType),
            kind: record.kind,
        };
        let spellings = &mut fleet.spellings;
        let id = *self.spelling_ids.entry(spelling).or_insert_with(|| {
            spellings.push(spelling);
            SpellingId(u32::try_from(spellings.len() - 1).unwrap_or(u32::MAX))
        });
        fleet.spelling_of.push(id);
        DeviceId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The finished fleet.
    #[must_use]
    pub fn build(mut self) -> Fleet {
        self.fleet.texts.freeze();
        self.fleet
    }
}
