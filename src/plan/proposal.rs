//! What the program recommends for a lane, and why.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::compare::target_form;
use super::decision::{Action, Base, Decision};
use super::ground::{Ground, Inputs};
use super::life::{FirmwareState, Life, certified_firmware, gateway_firmware};
use super::price::PriceKey;
use super::support::State;
use crate::catalog::{FormFactor, OnGateway, Product};
use crate::model::{Class, ClassGroup, Day, Text};

/// A recommendation with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The decision recommended.
    pub decision: Decision,
    /// Why.
    pub reason: ProposalReason,
    /// Actions that are not possible, with the reason.
    pub impossible: Vec<(Action, Impossible)>,
    /// True if its product has firmware that lives longer: an update that is done or comes too late leaves the replacement after
    /// it.
    pub updates: bool,
    /// What speaks for and against it in this fleet.
    pub checks: Vec<Check>,
    /// Product that would take the place of its devices, whatever is recommended.
    pub target: Option<String>,
    /// Devices whose firmware is below the minimum of the way into Teams, or of the wrong line.
    pub below_minimum: u64,
}

impl Proposal {
    /// Why a rule with this action decides nothing about the devices; `None` where it does.
    #[must_use]
    pub fn prevents(&self, action: Action) -> Option<Impossible> {
        let (_, why) = self.impossible.iter().find(|(other, _)| *other == action)?;
        (action != Action::UpdateFirmware || !self.updates).then_some(*why)
    }
}

/// A finding behind a recommendation, with numbers of this fleet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Check {
    /// Whether the product is on the SIP Gateway list.
    OnGatewayList(bool),
    /// Devices with firmware at or above the minimum, of how many, and that minimum.
    Firmware {
        /// Devices with enough.
        enough: u64,
        /// Devices whose version is not known.
        unknown: u64,
        /// All devices.
        of: u64,
        /// The minimum.
        minimum: String,
    },
    /// Devices without support today, of how many.
    Unsupported(u64, u64),
    /// The last day of support, and whether it lies beyond the plan.
    Ends(Day, bool),
    /// Nothing is bought with the recommendation.
    NoPurchase,
    /// The target's own last day of support, and whether it lies beyond the plan.
    TargetEnds(Day, bool),
    /// The target is preferred because the plan has a price for it, or had one that was taken out.
    TargetPriced(bool),
}

impl Check {
    /// True if it speaks for an action.
    #[must_use]
    pub const fn speaks_for(&self, action: Action) -> bool {
        let moves = !matches!(action, Action::Keep | Action::KeepOnSbc | Action::Undecided);
        match self {
            Self::OnGatewayList(listed) => *listed == matches!(action, Action::SipGateway),
            Self::Firmware { enough, of, .. } => *enough == *of,
            Self::Unsupported(devices, _) => moves || *devices == 0,
            Self::Ends(_, beyond) => *beyond != moves,
            Self::TargetEnds(_, beyond) => *beyond,
            Self::TargetPriced(priced) => *priced,
            Self::NoPurchase => true,
        }
    }
}

/// Why a decision is recommended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProposalReason {
    /// No TLS 1.2, cannot sign in.
    NoTls12,
    /// On the SIP Gateway list; this firmware is the minimum.
    OnGatewayList {
        /// Lowest firmware that can be onboarded.
        minimum: Option<String>,
    },
    /// Not on the SIP Gateway list, and its own service has ended.
    NoWayIntoTeams,
    /// Support ends on this last day.
    SupportEnds(Day),
    /// No end date is published.
    NoEndPublished,
    /// A firmware with a longer life exists.
    FirmwareLivesLonger {
        /// That firmware.
        firmware: String,
    },
    /// Works behind the SBC or ATA.
    BehindSbc,
    /// The product has to be identified first.
    Identify,
    /// No dates in the catalog.
    NoDates,
}

/// Why an action is not possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Impossible {
    /// Not on the SIP Gateway list.
    NotOnGatewayList,
    /// No analog or DECT device.
    NotBehindSbc,
    /// No newer firmware is known.
    NoNewerFirmware,
    /// Its support has already ended.
    SupportEnded,
    /// The product is not identified.
    NotIdentified,
}

