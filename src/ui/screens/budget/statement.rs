//! Cash and profit and loss side by side, and how they come together.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use lucide_icons::Icon;

use super::assumptions::{AssumptionsView, Tab};
use super::cell::{Cell, arrows, name_cell};
use super::table::line_with_formula;
use crate::chart::Ink;
use crate::i18n::{explain, finance as words, fmt, tr::budget as tr};
use crate::model::FiscalYear;
use crate::plan::State;
use crate::plan::statement::{BookStep, Statement, StatementRow, derivation, given_up};
use crate::session::{Command, Selection};
use crate::ui::planning::Planning;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Pane, UiExt as _, menu_item, paint_text, pane_line};

const ROW: f32 = 27.0;

/// Shows the statement of the outlook on screen.
pub(super) fn show(ui: &mut Ui, view: &Planning<'_>, assumptions: &mut AssumptionsView) {
    let lang = view.lang;
    let Some(made) = view.statement(ui) else {
        ui.section(|ui| ui.error_line(&tr::statement_too_large(lang)));
        return;
    };
    ScrollArea::vertical().id_salt("statement").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Pane::header(&tr::mode_statement(lang), &tr::statement_note(lang)).show(ui, |_| {});
        table(ui, view, &made);
        reconciliation(ui, view, &made);
        notes(ui, view, &made, assumptions);
    });
}

/// Where names and amounts stand.
struct Grid {
    left: f32,
    names: f32,
    column: f32,
}

impl Grid {
    fn of(rect: Rect, columns: usize) -> Self {
        let names = (rect.width() * 0.28).clamp(150.0, 240.0);
        let column = ((rect.width() - 28.0 - names) / columns as f32).max(58.0);
        Self { left: rect.left() + size::PANE_LEFT, names, column }
    }

    fn name(&self, row: Rect) -> Rect {
        Rect::from_min_max(pos2(self.left, row.top()), pos2(self.left + self.names - 6.0, row.bottom()))
    }

    fn cell(&self, row: Rect, index: usize) -> Rect {
        let from = self.left + self.names + self.column * index as f32;
        Rect::from_min_max(pos2(from, row.top()), pos2(from + self.column, row.bottom()))
    }
}

fn table(ui: &mut Ui, view: &Planning<'_>, made: &Statement) {
    let lang = view.lang;
    let views = [
        (tr::statement_cash(lang), &StatementRow::CASH[..]),
        (tr::statement_profit(lang), &StatementRow::PROFIT_AND_LOSS[..]),
    ];
    let count: usize = views.iter().map(|(_, rows)| rows.len() + 1).sum();
    let height = size::TABLE_HEADER + ROW * count as f32;
    let (rect, focus) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::focusable_noninteractive());
    focus.widget_info(|| WidgetInfo::labeled(Role::Table, true, tr::statement_table(lang)));
    let grid = Grid::of(rect, made.years.len() + 1);
    header(ui, view, made, &grid, rect.with_max_y(rect.top() + size::TABLE_HEADER));
    let mut top = rect.top() + size::TABLE_HEADER;
    let mut next = || {
        let place = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), top + ROW));
        top += ROW;
        place
    };
    let mut clicked = None;
    for (title, rows) in views {
        let place = next();
        ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
        pane_line(ui, place);
        paint_text(ui, grid.name(place), Align2::LEFT_CENTER, Type::BodyBold, Ink::TextPrimary, &title);
        for (row, amounts) in rows.iter().zip(made.shown(rows, view.currency(), view.plan.settings.rounding)) {
            clicked = line(ui, view, made, &grid, next(), (*row, &amounts)).or(clicked);
        }
    }
    if let Some(selection) = clicked {
        view.select(selection);
        ui.memory_mut(|memory| memory.request_focus(focus.id));
    }
    if focus.has_focus() {
        keys(ui, view, focus.id, made);
    }
}

fn header(ui: &Ui, view: &Planning<'_>, made: &Statement, grid: &Grid, head: Rect) {
    ui.painter().rect_filled(head, 0, ui.ink(Ink::Inset));
    ui.painter().hline(head.x_range(), head.top(), Stroke::new(1.0, ui.ink(Ink::StrokeDefault)));
    pane_line(ui, head);
    let years = made.years.iter().map(|year| view.year(*year)).chain([tr::col_total(view.lang)]);
    for (index, text) in years.enumerate() {
        let place = grid.cell(head, index);
        let place = place.with_max_x(place.right() - 6.0);
        paint_text(ui, place, Align2::RIGHT_CENTER, Type::Dense, Ink::TextTertiary, &text);
    }
}

