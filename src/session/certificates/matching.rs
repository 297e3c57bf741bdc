//! Which devices of the fleet a log speaks of.

use rustc_hash::FxHashMap;

use crate::model::{Device, Field, Fleet, Mac};
use crate::plan::{Cohorts, LogDevice, MatchedBy, MatchedDevice};

/// How sure a match is, the surest first.
const ORDER: [MatchedBy; 4] = [MatchedBy::Mac, MatchedBy::Name, MatchedBy::Ip, MatchedBy::Extension];

/// Finds devices by MAC address, name, IP address, and extension or account, in this order; a name or address that two devices
/// have identifies neither. Goes through the fleet once.
pub fn match_devices(fleet: &Fleet, cohorts: &Cohorts, devices: &mut [LogDevice]) {
    let mut wanted: FxHashMap<(usize, String), Vec<usize>> = FxHashMap::default();
    for (position, device) in devices.iter().enumerate() {
        for (rank, key) in keys(device) {
            wanted.entry((rank, key)).or_default().push(position);
        }
    }
    if wanted.is_empty() {
        return;
    }
    // The best rank found, and the device; `None` if two have it.
    let mut found: Vec<[Option<Option<usize>>; ORDER.len()]> = vec![[None; ORDER.len()]; devices.len()];
    for (index, device) in fleet.iter().enumerate() {
        if cohorts.lane_of.get(index).is_none_or(|lane| *lane == u32::MAX) {
            continue;
        }
        for (rank, key) in known_as(device) {
            for position in wanted.get(&(rank, key)).into_iter().flatten() {
                let slot = found.get_mut(*position).and_then(|slots| slots.get_mut(rank));
                if let Some(slot) = slot {
                    *slot = match *slot {
                        None => Some(Some(index)),
                        Some(Some(known)) if known == index => Some(Some(index)),
                        Some(_) => Some(None),
                    };
                }
            }
        }
    }
    for (device, found) in devices.iter_mut().zip(found) {
        let best = found.into_iter().enumerate().find_map(|(rank, slot)| Some((rank, slot??)));
        device.matched = best.and_then(|(rank, index)| matched(fleet, cohorts, index, *ORDER.get(rank)?));
    }
}

fn matched(fleet: &Fleet, cohorts: &Cohorts, index: usize, by: MatchedBy) -> Option<MatchedDevice> {
    let device = fleet.iter().nth(index)?;
    let lane = cohorts.lanes.get(usize::try_from(*cohorts.lane_of.get(index)?).ok()?)?;
    let name = [device.text(Field::Name), device.text(Field::AssetTag), device.text(Field::Serial)]
        .into_iter()
        .find(|text| !text.is_empty())
        .map_or_else(|| device.mac().map(|mac| mac.to_string()).unwrap_or_default(), str::to_owned);
    Some(MatchedDevice { name, lane: lane.key.clone(), firmware: device.text(Field::Firmware).to_owned(), by })
}

fn is_address(text: &str) -> bool {
    text.parse::<std::net::IpAddr>().is_ok()
}

/// What a device of a log may be known as.
fn keys(device: &LogDevice) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    if let Some(mac) = &device.mac {
        keys.push((0, mac.to_ascii_uppercase()));
    }
    let host = device.host.trim().to_lowercase();
    if is_address(&host) {
        keys.push((2, host));
    } else if !host.is_empty() {
        if let Some((first, _)) = host.split_once('.') {
            keys.push((1, first.to_owned()));
        }
        keys.push((1, host));
    }
    let account = device.account.trim().to_lowercase();
    if !account.is_empty() {
        keys.push((3, account));
    }
    keys
}

/// What a device of the fleet is known as.
fn known_as(device: Device<'_>) -> Vec<(usize, String)> {
    let mut keys = Vec::new();
    if let Some(mac) = device.mac() {
        keys.push((0, mac_key(mac)));
    }
    for (rank, field) in [
        (1, Field::Name),
        (1, Field::AssetTag),
        (2, Field::Ip),
        (3, Field::Extension),
        (3, Field::Email),
        (3, Field::PhoneNumber),
    ] {
        let text = device.text(field);
        if !text.is_empty() {
            keys.push((rank, text.trim().to_lowercase()));
        }
    }
    keys
}

fn mac_key(mac: Mac) -> String {
    mac.to_string()
}
