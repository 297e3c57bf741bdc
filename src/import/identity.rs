//! What tells one device from another: MAC addresses, serial number, asset tag.

use std::hash::Hasher as _;
use std::ops::Range;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};
use rustc_hash::FxHasher;

use super::fields::{mac, text};
use super::staging::Staging;
use crate::model::{Device, Field, Mac};

/// What identifies a record.
pub(crate) struct Identity<'a> {
    /// The serial number; empty if it tells nothing.
    pub(crate) serial: &'a str,
    /// The address that a serial number is on some phones.
    pub(crate) serial_mac: Option<Mac>,
    /// The asset tag; empty if it tells nothing.
    pub(crate) tag: &'a str,
    device: Device<'a>,
}

impl<'a> Identity<'a> {
    pub(crate) fn of(device: Device<'a>) -> Self {
        let told = |field| Some(device.text(field)).filter(|text| text::is_identity(text)).unwrap_or("");
        let serial_mac = serial_mac(device.text(Field::Serial));
        Self {
            serial: if serial_mac.is_some() { "" } else { told(Field::Serial) },
            serial_mac,
            tag: told(Field::AssetTag),
            device,
        }
    }

    /// All addresses.
    pub(crate) fn macs(&self, staging: &'a Staging) -> impl Iterator<Item = Mac> + 'a {
        self.device.mac().into_iter().chain(staging.more_macs(self.device.id().0)).chain(self.serial_mac)
    }
}

/// The address that a serial number is.
fn serial_mac(serial: &str) -> Option<Mac> {
    (serial.len() >= 12).then(|| mac::one(serial)).flatten().and_then(Mac::from_bits)
}

/// A hash of something that identifies a record, and the record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub(crate) record: u32,
    pub(crate) hash: u32,
}

/// Shows a hash of every key of a record; that of its first address once.
pub(crate) fn keys(macs: impl Iterator<Item = Mac>, serial: &str, tag: &str, mut show: impl FnMut(u32)) {
    let serial_mac = serial_mac(serial);
    let mut own = None;
    for mac in macs.chain(serial_mac) {
        // The serial number of some phones is their address: the same key, shown once.
        if own != Some(mac) {
            let mut hasher = hasher(0);
            hasher.write_u64(mac.bits());
            show(folded(&hasher));
        }
        own = own.or(Some(mac));
    }
    for (kind, text) in [(1, if serial_mac.is_some() { "" } else { serial }), (2, tag)] {
        if text::is_identity(text) {
            show(hash_without_case(hasher(kind), text));
        }
    }
}

/// The key of a record that nothing identifies but what its texts amount to.
pub(crate) fn anonymous_key(fingerprint: u64) -> u32 {
    let mut hasher = hasher(3);
    hasher.write_u64(fingerprint);
    folded(&hasher)
}

fn hasher(kind: u8) -> FxHasher {
    let mut hasher = FxHasher::default();
    hasher.write_u8(kind);
    hasher
}

fn folded(hasher: &FxHasher) -> u32 {
    let hash = hasher.finish();
    (hash ^ hash >> 32) as u32
}

/// The keys of records, batch by batch, in shares by their hashes: each is looked through in little memory, by a thread of its own.
#[derive(Debug)]
pub(crate) struct Keys {
    shares: Vec<Vec<Key>>,
}

/// Bits of a hash that tell the share of its key.
const SHARE_BITS: u32 = 6;

impl Default for Keys {
    fn default() -> Self {
        Self { shares: vec![Vec::new(); 1 << SHARE_BITS] }
    }
}

impl Keys {
    /// Adds the key of a record. Those of a batch come in any order, batches one after the other: ranges that are asked for begin and
    /// end with one.
    #[inline]
    pub(crate) fn push(&mut self, key: Key) {
        if let Some(share) = self.shares.get_mut((key.hash >> (32 - SHARE_BITS)) as usize) {
            share.push(key);
        }
    }

    /// Makes room for a number of keys.
    pub(crate) fn reserve(&mut self, count: usize) {
        let each = count / self.shares.len();
        self.shares.iter_mut().for_each(|share| share.reserve(each + each / 16));
    }

    /// Takes those of the records from one on out again.
    pub(crate) fn truncate(&mut self, start: u32) {
        self.shares.iter_mut().for_each(|share| share.truncate(share.partition_point(|key| key.record < start)));
    }

    /// Records of a range (all, or those of a file) that may be the same as others: every one that is, and few that are not, in
    /// their order.
    pub(crate) fn candidates(&self, range: &Range<u32>) -> Vec<u32> {
        let within = |share: &Vec<Key>| {
            let at = |record: u32| share.partition_point(|key| key.record < record);
            repeated(share.get(at(range.start)..at(range.end)).unwrap_or(&[]))
        };
        let mut found = self.shares.par_iter().map(within).collect::<Vec<_>>().concat();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Records with a key whose hash others have.
///
/// Most keys of a fleet are there once. Two bits for each tell nearly all of them.
fn repeated(keys: &[Key]) -> Vec<u32> {
    // Sixteen places for each key. Those used once and those used again stand side by side.
    let width = (keys.len() * 16).next_power_of_two().max(1 << 10).trailing_zeros();
    let place = |key: &Key| {
        let bit = u64::from(key.hash).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - width);
        ((bit >> 6) as usize, 1_u64 << (bit & 63))
    };
    // Zeros that are written: memory that is only read at first is got twice.
    let mut used: Vec<[u64; 2]> = std::iter::repeat_n([0; 2], 1 << (width - 6)).collect();
    for (word, bit) in keys.iter().map(place) {
        let [once, again] = &mut used[word];
        *again |= *once & bit;
        *once |= bit;
    }
    let is_repeated = |key: &&Key| {
        let (word, bit) = place(key);
        used[word][1] & bit != 0
    };
    let mut found: Vec<Key> = keys.iter().filter(is_repeated).copied().collect();
    // Some only share a place.
    found.sort_unstable_by_key(|key| key.hash);
    let alike = found.chunk_by(|a, b| a.hash == b.hash).filter(|alike| alike.len() > 1);
    alike.flatten().map(|key| key.record).collect()
}

fn hash_without_case(mut hasher: FxHasher, text: &str) -> u32 {
    if text.is_ascii() {
        hash_capitals(&mut hasher, text.as_bytes());
    } else {
        hash_capitals(&mut hasher, text.to_uppercase().as_bytes());
    }
    folded(&hasher)
}

/// Hashes a text as if its ASCII letters were capitals.
fn hash_capitals(hasher: &mut FxHasher, text: &[u8]) {
    let (words, rest) = text.as_chunks::<8>();
    for word in words {
        hasher.write_u64(u64::from_le_bytes(word.map(|byte| byte.to_ascii_uppercase())));
    }
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = from.to_ascii_uppercase());
    hasher.write_u64(u64::from_le_bytes(last));
    hasher.write_usize(text.len());
}
