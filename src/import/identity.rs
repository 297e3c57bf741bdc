//! What tells one device from another: MAC addresses, serial number, asset tag.

use std::hash::{BuildHasher as _, Hasher as _};
use std::ops::Range;
use std::sync::atomic::{AtomicU64, Ordering};

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

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
        let serial = device.text(Field::Serial);
        let serial_mac = (serial.len() >= 12).then(|| mac::one(serial)).flatten().and_then(Mac::from_bits);
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

/// Records that may be the same as others: every one that is, and few that are not.
///
/// Most records of a fleet are there once. Two bits for each hash of a key tell that in little memory, in any order of the threads.
pub(crate) fn candidates(staging: &Staging, range: Range<u32>) -> Vec<u32> {
    let all: Vec<u32> = range.collect();
    let found = repeated(staging, &all, 0);
    // A second look with other hashes leaves next to nothing that is there once.
    repeated(staging, &found, 1)
}

/// Records handled by one thread at a time.
const PIECE: usize = 1 << 14;

fn repeated(staging: &Staging, records: &[u32], seed: u64) -> Vec<u32> {
    if records.len() < 2 {
        return Vec::new();
    }
    // Sixteen bits for each of about two keys a record.
    let words = (records.len() / 2).next_power_of_two().clamp(16, 1 << 24);
    let bits = || -> Vec<AtomicU64> { std::iter::repeat_with(AtomicU64::default).take(words).collect() };
    let (once, twice) = (bits(), bits());
    let place = |hash: u64| (hash as usize >> 6 & (words - 1), 1_u64 << (hash & 63));
    let get = |bits: &[AtomicU64], (word, bit): (usize, u64)| {
        bits.get(word).is_some_and(|word| word.load(Ordering::Relaxed) & bit != 0)
    };
    let set = |bits: &[AtomicU64], (word, bit): (usize, u64)| {
        bits.get(word).is_some_and(|word| word.fetch_or(bit, Ordering::Relaxed) & bit != 0)
    };
    let pieces: Vec<&[u32]> = records.chunks(PIECE).collect();
    pieces.clone().into_par_iter().for_each(|piece| {
        for index in piece {
            keys(staging, *index, seed, |hash| {
                if set(&once, place(hash)) {
                    set(&twice, place(hash));
                }
            });
        }
    });
    let found: Vec<Vec<u32>> = pieces
        .into_par_iter()
        .map(|piece| {
            let repeats = |index: &u32| {
                let mut repeats = false;
                keys(staging, *index, seed, |hash| repeats |= get(&twice, place(hash)));
                repeats
            };
            piece.iter().copied().filter(repeats).collect()
        })
        .collect();
    found.concat()
}

/// Shows a hash of every key of a record, once each.
fn keys(staging: &Staging, index: u32, seed: u64, mut show: impl FnMut(u64)) {
    let Some(device) = staging.record(index) else { return };
    let identity = Identity::of(device);
    let hasher = |kind: u8| {
        let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
        hasher.write_u64(seed);
        hasher.write_u8(kind);
        hasher
    };
    let mut identified = false;
    let mut own = None;
    for mac in identity.macs(staging) {
        identified = true;
        // The serial number of some phones is their address: the same key, shown once.
        if own != Some(mac) {
            let mut hasher = hasher(0);
            hasher.write_u64(mac.bits());
            show(hasher.finish());
        }
        own = own.or(Some(mac));
    }
    for (kind, text) in [(1, identity.serial), (2, identity.tag)] {
        if !text.is_empty() {
            identified = true;
            show(hash_without_case(hasher(kind), text));
        }
    }
    if !identified {
        let mut hasher = hasher(3);
        hasher.write_u64(staging.fingerprint(index));
        show(hasher.finish());
    }
}

fn hash_without_case(mut hasher: rustc_hash::FxHasher, text: &str) -> u64 {
    if text.len() <= 64 && text.is_ascii() {
        let mut upper = [0_u8; 64];
        for (to, from) in upper.iter_mut().zip(text.bytes()) {
            *to = from.to_ascii_uppercase();
        }
        hasher.write(upper.get(..text.len()).unwrap_or(&[]));
    } else {
        hasher.write(text.to_uppercase().as_bytes());
    }
    hasher.finish()
}
