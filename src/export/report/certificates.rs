//! Certificate events that are still to come, and whom they touch.

use std::collections::BTreeSet;

use super::flow::Flow;
use super::statements::next_certificate;
use super::table::{Cell, Table, left, right};
use super::{Ctx, head, words};
use crate::catalog::{CertificateEvent, SourceId};
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, reason};
use crate::model::ClassGroup;
use crate::plan::State;
use crate::plan::outlook::{EventOutlook, EventRef};
use crate::plan::trust::Break;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let coming = coming(ctx);
    let end = ctx.end().map(|day| ctx.date(day)).unwrap_or_default();
    let title = title(ctx);
    let lead =
        if coming.is_empty() { String::new() } else { tr::certificates_lead(ctx.lang, coming.len() as u64, &end) };
    head(ctx, flow, &title, &lead);
    if coming.is_empty() {
        return;
    }
    let columns = vec![
        left(tr::column_date(ctx.lang)),
        left(tr::column_event(ctx.lang)),
        left(tr::column_touches(ctx.lang)),
        left(tr::column_needs(ctx.lang)),
        right(tr::column_devices(ctx.lang)),
        right(tr::column_drops(ctx.lang)),
        right(tr::column_undocumented(ctx.lang)),
    ];
    let rows = coming
        .iter()
        .map(|(outlook, event)| {
            let title = ctx.lang.pick(&event.title_en, &event.title_de);
            vec![
                Cell::from(ctx.date(outlook.day)),
                Cell::bold(title.to_owned()),
                touched(ctx, outlook).into(),
                Cell::from(explain::event_needs(ctx.lang, event).to_owned()),
                Cell::from(ctx.number(outlook.devices)),
                counted(ctx, outlook, |one| one.drops, Some(State::Unsupported)),
                counted(ctx, outlook, |one| one.undocumented, None),
            ]
        })
        .collect();
    Table { columns, rows, ..Table::default() }.set(flow);
    if ctx.plan.report.page_sources {
        let ids: BTreeSet<&SourceId> = coming.iter().flat_map(|(_, event)| &event.sources).collect();
        let sources: Vec<_> = ids.into_iter().filter_map(|id| ctx.catalog.source(id)).collect();
        flow.space(8.0);
        words::note(flow, &words::publishers(ctx, &sources));
    }
}

/// The event that makes phones drop off next; where none is known to, the next one that touches any.
pub(super) fn title(ctx: &Ctx) -> String {
    let end = ctx.end().map(|day| ctx.date(day)).unwrap_or_default();
    let dropping = coming(ctx).into_iter().filter_map(|(outlook, event)| {
        let drops = breaks(ctx, outlook).map_or(0, |one| one.drops);
        (drops > 0).then_some((outlook.day, event, drops))
    });
    if let Some((day, event, drops)) = dropping.min_by_key(|(day, ..)| *day) {
        let title = ctx.lang.pick(&event.title_en, &event.title_de);
        return tr::certificates_title_drop(ctx.lang, drops, &ctx.date(day), title);
    }
    match next_certificate(ctx).filter(|_| !coming(ctx).is_empty()) {
        Some((day, title, touched)) => tr::certificates_title_next(ctx.lang, touched, &ctx.date(day), &title),
        None => tr::certificates_title(ctx.lang, 0, &end),
    }
}

/// What an event breaks.
pub(super) fn breaks<'a>(ctx: &Ctx<'a>, event: &EventOutlook) -> Option<&'a Break> {
    let index = ctx.outlook.events.iter().position(|known| known == event)?;
    ctx.outlook.breaks.iter().find(|one| one.event == index)
}

/// A number of devices that an event breaks; a dash where nothing is known or none is.
fn counted(ctx: &Ctx, event: &EventOutlook, of: impl Fn(&Break) -> u64, state: Option<State>) -> Cell {
    match breaks(ctx, event).map_or(0, of) {
        0 => "–".into(),
        count => Cell { state, ..ctx.number(count).into() },
    }
}

/// The certificate events from today to the end of the plan that touch a device.
pub(super) fn coming<'a>(ctx: &Ctx<'a>) -> Vec<(&'a EventOutlook, &'a CertificateEvent)> {
    let (today, end) = (ctx.outlook.as_of, ctx.end());
    let within = |event: &&EventOutlook| {
        event.devices > 0 && today.is_none_or(|today| event.day >= today) && end.is_none_or(|end| event.day <= end)
    };
    let events = ctx.outlook.events.iter().filter(within);
    let events = events.filter_map(|event| match event.event {
        EventRef::Certificate(index) => Some((event, ctx.catalog.events.get(index)?)),
        EventRef::Milestone(_) | EventRef::Own(_) => None,
    });
    events.collect()
}

/// Devices by class, most first; what touches every phone needs no list.
fn touched(ctx: &Ctx, event: &EventOutlook) -> String {
    if event.devices >= ctx.outlook.devices {
        return tr::certificates_all(ctx.lang);
    }
    let lanes = event.lanes.iter().filter_map(|lane| ctx.outlook.lanes.get(*lane));
    let mut groups: Vec<(u64, ClassGroup)> = ClassGroup::ALL.map(|group| (0, group)).to_vec();
    for lane in lanes {
        if let Some((count, _)) = groups.iter_mut().find(|(_, group)| *group == lane.class.group()) {
            *count += lane.devices;
        }
    }
    groups.retain(|(count, _)| *count > 0);
    groups.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let names: Vec<String> = groups
        .into_iter()
        .map(|(count, group)| format!("{}\u{a0}{}", reason::class_group(ctx.lang, group), ctx.number(count)))
        .collect();
    names.join(", ")
}
