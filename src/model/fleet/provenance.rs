//! Which file and row each value of a device came from, and what the others said.

use std::collections::BTreeMap;

use super::Origin;
use super::record::FileId;
use crate::model::{Field, Text};

/// A value that lost: another file or row says it, and a newer or preferred one says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The field.
    pub field: Field,
    /// The value in canonical form, as [`cell::value`](crate::model::cell::value) writes it.
    pub value: Text,
    /// Who says so.
    pub origin: Origin,
}

/// Where a device that was merged from several rows has its values from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// Every file and row, the first one leading.
    pub origins: Vec<Origin>,
    /// For each field with a value, which of the origins say it: a bit for each of the first 64. Empty if that is not known.
    pub said: Vec<(Field, u64)>,
    /// Values that lost.
    pub others: Vec<Alternative>,
}

/// The origins of all devices of a fleet. Most devices have one; what is known of the others stands apart.
#[derive(Clone, Debug, Default)]
pub(super) struct Origins {
    lead: Vec<Origin>,
    /// Devices with several origins or none of the usual kind, by position.
    merges: Vec<Merge>,
    list: Vec<Origin>,
    others: Vec<Alternative>,
    /// Devices of the same files agree in the same fields, so there are few of these.
    patterns: Vec<Box<[(Field, u64)]>>,
}

/// A device with several origins: where its part of the lists starts.
#[derive(Clone, Copy, Debug)]
struct Merge {
    device: u32,
    list: u32,
    others: u32,
    pattern: u32,
}

/// Stands for the origins of a device that is kept among the merges.
const APART: Origin = Origin { file: FileId(u16::MAX), row: u32::MAX };

impl Origins {
    /// The origins of a device.
    pub(super) fn of(&self, device: u32) -> &[Origin] {
        match self.lead.get(device as usize) {
            Some(lead) if *lead != APART => std::slice::from_ref(lead),
            _ => self.merge(device).map_or(&[], |(at, merge)| {
                let end = self.merges.get(at + 1).map_or(self.list.len(), |next| next.list as usize);
                self.list.get(merge.list as usize..end).unwrap_or(&[])
            }),
        }
    }

    /// The values that lost.
    pub(super) fn alternatives(&self, device: u32) -> &[Alternative] {
        self.merge(device).map_or(&[], |(at, merge)| {
            let end = self.merges.get(at + 1).map_or(self.others.len(), |next| next.others as usize);
            self.others.get(merge.others as usize..end).unwrap_or(&[])
        })
    }

    /// The origins that say what a device has in a field; all of them where that is not known.
    pub(super) fn sources(&self, device: u32, field: Field) -> Vec<Origin> {
        let all = self.of(device);
        let said = self.said(device);
        if said.is_empty() {
            return all.to_vec();
        }
        let mask = said.iter().find(|(known, _)| *known == field).map_or(0, |(_, mask)| *mask);
        (0..64).zip(all).filter(|(bit, _)| mask >> bit & 1 == 1).map(|(_, origin)| *origin).collect()
    }

    /// For each field, which origins say it; empty if that is not known.
    pub(super) fn said(&self, device: u32) -> &[(Field, u64)] {
        let pattern = self.merge(device).and_then(|(_, merge)| self.patterns.get(merge.pattern as usize));
        pattern.map_or(&[], |pattern| pattern)
    }

    fn merge(&self, device: u32) -> Option<(usize, Merge)> {
        let at = self.merges.binary_search_by_key(&device, |merge| merge.device).ok()?;
        Some((at, *self.merges.get(at)?))
    }

    fn provenance(&self, device: u32) -> Provenance {
        Provenance {
            origins: self.of(device).to_vec(),
            said: self.said(device).to_vec(),
            others: self.alternatives(device).to_vec(),
        }
    }

