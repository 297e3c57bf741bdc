//! Findings and decisions as sentences.

use super::Ctx;
use super::flow::{Flow, leading, style};
use crate::catalog::Source;
use crate::export::pdf::{LinkTo, Role};
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, fmt, reason};
use crate::model::Day;
use crate::plan::outlook::Lane;
use crate::plan::{Action, Section, State};

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
    if ctx.outlook.today(State::Unknown) == ctx.outlook.devices {
        return tr::head_unknown(ctx.lang, ctx.outlook.devices);
    }
    let headline = ctx.outlook.headline();
    let end = headline.end.or_else(|| ctx.end()).map(|day| ctx.date(day)).unwrap_or_default();
    match (headline.today, headline.at_end, headline.last) {
        (0, 0, None) => tr::head_fine(ctx.lang, &end),
        (0, 0, Some(last)) => tr::head_gap(ctx.lang, &ctx.date(last)),
        (0, later, _) => tr::head_later(ctx.lang, later, &end),
        (today, 0, Some(last)) if unknown_at_end(ctx) > 0 => tr::head_after_known(ctx.lang, today, &ctx.date(last)),
        (today, 0, Some(last)) => tr::head_after(ctx.lang, today, &ctx.date(last)),
        (today, later, _) => tr::head_remain(ctx.lang, today, &end, &ctx.number(later)),
    }
}

/// Phones of which nothing is known on the last day of the plan.
pub(super) fn unknown_at_end(ctx: &Ctx) -> u64 {
    let end = ctx.outlook.headline().end.or_else(|| ctx.end());
    end.map_or(0, |end| ctx.outlook.counts_on(end)[State::Unknown.index()])
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

/// What the chart of states says, for who does not see it.
pub(super) fn states_alt(ctx: &Ctx) -> String {
    format!("{}. {}", crate::i18n::tr::chart::devices_by_state(ctx.lang), states(ctx))
}

/// The day before work begins that needs money: what is decided later comes too late.
pub(super) fn decide_by(ctx: &Ctx) -> Option<Day> {
    let today = ctx.outlook.as_of?;
    let starts = ctx.outlook.waves.iter().map(|wave| wave.start).filter(|start| *start > today);
    starts.min().map(|start| start.plus_days(-1))
}

/// Names in a row, the last after "and".
pub(super) fn and(lang: crate::i18n::Lang, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [rest @ .., last] => format!("{} {} {last}", rest.join(", "), tr::and(lang)),
    }
}

/// How much of the fleet is identified.
pub(super) fn coverage(ctx: &Ctx) -> String {
    if ctx.outlook.devices == 0 {
        return String::new();
    }
    let (matched, devices) = (ctx.outlook.matched, ctx.outlook.devices);
    let share = fmt::share(ctx.lang, matched, devices);
    tr::lead_matched(ctx.lang, matched, &ctx.number(devices), devices, &share)
}

/// What the people who read the report have to decide, the most urgent first.
pub(super) fn decisions(ctx: &Ctx) -> Vec<Ask> {
    let mut asks = Vec::new();
    let outlook = ctx.outlook;
    let budget = &outlook.budget;
    let spending = budget.years.iter().find(|year| budget.year_total(**year) > 0);
    if let Some(year) = spending.filter(|_| ctx.prices()) {
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
    if missing > 0 && ctx.prices() {
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
    explain::class_or_group(ctx.lang, ctx.catalog, lane.class)
}

/// What is done with a lane; where rules part its devices, how many get what.
pub(super) fn action(ctx: &Ctx, lane: &Lane) -> String {
    if lane.by_action.len() > 1 {
        let parts = lane.by_action.iter();
        let parts = parts.map(|(own, devices)| format!("{}: {}", reason::action(ctx.lang, *own), ctx.number(*devices)));
        return parts.collect::<Vec<_>>().join(", ");
    }
    let action = reason::action(ctx.lang, lane.decision.action);
    match &lane.decision.target {
        Some(target) => tr::target(ctx.lang, &action, &explain::lane_name(ctx.lang, ctx.catalog, target)),
        None => action,
    }
}

/// Who published the sources of a page, and when they were read last.
pub(super) fn publishers(ctx: &Ctx, sources: &[&Source]) -> String {
    let mut names: Vec<&str> = sources.iter().map(|source| source.publisher.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let read = sources.iter().map(|source| source.read_on).max().map(|day| ctx.date(day));
    let Some(read) = read else { return String::new() };
    let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
    tr::sources_note(ctx.lang, &read, &listed(ctx, &names, 8))
}

/// A small text that leads to the list of sources. For it alone no page is begun: the list has them all.
pub(super) fn note(flow: &mut Flow, text: &str) {
    if flow.room() < flow.height(style::NOTE, text, flow.width()) {
        return;
    }
    note_to(flow, text, Section::Sources);
}

/// A small text that leads to another section.
pub(super) fn note_to(flow: &mut Flow, text: &str, section: Section) {
    let width = flow.width();
    flow.ensure(flow.height(style::NOTE, text, width));
    let (top, width) = (flow.y, flow.width());
    let lines = flow.wrapped(style::NOTE, text, width);
    let begun = flow.begin();
    for line in lines {
        let at = crate::chart::pt(flow.left(), flow.y + style::NOTE.size);
        flow.scene().text(at, style::NOTE, line);
        flow.y += leading(style::NOTE);
    }
    if flow.y > top {
        let rect = crate::chart::Rect::new(flow.left(), top, width, flow.y - top);
        flow.link(rect, LinkTo::Section(section), text);
        flow.end(begun, Role::Paragraph);
    }
}
