//! What happens to each model, and why.

use super::flow::Flow;
use super::table::{Carry, Cell, Table, left, right};
use super::{Ctx, head, words};
use crate::i18n::tr::report as tr;
use crate::i18n::{fmt, reason};
use crate::model::ClassGroup;
use crate::plan::State;
use crate::plan::outlook::Lane;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let outlook = ctx.outlook;
    let (decided, devices) = (outlook.decided(), outlook.devices);
    let title = if devices > 0 && decided == devices {
        tr::strategy_title_all(ctx.lang, devices)
    } else {
        tr::strategy_title(ctx.lang, decided, &ctx.number(devices))
    };
    let actions: Vec<String> = outlook
        .by_action()
        .into_iter()
        .map(|(action, count)| format!("{}: {}", reason::action(ctx.lang, action), ctx.number(count)))
        .collect();
    head(ctx, flow, &title, &actions.join(" · "));
    for group in ClassGroup::ALL {
        let lanes: Vec<&Lane> = outlook.lanes.iter().filter(|lane| lane.class.group() == group).collect();
        if lanes.is_empty() {
            continue;
        }
        let count = lanes.iter().map(|lane| lane.devices).sum();
        let heading = tr::group_phones(ctx.lang, count, &reason::class_group(ctx.lang, group));
        let mut columns = vec![
            left(tr::column_model(ctx.lang)),
            right(tr::column_devices(ctx.lang)),
            left(tr::column_state(ctx.lang)),
            left(tr::column_until(ctx.lang)),
            left(tr::column_action(ctx.lang)),
            left(tr::column_reason(ctx.lang)),
        ];
        if ctx.prices() {
            columns.push(right(tr::column_cost(ctx.lang)));
        }
        let cost = columns.len() - 1;
        let values = |lane: &&Lane| {
            let devices = (1, i64::try_from(lane.devices).unwrap_or(i64::MAX));
            if ctx.prices() { vec![devices, (cost, lane.total)] } else { vec![devices] }
        };
        let show = |column: usize, value: i64| {
            if column == 1 { fmt::number(ctx.lang, value) } else { ctx.exact(value) }
        };
        let carry = Carry {
            out: tr::carried(ctx.lang),
            into: tr::brought(ctx.lang),
            values: lanes.iter().map(values).collect(),
            show: &show,
        };
        let rows = lanes.into_iter().map(|lane| row(ctx, lane)).collect();
        let table = Table { columns, rows, carry: Some(carry), ..Table::default() };
        flow.heading(&heading, table.beginning(flow) + 6.0);
        flow.outline(1, &heading);
        table.set(flow);
    }
    if ctx.plan.report.page_sources && devices > 0 {
        flow.space(8.0);
        words::note(flow, &words::publishers(ctx, &super::sources::used(ctx)));
    }
}

fn row(ctx: &Ctx, lane: &Lane) -> Vec<Cell> {
    let counts = ctx.outlook.as_of.map(|today| lane.counts_on(today)).unwrap_or_default();
    let state = State::ALL.into_iter().max_by_key(|state| counts[state.index()]).unwrap_or(State::Unknown);
    let until = lane.deadline.as_ref().map_or("–".to_owned(), |deadline| ctx.date(deadline.day));
    let reason = if lane.own {
        if lane.note.is_empty() { tr::reason_own(ctx.lang) } else { lane.note.clone() }
    } else {
        reason::proposal_reason(ctx.lang, &lane.proposal.reason)
    };
    let cost = if lane.total == 0 { "–".to_owned() } else { ctx.exact(lane.total) };
    let mut cells = vec![
        Cell::bold(words::lane_name(ctx, lane)),
        ctx.number(lane.devices).into(),
        Cell { state: Some(state), ..reason::state(ctx.lang, state).into() },
        until.into(),
        words::action(ctx, lane).into(),
        reason.into(),
    ];
    if ctx.prices() {
        cells.push(cost.into());
    }
    cells
}
