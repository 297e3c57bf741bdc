//! The waves: where, when, how many, and whether in time.

use super::flow::Flow;
use super::table::{Carry, Cell, Table, left, right};
use super::{Ctx, gantt, head};
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, fmt};
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let waves = &ctx.outlook.waves;
    let devices: u64 = waves.iter().map(|wave| wave.devices).sum();
    let last = waves.iter().map(|wave| wave.end).max().map(|day| ctx.date(day)).unwrap_or_default();
    let title = tr::rollout_title(ctx.lang, waves.len() as u64, &last, devices);
    let late = waves.iter().filter(|wave| gantt::late(ctx, wave)).count() as u64;
    let lead = if waves.is_empty() { String::new() } else { tr::rollout_lead(ctx.lang, late) };
    head(ctx, flow, &title, &lead);
    if waves.is_empty() {
        return;
    }
    let tallest = flow.bottom() - flow.sheet.margin - 60.0;
    for chart in gantt::charts(ctx, flow.width(), (flow.room() - 150.0).clamp(160.0, tallest)) {
        flow.figure(chart, title.as_str());
    }
    flow.space(18.0);
    table(ctx, flow);
}

fn table(ctx: &Ctx, flow: &mut Flow) {
    let waves = &ctx.outlook.waves;
    let columns = vec![
        left(tr::column_wave(ctx.lang)),
        left(tr::column_site(ctx.lang)),
        left(tr::column_from(ctx.lang)),
        left(tr::column_to(ctx.lang)),
        right(tr::column_devices(ctx.lang)),
        right(tr::column_days(ctx.lang)),
        left(tr::column_deadline(ctx.lang)),
        right(tr::column_slack(ctx.lang)),
    ];
    let dash = || "–".to_owned();
    let mut rows: Vec<Vec<Cell>> = waves
        .iter()
        .map(|wave| {
            let slack = wave.deadline.map(|day| day.days_since(wave.end));
            let passed = slack.is_some_and(|days| days < 0).then_some(State::Unsupported);
            let site = explain::wave_site(ctx.lang, wave);
            vec![
                Cell::bold(wave.name.clone()),
                site.into(),
                ctx.date(wave.start).into(),
                ctx.date(wave.end).into(),
                ctx.number(wave.devices).into(),
                wave.work_days.map_or_else(dash, |days| ctx.number(days)).into(),
                wave.deadline.map_or_else(dash, |day| ctx.date(day)).into(),
                Cell { state: passed, ..slack.map_or_else(dash, |days| fmt::number(ctx.lang, days)).into() },
            ]
        })
        .collect();
    let count = |devices: u64| (4, i64::try_from(devices).unwrap_or(i64::MAX));
    let days: Option<u64> = waves.iter().map(|wave| wave.work_days).sum();
    let mut sums = vec![Cell::default(); columns.len()];
    if let [name, _, _, _, devices, work, ..] = sums.as_mut_slice() {
        *name = Cell::bold(tr::total(ctx.lang));
        *devices = Cell::bold(ctx.number(waves.iter().map(|wave| wave.devices).sum()));
        *work = Cell::bold(days.map_or_else(dash, |days| ctx.number(days)));
    }
    rows.push(sums);
    let show = |_: usize, value: i64| fmt::number(ctx.lang, value);
    let carry = Carry {
        out: tr::carried(ctx.lang),
        into: tr::brought(ctx.lang),
        values: waves.iter().map(|wave| vec![count(wave.devices)]).collect(),
        show: &show,
    };
    Table { columns, rows, sums: 1, carry: Some(carry), ..Table::default() }.set(flow);
}
