//! The budget: chart, table, scenarios; the ways between them, the books and what is not certain follow.

use super::flow::{Flow, style};
use super::statements::{compared, highest};
use super::table::{Cell, Table, left, right};
use super::{Ctx, books, bridges, head, limits, risk, worth};
use crate::chart::budget::{BarsView, bars, categories, cumulative, scenario_marker, scenario_stroke};
use crate::chart::draw::TextStyle;
use crate::chart::{Ink, Scene, pt};
use crate::i18n::tr::report as tr;
use crate::i18n::{explain, fmt};
use crate::model::FiscalYear;
use crate::plan::{Outlook, State};

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    head(ctx, flow, &title(ctx), &lead(ctx));
    let budget = &ctx.outlook.budget;
    let used = categories(budget);
    if !used.is_empty() {
        let view = BarsView { legend: true, years: true, ..BarsView::default() };
        let height = (flow.sheet.height * 0.26).clamp(190.0, 280.0);
        let chart = bars(ctx.outlook, ctx.plan, ctx.lang, &view, (flow.width(), height));
        flow.figure(chart, format!("{}. {}", title(ctx), lead(ctx)));
        flow.space(14.0);
        table(ctx, flow);
        flow.space(6.0);
        flow.paragraph(style::NOTE, &note(ctx));
        limits::draw(ctx, flow);
    }
    if ctx.input.outlooks.len() > 1 && ctx.input.outlooks.iter().any(|outlook| outlook.budget.total() != 0) {
        comparison(ctx, flow);
        bridges::draw(ctx, flow);
    }
    worth::draw(ctx, flow);
    books::draw(ctx, flow);
    risk::draw(ctx, flow);
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
    let date = fmt::day_and_month(ctx.lang, settings.fiscal.start_day.into(), settings.fiscal.start_month.into());
    if settings.vat_rate.is_some() {
        tr::budget_note_vat(ctx.lang, settings.currency.code(), &date)
    } else {
        tr::budget_note(ctx.lang, settings.currency.code(), &date)
    }
}

/// Category by fiscal year.
fn table(ctx: &Ctx, flow: &mut Flow) {
    let years = &ctx.outlook.budget.years;
    over_years(flow, years, &|years, totals| year_table(ctx, years, totals));
}

/// A table with a column a year. Years that do not fit beside each other follow in a table of their own; the last one has the totals.
pub(super) fn over_years<'a>(flow: &mut Flow, years: &[FiscalYear], make: &dyn Fn(&[FiscalYear], bool) -> Table<'a>) {
    let fits = |flow: &Flow, table: &Table| table.least_width() <= flow.width();
    let most = (2..=years.len())
        .rev()
        .find(|count| years.chunks(*count).all(|chunk| fits(flow, &make(chunk, chunk.last() == years.last()))));
    // As even as they go: eight years and one are no two tables.
    let parts = years.len().div_ceil(most.unwrap_or(2)).max(1);
    for chunk in years.chunks(years.len().div_ceil(parts).max(1)) {
        let last = chunk.last() == years.last();
        let table = make(chunk, last);
        // Part of a table that is read across is not torn.
        let (height, room) = (table.height(flow, flow.width()), flow.bottom() - flow.sheet.margin - 40.0);
        if height < room {
            flow.ensure(height);
        }
        table.set(flow);
        if !last {
            flow.space(14.0);
        }
    }
}

