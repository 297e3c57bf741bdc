//! The inspector of a cell of cash, profit and loss: "Why this amount?".

use std::sync::Arc;

use egui::Ui;
use lucide_icons::Icon;
use rust_decimal::Decimal;

use super::{cell, common};
use crate::chart::Ink;
use crate::i18n::{finance as words, fmt, tr::inspector as tr};
use crate::model::FiscalYear;
use crate::plan::finance::Method;
use crate::plan::groups::Entries;
use crate::plan::presets::Presets;
use crate::plan::statement::{BookStep, Statement, StatementRow, derivation, given_up};
use crate::session::Selection;
use crate::ui::cx::Cx;
use crate::ui::planning::Planning;
use crate::ui::screens::inspector_head;
use crate::ui::theme::Type;
use crate::ui::widgets::UiExt as _;

/// A row and a fiscal year; `None` for all.
type At = (StatementRow, Option<FiscalYear>);

pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, view: &Planning<'_>, at: At) -> Option<()> {
    let lang = view.lang;
    let made = view.statement(ui)?;
    let (row, year) = at;
    let when = year.map_or_else(|| tr::cell_all_years(lang), |year| view.year(year));
    let scenario = view.scenario().map(|scenario| scenario.name.clone()).unwrap_or_default();
    let amount = made.amount(row, year);
    inspector_head(ui, cx, &format!("{}, {when}", words::statement_row(lang, row)), &scenario, |ui| {
        ui.add_space(2.0);
        ui.txt(Type::Display, Ink::TextPrimary, view.exact(amount));
    });
    let entries = view.kept(ui, "cell-booked", at, || {
        let budget = &view.outlook.budget;
        Arc::new(Entries::of(budget, &row.lines(view.plan, budget, year)))
    });
    let mut sources = Vec::new();
    ui.section(|ui| {
        ui.section_title(Some(Icon::Lightbulb), &tr::why_amount(lang));
        let why = words::statement_why(lang, &view.plan.finance, row);
        ui.code_box(|ui| ui.txt_wrapped(Type::Dense, Ink::TextPrimary, why));
        ui.add_space(4.0);
        let shown = match row {
            StatementRow::Cash | StatementRow::ProfitAndLoss => parts(ui, view, &made, at),
            StatementRow::Capex | StatementRow::Opex | StatementRow::Expense => {
                cell::entries(ui, view, &entries.groups, true);
                entries.groups.len()
            }
            StatementRow::Depreciation | StatementRow::LowValue => assets(ui, view, &made, at, &mut sources),
            StatementRow::WriteOff => old_phones(ui, view, year),
        };
        match shown {
            0 => drop(ui.txt_wrapped(Type::Dense, Ink::TextSecondary, tr::statement_none(lang))),
            1 => {}
            _ => {
                ui.separator();
                ui.key_number(&tr::sum(lang), &view.exact(amount));
            }
        }
    });
    cell::inputs(ui, view, &entries.prices);
    if !sources.is_empty() {
        ui.section(|ui| {
            ui.section_title(None, &tr::sources(lang));
            for source in sources {
                ui.txt_wrapped(Type::Caption, Ink::TextTertiary, source);
            }
        });
    }
    what_if(ui, view, &made, at);
    Some(())
}

/// The rows that a sum adds up; each leads to its own cell.
fn parts(ui: &mut Ui, view: &Planning<'_>, made: &Statement, (row, year): At) -> usize {
    for part in row.parts() {
        let amount = view.exact(made.amount(*part, year));
        if common::link_row(ui, &words::statement_row(view.lang, *part), &amount) {
            view.select(Selection::Statement(year, *part));
        }
    }
    row.parts().len()
}

