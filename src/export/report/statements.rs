//! What the plan decides, costs, risks and when, in sentences that are true for none, one and many.

use super::Ctx;
use super::words::{and, lane_name, listed};
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::plan::outlook::EventRef;
use crate::plan::{Action, Outlook, State};

fn joined(sentences: Vec<String>) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What happens to the phones.
pub(super) fn decided(ctx: &Ctx) -> String {
    let parts: Vec<String> = ctx
        .outlook
        .by_action()
        .into_iter()
        .map(|(action, count)| match action {
            Action::Keep => tr::does_keep(ctx.lang, count),
            Action::UpdateFirmware => tr::does_update(ctx.lang, count),
            Action::SipGateway => tr::does_gateway(ctx.lang, count),
            Action::KeepOnSbc => tr::does_sbc(ctx.lang, count),
            Action::Replace => tr::does_replace(ctx.lang, count),
            Action::Softphone => tr::does_softphone(ctx.lang, count),
            Action::Undecided => tr::does_nothing_yet(ctx.lang, count),
        })
        .collect();
    if parts.is_empty() { tr::does_none(ctx.lang) } else { tr::does(ctx.lang, &and(ctx.lang, &parts)) }
}

/// What it costs.
pub(super) fn money(ctx: &Ctx) -> String {
    let budget = &ctx.outlook.budget;
    let years = budget.years.len() as u64;
    let (total, missing) = (budget.total(), budget.missing.len() as u64);
    let amount = ctx.money(total);
    let mut sentences = vec![match (total, missing) {
        (0, 0) => tr::costs_nothing(ctx.lang, years),
        (0, _) => tr::costs_unknown(ctx.lang),
        (_, 0) => tr::costs(ctx.lang, &amount, years),
        _ => tr::costs_at_least(ctx.lang, &amount, years),
    }];
    if let Some((year, most)) = highest(ctx.outlook).filter(|_| years > 1) {
        sentences.push(tr::budget_lead_highest(ctx.lang, &ctx.money(most), &ctx.year(year)));
    }
    if missing > 0 {
        sentences.push(tr::budget_lead_missing(ctx.lang, missing));
    }
    joined(sentences)
}

/// The fiscal year that costs most.
pub(super) fn highest(outlook: &Outlook) -> Option<(crate::model::FiscalYear, i64)> {
    let budget = &outlook.budget;
    let totals = budget.years.iter().map(|year| (*year, budget.year_total(*year)));
    // Of equal years the first.
    totals.rev().max_by_key(|(_, total)| *total).filter(|(_, total)| *total > 0)
}

/// How the other scenarios differ, in money and in phones left without support.
pub(super) fn compared(ctx: &Ctx) -> String {
    let own = ctx.outlook.budget.total();
    if ctx.outlook.devices == 0 {
        return String::new();
    }
    let left = |outlook: &Outlook| ctx.end().map_or(0, |end| outlook.counts_on(end)[State::Unsupported.index()]);
    let comparable = |outlook: &Outlook| ctx.complete() && outlook.budget.missing.is_empty();
    let others = ctx.input.outlooks.iter().enumerate().filter(|(index, _)| *index != ctx.input.current);
    let sentence = |(index, other): (usize, &std::sync::Arc<Outlook>)| {
        let name = ctx.plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str());
        let end = ctx.end().map(|end| ctx.date(end)).unwrap_or_default();
        let (remain, difference) = (left(other), other.budget.total() - own);
        let amount = ctx.money(difference.saturating_abs());
        match (comparable(other), difference.signum(), remain) {
            (false, _, 0) => String::new(),
            (false, ..) => tr::other_leaves(ctx.lang, remain, &end, name),
            (true, 0, 0) => tr::other_same(ctx.lang, name),
            (true, 0, _) => tr::other_same_leaves(ctx.lang, remain, &end, name),
            (true, 1, 0) => tr::other_more(ctx.lang, &amount, name),
            (true, 1, _) => tr::other_more_leaves(ctx.lang, &amount, remain, &end, name),
            (true, _, 0) => tr::other_less(ctx.lang, &amount, name),
            (true, ..) => tr::other_less_leaves(ctx.lang, &amount, remain, &end, name),
        }
    };
    joined(others.take(4).map(sentence).collect())
}

