//! Words, icons and inks for what the planning screens show.

use lucide_icons::Icon;

use crate::catalog::{Affected, EventKind, MilestoneKind};
use crate::chart::{Ink, texts};
use crate::i18n::Lang;
use crate::i18n::tr::{budget, certificates, session};
use crate::model::ClassGroup;
use crate::plan::outlook::DeadlineKind;
use crate::plan::{Action, Category, PriceKey, State, WorkKind};

/// The name of a class group.
#[must_use]
pub fn group(lang: Lang, group: ClassGroup) -> String {
    texts::class_group(lang, group)
}

/// The name of a support state.
#[must_use]
pub fn state(lang: Lang, state: State) -> String {
    texts::state(lang, state)
}

/// The name of a budget category.
#[must_use]
pub fn category(lang: Lang, category: Category) -> String {
    texts::category(lang, category)
}

/// The name of an action.
#[must_use]
pub fn action(lang: Lang, action: Action) -> String {
    session::action(lang, action.key())
}

/// The icon of an action.
#[must_use]
pub const fn action_icon(action: Action) -> Icon {
    match action {
        Action::Undecided => Icon::CircleQuestionMark,
        Action::Keep => Icon::CircleCheck,
        Action::UpdateFirmware => Icon::RefreshCw,
        Action::SipGateway => Icon::Cable,
        Action::KeepOnSbc => Icon::Plug,
        Action::Replace => Icon::ArrowLeftRight,
        Action::Softphone => Icon::Headset,
    }
}

/// The ink of an action in the bar of the strategy screen.
#[must_use]
pub const fn action_ink(action: Action) -> Ink {
    match action {
        Action::Undecided => Ink::StateLine(State::Unknown),
        Action::Keep => Ink::Class(ClassGroup::TeamsAndroid),
        Action::UpdateFirmware => Ink::Cost(Category::Licenses),
        Action::SipGateway => Ink::StateLine(State::Supported),
        Action::KeepOnSbc => Ink::Cost(Category::Accessories),
        Action::Replace => Ink::StateLine(State::Replaced),
        Action::Softphone => Ink::Cost(Category::Labor),
    }
}

/// The clock a deadline belongs to.
#[must_use]
pub fn deadline(lang: Lang, kind: DeadlineKind) -> String {
    use crate::i18n::tr::inspector as tr;
    match kind {
        DeadlineKind::ClassEnd => tr::clock_class(lang),
        DeadlineKind::BestEffortEnd => tr::clock_best_effort(lang),
        DeadlineKind::CertificationEnd => tr::clock_certification(lang),
        DeadlineKind::VendorEnd => tr::clock_vendor(lang),
        DeadlineKind::BridgeEnd => tr::clock_bridge(lang),
    }
}

/// A kind of work.
#[must_use]
pub fn work(lang: Lang, work: WorkKind) -> String {
    match work {
        WorkKind::Swap => budget::work_swap(lang),
        WorkKind::GatewayMove => budget::work_gateway(lang),
        WorkKind::FirmwareUpdate => budget::work_firmware(lang),
        WorkKind::SoftphoneSetup => budget::work_softphone(lang),
    }
}

/// What a price is for.
#[must_use]
pub fn price(lang: Lang, catalog: &crate::catalog::Catalog, key: &PriceKey) -> String {
    match key {
        PriceKey::Product(product) => texts::product(catalog, product),
        PriceKey::SharedDeviceLicense => budget::price_license(lang),
        PriceKey::Headset => budget::price_headset(lang),
        PriceKey::Accessories => budget::price_accessories(lang),
        PriceKey::Shipping => budget::price_shipping(lang),
        PriceKey::TechnicianHour => budget::price_hour(lang),
    }
}

/// The kind of a certificate event with its icon.
#[must_use]
pub fn event_kind(lang: Lang, kind: EventKind) -> (Icon, String) {
    match kind {
        EventKind::RootExpiry => (Icon::CalendarX, certificates::kind_root_expiry(lang)),
        EventKind::Distrust => (Icon::ShieldX, certificates::kind_distrust(lang)),
        EventKind::RootRotation => (Icon::RotateCw, certificates::kind_root_rotation(lang)),
        EventKind::IssuerExpiry => (Icon::CalendarX, certificates::kind_issuer_expiry(lang)),
        EventKind::IssuerRotation => (Icon::RotateCw, certificates::kind_issuer_rotation(lang)),
        EventKind::EkuChange => (Icon::KeyRound, certificates::kind_eku(lang)),
        EventKind::ValidityCap => (Icon::Timer, certificates::kind_validity(lang)),
        EventKind::TlsVersion => (Icon::Lock, certificates::kind_tls(lang)),
        EventKind::MicExpiry => (Icon::Cpu, certificates::kind_mic(lang)),
    }
}

/// The kind of a milestone with its icon.
#[must_use]
pub fn milestone_kind(lang: Lang, kind: MilestoneKind) -> (Icon, String) {
    match kind {
        MilestoneKind::EndOfSupport => (Icon::Flag, certificates::kind_end_of_support(lang)),
        MilestoneKind::ServiceRetirement => (Icon::PowerOff, certificates::kind_retirement(lang)),
        MilestoneKind::TlsRequirement => (Icon::Lock, certificates::kind_tls(lang)),
        MilestoneKind::Firmware => (Icon::RefreshCw, certificates::kind_firmware(lang)),
        MilestoneKind::Policy => (Icon::ScrollText, certificates::kind_policy(lang)),
    }
}

/// Whom an event touches.
#[must_use]
pub fn affected(lang: Lang, affected: &[Affected]) -> String {
    let name = |affected: &Affected| match affected {
        Affected::All => certificates::affects_all(lang),
        Affected::Lpe => group(lang, ClassGroup::Lpe),
        Affected::ThreePip => group(lang, ClassGroup::ThreePip),
        Affected::SipGateway => group(lang, ClassGroup::SipGateway),
        Affected::TeamsAndroid => group(lang, ClassGroup::TeamsAndroid),
        Affected::Analog => group(lang, ClassGroup::AnalogDect),
        Affected::Sbc => certificates::affects_sbc(lang),
    };
    affected.iter().map(name).collect::<Vec<_>>().join(", ")
}