/// What is bought, and how it becomes cost.
fn assets(
    ui: &mut Ui,
    view: &Planning<'_>,
    made: &Statement,
    (row, year): At,
    sources: &mut Vec<&'static str>,
) -> usize {
    let charges = made.charges(row, year);
    let shown = common::shown(ui, view, 0, cell::SHOWN);
    for (index, (asset, charge)) in charges.iter().take(shown).enumerate() {
        let steps = derivation(view.plan, asset);
        sources.extend(steps.iter().filter_map(source));
        let note = view.date(asset.ready);
        if common::disclosure(ui, index, &view.asset_name(asset), &note, &view.exact(*charge)) {
            book_steps(ui, view, &steps);
            to_lane(ui, view, asset.lane);
        }
        ui.add_space(4.0);
    }
    common::rest(ui, view, 0, charges.iter().skip(shown).map(|(_, charge)| *charge));
    sources.sort_unstable();
    sources.dedup();
    charges.len()
}

/// Today's phones that are given up.
fn old_phones(ui: &mut Ui, view: &Planning<'_>, year: Option<FiscalYear>) -> usize {
    let list = view.outlook.given_up(year);
    let shown = common::shown(ui, view, 0, cell::SHOWN);
    for (index, given) in list.iter().take(shown).enumerate() {
        let name = view.outlook.lanes.get(given.lane).map(|lane| view.lane_name(lane)).unwrap_or_default();
        let note = if year.is_none() { view.year(given.year) } else { String::new() };
        if common::disclosure(ui, index, &name, &note, &view.exact(given.book_value.minor)) {
            book_steps(ui, view, &given_up(view.plan, given));
            to_lane(ui, view, Some(given.lane));
        }
        ui.add_space(4.0);
    }
    common::rest(ui, view, 0, list.iter().skip(shown).map(|given| given.book_value.minor));
    list.len()
}

fn book_steps(ui: &mut Ui, view: &Planning<'_>, steps: &[BookStep]) {
    ui.code_box(|ui| {
        for step in steps {
            let text = words::book_step(view.lang, view.calendar(), step);
            ui.txt_wrapped(Type::Dense, Ink::TextPrimary, text);
        }
    });
}

fn to_lane(ui: &mut Ui, view: &Planning<'_>, lane: Option<usize>) {
    if let Some(lane) = lane.and_then(|lane| view.outlook.lanes.get(lane))
        && ui.link_text(&tr::open_model(view.lang, &view.lane_name(lane))).clicked()
    {
        view.select(Selection::Lane(lane.key.clone()));
    }
}

/// Where the rule of a step comes from.
fn source(step: &BookStep) -> Option<&'static str> {
    let presets = Presets::builtin();
    match step {
        BookStep::LowValue { choice, .. } => presets.low_value(&choice.rule).map(|rule| rule.source.as_str()),
        BookStep::Spread { method: Method::Declining { rule, .. }, .. } => {
            presets.declining(rule).map(|rule| rule.source.as_str())
        }
        BookStep::Spread { method: Method::Table(key), .. } => presets.table(key).map(|table| table.source.as_str()),
        _ => None,
    }
}

/// What the cell and its view would be if it cost a tenth more.
fn what_if(ui: &mut Ui, view: &Planning<'_>, made: &Statement, (row, year): At) {
    let lang = view.lang;
    let share = Decimal::new(1, 1);
    let seen = view.kept(ui, "what-if-booked", (row, year), || {
        made.what_if(view.plan, &view.outlook.budget, (row, year), share).ok()
    });
    let Some(seen) = seen.filter(|seen| seen.cell != 0) else { return };
    ui.section(|ui| {
        ui.section_title(None, &tr::what_if(lang, &fmt::percent(lang, share)));
        ui.key_number(&tr::what_if_cell(lang), &view.signed(seen.cell));
        if seen.overhead != 0 {
            ui.key_number(&tr::what_if_overhead(lang), &view.signed(seen.overhead));
        }
        let all = if StatementRow::CASH.contains(&row) {
            tr::statement_cash_all(lang)
        } else {
            tr::statement_profit_all(lang)
        };
        ui.key_number(&all, &view.signed(seen.total));
    });
}
