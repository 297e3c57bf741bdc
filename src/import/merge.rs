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
    /// Records that the fleet holds already, in ascending order.
    settled: Vec<u32>,
}

impl Groups {
    /// Finds the groups among records, the first `known` of which are the fleet so far.
    pub(crate) fn of(records: &[Staged], known: usize, builder: &FleetBuilder) -> Self {
        let count = u32::try_from(records.len()).unwrap_or(u32::MAX);
        let mut groups = Self { parent: (0..count).collect(), conflicts: Vec::new(), settled: Vec::new() };
        let mut addresses = Addresses::default();
        let mut serials = KeyOwners::default();
        let mut tags = KeyOwners::default();
        let mut by_fingerprint: FxHashMap<u64, u32> = FxHashMap::default();
        let mut by_origin: FxHashMap<Origin, u32> = FxHashMap::default();
        for index in 0..count {
            let at = index as usize;
            let Some(staged) = records.get(at) else { break };
            if at < known {
                by_origin.extend(staged.origins.iter().map(|origin| (*origin, index)));
            } else if known > 0
                && let Some(owner) = staged.origins.first().and_then(|origin| by_origin.get(origin))
            {
                // The very row the fleet took this device from: it says nothing new.
                groups.union(*owner, index);
                groups.settled.push(index);
                continue;
            }
            let serial = builder.text(staged.record.text(Field::Serial));
            let serial_mac = (serial.len() >= 12).then(|| mac::one(serial)).flatten().and_then(Mac::from_bits);
            let tag = builder.text(staged.record.text(Field::AssetTag));
            let (has_serial, has_tag) = (text::is_identity(serial), text::is_identity(tag));
            let macs = staged.record.mac.into_iter().chain(staged.more_macs.iter().copied()).chain(serial_mac);
            let mut has_mac = false;
            for mac in macs {
                has_mac = true;
                addresses.add(mac, index);
            }
            if has_serial && serial_mac.is_none() {
                let owner = serials.owner(serial, index);
                groups.union(owner, index);
            }
            if has_tag {
                let owner = tags.owner(tag, index);
                groups.union(owner, index);
            }
            if !has_mac && !has_serial && !has_tag {
                let owner = *by_fingerprint.entry(staged.fingerprint).or_insert(index);
                groups.union(owner, index);
            }
        }
        addresses.join(records, builder, &mut groups);
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

/// The records that have an address: the first one, and the others.
#[derive(Default)]
struct Addresses {
    first: FxHashMap<u64, u32>,
    others: FxHashMap<u64, Vec<u32>>,
}

/// Records with one address that show the same serial number and model.
struct Variant {
    serial: String,
    model: String,
    members: Vec<u32>,
}

/// Most variants of one address that are compared with each other.
const VARIANTS: usize = 24;

impl Addresses {
    fn add(&mut self, mac: Mac, index: u32) {
        match self.first.get(&mac.bits()) {
            Some(first) if *first == index => {}
            Some(_) => self.others.entry(mac.bits()).or_default().push(index),
            None => {
                self.first.insert(mac.bits(), index);
            }
        }
    }

    /// Joins the records of every address. Records that contradict each other stay apart: the address belongs to what most
    /// records say, the same in any order of the files.
    fn join(self, records: &[Staged], builder: &FleetBuilder, groups: &mut Groups) {
        let mut addresses: Vec<(u64, Vec<u32>)> = self.others.into_iter().collect();
        addresses.sort_unstable();
        for (mac, others) in addresses {
            let first = self.first.get(&mac).copied();
            let mut variants: Vec<Variant> = Vec::new();
            let mut bare: Vec<u32> = Vec::new();
            for index in first.into_iter().chain(others) {
                match identity(records, builder, index) {
                    Some((serial, model)) => {
                        let known = variants.iter().position(|known| known.serial == serial && known.model == model);
                        match known.or((variants.len() >= VARIANTS).then_some(0)).and_then(|at| variants.get_mut(at)) {
                            Some(variant) => variant.members.push(index),
                            None => variants.push(Variant { serial, model, members: vec![index] }),
                        }
                    }
                    None => bare.push(index),
                }
            }
            groups.join(&variants, &bare);
        }
    }
}

impl Variant {
    /// True for certainly two devices: both serial number and model differ.
    fn contradicts(&self, other: &Self) -> bool {
        let differ = |a: &str, b: &str| a != b && !a.ends_with(b) && !b.ends_with(a);
        differ(&self.serial, &other.serial) && differ(&self.model, &other.model)
    }
}

impl Groups {
    fn join(&mut self, variants: &[Variant], bare: &[u32]) {
        for (at, variant) in variants.iter().enumerate() {
            let Some(lead) = variant.members.first().copied() else { continue };
            for member in &variant.members {
                self.union(lead, *member);
            }
            for other in variants.iter().skip(at + 1).filter(|other| !variant.contradicts(other)) {
                if let Some(other) = other.members.first() {
                    self.union(lead, *other);
                }
            }
        }
        let most = variants.iter().max_by(|a, b| {
            a.members.len().cmp(&b.members.len()).then_with(|| (&b.serial, &b.model).cmp(&(&a.serial, &a.model)))
        });
        let Some(owner) = most.and_then(|most| most.members.first()).or(bare.first()).copied() else { return };
        for index in bare {
            self.union(owner, *index);
        }
        for member in variants.iter().flat_map(|variant| &variant.members) {
            if self.root(*member) != self.root(owner) {
                self.conflicts.push((owner, *member));
            }
        }
    }
}

/// Serial number and model of a record, if it has both.
fn identity(records: &[Staged], builder: &FleetBuilder, index: u32) -> Option<(String, String)> {
    let record = &records.get(index as usize)?.record;
    let serial = builder.text(record.text(Field::Serial));
    let model = super::synonyms::key(builder.text(record.text(Field::Model)));
    (text::is_identity(serial) && !model.is_empty()).then(|| (super::synonyms::key(serial), model))
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
        if root != index && groups.settled.binary_search(&index).is_err() {
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
