//! What firmware is installed, and what it should be: against SIP Gateway's and Teams' minimum, the newest known version, and the
//! version that is known to hold the root in use.

use super::ground::Ground;
use super::trust::{Break, Judge};
use crate::catalog::{OnGateway, Product, TeamsPath, firmware};
use crate::model::{Day, Text};

/// How an installed version stands to one that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Nothing is asked for, or nobody published it.
    NotAsked,
    /// It is that version or a later one.
    Enough,
    /// It is an earlier one.
    Behind,
    /// The two cannot be compared by the maker's scheme.
    Incomparable,
    /// The inventory records no version.
    NotRecorded,
}

/// Devices of a lane with one version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// The version as written; empty if not recorded.
    pub firmware: String,
    /// Devices.
    pub devices: u64,
    /// Against SIP Gateway's minimum.
    pub gateway: Standing,
    /// Against the firmware of Microsoft's table of certified phones.
    pub teams: Standing,
    /// Against the newest known version.
    pub latest: Standing,
    /// Against the version that holds the root in use.
    pub root: Standing,
}

impl Installed {
    /// True if an update is known to be needed.
    #[must_use]
    pub fn behind(&self) -> bool {
        [self.gateway, self.teams, self.root].contains(&Standing::Behind)
    }
}

/// A line of the firmware work list: one product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirmwareRow {
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// Lowest firmware SIP Gateway onboards; empty if not on its list or not published.
    pub gateway_minimum: String,
    /// Firmware of Microsoft's table of certified phones.
    pub teams_minimum: String,
    /// Newest known version, or the one approved for SIP Gateway where no newer one is known.
    pub latest: String,
    /// Version that is documented to hold the root in use, and the statement (position in `Catalog::firmware_trust`).
    pub root: Option<(String, usize)>,
    /// Versions installed, most devices first.
    pub installed: Vec<Installed>,
    /// Devices that are known to need an update.
    pub behind: u64,
    /// Devices whose version is not recorded or cannot be compared with anything that is asked for.
    pub unclear: u64,
    /// The version to install; empty if none is known.
    pub target: String,
    /// The day before which: the next event that may break something for these devices (index in the outlook's breaks), else
    /// the last day of support.
    pub before: Option<(Day, Option<usize>)>,
}

/// The root whose firmware is looked for: the last one Microsoft moved to.
fn root_in_use<'a>(ground: &Ground<'a>, judge: &Judge<'_>, lane: usize) -> Option<&'a str> {
    let events = ground.inputs.catalog.events.iter().rev();
    events.filter_map(|event| event.requires.first()).map(String::as_str).find(|root| judge.in_use(lane, root))
}

/// Builds the list, the most devices to update first.
pub(super) fn list(
    ground: &Ground<'_>,
    judge: &Judge<'_>,
    versions: &[Vec<(Text, u64)>],
    breaks: &[Break],
    deadlines: &[Option<Day>],
) -> Vec<FirmwareRow> {
    let mut rows: Vec<FirmwareRow> = Vec::new();
    for (lane, installed) in versions.iter().enumerate() {
        let Some(product) = ground.product(lane) else { continue };
        let root = root_in_use(ground, judge, lane).and_then(|root| judge.shipping(lane, root));
        let mut row = row(ground, lane, product, root);
        for (text, devices) in installed {
            row.installed.push(stand(&row, product, ground.inputs.fleet.get(*text), *devices));
        }
        row.installed.sort_by(|a, b| b.devices.cmp(&a.devices).then_with(|| a.firmware.cmp(&b.firmware)));
        row.behind = row.installed.iter().filter(|one| one.behind()).map(|one| one.devices).sum();
        let unclear = |one: &&Installed| {
            let all = [one.gateway, one.teams, one.root];
            !one.behind()
                && all.iter().any(|standing| matches!(standing, Standing::Incomparable | Standing::NotRecorded))
        };
        row.unclear = row.installed.iter().filter(unclear).map(|one| one.devices).sum();
        if row.behind > 0 || row.unclear > 0 {
            row.before = before(ground, lane, breaks, deadlines.get(lane).copied().flatten());
        }
        rows.push(row);
    }
    rows.sort_by_key(|row| (std::cmp::Reverse((row.behind, row.unclear)), row.lane));
    rows
}

fn row(ground: &Ground<'_>, lane: usize, product: &Product, root: Option<(String, usize)>) -> FirmwareRow {
    let text = |fact: &crate::catalog::Fact<String>| fact.get().cloned().unwrap_or_default();
    let native = ground.inputs.catalog.class(product.class).is_some_and(|class| class.teams_path == TeamsPath::Native);
    let listed = product.on_gateway == OnGateway::Yes && !native;
    let of = |wanted: bool, fact| if wanted { text(fact) } else { String::new() };
    let approved = of(listed, &product.gateway_approved_firmware);
    let latest = text(&product.latest_firmware);
    let latest = if latest.is_empty() { approved.clone() } else { latest };
    let mut row = FirmwareRow {
        lane,
        gateway_minimum: of(listed, &product.gateway_min_firmware),
        teams_minimum: of(native, &product.teams_min_firmware),
        target: if approved.is_empty() { latest.clone() } else { approved },
        latest,
        root,
        installed: Vec::new(),
        behind: 0,
        unclear: 0,
        before: None,
    };
    if row.target.is_empty() {
        row.target = row.root.as_ref().map(|(version, _)| version.clone()).unwrap_or_default();
    }
    row
}

fn stand(row: &FirmwareRow, product: &Product, installed: &str, devices: u64) -> Installed {
    let against = |wanted: &str| {
        if wanted.is_empty() {
            Standing::NotAsked
        } else if installed.is_empty() {
            Standing::NotRecorded
        } else {
            match firmware::at_least(&product.vendor, installed, wanted) {
                Some(true) => Standing::Enough,
                Some(false) => Standing::Behind,
                None => Standing::Incomparable,
            }
        }
    };
    // A root that came with one line of firmware says nothing about another line: SIP Gateway firmware of AudioCodes has lower
    // numbers than the one for Lync and is newer.
    let root = row.root.as_ref().map_or(Standing::NotAsked, |(version, _)| {
        match firmware::same_first_number(&product.vendor, installed, version) {
            Some(false) => Standing::Incomparable,
            _ => against(version),
        }
    });
    Installed {
        firmware: installed.to_owned(),
        devices,
        gateway: against(&row.gateway_minimum),
        teams: against(&row.teams_minimum),
        latest: against(&row.latest),
        root,
    }
}

fn before(ground: &Ground<'_>, lane: usize, breaks: &[Break], deadline: Option<Day>) -> Option<(Day, Option<usize>)> {
    let as_of = ground.inputs.as_of;
    let coming =
        breaks.iter().enumerate().filter(|(_, one)| one.day >= as_of && one.lanes.iter().any(|own| own.lane == lane));
    let next = coming.map(|(index, one)| (one.day, Some(index))).next();
    let support = deadline.filter(|day| *day >= as_of).map(|day| (day, None));
    match (next, support) {
        (Some(next), Some(support)) => Some(if support.0 < next.0 { support } else { next }),
        (next, support) => next.or(support),
    }
}
