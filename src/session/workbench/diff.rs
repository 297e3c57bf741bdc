//! What an import would change of the fleet that is there: new, changed, unchanged, and gone from this source.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::model::cell::value;
use crate::model::{Device, DeviceId, Field, Fleet, FleetBuilder, Origin, SourceFile};

/// A class of rows of an import onto a fleet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowClass {
    /// The fleet has no such device.
    New,
    /// The fleet has it with other values.
    Changed,
    /// The fleet has it as it is.
    Unchanged,
    /// The fleet has it from an earlier edition of a file, and the new edition no longer has it.
    Gone,
}

impl RowClass {
    /// All classes in the order they are shown.
    pub const ALL: [Self; 4] = [Self::New, Self::Changed, Self::Unchanged, Self::Gone];
}

/// A row of the difference, so that it is found again after the files are read anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKey {
    /// A device of the fleet, by position.
    Known(u32),
    /// A new device, by where it comes from.
    New(Origin),
}

/// Which differences are taken into the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdicts {
    refused: BTreeSet<RowClass>,
    /// Gone devices stay unless the user says otherwise.
    removes: bool,
    except: BTreeSet<(RowClass, RowKey)>,
}

impl Verdicts {
    /// True if all differences of a class are taken, but for single rows.
    #[must_use]
    pub fn takes_class(&self, class: RowClass) -> bool {
        if class == RowClass::Gone { self.removes } else { !self.refused.contains(&class) }
    }

    /// True if one difference is taken.
    #[must_use]
    pub fn takes(&self, class: RowClass, row: RowKey) -> bool {
        self.takes_class(class) != self.except.contains(&(class, row))
    }

    /// Rows of a class that are decided otherwise than their class.
    #[must_use]
    pub fn exceptions(&self, class: RowClass) -> usize {
        self.except.iter().filter(|(known, _)| *known == class).count()
    }

    pub(super) fn decide_class(&mut self, class: RowClass, take: bool) {
        self.except.retain(|(known, _)| *known != class);
        if class == RowClass::Gone {
            self.removes = take;
        } else if take {
            self.refused.remove(&class);
        } else {
            self.refused.insert(class);
        }
    }

    pub(super) fn decide_row(&mut self, class: RowClass, row: RowKey, take: bool) {
        if take == self.takes_class(class) {
            self.except.remove(&(class, row));
        } else {
            self.except.insert((class, row));
        }
    }

    fn takes_everything(&self) -> bool {
        self.refused.is_empty() && self.except.is_empty()
    }
}

/// A device of the fleet that the files say something else about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedRow {
    /// The device as it would be.
    pub record: u32,
    /// The devices of the fleet it stands for: one, or several that turn out to be the same.
    pub known: SmallVec<[u32; 1]>,
    /// The fields that differ.
    pub fields: Vec<Field>,
}

/// The difference between a fleet and the fleet after an import.
#[derive(Clone, Debug, Default)]
pub struct Diff {
    /// New devices, by position in the fleet after the import.
    pub new: Vec<u32>,
    /// Changed devices.
    pub changed: Vec<ChangedRow>,
    /// Devices the files name and leave as they are, by position in the fleet before.
    pub unchanged: Vec<u32>,
    /// Devices that are gone from their source, by position in the fleet before.
    pub gone: Vec<u32>,
    /// The devices before that a device after stands for.
    known: Vec<SmallVec<[u32; 1]>>,
}

impl Diff {
    /// Compares the fleet before with the fleet after, which holds it, and whose files begin with the same ones.
    #[must_use]
    pub fn of(before: &Fleet, after: &Fleet, imported: &[SourceFile]) -> Self {
        let mut owner: FxHashMap<Origin, u32> = FxHashMap::default();
        for device in before.iter() {
            owner.extend(device.origins().iter().map(|origin| (*origin, device.id().0)));
        }
        let touching: FxHashSet<u16> = files_of(after.files(), imported);
        let gone_from = earlier_editions(before.files(), imported);
        let mut diff = Self { known: vec![SmallVec::new(); after.len()], ..Self::default() };
        for device in after.iter() {
            let mut known: SmallVec<[u32; 1]> =
                device.origins().iter().filter_map(|origin| owner.get(origin)).copied().collect();
            known.sort_unstable();
            known.dedup();
            let touched = device.origins().iter().any(|origin| touching.contains(&origin.file.0));
            let record = device.id().0;
            match known.first().and_then(|first| before.device(DeviceId(*first))) {
                None => diff.new.push(record),
                Some(was) => {
                    let fields = changed_fields(was, device);
                    if !fields.is_empty() || known.len() > 1 {
                        diff.changed.push(ChangedRow { record, known: known.clone(), fields });
                    } else if touched {
                        diff.unchanged.push(was.id().0);
                    } else if device.origins().iter().any(|origin| gone_from.contains(&origin.file.0)) {
                        diff.gone.push(was.id().0);
                    }
                }
            }
            if let Some(place) = diff.known.get_mut(record as usize) {
                *place = known;
            }
        }
        diff
    }

    /// The number of rows of a class.
    #[must_use]
    pub fn count(&self, class: RowClass) -> usize {
        match class {
            RowClass::New => self.new.len(),
            RowClass::Changed => self.changed.len(),
            RowClass::Unchanged => self.unchanged.len(),
            RowClass::Gone => self.gone.len(),
        }
    }

