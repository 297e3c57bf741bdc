//! Findings and decisions as sentences.

use super::Ctx;
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, fmt, reason};
use crate::plan::outlook::Lane;
use crate::plan::{Action, State};

/// A decision asked for: what, and what hangs on it.
pub(super) struct Ask {
    pub what: String,
    pub detail: String,
}

/// The finding about support over time; true for no, one and many phones.
pub(super) fn headline(ctx: &Ctx) -> String {
    if ctx.outlook.devices == 0 {
        return tr::head_none(ctx.lang);
    }
    let headline = ctx.outlook.headline();
    let end = headline.end.or_else(|| ctx.end()).map(|day| ctx.date(day)).unwrap_or_default();
    match (headline.today, headline.at_end, headline.last) {
        (0, 0, None) => tr::head_fine(ctx.lang, &end),
        (0, 0, Some(last)) => tr::head_gap(ctx.lang, &ctx.date(last)),
        (0, later, _) => tr::head_later(ctx.lang, later, &end),
        (today, 0, Some(last)) => tr::head_after(ctx.lang, today, &ctx.date(last)),
        (today, later, _) => tr::head_remain(ctx.lang, today, &end, &ctx.number(later)),
    }
}

/// How many phones are in which state today.
pub(super) fn states(ctx: &Ctx) -> String {
    if ctx.outlook.devices == 0 {
        return String::new();
    }
    let count = |state| ctx.number(ctx.outlook.today(state));
    tr::lead_states(
        ctx.lang,
        &count(State::BestEffort),
        ctx.outlook.devices,
        &count(State::Supported),
        &count(State::Unknown),
        &count(State::Unsupported),
    )
}

/// How much of the fleet is identified.
pub(super) fn coverage(ctx: &Ctx) -> String {
    if ctx.outlook.devices == 0 {
        return String::new();
    }
    let share = fmt::share(ctx.lang, ctx.outlook.matched, ctx.outlook.devices);
    tr::lead_matched(ctx.lang, &ctx.number(ctx.outlook.devices), &ctx.number(ctx.outlook.matched), &share)
}

/// What the people who read the report have to decide, the most urgent first.
pub(super) fn decisions(ctx: &Ctx) -> Vec<Ask> {
    let mut asks = Vec::new();
    let outlook = ctx.outlook;
    let budget = &outlook.budget;
    if let Some(year) = budget.years.iter().find(|year| budget.year_total(**year) > 0) {
        let waves: Vec<_> = outlook.waves.iter().filter(|wave| wave.fiscal_year == *year).collect();
        let names: Vec<String> = waves.iter().map(|wave| wave.name.clone()).collect();
        let devices = waves.iter().map(|wave| wave.devices).sum();
        let detail = if names.is_empty() {
            String::new()
        } else {
            tr::decision_release_detail(ctx.lang, devices, &listed(ctx, &names, 4))
        };
        let what = tr::decision_release(ctx.lang, &ctx.money(budget.year_total(*year)), &ctx.year(*year));
        asks.push(Ask { what, detail });
    }
    let missing = budget.missing.len() as u64;
    if missing > 0 {
        asks.push(Ask { what: tr::decision_prices(ctx.lang, missing), detail: tr::decision_prices_detail(ctx.lang) });
    }
    let with = |action: Action| {
        let lanes: Vec<&Lane> = outlook.lanes.iter().filter(|lane| lane.devices_with(action) > 0).collect();
        let names: Vec<String> = lanes.iter().map(|lane| lane_name(ctx, lane)).collect();
        (lanes.iter().map(|lane| lane.devices_with(action)).sum::<u64>(), listed(ctx, &names, 4))
    };
    let (softphones, models) = with(Action::Softphone);
    if softphones > 0 {
        asks.push(Ask { what: tr::decision_softphones(ctx.lang, softphones), detail: models });
    }
    let (bridged, models) = with(Action::SipGateway);
    if bridged > 0 {
        let detail = tr::decision_bridge_detail(ctx.lang, &models);
        asks.push(Ask { what: tr::decision_bridge(ctx.lang, bridged), detail });
    }
    let (undecided, models) = with(Action::Undecided);
    let unknown = outlook.today(State::Unknown);
    if undecided > 0 {
        asks.push(Ask { what: tr::decision_undecided(ctx.lang, undecided), detail: models });
    }
    let unmatched = outlook.devices.saturating_sub(outlook.matched);
    if unmatched > 0 && unknown > 0 {
        let detail = tr::decision_unknown_detail(ctx.lang);
        asks.push(Ask { what: tr::decision_unknown(ctx.lang, unmatched), detail });
    }
    asks
}

/// Names in a list; what is beyond `most` is counted.
pub(super) fn listed(ctx: &Ctx, names: &[String], most: usize) -> String {
    let shown = names.iter().take(most).cloned().collect::<Vec<_>>().join(", ");
    let more = names.len().saturating_sub(most) as u64;
    if more > 0 { format!("{shown} {}", tr::and_more(ctx.lang, more)) } else { shown }
}

/// A lane by model, or by class where the model is not known.
pub(super) fn lane_name(ctx: &Ctx, lane: &Lane) -> String {
    if !lane.name.is_empty() {
        let android = lane.android.as_ref().map(|version| format!(" (Android\u{a0}{version})")).unwrap_or_default();
        return format!("{}{android}", lane.name);
    }
    let named = ctx.catalog.class(lane.class).map(|facts| match ctx.lang {
        crate::i18n::Lang::En => facts.name_en.clone(),
        crate::i18n::Lang::De => facts.name_de.clone(),
    });
    named.filter(|name| !name.is_empty()).unwrap_or_else(|| reason::class_group(ctx.lang, lane.class.group()))
}

/// What is done with a lane.
pub(super) fn action(ctx: &Ctx, lane: &Lane) -> String {
    let action = reason::action(ctx.lang, lane.decision.action);
    match &lane.decision.target {
        Some(target) => tr::target(ctx.lang, &action, &explain::lane_name(ctx.lang, ctx.catalog, target)),
        None => action,
    }
}
