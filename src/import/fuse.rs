//! One device from the records that are it: which value counts, which lost, and who said what.

use std::collections::BTreeMap;

use super::merge::Groups;
use super::staging::Staging;
use crate::model::cell::value;
use crate::model::{
    Alternative, Device, DeviceId, DeviceKind, Field, Fleet, FleetBuilder, InternedRecord, Origin, Provenance,
};

/// Makes one device of every group, in the order of the groups' first records.
pub(crate) fn build(mut staging: Staging, groups: &Groups) -> Fleet {
    for (_, disputed) in &groups.conflicts {
        // The address stays with the record that had it first; its other identity carries the second.
        staging.builder.set_mac(DeviceId(*disputed), None);
    }
    if groups.is_trivial() {
        return staging.builder.build();
    }
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    let mut wanted = vec![true; staging.len() as usize];
    for (index, wanted) in (0..).zip(&mut wanted) {
        let root = groups.root(index);
        if root != index {
            *wanted = false;
            if !groups.settled.contains(&index) {
                members.entry(root).or_insert_with(|| vec![root]).push(index);
            }
        }
    }
    for (root, group) in members {
        let (record, provenance) = fused(&staging, &group);
        let provenance = provenance.with(&mut staging.builder);
        staging.builder.replace(DeviceId(root), &record, provenance);
    }
    if wanted.contains(&false) {
        staging.builder.retain(&wanted);
    }
    staging.builder.build()
}

/// Provenance with values that are not interned yet.
struct Heard {
    origins: Vec<Origin>,
    said: Vec<(Field, u64)>,
    others: Vec<(Field, String, Origin)>,
}

impl Heard {
    fn with(self, builder: &mut FleetBuilder) -> Provenance {
        let others = self.others.into_iter().map(|(field, value, origin)| {
            let value = builder.intern(&value);
            Alternative { field, value, origin }
        });
        let others = others.collect();
        Provenance { origins: self.origins, said: self.said, others }
    }
}

/// The newest `last_seen` wins, then the rank of the source; a value beats none.
fn fused(staging: &Staging, group: &[u32]) -> (InternedRecord, Heard) {
    let mut group: Vec<(u32, Device<'_>)> =
        group.iter().filter_map(|index| Some((staging.rank(*index), staging.record(*index)?))).collect();
    group.sort_by_key(|(rank, _)| *rank);
    let mut origins: Vec<Origin> = Vec::new();
    for origin in group.iter().flat_map(|(_, device)| device.origins()) {
        if !origins.contains(origin) {
            origins.push(*origin);
        }
    }
    group.sort_by(|(rank_a, a), (rank_b, b)| b.last_seen().cmp(&a.last_seen()).then(rank_a.cmp(rank_b)));
    let all = || group.iter().map(|(_, device)| *device);
    let mut record = InternedRecord::default();
    record.mac = all().find_map(Device::mac);
    record.purchase_date = all().find_map(Device::purchase_date);
    record.purchase_price = all().find_map(Device::purchase_price);
    record.warranty_end = all().find_map(Device::warranty_end);
    record.last_seen = all().find_map(Device::last_seen);
    record.quantity = all().map(Device::quantity).next().unwrap_or(1);
    let is_typed =
        |device: &Device<'_>| !device.text(Field::DeviceType).is_empty() || device.kind() != DeviceKind::Phone;
    let typed = all().find(is_typed);
    record.kind = typed.or_else(|| all().next()).map_or(DeviceKind::Phone, Device::kind);
    let mut said = Heard { origins, said: Vec::new(), others: Vec::new() };
    for field in Field::ALL.into_iter().filter(|field| *field != Field::Quantity) {
        let Some(winner) = all().find(|device| has(*device, field)) else { continue };
        record.set_text(field, winner.interned(field));
        said.field(field, winner, all());
    }
    (record, said)
}

impl Heard {
    fn field<'a>(&mut self, field: Field, winner: Device<'a>, all: impl Iterator<Item = Device<'a>>) {
        let mut mask = 0;
        for device in all {
            let agrees = same(device, winner, field);
            for origin in device.sources(field) {
                if agrees {
                    let bit = self.origins.iter().take(64).position(|known| *known == origin);
                    mask |= bit.map_or(0, |bit| 1 << bit);
                } else if has(device, field) && field != Field::LastSeen {
                    self.others.push((field, written(device, field), origin));
                }
            }
            // What had lost before still lost, unless it is what won now.
            for other in device.alternatives().iter().filter(|other| other.field == field) {
                let said = device.written(*other);
                if equal(said, &written(winner, field)) {
                    let bit = self.origins.iter().take(64).position(|known| *known == other.origin);
                    mask |= bit.map_or(0, |bit| 1 << bit);
                } else {
                    self.others.push((field, said.to_owned(), other.origin));
                }
            }
        }
        self.said.push((field, mask));
        self.others.dedup();
    }
}

/// A value in canonical form, prices with their currency.
fn written(device: Device<'_>, field: Field) -> String {
    let text = value(device, field).into_owned();
    match device.purchase_price().filter(|_| field == Field::PurchasePrice) {
        Some(price) => format!("{text} {}", price.currency),
        None => text,
    }
}

fn has(device: Device<'_>, field: Field) -> bool {
    match field {
        Field::Mac => device.mac().is_some(),
        Field::PurchaseDate => device.purchase_date().is_some(),
        Field::PurchasePrice => device.purchase_price().is_some(),
        Field::WarrantyEnd => device.warranty_end().is_some(),
        Field::LastSeen => device.last_seen().is_some(),
        _ => !device.interned(field).is_empty(),
    }
}

fn same(a: Device<'_>, b: Device<'_>, field: Field) -> bool {
    match field {
        Field::Mac => a.mac() == b.mac(),
        Field::PurchaseDate => a.purchase_date() == b.purchase_date(),
        Field::PurchasePrice => a.purchase_price() == b.purchase_price(),
        Field::WarrantyEnd => a.warranty_end() == b.warranty_end(),
        Field::LastSeen => a.last_seen() == b.last_seen(),
        _ => a.interned(field) == b.interned(field) || equal(a.text(field), b.text(field)),
    }
}

/// Capital letters make no other value.
fn equal(a: &str, b: &str) -> bool {
    a == b || a.eq_ignore_ascii_case(b) || (!a.is_ascii() && a.to_lowercase() == b.to_lowercase())
}
