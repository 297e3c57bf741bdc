//! Builds a fleet record by record or batch by batch.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::column::{Column, put, retain};
use super::record::{COLUMN_FIELDS, text_place};
use super::{
    Alternative, Device, DeviceId, DeviceRecord, FileId, Fleet, InternedRecord, NO_SPELLING, Origin, Provenance,
    SourceFile, Spelling, SpellingId, currency_number, day_number,
};
use crate::model::{Field, Mac, Text, TextPool};

/// Builds a [`Fleet`].
#[derive(Debug, Default)]
pub struct FleetBuilder {
    pub(super) fleet: Fleet,
    spelling_ids: FxHashMap<Spelling, SpellingId>,
    /// Where merged devices have their values from, as far as it changed.
    provenance: BTreeMap<u32, Provenance>,
}

const UNKNOWN: u32 = u32::MAX;

impl FleetBuilder {
    /// A builder that goes on with a fleet.
    #[must_use]
    pub fn onto(fleet: &Fleet) -> Self {
        Self::onto_own(fleet.clone())
    }

    fn onto_own(mut fleet: Fleet) -> Self {
        let mut shared: Vec<u32> = Vec::new();
        for (column, _) in fleet.columns.iter().zip(COLUMN_FIELDS).filter(|(_, field)| field.repeats()) {
            shared.extend(column.numbers());
        }
        for spelling in &fleet.spellings {
            shared.extend([spelling.vendor, spelling.model, spelling.device_type].map(Text::number));
        }
        shared.sort_unstable();
        shared.dedup();
        for text in shared {
            fleet.texts.find_again(Text::at(text));
        }
        fleet.columns.iter_mut().for_each(Column::thaw);
        fleet.number_columns_mut().into_iter().for_each(Column::thaw);
        fleet.spelling_of.thaw();
        let ids = fleet.spellings.iter().zip(0..).map(|(spelling, id)| (*spelling, SpellingId(id))).collect();
        Self { fleet, spelling_ids: ids, ..Self::default() }
    }

    /// The records so far.
    #[must_use]
    pub fn fleet(&self) -> &Fleet {
        &self.fleet
    }

    /// Adds a file and returns its handle for [`Origin`]s.
    pub fn add_file(&mut self, file: SourceFile) -> FileId {
        let id = self.next_file();
        self.fleet.files.push(file);
        id
    }

    /// The handle that the next file added will have.
    #[must_use]
    pub fn next_file(&self) -> FileId {
        FileId(u16::try_from(self.fleet.files.len()).unwrap_or(u16::MAX))
    }

    /// Replaces the files by the same ones in the same order, of which more is known.
    pub fn settle_files(&mut self, files: Vec<SourceFile>) {
        self.fleet.files = files;
    }

    /// Takes out the files from one on, which no device is from.
    pub fn forget_files(&mut self, FileId(first): FileId) {
        self.fleet.files.truncate(usize::from(first));
    }

    /// Replaces the files, and the handles of files in the origins of the devices from `start` on.
    pub fn refile(&mut self, files: Vec<SourceFile>, start: u32, translate: impl Fn(FileId) -> FileId) {
        self.fleet.files = files;
        self.fleet.origins.refile(start, translate);
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
        let id = self.push_interned(&interned, &record.origins);
        if !record.said.is_empty() || !record.others.is_empty() {
            let others = record.others.iter().map(|(field, value, origin)| {
                let value = self.fleet.texts.intern(value);
                Alternative { field: *field, value, origin: *origin }
            });
            let (origins, said, others) = (record.origins.clone(), record.said.clone(), others.collect());
            self.fleet.origins.set_apart(id.0);
            self.provenance.insert(id.0, Provenance { origins, said, others });
        }
        id
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
        let id = self.push_interned(&record, device.origins());
        let (said, others) = (device.said(), device.alternatives());
        if !said.is_empty() || !others.is_empty() {
            let others =
                others.iter().map(|other| Alternative { value: self.intern(device.written(*other)), ..*other });
            let (origins, said, others) = (device.origins().to_vec(), said.to_vec(), others.collect());
            self.fleet.origins.set_apart(id.0);
            self.provenance.insert(id.0, Provenance { origins, said, others });
        }
        id
    }