/// What is wrong today and what comes next.
pub(super) fn risk(ctx: &Ctx) -> String {
    let outlook = ctx.outlook;
    let devices = outlook.devices;
    if devices == 0 {
        return tr::head_none(ctx.lang);
    }
    let count = |state| outlook.today(state);
    let (unsupported, best, unknown) = (count(State::Unsupported), count(State::BestEffort), count(State::Unknown));
    let share = fmt::share(ctx.lang, unsupported, devices);
    let mut sentences = vec![if unsupported == 0 {
        tr::risk_none(ctx.lang, devices)
    } else {
        tr::risk_unsupported(ctx.lang, unsupported, devices, &share)
    }];
    if best > 0 {
        sentences.push(tr::risk_best_effort(ctx.lang, best));
    }
    if unknown > 0 {
        sentences.push(tr::risk_unknown(ctx.lang, unknown));
    }
    if let Some((day, title, touched)) = next_certificate(ctx) {
        sentences.push(tr::risk_certificate(ctx.lang, touched, &ctx.date(day), &title));
    }
    joined(sentences)
}

/// The next certificate event that touches this fleet: day, title, devices.
pub(super) fn next_certificate(ctx: &Ctx) -> Option<(crate::model::Day, String, u64)> {
    let today = ctx.outlook.as_of?;
    let coming = ctx.outlook.events.iter().filter(|event| event.day >= today && event.devices > 0);
    let certificates = coming.filter_map(|event| match event.event {
        EventRef::Certificate(index) => Some((event, ctx.catalog.events.get(index)?)),
        EventRef::Milestone(_) | EventRef::Own(_) => None,
    });
    let (event, fact) = certificates.min_by_key(|(event, _)| event.day)?;
    Some((event.day, ctx.lang.pick(&fact.title_en, &fact.title_de).to_owned(), event.devices))
}

/// When work begins and ends, and which end of support comes next.
pub(super) fn dates(ctx: &Ctx) -> String {
    let outlook = ctx.outlook;
    let today = outlook.as_of;
    let waves = &outlook.waves;
    let mut sentences = Vec::new();
    let (first, last) = (waves.iter().map(|wave| wave.start).min(), waves.iter().map(|wave| wave.end).max());
    match first.zip(last) {
        Some((first, last)) => {
            sentences.push(tr::dates_work(ctx.lang, waves.len() as u64, &ctx.date(first), &ctx.date(last)));
            let late = waves.iter().filter(|wave| wave.deadline.is_some_and(|deadline| deadline < wave.end));
            // What was late before the plan began is no delay of the plan.
            let late =
                late.filter(|wave| wave.deadline.is_some_and(|deadline| today.is_none_or(|today| deadline >= today)));
            let late = late.count() as u64;
            if late > 0 {
                sentences.push(tr::dates_late(ctx.lang, late));
            }
        }
        None => sentences.push(tr::dates_no_work(ctx.lang)),
    }
    let coming = outlook.lanes.iter().filter_map(|lane| lane.deadline.as_ref().map(|deadline| (deadline.day, lane)));
    let coming: Vec<_> = coming.filter(|(day, _)| today.is_none_or(|today| *day >= today)).collect();
    if let Some(next) = coming.iter().map(|(day, _)| *day).min() {
        let lanes: Vec<_> = coming.iter().filter(|(day, _)| *day == next).map(|(_, lane)| *lane).collect();
        let names: Vec<String> = lanes.iter().map(|lane| lane_name(ctx, lane)).collect();
        let devices = lanes.iter().map(|lane| lane.devices).sum();
        sentences.push(tr::dates_next(ctx.lang, devices, &ctx.date(next), &listed(ctx, &names, 3)));
    }
    joined(sentences)
}