    /// Adds the origins of the next device; where there is not exactly one, `apart` keeps them.
    pub(super) fn push(&mut self, origins: &[Origin], apart: &mut BTreeMap<u32, Provenance>) {
        if let [only] = origins
            && *only != APART
        {
            self.lead.push(*only);
            return;
        }
        if !origins.is_empty() {
            let device = u32::try_from(self.lead.len()).unwrap_or(u32::MAX);
            apart.insert(device, Provenance { origins: origins.to_vec(), ..Provenance::default() });
        }
        self.lead.push(APART);
    }

    /// Marks a device whose origins are kept apart.
    pub(super) fn set_apart(&mut self, device: u32) {
        if let Some(lead) = self.lead.get_mut(device as usize) {
            *lead = APART;
        }
    }

    /// Makes room for devices.
    pub(super) fn reserve(&mut self, devices: usize) {
        self.lead.reserve(devices);
    }

    /// Adds the origins of devices that have one each.
    pub(super) fn extend(&mut self, each: &[Origin]) {
        self.lead.extend_from_slice(each);
    }

    /// Takes the devices from a position on out again; none of them is among the merges.
    pub(super) fn truncate(&mut self, length: usize) {
        self.lead.truncate(length);
    }

    /// Replaces the handles of files of the devices from `start` on.
    pub(super) fn refile(&mut self, start: u32, translate: impl Fn(FileId) -> FileId) {
        for origin in self.lead.iter_mut().skip(start as usize).filter(|origin| **origin != APART) {
            origin.file = translate(origin.file);
        }
    }

    /// Replaces what is known of some devices, and leaves out those that are not wanted.
    pub(super) fn settle(&mut self, mut apart: BTreeMap<u32, Provenance>, wanted: Option<&[bool]>) {
        if apart.is_empty() && wanted.is_none() {
            return;
        }
        for merge in &self.merges {
            apart.entry(merge.device).or_insert_with(|| self.provenance(merge.device));
        }
        // The new positions of what is left.
        let kept = |device: usize| wanted.is_none_or(|wanted| wanted.get(device).copied().unwrap_or(false));
        let mut settled = Self::default();
        let mut patterns: BTreeMap<Vec<(Field, u64)>, u32> = BTreeMap::new();
        let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let mut apart = apart.into_iter().peekable();
        for (device, lead) in self.lead.iter().enumerate() {
            let own = apart.next_if(|(known, _)| *known as usize == device);
            if !kept(device) {
                continue;
            }
            let Some((_, own)) = own else {
                settled.lead.push(*lead);
                continue;
            };
            let next = number(patterns.len());
            let pattern = *patterns.entry(own.said).or_insert_with_key(|said| {
                settled.patterns.push(said.as_slice().into());
                next
            });
            let device = number(settled.lead.len());
            let (list, others) = (number(settled.list.len()), number(settled.others.len()));
            settled.merges.push(Merge { device, list, others, pattern });
            settled.list.extend(own.origins);
            settled.others.extend(own.others);
            settled.lead.push(APART);
        }
        *self = settled;
    }

    /// Replaces every text of a value that lost.
    pub(super) fn renumber(&mut self, translate: &mut dyn FnMut(u32) -> u32) {
        for other in &mut self.others {
            other.value = Text::at(translate(other.value.number()));
        }
    }

    /// The texts of values that lost.
    pub(super) fn texts(&self) -> impl Iterator<Item = u32> + '_ {
        self.others.iter().map(|other| other.value.number())
    }

    /// Bytes of memory it holds.
    pub(super) fn heap_size(&self) -> usize {
        let patterns: usize = self.patterns.iter().map(|pattern| size_of_val(&**pattern) + size_of_val(pattern)).sum();
        self.lead.capacity() * size_of::<Origin>()
            + self.merges.capacity() * size_of::<Merge>()
            + self.list.capacity() * size_of::<Origin>()
            + self.others.capacity() * size_of::<Alternative>()
            + patterns
    }

    /// Drops what is only needed to add devices.
    pub(super) fn freeze(&mut self) {
        self.lead.shrink_to_fit();
    }
}