    /// The number of differences that are taken.
    #[must_use]
    pub fn taken(&self, after: &Fleet, verdicts: &Verdicts) -> usize {
        [RowClass::New, RowClass::Changed, RowClass::Gone]
            .map(|class| self.taken_of(after, class, verdicts))
            .iter()
            .sum()
    }

    /// The number of differences of a class that are taken.
    #[must_use]
    pub fn taken_of(&self, after: &Fleet, class: RowClass, verdicts: &Verdicts) -> usize {
        let takes = |index: &usize| self.key(after, class, *index).is_some_and(|key| verdicts.takes(class, key));
        (0..self.count(class)).filter(takes).count()
    }

    /// The key of a row of a class, by position in its list.
    #[must_use]
    pub fn key(&self, after: &Fleet, class: RowClass, index: usize) -> Option<RowKey> {
        match class {
            RowClass::New => {
                let device = after.device(DeviceId(*self.new.get(index)?))?;
                device.origins().first().map(|origin| RowKey::New(*origin))
            }
            RowClass::Changed => self.changed.get(index)?.known.first().map(|known| RowKey::Known(*known)),
            RowClass::Unchanged => self.unchanged.get(index).map(|known| RowKey::Known(*known)),
            RowClass::Gone => self.gone.get(index).map(|known| RowKey::Known(*known)),
        }
    }

    /// The fleet with the differences that are taken; `None` if that is the fleet after the import as it is.
    ///
    /// `refused` says of a device after the import that it is not taken at all: a new one is left out, of a known one the
    /// values before stay.
    #[must_use]
    pub fn resolve(
        &self,
        before: &Fleet,
        after: &Fleet,
        verdicts: &Verdicts,
        refused: &dyn Fn(Device<'_>) -> bool,
    ) -> Option<Fleet> {
        let changed: FxHashSet<u32> = self.changed.iter().map(|row| row.record).collect();
        let gone: FxHashSet<u32> =
            self.gone.iter().copied().filter(|known| verdicts.takes(RowClass::Gone, RowKey::Known(*known))).collect();
        let takes = |device: Device<'_>, known: &[u32]| {
            let taken = match (known.first(), device.origins().first()) {
                (Some(first), _) if changed.contains(&device.id().0) => {
                    verdicts.takes(RowClass::Changed, RowKey::Known(*first))
                }
                (None, Some(origin)) => verdicts.takes(RowClass::New, RowKey::New(*origin)),
                _ => true,
            };
            taken && !refused(device)
        };
        let known = |device: Device<'_>| self.known.get(device.id().0 as usize).map_or(&[][..], SmallVec::as_slice);
        if gone.is_empty() && verdicts.takes_everything() && !after.iter().any(refused) {
            return None;
        }
        let mut builder = FleetBuilder::default();
        for file in after.files() {
            builder.add_file(file.clone());
        }
        for device in after.iter() {
            let known = known(device);
            if known.iter().any(|known| gone.contains(known)) {
                continue;
            }
            if takes(device, known) {
                builder.copy(device);
                continue;
            }
            for device in known.iter().filter_map(|known| before.device(DeviceId(*known))) {
                builder.copy(device);
            }
        }
        Some(builder.build())
    }
}

/// The fields in which two records differ.
fn changed_fields(before: Device<'_>, after: Device<'_>) -> Vec<Field> {
    let differs = |field: &Field| {
        value(before, *field) != value(after, *field)
            || (*field == Field::PurchasePrice && before.purchase_price() != after.purchase_price())
            || (*field == Field::DeviceType && before.kind() != after.kind())
    };
    Field::ALL.into_iter().filter(differs).collect()
}

/// The positions of the imported files among those of a fleet.
fn files_of(files: &[SourceFile], imported: &[SourceFile]) -> FxHashSet<u16> {
    let is = |file: &SourceFile| imported.iter().any(|new| new.sha256 == file.sha256 && new.name == file.name);
    (0_u16..).zip(files).filter(|(_, file)| is(file)).map(|(id, _)| id).collect()
}

/// The files of a fleet of which a new edition is imported: of the same name, or, where there is none, the only one whose name
/// differs in numbers alone (`export-2026-10.csv`, `export-2026-11.csv`).
fn earlier_editions(files: &[SourceFile], imported: &[SourceFile]) -> FxHashSet<u16> {
    let letters =
        |name: &str| name.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect::<String>();
    let mut found = FxHashSet::default();
    for new in imported {
        let known = files.iter().any(|file| file.name == new.name && file.sha256 == new.sha256);
        if known {
            continue;
        }
        if files.iter().any(|file| file.name == new.name) {
            let old = (0_u16..).zip(files).filter(|(_, file)| file.name == new.name && file.sha256 != new.sha256);
            found.extend(old.map(|(id, _)| id));
            continue;
        }
        let key = letters(&new.name);
        let alike = |file: &SourceFile| letters(&file.name) == key;
        let among_new = imported.iter().filter(|other| alike(other) && other.name != new.name).count();
        let mut names: Vec<&str> = files.iter().filter(|file| alike(file)).map(|file| file.name.as_str()).collect();
        names.dedup();
        if among_new == 0 && names.len() == 1 && key.chars().count() > 6 {
            found.extend((0_u16..).zip(files).filter(|(_, file)| alike(file)).map(|(id, _)| id));
        }
    }
    found
}
