//! The budget: chart, table, scenarios.

use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::{Ctx, head};
use crate::chart::budget::{BarsView, amount, bars, categories, cumulative, scenario_marker, scenario_stroke};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, Scene, metrics, pt};
use crate::i18n::explain;
use crate::i18n::fmt;
use crate::i18n::tr::report as tr;
use crate::model::FiscalYear;
use crate::plan::{Outlook, State};

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &title(ctx), &lead(ctx));
    let budget = &ctx.outlook.budget;
    let used = categories(budget);
    if !used.is_empty() {
        let view = BarsView { legend: true, years: true, ..BarsView::default() };
        let height = (flow.sheet.height * 0.26).clamp(190.0, 280.0);
        flow.place(bars(ctx.outlook, ctx.plan, ctx.lang, &view, (flow.width(), height)));
        flow.space(14.0);
        table(ctx, flow);
        flow.space(6.0);
        flow.paragraph(style::NOTE, &note(ctx));
    }
    if ctx.input.outlooks.len() > 1 && ctx.input.outlooks.iter().any(|outlook| outlook.budget.total() != 0) {
        comparison(ctx, flow);
    }
}

fn title(ctx: &Ctx) -> String {
    let budget = &ctx.outlook.budget;
    let (total, years) = (budget.total(), budget.years.len() as u64);
    match (total, ctx.complete()) {
        (0, true) => tr::budget_title_none(ctx.lang),
        (0, false) => tr::budget_title_missing(ctx.lang),
        (_, true) => tr::budget_title(ctx.lang, &ctx.money(total), years),
        (_, false) => tr::budget_title_open(ctx.lang, &ctx.money(total), years),
    }
}

fn highest(outlook: &Outlook) -> Option<(FiscalYear, i64)> {
    let budget = &outlook.budget;
    let totals = budget.years.iter().map(|year| (*year, budget.year_total(*year)));
    totals.max_by_key(|(_, total)| *total).filter(|(_, total)| *total > 0)
}

fn lead(ctx: &Ctx) -> String {
    let mut sentences = Vec::new();
    if let Some((year, total)) = highest(ctx.outlook) {
        sentences.push(tr::budget_lead_highest(ctx.lang, &ctx.money(total), &ctx.year(year)));
    }
    if !ctx.complete() {
        sentences.push(tr::budget_lead_missing(ctx.lang, ctx.outlook.budget.missing.len() as u64));
    }
    sentences.join(" ")
}

fn note(ctx: &Ctx) -> String {
    let settings = &ctx.plan.settings;
    let first = settings.fiscal.first_day(ctx.outlook.budget.years.first().copied().unwrap_or(FiscalYear(2000)));
    let date = fmt::date(ctx.lang, first);
    if settings.vat_rate.is_some() {
        tr::budget_note_vat(ctx.lang, settings.currency.code(), &date)
    } else {
        tr::budget_note(ctx.lang, settings.currency.code(), &date)
    }
}

fn table(ctx: &Ctx, flow: &mut Flow) {
    let budget = &ctx.outlook.budget;
    let mut columns = vec![left(tr::column_category(ctx.lang))];
    columns.extend(budget.years.iter().map(|year| right(ctx.year(*year))));
    columns.push(right(tr::total(ctx.lang)));
    let cell = |value: i64, bold: bool| {
        let text = if value == 0 && !bold { "–".to_owned() } else { ctx.money(value) };
        Cell { bold, state: (value < 0).then_some(State::Supported), ..text.into() }
    };
    let mut rows: Vec<Vec<Cell>> = categories(budget)
        .into_iter()
        .map(|category| {
            let mut row = vec![Cell::from(explain::category(ctx.lang, category))];
            row.extend(budget.years.iter().map(|year| cell(budget.cell(*year, category), false)));
            row.push(cell(budget.category_total(category), true));
            row
        })
        .collect();
    let name = if ctx.plan.settings.vat_rate.is_some() { tr::total(ctx.lang) } else { tr::total_net(ctx.lang) };
    let mut sums = vec![Cell::bold(name)];
    sums.extend(budget.years.iter().map(|year| cell(budget.year_total(*year), true)));
    sums.push(cell(budget.total(), true));
    rows.push(sums);
    let mut running = vec![Cell::from(tr::cumulative(ctx.lang))];
    let mut sum = 0_i64;
    for year in &budget.years {
        sum = sum.saturating_add(budget.year_total(*year));
        running.push(cell(sum, false));
    }
    running.push(Cell::default());
    rows.push(running);
    Table { columns, rows, sums: 2 }.set(flow);
}

fn comparison(ctx: &Ctx, flow: &mut Flow) {
    let outlooks: Vec<&Outlook> = ctx.input.outlooks.iter().map(AsRef::as_ref).collect();
    flow.heading(&tr::scenarios_compared(ctx.lang), 150.0);
    let columns = vec![
        left(tr::column_scenario(ctx.lang)),
        right(tr::column_total(ctx.lang)),
        right(tr::column_highest(ctx.lang)),
        right(tr::column_unsupported(ctx.lang)),
    ];
    let rows = outlooks
        .iter()
        .enumerate()
        .map(|(index, outlook)| {
            let complete = outlook.budget.missing.is_empty();
            let name = ctx.plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str());
            let left = ctx.end().map_or(0, |end| outlook.counts_on(end)[State::Unsupported.index()]);
            let highest = highest(outlook).map_or(0, |(_, total)| total);
            vec![
                Cell { bold: index == ctx.input.current, ..name.into() },
                amount(ctx.lang, ctx.plan, outlook.budget.total(), complete).into(),
                amount(ctx.lang, ctx.plan, highest, complete).into(),
                Cell { state: (left > 0).then_some(State::Unsupported), ..ctx.number(left).into() },
            ]
        })
        .collect();
    Table { columns, rows, sums: 0 }.set(flow);
    flow.heading(&tr::cumulative_cost(ctx.lang), 200.0);
    let names = legend(ctx, flow.width());
    flow.place(names);
    flow.place(cumulative(&outlooks, ctx.plan, ctx.lang, (flow.width().min(620.0), 190.0)));
}

/// Lines and markers of the scenarios with their names.
fn legend(ctx: &Ctx, width: f32) -> Scene {
    const ROW: f32 = 18.0;
    let style = TextStyle::regular(11.0, Ink::TextPrimary);
    let mut scene = Scene::new(width, ROW + 4.0);
    let (mut x, mut y) = (0.0, ROW / 2.0);
    for index in 0..ctx.input.outlooks.len() {
        let name = ctx.plan.scenarios.get(index).map_or("", |scenario| scenario.name.as_str());
        let name = metrics::fit(style.face, style.size, name, width - 40.0);
        let needed = 34.0 + style.width(&name);
        if x > 0.0 && x + needed > width {
            (x, y) = (0.0, y + ROW);
            scene.height += ROW;
        }
        scene.line(pt(x, y), pt(x + 26.0, y), scenario_stroke(index));
        scenario_marker(&mut scene, index, pt(x + 13.0, y));
        scene.text(pt(x + 34.0, style.baseline(y)), style, name);
        x += needed + 20.0;
    }
    scene
}