/// Recommends what to do with a lane, from its class, its product and what the firmware of its devices means.
pub(super) fn propose(ground: &Ground<'_>, targets: &Targets<'_>, lane: usize) -> Proposal {
    let class = ground.class(lane);
    let product = ground.product(lane);
    let lives: Vec<&Life> = ground.units_of(lane).filter_map(|(_, unit)| ground.lives.get(unit.life)).collect();
    let any_below = lives.iter().any(|life| life.firmware == FirmwareState::Below);
    let typical = ground.typical_unit(lane).and_then(|unit| ground.lives.get(ground.units.get(unit)?.life));
    let deadline = typical.and_then(|life| life.deadline.as_ref()).map(|deadline| deadline.day);
    let as_of = ground.inputs.as_of;
    let gateway = product.is_some_and(|product| product.on_gateway == OnGateway::Yes);
    let minimum = || product.and_then(|product| product.gateway_min_firmware.get().cloned());
    let plain = |action| Decision { action, ..Decision::default() };
    let replace = |on: Day| Decision {
        action: Action::Replace,
        target: target(ground, targets, class, product, on),
        until: None,
    };
    let (decision, reason) = match class {
        Class::Unknown => (plain(Action::Undecided), ProposalReason::Identify),
        Class::Lpe => (replace(as_of), ProposalReason::NoTls12),
        Class::ThreePip if gateway => (plain(Action::SipGateway), ProposalReason::OnGatewayList { minimum: minimum() }),
        Class::ThreePip | Class::LyncQualified => (replace(as_of), ProposalReason::NoWayIntoTeams),
        Class::SipGateway if any_below => {
            (plain(Action::SipGateway), ProposalReason::OnGatewayList { minimum: minimum() })
        }
        Class::SipGateway => (plain(Action::SipGateway), ProposalReason::NoEndPublished),
        Class::DectSipGateway | Class::AnalogAta if gateway => {
            (plain(Action::SipGateway), ProposalReason::OnGatewayList { minimum: minimum() })
        }
        Class::DectSipGateway | Class::AnalogAta | Class::AnalogSbc => {
            (plain(Action::KeepOnSbc), ProposalReason::BehindSbc)
        }
        Class::TeamsNative | Class::TeamsDisplay | Class::TeamsPanel => {
            native(ground, product, deadline, any_below, &replace)
        }
    };
    let checks = checks(ground, targets, lane, &decision, deadline);
    let would = || target(ground, targets, class, product, deadline.map_or(as_of, |deadline| deadline.max(as_of)));
    let target = decision.target.clone().or_else(would);
    let below = |life: &Life| life.firmware == FirmwareState::Below;
    let below_minimum = count(ground, lane, &below);
    let impossible = impossible(class, product, &lives, as_of);
    let updates = product.is_some_and(|product| updates(class, product));
    Proposal { decision, reason, impossible, updates, checks, target, below_minimum }
}

/// Devices of a lane whose life is so.
fn count(ground: &Ground<'_>, lane: usize, is: &dyn Fn(&Life) -> bool) -> u64 {
    let units = ground.units_of(lane).filter(|(_, unit)| ground.lives.get(unit.life).is_some_and(is));
    units.map(|(_, unit)| unit.devices).sum()
}

/// What speaks for and against a recommendation.
fn checks(
    ground: &Ground<'_>,
    targets: &Targets<'_>,
    lane: usize,
    decision: &Decision,
    deadline: Option<Day>,
) -> Vec<Check> {
    let mut list = Vec::new();
    let (class, product) = (ground.class(lane), ground.product(lane));
    let all = ground.devices.get(lane).copied().unwrap_or(0);
    if matches!(class.group(), ClassGroup::ThreePip | ClassGroup::SipGateway | ClassGroup::Lpe)
        && let Some(product) = product
    {
        list.push(Check::OnGatewayList(product.on_gateway == OnGateway::Yes));
    }
    let minimum = product.and_then(|product| match decision.action {
        Action::SipGateway => product.gateway_min_firmware.get(),
        Action::UpdateFirmware => product.teams_min_firmware.get(),
        _ => None,
    });
    if let (Some(product), Some(minimum)) = (product, minimum) {
        let fits = |wanted: FirmwareState| {
            move |life: &Life| {
                let state =
                    if life.firmware == FirmwareState::NotNeeded { FirmwareState::Unknown } else { life.firmware };
                state == wanted
            }
        };
        // A phone of a retired service has no minimum of its own: what counts is the firmware it needs on SIP Gateway.
        let (enough, unknown) = if class.group() == ClassGroup::ThreePip {
            by_firmware(ground, lane, product)
        } else {
            (count(ground, lane, &fits(FirmwareState::Enough)), count(ground, lane, &fits(FirmwareState::Unknown)))
        };
        list.push(Check::Firmware { enough, unknown, of: all, minimum: minimum.clone() });
    }
    let as_of = ground.inputs.as_of;
    list.push(Check::Unsupported(count(ground, lane, &|life| life.state_on(as_of) == State::Unsupported), all));
    if let Some(deadline) = deadline.filter(|deadline| *deadline >= as_of) {
        list.push(Check::Ends(deadline, deadline > ground.horizon_end()));
    }
    match decision.target.as_deref().and_then(|key| ground.inputs.catalog.product_by_key(key)) {
        Some((_, target)) => {
            if let Some(end) = target.best_effort_end.get().or(target.certification_end.get()) {
                list.push(Check::TargetEnds(*end, *end > ground.horizon_end()));
            }
            if targets.preferred(&target.key) {
                list.push(Check::TargetPriced(targets.priced(&target.key)));
            }
        }
        None if matches!(decision.action, Action::SipGateway | Action::Keep | Action::KeepOnSbc) => {
            list.push(Check::NoPurchase);
        }
        None => {}
    }
    list
}

