//! Records of all files before merging: the fleet so far, then the files in their order.

use std::ops::Range;

use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};
use rustc_hash::{FxHashMap, FxHashSet};

use super::batch::Batch;
use super::fields::text;
use super::identity::{self, Key, Keys};
use super::rows;
use crate::model::{Device, DeviceId, Field, FileId, Fleet, FleetBuilder, Mac, PartTexts, SourceFile};

/// Records before merging.
#[derive(Debug, Default)]
pub(crate) struct Staging {
    /// The records.
    pub(crate) builder: FleetBuilder,
    /// How many of them the fleet so far holds.
    pub(crate) known: u32,
    /// Further addresses of records, in their order.
    more_macs: Vec<(u32, Mac)>,
    /// For records without identity: what makes the same row of the same file the same again.
    fingerprints: FxHashMap<u32, u64>,
    /// What may tell that records are the same.
    keys: Keys,
    /// The inputs that the files came with first; those of the fleet so far, if they are not there again, with none.
    inputs: Vec<Option<usize>>,
    /// Files that are newer editions of files the fleet so far is from.
    newer: FxHashSet<FileId>,
}

/// Which input some files are from.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// Its position.
    pub(crate) input: usize,
    /// For each input up to this one, the first one with the same name and bytes.
    pub(crate) same: &'a [usize],
    /// The checksum of its bytes; empty in a dry run, where no fleet so far could know it.
    pub(crate) sha256: &'a str,
}

/// Records handled by one thread at a time.
const PIECE: u32 = 1 << 14;

/// How often a row without identity was there so far, by what its texts amount to.
pub(crate) type Times = FxHashMap<u64, u64>;

/// A number for the name and sheet of a file.
pub(crate) fn seed(file: &SourceFile) -> u64 {
    use std::hash::{BuildHasher as _, Hasher as _};
    let mut hasher = rustc_hash::FxBuildHasher.build_hasher();
    hasher.write(file.name.as_bytes());
    hasher.write_u8(0);
    hasher.write(file.sheet.as_deref().unwrap_or("").as_bytes());
    hasher.finish()
}

impl Staging {
    /// Starts from the fleet so far.
    pub(crate) fn onto(base: Option<&Fleet>) -> Self {
        let Some(base) = base else { return Self::default() };
        let mut staging = Self { builder: FleetBuilder::onto(base), known: number(base.len()), ..Self::default() };
        let seeds: Vec<u64> = base.files().iter().map(seed).collect();
        let mut times = Times::default();
        for device in base.iter().filter(|device| !is_identified(*device)) {
            let origin = device.origins().first();
            let seed = origin.and_then(|origin| seeds.get(usize::from(origin.file.0))).copied().unwrap_or(0);
            let hash = rows::fingerprint(seed, |field| device.text(field));
            staging.fingerprints.insert(device.id().0, nth(&mut times, hash));
        }
        staging.known_keys().into_iter().for_each(|key| staging.keys.push(key));
        staging
    }

    /// The keys of the fleet so far.
    fn known_keys(&self) -> Vec<Key> {
        let of_piece = |start: u32| {
            let mut keys = Vec::new();
            for record in start..self.known.min(start.saturating_add(PIECE)) {
                let Some(device) = self.record(record) else { break };
                let (serial, tag) = (device.text(Field::Serial), device.text(Field::AssetTag));
                identity::keys(device.mac().into_iter(), serial, tag, |hash| keys.push(Key { record, hash }));
                if let Some(fingerprint) = self.fingerprints.get(&record) {
                    keys.push(Key { record, hash: identity::anonymous_key(*fingerprint) });
                }
            }
            keys
        };
        let pieces: Vec<u32> = (0..self.known).step_by(PIECE as usize).collect();
        pieces.into_par_iter().map(of_piece).collect::<Vec<_>>().concat()
    }

    /// Records of a range that may be the same as others: every one that is, and few that are not, in their order.
    pub(crate) fn candidates(&self, range: &Range<u32>) -> Vec<u32> {
        self.keys.candidates(range)
    }

    /// The number of records.
    pub(crate) fn len(&self) -> u32 {
        number(self.builder.fleet().len())
    }

