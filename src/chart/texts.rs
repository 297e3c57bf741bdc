//! Short texts of the charts: names of states and classes, and what a phase is called at three lengths.

use crate::catalog::Catalog;
use crate::i18n::tr::chart as tr;
use crate::i18n::{Lang, fmt};
use crate::model::{ClassGroup, Day};
use crate::plan::support::{Phase, PhaseReason};
use crate::plan::{Category, State};

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

/// The name of a class group.
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

/// The name of a budget category.
#[must_use]
pub fn category(lang: Lang, category: Category) -> String {
    match category {
        Category::Devices => tr::cost_devices(lang),
        Category::Licenses => tr::cost_licenses(lang),
        Category::Labor => tr::cost_labor(lang),
        Category::Accessories => tr::cost_accessories(lang),
        Category::Shipping => tr::cost_shipping(lang),
        Category::TradeIn => tr::cost_trade_in(lang),
        Category::Contingency => tr::cost_contingency(lang),
        Category::Vat => tr::cost_vat(lang),
    }
}

/// The name of a product, or its key where the catalog does not have it.
#[must_use]
pub fn product(catalog: &Catalog, key: &str) -> String {
    catalog.product_by_key(key).map_or_else(|| key.to_owned(), |(_, product)| product.name())
}

/// What a phase is called, longest first.
#[must_use]
pub fn phase(lang: Lang, catalog: &Catalog, phase: &Phase) -> Vec<String> {
    // Too old a firmware means best effort for a Teams phone and no support at all on SIP Gateway.
    let state_name = state(lang, phase.state);
    let date = |day: Day| fmt::date(lang, day);
    let month = |day: Day| fmt::month(lang, day);
    match &phase.reason {
        PhaseReason::CertifiedUntil(day) => vec![
            tr::phase_certified_until(lang, &date(*day)),
            tr::phase_certified_to(lang, &month(*day)),
            tr::phase_certified(lang),
        ],
        PhaseReason::BestEffortUntil(day) => vec![
            tr::phase_best_effort_until(lang, &date(*day)),
            tr::phase_best_effort_to(lang, &month(*day)),
            tr::state_best_effort(lang),
        ],
        PhaseReason::BestEffort => vec![tr::phase_best_effort_open(lang), tr::state_best_effort(lang)],
        PhaseReason::UnsupportedSince(day) => {
            vec![
                tr::phase_unsupported_after(lang, &date(*day)),
                tr::phase_unsupported_after(lang, &month(*day)),
                tr::state_unsupported(lang),
            ]
        }
        PhaseReason::SkypeCertifiedUntil(day) => vec![
            tr::phase_skype_until(lang, &date(*day)),
            tr::phase_skype_short(lang, &month(*day)),
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
        PhaseReason::BelowCertified(_) => crate::i18n::reason::phase(lang, catalog, &phase.reason).into(),
        PhaseReason::NeedsMultiplatform => {
            vec![tr::phase_multiplatform(lang, &state_name), tr::phase_multiplatform_short(lang), state_name]
        }
        PhaseReason::BehindSbc => vec![tr::phase_sbc_open(lang), tr::phase_sbc(lang)],
        PhaseReason::UpdatedCertifiedUntil(day) => vec![
            tr::phase_updated_until(lang, &date(*day)),
            tr::phase_updated_to(lang, &month(*day)),
            tr::phase_updated(lang),
        ],
        PhaseReason::ReplacedBy(key) => {
            vec![tr::phase_replaced_by(lang, &product(catalog, key)), tr::state_replaced(lang)]
        }
        PhaseReason::RetiredToSoftphone => vec![tr::phase_softphone(lang), tr::phase_softphone_short(lang)],
        PhaseReason::NoDates => vec![tr::phase_no_dates(lang), tr::phase_no_dates_short(lang)],
        PhaseReason::NotIdentified => vec![tr::phase_not_identified(lang), tr::state_unknown(lang)],
    }
}
