//! Records to devices: the same MAC, then serial number, then asset tag is the same device.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::fields::text;
use super::identity::Identity;
use super::staging::Staging;
use crate::model::{Field, Mac, Origin, TextPool};

/// Records that are the same device.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    range: Range<u32>,
    /// For every record, one before it of the same device, or itself; empty while each record is a device.
    parent: Vec<u32>,
    /// Pairs of records with the same address but another model and serial: kept apart.
    pub(crate) conflicts: Vec<(u32, u32)>,
    /// Records that the fleet holds already.
    pub(crate) settled: FxHashSet<u32>,
}

impl Groups {
    /// Finds the groups among some records.
    pub(crate) fn of(staging: &Staging, range: Range<u32>) -> Self {
        let mut groups = Self { range: range.clone(), ..Self::default() };
        let (known, news) = (range.start..staging.known.max(range.start), staging.known.max(range.start)..range.end);
        if !known.is_empty() {
            groups.settle(staging, known, news);
        }
        let mut addresses = Addresses::default();
        let mut serials = KeyOwners::default();
        let mut tags = KeyOwners::default();
        let mut by_fingerprint: FxHashMap<u64, u32> = FxHashMap::default();
        for index in staging.candidates(&range) {
            let Some(device) = staging.record(index).filter(|_| !groups.settled.contains(&index)) else { continue };
            let identity = Identity::of(device);
            let mut has_mac = false;
            for mac in identity.macs(staging) {
                has_mac = true;
                addresses.add(mac, index);
            }
            if !identity.serial.is_empty() {
                let owner = serials.owner(identity.serial, index);
                groups.union(owner, index);
            }
            if !identity.tag.is_empty() {
                let owner = tags.owner(identity.tag, index);
                groups.union(owner, index);
            }
            if !has_mac && identity.serial.is_empty() && identity.tag.is_empty() {
                let owner = *by_fingerprint.entry(staging.fingerprint(index)).or_insert(index);
                groups.union(owner, index);
            }
        }
        addresses.join(staging, &mut groups);
        groups
    }

    /// The very rows the fleet took its devices from say nothing new.
    fn settle(&mut self, staging: &Staging, known: Range<u32>, news: Range<u32>) {
        let mut owners: FxHashMap<Origin, u32> = FxHashMap::default();
        for index in known {
            let origins = staging.record(index).map_or(&[][..], crate::model::Device::origins);
            owners.extend(origins.iter().map(|origin| (*origin, index)));
        }
        for index in news {
            let origin = staging.record(index).and_then(|record| record.origins().first());
            if let Some(owner) = origin.and_then(|origin| owners.get(origin)) {
                self.union(*owner, index);
                self.settled.insert(index);
            }
        }
    }

    /// True if every record is a device of its own.
    pub(crate) fn is_trivial(&self) -> bool {
        self.parent.is_empty()
    }

    /// The first record of a record's group.
    pub(crate) fn root(&self, index: u32) -> u32 {
        let mut at = index;
        while let Some(parent) =
            self.parent.get((at - self.range.start) as usize).copied().filter(|parent| *parent != at)
        {
            at = parent;
        }
        at
    }

    /// The number of groups that records from `first` on belong to.
    pub(crate) fn roots_of(&self, first: u32) -> u64 {
        if self.parent.is_empty() {
            return (first..self.range.end).len() as u64;
        }
        let mut roots: Vec<bool> = vec![false; self.parent.len()];
        for index in first..self.range.end {
            if let Some(root) = roots.get_mut((self.root(index) - self.range.start) as usize) {
                *root = true;
            }
        }
        roots.iter().filter(|root| **root).count() as u64
    }

    fn union(&mut self, a: u32, b: u32) {
        if a == b {
            return;
        }
        if self.parent.is_empty() {
            self.parent = self.range.clone().collect();
        }
        let low = self.root(a).min(self.root(b));
        for index in [self.root(a), self.root(b), a, b] {
            if let Some(parent) = self.parent.get_mut((index - self.range.start) as usize) {
                *parent = low;
            }
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
    fn join(self, staging: &Staging, groups: &mut Groups) {
        let mut addresses: Vec<(u64, Vec<u32>)> = self.others.into_iter().collect();
        addresses.sort_unstable();
        for (mac, others) in addresses {
            let first = self.first.get(&mac).copied();
            let mut variants: Vec<Variant> = Vec::new();
            let mut bare: Vec<u32> = Vec::new();
            for index in first.into_iter().chain(others) {
                match named(staging, index) {
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
fn named(staging: &Staging, index: u32) -> Option<(String, String)> {
    let record = staging.record(index)?;
    let serial = record.text(Field::Serial);
    let model = super::synonyms::key(record.text(Field::Model));
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
