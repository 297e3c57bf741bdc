//! What the plan says in words: states, classes, actions, reasons, phases, deadlines, open questions.

use super::Lang;
use super::explain::{class_name, lane_name, price, work};
use super::fmt::{date, month, number};
use super::tr::plan as tr;
use crate::catalog::Catalog;
use crate::model::{Class, ClassGroup, Day};
use crate::plan::budget::Missing;
use crate::plan::outlook::{DeadlineKind, QuestionKind};
use crate::plan::proposal::{Check, Impossible, ProposalReason};
use crate::plan::support::{Phase, PhaseReason};
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

/// What speaks for or against a recommendation.
#[must_use]
pub fn check(lang: Lang, check: &Check) -> String {
    let count = |value: &u64| number(lang, *value);
    match check {
        Check::OnGatewayList(true) => tr::check_listed(lang),
        Check::OnGatewayList(false) => tr::check_not_listed(lang),
        Check::Firmware { enough, unknown: 0, of, minimum } => {
            tr::check_firmware(lang, &count(enough), &count(of), minimum)
        }
        Check::Firmware { enough, unknown, of, minimum } => {
            tr::check_firmware_unknown(lang, &count(enough), &count(of), &count(unknown), minimum)
        }
        Check::Unsupported(0, _) => tr::check_supported(lang),
        Check::Unsupported(devices, of) => tr::check_unsupported(lang, &count(devices), &count(of)),
        Check::Ends(day, true) => tr::check_ends_later(lang, &date(lang, *day)),
        Check::Ends(day, false) => tr::check_ends(lang, &date(lang, *day)),
        Check::NoPurchase => tr::check_no_purchase(lang),
        Check::TargetEnds(day, true) => tr::check_target_later(lang, &date(lang, *day)),
        Check::TargetEnds(day, false) => tr::check_target_ends(lang, &date(lang, *day)),
        Check::TargetPriced(true) => tr::check_target_priced(lang),
        Check::TargetPriced(false) => tr::check_target_unpriced(lang),
    }
}

