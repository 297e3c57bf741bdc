//! Records to devices: the same MAC, then serial number, then asset tag is the same device.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::fields::{mac, text};
use crate::model::{DeviceKind, Field, FleetBuilder, InternedRecord, Mac, Origin, Text, TextPool};

/// A record before merging.
#[derive(Clone, Debug)]
pub(crate) struct Staged {
    /// Its fields.
    pub(crate) record: InternedRecord,
    /// Further addresses of the device (wireless, second port).
    pub(crate) more_macs: SmallVec<[Mac; 1]>,
    /// Where it came from.
    pub(crate) origins: SmallVec<[Origin; 1]>,
    /// For records without identity: what makes the same row of the same file the same again.
    pub(crate) fingerprint: u64,
    /// The lower it is, the more its values count where `last_seen` does not decide.
    pub(crate) rank: u32,
}

/// Records that are the same device.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    parent: Vec<u32>,
    /// Pairs of records with the same address but another model and serial: kept apart.
    pub(crate) conflicts: Vec<(u32, u32)>,
}

impl Groups {
    /// Finds the groups among records.
    pub(crate) fn of(records: &[Staged], builder: &FleetBuilder) -> Self {
        let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let mut groups = Self { parent: (0..count).collect(), conflicts: Vec::new() };
        let mut by_mac: FxHashMap<u64, u32> = FxHashMap::default();
        let mut serials = KeyOwners::default();
        let mut tags = KeyOwners::default();
        let mut by_fingerprint: FxHashMap<u64, u32> = FxHashMap::default();
        for index in 0..count {
            let at = index as usize;
            let Some(staged) = records.get(at) else { break };
            let serial = builder.text(staged.record.text(Field::Serial));
            let serial_mac = (serial.len() >= 12).then(|| mac::one(serial)).flatten().and_then(Mac::from_bits);
            let mut macs: SmallVec<[Mac; 4]> = staged.record.mac.into_iter().collect();
            macs.extend(staged.more_macs.iter().copied());
            let own = macs.len();
            macs.extend(serial_mac);
            let tag = builder.text(staged.record.text(Field::AssetTag));
            let (has_serial, has_tag) = (text::is_identity(serial), text::is_identity(tag));
            for (place, mac) in macs.iter().enumerate() {
                match by_mac.get(&mac.bits()) {
                    Some(owner) if place < own && contradicts(records, builder, *owner, index) => {
                        groups.conflicts.push((*owner, index));
                    }
                    Some(owner) => groups.union(*owner, index),
                    None => {
                        by_mac.insert(mac.bits(), index);
                    }
                }
            }
            if has_serial && serial_mac.is_none() {
                let owner = serials.owner(serial, index);
                groups.union(owner, index);
            }
            if has_tag {
                let owner = tags.owner(tag, index);
                groups.union(owner, index);
            }
            if macs.is_empty() && !has_serial && !has_tag {
                let owner = *by_fingerprint.entry(staged.fingerprint).or_insert(index);
                groups.union(owner, index);
            }
        }
        groups
    }

    /// The first record of a record's group.
    pub(crate) fn root(&self, index: u32) -> u32 {
        let mut at = index;
        while let Some(parent) = self.parent.get(at as usize).copied().filter(|parent| *parent != at) {
            at = parent;
        }
        at
    }

    fn union(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        let (low, high) = (a.min(b), a.max(b));
        if let Some(parent) = self.parent.get_mut(high as usize) {
            *parent = low;
        }
    }
}

/// The first record that used a key, without regard to case.
#[derive(Default)]
struct KeyOwners {
    keys: TextPool,
    owners: Vec<u32>,
}

impl KeyOwners {
    fn owner(&mut self, key: &str, index: u32) -> u32 {
        let has_lower = key.bytes().any(|byte| byte.is_ascii_lowercase() || !byte.is_ascii());
        let place = if has_lower { self.keys.intern(&key.to_uppercase()) } else { self.keys.intern(key) }.index();
        if place >= self.owners.len() {
            self.owners.resize(place + 1, u32::MAX);
        }
        match self.owners.get_mut(place) {
            Some(owner) if *owner == u32::MAX => {
                *owner = index;
                index
            }
            Some(owner) => *owner,
            None => index,
        }
    }
}

/// True if two records with one address are certainly two devices: both have a serial and a model and both differ.
fn contradicts(records: &[Staged], builder: &FleetBuilder, a: u32, b: u32) -> bool {
    let get =
        |index: u32, field| records.get(index as usize).map_or("", |staged| builder.text(staged.record.text(field)));
    let differ = |field: Field| {
        let (a, b) = (super::synonyms::key(get(a, field)), super::synonyms::key(get(b, field)));
        let same = a.is_empty() || b.is_empty() || a == b || a.ends_with(&b) || b.ends_with(&a);
        !same
    };
    let known = |index| text::is_identity(get(index, Field::Serial));
    known(a) && known(b) && differ(Field::Serial) && differ(Field::Model)
}

/// Pushes one device a group, in the order of the groups' first records.
pub(crate) fn build(mut records: Vec<Staged>, groups: &Groups, builder: &mut FleetBuilder) {
    for (_, disputed) in &groups.conflicts {
        // The address stays with the record that had it first; its other identity carries the second.
        if let Some(staged) = records.get_mut(*disputed as usize) {
            staged.record.mac = None;
        }
    }
    let mut members: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
    for index in 0..count {
        let root = groups.root(index);
        if root != index {
            members.entry(root).or_insert_with(|| vec![root]).push(index);
        }
    }
    for index in 0..count {
        if groups.root(index) != index {
            continue;
        }
        let Some(first) = records.get(index as usize) else { continue };
        match members.get(&index) {
            None => {
                builder.push_interned(&first.record, &first.origins);
            }
            Some(group) => {
                let group: Vec<&Staged> = group.iter().filter_map(|index| records.get(*index as usize)).collect();
                let (record, origins) = merged(group);
                builder.push_interned(&record, &origins);
            }
        }
    }
}

/// The newest `last_seen` wins, then the rank of the source; a value beats none.
fn merged(mut group: Vec<&Staged>) -> (InternedRecord, Vec<Origin>) {
    let mut origins: Vec<Origin> = Vec::new();
    group.sort_by_key(|staged| staged.rank);
    for origin in group.iter().flat_map(|staged| &staged.origins) {
        if !origins.contains(origin) {
            origins.push(*origin);
        }
    }
    group.sort_by(|a, b| b.record.last_seen.cmp(&a.record.last_seen).then(a.rank.cmp(&b.rank)));
    let mut record = InternedRecord::default();
    let all = || group.iter().map(|staged| &staged.record);
    record.mac = all().find_map(|record| record.mac);
    for field in Field::ALL {
        let text = all().map(|record| record.text(field)).find(|text| !text.is_empty()).unwrap_or(Text::EMPTY);
        record.set_text(field, text);
    }
    record.purchase_date = all().find_map(|record| record.purchase_date);
    record.purchase_price = all().find_map(|record| record.purchase_price);
    record.warranty_end = all().find_map(|record| record.warranty_end);
    record.last_seen = all().find_map(|record| record.last_seen);
    record.quantity = all().map(|record| record.quantity).next().unwrap_or(1).max(1);
    let typed = all().find(|record| !record.text(Field::DeviceType).is_empty() || record.kind != DeviceKind::Phone);
    record.kind = typed.or_else(|| all().next()).map_or(DeviceKind::Phone, |record| record.kind);
    (record, origins)
}