/// Devices with enough firmware for SIP Gateway, and those whose firmware is not known.
fn by_firmware(ground: &Ground<'_>, lane: usize, product: &Product) -> (u64, u64) {
    let (mut enough, mut unknown) = (0, 0);
    let cohorts = &ground.inputs.cohorts.cohorts;
    let first = cohorts.partition_point(|cohort| (cohort.lane as usize) < lane);
    let mut known: FxHashMap<Text, FirmwareState> = FxHashMap::default();
    for cohort in cohorts.get(first..).unwrap_or_default().iter().take_while(|cohort| cohort.lane as usize == lane) {
        let installed = || gateway_firmware(product, ground.inputs.fleet.get(cohort.firmware));
        match *known.entry(cohort.firmware).or_insert_with(installed) {
            FirmwareState::Enough => enough += cohort.devices,
            FirmwareState::Unknown => unknown += cohort.devices,
            FirmwareState::Below | FirmwareState::NotNeeded => {}
        }
    }
    (enough, unknown)
}

fn native(
    ground: &Ground<'_>,
    product: Option<&Product>,
    deadline: Option<Day>,
    any_below: bool,
    replace: &dyn Fn(Day) -> Decision,
) -> (Decision, ProposalReason) {
    let keep = Decision { action: Action::Keep, ..Decision::default() };
    let Some(deadline) = deadline else { return (keep, ProposalReason::NoDates) };
    // An expansion module goes with the phone it is attached to.
    if product.is_some_and(|product| product.form == FormFactor::Expansion) || deadline > ground.horizon_end() {
        return (keep, ProposalReason::SupportEnds(deadline));
    }
    let order = deadline.max(ground.inputs.as_of);
    let newer = product.and_then(|product| product.teams_min_firmware.get()).filter(|_| any_below);
    match newer {
        Some(firmware) if deadline >= ground.inputs.as_of => (
            Decision { action: Action::UpdateFirmware, ..replace(order) },
            ProposalReason::FirmwareLivesLonger { firmware: firmware.clone() },
        ),
        _ => (replace(order), ProposalReason::SupportEnds(deadline)),
    }
}

/// The decision of a scenario's base for a lane.
pub(super) fn base_decision(
    ground: &Ground<'_>,
    targets: &Targets<'_>,
    lane: usize,
    base: Base,
    proposal: &Proposal,
) -> Decision {
    match base {
        Base::Recommended => proposal.decision.clone(),
        Base::DoNothing => Decision { action: Action::Keep, ..Decision::default() },
        Base::ReplaceAll => {
            let class = ground.class(lane);
            let product = ground.product(lane);
            let module = product.is_some_and(|product| product.form == FormFactor::Expansion);
            if module || matches!(class.group(), ClassGroup::AnalogDect | ClassGroup::Unknown) {
                return proposal.decision.clone();
            }
            let deadline = proposal_day(ground, lane);
            Decision { action: Action::Replace, target: target(ground, targets, class, product, deadline), until: None }
        }
    }
}

fn proposal_day(ground: &Ground<'_>, lane: usize) -> Day {
    let life = ground.typical_unit(lane).and_then(|unit| ground.lives.get(ground.units.get(unit)?.life));
    let deadline = life.and_then(|life| life.deadline.as_ref()).map_or(ground.horizon_end(), |deadline| deadline.day);
    deadline.clamp(ground.inputs.as_of, ground.horizon_end())
}

