//! What the budget may become: amounts that are not exceeded in 50, 80 and 95 % of simulated runs, and what moves them.

use super::Ctx;
use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::words::note_to;
use crate::i18n::explain;
use crate::i18n::tr::{budget as words, report as tr};
use crate::plan::Section;
use crate::plan::simulate::{Percentiles, Request, Simulated, simulate, unused};

/// Drivers that are printed, the widest first.
const DRIVERS: usize = 8;

/// The simulation of the scenario; `None` where everything is certain, or nothing costs anything. The same plan gives the same
/// result.
pub(super) fn simulated(ctx: &Ctx) -> Option<Simulated> {
    let scenario = ctx.plan.scenarios.get(ctx.outlook.scenario)?;
    if scenario.assumptions.ranges.is_empty() {
        return None;
    }
    let made = simulate(ctx.plan, scenario, &ctx.outlook.budget, Request::default(), &|_| true)?;
    (!made.drivers.is_empty() && made.total.p95 != 0).then_some(made)
}

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let Some(made) = simulated(ctx) else { return };
    let title = tr::risk_title(ctx.lang, &ctx.money(made.total.p80));
    let table = percentiles(ctx, &made);
    flow.heading(&title, table.height(flow, flow.width()).min(320.0) + 30.0);
    flow.outline(1, &title);
    table.set(flow);
    flow.space(6.0);
    let runs = ctx.number(u64::from(made.request.runs));
    flow.paragraph(style::NOTE, &tr::risk_note(ctx.lang, &runs, &made.request.seed.to_string()));
    left_out(ctx, flow);
    let Some(first) = made.drivers.first() else { return };
    let table = drivers(ctx, &made);
    let widest = explain::driver(ctx.lang, ctx.catalog, &first.driver);
    flow.heading(&tr::risk_drivers(ctx.lang, &widest), table.beginning(flow));
    table.set(flow);
    flow.space(6.0);
    note_to(flow, &tr::derived_in_assumptions(ctx.lang), Section::Assumptions);
}

/// Ranges that take part in no simulation, each with the reason.
pub(super) fn left_out(ctx: &Ctx, flow: &mut Flow) {
    let Some(scenario) = ctx.plan.scenarios.get(ctx.outlook.scenario) else { return };
    for one in unused(ctx.plan, scenario) {
        flow.paragraph(style::NOTE, &explain::unused_range(ctx.lang, ctx.catalog, &one));
    }
}

fn percentiles<'a>(ctx: &Ctx, made: &Simulated) -> Table<'a> {
    let mut columns = vec![left(words::col_year(ctx.lang)), right(words::col_base(ctx.lang))];
    columns.extend(["P50", "P80", "P95"].map(right));
    let row = |name: String, values: Percentiles, bold: bool| {
        let amounts = [values.base, values.p50, values.p80, values.p95];
        let amounts = amounts.map(|minor| Cell { bold, ..ctx.exact(minor).into() });
        std::iter::once(Cell { bold, ..name.into() }).chain(amounts).collect::<Vec<Cell>>()
    };
    let mut rows: Vec<_> = made.years.iter().map(|(year, values)| row(ctx.year(*year), *values, false)).collect();
    rows.push(row(words::row_total(ctx.lang), made.total, true));
    Table { columns, rows, sums: 1, ..Table::default() }
}

/// The total with each value at its ends, all others likely.
fn drivers<'a>(ctx: &Ctx, made: &Simulated) -> Table<'a> {
    let columns = vec![
        left(tr::column_assumption(ctx.lang)),
        right(tr::column_optimistic(ctx.lang)),
        right(tr::column_pessimistic(ctx.lang)),
    ];
    let base = made.total.base;
    let rows = made.drivers.iter().take(DRIVERS).map(|swing| {
        vec![
            explain::driver(ctx.lang, ctx.catalog, &swing.driver).into(),
            ctx.signed(swing.low.saturating_sub(base)).into(),
            ctx.signed(swing.high.saturating_sub(base)).into(),
        ]
    });
    Table { columns, rows: rows.collect(), ..Table::default() }
}
