//! What breaks on which day: for each change in the world of certificates the devices that drop off, why, what fixes it, and
//! which wave comes before.

use super::super::ground::Ground;
use super::super::outlook::{EventOutlook, EventRef};
use super::super::waves::WaveOutlook;
use super::judge::Judge;
use super::{ByFirmware, RootGroup, TrustState};
use crate::catalog::{CertificateEvent, EventKind};
use crate::model::{Day, Usage};
use crate::plan::cadence::is_public;
use crate::plan::decision::WorkKind;

/// Why devices drop off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BreakKind {
    /// They need a root they may not have.
    Root,
    /// They cannot speak the TLS version.
    Tls,
    /// The certificate that identifies them ends.
    Identity,
    /// Certificates of the user's own servers are renewed more often, or lose a usage; phones are not touched.
    OwnServers,
}

/// What one event does to the fleet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Break {
    /// Index of the event in the outlook.
    pub event: usize,
    /// The day.
    pub day: Day,
    /// Why.
    pub kind: BreakKind,
    /// True if only servers of the user's own are concerned, and only those with a certificate under the roots of the event;
    /// devices are then counted for own chains that are known to be.
    pub elsewhere: bool,
    /// Roots of which a device has to trust one; keys of catalog certificates.
    pub requires: Vec<String>,
    /// Lanes that are touched.
    pub lanes: Vec<BreakLane>,
    /// Devices that will drop off.
    pub drops: u64,
    /// Devices of which nobody knows.
    pub undocumented: u64,
    /// Devices that come through.
    pub safe: u64,
    /// Own chains concerned, by position in the plan.
    pub chains: Vec<usize>,
}

/// What an event does to the devices of a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BreakLane {
    /// Index of the lane in the outlook.
    pub lane: usize,
    /// Devices that will drop off.
    pub drops: u64,
    /// Devices of which nobody knows.
    pub undocumented: u64,
    /// Devices that come through.
    pub safe: u64,
    /// Devices (of all of the lane) that waves take away or replace before that day.
    pub removed_before: u64,
    /// The waves that take away, replace or update devices of the lane: index in the outlook, and whether it ends before that
    /// day.
    pub waves: Vec<(usize, bool)>,
    /// True if they cannot speak TLS 1.2, so that no root helps.
    pub without_tls: bool,
    /// What fixes it, the best first; empty where no source knows anything.
    pub fixes: Vec<Fix>,
}

impl BreakLane {
    /// Devices that drop off although the plan's waves are carried out.
    #[must_use]
    pub const fn left(&self) -> u64 {
        self.drops.saturating_sub(self.removed_before)
    }
}

/// A way to get devices through an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The way.
    pub remedy: Remedy,
    /// Firmware version, where there is one.
    pub firmware: String,
}

/// The ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Remedy {
    /// Firmware that is documented to ship the root (position in `Catalog::firmware_trust`).
    Ships(usize),
    /// Firmware Microsoft approves for SIP Gateway.
    Approved,
    /// Firmware Microsoft certifies for Teams.
    Certified,
}

/// Computes all events that can break something, by day.
pub(in crate::plan) fn breaks(
    ground: &Ground<'_>,
    judge: &Judge<'_>,
    firmware: &ByFirmware,
    events: &[EventOutlook],
    waves: &[WaveOutlook],
) -> Vec<Break> {
    let catalog = ground.inputs.catalog;
    let mut list = Vec::new();
    for (index, outlook) in events.iter().enumerate() {
        let EventRef::Certificate(at) = outlook.event else { continue };
        let Some(event) = catalog.events.get(at) else { continue };
        let kind = match event.kind {
            EventKind::TlsVersion if event.tls12 => BreakKind::Tls,
            EventKind::TlsVersion => continue,
            EventKind::MicExpiry => BreakKind::Identity,
            EventKind::EkuChange | EventKind::ValidityCap => BreakKind::OwnServers,
            _ if event.requires.is_empty() => continue,
            _ => BreakKind::Root,
        };
        let voice = event.requires.iter().chain(&event.certificates).any(|id| judge.of_microsoft(id));
        let chains = chains(ground, event);
        let mut one = Break {
            event: index,
            day: outlook.day,
            kind,
            elsewhere: kind == BreakKind::Root && !voice,
            requires: event.requires.clone(),
            lanes: Vec::new(),
            drops: 0,
            undocumented: 0,
            safe: 0,
            chains,
        };
        let touches = kind != BreakKind::OwnServers && (!one.elsewhere || !one.chains.is_empty());
        for lane in outlook.lanes.iter().copied().filter(|_| touches) {
            let versions = firmware.get(lane).map(Vec::as_slice).unwrap_or_default();
            let [drops, undocumented, safe] = counts(ground, judge, lane, (kind, voice), &one.requires, versions);
            one.drops += drops;
            one.undocumented += undocumented;
            one.safe += safe;
            if drops + undocumented == 0 {
                continue;
            }
            let (waves, removed_before) = with_lane(waves, lane, one.day);
            let without_tls = judge.without_tls12(lane);
            let fixes = if kind == BreakKind::Root && !without_tls {
                fixes(ground, judge, lane, &one.requires)
            } else {
                Vec::new()
            };
            one.lanes.push(BreakLane { lane, drops, undocumented, safe, removed_before, waves, without_tls, fixes });
        }
        one.lanes.sort_by_key(|lane| std::cmp::Reverse((lane.drops, lane.undocumented)));
        if !one.lanes.is_empty() || !one.chains.is_empty() || one.safe > 0 || one.elsewhere {
            list.push(one);
        }
    }
    list
}

