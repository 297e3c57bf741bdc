//! What tells one device from another: MAC addresses, serial number, asset tag.

use std::hash::Hasher as _;
use std::ops::Range;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rayon::slice::ParallelSlice as _;
use rustc_hash::{FxHashSet, FxHasher};

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

/// Shows a hash of every key of a record, once each.
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

/// Records that may be the same as others: every one that is, and few that are not, in their order. The keys are those of the
/// records from `first` to `end`.
///
/// Most records of a fleet are there once. Two bits for each hash of a key tell that in little memory.
pub(crate) fn candidates(keys: &[Key], Range { start, end }: Range<u32>) -> Vec<u32> {
    let found = repeated(keys, 0x9E37_79B9_7F4A_7C15);
    if found.is_empty() {
        return found;
    }
    let mut wanted = vec![false; (end - start) as usize];
    for record in found {
        if let Some(wanted) = wanted.get_mut((record - start) as usize) {
            *wanted = true;
        }
    }
    let is_wanted = |key: &&Key| wanted.get((key.record - start) as usize).copied().unwrap_or(false);
    let keys: Vec<Key> = keys.iter().filter(is_wanted).copied().collect();
    // A second look at other bits of the hashes leaves next to nothing that is there once.
    repeated(&keys, 0xC2B2_AE3D_27D4_EB4F)
}

/// Records with a key that others seem to have; `factor` is odd and chooses the bits that are compared.
fn repeated(keys: &[Key], factor: u64) -> Vec<u32> {
    // Sixteen places for each key, so that few share one by chance.
    let width = (keys.len() * 16).next_power_of_two().max(1 << 10).trailing_zeros();
    let place = |key: &Key| u64::from(key.hash).wrapping_mul(factor) >> (64 - width);
    // Each thread looks after some of the places.
    let shares = rayon::current_num_threads().next_power_of_two().min(16).trailing_zeros();
    let of_share = |share: u64| {
        // Zeros that are written: memory that is only read at first is got twice.
        let mut used: Vec<u64> = std::iter::repeat_n(0, (1 << (width - shares)) / 64).collect();
        let mut again: Vec<u64> = Vec::new();
        for place in keys.iter().map(place) {
            // Those of other threads touch nothing: quicker than to pass them over one by one.
            let is_own = place >> (width - shares) == share;
            let within = if is_own { place & ((1 << (width - shares)) - 1) } else { 0 };
            let (word, bit) = (&mut used[(within >> 6) as usize], u64::from(is_own) << (within & 63));
            if *word & bit != 0 {
                again.push(place);
            }
            *word |= bit;
        }
        again
    };
    let again: Vec<u64> = (0..1 << shares).into_par_iter().map(of_share).collect::<Vec<_>>().concat();
    if again.is_empty() {
        return Vec::new();
    }
    // Most keys are told from those by a few bits of their places.
    let few = (again.len() * 16).next_power_of_two().trailing_zeros().clamp(10, width);
    let mut some = vec![0_u64; (1 << few) / 64];
    for place in &again {
        let bit = place >> (width - few);
        some[(bit >> 6) as usize] |= 1 << (bit & 63);
    }
    let again: FxHashSet<u64> = again.into_iter().collect();
    let is_repeated = |key: &&Key| {
        let place = place(key);
        let bit = place >> (width - few);
        some[(bit >> 6) as usize] >> (bit & 63) & 1 == 1 && again.contains(&place)
    };
    let of_piece = |piece: &[Key]| piece.iter().filter(is_repeated).map(|key| key.record).collect::<Vec<u32>>();
    let mut found = keys.par_chunks(1 << 16).map(of_piece).collect::<Vec<_>>().concat();
    found.sort_unstable();
    found.dedup();
    found
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
