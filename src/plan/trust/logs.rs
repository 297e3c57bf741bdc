//! What logs say about roots.

use rustc_hash::FxHashMap;

use super::super::certificates::{LogDevice, LogRead, OwnChain};
use super::super::decision::Plan;
use super::super::ground::Ground;
use crate::catalog::{Catalog, EventKind};
use crate::model::Day;

/// What a log says about one device and root.
#[derive(Clone, Debug)]
pub(super) struct Logged<'a> {
    pub at: (usize, usize),
    pub root: String,
    pub firmware: &'a str,
    /// True if the device came through afterwards.
    pub trusts: bool,
}

/// Zones of Microsoft's voice and sign-in services (direct-routing-plan, sip-gateway-configure, Microsoft 365 endpoints).
const MICROSOFT: [&str; 9] = [
    "microsoft.com",
    "microsoftonline.com",
    "skype.com",
    "lync.com",
    "office.com",
    "office.net",
    "office365.com",
    "windows.net",
    "teams.cloud.microsoft",
];

/// The root that a server presents: that of the own chain that names it, or the one Microsoft had moved to by a day.
#[must_use]
pub fn server_root(catalog: &Catalog, chains: &[OwnChain], host: &str, day: Day) -> Option<String> {
    let own = chains.iter().filter(|chain| chain.leaf().is_some_and(|leaf| leaf.names_host(host)));
    // The newest certificate of that name counts; one whose root is not in its file still names its issuer's root.
    let newest = own.max_by_key(|chain| chain.leaf().map(|leaf| leaf.not_before));
    if let Some(root) = newest.and_then(OwnChain::root) {
        let known = catalog.certificates.iter().find(|known| known.sha256.as_deref() == Some(&root.sha256));
        return Some(known.map_or_else(|| root.sha256.clone(), |known| known.id.clone()));
    }
    let host = host.to_ascii_lowercase();
    let zone = |zone: &str| host == zone || host.strip_suffix(zone).is_some_and(|rest| rest.ends_with('.'));
    if newest.is_some() || !MICROSOFT.iter().any(|one| zone(one)) {
        return None;
    }
    moved_to(catalog, day).map(str::to_owned)
}

/// The root Microsoft's voice services had moved to last by a day.
fn moved_to(catalog: &Catalog, day: Day) -> Option<&str> {
    let voice = |id: &str| {
        catalog.certificates.iter().any(|certificate| certificate.id == id && certificate.of_microsoft_voice())
    };
    let mut moves =
        catalog.events.iter().rev().filter(|event| event.kind == EventKind::RootRotation && event.date <= day);
    moves.find_map(|event| match event.requires.as_slice() {
        [root] if voice(root) => Some(root.as_str()),
        _ => None,
    })
}

/// The root that a device of a log lacks: concluded from the server it spoke to, else as the user says for the whole log; `None`
/// while neither is known, or if it lacks none.
#[must_use]
pub fn missing_root(catalog: &Catalog, plan: &Plan, log: &LogRead, device: &LogDevice) -> Option<String> {
    if !device.lacks_root() {
        return None;
    }
    let day = device.last().or(log.until).map_or(log.read_on, |time| Day::from_date(time.date()));
    let named = (!device.peer.is_empty()).then(|| server_root(catalog, &plan.certificates.chains, &device.peer, day));
    named.flatten().or_else(|| log.root.clone())
}

/// What the logs of the plan say, by lane. Of several logs about one device the newest counts.
pub(super) fn by_lane<'a>(ground: &Ground<'a>) -> FxHashMap<&'a str, Vec<Logged<'a>>> {
    let plan = ground.inputs.plan;
    let mut lanes: FxHashMap<&'a str, Vec<Logged<'a>>> = FxHashMap::default();
    let mut newest: FxHashMap<(&'a str, &'a str, String), (&'a str, usize)> = FxHashMap::default();
    for (index, log) in plan.certificates.logs.iter().enumerate() {
        for (position, device) in log.devices.iter().enumerate() {
            let Some(matched) = &device.matched else { continue };
            let Some(root) = missing_root(ground.inputs.catalog, plan, log, device) else { continue };
            let entry = Logged {
                at: (index, position),
                root: root.clone(),
                firmware: matched.firmware.as_str(),
                trusts: device.connected_after,
            };
            let list = lanes.entry(matched.lane.as_str()).or_default();
            let key = (matched.lane.as_str(), matched.name.as_str(), root);
            if let Some(known) = newest.get(&key).and_then(|(_, at)| list.get_mut(*at)) {
                let when = |at: (usize, usize)| {
                    plan.certificates.logs.get(at.0).and_then(|log| log.devices.get(at.1)?.last().or(log.until))
                };
                if when(entry.at) >= when(known.at) {
                    *known = entry;
                }
            } else {
                newest.insert(key, (matched.lane.as_str(), list.len()));
                list.push(entry);
            }
        }
    }
    lanes
}

/// Devices that reject a certificate and have not come through since, each counted once.
pub(super) fn rejecting(ground: &Ground<'_>) -> u64 {
    let mut last: FxHashMap<&str, (Option<chrono::NaiveDateTime>, bool)> = FxHashMap::default();
    for log in &ground.inputs.plan.certificates.logs {
        for device in &log.devices {
            let name = device.matched.as_ref().map_or(device.host.as_str(), |matched| matched.name.as_str());
            let seen = last.entry(name).or_insert((None, false));
            let when = device.last().or(log.until);
            if when >= seen.0 {
                *seen = (when, device.rejects());
            }
        }
    }
    last.values().filter(|(_, rejects)| *rejects).count() as u64
}
