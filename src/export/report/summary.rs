//! The summary: the finding, the decision asked for, states year by year.

use super::cover::asked;
use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::words::{coverage, decisions, headline, states};
use super::{Ctx, head};
use crate::i18n::reason;
use crate::i18n::tr::report as tr;
use crate::plan::State;

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &headline(ctx), &states(ctx));
    flow.paragraph(style::BODY, &coverage(ctx));
    flow.heading(&tr::decisions(ctx.lang), 50.0);
    asked(ctx, flow, &decisions(ctx), usize::MAX);
    let Some(today) = ctx.outlook.as_of else { return };
    flow.heading(&tr::states_by_year(ctx.lang), 80.0);
    let fiscal = ctx.plan.settings.fiscal;
    let mut columns = vec![left(tr::state(ctx.lang)), right(tr::today(ctx.lang))];
    // More years than a page is wide are thinned out; the last one always counts.
    let years = &ctx.outlook.years;
    let step = years.len().div_ceil(8).max(1);
    let shown: Vec<_> = years.iter().rev().step_by(step).rev().copied().collect();
    columns.extend(shown.iter().map(|year| right(ctx.year(*year))));
    let mut days = vec![today];
    days.extend(shown.iter().map(|year| fiscal.last_day(*year)));
    let rows = State::ALL
        .into_iter()
        .map(|state| {
            let mut row: Vec<Cell> = vec![reason::state(ctx.lang, state).into()];
            for day in &days {
                let count = ctx.outlook.counts_on(*day)[state.index()];
                let alarm = (state == State::Unsupported && count > 0).then_some(state);
                let text = if count == 0 { "–".to_owned() } else { ctx.number(count) };
                row.push(Cell { state: alarm, ..text.into() });
            }
            row
        })
        .collect();
    Table { columns, rows, sums: 0 }.set(flow);
}
