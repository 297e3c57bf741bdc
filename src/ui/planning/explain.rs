//! Reasons and derivations as sentences.

use super::Planning;
use super::words;
use crate::i18n::{Lang, fmt, tr::inspector as tr};
use crate::plan::Step;
use crate::plan::proposal::{Impossible, ProposalReason};

/// Why an action is recommended.
#[must_use]
pub fn proposal_reason(lang: Lang, reason: &ProposalReason) -> String {
    match reason {
        ProposalReason::NoTls12 => tr::reason_no_tls(lang),
        ProposalReason::OnGatewayList { minimum: None } => tr::reason_gateway(lang),
        ProposalReason::OnGatewayList { minimum: Some(version) } => tr::reason_gateway_firmware(lang, version),
        ProposalReason::NoWayIntoTeams => tr::reason_no_way(lang),
        ProposalReason::SupportEnds(day) => tr::reason_ends(lang, &fmt::date(lang, *day)),
        ProposalReason::NoEndPublished => tr::reason_no_end(lang),
        ProposalReason::FirmwareLivesLonger { firmware } => tr::reason_firmware(lang, firmware),
        ProposalReason::BehindSbc => tr::reason_sbc(lang),
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
        Impossible::NotIdentified => tr::impossible_identify(lang),
    }
}

/// A step of the derivation of an amount, with the numbers put in.
#[must_use]
pub fn step(view: &Planning<'_>, step: &Step) -> String {
    let lang = view.lang;
    let money = |amount| fmt::money(lang, amount);
    match step {
        Step::UnitPrice { key, amount, priced_on, .. } => {
            let (what, amount) = (words::price(lang, view.catalog, key), money(*amount));
            match priced_on {
                Some(day) => tr::step_price_dated(lang, &amount, &view.date(*day), &what),
                None => tr::step_price(lang, &amount, &what),
            }
        }
        Step::NetOfTax { rate, result } => tr::step_net(lang, &fmt::percent(lang, *rate), &money(*result)),
        Step::Discount { percent, fixed, result } => {
            let parts = [percent.map(|percent| fmt::percent(lang, percent)), fixed.map(money)];
            let discount = parts.into_iter().flatten().collect::<Vec<_>>().join(" + ");
            tr::step_discount(lang, &discount, &money(*result))
        }
        Step::Escalation { rate, years, result } => {
            let years = u64::from(years.unsigned_abs());
            tr::step_escalation(lang, years, &fmt::percent(lang, *rate), &money(*result))
        }
        Step::Quantity { unit, quantity, result } => {
            tr::step_quantity(lang, &view.number(*quantity), &money(*result), &money(*unit))
        }
        Step::Labor { work, minutes, quantity, hourly, result } => tr::step_labor(
            lang,
            &money(*hourly),
            &fmt::decimal(lang, *minutes),
            &view.number(*quantity),
            &money(*result),
            &words::work(lang, *work),
        ),
        Step::Months { monthly, quantity, from, to, months, result } => tr::step_months(
            lang,
            &view.date(*from),
            &money(*monthly),
            &view.number(u64::from(*months)),
            &view.number(*quantity),
            &money(*result),
            &view.date(*to),
        ),
        Step::Contingency { rate, base, result } => {
            tr::step_contingency(lang, &money(*base), &fmt::percent(lang, *rate), &money(*result))
        }
        Step::Vat { rate, net, recoverable, result } => tr::step_vat(
            lang,
            &money(*net),
            &fmt::percent(lang, *rate),
            &fmt::percent(lang, *recoverable),
            &money(*result),
        ),
        Step::Share { total, weight, of, result } => {
            tr::step_share(lang, &money(*result), &money(*total), &view.number(*weight), &view.number(*of))
        }
        Step::FiscalYear { day, year } => tr::step_year(lang, &view.date(*day), &view.year(*year)),
    }
}
