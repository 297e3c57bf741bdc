//! Words, icons and inks for what the planning screens show.

use lucide_icons::Icon;

use crate::catalog::{Affected, EventKind, MilestoneKind};
use crate::chart::Ink;
use crate::i18n::Lang;
pub use crate::i18n::explain::{category, price, work};
pub use crate::i18n::reason::{action, class_group as group, deadline_kind as deadline, state};
use crate::i18n::tr::certificates;
use crate::model::ClassGroup;
use crate::plan::outlook::{OwnEvent, OwnEventKind};
use crate::plan::{Action, Category, Plan, State};

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

/// The kind of an own date with its icon.
#[must_use]
pub fn own_kind(lang: Lang, plan: &Plan, own: &OwnEvent) -> (Icon, String) {
    match own.what {
        OwnEventKind::ChainEnds(..) => (Icon::FileBadge, certificates::kind_own_certificate(lang)),
        OwnEventKind::Date(index) if plan.certificates.dates.get(index).is_some_and(|date| date.task) => {
            (Icon::ListTodo, certificates::kind_task(lang))
        }
        OwnEventKind::Date(_) => (Icon::CalendarPlus, certificates::kind_own_date(lang)),
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
