//! What the plan says in words: states, classes, actions, reasons, phases, deadlines, open questions.

use super::Lang;
use super::explain::{lane_name, missing, price};
use super::fmt::{date, month, number};
use super::tr::plan as tr;
use crate::catalog::Catalog;
use crate::model::{Class, ClassGroup};
use crate::plan::outlook::{DeadlineKind, QuestionKind};
use crate::plan::proposal::{Impossible, ProposalReason};
use crate::plan::support::PhaseReason;
use crate::plan::{Action, State};

/// The name of a support state.
#[must_use]
pub fn state(lang: Lang, state: State) -> String {
    match state {
        State::Supported => tr::state_supported(lang),
        State::BestEffort => tr::state_best_effort(lang),
        State::Unsupported => tr::state_unsupported(lang),
        State::Replaced => tr::state_replaced(lang),
        State::Unknown => tr::state_unknown(lang),
    }
}

/// The name of a device class.
#[must_use]
pub fn class(lang: Lang, class: Class) -> String {
    match class {
        Class::Lpe => tr::class_lpe(lang),
        Class::LyncQualified => tr::class_lync_qualified(lang),
        Class::ThreePip => tr::class_three_pip(lang),
        Class::SipGateway => tr::class_sip_gateway(lang),
        Class::DectSipGateway => tr::class_dect_sip_gateway(lang),
        Class::AnalogAta => tr::class_analog_ata(lang),
        Class::AnalogSbc => tr::class_analog_sbc(lang),
        Class::TeamsNative => tr::class_teams_native(lang),
        Class::TeamsDisplay => tr::class_teams_display(lang),
        Class::TeamsPanel => tr::class_teams_panel(lang),
        Class::Unknown => tr::class_unknown(lang),
    }
}

/// The name of a group of classes.
#[must_use]
pub fn class_group(lang: Lang, group: ClassGroup) -> String {
    match group {
        ClassGroup::Lpe => tr::group_lpe(lang),
        ClassGroup::ThreePip => tr::group_three_pip(lang),
        ClassGroup::SipGateway => tr::group_sip_gateway(lang),
        ClassGroup::TeamsAndroid => tr::group_teams_android(lang),
        ClassGroup::AnalogDect => tr::group_analog_dect(lang),
        ClassGroup::Unknown => tr::group_unknown(lang),
    }
}

/// The name of an action.
#[must_use]
pub fn action(lang: Lang, action: Action) -> String {
    match action {
        Action::Undecided => tr::action_undecided(lang),
        Action::Keep => tr::action_keep(lang),
        Action::UpdateFirmware => tr::action_update_firmware(lang),
        Action::SipGateway => tr::action_sip_gateway(lang),
        Action::KeepOnSbc => tr::action_keep_on_sbc(lang),
        Action::Replace => tr::action_replace(lang),
        Action::Softphone => tr::action_softphone(lang),
    }
}

/// Why a decision is recommended.
#[must_use]
pub fn proposal_reason(lang: Lang, reason: &ProposalReason) -> String {
    match reason {
        ProposalReason::NoTls12 => tr::reason_no_tls12(lang),
        ProposalReason::OnGatewayList { minimum: Some(firmware) } => tr::reason_on_gateway_minimum(lang, firmware),
        ProposalReason::OnGatewayList { minimum: None } => tr::reason_on_gateway(lang),
        ProposalReason::NoWayIntoTeams => tr::reason_no_way(lang),
        ProposalReason::SupportEnds(day) => tr::reason_support_ends(lang, &date(lang, *day)),
        ProposalReason::NoEndPublished => tr::reason_no_end(lang),
        ProposalReason::FirmwareLivesLonger { firmware } => tr::reason_firmware(lang, firmware),
        ProposalReason::BehindSbc => tr::reason_behind_sbc(lang),
        ProposalReason::Identify => tr::reason_identify(lang),
        ProposalReason::NoDates => tr::reason_no_dates(lang),
    }
}

