//! What is known of one firmware and one root.

use std::cell::RefCell;
use std::hash::{BuildHasher as _, Hasher as _};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::super::ground::Ground;
use super::super::life::FirmwareState;
use super::roots::RootGroup;
use super::{Basis, TrustState, logs};
use crate::catalog::{CertificateEvent, EventKind, FirmwareTrust, OnGateway, Product, TeamsPath};
use crate::model::Class;

/// Answers for one outlook; what is looked up for a lane is looked up once.
pub(in crate::plan) struct Judge<'a> {
    ground: &'a Ground<'a>,
    /// Statements about firmware that mean a lane, by lane.
    facts: Vec<Vec<(usize, &'a FirmwareTrust)>>,
    /// Past moves of Microsoft to a single root that mean a lane's class, by lane: event and root.
    moves: Vec<Vec<(usize, &'a CertificateEvent)>>,
    /// What logs say, by lane.
    logs: FxHashMap<&'a str, Vec<logs::Logged<'a>>>,
    /// Certificates that Microsoft's voice services are known to use.
    voice: FxHashSet<&'a str>,
    /// Whether firmware is at the minimum of SIP Gateway, by lane and hash of the version.
    at_minimum: RefCell<FxHashMap<(usize, u64), bool>>,
}

impl<'a> Judge<'a> {
    pub fn new(ground: &'a Ground<'a>) -> Self {
        let catalog = ground.inputs.catalog;
        let as_of = ground.inputs.as_of;
        let lanes = 0..ground.inputs.cohorts.lanes.len();
        let facts = |lane: usize| {
            let product = ground.product(lane).map(|product| product.key.as_str());
            let class = ground.class(lane);
            catalog.firmware_trust.iter().enumerate().filter(|(_, fact)| fact.means(product, class)).collect()
        };
        let voice: FxHashSet<&str> =
            catalog.certificates.iter().filter(|one| one.of_microsoft_voice()).map(|one| one.id.as_str()).collect();
        let moved = |event: &CertificateEvent| {
            event.kind == EventKind::RootRotation
                && event.date <= as_of
                && matches!(event.requires.as_slice(), [root] if voice.contains(root.as_str()))
        };
        let moved: Vec<_> = catalog.events.iter().enumerate().filter(|(_, event)| moved(event)).collect();
        let moves = |lane: usize| {
            let class = ground.class(lane);
            moved.iter().filter(|(_, event)| event.covers(class)).copied().collect()
        };
        Self {
            ground,
            facts: lanes.clone().map(facts).collect(),
            moves: lanes.map(moves).collect(),
            logs: logs::by_lane(ground),
            voice,
            at_minimum: RefCell::default(),
        }
    }

    /// The user's own entry for a lane and root.
    pub fn own(&self, lane: usize, root: &str) -> Option<(TrustState, Basis)> {
        let key = self.ground.inputs.cohorts.lanes.get(lane)?.key.as_str();
        let entries = &self.ground.inputs.plan.certificates.trust;
        let at = entries.iter().position(|entry| entry.lane == key && entry.root == root)?;
        let state = if entries.get(at)?.trusted { TrustState::Trusted } else { TrustState::Missing };
        Some((state, Basis::Own(at)))
    }

    /// What logs say about devices of a lane with one firmware: where, and whether the device trusts the root now.
    pub fn logged<'b>(
        &'b self,
        lane: usize,
        root: &'b str,
        firmware: &'b str,
    ) -> impl Iterator<Item = ((usize, usize), bool)> + 'b {
        let key = self.ground.inputs.cohorts.lanes.get(lane).map_or("", |lane| lane.key.as_str());
        let known = self.logs.get(key).map(Vec::as_slice).unwrap_or_default();
        known.iter().filter(move |log| log.root == root && log.firmware == firmware).map(|log| (log.at, log.trusts))
    }

    /// True if Microsoft's voice services are known to use a certificate.
    pub fn of_microsoft(&self, id: &str) -> bool {
        self.voice.contains(id)
    }

    /// The answer for all firmware of a lane, where no version makes a difference; `None` where one may.
    pub fn settled(&self, lane: usize, root: &str, group: RootGroup) -> Option<(TrustState, Basis)> {
        if let Some(own) = self.own(lane, root) {
            return Some(own);
        }
        let key = self.ground.inputs.cohorts.lanes.get(lane).map_or("", |lane| lane.key.as_str());
        let mentioned = |fact: &FirmwareTrust| fact.missing.iter().chain(&fact.ships).any(|id| id == root);
        if self.logs.contains_key(key) || self.facts.get(lane)?.iter().any(|(_, fact)| mentioned(fact)) {
            return None;
        }
        if group == RootGroup::Microsoft {
            if self.without_tls12(lane) {
                return Some((TrustState::Missing, Basis::NoTls12));
            }
            if self.in_use(lane, root) {
                return None;
            }
        }
        Some((TrustState::Undocumented, Basis::Nothing))
    }

    /// What is known of a firmware.
    pub fn firmware(&self, lane: usize, root: &str, group: RootGroup, firmware: &str) -> (TrustState, Basis) {
        let product = self.ground.product(lane);
        let maker = product.map_or("", |product| product.vendor.as_str());
        let android = product.and_then(|product| product.android.as_deref());
        for (at, fact) in self.facts.get(lane).into_iter().flatten() {
            let lacks = fact.missing.iter().any(|id| id == root);
            let ships = fact.ships.iter().any(|id| id == root);
            if (lacks || ships) && fact.covers(maker, firmware, android) == Some(true) {
                let state = if lacks { TrustState::Missing } else { TrustState::Trusted };
                return (state, Basis::Firmware(*at));
            }
        }
        if group == RootGroup::Microsoft {
            let class = self.ground.class(lane);
            let facts = self.ground.inputs.catalog.class(class);
            if facts.is_some_and(|facts| facts.tls12 == Some(false)) {
                return (TrustState::Missing, Basis::NoTls12);
            }
            if let Some(product) = product
                && let Some(event) = self.certified(lane, product, root, firmware)
            {
                return (TrustState::Trusted, Basis::Certified(event));
            }
        }
        (TrustState::Undocumented, Basis::Nothing)
    }

    /// The move of Microsoft to a root that a product has come through by being certified afterwards: a Teams phone whose
    /// certification goes on beyond that day, or a phone on the SIP Gateway list of a later day with firmware at its minimum.
    fn certified(&self, lane: usize, product: &Product, root: &str, firmware: &str) -> Option<usize> {
        let moves = self.moves.get(lane)?.iter().rev();
        let mut moves = moves.filter(|(_, event)| event.requires.first().is_some_and(|required| required == root));
        let after = |event: &CertificateEvent| {
            let facts = self.ground.inputs.catalog.class(product.class);
            if facts.is_some_and(|facts| facts.teams_path == TeamsPath::Native) {
                return product.certification_end.get().is_some_and(|end| *end > event.date);
            }
            let listed = product.on_gateway == OnGateway::Yes;
            let read = product.gateway_min_firmware.read_on.or(product.gateway_approved_firmware.read_on);
            listed && read.is_some_and(|read| read > event.date) && self.at_minimum(lane, product, firmware)
        };
        moves.find(|(_, event)| after(event)).map(|(at, _)| *at)
    }

    /// True if firmware satisfies what SIP Gateway asks for.
    fn at_minimum(&self, lane: usize, product: &Product, firmware: &str) -> bool {
        let mut hasher = FxBuildHasher.build_hasher();
        hasher.write(firmware.as_bytes());
        let key = (lane, hasher.finish());
        if let Some(known) = self.at_minimum.borrow().get(&key) {
            return *known;
        }
        let class = if product.class == Class::ThreePip { Class::SipGateway } else { product.class };
        let enough = self.ground.clocks.life(class, Some(product), firmware).firmware == FirmwareState::Enough;
        self.at_minimum.borrow_mut().insert(key, enough);
        enough
    }

    /// A documented firmware of a lane's product that ships a root: its version and the statement.
    pub fn shipping(&self, lane: usize, root: &str) -> Option<(String, usize)> {
        self.facts.get(lane)?.iter().find_map(|(at, fact)| {
            let version = fact.version.clone().filter(|_| fact.reach == crate::catalog::Reach::From)?;
            fact.ships.iter().any(|id| id == root).then_some((version, *at))
        })
    }

    /// True if Microsoft has moved the class of a lane to a root.
    pub fn in_use(&self, lane: usize, root: &str) -> bool {
        let required = |event: &CertificateEvent| event.requires.iter().any(|required| required == root);
        self.moves.get(lane).into_iter().flatten().any(|(_, event)| required(event))
    }

    /// True if the class of a lane cannot speak TLS 1.2.
    pub fn without_tls12(&self, lane: usize) -> bool {
        self.ground.inputs.catalog.class(self.ground.class(lane)).is_some_and(|class| class.tls12 == Some(false))
    }
}