fn year_table<'a>(ctx: &Ctx, years: &[FiscalYear], totals: bool) -> Table<'a> {
    let budget = &ctx.outlook.budget;
    let mut columns = vec![left(tr::column_category(ctx.lang))];
    columns.extend(years.iter().map(|year| right(ctx.year(*year))));
    if totals {
        columns.push(right(tr::total(ctx.lang)));
    }
    let cell = |value: i64, bold: bool| {
        let text = if value == 0 && !bold { "–".to_owned() } else { ctx.exact(value) };
        Cell { bold, state: (value < 0).then_some(State::Supported), ..text.into() }
    };
    let mut rows: Vec<Vec<Cell>> = categories(budget)
        .into_iter()
        .map(|category| {
            let mut row = vec![Cell::from(explain::category(ctx.lang, category))];
            row.extend(years.iter().map(|year| cell(budget.cell(*year, category), false)));
            if totals {
                row.push(cell(budget.category_total(category), true));
            }
            row
        })
        .collect();
    let name = if ctx.plan.settings.vat_rate.is_some() { tr::total(ctx.lang) } else { tr::total_net(ctx.lang) };
    let mut sums = vec![Cell::bold(name)];
    sums.extend(years.iter().map(|year| cell(budget.year_total(*year), true)));
    let mut running = vec![Cell::from(tr::cumulative(ctx.lang))];
    let until = |year: &FiscalYear| {
        budget.years.iter().filter(|before| *before <= year).map(|before| budget.year_total(*before)).sum()
    };
    running.extend(years.iter().map(|year| cell(until(year), false)));
    if totals {
        sums.push(cell(budget.total(), true));
        running.push(Cell::default());
    }
    rows.push(sums);
    rows.push(running);
    Table { columns, rows, sums: 2, ..Table::default() }
}

/// All scenarios: the lines at the left, the figures at the right, the difference in words.
fn comparison(ctx: &Ctx, flow: &mut Flow) {
    let outlooks: Vec<&Outlook> = ctx.input.outlooks.iter().map(AsRef::as_ref).collect();
    let words = compared(ctx);
    let table = scenarios(ctx, &outlooks);
    let lines = (flow.width() - 28.0 - table.least_width() - 40.0).clamp(220.0, 300.0);
    let right_width = flow.width() - lines - 28.0;
    let height = table.height(flow, right_width) + flow.height(style::BODY, &words, right_width) + 20.0;
    let rows = legend(ctx, lines).height + 180.0;
    flow.heading(&tr::scenarios_compared(ctx.lang), height.max(rows) + 10.0);
    let top = flow.y;
    let names = legend(ctx, lines);
    let (x, under) = (flow.left(), names.height);
    flow.figure_at(names, (x, top), tr::cumulative_cost(ctx.lang));
    flow.figure_at(
        cumulative(&outlooks, ctx.plan, ctx.lang, (lines, 180.0)),
        (x, top + under),
        tr::cumulative_cost(ctx.lang),
    );
    flow.column(lines + 28.0, right_width, |flow| {
        table.set(flow);
        flow.space(10.0);
        flow.paragraph(style::BODY, &words);
    });
    flow.y = flow.y.max(top + rows);
}

fn scenarios<'a>(ctx: &Ctx, outlooks: &[&Outlook]) -> Table<'a> {
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
            let open = if outlook.budget.missing.is_empty() { "" } else { "\u{a0}+" };
            let amount = |minor: i64| format!("{}{open}", ctx.exact(minor));
            let name = ctx.scenario_name(index);
            let left = ctx.end().map_or(0, |end| outlook.counts_on(end)[State::Unsupported.index()]);
            let highest = highest(outlook).map_or(0, |(_, total)| total);
            vec![
                Cell { bold: index == ctx.input.current, ..name.into() },
                amount(outlook.budget.total()).into(),
                amount(highest).into(),
                Cell { state: (left > 0).then_some(State::Unsupported), ..ctx.number(left).into() },
            ]
        })
        .collect();
    Table { columns, rows, ..Table::default() }
}

/// Lines and markers of the scenarios with their names.
fn legend(ctx: &Ctx, width: f32) -> Scene {
    const ROW: f32 = 18.0;
    let style = TextStyle::regular(11.0, Ink::TextPrimary);
    let mut scene = Scene::new(width, 4.0);
    let mut y = ROW / 2.0;
    for index in 0..ctx.input.outlooks.len() {
        let name = ctx.scenario_name(index);
        scene.line(pt(0.0, y), pt(26.0, y), scenario_stroke(index));
        scenario_marker(&mut scene, index, pt(13.0, y));
        for line in super::text::wrap(ctx.lang, style, name, width - 36.0) {
            scene.text(pt(34.0, style.baseline(y)), style, line);
            y += ROW;
        }
    }
    scene.height = y - ROW / 2.0 + 4.0;
    scene
}
