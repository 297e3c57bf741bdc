//! The waves.

use super::flow::Flow;
use super::table::{Cell, Table, left, right};
use super::{Ctx, head};
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, fmt};
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let waves = &ctx.outlook.waves;
    let devices = waves.iter().map(|wave| wave.devices).sum();
    let last = waves.iter().map(|wave| wave.end).max().map(|day| ctx.date(day)).unwrap_or_default();
    let title = tr::rollout_title(ctx.lang, waves.len() as u64, &last, &ctx.number(devices));
    head(ctx, flow, &title, "");
    if waves.is_empty() {
        return;
    }
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
    let rows = waves
        .iter()
        .map(|wave| {
            let slack = wave.deadline.map(|day| day.days_since(wave.end));
            let late = slack.is_some_and(|days| days < 0).then_some(State::Unsupported);
            let dash = || "–".to_owned();
            let site = explain::wave_site(ctx.lang, wave);
            vec![
                Cell::bold(wave.name.clone()),
                site.into(),
                ctx.date(wave.start).into(),
                ctx.date(wave.end).into(),
                ctx.number(wave.devices).into(),
                wave.work_days.map_or_else(dash, |days| ctx.number(days)).into(),
                wave.deadline.map_or_else(dash, |day| ctx.date(day)).into(),
                Cell { state: late, ..slack.map_or_else(dash, |days| fmt::number(ctx.lang, days)).into() },
            ]
        })
        .collect();
    Table { columns, rows, sums: 0 }.set(flow);
}