/// What a phase is called, longest first.
#[must_use]
pub fn phase(lang: Lang, catalog: &Catalog, phase: &Phase) -> Vec<String> {
    // Too old a firmware means best effort for a Teams phone and no support at all on SIP Gateway.
    let state_name = state(lang, phase.state);
    let on = |day: Day| date(lang, day);
    let until = |day: Day| month(lang, day);
    match &phase.reason {
        PhaseReason::CertifiedUntil(day) => vec![
            tr::phase_certified_until(lang, &on(*day)),
            tr::phase_certified_to(lang, &until(*day)),
            tr::phase_certified(lang),
        ],
        PhaseReason::BestEffortUntil(day) => vec![
            tr::phase_best_effort_until(lang, &on(*day)),
            tr::phase_best_effort_to(lang, &until(*day)),
            tr::state_best_effort(lang),
        ],
        PhaseReason::BestEffort => vec![tr::phase_best_effort_open(lang), tr::state_best_effort(lang)],
        PhaseReason::UnsupportedSince(day) => {
            vec![
                tr::phase_unsupported_after(lang, &on(*day)),
                tr::phase_unsupported_after(lang, &until(*day)),
                tr::state_unsupported(lang),
            ]
        }
        PhaseReason::SupportedUntil(day) => vec![
            tr::phase_supported_until(lang, &on(*day)),
            tr::phase_supported_until(lang, &until(*day)),
            tr::state_supported(lang),
        ],
        PhaseReason::SkypeCertifiedUntil(day) => vec![
            tr::phase_skype_until(lang, &on(*day)),
            tr::phase_skype_short(lang, &until(*day)),
            tr::phase_certified(lang),
        ],
        PhaseReason::OnGateway => vec![tr::phase_gateway_open(lang), tr::phase_gateway(lang)],
        PhaseReason::OnGatewayFirmware(version) => {
            vec![
                tr::phase_gateway_firmware(lang, version),
                tr::phase_gateway_version(lang, version),
                tr::phase_gateway(lang),
            ]
        }
        PhaseReason::FirmwareBelow(version) => vec![
            tr::phase_firmware_below(lang, &state_name, version),
            tr::phase_firmware_below_short(lang, version),
            state_name,
        ],
        PhaseReason::BelowCertified(firmware) => vec![
            tr::phase_below_certified_long(lang, firmware),
            tr::phase_below_certified_medium(lang, firmware),
            tr::phase_firmware_below_short(lang, firmware),
        ],
        PhaseReason::NeedsMultiplatform => {
            vec![tr::phase_multiplatform(lang, &state_name), tr::phase_multiplatform_short(lang), state_name]
        }
        PhaseReason::BehindSbc => vec![tr::phase_sbc_open(lang), tr::phase_sbc(lang)],
        PhaseReason::UpdatedCertifiedUntil(day) => vec![
            tr::phase_updated_until(lang, &on(*day)),
            tr::phase_updated_to(lang, &until(*day)),
            tr::phase_updated(lang),
        ],
        PhaseReason::ReplacedBy(key) if key.is_empty() => {
            vec![tr::phase_replaced_open(lang), tr::state_replaced(lang)]
        }
        PhaseReason::ReplacedBy(key) => {
            vec![tr::phase_replaced_by(lang, &lane_name(lang, catalog, key)), tr::state_replaced(lang)]
        }
        PhaseReason::RetiredToSoftphone => vec![tr::phase_softphone(lang), tr::phase_softphone_short(lang)],
        PhaseReason::NoDates => vec![tr::phase_no_dates(lang), tr::phase_no_dates_short(lang)],
        PhaseReason::NotIdentified => vec![tr::phase_not_identified(lang), tr::state_unknown(lang)],
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

/// An open question, as one sentence.
#[must_use]
pub fn question(lang: Lang, catalog: &Catalog, kind: &QuestionKind) -> String {
    match kind {
        QuestionKind::UnknownProduct => tr::question_unknown(lang),
        QuestionKind::LikelyMatch => tr::question_likely(lang),
        QuestionKind::Undecided => tr::question_undecided(lang),
        QuestionKind::Missing(Missing::Price(key)) => tr::question_price(lang, &price(lang, catalog, key)),
        QuestionKind::Missing(Missing::Rate(key, currency)) => {
            tr::question_rate(lang, currency.code(), &price(lang, catalog, key))
        }
        QuestionKind::Missing(Missing::Tax(key)) => tr::question_tax(lang, &price(lang, catalog, key)),
        QuestionKind::Missing(Missing::Minutes(kind)) => tr::question_minutes(lang, &work(lang, *kind)),
        QuestionKind::Missing(Missing::Target) => tr::question_target(lang),
        QuestionKind::Missing(Missing::Overlap) => tr::question_overlap(lang),
        QuestionKind::Conflict(key) => tr::question_conflict(lang, &fact(lang, catalog, key)),
        QuestionKind::FirmwareUnknown(key) => tr::question_firmware(lang, &lane_name(lang, catalog, key)),
        QuestionKind::NoSite => tr::question_no_site(lang),
        QuestionKind::TargetEnds(key, day) => {
            tr::question_target_ends(lang, &date(lang, *day), &lane_name(lang, catalog, key))
        }
        QuestionKind::NoContingency => tr::question_no_contingency(lang),
        QuestionKind::DefaultPace(pace) => tr::question_pace(lang, &number(lang, pace.devices_a_day), pace.crews),
        QuestionKind::NotPriced(key) => tr::question_not_priced(lang, &price(lang, catalog, key)),
        QuestionKind::Missing(Missing::Running) | QuestionKind::Running => tr::question_running(lang),
        QuestionKind::UnsupportedAtEnd(day) => tr::question_unsupported(lang, &date(lang, *day)),
        QuestionKind::RangeUnused(unused) => super::explain::unused_range(lang, catalog, unused),
    }
}

/// A dated fact by key, such as `3pip.end`: whose it is, and which date.
#[must_use]
pub fn fact(lang: Lang, catalog: &Catalog, key: &str) -> String {
    let (owner, field) = key.rsplit_once('.').unwrap_or((key, ""));
    let name = Class::from_key(owner)
        .map_or_else(|| lane_name(lang, catalog, owner), |class| class_name(lang, catalog, class));
    match field {
        "best_effort_end" => tr::fact_best_effort(lang, &name),
        "certification_end" => tr::fact_certification(lang, &name),
        "end_of_sale" => tr::fact_sale(lang, &name),
        _ => tr::fact_end(lang, &name),
    }
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
            PhaseReason::SupportedUntil(day),
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
                let phase = Phase { state: State::BestEffort, from: day, until: None, reason: reason.clone() };
                let lengths: Vec<usize> =
                    super::phase(lang, &Catalog::default(), &phase).iter().map(|text| text.chars().count()).collect();
                assert!(lengths.is_sorted_by(|a, b| a >= b) && !lengths.contains(&0), "{reason:?}: {lengths:?}");
            }
        }
    }

    #[test]
    fn a_conflict_names_the_class_or_product_it_is_about() {
        let conflict = QuestionKind::Conflict("poly-vvx411.best_effort_end".to_owned());
        let text = question(Lang::De, &Catalog::default(), &conflict);
        assert_eq!(text, "Quellen widersprechen sich: poly-vvx411, Ende von Best Effort. Welches Datum gilt?");
        assert_eq!(
            fact(Lang::En, &Catalog::builtin(), "3pip.end"),
            "3rd-party IP phone certified for Skype for Business (3PIP), end of support"
        );
    }
}
