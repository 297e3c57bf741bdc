//! Which phones trust which root: from firmware facts, what Microsoft's certification implies, logs, and the user's own tests.
//!
//! Nothing is guessed: where no source says anything, the answer is [`TrustState::Undocumented`].

mod breaks;
mod judge;
mod logs;
mod roots;

pub use breaks::{Break, BreakKind, BreakLane, Fix, Remedy};
pub use logs::{missing_root, server_root};
pub use roots::{Root, RootGroup};

pub(super) use breaks::breaks;
pub(super) use judge::Judge;

use super::ground::Ground;
use crate::model::Text;

/// Whether a device trusts a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TrustState {
    /// It does.
    Trusted,
    /// It does not.
    Missing,
    /// Nobody documented or tested it.
    Undocumented,
    /// It never meets this root.
    NotUsed,
}

/// What an answer rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// Nothing.
    Nothing,
    /// A statement about firmware, by position in `Catalog::firmware_trust`.
    Firmware(usize),
    /// The class has no TLS 1.2, so no connection succeeds whatever it trusts.
    NoTls12,
    /// Concluded: Microsoft certified the product after it moved to this root on the day of this event (position in
    /// `Catalog::events`), so it has to trust it.
    Certified(usize),
    /// A log: position in the plan's logs, and of the device in it.
    Log(usize, usize),
    /// The user's own entry, by position in the plan.
    Own(usize),
}

/// Devices of a lane with one firmware and one answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustPart {
    /// Firmware as written; empty if not recorded.
    pub firmware: String,
    /// Devices.
    pub devices: u64,
    /// The answer.
    pub state: TrustState,
    /// What it rests on.
    pub basis: Basis,
}

/// Devices of one lane against one root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustCell {
    /// The answer for the lane: missing if any device lacks the root, trusted if none is undocumented.
    pub state: TrustState,
    /// Devices that trust it.
    pub trusted: u64,
    /// Devices that lack it.
    pub missing: u64,
    /// Devices nobody knows about.
    pub undocumented: u64,
    /// True if the user set it by hand.
    pub own: bool,
    /// True if the user accepts that it is missing.
    pub accepted: bool,
    /// By firmware, what is known first, at most [`PARTS`].
    pub parts: Vec<TrustPart>,
}

/// Parts a cell keeps at most; a lane has rarely more than a handful of versions.
pub const PARTS: usize = 12;

/// A row of the matrix: one lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrustRow {
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// One cell a root.
    pub cells: Vec<TrustCell>,
}

/// Products against roots.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// Columns.
    pub roots: Vec<Root>,
    /// Rows, in the order of the lanes.
    pub rows: Vec<TrustRow>,
    /// Cells that are used at all.
    pub cells: u64,
    /// Cells of these that are undocumented.
    pub undocumented: u64,
    /// Devices in logs that reject a certificate and have not come through since.
    pub rejecting: u64,
}

impl Trust {
    /// The cell of a lane and root.
    #[must_use]
    pub fn cell(&self, lane: usize, root: &str) -> Option<&TrustCell> {
        let column = self.roots.iter().position(|known| known.id == root)?;
        self.rows.iter().find(|row| row.lane == lane)?.cells.get(column)
    }
}

/// Firmware of each lane with its devices.
pub(super) type ByFirmware = Vec<Vec<(Text, u64)>>;

/// Collects the firmware of each lane.
pub(super) fn by_firmware(ground: &Ground<'_>) -> ByFirmware {
    let cohorts = ground.inputs.cohorts;
    let mut lanes: ByFirmware = vec![Vec::new(); cohorts.lanes.len()];
    let mut known: rustc_hash::FxHashMap<(u32, Text), usize> = rustc_hash::FxHashMap::default();
    for cohort in &cohorts.cohorts {
        let Some(list) = lanes.get_mut(cohort.lane as usize) else { continue };
        let at = *known.entry((cohort.lane, cohort.firmware)).or_insert_with(|| {
            list.push((cohort.firmware, 0));
            list.len() - 1
        });
        if let Some((_, devices)) = list.get_mut(at) {
            *devices += cohort.devices;
        }
    }
    lanes
}