/// Why an action is not possible.
#[must_use]
pub fn impossible(lang: Lang, why: Impossible) -> String {
    match why {
        Impossible::NotOnGatewayList => tr::impossible_gateway(lang),
        Impossible::NotBehindSbc => tr::impossible_sbc(lang),
        Impossible::NoNewerFirmware => tr::impossible_firmware(lang),
        Impossible::SupportEnded => tr::impossible_ended(lang),
        Impossible::NotIdentified => tr::impossible_unknown(lang),
    }
}

/// Why a phase is what it is, in three lengths: the longest first.
#[must_use]
pub fn phase(lang: Lang, catalog: &Catalog, reason: &PhaseReason) -> [String; 3] {
    match reason {
        PhaseReason::CertifiedUntil(day) => [
            tr::phase_certified_long(lang, &date(lang, *day)),
            tr::phase_certified_medium(lang, &month(lang, *day)),
            tr::phase_certified_short(lang),
        ],
        PhaseReason::BestEffortUntil(day) => [
            tr::phase_best_effort_long(lang, &date(lang, *day)),
            tr::phase_best_effort_medium(lang, &month(lang, *day)),
            tr::phase_best_effort_short(lang),
        ],
        PhaseReason::BestEffort => {
            [tr::phase_best_effort_open(lang), tr::phase_best_effort_short(lang), tr::phase_best_effort_short(lang)]
        }
        PhaseReason::UnsupportedSince(day) => [
            tr::phase_unsupported_long(lang, &date(lang, *day)),
            tr::phase_unsupported_medium(lang, &month(lang, *day)),
            tr::phase_unsupported_short(lang),
        ],
        PhaseReason::SkypeCertifiedUntil(day) => [
            tr::phase_skype_long(lang, &date(lang, *day)),
            tr::phase_skype_medium(lang, &month(lang, *day)),
            tr::phase_skype_short(lang),
        ],
        PhaseReason::OnGateway => {
            [tr::phase_gateway_long(lang), tr::phase_gateway_medium(lang), tr::phase_gateway_short(lang)]
        }
        PhaseReason::OnGatewayFirmware(firmware) => [
            tr::phase_gateway_firmware_long(lang, firmware),
            tr::phase_gateway_firmware_medium(lang, firmware),
            tr::phase_gateway_short(lang),
        ],
        PhaseReason::FirmwareBelow(firmware) => {
            [tr::phase_below_long(lang, firmware), tr::phase_below_medium(lang, firmware), tr::phase_below_short(lang)]
        }
        PhaseReason::BelowCertified(firmware) => [
            tr::phase_below_certified_long(lang, firmware),
            tr::phase_below_certified_medium(lang, firmware),
            tr::phase_below_short(lang),
        ],
        PhaseReason::NeedsMultiplatform => [
            tr::phase_multiplatform_long(lang),
            tr::phase_multiplatform_medium(lang),
            tr::phase_multiplatform_short(lang),
        ],
        PhaseReason::BehindSbc => [tr::phase_sbc_long(lang), tr::phase_sbc_medium(lang), tr::phase_sbc_short(lang)],
        PhaseReason::UpdatedCertifiedUntil(day) => [
            tr::phase_updated_long(lang, &date(lang, *day)),
            tr::phase_updated_medium(lang, &month(lang, *day)),
            tr::phase_updated_short(lang),
        ],
        PhaseReason::ReplacedBy(key) if key.is_empty() => {
            [tr::phase_replaced_open(lang), tr::phase_replaced_medium(lang), tr::phase_replaced_medium(lang)]
        }
        PhaseReason::ReplacedBy(key) => [
            tr::phase_replaced_long(lang, &lane_name(lang, catalog, key)),
            tr::phase_replaced_medium(lang),
            tr::phase_replaced_medium(lang),
        ],
        PhaseReason::RetiredToSoftphone => {
            [tr::phase_softphone_long(lang), tr::phase_softphone_medium(lang), tr::phase_softphone_medium(lang)]
        }
        PhaseReason::NoDates => {
            [tr::phase_no_dates_long(lang), tr::phase_no_dates_medium(lang), tr::phase_no_dates_medium(lang)]
        }
        PhaseReason::NotIdentified => [
            tr::phase_not_identified_long(lang),
            tr::phase_not_identified_medium(lang),
            tr::phase_not_identified_medium(lang),
        ],
    }
}

