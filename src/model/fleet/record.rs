//! One device on its way into a fleet, and what a fleet calls its parts.

use crate::model::{Day, Field, Mac, Money, Text};

/// A device of a [`Fleet`](super::Fleet), by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceId(pub u32);

/// An imported file of a [`Fleet`](super::Fleet), by position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// One device with owned values: what is pushed into a [`FleetBuilder`](super::FleetBuilder).
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
    /// As in [`Provenance::said`](super::Provenance::said).
    pub said: Vec<(Field, u64)>,
    /// Values that lost, and who says them.
    pub others: Vec<(Field, String, Origin)>,
}

impl DeviceRecord {
    /// The text of a field, empty if it has none.
    #[must_use]
    pub fn text(&self, field: Field) -> &str {
        self.texts.iter().find(|(known, _)| *known == field).map_or("", |(_, text)| text)
    }
}

/// The same as [`DeviceRecord`] with texts already interned in the [`FleetBuilder`](super::FleetBuilder) or
/// [`FleetPart`](super::FleetPart) it is pushed into.
#[derive(Clone, Debug, Default)]
pub struct InternedRecord {
    /// Primary MAC address.
    pub mac: Option<Mac>,
    pub(super) texts: [Text; TEXT_FIELDS],
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
        text_place(field).and_then(|place| self.texts.get(place).copied()).unwrap_or(Text::EMPTY)
    }

    /// Sets the text of a field; fields that are not text are ignored.
    pub fn set_text(&mut self, field: Field, text: Text) {
        if let Some(slot) = text_place(field).and_then(|place| self.texts.get_mut(place)) {
            *slot = text;
        }
    }

    /// How its vendor, model and device type are written.
    #[must_use]
    pub fn spelling(&self) -> Spelling {
        Spelling {
            vendor: self.text(Field::Vendor),
            model: self.text(Field::Model),
            device_type: self.text(Field::DeviceType),
            kind: self.kind,
        }
    }
}

/// Text fields, those of the spelling included.
pub(super) const TEXT_FIELDS: usize = 19;
/// Text fields with a column of their own: all but those of the spelling, which come last.
pub(super) const TEXT_COLUMNS: usize = 16;

/// The fields of the text columns, in order.
pub(super) const COLUMN_FIELDS: [Field; TEXT_COLUMNS] = [
    Field::Name,
    Field::Serial,
    Field::AssetTag,
    Field::Firmware,
    Field::Site,
    Field::Building,
    Field::Room,
    Field::Extension,
    Field::Department,
    Field::CostCenter,
    Field::Status,
    Field::User,
    Field::Email,
    Field::PhoneNumber,
    Field::Ip,
    Field::Notes,
];

pub(super) const fn text_place(field: Field) -> Option<usize> {
    Some(match field {
        Field::Name => 0,
        Field::Serial => 1,
        Field::AssetTag => 2,
        Field::Firmware => 3,
        Field::Site => 4,
        Field::Building => 5,
        Field::Room => 6,
        Field::Extension => 7,
        Field::Department => 8,
        Field::CostCenter => 9,
        Field::Status => 10,
        Field::User => 11,
        Field::Email => 12,
        Field::PhoneNumber => 13,
        Field::Ip => 14,
        Field::Notes => 15,
        Field::Vendor => 16,
        Field::Model => 17,
        Field::DeviceType => 18,
        _ => return None,
    })
}