/// The product that takes a device's place: same form, native, certified on the day it is bought. Where the catalog knows none
/// that is certified so late, one certified today stands in for it, and its end is an open question.
///
/// A product with a price in the plan comes first, so that one price is enough for a budget; the recommendation says so. One whose
/// price was taken out again stays as preferred as it was: then the price is what is missing, and no device gets another product.
fn target(
    ground: &Ground<'_>,
    targets: &Targets<'_>,
    class: Class,
    product: Option<&Product>,
    on: Day,
) -> Option<String> {
    let form = target_form(class, product)?;
    let mut found = targets.certified(form, on);
    if found.is_empty() {
        found = targets.certified(form, ground.inputs.as_of);
    }
    let mut others = found.iter().filter(|(candidate, _)| product.is_none_or(|product| product.key != candidate.key));
    let first = others.clone().next();
    others.find(|(_, preferred)| *preferred).or(first).map(|(product, _)| product.key.clone())
}

/// Products that can take the place of others, by form and day, with whether the plan has or had a price for them. Lanes are many,
/// the days on which they are replaced few.
pub(super) struct Targets<'a> {
    inputs: Inputs<'a>,
    known: RefCell<FxHashMap<(FormFactor, Day), Candidates<'a>>>,
}

type Candidates<'a> = Rc<[(&'a Product, bool)]>;

impl<'a> Targets<'a> {
    pub fn new(inputs: Inputs<'a>) -> Self {
        Self { inputs, known: RefCell::default() }
    }

    /// True if the plan has a price for a product.
    fn priced(&self, key: &str) -> bool {
        self.inputs.plan.prices.contains_key(&PriceKey::Product(key.to_owned()))
    }

    /// True if the plan has a price for a product, or had one that was taken out.
    fn preferred(&self, key: &str) -> bool {
        self.priced(key) || self.inputs.plan.unpriced.contains(key)
    }

    fn certified(&self, form: FormFactor, on: Day) -> Candidates<'a> {
        let catalog = self.inputs.catalog;
        let find = || {
            let found = catalog.targets(form, on).into_iter().filter_map(|id| catalog.product(id));
            found.map(|product| (product, self.preferred(&product.key))).collect()
        };
        Rc::clone(self.known.borrow_mut().entry((form, on)).or_insert_with(find))
    }
}

/// True if firmware of a product lives longer than the firmware it may have.
fn updates(class: Class, product: &Product) -> bool {
    class.group() == ClassGroup::TeamsAndroid
        && product.teams_min_firmware.get().is_some()
        && certified_firmware(product, "") != FirmwareState::NotNeeded
}

fn impossible(class: Class, product: Option<&Product>, lives: &[&Life], as_of: Day) -> Vec<(Action, Impossible)> {
    let mut list = Vec::new();
    if class == Class::Unknown {
        let actions = [Action::UpdateFirmware, Action::SipGateway, Action::KeepOnSbc];
        return actions.map(|action| (action, Impossible::NotIdentified)).to_vec();
    }
    let ended = !lives.is_empty()
        && lives.iter().all(|life| life.firmware != FirmwareState::Below && life.state_on(as_of) == State::Unsupported);
    let newer = match class.group() {
        ClassGroup::TeamsAndroid => product.is_some_and(|product| {
            updates(class, product) && lives.iter().any(|life| life.firmware != FirmwareState::Enough)
        }),
        _ => lives.iter().any(|life| life.firmware == FirmwareState::Below),
    };
    if ended {
        list.push((Action::UpdateFirmware, Impossible::SupportEnded));
    } else if !newer {
        list.push((Action::UpdateFirmware, Impossible::NoNewerFirmware));
    }
    if !gateway_possible(class, product) {
        list.push((Action::SipGateway, Impossible::NotOnGatewayList));
    }
    if class.group() != ClassGroup::AnalogDect {
        list.push((Action::KeepOnSbc, Impossible::NotBehindSbc));
    }
    list
}

/// True if SIP Gateway takes the product, or the class is one of its classes and the product is not known.
pub(super) fn gateway_possible(class: Class, product: Option<&Product>) -> bool {
    match product {
        Some(product) => product.on_gateway == OnGateway::Yes,
        None => matches!(class, Class::SipGateway | Class::DectSipGateway | Class::AnalogAta),
    }
}