/// Which clock a deadline belongs to.
#[must_use]
pub fn deadline_kind(lang: Lang, kind: DeadlineKind) -> String {
    match kind {
        DeadlineKind::ClassEnd => tr::deadline_class(lang),
        DeadlineKind::BestEffortEnd => tr::deadline_best_effort(lang),
        DeadlineKind::CertificationEnd => tr::deadline_certification(lang),
        DeadlineKind::VendorEnd => tr::deadline_vendor(lang),
        DeadlineKind::BridgeEnd => tr::deadline_bridge(lang),
    }
}

/// An open question.
#[must_use]
pub fn question(lang: Lang, catalog: &Catalog, kind: &QuestionKind) -> String {
    match kind {
        QuestionKind::UnknownProduct => tr::question_unknown(lang),
        QuestionKind::LikelyMatch => tr::question_likely(lang),
        QuestionKind::Undecided => tr::question_undecided(lang),
        QuestionKind::Missing(what) => missing(lang, catalog, what),
        QuestionKind::Conflict(fact) => tr::question_conflict(lang, &fact_owner(lang, catalog, fact)),
        QuestionKind::FirmwareUnknown(key) => tr::question_firmware(lang, &lane_name(lang, catalog, key)),
        QuestionKind::NoSite => tr::question_no_site(lang),
        QuestionKind::TargetEnds(key, day) => {
            tr::question_target_ends(lang, &date(lang, *day), &lane_name(lang, catalog, key))
        }
        QuestionKind::NoContingency => tr::question_no_contingency(lang),
        QuestionKind::DefaultPace(pace) => tr::question_pace(lang, &number(lang, pace.devices_a_day), pace.crews),
        QuestionKind::NotPriced(key) => tr::question_not_priced(lang, &price(lang, catalog, key)),
        QuestionKind::UnsupportedAtEnd(day) => tr::question_unsupported(lang, &date(lang, *day)),
    }
}

/// The product or class a fact key speaks of.
#[must_use]
pub fn fact_owner(lang: Lang, catalog: &Catalog, fact: &str) -> String {
    let owner = fact.rsplit_once('.').map_or(fact, |(owner, _)| owner);
    Class::from_key(owner).map_or_else(|| lane_name(lang, catalog, owner), |of| class(lang, of))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    #[test]
    fn the_lengths_of_a_phase_do_not_grow() {
        let day = Day::from_ymd(2027, 8, 15).unwrap();
        let reasons = [
            PhaseReason::CertifiedUntil(day),
            PhaseReason::BestEffortUntil(day),
            PhaseReason::BestEffort,
            PhaseReason::UnsupportedSince(day),
            PhaseReason::SkypeCertifiedUntil(day),
            PhaseReason::OnGateway,
            PhaseReason::OnGatewayFirmware("5.9.5".to_owned()),
            PhaseReason::FirmwareBelow("5.9.5".to_owned()),
            PhaseReason::BelowCertified("1.449".to_owned()),
            PhaseReason::NeedsMultiplatform,
            PhaseReason::BehindSbc,
            PhaseReason::UpdatedCertifiedUntil(day),
            PhaseReason::ReplacedBy(String::new()),
            PhaseReason::ReplacedBy("yealink-mp56-e2".to_owned()),
            PhaseReason::RetiredToSoftphone,
            PhaseReason::NoDates,
            PhaseReason::NotIdentified,
        ];
        for lang in Lang::ALL {
            for reason in &reasons {
                let lengths = phase(lang, &Catalog::default(), reason).map(|text| text.chars().count());
                assert!(lengths.is_sorted_by(|a, b| a >= b) && lengths[2] > 0, "{reason:?}: {lengths:?}");
            }
        }
    }

    #[test]
    fn a_conflict_names_the_class_or_product_it_is_about() {
        let catalog = Catalog::default();
        assert_eq!(fact_owner(Lang::En, &catalog, "3pip.end"), "3PIP, Skype for Business certified");
        let question = question(Lang::De, &catalog, &QuestionKind::Conflict("poly-vvx411.end_of_support".to_owned()));
        assert_eq!(question, "Quellen nennen verschiedene Daten: poly-vvx411");
    }
}