/// Builds the matrix.
pub(super) fn trust(ground: &Ground<'_>, judge: &Judge<'_>, firmware: &ByFirmware) -> Trust {
    let roots = roots::columns(ground);
    let plan = &ground.inputs.plan.certificates;
    let mut trust = Trust { rejecting: logs::rejecting(ground), ..Trust::default() };
    for (lane, versions) in firmware.iter().enumerate() {
        let key = ground.inputs.cohorts.lanes.get(lane).map_or("", |lane| lane.key.as_str());
        let mut cells = Vec::with_capacity(roots.len());
        for root in &roots {
            let mut cell = if roots::meets(ground, lane, root) {
                cell(ground, judge, lane, root, versions)
            } else {
                TrustCell::of(TrustState::NotUsed)
            };
            cell.accepted = plan.accepted.iter().any(|risk| risk.lane == key && risk.root == root.id);
            trust.cells += u64::from(cell.state != TrustState::NotUsed);
            trust.undocumented += u64::from(cell.state == TrustState::Undocumented);
            cells.push(cell);
        }
        trust.rows.push(TrustRow { lane, cells });
    }
    trust.roots = roots;
    trust
}

impl TrustCell {
    const fn of(state: TrustState) -> Self {
        Self { state, trusted: 0, missing: 0, undocumented: 0, own: false, accepted: false, parts: Vec::new() }
    }

    fn add(&mut self, part: TrustPart) {
        let sum = match part.state {
            TrustState::Trusted => &mut self.trusted,
            TrustState::Missing => &mut self.missing,
            TrustState::Undocumented | TrustState::NotUsed => &mut self.undocumented,
        };
        *sum += part.devices;
        self.own |= matches!(part.basis, Basis::Own(_));
        if part.devices > 0 {
            self.parts.push(part);
        }
    }

    fn settle(&mut self) {
        self.state = if self.missing > 0 {
            TrustState::Missing
        } else if self.undocumented == 0 && self.trusted > 0 {
            TrustState::Trusted
        } else {
            TrustState::Undocumented
        };
        self.parts.sort_by(|a, b| {
            let rank = |part: &TrustPart| match part.state {
                TrustState::Missing => 0,
                TrustState::Trusted => 1,
                TrustState::Undocumented | TrustState::NotUsed => 2,
            };
            rank(a).cmp(&rank(b)).then(b.devices.cmp(&a.devices)).then_with(|| a.firmware.cmp(&b.firmware))
        });
        self.parts.truncate(PARTS);
    }
}

fn cell(ground: &Ground<'_>, judge: &Judge<'_>, lane: usize, root: &Root, versions: &[(Text, u64)]) -> TrustCell {
    let mut cell = TrustCell::of(TrustState::Undocumented);
    let own = judge.own(lane, &root.id);
    if let Some((state, basis)) = judge.settled(lane, &root.id, root.group).filter(|_| own.is_none()) {
        // What no version changes is one part.
        let devices = versions.iter().map(|(_, devices)| devices).sum();
        cell.add(TrustPart { firmware: String::new(), devices, state, basis });
        cell.settle();
        return cell;
    }
    for (text, devices) in versions {
        let firmware = ground.inputs.fleet.get(*text);
        let (state, basis) = own.unwrap_or_else(|| judge.firmware(lane, &root.id, root.group, firmware));
        let mut left = *devices;
        if own.is_none() {
            for (at, trusts) in judge.logged(lane, &root.id, firmware) {
                if left == 0 {
                    break;
                }
                left -= 1;
                let state = if trusts { TrustState::Trusted } else { TrustState::Missing };
                let basis = Basis::Log(at.0, at.1);
                let known = cell.parts.iter_mut().find(|part| {
                    part.firmware == firmware
                        && part.state == state
                        && matches!(part.basis, Basis::Log(log, _) if log == at.0)
                });
                if let Some(part) = known {
                    part.devices += 1;
                    if trusts { cell.trusted += 1 } else { cell.missing += 1 }
                } else {
                    cell.add(TrustPart { firmware: firmware.to_owned(), devices: 1, state, basis });
                }
            }
        }
        cell.add(TrustPart { firmware: firmware.to_owned(), devices: left, state, basis });
    }
    cell.settle();
    cell
}
