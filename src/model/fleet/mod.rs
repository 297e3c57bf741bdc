//! What the organization owns: devices in columns, immutable once built.

mod builder;
mod column;
mod part;
mod provenance;
mod record;

pub use builder::FleetBuilder;
pub use part::{FleetPart, PartBuilder, PartTexts};
pub use provenance::{Alternative, Provenance};
pub use record::{
    DeviceId, DeviceKind, DeviceRecord, FileId, InternedRecord, Origin, SourceFile, Spelling, SpellingId,
};

use super::{Currency, Day, Field, Mac, Money, Text, TextPool};
use column::Column;
use provenance::Origins;
use record::{TEXT_COLUMNS, text_place};

/// All devices, in columns. Immutable; share it by `Arc`.
#[derive(Clone, Debug)]
pub struct Fleet {
    texts: TextPool,
    columns: [Column; TEXT_COLUMNS],
    macs: Vec<u64>,
    purchase_dates: Column,
    price_amounts: Vec<i64>,
    price_currencies: Column,
    warranty_ends: Column,
    last_seen: Column,
    quantities: Column,
    spelling_of: Column,
    spellings: Vec<Spelling>,
    origins: Origins,
    files: Vec<SourceFile>,
}

/// No day of [`Day::MIN`] to [`Day::MAX`].
const NO_DAY: u32 = 1 << 31;
const NO_CURRENCY: u32 = 0;
const NO_SPELLING: u32 = u32::MAX;

impl Default for Fleet {
    fn default() -> Self {
        Self::with(Column::new)
    }
}

impl Fleet {
    fn with(column: impl Fn(u32) -> Column) -> Self {
        Self {
            texts: TextPool::default(),
            columns: std::array::from_fn(|_| column(Text::EMPTY.number())),
            macs: Vec::new(),
            purchase_dates: column(NO_DAY),
            price_amounts: Vec::new(),
            price_currencies: column(NO_CURRENCY),
            warranty_ends: column(NO_DAY),
            last_seen: column(NO_DAY),
            quantities: column(1),
            spelling_of: column(NO_SPELLING),
            spellings: Vec::new(),
            origins: Origins::default(),
            files: Vec::new(),
        }
    }

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
        self.iter().map(|device| u64::from(device.quantity())).sum()
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

    /// The pool of all texts. In fields whose values repeat (vendor, model, firmware, site, …) equal texts have equal handles; serial
    /// numbers, users and the like may be there more than once.
    #[must_use]
    pub fn texts(&self) -> &TextPool {
        &self.texts
    }

    /// Bytes of memory that devices and their texts hold.
    #[must_use]
    pub fn heap_size(&self) -> usize {
        let columns = self.columns.iter().chain([
            &self.purchase_dates,
            &self.price_currencies,
            &self.warranty_ends,
            &self.last_seen,
            &self.quantities,
            &self.spelling_of,
        ]);
        self.texts.heap_size()
            + columns.map(Column::heap_size).sum::<usize>()
            + self.macs.capacity() * size_of::<u64>()
            + self.price_amounts.capacity() * size_of::<i64>()
            + self.spellings.capacity() * size_of::<Spelling>()
            + self.origins.heap_size()
    }

    /// The columns of days, currencies and quantities.
    fn number_columns_mut(&mut self) -> [&mut Column; 5] {
        [
            &mut self.purchase_dates,
            &mut self.price_currencies,
            &mut self.warranty_ends,
            &mut self.last_seen,
            &mut self.quantities,
        ]
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
        let Some(place) = text_place(field) else { return Text::EMPTY };
        if let Some(column) = self.fleet.columns.get(place) {
            return Text::at(column.get(self.index()));
        }
        let spelling = self.fleet.spellings.get(self.spelling().0 as usize);
        spelling.map_or(Text::EMPTY, |spelling| match field {
            Field::Vendor => spelling.vendor,
            Field::Model => spelling.model,
            _ => spelling.device_type,
        })
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
        day(self.fleet.purchase_dates.get(self.index()))
    }

    /// The price paid for one device.
    #[must_use]
    pub fn purchase_price(self) -> Option<Money> {
        let currency = Currency::from_number(self.fleet.price_currencies.get(self.index()))?;
        Some(Money::new(self.fleet.price_amounts.get(self.index()).copied()?, currency))
    }

    /// The last day of warranty.
    #[must_use]
    pub fn warranty_end(self) -> Option<Day> {
        day(self.fleet.warranty_ends.get(self.index()))
    }

    /// The last day the device was seen.
    #[must_use]
    pub fn last_seen(self) -> Option<Day> {
        day(self.fleet.last_seen.get(self.index()))
    }

    /// The number of devices this record stands for, at least 1.
    #[must_use]
    pub fn quantity(self) -> u32 {
        self.fleet.quantities.get(self.index())
    }

    /// Phone, soft client or neither.
    #[must_use]
    pub fn kind(self) -> DeviceKind {
        self.fleet.spellings.get(self.spelling().0 as usize).map_or(DeviceKind::Phone, |spelling| spelling.kind)
    }

    /// How its vendor and model are written.
    #[must_use]
    pub fn spelling(self) -> SpellingId {
        SpellingId(self.fleet.spelling_of.get(self.index()))
    }

    /// Every file and row it came from.
    #[must_use]
    pub fn origins(self) -> &'a [Origin] {
        self.fleet.origins.of(self.id.0)
    }

    /// The files and rows that say what the device has in a field.
    #[must_use]
    pub fn sources(self, field: Field) -> Vec<Origin> {
        self.fleet.origins.sources(self.id.0, field)
    }

    /// For each field, which of the origins say what the device has: a bit for each of the first 64. Empty if that is not known, and
    /// for devices with one origin.
    #[must_use]
    pub fn said(self) -> &'a [(Field, u64)] {
        self.fleet.origins.said(self.id.0)
    }

    /// The value that another file or row says, as text.
    #[must_use]
    pub fn written(self, other: Alternative) -> &'a str {
        self.fleet.get(other.value)
    }

    /// What other files and rows say instead: values that lost to newer or preferred ones.
    #[must_use]
    pub fn alternatives(self) -> &'a [Alternative] {
        self.fleet.origins.alternatives(self.id.0)
    }
}

fn day(number: u32) -> Option<Day> {
    (number != NO_DAY).then(|| Day::from_number(number.cast_signed()))
}

fn day_number(day: Option<Day>) -> u32 {
    day.map_or(NO_DAY, |day| day.number().cast_unsigned())
}

fn currency_number(price: Option<Money>) -> u32 {
    price.map_or(NO_CURRENCY, |price| price.currency.number())
}