    /// Adds a device whose texts were interned here.
    pub fn push_interned(&mut self, record: &InternedRecord, origins: &[Origin]) -> DeviceId {
        let index = self.fleet.macs.len();
        self.fleet.origins.push(origins, &mut self.provenance);
        self.fleet.macs.push(0);
        self.put(index, record);
        DeviceId(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Gives a device other values, and says where it has them from.
    pub fn replace(&mut self, id: DeviceId, record: &InternedRecord, provenance: Provenance) {
        if (id.0 as usize) < self.fleet.len() {
            self.put(id.0 as usize, record);
            self.fleet.origins.set_apart(id.0);
            self.provenance.insert(id.0, provenance);
        }
    }

    /// Gives a device another address, or none.
    pub fn set_mac(&mut self, id: DeviceId, mac: Option<Mac>) {
        if let Some(place) = self.fleet.macs.get_mut(id.0 as usize) {
            *place = mac.map_or(0, Mac::bits);
        }
    }

    fn put(&mut self, index: usize, record: &InternedRecord) {
        let spelling = self.spelling(record.spelling());
        let fleet = &mut self.fleet;
        for (column, text) in fleet.columns.iter_mut().zip(record.texts) {
            column.put(index, text.number());
        }
        if let Some(mac) = fleet.macs.get_mut(index) {
            *mac = record.mac.map_or(0, Mac::bits);
        }
        fleet.purchase_dates.put(index, day_number(record.purchase_date));
        if let Some(price) = record.purchase_price {
            put(&mut fleet.price_amounts, index, 0, price.minor);
        }
        fleet.price_currencies.put(index, currency_number(record.purchase_price));
        fleet.warranty_ends.put(index, day_number(record.warranty_end));
        fleet.last_seen.put(index, day_number(record.last_seen));
        fleet.quantities.put(index, record.quantity.max(1));
        fleet.spelling_of.put(index, spelling.0);
    }

    pub(super) fn spelling(&mut self, spelling: Spelling) -> SpellingId {
        let spellings = &mut self.fleet.spellings;
        *self.spelling_ids.entry(spelling).or_insert_with(|| {
            spellings.push(spelling);
            SpellingId(u32::try_from(spellings.len() - 1).unwrap_or(u32::MAX))
        })
    }

    /// Takes the devices from a position on out again.
    pub fn truncate(&mut self, length: usize) {
        let fleet = &mut self.fleet;
        fleet.origins.truncate(length);
        fleet.columns.iter_mut().for_each(|column| column.truncate(length));
        fleet.number_columns_mut().into_iter().for_each(|column| column.truncate(length));
        fleet.spelling_of.truncate(length);
        fleet.macs.truncate(length);
        fleet.price_amounts.truncate(length);
        self.provenance.retain(|device, _| (*device as usize) < length);
        self.drop_unused();
    }

    /// Takes devices out, given by whether each is wanted.
    pub fn retain(&mut self, wanted: &[bool]) {
        let fleet = &mut self.fleet;
        fleet.origins.settle(std::mem::take(&mut self.provenance), Some(wanted));
        fleet.columns.iter_mut().for_each(|column| column.retain(wanted));
        fleet.number_columns_mut().into_iter().for_each(|column| column.retain(wanted));
        fleet.spelling_of.retain(wanted);
        retain(&mut fleet.macs, wanted);
        retain(&mut fleet.price_amounts, wanted);
        self.drop_unused();
    }

    /// Spellings and texts that only devices taken out had go with them.
    fn drop_unused(&mut self) {
        let fleet = &mut self.fleet;
        let mut places = vec![UNKNOWN; fleet.spellings.len()];
        for id in fleet.spelling_of.numbers() {
            if let Some(place) = places.get_mut(id as usize) {
                *place = 0;
            }
        }
        for (next, place) in (0..).zip(places.iter_mut().filter(|place| **place == 0)) {
            *place = next;
        }
        let mut used = places.iter().map(|place| *place != UNKNOWN);
        fleet.spellings.retain(|_| used.next().unwrap_or(false));
        fleet.spelling_of.renumber(&mut |id| places.get(id as usize).copied().unwrap_or(NO_SPELLING));

        let mut places = vec![UNKNOWN; fleet.texts.len()];
        let spelled =
            fleet.spellings.iter().flat_map(|spelling| [spelling.vendor, spelling.model, spelling.device_type]);
        let columns = fleet.columns.iter().flat_map(Column::numbers);
        for text in columns.chain(spelled.map(Text::number)).chain(fleet.origins.texts()) {
            if let Some(place) = places.get_mut(text as usize) {
                *place = 0;
            }
        }
        let mut texts = TextPool::default();
        for (old, place) in places.iter_mut().enumerate().skip(1).filter(|(_, place)| **place == 0) {
            *place = texts.append(fleet.texts.nth(old)).number();
        }
        let mut translate = |text: u32| places.get(text as usize).copied().filter(|_| text != 0).unwrap_or(0);
        fleet.columns.iter_mut().for_each(|column| column.renumber(&mut translate));
        fleet.origins.renumber(&mut translate);
        for spelling in &mut fleet.spellings {
            for text in [&mut spelling.vendor, &mut spelling.model, &mut spelling.device_type] {
                *text = Text::at(translate(text.number()));
            }
        }
        fleet.texts = texts;
        *self = Self {
            provenance: std::mem::take(&mut self.provenance),
            ..Self::onto_own(std::mem::take(&mut self.fleet))
        };
    }

    /// The finished fleet.
    #[must_use]
    pub fn build(mut self) -> Fleet {
        let fleet = &mut self.fleet;
        fleet.origins.settle(self.provenance, None);
        fleet.texts.freeze();
        fleet.columns.iter_mut().for_each(Column::freeze);
        fleet.number_columns_mut().into_iter().for_each(Column::freeze);
        fleet.spelling_of.freeze();
        fleet.macs.shrink_to_fit();
        fleet.price_amounts.shrink_to_fit();
        fleet.origins.freeze();
        self.fleet
    }
}

impl Fleet {
    /// The same fleet with some texts of a field written another way, by what is written now. Vendor, model and device type
    /// stay: they are what devices are recognized by.
    #[must_use]
    pub fn renamed(&self, field: Field, names: &BTreeMap<String, String>) -> Self {
        let mut builder = FleetBuilder::onto(self);
        let Self { texts, columns, .. } = &mut builder.fleet;
        // The fields of the spelling have no column.
        if let Some(column) = text_place(field).and_then(|place| columns.get_mut(place)) {
            let mut known: FxHashMap<u32, u32> = FxHashMap::default();
            column.renumber(&mut |text| {
                *known.entry(text).or_insert_with(|| match names.get(texts.get(Text::at(text))) {
                    Some(name) if text != 0 => texts.intern(name).number(),
                    _ => text,
                })
            });
        }
        builder.build()
    }
}