/// Devices that drop off, that nobody knows about, and that come through. `voice` says that Microsoft's services are concerned.
fn counts(
    ground: &Ground<'_>,
    judge: &Judge<'_>,
    lane: usize,
    (kind, voice): (BreakKind, bool),
    requires: &[String],
    versions: &[(crate::model::Text, u64)],
) -> [u64; 3] {
    let all: u64 = versions.iter().map(|(_, devices)| devices).sum();
    match kind {
        BreakKind::Tls => {
            if judge.without_tls12(lane) {
                return [all, 0, 0];
            }
            let known = ground.inputs.catalog.class(ground.class(lane)).is_some_and(|class| class.tls12 == Some(true));
            return if known { [0, 0, all] } else { [0, all, 0] };
        }
        // Whether a service checks the certificate of the device is not published.
        BreakKind::Identity => return [0, all, 0],
        BreakKind::OwnServers => return [0; 3],
        // Without TLS 1.2 no root helps.
        BreakKind::Root if voice && judge.without_tls12(lane) => return [all, 0, 0],
        BreakKind::Root => {}
    }
    let group = |root: &str| if judge.of_microsoft(root) { RootGroup::Microsoft } else { RootGroup::Own };
    let settled: Option<Vec<TrustState>> =
        requires.iter().map(|root| judge.settled(lane, root, group(root)).map(|(state, _)| state)).collect();
    let mut sums = [0; 3];
    if let Some(states) = settled {
        sums[place(&states)] = all;
        return sums;
    }
    for (text, devices) in versions {
        let version = ground.inputs.fleet.get(*text);
        let states: Vec<TrustState> = requires
            .iter()
            .map(|root| {
                let own = judge.own(lane, root);
                own.unwrap_or_else(|| judge.firmware(lane, root, group(root), version)).0
            })
            .collect();
        // What logs say about single devices, root by root; a device that lacks one root may have another.
        let mut left = *devices;
        if let [root] = requires
            && judge.own(lane, root).is_none()
        {
            for (_, trusts) in judge.logged(lane, root, version) {
                if left > 0 {
                    left -= 1;
                    sums[if trusts { 2 } else { 0 }] += 1;
                }
            }
        }
        sums[place(&states)] += left;
    }
    sums
}

/// Whether devices with these answers drop off (0), are unknown (1) or come through (2): one trusted root is enough.
fn place(states: &[TrustState]) -> usize {
    if states.contains(&TrustState::Trusted) {
        2
    } else {
        usize::from(states.iter().any(|state| *state != TrustState::Missing))
    }
}

/// Waves that work on a lane, whether they end before a day, and the devices that those take away.
fn with_lane(waves: &[WaveOutlook], lane: usize, day: Day) -> (Vec<(usize, bool)>, u64) {
    let mut list = Vec::new();
    let mut removed = 0;
    for (index, wave) in waves.iter().enumerate() {
        let items = || wave.items.iter().filter(|item| item.lane == lane);
        if items().next().is_none() {
            continue;
        }
        let before = wave.end < day;
        list.push((index, before));
        if before {
            let takes = |work| matches!(work, WorkKind::Swap | WorkKind::SoftphoneSetup);
            removed += items().filter(|item| takes(item.work)).map(|item| item.devices).sum::<u64>();
        }
    }
    (list, removed)
}

fn fixes(ground: &Ground<'_>, judge: &Judge<'_>, lane: usize, requires: &[String]) -> Vec<Fix> {
    let mut fixes = Vec::new();
    if let Some((firmware, at)) = requires.iter().find_map(|root| judge.shipping(lane, root)) {
        fixes.push(Fix { remedy: Remedy::Ships(at), firmware });
    }
    let Some(product) = ground.product(lane) else { return fixes };
    // Certification after a past move implies the root Microsoft uses today, and no other.
    if !requires.iter().any(|root| judge.in_use(lane, root)) {
        return fixes;
    }
    let listed = product.on_gateway == crate::catalog::OnGateway::Yes;
    for (fact, remedy, wanted) in [
        (&product.gateway_approved_firmware, Remedy::Approved, listed),
        (&product.teams_min_firmware, Remedy::Certified, true),
    ] {
        if let Some(firmware) = fact.get().filter(|_| wanted) {
            fixes.push(Fix { remedy, firmware: firmware.clone() });
        }
    }
    fixes
}

/// Own chains an event is about: those with a certificate it names, all tracked public ones for shorter validity, those that
/// allow clients for changes of usages.
fn chains(ground: &Ground<'_>, event: &CertificateEvent) -> Vec<usize> {
    let plan = &ground.inputs.plan.certificates;
    let named: Vec<&str> = ground
        .inputs
        .catalog
        .certificates
        .iter()
        .filter(|certificate| event.certificates.contains(&certificate.id))
        .filter_map(|certificate| certificate.sha256.as_deref())
        .collect();
    let concerned = |chain: &super::super::certificates::OwnChain| {
        let of_event = chain.certificates.iter().any(|certificate| named.contains(&certificate.sha256.as_str()));
        let client = |leaf: &crate::model::X509| leaf.usages.contains(&Usage::Client);
        match event.kind {
            EventKind::ValidityCap => chain.tracked && event.cap.is_some() && is_public(ground.inputs.catalog, chain),
            EventKind::EkuChange => chain.tracked && chain.is_server() && chain.leaf().is_some_and(client),
            _ => of_event,
        }
    };
    plan.chains.iter().enumerate().filter(|(_, chain)| concerned(chain)).map(|(index, _)| index).collect()
}
