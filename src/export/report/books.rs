//! Cash beside profit and loss, and how they come together.

use super::budget::over_years;
use super::flow::{Flow, style};
use super::table::{Cell, Table, left, right};
use super::words::note_to;
use super::{Ctx, uneven};
use crate::i18n::explain;
use crate::i18n::tr::{budget as words, report as tr};
use crate::model::FiscalYear;
use crate::plan::Section;
use crate::plan::statement::{Reconciliation, Statement, StatementNote, statement};

/// Sums of one name over the years, in minor units.
struct Row<'a> {
    name: String,
    amounts: &'a [i64],
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The name of what follows.
    Title,
    Plain,
    Sum,
}

pub(super) fn draw(ctx: &Ctx, flow: &mut Flow) {
    let Ok(made) = statement(ctx.plan, ctx.outlook) else {
        flow.heading(&words::mode_statement(ctx.lang), 30.0);
        flow.paragraph(style::BODY, &words::statement_too_large(ctx.lang));
        return;
    };
    // Depreciation breaks what was paid in whole units; all of the table is printed alike.
    let parts = [&made.depreciation, &made.low_value, &made.write_off];
    let cents = ctx.cents || parts.into_iter().flatten().any(|minor| uneven(*minor, ctx.plan));
    let ctx = &Ctx { cents, ..*ctx };
    let sums = made.reconciliation();
    if sums.cash == 0 && sums.write_off == 0 {
        return;
    }
    let title = title(ctx, &made, &sums);
    let height = table(ctx, &made, &made.years, true).height(flow, flow.width());
    flow.heading(&title, height.min(320.0));
    flow.outline(1, &title);
    over_years(flow, &made.years, &|years, totals| table(ctx, &made, years, totals));
    flow.space(8.0);
    let text = words::reconciliation(
        ctx.lang,
        &ctx.exact(sums.cash),
        &ctx.exact(sums.profit_and_loss),
        &ctx.exact(sums.residual),
        &ctx.exact(sums.write_off),
    );
    flow.paragraph(style::BODY, &text);
    for note in &made.notes {
        flow.paragraph(style::NOTE, &explain::statement_note(ctx.lang, ctx.plan.settings.fiscal, note));
    }
    note_to(flow, &tr::derived_in_assumptions(ctx.lang), Section::Assumptions);
}

/// How much of the money becomes cost, and what is left of it.
fn title(ctx: &Ctx, made: &Statement, sums: &Reconciliation) -> String {
    let [cash, cost, rest, written] =
        [sums.cash, sums.profit_and_loss, sums.residual, sums.write_off].map(|minor| ctx.money(minor));
    let year = made.years.last().map(|year| ctx.year(*year)).unwrap_or_default();
    match (sums.residual, sums.write_off) {
        (1.., 0) if made.notes.contains(&StatementNote::NoMethod) => tr::books_no_method(ctx.lang, &cash, &rest),
        (0, 0) => tr::books_all(ctx.lang, &cash, &year),
        (0, _) => tr::books_written(ctx.lang, &cash, &cost, &written),
        (_, 0) => tr::books_rest(ctx.lang, &cash, &cost, &rest, &year),
        _ => tr::books_both(ctx.lang, &cash, &cost, &rest, &written, &year),
    }
}

fn rows<'a>(ctx: &Ctx, made: &'a Statement) -> Vec<Row<'a>> {
    let row = |name, amounts, kind| Row { name, amounts, kind };
    let lang = ctx.lang;
    let mut rows = vec![
        row(words::statement_cash(lang), &[][..], Kind::Title),
        row(words::row_capex(lang), &made.capex, Kind::Plain),
        row(words::row_opex(lang), &made.opex, Kind::Plain),
        row(tr::books_paid(lang), &made.cash, Kind::Sum),
        row(words::statement_profit(lang), &[][..], Kind::Title),
        row(words::statement_expense(lang), &made.expense, Kind::Plain),
        row(words::statement_depreciation(lang), &made.depreciation, Kind::Plain),
        row(words::statement_low_value(lang), &made.low_value, Kind::Plain),
        row(words::statement_write_off(lang), &made.write_off, Kind::Plain),
        row(tr::books_cost(lang), &made.profit_and_loss, Kind::Sum),
    ];
    // What never happens needs no row.
    rows.retain(|row| row.kind != Kind::Plain || row.amounts.iter().any(|amount| *amount != 0));
    rows
}

fn table<'a>(ctx: &Ctx, made: &Statement, years: &[FiscalYear], totals: bool) -> Table<'a> {
    let mut columns = vec![left("")];
    columns.extend(years.iter().map(|year| right(ctx.year(*year))));
    if totals {
        columns.push(right(tr::total(ctx.lang)));
    }
    let count = columns.len();
    let rows = rows(ctx, made);
    let between = rows.iter().enumerate().filter(|(_, row)| row.kind == Kind::Sum).map(|(index, _)| index).collect();
    let cells = |row: &Row<'_>| {
        if row.kind == Kind::Title {
            let mut cells = vec![Cell::default(); count];
            if let Some(first) = cells.first_mut() {
                *first = Cell::bold(row.name.clone());
            }
            return cells;
        }
        let bold = row.kind == Kind::Sum;
        let cell = |amount: i64, bold: bool| Cell {
            bold,
            ..if amount == 0 { "–".to_owned() } else { ctx.exact(amount) }.into()
        };
        let amount = |year: &FiscalYear| {
            let at = made.years.iter().position(|known| known == year);
            at.and_then(|at| row.amounts.get(at)).copied().unwrap_or(0)
        };
        let mut cells = vec![Cell { bold, ..row.name.clone().into() }];
        cells.extend(years.iter().map(|year| cell(amount(year), bold)));
        if totals {
            cells.push(cell(row.amounts.iter().fold(0, |sum: i64, amount| sum.saturating_add(*amount)), true));
        }
        cells
    };
    Table { rows: rows.iter().map(cells).collect(), columns, between, ..Table::default() }
}