    /// A record.
    pub(crate) fn record(&self, index: u32) -> Option<Device<'_>> {
        self.builder.fleet().device(DeviceId(index))
    }

    /// Makes room for a number of batches like one.
    pub(crate) fn reserve(&mut self, batch: &Batch, times: usize) {
        self.builder.reserve(&batch.records, times);
        self.keys.reserve(batch.keys.len() * times);
    }

    /// Adds the records of a batch; `texts` and `times` are of the batches before it.
    pub(crate) fn append(&mut self, batch: &Batch, texts: &mut PartTexts, times: &mut Times) {
        let start = self.len();
        self.builder.append(&batch.records, texts);
        self.more_macs.extend(batch.more_macs.iter().map(|(index, mac)| (start + index, *mac)));
        batch.keys.iter().for_each(|key| self.keys.push(Key { record: start + key.record, ..*key }));
        for (index, hash) in &batch.anonymous {
            let (record, fingerprint) = (start + index, nth(times, *hash));
            self.fingerprints.insert(record, fingerprint);
            self.keys.push(Key { record, hash: identity::anonymous_key(fingerprint) });
        }
    }

    /// Takes the records from one on out again.
    pub(crate) fn truncate(&mut self, start: u32) {
        self.builder.truncate(start as usize);
        self.more_macs.retain(|(index, _)| *index < start);
        self.fingerprints.retain(|index, _| *index < start);
        self.keys.truncate(start);
    }

    /// Says where the files added since `first` are from; one that was there already is the same file. Records since `start` are
    /// theirs.
    pub(crate) fn settle_files(&mut self, first: FileId, start: u32, source: Source<'_>) {
        let Source { input, same, sha256 } = source;
        let first = usize::from(first.0);
        let mut places: Vec<FileId> = Vec::new();
        let mut kept: Vec<SourceFile> = self.builder.files().get(..first).unwrap_or(&[]).to_vec();
        self.inputs.resize(first, None);
        for file in self.builder.files().iter().skip(first) {
            let is = |(known, from): (&SourceFile, &Option<usize>)| {
                let bytes = from.map_or(known.sha256 == sha256, |from| same.get(from) == same.get(input));
                known.name == file.name && known.sheet == file.sheet && bytes
            };
            let place = kept.iter().zip(&self.inputs).position(is).unwrap_or_else(|| {
                kept.push(SourceFile { sha256: sha256.to_owned(), ..file.clone() });
                self.inputs.push(None);
                kept.len() - 1
            });
            if let Some(from) = self.inputs.get_mut(place) {
                from.get_or_insert(input);
            }
            places.push(FileId(u16::try_from(place).unwrap_or(u16::MAX)));
        }
        let is_settled = |(place, FileId(file)): (usize, &FileId)| first + place == usize::from(*file);
        if places.iter().enumerate().all(is_settled) {
            self.builder.settle_files(kept);
            return;
        }
        self.builder.refile(kept, start, |FileId(file)| {
            usize::from(file).checked_sub(first).and_then(|file| places.get(file)).copied().unwrap_or(FileId(file))
        });
    }

    /// The input a file is from.
    pub(crate) fn input_of(&self, FileId(file): FileId) -> Option<usize> {
        self.inputs.get(usize::from(file)).copied().flatten()
    }

    /// The inputs that the files are from.
    pub(crate) fn inputs(&self) -> &[Option<usize>] {
        &self.inputs
    }

    /// Further addresses of a record.
    pub(crate) fn more_macs(&self, index: u32) -> impl Iterator<Item = Mac> + '_ {
        let from = self.more_macs.partition_point(|(known, _)| *known < index);
        self.more_macs.iter().skip(from).take_while(move |(known, _)| *known == index).map(|(_, mac)| *mac)
    }

    /// What stands for the identity of a record without one.
    pub(crate) fn fingerprint(&self, index: u32) -> u64 {
        self.fingerprints.get(&index).copied().unwrap_or(0)
    }

    /// A newer edition of a file that the fleet already knows wins over what the fleet took from the older one.
    pub(crate) fn settle_ranks(&mut self) {
        let files = self.builder.files();
        let mut used = vec![false; files.len()];
        for index in 0..self.known {
            for origin in self.record(index).map_or(&[][..], Device::origins) {
                if let Some(used) = used.get_mut(usize::from(origin.file.0)) {
                    *used = true;
                }
            }
        }
        let known: Vec<&SourceFile> =
            files.iter().zip(&used).filter(|(_, used)| **used).map(|(file, _)| file).collect();
        let newer = |file: &SourceFile| {
            known.iter().any(|old| old.name == file.name && old.sheet == file.sheet && old.sha256 != file.sha256)
                && !known.iter().any(|old| old.sha256 == file.sha256)
        };
        self.newer = (0..).zip(files).filter(|(_, file)| newer(file)).map(|(id, _)| FileId(id)).collect();
    }

    /// The lower it is, the more the values of a record count where `last_seen` does not decide.
    pub(crate) fn rank(&self, index: u32) -> u32 {
        if index < self.known {
            return 1;
        }
        let file = self.record(index).and_then(|record| record.origins().first().map(|origin| origin.file));
        file.map_or(1, |file| if self.newer.contains(&file) { 0 } else { u32::from(file.0) + 2 })
    }
}

fn is_identified(device: Device<'_>) -> bool {
    device.mac().is_some()
        || text::is_identity(device.text(Field::Serial))
        || text::is_identity(device.text(Field::AssetTag))
}

fn nth(times: &mut Times, hash: u64) -> u64 {
    let count = times.entry(hash).or_default();
    *count += 1;
    hash ^ count.wrapping_mul(0x9E37_79B9_7F4A_7C15)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