/// A row with its cells; returns the cell that was clicked.
fn line(
    ui: &mut Ui,
    view: &Planning<'_>,
    made: &Statement,
    grid: &Grid,
    place: Rect,
    (row, amounts): (StatementRow, &[i64]),
) -> Option<Selection> {
    let sum = !row.parts().is_empty();
    if sum {
        ui.painter().rect_filled(place, 0, ui.ink(Ink::Inset));
    }
    pane_line(ui, place);
    let (name, why) = (words::statement_row(view.lang, row), words::statement_why(view.lang, &view.plan.finance, row));
    let chosen = |year| *view.session.selection() == Selection::Statement(year, row);
    let role = if sum { Type::BodyBold } else { Type::Body };
    let click = name_cell(ui, grid.name(place), &name, role, chosen(None));
    let mut clicked = click.clicked().then_some(Selection::Statement(None, row));
    click.on_hover_text(&why);
    let years = made.years.iter().copied().map(Some).chain([None]);
    for (column, (year, written)) in years.zip(amounts).enumerate() {
        let amount = made.amount(row, year);
        let text = if amount == 0 { fmt::DASH.to_owned() } else { view.whole(*written) };
        let cell = Cell {
            rect: grid.cell(place, column),
            text: &text,
            bold: sum || year.is_none(),
            selected: chosen(year),
            lit: false,
            ink: None,
        };
        let label = tr::cell(view.lang, &text, &name, &year_name(view, year));
        // Both views have a row of the same name.
        let response = ui.push_id(row.key(), |ui| cell.show(ui, &label)).inner;
        if response.clicked() || response.secondary_clicked() {
            clicked = Some(Selection::Statement(year, row));
        }
        response.context_menu(|ui| menu(ui, view, made, (row, year)));
        response.on_hover_text(&why);
    }
    clicked
}

fn year_name(view: &Planning<'_>, year: Option<FiscalYear>) -> String {
    year.map_or_else(|| tr::all_years(view.lang), |year| view.year(year))
}

/// Arrow keys move the selected cell.
fn keys(ui: &Ui, view: &Planning<'_>, id: egui::Id, made: &Statement) {
    let rows = || StatementRow::CASH.into_iter().chain(StatementRow::PROFIT_AND_LOSS);
    let (year, chosen) = match view.session.selection() {
        Selection::Statement(year, row) => (*year, *row),
        _ => (None, StatementRow::Capex),
    };
    let years = made.years.len();
    let row = rows().position(|row| row == chosen).unwrap_or(0);
    let column = year.and_then(|year| made.years.iter().position(|own| *own == year)).unwrap_or(years);
    let after = arrows(ui, id, (row, column), (rows().count() - 1, years));
    if after != (row, column)
        && let Some(row) = rows().nth(after.0)
    {
        view.select(Selection::Statement(made.years.get(after.1).copied(), row));
    }
}

/// The context menu of a cell.
fn menu(ui: &mut Ui, view: &Planning<'_>, made: &Statement, cell: (StatementRow, Option<FiscalYear>)) {
    let lang = view.lang;
    if menu_item(ui, Some(Icon::Lightbulb), &tr::menu_explain(lang)) {
        view.send(Command::Explain);
        ui.close();
    }
    if menu_item(ui, Some(Icon::Copy), &tr::menu_copy(lang)) {
        view.send(Command::CopyText(with_formula(view, made, cell)));
        ui.close();
    }
}

/// A cell with the steps of everything behind it.
fn with_formula(view: &Planning<'_>, made: &Statement, (row, year): (StatementRow, Option<FiscalYear>)) -> String {
    let lang = view.lang;
    let name = words::statement_row(lang, row);
    let mut text = tr::cell(lang, &view.exact(made.amount(row, year)), &name, &year_name(view, year));
    for part in row.parts() {
        text.push_str("\n\n");
        text.push_str(&with_formula(view, made, (*part, year)));
    }
    let budget = &view.outlook.budget;
    let lines = row.lines(view.plan, budget, year);
    text.extend(lines.into_iter().map(|line| line_with_formula(view, line)));
    let mut add = |title: &str, amount: i64, steps: &[BookStep]| {
        let steps = steps.iter().map(|step| format!("\n  {}", words::book_step(lang, view.calendar(), step)));
        text.extend(["\n\n", &view.exact(amount), ", ", title, &steps.collect::<String>()]);
    };
    for (asset, charge) in made.charges(row, year) {
        add(&view.asset_name(asset), charge, &derivation(view.plan, asset));
    }
    if row == StatementRow::WriteOff {
        for given in view.outlook.given_up(year) {
            let lane = view.outlook.lanes.get(given.lane).map(|lane| view.lane_name(lane)).unwrap_or_default();
            add(&lane, given.book_value.minor, &given_up(view.plan, given));
        }
    }
    text
}

/// Cash and what old phones leave on the books equal profit and loss and what new ones leave there.
fn reconciliation(ui: &mut Ui, view: &Planning<'_>, made: &Statement) {
    let lang = view.lang;
    let sums = made.reconciliation();
    ui.section(|ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let even = sums.difference() == 0;
            let (state, word) = if even {
                (State::Supported, tr::reconciled(lang))
            } else {
                (State::Unsupported, tr::reconciled_not(lang, &view.exact(sums.difference())))
            };
            ui.state_word(state, &word);
            ui.txt(
                Type::Dense,
                Ink::TextSecondary,
                tr::reconciliation(
                    lang,
                    &view.exact(sums.cash),
                    &view.exact(sums.profit_and_loss),
                    &view.exact(sums.residual),
                    &view.exact(sums.write_off),
                ),
            );
        });
    });
}

fn notes(ui: &mut Ui, view: &Planning<'_>, made: &Statement, assumptions: &mut AssumptionsView) {
    let lang = view.lang;
    if made.notes.is_empty() {
        return;
    }
    ui.section(|ui| {
        for note in &made.notes {
            let text = explain::statement_note(lang, view.plan.settings.fiscal, note);
            ui.warning_line(&text);
        }
        if ui.link_text(&tr::open_finance(lang)).clicked() {
            assumptions.tab = Tab::Finance;
            assumptions.tall = true;
        }
    });
}
