//! What the scenarios are worth on the day the plan is made.

use super::Ctx;
use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::words::note_to;
use crate::i18n::fmt;
use crate::i18n::tr::{budget as words, report as tr};
use crate::plan::Section;

/// Present value and equivalent annual cost of every scenario; nothing without a discount rate.
pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let lang = ctx.lang;
    let Some(own) = ctx.outlook.present_value(ctx.plan).filter(|own| own.value != 0) else { return };
    let (day, rate) = (ctx.date(own.base), fmt::percent(lang, own.rate));
    let columns = vec![
        left(tr::column_scenario(lang)),
        right(words::compare_worth(lang, &day)),
        right(words::compare_yearly(lang)),
    ];
    let rows = ctx.input.outlooks.iter().enumerate().map(|(index, outlook)| {
        let open = if outlook.budget.missing.is_empty() { "" } else { "\u{a0}+" };
        let worth = outlook.present_value(ctx.plan);
        let amount = |minor: Option<i64>| {
            minor.map_or_else(|| fmt::DASH.to_owned(), |minor| format!("{}{open}", ctx.money(minor)))
        };
        let name = ctx.scenario_name(index);
        vec![
            Cell { bold: index == ctx.input.current, ..name.into() },
            amount(worth.map(|worth| worth.value)).into(),
            amount(worth.map(|worth| worth.yearly)).into(),
        ]
    });
    let table = Table { columns, rows: rows.collect(), ..Table::default() };
    let title = tr::worth_title(lang, &ctx.money(own.value), &day);
    flow.heading(&title, table.height(flow, flow.width()).min(320.0) + 30.0);
    flow.outline(1, &title);
    table.set(flow);
    flow.space(6.0);
    flow.paragraph(style::NOTE, &tr::worth_note(lang, &day, u64::from(own.years), &rate));
    note_to(flow, &tr::derived_in_assumptions(lang), Section::Assumptions);
}
